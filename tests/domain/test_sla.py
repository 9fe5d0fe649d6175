"""Clocks and ledger: tables worked out by hand, then tests/oracle/ledger.py on random legal histories."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import sla
from domain.calendar import WIB
from domain.report import Event, Report, Status
from domain.sla import Interval, Lane
from tests.domain.histories import History, histories
from tests.domain.world import (
    CIDENG,
    DAY,
    DINAS,
    GAMBIR,
    HOLIDAY,
    HOUR,
    MONDAY_09,
    RULES,
    SUDIN,
    SUDIN_SDA,
    SUPERVISOR,
    TEBET,
    UPT,
    VALIDATOR,
    Case,
    channel_report,
    in_state,
    photo,
)
from tests.oracle import ledger as oracle

MINUTE = timedelta(minutes=1)
CALENDAR = RULES.calendar
OPERATOR, PETUGAS = f"operator.{GAMBIR}", f"petugas.{GAMBIR}"
REQUEST: dict[str, Any] = {"estimated_finish": "2026-12-24T00:00:00Z", "reason": "Berat"}


def wib(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026, of which the 16th is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


def span(days: int = 0, hours: int = 0, minutes: int = 0) -> timedelta:
    return timedelta(days=days, hours=hours, minutes=minutes)


def act(case: Case, at: datetime, officer: str, kind: str, **payload: Any) -> None:
    case.do(officer, kind, after=at - case.now, **payload)


def profile_of(report: Report) -> sla.ClockProfile:
    return RULES.profile(report.clocks.profile)


def ledger(report: Report, now: datetime) -> tuple[Interval, ...]:
    return sla.ledger(report, now, profile_of(report), CALENDAR)


def unit_time(report: Report, unit: str, now: datetime) -> timedelta:
    return sla.unit_time(report, unit, now, profile_of(report), CALENDAR)


def resident_time(report: Report, now: datetime) -> timedelta:
    return sla.resident_time(report, now, profile_of(report), CALENDAR)


def rows(report: Report, now: datetime) -> list[tuple[datetime, datetime, str, str]]:
    return [(part.start, part.end, part.holder, str(part.status)) for part in ledger(report, now)]


class TestLimits:
    def test_crm_runs_by_calendar_hours(self) -> None:
        clocks = channel_report(at=wib(20, 16)).clocks
        assert (clocks.profile, clocks.respond_by) == ("crm", wib(20, 22))
        assert (clocks.warn_at, clocks.red_at) == (wib(25, 16), wib(26, 16))
        assert clocks.finish_by == wib(27, 16)

    def test_lapor_runs_by_working_time(self) -> None:
        clocks = channel_report(channel="lapor", at=wib(13, 16)).clocks
        assert clocks.profile == "lapor"
        assert clocks.respond_by == clocks.warn_at == wib(19, 16)
        assert clocks.red_at == wib(20, 16)
        assert clocks.finish_by == wib(23, 16)

    def test_both_clocks_run_and_the_first_to_end_is_shown(self) -> None:
        case = Case()
        assert sla.next_limit(case.report) == MONDAY_09 + 6 * HOUR
        case.do(PETUGAS, "terima")
        assert sla.next_limit(case.report) == MONDAY_09 + 7 * DAY

    def test_red_is_the_residents_clock_whoever_holds_the_report(self) -> None:
        assert in_state(Status.KOORDINASI).report.clocks.red_at == MONDAY_09 + 6 * DAY

    @pytest.mark.parametrize("days", [1, 30])
    def test_an_extension_keeps_the_distances(self, days: int) -> None:
        clocks = channel_report().clocks
        moved = sla.extend(clocks, clocks.finish_by + days * DAY)
        assert moved.finish_by - moved.warn_at == 2 * DAY
        assert moved.finish_by - moved.red_at == DAY
        assert moved.respond_by == clocks.respond_by

    def test_a_second_extension_keeps_them_too(self) -> None:
        case = Case()
        for finish_at in ("2026-12-20T00:00:00Z", "2026-12-10T00:00:00Z"):
            case.do(OPERATOR, "minta_perpanjangan", **REQUEST)
            case.do(SUPERVISOR, "putuskan_perpanjangan", approved=True, finish_at=finish_at, reason="Ya")
        assert case.report.clocks.finish_by == datetime(2026, 12, 10, tzinfo=UTC)
        assert case.report.clocks.red_at == datetime(2026, 12, 9, tzinfo=UTC)


def sewer() -> Case:
    """The report of the ledger picture (design/screens/08): a blocked drain that came back and was refused."""
    start = wib(16, 11, 51)
    case = Case(report=channel_report(kelurahan=TEBET, at=start), now=start)
    act(case, wib(16, 12, 34), f"operator.{TEBET}", "koordinasi", target_unit=SUDIN_SDA, reason="Saluran")
    act(case, wib(18, 10, 2), f"operator.{SUDIN_SDA}", "kembalikan", reason="Kewenangan kelurahan")
    act(case, wib(18, 13, 20), f"petugas.{TEBET}", "terima")
    act(
        case,
        wib(21, 15, 10),
        f"operator.{TEBET}",
        "ajukan_selesai",
        public_answer="Bersih",
        photos=[photo("a")],
    )
    act(case, wib(22, 9, 5), VALIDATOR, "tolak_tl", reason="Bukan titik yang sama")
    act(case, wib(22, 14, 30), f"petugas.{TEBET}", "tindak_lanjut", note="Diulang", photos=[photo("b")])
    return case


class TestSewer:
    NOW = wib(23, 9, 41)

    def test_intervals(self) -> None:
        assert rows(sewer().report, self.NOW) == [
            (wib(16, 11, 51), wib(16, 12, 34), TEBET, "menunggu"),
            (wib(16, 12, 34), wib(18, 10, 2), SUDIN_SDA, "koordinasi"),
            (wib(18, 10, 2), wib(18, 13, 20), TEBET, "menunggu"),
            (wib(18, 13, 20), wib(21, 15, 10), TEBET, "proses"),
            (wib(21, 15, 10), wib(22, 9, 5), TEBET, "menunggu_validasi"),
            (wib(22, 9, 5), wib(22, 14, 30), TEBET, "tl_ditolak"),
            (wib(22, 14, 30), wib(23, 9, 41), TEBET, "proses"),
        ]

    def test_lengths_to_the_minute(self) -> None:
        parts = ledger(sewer().report, self.NOW)
        assert [part.duration for part in parts] == [
            span(0, 0, 43),
            span(1, 21, 28),
            span(0, 3, 18),
            span(3, 1, 50),
            span(0, 17, 55),
            span(0, 5, 25),
            span(0, 19, 11),
        ]
        assert sum((part.duration for part in parts), timedelta()) == span(6, 21, 50)
        assert sla.age(sewer().report, self.NOW) == span(6, 21, 50)

    def test_the_validators_time_counts_for_nobody(self) -> None:
        lanes = [part.lane for part in ledger(sewer().report, self.NOW)]
        assert lanes == [*[Lane.UNIT] * 4, Lane.VALIDATOR, *[Lane.UNIT] * 2]

    def test_the_two_measures(self) -> None:
        report = sewer().report
        assert resident_time(report, self.NOW) == span(6, 21, 50)
        assert unit_time(report, TEBET, self.NOW) == span(4, 6, 27)
        assert unit_time(report, SUDIN_SDA, self.NOW) == span(1, 21, 28)
        assert unit_time(report, GAMBIR, self.NOW) == timedelta()

    def test_red_for_the_resident_on_time_for_the_unit(self) -> None:
        report = sewer().report
        assert report.clocks.red_at == wib(22, 11, 51)
        assert report.clocks.finish_by - self.NOW == span(0, 2, 10)
        assert unit_time(report, TEBET, self.NOW) < span(7)

    def test_respond_limits_of_the_intervals(self) -> None:
        limits = [part.respond_by for part in ledger(sewer().report, self.NOW)]
        assert limits == [wib(16, 17, 51), wib(16, 18, 34), wib(18, 16, 2), None, None, None, None]

    def test_the_independent_computation_says_the_same(self) -> None:
        row = oracle.load_report(msgspec.json.encode(sewer().report).decode())
        told = oracle.ledger(row, self.NOW, {HOLIDAY})
        assert told["resident"] == span(6, 21, 50)
        assert told["units"] == {TEBET: span(4, 6, 27), SUDIN_SDA: span(1, 21, 28)}
        assert [(r["unit"], r["ended_by"], r["outcome"]) for r in told["responds"]] == [
            (TEBET, "koordinasi", "met"),
            (SUDIN_SDA, "kembalikan", "late"),
            (TEBET, "terima", "met"),
        ]

    def test_once_accepted_it_ends_at_the_last_completion(self) -> None:
        case = sewer()
        act(case, wib(23, 10, 0), f"operator.{TEBET}", "ajukan_selesai", public_answer="Bersih")
        waiting = case.report
        assert resident_time(waiting, wib(24, 11, 51)) == span(8)
        act(case, wib(24, 12, 0), VALIDATOR, "validasi")
        assert resident_time(case.report, wib(30, 0)) == span(6, 22, 9)
        assert unit_time(case.report, TEBET, wib(30, 0)) == span(4, 6, 46)
        assert sla.age(case.report, wib(30, 0)) == span(8, 0, 9)
        assert rows(case.report, wib(30, 0))[-1] == (wib(23, 10), wib(24, 12), TEBET, "menunggu_validasi")


class TestWorkingTime:
    """LAPOR: the weekend of 14/15 and the holiday of Wednesday 18 November count for nobody."""

    def drain(self) -> Case:
        start = wib(13, 15)
        case = Case(report=channel_report(channel="lapor", at=start), now=start)
        act(case, wib(16, 9), OPERATOR, "koordinasi", target_unit=SUDIN, reason="Jalan kota")
        act(case, wib(19, 9), f"petugas.{SUDIN}", "terima")
        act(case, wib(20, 9), f"operator.{SUDIN}", "ajukan_selesai", public_answer="S", photos=[photo("a")])
        return case

    def test_measures_count_working_hours(self) -> None:
        case = self.drain()
        now = wib(23, 9)
        assert unit_time(case.report, GAMBIR, now) == 18 * HOUR
        assert unit_time(case.report, SUDIN, now) == 72 * HOUR
        assert resident_time(case.report, now) == 18 * HOUR + 96 * HOUR
        act(case, now, VALIDATOR, "validasi")
        assert resident_time(case.report, wib(30, 9)) == 90 * HOUR

    def test_intervals_stay_on_the_wall_clock(self) -> None:
        parts = ledger(self.drain().report, wib(23, 9))
        assert sum((part.duration for part in parts), timedelta()) == wib(23, 9) - wib(13, 15)

    def test_respond_limit_of_the_second_holder(self) -> None:
        parts = ledger(self.drain().report, wib(23, 9))
        assert [part.respond_by for part in parts] == [wib(19, 15), wib(20, 9), None, None]


class TestRespondClock:
    @pytest.mark.parametrize(
        ("kind", "payload"),
        [
            ("terima", {}),
            ("koordinasi", {"target_unit": SUDIN_SDA, "reason": "…"}),
            ("disposisi", {"assignee": f"petugas.{SUDIN}", "instruction": "…"}),
            ("tindak_lanjut", {"note": "…"}),
            ("kembalikan", {"reason": "…"}),
            ("tolak", {"reason_code": "lainnya", "public_answer": "…"}),
        ],
    )
    def test_ends_with_the_first_answer(self, kind: str, payload: dict[str, Any]) -> None:
        case = in_state(Status.KOORDINASI)
        before = case.report.clocks.respond_by
        case.do(f"kepala.{SUDIN}", kind, **payload)
        part = ledger(case.report, case.now)[1]
        assert (part.respond_by, part.end) == (before, case.now)
        assert case.report.clocks.respond_by != before

    @pytest.mark.parametrize(
        ("kind", "payload"),
        [
            ("klasifikasi", {"category": "saluran"}),
            ("catatan", {"note": "…"}),
            ("balasan", {"public_answer": "…"}),
            ("tugaskan", {"assignee": f"petugas.{SUDIN}"}),
            ("minta_perpanjangan", REQUEST),
            ("lampiran", {"event": "r1", "photos": [photo("a", "proses")]}),
        ],
    )
    def test_goes_on_after_anything_else(self, kind: str, payload: dict[str, Any]) -> None:
        case = in_state(Status.KOORDINASI)
        before = case.report.clocks.respond_by
        case.do(f"kepala.{SUDIN}", kind, **payload)
        assert case.report.clocks.respond_by == before
        assert ledger(case.report, case.now + HOUR)[-1].respond_by == before

    @pytest.mark.parametrize(
        ("officer", "kind", "payload", "status"),
        [
            (f"operator.{SUDIN}", "koordinasi", {"target_unit": UPT, "reason": "…"}, Status.PROSES),
            (f"operator.{SUDIN}", "kembalikan", {"reason": "…"}, Status.PROSES),
            (VALIDATOR, "buka_kembali", {"reason": "…"}, Status.SELESAI),
            (VALIDATOR, "buka_kembali", {"reason": "…"}, Status.DITOLAK),
        ],
    )
    def test_starts_when_a_unit_becomes_holder(
        self, officer: str, kind: str, payload: dict[str, Any], status: Status
    ) -> None:
        case = in_state(status)
        case.do(officer, kind, **payload)
        assert case.report.clocks.respond_by == case.now + 6 * HOUR

    def test_starts_with_a_disposisi_to_a_unit(self) -> None:
        case = Case()
        case.do(OPERATOR, "koordinasi", target_unit=DINAS, reason="…")
        case.do(f"operator.{DINAS}", "disposisi", target_unit=SUDIN, instruction="…")
        assert case.report.clocks.respond_by == case.now + 6 * HOUR

    def test_starts_with_a_corrected_kelurahan(self) -> None:
        case = Case()
        case.do(OPERATOR, "klasifikasi", kelurahan=CIDENG)
        assert case.report.clocks.respond_by == case.now + 6 * HOUR

    def test_does_not_start_again_when_work_is_refused(self) -> None:
        parts = ledger(in_state(Status.TL_DITOLAK).report, MONDAY_09 + DAY)
        assert [part.respond_by is None for part in parts] == [False, False, True, True, True]


class TestReopened:
    def test_the_closed_time_is_a_lane_of_its_own(self) -> None:
        case = in_state(Status.SELESAI)
        case.do(VALIDATOR, "buka_kembali", reason="…", after=2 * DAY)
        case.do(f"petugas.{SUDIN}", "terima")
        now = case.now + HOUR
        lanes = [part.lane for part in ledger(case.report, now)]
        assert lanes[-3:] == [Lane.CLOSED, Lane.UNIT, Lane.UNIT]
        assert unit_time(case.report, SUDIN, now) == 4 * HOUR
        assert resident_time(case.report, now) == now - MONDAY_09
        assert sum((p.duration for p in ledger(case.report, now)), timedelta()) == now - MONDAY_09

    def test_a_note_after_closing_changes_no_time(self) -> None:
        case = in_state(Status.SELESAI)
        before = rows(case.report, case.now)
        case.do(OPERATOR, "catatan", note="…", after=DAY)
        assert rows(case.report, case.now) == before
        assert sla.age(case.report, case.now) == 4 * HOUR


class TestChildren:
    def test_the_residents_time_runs_from_the_parents_intake(self) -> None:
        case = Case(step=2 * DAY)
        (child,) = case.split(OPERATOR, {"report_id": "c1", "target_unit": SUDIN})
        assert resident_time(child, MONDAY_09 + 3 * DAY) == 3 * DAY
        assert unit_time(child, SUDIN, MONDAY_09 + 3 * DAY) == DAY


class TestImported:
    def test_a_report_closed_without_a_completion_ends_at_its_closing(self) -> None:
        report = channel_report()
        closing = Event(
            id="closing",
            type="impor",
            at=MONDAY_09 + 2 * DAY,
            unit=GAMBIR,
            from_status=Status.MENUNGGU,
            to_status=Status.SELESAI,
            from_unit=GAMBIR,
            to_unit=GAMBIR,
        )
        closed = msgspec.structs.replace(report, status=Status.SELESAI, events=(*report.events, closing))
        assert resident_time(closed, MONDAY_09 + 9 * DAY) == 2 * DAY


class TestTimeThatCounts:
    """central-api.md, "Times": never before the previous event, the last contact, never after receipt."""

    RECEIVED = wib(16, 17)

    @pytest.mark.parametrize(
        ("claimed", "previous", "contact", "at", "late"),
        [
            (wib(16, 14), wib(16, 9), wib(16, 12), wib(16, 14), True),
            (wib(16, 11), wib(16, 9), wib(16, 12), wib(16, 12), True),
            (wib(16, 8), wib(16, 13), wib(16, 12), wib(16, 13), True),
            (wib(16, 18), wib(16, 9), wib(16, 12), wib(16, 17), False),
            (wib(16, 16, 45), wib(16, 9), wib(16, 12), wib(16, 16, 45), False),
            (wib(16, 16, 44), wib(16, 9), wib(16, 12), wib(16, 16, 44), True),
            (None, wib(16, 9), wib(16, 12), wib(16, 17), False),
        ],
    )
    def test_credited_time(
        self, claimed: datetime | None, previous: datetime, contact: datetime, at: datetime, late: bool
    ) -> None:
        assert sla.credited_at(claimed, self.RECEIVED, previous, contact) == (at, late)

    def test_claim_is_anchor_and_elapsed_time(self) -> None:
        anchor = int(wib(16, 12).timestamp() * 1000)
        assert sla.claimed_at(anchor, 2 * 3600 * 1000, self.RECEIVED) == wib(16, 14)

    @pytest.mark.parametrize(("anchor_ms", "elapsed_ms"), [(0, 0), (-1, 0), (1, -1), (10**15, 0)])
    def test_a_clock_that_cannot_be_used(self, anchor_ms: int, elapsed_ms: int) -> None:
        assert sla.claimed_at(anchor_ms, elapsed_ms, self.RECEIVED) is None

    @pytest.mark.parametrize("elapsed_ms", [10**15, 10**18, 10**30])
    def test_an_absurd_clock_gives_a_time_or_none(self, elapsed_ms: int) -> None:
        claimed = sla.claimed_at(1, elapsed_ms, self.RECEIVED)
        assert claimed is None or claimed >= self.RECEIVED


Stretch = tuple[datetime, datetime, object]


def stretches(parts: Sequence[Stretch]) -> list[Stretch]:
    """Neighbours with the same mark joined, empty ones left out."""
    joined: list[Stretch] = []
    for start, end, mark in parts:
        if start == end:
            continue
        if joined and joined[-1][1:] == (start, mark):
            joined[-1] = (joined[-1][0], end, mark)
        else:
            joined.append((start, end, mark))
    return joined


LANES = {Lane.UNIT: "unit", Lane.VALIDATOR: "validator", Lane.CLOSED: "closed"}


@settings(deadline=None)
@given(histories(), st.integers(0, 20_000))
def test_ledger_agrees_with_the_independent_computation(history: History, minutes: int) -> None:
    report = history.case.report
    now = report.events[-1].at + minutes * MINUTE
    row = oracle.load_report(msgspec.json.encode(report).decode())
    told = oracle.ledger(row, now, {HOLIDAY})
    parts = ledger(report, now)

    assert stretches([(p.start, p.end, (p.holder, p.status, LANES[p.lane])) for p in parts]) == stretches(
        [(p["start"], p["end"], (p["holder"], p["state"], p["lane"])) for p in told["intervals"]]
    )
    assert resident_time(report, now) == told["resident"]
    units = {unit: unit_time(report, unit, now) for unit in {p.holder for p in parts}}
    assert {unit: time for unit, time in units.items() if time} == {
        unit: time for unit, time in told["units"].items() if time
    }
    running = [(p.start, p.end, p.respond_by) for p in parts if p.respond_by is not None]
    owed = [(r["start"], r["ended_at"] or now, r["respond_by"]) for r in told["responds"]]
    assert stretches(running) == stretches(owed)


@settings(deadline=None)
@given(histories())
def test_clocks_agree_with_the_independent_computation(history: History) -> None:
    report = history.case.report
    row = oracle.load_report(msgspec.json.encode(report).decode())
    told = oracle.clocks(row, {HOLIDAY}, history.finish_at)
    clocks = report.clocks
    assert (clocks.warn_at, clocks.red_at, clocks.finish_by) == (
        told["warn_at"],
        told["red_at"],
        told["finish_by"],
    )
    answered = oracle.holder_periods(row)[-1]["ended_by"] is not None
    assert clocks.respond_by == (None if answered else told["respond_by"])


@settings(deadline=None)
@given(histories(), st.integers(0, 20_000))
def test_intervals_sum_to_the_age_without_gaps(history: History, minutes: int) -> None:
    report = history.case.report
    now = report.events[-1].at + minutes * MINUTE
    parts = ledger(report, now)
    assert sum((part.duration for part in parts), timedelta()) == sla.age(report, now)
    assert sla.age(report, now) % MINUTE == timedelta()
    for before, after in pairwise(parts):
        assert before.end == after.start
    if parts:
        assert parts[0].start == report.created_at


@settings(deadline=None)
@given(histories(channels=("jaki",)))
def test_units_share_the_time_outside_the_validators_lane(history: History) -> None:
    report = history.case.report
    now = report.events[-1].at
    holders = {event.to_unit for event in report.events if event.to_unit}
    counted = sum((unit_time(report, unit, now) for unit in holders), timedelta())
    lanes = (part.duration for part in ledger(report, now) if part.lane is Lane.UNIT)
    assert counted == sum(lanes, timedelta())
