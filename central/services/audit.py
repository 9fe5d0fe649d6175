"""The audit: one immutable row per effect, chained by hashes. Making rows, reading a trail, checking all.

h_n = SHA-256(h_(n-1) as hex || canonical row), where the canonical row is the JSON array
[seq, report_id, version, cmd_id, actor, kind, payload, at] without blanks, keys of `payload` sorted.
"""

import hashlib
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from central.db import Database, Sql, Transaction
from central.problems import ProblemError
from central.services.redaction import Reader
from central.services.sessions import Caller
from domain import wire
from domain.actions import Action
from domain.report import Event

PAGE = 5000

TRAIL = Sql(
    "SELECT l.seq, l.report_id, l.version, l.cmd_id, l.actor, l.kind, l.payload, l.at, l.row_hash,"
    " p.row_hash, r.is_private FROM change_log l LEFT JOIN change_log p ON p.seq = l.seq - 1"
    " JOIN report r ON r.id = l.report_id"
    " WHERE l.report_id = :report_id ORDER BY l.seq"
)
ROWS = Sql(
    "SELECT seq, report_id, version, cmd_id, actor, kind, payload, at, row_hash FROM change_log"
    " WHERE seq > :after ORDER BY seq LIMIT :limit"
)
HEAD = Sql("SELECT seq, chain_hash FROM sync_head WHERE id = :id")
FIRST_HASH = "0" * 64


class LogRow(NamedTuple):
    seq: int
    report_id: str
    version: int
    cmd_id: str | None
    actor: str
    kind: str
    payload: str
    at: str

    def hash_after(self, previous: str) -> str:
        canonical = msgspec.json.encode((*self[:6], msgspec.Raw(self.payload), self.at))
        return hashlib.sha256(previous.encode() + canonical).hexdigest()


class Head(NamedTuple):
    """A row's number and hash, kept outside of central, so that a cut tail is noticed."""

    seq: int
    row_hash: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """`what`: edited (also swapped), missing, inserted, head; null when the chain is whole."""

    ok: bool
    rows: int
    first_bad_seq: int | None = None
    what: str | None = None


def payload_of(action: Action | None, event: Event) -> str:
    """What was asked, without the resident's identity, and the times that came of it; receipt is `at`."""
    asked: dict[str, Any] = {} if action is None else msgspec.to_builtins(action)
    asked.pop("reporter", None)
    asked["credited_at"] = event.at
    if event.claimed_at is not None:
        asked["claimed_at"] = event.claimed_at
    return msgspec.json.encode(asked, order="deterministic").decode()


def trail(database: Database, caller: Caller, report_id: str) -> wire.AuditTrail:
    """Raises ProblemError `not_found` for a report that is absent or not the caller's."""

    def read(transaction: Transaction) -> tuple[wire.AuditEvent, ...]:
        scope = str(caller.rights.scope)
        reader = Reader(transaction, caller.officer, scope)
        if not reader.sees(report_id):
            raise ProblemError("not_found")
        rows = transaction.all(TRAIL, {"report_id": report_id})
        return tuple(_audit_event(reader, *row) for row in rows)

    return wire.AuditTrail(events=database.read(read))


def verify(database: Database, kept: Head | None = None) -> Finding:
    """Walk the whole chain; `kept` is a head written down earlier outside of central."""
    return database.read(lambda transaction: _verify(transaction, kept))


def _verify(transaction: Transaction, kept: Head | None) -> Finding:
    seq, row_hash = 0, FIRST_HASH
    head = Head(*transaction.only(HEAD, {"id": 1}))
    while rows := transaction.all(ROWS, {"after": seq, "limit": PAGE}):
        for *values, found in rows:
            row = LogRow(*values)
            bad = _fault(row, found, seq, row_hash, kept)
            if bad is not None:
                return Finding(ok=False, rows=seq, first_bad_seq=seq + 1, what=bad)
            seq, row_hash = row.seq, found
    if seq != head.seq or (kept is not None and seq < kept.seq):
        what = "inserted" if seq > head.seq else "missing"
        bad_seq = head.seq + 1 if seq > head.seq else seq + 1
        return Finding(ok=False, rows=seq, first_bad_seq=bad_seq, what=what)
    if row_hash != head.row_hash:
        return Finding(ok=False, rows=seq, first_bad_seq=seq, what="head")
    return Finding(ok=True, rows=seq)


def _fault(row: LogRow, found: str, last_seq: int, last_hash: str, kept: Head | None) -> str | None:
    if row.seq != last_seq + 1:
        return "missing"
    if row.hash_after(last_hash) != found:
        return "edited"
    if kept is not None and row.seq == kept.seq and found != kept.row_hash:
        return "head"
    return None


def _audit_event(reader: Reader, *row: Any) -> wire.AuditEvent:
    seq, report_id, version, cmd_id, actor, kind, payload, at, row_hash, prev_hash, is_private = row
    return wire.AuditEvent(
        seq=seq,
        report_id=report_id,
        version=version,
        cmd_id=cmd_id,
        actor=actor,
        kind=kind,
        payload=reader.cut_payload(msgspec.json.decode(payload), is_private=is_private),
        at=datetime.fromisoformat(at),
        prev_hash=prev_hash or FIRST_HASH,
        row_hash=row_hash,
    )
