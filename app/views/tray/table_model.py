"""Rows of Perlu tindakan: conflicts, refusals and held actions, and how one is painted."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.services.values import TrayItem
from app.views import labels, messages
from app.views.glyphs import MARK_TOKENS, draw_mark
from app.views.reports.painting import card_text_left, paint_ground, width_of, write
from app.views.reports.table_model import ROW, Index
from app.views.theme import gap, row, text


class TrayTableModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[TrayItem, ...] = ()

    def show_items(self, items: tuple[TrayItem, ...]) -> None:
        if items == self.items:
            return
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def row_of(self, cmd_id: str) -> int:
        return next((at for at, item in enumerate(self.items) if item.cmd_id == cmd_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == ROW:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (labels.mark_label(item.mark), labels.action_label(item.type), item.number, item.headline)
            return ", ".join(parts)
        return None


class TrayDelegate(QStyledItemDelegate):
    """Three lines: the action and its time; the report; what is wrong."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(row(200), row(80))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        painter.save()
        paint_ground(painter, box, option.state)
        _paint_item(painter, box, index.data(ROW))
        painter.restore()


def _paint_item(painter: QPainter, box: QRect, item: TrayItem) -> None:
    side, height = text(16), row(20)
    right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
    first = QRect(box.left() + card_text_left(), box.top() + (box.height() - 3 * height) // 2, 0, height)
    first.setRight(box.right() - gap(14))
    draw_mark(painter, QRectF(box.left() + gap(14), first.center().y() - side / 2 + 1, side, side), item.mark)
    used = write(painter, first, labels.short_date_time(item.made_at), (12, 400, "text2"), right)
    write(painter, first.adjusted(0, 0, -used - gap(8), 0), labels.action_label(item.type), (13, 600, "text"))
    write(
        painter,
        first.translated(0, height),
        "  ·  ".join(part for part in (item.number, item.headline) if part),
        (12, 400, "text2"),
    )
    third = first.translated(0, 2 * height)
    word = labels.mark_label(item.mark).capitalize()
    write(painter, third, word, (12, 600, MARK_TOKENS[item.mark]))
    rest = third.adjusted(width_of(word, 12, 600) + gap(6), 0, 0, 0)
    write(painter, rest, f"·  {messages.refusal(item.code)}", (12, 400, "text"))
