"""The search field in the menu row: says what is typed after a short pause, and offers what was searched before."""

from PySide6.QtCore import QPoint, QRectF, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.views.glyphs import draw_key_cap, key_cap_width
from app.views.theme import c, font, gap, row
from app.views.widgets.inputs import LineInput

PAUSE_MS = 30
KEY = "/"


class SearchField(LineInput):
    """
    Signals:
        query_changed(str): what is asked now; empty: nothing any more.
        query_kept(str): the officer went on with this query: worth remembering.
        results_requested(): to the list of results, by Enter or the arrow down.
        focused(): what was searched before is wanted.
    """

    query_changed = Signal(str)
    query_kept = Signal(str)
    results_requested = Signal()
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "magnifying-glass", "", parent)
        self.setAccessibleName(self.tr("Cari laporan"))
        self.setMinimumWidth(row(120))
        # By its key or a click only: what takes the focus of a widget that goes must not be a place to type.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._asked = ""
        self.recent = RecentList(self)
        self.textChanged.connect(self._on_text_changed)
        self.recent.clicked.connect(self._take_recent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The longest hint that is seen whole."""
        super().resizeEvent(event)
        hints = (
            self.tr("Cari laporan, nomor, alamat …   atau  no:  kel:  kat:  status:  sla:merah"),
            self.tr("Cari laporan, nomor, alamat …"),
            self.tr("Cari …"),
        )
        room = self.width() - row(40) - key_cap_width(KEY) - gap(16)
        fitting = (hint for hint in hints if self.fontMetrics().horizontalAdvance(hint) <= room)
        self.setPlaceholderText(next(fitting, ""))

    def enter(self) -> None:
        """The key of search: type at once, over what stands there."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @Slot(str)
    def ask(self, query: str) -> None:
        """As if it had been typed, with Enter."""
        self.setText(query)
        self._go_on()

    def leave(self) -> None:
        """Nothing is searched any more; says nothing, for whoever calls knows."""
        self._asked = ""
        self.blockSignals(True)
        self.clear()
        self.blockSignals(False)
        self._pause.stop()
        self.update()

    @Slot(object)
    def show_recent(self, queries: tuple[str, ...]) -> None:
        self.recent.show_below(self, queries if self.hasFocus() and not self.text() else ())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.recent.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.recent.isVisible() and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.recent.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.text():
            right = self.width() - gap(8)
            painter = QPainter(self)
            ground = QRectF(right - key_cap_width(KEY) - gap(6), 3, key_cap_width(KEY) + gap(6), self.height() - 6)
            painter.fillRect(ground, c("surface"))
            draw_key_cap(painter, right, self.height() / 2, KEY, c("text2"), c("ctl"))

    def _go_on(self) -> None:
        if self.recent.isVisible() and self.recent.currentIndex().isValid():
            self._take_recent()
            return
        self._ask()
        if self._asked:
            self.query_kept.emit(self._asked)
            self.results_requested.emit()

    @Slot()
    def _on_text_changed(self) -> None:
        self.recent.hide()
        if self.text().strip():
            self._pause.start()
        else:
            self._ask()
            self.focused.emit()

    @Slot()
    def _ask(self) -> None:
        self._pause.stop()
        query = self.text().strip()
        if query != self._asked:
            self._asked = query
            self.query_changed.emit(query)

    @Slot()
    def _take_recent(self) -> None:
        self.ask(str(self.recent.currentIndex().data()))


class RecentList(QListView):
    """Lies under its field, takes no focus from it."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.setAccessibleName(self.tr("Pencarian terakhir"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFont(font(13))
        self.setUniformItemSizes(True)
        self._queries = QStringListModel(self)
        self.setModel(self._queries)
        self.setSpacing(gap(2))
        self.hide()

    def show_below(self, field: QWidget, queries: tuple[str, ...]) -> None:
        if not queries:
            self.hide()
            return
        self.setParent(field.window())
        self._queries.setStringList(list(queries))
        corner = field.mapTo(field.window(), QPoint(0, field.height() + 2))
        height = (self.sizeHintForRow(0) + 2 * gap(2)) * len(queries) + 4
        self.setGeometry(corner.x(), corner.y(), field.width(), height)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        to = min(max(self.currentIndex().row() + by, 0), len(self._queries.stringList()) - 1)
        self.setCurrentIndex(self._queries.index(to))
