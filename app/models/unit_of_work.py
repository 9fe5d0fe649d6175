"""The two scopes in which local files are read and written; nothing else begins, commits or rolls back.

Writes take the lock at once (BEGIN IMMEDIATE): a deferred write in WAL fails in spite of the busy timeout.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from app.errors import StorageError

_CODES = {
    "disk is full": "disk_full",
    "locked": "locked",
    "busy": "locked",
    "malformed": "damaged",
    "not a database": "damaged",
    "disk i/o error": "unavailable",
    "readonly": "unavailable",
    "unable to open": "unavailable",
}


@contextmanager
def read_scope(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One consistent view of the file."""
    with storage_errors(), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            yield connection
        finally:
            connection.rollback()


@contextmanager
def write_scope(engine: sa.Engine) -> Iterator[sa.Connection]:
    """All or nothing; committed when the block ends well."""
    with storage_errors(), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.commit()
        finally:
            connection.rollback()  # after a commit there is nothing left to take back


def empty_journal(engine: sa.Engine) -> None:
    """Writes what the journal holds into the file, and cuts it: what was deleted is then in neither."""
    with storage_errors(), engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def storage_errors() -> Iterator[None]:
    """The environment's faults become StorageError; anything else is a bug and passes."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        text = str(error.orig).lower()
        code = next((code for words, code in _CODES.items() if words in text), None)
        if code is None:
            raise
        raise StorageError(code) from error
