"""The status bar: connection and queue in calm words at the left, how fresh the data is at the right."""

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from app.services.values import SyncStatus
from app.views import labels, messages
from app.views.glyphs import draw_icon
from app.views.theme import gap, row, text
from app.views.widgets.panes import Pane, line
from app.views.widgets.text import Label, SpareLabel


class ConnectionIcon(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = "wifi-slash"
        self.setFixedSize(text(16), text(16))

    def show_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), QRectF(self.rect()), self._icon, "text2")


class StatusBar(Pane):
    """Offline is calm; only what needs the officer is red, and that stands in the views pane."""

    def __init__(self, is_training: bool, parent: QWidget | None = None) -> None:
        super().__init__("train_s" if is_training else "chrome", "t", parent)
        self.setFixedHeight(row(26))
        self._is_training = is_training
        tone = "train" if is_training else "text2"
        self._icon = ConnectionIcon()
        self._state = Label("", 12, 600, tone)
        self._comfort = SpareLabel("", 12, 400, tone)
        self._fresh = Label("", 12, 400, tone)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(row(120), 6)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self.tr("Mengambil data"))
        self._bar.hide()
        across = line(self, (gap(16), 1, gap(16), 0), gap(8))
        for widget in (self._icon, self._state, self._bar):
            across.addWidget(widget)
        across.addWidget(self._comfort, 1)
        across.addWidget(self._fresh)

    @Slot(object)
    def show_status(self, status: SyncStatus) -> None:
        self._icon.show_icon("wifi-high" if status.is_online else "wifi-slash")
        words = messages.sync_line(status)
        prefix = labels.translate("status", "Mode latihan  ·  ") if self._is_training else ""
        self._state.setText(prefix + words)
        self._comfort.setText(messages.sync_comfort(status))
        self._bar.setVisible(status.is_filling)
        self._fresh.setText(messages.data_as_of(status))
