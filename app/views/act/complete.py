"""Ajukan selesai: proof, the answer for the resident, and the pair that the validator will look at."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.values import CompletionForm, ReportDetails, TextTemplate
from app.views import labels, messages
from app.views.act.dialog import Act
from app.views.act.photo_dialog import PhotoDialog
from app.views.act.small_dialogs import titled
from app.views.act.template_menu import TemplateMenu, unfilled
from app.views.photos.pair import PairPane
from app.views.photos.pictures import Pictures
from app.views.photos.text_input import PhotoTextInput
from app.views.photos.words import after_of, before_of
from app.views.theme import row
from app.views.widgets.button import GHOST, Button
from app.views.widgets.text import NoteBox, Paragraph
from domain.actions import AjukanSelesai


class CompleteDialog(PhotoDialog):
    """Grey, with the reason, until the answer and enough photos Sesudah are there.

    Signals:
        extension_requested(): the work is not finished; more time is wanted instead.
    """

    extension_requested = Signal()

    def __init__(self, details: ReportDetails, pictures: Pictures, act: Act, parent: QWidget) -> None:
        title = labels.translate("act", "Ajukan selesai {number} — {headline}")
        super().__init__(title, (1140, 680), details, pictures, act, parent)
        self.name_primary(labels.translate("act", "Ajukan selesai"), labels.translate("act", "Ajukan"))
        self._form: CompletionForm | None = None
        self.answer = PhotoTextInput(
            labels.field_label("public_answer"), labels.translate("act", "Apa yang sudah dikerjakan untuk warga?"), 3
        )
        self.pair = PairPane(pictures)
        self.extension = Button(
            labels.translate("act", "Belum selesai? Minta perpanjangan (EWS)"), GHOST, "clock-clockwise"
        )
        self._templates = TemplateMenu(self.answer)
        self._fill()
        self.set_aside(self.extension)
        self.extension.set_reason(self._no_extension())
        self.extension.clicked.connect(self._on_extension_clicked)
        self.slots.show_report(details.photos)
        self.on_photos_changed()
        self.answer.setFocus()

    def show_form(self, form: CompletionForm | None) -> None:
        """How many photos it takes has arrived; nothing that the officer did is touched."""
        if form is None:
            self.show_trouble(labels.translate("act", "Laporan ini tidak ada lagi di unit Anda."))
            return
        self._form = form
        self.on_photos_changed()

    def show_templates(self, templates: tuple[TextTemplate, ...]) -> None:
        self._templates.show_templates(templates)

    def action(self) -> AjukanSelesai | None:
        if self._fault():
            return None
        return AjukanSelesai(public_answer=self.answer.words(), photos=self.slots.claims())

    def missing(self) -> str:
        return self._fault()

    def focus_missing(self) -> None:
        if self._lacking() > 0:
            self.slots.boxes["sesudah"].add.setFocus()
        else:
            self.answer.setFocus()

    @Slot()
    def on_photos_changed(self) -> None:
        photos = self.slots.all_shown()
        self.pair.show_pair(before_of(photos), after_of(photos))
        self._show_hints()
        self.show_state()

    def _fault(self) -> str:
        """Why it cannot be handed in yet; empty when it can."""
        if self._form is None:
            return self.tr("Syarat bukti sedang dibaca.")
        if self.waiting():
            return self.waiting()
        if self._lacking() > 0:
            words = self.tr("Perlu {least} foto sesudah; ada {n}.")
            return words.format(least=self._form.min_sesudah, n=self._counted())
        if not self.answer.words():
            return self.tr("Jawaban untuk warga belum diisi.")
        return unfilled(self.answer.words())

    def _no_extension(self) -> str:
        """Why no extension can be asked for, as the action bar says it."""
        choice = next((each for each in self.details.choices if each.type == "minta_perpanjangan"), None)
        return messages.refusal(choice.code) if choice is not None and choice.code else ""

    def _counted(self) -> int:
        """Photos Sesudah since the last TL Ditolak, each picture once, as the state machine counts them."""
        own = {photo.sha256 for photo in self.slots.photos if photo.slot == "sesudah"}
        return len(own | self._form.counting) if self._form is not None else len(own)

    def _lacking(self) -> int:
        return 0 if self._form is None else self._form.min_sesudah - self._counted()

    def _show_hints(self) -> None:
        has_complaint = any(photo.slot == "laporan" for photo in self.details.photos)
        before = self.tr("termasuk foto pelapor") if has_complaint else self.tr("dianjurkan")
        self.slots.boxes["sebelum"].set_hint(before)
        self.slots.boxes["proses"].set_hint(self.tr("dianjurkan"))
        if self._form is not None:
            words = self.tr("wajib {least}, ada {n}").format(least=self._form.min_sesudah, n=self._counted())
            self.slots.boxes["sesudah"].set_hint(words, "warn" if self._lacking() > 0 else "ok")

    def _fill(self) -> None:
        self.set_shares(550, 590)
        left, right = self.columns()
        left.addWidget(titled(self.tr("Foto bukti"), ""))
        words = self.tr("Seret berkas, tempel dengan Ctrl+V, atau pilih dengan Tambah. Del membuang foto.")
        left.addWidget(Paragraph(words, 12, 400, "text2"))
        left.addWidget(self.slots)
        left.addWidget(titled(self.answer.accessibleName(), self.tr("dibaca warga · ; membuka templat")))
        left.addWidget(self.answer, 1)
        right.addWidget(titled(self.tr("Sebelum dan sesudah"), self.tr("begini validator melihatnya")))
        self.pair.view.setMinimumHeight(row(194))
        right.addWidget(self.pair, 1)
        box = NoteBox("info", "accent_soft")
        box.setText(
            self.tr(
                "Setelah diajukan, laporan <b>menunggu validasi</b>; waktunya tidak dihitung untuk siapa pun. "
                "Foto yang sudah dikirim lewat Tindak lanjut ikut dihitung, kecuali yang sebelum TL ditolak terakhir."
            )
        )
        right.addWidget(box)
        self.answer.textChanged.connect(self._on_changed)
        self.answer.photos_given.connect(self.on_photos_given)

    @Slot()
    def _on_extension_clicked(self) -> None:
        if self.extension.reason:
            self.show_trouble(self.extension.reason)
        else:
            self.extension_requested.emit()

    @Slot()
    def _on_changed(self) -> None:
        self.show_state()
