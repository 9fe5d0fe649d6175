"""The palette over the window: a line to type into, what fits it below, and at the foot the keys, or why not."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from app.views.glyphs import draw_key_cap, key_cap_width
from app.views.palette.painting import PaletteDelegate
from app.views.palette.rows import ACTIONS, REPORTS, UNITS, PaletteRow
from app.views.report.action_bar import ReasonLine, not_available
from app.views.reports.painting import width_of, write
from app.views.theme import c, font, gap, row
from app.views.widgets.button import GHOST, Button
from app.views.widgets.choice_list import ChoiceList
from app.views.widgets.inputs import SearchInput
from app.views.widgets.panes import Pane, Veil, column, line
from app.views.widgets.text import Label, PaintedLabel

WIDTH, HEIGHT, TOP = 760, 590, 46
INPUT_HEIGHT, FOOTER_HEIGHT = 52, 38
ALL = 10_000
"""More rows than the palette ever has."""
# The line has no frame of its own: it is the only place to type, and the palette around it has one.
_BARE = "QLineEdit, QLineEdit:focus { border: 0; padding: 0 8px; background: transparent; }"


class PaletteInput(SearchInput):
    """Home and End go to the ends of the list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: -ALL, Qt.Key.Key_End: ALL}
        step = ends.get(Qt.Key(event.key()))
        if step is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            self.step_requested.emit(step)


class PaletteList(ChoiceList):
    """Takes no focus from the line above it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, 0, parent)
        self.setItemDelegate(PaletteDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def current(self) -> PaletteRow | None:
        found = self.chosen_row()
        return found if isinstance(found, PaletteRow) else None

    @Slot(int)
    def step(self, by: int) -> None:
        """Up to the first row its heading is seen, too."""
        super().step(by)
        if self.currentIndex().row() <= 1:
            self.scrollToTop()


class KeyHints(PaintedLabel):
    """Keys with what they do; at the right, where there is room, the signs that narrow the search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = (("↑", ""), ("↓", self.tr("pilih")), ("Enter", self.tr("jalankan")), ("Esc", self.tr("tutup")))
        self._signs = ((ACTIONS, self.tr("tindakan")), (REPORTS, self.tr("laporan")), (UNITS, self.tr("unit")))
        told = [f"{key} {words}".strip() for key, words in (*self._keys, *self._signs)]
        self.setText(", ".join(told))

    def minimumSizeHint(self) -> QSize:
        return QSize(row(100), row(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        used = self._paint(painter, 0, self._keys)
        needed = sum(map(_width, self._signs))
        if used + needed <= self.width():
            self._paint(painter, self.width() - needed + gap(12), self._signs)

    def _paint(self, painter: QPainter, left: int, hints: Sequence[tuple[str, str]]) -> int:
        """Returns where they end."""
        for key, words in hints:
            after = left + key_cap_width(key)
            draw_key_cap(painter, after, QRectF(self.rect()).center().y(), key, c("text2"), c("ctl"))
            write(painter, self.rect().adjusted(after + gap(6), 0, 0, 0), words, (12, 400, "text2"))
            left += _width((key, words))
        return left


def _width(hint: tuple[str, str]) -> int:
    key, words = hint
    return key_cap_width(key) + (gap(6) + width_of(words, 12, 400) + gap(16) if words else gap(4))


class PaletteView(QDialog):
    """
    Signals:
        text_changed(str): what is typed now.
        taken(): Enter, or a click on a row.
    """

    text_changed = Signal(str)
    taken = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Palet perintah"))
        self.setAccessibleName(self.tr("Palet perintah"))
        self._veil = Veil(window)
        placeholder = self.tr("Ketik tindakan, tampilan, laporan atau unit …")
        self.input = PaletteInput(self.tr("Cari di palet"), placeholder)
        self.input.setStyleSheet(_BARE)
        self.input.setFont(font(16))
        self.list = PaletteList(self.tr("Yang cocok"))
        self._count = Label("", 12, 400, "text2")
        self._close = Button("", GHOST, "x", "Esc", self.tr("Tutup palet"))
        self._hints, self._reason = KeyHints(), ReasonLine()
        self._foot = QStackedWidget()
        self._build()
        self._place(window)

    def show_rows(self, rows: Sequence[PaletteRow], is_new: bool) -> None:
        """`is_new`: for another text, of which the first row is the one that is meant."""
        self.list.show_rows(rows)
        if is_new or self.list.current() is None:
            self.list.setCurrentIndex(QModelIndex())
            self.list.step(1)
            self.list.scrollToTop()
        found = [shown for shown in rows if shown.id]
        greyed = sum(bool(shown.reason) for shown in found)
        words = self.tr("{n} hasil, {m} tidak tersedia sekarang") if greyed else self.tr("{n} hasil")
        self._count.setText(words.format(n=len(found), m=greyed))
        self._tell_current()

    def done(self, result: int) -> None:
        self._veil.hide()
        self._veil.deleteLater()
        super().done(result)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), c("surface"))
        painter.setPen(QPen(c("ctl"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _build(self) -> None:
        head, footer = Pane("surface", "b"), Pane("surface2", "t")
        head.setFixedHeight(row(INPUT_HEIGHT))
        footer.setFixedHeight(row(FOOTER_HEIGHT))
        across = line(head, (gap(10), 0, gap(12), 0), gap(12))
        across.addWidget(self.input, 1)
        across.addWidget(self._count)
        across.addWidget(self._close)
        for widget in (self._hints, self._reason):
            self._foot.addWidget(widget)
        line(footer, (gap(18), 0, gap(18), 0)).addWidget(self._foot)
        outer = column(self, (1, 1, 1, 1))
        outer.addWidget(head)
        outer.addSpacing(gap(6))
        outer.addWidget(self.list, 1)
        outer.addWidget(footer)
        self.input.textChanged.connect(self.text_changed)
        self.input.step_requested.connect(self.list.step)
        self.input.returnPressed.connect(self.taken)
        self._close.clicked.connect(self.reject)
        self.list.clicked.connect(self._on_clicked)
        self.list.chosen.connect(self._on_chosen)
        self.input.setFocus()

    def _place(self, window: QWidget) -> None:
        top = row(TOP)
        width = min(row(WIDTH), window.width() - 2 * gap(16))
        self.setFixedSize(width, min(row(HEIGHT), window.height() - top - gap(16)))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, top)))

    def _tell_current(self) -> None:
        """What a screen reader hears, which stays with the line; and why a grey row cannot be taken."""
        current = self.list.current()
        spoken = current.spoken() if current is not None else ""
        reason = not_available(current.title, current.reason) if current is not None and current.reason else ""
        self._reason.setText(reason)
        self._foot.setCurrentWidget(self._reason if reason else self._hints)
        if spoken != self.input.accessibleDescription():
            self.input.setAccessibleDescription(spoken)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.input, spoken))

    @Slot(str)
    def _on_chosen(self, row_id: str) -> None:
        self._tell_current()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if self.list.choices.rows[index.row()].id:
            self.taken.emit()
