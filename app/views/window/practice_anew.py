"""Asks before the practice data go back to their start: what is lost, and nothing happens by the first key."""

from PySide6.QtWidgets import QWidget

from app.views.widgets.button import PLAIN, TRAIN, Button
from app.views.widgets.text import Label, Paragraph
from app.views.window.small_dialog import SmallDialog


class PracticeAnewDialog(SmallDialog):
    """Accepted only by the button that says so; Enter and Esc leave everything as it is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Ulangi data latihan"))
        self.cancel = Button(self.tr("Batal"), PLAIN, "", "Esc")
        self.anew = Button(self.tr("Ulangi dari awal"), TRAIN)
        self._build()
        self.place(480)

    def _build(self) -> None:
        self.words.addWidget(Label(self.tr("Kembalikan data latihan ke keadaan awal?"), 15, 600))
        lost = self.tr(
            "Semua yang dikerjakan dalam latihan ini hilang dan tidak bisa diurungkan: tindakan, draf, foto, dan"
            " laporan baru. Data latihan dari hari sebelumnya dibuat ulang; itu perlu sekitar setengah menit."
        )
        self.words.addWidget(Paragraph(lost, 13, 400, "text2"))
        self.words.addWidget(Paragraph(self.tr("Data pekerjaan sungguhan tidak tersentuh."), 13, 400, "text2"))
        self.answers.addWidget(self.cancel)
        self.answers.addWidget(self.anew)
        self.cancel.clicked.connect(self.reject)
        self.anew.clicked.connect(self.accept)
        self.cancel.setDefault(True)
        self.cancel.setFocus()
