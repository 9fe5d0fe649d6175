"""Reading reports one by one and searching them, within the scope of the reader."""

from typing import NamedTuple

import msgspec

from central.db import Row, Sql, Transaction
from central.problems import ProblemError
from central.resources import Resources
from central.services.redaction import Reader
from central.services.report_store import without_op
from central.services.sessions import Caller
from domain import wire
from domain.report import Status
from domain.words import fold

_SEEN = (
    "SELECT r.is_private, r.is_linked, r.body"
    " FROM scope_feed f JOIN report r ON r.id = f.report_id"
    " WHERE f.scope = :scope AND f.dropped_ms IS NULL"
)
ONE = Sql(_SEEN + " AND f.report_id = :id")
_FILTERS = {
    "number": " AND r.number = :number",
    "status": " AND r.status = :status",
    "kelurahan": " AND r.kelurahan = :kelurahan",
}
_NEWEST_FIRST = " ORDER BY r.created_ms DESC, r.id DESC LIMIT :limit"


class Wanted(NamedTuple):
    """What a list is cut down to; None leaves a condition out."""

    limit: int
    q: str | None = None
    number: str | None = None
    status: Status | None = None
    kelurahan: str | None = None


def report(resources: Resources, caller: Caller, report_id: str) -> bytes:
    """One report as JSON. Raises ProblemError `not_found`, the same for absent and not the caller's."""

    def read(transaction: Transaction) -> bytes:
        scope = str(caller.rights.scope)
        row = transaction.one(ONE, {"scope": scope, "id": report_id})
        if row is None:
            raise ProblemError("not_found")
        return _cut(Reader(transaction, caller.officer, scope), row)

    return resources.database.read(read)


def search(resources: Resources, caller: Caller, wanted: Wanted) -> wire.ReportPage:
    """Newest first. Words that hold neither letter nor digit find nothing."""

    def read(transaction: Transaction) -> wire.ReportPage:
        scope = str(caller.rights.scope)
        sql, values = _query(wanted, reads_notes=caller.officer.role != "validator")
        rows = transaction.all(sql, {"scope": scope, "limit": wanted.limit + 1, **values})
        reader = Reader(transaction, caller.officer, scope)
        shown = tuple(msgspec.Raw(_cut(reader, row)) for row in rows[: wanted.limit])
        return wire.ReportPage(rows=shown, more=len(rows) > wanted.limit)

    if wanted.q is not None and wanted.q.strip() and not fold(wanted.q):
        return wire.ReportPage(rows=(), more=False)
    return resources.database.read(read)


def _query(wanted: Wanted, *, reads_notes: bool) -> tuple[Sql, dict[str, str]]:
    """All words of `q`, the last one as the beginning of a word; only fixed text goes into the statement."""
    sql, values = _SEEN, {}
    for name, condition in _FILTERS.items():
        value = getattr(wanted, name)
        if value is not None:
            sql += condition
            values[name] = str(value)
    text = "(r.search_text || r.search_notes)" if reads_notes else "r.search_text"
    words = fold(wanted.q or "").split()
    for index, word in enumerate(words):
        sql += f" AND {text} LIKE :word{index}"
        values[f"word{index}"] = f"% {word}%" if index == len(words) - 1 else f"% {word} %"
    return Sql(sql + _NEWEST_FIRST), values


def _cut(reader: Reader, row: Row) -> bytes:
    is_private, is_linked, body = row
    return without_op(reader.cut(body, is_private=is_private, is_linked=is_linked))
