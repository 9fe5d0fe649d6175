"""Making, undoing and repeating actions: the outbox first (*tersimpan*), then the projection."""

import logging
import os
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from app.errors import ActionRefusedError, StorageError
from app.models import cache, drafts, outbox, traces
from app.models.cache import LocalFiles
from app.models.drafts import DraftRow
from app.models.outbox import INTAKE, OutboxAction
from app.models.projection import Projection, Viewer, act_of, project
from app.models.unit_of_work import read_scope, write_scope
from app.sync.device_clock import DeviceClock
from domain import actions, errors, ids, workflow
from domain.actions import Action
from domain.report import Report
from domain.rulebook import Rulebook

log = logging.getLogger(__name__)

APPENDED = frozenset({"catatan", "balasan"})
"""They build on nothing: what became of earlier actions does not hold them up."""

FIELD_ACTIONS = frozenset({"klasifikasi", "tugaskan"})


class Origin(NamedTuple):
    """What a new action ends in its own transaction: an action in the tray that it is the decision on (`replaces`),
    and the draft that it was made from. `cmd_id`: where the id is not to be a new one."""

    replaces: str | None = None
    draft: DraftRow | None = None
    cmd_id: str | None = None


NOTHING = Origin()


def projected(files: LocalFiles, rules: Rulebook, report_id: str) -> tuple[Report, Projection] | None:
    """What central has of a report (or own intake made) and its projection, None when it is not on this desk."""
    with read_scope(files.outbox) as connection:
        items = outbox.of_report(connection, report_id)
    with read_scope(files.cache) as connection:
        viewer = cache.viewer_of(connection, files, rules)
        shown = project(cache.find(connection, report_id), items, viewer)
        return None if shown is None else (shown.base, shown)


def make(
    files: LocalFiles,
    rules: Rulebook,
    clock: DeviceClock,
    report_id: str,
    action: Action,
    origin: Origin = NOTHING,
) -> OutboxAction:
    """Stores an action of this officer; when it returns, the action survives whatever happens to the PC.

    Raises ActionRefusedError when the workflow does not allow it, PhotoError when a photo of it is gone, StorageError
    when it could not be stored; then nothing has changed.
    """
    found = projected(files, rules, report_id)
    if found is None:
        raise ActionRefusedError(errors.NOT_FOUND)
    base, shown = found
    item = _item(action, base, shown, clock)
    if origin.cmd_id is not None:
        item = msgspec.structs.replace(item, cmd_id=origin.cmd_id)
    item = msgspec.structs.replace(
        item, depends_on=(*item.depends_on, *link_foundations(files, action)), replaces=origin.replaces
    )
    _check(item, files, rules, shown.report)
    store(files, item, origin)
    show(files, rules, report_id)
    return item


def store(
    files: LocalFiles, item: OutboxAction, origin: Origin = NOTHING, told_by: dict[str, str] | None = None
) -> None:
    """The commit that is *tersimpan*. `told_by`: see `outbox.add`."""
    item = msgspec.structs.replace(item, replaces=origin.replaces)
    with write_scope(files.outbox) as connection:
        outbox.add(connection, item, told_by)
        if origin.replaces is not None and told_by is None:
            outbox.pass_reporter_on(connection, origin.replaces, item.cmd_id)
        elif origin.replaces is not None:
            outbox.forget_reporters(connection, [origin.replaces])
        if outbox.lost(connection).intersection(item.depends_on):
            outbox.hold(connection, [item])
        if origin.replaces is not None:
            outbox.settle(connection, [origin.replaces])
        if origin.draft is not None:
            drafts.spend(connection, origin.draft, item.cmd_id)


def link_foundations(files: LocalFiles, action: Action) -> tuple[str, ...]:
    """Own intake that a linked report comes from, while central has not shown it."""
    linked = getattr(action, "duplicate_of", None) or getattr(action, "continues", None)
    if linked is None:
        return ()
    with read_scope(files.outbox) as connection:
        return tuple(item.cmd_id for item in outbox.intakes(connection) if item.report_id == linked)


def undo(files: LocalFiles, rules: Rulebook, cmd_id: str) -> bool:
    """Takes an action back that has not been sent, its text becomes a draft again; False when it has been sent."""
    with write_scope(files.outbox) as connection:
        item = outbox.get(connection, cmd_id)
        if item is not None and item.type == INTAKE:
            outbox.remove_link(connection, item)
        removed = item is not None and outbox.remove_unsent(connection, cmd_id)
        if removed:
            drafts.revive(connection, cmd_id)
        if removed and item is not None and item.replaces is not None:
            outbox.pass_reporter_on(connection, cmd_id, item.replaces)
        has_told = removed and outbox.forget_reporters(connection, [cmd_id])
    if has_told:
        traces.remove(files.outbox)
    if removed and item is not None:
        show(files, rules, item.report_id)
    return removed


def put_away(files: LocalFiles, rules: Rulebook, cmd_id: str) -> None:
    """The officer accepts that an action in the tray did not happen; it stays in the outbox, settled."""
    with write_scope(files.outbox) as connection:
        item = outbox.get(connection, cmd_id)
        outbox.settle(connection, [cmd_id])
        drafts.remove(connection, cmd_id, INTAKE)  # its correction that was begun
        has_told = outbox.forget_reporters(connection, [cmd_id])
    if has_told:
        traces.remove(files.outbox)
    if item is not None:
        show(files, rules, item.report_id)


def show(files: LocalFiles, rules: Rulebook, report_id: str) -> None:
    """What is in the outbox is done. A cache that cannot show it now will at the next answer or start."""
    try:
        cache.derive(files, rules, [report_id])
    except StorageError as error:
        log.warning("a line could not be written: %s", error.code)


def _item(action: Action, base: Report, shown: Projection, clock: DeviceClock) -> OutboxAction:
    now = clock.now()
    payload = actions.encode(action)
    return OutboxAction(
        cmd_id=new_id(now),
        report_id=base.id,
        number=base.number,
        type=action.type,
        payload=payload,
        base_version=base.version,
        seen=_seen(action.type, payload, shown.report),
        depends_on=_foundations(action.type, shown),
        made_at=now,
        clock=clock.claim(),
    )


def new_id(now: datetime) -> str:
    return ids.uuid7(int(now.timestamp() * 1000), os.urandom(ids.RANDOM_BYTES))


def _foundations(kind: str, shown: Projection) -> tuple[str, ...]:
    """Own actions that central has not shown back and that are not mere notes; for a note, the intake alone."""
    kinds = {item.type for item in shown.overlay} - APPENDED if kind not in APPENDED else {INTAKE}
    return tuple(item.cmd_id for item in shown.overlay if item.type in kinds)


def _seen(kind: str, payload: dict[str, Any], report: Report) -> dict[str, Any]:
    if kind not in FIELD_ACTIONS:
        return {}
    return {name: getattr(report, name) for name in payload}


def _check(item: OutboxAction, files: LocalFiles, rules: Rulebook, report: Report) -> None:
    try:
        with read_scope(files.cache) as connection:
            viewer: Viewer = cache.viewer_of(connection, files, rules)
            workflow.apply(report, act_of(item, viewer.officer), viewer.rules, viewer.find)
    except errors.Refused as refused:
        raise ActionRefusedError(refused.code) from refused
