"""The limit of a first sync: rows from ready pages into an encrypted file of the same content, nothing else done.

Same bodies, list columns and words as a desk holds, but no workflow, no projection, no overlay, no cursor: decoded
as plain rows, loaded in one transaction, indexes and words built afterwards.
"""

import http.client
import os
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import zstandard
from sqlcipher3 import dbapi2

from benchmarks import data
from benchmarks.harness import Figures, Side
from benchmarks.side import main

NAME = "row pipeline"
PAGE = 1000
PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "temp_store=MEMORY", "wal_autocheckpoint=10000")
TABLES = (
    "CREATE TABLE base (report_id TEXT PRIMARY KEY, version INTEGER, body BLOB) WITHOUT ROWID",
    "CREATE TABLE line (recency INTEGER PRIMARY KEY, report_id TEXT, number TEXT, headline TEXT, status TEXT,"
    " category TEXT, place TEXT, kelurahan TEXT, lat REAL, lon REAL, channel TEXT, holder TEXT, assignee TEXT,"
    " is_private INTEGER, created_at TEXT, red_at TEXT, finish_by TEXT)",
    "CREATE VIRTUAL TABLE line_words USING fts5(words, content='', contentless_delete=1, prefix='1',"
    " tokenize='unicode61 remove_diacritics 2')",
)
BASE = "INSERT INTO base VALUES (?, ?, ?)"
LINE = "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
WORDS = "INSERT INTO line_words(rowid, words) VALUES (?, ?)"
INDEXES = (
    "CREATE UNIQUE INDEX line_report ON line (report_id)",
    "CREATE INDEX line_order ON line (status, finish_by, report_id)",
    "CREATE INDEX line_holder ON line (holder, status)",
    "CREATE INDEX line_number ON line (number)",
)


class Clocks(msgspec.Struct):
    red_at: str
    finish_by: str


class Told(msgspec.Struct):
    note: str | None = None


class Row(msgspec.Struct):
    """What a list shows of a report; times stay text."""

    id: str
    number: str
    version: int
    description: str
    status: str
    category: str
    kelurahan: str
    channel: str
    holder: str
    created_at: str
    clocks: Clocks
    events: list[Told]
    lat: float | None = None
    lon: float | None = None
    address: str | None = None
    landmark: str | None = None
    assignee: str | None = None
    is_private: bool = False


def side(reports: int) -> Side:
    pages(reports)
    about = f"own script: ready zstd pages of {PAGE}, msgspec, SQLCipher executemany, indexes and FTS5 afterwards"
    return Side(NAME, (sys.executable, "-m", __name__, "load", str(reports)), about)


def pages(reports: int) -> Path:
    """A folder with the documents in pages of lines, compressed."""
    documents = data.documents(reports)
    folder = documents.with_suffix(".pages")
    if not folder.exists():
        draft = folder.with_suffix(".part")
        draft.mkdir(exist_ok=True)
        lines = documents.read_bytes().splitlines(keepends=True)
        for number, start in enumerate(range(0, len(lines), PAGE)):
            packed = zstandard.compress(b"".join(lines[start : start + PAGE]))
            (draft / str(number)).write_bytes(packed)
        draft.rename(folder)
    return folder


def load(reports: str) -> Figures:
    folder = pages(int(reports))
    server = (sys.executable, "-m", "benchmarks.peers.ready_pages", str(folder))
    with data.fresh_folder() as target, data.listening(server) as address:
        begin = time.perf_counter()
        _load(target / "rows.db", address, len(list(folder.iterdir())))
        return {"seconds": time.perf_counter() - begin}


def _load(path: Path, address: str, count: int) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{os.urandom(32).hex()}'\"")
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    for table in TABLES:
        connection.execute(table)
    client = http.client.HTTPConnection(urlsplit(address).netloc)
    connection.execute("BEGIN IMMEDIATE")
    texts: list[tuple[int, str]] = []
    for number in range(count):
        client.request("GET", f"/{number}")
        _put(connection, zstandard.decompress(client.getresponse().read()), texts)
    for index in INDEXES:
        connection.execute(index)
    connection.executemany(WORDS, texts)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _put(connection: dbapi2.Connection, page: bytes, texts: list[tuple[int, str]]) -> None:
    decoder = msgspec.json.Decoder(Row)
    bodies = page.splitlines()
    rows = [decoder.decode(body) for body in bodies]
    connection.executemany(BASE, [(row.id, row.version, body) for row, body in zip(rows, bodies, strict=True)])
    connection.executemany(LINE, [_line(row, len(texts) + place) for place, row in enumerate(rows)])
    texts += [(len(texts) + place, _words(row)) for place, row in enumerate(rows)]


def _line(row: Row, place: int) -> tuple[object, ...]:
    texts = (row.id, row.number, row.description[:80], row.status, row.category, row.landmark or row.address or "")
    where = (row.kelurahan, row.lat, row.lon, row.channel, row.holder, row.assignee, row.is_private)
    return (place, *texts, *where, row.created_at, row.clocks.red_at, row.clocks.finish_by)


def _words(row: Row) -> str:
    notes = (event.note for event in row.events)
    return "\n".join(part for part in (row.number, row.description, row.address, row.landmark, *notes) if part)


if __name__ == "__main__":
    main({"load": load})
