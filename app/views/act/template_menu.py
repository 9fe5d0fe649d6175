"""`;` in a text offers the unit's ready texts; a variable that nobody filled in is found before it is sent."""

import re
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from app.services.values import TextTemplate
from app.views import labels
from app.views.widgets.inputs import TextInput

OPENING_KEY = ";"
_VARIABLE = re.compile(r"\{\w+\}")


class TemplateMenu(QObject):
    """Opens at the cursor; without templates, and by its last entry, the key is a letter like any other."""

    def __init__(self, target: TextInput) -> None:
        super().__init__(target)
        self._target = target
        self._templates: tuple[TextTemplate, ...] = ()
        self.menu: QMenu | None = None
        target.installEventFilter(self)

    def show_templates(self, templates: tuple[TextTemplate, ...]) -> None:
        self._templates = templates

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_opening = isinstance(event, QKeyEvent) and event.text() == OPENING_KEY
        if not (is_opening and self._templates and event.type() == QEvent.Type.KeyPress):
            return False
        self._open()
        return True

    def _open(self) -> None:
        menu = QMenu(self._target)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for template in self._templates:
            entry = menu.addAction(template.name.replace("&", "&&"))
            entry.triggered.connect(partial(self._put, template.words))
        menu.addSeparator()
        own = menu.addAction(self.tr("Tulis tanda ; saja"))
        own.triggered.connect(partial(self._put, OPENING_KEY))
        menu.setActiveAction(menu.actions()[0])
        self.menu = menu
        menu.popup(self._target.viewport().mapToGlobal(self._target.cursorRect().bottomLeft()))

    def _put(self, words: str, checked: bool = False) -> None:
        self._target.insertPlainText(words)
        self._target.setFocus()


def unfilled(words: str) -> str:
    """A sentence about the first variable that still stands in the text; empty without any."""
    found = _VARIABLE.search(words)
    if found is None:
        return ""
    sentence = labels.translate("act", "Ganti dulu {variable} dalam teks dengan isinya.")
    return sentence.format(variable=found.group())
