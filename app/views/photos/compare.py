"""Two photos in one place: beside each other, one over the other with a slider, or their difference.

One painter with two pictures; nothing is ever cut off, so that what stands at an edge stays evidence.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views import labels
from app.views.glyphs import draw_icon
from app.views.photos.tile import paint_caption, paint_chip
from app.views.theme import c, font, gap, row, text

STEP = 0.05


class CompareMode(StrEnum):
    BESIDE = "berdampingan"
    SLIDER = "geser"
    DIFFERENCE = "beda"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two photos. `image` is None while it is on its way; then `waiting` says so in words."""

    image: QImage | None
    chip: str
    caption: str = ""
    waiting: str = ""
    is_new: bool = False

    def spoken(self) -> str:
        return ", ".join(part for part in (self.chip, self.caption, self.waiting) if part)


EMPTY = Side(None, "")


class CompareView(QWidget):
    """Left and right arrows move the slider in steps, Home and End to its ends; the mouse drags it.

    `place`: 0 shows only the right photo, 1 only the left one.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left, self.right = EMPTY, EMPTY
        self.mode = CompareMode.BESIDE
        self.place = 0.5
        self._scaled: dict[tuple[int, int, int], QPixmap] = {}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._describe()

    def show_pair(self, left: Side, right: Side) -> None:
        self.left, self.right = left, right
        self._scaled.clear()
        self._describe()
        self.update()

    def set_mode(self, mode: CompareMode) -> None:
        """Only the slider takes the focus: in the other modes there is nothing to do here."""
        self.mode = mode
        is_slider = mode is CompareMode.SLIDER
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_slider else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor if is_slider else Qt.CursorShape.ArrowCursor)
        self._describe()
        self.update()

    def set_place(self, place: float) -> None:
        self.place = min(max(place, 0.0), 1.0)
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(row(550), row(194))

    def minimumSizeHint(self) -> QSize:
        return QSize(row(240), row(110))

    def boxes(self) -> tuple[QRectF, QRectF]:
        """Where the two photos stand; the same place twice unless they are beside each other."""
        area = QRectF(self.rect())
        if self.mode is not CompareMode.BESIDE:
            return area, area
        width = (area.width() - gap(8)) / 2
        left = QRectF(0, 0, width, area.height())
        return left, left.translated(width + gap(8), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: self.place - STEP, Qt.Key.Key_Right: self.place + STEP}
        steps |= {Qt.Key.Key_Home: 0.0, Qt.Key.Key_End: 1.0}
        place = steps.get(Qt.Key(event.key()))
        if self.mode is CompareMode.SLIDER and place is not None:
            self.set_place(place)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.mode is CompareMode.SLIDER:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._drag_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.mode is CompareMode.SLIDER and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag_to(event.position())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        first, second = self.boxes()
        match self.mode:
            case CompareMode.BESIDE:
                self._paint_side(painter, first, self.left)
                self._paint_side(painter, second, self.right)
            case CompareMode.SLIDER:
                self._paint_slider(painter, first)
            case CompareMode.DIFFERENCE:
                self._paint_difference(painter, first)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(c("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_side(self, painter: QPainter, box: QRectF, side: Side) -> None:
        painter.fillRect(box, c("line"))
        self._paint_picture(painter, box, side)
        self._paint_words(painter, _taken_up(side, box), side)

    def _paint_picture(self, painter: QPainter, box: QRectF, side: Side) -> None:
        if side.image is None:
            paint_waiting(painter, box, side.waiting)
            return
        target = fitted(side.image.size(), box)
        painter.drawPixmap(target.topLeft(), self._pixmap(side.image, target.size()))

    def _paint_words(self, painter: QPainter, box: QRectF, side: Side) -> None:
        if side.caption:
            paint_caption(painter, box, side.caption)
        if side.chip:
            paint_chip(painter, box, side.chip, "photo_chip_new" if side.is_new else "photo_chip")

    def _paint_slider(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(box, c("line"))
        at = box.left() + box.width() * self.place
        parts = (
            (QRectF(box.left(), box.top(), at - box.left(), box.height()), self.left),
            (QRectF(at, box.top(), box.right() - at, box.height()), self.right),
        )
        for part, side in parts:
            painter.save()
            painter.setClipRect(part)
            self._paint_picture(painter, box, side)
            seen = _taken_up(side, box).intersected(part)
            if seen.width() > row(60):
                self._paint_words(painter, seen, side)
            painter.restore()
        self._paint_handle(painter, at, box)

    def _paint_handle(self, painter: QPainter, at: float, box: QRectF) -> None:
        painter.setPen(QPen(c("photo_chip"), 4))
        painter.drawLine(QPointF(at, box.top()), QPointF(at, box.bottom()))
        painter.setPen(QPen(c("on_photo"), 2))
        painter.drawLine(QPointF(at, box.top()), QPointF(at, box.bottom()))
        radius = text(13)
        painter.setBrush(c("photo_chip"))
        painter.drawEllipse(QPointF(at, box.center().y()), radius, radius)
        side = text(14)
        icon = QRectF(at - side / 2, box.center().y() - side / 2, side, side)
        draw_icon(painter, icon, "arrows-left-right", "on_photo")

    def _paint_difference(self, painter: QPainter, box: QRectF) -> None:
        """Black where both are the same."""
        painter.fillRect(box, c("photo_chip"))
        if self.left.image is None or self.right.image is None:
            waiting = self.left if self.left.image is None else self.right
            paint_waiting(painter, box, waiting.waiting)
            return
        target = fitted(self.left.image.size(), box)
        painter.drawPixmap(target.topLeft(), self._pixmap(self.left.image, target.size()))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
        stretched = self._pixmap(self.right.image, target.size())
        painter.drawPixmap(target.toRect(), stretched)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        words = labels.translate("photos", "Beda {left} dan {right}: hitam berarti sama")
        paint_chip(painter, box, words.format(left=self.left.chip, right=self.right.chip))

    def _pixmap(self, image: QImage, size: QSizeF) -> QPixmap:
        """Scaled once per size: a slider repaints at every step."""
        ratio = self.devicePixelRatioF()
        wanted = (size * ratio).toSize().expandedTo(QSize(1, 1))
        key = (image.cacheKey(), wanted.width(), wanted.height())
        if key not in self._scaled:
            if len(self._scaled) > 4:
                self._scaled.clear()
            mode = Qt.TransformationMode.SmoothTransformation
            made = QPixmap.fromImage(image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, mode))
            made.setDevicePixelRatio(ratio)
            self._scaled[key] = made
        return self._scaled[key]

    def _drag_to(self, point: QPointF) -> None:
        self.set_place(point.x() / max(self.width(), 1))

    def _describe(self) -> None:
        words = labels.translate("photos", "Kiri: {left}. Kanan: {right}.")
        parts = [words.format(left=self.left.spoken(), right=self.right.spoken())]
        if self.mode is CompareMode.SLIDER:
            place = labels.translate("photos", "Pemisah di {n} persen; panah kiri dan kanan menggesernya.")
            parts.append(place.format(n=round(self.place * 100)))
        self.setAccessibleDescription(" ".join(parts))


def fitted(size: QSize, box: QRectF) -> QRectF:
    """The whole picture in the middle of the box."""
    shown = QSizeF(size).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left = box.left() + (box.width() - shown.width()) / 2
    return QRectF(QPointF(left, box.top() + (box.height() - shown.height()) / 2), shown)


def _taken_up(side: Side, box: QRectF) -> QRectF:
    """The part of the box that the picture covers."""
    return box if side.image is None else fitted(side.image.size(), box)


def paint_waiting(painter: QPainter, box: QRectF, words: str) -> None:
    side = text(20)
    icon = QRectF(box.center().x() - side / 2, box.center().y() - side - gap(2), side, side)
    draw_icon(painter, icon, "image-square", "text3")
    painter.setFont(font(12, 500))
    painter.setPen(c("text2"))
    below = QRectF(box.left() + gap(8), icon.bottom() + gap(6), box.width() - 2 * gap(8), row(40))
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(below, int(flags), words)
