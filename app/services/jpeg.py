"""Other metadata for a JPEG without touching its pixels: segments are copied or left out, nothing is decoded.

Left out are all application segments (EXIF, XMP, maker's own, thumbnails), comments, and whatever follows the end of
the picture.
"""

import re
from collections.abc import Iterator

EOI, SOS = 0xD9, 0xDA
APP0, APP1, APP14, APP15, COM = 0xE0, 0xE1, 0xEE, 0xEF, 0xFE
JFIF_HEAD = 14
NEXT_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")


def with_exif(body: bytes, exif: bytes) -> bytes:
    """The JPEG with `exif` (from `Exif\\0\\0` on) as its only metadata. Raises ValueError for what is no JPEG."""
    if body[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    head, rest = bytearray(b"\xff\xd8"), bytearray()
    for marker, data in _segments(body):
        if marker == APP0 and data.startswith(b"JFIF\0") and len(head) == len(b"\xff\xd8"):
            head += _segment(APP0, data[: JFIF_HEAD - 2] + b"\0\0")
        elif marker == APP14 or not (APP0 <= marker <= APP15 or marker == COM):
            rest += data if marker == SOS else _segment(marker, data)
    return bytes(head + _segment(APP1, exif) + rest + b"\xff\xd9")


def _segments(body: bytes) -> Iterator[tuple[int, bytes]]:
    """Markers with what stands behind their length; a scan with all of its bytes, its marker included."""
    at = 2
    while True:
        found = NEXT_MARKER.match(body, at)
        if found is None:
            raise ValueError("broken JPEG")
        marker = found.group(1)[0]
        if marker == EOI:
            return
        start = found.end()
        end = start + int.from_bytes(body[start : start + 2], "big")
        if marker == SOS:
            following = NEXT_MARKER.search(body, end)
            if following is None:
                raise ValueError("cut JPEG")
            at = following.start()
            yield marker, body[start - 2 : at]
            continue
        yield marker, body[start + 2 : end]
        at = end


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2, "big") + data
