"""Counter intake: a report that begins at this desk, with a provisional number until central gives the real one.

Who reported is written into the outbox beside the action and read by nothing but the command that carries it away.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec

from app.errors import ActionRefusedError
from app.models import cache, lists, outbox, similar
from app.models.cache import LocalFiles
from app.models.moments import to_ms
from app.models.outbox import INTAKE, OutboxAction
from app.models.projection import act_of
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting
from app.services.drafts import row_of
from app.services.intake_values import FoundReport, IntakeForm, IntakeText, Receipt, RefusedIntake, SimilarReport
from app.services.linking import important_words
from app.services.names import Names
from app.services.similar import rank
from app.services.values import ActionSaved, Choice, Draft
from app.sync.device_clock import DeviceClock
from domain import actions, errors, sla, workflow
from domain.actions import BuatLaporan, TautkanDuplikat
from domain.calendar import WIB
from domain.organisation import Unit
from domain.privacy import redacted
from domain.report import Status, headline
from domain.rulebook import Rulebook

NO_COUNTER = "no_counter"
LOOK_BACK = timedelta(days=90)
SEARCHED_WORDS = 6


def take_in(
    files: LocalFiles,
    rules: Rulebook,
    clock: DeviceClock,
    action: BuatLaporan,
    origin: acting.Origin = acting.NOTHING,
    link: TautkanDuplikat | None = None,
) -> OutboxAction:
    """Stores a new report of this desk; see `acting.make`. `origin.replaces`: the refused intake that is corrected.
    `link` will be the first action on it: where that is not legal, the report is not stored either.
    """
    again = None
    if origin.replaces is not None:
        with read_scope(files.outbox) as connection:
            again = outbox.get(connection, origin.replaces)
    item = _item(action, clock, again)
    told_by = _told_by(action)
    with read_scope(files.cache) as connection:
        viewer = cache.viewer_of(connection, files, rules)
        try:
            act = act_of(item, viewer.officer)
            made = workflow.create(item.report_id, "", act, rules, viewer.find)
            if link is not None:
                workflow.apply(made, msgspec.structs.replace(act, action=link), rules, viewer.find)
        except errors.Refused as refused:
            raise ActionRefusedError(refused.code) from refused
    item = msgspec.structs.replace(item, depends_on=acting.link_foundations(files, action))
    if again is None:
        with write_scope(files.outbox) as connection:
            day = day_of(item.made_at)
            item = msgspec.structs.replace(item, number=number_of(day, outbox.next_provisional(connection, day)))
    acting.store(files, item, origin, told_by)
    acting.show(files, rules, item.report_id)
    return item


def day_of(moment: datetime) -> str:
    return f"{moment.astimezone(WIB):%y%m%d}"


def number_of(day: str, count: int) -> str:
    """look.md 17: `S-`, the day, the counter of this PC."""
    return f"S-{day}-{count:02d}"


class Intake:
    """`announce` tells the window of a stored action and answers what it shows of it."""

    def __init__(
        self,
        files: LocalFiles,
        rules: Callable[[], Rulebook],
        clock: DeviceClock,
        announce: Callable[[OutboxAction], ActionSaved],
    ) -> None:
        self._files = files
        self._rules = rules
        self._clock = clock
        self._announce = announce

    def form(self) -> IntakeForm:
        rules, now, officer = self._rules(), self._clock.now(), self._files.officer
        channels = _channels(rules, officer.unit, now)
        day = day_of(now)
        with read_scope(self._files.outbox) as connection:
            number = number_of(day, outbox.last_provisional(connection, day) + 1)
        kelurahan, own = _kelurahan(rules, officer.unit)
        code = workflow.may_create(officer) or (None if channels else NO_COUNTER)
        return IntakeForm(
            code=code,
            number=number,
            channels=channels,
            categories=_categories(rules),
            kelurahan=own,
            kelurahan_choices=kelurahan,
            respond_by=None if code else _respond_by(rules, channels[0].id, now),
        )

    def similar(self, told: IntakeText) -> tuple[SimilarReport, ...]:
        """Reports of this desk that may be about the same, open or of the last 90 days, the most like first."""
        longest = sorted(important_words(told.words), key=len, reverse=True)[:SEARCHED_WORDS]
        with read_scope(self._files.cache) as connection:
            found = similar.candidates(connection, told.category, longest, to_ms(self._clock.now() - LOOK_BACK))
        return rank(told, found)

    def look_up(self, number: str) -> FoundReport | None:
        """A report of this desk by its number, the provisional one of a receipt included."""
        wanted = number.strip().upper()
        with read_scope(self._files.outbox) as connection:
            intake = outbox.find_intake(connection, wanted)
        with read_scope(self._files.cache) as connection:
            report_id = similar.by_number(connection, wanted) or (intake.report_id if intake else "")
            return _found(lists.get(connection, report_id))

    def save(
        self,
        action: BuatLaporan,
        duplicate_of: str | None = None,
        replaces: str | None = None,
        draft: Draft | None = None,
    ) -> ActionSaved:
        """Stores the report, and the link to the one it repeats; see `take_in` for errors.

        `replaces`: the refused intake that was corrected; report, number and reporter stay, unless another is told.
        """
        link = None if duplicate_of is None else TautkanDuplikat(duplicate_of=duplicate_of)
        origin = acting.Origin(replaces, None if draft is None else row_of(draft, self._clock.now()))
        item = take_in(self._files, self._rules(), self._clock, action, origin, link)
        if link is not None:
            with_it = acting.Origin(cmd_id=outbox.saved_with(item.cmd_id))
            acting.make(self._files, self._rules(), self._clock, item.report_id, link, with_it)
        return self._announce(item)

    def refused(self, cmd_id: str) -> RefusedIntake | None:
        """None when it is no intake, or no longer in the tray."""
        with read_scope(self._files.outbox) as connection:
            item = outbox.get(connection, cmd_id)
            has_reporter = outbox.has_reporter(connection, cmd_id)
        action = None if item is None or not item.needs_officer else item.action()
        if item is None or not isinstance(action, BuatLaporan):
            return None
        with read_scope(self._files.cache) as connection:
            continues = _found(lists.get(connection, action.continues or ""))
        return RefusedIntake(cmd_id, item.number, item.code or item.status, action, continues, has_reporter)

    def receipt(self, report_id: str) -> Receipt | None:
        """None when the report is not on this desk."""
        rules = self._rules()
        found = acting.projected(self._files, rules, report_id)
        if found is None:
            return None
        base, shown = found
        with read_scope(self._files.outbox) as connection:
            own = outbox.intake_of(connection, report_id)
        names, number = Names(rules), base.number
        report = shown.report
        return Receipt(
            number=number,
            provisional=own.number if own is not None and own.number != number else "",
            is_provisional=any(item.type == INTAKE for item in shown.overlay),
            taken_at=base.created_at,
            office=names.unit(base.events[0].unit),
            category=names.category(report.category),
            headline="" if report.is_private else redacted(headline(report.description)),
            place="" if report.is_private else redacted(", ".join(filter(None, (report.address, report.landmark)))),
            kelurahan=names.unit(report.kelurahan),
            respond_by=report.clocks.respond_by,
            finish_by=report.clocks.finish_by,
            is_private=report.is_private,
            qr=_modules(number),
        )


def _found(row: dict[str, Any] | None) -> FoundReport | None:
    if row is None:
        return None
    return FoundReport(row["report_id"], row["number"], row["headline"], Status(row["status"]))


def _item(action: BuatLaporan, clock: DeviceClock, again: OutboxAction | None) -> OutboxAction:
    now = clock.now()
    payload = actions.encode(action)
    payload.pop("reporter", None)
    return OutboxAction(
        cmd_id=acting.new_id(now),
        report_id=acting.new_id(now) if again is None else again.report_id,
        number="" if again is None else again.number,
        type=INTAKE,
        payload=payload,
        base_version=0,
        seen={},
        depends_on=(),
        made_at=now,
        clock=clock.claim(),
    )


def _told_by(action: BuatLaporan) -> dict[str, str] | None:
    """Who reported, without empty fields. Raises ActionRefusedError for more than a request reckons with."""
    if action.reporter is None:
        return None
    fields = msgspec.to_builtins(action.reporter)
    told_by = {name: value.strip() for name, value in fields.items() if value and value.strip()}
    if len(msgspec.json.encode(told_by)) > outbox.MAX_REPORTER_BYTES:
        raise ActionRefusedError(errors.invalid("reporter"))
    return told_by or None


def _channels(rules: Rulebook, unit_id: str, now: datetime) -> tuple[Choice, ...]:
    """Channels of this unit's counter that are in use today."""
    unit = rules.organisation.units.get(unit_id)
    day = now.astimezone(WIB).date()
    used = [channel for channel in rules.channels.values() if channel.is_used_on(day)]
    return tuple(Choice(each.id, each.name) for each in used if unit is not None and unit.kind in each.counters)


def _categories(rules: Rulebook) -> tuple[Choice, ...]:
    found = sorted(rules.categories.values(), key=lambda category: category.name.casefold())
    return tuple(Choice(category.id, category.name) for category in found)


def _kelurahan(rules: Rulebook, unit_id: str) -> tuple[tuple[Choice, ...], str]:
    """All kelurahan, those of the own territory first, and the own one."""
    organisation, names = rules.organisation, Names(rules)

    def place(unit: Unit) -> tuple[bool, str]:
        return (unit.id != unit_id and not organisation.is_below(unit.id, unit_id), unit.name)

    units = sorted((unit for unit in organisation.units.values() if unit.kind == "kelurahan"), key=place)
    choices = tuple(
        Choice(unit.id, f"{unit.name}, {names.short_unit(unit.parent) if unit.parent else ''}") for unit in units
    )
    return choices, unit_id if any(unit.id == unit_id for unit in units) else ""


def _respond_by(rules: Rulebook, channel: str, now: datetime) -> datetime | None:
    return sla.start_clocks(rules.profile_of(channel), rules.calendar, now).respond_by


def _modules(number: str) -> tuple[tuple[bool, ...], ...]:
    """The QR code of the number alone, error correction M: 15 % of a creased paper may be unreadable."""
    import segno  # by the first receipt, not by each start

    return tuple(tuple(bool(module) for module in row) for row in segno.make_qr(number, error="m").matrix)
