"""Sinkronisasi: what waits, what was answered, what it takes up on this PC, and a list of it for the help desk."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from app.errors import ActionRefusedError, StorageError
from app.models import cache, outbox, traces
from app.models.cache import LocalFiles
from app.models.files import sizes
from app.models.outbox import OutboxAction
from app.models.unit_of_work import read_scope, write_scope
from app.services.finding_values import HISTORY, QueueFacts, QueueItem
from app.services.tray import MARKS, TEXTS
from app.services.values import SyncMark
from app.sync.comparing import REFILLED
from app.sync.device_clock import DeviceClock
from domain.rulebook import Rulebook

FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Queue:
    """`announce` tells the program which reports changed. May be called from any lane."""

    def __init__(
        self,
        files: LocalFiles,
        rules: Callable[[], Rulebook],
        clock: DeviceClock,
        announce: Callable[[frozenset[str]], None],
    ) -> None:
        self._files, self._rules = files, rules
        self._clock = clock
        self._announce = announce

    def facts(self) -> QueueFacts:
        unsettled, done = self._actions()
        with read_scope(self._files.cache) as connection:
            missing = cache.get_state(connection, "missing_dseq")
            refilled = cache.get_state(connection, REFILLED)
            reports = cache.count(connection)
        items = _items(unsettled)
        by_id = {item.cmd_id: item for item in items}
        size = sizes(self._files)
        return QueueFacts(
            needs_officer=tuple(by_id[item.cmd_id] for item in unsettled if item.needs_officer),
            waiting=tuple(by_id[item.cmd_id] for item in unsettled if item.is_waiting),
            history=_items(done),
            missing=() if missing is None else msgspec.json.decode(missing, type=tuple[int, ...]),
            reports=reports,
            cache_bytes=size.cache,
            outbox_bytes=size.outbox,
            free_bytes=size.free,
            last_contact_at=self._clock.last_contact_at(),
            clock_gap=self._clock.gap(),
            refilled_at=None if refilled is None else datetime.fromisoformat(refilled.decode()),
        )

    def cancel(self, cmd_id: str) -> tuple[QueueItem, ...]:
        """The action and what builds on it, now cancelled. Raises ActionRefusedError `already_sent`."""
        with write_scope(self._files.outbox) as connection:
            cancelled = outbox.cancel(connection, cmd_id)
            has_told = outbox.forget_reporters(connection, [item.cmd_id for item in cancelled])
        if not cancelled:
            raise ActionRefusedError("already_sent")
        if has_told:
            traces.remove(self._files.outbox)
        report_ids = sorted({item.report_id for item in cancelled})
        cache.derive(self._files, self._rules(), report_ids)
        self._announce(frozenset(report_ids))
        with read_scope(self._files.outbox) as connection:
            found = (outbox.get(connection, item.cmd_id) for item in cancelled)
            return _items([item for item in found if item is not None])

    def export(self, path: Path) -> int:
        """Writes a list for the help desk, as CSV or (`.json`) JSON; answers how many actions it holds.

        It tells what became of each action and nothing that anybody wrote: no text of an officer or a resident.
        Raises StorageError `export_failed`.
        """
        rows = self._listed()
        text = json.dumps(rows, indent=1) if path.suffix.lower() == ".json" else _csv(rows)
        try:
            path.write_text(text, encoding="utf-8-sig" if path.suffix.lower() != ".json" else "utf-8", newline="")
        except OSError as error:
            raise StorageError("export_failed") from error
        return len(rows)

    def as_csv(self) -> str:
        """The same list, as a text."""
        return _csv(self._listed()).replace("\r\n", "\n")

    def _listed(self) -> list[dict[str, Any]]:
        unsettled, done = self._actions()
        return [_exported(item) for item in (*unsettled, *reversed(done))]

    def _actions(self) -> tuple[tuple[OutboxAction, ...], tuple[OutboxAction, ...]]:
        """What needs somebody, oldest first, and what needs nobody, newest first."""
        with read_scope(self._files.outbox) as connection:
            unsettled = tuple(item for item in outbox.unsettled(connection) if not item.is_contained)
            rest = outbox.newest(connection, HISTORY + len(unsettled))
        open_ids = {item.cmd_id for item in unsettled}
        return unsettled, tuple(item for item in rest if item.cmd_id not in open_ids)[:HISTORY]


def _items(actions: Sequence[OutboxAction]) -> tuple[QueueItem, ...]:
    return tuple(_item(action, actions) for action in actions)


def _item(action: OutboxAction, among: Sequence[OutboxAction]) -> QueueItem:
    dependants = _dependants(action, among)
    unsent = all(item.dseq is None for item in (action, *dependants))
    return QueueItem(
        cmd_id=action.cmd_id,
        report_id=action.report_id,
        number=action.number,
        type=action.type,
        mark=_mark(action),
        is_cancelled=action.status == outbox.CANCELLED,
        is_settled=action.is_settled,
        made_at=action.made_at,
        answered_at=action.answered_at,
        tries=action.tries,
        error=action.code or action.last_error,
        text=next((str(action.payload[name]) for name in TEXTS if action.payload.get(name)), ""),
        can_cancel=unsent and not action.is_settled,
        dependants=tuple((item.type, item.number) for item in dependants),
    )


def _dependants(action: OutboxAction, among: Sequence[OutboxAction]) -> tuple[OutboxAction, ...]:
    """As `outbox.dependants`, of actions in the order they were made."""
    wanted = {action.cmd_id}
    found: list[OutboxAction] = []
    for item in among:
        if not item.is_settled and wanted.intersection(item.depends_on):
            wanted.add(item.cmd_id)
            found.append(item)
    return tuple(found)


def _mark(action: OutboxAction) -> SyncMark:
    if action.status == outbox.CANCELLED:
        return SyncMark.NONE
    if action.is_contained:
        return SyncMark.ACCEPTED
    return MARKS.get(action.status) or (SyncMark.ON_PC if action.dseq is None else SyncMark.SENDING)


def _exported(action: OutboxAction) -> dict[str, Any]:
    return {
        "cmd_id": action.cmd_id,
        "dseq": action.dseq,
        "type": action.type,
        "report": action.number,
        "status": action.status,
        "code": action.code,
        "tries": action.tries,
        "last_error": action.last_error,
        "made_at": action.made_at.isoformat(),
        "answered_at": _written(action.answered_at),
        "depends_on": " ".join(action.depends_on),
    }


def _written(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _csv(rows: Sequence[dict[str, Any]]) -> str:
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula is told to be a text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
