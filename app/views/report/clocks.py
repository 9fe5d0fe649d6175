"""State, holder and both clocks of a report: the resident's deadline as a bar, the response limit in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.services.values import ReportDetails, ShownExtension, SyncMark
from app.views import labels
from app.views.glyphs import draw_icon, draw_mark, draw_status, status_colour
from app.views.reports.painting import width_of, write
from app.views.theme import c, font, gap, row, text
from app.views.widgets.text import PaintedLabel
from domain.report import CLOSED

_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class ClockWords:
    """What stands at the right: the big figure, the date, the other clock; each with its tone."""

    figure: str
    tone: str
    limit: str
    other: str
    other_tone: str


class ClockStrip(PaintedLabel):
    """Painted; its text is the whole in words for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details: ReportDetails | None = None
        self._now: datetime | None = None
        self.setFixedHeight(row(78))

    def show_details(self, details: ReportDetails, now: datetime) -> None:
        self._details, self._now = details, now
        words = clock_words(details, now)
        holder = self.tr("Pemegang: {unit}").format(unit=details.line.holder)
        more = "" if details.extension is None else extension_chip(details.extension)
        parts = (labels.status_label(details.line.status), more, holder, words.figure, words.limit, words.other)
        self.setText(", ".join(part for part in parts if part))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), c("surface"))
        if self._details is None or self._now is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = clock_words(self._details, self._now)
        width = self._paint_words(painter, words)
        left = QRect(gap(16), 0, self.width() - gap(32) - width - gap(20), self.height())
        self._paint_chips(painter, left, self._details)
        bar = QRectF(left.left(), row(45), left.width(), 6)
        _paint_bar(painter, bar, self._details, self._now)
        painter.setPen(c("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _paint_words(self, painter: QPainter, words: ClockWords) -> int:
        box = QRect(0, row(7), self.width() - gap(16), row(26))
        used = write(painter, box, words.figure, (18, 600, words.tone), _RIGHT)
        second = QRect(0, box.bottom() + 1, box.width(), row(18))
        used = max(used, write(painter, second, words.limit, (12, 400, "text2"), _RIGHT))
        third = second.translated(0, row(19))
        return max(used, write(painter, third, words.other, (12, 600, words.other_tone), _RIGHT))

    def _paint_chips(self, painter: QPainter, box: QRect, details: ReportDetails) -> None:
        line = QRect(box.left(), row(10), box.width(), row(22))
        left = _paint_status_chip(painter, line, details)
        if details.pending:
            words = self.tr("{n} perubahan di PC").format(n=details.pending)
            left = _paint_pending_chip(painter, line, left + gap(6), words)
        if details.extension is not None and details.line.status not in CLOSED:
            left = _paint_extension_chip(painter, line, left + gap(6), extension_chip(details.extension))
        rest = QRect(left + gap(8), line.top(), line.right() - left - gap(8), line.height())
        holder = self.tr("Pemegang: {unit}").format(unit=details.line.holder)
        write(painter, rest, holder, (12, 400, "text2"))


def extension_chip(extension: ShownExtension) -> str:
    """The state of the request in a few words."""
    translate = labels.translate
    words = {
        "requested": translate("clocks", "EWS diminta"),
        "approved": translate("clocks", "EWS disetujui"),
        "denied": translate("clocks", "EWS ditolak"),
    }
    return words[extension.state]


def clock_words(details: ReportDetails, now: datetime) -> ClockWords:
    translate = labels.translate
    line = details.line
    if line.status in CLOSED or line.due_at is None:
        took = translate("clocks", "selesai dalam {span}").format(span=labels.duration(details.resident_time))
        return ClockWords(labels.status_label(line.status), "text2", took, "", "text2")
    left = labels.time_left(line.due_at, now)
    figure = left if line.due_at < now else translate("clocks", "{span} lagi").format(span=left)
    is_response = line.due_kind == "respons"
    kind = translate("clocks", "respons sebelum {at}") if is_response else translate("clocks", "tenggat {at}")
    limit = kind.format(at=labels.date_time(line.due_at))
    other, tone = _other_clock(details, now, is_response)
    return ClockWords(figure, labels.urgency(line, now), limit, other, tone)


def _other_clock(details: ReportDetails, now: datetime, is_response: bool) -> tuple[str, str]:
    translate = labels.translate
    if is_response:
        words = translate("clocks", "tenggat selesai {at}").format(at=labels.date_time(details.finish_by))
        return words, "text2"
    if details.respond_by is None:
        return translate("clocks", "respons sudah dijawab"), "ok"
    left = labels.time_left(details.respond_by, now)
    return translate("clocks", "respons: {left}").format(left=left), "late" if details.respond_by < now else "warn"


def _paint_status_chip(painter: QPainter, line: QRect, details: ReportDetails) -> int:
    status = details.line.status
    word, side = labels.status_label(status), text(15)
    width = width_of(word, 12, 600) + side + gap(22)
    chip = QRect(line.left(), line.top(), width, line.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(c(f"{status.value}_s"))
    painter.drawRoundedRect(QRectF(chip), 4, 4)
    draw_status(painter, QRectF(chip.left() + gap(8), chip.center().y() - side / 2 + 1, side, side), status)
    painter.setPen(status_colour(status))
    painter.setFont(font(12, 600))
    painter.drawText(chip.adjusted(side + gap(14), 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), word)
    return chip.right()


def _paint_pending_chip(painter: QPainter, line: QRect, left: int, words: str) -> int:
    side = text(14)
    chip = QRect(left, line.top(), width_of(words, 12, 600) + side + gap(22), line.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(c("surface2"))
    painter.drawRoundedRect(QRectF(chip), 4, 4)
    draw_mark(painter, QRectF(chip.left() + gap(8), chip.center().y() - side / 2 + 1, side, side), SyncMark.ON_PC)
    write(painter, chip.adjusted(side + gap(14), 0, 0, 0), words, (12, 600, "text2"))
    return chip.right()


def _paint_extension_chip(painter: QPainter, line: QRect, left: int, words: str) -> int:
    side = text(14)
    chip = QRect(left, line.top(), width_of(words, 12, 600) + side + gap(22), line.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(c("warn_soft"))
    painter.drawRoundedRect(QRectF(chip), 4, 4)
    draw_icon(
        painter, QRectF(chip.left() + gap(8), chip.center().y() - side / 2 + 1, side, side), "hourglass", "warn"
    )
    write(painter, chip.adjusted(side + gap(14), 0, 0, 0), words, (12, 600, "warn"))
    return chip.right()


def _paint_bar(painter: QPainter, box: QRectF, details: ReportDetails, now: datetime) -> None:
    """From intake to the deadline: grey, amber from the warning on, red from the red threshold on."""
    start, end = details.line.created_at, details.finish_by
    whole = max((end - start).total_seconds(), 1.0)
    stop = start + details.resident_time if details.line.status in CLOSED else now

    def at(moment: datetime) -> float:
        share = (moment - start).total_seconds() / whole
        return box.left() + box.width() * min(max(share, 0.0), 1.0)

    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(c("line"))
    painter.drawRoundedRect(box, 3, 3)
    parts = ((start, details.warn_at, "ctl"), (details.warn_at, details.line.red_at, "proses_g"))
    for begin, finish, token in (*parts, (details.line.red_at, end, "late")):
        left, right = at(begin), at(min(finish, stop))
        if right > left:
            painter.fillRect(QRectF(left, box.top(), right - left, box.height()), c(token))
    _paint_ticks(painter, box, details, at(details.warn_at), at(details.line.red_at))


def _paint_ticks(painter: QPainter, box: QRectF, details: ReportDetails, warn: float, red: float) -> None:
    start = details.line.created_at
    ticks = (
        (warn, _day(details.warn_at - start)),
        (red, _day(details.line.red_at - start)),
        (box.right() - 1, labels.translate("clocks", "tenggat")),
    )
    floor = box.right() + gap(6)
    for x, words in reversed(ticks):
        painter.fillRect(QRectF(x, box.top() - 1, 1.5, box.height() + 3), c("text2"))
        width = width_of(words, 11, 400)
        left = min(x - width / 2, floor - gap(6) - width)
        if left < box.left():
            continue
        floor = left
        area = QRect(round(left), round(box.bottom()) + 2, width + 2, row(19))
        write(painter, area.adjusted(0, 0, 4, 0), words, (11, 400, "text2"))


def _day(span: timedelta) -> str:
    days = span / timedelta(days=1)
    shown = f"{days:.0f}" if abs(days - round(days)) < 0.05 else f"{days:.1f}".replace(".", ",")
    return labels.translate("clocks", "hari {n}").format(n=shown)
