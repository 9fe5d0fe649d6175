"""Tindak lanjut: what was done, with photos before, during and after."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.services.values import ReportDetails
from app.views import labels
from app.views.act.dialog import Act
from app.views.act.photo_dialog import PhotoDialog
from app.views.act.small_dialogs import titled
from app.views.photos.pictures import Pictures
from app.views.photos.text_input import PhotoTextInput
from app.views.widgets.text import NoteBox, Paragraph
from domain.actions import TindakLanjut


class FollowUpDialog(PhotoDialog):
    paste_slot = "proses"

    def __init__(self, details: ReportDetails, pictures: Pictures, act: Act, parent: QWidget) -> None:
        title = labels.translate("act", "Tindak lanjut {number} — {headline}")
        super().__init__(title, (980, 620), details, pictures, act, parent)
        self.name_primary(labels.translate("act", "Simpan tindak lanjut"), labels.translate("act", "Simpan"))
        self.text = PhotoTextInput(
            labels.translate("act", "Catatan tindak lanjut"),
            labels.translate("act", "Apa yang dikerjakan, oleh siapa, dan apa yang belum?"),
            6,
        )
        self._fill()
        self.slots.show_report(details.photos)
        self.show_state()
        self.text.setFocus()

    def action(self) -> TindakLanjut | None:
        words = self.text.words()
        if not words or self.waiting():
            return None
        return TindakLanjut(note=words, photos=self.slots.claims())

    def missing(self) -> str:
        return self.waiting() or self.tr("Catatan belum diisi.")

    def focus_missing(self) -> None:
        self.text.setFocus()

    def _fill(self) -> None:
        self.set_shares(440, 540)
        left, right = self.columns()
        box = NoteBox("info", "accent_soft")
        box.setText(self.tr("Laporan menjadi <b>Proses</b>. Catatan dibaca petugas, bukan warga."))
        left.addWidget(box)
        left.addWidget(titled(self.tr("Catatan"), self.tr("wajib")))
        left.addWidget(self.text, 1)
        right.addWidget(titled(self.tr("Foto"), self.tr("tidak wajib")))
        words = self.tr("Seret berkas, tempel dengan Ctrl+V, atau pilih dengan Tambah. Del membuang foto.")
        right.addWidget(Paragraph(words, 12, 400, "text2"))
        right.addWidget(self.slots)
        right.addStretch(1)
        self.text.textChanged.connect(self._on_changed)
        self.text.photos_given.connect(self.on_photos_given)

    @Slot()
    def _on_changed(self) -> None:
        self.show_state()
