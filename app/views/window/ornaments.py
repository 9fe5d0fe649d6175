"""What stands around the screens and does nothing: the frame and the sign of the practice mode, initials."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.views import labels
from app.views.glyphs import draw_icon
from app.views.theme import c, font, row, text
from app.views.widgets.panes import Pane


class TrainingFrame(Pane):
    """Around everything in practice mode."""

    def __init__(self, is_training: bool, parent: QWidget | None = None) -> None:
        super().__init__("train" if is_training else "chrome", parent=parent)


class BannerIcon(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(text(18), text(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), QRectF(self.rect()), "graduation-cap", "on_train")


class Avatar(QWidget):
    """Initials on a disc."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials = labels.initials(name)
        self.setFixedSize(row(28), row(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c("accent"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(c("on_accent"))
        painter.setFont(font(11, 600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
