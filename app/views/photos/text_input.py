"""A text whose drops and pastes may be photos: they go to the slots, words stay words."""

from PySide6.QtCore import QMimeData, Signal

from app.views.photos.drops import has_photos
from app.views.widgets.inputs import TextInput


class PhotoTextInput(TextInput):
    """
    Signals:
        photos_given(object): QMimeData with photos, pasted or dropped into the text.
    """

    photos_given = Signal(object)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return _is_photo(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if _is_photo(source):
            self.photos_given.emit(source)
        else:
            super().insertFromMimeData(source)


def _is_photo(source: QMimeData) -> bool:
    """Word processors put a picture of their text beside it: then the text is meant."""
    return has_photos(source) and (source.hasUrls() or not source.hasText())
