"""The dialog of tolak: a reason of the reference data and the answer that the resident reads."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.services.form_values import RefusalForm
from app.services.values import ReportDetails
from app.views import labels
from app.views.act.dialog import Act, ActionDialog
from app.views.act.parts import TemplateButtons, title_of
from app.views.act.small_dialogs import titled
from app.views.theme import row
from app.views.widgets.choice_list import ChoiceList, ChoiceRow
from app.views.widgets.inputs import TextInput
from app.views.widgets.panes import Card, column
from app.views.widgets.text import NoteBox
from domain.actions import Tolak


class RefuseDialog(ActionDialog):
    kind = "tolak"

    def __init__(self, details: ReportDetails, act: Act, parent: QWidget) -> None:
        super().__init__(title_of(labels.translate("act", "Tolak"), details), (980, 560), act, parent)
        self.name_primary(self.tr("Tolak dan tutup laporan"), self.tr("Tolak"))
        self.reasons = ChoiceList(labels.field_label("reason_code"), 40)
        self.answer = TextInput(labels.field_label("public_answer"), self.tr("Yang dibaca warga …"), 7)
        self.templates = TemplateButtons(self.answer)
        self._emergency = NoteBox("warning", "warn_soft", "text", "warn")
        self._fill()
        self.show_state()
        self.reasons.setFocus()

    def show_form(self, form: RefusalForm) -> None:
        self.reasons.show_rows([ChoiceRow(reason.id, reason.name) for reason in form.reasons])
        self.templates.show_templates(form.templates)
        self.show_state()

    def action(self) -> Tolak | None:
        reason, words = self.reasons.chosen_id(), self.answer.words()
        return Tolak(reason_code=reason, public_answer=words) if reason and words else None

    def missing(self) -> str:
        if not self.reasons.chosen_id():
            return self.tr("Pilih alasan penolakan dulu.")
        return self.tr("Tulis jawaban untuk warga dulu.")

    def focus_missing(self) -> None:
        (self.answer if self.reasons.chosen_id() else self.reasons).setFocus()

    def _fill(self) -> None:
        left, right = self.columns()
        self._emergency.setText(
            self.tr(
                "<b>Darurat diterima 112, bukan CRM.</b> Bila ada orang dalam bahaya, hubungi 112 dulu, "
                "baru tolak laporan ini dengan alasan darurat."
            )
        )
        frame = Card()
        frame.setMinimumHeight(row(250))
        column(frame, (2, 2, 2, 2)).addWidget(self.reasons)
        left.addWidget(titled(self.tr("Alasan penolakan"), self.tr("wajib")))
        left.addWidget(frame, 1)
        left.addWidget(self._emergency)
        closing = NoteBox("info", "surface")
        closing.setText(
            self.tr(
                "Laporan menjadi <b>Ditolak</b> dan ditutup. Warga melihat jawaban ini. "
                "Sesudah terkirim hanya validator yang bisa membukanya kembali."
            )
        )
        right.addWidget(titled(labels.field_label("public_answer"), self.tr("wajib · dibaca warga")))
        right.addWidget(self.answer)
        right.addWidget(self.templates)
        right.addWidget(closing)
        right.addStretch(1)
        self.set_shares(520, 460)
        self.reasons.chosen.connect(self._on_changed)
        self.answer.textChanged.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        self.trouble.hide()
        self.show_state()
