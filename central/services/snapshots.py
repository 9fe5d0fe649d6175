"""Files with all reports of a part of a scope, to fill a desk from: made when asked for, and used again.

A file is cut in one read transaction and belongs to a class of readers: those with the same scope and the same sight
of locked photos, on which alone the cut of a row depends (`central.services.redaction`). Each class has a folder of
its own, and a reader's request looks into that of the reader's present rights and nowhere else.
"""

import hashlib
import os
import shutil
import threading
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec
import zstandard

from central.compression import GZIP, GZIP_LEVEL, zstd_packer
from central.db import Database, Row, Sql, Transaction
from central.problems import ProblemError
from central.services import cursors
from central.services.redaction import Reader, reads_locked
from central.services.reference import read_reference
from central.services.times import to_ms, to_text
from central.settings import snapshot_folder
from domain import digest, wire
from domain.organisation import Officer

FRESH = timedelta(minutes=30)
"""So long a file is given to whoever asks; what has changed since comes by pull."""
KEPT = timedelta(hours=26)
"""Somebody may be told of a file until it is no longer fresh, and has a day from then on."""
CLOSED_LATELY = timedelta(days=90)
OVERLAP = timedelta(days=1)
"""Two files of one desk may be cut at different moments: what leaves `closed90` meanwhile is already in `older`."""
FRAME_ROWS = 500
COPIED_BYTES = 1 << 20
ENDINGS = {"zstd": ".zst", "gzip": ".gz"}
MEDIA_TYPES = {".zst": "application/zstd", ".gz": "application/gzip"}

ROWS = Sql(
    "SELECT f.report_id, r.version, r.is_private, r.is_linked, r.body"
    " FROM scope_feed f JOIN report r ON r.id = f.report_id"
    " WHERE f.scope = :scope AND f.report_id > :after AND f.dropped_ms IS NULL"
    " AND f.is_open = :is_open AND f.seq > :above AND f.seq <= :up_to ORDER BY f.report_id LIMIT :limit"
)
HEAD = Sql("SELECT seq FROM sync_head WHERE id = :id")
RECEIVED = Sql("SELECT at FROM change_log WHERE seq = :seq")


class Wanted(NamedTuple):
    """A part of what one officer may read."""

    officer: Officer
    scope: str
    part: wire.Slice


class Cut(NamedTuple):
    """A file that is there. Its name says all of this."""

    part: str
    made_ms: int
    head: int
    sha256: str
    path: Path

    @classmethod
    def at(cls, path: Path) -> "Cut":
        part, made_ms, head, sha256 = path.stem.split("-")
        return cls(part, int(made_ms), int(head), sha256, path)

    def named(self, ending: str) -> Path:
        return self.path.parent / f"{self.part}-{self.made_ms}-{self.head}-{self.sha256}{ending}"


class Snapshots:
    """The files of one central; safe for threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._turns: dict[tuple[Path, str], threading.Lock] = {}

    def cut(self, database: Database, epoch: str, wanted: Wanted, coding: str, now: datetime) -> Cut:
        """A fresh file, made if there is none; who asks while it is being made waits for that one."""
        folder = self._folder_of(epoch, wanted.officer, wanted.scope)
        with self._turn(folder, wanted.part):
            plain = self._fresh(database, folder, wanted.part, now)
            if plain is None:
                self._forget_old(epoch, now)
                plain = _make(database, epoch, wanted, folder, now)
            return plain if coding == "zstd" else _packed_again(plain, coding)

    def find(self, epoch: str, officer: Officer, scope: str, sha256: str) -> Path:
        """The file of this hash, if this officer may read it now. Raises ProblemError `not_found`."""
        for path in _files(self._folder_of(epoch, officer, scope)):
            if path.stem.endswith(f"-{sha256}"):
                return path
        raise ProblemError("not_found")

    def _turn(self, folder: Path, part: str) -> threading.Lock:
        with self._guard:
            return self._turns.setdefault((folder, part), threading.Lock())

    def _fresh(self, database: Database, folder: Path, part: str, now: datetime) -> Cut | None:
        """The newest cut that is young enough; one from beyond the head is of a history that is no more."""
        head = (database.read_one(HEAD, {"id": 1}) or (0,))[0]
        since_ms, now_ms = to_ms(now - FRESH), to_ms(now)
        cuts = [cut for cut in map(Cut.at, _files(folder, ".zst")) if cut.part == part and cut.head <= head]
        young = [cut for cut in cuts if since_ms < cut.made_ms <= now_ms]
        return max(young, key=lambda cut: (cut.head, cut.made_ms), default=None)

    def _folder_of(self, epoch: str, officer: Officer, scope: str) -> Path:
        """Named by a hash, because nothing that came from outside may name a file."""
        readers = f"{scope}\n{'all' if reads_locked(officer) else 'unlocked'}"
        return self._folder / _named(epoch) / _named(readers)

    def _forget_old(self, epoch: str, now: datetime) -> None:
        before_s = (now - KEPT).timestamp()
        for life in self._folder.glob("*"):
            if life.name != _named(epoch):
                shutil.rmtree(life, ignore_errors=True)
        for path in self._folder.glob("*/*/*"):
            made_s = path.stat().st_mtime if path.suffix == ".part" else Cut.at(path).made_ms / 1000
            if made_s < before_s:
                path.unlink(missing_ok=True)


def make_all(database: Database, epoch: str, scope: str | None, now: datetime) -> int:
    """Fresh files of every class of readers of all scopes, or of this one; how many there are."""
    rules = database.read(read_reference).rules
    readers = {}
    for officer in rules.organisation.officers.values():
        of_officer = rules.organisation.scope_of(officer)
        if of_officer is not None and scope in {None, of_officer}:
            readers[of_officer, reads_locked(officer)] = officer
    files = Snapshots(snapshot_folder(database.file))
    for (of_officer, _), officer in readers.items():
        for part in wire.Slice:
            files.cut(database, epoch, Wanted(officer, of_officer, part), "zstd", now)
    return len(readers) * len(wire.Slice)


def media_type(path: Path) -> str:
    return MEDIA_TYPES[path.suffix]


def _named(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _files(folder: Path, *endings: str) -> list[Path]:
    endings = endings or tuple(MEDIA_TYPES)
    return [path for path in folder.glob("*-*") if path.suffix in endings]


def _make(database: Database, epoch: str, wanted: Wanted, folder: Path, now: datetime) -> Cut:
    folder.mkdir(parents=True, exist_ok=True)
    rows = folder / f"{os.getpid()}-{threading.get_ident()}.rows.part"
    try:
        with rows.open("wb") as file:
            head = database.read(lambda transaction: _write_rows(transaction, epoch, wanted, now, file))
        first = zstd_packer().compress(msgspec.json.encode(head) + b"\n")
        with rows.open("rb") as file:
            pieces = iter(lambda: file.read(COPIED_BYTES), b"")
            return _kept(Cut(wanted.part, to_ms(now), head.seq, "", rows), _behind(first, pieces), ".zst")
    finally:
        rows.unlink(missing_ok=True)


def _write_rows(
    transaction: Transaction, epoch: str, wanted: Wanted, now: datetime, file: BinaryIO
) -> wire.SnapshotHead:
    """All rows, each `FRAME_ROWS` of them a frame of its own, so that a download can go on between two."""
    seq = transaction.only(HEAD, {"id": 1})[0]
    reader = Reader(transaction, wanted.officer, wanted.scope)
    packer = zstd_packer()
    count = total = 0
    for rows in _pages(transaction, wanted, now, seq):
        for report_id, version, *_ in rows:
            total += digest.of_row(report_id, version)
        count += len(rows)
        lines = (reader.cut(body, is_private=private, is_linked=linked) for *_, private, linked, body in rows)
        file.write(packer.compress(b"\n".join(lines) + b"\n"))
    return wire.SnapshotHead(
        scope=wanted.scope,
        slice=wanted.part,
        slices=tuple(wire.Slice),
        cursor=cursors.encode(cursors.follow(epoch, wanted.scope, seq)),
        seq=seq,
        epoch=epoch,
        schema=wire.SNAPSHOT_SCHEMA,
        rows=count,
        digest=digest.to_text(total),
    )


def _pages(transaction: Transaction, wanted: Wanted, now: datetime, head: int) -> Iterator[list[Row]]:
    above, up_to = 0, head
    if wanted.part is wire.Slice.CLOSED90:
        above = _last_before(transaction, now - CLOSED_LATELY, head)
    elif wanted.part is wire.Slice.OLDER:
        up_to = _last_before(transaction, now - CLOSED_LATELY + OVERLAP, head)
    values = {"scope": wanted.scope, "is_open": wanted.part is wire.Slice.OPEN, "above": above, "up_to": up_to}
    after = ""
    while rows := transaction.all(ROWS, {**values, "after": after, "limit": FRAME_ROWS}):
        yield rows
        after = rows[-1][0]


def _last_before(transaction: Transaction, moment: datetime, head: int) -> int:
    """The number of the last change that was received before `moment`.

    It steps by powers of two, whose places do not depend on how many changes there are: so a later moment never gives
    a lower number, whatever a clock of central has once done.
    """
    text, seq = to_text(moment), 0
    for bit in reversed(range(head.bit_length())):
        row = transaction.one(RECEIVED, {"seq": seq + (1 << bit)})
        if row is not None and row[0] < text:
            seq += 1 << bit
    return seq


def _behind(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from pieces


def _packed_again(cut: Cut, coding: str) -> Cut:
    """The same rows for a client that cannot read zstd."""
    ending = ENDINGS[coding]
    for path in _files(cut.path.parent, ending):
        other = Cut.at(path)
        if other[:3] == cut[:3]:
            return other
    with cut.path.open("rb") as file:
        packer = zlib.compressobj(GZIP_LEVEL, wbits=GZIP)
        plain = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
        pieces = (packer.compress(piece) for piece in iter(lambda: plain.read(COPIED_BYTES), b""))
        return _kept(cut, _ended(pieces, packer), ending)


def _ended(pieces: Iterator[bytes], packer: "zlib._Compress") -> Iterator[bytes]:
    yield from pieces
    yield packer.flush()


def _kept(cut: Cut, pieces: Iterator[bytes], ending: str) -> Cut:
    """Written whole, then named by what it holds."""
    draft = cut.path.parent / f"{os.getpid()}-{threading.get_ident()}.part"
    summed = hashlib.sha256()
    try:
        with draft.open("wb") as file:
            for piece in pieces:
                summed.update(piece)
                file.write(piece)
        kept = cut._replace(sha256=summed.hexdigest())
        path = kept.named(ending)
        draft.replace(path)
        return kept._replace(path=path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
