"""A row of buttons of which the last ones are left out where there is no room; each of them has a key as well."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.theme import gap
from app.views.widgets.button import Button
from app.views.widgets.panes import line


class FittingRow(QWidget):
    """`buttons` in the order of their importance; the first is always there and stands left, the second right."""

    def __init__(self, buttons: Sequence[Button], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(buttons)
        self._offered = self._all
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        across = line(self, spacing=gap(8))
        first, second, *rest = self._all
        for button in (first, *rest):
            across.addWidget(button)
        across.addStretch(1)
        across.addWidget(second)

    def offer(self, buttons: Sequence[Button]) -> None:
        """Only these are wanted now."""
        self._offered = tuple(button for button in self._all if button in buttons)
        self.fit()

    def fit(self) -> None:
        room = self.width() + gap(8)
        for button in self._all:
            room -= button.sizeHint().width() + gap(8) if button in self._offered else 0
            button.setVisible(button in self._offered and (room >= 0 or button is self._all[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
