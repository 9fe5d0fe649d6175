"""One photo, whole or enlarged: the wheel and the keys zoom, the mouse and the arrows move it."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.photos.compare import fitted, paint_waiting
from app.views.theme import c, row

STEP, MOST = 1.25, 16.0
PAN = 80
NOTCH = 120


class PhotoCanvas(QWidget):
    """`zoom` 1 shows the whole photo; it is never smaller than that.

    Signals:
        step_requested(int): the next or previous photo, by an arrow key while the whole photo is shown.
    """

    step_requested = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image: QImage | None = None
        self.zoom = 1.0
        self._offset = QPointF()
        self._grip: QPointF | None = None
        self._waiting = ""
        self._scaled: tuple[tuple[int, int, int], QPixmap] | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage | None, waiting: str = "") -> None:
        """A better copy of the same photo keeps zoom and place; `fit` before another one."""
        self.image, self._waiting = image, waiting
        self.update()

    def fit(self) -> None:
        self.set_zoom(1.0)

    def zoom_in(self) -> None:
        self.set_zoom(self.zoom * STEP)

    def zoom_out(self) -> None:
        self.set_zoom(self.zoom / STEP)

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """`at`: the point that stays where it is; the middle unless given."""
        zoom = min(max(zoom, 1.0), MOST)
        point = (at - QRectF(self.rect()).center()) if at is not None else QPointF()
        self._offset = point - (point - self._offset) * (zoom / self.zoom)
        self.zoom = zoom
        self._hold()

    def move_by(self, by: QPointF) -> None:
        self._offset += by
        self._hold()

    def target(self) -> QRectF:
        """Where the whole photo would be painted; parts of it may lie outside."""
        area = QRectF(self.rect())
        if self.image is None:
            return area
        size = fitted(self.image.size(), area).size() * self.zoom
        middle = area.center() + self._offset
        return QRectF(middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(row(240), row(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.set_zoom(self.zoom * STEP ** (event.angleDelta().y() / NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.move_by(event.position() - self._grip)
            self._grip = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.set_zoom(1.0 if self.zoom > 1 else 3.0, event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {
            Qt.Key.Key_Left: QPointF(PAN, 0),
            Qt.Key.Key_Right: QPointF(-PAN, 0),
            Qt.Key.Key_Up: QPointF(0, PAN),
            Qt.Key.Key_Down: QPointF(0, -PAN),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        elif self.zoom > 1:
            self.move_by(way)
        else:
            self.step_requested.emit(-1 if way.x() + way.y() > 0 else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), c("line"))
        if self.image is None:
            paint_waiting(painter, QRectF(self.rect()), self._waiting)
        elif self.zoom == 1:
            target = self.target()
            painter.drawPixmap(target.topLeft(), self._pixmap(self.image, target.size()))
        else:
            self._paint_part(painter, self.image)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(c("accent"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_part(self, painter: QPainter, image: QImage) -> None:
        """Only what is seen: an enlarged photo would be larger than the screen many times."""
        target = self.target()
        seen = target.intersected(QRectF(self.rect()))
        scale = image.width() / target.width()
        place = (seen.topLeft() - target.topLeft()) * scale
        painter.drawImage(seen, image, QRectF(place, seen.size() * scale))

    def _pixmap(self, image: QImage, size: QSizeF) -> QPixmap:
        """Scaled well once per size."""
        ratio = self.devicePixelRatioF()
        wanted = (size * ratio).toSize().expandedTo(QSize(1, 1))
        key = (image.cacheKey(), wanted.width(), wanted.height())
        if self._scaled is None or self._scaled[0] != key:
            mode = Qt.TransformationMode.SmoothTransformation
            made = QPixmap.fromImage(image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, mode))
            made.setDevicePixelRatio(ratio)
            self._scaled = (key, made)
        return self._scaled[1]

    def _hold(self) -> None:
        """The photo never leaves the window: no empty border while it is larger."""
        size = self.target().size()
        across = max((size.width() - self.width()) / 2, 0.0)
        down = max((size.height() - self.height()) / 2, 0.0)
        self._offset.setX(min(max(self._offset.x(), -across), across))
        self._offset.setY(min(max(self._offset.y(), -down), down))
        is_loose = self.zoom > 1
        self.setCursor(Qt.CursorShape.OpenHandCursor if is_loose else Qt.CursorShape.ArrowCursor)
        self.update()
