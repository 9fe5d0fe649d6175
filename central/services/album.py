"""The photos of a seeded central: painted by processes beside this one, kept as blobs, claimed by actions."""

import hashlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from types import TracebackType

from central.db import Database
from central.invented.pictures.phone import Exposure, developed
from central.invented.pictures.view import HEIGHT, WIDTH
from central.services import blobs
from central.services.pictures import Picture
from domain.actions import PhotoClaim

MAX_WORKERS = 4


class Album:
    """`order` what will be asked for, then `claims` waits for it. Painting starts with the first order."""

    def __init__(self, database: Database) -> None:
        self.ordered = 0
        self.kept = 0
        self.on_kept: Callable[[], None] = lambda: None
        self._database = database
        self._waiting: dict[Exposure, Future[bytes]] = {}
        self._pictures: dict[Exposure, Picture] = {}
        self._painters: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Album":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._painters is not None:
            self._painters.shutdown(cancel_futures=True)

    def order(self, exposures: Iterable[Exposure]) -> None:
        for exposure in exposures:
            if exposure not in self._pictures and exposure not in self._waiting:
                self._waiting[exposure] = self._started().submit(developed, exposure)
                self.ordered += 1

    def claims(self, exposures: Iterable[Exposure]) -> tuple[PhotoClaim, ...]:
        """What actions say of photos that were ordered; their bytes are then in the database."""
        return tuple(_claim(exposure, self._picture(exposure)) for exposure in exposures)

    def _picture(self, exposure: Exposure) -> Picture:
        known = self._pictures.get(exposure)
        if known is None:
            data = self._waiting.pop(exposure).result()
            digest = hashlib.sha256(data).hexdigest()
            known = self._pictures[exposure] = Picture(digest, "image/jpeg", len(data), WIDTH, HEIGHT)
            self._database.write(lambda transaction: blobs.keep(transaction, known, data))
            self.kept += 1
            self.on_kept()
        return known

    def _started(self) -> ProcessPoolExecutor:
        """Started anew, not forked, so that it is the same on every system."""
        if self._painters is None:
            count = min(MAX_WORKERS, os.cpu_count() or 1)
            context = multiprocessing.get_context("spawn")
            self._painters = ProcessPoolExecutor(count, mp_context=context, initializer=_end_with_parent)
        return self._painters


def _end_with_parent() -> None:
    """A seeding that is killed leaves no painters behind."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _claim(exposure: Exposure, picture: Picture) -> PhotoClaim:
    return PhotoClaim(
        sha256=picture.sha256,
        slot=exposure.shot.slot,
        mime="image/jpeg",
        size=picture.size,
        width=picture.width,
        height=picture.height,
        taken_at=exposure.taken_at,
    )
