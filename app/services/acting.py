"""Making, undoing and repeating actions: the outbox first (*tersimpan*), then the projection."""

import os
from typing import Any, NamedTuple

import msgspec

from app.errors import ActionRefusedError
from app.models import cache, drafts, outbox
from app.models.cache import LocalFiles
from app.models.drafts import DraftRow
from app.models.outbox import OutboxAction
from app.models.projection import Projection, Viewer, act_of, project
from app.models.unit_of_work import read_scope, write_scope
from app.sync.device_clock import DeviceClock
from domain import actions, errors, ids, workflow
from domain.actions import Action
from domain.report import Report
from domain.rulebook import Rulebook

APPENDED = frozenset({"catatan", "balasan"})
"""They build on nothing: what became of earlier actions does not hold them up."""

FIELD_ACTIONS = frozenset({"klasifikasi", "tugaskan"})


class Origin(NamedTuple):
    """What a new action ends in its own transaction: an action in the tray that it is the decision on (`replaces`),
    and the draft that it was made from."""

    replaces: str | None = None
    draft: DraftRow | None = None


NOTHING = Origin()


def projected(files: LocalFiles, rules: Rulebook, report_id: str) -> tuple[Report, Projection] | None:
    """Base and projection of a report, None when it is not on this desk."""
    with read_scope(files.outbox) as connection:
        items = outbox.of_report(connection, report_id)
    with read_scope(files.cache) as connection:
        base = cache.find(connection, report_id)
        if base is None:
            return None
        return base, project(base, items, cache.viewer_of(connection, files.officer, rules))


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
    item = msgspec.structs.replace(_item(action, base, shown, clock), replaces=origin.replaces)
    _check(item, files, rules, shown.report)
    with write_scope(files.outbox) as connection:
        outbox.add(connection, item)
        if outbox.lost(connection).intersection(item.depends_on):
            outbox.hold(connection, [item])
        if origin.replaces is not None:
            outbox.settle(connection, [origin.replaces])
        if origin.draft is not None:
            drafts.spend(connection, origin.draft, item.cmd_id)
    cache.derive(files, rules, [report_id])
    return item


def undo(files: LocalFiles, rules: Rulebook, cmd_id: str) -> bool:
    """Takes an action back that has not been sent, its text becomes a draft again; False when it has been sent."""
    with write_scope(files.outbox) as connection:
        item = outbox.get(connection, cmd_id)
        removed = item is not None and outbox.remove_unsent(connection, cmd_id)
        if removed:
            drafts.revive(connection, cmd_id)
    if removed and item is not None:
        cache.derive(files, rules, [item.report_id])
    return removed


def put_away(files: LocalFiles, rules: Rulebook, cmd_id: str) -> None:
    """The officer accepts that an action in the tray did not happen; it stays in the outbox, settled."""
    with write_scope(files.outbox) as connection:
        item = outbox.get(connection, cmd_id)
        outbox.settle(connection, [cmd_id])
    if item is not None:
        cache.derive(files, rules, [item.report_id])


def _item(action: Action, base: Report, shown: Projection, clock: DeviceClock) -> OutboxAction:
    now = clock.now()
    payload = actions.encode(action)
    return OutboxAction(
        cmd_id=ids.uuid7(int(now.timestamp() * 1000), os.urandom(ids.RANDOM_BYTES)),
        report_id=base.id,
        number=base.number,
        type=action.type,
        payload=payload,
        base_version=base.version,
        seen=_seen(action.type, payload, shown.report),
        depends_on=() if action.type in APPENDED else _foundations(shown),
        made_at=now,
        clock=clock.claim(),
    )


def _foundations(shown: Projection) -> tuple[str, ...]:
    """Own actions not yet in base that are not mere notes."""
    return tuple(item.cmd_id for item in shown.overlay if item.type not in APPENDED)


def _seen(kind: str, payload: dict[str, Any], report: Report) -> dict[str, Any]:
    if kind not in FIELD_ACTIONS:
        return {}
    return {name: getattr(report, name) for name in payload}


def _check(item: OutboxAction, files: LocalFiles, rules: Rulebook, report: Report) -> None:
    try:
        with read_scope(files.cache) as connection:
            viewer: Viewer = cache.viewer_of(connection, files.officer, rules)
            workflow.apply(report, act_of(item, viewer.officer), viewer.rules, viewer.find)
    except errors.Refused as refused:
        raise ActionRefusedError(refused.code) from refused
