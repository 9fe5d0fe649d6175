"""A value in the comparison of a conflict."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.views.theme import c, gap, row
from app.views.widgets.panes import column
from app.views.widgets.text import Paragraph


class ValueCell(QWidget):
    """The value, and below it who set it when; tinted when its side is chosen."""

    def __init__(self, value: str, detail: str, is_base: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_base, self._is_chosen = is_base, False
        self.setMinimumHeight(row(56))
        inside = column(self, (gap(10), gap(9), gap(10), gap(9)), gap(2))
        inside.addWidget(Paragraph(value, 13, 400 if is_base else 600, "text2" if is_base else "text"))
        if detail:
            inside.addWidget(Paragraph(detail, 12, 400, "text2"))
        inside.addStretch(1)

    def set_chosen(self, is_chosen: bool) -> None:
        self._is_chosen = is_chosen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(c("sel" if self._is_chosen else "surface2" if self._is_base else "surface"))
        painter.setPen(QPen(c("accent" if self._is_chosen else "line2"), 2 if self._is_chosen else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
