"""Simpan diagnostik: all that the file for the help desk will hold, to be read before it is saved."""

from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from app.errors import AppError
from app.services import diagnostics
from app.services.diagnostics import Part
from app.views import messages
from app.views.desk_calls import DeskCalls
from app.views.theme import fixed_font
from app.views.widgets.button import PLAIN, PRIMARY, Button
from app.views.widgets.inputs import TextInput
from app.views.widgets.text import Label, NoteBox, Paragraph
from app.views.window.small_dialog import SmallDialog

LEAST_LINES = 3


class DiagnosticsDialog(SmallDialog):
    """Stays open when the file could not be written, so that another place can be chosen.

    Signals:
        saved(str): name of the file.
    """

    saved = Signal(str)

    def __init__(self, parts: Sequence[Part], calls: DeskCalls, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Simpan diagnostik"))
        self._parts, self._calls = parts, calls
        self.told = TextInput(self.tr("Isi berkas diagnostik"), lines=LEAST_LINES)
        self.trouble = NoteBox("warning", "late_soft", "text", "late")
        self.cancel = Button(self.tr("Batal"), PLAIN, "", "Esc")
        self.primary = Button(self.tr("Simpan…"), PRIMARY, "download-simple", "Enter")
        self._build()
        self.place(860, 600)

    @Slot()
    def choose_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), "tanggap-diagnostik.zip", "ZIP (*.zip)")
        if name:
            path = Path(name)
            self.primary.setEnabled(False)
            self._calls.run(
                partial(diagnostics.save, self._parts, path),
                partial(self._on_saved, path.name),
                self._on_failed,
            )

    def _build(self) -> None:
        self.words.addWidget(Label(self.tr("Baca dulu apa yang disimpan"), 15, 600))
        told = self.tr(
            "Untuk pusat bantuan. Tanpa nama, tulisan, foto, kata sandi, dan isi laporan; nomor laporan hanya ada"
            " dalam daftar perubahan Anda. Tidak ada yang dikirim dari sini."
        )
        self.words.addWidget(Paragraph(told, 13, 400, "text2"))
        self.told.setFont(fixed_font(12))
        self.told.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)  # else a long row breaks at each hyphen
        self.told.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.told.setPlainText(as_read(self._parts))
        self.words.addWidget(self.told, 1)
        self.trouble.hide()
        self.words.addWidget(self.trouble)
        self.answers.addWidget(self.cancel)
        self.answers.addWidget(self.primary)
        self.cancel.clicked.connect(self.reject)
        self.primary.clicked.connect(self.choose_place)
        self.primary.setDefault(True)
        self.told.setFocus()

    def _on_saved(self, name: str, answer: None) -> None:
        if isValid(self):  # it may have been closed meanwhile
            self.saved.emit(name)
            self.accept()

    def _on_failed(self, error: AppError) -> None:
        if isValid(self):
            self.primary.setEnabled(True)
            self.trouble.setText(escape(messages.with_code(error.code)))
            self.trouble.show()


def as_read(parts: Sequence[Part]) -> str:
    """Each file as it will be, below its name."""
    return "\n".join(f"[{part.name}]\n{part.text}" for part in parts)
