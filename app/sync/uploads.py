"""Photos on their way to central, one call at a time. Where to go on after any fault is asked of central, which alone
knows what arrived; nothing of it is kept on this PC.
"""

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from app.errors import AppError, OfflineError, PhotoError, RejectedError, ServerBusyError
from app.models import photos
from app.models.cache import LocalFiles
from app.models.unit_of_work import read_scope
from app.sync import pace
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock

LOST_PLACE = frozenset({"offset_mismatch", "not_found", "hash_mismatch"})
"""Central has another part of the photo than we thought, or none: it is asked again."""

MAX_MISSES = 3


class UploadProgress(NamedTuple):
    """Photos of actions that may be sent: how many, and their bytes at central and in whole."""

    photos: int
    done: int
    whole: int


class _Current(NamedTuple):
    """The photo under way; the first `offset` bytes are at central."""

    sha256: str
    body: bytes
    offset: int


class Uploads:
    def __init__(self, calls: CentralCalls, files: LocalFiles, clock: DeviceClock) -> None:
        self.chunk_bytes = pace.FIRST_CHUNK
        self._calls = calls
        self._files = files
        self._clock = clock
        self._there: set[str] = set()
        self._current: _Current | None = None
        self._spoiled: set[str] = set()
        self._misses: Counter[str] = Counter()

    def are_there(self, hashes: Iterable[str]) -> bool:
        """Central has said so since this start."""
        return self._there.issuperset(hashes)

    def miss(self, hashes: Iterable[str]) -> None:
        """Central does not have one of them after all (`blob_missing`)."""
        self._there.difference_update(hashes)
        self._misses.update(hashes)

    def step(self, hashes: Iterable[str]) -> None:
        """One call for the first of these photos that central does not have.

        Raises PhotoError or RejectedError when it will never have it, OfflineError, ServerBusyError.
        """
        sha256 = next(each for each in hashes if each not in self._there)
        current = self._current
        if current is None or current.sha256 != sha256:
            self._current = self._begun(sha256)
        else:
            self._current = None
            self._current = self._sent(current)

    def progress(self, hashes: Iterable[str]) -> UploadProgress:
        """Of these photos, each counted once."""
        with read_scope(self._files.outbox) as connection:
            sizes = photos.sizes(connection, hashes)
        done = sum(size for sha256, size in sizes.items() if sha256 in self._there)
        current = self._current
        if current is not None and current.sha256 in sizes:
            done += current.offset
        return UploadProgress(len(sizes), done, sum(sizes.values()))

    def _begun(self, sha256: str) -> _Current | None:
        if self._misses[sha256] >= MAX_MISSES:
            self._misses[sha256] -= 1
            raise ServerBusyError("server_error", None)
        with read_scope(self._files.outbox) as connection:
            body = photos.body_of(connection, sha256)
        if body is None:
            raise PhotoError("photo_missing")
        offset = self._calls.announce_blob(sha256, len(body), photos.MIME)
        return self._at(_Current(sha256, body, offset))

    def _sent(self, current: _Current) -> _Current | None:
        sha256, body, offset = current
        chunk = body[offset : offset + self.chunk_bytes]
        began_s = self._clock.monotonic_s()
        try:
            reached = self._calls.send_chunk(
                sha256, offset, chunk, b64encode(hashlib.sha256(chunk).digest()).decode()
            )
        except RejectedError as error:
            self._refused(current, error, is_last=offset + len(chunk) == len(body))
            return None
        except AppError:
            self.chunk_bytes = pace.smaller_chunk(self.chunk_bytes)
            raise
        self.chunk_bytes = pace.next_chunk(self.chunk_bytes, self._clock.monotonic_s() - began_s)
        self._misses[sha256] = 0
        if reached <= offset:
            raise OfflineError("not_central")
        return self._at(current._replace(offset=reached))

    def _at(self, current: _Current) -> _Current | None:
        """None when central has it all."""
        if not 0 <= current.offset <= len(current.body):
            raise OfflineError("not_central")
        if current.offset < len(current.body):
            return current
        self._there.add(current.sha256)
        return None

    def _refused(self, current: _Current, error: RejectedError, *, is_last: bool) -> None:
        """A photo whose whole was spoiled once is sent from the beginning once more."""
        if error.code not in LOST_PLACE:
            raise error
        self._misses[current.sha256] += 1
        if error.code == "hash_mismatch" and is_last:
            if current.sha256 in self._spoiled:
                raise error
            self._spoiled.add(current.sha256)
