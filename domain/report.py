"""A citizen report as central sends it: states, value types and the small facts derived from them.

Field names and shapes are those of central-api.md ("Report row"). Version n of a report is the state
after its n-th event: every accepted command is one event and version + 1.
"""

import re
from datetime import datetime
from enum import StrEnum

import msgspec

HEADLINE_MAX = 70
SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)")
ABBREVIATION = re.compile(
    r"\b(jl|jln|gg|no|rt|rw|kel|kec|kp|blok|bpk|ibu|sdr|dr|h|hj|yth|tgl|km|mis|dll|\d)$", re.IGNORECASE
)


class Status(StrEnum):
    """domain.md 2."""

    MENUNGGU = "menunggu"
    KOORDINASI = "koordinasi"
    DISPOSISI = "disposisi"
    PROSES = "proses"
    MENUNGGU_VALIDASI = "menunggu_validasi"
    TL_DITOLAK = "tl_ditolak"
    SELESAI = "selesai"
    DITOLAK = "ditolak"


CLOSED = frozenset({Status.SELESAI, Status.DITOLAK})
OPEN = frozenset(Status) - CLOSED


class Photo(msgspec.Struct, frozen=True, kw_only=True):
    sha256: str
    slot: str
    mime: str
    size: int
    width: int
    height: int
    taken_at: datetime | None = None
    event: str | None = None


class Clocks(msgspec.Struct, frozen=True, kw_only=True):
    """Limits of the running clocks. `respond_by` is null while no unit owes a response."""

    profile: str
    respond_by: datetime | None
    warn_at: datetime
    red_at: datetime
    finish_by: datetime


class Extension(msgspec.Struct, frozen=True, kw_only=True):
    """EWS: a request (`requested`) and its decision (`approved`, `denied`)."""

    estimated_finish: datetime
    reason: str
    state: str
    finish_at: datetime | None = None
    decided_by: str | None = None


class Rating(msgspec.Struct, frozen=True, kw_only=True):
    stars: int
    text: str | None
    at: datetime


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One effect. `from_unit` and `to_unit` are the holder before and after; they differ at a hand-over.

    `changes` maps each corrected field to `[before, after]` (klasifikasi, tugaskan).
    """

    id: str
    type: str
    at: datetime
    unit: str
    to_status: Status
    claimed_at: datetime | None = None
    late: bool = False
    officer: str | None = None
    from_status: Status | None = None
    from_unit: str | None = None
    to_unit: str | None = None
    note: str | None = None
    public: bool = False
    cmd_id: str | None = None
    changes: dict[str, list[str | float | None]] | None = None

    @property
    def is_handover(self) -> bool:
        return self.from_unit is not None and self.from_unit != self.to_unit


class Report(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    number: str
    version: int
    channel: str
    created_at: datetime
    category: str
    priority: str
    description: str
    kelurahan: str
    is_private: bool
    status: Status
    holder: str
    clocks: Clocks
    address: str | None = None
    landmark: str | None = None
    lat: float | None = None
    lon: float | None = None
    assignee: str | None = None
    handed_by: str | None = None
    bounces: int = 0
    extension: Extension | None = None
    duplicate_of: str | None = None
    parent: str | None = None
    continues: str | None = None
    rating: Rating | None = None
    photos: tuple[Photo, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.status not in CLOSED


def handover_stack(events: tuple[Event, ...]) -> tuple[str, ...]:
    """Units a report can still go back to, the next one last (central-api.md, "Hand-overs are a stack")."""
    stack: list[str] = []
    for event in events:
        if not event.is_handover:
            continue
        if event.type == "kembalikan":
            stack.pop()
        elif event.type == "klasifikasi":
            stack.clear()
        elif event.from_unit is not None:
            stack.append(event.from_unit)
    return tuple(stack)


def at_version(report: Report, version: int) -> Report:
    """The report as the workflow saw it at an earlier `version` (1…report.version): state, holder, request,
    photos and corrected fields. Clocks stay as they are: nothing is judged by them."""
    events = report.events[:version]
    kept = {event.id for event in events}
    undone = report.events[version:]
    fields: dict[str, object] = {}
    for event in reversed(undone):
        fields |= {name: pair[0] for name, pair in (event.changes or {}).items() if name != "finish_by"}
    stack = handover_stack(events)
    return msgspec.structs.replace(
        report,
        **{
            **fields,
            "version": version,
            "events": events,
            "status": events[-1].to_status,
            "holder": events[-1].to_unit,
            "handed_by": stack[-1] if stack else None,
            "extension": _extension_at(report, undone),
            "photos": tuple(photo for photo in report.photos if photo.event is None or photo.event in kept),
        },
    )


def _extension_at(report: Report, undone: tuple[Event, ...]) -> Extension | None:
    """What the first undone event about an extension found: a request to decide on, or none."""
    kinds = [event.type for event in undone if event.type in {"minta_perpanjangan", "putuskan_perpanjangan"}]
    if not kinds or report.extension is None:
        return report.extension
    if kinds[0] == "minta_perpanjangan":
        return None
    return msgspec.structs.replace(report.extension, state="requested", finish_at=None, decided_by=None)


def headline(description: str) -> str:
    """First sentence, at most 70 characters, cut at a word (domain.md 10)."""
    text = " ".join(description.strip().split("\n", 1)[0].split())
    for end in SENTENCE_END.finditer(text):
        if end.start() and not ABBREVIATION.search(text, 0, end.start()):
            text = text[: end.start()]
            break
    if len(text) <= HEADLINE_MAX:
        return text
    return text[: HEADLINE_MAX - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
