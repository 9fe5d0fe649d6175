"""A small picture of where the report goes: sideways to another agency, or down inside the own unit."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views import labels
from app.views.theme import c, font, gap, row


class TreePicture(QWidget):
    def __init__(self, own_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = labels.short_unit(own_name)
        self._target = ""
        self._is_sideways = True
        self.setFixedHeight(row(118))
        self.setMinimumWidth(row(260))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_target(self, name: str, is_sideways: bool) -> None:
        self._target, self._is_sideways = labels.short_unit(name), is_sideways
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_sideways:
            self._paint_sideways(painter)
        else:
            self._paint_down(painter)

    def _paint_sideways(self, painter: QPainter) -> None:
        height, width = row(36), self.width()
        box_width = width * 0.41
        top = QRectF((width - box_width * 0.8) / 2, 1, box_width * 0.8, row(24))
        own = QRectF(1, row(46), box_width, height)
        other = QRectF(width - box_width - 1, row(46), box_width, height)
        painter.setPen(QPen(c("line2"), 1.5))
        bend = row(35)
        for box in (own, other):
            painter.drawLine(QLineF(box.center().x(), bend, box.center().x(), box.top()))
        painter.drawLine(QLineF(own.center().x(), bend, other.center().x(), bend))
        painter.drawLine(QLineF(top.center().x(), top.bottom(), top.center().x(), bend))
        self._paint_box(painter, top, "Pemprov DKI", "surface", "line2", 400)
        self._paint_box(painter, own, self._own, "accent_soft", "accent", 600)
        words = self._target or self.tr("pilih OPD")
        self._paint_box(painter, other, words, "koordinasi_s" if self._target else "surface", "koordinasi", 600)
        self._paint_arrow(painter, own.right() + 4, other.left() - 4, own.center().y(), "koordinasi_g")
        below = QRectF(1, row(96), width - 2, row(20))
        self._paint_caption(painter, below, self.tr("ke samping: pemegang berganti, di luar cabang Anda"))

    def _paint_down(self, painter: QPainter) -> None:
        height, width = row(36), self.width()
        own = QRectF(width * 0.2, 1, width * 0.6, height)
        target = QRectF(width * 0.2, row(56), width * 0.6, height)
        self._paint_box(painter, own, self._own, "accent_soft", "accent", 600)
        words = self._target or self.tr("pilih penerima")
        self._paint_box(painter, target, words, "disposisi_s" if self._target else "surface", "disposisi", 600)
        x = own.center().x()
        painter.setPen(QPen(c("disposisi"), 2))
        painter.drawLine(QLineF(x, own.bottom() + 3, x, target.top() - 4))
        _head(painter, QPointF(x, target.top() - 3), QPointF(0, 1), "disposisi")
        below = QRectF(1, row(96), width - 2, row(20))
        self._paint_caption(painter, below, self.tr("ke bawah: tetap di cabang Anda"))

    def _paint_arrow(self, painter: QPainter, left: float, right: float, y: float, token: str) -> None:
        painter.setPen(QPen(c(token), 2))
        painter.drawLine(QLineF(left, y, right - 2, y))
        _head(painter, QPointF(right, y), QPointF(1, 0), token)

    def _paint_box(self, painter: QPainter, box: QRectF, words: str, fill: str, edge: str, weight: int) -> None:
        painter.setPen(QPen(c(edge), 1.4))
        painter.setBrush(c(fill))
        painter.drawRoundedRect(box, 4, 4)
        made = font(11, weight)
        painter.setFont(made)
        painter.setPen(c("text"))
        inner = box.adjusted(gap(4), 0, -gap(4), 0)
        shown = QFontMetrics(made).elidedText(words, Qt.TextElideMode.ElideRight, round(1.8 * inner.width()))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), shown)

    def _paint_caption(self, painter: QPainter, box: QRectF, words: str) -> None:
        painter.setFont(font(11))
        painter.setPen(c("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _head(painter: QPainter, tip: QPointF, direction: QPointF, token: str) -> None:
    back = tip - direction * 7
    side = QPointF(direction.y(), direction.x()) * 4
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(c(token))
    painter.drawPolygon(QPolygonF([tip, back + side, back - side]))
