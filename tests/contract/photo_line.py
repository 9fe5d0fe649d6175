"""A line that sees which pieces of photos pass, and can break or stop in front of one of them."""

import re
import threading
from typing import NamedTuple

from tests.stories.proxy import CHUNK, Line

HEAD = re.compile(rb"PATCH /v1/blobs/(?P<sha256>[0-9a-f]{64}) .*?\r\n\r\n", re.DOTALL)
OFFSET = re.compile(rb"upload-offset: (\d+)", re.IGNORECASE)
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


class Piece(NamedTuple):
    offset: int
    size: int


class PhotoLine(Line):
    """`before_piece[n]` is called when the head of the n-th piece (from 0) has come, before it is passed on."""

    def __init__(self, target_port):
        self.pieces = []
        self.before_piece = {}
        self.downloads = 0
        self.held = threading.Event()
        self._going = threading.Event()
        self._going.set()
        super().__init__(target_port)

    @property
    def is_open(self):
        return self._listener is not None

    def stop_here(self):
        """Nothing passes until `go_on`."""
        self._going.clear()
        self.held.set()
        self._going.wait()

    def go_on(self):
        self._going.set()

    def _carry(self, source, target, is_request, *of_connection):
        super()._carry(_Watched(source, self) if is_request else source, target, is_request, *of_connection)

    def note(self, chunk):
        head = HEAD.search(chunk)
        if head is not None:
            number = len(self.pieces)
            self.pieces.append(Piece(int(OFFSET.search(head[0])[1]), int(LENGTH.search(head[0])[1])))
            self.before_piece.get(number, lambda: None)()
        self.downloads += chunk.startswith(b"GET /v1/blobs/")


class _Watched:
    """A socket whose bytes are looked at on their way."""

    def __init__(self, source, line):
        self._source = source
        self._line = line

    def recv(self, size=CHUNK):
        chunk = self._source.recv(size)
        self._line.note(chunk)
        return chunk

    def shutdown(self, how):
        self._source.shutdown(how)
