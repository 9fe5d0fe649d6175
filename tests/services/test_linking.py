"""Reports about the same thing: order and verdicts by hand, on real files."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.models import cache
from app.models.cache import LocalFiles
from app.services.form_values import Sign, Verdict
from app.services.linking import Linking, distance_m, important_words, place_sign, time_sign, words_sign
from domain.report import Report
from tests.domain import world
from tests.sync.desk_files import files_at, report, row_of

LAT, LON = -6.17, 106.82
AT = world.MONDAY_09


def at(report_id: str, north: float = 0.0, days: float = 0.0, category: str = "jalan", **fields: Any) -> Report:
    """A report `north` degrees of latitude from the first one (0.001° = 111 m), `days` later."""
    moved = {"lat": LAT + north, "lon": LON, "at": AT + timedelta(days=days), "category": category}
    return report(report_id, **{**moved, **fields})


@pytest.fixture
def files(tmp_path: Path) -> Iterator[LocalFiles]:
    made = files_at(tmp_path)
    yield made
    made.cache.dispose()
    made.outbox.dispose()


def linking(files: LocalFiles, *reports: Report) -> Linking:
    cache.apply_page(files, world.RULES, [row_of(each) for each in reports], [], {"cursor": b"c"})
    return Linking(files, lambda: world.RULES)


def test_near_in_place_then_category_then_time(files: LocalFiles) -> None:
    found = linking(
        files,
        at("far", north=0.02),
        at("other_category", north=0.0001, category="saluran"),
        at("close", north=0.002),
        at("mine"),
        at("same", north=0.0002, days=-2),
        at("old", days=-61),
    ).candidates("mine")
    assert [each.id for each in found] == ["same", "close", "other_category", "far"]
    assert [each.distance_m for each in found] == [22, 223, 11, 2226]
    assert [each.is_same_category for each in found] == [True, True, False, True]


def test_typed_words_find_reports_of_any_time(files: LocalFiles) -> None:
    desk = linking(files, at("mine"), at("old", days=-300, description="Pohon tumbang."), at("new"))
    assert [each.id for each in desk.candidates("mine", "pohon")] == ["old"]
    assert [each.id for each in desk.candidates("mine", "JKold")] == ["old"]
    assert desk.candidates("mine", "%") == ()


def test_without_positions_the_same_kelurahan_comes_first(files: LocalFiles) -> None:
    nowhere: dict[str, Any] = {"lat": None, "lon": None}
    desk = linking(
        files,
        at("mine", **nowhere),
        at("elsewhere", **nowhere, kelurahan=world.CIDENG),
        at("here", **nowhere),
    )
    assert [each.id for each in desk.candidates("mine")] == ["here", "elsewhere"]


def test_a_report_that_left_has_no_candidates(files: LocalFiles) -> None:
    desk = linking(files, at("mine"))
    assert desk.candidates("gone") == ()
    assert desk.compare("mine", "gone") is None


def test_a_comparison_says_each_sign(files: LocalFiles) -> None:
    mine = "Got penuh sampah di seberang warung. Air naik ke jalan kalau hujan."
    other = "Got depan warung penuh sampah plastik. Setiap hujan air naik ke badan jalan."
    desk = linking(
        files,
        at("mine", description=mine, days=6),
        at("other", north=0.0002, description=other, address="Jl. Tebet Timur Dalam II"),
    )
    found = desk.compare("mine", "other")
    assert found is not None
    shared = {"got", "penuh", "sampah", "warung", "air", "naik", "hujan"}
    assert found.shared_words == shared
    assert found.signs == (
        Sign("uraian", Verdict.SAME, 7, 8),
        Sign("tempat", Verdict.SAME, 22),
        Sign("waktu", Verdict.SAME, 6 * 24 * 60),
        Sign("kategori", Verdict.SAME),
    )
    assert found.other.place == "Jl. Tebet Timur Dalam II, Kelurahan Gambir"
    assert found.mine.number == "JKmine"


def test_common_words_say_nothing() -> None:
    told = important_words("Mohon segera, jalan di depan RUMAH saya berlubang dan gelap!")
    assert told == {"berlubang", "gelap"}


@pytest.mark.parametrize(
    ("shared", "mine", "other", "verdict"),
    [
        ("a b", "a b c d", "a b e f g h", Verdict.SAME),
        ("a", "a b c d", "a e f g", Verdict.CLOSE),
        ("a", "a b c d e", "a f g h i", Verdict.OTHER),
        ("", "", "a b c", Verdict.UNKNOWN),
    ],
)
def test_half_of_the_shorter_text_is_the_same(shared: str, mine: str, other: str, verdict: Verdict) -> None:
    sign = words_sign(frozenset(mine.split()), frozenset(other.split()))
    assert sign.verdict is verdict
    if verdict is not Verdict.UNKNOWN:
        assert sign.amount == len(shared.split())


@pytest.mark.parametrize(
    ("north", "metres", "verdict"),
    [(0.0004, 45, Verdict.SAME), (0.002, 223, Verdict.CLOSE), (0.003, 334, Verdict.OTHER)],
)
def test_place_by_metres(north: float, metres: int, verdict: Verdict) -> None:
    assert place_sign(at("a"), at("b", north=north)) == Sign("tempat", verdict, metres)


def test_place_without_a_position() -> None:
    nowhere: dict[str, Any] = {"lat": None, "lon": None}
    street: dict[str, Any] = {"address": "Jl. Mawar 1"}
    assert place_sign(at("a", **nowhere, **street), at("b", address="JL. MAWAR 1")).verdict is Verdict.SAME
    assert place_sign(at("a", **nowhere), at("b")).verdict is Verdict.UNKNOWN
    assert place_sign(at("a", **nowhere), at("b", kelurahan=world.CIDENG)).verdict is Verdict.OTHER


@pytest.mark.parametrize(
    ("days", "verdict"), [(7, Verdict.SAME), (7.1, Verdict.CLOSE), (30, Verdict.CLOSE), (31, Verdict.OTHER)]
)
def test_time_apart_in_either_direction(days: float, verdict: Verdict) -> None:
    assert time_sign(at("a"), at("b", days=days)).verdict is verdict
    assert time_sign(at("a", days=days), at("b")).verdict is verdict


def test_a_degree_of_longitude_is_shorter_than_one_of_latitude() -> None:
    """cos 6.17° = 0.9942; 0.01° are 1113.2 m north and 1106.8 m east."""
    assert distance_m((LAT, LON), (LAT + 0.01, LON)) == 1113
    assert distance_m((LAT, LON), (LAT, LON + 0.01)) == 1107
    assert distance_m((LAT, LON), (None, LON)) is None
