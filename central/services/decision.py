"""What one command does to its report: judged, applied and written, or refused with its code."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

import msgspec

from central.db import Transaction
from central.services import blobs, changes, report_store
from central.services.changes import Change
from central.services.sessions import Caller
from central.services.times import from_ms
from domain import actions, concurrency, errors, evidence, sla, workflow
from domain.calendar import WIB
from domain.concurrency import Judged
from domain.ids import is_uuid7
from domain.report import Report, at_version
from domain.rulebook import Rulebook
from domain.wire import Command
from domain.workflow import Act


class Outcome(NamedTuple):
    """`report_version` and `applied_seq` of a status whose effect is contained, else null."""

    status: str
    code: str | None = None
    report_version: int | None = None
    applied_seq: int | None = None


class WaitsError(Exception):
    """Leaves the transaction without a trace: the command is not decided yet, and `status` says why."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


class Moment(NamedTuple):
    """`recovers_until`: what a command builds on may be missing here only for now (`restoring`)."""

    now: datetime
    recovers_until: datetime | None

    @property
    def is_recovering(self) -> bool:
        return self.recovers_until is not None and self.now < self.recovers_until


class Case(NamedTuple):
    """One command on its way: who sent it, what it asks for, and where it is written."""

    transaction: Transaction
    caller: Caller
    command: Command
    action: actions.Action
    moment: Moment

    @property
    def now(self) -> datetime:
        return self.moment.now

    @property
    def rules(self) -> Rulebook:
        return self.caller.rules


def decide(transaction: Transaction, caller: Caller, command: Command, moment: Moment) -> Outcome:
    """The final outcome; a refusal is one too. Raises WaitsError `busy` when central lacks the version it is for."""
    try:
        action = actions.decode(command.type, command.payload)
        blobs.check_claims(transaction, caller, actions.photos_of(action))
        case = Case(transaction, caller, command, action, moment)
        if isinstance(action, actions.BuatLaporan):
            return _create(case, action)
        return _change(case)
    except errors.Refused as refusal:
        return Outcome("refused", refusal.code)


def _create(case: Case, action: actions.BuatLaporan) -> Outcome:
    command = case.command
    if not is_uuid7(command.report_id):
        raise errors.Refused(errors.invalid("report_id"))
    if command.base_version != 0:
        raise errors.Refused(errors.invalid("base_version"))
    act = _act(case, from_ms(case.caller.contact_ms))
    report = workflow.create(command.report_id, "", act, case.rules, _finder(case))
    if report_store.load(case.transaction, command.report_id) is not None:
        raise errors.Refused(errors.invalid("report_id"))
    report = _numbered(case, report)
    seq = _record(case, None, report)
    if action.reporter is not None:
        report_store.write_reporter(case.transaction, report.id, action.reporter)
    return Outcome("applied", None, report.version, seq)


def _change(case: Case) -> Outcome:
    command, caller = case.command, case.caller
    found = report_store.load(case.transaction, command.report_id)
    is_known = found is not None and _is_known(case, found[0])
    if case.moment.is_recovering and not (is_known and found and command.base_version <= found[0].version):
        raise WaitsError("busy")
    if found is None or not is_known:
        raise errors.Refused(errors.NOT_FOUND)
    report, seq = found
    base_version = command.base_version
    if case.moment.recovers_until is not None:  # versions that nobody has brought back are not coming any more
        base_version = min(base_version, report.version)
    judged = Judged(case.action, base_version, command.seen, caller.officer, command.depends_on)
    verdict = concurrency.judge(judged, report, case.rules)
    if verdict.status == "applied_same":
        return Outcome("applied_same", None, report.version, seq)
    if verdict.status not in {"apply", "late_note"}:
        return Outcome(verdict.status, verdict.code)
    act = _act(case, report.events[-1].at)
    if verdict.status == "late_note":
        return _late_note(case, report, act)
    after = workflow.apply(report, act, case.rules, _finder(case))
    children = _children(case, after, act)
    seq = _record(case, report, after)
    for child in children:
        seq = _record(case, None, child)
    return Outcome("applied", None, after.version, seq)


def _late_note(case: Case, report: Report, act: Act) -> Outcome:
    action = case.action
    assert isinstance(action, actions.TindakLanjut)
    after = workflow.late_note(report, act, action.note, evidence.photos_of(action.photos, act.id))
    return Outcome("late_note", None, after.version, _record(case, report, after))


def _children(case: Case, parent: Report, act: Act) -> tuple[Report, ...]:
    if not isinstance(case.action, actions.Pecah):
        return ()
    ids = [child.report_id for child in case.action.children]
    if any(not is_uuid7(child_id) or report_store.load(case.transaction, child_id) for child_id in ids):
        raise errors.Refused(errors.invalid("children"))
    return tuple(_numbered(case, child) for child in workflow.split(parent, act, [""] * len(ids), case.rules))


def _is_known(case: Case, report: Report) -> bool:
    """The officer sees the report, or saw it at the version the command is based on."""
    scope, organisation = case.caller.rights.scope, case.rules.organisation
    if scope in organisation.scopes_of(report):
        return True
    base = case.command.base_version
    return 1 <= base < report.version and scope in organisation.scopes_of(at_version(report, base))


def _finder(case: Case) -> Callable[[str], Report | None]:
    """Any report; its row stays locked, so that no cycle closes."""

    def find(report_id: str) -> Report | None:
        found = report_store.load(case.transaction, report_id)
        return None if found is None else found[0]

    return find


def _act(case: Case, previous_at: datetime) -> Act:
    """The action with the time that counts for it (central-api.md, "Times")."""
    clock, contact_at = case.command.clock, from_ms(case.caller.contact_ms)
    claimed_at = None
    if clock is not None:
        claimed_at = sla.claimed_at(clock.anchor_ms, clock.elapsed_ms, case.now)
    at, late = sla.credited_at(claimed_at, case.now, previous_at, contact_at)
    return Act(
        id=case.command.cmd_id,
        action=case.action,
        officer=case.caller.officer,
        at=at,
        claimed_at=claimed_at,
        late=late,
    )


def _numbered(case: Case, report: Report) -> Report:
    """Channel prefix, day of the first event in WIB, and the next number of that day."""
    channel = case.rules.channels[report.channel]
    prefix = f"{channel.prefix}{report.events[0].at.astimezone(WIB):%y%m%d}"
    return msgspec.structs.replace(report, number=report_store.next_number(case.transaction, prefix))


def _record(case: Case, before: Report | None, after: Report) -> int:
    change = Change(before, after, case.action, case.command.cmd_id, case.now)
    blobs.note_use(case.transaction, case.caller, actions.photos_of(case.action))
    return changes.record(case.transaction, change, case.rules.organisation)
