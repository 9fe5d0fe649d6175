"""Lampiran: photos for something that was done earlier."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.services.values import ReportDetails, TimelineEntry
from app.views import labels
from app.views.act.dialog import Act
from app.views.act.photo_dialog import PhotoDialog
from app.views.act.small_dialogs import titled
from app.views.photos.pictures import Pictures
from app.views.report.event_words import author, event_title
from app.views.widgets.inputs import ComboInput
from app.views.widgets.text import NoteBox, Paragraph
from domain.actions import Lampiran


class AttachDialog(PhotoDialog):
    """The newest follow-up is offered first; the photos take their place in the timeline there."""

    def __init__(self, details: ReportDetails, pictures: Pictures, act: Act, parent: QWidget) -> None:
        title = labels.translate("act", "Lampirkan foto {number} — {headline}")
        super().__init__(title, (760, 600), details, pictures, act, parent)
        self.name_primary(labels.translate("act", "Lampirkan"), labels.translate("act", "Lampirkan"))
        self.happening = ComboInput(labels.translate("act", "Kejadian"))
        self._fill()
        self.show_state()
        self.happening.setFocus()

    def action(self) -> Lampiran | None:
        event = self.happening.currentData()
        if not event or not self.slots.claims() or self.waiting():
            return None
        return Lampiran(event=event, photos=self.slots.claims())

    def missing(self) -> str:
        return self.waiting() or self.tr("Belum ada foto yang ditambahkan.")

    def focus_missing(self) -> None:
        self.slots.boxes["sesudah"].add.setFocus()

    def _fill(self) -> None:
        self.set_shares(1, 0)
        left, _ = self.columns()
        box = NoteBox("info", "accent_soft")
        box.setText(self.tr("Foto masuk ke kejadian yang dipilih; keadaan laporan tidak berubah."))
        left.addWidget(box)
        left.addWidget(titled(self.happening.accessibleName(), self.tr("terbaru dulu")))
        left.addWidget(self.happening)
        left.addWidget(titled(self.tr("Foto"), self.tr("wajib")))
        words = self.tr("Seret berkas, tempel dengan Ctrl+V, atau pilih dengan Tambah. Del membuang foto.")
        left.addWidget(Paragraph(words, 12, 400, "text2"))
        left.addWidget(self.slots)
        left.addStretch(1)
        entries, now = self.details.timeline, self.pictures.now()
        self.happening.fill(tuple((entry.id, described(entry, now)) for entry in entries), likely_event(entries))


def likely_event(entries: tuple[TimelineEntry, ...]) -> str:
    """The newest work on the report, else the newest event."""
    work = (entry.id for entry in entries if entry.type in ("tindak_lanjut", "ajukan_selesai"))
    return next(work, entries[0].id if entries else "")


def described(entry: TimelineEntry, now: datetime) -> str:
    return f"{event_title(entry)} · {labels.moment(entry.at, now)} · {author(entry)}"
