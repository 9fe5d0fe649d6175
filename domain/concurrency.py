"""What becomes of a command whose base is older than the report (central-api.md, "Command").

Versions and seen values decide, never clocks. Pure: central judges with it before it applies anything.
"""

from collections.abc import Collection
from typing import Any, NamedTuple

import msgspec

from domain import actions as a
from domain import errors
from domain.organisation import Officer
from domain.report import CLOSED, Event, Report, Status, at_version
from domain.rulebook import Rulebook
from domain.workflow import may

HANDOVERS = frozenset({"koordinasi", "disposisi", "kembalikan"})
STATE_BOUND = frozenset({"ajukan_selesai", "validasi", "tolak_tl", "tolak", "buka_kembali"})


class Verdict(msgspec.Struct, frozen=True):
    """`status`: apply, applied_same, late_note, conflict or refused; `code` for the last two."""

    status: str
    code: str | None = None


class Judged(NamedTuple):
    """A command beside the report.

    `seen`: values of the fields that the officer saw when changing them; one left out counts as on screen.
    `own`: ids of the events that the command builds on (its `depends_on`); they stand between base and screen,
    so they surprise nobody.
    """

    action: a.Action
    base_version: int
    seen: dict[str, Any]
    officer: Officer
    own: Collection[str] = ()


class _Case(NamedTuple):
    """`screen`: the report as the officer had it before them. `since`: what came unseen after it."""

    action: a.Action
    seen: dict[str, Any]
    officer: Officer
    screen: Report
    since: tuple[Event, ...]
    report: Report
    rules: Rulebook


APPLY = Verdict("apply")
SAME = Verdict("applied_same")
LATE_NOTE = Verdict("late_note")


def judge(judged: Judged, report: Report, rules: Rulebook) -> Verdict:
    """What central does with the command; its values are then checked by `workflow.apply`."""
    case = _case(judged, report, rules)
    if case is None or judged.base_version > report.version:
        return Verdict("refused", errors.invalid("base_version"))
    code = may(case.officer, case.action.type, report, rules)
    if code is None and _values_are_there(case.action, report):
        return SAME
    if not case.since:
        return Verdict("refused", code) if code else APPLY
    return _judge_stale(case, code)


def _case(judged: Judged, report: Report, rules: Rulebook) -> _Case | None:
    """None when no version was ever known. Own events before one that is built on are known with it."""
    built_on = [version for version, event in enumerate(report.events, start=1) if event.id in judged.own]
    last = max(built_on, default=0)
    known = max(judged.base_version, last)
    if judged.base_version < 0 or known < 1:
        return None
    since = tuple(
        event
        for version, event in enumerate(report.events, start=1)
        if version > judged.base_version and version not in built_on and not _is_own(event, version, last, judged)
    )
    screen = at_version(report, min(known, report.version))
    return _Case(judged.action, judged.seen, judged.officer, screen, since, report, rules)


def _is_own(event: Event, version: int, last: int, judged: Judged) -> bool:
    return version < last and event.officer == judged.officer.id


def _judge_stale(case: _Case, code: str | None) -> Verdict:
    if code is not None and may(case.officer, case.action.type, case.screen, case.rules) is not None:
        return Verdict("refused", code)
    if _was_done(case) or _values_are_there(case.action, case.report):
        return SAME
    if isinstance(case.action, a.TindakLanjut) and case.report.status in CLOSED:
        return LATE_NOTE if _is_involved(case) else Verdict("refused", errors.NOT_FOUND)
    collision = _collision(case)
    if collision is not None:
        return Verdict("conflict", collision)
    if code is not None:
        what = errors.CONFLICT_HANDOVER if code == errors.NOT_HOLDER else errors.CONFLICT_STATE
        return Verdict("conflict", what)
    return Verdict("conflict", errors.CONFLICT_FIELD) if _has_moved_field(case) else APPLY


def _values_are_there(action: a.Action, report: Report) -> bool:
    match action:
        case a.Klasifikasi() | a.Tugaskan() | a.TautkanDuplikat():
            return all(getattr(report, name) == value for name, value in a.encode(action).items())
        case a.LepasDuplikat():
            return report.duplicate_of is None
        case a.Lampiran(event=event, photos=photos):
            shown = {(photo.sha256, photo.slot) for photo in report.photos if photo.event == event}
            return {(photo.sha256, photo.slot) for photo in photos} <= shown
    return False


def _was_done(case: _Case) -> bool:
    """A colleague brought the same about since, and it still stands.

    Never for actions whose text reaches somebody outside (ajukan_selesai, tolak, tolak_tl, extensions).
    """
    report, kind = case.report, case.action.type
    if all(event.type != kind for event in case.since):
        return False
    match case.action:
        case a.Terima(assignee=assignee):
            wanted = (case.screen.holder, Status.PROSES, assignee or report.assignee)
            return _last_move(case) == kind and (report.holder, report.status, report.assignee) == wanted
        case a.Koordinasi(target_unit=target) | a.Disposisi(target_unit=str(target)):
            moves = [(event.type, event.unit) for event in case.since if event.is_handover]
            return moves == [(kind, case.officer.unit)] and report.holder == target
        case a.Disposisi(assignee=assignee):
            return (report.status, report.assignee) == (Status.DISPOSISI, assignee)
        case a.Kembalikan():
            return (report.status, report.holder) == (Status.MENUNGGU, case.screen.handed_by)
        case a.Validasi():
            return report.status is Status.SELESAI
        case a.BukaKembali():
            return report.status is Status.MENUNGGU
    return False


def _last_move(case: _Case) -> str | None:
    moves = [event.type for event in case.since if event.from_status is not event.to_status or event.is_handover]
    return moves[-1] if moves else None


def _is_involved(case: _Case) -> bool:
    organisation = case.rules.organisation
    return organisation.scope_of(case.officer) in organisation.scopes_of(case.report)


def _collision(case: _Case) -> str | None:
    """What the command relied on and has changed since."""
    kind = case.action.type
    if kind in HANDOVERS and any(_redirects(event, kind) for event in case.since):
        return errors.CONFLICT_HANDOVER
    if kind in STATE_BOUND and any(event.from_status is not event.to_status for event in case.since):
        return errors.CONFLICT_STATE
    if kind == "putuskan_perpanjangan" and any(event.type == kind for event in case.since):
        return errors.CONFLICT_STATE
    return None


def _redirects(event: Event, kind: str) -> bool:
    """Another hand-over; giving it to an own officer is one too, but not for `kembalikan`."""
    return event.is_handover or (event.type == "disposisi" and kind != "kembalikan")


def _has_moved_field(case: _Case) -> bool:
    """A field to change has neither the value the officer saw nor the one wanted."""
    match case.action:
        case a.Klasifikasi() | a.Tugaskan() | a.TautkanDuplikat():
            wanted = a.encode(case.action)
        case a.LepasDuplikat():
            wanted = {"duplicate_of": None}
        case _:
            return False
    shown = {name: case.seen.get(name, getattr(case.screen, name)) for name in wanted}
    return any(getattr(case.report, name) not in (shown[name], value) for name, value in wanted.items())
