"""Diagnostics for the help desk: three texts that the officer reads before they go into one file. Nothing is sent."""

import io
import platform
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from app import __version__, logs
from app.errors import StorageError
from app.models import engine
from app.services.queue import Queue

READABLE = 0o600 << 16
"""As unzip wants it; without it the files could not be opened."""


class Part(NamedTuple):
    """One file of the bundle."""

    name: str
    text: str


def versions() -> dict[str, str]:
    """Of what the program is made of, without Qt."""
    sqlite, sqlcipher = engine.versions()
    return {
        "Tanggap": __version__,
        "Python": platform.python_version(),
        "SQLite": sqlite,
        "SQLCipher": sqlcipher,
        "OS": f"{sys.platform}-{platform.release()}".lower(),
    }


def gather(queue: Queue, facts: Sequence[str]) -> tuple[Part, ...]:
    """`facts`: lines in the words of Sinkronisasi, with no name and no text of a report."""
    made_of = [f"{name}: {version}" for name, version in versions().items()]
    return (
        Part("keterangan.txt", "\n".join((*facts, *made_of, ""))),
        Part("antrean.csv", _listed(queue)),
        Part("catatan-aplikasi.txt", logs.text()),
    )


def _listed(queue: Queue) -> str:
    """Files that cannot be read are what the help desk is asked about: the rest is told all the same."""
    try:
        return queue.as_csv()
    except StorageError as error:
        return f"{error.code}\n"


def save(parts: Sequence[Part], path: Path) -> None:
    """As a ZIP; its files bear no time, for a PC may believe in one that ZIP does not know. Raises StorageError
    `export_failed`.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for part in parts:
            entry = zipfile.ZipInfo(part.name)
            entry.external_attr = READABLE
            bundle.writestr(entry, part.text.encode(), zipfile.ZIP_DEFLATED)
    try:
        path.write_bytes(packed.getvalue())
    except OSError as error:
        raise StorageError("export_failed") from error
