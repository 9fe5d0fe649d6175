"""Calm lines below the menu row that stay until their reason is gone: a wrong PC clock, an ended session."""

from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.services.values import SyncStatus
from app.views import messages
from app.views.glyphs import draw_icon
from app.views.theme import gap, text
from app.views.widgets.button import PLAIN, Button
from app.views.widgets.panes import Pane, column, line
from app.views.widgets.text import Paragraph

CLOCK_TOLERANCE = timedelta(minutes=5)
ENDED = frozenset({"session_ended", "token_invalid", "token_expired", "bad_credentials"})


class Notices(Pane):
    """
    Signals:
        sign_in_requested(): the officer wants to sign in again.
    """

    sign_in_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn_soft", parent=parent)
        self.clock = Notice("clock")
        self.session = Notice("lock-simple")
        self.sign_in = Button(self.tr("Masuk lagi"), PLAIN)
        self.sign_in.height_px = 28
        self.session.add_button(self.sign_in)
        inside = column(self)
        for notice in (self.session, self.clock):
            inside.addWidget(notice)
            notice.hide()
        self.sign_in.clicked.connect(self.sign_in_requested)

    def show_status(self, status: SyncStatus, now: datetime) -> None:
        """`now`: central's time."""
        is_wrong = abs(status.clock_gap) > CLOCK_TOLERANCE
        if is_wrong:
            self.clock.show_words(messages.wrong_clock(now, status.clock_gap))
        self.clock.setVisible(is_wrong)
        has_ended = status.problem in ENDED
        if has_ended:
            self.session.show_words(messages.session_over(status.problem or "", status.pending))
        self.session.setVisible(has_ended)


class Notice(Pane):
    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__("warn_soft", "b", parent)
        self._words = Paragraph("", 13, 500)
        self._inside = line(self, (gap(16), gap(6), gap(16), gap(6)), gap(10))
        self._inside.addWidget(NoticeIcon(icon))
        self._inside.addWidget(self._words, 1)

    def add_button(self, button: Button) -> None:
        self._inside.addWidget(button)

    def show_words(self, sentence: str) -> None:
        self._words.setText(sentence)
        self.setAccessibleName(sentence)

    def words(self) -> str:
        return self._words.text()


class NoticeIcon(QWidget):
    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(text(18), text(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), QRectF(self.rect()), self._icon, "warn")
