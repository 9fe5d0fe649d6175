"""Two reports in a grid of equal rows, with one verdict for each row."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from app.services.form_values import ComparedReport, Comparison, Sign
from app.views import labels
from app.views.duplicate import presenter
from app.views.glyphs import draw_icon, draw_status
from app.views.theme import c, gap, row, text
from app.views.widgets.panes import column, line
from app.views.widgets.text import Label, Paragraph
from domain.report import Status

_TOP = Qt.AlignmentFlag.AlignTop


class ComparisonGrid(QWidget):
    """Columns: what is compared, the older or chosen report, this report, how well they agree."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(gap(12))
        self._grid.setVerticalSpacing(gap(10))
        for place, share in ((1, 5), (2, 5), (3, 4)):
            self._grid.setColumnStretch(place, share)

    def show_comparison(self, comparison: Comparison) -> None:
        self._clear()
        other, mine = comparison.other, comparison.mine
        self._grid.addWidget(_head(other, self.tr("yang dipilih")), 0, 1, _TOP)
        self._grid.addWidget(_head(mine, self.tr("laporan ini")), 0, 2, _TOP)
        self._grid.addWidget(Label(self.tr("Kecocokan"), 12, 600, "text2"), 0, 3, Qt.AlignmentFlag.AlignBottom)
        for at, sign in enumerate(comparison.signs, 1):
            self._grid.addWidget(Label(presenter.sign_label(sign.name), 12, 600, "text2"), at, 0, _TOP)
            for place, report in ((1, other), (2, mine)):
                self._grid.addWidget(_cell(report, sign.name, comparison.shared_words), at, place, _TOP)
            self._grid.addWidget(VerdictCell(sign, other), at, 3, _TOP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line above each row."""
        painter = QPainter(self)
        painter.setPen(QPen(c("line"), 1))
        for at in range(1, self._grid.rowCount()):
            top = self._grid.cellRect(at, 0).top() - gap(5)
            if self._grid.itemAtPosition(at, 0) is not None:
                painter.drawLine(0, top, self.width(), top)

    def _clear(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class VerdictCell(QWidget):
    """Glyph and words, so that the verdict never depends on a colour."""

    def __init__(self, sign: Sign, other: ComparedReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title, detail = presenter.verdict_words(sign, other)
        self.words = f"{title}, {detail}" if detail else title
        self._icon = presenter.verdict_icon(sign.verdict)
        inside = column(self, (text(16) + gap(8), 0, 0, 0), gap(1))
        inside.addWidget(Paragraph(title, 13, 600))
        if detail:
            inside.addWidget(Paragraph(detail, 12, 400, "text2"))

    def paintEvent(self, event: QPaintEvent) -> None:
        icon, tone = self._icon
        side = text(16)
        draw_icon(QPainter(self), QRectF(0, 2, side, side), icon, tone)


class StatusGlyph(QWidget):
    def __init__(self, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self.setFixedSize(text(16), row(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = text(16)
        draw_status(painter, QRectF(0, (self.height() - side) / 2, side, side), self._status)


def _head(report: ComparedReport, role: str) -> QWidget:
    holder, upper = QWidget(), QWidget()
    inside = column(holder, spacing=gap(2))
    across = line(upper, spacing=gap(6))
    across.addWidget(StatusGlyph(report.status))
    across.addWidget(Paragraph(f"{report.number} · {labels.status_label(report.status)}", 12, 600, "text2"), 1)
    inside.addWidget(Label(role, 11, 400, "text3"))
    inside.addWidget(upper)
    inside.addWidget(Paragraph(report.headline, 13, 600))
    return holder


def _cell(report: ComparedReport, name: str, shared: frozenset[str]) -> QWidget:
    if name != "uraian":
        return Paragraph(presenter.value_of(report, name), 13)
    made = Paragraph("", 13)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(presenter.tinted(report.description, shared, c("sel").name()))
    return made
