"""A request and its answer as plain values; sockets and event loops are the business of `central.asgi`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

JSON = "application/json"
PROBLEM_JSON = "application/problem+json"
# A piece of a file, at the place that the header Upload-Offset names.
PIECE = "application/offset+octet-stream"
FILE_PIECE_BYTES = 64 * 1024


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Header names in small letters; `path` decoded, without query; `address` of the sender."""

    method: str
    path: str
    query: Mapping[str, str] = {}
    headers: Mapping[str, str] = {}
    body: bytes = b""
    address: str = ""


class FilePart(msgspec.Struct, frozen=True):
    """Bytes `start` to `stop` (not included) of a file."""

    path: Path
    start: int
    stop: int

    def pieces(self) -> Iterator[bytes]:
        left = self.stop - self.start
        with self.path.open("rb") as file:
            file.seek(self.start)
            while piece := file.read(min(left, FILE_PIECE_BYTES)):
                left -= len(piece)
                yield piece


class Wait(msgspec.Struct, frozen=True):
    """Nothing is new in `scope` after the change `seq`; `head` was the newest of all. To be asked again when there is
    something, or after `seconds`."""

    scope: str
    seq: int
    head: int
    seconds: float


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """With `file`, `body` is empty and the headers say how long the part is."""

    status: int
    headers: dict[str, str]
    body: bytes = b""
    file: FilePart | None = None
    wait: Wait | None = None
