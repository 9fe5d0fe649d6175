"""EWS: asking for more time, and the supervisor's decision on it."""

from datetime import datetime
from html import escape

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.services.values import ReportDetails, ShownExtension, TextTemplate
from app.views import labels
from app.views.act.dialog import Act, ActionDialog
from app.views.act.parts import TemplateButtons, title_of
from app.views.act.small_dialogs import titled
from app.views.theme import gap
from app.views.widgets.choice_card import ChoiceCard
from app.views.widgets.inputs import TextInput
from app.views.widgets.moment import MomentPicker
from app.views.widgets.panes import line
from app.views.widgets.text import NoteBox
from domain.actions import MintaPerpanjangan, PutuskanPerpanjangan

QUICK_DAYS = (3, 7, 14)


class AskExtensionDialog(ActionDialog):
    """The honest way out for heavy work: a new estimate and why, for a supervisor to decide."""

    kind = "minta_perpanjangan"

    def __init__(self, details: ReportDetails, now: datetime, act: Act, parent: QWidget) -> None:
        verb = labels.translate("act", "Minta perpanjangan (EWS)")
        super().__init__(title_of(verb, details), (980, 560), act, parent)
        self._details = details
        base = max(details.finish_by, now)
        name = labels.field_label("estimated_finish")
        self.picker = MomentPicker(name, base, now, QUICK_DAYS)
        self.reason = TextInput(labels.field_label("reason"), self.tr("Mengapa tidak selesai sampai tenggat?"), 6)
        self.templates = TemplateButtons(self.reason)
        self.name_primary(self.tr("Kirim permintaan perpanjangan"), self.tr("Minta"))
        self._fill()
        self.picker.bind_keys(self)
        self.picker.quick[1].click()
        self.picker.edit.setFocus()

    def show_templates(self, templates: tuple[TextTemplate, ...]) -> None:
        self.templates.show_templates(templates)

    def action(self) -> MintaPerpanjangan | None:
        words = self.reason.words()
        if not words or not self.picker.is_future():
            return None
        return MintaPerpanjangan(estimated_finish=self.picker.moment(), reason=words)

    def missing(self) -> str:
        if not self.picker.is_future():
            return self.tr("Perkiraan selesai harus di masa depan.")
        return self.tr("Tulis alasannya dulu.")

    def focus_missing(self) -> None:
        (self.reason if self.picker.is_future() else self.picker.edit).setFocus()

    def _fill(self) -> None:
        left, right = self.columns()
        left.addWidget(titled(labels.field_label("estimated_finish"), self.tr("wajib · waktu WIB")))
        left.addWidget(self.picker)
        left.addSpacing(gap(8))
        left.addWidget(titled(labels.field_label("reason"), self.tr("wajib")))
        left.addWidget(self.reason)
        left.addWidget(self.templates)
        left.addStretch(1)
        for icon, words in self._explanations():
            box = NoteBox(icon, "surface")
            box.setText(words)
            right.addWidget(box)
        right.addStretch(1)
        self.set_shares(560, 420)
        self.picker.changed.connect(self._on_changed)
        self.reason.textChanged.connect(self._on_changed)

    def draft_extra(self) -> dict[str, object]:
        """The moment, for the draft, once there is a reason to keep it with."""
        return {"moment": self.picker.moment().isoformat()} if self.reason.words() else {}

    def restore_extra(self, extra: dict[str, object]) -> None:
        if "moment" in extra:
            self.picker.choose(datetime.fromisoformat(str(extra["moment"])))

    def _explanations(self) -> tuple[tuple[str, str], ...]:
        finish = self.tr(
            "<b>Sampai diputuskan semua jam tetap berjalan.</b> Tenggat warga tetap {at}; laporan bisa menjadi merah."
        )
        return (
            (
                "user",
                self.tr(
                    "<b>Perlu persetujuan</b> supervisor di atas unit Anda. Hanya satu permintaan sekaligus; "
                    "laporan tetap di unit Anda."
                ),
            ),
            ("clock", finish.format(at=labels.date_time(self._details.finish_by))),
            (
                "calendar-blank",
                self.tr(
                    "<b>Bila disetujui</b> tenggat pindah ke waktu yang diberi supervisor; hari peringatan dan "
                    "batas merah ikut bergeser. Laporan ini lalu tidak dihitung dalam kinerja."
                ),
            ),
            ("info", self.tr("<b>Bila ditolak</b> tenggat tidak berubah, dan alasannya terbaca di riwayat.")),
        )

    @Slot()
    def _on_changed(self) -> None:
        self.trouble.hide()
        self.show_state()


class DecideExtensionDialog(ActionDialog):
    """The request as it was made; approve with a moment, or refuse. Both need a reason."""

    kind = "putuskan_perpanjangan"

    def __init__(
        self, details: ReportDetails, extension: ShownExtension, now: datetime, act: Act, parent: QWidget
    ) -> None:
        super().__init__(title_of(labels.translate("act", "Perpanjangan"), details), (980, 580), act, parent)
        self._details, self._extension = details, extension
        self.approve = ChoiceCard(self.tr("Setujui"), self.tr("tenggat pindah"), "Alt+1")
        self.refuse = ChoiceCard(self.tr("Tolak"), self.tr("tenggat tetap"), "Alt+2")
        self.picker = MomentPicker(labels.field_label("finish_at"), details.finish_by, now, ())
        self.reason = TextInput(labels.field_label("reason"), self.tr("Dibaca unit yang meminta …"), 5)
        self._picker_title = titled(labels.field_label("finish_at"), self.tr("waktu WIB"))
        self._result = NoteBox("clock", "surface")
        self._fill()
        self.picker.choose(extension.estimated_finish)
        self._show_choice()
        self.approve.setFocus()

    def action(self) -> PutuskanPerpanjangan | None:
        words = self.reason.words()
        if not words or not self._is_chosen() or (self.approve.isChecked() and not self.picker.is_future()):
            return None
        if self.refuse.isChecked():
            return PutuskanPerpanjangan(approved=False, reason=words)
        return PutuskanPerpanjangan(approved=True, finish_at=self.picker.moment(), reason=words)

    def missing(self) -> str:
        if not self._is_chosen():
            return self.tr("Pilih Setujui atau Tolak dulu.")
        if self.approve.isChecked() and not self.picker.is_future():
            return self.tr("Tenggat baru harus di masa depan.")
        return self.tr("Tulis alasannya dulu.")

    def focus_missing(self) -> None:
        if not self._is_chosen():
            self.approve.setFocus()
        elif self.approve.isChecked() and not self.picker.is_future():
            self.picker.edit.setFocus()
        else:
            self.reason.setFocus()

    def draft_extra(self) -> dict[str, object]:
        return {"moment": self.picker.moment().isoformat()} if self.reason.words() else {}

    def restore_extra(self, extra: dict[str, object]) -> None:
        if "moment" in extra:
            self.picker.choose(datetime.fromisoformat(str(extra["moment"])))

    def _is_chosen(self) -> bool:
        return self.approve.isChecked() or self.refuse.isChecked()

    def _fill(self) -> None:
        left, right = self.columns()
        asked = NoteBox("hourglass", "accent_soft")
        asked.setText(self._request())
        choice = QWidget()
        across = line(choice, spacing=gap(8))
        for keys, card in (("Alt+1", self.approve), ("Alt+2", self.refuse)):
            across.addWidget(card)
            card.toggled.connect(self._on_changed)
            QShortcut(QKeySequence(keys), self).activated.connect(card.click)
        left.addWidget(asked)
        left.addWidget(titled(self.tr("Keputusan"), self.tr("wajib")))
        for widget in (choice, self._picker_title, self.picker):
            left.addWidget(widget)
        left.addWidget(titled(labels.field_label("reason"), self.tr("wajib")))
        left.addWidget(self.reason)
        left.addStretch(1)
        right.addWidget(self._result)
        right.addStretch(1)
        self.set_shares(600, 380)
        self.picker.changed.connect(self._on_changed)
        self.reason.textChanged.connect(self._on_changed)

    def _request(self) -> str:
        found = self._extension
        words = self.tr("<b>{by}</b> meminta waktu sampai <b>{at}</b> (diminta {when}).<br>“{reason}”")
        return words.format(
            by=escape(found.asked_by),
            at=labels.long_date_time(found.estimated_finish),
            when=labels.date_time(found.asked_at),
            reason=escape(found.reason),
        )

    def _show_choice(self) -> None:
        is_refusal = self.refuse.isChecked()
        for widget in (self._picker_title, self.picker):
            widget.setVisible(not is_refusal)
        now = self.tr("Tenggat sekarang <b>{at}</b>.").format(at=labels.date_time(self._details.finish_by))
        if is_refusal:
            title = self.tr("Tolak permintaan")
            result = self.tr("Tidak ada jam yang berubah. Unit boleh meminta lagi dengan alasan lain.")
        else:
            title = self.tr("Setujui sampai {at}").format(at=labels.date_time(self.picker.moment()))
            result = self.tr(
                "Tenggat menjadi <b>{at}</b>; hari peringatan dan batas merah bergeser sama jauh. "
                "Laporan ini lalu tidak dihitung dalam kinerja."
            ).format(at=labels.date_time(self.picker.moment()))
        self._result.setText(f"{now}<br>{result}")
        self.name_primary(title, self.tr("Kirim keputusan"))
        self.show_state()

    @Slot()
    def _on_changed(self) -> None:
        self.trouble.hide()
        self._show_choice()
