"""Filling a training central: staff and invented reports, every event through `domain.workflow`."""

from collections.abc import Callable
from copy import copy
from datetime import datetime
from random import Random
from typing import NamedTuple

import msgspec

from central.db import Database
from central.invented.plan import Intake, Plan, invent
from central.models import tables
from central.reference_data import DEFAULT_SETTINGS, holiday_years, initial_reference
from central.security import RandomBytes
from central.services import accounts
from central.services.bulk import BulkWriter, History
from central.services.changes import Change
from central.services.installation import finish, install
from central.services.reference import read_reference
from domain import workflow
from domain.actions import BuatLaporan
from domain.calendar import WIB
from domain.report import Report
from domain.rulebook import Rulebook
from domain.workflow import Act

PROGRESS_STEPS = 50
REMEMBERED = 20_000

Progress = Callable[[float], None]


class Wanted(NamedTuple):
    reports: int
    seed: int
    until: datetime
    days: int
    password_hash: str


class Seeded(msgspec.Struct, frozen=True):
    """What was made; the last line of `seed`."""

    reports: int
    events: int
    officers: int


def seed_training(database: Database, wanted: Wanted, random_bytes: RandomBytes, progress: Progress) -> Seeded:
    """Everything in an empty database. Only the epoch comes from `random_bytes`, all else from the seed."""
    reference = initial_reference(holiday_years(wanted.until.astimezone(WIB).date()), DEFAULT_SETTINGS)
    install(database, reference, is_training=True, random_bytes=random_bytes, version=tables.UNFINISHED)
    staff = list(accounts.training_staff(reference.units, Random(wanted.seed)))
    database.write(lambda transaction: accounts.write_accounts(transaction, staff, wanted.password_hash))
    rules = _without_photos(database.read(read_reference).rules)
    writer = BulkWriter(database, rules.organisation)
    lives = Lives(rules)
    plans = invent(Random(wanted.seed), rules, wanted.reports, wanted.days, wanted.until)
    step = max(1, wanted.reports // PROGRESS_STEPS)
    for number, plan in enumerate(plans):
        if number % step == 0:
            progress(number / wanted.reports)
        writer.add(lives.lived(plan))
    events = writer.finish(lives.last_numbers)
    finish(database)
    progress(1.0)
    return Seeded(reports=wanted.reports, events=events, officers=len(staff))


def _without_photos(rules: Rulebook) -> Rulebook:
    """What is seeded has no photos yet: its past was finished by rules that asked for none."""
    past = copy(rules)
    past.settings = msgspec.structs.replace(rules.settings, min_sesudah_photos=0)
    return past


class Lives:
    """Turns plans into histories by the workflow. `last_numbers`: the daily sequences after the last plan."""

    def __init__(self, rules: Rulebook) -> None:
        self.last_numbers: dict[str, int] = {}
        self._rules = rules
        self._recent: dict[str, Report] = {}

    def lived(self, plan: Plan) -> History:
        """Raises Refused for a plan that the rules do not allow."""
        changes = [self._intake(plan.intake)]
        for step in plan.steps:
            before = changes[-1].after
            act = Act(id=step.id, action=step.action, officer=step.officer, at=step.at)
            after = workflow.apply(before, act, self._rules, self._recent.get)
            changes.append(Change(before, after, step.action, step.id, step.at))
        if plan.stars is not None:
            stars, before = plan.stars, changes[-1].after
            after = workflow.rate(before, stars.stars, stars.text, stars.at, stars.id)
            changes.append(Change(before, after, None, None, stars.at))
        self._remember(changes[0].after)
        return changes

    def _intake(self, intake: Intake) -> Change:
        fields = {name: getattr(intake, name) for name in _TOLD}
        number, at = self._number(intake), intake.created_at
        if intake.officer is None:
            report = workflow.intake(intake.report_id, number, at, self._rules, **fields)
            return Change(None, report, None, None, at)
        action = BuatLaporan(**fields)
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
        if len(self._recent) > 2 * REMEMBERED:
            self._recent = dict(list(self._recent.items())[REMEMBERED:])


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
