"""Filling a training central: staff and invented reports, every event through `domain.workflow`."""

from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from copy import copy
from datetime import datetime, timedelta
from random import Random
from sys import intern
from typing import NamedTuple

import msgspec

from central.db import Database
from central.invented.photographer import NONE_TAKEN, Photographer, Taken
from central.invented.plan import Intake, Plan, Step, invent
from central.invented.shares import DUPLICATE_DAYS
from central.models import tables
from central.reference_data import DEFAULT_SETTINGS, holiday_years, initial_reference
from central.security import RandomBytes
from central.services import accounts
from central.services.album import Album
from central.services.bulk import BulkWriter, History
from central.services.changes import Change
from central.services.installation import finish, install
from central.services.processes import made_elsewhere
from central.services.reference import read_reference
from domain import evidence, workflow
from domain.actions import Action, AjukanSelesai, BuatLaporan, PhotoClaim, TindakLanjut
from domain.calendar import WIB
from domain.report import Report
from domain.rulebook import Rulebook
from domain.wire import Reference
from domain.workflow import Act

PROGRESS_STEPS = 50
# Duplicates point to reports of the last weeks, however many these are; and to nothing older.
REMEMBERED = timedelta(days=DUPLICATE_DAYS + 1)
NO_PHOTOS = "none"
# Plans that are known before the first is lived: their photos are painted meanwhile.
AHEAD = 4000
# So many reports without photos are invented in a process of their own, which takes two seconds to start.
WORTH_A_PROCESS = 5000
# A painted photo takes as long as so many reports.
PHOTO_WEIGHT = 25

Progress = Callable[[float], None]


class Wanted(NamedTuple):
    """`photos`: all, some or none."""

    reports: int
    seed: int
    until: datetime
    days: int
    password_hash: str
    photos: str = NO_PHOTOS


class Seeded(msgspec.Struct, frozen=True):
    """What was made; the last line of `seed`."""

    reports: int
    events: int
    officers: int
    photos: int


def seed_training(database: Database, wanted: Wanted, random_bytes: RandomBytes, progress: Progress) -> Seeded:
    """Everything in an empty database. Only the epoch comes from `random_bytes`, all else from the seed."""
    reference = initial_reference(holiday_years(wanted.until.astimezone(WIB).date()), DEFAULT_SETTINGS)
    install(database, reference, is_training=True, random_bytes=random_bytes, version=tables.UNFINISHED)
    staff = list(accounts.training_staff(reference.units, Random(wanted.seed)))
    database.write(lambda transaction: accounts.write_accounts(transaction, staff, wanted.password_hash))
    reading = database.read(read_reference)
    rules = reading.rules
    if wanted.photos == NO_PHOTOS:
        rules = _without_photos(rules)
    writer = BulkWriter(database, rules.organisation)
    with Album(database) as album:
        lives = Lives(rules, album)
        told = _Told(progress, wanted.reports, album)
        for plan, taken in told.counted(_photographed(wanted, reading.reference, album, told)):
            writer.add(lives.lived(plan, taken))
    events = writer.finish(lives.last_numbers)
    finish(database)
    progress(1.0)
    return Seeded(reports=wanted.reports, events=events, officers=len(staff), photos=album.kept)


def _without_photos(rules: Rulebook) -> Rulebook:
    """A past without photos was finished by rules that asked for none."""
    past = copy(rules)
    past.settings = msgspec.structs.replace(rules.settings, min_sesudah_photos=0)
    return past


Photographed = tuple[Plan, Taken]


def _photographed(wanted: Wanted, reference: Reference, album: Album, told: "_Told") -> Iterator[Photographed]:
    """The plans in their order, each some time after its photos were ordered."""
    if wanted.photos == NO_PHOTOS:
        is_long = wanted.reports >= WORTH_A_PROCESS
        plans = made_elsewhere(_invented, wanted, reference) if is_long else _invented(wanted, reference)
        yield from ((plan, NONE_TAKEN) for plan in plans)
        return
    photographer = Photographer(wanted, reference.settings.min_sesudah_photos)
    waiting: deque[Photographed] = deque()
    for plan in _invented(wanted, reference):
        taken = photographer.taken(plan)
        album.order(taken.exposures())
        told.planned += 1
        waiting.append((plan, taken))
        if len(waiting) > AHEAD:
            yield waiting.popleft()
    yield from waiting


def _invented(wanted: Wanted, reference: Reference) -> Iterator[Plan]:
    return invent(Random(wanted.seed), Rulebook(reference), wanted.reports, wanted.days, wanted.until)


class _Told:
    """Tells how far it is, by work: lived reports and kept photos of those that will have been ordered."""

    def __init__(self, progress: Progress, reports: int, album: Album) -> None:
        self.planned = 0
        self._progress = progress
        self._reports = reports
        self._album = album
        self._last = -1.0
        album.on_kept = self.tell
        self._lived = 0

    def counted(self, photographed: Iterator[Photographed]) -> Iterator[Photographed]:
        for one in photographed:
            self.tell()
            yield one
            self._lived += 1

    def tell(self) -> None:
        album = self._album
        share = self.planned / self._reports if self.planned else 1.0
        work = self._reports + PHOTO_WEIGHT * album.ordered / share
        done = (self._lived + PHOTO_WEIGHT * album.kept) / work
        if done >= self._last + 1 / PROGRESS_STEPS or self._last < 0:
            self._last = max(done, 0.0)
            self._progress(self._last)


class Lives:
    """Turns plans into histories by the workflow. `last_numbers`: the daily sequences after the last plan."""

    def __init__(self, rules: Rulebook, album: Album) -> None:
        self.last_numbers: dict[str, int] = {}
        self._rules = rules
        self._album = album
        self._recent: OrderedDict[str, Report] = OrderedDict()

    def lived(self, plan: Plan, taken: Taken) -> History:
        """Raises Refused for a plan that the rules do not allow."""
        changes = [self._intake(plan.intake, self._album.claims(taken.laporan))]
        for step in plan.steps:
            before, action = changes[-1].after, self._action(step, taken)
            act = Act(id=step.id, action=action, officer=step.officer, at=step.at)
            after = workflow.apply(before, act, self._rules, self._recent.get)
            changes.append(Change(before, after, action, step.id, step.at))
        if plan.stars is not None:
            stars, before = plan.stars, changes[-1].after
            after = workflow.rate(before, stars.stars, stars.text, stars.at, stars.id)
            changes.append(Change(before, after, None, None, stars.at))
        self._remember(changes[0].after)
        return changes

    def _action(self, step: Step, taken: Taken) -> Action:
        exposures = taken.of_steps.get(step.id)
        if exposures is None or not isinstance(step.action, TindakLanjut | AjukanSelesai):
            return step.action
        return msgspec.structs.replace(step.action, photos=self._album.claims(exposures))

    def _intake(self, intake: Intake, claims: tuple[PhotoClaim, ...]) -> Change:
        fields = {name: getattr(intake, name) for name in _TOLD}
        number, at = self._number(intake), intake.created_at
        if intake.officer is None:
            photos = evidence.photos_of(claims, intake.report_id)
            report = workflow.intake(intake.report_id, number, at, self._rules, photos=photos, **fields)
            return Change(None, report, None, None, at)
        # What equals a default is left out of the payload only when it is the very same string.
        action = BuatLaporan(photos=claims, **{**fields, "priority": intern(intake.priority)})
        act = Act(id=intake.event_id, action=action, officer=intake.officer, at=at)
        report = workflow.create(intake.report_id, number, act, self._rules, self._recent.get)
        return Change(None, report, action, act.id, at)

    def _number(self, intake: Intake) -> str:
        channel = self._rules.channels[intake.channel]
        prefix = f"{channel.prefix}{intake.created_at.astimezone(WIB):%y%m%d}"
        self.last_numbers[prefix] = self.last_numbers.get(prefix, 0) + 1
        return f"{prefix}{self.last_numbers[prefix]:04d}"

    def _remember(self, report: Report) -> None:
        """As it came in: duplicates point to reports of the days before that are none themselves."""
        self._recent[report.id] = report
        while next(iter(self._recent.values())).created_at < report.created_at - REMEMBERED:
            self._recent.popitem(last=False)


_TOLD = (
    "channel",
    "category",
    "kelurahan",
    "lat",
    "lon",
    "description",
    "address",
    "landmark",
    "is_private",
    "priority",
)
