"""Tiles in rows that wrap at the width there is."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.theme import gap


class Flow(QWidget):
    """As high as its rows; Tab walks through the tiles in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[QWidget, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_widgets(self, widgets: tuple[QWidget, ...]) -> None:
        """Those that are no longer shown stay the caller's to delete."""
        for old in self._shown:
            if old not in widgets:
                old.hide()
        self._shown = widgets
        before: QWidget | None = None
        for widget in widgets:
            widget.setParent(self)
            widget.show()
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(max((widget.sizeHint().width() for widget in self._shown), default=0), self.minimumHeight())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _arrange(self) -> None:
        left = top = bottom = 0
        for widget in self._shown:
            size = widget.sizeHint()
            if left and left + size.width() > self.width():
                left, top = 0, bottom + gap(8)
            widget.setGeometry(left, top, size.width(), size.height())
            left += size.width() + gap(8)
            bottom = max(bottom, top + size.height())
        if bottom != self.minimumHeight() or bottom != self.maximumHeight():
            self.setFixedHeight(bottom)
