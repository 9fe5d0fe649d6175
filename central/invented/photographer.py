"""Owns which photos the invented reports have: who takes one, when, and of which place.

The reports that are still open and young each show a place of their own. What is closed or old shows one of the
places that all reports of its kind share, in photos that lost their notes on the way: so two thousand reports need
six hundred pictures.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple, Protocol

from central.invented import moments
from central.invented.moments import DAY, HOUR
from central.invented.pictures.phone import PHONES, Exposure
from central.invented.pictures.photo import SLOTS, Shot
from central.invented.pictures.themes import THEMES, theme_of
from central.invented.plan import Plan, Step
from domain.actions import AjukanSelesai, Slot, TindakLanjut, Tolak, Validasi

LAPORAN, SEBELUM, PROSES, SESUDAH = SLOTS
# How many reports of a channel come with a photo.
WITH_PHOTO = {"jaki": 0.95, "twitter": 0.6, "facebook": 0.6, "medsos-gubernur": 0.5, "email": 0.5, "lapor": 0.5}
WITH_PHOTO_ELSE = 0.25
SHARED_BY = 90
OWN_SHARE = 0.1
OWN_DAYS = 10
TIMED, PLACED = 0.88, 0.78
NEAR = 0.00018
RAIN = 0.14
# More photos than this of one slot has no report.
TAKES = 20


class Taken(NamedTuple):
    """The photos of one report: those it came with, and those of its steps by their ids."""

    laporan: tuple[Exposure, ...]
    of_steps: dict[str, tuple[Exposure, ...]]

    def exposures(self) -> Iterator[Exposure]:
        yield from self.laporan
        for exposures in self.of_steps.values():
            yield from exposures


NONE_TAKEN = Taken((), {})


class Commission(Protocol):
    """What is asked for; ``photos`` is "some", or "all": each report shows a place of its own, whatever it costs."""

    @property
    def seed(self) -> int: ...
    @property
    def reports(self) -> int: ...
    @property
    def until(self) -> datetime: ...
    @property
    def photos(self) -> str: ...


class Photographer:
    """Give it all plans in their order. ``min_sesudah``: how many photos the end of the work needs."""

    def __init__(self, wanted: Commission, min_sesudah: int) -> None:
        self._seed = wanted.seed
        self._all = wanted.photos == "all"
        self._own_left = int(wanted.reports * OWN_SHARE)
        self._young = wanted.until - timedelta(days=OWN_DAYS)
        self._min_sesudah = min_sesudah
        self._uses: dict[str, int] = {}
        # The place that a report shows, and how many reports show a place.
        self._places: dict[str, str] = {}
        self._shown: dict[str, int] = {}

    def taken(self, plan: Plan) -> Taken:
        rng = Random(f"{self._seed} photos {plan.intake.report_id}")
        roll = self._roll(plan, rng)
        chance = WITH_PHOTO.get(plan.intake.channel, WITH_PHOTO_ELSE)
        laporan = (roll.laporan(),) if rng.random() < chance else ()
        return Taken(laporan, dict(self._of_steps(plan, roll, rng)))

    def _roll(self, plan: Plan, rng: Random) -> _Roll:
        theme = theme_of(*plan.trouble)
        is_open = not any(isinstance(step.action, Validasi | Tolak) for step in plan.steps)
        is_own = self._own_left > 0 and is_open and plan.intake.created_at >= self._young
        if self._all or is_own:
            self._own_left -= 1
            report_id = plan.intake.report_id
            place = self._places[report_id] = self._places.get(plan.head or "", report_id)
            before = self._shown.get(place, 0)
            self._shown[place] = before + 1
            return _OwnRoll(plan, theme, place, rng, first=TAKES * before)
        number = self._uses[theme] = self._uses.get(theme, 0) + 1
        return _SharedRoll(plan, theme, f"{self._seed} shared {number // SHARED_BY}")

    def _of_steps(self, plan: Plan, roll: _Roll, rng: Random) -> Iterator[tuple[str, tuple[Exposure, ...]]]:
        works = submissions = 0
        for step in plan.steps:
            if isinstance(step.action, TindakLanjut):
                exposures = self._of_work(roll, rng, step, works)
                works += 1
                if exposures:
                    yield step.id, exposures
            elif isinstance(step.action, AjukanSelesai):
                first = submissions * max(self._min_sesudah, 1)
                takes = range(first, first + max(self._min_sesudah, 1))
                yield step.id, tuple(roll.of_step(SESUDAH, take, step) for take in takes)
                submissions += 1

    def _of_work(self, roll: _Roll, rng: Random, step: Step, works: int) -> tuple[Exposure, ...]:
        slots: list[Slot] = []
        if works == 0 and rng.random() < roll.often_sebelum:
            slots.append(SEBELUM)
        if rng.random() < (0.6 if works == 0 else 0.35):
            slots.append(PROSES)
        return tuple(roll.of_step(slot, works, step) for slot in slots)


class _Roll(ABC):
    """The photos of one place."""

    often_sebelum = 0.0

    def __init__(self, plan: Plan, theme: str, place: str) -> None:
        self._plan = plan
        self._theme = theme
        self._place = place

    @abstractmethod
    def laporan(self) -> Exposure: ...

    @abstractmethod
    def of_step(self, slot: Slot, take: int, step: Step) -> Exposure: ...


class _SharedRoll(_Roll):
    """Photos without notes. Those of private reports are none that a public report shows."""

    def laporan(self) -> Exposure:
        return self._exposure(LAPORAN, 1 if self._plan.intake.is_private else 0)

    def of_step(self, slot: Slot, take: int, step: Step) -> Exposure:
        return self._exposure(slot, take % 2 if slot == SESUDAH else 0)

    def _exposure(self, slot: Slot, take: int) -> Exposure:
        rng = Random(f"{self._place} {self._theme} {slot} {take}")
        hour = 6.5 + 11 * rng.random()
        return Exposure(Shot(self._theme, self._place, slot, take, hour, rng.random() < RAIN))


class _OwnRoll(_Roll):
    """Photos with the phone's notes: mostly the time, often the place."""

    often_sebelum = 0.35

    def __init__(self, plan: Plan, theme: str, place: str, rng: Random, first: int) -> None:
        super().__init__(plan, theme, place)
        self._rng = rng
        self._first = first
        self._phone = rng.randrange(len(PHONES))
        self._theirs = rng.randrange(len(PHONES))

    def laporan(self) -> Exposure:
        before = 120 + 2700 * self._rng.random() ** 2
        return self._exposure(LAPORAN, 0, self._plan.intake.created_at.timestamp() - before, self._phone)

    def of_step(self, slot: Slot, take: int, step: Step) -> Exposure:
        before = (5400 if slot == SEBELUM else 1800) * (0.2 + 0.8 * self._rng.random())
        at = max(step.at.timestamp() - before, self._plan.intake.created_at.timestamp() + 60)
        return self._exposure(slot, take, at, self._theirs)

    def _exposure(self, slot: Slot, take: int, at: float, phone: int) -> Exposure:
        rng, intake = self._rng, self._plan.intake
        seen_at = self._when_it_shows(at)
        hour = moments.local_hour(seen_at)
        is_wet = Random(f"{moments.utc(seen_at + moments.WIB_OFFSET):%Y%m%d} {intake.kelurahan[:5]}").random() < RAIN
        shot = Shot(self._theme, self._place, slot, take + self._first, hour, is_wet)
        is_timed = rng.random() < TIMED and (slot == LAPORAN or seen_at > intake.created_at.timestamp())
        lat = lon = None
        if intake.lat is not None and intake.lon is not None and rng.random() < PLACED:
            lat = round(intake.lat + NEAR * rng.uniform(-1, 1), 6)
            lon = round(intake.lon + NEAR * rng.uniform(-1, 1), 6)
        return Exposure(shot, moments.utc(seen_at) if is_timed else None, lat, lon, phone)

    def _when_it_shows(self, at: float) -> float:
        """What only shows at night was photographed the evening before."""
        hour = moments.local_hour(at)
        if THEMES[self._theme].hour != "night" or hour >= 18.5 or hour < 5:
            return at
        evening = at - (hour + 4.5 - self._rng.random()) * HOUR
        return evening if hour < 18.5 else at - DAY
