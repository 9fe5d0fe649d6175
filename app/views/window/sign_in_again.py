"""Signing in again in mid-work: the password, over a window that keeps everything where it is."""

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from app.errors import AppError
from app.services.values import DeskOwner
from app.views import messages
from app.views.widgets.button import PLAIN, PRIMARY, Button
from app.views.widgets.inputs import LineInput
from app.views.widgets.text import Label, NoteBox, Paragraph
from app.views.window.small_dialog import SmallDialog

SignIn = Callable[[str, Callable[[None], None], Callable[[AppError], None]], None]


class SignInAgainDialog(SmallDialog):
    """`sign_in(password, on_done, on_failed)` asks central.

    Signals:
        signed_in(): it goes on.
    """

    signed_in = Signal()

    def __init__(self, owner: DeskOwner, sign_in: SignIn, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Masuk lagi"))
        self._sign_in = sign_in
        self.trouble = NoteBox("warning", "late_soft", "text", "late")
        self.trouble.hide()
        self.password = LineInput(self.tr("Kata sandi"), "lock-simple")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.primary = Button(self.tr("Masuk"), PRIMARY, "", "Enter")
        self.later = Button(self.tr("Nanti saja"), PLAIN, "", "Esc")
        self._build(owner)
        self.place(460)

    @Slot()
    def submit(self) -> None:
        if not self.password.text() or not self.primary.isEnabled():
            return
        self.primary.setEnabled(False)
        self._show_trouble("")
        self._sign_in(
            self.password.text(), partial(_if_open, self, self._on_done), partial(_if_open, self, self._on_failed)
        )

    def _build(self, owner: DeskOwner) -> None:
        self.words.addWidget(Label(owner.name, 15, 600))
        told = self.tr("Tulisan dan antrean Anda tetap di tempatnya. Setelah masuk, yang menunggu dikirim sendiri.")
        self.words.addWidget(Paragraph(told, 13, 400, "text2"))
        label = Label(self.tr("Kata sandi Anda"), 12, 600)
        label.setBuddy(self.password)
        self.words.addWidget(label)
        self.words.addWidget(self.password)
        self.words.addWidget(self.trouble)
        self.answers.addWidget(self.later)
        self.answers.addWidget(self.primary)
        self.later.clicked.connect(self.reject)
        self.primary.clicked.connect(self.submit)
        self.password.returnPressed.connect(self.submit)
        self.password.setFocus()

    def _show_trouble(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.adjustSize()

    def _on_done(self, answer: None) -> None:
        self.signed_in.emit()
        self.accept()

    def _on_failed(self, error: AppError) -> None:
        self.primary.setEnabled(True)
        self._show_trouble(escape(messages.sign_in_again_failed(error.code)))
        self.password.selectAll()
        self.password.setFocus()


def _if_open(dialog: SignInAgainDialog, receive: Callable[[Any], None], answer: Any) -> None:
    """Answers may come after the officer has closed the dialog."""
    if isValid(dialog):
        receive(answer)
