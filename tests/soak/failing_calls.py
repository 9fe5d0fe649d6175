"""Storage whose n-th call fails: statements and commits of SQLite, and what Python writes beside it.

Every call counts while it is on; the n-th fails once, as a full disk, a broken one, a lock of another program, or a
write that ends in the middle. Nothing of the program is replaced: SQLite's connections and the functions of the
system are.
"""

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlcipher3 import dbapi2

KINDS = ("full", "broken", "locked", "short")
SAID = {
    "full": "database or disk is full",
    "broken": "disk I/O error",
    "locked": "database is locked",
    "short": "disk I/O error",
}
CODES = {"full": errno.ENOSPC, "broken": errno.EIO, "locked": errno.EACCES, "short": errno.ENOSPC}


class Failing:
    """`calls` so far; `is_reached`: the n-th has failed."""

    def __init__(self, nth: int, kind: str) -> None:
        self.calls = 0
        self.is_reached = False
        self.kind = kind
        self._nth = nth
        self._thread = threading.get_ident()

    def is_next(self) -> bool:
        if threading.get_ident() != self._thread:
            return False
        self.calls += 1
        is_it = self.calls == self._nth
        self.is_reached = self.is_reached or is_it
        return is_it

    def sql(self) -> None:
        if self.is_next():
            raise dbapi2.OperationalError(SAID[self.kind])

    def system(self) -> None:
        if self.is_next():
            raise OSError(CODES[self.kind], os.strerror(CODES[self.kind]))


NONE = Failing(0, "full")
now = [NONE]


class Cursor(dbapi2.Cursor):  # type: ignore[misc]
    def execute(self, *arguments: Any) -> Any:
        now[0].sql()
        return super().execute(*arguments)

    def executemany(self, *arguments: Any) -> Any:
        now[0].sql()
        return super().executemany(*arguments)


class Connection(dbapi2.Connection):  # type: ignore[misc]
    def cursor(self, *arguments: Any) -> Any:
        return super().cursor(Cursor)

    def commit(self) -> None:
        now[0].sql()
        super().commit()


class Written:
    """A file opened for writing; a short write leaves half of what was given."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, data: bytes) -> int:
        if now[0].is_next():
            if now[0].kind == "short":
                self._file.write(data[: len(data) // 2])
                self._file.flush()
            code = CODES[now[0].kind]
            raise OSError(code, os.strerror(code))
        return int(self._file.write(data))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> "Written":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _counted(call: Callable[..., Any]) -> Callable[..., Any]:
    def counted(*arguments: Any, **named: Any) -> Any:
        now[0].system()
        return call(*arguments, **named)

    return counted


@contextmanager
def storage() -> Iterator[None]:
    """Files and databases opened inside count; nothing fails yet."""
    connect, opened = dbapi2.connect, Path.open

    def open_counted(path: Path, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        file = opened(path, mode, *arguments, **named)
        return Written(file) if "b" in mode and ("w" in mode or "+" in mode) else file

    with (
        patch.object(dbapi2, "connect", lambda *given, **named: connect(*given, factory=Connection, **named)),
        patch.object(Path, "open", open_counted),
        patch.object(Path, "replace", _counted(Path.replace)),
        patch.object(os, "fsync", _counted(os.fsync)),
        patch.object(os, "truncate", _counted(os.truncate)),
    ):
        yield


@contextmanager
def failing(nth: int, kind: str) -> Iterator[Failing]:
    now[0] = Failing(nth, kind)
    try:
        yield now[0]
    finally:
        now[0] = NONE
