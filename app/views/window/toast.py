"""The undo bar: what was saved, and for how long it can be taken back. A child of the window, not a window."""

from time import monotonic

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.services.values import ActionSaved
from app.views import messages
from app.views.theme import c, gap, row
from app.views.widgets.button import PLAIN, TOAST, Button
from app.views.widgets.panes import line
from app.views.widgets.text import ElidedLabel, Label, SpareLabel

STEP_MS = 100
MESSAGE_S = 6.0


class Toast(QWidget):
    """Shows one thing at a time; stays while the mouse or the focus is on it.

    Signals:
        undo_requested(str): cmd_id of the action to take back.
    """

    undo_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pemberitahuan"))
        self._cmd_id = ""
        self._total_s = self._until = 0.0
        self._title = ElidedLabel("", 13, 600, "on_toast")
        self._words = SpareLabel("", 12, 400, "on_toast2")
        self._undo = Button(self.tr("Urungkan"), PLAIN, "", "Ctrl+Z")
        self._left = Label("", 12, 600, "on_toast2")
        self._close = Button("", TOAST, "x", "", self.tr("Tutup pemberitahuan"))
        for button in (self._undo, self._close):
            button.height_px = 28
        across = line(self, (gap(16), gap(6), gap(10), gap(10)), gap(10))
        across.addWidget(self._title, 1)
        across.addWidget(self._words, 1)
        for widget in (self._undo, self._left, self._close):
            across.addWidget(widget)
        self._undo.clicked.connect(self.undo)
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._on_step)
        self.hide()

    def show_saved(self, saved: ActionSaved) -> None:
        self._cmd_id = saved.cmd_id
        self._undo.setVisible(True)
        words = self.tr("{number}, belum dikirim.").format(number=saved.number)
        self._start(messages.saved(saved.type), words, max(saved.undo_s, 0.1))

    def show_message(self, title: str, words: str = "") -> None:
        self._cmd_id = ""
        self._undo.hide()
        self._start(title, words, MESSAGE_S)

    @Slot()
    def undo(self) -> None:
        if self._cmd_id:
            self.undo_requested.emit(self._cmd_id)
            self.hide()

    def place(self, left: int, bottom: int, room: int, most: int) -> None:
        """At the foot of the list, within its `room` where the words fit, else up to `most`."""
        words = self._title.sizeHint().width() + self._close.sizeHint().width() + gap(56)
        needed = words + (self._undo.sizeHint().width() if self._cmd_id else 0)
        width = min(row(660), room if needed <= room else most)
        is_wide = width >= row(520)
        self._words.setVisible(is_wide)
        self._left.setVisible(is_wide and bool(self._cmd_id))
        height = row(50)
        self.setGeometry(left, bottom - height, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c("toast"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self._total_s:
            share = max(self._until - monotonic(), 0) / self._total_s
            width = (self.width() - 20) * share
            painter.fillRect(QRectF(10, self.height() - 6, width, 3), c("toast_bar"))

    def hideEvent(self, event: QEvent) -> None:
        self._timer.stop()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._on_step()

    def _start(self, title: str, words: str, seconds: float) -> None:
        self._title.setText(title)
        self._words.setText(words)
        self._total_s, self._until = seconds, monotonic() + seconds
        self.show()
        self.raise_()
        self._timer.start()
        self._on_step()

    @Slot()
    def _on_step(self) -> None:
        left = self._until - monotonic()
        self._left.setText(self.tr("{n} dtk").format(n=max(round(left), 0)))
        self._undo.set_reason("" if left > 0 else self.tr("Sudah dikirim"))
        is_attended = self.underMouse() or self._undo.hasFocus() or self._close.hasFocus()
        if left <= 0 and not is_attended:
            self.hide()
        self.update()
