"""Opening and forgetting the two files of a profile folder."""

import time
from pathlib import Path

from app.errors import StorageError
from app.models.cache import LocalFiles
from app.models.engine import empty_log, open_engine
from app.models.tables import CACHE_SCHEMA, OUTBOX_SCHEMA, cache_metadata, outbox_metadata
from domain.organisation import Officer


def open_files(folder: Path, key: bytes, officer: Officer) -> LocalFiles:
    """A damaged cache is moved aside and filled anew: it holds nothing that central does not have.

    Raises StorageError when the outbox cannot be opened; nobody is ever told to delete it.
    """
    outbox = open_engine(folder / "outbox.db", key, outbox_metadata, OUTBOX_SCHEMA, durable=True)
    empty_log(outbox)  # a crash may have come between forgetting who reported and this
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


def remove_cache(folder: Path) -> None:
    """The cache of another scope: gone before anything of it can be shown."""
    for name in ("cache.db", "cache.db-wal", "cache.db-shm"):
        (folder / name).unlink(missing_ok=True)
