"""Calm lines below the menu row that stay until their reason is gone: a wrong PC clock, an ended session, a central
that has lost reports.
"""

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
ELSEWHERE = "other_unit"
ENDED = frozenset({"session_ended", "token_invalid", "token_expired", "bad_credentials"})


class Notices(Pane):
    """
    Signals:
        sign_in_requested(): the officer wants to sign in again.
        leave_requested(): to Masuk, where this account gets the reports of its new unit.
        shrinking_agreed(): central may take away what it no longer has.
    """

    sign_in_requested = Signal()
    leave_requested = Signal()
    shrinking_agreed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn_soft", parent=parent)
        self.clock = Notice("clock")
        self.session = Notice("lock-simple")
        self.sign_in = Button(self.tr("Masuk lagi"), PLAIN)
        self.sign_in.height_px = 28
        self.session.add_button(self.sign_in)
        self.elsewhere = Notice("lock-simple")
        self.leave = Button(self.tr("Ganti akun"), PLAIN)
        self.leave.height_px = 28
        self.elsewhere.add_button(self.leave)
        self.shrunk = Notice("warning")
        self.agree = Button(self.tr("Terapkan"), PLAIN, name=self.tr("Terapkan penghapusan di PC ini"))
        self.agree.height_px = 28
        self.shrunk.add_button(self.agree)
        inside = column(self)
        for notice in (self.session, self.elsewhere, self.shrunk, self.clock):
            inside.addWidget(notice)
            notice.hide()
        self.sign_in.clicked.connect(self.sign_in_requested)
        self.leave.clicked.connect(self.leave_requested)
        self.agree.clicked.connect(self.shrinking_agreed)

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
        self.elsewhere.show_words(messages.problem(ELSEWHERE))
        self.elsewhere.setVisible(status.problem == ELSEWHERE)
        if status.shrunk is not None:
            self.shrunk.show_words(messages.shrunk(status.shrunk.held, status.shrunk.told))
        self.shrunk.setVisible(status.shrunk is not None)


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
