"""What becomes of a command whose base is older than the report (central-api.md, "Command").

Versions and seen values decide, never clocks. Pure: central judges with it before it applies anything.
"""

from collections.abc import Collection
from typing import Any

import msgspec

from domain import actions as a
from domain import errors
from domain.organisation import Officer
from domain.report import CLOSED, Event, Report, at_version
from domain.rulebook import Rulebook
from domain.workflow import may

HANDOVERS = frozenset({"koordinasi", "disposisi"})
STATE_BOUND = frozenset({"ajukan_selesai", "validasi", "tolak_tl", "tolak"})
ALWAYS_APPEND = frozenset({"catatan", "lampiran"})


class Verdict(msgspec.Struct, frozen=True):
    """`status`: apply, applied_same, late_note, conflict or refused; `code` for the last two."""

    status: str
    code: str | None = None


APPLY = Verdict("apply")
SAME = Verdict("applied_same")
LATE_NOTE = Verdict("late_note")


def judge(
    action: a.Action,
    base_version: int,
    seen: dict[str, Any],
    report: Report,
    officer: Officer,
    rules: Rulebook,
    own: Collection[str] = (),
) -> Verdict:
    """`seen`: values of the fields that the officer saw when changing them; one left out counts as at base.

    `own`: ids of the events that the command builds on (its `depends_on`); they stand between base and the officer's
    screen, so they surprise nobody.
    """
    if not 1 <= base_version <= report.version:
        return Verdict("refused", errors.invalid("base_version"))
    since = tuple(event for event in report.events[base_version:] if event.id not in own)
    code = may(officer, action.type, report, rules)
    if (code is None and _values_are_there(action, report)) or _was_done(action, report, officer, since):
        return SAME
    if not since:
        return Verdict("refused", code) if code else APPLY
    if code is not None:
        screen = at_version(report, _last_known(report, base_version, own))
        return _no_longer(action, screen, report, officer, rules, code)
    return _collision(action, base_version, seen, report, since) or APPLY


def _last_known(report: Report, base_version: int, own: Collection[str]) -> int:
    """The last version that the officer had on screen: the base, or the last own event on top of it."""
    built_on = (index for index, event in enumerate(report.events, start=1) if event.id in own)
    return max(base_version, *built_on, base_version)


def _values_are_there(action: a.Action, report: Report) -> bool:
    match action:
        case a.Klasifikasi():
            return all(getattr(report, name) == value for name, value in a.encode(action).items())
        case a.Tugaskan(assignee=assignee):
            return report.assignee == assignee
        case a.TautkanDuplikat(duplicate_of=head):
            return report.duplicate_of == head
        case a.LepasDuplikat():
            return report.duplicate_of is None
    return False


def _was_done(action: a.Action, report: Report, officer: Officer, since: tuple[Event, ...]) -> bool:
    """The very effect came in since the base: by a colleague, or by a validator for `validasi`."""
    match action:
        case a.Koordinasi(target_unit=target):
            return _handed_to(target, "koordinasi", report, officer, since)
        case a.Disposisi(target_unit=str(target)):
            return _handed_to(target, "disposisi", report, officer, since)
        case a.Disposisi(assignee=str(assignee)):
            return report.assignee == assignee and _done_since(action.type, report, officer.unit, since)
        case a.Terima(assignee=assignee):
            return assignee in {None, report.assignee} and _done_since(action.type, report, officer.unit, since)
        case a.Validasi():
            return officer.role == "validator" and _done_since(action.type, report, None, since)
    return False


def _handed_to(target: str, kind: str, report: Report, officer: Officer, since: tuple[Event, ...]) -> bool:
    handovers = [event for event in since if event.is_handover]
    return (
        report.holder == target
        and len(handovers) == 1
        and handovers[0].type == kind
        and handovers[0].unit == officer.unit
    )


def _done_since(kind: str, report: Report, unit: str | None, since: tuple[Event, ...]) -> bool:
    """The last change of state since base is this very action, by `unit` as holder if one is given."""
    moves = [event for event in since if event.from_status is not event.to_status or event.is_handover]
    if not moves or moves[-1].type != kind or moves[-1].to_status is not report.status:
        return False
    return unit is None or moves[-1].unit == unit == report.holder


def _no_longer(
    action: a.Action, screen: Report, report: Report, officer: Officer, rules: Rulebook, code: str
) -> Verdict:
    if may(officer, action.type, screen, rules) is not None:
        return Verdict("refused", code)
    if isinstance(action, a.TindakLanjut) and report.status in CLOSED:
        return LATE_NOTE
    return Verdict("conflict", _CONFLICTS.get(code, errors.CONFLICT_STATE))


def _collision(
    action: a.Action, base_version: int, seen: dict[str, Any], report: Report, since: tuple[Event, ...]
) -> Verdict | None:
    if isinstance(action, a.Klasifikasi | a.Tugaskan):
        base = at_version(report, base_version)
        if any(_moved(name, value, seen, base, report) for name, value in a.encode(action).items()):
            return Verdict("conflict", errors.CONFLICT_FIELD)
    if action.type in HANDOVERS and any(event.type in _REHANDED for event in since):
        return Verdict("conflict", errors.CONFLICT_HANDOVER)
    if action.type in STATE_BOUND and any(event.from_status is not event.to_status for event in since):
        return Verdict("conflict", errors.CONFLICT_STATE)
    return None


def _moved(name: str, wanted: Any, seen: dict[str, Any], base: Report, report: Report) -> bool:
    """The field has neither the value the officer saw nor the one wanted."""
    current = getattr(report, name)
    return current not in (seen.get(name, getattr(base, name)), wanted)


_REHANDED = HANDOVERS | {"kembalikan"}
_CONFLICTS = {
    errors.NOT_HOLDER: errors.CONFLICT_HANDOVER,
    errors.NOBODY_TO_RETURN_TO: errors.CONFLICT_HANDOVER,
}
