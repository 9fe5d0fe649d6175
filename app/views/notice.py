"""The one sentence of a program that cannot start: its only window."""

from PySide6.QtWidgets import QApplication, QMessageBox

from app import config
from app.views import messages, theme


def show_alone(code: str) -> QMessageBox:
    """The program ends with it."""
    theme.start(theme.LIGHT, 1.0)
    box = QMessageBox(QMessageBox.Icon.Warning, config.APP_NAME, messages.with_code(code))
    box.setInformativeText(messages.in_english(code))
    box.finished.connect(QApplication.quit)
    box.show()
    return box
