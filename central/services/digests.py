"""What a desk should hold, in two figures, so that it can check itself."""

from central.db import Row, Sql, Transaction
from central.problems import ProblemError
from central.resources import Resources
from central.services import cursors
from central.services.cursors import Phase
from central.services.hints import NEWEST
from central.services.pull import HEAD
from central.services.sessions import Caller
from domain import digest, wire

LIVE = Sql(
    "SELECT f.report_id, r.version FROM scope_feed f JOIN report r ON r.id = f.report_id"
    " WHERE f.scope = :scope AND f.dropped_ms IS NULL"
)


def of_scope(resources: Resources, caller: Caller, scope: str, cursor: str | None) -> wire.Digest:
    """Raises ProblemError `not_found` for a foreign scope, `moved_on`, and the codes of cursors."""
    if scope != caller.rights.scope:
        raise ProblemError("not_found")
    place = None if cursor is None else cursors.decode(cursor)

    def read(transaction: Transaction) -> tuple[int, list[Row]]:
        head, forgotten_seq = transaction.only(HEAD, {"id": 1})
        if place is not None:
            cursors.check(place, resources.epoch, scope, head, forgotten_seq)
            newest = transaction.only(NEWEST, {"scope": scope})[0] or 0
            if place.phase is not Phase.FOLLOW or newest >= place.seq:
                raise ProblemError("moved_on")
        return head, transaction.all(LIVE, {"scope": scope})

    head, rows = resources.database.read(read)
    total = sum(digest.of_row(report_id, version) for report_id, version in rows)
    end = cursors.encode(cursors.follow(resources.epoch, scope, head))
    return wire.Digest(count=len(rows), digest=digest.to_text(total), cursor=end)
