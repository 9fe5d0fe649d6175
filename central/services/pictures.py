"""What is in the bytes of a photo, and small versions of it. The only place that decodes pictures.

A small file can be a huge picture: its size is looked at before it is unpacked, and few are unpacked at once.
"""

import hashlib
import io
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from PIL import ExifTags, Image

# Formats as Pillow names them; MPO is a JPEG that holds a second picture behind the first.
MIMES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
FORMATS = ("JPEG", "PNG", "WEBP")
MAX_PIXELS = 50_000_000
DECODED_AT_ONCE = 2
THUMB_SIDE = 320
THUMB_QUALITY = 80
THUMB_MIME = "image/jpeg"

TURN = Image.Transpose
# What makes a picture upright, by the orientation that its EXIF names.
UPRIGHT = {
    2: TURN.FLIP_LEFT_RIGHT,
    3: TURN.ROTATE_180,
    4: TURN.FLIP_TOP_BOTTOM,
    5: TURN.TRANSPOSE,
    6: TURN.ROTATE_270,
    7: TURN.TRANSVERSE,
    8: TURN.ROTATE_90,
}

_decoding = threading.BoundedSemaphore(DECODED_AT_ONCE)


class Picture(NamedTuple):
    """Facts about the bytes of a photo. Width and height as they are stored, before any rotation by EXIF."""

    sha256: str
    mime: str
    size: int
    width: int
    height: int


class NotAnImageError(Exception):
    """No whole JPEG, PNG or WebP of at most `MAX_PIXELS`."""


def examined(data: bytes) -> Picture:
    """Decodes the whole picture. Raises NotAnImageError."""
    with _opened(data) as image:
        width, height = image.size
        mime = MIMES[image.format or ""]
        # Of a JPEG all bytes are read, but only an eighth of each side is built.
        image.draft(image.mode, (max(1, width // 8), max(1, height // 8)))
        image.load()
    return Picture(hashlib.sha256(data).hexdigest(), mime, len(data), width, height)


def thumbnail(data: bytes) -> bytes:
    """A JPEG of at most `THUMB_SIDE` pixels a side, upright, with nothing of the original but its pixels."""
    with _opened(data) as image:
        image.draft("RGB", (2 * THUMB_SIDE, 2 * THUMB_SIDE))
        orientation = image.getexif().get(ExifTags.Base.Orientation)
        image.thumbnail((THUMB_SIDE, THUMB_SIDE))
        small = image.convert("RGBA")
    if orientation in UPRIGHT:
        small = small.transpose(UPRIGHT[orientation])
    # A new picture: encoders copy comments and profiles of one that was read.
    clean = Image.new("RGB", small.size, "white")
    clean.paste(small, mask=small.getchannel("A"))
    encoded = io.BytesIO()
    clean.save(encoded, "JPEG", quality=THUMB_QUALITY)
    return encoded.getvalue()


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """The picture, not decoded yet; whatever goes wrong inside the block is the picture's fault."""
    try:
        with _decoding, Image.open(io.BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise NotAnImageError
            yield image
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        struct.error,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise NotAnImageError from error
