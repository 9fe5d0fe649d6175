"""One place for photos of a kind: what the report shows already, what is being added, and a way to add more."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views import labels
from app.views.photos.drops import has_photos
from app.views.photos.flow import Flow
from app.views.photos.tile import PhotoTile
from app.views.theme import c, gap
from app.views.widgets.panes import column, line
from app.views.widgets.text import ElidedLabel, Label

TILE = (104, 74)


class SlotBox(QWidget):
    """A drop target; Ctrl+V pastes while the focus is inside.

    Signals:
        mime_given(str, object): slot and the QMimeData of a drop or the clipboard.
        choose_requested(str): slot that wants files to be chosen.
    """

    mime_given = Signal(str, object)
    choose_requested = Signal(str)

    def __init__(self, slot: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slot = slot
        self._is_target = False
        self._hint = ElidedLabel("", 12, 400, "text2")
        name = labels.translate("photos", "Tambah foto {slot}").format(slot=labels.slot_label(slot).lower())
        self.add = PhotoTile(name, size=TILE)
        self.add.show_add(self.tr("Tambah"))
        self._flow = Flow()
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._build()
        self.show_tiles(())

    def show_tiles(self, tiles: tuple[PhotoTile, ...]) -> None:
        self._flow.show_widgets((*tiles, self.add))

    def set_hint(self, words: str, tone: str = "text2") -> None:
        self._hint.setText(words)
        self._hint.set_tone(tone)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_photos(event.mimeData()):
            event.acceptProposedAction()
            self._set_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_target(False)
        event.acceptProposedAction()
        self.mime_given.emit(self.slot, event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.mime_given.emit(self.slot, QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(c("accent"), 2, Qt.PenStyle.DashLine) if self._is_target else QPen(c("line2"), 1)
        painter.setPen(pen)
        painter.setBrush(c("accent_soft" if self._is_target else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _build(self) -> None:
        head = QWidget()
        across = line(head, spacing=gap(8))
        across.addWidget(Label(labels.slot_label(self.slot), 13, 600))
        across.addWidget(self._hint, 1)
        stack = column(self, (gap(12), gap(8), gap(12), gap(10)), gap(6))
        stack.addWidget(head)
        stack.addWidget(self._flow)
        self.add.clicked.connect(self._on_add_clicked)

    def _set_target(self, is_target: bool) -> None:
        self._is_target = is_target
        self.update()

    @Slot()
    def _on_add_clicked(self) -> None:
        self.choose_requested.emit(self.slot)
