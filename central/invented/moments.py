"""Owns when invented things happen: intake by hour and weekday, answers, office hours. Seconds since 1970, UTC.

WIB is UTC+7 all year, so that a local hour is arithmetic.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import accumulate
from math import exp, log
from random import Random

from central.invented.shares import HOURS, RECENT_DAYS, WEEKDAYS

HOUR = 3600.0
DAY = 86400.0
WIB_OFFSET = 7 * HOUR
THURSDAY = 3
SATURDAY = 5
OPENS, SHUTS = 7.0, 18.0
WEEKEND_WORK = 0.6

_HOUR_STEPS = tuple(accumulate(HOURS))
_BUSIEST_WEEKDAY = max(WEEKDAYS)


class IntakeClock:
    """Draws moments of intake between ``until - days`` and ``until``."""

    def __init__(self, rng: Random, until: float, days: int) -> None:
        self._random = rng.random
        self._until = until
        self._start = until - days * DAY
        self._recent = float(min(RECENT_DAYS, days))
        self._days = float(days)

    def draw(self, recent_share: float, steepness: float) -> float:
        """A moment; ``recent_share`` of them in the last days, crowding towards now by ``steepness``."""
        random = self._random
        while True:
            if random() < recent_share or self._days <= self._recent:
                age = self._recent * random() ** steepness
            else:
                age = self._recent + (self._days - self._recent) * random()
            moment = self._at_likely_hour(self._until - age * DAY)
            if self._start <= moment < self._until and self._is_likely(moment):
                return moment

    def _at_likely_hour(self, moment: float) -> float:
        midnight = (moment + WIB_OFFSET) // DAY * DAY
        hour = bisect(_HOUR_STEPS, self._random() * _HOUR_STEPS[-1])
        return midnight + hour * HOUR + int(self._random() * HOUR) - WIB_OFFSET

    def _is_likely(self, moment: float) -> bool:
        return self._random() * _BUSIEST_WEEKDAY < WEEKDAYS[weekday(moment)]


def weekday(moment: float) -> int:
    """0 = Monday, in WIB."""
    return int((moment + WIB_OFFSET) // DAY + THURSDAY) % 7


def local_hour(moment: float) -> float:
    return (moment + WIB_OFFSET) % DAY / HOUR


def greeting(hour: float) -> str:
    """The part of the day that one greets with."""
    if 4 <= hour < 11:
        return "pagi"
    if 11 <= hour < 15:
        return "siang"
    return "sore" if 15 <= hour < 18.5 else "malam"


def utc(moment: float) -> datetime:
    return datetime.fromtimestamp(int(moment), UTC)


def after(random: Callable[[], float], mean_h: float) -> float:
    """A waiting time in seconds, exponential, at least two minutes."""
    return 120.0 - mean_h * HOUR * log(1.0 - random())


def lognormal(rng: Random, median_h: float, spread: float) -> float:
    """A duration in seconds; a bell sum of uniforms stands for the normal, which is faster."""
    random = rng.random
    bell = (random() + random() + random() + random() - 2.0) * 1.7321
    return median_h * HOUR * exp(spread * bell)


def by_day(random: Callable[[], float], moment: float) -> float:
    """The moment, or if it falls into the night the next morning."""
    hour = local_hour(moment)
    if 5.5 <= hour < 22.0:
        return moment
    wait = 6.5 - hour if hour < 5.5 else 30.5 - hour
    return moment + wait * HOUR + after(random, 0.7)


def in_office(random: Callable[[], float], moment: float) -> float:
    """The moment, or if it falls outside office hours the next morning, of a working day mostly."""
    hour = local_hour(moment)
    if hour >= SHUTS:
        moment += (24.0 - hour + OPENS) * HOUR + after(random, 1.2)
    elif hour < OPENS:
        moment += (OPENS - hour) * HOUR + after(random, 1.2)
    day = weekday(moment)
    return moment if day < SATURDAY or random() < WEEKEND_WORK else moment + (7 - day) * DAY
