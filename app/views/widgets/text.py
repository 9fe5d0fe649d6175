"""Labels in the tones of the theme. Content of reports is always plain text."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.views.glyphs import draw_icon
from app.views.theme import c, font, gap, text, theme


class Label(QLabel):
    """One line of plain text in a tone (a colour token)."""

    def __init__(
        self, words: str = "", size: int = 13, weight: int = 400, tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(size, weight))
        self._tone = tone
        theme().changed.connect(self.retint)
        self.retint()

    def set_tone(self, tone: str) -> None:
        if tone != self._tone:
            self._tone = tone
            self.retint()

    @Slot()
    def retint(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, c(self._tone))
        self.setPalette(palette)


class PaintedLabel(QLabel):
    """A label that paints itself: its text is only what a screen reader says and claims no room."""

    def minimumSizeHint(self) -> QSize:
        return QSize(text(24), max(self.minimumHeight(), 1))

    def sizeHint(self) -> QSize:
        return QSize(text(200), max(self.minimumHeight(), 1))


class ElidedLabel(Label):
    """A label that gives way: it is cut with an ellipsis and shows the whole as a tooltip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(text(24), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if words != self.text() else "")
        painter.drawText(self.rect(), int(self.alignment()) | int(Qt.AlignmentFlag.AlignVCenter), words)


class SpareLabel(ElidedLabel):
    """A sentence that is left out where it does not fit as a whole."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.fontMetrics().horizontalAdvance(self.text()) <= self.width():
            super().paintEvent(event)


class Paragraph(Label):
    """Wrapped text that is exactly as high as its words need at its width."""

    def __init__(
        self, words: str = "", size: int = 13, weight: int = 400, tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, size, weight, tone, parent)
        self._fitted = (0, "")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, words: str) -> None:
        super().setText(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._fitted == (self.width(), self.text()):
            return
        self._fitted = (self.width(), self.text())
        self.setMinimumHeight(0)  # QLabel never asks for less than its minimum
        self.setFixedHeight(max(self.heightForWidth(max(self.width(), 1)), 0))


class NoteBox(QWidget):
    """A tinted box with an icon that explains, warns or tells what failed.

    Takes rich text: whoever writes into it escapes what does not come from the program.
    """

    def __init__(
        self, icon: str, fill: str, tone: str = "text", bar: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._fill, self._bar = icon, fill, bar
        self._icon_tone = bar or ("accent" if fill == "accent_soft" else "text2")
        self._words = Paragraph("", 12, 400, tone)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(gap(14) + text(22), gap(10), gap(12), gap(10))
        inside.addWidget(self._words)

    def setText(self, words: str) -> None:
        self._words.setText(words)

    def text(self) -> str:
        return self._words.text()

    def minimumSizeHint(self) -> QSize:
        """As high as the words with their margins, also while the box was hidden when they came."""
        return QSize(text(120), self._words.minimumHeight() + 2 * gap(10))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen if self._fill != "surface" else QPen(c("line2"), 1))
        painter.setBrush(c(self._fill))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self._bar:
            painter.fillRect(QRectF(0, 0, 3, box.height()), c(self._bar))
        side = text(16)
        draw_icon(painter, QRectF(gap(12), gap(11), side, side), self._icon, self._icon_tone)
