"""Parts that several dialogs of actions share."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.values import ReportDetails, TextTemplate
from app.views import labels
from app.views.theme import gap
from app.views.widgets.button import PLAIN, Button
from app.views.widgets.inputs import TextInput
from app.views.widgets.panes import column


def title_of(verb: str, details: ReportDetails) -> str:
    """`Tolak JK2611230004 — Pohon tumbang menutup separuh jalan`."""
    words = labels.translate("act", "{verb} {number} — {headline}")
    return words.format(verb=verb, number=details.line.number, headline=details.line.headline)


class TemplateButtons(QWidget):
    """Ready texts of the reference data as buttons under the input that they fill; hidden without any."""

    def __init__(self, target: TextInput, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self.buttons: list[Button] = []
        self._column = column(self, spacing=gap(4))
        self.hide()

    def show_templates(self, templates: tuple[TextTemplate, ...]) -> None:
        for old in self.buttons:
            self._column.removeWidget(old)
            old.deleteLater()
        self.buttons = []
        for template in templates:
            name = labels.translate("act", "Sisipkan teks: {name}").format(name=template.name)
            button = Button(template.name, PLAIN, "note-pencil", name=name)
            button.height_px = 28
            button.setAccessibleDescription(template.words)
            button.clicked.connect(partial(self._on_clicked, template.words))
            self._column.addWidget(button)
            self.buttons.append(button)
        self.setVisible(bool(self.buttons))

    def _on_clicked(self, words: str, checked: bool = False) -> None:
        """Never takes away what was typed: a ready text comes after it."""
        self._target.add_words(words)
        self._target.setFocus()
