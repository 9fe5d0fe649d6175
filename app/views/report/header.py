"""Top of the reading pane: number, origin, title, star; then the privacy ribbon."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.services.values import ReportDetails
from app.views import labels, messages
from app.views.glyphs import draw_icon
from app.views.reports.painting import width_of, write
from app.views.theme import c, gap, row, text
from app.views.widgets.button import GHOST, TOGGLE, Button
from app.views.widgets.panes import Pane, column, line
from app.views.widgets.text import ElidedLabel, Label, PaintedLabel


class ReportHeader(Pane):
    """
    Signals:
        star_requested(bool): follow this report or no longer.
    """

    star_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self.number = Label("", 13, 600, "text2")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._origin = ElidedLabel("", 12, 400, "text2")
        self.title = ElidedLabel("", 18, 600)
        self._copy = Button("", GHOST, "copy", "Ctrl+Shift+C", self.tr("Salin nomor laporan"))
        self._star = Button("", TOGGLE, "star", "P", self.tr("Ikuti laporan"))
        for button in (self._copy, self._star):
            button.height_px = 28
        self._copy.clicked.connect(self.copy_number)
        self._star.clicked.connect(self.star_requested)
        self._build()

    def show_details(self, details: ReportDetails) -> None:
        shown = details.line
        self.number.setText(shown.number)
        came = self.tr("masuk {at}").format(at=labels.date_time(shown.created_at))
        self._origin.setText(f"{shown.channel}  ·  {shown.category}  ·  {came}")
        self.title.setText(shown.headline)
        self._star.setChecked(shown.is_starred)

    @Slot()
    def copy_number(self) -> None:
        QGuiApplication.clipboard().setText(self.number.text())

    def _build(self) -> None:
        upper = QWidget()
        across = line(upper, spacing=gap(4))
        across.addWidget(self.number)
        across.addWidget(self._copy)
        across.addSpacing(gap(6))
        across.addWidget(self._origin, 1)
        across.addWidget(self._star)
        outer = column(self, (gap(16), gap(6), gap(12), gap(8)))
        outer.addWidget(upper)
        outer.addWidget(self.title)


class PrivacyRibbon(PaintedLabel):
    """The fixed sentence of domain.md 4; its text is what a screen reader says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = ""
        self.setFixedHeight(row(28))

    def show_privacy(self, is_private: bool) -> None:
        self.setText(messages.privacy(is_private))
        self._side = (
            self.tr("Laporan privat · identitas dan foto terkunci")
            if is_private
            else self.tr("Laporan publik · pelapor anonim")
        )
        self.setAccessibleDescription(self._side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), c("warn_soft"))
        side = text(16)
        draw_icon(painter, QRectF(gap(16), (self.height() - side) / 2, side, side), "lock-simple", "warn")
        inner = self.rect().adjusted(gap(16) + side + gap(8), 0, -gap(16), 0)
        used = width_of(self.text(), 12, 600)
        if used + width_of(self._side, 12, 400) + gap(16) <= inner.width():
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            write(painter, inner, self._side, (12, 400, "warn"), right)
        write(painter, inner, self.text(), (12, 600, "warn"))
