"""The list of reports as cards. Rows have two heights and are placed by arithmetic: Qt's own list asks each for its
height, which takes seconds in a long list.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from app.views.reports.lists import handled, keep_choice, prepare
from app.views.reports.painting import CARD_HEIGHT, HEADING_HEIGHT, CardDelegate
from app.views.reports.table_model import Index, ReportTableModel
from app.views.theme import row

Hint = QAbstractItemView.ScrollHint
Move = QAbstractItemView.CursorAction


class CardList(QListView):
    """
    Signals:
        row_chosen(int): the current row became this one.
        open_requested(): Enter or a double click.
    """

    row_chosen = Signal(int)
    open_requested = Signal()

    def __init__(self, model: ReportTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reports = model
        prepare(self, self.tr("Daftar laporan"))
        self.setModel(model)
        self.setItemDelegate(CardDelegate(model, self))
        self.selectionModel().currentRowChanged.connect(self._announce)
        self.doubleClicked.connect(self._open)

    def focusInEvent(self, event: QFocusEvent) -> None:
        keep_choice(self)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not handled(self, self.reports.rows, self.open_requested, event):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands, and looking for one would read the whole list."""

    # ---- where rows stand

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.column() != 0:
            return QRect()
        top, below = self._top(index.row()), self._top(index.row() + 1)
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), below - top)

    def indexAt(self, point: QPoint) -> QModelIndex:
        at = self._row_at(point.y() + self.verticalOffset())
        return self.reports.index(at, 0) if 0 <= at < len(self.reports.rows) else QModelIndex()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        self.executeDelayedItemsLayout()
        box, room, bar = self.visualRect(index), self.viewport().height(), self.verticalScrollBar()
        over, under = box.top(), box.top() + box.height() - room
        if hint is Hint.PositionAtTop or (hint is Hint.EnsureVisible and over < 0):
            bar.setValue(bar.value() + over)
        elif hint is Hint.PositionAtBottom or (hint is Hint.EnsureVisible and under > 0):
            bar.setValue(bar.value() + under)
        elif hint is Hint.PositionAtCenter:
            bar.setValue(bar.value() + (over + under) // 2)

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(row(HEADING_HEIGHT))
        bar.setPageStep(room)
        bar.setRange(0, max(self._top(len(self.reports.rows)) - room, 0))
        QAbstractItemView.updateGeometries(self)

    def _top(self, at: int) -> int:
        """In the whole list, of this row or of what comes after the last."""
        headings = bisect_left(self.reports.rows.headings, at)
        return headings * row(HEADING_HEIGHT) + (at - headings) * row(CARD_HEIGHT)

    def _row_at(self, y: int) -> int:
        headings = self.reports.rows.headings
        before = bisect_right(headings, y, key=self._top)
        if before == 0:
            return y // row(CARD_HEIGHT)
        last = headings[before - 1]
        below = y - self._top(last + 1)
        return last if below < 0 else last + 1 + below // row(CARD_HEIGHT)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)

    # ---- what is painted and chosen

    def paintEvent(self, event: QPaintEvent) -> None:
        offset, dirty = self.verticalOffset(), event.rect()
        last = min(self._row_at(dirty.bottom() + offset), len(self.reports.rows) - 1)
        hovered = self._hovered_row()
        painter, option = QPainter(self.viewport()), QStyleOptionViewItem()
        self.initViewItemOption(option)
        usual = option.state
        for at in range(max(self._row_at(dirty.top() + offset), 0), last + 1):
            index = self.reports.index(at, 0)
            option.rect, option.state = self.visualRect(index), usual
            if self.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if at == hovered:
                option.state |= QStyle.StateFlag.State_MouseOver
            self.itemDelegate().paint(painter, option, index)
        painter.end()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Only of rows that are seen, for Qt's own asks each for its place."""
        from_row = max(first.row(), self._row_at(self.verticalOffset()))
        to_row = min(last.row(), self._row_at(self.verticalOffset() + self.viewport().height()))
        if from_row <= to_row:
            super().dataChanged(self.reports.index(from_row, 0), self.reports.index(to_row, 0), roles)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.topLeft())
        chosen = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(chosen, command)

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        by = {Move.MoveUp: -1, Move.MovePrevious: -1, Move.MoveDown: 1, Move.MoveNext: 1}.get(action)
        if by is None:
            return QModelIndex()
        return self.reports.index(self.reports.rows.step(self.currentIndex().row(), by), 0)

    def _hovered_row(self) -> int:
        view = self.viewport()
        return self.indexAt(view.mapFromGlobal(QCursor.pos())).row() if view.underMouse() else -1

    @Slot(QModelIndex, QModelIndex)
    def _announce(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self.row_chosen.emit(current.row())

    @Slot()
    def _open(self) -> None:
        self.open_requested.emit()
