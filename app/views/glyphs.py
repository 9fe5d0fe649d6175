"""Marks painted by hand: states, how far own work has come, key caps, the logo; and icons of the icon font.

States and sync marks are drawn here for screen and print alike; all in a 16-unit box scaled to the rectangle.
"""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QIcon,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)

from app.services.values import SyncMark
from app.views.theme import c, font, text
from domain.report import Status

ICONS = (
    "arrow-bend-down-right",
    "arrow-bend-up-left",
    "arrow-square-out",
    "arrows-clockwise",
    "arrows-left-right",
    "buildings",
    "camera",
    "caret-down",
    "caret-left",
    "caret-right",
    "chat-circle-text",
    "check",
    "check-circle",
    "circle-wavy-check",
    "clock",
    "clock-clockwise",
    "cloud",
    "cloud-arrow-down",
    "copy",
    "corners-out",
    "desktop",
    "eye",
    "eye-slash",
    "flag",
    "globe",
    "graduation-cap",
    "hourglass",
    "image-square",
    "info",
    "list-bullets",
    "lock-simple",
    "magnifying-glass",
    "map-pin",
    "minus",
    "moon",
    "note-pencil",
    "paperclip",
    "plus",
    "prohibit",
    "question",
    "star",
    "sun",
    "table",
    "trash",
    "tray",
    "user",
    "users-three",
    "warning",
    "warning-octagon",
    "wifi-high",
    "wifi-slash",
    "x",
)

ICON_SHARE = 0.875
"""Of an icon's square: the size of its letter."""

MARK_TOKENS = {
    SyncMark.ON_PC: "text2",
    SyncMark.SENDING: "text2",
    SyncMark.ACCEPTED: "ok",
    SyncMark.REFUSED: "late",
    SyncMark.CONFLICT: "late",
    SyncMark.HELD: "warn",
    SyncMark.DRAFT: "accent",
}


def status_colour(status: Status) -> QColor:
    return c(status.value)


def glyph_colour(status: Status) -> QColor:
    return c(f"{status.value}_g") if status in (Status.KOORDINASI, Status.PROSES) else c(status.value)


def icon_pixmap(name: str, size: int, token: str, ratio: float = 1.0) -> QPixmap:
    """`size` in pixels of the screen's logical scale; kept per theme and device pixel ratio."""
    return _pixmap(name, size, c(token).name(), ratio)


def icon(name: str, token: str = "text2", size: int = 16) -> QIcon:
    return QIcon(icon_pixmap(name, text(size), token))


@cache
def _pixmap(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    family, codes = _icon_font()
    side = round(size * ratio)
    font = QFont(family)
    font.setPixelSize(max(1, round(ICON_SHARE * side)))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(pixmap.rect(), Qt.AlignmentFlag.AlignCenter, chr(int(codes[name], 16)))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _icon_font() -> tuple[str, dict[str, str]]:
    """Its family, and the code of each icon. Of qtawesome only these files: itself it would load all its fonts."""
    found = find_spec("qtawesome")
    places = [] if found is None else found.submodule_search_locations or []
    folder = Path(next(iter(places))) / "fonts"
    (file,), (codes,) = folder.glob("phosphor-[0-9]*.ttf"), folder.glob("phosphor-charmap-*.json")
    loaded = QFontDatabase.addApplicationFont(str(file))
    return QFontDatabase.applicationFontFamilies(loaded)[0], msgspec.json.decode(
        codes.read_bytes(), type=dict[str, str]
    )


def draw_icon(painter: QPainter, box: QRectF, name: str, token: str) -> None:
    pixmap = icon_pixmap(name, round(box.width()), token, painter.device().devicePixelRatioF())
    painter.drawPixmap(box.topLeft(), pixmap)


def draw_status(painter: QPainter, box: QRectF, status: Status, muted: bool = False) -> None:
    colour = c("text3") if muted else glyph_colour(status)
    _boxed(painter, box, lambda: _STATUS_PAINTERS[status](painter, colour))


def draw_mark(painter: QPainter, box: QRectF, mark: SyncMark, token: str = "") -> None:
    if mark is not SyncMark.NONE:
        _boxed(painter, box, lambda: _MARK_PAINTERS[mark](painter, c(token or MARK_TOKENS[mark])))


def key_cap_width(key: str) -> int:
    return max(text(18), round(QFontMetricsF(font(11, 500)).horizontalAdvance(key)) + text(10))


def draw_key_cap(painter: QPainter, right: float, middle: float, key: str, ink: QColor, line: QColor) -> None:
    """A key cap that ends at `right`, centred on `middle`."""
    width, height = key_cap_width(key), text(18)
    box = QRectF(right - width + 0.5, round(middle - height / 2) + 0.5, width - 1, height - 1)
    painter.setPen(QPen(line, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(ink)
    painter.setFont(font(11, 500))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


def draw_radio(painter: QPainter, box: QRectF, is_chosen: bool, is_enabled: bool = True) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = c("accent") if is_chosen else c("ctl" if is_enabled else "line2")
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(c("surface"))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if is_chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        inset = box.width() * 0.28
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


def draw_logo(painter: QPainter, box: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = box.width()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(c("logo"))
    painter.drawRoundedRect(box, side * 0.22, side * 0.22)
    painter.setPen(_pen(c("logo_tick"), side * 0.11))
    points = [(0.26, 0.53), (0.43, 0.70), (0.76, 0.30)]
    painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x * side, y * side) for x, y in points]))


def logo_icon() -> QIcon:
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw_logo(painter, QRectF(0, 0, side, side))
        painter.end()
        made.addPixmap(pixmap)
    return made


def _boxed(painter: QPainter, box: QRectF, paint: Callable[[], None]) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 16, box.height() / 16)
    paint()
    painter.restore()


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _lines(painter: QPainter, colour: QColor, width: float, *ends: tuple[float, float, float, float]) -> None:
    painter.setPen(_pen(colour, width))
    painter.drawLines([QLineF(*end) for end in ends])


def _disc(painter: QPainter, colour: QColor, inset: float = 1) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(inset, inset, 16 - 2 * inset, 16 - 2 * inset))


def _ring(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.7))
    painter.drawEllipse(QRectF(1.8, 1.8, 12.4, 12.4))


def _menunggu(painter: QPainter, colour: QColor) -> None:
    _disc(painter, colour)
    _lines(painter, c("surface"), 1.9, (8, 4.4, 8, 8.6))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(c("surface"))
    painter.drawEllipse(QPointF(8, 11.5), 1.1, 1.1)


def _koordinasi(painter: QPainter, colour: QColor) -> None:
    _lines(painter, colour, 1.7, (1.5, 5, 14, 5), (14, 5, 11, 2), (14, 5, 11, 8))
    _lines(painter, colour, 1.7, (14.5, 11, 2, 11), (2, 11, 5, 8), (2, 11, 5, 14))


def _disposisi(painter: QPainter, colour: QColor) -> None:
    _lines(painter, colour, 1.8, (8, 1.8, 8, 10.6), (8, 10.6, 4.4, 7), (8, 10.6, 11.6, 7), (2.5, 14, 13.5, 14))


def _proses(painter: QPainter, colour: QColor) -> None:
    _ring(painter, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPie(QRectF(3.2, 3.2, 9.6, 9.6), 90 * 16, 180 * 16)


def _menunggu_validasi(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, 1.7))
    painter.drawEllipse(QRectF(1.6, 1.6, 10.4, 10.4))
    _lines(painter, colour, 1.9, (10.8, 10.8, 14.4, 14.4))
    _lines(painter, colour, 1.5, (4.4, 7, 6.2, 8.8), (6.2, 8.8, 9.4, 5))


def _tl_ditolak(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, 1.7))
    painter.drawArc(QRectF(2.2, 2.2, 11.8, 11.8), 165 * 16, -310 * 16)
    _lines(painter, colour, 1.7, (1.2, 3, 2.4, 6.8), (2.4, 6.8, 6.2, 5.8))
    _lines(painter, colour, 1.6, (6.2, 6.3, 9.8, 9.9), (9.8, 6.3, 6.2, 9.9))


def _selesai(painter: QPainter, colour: QColor) -> None:
    _disc(painter, colour)
    _lines(painter, c("surface"), 1.8, (4.7, 8.3, 7, 10.7), (7, 10.7, 11.4, 5.6))


def _ditolak(painter: QPainter, colour: QColor) -> None:
    _ring(painter, colour)
    _lines(painter, colour, 1.7, (4, 12, 12, 4))


def _on_pc(painter: QPainter, colour: QColor) -> None:
    pen = QPen(colour, 1.8)
    pen.setDashPattern([1.7, 1.75])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(2.2, 2.2, 11.6, 11.6))


def _sending(painter: QPainter, colour: QColor) -> None:
    _lines(painter, colour, 1.8, (8, 14, 8, 2.4), (8, 2.4, 4, 6.4), (8, 2.4, 12, 6.4))


def _accepted(painter: QPainter, colour: QColor) -> None:
    _lines(painter, colour, 1.8, (2.4, 8.6, 6, 12.2), (6, 12.2, 13.6, 4))


def _refused(painter: QPainter, colour: QColor) -> None:
    _lines(painter, colour, 2.4, (8, 2.6, 8, 9.4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(8, 13), 1.4, 1.4)


def _conflict(painter: QPainter, colour: QColor) -> None:
    _lines(painter, colour, 1.8, (2, 5.8, 14, 5.8), (2, 10.2, 14, 10.2), (10.8, 2, 5.2, 14))


def _held(painter: QPainter, colour: QColor) -> None:
    _lines(painter, colour, 2.2, (5.5, 3, 5.5, 13), (10.5, 3, 10.5, 13))


def _draft(painter: QPainter, colour: QColor) -> None:
    _lines(painter, colour, 1.6, (3, 13, 4.2, 9.4), (3, 13, 6.6, 11.8), (4.2, 9.4, 11, 2.6), (6.6, 11.8, 13.4, 5))
    _lines(painter, colour, 1.6, (11, 2.6, 13.4, 5))


_STATUS_PAINTERS: dict[Status, Callable[[QPainter, QColor], None]] = {
    Status.MENUNGGU: _menunggu,
    Status.KOORDINASI: _koordinasi,
    Status.DISPOSISI: _disposisi,
    Status.PROSES: _proses,
    Status.MENUNGGU_VALIDASI: _menunggu_validasi,
    Status.TL_DITOLAK: _tl_ditolak,
    Status.SELESAI: _selesai,
    Status.DITOLAK: _ditolak,
}
_MARK_PAINTERS: dict[SyncMark, Callable[[QPainter, QColor], None]] = {
    SyncMark.ON_PC: _on_pc,
    SyncMark.SENDING: _sending,
    SyncMark.ACCEPTED: _accepted,
    SyncMark.REFUSED: _refused,
    SyncMark.CONFLICT: _conflict,
    SyncMark.HELD: _held,
    SyncMark.DRAFT: _draft,
}
