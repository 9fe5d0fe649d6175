"""The desk checks itself: does it hold what central says it should? If not, it fills anew; the outbox is not touched.

After the first fill and then once a day, since all rows are read for it.
"""

import logging
from datetime import datetime, timedelta

from app.errors import RejectedError
from app.models import cache
from app.models.cache import LocalFiles
from app.models.held import Held, held
from app.models.unit_of_work import read_scope, write_scope
from app.sync.calls import CentralCalls
from domain.rulebook import Rulebook

log = logging.getLogger(__name__)

EVERY = timedelta(days=1)
COMPARED, REFILLED = "compared_at", "refilled_at"


def is_due(files: LocalFiles, now: datetime) -> bool:
    with read_scope(files.cache) as connection:
        last = cache.get_state(connection, COMPARED)
    return last is None or not timedelta() <= now - datetime.fromisoformat(last.decode()) < EVERY


def agrees(files: LocalFiles, calls: CentralCalls, scope: str) -> bool | None:
    """None when it cannot be said now: the scope has changed meanwhile, or central tells no digests."""
    with read_scope(files.cache) as connection:
        cursor = cache.get_state(connection, "cursor")
    if cursor is None:
        return None
    try:
        told = calls.digest(scope, cursor.decode())
    except RejectedError:
        return None
    with read_scope(files.cache) as connection:
        is_same = cache.get_state(connection, "cursor") == cursor
        return Held(told.count, told.digest) == held(connection) if is_same else None


def refill(files: LocalFiles, rules: Rulebook | None, now: datetime) -> None:
    """It is remembered, for Sinkronisasi."""
    log.warning("this desk held something else than central: all is fetched anew")
    cache.forget_rows(files, rules)
    _note(files, REFILLED, now)


def note_comparison(files: LocalFiles, now: datetime) -> None:
    _note(files, COMPARED, now)


def _note(files: LocalFiles, name: str, now: datetime) -> None:
    with write_scope(files.cache) as connection:
        cache.set_state(connection, name, now.isoformat().encode())
