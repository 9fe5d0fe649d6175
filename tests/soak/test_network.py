"""Each thing that can happen to an exchange, and some of their bytes; `make soak TRIAL=network` has all of them."""

from itertools import chain
from pathlib import Path

import pytest

from tests.soak.faulty_line import Fault
from tests.soak.frame import Sum, judged, module_of
from tests.soak.network import tried
from tests.soak.network_cases import EXCHANGES, PACKED_KINDS, WHOLE_KINDS, Case, cases


def at(exchange: str, kind: str, place: int = 0, *, is_reset: bool = False) -> Case:
    return Case(exchange, Fault(kind, place, is_reset))


GROUPS = {
    "lost": (
        *(at("commands", kind) for kind in ("lost", "late", "twice_first", "silence")),
        *(at("refresh", kind) for kind in ("lost", "twice_second")),
        *(at("piece_of_photo", kind) for kind in ("late", "twice_second", "pause")),
    ),
    "foreign": (
        *(at("pull", kind) for kind in ("page", "redirect_302", "storm_429")),
        *(at("commands", kind) for kind in ("redirect_307", "storm_500")),
        *(at("digest", "storm_504"), at("announce", "storm_502"), at("session", "storm_503")),
    ),
    "spoiled": (
        *(at("pull", "flip_zstd", place) for place in (184, 322, 391, 575)),
        *(at("reference", kind, 250) for kind in ("flip_gzip", "cut_gzip")),
        at("pull", "cut_zstd", 300),
    ),
    "broken": (
        at("piece_of_photo", "answer", 120),  # in the middle of central's time
        *(
            at(exchange, kind, place, is_reset=place % 2 == 1)
            for exchange in ("session", "refresh", "reference", "pull", "commands", "announce", "digest")
            for kind, place in (("request", 200), ("answer", 81))
        ),
    ),
    "beside": (
        *(at("photo", "page"), at("photo", "answer", 500), at("snapshot", "lost"), at("snapshot", "request", 99)),
        *(at("piece_of_snapshot", "answer", 700), at("piece_of_snapshot", "flip_zstd", 500)),
        *(at("hint", "page"), at("hint", "answer", 100, is_reset=True)),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("group", GROUPS)
def test_the_line_fails(group: str, tmp_path: Path) -> None:
    result = tried(GROUPS[group], tmp_path)
    assert result.broken == ()
    assert result.figures["exchanges_broken"] == len(GROUPS[group])


def test_here_is_each_kind_and_each_exchange() -> None:
    chosen = list(chain(*GROUPS.values()))
    assert {case.fault.kind for case in chosen} == {*WHOLE_KINDS, *PACKED_KINDS, "request", "answer"}
    assert {case.exchange for case in chosen} == EXCHANGES.keys()


def test_the_walk_has_each_byte_both_ways() -> None:
    breaks = [case.fault for case in cases() if case.exchange == "digest" and case.fault.kind == "answer"]
    assert {fault.place for fault in breaks if fault.is_reset} == set(range(EXCHANGES["digest"].answer + 1))
    assert {fault.place for fault in breaks if not fault.is_reset} == set(range(EXCHANGES["digest"].answer + 1))


def test_a_kind_that_never_happened_is_a_finding() -> None:
    network = module_of("network")
    figures = {case.figure: 1.0 for case in cases()}
    figures |= {"cases": float(len(cases())), "positions": 10.0, "beyond_the_end": 9.0}
    assert judged(network, Sum(1, 0.1, figures, ())).broken == ()
    assert len(judged(network, Sum(1, 0.1, figures | {"beyond_the_end": 11.0}, ())).broken) == 1
    del figures["at_hint_late"]
    (broken,) = judged(network, Sum(1, 0.1, figures, ())).broken
    assert "at_hint_late" in broken
