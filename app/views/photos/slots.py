"""The photos that an action brings: slots to fill, photos being prepared, and what is ready to be sent.

A photo that cannot be used says why and leaves everything else as it is. Nothing is decoded on the GUI thread.
"""

from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from app.errors import AppError
from app.services.values import PreparedPhoto, ShownPhoto
from app.views import labels, messages
from app.views.photos.drops import name_of, photos_in
from app.views.photos.pictures import Job, Pictures, Source
from app.views.photos.slot_box import TILE, SlotBox
from app.views.photos.tile import PhotoTile, show_on
from app.views.photos.words import as_shown
from app.views.theme import gap
from app.views.widgets.panes import column
from domain.actions import MAX_PHOTOS, PhotoClaim

SLOTS = ("sebelum", "proses", "sesudah")


@dataclass(slots=True)
class Entry:
    """A photo of this form. `sha256` is known once it is prepared, or from the draft it comes back from."""

    slot: str
    tile: PhotoTile
    job: Job
    sha256: str = ""
    photo: PreparedPhoto | None = None


class PhotoSlots(QWidget):
    """
    Signals:
        changed(): a photo came, went, or is ready.
        refused(str): why a photo cannot be used, as rich text; empty when the officer goes on.
        photo_requested(str, str): hash and slot of a photo that wants to be seen large.
    """

    changed = Signal()
    refused = Signal(str)
    photo_requested = Signal(str, str)

    def __init__(self, pictures: Pictures, slots: tuple[str, ...] = SLOTS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._entries: list[Entry] = []
        self._there: dict[str, tuple[PhotoTile, ...]] = {}
        self._shown: tuple[ShownPhoto, ...] = ()
        self._refusals: list[str] = []
        self.boxes = {slot: SlotBox(slot) for slot in slots}
        stack = column(self, spacing=gap(8))
        for box in self.boxes.values():
            stack.addWidget(box)
            box.mime_given.connect(self.take)
            box.choose_requested.connect(self.choose)

    # ---- what is there

    @property
    def photos(self) -> tuple[PreparedPhoto, ...]:
        """Ready photos in the order of their slots."""
        ready = [entry.photo for entry in self._entries if entry.photo is not None]
        order = list(self.boxes)
        return tuple(sorted(ready, key=lambda photo: order.index(photo.slot)))

    @property
    def preparing(self) -> int:
        return sum(entry.photo is None for entry in self._entries)

    def claims(self) -> tuple[PhotoClaim, ...]:
        return tuple(photo.claim() for photo in self.photos)

    def all_shown(self) -> tuple[ShownPhoto, ...]:
        """What the report has and what this form adds."""
        return (*self._shown, *map(as_shown, self.photos))

    def kept(self) -> list[dict[str, str]]:
        """For a draft: photos that are on this PC already."""
        return [{"sha256": entry.sha256, "slot": entry.slot} for entry in self._entries if entry.sha256]

    # ---- filling

    def show_report(self, photos: tuple[ShownPhoto, ...]) -> None:
        """Photos that the report has already, in the slot they belong to; the reporter's are the first `sebelum`."""
        self._shown = photos
        for slot in self.boxes:
            own = [photo for photo in photos if slot in (photo.slot, "sebelum" if photo.slot == "laporan" else "")]
            self._there[slot] = tuple(self._reported(photo, at) for at, photo in enumerate(own, 1))
        self._arrange()

    @Slot(str, object)
    def take(self, slot: str, mime: QMimeData) -> None:
        """Photos of a drop or of the clipboard."""
        sources = photos_in(mime)
        if sources:
            self.add(slot, sources)
        else:
            self.refused.emit(self.tr("Tidak ada foto di papan klip. Salin foto atau berkasnya dulu."))

    def add(self, slot: str, sources: tuple[Source, ...]) -> None:
        self._refusals = []
        self.refused.emit("")
        room = MAX_PHOTOS - len(self._entries)
        for source in sources[:room]:
            entry = self._entry(slot)
            entry.tile.show_working(self.tr("Menyiapkan …"))
            receive = partial(self._on_prepared, entry)
            failed = partial(self._on_failed, entry, name_of(source))
            self._pictures.prepare(source, slot, entry.job, receive, failed)
        if len(sources) > room:
            self._refuse(self.tr("Paling banyak {n} foto sekaligus.").format(n=MAX_PHOTOS))
        self._arrange()
        self.changed.emit()

    def restore(self, kept: list[dict[str, str]]) -> None:
        """Photos of a draft; an empty list takes away what is there."""
        if not kept:
            for entry in list(self._entries):
                self._drop(entry)
        for told in kept:
            if told["slot"] in self.boxes and not self._has(told["sha256"], told["slot"]):
                entry = self._entry(told["slot"])
                entry.sha256 = told["sha256"]
                entry.tile.show_working(self.tr("Mengambil dari draf …"))
                receive = partial(self._on_restored, entry)
                failed = partial(self._on_failed, entry, "")
                self._pictures.prepared(entry.sha256, entry.slot, receive, failed)
        self._arrange()
        self.changed.emit()

    @Slot(str)
    def choose(self, slot: str) -> None:
        """Files are chosen in a dialog of their own; the form stays usable in the meantime."""
        chooser = QFileDialog(self, self.tr("Pilih foto {slot}").format(slot=labels.slot_label(slot).lower()))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        kinds = self.tr("Foto ({patterns})").format(patterns="*.jpg *.jpeg *.png *.webp *.heic")
        chooser.setNameFilters([kinds, self.tr("Semua berkas (*)")])
        chooser.filesSelected.connect(partial(self._on_chosen, slot))
        chooser.open()

    # ---- inside

    def _entry(self, slot: str) -> Entry:
        words = labels.translate("photos", "Foto {slot} baru {n}")
        used = {entry.tile.accessibleName() for entry in self._entries}
        names = (words.format(slot=labels.slot_label(slot).lower(), n=at) for at in range(1, MAX_PHOTOS + 2))
        tile = PhotoTile(next(name for name in names if name not in used), size=TILE)
        tile.set_removable(True)
        entry = Entry(slot, tile, Job())
        tile.remove_requested.connect(partial(self._on_remove, entry))
        tile.clicked.connect(partial(self._on_clicked, entry))
        self._entries.append(entry)
        return entry

    def _reported(self, photo: ShownPhoto, at: int) -> PhotoTile:
        words = labels.translate("photos", "Foto {slot} di laporan {n}")
        kind = labels.slot_label(photo.slot)
        tile = PhotoTile(words.format(slot=kind.lower(), n=at), labels.taken(photo.taken_at), size=TILE)
        if photo.slot == "laporan":
            tile.chip = kind
        tile.clicked.connect(partial(self.photo_requested.emit, photo.sha256, photo.slot))
        self._pictures.thumbnail(photo.sha256, partial(show_on, tile))
        return tile

    def _on_chosen(self, slot: str, names: list[str]) -> None:
        self.add(slot, tuple(Path(name) for name in names))

    def _on_prepared(self, entry: Entry, photo: PreparedPhoto) -> None:
        if not isValid(self) or entry not in self._entries:
            self._pictures.forget(photo.sha256)
        elif self._has(photo.sha256, entry.slot):
            self._pictures.forget(photo.sha256)
            self._take_away(entry)
            self._refuse(self.tr("Foto ini sudah ada di slot yang sama."))
        else:
            self._show(entry, photo)

    def _on_restored(self, entry: Entry, photo: PreparedPhoto | None) -> None:
        if not isValid(self) or entry not in self._entries:
            return
        if photo is None:
            self._take_away(entry)
        else:
            self._show(entry, photo)

    def _on_failed(self, entry: Entry, name: str, error: AppError) -> None:
        if isValid(self) and entry in self._entries:
            self._take_away(entry)
            named = f"<b>{escape(name)}</b>: " if name else ""
            self._refuse(named + escape(messages.with_code(error.code)))

    def _show(self, entry: Entry, photo: PreparedPhoto) -> None:
        entry.photo, entry.sha256 = photo, photo.sha256
        entry.tile.caption = labels.taken(photo.taken_at)
        self._pictures.thumbnail(photo.sha256, partial(show_on, entry.tile))
        self.changed.emit()

    def _on_remove(self, entry: Entry) -> None:
        box = self.boxes[entry.slot]
        self._drop(entry)
        self._arrange()
        box.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_clicked(self, entry: Entry) -> None:
        if entry.photo is not None:
            self.photo_requested.emit(entry.sha256, entry.slot)

    def _drop(self, entry: Entry) -> None:
        """Stops preparing it, or lets go of what was prepared unless another slot shows the same picture."""
        entry.job.cancel()
        self._entries.remove(entry)
        entry.tile.hide()
        entry.tile.deleteLater()
        if entry.photo is not None:
            self._pictures.forget(entry.photo.sha256)

    def _take_away(self, entry: Entry) -> None:
        self._entries.remove(entry)
        entry.tile.hide()
        entry.tile.deleteLater()
        self._arrange()
        self.changed.emit()

    def _has(self, sha256: str, slot: str) -> bool:
        return any((entry.sha256, entry.slot) == (sha256, slot) for entry in self._entries)

    def _refuse(self, words: str) -> None:
        self._refusals.append(words)
        kept = self.tr("Foto dan tulisan lain tetap ada.")
        self.refused.emit("<br>".join((*self._refusals, kept)))

    def _arrange(self) -> None:
        for slot, box in self.boxes.items():
            own = tuple(entry.tile for entry in self._entries if entry.slot == slot)
            box.show_tiles((*self._there.get(slot, ()), *own))
