"""The photos of a report one by one, enlarged, or before and after beside each other; fetched when wanted."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QDialog, QProgressBar, QStackedWidget, QWidget
from shiboken6 import isValid

from app.services.values import ReportDetails, ShownPhoto
from app.views import labels, messages
from app.views.commands import photo_commands
from app.views.photos.canvas import PhotoCanvas
from app.views.photos.compare import CompareMode, CompareView, Side
from app.views.photos.pictures import Pictures
from app.views.photos.whole import WholePictures
from app.views.photos.words import facts, file_size, pair_with
from app.views.theme import gap, row
from app.views.widgets.button import GHOST, PLAIN, TOGGLE, Button
from app.views.widgets.panes import Pane, column, line
from app.views.widgets.text import Label, Paragraph


class ViewMode(StrEnum):
    """One photo, or one of the modes of CompareMode."""

    SINGLE = "satu"
    BESIDE = "berdampingan"
    SLIDER = "geser"
    DIFFERENCE = "beda"


class PhotoViewer(QDialog):
    """Fills its window; Esc goes back. Keys are those of `commands.photo_commands`."""

    def __init__(
        self,
        pictures: Pictures,
        details: ReportDetails,
        photos: tuple[ShownPhoto, ...],
        now: datetime,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._pictures, self._details, self._now = pictures, details, now
        self.photos = photos
        self.place = 0
        self.mode = ViewMode.SINGLE
        self._small: dict[str, QImage] = {}
        self.whole = WholePictures(pictures, self)
        self.canvas = PhotoCanvas(self.tr("Foto"))
        self.compare = CompareView(self.tr("Sebelum dan sesudah"))
        self._stack = QStackedWidget()
        self._count = Label("", 13, 600)
        self._facts = Paragraph("", 12, 400, "text2")
        self.progress = QProgressBar()
        self.state = Paragraph("", 12, 500)
        self.cancel = Button(self.tr("Hentikan unduhan"), PLAIN, "x")
        self.again = Button(self.tr("Unduh lagi"), PLAIN, "cloud-arrow-down")
        self.modes = {
            ViewMode.SINGLE: Button(self.tr("Satu foto"), TOGGLE),
            ViewMode.BESIDE: Button(self.tr("Berdampingan"), TOGGLE),
            ViewMode.SLIDER: Button(self.tr("Geser"), TOGGLE),
            ViewMode.DIFFERENCE: Button(self.tr("Tumpuk beda"), TOGGLE),
        }
        self._setting(parent.window())
        self._build()
        self._connect()

    def show_photo(self, sha256: str, slot: str = "") -> None:
        """The photo with this hash; the same picture may stand in two slots."""
        same = [at for at, photo in enumerate(self.photos) if photo.sha256 == sha256]
        in_slot = [at for at in same if self.photos[at].slot == slot]
        self._go_to((in_slot or same or [0])[0])

    def step(self, by: int) -> None:
        """Stops at the ends."""
        self._go_to(min(max(self.place + by, 0), len(self.photos) - 1))

    def set_mode(self, mode: ViewMode) -> None:
        self.mode = mode
        self.modes[mode].setChecked(True)
        is_single = mode is ViewMode.SINGLE
        self._stack.setCurrentWidget(self.canvas if is_single else self.compare)
        if not is_single:
            self.compare.set_mode(CompareMode(mode.value))
        (self.compare if mode is ViewMode.SLIDER else self.canvas if is_single else self.modes[mode]).setFocus()
        self._load()

    def run(self, command: str) -> None:
        """A command of the registry that belongs to the viewer."""
        simple: dict[str, Callable[[], None]] = {
            "next_photo": partial(self.step, 1),
            "previous_photo": partial(self.step, -1),
            "compare_photos": self._next_mode,
            "zoom_in": self.canvas.zoom_in,
            "zoom_out": self.canvas.zoom_out,
            "zoom_fit": self.canvas.fit,
        }
        simple[command]()

    def done(self, result: int) -> None:
        self.whole.stop()
        super().done(result)

    # ---- building

    def _setting(self, window: QWidget) -> None:
        title = self.tr("Foto {number} — {headline}")
        shown = self._details.line
        self.setWindowTitle(title.format(number=shown.number, headline=shown.headline))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setGeometry(window.geometry())
        self.progress.setAccessibleName(self.tr("Unduhan foto"))
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(row(6))

    def _build(self) -> None:
        outer = column(self)
        for widget in (self.canvas, self.compare):
            self._stack.addWidget(widget)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.progress)
        outer.addWidget(self._state_bar())
        outer.addWidget(self._facts_bar())
        outer.addWidget(self._tool_bar())

    def _state_bar(self) -> Pane:
        self._bar = Pane("warn_soft", "t")
        across = line(self._bar, (gap(16), gap(6), gap(16), gap(6)), gap(8))
        across.addWidget(self.state, 1)
        across.addWidget(self.cancel)
        across.addWidget(self.again)
        return self._bar

    def _facts_bar(self) -> Pane:
        bar = Pane("surface", "t")
        across = line(bar, (gap(16), gap(8), gap(16), gap(8)), gap(12))
        across.addWidget(self._count, alignment=Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._facts, 1)
        return bar

    def _tool_bar(self) -> Pane:
        bar = Pane("surface2", "t")
        across = line(bar, (gap(16), gap(8), gap(16), gap(8)), gap(6))
        icons = {
            "previous_photo": "caret-left",
            "next_photo": "caret-right",
            "zoom_out": "minus",
            "zoom_in": "plus",
            "zoom_fit": "corners-out",
        }
        known = {command.id: command for command in photo_commands()}
        for name, icon in icons.items():
            button = Button("", PLAIN, icon, known[name].key, known[name].title)
            button.clicked.connect(partial(self._on_tool_clicked, name))
            across.addWidget(button)
        across.addSpacing(gap(12))
        group = QButtonGroup(self)
        for mode, button in self.modes.items():
            group.addButton(button)
            button.clicked.connect(partial(self._on_mode_clicked, mode))
            across.addWidget(button)
        across.addStretch(1)
        close = Button(self.tr("Tutup"), GHOST, "", "Esc")
        close.clicked.connect(self.reject)
        across.addWidget(close)
        return bar

    def _connect(self) -> None:
        self.whole.changed.connect(self._paint)
        self.canvas.step_requested.connect(self.step)
        self.cancel.clicked.connect(self.whole.cancel)
        self.again.clicked.connect(self._load)
        for command in photo_commands():
            for key in command.keys:
                QShortcut(QKeySequence(key), self).activated.connect(partial(self.run, command.id))

    # ---- showing

    def _go_to(self, place: int) -> None:
        self.place = place
        self.canvas.fit()
        self.set_mode(self.mode)

    def _wanted(self) -> tuple[ShownPhoto, ...]:
        if not self.photos:
            return ()
        chosen = self.photos[self.place]
        if self.mode is ViewMode.SINGLE:
            return (chosen,)
        return tuple(photo for photo in pair_with(chosen, self.photos) if photo is not None)

    @Slot()
    def _load(self) -> None:
        """Small pictures at once, whole ones as they come."""
        wanted = self._wanted()
        for photo in wanted:
            if photo.sha256 not in self._small:
                self._pictures.thumbnail(photo.sha256, partial(self._on_small, photo.sha256))
        self.whole.want(wanted)

    def _on_small(self, sha256: str, image: QImage | None) -> None:
        if image is not None and isValid(self):
            self._small[sha256] = image
            self._paint()

    @Slot()
    def _paint(self) -> None:
        wanted = self._wanted()
        if not wanted:
            self.canvas.show_image(None, self.tr("Laporan ini belum punya foto."))
        elif self.mode is ViewMode.SINGLE:
            self.canvas.show_image(self._image(wanted[0]), self._waiting())
        else:
            chosen = pair_with(self.photos[self.place], self.photos)
            self.compare.show_pair(*(self._side(photo, at == 1) for at, photo in enumerate(chosen)))
        count = self.tr("{n} dari {all}").format(n=self.place + 1, all=len(self.photos))
        self._count.setText(count if self.photos else "")
        self._facts.setText("\n".join(facts(photo, self._details, self._now) for photo in wanted))
        self.canvas.setAccessibleDescription(self._facts.text())
        self._paint_state()

    def _paint_state(self) -> None:
        whole = self.whole
        done, size = whole.progress
        is_download = whole.is_loading and any(not photo.is_on_pc for photo in self._wanted())
        self.progress.setVisible(is_download)
        self.progress.setMaximum(max(size, 1))
        self.progress.setValue(done)
        self.cancel.setVisible(is_download)
        self.again.setVisible(bool(whole.failure))
        if is_download:
            words = self.tr("Mengunduh {done} dari {size}").format(done=file_size(done), size=file_size(size))
        elif whole.failure == "cancelled":
            words = self.tr("Unduhan dihentikan. Yang tampak adalah gambar kecilnya, bila ada.")
        else:
            words = messages.with_code(whole.failure) if whole.failure else ""
        self._bar.setVisible(bool(words))
        self.state.setText(words)

    def _image(self, photo: ShownPhoto) -> QImage | None:
        return self.whole.image(photo.sha256) or self._small.get(photo.sha256)

    def _waiting(self) -> str:
        return self.tr("Foto belum di PC ini.") if self.whole.failure else self.tr("Memuat …")

    def _side(self, photo: ShownPhoto | None, is_after: bool) -> Side:
        if photo is None:
            missing = self.tr("Belum ada foto sesudah") if is_after else self.tr("Belum ada foto sebelum")
            return Side(None, "", waiting=missing)
        chip, taken = labels.slot_label(photo.slot), labels.taken(photo.taken_at)
        image = self._image(photo)
        return Side(image, chip, taken, "" if image is not None else self._waiting(), is_new=is_after)

    def _next_mode(self) -> None:
        modes = list(ViewMode)
        self.set_mode(modes[(modes.index(self.mode) + 1) % len(modes)])

    @Slot()
    def _on_tool_clicked(self, command: str, checked: bool = False) -> None:
        self.run(command)

    @Slot()
    def _on_mode_clicked(self, mode: ViewMode, checked: bool = False) -> None:
        self.set_mode(mode)
