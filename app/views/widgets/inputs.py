"""Text inputs: a line with an icon, a text that sends on Ctrl+Enter, a combo with a caret of the theme."""

from PySide6.QtCore import QRectF, QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from app.views.glyphs import draw_icon
from app.views.theme import font, gap, row, text

_SEND_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineInput(QLineEdit):
    """A line with its label as accessible name and an icon in front."""

    def __init__(self, name: str, icon: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(font(13))
        self._icon_name = icon
        if icon:
            self.setTextMargins(text(14) + gap(6), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon_name:
            side = text(16)
            box = QRectF(gap(10), (self.height() - side) / 2, side, side)
            draw_icon(QPainter(self), box, self._icon_name, "text3")


class SearchInput(LineInput):
    """A line whose arrow keys move in the list below it.

    Signals:
        step_requested(int): move the choice by so many rows.
    """

    step_requested = Signal(int)

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "magnifying-glass", placeholder, parent)
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step_requested.emit(step)


class TextInput(QPlainTextEdit):
    """Several lines; Tab leaves it.

    Signals:
        send_requested(): Ctrl+Enter.
    """

    send_requested = Signal()

    def __init__(self, name: str, placeholder: str = "", lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(font(13))
        self.setTabChangesFocus(True)
        self._lines = self._most_lines = lines
        self.setMinimumHeight(self.sizeHint().height())

    def grow_up_to(self, lines: int) -> None:
        """The input grows with its text."""
        self._most_lines = lines
        self.textChanged.connect(self._grow)
        self._grow()

    @Slot()
    def _grow(self) -> None:
        needed = min(max(round(self.document().size().height()), self._lines), self._most_lines)
        is_full = needed == self._most_lines
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(max(self.fontMetrics().lineSpacing() * needed + 18, row(32)))

    def sizeHint(self) -> QSize:
        return QSize(row(200), self.fontMetrics().lineSpacing() * self._lines + 18)

    def words(self) -> str:
        return self.toPlainText().strip()

    def add_words(self, words: str) -> None:
        """Puts a ready text below what was typed, as if typed; once only."""
        if words in self.toPlainText():
            return
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.insertPlainText(f"\n{words}" if self.words() else words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_send = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _SEND_KEYS
        if is_send:
            self.send_requested.emit()
        else:
            super().keyPressEvent(event)


class ComboInput(QComboBox):
    """A combo of (id, name) pairs; with `is_searchable` one types any part of a name."""

    def __init__(self, name: str, is_searchable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFont(font(13))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        if is_searchable:
            self._make_searchable(name)

    def fill(self, pairs: tuple[tuple[str, str], ...], chosen_id: str) -> None:
        self.clear()
        for item_id, shown in pairs:
            self.addItem(shown, item_id)
        self.setCurrentIndex(max(self.findData(chosen_id), 0))

    def chosen_id(self) -> str | None:
        """Id of the entry whose name stands in the field; None while the words fit none."""
        index = self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)
        return None if index < 0 else str(self.itemData(index))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = text(14)
        box = QRectF(self.width() - side - 9, (self.height() - side) / 2, side, side)
        draw_icon(QPainter(self), box, "caret-down", "text3")

    def _make_searchable(self, name: str) -> None:
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)
            line.setFont(font(13))


def plain_completer(words: tuple[str, ...], parent: QLineEdit) -> QCompleter:
    """Offers whole lines, such as server addresses used before."""
    completer = QCompleter(QStringListModel(list(words), parent), parent)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer
