"""The database of central: engine, transactions on SQLite and PostgreSQL, and statements compiled once.

Tables are declared with SQLAlchemy and its pool is used; statements run on the driver itself, because the
execution layer costs four times the statement (docs/adr/0003-central.md). Nothing else opens connections.
"""

import contextlib
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import psycopg
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import psycopg as postgresql_dialect
from sqlalchemy.dialects.sqlite import pysqlite as sqlite_dialect

T = TypeVar("T")
Row = tuple[Any, ...]

BUSY_MS = 5000
POOL = 16
PRAGMAS = {"journal_mode": "WAL", "foreign_keys": "ON", "busy_timeout": BUSY_MS, "trusted_schema": "OFF"}
# By the server's own `random_page_cost`, that of turning disks, it reads all reports for a page of a thousand.
POSTGRES_OPTIONS = (
    "-c lock_timeout=2000 -c idle_in_transaction_session_timeout=5000 -c synchronous_commit=on -c timezone=UTC"
    " -c random_page_cost=1.1"
)
PRIMARY_CODE = 0xFF
ENVIRONMENT = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
BUSY = (
    psycopg.errors.LockNotAvailable,
    psycopg.errors.DeadlockDetected,
    psycopg.errors.SerializationFailure,
    psycopg.errors.UniqueViolation,
)
_DIALECTS: dict[str, sa.Dialect] = {
    "sqlite": sqlite_dialect.dialect(paramstyle="named"),
    "postgresql": postgresql_dialect.dialect(),  # type: ignore[no-untyped-call]
}


class BusyError(Exception):
    """Another transaction holds a lock; the same work can succeed when tried again."""


class UnavailableError(Exception):
    """The database cannot be reached or written."""


class Sql:
    """A statement with named parameters (`:name` in text), compiled once per engine; a module constant."""

    def __init__(self, statement: str | sa.Insert) -> None:
        self._statement = sa.text(statement) if isinstance(statement, str) else statement

    @cached_property
    def _texts(self) -> dict[str, tuple[str, dict[str, Any]]]:
        return {name: self._compile(dialect) for name, dialect in _DIALECTS.items()}

    def _compile(self, dialect: sa.Dialect) -> tuple[str, dict[str, Any]]:
        compiled = self._statement.compile(dialect=dialect)
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        return str(compiled), fixed

    def on(self, engine: str) -> tuple[str, dict[str, Any]]:
        """SQL text and the values that stand in the statement itself."""
        return self._texts[engine]


class Transaction:
    """Statements of one transaction, on the driver's own connection."""

    def __init__(self, engine: str, driver_connection: Any) -> None:
        self.engine = engine
        # In PostgreSQL's text form the bytes of a report arrive twice as long, as hexadecimal digits.
        self._cursor = driver_connection.cursor(**({"binary": True} if engine == "postgresql" else {}))

    def run(self, sql: Sql, values: Mapping[str, Any] | None = None) -> int:
        """Number of rows changed."""
        self._execute(sql, values)
        return int(self._cursor.rowcount)

    def one(self, sql: Sql, values: Mapping[str, Any] | None = None) -> Row | None:
        self._execute(sql, values)
        row: Row | None = self._cursor.fetchone()
        return row

    def only(self, sql: Sql, values: Mapping[str, Any] | None = None) -> Row:
        row = self.one(sql, values)
        if row is None:
            raise LookupError(sql.on(self.engine)[0])
        return row

    def all(self, sql: Sql, values: Mapping[str, Any] | None = None) -> list[Row]:
        self._execute(sql, values)
        rows: list[Row] = self._cursor.fetchall()
        return rows

    def many(self, sql: Sql, rows: Sequence[Mapping[str, Any]]) -> None:
        """The statement once for each row; nothing is asked of the database without rows."""
        if rows:
            self._cursor.executemany(sql.on(self.engine)[0], rows)

    def _execute(self, sql: Sql, values: Mapping[str, Any] | None) -> None:
        text, fixed = sql.on(self.engine)
        self._cursor.execute(text, {**fixed, **values} if values else fixed)


class Turn:
    """A lock that is given in the order of asking; SQLite's own busy handler is unfair."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._is_taken = False
        self._waiting: deque[threading.Event] = deque()

    def __enter__(self) -> None:
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return
            mine = threading.Event()
            self._waiting.append(mine)
        mine.wait()

    def __exit__(self, *_: object) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False


class Database:
    """`durable` is for SQLite: with it a commit is on the disk, without it the last ones may be lost at a
    power cut, but never torn."""

    def __init__(self, url: str, *, durable: bool = True) -> None:
        self.engine = sa.make_url(url).get_backend_name()
        if self.engine not in _DIALECTS:
            raise ValueError(f"not a database of central: {self.engine}")
        self._pool = _create_engine(url, self.engine, durable)
        self._turn = Turn() if self.engine == "sqlite" else contextlib.nullcontext()

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Do `work` in one transaction that is committed when it returns. Raises BusyError."""
        begin = "BEGIN IMMEDIATE" if self.engine == "sqlite" else None
        with self._turn:
            return self._in_transaction(work, begin)

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Do `work` on one unchanging state of the database."""
        is_sqlite = self.engine == "sqlite"
        return self._in_transaction(
            work, "BEGIN" if is_sqlite else "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
        )

    def read_one(self, sql: Sql, values: Mapping[str, Any]) -> Row | None:
        """One SELECT that needs no transaction around it."""
        return self._in_transaction(lambda transaction: transaction.one(sql, values), None)

    def create_tables(self, metadata: sa.MetaData) -> None:
        metadata.create_all(self._pool)

    @property
    def file(self) -> Path | None:
        """Of SQLite."""
        path = self._pool.url.database
        return Path(path) if self.engine == "sqlite" and path else None

    def is_absent(self) -> bool:
        """Whether the first statement would make a new SQLite file."""
        return self.file is not None and not self.file.exists()

    def has_table(self, name: str) -> bool:
        return sa.inspect(self._pool).has_table(name)

    def close(self) -> None:
        self._pool.dispose()

    def _in_transaction(self, work: Callable[[Transaction], T], begin: str | None) -> T:
        try:
            pooled = self._pool.raw_connection()
            try:
                return _transacted(self.engine, pooled.driver_connection, work, begin)
            finally:
                pooled.close()
        except (psycopg.Error, sqlite3.OperationalError, sa.exc.OperationalError) as error:
            kind = _environment_error(error)
            if kind is None:
                raise
            raise kind from error


def _transacted(engine: str, connection: Any, work: Callable[[Transaction], T], begin: str | None) -> T:
    if begin is not None:
        connection.execute(begin)
    try:
        answer = work(Transaction(engine, connection))
        connection.commit()
    finally:
        connection.rollback()  # after a commit there is nothing left to take back
    return answer


def _create_engine(url: str, engine: str, durable: bool) -> sa.Engine:
    if engine == "postgresql":
        options = {"options": POSTGRES_OPTIONS}
        return sa.create_engine(url, hide_parameters=True, pool_size=POOL, pool_pre_ping=True, connect_args=options)
    arguments = {"check_same_thread": False, "isolation_level": None, "cached_statements": 256}
    pool = sa.create_engine(url, hide_parameters=True, pool_size=POOL, connect_args=arguments)
    pragmas = {**PRAGMAS, "synchronous": "FULL" if durable else "NORMAL"}

    @sa.event.listens_for(pool, "connect")
    def _prepare(connection: sqlite3.Connection, _: object) -> None:
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name}={value}")

    return pool


def _environment_error(error: Exception) -> type[BusyError | UnavailableError] | None:
    """Locks are busy, an absent or full database is unavailable; everything else is a bug of ours."""
    if isinstance(error, BUSY):
        return BusyError
    if isinstance(error, sqlite3.OperationalError):
        code = error.sqlite_errorcode & PRIMARY_CODE
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return BusyError
        return UnavailableError if code in ENVIRONMENT else None
    is_away = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError | sa.exc.OperationalError)
    return UnavailableError if is_away else None
