"""The validator's actions on a report that is open outside the queue: validasi, tolak tindak lanjut, buka kembali."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.services.values import ReportDetails, TextTemplate
from app.views import labels
from app.views.act.dialog import Act, ActionDialog
from app.views.act.parts import TemplateButtons, title_of
from app.views.act.small_dialogs import titled
from app.views.widgets.inputs import TextInput
from app.views.widgets.text import NoteBox
from domain.actions import Action, BukaKembali, TolakTl, Validasi

translate = labels.translate


class ValidatorDialog(ActionDialog):
    """`kind`: validasi (text not needed), tolak_tl or buka_kembali."""

    def __init__(self, kind: str, details: ReportDetails, act: Act, parent: QWidget) -> None:
        self.kind = kind
        super().__init__(title_of(labels.action_label(kind), details), (720, 440), act, parent)
        name = labels.field_label("note" if kind == "validasi" else "reason")
        self.reason = TextInput(name, "", 5)
        self.templates = TemplateButtons(self.reason)
        self.name_primary(labels.action_label(kind), labels.action_label(kind))
        self._fill(name)
        self.show_state()
        self.reason.setFocus()

    def show_templates(self, templates: tuple[TextTemplate, ...]) -> None:
        self.templates.show_templates(templates)

    def action(self) -> Action | None:
        words = self.reason.words()
        if self.kind == "validasi":
            return Validasi(note=words or None)
        if not words:
            return None
        return TolakTl(reason=words) if self.kind == "tolak_tl" else BukaKembali(reason=words)

    def missing(self) -> str:
        return self.tr("Alasan belum diisi.")

    def focus_missing(self) -> None:
        self.reason.setFocus()

    def _fill(self, name: str) -> None:
        self.set_shares(1, 0)
        left, _ = self.columns()
        box = NoteBox("info", "accent_soft")
        box.setText(explanation(self.kind))
        left.addWidget(box)
        left.addWidget(titled(name, self.tr("tidak wajib") if self.kind == "validasi" else self.tr("wajib")))
        left.addWidget(self.reason, 1)
        left.addWidget(self.templates)
        self.reason.textChanged.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        self.trouble.hide()
        self.show_state()


def explanation(kind: str) -> str:
    words = {
        "validasi": translate("validate", "Laporan menjadi <b>Selesai</b>. Warga bisa memberi penilaian."),
        "tolak_tl": translate(
            "validate",
            "Laporan menjadi <b>TL ditolak</b> dan kembali dikerjakan unit yang sama. Alasan dibaca petugas, "
            "tidak oleh warga. Tenggat warga tidak berubah.",
        ),
        "buka_kembali": translate(
            "validate",
            "Laporan menjadi <b>Menunggu</b> di unit yang terakhir memegang; jam respons unit itu mulai lagi, "
            "tenggat warga berjalan terus.",
        ),
    }
    return words[kind]
