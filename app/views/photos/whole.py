"""The whole pictures that a viewer shows now: from this PC or downloaded, with progress and a way to stop."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from shiboken6 import isValid

from app.errors import AppError, Cancelled
from app.services.values import ShownPhoto
from app.views.photos.pictures import Job, Pictures

KEPT = 4


class WholePictures(QObject):
    """
    Signals:
        changed(): a picture came, a download went on, ended or failed.
    """

    changed = Signal()

    def __init__(self, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._jobs: dict[str, Job] = {}
        self._done: dict[str, tuple[int, int]] = {}
        self.failure = ""

    def want(self, photos: tuple[ShownPhoto, ...]) -> None:
        """From now on these; what is on its way for others is stopped."""
        wanted = {photo.sha256 for photo in photos}
        for sha256 in [sha256 for sha256 in self._jobs if sha256 not in wanted]:
            self._end(sha256).cancel()
        self.failure = ""
        for photo in photos:
            if photo.sha256 not in self._images and photo.sha256 not in self._jobs:
                self._begin(photo)
        self.changed.emit()

    def image(self, sha256: str) -> QImage | None:
        return self._images.get(sha256)

    @property
    def is_loading(self) -> bool:
        return bool(self._jobs)

    @property
    def progress(self) -> tuple[int, int]:
        """Bytes done and in all of what is on its way."""
        done = sum(done for done, _ in self._done.values())
        return done, sum(whole for _, whole in self._done.values())

    @Slot()
    def cancel(self) -> None:
        """Stops what is on its way; `want` begins anew."""
        for sha256 in list(self._jobs):
            self._end(sha256).cancel()
        self.failure = "cancelled"
        self.changed.emit()

    def stop(self) -> None:
        """The viewer closes."""
        for job in self._jobs.values():
            job.cancel()

    def _begin(self, photo: ShownPhoto) -> None:
        job = Job(photo.sha256)
        job.progressed.connect(self._on_progressed)
        self._jobs[photo.sha256] = job
        self._done[photo.sha256] = (0, photo.size)
        self._pictures.full(photo.sha256, job, partial(self._on_image, job), partial(self._on_failed, job))

    def _end(self, sha256: str) -> Job:
        self._done.pop(sha256, None)
        return self._jobs.pop(sha256)

    @Slot(str, int, int)
    def _on_progressed(self, sha256: str, done: int, whole: int) -> None:
        if sha256 in self._done:
            self._done[sha256] = (done, whole)
            self.changed.emit()

    def _on_image(self, job: Job, image: QImage) -> None:
        if not isValid(self) or self._jobs.get(job.about) is not job:
            return
        self._end(job.about)
        self._images[job.about] = image
        while len(self._images) > KEPT:
            self._images.popitem(last=False)
        self.changed.emit()

    def _on_failed(self, job: Job, error: AppError) -> None:
        if not isValid(self) or self._jobs.get(job.about) is not job:
            return
        self._end(job.about)
        if not isinstance(error, Cancelled):
            self.failure = error.code
        self.changed.emit()
