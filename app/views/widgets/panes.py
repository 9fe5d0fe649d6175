"""Plain areas with the theme's background and border lines, scrolling areas, and the veil behind dialogs."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.views.theme import c

Layout = TypeVar("Layout", bound=QBoxLayout)


class Pane(QWidget):
    """An area filled with one token; `edges` names the sides that get a line: any of l, t, r, b."""

    def __init__(self, fill: str = "surface", edges: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill, self._edges = fill, edges

    def set_fill(self, fill: str) -> None:
        self._fill = fill
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), c(self._fill))
        painter.setPen(QPen(c("line2"), 1))
        box = self.rect().adjusted(0, 0, -1, -1)
        sides = {
            "l": (box.topLeft(), box.bottomLeft()),
            "t": (box.topLeft(), box.topRight()),
            "r": (box.topRight(), box.bottomRight()),
            "b": (box.bottomLeft(), box.bottomRight()),
        }
        for edge in self._edges:
            painter.drawLine(*sides[edge])


class Card(QWidget):
    """A rounded box with a thin border."""

    def __init__(self, fill: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill = fill

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(c("line2"), 1))
        painter.setBrush(c(self._fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class ScrollPane(QScrollArea):
    """A scrolling area whose content paints its own background."""

    def __init__(self, content: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setWidget(content)


class Veil(QWidget):
    """Dims its parent while a dialog is open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        parent.installEventFilter(self)
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), c("dim"))


def column(parent: QWidget, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 0) -> QVBoxLayout:
    return _bare(QVBoxLayout(parent), margins, spacing)


def line(parent: QWidget, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 0) -> QHBoxLayout:
    return _bare(QHBoxLayout(parent), margins, spacing)


def _bare(layout: Layout, margins: tuple[int, int, int, int], spacing: int) -> Layout:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    return layout
