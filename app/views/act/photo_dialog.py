"""What the dialogs that bring photos share: slots, refusals in words, the viewer, and their part of a draft."""

from typing import Any

from PySide6.QtCore import QMimeData, Slot
from PySide6.QtWidgets import QWidget

from app.services.values import ReportDetails
from app.views.act.dialog import Act, ActionDialog
from app.views.photos.pictures import Pictures
from app.views.photos.slots import SLOTS, PhotoSlots
from app.views.photos.viewer import PhotoViewer


class PhotoDialog(ActionDialog):
    """`paste_slot` gets what is pasted or dropped into a text."""

    paste_slot = "sesudah"

    def __init__(
        self, title: str, size: tuple[int, int], details: ReportDetails, pictures: Pictures, act: Act, parent: QWidget
    ) -> None:
        words = title.format(number=details.line.number, headline=details.line.headline)
        super().__init__(words, size, act, parent)
        self.details, self.pictures = details, pictures
        self.slots = PhotoSlots(pictures, SLOTS)
        self.slots.refused.connect(self.show_trouble)
        self.slots.photo_requested.connect(self._on_photo_requested)
        self.slots.changed.connect(self.on_photos_changed)

    def draft_extra(self) -> dict[str, Any]:
        kept = self.slots.kept()
        return {"photos": kept} if kept else {}

    def restore_extra(self, extra: dict[str, Any]) -> None:
        self.slots.restore(extra.get("photos", []))

    def waiting(self) -> str:
        """Why photos hold the action back now; empty when they do not."""
        count = self.slots.preparing
        return self.tr("{n} foto masih disiapkan.").format(n=count) if count else ""

    @Slot()
    def on_photos_changed(self) -> None:
        self.show_state()

    @Slot(object)
    def on_photos_given(self, mime: QMimeData) -> None:
        self.slots.take(self.paste_slot, mime)

    @Slot(str, str)
    def _on_photo_requested(self, sha256: str, slot: str) -> None:
        viewer = PhotoViewer(self.pictures, self.details, self.slots.all_shown(), self.pictures.now(), self)
        viewer.show_photo(sha256, slot)
        viewer.open()
