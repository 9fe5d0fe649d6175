"""The timeline, newest first: what happened, by whom, when, and how long it lasted. One painted row per event."""

from datetime import datetime

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.services.values import SyncMark, TimelineEntry
from app.views import labels
from app.views.glyphs import MARK_TOKENS, draw_icon, draw_mark, draw_status
from app.views.report.event_words import author, event_body, event_title, held
from app.views.reports.painting import write
from app.views.theme import c, font, gap, row, text
from app.views.widgets.panes import column, line
from app.views.widgets.text import Label, PaintedLabel

_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_ICONS = {
    "catatan": "note-pencil",
    "balasan": "chat-circle-text",
    "klasifikasi": "flag",
    "tugaskan": "user",
    "minta_perpanjangan": "hourglass",
    "putuskan_perpanjangan": "hourglass",
    "tautkan_duplikat": "copy",
    "lepas_duplikat": "copy",
    "pecah": "stack",
    "lampiran": "camera",
}


class TimelineRow(PaintedLabel):
    """An event; its text is the event in words."""

    def __init__(self, entry: TimelineEntry, is_last: bool, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry, self._is_last, self._now = entry, is_last, now
        self._title = event_title(entry)
        self._body = event_body(entry)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(". ".join(part for part in (self._title, author(entry), held(entry), self._body) if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = row(42) + self._body_height() + gap(12)
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_rail(painter)
        left = text(16) + gap(16)
        first = QRect(left, 0, self.width() - left, row(20))
        used = write(painter, first, held(self._entry), (12, 600, "text2"), _RIGHT)
        title = first.adjusted(0, 0, -used - gap(12), 0)
        used = write(painter, title, self._title, (13, 600, "text"))
        self._paint_mark(painter, title, used)
        second = first.translated(0, row(20))
        used = write(painter, second, labels.moment(self._entry.at, self._now), (12, 400, "text2"), _RIGHT)
        write(painter, second.adjusted(0, 0, -used - gap(12), 0), author(self._entry), (12, 400, "text2"))
        if self._body:
            self._paint_body(painter, QRect(left, row(42), self.width() - left, self._body_height()))

    def _paint_rail(self, painter: QPainter) -> None:
        side = text(16)
        box = QRectF(0, 2, side, side)
        icon = _ICONS.get(self._entry.type)
        if icon:
            draw_icon(painter, box, icon, "text2")
        else:
            draw_status(painter, box, self._entry.status)
        if not self._is_last:
            painter.setPen(QPen(c("line2"), 1.5))
            middle = side / 2
            painter.drawLine(round(middle), side + gap(8), round(middle), self.height() - gap(4))

    def _paint_mark(self, painter: QPainter, box: QRect, used: int) -> None:
        mark, side = self._entry.mark, text(14)
        if mark is SyncMark.NONE:
            return
        left = box.left() + used + gap(12)
        draw_mark(painter, QRectF(left, box.center().y() - side / 2 + 1, side, side), mark)
        words = QRect(left + side + gap(5), box.top(), box.right() - left - side - gap(5), box.height())
        write(painter, words, labels.mark_label(mark), (12, 400, MARK_TOKENS[mark]))

    def _paint_body(self, painter: QPainter, box: QRect) -> None:
        painter.setFont(font(13))
        painter.setPen(c("text"))
        painter.drawText(box, _WRAP, self._body)

    def _body_height(self) -> int:
        if not self._body:
            return 0
        width = max(self.width() - text(16) - gap(16), 60)
        return QFontMetrics(font(13)).boundingRect(QRect(0, 0, width, 100_000), _WRAP, self._body).height()


class Timeline(QWidget):
    """Heading and rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[TimelineEntry, ...] = ()
        self._heading = Label(self.tr("Riwayat"), 13, 600)
        self._count = Label("", 12, 400, "text2")
        self._rows: list[TimelineRow] = []
        head = QWidget()
        across = line(head, (0, 0, 0, gap(8)), gap(8))
        across.addWidget(self._heading)
        across.addWidget(self._count)
        across.addStretch(1)
        self._column = column(self)
        self._column.addWidget(head)

    def show_entries(self, entries: tuple[TimelineEntry, ...], now: datetime) -> None:
        if entries == self._entries:
            return
        self._entries = entries
        self._count.setText(self.tr("{n} kejadian, terbaru dulu").format(n=len(entries)))
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        last = len(entries) - 1
        self._rows = [TimelineRow(entry, at == last, now) for at, entry in enumerate(entries)]
        for made in self._rows:
            self._column.addWidget(made)
