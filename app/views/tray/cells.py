"""Parts of a decision: heads and cells of a comparison, a fact, a line of what was merged."""

from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from app.views.glyphs import draw_icon, draw_key_cap, draw_radio, key_cap_width
from app.views.reports.painting import write
from app.views.theme import c, gap, row, text
from app.views.widgets.panes import Card, column
from app.views.widgets.text import ElidedLabel, Label, PaintedLabel, Paragraph


class ColumnHead(PaintedLabel):
    """Icon, whose values these are, since when, and the key that takes all of them."""

    def __init__(self, icon: str, title: str, detail: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(f"{title}, {detail}" if detail else title, parent)
        self._icon, self._title, self._detail, self._key = icon, title, detail, key
        self.setMinimumHeight(2 * max(row(20), text(18) + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, height = text(16), self.height() // 2
        upper = self.rect().adjusted(gap(2), 0, -gap(2), -height)
        draw_icon(painter, QRectF(upper.left(), upper.center().y() - side / 2, side, side), self._icon, "text2")
        right = upper.right()
        if self._key:
            draw_key_cap(painter, right, upper.center().y() + 0.5, self._key, c("text2"), c("ctl"))
            right -= key_cap_width(self._key) + gap(4)
        words = upper.adjusted(side + gap(8), 0, right - upper.right(), 0)
        write(painter, words, self._title, (13, 600, "text"))
        write(painter, upper.translated(0, height), self._detail, (12, 400, "text2"))


class BaseCell(QWidget):
    """What stood there before both changes."""

    def __init__(self, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(row(64))
        inside = column(self, (gap(10), gap(9), gap(10), gap(9)), gap(2))
        inside.addWidget(Paragraph(value, 13, 400, "text2"))
        inside.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        _frame(QPainter(self), QRectF(self.rect()), "surface2", "line2", 1)


class ValueCell(QRadioButton):
    """One of two values of a field, to be chosen; below it who set it when."""

    def __init__(self, name: str, value: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(detail)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        inside = column(self, (gap(10), gap(9), gap(12) + text(18), gap(9)), gap(2))
        inside.addWidget(Paragraph(value, 13, 600))
        if detail:
            inside.addWidget(Paragraph(detail, 12, 400, "text2"))
        inside.addStretch(1)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        wanted = layout.totalMinimumSize() if layout is not None else QSize()
        return QSize(max(wanted.width(), text(96)), max(wanted.height(), row(64)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        is_strong = self.isChecked() or self.hasFocus()
        fill = "sel" if self.isChecked() else "surface" if self.isEnabled() else "surface2"
        _frame(painter, QRectF(self.rect()), fill, "accent" if is_strong else "line2", 2 if is_strong else 1)
        side = text(16)
        radio = QRectF(self.width() - gap(10) - side, gap(10), side, side)
        draw_radio(painter, radio, self.isChecked(), self.isEnabled())
        if self.hasFocus():
            painter.setPen(QPen(c("accent"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5), 3, 3)


class FactCard(Card):
    """One of the three facts: a heading, what was so, where and when."""

    def __init__(self, title: str, value: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        inside = column(self, (gap(12), gap(8), gap(10), gap(8)), gap(1))
        inside.addWidget(ElidedLabel(title, 12, 600, "text2"))
        words = Paragraph("", 12)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setText(f"<b>{escape(value)}</b><br>{escape(detail)}")
        inside.addWidget(words)
        inside.addStretch(1)


class MergedLine(QWidget):
    """Something that needed no choice: what, who and when, and what became of it."""

    def __init__(self, words: str, who: str, outcome: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(row(34))
        across = QHBoxLayout(self)
        across.setContentsMargins(gap(14) + text(22), gap(4), gap(12), gap(4))
        across.setSpacing(gap(12))
        across.addWidget(ElidedLabel(words, 13), 1)
        across.addWidget(Label(who, 12, 400, "text2"))
        across.addWidget(Label(outcome, 12, 600, "ok"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = text(14)
        draw_icon(painter, QRectF(gap(14), (self.height() - side) / 2, side, side), "check", "ok")
        painter.setPen(QPen(c("line"), 1))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


def _frame(painter: QPainter, box: QRectF, fill: str, line: str, width: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(c(fill))
    painter.setPen(QPen(c(line), width))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
