"""Pull: the pages of a scope, from nothing or from a cursor, and what central misses of a device's numbers."""

from datetime import datetime
from itertools import islice
from typing import NamedTuple

import msgspec

from central.db import Row, Sql, Transaction
from central.problems import ProblemError
from central.resources import Resources
from central.services import cursors, desks
from central.services.cursors import Cursor, Phase
from central.services.desks import Pending
from central.services.redaction import Reader
from central.services.sessions import Caller
from central.services.times import to_ms
from domain import wire

MISSING_SHOWN = 1000

_ROWS = (
    "SELECT f.report_id, f.seq, f.reason, f.moved_to, r.number, r.is_private, r.is_linked, r.body"
    " FROM scope_feed f JOIN report r ON r.id = f.report_id"
    " WHERE f.scope = :scope AND (f.seq, f.report_id) > (:seq, :report_id)"
)
_IN_ORDER = " ORDER BY f.seq, f.report_id LIMIT :limit"
FOLLOWED = Sql(_ROWS + _IN_ORDER)
WALKED = Sql(_ROWS + " AND f.seq <= :head AND f.dropped_ms IS NULL AND f.is_open = :is_open" + _IN_ORDER)
HEAD = Sql("SELECT seq, forgotten_seq FROM sync_head WHERE id = :id")
HIGHEST = Sql("SELECT MAX(dseq) FROM command WHERE device = :device")
GAPS = Sql(
    "SELECT previous + 1, dseq FROM (SELECT dseq, LAG(dseq, 1, :dense) OVER (ORDER BY dseq) AS previous"
    " FROM (SELECT dseq FROM command WHERE device = :device AND dseq > :dense"
    " UNION SELECT dseq FROM heard_number WHERE device = :device AND dseq > :dense AND dseq < :highest) AS known"
    ") AS neighbours WHERE dseq > previous + 1"
    " ORDER BY dseq LIMIT :limit"
)
# A device that says it has nothing unsent cannot later claim work from before this moment.
CONTACT = Sql(
    "UPDATE device SET contact_ms = :now_ms, dense_dseq = :dense WHERE id = :device AND contact_ms < :now_ms"
)
FORGET_HEARD = Sql("DELETE FROM heard_number WHERE device = :device AND dseq <= :dense")


class Asked(NamedTuple):
    """`pending`: X-Pending, None when the header is absent."""

    scope: str
    cursor: str | None
    limit: int
    pending: Pending | None


class _Contact(NamedTuple):
    device: int
    pending: Pending
    dense: int
    now: datetime


def pull(resources: Resources, caller: Caller, asked: Asked, now: datetime) -> wire.PullPage:
    """Raises ProblemError `not_found` for a foreign scope, and the codes of cursors."""
    if asked.scope != caller.rights.scope:
        raise ProblemError("not_found")
    place = None if asked.cursor is None else cursors.decode(asked.cursor)
    page = resources.database.read(
        lambda transaction: _page(transaction, resources.epoch, caller, place, asked.limit)
    )
    if asked.pending is not None:
        dense = page.missing_dseq[0] - 1 if page.missing_dseq else page.device_max_dseq
        contact = _Contact(caller.device, asked.pending, dense, now)
        resources.database.write(lambda transaction: _note_contact(transaction, contact))
    return page


def _note_contact(transaction: Transaction, contact: _Contact) -> None:
    device, pending, dense, now = contact
    desks.note(transaction, device, pending, now)
    values = {"now_ms": to_ms(now), "device": device, "dense": dense}
    if pending.actions == 0 and transaction.run(CONTACT, values):
        transaction.run(FORGET_HEARD, values)


def _page(transaction: Transaction, epoch: str, caller: Caller, place: Cursor | None, limit: int) -> wire.PullPage:
    scope = str(caller.rights.scope)
    head, forgotten_seq = transaction.only(HEAD, {"id": 1})
    if place is None:
        place = cursors.start(epoch, scope, head)
    cursors.check(place, epoch, scope, head, forgotten_seq)
    rows, more, following = _rows(transaction, place, limit)
    reader = Reader(transaction, caller.officer, scope)
    max_dseq, missing = _dseqs(transaction, caller)
    end = cursors.encode(cursors.follow(epoch, scope, head))
    return wire.PullPage(
        rows=tuple(_wire_row(reader, row) for row in rows),
        next_cursor=cursors.encode(following) if more else end,
        more=more,
        head=end,
        epoch=epoch,
        scope_rev=caller.rights.scope_rev,
        device_max_dseq=max_dseq,
        missing_dseq=missing,
    )


def _rows(transaction: Transaction, place: Cursor, limit: int) -> tuple[list[Row], bool, Cursor]:
    """At most `limit` rows through all phases, whether there are more, and the place after the last one."""
    rows: list[Row] = []
    last = place
    while True:
        left = limit - len(rows)
        found = _phase_rows(transaction, place, left + 1)
        rows += found[:left]
        if found[:left]:
            report_id, seq = rows[-1][:2]
            last = msgspec.structs.replace(place, seq=seq, report_id=report_id)
        if len(found) > left:
            return rows, True, last
        if place.phase is Phase.FOLLOW:
            return rows, False, place
        place = _next_phase(place)


def _phase_rows(transaction: Transaction, place: Cursor, limit: int) -> list[Row]:
    values = {"scope": place.scope, "seq": place.seq, "report_id": place.report_id, "limit": limit}
    if place.phase is Phase.FOLLOW:
        return transaction.all(FOLLOWED, values)
    return transaction.all(WALKED, {**values, "head": place.head, "is_open": place.phase is Phase.OPEN})


def _next_phase(place: Cursor) -> Cursor:
    if place.phase is Phase.OPEN:
        return msgspec.structs.replace(place, phase=Phase.CLOSED, seq=0, report_id="")
    return cursors.follow(place.epoch, place.scope, place.head)


def _wire_row(reader: Reader, row: Row) -> msgspec.Raw:
    report_id, _, reason, moved_to, number, is_private, is_linked, body = row
    if reason is not None:
        drop = wire.Drop(id=report_id, number=number, reason=reason, to=moved_to)
        return msgspec.Raw(msgspec.json.encode(drop))
    return msgspec.Raw(reader.cut(body, is_private=is_private, is_linked=is_linked))


def _dseqs(transaction: Transaction, caller: Caller) -> tuple[int, tuple[int, ...]]:
    """The highest number of the device that is stored, and the numbers below it that never came."""
    device = {"device": caller.device}
    highest = transaction.only(HIGHEST, device)[0] or 0
    if highest <= caller.dense_dseq:
        return highest, ()
    known = {**device, "dense": caller.dense_dseq, "highest": highest}
    gaps = transaction.all(GAPS, {**known, "limit": MISSING_SHOWN})
    missing = (number for start, end in gaps for number in range(start, end))
    return highest, tuple(islice(missing, MISSING_SHOWN))
