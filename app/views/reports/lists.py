"""The list of reports as a table, and what both its shapes share. They only show rows and say what was chosen."""

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.views.reports.painting import HEADING_HEIGHT, TABLE_ROW, CellDelegate
from app.views.reports.rows import Rows
from app.views.reports.table_model import (
    HOLDER,
    LEFT,
    MARK,
    NUMBER,
    PLACE,
    REPORT,
    STATE,
    ReportTableModel,
)
from app.views.theme import font, gap, row, text

_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDTHS = {STATE: 152, NUMBER: 112, PLACE: 150, HOLDER: 130, LEFT: 112, MARK: 92}
HEADLINE_LEAST = 190
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}


class ReportTable(QTableView):
    """
    Signals:
        row_chosen(int): the current row became this one.
        open_requested(): Enter or a double click.
    """

    row_chosen = Signal(int)
    open_requested = Signal()

    def __init__(self, model: ReportTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        prepare(self, self.tr("Daftar laporan"))
        self.reports = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(model, self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row(TABLE_ROW))
        self.verticalHeader().setMinimumSectionSize(row(HEADING_HEIGHT))
        self._prepare_columns()
        self.selectionModel().currentRowChanged.connect(self._announce)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._span_headings)
        model.rowsInserted.connect(self._span_headings)

    def focusInEvent(self, event: QFocusEvent) -> None:
        keep_choice(self)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not handled(self, self.reports.rows, self.open_requested, event):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands, and looking for one would read the whole list."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns give way, the least needed first, so that the headline keeps its room."""
        super().resizeEvent(event)
        room = self.viewport().width() - row(HEADLINE_LEAST) - sum(map(_width, (STATE, LEFT, MARK)))
        for column in (NUMBER, PLACE, HOLDER):
            room -= _width(column)
            self.setColumnHidden(column, room < 0)

    def _prepare_columns(self) -> None:
        header = self.horizontalHeader()
        header.setFont(font(12, 500))
        header.setFixedHeight(row(HEADING_HEIGHT))
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(REPORT, QHeaderView.ResizeMode.Stretch)
        for column in _WIDTHS:
            self.setColumnWidth(column, _width(column))

    @Slot()
    def _span_headings(self) -> None:
        self.clearSpans()
        for at in self.reports.rows.headings:
            self.setSpan(at, 0, 1, self.reports.columnCount())

    @Slot(QModelIndex, QModelIndex)
    def _announce(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self.row_chosen.emit(current.row())

    @Slot()
    def _open(self) -> None:
        self.open_requested.emit()


def _width(column: int) -> int:
    """Of a column that does not stretch: its padding and its text."""
    return gap(12) + text(_WIDTHS[column] - 12)


def prepare(view: QAbstractItemView, name: str) -> None:
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setMouseTracking(True)


def keep_choice(view: QAbstractItemView) -> None:
    """A list that gets the cursor chooses nothing by itself, as Qt's would: the open report need not be in it."""
    view.setCurrentIndex(view.currentIndex())


def handled(view: QAbstractItemView, rows: Rows, opened: SignalInstance, event: QKeyEvent) -> bool:
    """Arrows move by reports, over headings; Enter opens."""
    key = Qt.Key(event.key())
    if key in _OPEN_KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        opened.emit()
        return True
    steps = _STEPS | {Qt.Key.Key_Home: -len(rows), Qt.Key.Key_End: len(rows)}
    step = steps.get(key)
    if step is None or event.modifiers():
        return False
    to = rows.step(view.currentIndex().row(), step)
    if to >= 0:
        view.setCurrentIndex(view.model().index(to, 0))
    return True
