"""A list of radio rows with groups: recipients of a hand-over, categories of a classification."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.views.glyphs import draw_icon, draw_radio
from app.views.theme import c, font, gap, row, text

Index = QModelIndex | QPersistentModelIndex
CHOICE = Qt.ItemDataRole.UserRole + 1
BOXES = 12
_BOX_SIZE = (8, 10)


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A row, or a heading when `id` is empty. `load`: open and red reports, drawn as boxes; None draws none."""

    id: str
    title: str
    detail: str = ""
    badge: str = ""
    figure: str = ""
    alarm: str = ""
    icon: str = ""
    load: tuple[int, int] | None = None

    def spoken(self) -> str:
        parts = (self.title, self.badge, self.detail, self.figure, self.alarm)
        return ", ".join(part for part in parts if part)


class ChoiceListModel(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ChoiceRow, ...] = ()

    def show_rows(self, rows: Sequence[ChoiceRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].id:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == CHOICE:
            return self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()].title
        return self.rows[index.row()].spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def row_of(self, choice_id: str) -> int:
        return next((at for at, choice in enumerate(self.rows) if choice.id and choice.id == choice_id), -1)

    def step(self, start: int, by: int) -> int:
        """The row `by` selectable rows after `start`, held within the ends."""
        selectable = [at for at, choice in enumerate(self.rows) if choice.id]
        if not selectable:
            return -1
        if start not in selectable:
            return selectable[0 if by > 0 else -1]
        place = min(max(selectable.index(start) + by, 0), len(selectable) - 1)
        return selectable[place]


class ChoiceDelegate(QStyledItemDelegate):
    def __init__(self, row_height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._height = row_height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_heading = not index.data(CHOICE).id
        return QSize(row(200), row(28) if is_heading else row(self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: ChoiceRow = index.data(CHOICE)
        painter.save()
        if choice.id:
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_row(painter, option.rect, choice, is_chosen)
        else:
            _paint_heading(painter, option.rect, choice)
        painter.restore()


class ChoiceList(QListView):
    """
    Signals:
        chosen(str): id of the row that is chosen now; empty for none.
    """

    chosen = Signal(str)

    def __init__(self, name: str, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.choices = ChoiceListModel(self)
        self.setModel(self.choices)
        self.setItemDelegate(ChoiceDelegate(row_height, self))
        self.selectionModel().currentChanged.connect(self._announce)

    def show_rows(self, rows: Sequence[ChoiceRow]) -> None:
        """Shows other rows; the choice stays when its row is still there."""
        kept = self.chosen_id()
        self.choices.show_rows(rows)
        self.choose(kept)
        if self.chosen_id() != kept:
            self.chosen.emit(self.chosen_id())

    def chosen_row(self) -> ChoiceRow | None:
        index = self.currentIndex()
        return self.choices.rows[index.row()] if index.isValid() else None

    def chosen_id(self) -> str:
        choice = self.chosen_row()
        return choice.id if choice else ""

    def choose(self, choice_id: str) -> None:
        at = self.choices.row_of(choice_id)
        if at >= 0:
            self.setCurrentIndex(self.choices.index(at))

    @Slot(int)
    def step(self, by: int) -> None:
        at = self.choices.step(self.currentIndex().row(), by)
        if at >= 0:
            self.setCurrentIndex(self.choices.index(at))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would choose the first row by itself; a choice is made by the officer."""
        had_choice = self.currentIndex().isValid()
        blocker = QSignalBlocker(self.selectionModel())
        super().focusInEvent(event)
        if not had_choice:
            self.setCurrentIndex(QModelIndex())
        blocker.unblock()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        steps |= {Qt.Key.Key_Home: -len(self.choices.rows), Qt.Key.Key_End: len(self.choices.rows)}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step(step)

    @Slot(QModelIndex, QModelIndex)
    def _announce(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.chosen.emit(self.choices.rows[current.row()].id if current.isValid() else "")


def _paint_heading(painter: QPainter, box: QRect, choice: ChoiceRow) -> None:
    painter.fillRect(box, c("surface2"))
    left = _write(painter, box, box.left() + gap(14), choice.title, (12, 600, "text"))
    _write(painter, box, left + gap(8), choice.detail, (12, 400, "text2"))


def _paint_row(painter: QPainter, box: QRect, choice: ChoiceRow, is_chosen: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_chosen:
        painter.setBrush(c("sel"))
        painter.setPen(QPen(c("accent"), 2))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6)
    else:
        painter.setPen(QPen(c("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
    side = text(18)
    left = box.left() + gap(14)
    draw_radio(painter, QRectF(left, box.center().y() - side / 2 + 1, side, side), is_chosen)
    left += side + gap(10)
    if choice.icon:
        draw_icon(painter, QRectF(left, box.center().y() - side / 2, side, side), choice.icon, "text2")
        left += side + gap(10)
    right = _paint_figures(painter, box, choice)
    _paint_words(painter, QRect(left, box.top(), right - left - gap(12), box.height()), choice)


def _paint_words(painter: QPainter, box: QRect, choice: ChoiceRow) -> None:
    height = row(18)
    top = QRect(box.left(), box.center().y() - height + 1, box.width(), height)
    if not (choice.detail or choice.badge):
        top = QRect(box.left(), box.top(), box.width(), box.height())
    _write(painter, top, top.left(), choice.title, (13, 600, "text"))
    below = QRect(box.left(), box.center().y() + 1, box.width(), height)
    left = _write(painter, below, below.left(), choice.badge, (12, 600, "ok"))
    _write(painter, below, left + (gap(8) if choice.badge else 0), choice.detail, (12, 400, "text2"))


def _paint_figures(painter: QPainter, box: QRect, choice: ChoiceRow) -> int:
    """Draws from the right: alarm, figure, boxes. Returns where the words have to end."""
    if not (choice.figure or choice.alarm or choice.load):
        return box.right()
    right = box.right() - gap(14)
    _write_right(painter, box, right, choice.alarm, "late")
    right -= text(58) + gap(4)
    _write_right(painter, box, right, choice.figure, "text")
    right -= text(66) + gap(10)
    if choice.load is not None:
        right -= BOXES * text(_BOX_SIZE[0] + 2)
        _paint_load(painter, right, box.center().y(), *choice.load)
    return right


def _paint_load(painter: QPainter, left: int, middle: int, open_count: int, red_count: int) -> None:
    width, height = text(_BOX_SIZE[0]), text(_BOX_SIZE[1])
    for place in range(BOXES):
        box = QRectF(left + place * text(_BOX_SIZE[0] + 2) + 0.5, middle - height / 2 + 0.5, width - 1, height - 1)
        fill = c("late") if place < red_count else c("ctl") if place < open_count else c("surface")
        painter.setPen(QPen(fill if place < open_count else c("line2"), 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 1.5, 1.5)


def _write(painter: QPainter, box: QRect, left: int, words: str, style: tuple[int, int, str]) -> int:
    """Writes one line, elided at the right edge of the box; returns where it ends."""
    if not words or left >= box.right():
        return left
    size, weight, tone = style
    metrics = QFontMetrics(font(size, weight))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.right() - left)
    painter.setFont(font(size, weight))
    painter.setPen(c(tone))
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    painter.drawText(QRect(left, box.top(), box.right() - left, box.height()), flags, shown)
    return left + metrics.horizontalAdvance(shown)


def _write_right(painter: QPainter, box: QRect, right: int, words: str, tone: str) -> None:
    painter.setFont(font(12, 600))
    painter.setPen(c(tone))
    area = QRect(box.left(), box.top(), right - box.left(), box.height())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), words)
