"""Rows out of the files from which a desk is filled, batch by batch, from any place on.

A file is a chain of compressed frames (or one). A place in it is the beginning of a frame and how many plain bytes
behind that are done; with a frame per few hundred rows almost nothing has to be fetched twice.
"""

import time
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from app.errors import OfflineError, RejectedError
from app.sync.calls import CentralCalls
from domain.wire import SNAPSHOT_SCHEMA, Slice, SnapshotHead

FIRST_PIECE_BYTES = 256 * 1024
MOST_PIECE_BYTES = 4 * 1024 * 1024
QUICK_S, SLOW_S = 1.0, 4.0
UNPACKED_AT_ONCE = 64 * 1024
MAX_LINE_BYTES = 8 * 1024 * 1024
MAX_WINDOW_BYTES = 8 * 1024 * 1024
GZIP = zlib.MAX_WBITS | 16
NOT_FOUND = 404


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """How far a desk is: `rows` of `part` with the sum `total` of their digests are in its cache.

    `cursor` and `seq` are those of the oldest file that anything was taken of.
    """

    part: str = Slice.OPEN.value
    sha256: str = ""
    offset: int = 0
    skipped: int = 0
    size: int = 0
    head: SnapshotHead | None = None
    rows: int = 0
    total: int = 0
    epoch: str = ""
    cursor: str = ""
    seq: int = 0

    def begun(self, head: SnapshotHead, sha256: str) -> "Place":
        """At the first row of a file."""
        is_older = not self.cursor or head.seq < self.seq
        cursor, seq = (head.cursor, head.seq) if is_older else (self.cursor, self.seq)
        return Place(part=self.part, sha256=sha256, head=head, epoch=head.epoch, cursor=cursor, seq=seq)

    def following(self) -> "Place | None":
        """At the beginning of the next part; None when there is none."""
        if self.head is None:
            return None
        parts = [part.value for part in self.head.slices]
        behind = parts[parts.index(self.part) + 1 :] if self.part in parts else []
        return Place(part=behind[0], epoch=self.epoch, cursor=self.cursor, seq=self.seq) if behind else None


class Batch(NamedTuple):
    """Rows and the place behind them, but for what these rows add to its `rows` and `total`.

    `is_begin`, `is_end`: the first, the last rows of a file.
    """

    rows: list[bytes]
    place: Place
    is_begin: bool
    is_end: bool


def batches(calls: CentralCalls, scope: str, place: Place, batch_rows: int) -> Iterator[Batch]:
    """All that is left behind `place`, through all parts. Raises RejectedError when central has no such files."""
    current: Place | None = place
    while current is not None:
        for batch in _of_one(calls, scope, current, batch_rows):
            yield batch
            current = batch.place
        current = current.following()


def _of_one(calls: CentralCalls, scope: str, place: Place, batch_rows: int) -> Iterator[Batch]:
    try:
        if place.sha256:
            yield from _read(calls, scope, place, batch_rows)
            return
    except RejectedError as error:
        if error.status != NOT_FOUND:
            raise
    # Not asked for yet, or no longer kept: then what was taken of it is simply taken again.
    again = msgspec.structs.replace(
        place, sha256=calls.snapshot(scope, place.part), offset=0, skipped=0, size=0, head=None
    )
    yield from _read(calls, scope, again, batch_rows)


def _read(calls: CentralCalls, scope: str, place: Place, batch_rows: int) -> Iterator[Batch]:
    offset, size, rows = place.offset, place.size or place.offset + 1, list[bytes]()
    unpacker: _Unpacker | None = None
    length, is_begin = FIRST_PIECE_BYTES, place.head is None
    while offset < size:
        begin = time.monotonic()
        piece = calls.snapshot_piece(place.sha256, offset, length)
        length = _fitting(length, time.monotonic() - begin)
        unpacker = unpacker or _Unpacker(piece.media_type, place)
        offset, size = offset + len(piece.body), piece.size
        for start in range(0, len(piece.body), UNPACKED_AT_ONCE):
            rows += unpacker.lines(piece.body[start : start + UNPACKED_AT_ONCE])
            if place.head is None and rows:
                place = place.begun(_head(rows.pop(0), scope, place.part), place.sha256)
            if len(rows) >= batch_rows:
                place = unpacker.behind(place, size)
                yield Batch(rows, place, is_begin, is_end=False)
                rows, is_begin = [], False
    if place.head is None or not (unpacker is None or unpacker.is_whole):
        raise OfflineError("not_central")
    yield Batch(rows, place if unpacker is None else unpacker.behind(place, size), is_begin, is_end=True)


def _fitting(length: int, seconds: float) -> int:
    """Long enough not to wait for answers, short enough not to lose much when the line is cut."""
    if seconds < QUICK_S:
        return min(length * 2, MOST_PIECE_BYTES)
    return max(length // 2, FIRST_PIECE_BYTES // 4) if seconds > SLOW_S else length


def _head(line: bytes, scope: str, part: str) -> SnapshotHead:
    try:
        head = msgspec.json.decode(line, type=SnapshotHead)
    except msgspec.DecodeError as error:
        raise OfflineError("not_central") from error
    if (head.scope, head.slice, head.schema) != (scope, part, SNAPSHOT_SCHEMA):
        raise OfflineError("not_central")
    return head


class _Unpacker:
    """Plain lines of the bytes that come, and where a later one could begin."""

    def __init__(self, media_type: str, place: Place) -> None:
        self._is_gzip = media_type.startswith("application/gzip")
        self._frame: Any = None
        self._at = self._offset = place.offset
        self._done = self._left_out = place.skipped
        self._rest = b""

    @property
    def is_whole(self) -> bool:
        return self._frame is None and not self._rest

    def behind(self, place: Place, size: int) -> Place:
        return msgspec.structs.replace(place, offset=self._offset, skipped=self._done, size=size)

    def lines(self, packed: bytes) -> list[bytes]:
        import zstandard  # not before the first list is painted

        found: list[bytes] = []
        while packed:
            self._frame = self._frame or self._new_frame()
            try:
                plain = self._frame.decompress(packed)
            except (zlib.error, zstandard.ZstdError) as error:
                raise OfflineError("not_central") from error
            unused = self._frame.unused_data if self._frame.eof else b""
            self._at += len(packed) - len(unused)
            packed = unused
            found += self._cut(plain)
            if self._frame.eof:
                self._end_frame()
        return found

    def _new_frame(self) -> Any:
        if self._is_gzip:
            return zlib.decompressobj(GZIP)
        import zstandard

        return zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW_BYTES).decompressobj()

    def _end_frame(self) -> None:
        self._frame = None
        if not self._rest:
            self._offset, self._done = self._at, 0

    def _cut(self, plain: bytes) -> list[bytes]:
        """Whole lines; what was done before is left out."""
        left_out = min(self._left_out, len(plain))
        self._left_out -= left_out
        *lines, self._rest = (self._rest + plain[left_out:]).split(b"\n")
        if len(self._rest) > MAX_LINE_BYTES:
            raise OfflineError("not_central")
        self._done += sum(map(len, lines)) + len(lines)
        return lines
