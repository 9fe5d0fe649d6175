"""The painted left half of Masuk: name, and Jakarta's skyline with Monas."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from app.views.glyphs import draw_logo
from app.views.theme import c, font, gap, row

# (left, width, height) in units of a 400 × 610 picture.
_FAR = ((0, 28, 130), (30, 22, 121), (52, 36, 159), (88, 44, 154), (134, 29, 170), (165, 28, 162))
_FAR_RIGHT = ((196, 28, 123), (228, 36, 206), (306, 50, 219), (358, 42, 157))
_NEAR = ((0, 44, 86), (46, 40, 84), (88, 48, 96), (138, 30, 86), (170, 36, 74), (208, 110, 80), (318, 36, 82))
_NEAR_RIGHT = ((356, 44, 86),)
_WINDOWS = ((16, 103), (26, 103), (57, 151), (57, 103), (74, 103), (152, 141), (182, 141), (182, 120), (182, 82))
_WINDOWS_RIGHT = ((306, 127), (316, 127), (316, 103), (338, 127), (370, 88), (106, 104), (116, 104))


class Skyline(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sky = QLinearGradient(0, 0, 0, self.height())
        sky.setColorAt(0, c("sky_top"))
        sky.setColorAt(1, c("sky_bottom"))
        painter.fillRect(self.rect(), sky)
        painter.save()
        self._paint_city(painter)
        painter.restore()
        self._paint_words(painter)

    def _paint_city(self, painter: QPainter) -> None:
        scale = self.width() / 400
        painter.translate(0, self.height())
        painter.scale(scale, -scale)
        painter.setPen(Qt.PenStyle.NoPen)
        for left, width, height in (*_FAR, *_FAR_RIGHT):
            painter.fillRect(QRectF(left, 0, width, height), c("sky_far"))
        for left, bottom in (*_WINDOWS, *_WINDOWS_RIGHT):
            painter.fillRect(QRectF(left, bottom, 5, 7), c("sky_window"))
        self._paint_monas(painter)
        for left, width, height in (*_NEAR, *_NEAR_RIGHT):
            painter.fillRect(QRectF(left, 0, width, height), c("sky_near"))

    def _paint_monas(self, painter: QPainter) -> None:
        painter.setBrush(c("sky_window"))
        shaft = ((263, 96), (281, 96), (276, 268), (268, 268))
        cup = ((248, 62), (296, 62), (324, 98), (220, 98))
        for shape in (shaft, cup):
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape]))
        painter.setBrush(c("sky_flame"))
        painter.drawEllipse(QRectF(265, 264, 14, 23))

    def _paint_words(self, painter: QPainter) -> None:
        left, side = gap(40), row(44)
        draw_logo(painter, QRectF(left, gap(48), side, side))
        top = gap(48) + side + gap(22)
        painter.setPen(c("sky_text"))
        painter.setFont(font(32, 600))
        painter.drawText(QRectF(left, top, self.width() - left, row(56)), "Tanggap")
        painter.setPen(c("sky_text2"))
        painter.setFont(font(15))
        words = self.tr("Meja kerja CRM untuk petugas kelurahan, kecamatan, dan OPD DKI Jakarta.")
        area = QRectF(left, top + row(46), self.width() - left - gap(32), row(90))
        painter.drawText(area, int(Qt.TextFlag.TextWordWrap), words)
