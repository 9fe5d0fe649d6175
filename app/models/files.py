"""Opening and forgetting the files of a profile folder, and making good what is damaged."""

import logging
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from app.errors import StorageError
from app.models import salvage, traces
from app.models.cache import LocalFiles
from app.models.engine import open_engine
from app.models.journal import Journal, attach
from app.models.tables import CACHE_SCHEMA, OUTBOX_SCHEMA, cache_metadata, outbox_metadata
from app.models.unit_of_work import damage_mark, read_scope, storage_errors, write_scope
from domain.organisation import Officer

log = logging.getLogger(__name__)

SIDE_FILES = ("", "-wal", "-shm")
CHECK_S = 0.5
"""So long each file is read at the start after a clean end; a cache of 2,000 reports takes less."""
UNCLEAN_CHECK_S = 1.5


def open_files(folder: Path, key: bytes, officer: Officer) -> LocalFiles:
    """A damaged file is moved aside: the cache is filled anew with what can be read of it, until central has sent
    all again, the outbox at once by its journal. After an end that was not clean both are looked at for longer.

    Raises StorageError when a file cannot be opened for another reason; nobody is ever told to delete one.
    """
    is_clean = not _open_mark(folder).exists()
    if not is_clean:
        log.warning("the last end was not clean")
    check_s = CHECK_S if is_clean else UNCLEAN_CHECK_S
    outbox = _open_outbox(folder, key, check_s)
    cache = _open_cache(folder, key, check_s)
    with storage_errors():
        _open_mark(folder).touch()
    return LocalFiles(cache, outbox, officer)


def mark_clean_end(folder: Path) -> None:
    """Both files are closed."""
    with suppress(OSError):
        _open_mark(folder).unlink(missing_ok=True)


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
    for end in SIDE_FILES:
        (folder / f"cache.db{end}").unlink(missing_ok=True)


def _path(engine: sa.Engine) -> Path:
    with read_scope(engine) as connection:
        main = connection.exec_driver_sql("PRAGMA database_list").all()[0]
    return Path(str(main[2]))


def _bytes(path: Path) -> int:
    parts = (path.with_name(path.name + ending) for ending in ("", "-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())


def _open_mark(folder: Path) -> Path:
    return folder / "open"


def _open_cache(folder: Path, key: bytes, check_s: float) -> sa.Engine:
    path = folder / "cache.db"
    for former in folder.glob("cache.bad-*"):
        former.unlink(missing_ok=True)
    try:
        _refuse_known_damage(path)
        return open_engine(path, key, cache_metadata, CACHE_SCHEMA, durable=False, check_s=check_s)
    except StorageError as error:
        if error.code not in {"damaged", "too_new"}:
            raise
        log.warning("cache.db is filled anew: %s", error.code)
    found = salvage.read(_move_aside(path), key)
    log.warning("%d reports of the former cache can be read", len(found.rows))
    engine = open_engine(path, key, cache_metadata, CACHE_SCHEMA, durable=False)
    salvage.put(engine, found)
    return engine


def _open_outbox(folder: Path, key: bytes, check_s: float) -> sa.Engine:
    path = folder / "outbox.db"
    try:
        _refuse_known_damage(path)
        engine = open_engine(path, key, outbox_metadata, OUTBOX_SCHEMA, durable=True, check_s=check_s)
    except StorageError as error:
        if error.code != "damaged":
            raise
        log.warning("outbox.db is made anew from its journal: %s", error.code)
        _move_aside(path)
        engine = open_engine(path, key, outbox_metadata, OUTBOX_SCHEMA, durable=True)
    kept = Journal(folder / "outbox.journal", key)
    with write_scope(engine) as connection:
        kept.reconcile(connection)
    attach(engine, kept)
    traces.remove_left(engine)
    return engine


def _refuse_known_damage(path: Path) -> None:
    if damage_mark(path).exists():
        raise StorageError("damaged")


def _move_aside(path: Path) -> Path:
    """Nothing is deleted: the file stays under another name, a cache until the next start."""
    aside = path.with_name(f"{path.stem}.bad-{time.time_ns()}")
    with storage_errors():
        for end in SIDE_FILES:
            part = path.with_name(path.name + end)
            if part.exists():
                part.replace(aside.with_name(aside.name + end))
        damage_mark(path).unlink(missing_ok=True)
    return aside
