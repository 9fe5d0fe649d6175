"""A short question over the window, which is dimmed meanwhile: what it is about above, the answers below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from app.views.theme import gap, row
from app.views.widgets.panes import Pane, Veil, column, line


class SmallDialog(QDialog):
    """Who derives from it gives it a title, fills `words` and `answers`, then calls `place`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._veil = Veil(window)
        body, footer = Pane("surface"), Pane("surface2", "t")
        self.words = column(body, (gap(20), gap(16), gap(20), gap(16)), gap(8))
        self.answers = line(footer, (gap(20), gap(10), gap(20), gap(10)), gap(8))
        self.answers.addStretch(1)
        outer = column(self)
        outer.addWidget(body, 1)
        outer.addWidget(footer)

    def place(self, width: int, height: int = 0) -> None:
        """In the middle of the window; in pixels at 100 %, and never larger than the window. Without a height as high
        as the words need.
        """
        self.setFixedWidth(min(row(width), self._window.width() - gap(40)))
        if height:
            self.resize(self.width(), min(row(height), self._window.height() - gap(40)))
        else:
            self.words.addStretch(1)
            self.adjustSize()
        self.move(self._window.mapToGlobal(self._window.rect().center()) - self.rect().center())

    def done(self, result: int) -> None:
        self._veil.hide()
        self._veil.deleteLater()
        super().done(result)
