"""The photos of a report in the reading pane: tiles in rows, or the lock words of a private report."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.values import ShownPhoto
from app.views.photos.flow import Flow
from app.views.photos.pictures import Pictures
from app.views.photos.tile import PhotoTile, TileState, show_on
from app.views.photos.words import caption, spoken_names
from app.views.theme import gap
from app.views.widgets.panes import column
from app.views.widgets.text import NoteBox


class PhotoStrip(QWidget):
    """Asks for the small pictures itself and again each time it is shown without one.

    Signals:
        photo_requested(int): open the photo at this place.
        add_requested(): the empty place for a photo Sesudah was chosen.
    """

    photo_requested = Signal(int)
    add_requested = Signal()

    def __init__(self, pictures: Pictures, tile: tuple[int, int] = (150, 104), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures, self._size = pictures, tile
        self.tiles: tuple[PhotoTile, ...] = ()
        self._photos: tuple[ShownPhoto, ...] = ()
        self._with_add = False
        self._flow = Flow()
        self._add = PhotoTile(self.tr("Tambah foto sesudah"), size=tile)
        self._add.show_add(self.tr("Sesudah · belum ada foto"))
        self._add.clicked.connect(self.add_requested)
        self._add.hide()
        self._lock = NoteBox("lock-simple", "warn_soft", "text", "warn")
        self._lock.setText(self.tr("Foto pelapor terkunci karena laporan ini privat."))
        stack = column(self, spacing=gap(8))
        stack.addWidget(self._lock)
        stack.addWidget(self._flow)

    def show_photos(self, photos: tuple[ShownPhoto, ...], is_private: bool, with_add: bool) -> None:
        """`with_add`: the report still lacks a photo Sesudah, and the officer may add one."""
        is_locked = is_private and all(photo.slot != "laporan" for photo in photos)
        self._lock.setVisible(is_locked)
        if (photos, with_add) != (self._photos, self._with_add) or not self._flow.isVisibleTo(self):
            self._photos, self._with_add = photos, with_add
            self._make_tiles()
        for tile, photo in zip(self.tiles, photos, strict=True):
            if tile.image is None:
                self._pictures.thumbnail(photo.sha256, partial(show_on, tile))
        self._flow.setVisible(bool(self.tiles) or with_add)
        self.setVisible(is_locked or bool(self.tiles) or with_add)

    def is_loaded(self) -> bool:
        """Each picture is there, or it is known that it is not to be had now."""
        return all(tile.state is not TileState.LOADING for tile in self.tiles)

    def _make_tiles(self) -> None:
        old = self.tiles
        names = spoken_names(self._photos)
        self.tiles = tuple(
            PhotoTile(name, caption(photo), size=self._size) for name, photo in zip(names, self._photos, strict=True)
        )
        for at, tile in enumerate(self.tiles):
            tile.clicked.connect(partial(self.photo_requested.emit, at))
        self._flow.show_widgets((*self.tiles, self._add) if self._with_add else self.tiles)
        for tile in old:
            tile.deleteLater()
