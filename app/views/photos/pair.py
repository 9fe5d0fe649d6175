"""Before and after of a report in one place, with the choice between beside each other and the slider."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QButtonGroup, QWidget
from shiboken6 import isValid

from app.errors import AppError
from app.services.values import ShownPhoto
from app.views import labels
from app.views.photos.compare import CompareMode, CompareView, Side
from app.views.photos.pictures import Job, Pictures
from app.views.theme import gap
from app.views.widgets.button import TOGGLE, Button
from app.views.widgets.panes import column, line

LEFT, RIGHT = 0, 1


class PairPane(QWidget):
    """Shows the small pictures at once and the whole ones where they are on this PC already; downloads nothing."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._photos: list[ShownPhoto | None] = [None, None]
        self._sides = [Side(None, ""), Side(None, "")]
        self.view = CompareView(self.tr("Sebelum dan sesudah"))
        self.modes = {
            CompareMode.BESIDE: Button(self.tr("Berdampingan"), TOGGLE),
            CompareMode.SLIDER: Button(self.tr("Geser"), TOGGLE),
        }
        self._build()
        self.set_mode(CompareMode.BESIDE)

    def show_pair(self, left: ShownPhoto | None, right: ShownPhoto | None) -> None:
        for place, photo in ((LEFT, left), (RIGHT, right)):
            if photo != self._photos[place] or photo is None:
                self._photos[place] = photo
                self._sides[place] = self._side(place, photo, None)
                self._ask(place, photo)
        self._paint()

    def set_mode(self, mode: CompareMode) -> None:
        self.modes[mode].setChecked(True)
        self.view.set_mode(mode)

    def _build(self) -> None:
        row_of_modes = QWidget()
        across = line(row_of_modes, spacing=gap(8))
        group = QButtonGroup(self)
        for mode, button in self.modes.items():
            group.addButton(button)
            button.clicked.connect(partial(self._on_mode_clicked, mode))
            across.addWidget(button)
        across.addStretch(1)
        stack = column(self, spacing=gap(8))
        stack.addWidget(self.view, 1)
        stack.addWidget(row_of_modes)

    def _ask(self, place: int, photo: ShownPhoto | None) -> None:
        if photo is None:
            return
        self._pictures.thumbnail(photo.sha256, partial(self._on_image, place, photo, False))
        if photo.is_on_pc:
            whole = partial(self._on_image, place, photo, True)
            self._pictures.full(photo.sha256, Job(), whole, self._on_no_whole)

    def _on_image(self, place: int, photo: ShownPhoto, is_whole: bool, image: QImage | None) -> None:
        if not isValid(self) or self._photos[place] != photo:
            return
        if is_whole or self._sides[place].image is None:
            self._sides[place] = self._side(place, photo, image)
            self._paint()

    def _on_no_whole(self, error: AppError) -> None:
        """The small picture is there."""

    def _side(self, place: int, photo: ShownPhoto | None, image: QImage | None) -> Side:
        if photo is None:
            missing = self.tr("Belum ada foto sesudah") if place == RIGHT else self.tr("Belum ada foto sebelum")
            return Side(None, "", waiting=missing)
        chip, taken = labels.slot_label(photo.slot), labels.taken(photo.taken_at)
        waiting = "" if image is not None else self.tr("Belum di PC ini")
        return Side(image, chip, taken, waiting, is_new=place == RIGHT)

    def _paint(self) -> None:
        self.view.show_pair(*self._sides)

    @Slot()
    def _on_mode_clicked(self, mode: CompareMode, checked: bool = False) -> None:
        self.set_mode(mode)
