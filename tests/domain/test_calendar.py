"""Working time by hand: whole WIB days, Monday to Friday without holidays, 24 hours each (domain.md 5)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WIB, WorkingCalendar
from tests.oracle import ledger as oracle

HOLIDAY = date(2026, 11, 18)
CALENDAR = WorkingCalendar([HOLIDAY])
MOMENTS = st.datetimes(datetime(2026, 10, 1), datetime(2027, 2, 1), timezones=st.just(UTC))


def wib(day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment of November 2026, of which the 16th is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    ("day", "works"),
    [(16, True), (17, True), (18, False), (19, True), (20, True), (21, False), (22, False), (23, True)],
)
def test_working_days(day: int, works: bool) -> None:
    assert CALENDAR.is_working_day(date(2026, 11, day)) is works


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        (wib(16, 9), 6, wib(16, 15)),
        (wib(16, 9), 24, wib(17, 9)),
        (wib(17, 9), 24, wib(19, 9)),
        (wib(20, 10), 24, wib(23, 10)),
        (wib(20, 0), 24, wib(21, 0)),
        (wib(21, 15), 24, wib(24, 0)),
        (wib(22, 23, 59), 1, wib(23, 1)),
        (wib(18, 12), 72, wib(24, 0)),
        (wib(16, 9), 72, wib(20, 9)),
        (wib(16, 9), 120, wib(24, 9)),
        (wib(13, 16, 30), 48, wib(17, 16, 30)),
    ],
)
def test_add(start: datetime, hours: int, end: datetime) -> None:
    assert CALENDAR.add(start, timedelta(hours=hours)) == end


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (wib(16, 9), wib(16, 15), 6),
        (wib(17, 9), wib(19, 9), 24),
        (wib(18, 1), wib(18, 23), 0),
        (wib(20, 10), wib(23, 10), 24),
        (wib(21, 0), wib(23, 0), 0),
        (wib(16, 0), wib(23, 0), 96),
        (wib(19, 9), wib(16, 9), 0),
        (wib(16, 9), wib(16, 9), 0),
    ],
)
def test_between(start: datetime, end: datetime, hours: int) -> None:
    assert CALENDAR.between(start, end) == timedelta(hours=hours)


def test_the_day_changes_at_midnight_in_jakarta() -> None:
    friday_evening = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    assert CALENDAR.add(friday_evening, timedelta(hours=1)) == datetime(2026, 11, 22, 17, 30, tzinfo=UTC)


@given(MOMENTS, st.integers(1, 400))
def test_add_agrees_with_the_independent_computation(start: datetime, hours: int) -> None:
    expected = oracle.working_hours_later(start, hours, {HOLIDAY})
    assert CALENDAR.add(start, timedelta(hours=hours)) == expected


@given(MOMENTS, st.integers(1, 60 * 24 * 20))
def test_between_undoes_add(start: datetime, minutes: int) -> None:
    duration = timedelta(minutes=minutes)
    assert CALENDAR.between(start, CALENDAR.add(start, duration)) == duration
