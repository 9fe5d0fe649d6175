"""A radio or check button as a card: title, second line, key cap."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from app.views.glyphs import draw_icon, draw_key_cap, draw_radio, key_cap_width
from app.views.theme import c, font, gap, row, text


class ChoiceCard(QRadioButton):
    """One of several exclusive choices of the same parent."""

    def __init__(self, title: str, detail: str, key: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.detail, self.key, self._icon = detail, key, icon
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        title = QFontMetrics(font(13, 600)).horizontalAdvance(self.text())
        detail = QFontMetrics(font(12)).horizontalAdvance(self.detail)
        width = self._text_left() + max(title, detail) + gap(24)
        return QSize(width + (key_cap_width(self.key) if self.key else 0), row(50))

    def minimumSizeHint(self) -> QSize:
        return QSize(row(120), row(50))

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        side = text(18)
        radio = QRectF(gap(12), (self.height() - side) / 2, side, side)
        draw_radio(painter, radio, self.isChecked(), self.isEnabled())
        if self._icon:
            box = QRectF(gap(12) + side + gap(10), (self.height() - side) / 2, side, side)
            draw_icon(painter, box, self._icon, "late" if self._icon == "warning" else "text2")
        self._paint_words(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        is_strong = self.isChecked() or self.hasFocus()
        painter.setBrush(c("sel" if self.isChecked() else "surface" if self.isEnabled() else "surface2"))
        painter.setPen(QPen(c("accent" if is_strong else "line2"), 2 if is_strong else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(c("accent"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5), 4, 4)

    def _paint_words(self, painter: QPainter) -> None:
        right = self.width() - gap(12)
        if self.key:
            draw_key_cap(painter, right, self.height() / 2, self.key, c("text2"), c("ctl"))
            right -= key_cap_width(self.key) + gap(8)
        left, middle = self._text_left(), self.height() / 2
        for words, size, weight, tone, top in (
            (self.text(), 13, 600, "text", middle - row(18)),
            (self.detail, 12, 400, "text2", middle),
        ):
            painter.setFont(font(size, weight))
            painter.setPen(c(tone if self.isEnabled() else "text3"))
            shown = QFontMetrics(font(size, weight)).elidedText(
                words, Qt.TextElideMode.ElideRight, round(right - left)
            )
            box = QRectF(left, top, right - left, row(18))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _text_left(self) -> int:
        return gap(12) + text(18) + gap(10) + (text(18) + gap(8) if self._icon else 0)
