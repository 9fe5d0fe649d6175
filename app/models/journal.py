"""The second copy of the outbox: `outbox.journal`, to which every change is appended before it is committed.

A record is one transaction, the statements that changed something with their values, encrypted and bound to its
place. The first record of a file is the whole outbox as it was then. The outbox knows how far the journal goes;
whichever of the two has lost something is made good from the other when they are opened.
"""

import hashlib
import hmac
import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.models.tables import journal, outbox_metadata

log = logging.getLogger(__name__)

NONCE_BYTES = 12
LENGTH_BYTES = 4
REWRITE_BYTES = 1 << 20
"""A journal that has grown by this much and to three times its first record is written anew at the next start."""

WRITES = ("INSERT", "UPDATE", "DELETE")
_WRITTEN = "journal_written"

Statement = tuple[str, tuple[tuple[Any, ...], ...]]
"""SQL and the values of each time it ran."""


class Record(msgspec.Struct, frozen=True, array_like=True):
    """`generation` counts the files: each begins with a record of everything."""

    generation: int
    statements: tuple[Statement, ...]


class Found(NamedTuple):
    """A record and the place after it."""

    record: Record
    end: int


class Journal:
    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._cipher = AESGCM(hmac.digest(key, b"outbox.journal", hashlib.sha256))

    def append(self, connection: sa.Connection, statements: Sequence[Statement]) -> None:
        """Part of the transaction that is about to be committed; on disk when it returns. Raises OSError."""
        state = connection.execute(sa.select(journal)).one()
        if not self.path.exists():
            self.rewrite(connection, state.generation + 1)
            return
        record = self._sealed(Record(state.generation, tuple(statements)), state.position)
        with self.path.open("r+b") as file:
            file.seek(state.position)
            file.write(record)
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
        connection.execute(sa.update(journal).values(position=state.position + len(record)))

    def cut(self, connection: sa.Connection) -> None:
        """A transaction was not committed after all: its record goes. Needs the write lock."""
        position = connection.execute(sa.select(journal.c.position)).scalar_one_or_none()
        if position is not None and self.path.exists() and self.path.stat().st_size > position:
            os.truncate(self.path, position)

    def rewrite(self, connection: sa.Connection, generation: int) -> None:
        """A new file that begins with everything the outbox holds now."""
        record = self._sealed(Record(generation, _everything(connection)), 0)
        draft = self.path.with_suffix(".journal.part")
        with draft.open("wb") as file:
            file.write(record)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)
        connection.execute(sa.delete(journal))
        connection.execute(sa.insert(journal), {"generation": generation, "position": len(record)})

    def begin_anew(self, connection: sa.Connection) -> None:
        """A new file, so that what has been deleted is in no record; in a transaction of its own."""
        generation = connection.execute(sa.select(journal.c.generation)).scalar_one()
        is_rewritten = False
        try:
            self.rewrite(connection, generation + 1)
            is_rewritten = True
        finally:
            if not is_rewritten:
                self.path.unlink(missing_ok=True)  # the next change writes it anew from the outbox
        written(connection)

    def reconcile(self, connection: sa.Connection) -> None:
        """At the start: what the outbox has lost comes from the journal, and the other way round.

        An outbox that is new, or older than the journal's first record, is filled from it; one that lacks the last
        changes gets them; a journal that is gone, cut or damaged is written anew.
        """
        state = connection.execute(sa.select(journal)).one_or_none()
        found = tuple(self._read())
        known = 0 if state is None else int(state.generation)
        newest = max(known, found[0].record.generation if found else 0)
        if newest > known:
            log.warning("the outbox is filled from %d records of its journal", len(found))
            for table in reversed(outbox_metadata.sorted_tables):
                connection.execute(sa.delete(table))
            _replay(connection, found)
        elif state is not None and state.position in (ends := [each.end for each in found]):
            missing = found[ends.index(state.position) + 1 :]
            if missing:
                log.warning("%d records of its journal were not in the outbox", len(missing))
            _replay(connection, missing)
            if ends[-1] < max(REWRITE_BYTES, 3 * ends[0]):
                connection.execute(sa.update(journal).values(position=ends[-1]))
                return
        self.rewrite(connection, newest + 1)

    def _read(self) -> Iterator[Found]:
        """Records up to the first that is not whole."""
        if not self.path.exists():
            return
        data, place = self.path.read_bytes(), 0
        while place + LENGTH_BYTES < len(data):
            start = place + LENGTH_BYTES
            end = start + int.from_bytes(data[place:start], "big")
            nonce, sealed = data[start : start + NONCE_BYTES], data[start + NONCE_BYTES : end]
            try:
                plain = self._cipher.decrypt(nonce, sealed, place.to_bytes(8, "big"))
            except (InvalidTag, ValueError):
                return
            yield Found(msgspec.msgpack.decode(plain, type=Record), end)
            place = end

    def _sealed(self, record: Record, place: int) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, msgspec.msgpack.encode(record), place.to_bytes(8, "big"))
        return (len(nonce) + len(sealed)).to_bytes(LENGTH_BYTES, "big") + nonce + sealed


def attach(engine: sa.Engine, kept: Journal) -> None:
    """From now on what is written through `engine` goes into the journal; `written` tells what that is."""
    engine.update_execution_options(journal=kept)

    @sa.event.listens_for(engine, "after_cursor_execute")
    def note(
        connection: sa.Connection, cursor: object, sql: str, values: Any, context: object, is_many: bool
    ) -> None:
        if sql.lstrip()[:6].upper() in WRITES:
            rows = tuple(tuple(each) for each in values) if is_many else (tuple(values),)
            connection.info.setdefault(_WRITTEN, []).append((sql, rows))


def journal_of(engine: sa.Engine) -> Journal | None:
    found: Journal | None = engine.get_execution_options().get("journal")
    return found


def written(connection: sa.Connection) -> tuple[Statement, ...]:
    """What this connection has changed since it was asked last."""
    return tuple(connection.info.pop(_WRITTEN, ()))


def _replay(connection: sa.Connection, found: Sequence[Found]) -> None:
    for each in found:
        for sql, rows in each.record.statements:
            for values in rows:
                connection.exec_driver_sql(sql, values)


def _everything(connection: sa.Connection) -> tuple[Statement, ...]:
    statements: list[Statement] = []
    for table in outbox_metadata.sorted_tables:
        if table is journal:
            continue
        rows = connection.execute(sa.select(table)).all()
        sql = str(sa.insert(table).compile(dialect=connection.dialect))
        statements.append((sql, tuple(tuple(row) for row in rows)))
    return tuple(statements)
