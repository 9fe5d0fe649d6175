"""What can still be read of a damaged cache, so that a desk without network goes on with its reports.

SQLCipher seals each page: what can be read is what was written, though perhaps not the newest of it. So the cursor
is left behind: central sends all reports again, and those that it no longer sends go with the last page.
"""

from pathlib import Path
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from app.errors import StorageError
from app.models import cache
from app.models.cache import LocalFiles, Row
from app.models.engine import open_engine
from app.models.tables import CACHE_SCHEMA, base, cache_metadata, cache_state
from app.models.unit_of_work import damage_mark, read_scope, write_scope
from domain.report import Report
from domain.rulebook import Rulebook
from domain.wire import Reference

MOST_ROWS = 5000
"""Their lines are derived before the window opens, in a second or two; a desk of more waits for central."""
UNCONFIRMED = 0
"""Version of a row that central has not sent again; any row of a page is newer."""

_rows = sa.select(base).limit(MOST_ROWS)
_from_both_ends = (_rows.order_by(sa.text("rowid")), _rows.order_by(sa.text("rowid desc")))
_kept = sa.select(cache_state).where(cache_state.c.name.in_(("reference", "reference_etag")))


class Found(NamedTuple):
    """Base rows by their id, and states: reference data and its version."""

    rows: dict[str, Row]
    states: dict[str, bytes]


def read(path: Path, key: bytes) -> Found:
    """As much of the file as there is before the first damaged page, from either end."""
    found = Found({}, {})
    try:
        engine = open_engine(path, key, cache_metadata, CACHE_SCHEMA, durable=False)
    except StorageError:
        return found
    for statement in (_kept, *_from_both_ends):
        try:
            with read_scope(engine) as connection:
                for row in connection.execute(statement):
                    if statement is _kept:
                        found.states[row.name] = row.value
                    elif _is_whole(row.body, Report):
                        found.rows[row.report_id] = Row(row.report_id, UNCONFIRMED, row.body)
        except StorageError:
            continue
    engine.dispose()
    damage_mark(path).unlink(missing_ok=True)
    return found


def _is_whole(body: bytes, kind: type[Report] | type[Reference]) -> bool:
    """Of a damaged page SQLCipher gives zeros before it says so."""
    try:
        msgspec.json.decode(body, type=kind)
    except msgspec.DecodeError:
        return False
    return True


def put(engine: sa.Engine, found: Found) -> None:
    """Into a new cache."""
    if not found.rows or not _is_whole(found.states.get("reference", b""), Reference):
        return
    rows = list(found.rows.values())[:MOST_ROWS]
    with write_scope(engine) as connection:
        connection.execute(sa.insert(base), [row._asdict() for row in rows])
        for name, value in (found.states | {"underived": b"1", "unconfirmed": b"1"}).items():
            cache.set_state(connection, name, value)


def derive(files: LocalFiles, rules: Rulebook) -> None:
    """At the start: lines of the rows that were put back."""
    with read_scope(files.cache) as connection:
        is_underived = cache.get_state(connection, "underived") is not None
        report_ids = cache.all_ids(connection) if is_underived else []
    if is_underived:
        cache.derive(files, rules, report_ids)
        _forget(files, "underived")


def drop_unconfirmed(files: LocalFiles, rules: Rulebook) -> frozenset[str]:
    """After the last page: what central has not sent again is not on this desk. Answers the ids."""
    with read_scope(files.cache) as connection:
        if cache.get_state(connection, "unconfirmed") is None:
            return frozenset()
        left = connection.execute(sa.select(base.c.report_id).where(base.c.version == UNCONFIRMED)).scalars().all()
    if left:
        with write_scope(files.cache) as connection:
            connection.execute(sa.delete(base).where(base.c.version == UNCONFIRMED))
        cache.derive(files, rules, left)
    _forget(files, "unconfirmed")
    return frozenset(left)


def _forget(files: LocalFiles, name: str) -> None:
    with write_scope(files.cache) as connection:
        connection.execute(sa.delete(cache_state).where(cache_state.c.name == name))
