"""Opening and forgetting the two files of a profile folder."""

import shutil
import time
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from app.errors import StorageError
from app.models.cache import LocalFiles
from app.models.engine import open_engine
from app.models.tables import CACHE_SCHEMA, OUTBOX_SCHEMA, cache_metadata, outbox_metadata
from app.models.unit_of_work import read_scope
from domain.organisation import Officer


def open_files(folder: Path, key: bytes, officer: Officer) -> LocalFiles:
    """A damaged cache is moved aside and filled anew: it holds nothing that central does not have.

    Raises StorageError when the outbox cannot be opened; nobody is ever told to delete it.
    """
    outbox = open_engine(folder / "outbox.db", key, outbox_metadata, OUTBOX_SCHEMA, durable=True)
    path = folder / "cache.db"
    try:
        cache = open_engine(path, key, cache_metadata, CACHE_SCHEMA, durable=False)
    except StorageError as error:
        if error.code not in {"damaged", "too_new"}:
            raise
        path.replace(path.with_name(f"cache.bad-{time.time_ns()}"))
        remove_cache(folder)
        cache = open_engine(path, key, cache_metadata, CACHE_SCHEMA, durable=False)
    return LocalFiles(cache, outbox, officer)


class Sizes(NamedTuple):
    """Bytes of the two files with their journals, and what is left on their disk."""

    cache: int
    outbox: int
    free: int


def sizes(files: LocalFiles) -> Sizes:
    path = _path(files.cache)
    return Sizes(_bytes(path), _bytes(_path(files.outbox)), shutil.disk_usage(path.parent).free)


def remove_cache(folder: Path) -> None:
    """The cache of another scope: gone before anything of it can be shown."""
    for name in ("cache.db", "cache.db-wal", "cache.db-shm"):
        (folder / name).unlink(missing_ok=True)


def _path(engine: sa.Engine) -> Path:
    with read_scope(engine) as connection:
        main = connection.exec_driver_sql("PRAGMA database_list").all()[0]
    return Path(str(main[2]))


def _bytes(path: Path) -> int:
    parts = (path.with_name(path.name + ending) for ending in ("", "-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())
