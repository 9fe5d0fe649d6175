"""How a row of the list is painted: as a card of two lines, or cell by cell in the table."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.services.values import Group, ReportLine, SyncMark
from app.views import labels
from app.views.glyphs import MARK_TOKENS, draw_icon, draw_mark, draw_status, status_colour
from app.views.reports.rows import Heading
from app.views.reports.table_model import (
    HOLDER,
    LEFT,
    MARK,
    NUMBER,
    PLACE,
    REPORT,
    ROW,
    STATE,
    Index,
    ReportTableModel,
)
from app.views.theme import c, font, gap, row, text, theme
from domain.words import spans

CARD_HEIGHT, HEADING_HEIGHT, TABLE_ROW = 58, 29, 32
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
Style = tuple[int, int, str]  # size, weight, colour token


class CardDelegate(QStyledItemDelegate):
    """A report as two lines; a group as a heading; an empty shape for a report that is being read."""

    def __init__(self, model: ReportTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(ROW)
        box: QRect = option.rect
        state = option.state
        painter.save()
        if isinstance(found, Heading):
            paint_heading(painter, box, found)
        else:
            paint_ground(painter, box, state)
            if found is None:
                _paint_shape(painter, box.adjusted(card_text_left(), 0, -gap(14), 0), (13, 12))
            else:
                _paint_card(painter, box, found, self._model)
        painter.restore()


class CellDelegate(QStyledItemDelegate):
    """One cell of the table; the heading of a group spans the row."""

    def __init__(self, model: ReportTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(ROW)
        box: QRect = option.rect
        painter.save()
        if isinstance(found, Heading):
            paint_heading(painter, box, found)
        else:
            self._paint_ground(painter, box, option, index.column())
            inner = box.adjusted(gap(10) if index.column() == STATE else gap(6), 0, -gap(6), 0)
            if found is not None:
                _paint_cell(painter, inner, found, index.column(), self._model)
            elif index.column() == REPORT:
                _paint_shape(painter, inner, (13,))
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, column: int) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, c("sel" if is_selected else "surface"))
        painter.setPen(QPen(c("accent" if is_selected else "line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if is_selected:
            painter.drawLine(box.topLeft(), box.topRight())
            if column == STATE:
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), c("accent"))


def paint_ground(painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
    """Background of a list row: a selected one has a tint, an outline and a bar."""
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, c("sel"))
        painter.setPen(QPen(c("accent"), 1))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), c("accent"))
        return
    painter.fillRect(box, c("hover" if state & QStyle.StateFlag.State_MouseOver else "surface"))
    painter.setPen(QPen(c("line"), 1))
    painter.drawLine(box.left() + card_text_left(), box.bottom(), box.right(), box.bottom())


def card_text_left() -> int:
    return gap(14) + text(16) + gap(10)


def paint_heading(painter: QPainter, box: QRect, heading: Heading) -> None:
    painter.fillRect(box, c("surface2"))
    painter.setPen(QPen(c("line"), 1))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    inner = box.adjusted(gap(14), 0, -gap(14), 0)
    tone = "late" if heading.group is Group.TERLAMBAT else "text2"
    write(painter, inner, labels.group_label(heading.group), (12, 600, tone))
    write(painter, inner, heading.shown_count(), (12, 400, "text2"), _RIGHT)


def write(painter: QPainter, box: QRect, words: str, style: Style, flags: int = _LEFT) -> int:
    """One line, elided; returns its width."""
    size, weight, tone = style
    shown, width = _fitted(words, size, weight, max(box.width(), 0), theme().scale)
    painter.setFont(font(size, weight))
    painter.setPen(c(tone))
    painter.drawText(box, flags, shown)
    return width


@lru_cache(4096)
def _fitted(words: str, size: int, weight: int, room: int, scale: float) -> tuple[str, int]:
    """What of a line fits, and its width; measured once, since the same lines are painted again and again."""
    metrics = QFontMetrics(font(size, weight))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    return shown, metrics.horizontalAdvance(shown)


def width_of(words: str, size: int, weight: int) -> int:
    return _advance(words, size, weight, theme().scale)


@lru_cache(4096)
def _advance(words: str, size: int, weight: int, scale: float) -> int:
    return QFontMetrics(font(size, weight)).horizontalAdvance(words)


def write_marked(painter: QPainter, box: QRect, words: str, style: Style, marks: Sequence[str]) -> None:
    """As `write`, with the words searched for tinted and underlined."""
    if marks:
        _tint(painter, box, words, style, marks)
    write(painter, box, words, style)


def _tint(painter: QPainter, box: QRect, words: str, style: Style, marks: Sequence[str]) -> None:
    size, weight, _ = style
    metrics = QFontMetrics(font(size, weight))
    shown = _fitted(words, size, weight, max(box.width(), 0), theme().scale)[0]
    height = metrics.height()
    for begin, end in spans(shown, marks):
        left = box.left() + metrics.horizontalAdvance(shown[:begin])
        width = metrics.horizontalAdvance(shown[begin:end])
        tint = QRect(left, box.center().y() - height // 2 + 1, width, height)
        painter.fillRect(tint, c("warn_soft"))
        painter.fillRect(QRect(left, tint.bottom() - 1, width, 2), c("accent"))


def _paint_card(painter: QPainter, box: QRect, line: ReportLine, model: ReportTableModel) -> None:
    now = model.now()
    side, height = text(16), row(20)
    upper = QRect(box.left() + card_text_left(), box.center().y() - height, 0, height)
    upper.setRight(box.right() - gap(14))
    lower = upper.translated(0, height + 1)
    glyph = QRectF(box.left() + gap(14), upper.center().y() - side / 2 + 1, side, side)
    draw_status(painter, glyph, line.status)
    left = labels.line_time(line, now)
    write(painter, upper, left, (13, 600, labels.urgency(line, now)), _RIGHT)
    head = upper.adjusted(0, 0, -(width_of(left, 13, 600) + gap(12) if left else 0), 0)
    head.setLeft(head.left() + _paint_flags(painter, head, line))
    write_marked(painter, head, line.headline, (13, 600, "text"), model.words)
    lower.setRight(lower.right() - _paint_mark(painter, lower, line.mark))
    if line.has_draft:
        lower.setRight(lower.right() - _paint_pencil(painter, lower))
    _paint_second_line(painter, lower, line, model)


def _paint_shape(painter: QPainter, box: QRect, sizes: Sequence[int]) -> None:
    """Bars where lines of text in these sizes will stand."""
    height = row(20)
    top = box.center().y() - (height * len(sizes)) // 2
    for at, size in enumerate(sizes):
        width = box.width() * (6 - 2 * at) // 10
        painter.fillRect(box.left(), top + at * height + (height - text(size)) // 2, width, text(size), c("surface2"))


def _paint_flags(painter: QPainter, box: QRect, line: ReportLine) -> int:
    """Urgent, private and followed, before the headline; returns the width used."""
    used, side = 0, text(14)
    icons = (
        ("warning", "late", line.is_urgent),
        ("lock-simple", "warn", line.is_private),
        ("star", "accent", line.is_starred),
    )
    for name, tone, is_shown in icons:
        if is_shown:
            draw_icon(painter, QRectF(box.left() + used, box.center().y() - side / 2, side, side), name, tone)
            used += side + gap(4)
    return used


def _paint_mark(painter: QPainter, box: QRect, mark: SyncMark) -> int:
    if mark is SyncMark.NONE:
        return 0
    words, side = labels.mark_label(mark), text(14)
    width = width_of(words, 12, 400)
    write(painter, box, words, (12, 400, MARK_TOKENS[mark]), _RIGHT)
    left = box.right() - width - side - gap(5)
    draw_mark(painter, QRectF(left, box.center().y() - side / 2 + 1, side, side), mark)
    return width + side + gap(16)


def _paint_pencil(painter: QPainter, box: QRect) -> int:
    """A pencil and the word at the right edge; returns the width used."""
    words, side = labels.draft_label(), text(14)
    width = width_of(words, 12, 400)
    write(painter, box, words, (12, 400, "accent"), _RIGHT)
    pencil = QRectF(box.right() - width - side - gap(5), box.center().y() - side / 2 + 1, side, side)
    draw_icon(painter, pencil, "note-pencil", "accent")
    return width + side + gap(16)


def _paint_second_line(painter: QPainter, box: QRect, line: ReportLine, model: ReportTableModel) -> None:
    word = labels.status_label(line.status)
    painter.setFont(font(12, 600))
    painter.setPen(status_colour(line.status))
    painter.drawText(box, _LEFT, word)
    rest = box.adjusted(width_of(word, 12, 600) + gap(8), 0, 0, 0)
    shown = model.excerpts.get(line.id) or line.where
    told = "".join(f"·  {part}  " for part in (line.number, shown) if part)
    write_marked(painter, rest, told, (12, 400, "text2"), model.words)


def _paint_cell(painter: QPainter, box: QRect, line: ReportLine, column: int, model: ReportTableModel) -> None:
    now = model.now()
    if column == STATE:
        side = text(16)
        draw_status(painter, QRectF(box.left(), box.center().y() - side / 2 + 1, side, side), line.status)
        painter.setPen(status_colour(line.status))
        painter.setFont(font(12, 600))
        painter.drawText(box.adjusted(side + gap(8), 0, 0, 0), _LEFT, labels.status_label(line.status))
    elif column == REPORT:
        inner = box.adjusted(_paint_flags(painter, box, line), 0, 0, 0)
        write_marked(painter, inner, line.headline, (13, 600, "text"), model.words)
    elif column == LEFT:
        words = labels.line_time(line, now)
        write(painter, box, words, (12, 600, labels.urgency(line, now)), _RIGHT)
    elif column == MARK:
        _paint_mark_cell(painter, box, line.mark)
        if line.has_draft and line.mark is SyncMark.NONE:
            _paint_pencil(painter, box)
    else:
        words = {
            NUMBER: line.number,
            PLACE: model.excerpts.get(line.id) or line.place,
            HOLDER: labels.short_unit(line.holder),
        }[column]
        write_marked(painter, box, words, (12, 400, "text2"), model.words)


def _paint_mark_cell(painter: QPainter, box: QRect, mark: SyncMark) -> None:
    if mark is SyncMark.NONE:
        return
    side = text(14)
    draw_mark(painter, QRectF(box.left(), box.center().y() - side / 2 + 1, side, side), mark)
    write(painter, box.adjusted(side + gap(6), 0, 0, 0), labels.mark_label(mark), (12, 400, MARK_TOKENS[mark]))
