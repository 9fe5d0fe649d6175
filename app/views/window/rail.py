"""The icon rail at the left: the screens that exist, and at its foot theme and help."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.views.commands import Command
from app.views.glyphs import draw_icon
from app.views.reports.painting import width_of
from app.views.theme import c, font, gap, row, text, theme
from app.views.widgets.panes import Pane, column


class RailItem(QAbstractButton):
    """Icon over a word; the word goes from 150 % text on. `name` tells what it does, `key` does it too. `count` is
    shown as a badge.
    """

    def __init__(self, title: str, icon: str, name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})")
        self._icon, self._count = icon, 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleDescription(self.tr("{n} baru").format(n=count) if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(64, row(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(6, 1, -6, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c("surface" if self.isChecked() else "line"))
            painter.drawRoundedRect(box, 6, 6)
        if self.isChecked():
            painter.fillRect(QRectF(0, box.center().y() - row(10), 2.5, row(20)), c("accent"))
        if self.hasFocus():
            painter.setPen(QPen(c("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        self._paint_content(painter, box)

    def _paint_content(self, painter: QPainter, box: QRectF) -> None:
        ink = "accent" if self.isChecked() else "text2"
        side, has_word = text(20), theme().scale < 1.5
        top = box.top() + row(8) if has_word else box.center().y() - side / 2
        draw_icon(painter, QRectF(round(box.center().x() - side / 2), round(top), side, side), self._icon, ink)
        if has_word:
            painter.setFont(font(11, 600 if self.isChecked() else 500))
            painter.setPen(c(ink))
            words = QRectF(self.rect()).adjusted(0, row(32), 0, 0)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), self.text())
        if self._count:
            self._paint_badge(painter, box)

    def _paint_badge(self, painter: QPainter, box: QRectF) -> None:
        words = str(self._count) if self._count < 1000 else "999+"
        height = text(15)
        width = max(width_of(words, 11, 600) + text(8), height)
        pill = QRectF(box.right() - width, box.top() + 1, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c("late"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(c("on_late"))
        painter.setFont(font(11, 600))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)


class Rail(Pane):
    """
    Signals:
        screen_requested(str): command that brings a screen to the front.
        theme_requested(): the other theme.
        help_requested(): the sheet of shortcuts.
    """

    screen_requested = Signal(str)
    theme_requested = Signal()
    help_requested = Signal()

    def __init__(self, known: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__("rail", "r", parent)
        keys = {command.id: command.key for command in known}
        self.setFixedWidth(64 if theme().scale < 1.5 else 72)
        self.reports = RailItem(self.tr("Laporan"), "tray", self.tr("Layar Laporan"), keys["show_reports"])
        name = self.tr("Layar Sinkronisasi")
        self.sync = RailItem(self.tr("Sinkron"), "arrows-clockwise", name, keys["show_sync"])
        for item, command in ((self.reports, "show_reports"), (self.sync, "show_sync")):
            item.setCheckable(True)
            item.setAutoExclusive(True)
            item.clicked.connect(partial(self._request, command))
        self.reports.setChecked(True)
        name = self.tr("Tema terang atau gelap")
        self._theme = RailItem(self.tr("Tema"), "moon", name, keys["toggle_theme"])
        name = self.tr("Bantuan: lembar pintasan")
        self._help = RailItem(self.tr("Bantuan"), "question", name, keys["help"])
        inside = column(self, (0, gap(8), 0, gap(8)), gap(2))
        inside.addWidget(self.reports)
        inside.addWidget(self.sync)
        inside.addStretch(1)
        inside.addWidget(self._theme)
        inside.addWidget(self._help)
        self._theme.clicked.connect(self.theme_requested)
        self._help.clicked.connect(self.help_requested)
        theme().changed.connect(self.show_theme)
        self.show_theme()

    def _request(self, command: str, checked: bool = False) -> None:
        self.screen_requested.emit(command)

    def show_theme(self) -> None:
        self._theme.set_icon("sun" if theme().is_dark else "moon")
