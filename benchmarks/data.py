"""Data that all rows share, made once in a folder of the user's cache: seeded centrals, filled desks, documents.

Nothing here is timed. A changed schema makes a new name, so an old file is never mistaken for a new one.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import platformdirs

from app import config
from app.models import profile
from app.models.tables import CACHE_SCHEMA, OUTBOX_SCHEMA
from benchmarks.side import ROOT
from central.models.tables import SCHEMA_VERSION

NOWHERE = "http://127.0.0.1:9"
"""A server that never answers: a desk that only reads what it holds."""

FOLDER_VARIABLE = "TANGGAP_BENCH"


def folder() -> Path:
    named = os.environ.get(FOLDER_VARIABLE)
    path = Path(named) if named else Path(platformdirs.user_cache_dir("tanggap-bench", appauthor=False))
    path.mkdir(parents=True, exist_ok=True)
    return path


@contextmanager
def fresh_folder() -> Iterator[Path]:
    """On the same disk as all the rest, gone afterwards."""
    with tempfile.TemporaryDirectory(dir=folder()) as path:
        yield Path(path)


def central(reports: int) -> Path:
    """A database of central with so many invented reports, without photos."""
    path = folder() / f"central-{SCHEMA_VERSION}-{reports}.db"
    if not path.exists():
        _say(f"inventing {reports} reports")
        draft = path.with_suffix(".part")
        _remove(draft)
        seed(reports, f"sqlite:///{draft}")
        draft.replace(path)
    return path


def seed(reports: int, database_url: str) -> None:
    arguments = ("seed", "--training", "--reports", str(reports), "--photos", "none", "--database-url", database_url)
    _central(arguments)


@contextmanager
def serving(database_url: str) -> Iterator[str]:
    """A central as a process of its own; its address."""
    command = (sys.executable, "-m", "central", "serve", "--training", "--port", "0", "--database-url", database_url)
    with listening(command) as address:
        yield address


@contextmanager
def listening(command: tuple[str, ...]) -> Iterator[str]:
    """A server that tells its address as JSON in its first line, ended when the block is left."""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = "" if process.stdout is None else process.stdout.readline()
            yield str(json.loads(line)["listening"])
        finally:
            process.terminate()
            process.wait(30)


def desk(reports: int) -> Path:
    """A data folder whose one desk holds all of these reports, filled by its own sync."""
    path = folder() / f"desk-{SCHEMA_VERSION}-{CACHE_SCHEMA}-{OUTBOX_SCHEMA}-{reports}"
    if not path.exists():
        database = central(reports)
        _say(f"filling a desk with {reports} reports")
        draft = path.with_suffix(".part")
        shutil.rmtree(draft, ignore_errors=True)
        with serving(f"sqlite:///{database}") as address:
            _run((sys.executable, "-m", "benchmarks.filling", str(draft), address))
        readdress(draft, NOWHERE)
        draft.replace(path)
    return path


def documents(reports: int) -> Path:
    """The bodies of these reports, one per line, in the order of their change."""
    path = folder() / f"documents-{SCHEMA_VERSION}-{reports}.ndjson"
    if not path.exists():
        _say(f"writing {reports} documents")
        draft = path.with_suffix(".part")
        with sqlite3.connect(central(reports)) as connection, draft.open("wb") as file:
            for (body,) in connection.execute("SELECT body FROM report ORDER BY seq"):
                file.write(bytes(body) + b"\n")
        draft.replace(path)
    return path


def readdress(root: Path, server: str) -> None:
    """The desk of this data folder as if it had been filled by another address."""
    folder_before = next((root / "p").glob("*/"))
    known = profile.read(folder_before)
    if known is None:
        raise FileNotFoundError(folder_before)
    after = profile.folder_of(root, server, known.username)
    folder_before.rename(after)
    profile.write(after, msgspec.structs.replace(known, server=server))
    preferences = config.read_preferences(root)
    config.write_preferences(root, msgspec.structs.replace(preferences, servers=(server,), remembered=(after.name,)))
    kept = root / "keyring.json"
    kept.write_text(kept.read_text().replace(folder_before.name, after.name))


def _central(arguments: tuple[str, ...]) -> None:
    _run((sys.executable, "-m", "central", *arguments))


def _run(command: tuple[str, ...]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}\n{done.stderr[-2000:]}")


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _say(what: str) -> None:
    print(f"[data] {what}", flush=True)
