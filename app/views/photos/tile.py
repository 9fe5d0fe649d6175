"""One photo as a button: picture, what it is and when it was taken; or what is being done to get it."""

from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from shiboken6 import isValid

from app.views.glyphs import draw_icon
from app.views.theme import c, font, gap, row, text

REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_CAPTION = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class TileState(StrEnum):
    """`WORKING`: being prepared or downloaded; `MISSING`: not on this PC and not to be had now; `ADD`: an empty
    place that takes a photo."""

    LOADING = "loading"
    SHOWN = "shown"
    WORKING = "working"
    MISSING = "missing"
    ADD = "add"


class PhotoTile(QAbstractButton):
    """A picture fills its tile, cut at the edges; `chip` stands in the upper corner, `caption` at the foot.

    Enter, space or a click is `clicked`; what may be taken away has a cross and answers to Del.

    Signals:
        remove_requested(): take the photo away, or stop preparing it.
    """

    remove_requested = Signal()

    def __init__(
        self,
        name: str,
        caption: str = "",
        chip: str = "",
        size: tuple[int, int] = (150, 104),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.state = TileState.LOADING
        self.caption, self.chip = caption, chip
        self.image: QImage | None = None
        self.is_removable = False
        self._progress = -1
        self._words = self.tr("Memuat …")
        self._width, self._height = size
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._describe()

    def show_image(self, image: QImage | None) -> None:
        """None: not on this PC and not to be had now."""
        self.image = image
        if image is None:
            self._show(TileState.MISSING, self.tr("Belum di PC ini"))
        else:
            self._show(TileState.SHOWN, "")

    def show_working(self, words: str, progress: int = -1) -> None:
        """`progress` in percent; -1 while it is not known."""
        self._progress = progress
        self._show(TileState.WORKING, words)

    def show_add(self, words: str) -> None:
        self._show(TileState.ADD, words)

    def set_removable(self, is_removable: bool) -> None:
        self.is_removable = is_removable
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(row(self._width), row(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        elif event.key() in REMOVE_KEYS and self.is_removable:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.is_removable and self._cross().contains(event.position()):
            self.remove_requested.emit()
            return
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        painter.save()
        painter.setClipPath(shape)
        if self.image is not None:
            painter.drawImage(box, self.image, filling(self.image, box))
        if self.state is TileState.SHOWN:
            self._paint_caption(painter, box)
        painter.restore()
        if self.state is not TileState.SHOWN:
            self._paint_state(painter, box)
        self._paint_edges(painter, box)

    def _paint_caption(self, painter: QPainter, box: QRectF) -> None:
        if self.caption:
            paint_caption(painter, box, self.caption)
        if self.chip:
            paint_chip(painter, box, self.chip)

    def _paint_state(self, painter: QPainter, box: QRectF) -> None:
        is_dashed = self.state is TileState.ADD
        edge = QPen(
            c("ctl" if is_dashed else "line2"), 1, Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
        )
        painter.setPen(edge)
        painter.setBrush(c("hover" if self.underMouse() else "surface2"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        icons = {TileState.ADD: "camera", TileState.MISSING: "cloud-arrow-down", TileState.WORKING: "hourglass"}
        side = text(18)
        words = QFontMetrics(font(11, 500)).boundingRect(self._room(box).toRect(), _MIDDLE, self._words)
        top = box.center().y() - (side + gap(4) + words.height()) / 2
        draw_icon(
            painter,
            QRectF(box.center().x() - side / 2, top, side, side),
            icons.get(self.state, "image-square"),
            "text3",
        )
        painter.setPen(c("text2"))
        painter.setFont(font(11, 500))
        below = self._room(box)
        below.setTop(top + side + gap(4))
        painter.drawText(below, _MIDDLE, self._words)
        if self.state is TileState.WORKING:
            self._paint_bar(painter, box)

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        """How far it is; a full pale bar while that is not known."""
        track = QRectF(box.left() + gap(8), box.bottom() - gap(8), box.width() - 2 * gap(8), 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c("line2" if self._progress >= 0 else "accent_soft"))
        painter.drawRoundedRect(track, 2, 2)
        if self._progress >= 0:
            track.setWidth(track.width() * min(self._progress, 100) / 100)
            painter.setBrush(c("accent"))
            painter.drawRoundedRect(track, 2, 2)

    def _paint_edges(self, painter: QPainter, box: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(c("surface"), 1))
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)
            painter.setPen(QPen(c("accent"), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self.is_removable:
            cross = self._cross()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c("photo_chip"))
            painter.drawEllipse(cross)
            inset = cross.width() * 0.22
            draw_icon(painter, cross.adjusted(inset, inset, -inset, -inset), "x", "on_photo")

    def _cross(self) -> QRectF:
        side = float(row(20))
        return QRectF(self.width() - side - gap(5), gap(5), side, side)

    def _room(self, box: QRectF) -> QRectF:
        return box.adjusted(gap(6), 0, -gap(6), 0)

    def _show(self, state: TileState, words: str) -> None:
        self.state, self._words = state, words
        self._describe()
        self.update()

    def _describe(self) -> None:
        """What a screen reader adds to the name."""
        hints = {
            TileState.SHOWN: self.tr("Enter membuka foto."),
            TileState.ADD: self.tr("Enter memilih berkas; Ctrl+V menempel."),
        }
        parts = [hints.get(self.state, self._words), self.tr("Del membuang.") if self.is_removable else ""]
        self.setAccessibleDescription(" ".join(part for part in parts if part))
        self.setToolTip(self._words if self.state is TileState.MISSING else "")


def show_on(tile: PhotoTile, image: QImage | None) -> None:
    """Answers may come after the tile has gone."""
    if isValid(tile):
        tile.show_image(image)


def filling(image: QImage, box: QRectF) -> QRectF:
    """The middle part of a picture that has the shape of the box."""
    scale = min(image.width() / max(box.width(), 1), image.height() / max(box.height(), 1))
    width, height = box.width() * scale, box.height() * scale
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)


def paint_caption(painter: QPainter, box: QRectF, words: str) -> None:
    """White words on a shade at the foot of a picture; in two lines where one is too short."""
    metrics = QFontMetrics(font(11, 600))
    width = round(box.width()) - 2 * gap(8)
    lines = [words] if metrics.horizontalAdvance(words) <= width else words.split(" · ", 1)
    high = row(16)
    height = high * len(lines) + gap(4)
    _paint_shade(painter, QRectF(box.left(), box.bottom() - height - row(14), box.width(), height + row(14)))
    painter.setFont(font(11, 600))
    painter.setPen(c("on_photo"))
    top = round(box.bottom()) - height
    for at, line in enumerate(lines):
        inner = QRect(round(box.left()) + gap(8), top + at * high, width, high)
        painter.drawText(inner, _CAPTION, metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))


def _paint_shade(painter: QPainter, box: QRectF) -> None:
    """Dark enough behind the words for any picture."""
    clear = QColor(c("photo_shade"))
    clear.setAlpha(0)
    gradient = QLinearGradient(box.topLeft(), box.bottomLeft())
    gradient.setColorAt(0, clear)
    gradient.setColorAt(min(row(14) / box.height(), 1.0), c("photo_shade"))
    gradient.setColorAt(1, c("photo_shade"))
    painter.fillRect(box, gradient)


def paint_chip(painter: QPainter, box: QRectF, words: str, token: str = "photo_chip") -> None:
    """What the picture is, in its upper corner."""
    metrics = QFontMetrics(font(11, 600))
    chip = QRectF(box.left() + gap(6), box.top() + gap(6), metrics.horizontalAdvance(words) + 2 * gap(7), row(20))
    chip.setWidth(min(chip.width(), box.width() - 2 * gap(6)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(c(token))
    painter.drawRoundedRect(chip, 4, 4)
    painter.setPen(c("on_photo"))
    painter.setFont(font(11, 600))
    inner = chip.adjusted(gap(7), 0, -gap(4), 0)
    painter.drawText(inner, _CAPTION, metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(inner.width())))
