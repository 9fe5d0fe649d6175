"""The line above a form that says where its words come from."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.views.glyphs import draw_icon
from app.views.theme import gap, row, text
from app.views.widgets.button import PLAIN, Button
from app.views.widgets.panes import Pane, line
from app.views.widgets.text import ElidedLabel


class DraftBar(Pane):
    """
    Signals:
        discard_requested(): the form is to be as it was without the draft.
    """

    discard_requested = Signal()

    def __init__(self, margin: int = 20, parent: QWidget | None = None) -> None:
        super().__init__("accent_soft", "b", parent)
        self._margin = margin
        self._words = ElidedLabel("", 12, 600)
        self.discard = Button(self.tr("Buang draf"), PLAIN, "trash")
        self.discard.height_px = 26
        across = line(self, (gap(margin) + text(16) + gap(8), 0, gap(margin), 0), gap(8))
        across.addWidget(self._words, 1)
        across.addWidget(self.discard)
        self.setFixedHeight(row(36))
        self.discard.clicked.connect(self.discard_requested)
        self.hide()

    def show_draft(self, saved: str) -> None:
        """`saved`: when it was stored, as people read it."""
        self._words.setText(self.tr("Draf dari {at} dipulihkan").format(at=saved))
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = text(16)
        box = QRectF(gap(self._margin), (self.height() - side) / 2, side, side)
        draw_icon(QPainter(self), box, "note-pencil", "accent")
