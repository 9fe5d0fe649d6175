"""Whether something is new in a scope: asked at once by a desk, and again and again for all that wait."""

from typing import NamedTuple

from central.db import Database, Sql, Transaction
from central.message import Wait
from central.resources import Resources
from central.services import cursors
from central.services.cursors import Cursor, Phase
from central.services.sessions import Caller
from domain import wire

HEAD = Sql("SELECT seq FROM sync_head WHERE id = :id")
NEWEST = Sql("SELECT MAX(seq) FROM scope_feed WHERE scope = :scope")


class Told(NamedTuple):
    """`wait`: what to wait for when nothing is new yet."""

    hint: wire.Hint
    wait: Wait | None


def hint(resources: Resources, caller: Caller, known: dict[str, str], seconds: float) -> Told:
    """`known`: cursors by scope; foreign scopes are left out. Raises ProblemError `bad_cursor`."""
    scope = caller.rights.scope
    text = known.get(str(scope))
    if scope is None or text is None:
        return Told(wire.Hint(scopes=()), None)
    place = cursors.decode(text)
    head, newest = look(resources.database, 0, frozenset({scope}))
    if _is_behind(resources, place, scope, newest[scope]):
        return Told(wire.Hint(scopes=(scope,)), None)
    wait = Wait(scope, place.seq - 1, head, seconds) if seconds else None
    return Told(wire.Hint(scopes=()), wait)


def look(database: Database, known: int, scopes: frozenset[str]) -> tuple[int, dict[str, int]]:
    """The newest change of all, and of each of these scopes; nothing of the scopes when it is not after `known`."""

    def read(transaction: Transaction) -> tuple[int, dict[str, int]]:
        (head,) = transaction.only(HEAD, {"id": 1})
        if known and head <= known:
            return head, {}
        return head, {scope: transaction.only(NEWEST, {"scope": scope})[0] or 0 for scope in scopes}

    return database.read(read)


def _is_behind(resources: Resources, place: Cursor, scope: str, newest: int) -> bool:
    """A desk that is still filling, or whose cursor is of another history, has something to fetch."""
    if place.phase is not Phase.FOLLOW or (place.epoch, place.scope) != (resources.epoch, scope):
        return True
    return newest >= place.seq
