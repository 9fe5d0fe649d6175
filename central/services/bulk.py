"""Writing many reports at once with all that happened to them, as if each change had come in by itself.

Changes are chained like any other and written in batches; a report's row and feeds are written once, in their last
state. `BulkWriter` fills an empty audit in the order of time over all reports, `append` goes on behind what is there.
"""

import heapq
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from central.db import Database, Sql, Transaction
from central.models import tables
from central.models.statements import insert
from central.services import changes, report_store
from central.services.audit import FIRST_HASH
from central.services.changes import Change
from domain.organisation import Organisation
from domain.report import Report

BATCH = 2000

INSERT_FEED = insert(tables.scope_feed)
INSERT_NUMBERS = insert(tables.number_sequence)
AHEAD = Sql("UPDATE sync_head SET seq = seq + :count WHERE id = :id RETURNING seq, chain_hash")
SET_HEAD = Sql("UPDATE sync_head SET seq = :seq, chain_hash = :chain_hash WHERE id = :id")

History = list[Change]


def append(transaction: Transaction, histories: Sequence[History], organisation: Organisation) -> None:
    """New reports without photos or links, in their order, with the next numbers."""
    count = sum(map(len, histories))
    if not count:
        return
    head, chain = transaction.only(AHEAD, {"id": 1, "count": count})
    seq = head - count
    logged, reports, feeds = [], [], []
    for history in histories:
        for change in history:
            seq += 1
            row = changes.log_row(change, seq)
            chain = row.hash_after(chain)
            logged.append({**row._asdict(), "row_hash": chain})
        report = history[-1].after
        reports.append(report_store.row_of(report, seq))
        feeds += [changes.put_row(scope, report, seq) for scope in organisation.scopes_of(report)]
    transaction.many(report_store.INSERT, reports)
    transaction.many(INSERT_FEED, feeds)
    transaction.many(changes.LOG, logged)
    transaction.run(changes.CHAIN, {"id": 1, "row_hash": chain})


class _Entry(NamedTuple):
    """One change that waits for its number. Ordered by time, then by the order of coming in."""

    at: datetime
    order: int
    change: Change
    is_last: bool


class BulkWriter:
    """For an empty audit. `add` histories in the order of their first change, then `finish`."""

    def __init__(self, database: Database, organisation: Organisation) -> None:
        self._database = database
        self._organisation = organisation
        self._waiting: list[_Entry] = []
        self._order = 0
        self._seq = 0
        self._chain = FIRST_HASH
        self._left: dict[str, dict[str, dict[str, Any]]] = {}
        self._clear()

    def add(self, history: History) -> None:
        self._number_until(history[0].received_at)
        for change in history:
            self._order += 1
            is_last = change is history[-1]
            heapq.heappush(self._waiting, _Entry(change.received_at, self._order, change, is_last))

    def finish(self, last_numbers: dict[str, int]) -> int:
        """Write what is left; answers the number of all changes."""
        self._number_until(None)
        self._flush()
        rows = [{"prefix": prefix, "last": last} for prefix, last in last_numbers.items()]
        self._database.write(lambda transaction: transaction.many(INSERT_NUMBERS, rows))
        return self._seq

    def _clear(self) -> None:
        self._logged: list[dict[str, Any]] = []
        self._reports: list[dict[str, Any]] = []
        self._links: list[dict[str, Any]] = []
        self._uses: list[dict[str, Any]] = []
        self._feeds: list[dict[str, Any]] = []

    def _number_until(self, moment: datetime | None) -> None:
        """Changes before `moment` are followed by no earlier one any more."""
        while self._waiting and (moment is None or self._waiting[0].at < moment):
            self._number(heapq.heappop(self._waiting))
            if len(self._logged) >= BATCH:
                self._flush()

    def _number(self, entry: _Entry) -> None:
        change = entry.change
        self._seq += 1
        row = changes.log_row(change, self._seq)
        self._chain = row.hash_after(self._chain)
        self._logged.append({**row._asdict(), "row_hash": self._chain})
        if change.before is not None and change.after.events[-1].type == "klasifikasi":
            self._note_drops(change, change.before)
        if entry.is_last:
            self._reports.append(report_store.row_of(change.after, self._seq))
            self._links += report_store.link_rows(change.after)
            self._uses += report_store.use_rows(change.after)
            self._feeds += self._feed_rows(change)

    def _note_drops(self, change: Change, before: Report) -> None:
        left = self._organisation.scopes_of(before) - self._organisation.scopes_of(change.after)
        if left:
            rows = changes.drop_rows(change, self._seq, left)
            self._left.setdefault(change.after.id, {}).update({row["scope"]: row for row in rows})

    def _feed_rows(self, change: Change) -> Iterable[dict[str, Any]]:
        rows = self._left.pop(change.after.id, {})
        for scope in self._organisation.scopes_of(change.after):
            rows[scope] = changes.put_row(scope, change.after, self._seq)
        return rows.values()

    def _flush(self) -> None:
        self._database.write(self._write)
        self._clear()

    def _write(self, transaction: Transaction) -> None:
        transaction.many(report_store.INSERT, self._reports)
        transaction.many(report_store.ADD_LINK, self._links)
        transaction.many(report_store.ADD_USE, self._uses)
        transaction.many(INSERT_FEED, self._feeds)
        transaction.many(changes.LOG, self._logged)
        transaction.run(SET_HEAD, {"id": 1, "seq": self._seq, "chain_hash": self._chain})
