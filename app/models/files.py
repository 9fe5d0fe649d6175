"""Opening and forgetting the files of a profile folder, and making good what is damaged."""

import time
from pathlib import Path

import sqlalchemy as sa

from app.errors import StorageError
from app.models import traces
from app.models.cache import LocalFiles
from app.models.engine import open_engine
from app.models.journal import Journal, attach
from app.models.tables import CACHE_SCHEMA, OUTBOX_SCHEMA, cache_metadata, outbox_metadata
from app.models.unit_of_work import write_scope
from domain.organisation import Officer

SIDE_FILES = ("", "-wal", "-shm")
CHECKED_BYTES = 64 << 20
"""A cache of this size is read whole at the start, in less than a second; a larger one is believed."""


def open_files(folder: Path, key: bytes, officer: Officer) -> LocalFiles:
    """A damaged file is moved aside: the cache is filled anew by central, the outbox at once by its journal.

    Raises StorageError when a file cannot be opened for another reason; nobody is ever told to delete one.
    """
    outbox = _open_outbox(folder, key)
    path = folder / "cache.db"
    try:
        is_small = path.exists() and path.stat().st_size <= CHECKED_BYTES
        cache = open_engine(path, key, cache_metadata, CACHE_SCHEMA, durable=False, is_checked=is_small)
    except StorageError as error:
        if error.code not in {"damaged", "too_new"}:
            raise
        _move_aside(path)
        cache = open_engine(path, key, cache_metadata, CACHE_SCHEMA, durable=False)
    return LocalFiles(cache, outbox, officer)


def remove_cache(folder: Path) -> None:
    """The cache of another scope: gone before anything of it can be shown."""
    for end in SIDE_FILES:
        (folder / f"cache.db{end}").unlink(missing_ok=True)


def _open_outbox(folder: Path, key: bytes) -> sa.Engine:
    path = folder / "outbox.db"
    try:
        engine = open_engine(path, key, outbox_metadata, OUTBOX_SCHEMA, durable=True, is_checked=True)
    except StorageError as error:
        if error.code != "damaged":
            raise
        _move_aside(path)
        engine = open_engine(path, key, outbox_metadata, OUTBOX_SCHEMA, durable=True)
    kept = Journal(folder / "outbox.journal", key)
    with write_scope(engine) as connection:
        kept.reconcile(connection)
    attach(engine, kept)
    traces.remove_left(engine)
    return engine


def _move_aside(path: Path) -> None:
    """Nothing is deleted: the file stays under another name."""
    aside = f"{path.stem}.bad-{time.time_ns()}"
    for end in SIDE_FILES:
        part = path.with_name(path.name + end)
        if part.exists():
            part.replace(path.with_name(aside + end))
