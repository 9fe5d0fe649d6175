"""Working time: Monday to Friday without holidays and cuti bersama, in whole WIB days (domain.md 5).

A working day counts 24 hours [A], so "3 working days" are 72 working hours.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

WIB = timezone(timedelta(hours=7), "WIB")
SATURDAY = 5
DAY = timedelta(days=1)


class WorkingCalendar:
    def __init__(self, holidays: Iterable[date] = ()) -> None:
        self._holidays = frozenset(holidays)

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self._holidays

    def add(self, start: datetime, duration: timedelta) -> datetime:
        """The moment when `duration` of working time has passed since `start` (aware; answer in UTC)."""
        moment, left = start.astimezone(WIB), duration
        while True:
            midnight = _next_midnight(moment)
            if self.is_working_day(moment.date()):
                if moment + left <= midnight:
                    return (moment + left).astimezone(start.tzinfo)
                left -= midnight - moment
            moment = midnight

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from `start` to `end`; zero when `end` is not later."""
        moment, last = start.astimezone(WIB), end.astimezone(WIB)
        total = timedelta()
        while moment < last:
            stop = min(_next_midnight(moment), last)
            if self.is_working_day(moment.date()):
                total += stop - moment
            moment = stop
        return total


def _next_midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date() + DAY, datetime.min.time(), WIB)
