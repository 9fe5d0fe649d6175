"""Photos of the desk: making them ready, showing those of a report, fetching what is not on this PC."""

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path

from app.errors import AppError, OfflineError, PhotoError, StorageError
from app.models import blobs, cache, photos
from app.models.cache import LocalFiles
from app.models.photos import StoredPhoto
from app.models.unit_of_work import read_scope, write_scope
from app.services.values import PreparedPhoto, ShownPhoto
from app.sync.device_clock import DeviceClock
from app.sync.engine import SyncEngine
from domain.report import Report

SLOTS = ("laporan", "sebelum", "proses", "sesudah")

Progress = Callable[[int, int], None]


class Photos:
    """Every method may be called from any task lane; all but `shown` are slow."""

    def __init__(self, files: LocalFiles, engine: SyncEngine, clock: DeviceClock) -> None:
        self._files = files
        self._engine = engine
        self._clock = clock
        self._report_of: dict[str, str] = {}

    def prepare(self, source: Path | bytes, slot: str) -> PreparedPhoto:
        """Makes a photo ready and stores it encrypted; it survives whatever happens to the PC.

        Raises PhotoError (see there), StorageError; then nothing has been stored.
        """
        rules = self._engine.rules
        if rules is None:
            raise StorageError("empty")
        # Here, as in `_check`, and not above: no start waits for Pillow.
        from app.services import pictures

        made = pictures.prepare(source, rules.settings.max_photo_bytes)
        stored = StoredPhoto(
            sha256=hashlib.sha256(made.body).hexdigest(),
            size=len(made.body),
            width=made.width,
            height=made.height,
            taken_at=made.taken_at,
            original_sha256=made.original_sha256,
            thumbnail=made.thumbnail,
        )
        with write_scope(self._files.outbox) as connection:
            photos.add(connection, stored, made.body, self._clock.now())
        return _prepared(stored, slot)

    def prepared(self, sha256: str, slot: str) -> PreparedPhoto | None:
        """A photo made ready earlier, for a draft that names it; None when it is not in the outbox."""
        with read_scope(self._files.outbox) as connection:
            stored = photos.get(connection, sha256)
        return None if stored is None else _prepared(stored, slot)

    def thumbnail(self, sha256: str) -> bytes | None:
        """Longest side at most 320; None when this PC does not have it and central cannot be asked."""
        with read_scope(self._files.outbox) as connection:
            stored = photos.get(connection, sha256)
        if stored is not None:
            return stored.thumbnail
        kept = self._cached(sha256, is_thumb=True)
        if kept is not None:
            return kept
        try:
            return self._fetched(sha256, is_thumb=True, progress=None)
        except AppError:
            return None

    def full(self, sha256: str, progress: Progress) -> bytes:
        """From this PC, else from central. `progress` gets bytes done and whole; it may raise Cancelled.

        Raises OfflineError, RejectedError `not_found`, PhotoError `photo_missing` for what no report here shows.
        """
        with read_scope(self._files.outbox) as connection:
            own = photos.body_of(connection, sha256)
        return own or self._cached(sha256, is_thumb=False) or self._fetched(sha256, is_thumb=False, progress=progress)

    def forget(self, sha256: str) -> None:
        """Removes a prepared photo; one that an action names stays."""
        with write_scope(self._files.outbox) as connection:
            photos.forget(connection, sha256)

    def shown(self, report: Report) -> tuple[ShownPhoto, ...]:
        """The photos of a projected report in the order of their slots."""
        hashes = [photo.sha256 for photo in report.photos]
        self._report_of.update(dict.fromkeys(hashes, report.id))
        if not hashes:
            return ()
        with read_scope(self._files.outbox) as connection:
            own = photos.sizes(connection, hashes).keys()
        with read_scope(self._files.cache) as connection:
            here = own | blobs.whole(connection, hashes)
        return tuple(
            ShownPhoto(
                sha256=photo.sha256,
                slot=photo.slot,
                width=photo.width,
                height=photo.height,
                size=photo.size,
                taken_at=photo.taken_at,
                is_on_pc=photo.sha256 in here,
                event=photo.event,
            )
            for photo in sorted(report.photos, key=lambda photo: SLOTS.index(photo.slot))
        )

    def _cached(self, sha256: str, *, is_thumb: bool) -> bytes | None:
        with read_scope(self._files.cache) as connection:
            body = blobs.get(connection, sha256, is_thumb=is_thumb)
        if body is not None:
            with write_scope(self._files.cache) as connection:
                blobs.touch(connection, sha256, is_thumb=is_thumb)
        return body

    def _fetched(self, sha256: str, *, is_thumb: bool, progress: Progress | None) -> bytes:
        report_id = self._report_of.get(sha256)
        if report_id is None:
            raise PhotoError("photo_missing")
        if not self._engine.calls.is_signed_in:
            raise OfflineError("offline")
        body = self._engine.calls.blob(sha256, is_thumb=is_thumb, progress=progress)
        _check(body, sha256, is_thumb=is_thumb)
        with contextlib.suppress(StorageError), write_scope(self._files.cache) as connection:
            # On a full disk it is shown all the same, and fetched again the next time.
            cache.keep_blob(connection, report_id, sha256, body, is_thumb=is_thumb)
        return body


def _prepared(stored: StoredPhoto, slot: str) -> PreparedPhoto:
    return PreparedPhoto(
        sha256=stored.sha256,
        slot=slot,
        mime=photos.MIME,
        size=stored.size,
        width=stored.width,
        height=stored.height,
        taken_at=stored.taken_at,
        original_sha256=stored.original_sha256,
        thumbnail=stored.thumbnail,
    )


def _check(body: bytes, sha256: str, *, is_thumb: bool) -> None:
    """A thumbnail is central's own encoding and has no hash that we know; it must at least be a picture."""
    if not is_thumb and hashlib.sha256(body).hexdigest() != sha256:
        raise OfflineError("not_central")
    if is_thumb:
        from app.services import pictures

        try:
            pictures.check(body)
        except PhotoError as error:
            raise OfflineError("not_central") from error
