"""Choosing a moment: date and time in WIB, with the words people use for it and quick choices."""

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QDate, QDateTime, QLocale, QRectF, QTime, QTimeZone, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from app.views import labels
from app.views.glyphs import draw_icon
from app.views.theme import font, gap, row, text
from app.views.widgets.button import PLAIN, Button
from app.views.widgets.panes import column, line
from app.views.widgets.text import Paragraph


class MomentEdit(QDateTimeEdit):
    """Date and time as a clock on a wall in Jakarta shows them, whatever the PC's time zone is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFont(font(13))
        self.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))  # no summer time may move what was typed
        self.setLocale(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
        self.setDisplayFormat("d MMM yyyy HH.mm")
        self.setCalendarPopup(True)
        self.setMinimumHeight(row(32))

    def set_moment(self, at: datetime) -> None:
        there = at.astimezone(labels.WIB)
        wall = QDateTime(QDate(there.year, there.month, there.day), QTime(there.hour, there.minute), self.timeZone())
        self.setDateTime(wall)

    def moment(self) -> datetime:
        day, time = self.date(), self.time()
        return datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=labels.WIB)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = text(14)
        box = QRectF(self.width() - side - 9, (self.height() - side) / 2, side, side)
        draw_icon(QPainter(self), box, "calendar-blank", "text3")


class MomentPicker(QWidget):
    """The edit, quick choices in days after `base` (Alt+1 …), and the moment in words.

    Signals:
        changed(): another moment is chosen.
    """

    changed = Signal()

    def __init__(
        self, name: str, base: datetime, now: datetime, days: tuple[int, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._base, self._now = base, now
        self.edit = MomentEdit(name)
        self._words = Paragraph("", 12, 400, "text2")
        self.quick: tuple[Button, ...] = tuple(
            Button(self.tr("+{n} hari").format(n=count), PLAIN, "", f"Alt+{place}")
            for place, count in enumerate(days, 1)
        )
        outer = column(self, spacing=gap(6))
        outer.addWidget(self.edit)
        if self.quick:
            outer.addWidget(self._quick_row(days))
        outer.addWidget(self._words)
        self.edit.dateTimeChanged.connect(self._on_changed)

    def moment(self) -> datetime:
        return self.edit.moment()

    def is_future(self) -> bool:
        return self.moment() > self._now

    def choose(self, at: datetime) -> None:
        self.edit.set_moment(at)
        self._on_changed()

    def _quick_row(self, days: tuple[int, ...]) -> QWidget:
        holder = QWidget()
        across = line(holder, spacing=gap(6))
        for count, button in zip(days, self.quick, strict=True):
            button.height_px = 28
            button.clicked.connect(partial(self._on_quick, count))
            across.addWidget(button)
        across.addStretch(1)
        return holder

    def bind_keys(self, window: QWidget) -> None:
        """Makes the quick choices work from anywhere in the dialog."""
        for button in self.quick:
            QShortcut(QKeySequence(button.key), window).activated.connect(button.click)

    def _on_quick(self, count: int, checked: bool = False) -> None:
        self.choose(self._base + timedelta(days=count))

    @Slot()
    def _on_changed(self) -> None:
        self._words.setText(moment_words(self.moment(), self._now))
        self._words.set_tone("text2" if self.is_future() else "late")
        self.changed.emit()


def moment_words(at: datetime, now: datetime) -> str:
    """`Senin, 30 November 2026 pukul 14.35 WIB, 7 hari 2 jam lagi`."""
    translate = labels.translate
    if at <= now:
        return translate("moment", "{at}, sudah lewat").format(at=labels.long_date_time(at))
    return translate("moment", "{at}, {span} lagi").format(
        at=labels.long_date_time(at), span=labels.duration(at - now)
    )
