"""Rows of Sinkronisasi: actions under three headings, and how they are painted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.services.finding_values import QueueFacts, QueueItem
from app.services.values import SyncMark
from app.views import labels
from app.views.glyphs import MARK_TOKENS, draw_icon, draw_mark
from app.views.queue import words
from app.views.reports.painting import write
from app.views.reports.table_model import Index
from app.views.theme import c, gap, text

ROW = Qt.ItemDataRole.UserRole + 1
STATE, CHANGE, REPORT, MADE, TRIES, REMARK = range(6)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


@dataclass(frozen=True, slots=True)
class Heading:
    title: str
    count: int
    is_alarm: bool


class QueueTableModel(QAbstractTableModel):
    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = now
        self.rows: list[QueueItem | Heading] = []

    def show_facts(self, facts: QueueFacts) -> None:
        rows: list[QueueItem | Heading] = []
        groups = (
            (labels.translate("queue", "Perlu tindakan"), facts.needs_officer, True),
            (labels.translate("queue", "Menunggu dikirim"), facts.waiting, False),
            (labels.translate("queue", "Riwayat"), facts.history, False),
        )
        for title, items, is_alarm in groups:
            if items:
                rows += [Heading(title, len(items), is_alarm), *items]
        if rows == self.rows:
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def item_at(self, row: int) -> QueueItem | None:
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, QueueItem) else None

    def row_of(self, cmd_id: str) -> int:
        found = (at for at, item in enumerate(self.rows) if isinstance(item, QueueItem) and item.cmd_id == cmd_id)
        return next(found, -1)

    def item_rows(self) -> list[int]:
        return [at for at, found in enumerate(self.rows) if isinstance(found, QueueItem)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 6

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.item_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self.rows[index.row()]
        if role == ROW:
            return found
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(found, Heading):
            return f"{found.title} {found.count}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for column in range(6) if (part := self._cell(found, column)))
        return self._cell(found, index.column())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in (MADE, TRIES) else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _cell(self, item: QueueItem, column: int) -> str:
        now = self.now()
        return (
            words.state(item),
            labels.action_label(item.type),
            item.number,
            labels.moment(item.made_at, now),
            str(item.tries),
            words.remark(item, now),
        )[column]


def _titles() -> tuple[str, ...]:
    translate = labels.translate
    return (
        translate("queue", "Keadaan"),
        translate("queue", "Perubahan"),
        translate("queue", "Laporan"),
        translate("queue", "Dibuat"),
        translate("queue", "Coba"),
        translate("queue", "Keterangan"),
    )


class QueueDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found, box = index.data(ROW), option.rect
        painter.save()
        if isinstance(found, Heading):
            _paint_heading(painter, box, found)
        else:
            is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_ground(painter, box, is_selected, index.column() == STATE)
            inner = box.adjusted(gap(14) if index.column() == STATE else gap(6), 0, -gap(6), 0)
            _paint_cell(painter, inner, found, index)
        painter.restore()


def _paint_heading(painter: QPainter, box: QRect, heading: Heading) -> None:
    painter.fillRect(box, c("surface2"))
    painter.setPen(QPen(c("line"), 1))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    inner = box.adjusted(gap(14), 0, -gap(14), 0)
    used = write(painter, inner, heading.title, (12, 600, "late" if heading.is_alarm else "text2"))
    write(painter, inner.adjusted(used + gap(8), 0, 0, 0), str(heading.count), (12, 400, "text2"))


def _paint_ground(painter: QPainter, box: QRect, is_selected: bool, is_first: bool) -> None:
    painter.fillRect(box, c("sel" if is_selected else "surface"))
    painter.setPen(QPen(c("accent" if is_selected else "line"), 1))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    if is_selected:
        painter.drawLine(box.topLeft(), box.topRight())
        if is_first:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), c("accent"))


def _paint_cell(painter: QPainter, box: QRect, item: QueueItem, index: Index) -> None:
    column, shown = index.column(), str(index.data())
    tone = MARK_TOKENS.get(item.mark, "text2")
    is_alarm = item.mark in (SyncMark.REFUSED, SyncMark.CONFLICT, SyncMark.HELD) and not item.is_settled
    if column == STATE:
        side = text(16)
        glyph = QRectF(box.left(), box.center().y() - side / 2 + 1, side, side)
        if item.is_cancelled:
            draw_icon(painter, glyph, "x", "text2")
        else:
            draw_mark(painter, glyph, item.mark)
        write(painter, box.adjusted(side + gap(8), 0, 0, 0), shown, (12, 600, tone))
    elif column == CHANGE:
        write(painter, box, shown, (13, 500, "text"))
    elif column in (MADE, TRIES):
        write(painter, box, shown, (12, 400, "text2"), _RIGHT)
    else:
        write(painter, box, shown, (12, 400, "late" if column == REMARK and is_alarm else "text2"))
