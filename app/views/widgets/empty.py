"""An empty place: what happened, what was kept, what to do next."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.views.glyphs import draw_icon
from app.views.theme import c, gap, row, text
from app.views.widgets.button import Button
from app.views.widgets.panes import Pane, column
from app.views.widgets.text import Paragraph


class Disc(QWidget):
    """An icon on a tinted disc."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._fill, self._ink = "tray", "surface2", "text2"
        self.setFixedSize(text(68), text(68))

    def show_icon(self, icon: str, fill: str, ink: str) -> None:
        self._icon, self._fill, self._ink = icon, fill, ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c(self._fill))
        painter.drawEllipse(QRectF(self.rect()))
        side = text(28)
        inset = (self.width() - side) / 2
        draw_icon(painter, QRectF(inset, inset, side, side), self._icon, self._ink)


class EmptyState(Pane):
    """Glyph, title, text, up to three buttons and a line of facts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._disc = Disc()
        self._title = Paragraph("", 16, 600)
        self._words = Paragraph("", 13, 400, "text2")
        self._facts = Paragraph("", 12, 400, "text3")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(self.tr("Kemajuan"))
        self._bar.hide()
        for label in (self._title, self._words, self._facts):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(gap(8))
        self._build()

    def show_words(self, icon: str, fill: str, ink: str, title: str, words: str, facts: str = "") -> None:
        self._disc.show_icon(icon, fill, ink)
        self._title.setText(title)
        self._words.setText(words)
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))

    def show_progress(self, is_running: bool) -> None:
        """An endless bar while the amount of work is unknown."""
        self._bar.setRange(0, 0)
        self._bar.setVisible(is_running)

    def show_buttons(self, *buttons: Button) -> None:
        while self._buttons.count() > 2:
            item = self._buttons.takeAt(1)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, button in enumerate(buttons):
            self._buttons.insertWidget(place + 1, button)

    def _build(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(row(345))
        inside = column(inner, spacing=gap(8))
        inside.addWidget(self._disc, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(gap(4))
        for widget in (self._title, self._words, self._bar):
            inside.addWidget(widget)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        inside.addSpacing(gap(4))
        inside.addLayout(self._buttons)
        inside.addWidget(self._facts)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        outer = column(self, (gap(16),) * 4)
        outer.addStretch(2)
        outer.addLayout(across)
        outer.addStretch(3)
