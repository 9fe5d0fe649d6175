"""What the screen shows: base row plus own open actions, through the same workflow as central.

Pure but for its types: `project` and `line_of` are the only derivation of list columns, so a changed column
or a damaged cache means deriving again from the base rows.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec

from app.models.moments import to_ms
from app.models.outbox import INTAKE, OutboxAction
from domain import errors, sla, workflow
from domain.organisation import Officer
from domain.report import CLOSED, Event, Report, Status, headline
from domain.rulebook import Rulebook

FindReport = Callable[[str], Report | None]

RETURNS = frozenset({"kembalikan", "tolak_tl"})
MARKS = {"conflict": "konflik", "refused": "ditolak", "held": "tertahan"}
OPEN_MARKS = frozenset({*MARKS.values(), "di_pc", "mengirim"})
"""Marks of a report with an own action that is still open."""


class Viewer(NamedTuple):
    """For whom a projection is made: the officer, the rules, and other reports of this desk."""

    officer: Officer
    rules: Rulebook
    find: FindReport


class Projection(NamedTuple):
    """`base`: central's row, or the report as own intake made it while there is none. `overlay`: own actions shown
    on top of what central has. `broken`: those that no longer apply here; central decides.
    """

    base: Report
    report: Report
    overlay: tuple[OutboxAction, ...]
    broken: tuple[OutboxAction, ...]


def project(row: Report | None, items: Sequence[OutboxAction], viewer: Viewer) -> Projection | None:
    """`items`: unsettled actions of the report in the order they were made. None: there is no such report here.

    An accepted action stays in the overlay until the row has reached the version it was answered with.
    """
    if row is not None and not items:
        return Projection(row, row, (), ())
    base = row or taken_in(items, viewer)
    if base is None:
        return None
    report, find = base, _finding(base, viewer)
    overlay: list[OutboxAction] = []
    broken: list[OutboxAction] = []
    for item in items:
        if item.needs_officer or (row is not None and is_reached(item, row)):
            continue
        if item.type == INTAKE:
            overlay += [item] if row is None else []
            continue
        try:
            report = workflow.apply(report, act_of(item, viewer.officer), viewer.rules, find)
        except errors.Refused:
            broken.append(item)
        else:
            overlay.append(item)
    return Projection(base, report, tuple(overlay), tuple(broken))


def _finding(base: Report, viewer: Viewer) -> FindReport:
    """What an action links to was there when it was made. It may have left this desk since, or not come again yet:
    then something as visible as this report stands for it, so that the action stays on the screen.
    """

    def found(report_id: str) -> Report:
        return viewer.find(report_id) or msgspec.structs.replace(base, id=report_id, duplicate_of=None)

    return found


def taken_in(items: Sequence[OutboxAction], viewer: Viewer) -> Report | None:
    """A report that central has not shown yet, as the intake among `items` made it; its number is provisional.

    An intake that central refused makes none: it waits in the tray.
    """
    for item in items:
        if item.type == INTAKE and not item.needs_officer:
            return workflow.taken_in(item.report_id, item.number, act_of(item, viewer.officer), viewer.rules)
    return None


def is_reached(item: OutboxAction, base: Report) -> bool:
    """Central's row contains the effect."""
    return item.is_contained and item.report_version is not None and item.report_version <= base.version


def act_of(item: OutboxAction, officer: Officer) -> workflow.Act:
    return workflow.Act(id=item.cmd_id, action=item.action(), officer=officer, at=item.made_at)


def mark_of(items: Sequence[OutboxAction], base: Report, last: OutboxAction | None) -> str:
    """The one mark of a report: what needs the officer first, then what is on its way, then what arrived."""
    if not items and last is None:
        return ""
    for status, mark in MARKS.items():
        if any(item.status == status and item.needs_officer for item in items):
            return mark
    waiting = [item for item in items if not item.is_final]
    if any(item.dseq is None for item in waiting):
        return "di_pc"
    if waiting:
        return "mengirim"
    arrived = last is not None and last.is_contained and base.events[-1].cmd_id == last.cmd_id
    return "diterima" if arrived else ""


def line_of(report: Report, mark: str, is_starred: bool, viewer: Viewer) -> dict[str, Any]:
    """Values of the `line` table for a projected report."""
    closed_at = None if report.is_open else _closed_at(report.events)
    due_at = to_ms(sla.next_limit(report))
    return {
        "report_id": report.id,
        "number": report.number,
        "headline": headline(report.description),
        "status": report.status.value,
        "is_open": report.is_open,
        "category": report.category,
        "place": report.landmark or report.address or "",
        "kelurahan": report.kelurahan,
        "lat": report.lat,
        "lon": report.lon,
        "channel": report.channel,
        "holder": report.holder,
        "assignee": report.assignee,
        "is_private": report.is_private,
        "is_urgent": report.priority == "mendesak",
        "created_at": to_ms(report.created_at),
        "respond_by": None if report.clocks.respond_by is None else to_ms(report.clocks.respond_by),
        "red_at": to_ms(report.clocks.red_at),
        "finish_by": to_ms(report.clocks.finish_by),
        "is_returned": _last_move(report.events).type in RETURNS,
        "is_handed_on": _handed_on(report, viewer),
        "is_handed_in": _handed_in(report.events, viewer.officer.unit),
        "handed_in_at": _handed_in_at(report),
        "is_decidable": _is_decidable(report, viewer),
        "duplicate_of": report.duplicate_of,
        "parent": report.parent,
        "continues": report.continues,
        "closed_at": closed_at,
        "mark": mark,
        "is_starred": is_starred,
        "sort_key": due_at if closed_at is None else -closed_at,
    }


def words_of(report: Report) -> str:
    """What a report can be found by; who reported is in no row and so not here."""
    parts = [report.number, report.description, report.address, report.landmark]
    parts += [event.note for event in report.events]
    return "\n".join([part for part in parts if part])


def _last_move(events: tuple[Event, ...]) -> Event:
    """The last event that changed state or holder."""
    for event in reversed(events):
        if event.from_status is not event.to_status or event.is_handover:
            return event
    return events[0]


def _handed_on(report: Report, viewer: Viewer) -> bool:
    unit = viewer.officer.unit
    if report.holder == unit or viewer.rules.organisation.is_below(report.holder, unit):
        return False
    return any(event.is_handover and event.unit == unit for event in report.events)


def _handed_in(events: tuple[Event, ...], unit: str) -> bool:
    for event in reversed(events):
        if event.type == "ajukan_selesai":
            return event.unit == unit
    return False


def _handed_in_at(report: Report) -> int | None:
    """Since when the validator has it; None when it is not there."""
    if report.status is not Status.MENUNGGU_VALIDASI:
        return None
    return next(to_ms(event.at) for event in reversed(report.events) if event.type == "ajukan_selesai")


def _is_decidable(report: Report, viewer: Viewer) -> bool:
    """A request for more time waits for this officer."""
    if report.extension is None:
        return False
    return workflow.may(viewer.officer, "putuskan_perpanjangan", report, viewer.rules) is None


def _closed_at(events: tuple[Event, ...]) -> int:
    for event in reversed(events):
        if event.to_status in CLOSED and event.from_status is not event.to_status:
            return to_ms(event.at)
    return to_ms(events[-1].at)


_decoder = msgspec.json.Decoder(Report)


def decode_base(body: bytes) -> Report:
    """A report from a row exactly as central sent it."""
    return _decoder.decode(body)
