"""The two scopes in which local files are read and written; nothing else begins, commits or rolls back.

Writes take the lock at once (BEGIN IMMEDIATE): a deferred write in WAL fails in spite of the busy timeout.
"""

import errno
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from app.errors import StorageError
from app.models import journal

log = logging.getLogger(__name__)

_CODES = {
    "disk is full": "disk_full",
    "locked": "locked",
    "busy": "locked",
    "malformed": "damaged",
    "not a database": "damaged",
    "vtable constructor failed": "damaged",
    "disk i/o error": "unavailable",
    "readonly": "unavailable",
    "unable to open": "unavailable",
}


FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def read_scope(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One consistent view of the file."""
    with _errors_of(engine), engine.connect() as connection:
        connection.begin()
        _driver(connection).execute("BEGIN")
        try:
            yield connection
        finally:
            connection.rollback()


@contextmanager
def write_scope(engine: sa.Engine) -> Iterator[sa.Connection]:
    """All or nothing; committed when the block ends well. A change of the outbox is in its journal before that."""
    kept = journal.journal_of(engine)
    with _errors_of(engine), engine.connect() as connection:
        journal.written(connection)
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
            changes = journal.written(connection)
            if kept is None or not changes:
                connection.commit()
            else:
                _commit_both(connection, kept, changes)
        finally:
            connection.rollback()  # after a commit there is nothing left to take back


def _driver(connection: sa.Connection) -> Any:
    """For what is said to SQLite around each unit of work: SQLAlchemy takes ten times as long to say it."""
    return connection.connection.driver_connection


def empty_log(engine: sa.Engine) -> None:
    """Writes what the write-ahead log holds into the file, and cuts it: what was deleted is then in neither."""
    with storage_errors(), engine.connect() as connection:
        connection.exec_driver_sql("pragma wal_checkpoint(truncate)")


def _commit_both(connection: sa.Connection, kept: journal.Journal, changes: Sequence[journal.Statement]) -> None:
    """The journal first; what the file then could not take leaves the journal again."""
    is_committed = False
    try:
        kept.append(connection, changes)
        connection.commit()
        is_committed = True
    finally:
        if not is_committed:
            with suppress(sa.exc.DBAPIError, OSError):
                _begin_again(connection)
                kept.cut(connection)


def _begin_again(connection: sa.Connection) -> None:
    """After a commit that failed SQLAlchemy holds the transaction for ended, whatever SQLite has done."""
    connection.rollback()
    if connection.connection.in_transaction:
        connection.exec_driver_sql("ROLLBACK")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def damage_mark(path: Path) -> Path:
    """Beside a file that turned out to be damaged while it was in use: the next start makes it good."""
    return path.with_name(f"{path.name}.damaged")


@contextmanager
def _errors_of(engine: sa.Engine) -> Iterator[None]:
    try:
        with storage_errors():
            yield
    except StorageError as error:
        if error.code == "damaged":
            path = engine.get_execution_options()["path"]
            log.warning("damage was met in %s", path.name)
            with suppress(OSError):
                damage_mark(path).touch()
            engine.dispose()  # SQLCipher answers nothing more on a connection that has met a damaged page
        raise


@contextmanager
def storage_errors() -> Iterator[None]:
    """The environment's faults become StorageError; anything else is a bug and passes."""
    try:
        yield
    except OSError as error:
        raise StorageError("disk_full" if error.errno in FULL else "unavailable") from error
    except (sa.exc.DBAPIError, dbapi2.Error) as error:
        text = str(error.orig if isinstance(error, sa.exc.DBAPIError) else error).lower()
        code = next((code for words, code in _CODES.items() if words in text), None)
        if code is None:
            raise
        raise StorageError(code) from error
