"""What a drop or the clipboard holds, as sources for preparing a photo. Decodes and reads nothing."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from app.views.photos.pictures import Source

ENCODED = ("image/jpeg", "image/png", "image/webp")


def has_photos(mime: QMimeData) -> bool:
    """Whether it is worth a try; whether it is a photo is known only when it is prepared."""
    return bool(_files(mime)) or mime.hasImage() or any(mime.hasFormat(name) for name in ENCODED)


def photos_in(mime: QMimeData) -> tuple[Source, ...]:
    """Files first: they still have their time and place, which a copied picture has lost."""
    files = _files(mime)
    if files:
        return files
    for name in ENCODED:
        data = bytes(mime.data(name).data())
        if data:
            return (data,)
    image = mime.imageData()
    return (image,) if isinstance(image, QImage) and not image.isNull() else ()


def _files(mime: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def name_of(source: Source) -> str:
    """How a message names it; empty for what has no name."""
    return source.name if isinstance(source, Path) else ""
