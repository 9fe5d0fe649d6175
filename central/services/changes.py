"""Writing what happened to a report: its row, its place in the audit, and the feeds of all who see it.

The number of a change is taken from the one row `sync_head`, as the last new lock of a transaction. So the
order of numbers is the order of commits, without holes, and all writes to feeds are one after the other.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from central.db import Sql, Transaction
from central.models import tables
from central.models.statements import insert, upsert
from central.services import report_store
from central.services.audit import LogRow, payload_of
from central.services.times import to_ms, to_text
from domain.actions import Action
from domain.organisation import Organisation
from domain.report import Report

DROPS_KEPT = timedelta(days=400)
# Actor of what no officer did: intake through a channel and rating.
RESIDENT = "warga"

NEXT = Sql("UPDATE sync_head SET seq = seq + 1 WHERE id = :id RETURNING seq, chain_hash")
CHAIN = Sql("UPDATE sync_head SET chain_hash = :row_hash WHERE id = :id")
LOG = insert(tables.change_log)
FEED = upsert(tables.scope_feed, ("scope", "report_id"))
LINKING = Sql("SELECT report_id FROM report_link WHERE other_id = :id")
TOUCH = Sql("UPDATE scope_feed SET seq = :seq WHERE scope = :scope AND report_id = :report_id AND dropped_ms IS NULL")
FORGET_DROPS = Sql("DELETE FROM scope_feed WHERE dropped_ms < :before_ms RETURNING seq")
FORGOTTEN = Sql("UPDATE sync_head SET forgotten_seq = :seq WHERE id = :id AND forgotten_seq < :seq")


class Change(NamedTuple):
    """One effect on one report. `before` is None for a new one, `action` for what no command asked for; `by` is the
    actor where there was no officer."""

    before: Report | None
    after: Report
    action: Action | None
    cmd_id: str | None
    received_at: datetime
    by: str = RESIDENT


def record(transaction: Transaction, change: Change, organisation: Organisation) -> int:
    """Write the change and answer its number."""
    seq, previous = transaction.only(NEXT, {"id": 1})
    row = log_row(change, seq)
    row_hash = row.hash_after(previous)
    transaction.run(CHAIN, {"id": 1, "row_hash": row_hash})
    report_store.write(transaction, change.after, seq)
    transaction.run(LOG, {**row._asdict(), "row_hash": row_hash})
    _feed(transaction, change, seq, organisation)
    return int(seq)


def log_row(change: Change, seq: int) -> LogRow:
    event = change.after.events[-1]
    return LogRow(
        seq=seq,
        report_id=change.after.id,
        version=change.after.version,
        cmd_id=change.cmd_id,
        actor=event.officer or change.by,
        kind=event.type,
        payload=payload_of(change.action, event),
        at=to_text(change.received_at),
    )


def put_row(scope: str, report: Report, seq: int) -> dict[str, Any]:
    return {
        "scope": scope,
        "report_id": report.id,
        "seq": seq,
        "is_open": report.is_open,
        "reason": None,
        "moved_to": None,
        "dropped_ms": None,
    }


def drop_rows(change: Change, seq: int, scopes: Iterable[str]) -> list[dict[str, Any]]:
    """Only a corrected place makes a report leave a scope (central-api.md, "Drop")."""
    now_ms = to_ms(change.received_at)
    moved = {"reason": "moved", "moved_to": change.after.kelurahan, "dropped_ms": now_ms}
    return [{**put_row(scope, change.after, seq), **moved} for scope in scopes]


def _feed(transaction: Transaction, change: Change, seq: int, organisation: Organisation) -> None:
    report = change.after
    after = organisation.scopes_of(report)
    transaction.many(FEED, [put_row(scope, report, seq) for scope in after])
    if change.before is None:
        return
    before = organisation.scopes_of(change.before)
    if before - after:
        _drop(transaction, change, seq, before - after)
    if before != after:
        _touch_linking(transaction, report.id, seq, before ^ after)


def _drop(transaction: Transaction, change: Change, seq: int, scopes: Iterable[str]) -> None:
    transaction.many(FEED, drop_rows(change, seq, scopes))
    forget_drops(transaction, change.received_at)


def forget_drops(transaction: Transaction, now: datetime) -> int:
    """Those older than 400 days, and how many; a cursor before them has to start anew."""
    forgotten = [row[0] for row in transaction.all(FORGET_DROPS, {"before_ms": to_ms(now - DROPS_KEPT)})]
    if forgotten:
        transaction.run(FORGOTTEN, {"id": 1, "seq": max(forgotten)})
    return len(forgotten)


def _touch_linking(transaction: Transaction, report_id: str, seq: int, scopes: Iterable[str]) -> None:
    """A link shows only while its end is visible, so who links to this report is sent again there."""
    linking = [row[0] for row in transaction.all(LINKING, {"id": report_id})]
    transaction.many(
        TOUCH, [{"seq": seq, "scope": scope, "report_id": other} for other in linking for scope in scopes]
    )
