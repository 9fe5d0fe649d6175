"""Encrypted SQLite engines (SQLCipher) for the two local files, with their schema.

`outbox.db` is precious (`synchronous=FULL`); `cache.db` is disposable (`NORMAL`).
"""

import logging
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from app.errors import StorageError
from app.models.unit_of_work import storage_errors, write_scope

log = logging.getLogger(__name__)

BUSY_TIMEOUT_MS = 5000

STEPS_BETWEEN = 1000
"""Of SQLite's machine, between two looks at the clock."""

PRAGMAS = (
    "journal_mode=WAL",
    f"busy_timeout={BUSY_TIMEOUT_MS}",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "wal_autocheckpoint=10000",
    "journal_size_limit=67108864",
)


def open_engine(
    path: Path, key: bytes, metadata: sa.MetaData, schema: int, *, durable: bool, check_s: float = 0.0
) -> sa.Engine:
    """An engine over the encrypted file, its tables made when the file is new; read for `check_s` seconds first.

    Raises StorageError: `damaged` when the key does not open the file, `too_new` for a later schema.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    synchronous = "FULL" if durable else "NORMAL"

    def connect() -> Any:
        connection = dbapi2.connect(str(path), check_same_thread=False, isolation_level=None)
        connection.execute(f"pragma key=\"x'{key.hex()}'\"")
        for pragma in (*PRAGMAS, f"synchronous={synchronous}"):
            connection.execute(f"pragma {pragma}")
        return connection

    engine = sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=sa.pool.QueuePool,
        hide_parameters=True,  # a statement that fails is logged without what somebody wrote
        execution_options={"path": path},
    )
    try:
        with storage_errors():
            _ensure_schema(engine, metadata, schema)
            if check_s:
                _check(engine, check_s)
    except StorageError:
        engine.dispose()
        raise
    return engine


def _ensure_schema(engine: sa.Engine, metadata: sa.MetaData, schema: int) -> None:
    with engine.connect() as connection:
        found = int(connection.exec_driver_sql("pragma user_version").scalar_one())
        names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if found > schema:
        raise StorageError("too_new")
    if found == schema:
        if not names.issuperset(metadata.tables):
            raise StorageError("damaged")  # another file of ours under this name
        return
    log.info("%s: schema %d becomes %d", engine.get_execution_options()["path"].name, found, schema)
    with write_scope(engine) as connection:
        metadata.create_all(connection)
        for table in metadata.sorted_tables:
            for index in table.indexes:
                index.create(connection, checkfirst=True)  # a table of a former schema lacks those that came since
        connection.exec_driver_sql(f"pragma user_version={schema:d}")


def versions() -> tuple[str, str]:
    """Of SQLite, and of SQLCipher in it."""
    with closing(dbapi2.connect(":memory:")) as connection:
        (cipher,) = connection.execute("pragma cipher_version").fetchone()
    return str(dbapi2.sqlite_version), str(cipher).split()[0]


def _check(engine: sa.Engine, budget_s: float) -> None:
    """What could not be read in that time is believed; damage in it is noted when it is met."""
    end = time.monotonic() + budget_s
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.set_progress_handler(lambda: time.monotonic() > end, STEPS_BETWEEN)
        try:
            verdict = connection.exec_driver_sql("pragma quick_check(1)").scalar_one()
        except sa.exc.OperationalError:
            if time.monotonic() <= end:
                raise
            verdict = "ok"
        finally:
            driver.set_progress_handler(None, 0)
    if verdict != "ok":
        raise StorageError("damaged")
