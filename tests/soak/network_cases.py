"""What the trial `network` walks through: the exchanges of a desk with central, what can happen to each, and what the
officer is told of it.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tests.soak.faulty_line import Fault

STEP = 7
"""Each byte of packed bodies would be most of the walk."""


class Known(NamedTuple):
    """How the call begins, and so many bytes its request, its answer and the packed body of that have at most."""

    call: str
    request: int
    answer: int
    packed: int = 0


class Case(NamedTuple):
    exchange: str
    fault: Fault

    def __str__(self) -> str:
        end = " by RST" if self.fault.is_reset else ""
        return f"{self.exchange}, {self.fault.kind} at {self.fault.place}{end}"

    @property
    def figure(self) -> str:
        return f"at_{self.exchange}_{self.fault.kind}"


EXCHANGES = {
    "session": Known("POST /v1/session", 440, 680),
    "refresh": Known("POST /v1/session/refresh", 450, 680),
    "reference": Known("GET /v1/reference", 360, 1060, 720),
    "pull": Known("GET /v1/pull", 450, 1420, 1100),
    "commands": Known("POST /v1/commands", 1510, 730),
    "announce": Known("POST /v1/blobs", 500, 290),
    "piece_of_photo": Known("PATCH /v1/blobs/.*", 1330, 240),
    "photo": Known("GET /v1/blobs/.*", 400, 1060),
    "hint": Known("GET /v1/hint", 430, 300),
    "digest": Known("GET /v1/digest", 430, 380),
    "snapshot": Known("GET /v1/snapshot", 370, 330),
    "piece_of_snapshot": Known("GET /v1/snapshots/.*", 500, 1440, 1040),
}

WHOLE_KINDS = (
    *("lost", "late", "twice_first", "twice_second", "page", "redirect_302", "redirect_307", "pause", "silence"),
    *("storm_429", "storm_500", "storm_502", "storm_503", "storm_504"),
)
POSITIONS = ("request", "answer")
PACKED_KINDS = ("cut_zstd", "flip_zstd", "cut_gzip", "flip_gzip")

OFFLINE, FOREIGN, WELL = frozenset({"offline"}), frozenset({"not_central"}), frozenset({None})
TOLD: dict[str, frozenset[str | None]] = {
    **dict.fromkeys(("lost", "late", "silence", "request"), OFFLINE),
    **dict.fromkeys(("page", "redirect_302", "redirect_307", "storm_502", "storm_504"), FOREIGN),
    **dict.fromkeys(("storm_429", "storm_503"), frozenset({"busy"})),
    "storm_500": frozenset({"server_error"}),
    **dict.fromkeys(("twice_first", "twice_second", "pause", "whole"), WELL),
    "answer": OFFLINE | FOREIGN,
    **dict.fromkeys(PACKED_KINDS, OFFLINE | FOREIGN | WELL),
}
"""What is cut or flipped behind the last of the data may do no harm."""


def told_of(case: Case, left: int) -> frozenset[str | None]:
    """What a round may end with when so many bytes of the answer did not come. The last ones say nothing new, and an
    answer that is only a head ends where its connection ends.
    """
    kind, _, is_reset = case.fault
    is_head = case.exchange in {"piece_of_photo", "snapshot"} and not is_reset
    is_enough = kind == "answer" and (is_head or left <= len("\r\n"))
    return TOLD[kind] | WELL if is_enough else TOLD[kind]


@cache
def cases() -> tuple[Case, ...]:
    """First each kind with each exchange; then each byte, in two laps, so that each meets both FIN and RST."""
    return (
        *(Case(exchange, Fault(kind)) for exchange in EXCHANGES for kind in WHOLE_KINDS),
        *(Case(exchange, fault) for exchange in EXCHANGES for fault in _spoiled(exchange)),
        *(Case(exchange, fault) for lap in (0, 1) for exchange in EXCHANGES for fault in _breaks(exchange, lap)),
    )


def _spoiled(exchange: str) -> Iterator[Fault]:
    """A file of reports comes packed as it is kept, whatever the desk accepts."""
    for kind in PACKED_KINDS[: 2 if exchange == "piece_of_snapshot" else 4]:
        yield from (Fault(kind, place) for place in range(0, EXCHANGES[exchange].packed, STEP))


def _breaks(exchange: str, lap: int) -> Iterator[Fault]:
    known = EXCHANGES[exchange]
    for kind, size in zip(POSITIONS, (known.request, known.answer), strict=True):
        yield from (Fault(kind, place, is_reset=(place + lap) % 2 == 1) for place in range(size + 1))
