"""The desk's photos for widgets: asked for and decoded in task lanes, handed to the GUI thread as QImage.

Nothing here decodes, reads or downloads on the GUI thread. Small pictures are kept, so that a list that is shown
again does not ask again.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from app.errors import AppError, Cancelled, PhotoError
from app.services.values import PreparedPhoto
from app.views.desk_calls import DeskCalls, ignore

if TYPE_CHECKING:
    from app.services.photos import Photos

KEPT = 60
LONGEST = 4096
FORMATS = {b"\xff\xd8\xff": b"jpeg", b"\x89PNG": b"png", b"RIFF": b"webp"}
"""What central takes. Named to Qt, so that foreign bytes are tried by no other of its readers."""
Source = Path | bytes | QImage
Receive = Callable[[QImage | None], object]


class Job(QObject):
    """One download or preparing under way. Has no parent: it lives as long as somebody, or the worker, holds it.

    Signals:
        progressed(str, int, int): what it is about, bytes done and bytes in all.
    """

    progressed = Signal(str, int, int)

    def __init__(self, about: str = "") -> None:
        super().__init__()
        self.about = about
        self._stopped = Event()

    @property
    def is_cancelled(self) -> bool:
        return self._stopped.is_set()

    def cancel(self) -> None:
        self._stopped.set()

    def check(self) -> None:
        """For the worker: raises Cancelled once the officer has stopped the job."""
        if self._stopped.is_set():
            raise Cancelled

    def report(self, done: int, whole: int) -> None:
        """For the worker: tells how far it is."""
        self.check()
        self.progressed.emit(self.about, done, whole)


class Pictures(QObject):
    """Lives in the GUI thread; every answer comes there."""

    def __init__(self, calls: DeskCalls, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._waiting: dict[str, list[Receive]] = {}
        self._prepared: Counter[str] = Counter()
        self._preparing = 0

    def now(self) -> datetime:
        return self._calls.desk.now()

    def thumbnail(self, sha256: str, receive: Receive) -> None:
        """None when it is neither on this PC nor to be had now; ask again later."""
        if sha256 in self._kept:
            self._kept.move_to_end(sha256)
            receive(self._kept[sha256])
            return
        waiting = self._waiting.setdefault(sha256, [])
        waiting.append(receive)
        if len(waiting) == 1:
            work = partial(_thumbnail, self._photos(), sha256)
            done = partial(self._on_thumbnail, sha256)
            self._calls.run(work, done, partial(self._on_no_thumbnail, sha256), lane="net")

    def full(
        self, sha256: str, job: Job, receive: Callable[[QImage], object], failed: Callable[[AppError], object]
    ) -> None:
        """From this PC or downloaded; `failed` gets Cancelled after `job.cancel()`."""
        self._calls.run(partial(_full, self._photos(), sha256, job), receive, failed, lane="net")

    def prepare(
        self,
        source: Source,
        slot: str,
        job: Job,
        receive: Callable[[PreparedPhoto], object],
        failed: Callable[[AppError], object],
    ) -> None:
        """Makes a photo ready on this PC. Nothing is called after `job.cancel()`, and nothing is left behind."""
        self._preparing += 1
        done, refused = partial(self._on_prepared, job, receive), partial(self._on_refused, failed)
        self._calls.run(partial(_prepare, self._photos(), source, slot, job), done, refused, lane="photos")

    def prepared(
        self,
        sha256: str,
        slot: str,
        receive: Callable[[PreparedPhoto | None], object],
        failed: Callable[[AppError], object],
    ) -> None:
        """A photo that was prepared for a draft; None when it is no longer on this PC."""
        done = partial(self._on_found, receive)
        self._calls.run(partial(self._photos().prepared, sha256, slot), done, failed)

    def forget(self, sha256: str) -> None:
        """Lets go of a prepared photo that no action uses; the same picture prepared twice stays until the second."""
        self._prepared[sha256] -= 1
        if self._prepared[sha256] <= 0:
            del self._prepared[sha256]
            self._calls.run(partial(self._photos().forget, sha256), ignore, lane="photos")

    def _photos(self) -> "Photos":
        return self._calls.desk.photos

    def _on_prepared(
        self, job: Job, receive: Callable[[PreparedPhoto], object], made: tuple[PreparedPhoto, QImage]
    ) -> None:
        self._preparing -= 1
        photo, small = made
        self._prepared[photo.sha256] += 1
        if not job.is_cancelled:
            self._keep(photo.sha256, small)
            receive(photo)
        elif not self._preparing:  # what is being prepared now might be the same picture
            self.forget(photo.sha256)

    def _on_found(self, receive: Callable[[PreparedPhoto | None], object], photo: PreparedPhoto | None) -> None:
        if photo is not None:
            self._prepared[photo.sha256] += 1
        receive(photo)

    def _on_refused(self, failed: Callable[[AppError], object], error: AppError) -> None:
        self._preparing -= 1
        if not isinstance(error, Cancelled):
            failed(error)

    def _on_thumbnail(self, sha256: str, image: QImage | None) -> None:
        if image is not None:
            self._keep(sha256, image)
        for receive in self._waiting.pop(sha256, []):
            receive(image)

    def _on_no_thumbnail(self, sha256: str, error: AppError) -> None:
        self._on_thumbnail(sha256, None)

    def _keep(self, sha256: str, image: QImage) -> None:
        self._kept[sha256] = image
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)


def decoded(data: bytes) -> QImage:
    """A picture no larger than LONGEST on either side, turned as its camera was held; for workers only.

    Raises PhotoError `not_an_image`.
    """
    found = next((name for head, name in FORMATS.items() if data.startswith(head)), None)
    if found is None:
        raise PhotoError("not_an_image")
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, found)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > LONGEST:
        reader.setScaledSize(size.scaled(QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise PhotoError("not_an_image")
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _thumbnail(photos: "Photos", sha256: str) -> QImage | None:
    data = photos.thumbnail(sha256)
    return None if data is None else decoded(data)


def _full(photos: "Photos", sha256: str, job: Job) -> QImage:
    job.check()
    image = decoded(photos.full(sha256, job.report))
    job.check()
    return image


def _prepare(photos: "Photos", source: Source, slot: str, job: Job) -> tuple[PreparedPhoto, QImage]:
    job.check()
    photo = photos.prepare(_png(source) if isinstance(source, QImage) else source, slot)
    return photo, decoded(photo.thumbnail)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
