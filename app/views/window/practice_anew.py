"""Asks before the practice data go back to their start: what is lost, and nothing happens by the first key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from app.views.theme import gap, row
from app.views.widgets.button import PLAIN, TRAIN, Button
from app.views.widgets.panes import Pane, Veil, column, line
from app.views.widgets.text import Label, Paragraph


class PracticeAnewDialog(QDialog):
    """Accepted only by the button that says so; Enter and Esc leave everything as it is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Ulangi data latihan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._veil = Veil(window)
        self.cancel = Button(self.tr("Batal"), PLAIN, "", "Esc")
        self.anew = Button(self.tr("Ulangi dari awal"), TRAIN)
        self._build()
        self.setFixedWidth(min(row(480), window.width() - gap(40)))
        self.adjustSize()
        self.move(window.mapToGlobal(window.rect().center()) - self.rect().center())

    def done(self, result: int) -> None:
        self._veil.hide()
        self._veil.deleteLater()
        super().done(result)

    def _build(self) -> None:
        body = Pane("surface")
        inside = column(body, (gap(20), gap(16), gap(20), gap(16)), gap(8))
        inside.addWidget(Label(self.tr("Kembalikan data latihan ke keadaan awal?"), 15, 600))
        lost = self.tr(
            "Semua yang dikerjakan dalam latihan ini hilang dan tidak bisa diurungkan: tindakan, draf, foto, dan"
            " laporan baru. Data latihan dari hari sebelumnya dibuat ulang; itu perlu sekitar setengah menit."
        )
        inside.addWidget(Paragraph(lost, 13, 400, "text2"))
        inside.addWidget(Paragraph(self.tr("Data pekerjaan sungguhan tidak tersentuh."), 13, 400, "text2"))
        inside.addStretch(1)
        footer = Pane("surface2", "t")
        across = line(footer, (gap(20), gap(10), gap(20), gap(10)), gap(8))
        across.addStretch(1)
        across.addWidget(self.cancel)
        across.addWidget(self.anew)
        outer = column(self)
        outer.addWidget(body, 1)
        outer.addWidget(footer)
        self.cancel.clicked.connect(self.reject)
        self.anew.clicked.connect(self.accept)
        self.cancel.setDefault(True)
        self.cancel.setFocus()
