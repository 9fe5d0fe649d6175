"""How a row of the palette is painted: what was typed marked in its title, a reason where it cannot be done."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.views.glyphs import draw_icon, draw_key_cap, draw_status, key_cap_width
from app.views.palette.matching import Spans
from app.views.palette.rows import PaletteRow
from app.views.reports.painting import Style, width_of, write
from app.views.reports.table_model import Index
from app.views.theme import c, font, gap, row, text
from app.views.widgets.choice_list import CHOICE

ROW_HEIGHT, HEADING_HEIGHT = 34, 28
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_LEAST_DETAIL = 0.4
"""Of a row's room: what a long title leaves to the detail."""


class PaletteDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(row(200), row(ROW_HEIGHT if index.data(CHOICE).id else HEADING_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown: PaletteRow = index.data(CHOICE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect.adjusted(gap(8), 0, -gap(8), 0)
        if shown.id:
            _paint_ground(painter, box, option.state)
            _paint_row(painter, box.adjusted(gap(12), 0, -gap(12), 0), shown)
        else:
            write(painter, box.adjusted(gap(10), 0, -gap(10), 0), shown.title, (11, 600, "text2"))
        painter.restore()


def write_marked(painter: QPainter, box: QRect, words: str, style: Style, spans: Spans) -> int:
    """One line, elided, with these letters heavier, underlined and in the accent; returns its width."""
    size, weight, tone = style
    more = sum(
        width_of(words[begin:end], size, 600) - width_of(words[begin:end], size, weight) for begin, end in spans
    )
    metrics, left = QFontMetrics(font(size, weight)), box.left()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(box.width() - more, 0))
    whole = len(words) if shown == words else len(shown) - 1
    for part, is_marked in _parts(shown, tuple((begin, min(end, whole)) for begin, end in spans if begin < whole)):
        heavier = (size, 600, tone if tone == "text3" else "accent")
        area = QRect(left, box.top(), width_of(part, size, 600) + 2, box.height())
        used = write(painter, area, part, heavier if is_marked else style)
        if is_marked:
            below = box.center().y() + metrics.ascent() // 2 + 2
            painter.fillRect(QRect(left, below, used, max(text(2) // 2, 1)), c(heavier[2]))
        left += used
    return left - box.left()


def _parts(words: str, spans: Spans) -> list[tuple[str, bool]]:
    parts, done = [], 0
    for begin, end in spans:
        parts += [(words[done:begin], False), (words[begin:end], True)]
        done = end
    return [(part, is_marked) for part, is_marked in (*parts, (words[done:], False)) if part]


def _paint_ground(painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
    """The chosen row has a tint, an outline and a bar."""
    is_chosen = bool(state & QStyle.StateFlag.State_Selected)
    if not is_chosen and not state & QStyle.StateFlag.State_MouseOver:
        return
    painter.setPen(QPen(c("accent"), 1) if is_chosen else Qt.PenStyle.NoPen)
    painter.setBrush(c("sel" if is_chosen else "hover"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    if is_chosen:
        painter.fillRect(QRect(box.left(), box.top() + 3, 3, box.height() - 6), c("accent"))


def _paint_row(painter: QPainter, box: QRect, shown: PaletteRow) -> None:
    side = text(16)
    glyph = QRectF(box.left(), box.center().y() - side / 2 + 1, side, side)
    if shown.status is not None:
        draw_status(painter, glyph, shown.status)
    else:
        draw_icon(painter, glyph, shown.icon, "text3" if shown.reason else "text2")
    words = box.adjusted(side + gap(12), 0, -_paint_right(painter, box, shown), 0)
    told = shown.why_not() or shown.detail
    needed = width_of(told, 12, 400) + gap(14) + (text(14) + gap(6) if shown.reason else 0)
    room = words.width() - min(needed, round(words.width() * _LEAST_DETAIL)) if told else words.width()
    title = QRect(words.left(), words.top(), room, words.height())
    used = write_marked(painter, title, shown.title, (13, 500, "text3" if shown.reason else "text"), shown.marks)
    _paint_detail(painter, words.adjusted(used + gap(14), 0, 0, 0), shown)


def _paint_detail(painter: QPainter, box: QRect, shown: PaletteRow) -> None:
    if not shown.reason:
        write_marked(painter, box, shown.detail, (12, 400, "text2"), shown.detail_marks)
        return
    side = text(14)
    draw_icon(painter, QRectF(box.left(), box.center().y() - side / 2 + 1, side, side), "prohibit", "text2")
    write(painter, box.adjusted(side + gap(6), 0, 0, 0), shown.why_not(), (12, 400, "text2"))


def _paint_right(painter: QPainter, box: QRect, shown: PaletteRow) -> int:
    """The key, or how much time is left; returns the width used."""
    if shown.key:
        ink = c("text3" if shown.reason else "text2")
        edge = c("line2" if shown.reason else "ctl")
        draw_key_cap(painter, box.right(), QRectF(box).center().y(), shown.key, ink, edge)
        return key_cap_width(shown.key) + gap(12)
    if shown.figure:
        return write(painter, box, shown.figure, (12, 600, shown.urgency), _RIGHT) + gap(12)
    return 0
