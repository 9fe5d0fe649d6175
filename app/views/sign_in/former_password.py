"""What Masuk asks when the password was changed at central: the former one, or a new start without the old data."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.views import labels
from app.views.theme import gap, row
from app.views.widgets.button import PLAIN, Button
from app.views.widgets.inputs import LineInput
from app.views.widgets.panes import column
from app.views.widgets.text import Label, NoteBox

translate = labels.translate


class FormerPassword(QWidget):
    """Hidden until it is needed.

    Signals:
        anew_requested(): a new start, asked twice.
    """

    anew_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineInput(translate("sign_in", "Kata sandi lama"), "lock-simple")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMinimumHeight(row(36))
        self.anew = Button(translate("sign_in", "Mulai baru tanpa data lama"), PLAIN)
        self._words = NoteBox("info", "accent_soft")
        self._is_sure = False
        inside = column(self, spacing=gap(6))
        inside.addWidget(self._words)
        inside.addWidget(Label(self.field.accessibleName(), 12, 600, "text2"))
        inside.addWidget(self.field)
        inside.addWidget(self.anew)
        self.anew.clicked.connect(self._on_anew_clicked)
        self.hide()

    def ask(self) -> None:
        self._is_sure = False
        self._words.setText(
            translate(
                "sign_in",
                "<b>Kata sandi Anda sudah diganti</b><br>Isi kata sandi lama sekali saja untuk membuka data dan "
                "pekerjaan Anda di PC ini. Sesudah itu cukup yang baru.",
            )
        )
        self.show()
        self.field.setFocus()

    @Slot()
    def _on_anew_clicked(self) -> None:
        if self._is_sure:
            self.anew_requested.emit()
            return
        self._is_sure = True
        self._words.setText(
            translate(
                "sign_in",
                "<b>Mulai baru berarti:</b> draf dan pekerjaan yang belum terkirim dari PC ini tidak ikut. Tidak ada "
                "yang dihapus; berkasnya disimpan terkunci. Tekan sekali lagi untuk mulai baru.",
            )
        )
