"""Owns the plan of a whole training central: which reports come in, where, and what becomes of each.

The busiest kelurahan (Tebet Timur) gets 8 % of all reports, and a quarter of all reports falls into the last 14 days,
of the busiest kelurahan's two thirds, where its desk lags behind: so that a demonstration desk is full. Neither is
meant as a fact of Jakarta. The plan knows the domain and no database; whoever carries it out asks the workflow.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Container, Iterator, Mapping
from datetime import datetime
from itertools import accumulate
from random import Random
from typing import Literal, NamedTuple
from zlib import crc32

import msgspec

from central.invented import desk_scene as say
from central.invented import moments, shares
from central.invented.desk_scene import DeskScene
from central.invented.grammar import pick
from central.invented.life import Case, Life
from central.invented.moments import IntakeClock
from central.invented.phrases_refused import REFUSED
from central.invented.register import Manner
from central.invented.scene import ISLANDS, Place
from central.invented.staff import KELURAHAN, Staff
from central.invented.texts import Spot, Text, Told, tell, tell_refused
from central.reference_data.territory import AREAS
from domain.actions import Action
from domain.organisation import Officer
from domain.rulebook import Rulebook
from domain.wire import Channel

PIN_SPREAD = 0.0028
TOLD_APART = frozenset(REFUSED)


class Intake(msgspec.Struct, frozen=True):
    """A report as it comes in. ``officer`` is whoever took it in at a counter, None where a channel did;
    ``event_id`` is the id of its first event. Only geotagged channels bring a pin."""

    report_id: str
    event_id: str
    officer: Officer | None
    channel: str
    created_at: datetime
    category: str
    kelurahan: str
    lat: float | None
    lon: float | None
    description: str
    address: str
    landmark: str | None
    is_private: bool
    priority: Literal["biasa", "mendesak"]


class Step(msgspec.Struct, frozen=True):
    """An act for ``domain.workflow.apply``; ``id`` becomes the event's."""

    id: str
    at: datetime
    officer: Officer
    action: Action


class Stars(msgspec.Struct, frozen=True):
    """The resident's rating after Selesai, for ``domain.workflow.rate``."""

    id: str
    at: datetime
    stars: int
    text: str | None


class Plan(msgspec.Struct, frozen=True):
    """One report's life, in the order of time; nothing in it is later than the plan's end.

    ``trouble`` is what it is really about: category and topic; ``head`` the report that tells of the same.
    """

    intake: Intake
    steps: tuple[Step, ...]
    stars: Stars | None
    trouble: tuple[str, int]
    head: str | None


class Ground(NamedTuple):
    """A kelurahan to report from."""

    unit: str
    kota: str
    place: Place
    is_island: bool


class Head(NamedTuple):
    """The latest report of a kelurahan and category, which later ones may repeat."""

    report_id: str
    created: float
    spot: Spot


def invent(rng: Random, rules: Rulebook, count: int, days: int, until: datetime) -> Iterator[Plan]:
    """``count`` lives of the ``days`` before ``until``, in the order of their intake.

    Same generator state, reference and ``until``: the same plans. Units, officers, categories and channels that the
    rulebook does not have are left out.
    """
    return _Inventor(rng, rules, until.timestamp()).plans(count, days)


class _Wheel:
    """Draws names by their weights."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._names = tuple(weights)
        self._steps = tuple(accumulate(weights.values()))

    def turn(self, chance: float) -> str:
        return self._names[bisect(self._steps, chance * self._steps[-1])]


class _Inventor:
    def __init__(self, rng: Random, rules: Rulebook, until: float) -> None:
        self._rng = rng
        self._random = rng.random
        self._rules = rules
        self._staff = Staff(rules.organisation, rng.random)
        self._channels = _known(shares.CHANNEL_SHARES, rules.channels)
        self._anywhere = _known(shares.CATEGORY_SHARES, rules.categories)
        self._refusals = _known(shares.REFUSAL_SHARES, rules.reject_reasons)
        on_islands = {name: shares.CATEGORY_SHARES[name] for name in shares.ISLAND_CATEGORIES}
        self._on_islands = _known(on_islands, rules.categories)
        self._until = until
        self._grounds = _grounds(self._staff)
        self._heads: dict[tuple[str, str], Head] = {}
        self._told: set[int] = set()

    def plans(self, count: int, days: int) -> Iterator[Plan]:
        for created, ground in self._intakes(count, days):
            yield self._plan(created, ground)

    def _intakes(self, count: int, days: int) -> list[tuple[float, Ground]]:
        clock = IntakeClock(self._rng, self._until, days)
        wheel = _Wheel(self._weights())
        busiest = shares.BUSIEST_SHARE * shares.RECENT_SHARE_BUSIEST
        elsewhere = (shares.RECENT_SHARE - busiest) / (1 - shares.BUSIEST_SHARE)
        found: list[tuple[float, Ground]] = []
        for _ in range(count):
            ground = self._grounds[wheel.turn(self._random())]
            if ground.unit == shares.BUSIEST:
                found.append((clock.draw(shares.RECENT_SHARE_BUSIEST, 2.0), ground))
            else:
                found.append((clock.draw(elsewhere, 1.4), ground))
        found.sort(key=lambda intake: (intake[0], intake[1].unit))
        return found

    def _weights(self) -> dict[str, float]:
        """An uneven load per kelurahan, the busiest set apart."""
        weights = {unit: self._weight(ground) for unit, ground in self._grounds.items()}
        if shares.BUSIEST in weights and len(weights) > 1:
            rest = sum(weights.values()) - weights[shares.BUSIEST]
            weights[shares.BUSIEST] = rest * shares.BUSIEST_SHARE / (1 - shares.BUSIEST_SHARE)
        return weights

    def _weight(self, ground: Ground) -> float:
        size = moments.lognormal(self._rng, 1.0, shares.UNEVENNESS)
        return size * shares.ISLAND_WEIGHT if ground.is_island else size

    def _plan(self, created: float, ground: Ground) -> Plan:
        category = self._category(created, ground)
        channel = self._channel(created)
        head = self._head(created, ground, category)
        refusal = self._refusals.turn(self._random()) if self._random() < shares.REFUSED else None
        hour = moments.local_hour(created)
        told = self._tell(category, ground, channel, hour, head)
        text = self._refused_text(refusal, ground, channel, hour) if refusal in TOLD_APART else told.text
        report_id = self._id(created)
        case = self._case(created, ground, category, told.spot, head, refusal)
        if case.moved_to is None and head is None and refusal is None:
            self._heads[ground.unit, category] = Head(report_id, created, told.spot)
        life = Life(self._rng, self._staff, case)
        steps = tuple(self._steps(life))
        filed = category if case.true_category is None else self._misfiled(category)
        intake = self._intake(report_id, created, ground, channel, filed, text)
        stars = self._stars(life, case.desk)
        return Plan(intake, steps, stars, (category, told.spot.topic), case.duplicate_of)

    def _category(self, created: float, ground: Ground) -> str:
        category = (self._on_islands if ground.is_island else self._anywhere).turn(self._random())
        if category == shares.ADMISSION and moments.utc(created).month not in shares.ADMISSION_MONTHS:
            return shares.GRANTS
        return category

    def _channel(self, created: float) -> Channel:
        """A channel in use on that day."""
        day = moments.utc(created + moments.WIB_OFFSET).date()
        while True:
            channel = self._rules.channels[self._channels.turn(self._random())]
            if channel.is_used_on(day):
                return channel

    def _head(self, created: float, ground: Ground, category: str) -> Head | None:
        """An earlier report that this one tells again, if it is to be a duplicate."""
        head = self._heads.get((ground.unit, category))
        if head is None or created - head.created > shares.DUPLICATE_DAYS * moments.DAY:
            return None
        return head if self._random() < shares.DUPLICATES else None

    def _tell(self, category: str, ground: Ground, channel: Channel, hour: float, head: Head | None) -> Told:
        spot = head.spot if head else None
        while True:
            told = tell(self._rng, category, ground.place, self._manner(channel), hour, spot)
            if self._is_new(told.text):
                return told

    def _refused_text(self, code: str, ground: Ground, channel: Channel, hour: float) -> Text:
        while True:
            text = tell_refused(self._rng, code, ground.place, self._manner(channel), hour)
            if self._is_new(text):
                return text

    def _is_new(self, text: Text) -> bool:
        """Whether no report of this plan has the description (or one of the same check sum) yet."""
        mark = crc32(text.description.encode())
        if mark in self._told:
            return False
        self._told.add(mark)
        return True

    def _manner(self, channel: Channel) -> Manner | None:
        manners = shares.CHANNEL_MANNERS.get(channel.id)
        return pick(self._random, manners) if manners else None

    def _case(
        self, created: float, ground: Ground, category: str, spot: Spot, head: Head | None, refusal: str | None
    ) -> Case:
        random = self._random
        known = self._rules.categories[category]
        agency = self._staff.agency_of(known)
        lags = ground.unit == shares.BUSIEST and self._until - created < shares.RECENT_DAYS * moments.DAY
        keeps = shares.SELF_HANDLED_LAGGING if lags else shares.SELF_HANDLED
        neighbours = self._staff.neighbours(ground.unit) if random() < shares.MISPLACED else []
        return Case(
            created=created,
            kelurahan=ground.unit,
            kota=ground.kota,
            agency=None if random() < keeps else agency,
            desk=DeskScene(spot.scene, category, known.name.lower(), spot.topic),
            refusal=refusal,
            true_category=category if refusal is None and random() < shares.MISFILED else None,
            moved_to=pick(random, neighbours) if neighbours and head is None else None,
            duplicate_of=head.report_id if head else None,
            slowness=shares.BACKLOG if lags else 1.0,
        )

    def _misfiled(self, category: str) -> str:
        """What residents take this category for."""
        wrong = [name for name in shares.CONFUSED.get(category, shares.CONFUSED_ELSE) if name != category]
        return pick(self._random, [name for name in wrong if name in self._rules.categories] or [category])

    def _steps(self, life: Life) -> Iterator[Step]:
        for deed in life.deeds():
            if deed.at >= self._until:
                return
            yield Step(self._id(deed.at), moments.utc(deed.at), deed.officer, deed.action)

    def _intake(
        self, report_id: str, created: float, ground: Ground, channel: Channel, category: str, text: Text
    ) -> Intake:
        random = self._random
        lat, lon = self._pin(ground) if channel.geotagged else (None, None)
        return Intake(
            report_id=report_id,
            event_id=self._id(created),
            officer=self._counter(channel, ground),
            channel=channel.id,
            created_at=moments.utc(created),
            category=category,
            kelurahan=ground.unit,
            lat=lat,
            lon=lon,
            description=text.description,
            address=text.address,
            landmark=text.landmark,
            is_private=random() < shares.PRIVATE_SHARES.get(category, shares.PRIVATE_SHARE),
            priority="mendesak" if random() < shares.URGENT_SHARES.get(category, shares.URGENT_SHARE) else "biasa",
        )

    def _pin(self, ground: Ground) -> tuple[float, float]:
        random, place = self._random, ground.place
        north, east = random() + random() - 1.0, random() + random() - 1.0
        return round(place.lat + PIN_SPREAD * north, 6), round(place.lon + PIN_SPREAD * east, 6)

    def _counter(self, channel: Channel, ground: Ground) -> Officer | None:
        level = shares.COUNTERS.get(channel.id)
        if level is None:
            return None
        unit = (ground.unit, *self._staff.organisation.ancestors(ground.unit))[level]
        return self._staff.desk(unit) if self._staff.is_staffed(unit) else None

    def _stars(self, life: Life, desk: DeskScene) -> Stars | None:
        if life.closed_at is None or self._random() >= shares.RATED:
            return None
        at = life.closed_at + moments.after(self._random, 18.0)
        stars = 5 - bisect(shares.STARS, self._random())
        if at >= self._until:
            return None
        table = say.PRAISE if stars > 3 else say.MIXED if stars == 3 else say.BLAME
        text = desk.note(table) if self._random() < 0.6 else None
        return Stars(self._id(at), moments.utc(at), stars, text)

    def _id(self, moment: float) -> str:
        """A UUIDv7 of the moment; spelled out here, since a report needs seven of them."""
        time = (int(moment) * 1000).to_bytes(6, "big").hex()
        rest = self._rng.getrandbits(72).to_bytes(9, "big").hex()
        return f"{time[:8]}-{time[8:]}-7{rest[:3]}-a{rest[3:6]}-{rest[6:]}"


def _known(weights: Mapping[str, float], known: Container[str]) -> _Wheel:
    return _Wheel({name: weight for name, weight in weights.items() if name in known})


def _grounds(staff: Staff) -> dict[str, Ground]:
    """The staffed kelurahan with their label points."""
    names = {area.id: area.name for area in AREAS}
    grounds = {}
    for area in AREAS:
        if area.kind == KELURAHAN and area.id in staff.organisation.units and staff.is_staffed(area.id):
            kecamatan = names[area.parent or ""]
            place = Place(area.name, kecamatan, area.lat or 0.0, area.lon or 0.0)
            kota = staff.organisation.kota_of(area.id) or ""
            grounds[area.id] = Ground(area.id, kota, place, kecamatan.startswith(ISLANDS))
    return grounds
