"""Perlu tindakan: actions that central could not take, with what the officer wrote and what stands there now."""

from typing import Any

from app.models.outbox import INTAKE, OutboxAction
from app.models.projection import Viewer
from app.services.names import Names
from app.services.values import ConflictField, SyncMark, TrayItem
from domain import errors
from domain.report import Event, Report, at_version, headline
from domain.workflow import may, may_create

TEXTS = ("reason", "instruction", "note", "public_answer", "description")
FIELD_NAMES = frozenset({"category", "priority", "kelurahan", "lat", "lon", "address", "landmark", "assignee"})
INTAKE_WAITS = "intake_waits"
"""The report exists nowhere yet: its own intake waits in the tray, too."""
MARKS = {"conflict": SyncMark.CONFLICT, "refused": SyncMark.REFUSED, "held": SyncMark.HELD}


def tray_item(item: OutboxAction, base: Report | None, told: str, viewer: Viewer) -> TrayItem:
    """`base` is central's present row; None when the report has left this desk, or never got there: then `told` is
    what its intake says, empty for none."""
    repeat_code = _repeat_code(item, base, told, viewer)
    return TrayItem(
        cmd_id=item.cmd_id,
        report_id=item.report_id,
        number=item.number if base is None else base.number,
        headline=headline(told if base is None else base.description),
        type=item.type,
        mark=MARKS[item.status],
        code=item.code or item.status,
        text=next((str(item.payload[name]) for name in TEXTS if item.payload.get(name)), ""),
        made_at=item.made_at,
        fields=() if base is None else _fields(item, base, Names(viewer.rules)),
        can_repeat=repeat_code is None,
        repeat_code=repeat_code,
    )


def _repeat_code(item: OutboxAction, base: Report | None, told: str, viewer: Viewer) -> str | None:
    if item.type == INTAKE:
        return may_create(viewer.officer)
    if base is None:
        return INTAKE_WAITS if told else errors.NOT_FOUND
    return may(viewer.officer, item.type, base, viewer.rules)


def _fields(item: OutboxAction, base: Report, names: Names) -> tuple[ConflictField, ...]:
    """What differs: corrected fields, else the holder, else the state (`status`; mine is the action's type)."""
    if item.code == errors.CONFLICT_HANDOVER:
        return (_holder_field(item, base, names),)
    if item.code == errors.CONFLICT_FIELD:
        wanted = ((name, value) for name, value in item.payload.items() if name in FIELD_NAMES)
        return tuple(
            _corrected_field(name, value, item, base, names) for name, value in wanted if getattr(base, name) != value
        )
    if item.code == errors.CONFLICT_STATE:
        return (_status_field(item, base, names),)
    return ()


def _corrected_field(name: str, mine: Any, item: OutboxAction, base: Report, names: Names) -> ConflictField:
    event = next((event for event in reversed(base.events) if name in (event.changes or {})), None)
    before = names.value(name, item.seen.get(name))
    return _field(name, before, names.value(name, mine), names.value(name, getattr(base, name)), event, names)


def _holder_field(item: OutboxAction, base: Report, names: Names) -> ConflictField:
    event = next((event for event in reversed(base.events) if event.is_handover), None)
    before = names.unit(at_version(base, item.base_version).holder)
    mine = item.payload.get("target_unit")
    shown = names.unit(mine) if mine else names.value("assignee", item.payload.get("assignee"))
    return _field("holder", before, shown, names.unit(base.holder), event, names)


def _status_field(item: OutboxAction, base: Report, names: Names) -> ConflictField:
    event = next((event for event in reversed(base.events) if event.from_status is not event.to_status), None)
    before = at_version(base, item.base_version).status.value
    return _field("status", before, item.type, base.status.value, event, names)


def _field(name: str, before: str, mine: str, theirs: str, event: Event | None, names: Names) -> ConflictField:
    by = None if event is None else names.officer(event.officer) or names.unit(event.unit)
    return ConflictField(name, before, mine, theirs, by, None if event is None else event.at)
