"""From a camera's file to the JPEG that is attached: smaller, upright, and stripped of everything but when and where
it was taken. The only module of the desk that decodes pictures; slow, for task lanes.

The SHA-256 of the original stands in the EXIF user comment, so that it travels with the photo wherever that goes;
`ImageUniqueID` holds half of it at most.
"""

import hashlib
import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageCms

from app.errors import PhotoError
from app.services import jpeg
from domain.calendar import WIB

LONGEST = 2048
THUMB_LONGEST = 320
MAX_PIXELS = {"JPEG": 100_000_000, "MPO": 100_000_000}
MAX_PIXELS_WHOLE = 50_000_000
"""Formats that cannot be decoded at a smaller scale need four bytes for each pixel."""

MAX_FILE_BYTES = 100_000_000
QUALITIES = (85, 75, 60, 40)
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"hevc", b"hevx", b"mif1", b"msf1"})

EXIF_IFD, GPS_IFD, ORIENTATION = 0x8769, 0x8825, 0x0112
TAKEN, TAKEN_OFFSET, USER_COMMENT = 0x9003, 0x9011, 0x9286
GPS_TAGS = frozenset({0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 29, 31})
"""Position, height, time and direction; not the names of areas and methods."""

BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, OverflowError, struct.error, zlib.error)
"""What Pillow raises over a file that lies about itself."""

UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How to turn a picture by its EXIF orientation."""

Image.MAX_IMAGE_PIXELS = None  # `_open` counts them before anything is decoded


File = io.BufferedReader | io.BytesIO


class Picture(NamedTuple):
    """`body` and `thumbnail` are JPEG; `taken_at` is aware UTC."""

    body: bytes
    width: int
    height: int
    taken_at: datetime | None
    original_sha256: str
    thumbnail: bytes


class _Told(NamedTuple):
    """What is kept of the original's metadata, and how it has to be turned."""

    taken_text: str | None
    offset_text: str | None
    gps: dict[int, Any]
    turn: Image.Transpose | None


def prepare(source: Path | bytes, max_bytes: int) -> Picture:
    """A JPEG that is small and upright already keeps its pixels as they are. Raises PhotoError."""
    with _file(source) as file, _open(file) as image:
        original = _sha256(file)
        told = _told(image)
        exif = _exif(told, original)
        with _breaking("unreadable_file"):
            kept = None if told.turn is not None else _kept(image, file, exif, max_bytes)
            body = kept or _encoded(_upright(image, told.turn), exif, max_bytes)
    with _breaking("unreadable_file"), Image.open(io.BytesIO(body), formats=("JPEG",)) as small:
        small.load()
        return Picture(body, small.width, small.height, _taken_at(told), original, _thumbnail(small))


def check(body: bytes) -> None:
    """Raises PhotoError unless these bytes are a whole picture."""
    with _open(io.BytesIO(body)) as image, _breaking("unreadable_file"):
        image.load()


@contextmanager
def _file(source: Path | bytes) -> Iterator[File]:
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    try:
        if not source.is_file():
            raise PhotoError("unreadable_file")
        if source.stat().st_size > MAX_FILE_BYTES:
            raise PhotoError("too_large")
        file = source.open("rb")
    except OSError as error:
        raise PhotoError("unreadable_file") from error
    with file:
        yield file


@contextmanager
def _breaking(code: str) -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        raise PhotoError(code) from error


@contextmanager
def _open(file: File) -> Iterator[Image.Image]:
    """The head of the file only: nothing is decoded yet."""
    with _breaking("unreadable_file"):
        head = file.read(12)
        file.seek(0)
    if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS:
        raise PhotoError("heic_unsupported")
    with _breaking("not_an_image"):
        image = Image.open(file, formats=("JPEG", "PNG", "WEBP"))
    with image:
        if image.width * image.height > MAX_PIXELS.get(image.format or "", MAX_PIXELS_WHOLE):
            raise PhotoError("too_many_pixels")
        yield image


def _sha256(file: File) -> str:
    at = file.tell()
    file.seek(0)
    with _breaking("unreadable_file"):
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(at)
    return digest


def _kept(image: Image.Image, file: File, exif: bytes, max_bytes: int) -> bytes | None:
    """The same pixels under our own metadata; None when the picture has to be made anew."""
    is_plain = image.format == "JPEG" and image.mode in {"RGB", "L"} and "icc_profile" not in image.info
    if not is_plain or max(image.size) > LONGEST:
        return None
    at = file.tell()
    file.seek(0)
    body = jpeg.with_exif(file.read(), exif)
    file.seek(at)
    return body if len(body) <= max_bytes else None


def _upright(image: Image.Image, turn: Image.Transpose | None) -> Image.Image:
    """At most LONGEST, RGB in sRGB. A JPEG is decoded at a smaller scale where that is enough."""
    profile = image.info.get("icc_profile")
    image.draft("RGB", (LONGEST, LONGEST))
    image.load()
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return _in_srgb(image if turn is None else image.transpose(turn), profile)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Transparent parts become white. A profile that does not fit its picture counts as none."""
    if "A" in image.mode or "transparency" in image.info:
        rgba = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, rgba)
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, srgb, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")


def _encoded(image: Image.Image, exif: bytes, max_bytes: int) -> bytes:
    image.info.clear()  # the encoder would copy comments from there
    for quality in QUALITIES:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, optimize=True, exif=exif)
        if buffer.tell() <= max_bytes:
            return buffer.getvalue()
    raise PhotoError("too_large")


def _thumbnail(image: Image.Image) -> bytes:
    image.thumbnail((THUMB_LONGEST, THUMB_LONGEST), Image.Resampling.LANCZOS)
    image.info.clear()
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=75)
    return buffer.getvalue()


def _told(image: Image.Image) -> _Told:
    """EXIF that cannot be read counts as none: the photo is what matters."""
    try:
        exif = image.getexif()
        times, gps = exif.get_ifd(EXIF_IFD), exif.get_ifd(GPS_IFD)
    except BROKEN:
        return _Told(None, None, {}, None)
    kept = {tag: value for tag, value in gps.items() if tag in GPS_TAGS}
    return _Told(_text(times.get(TAKEN)), _text(times.get(TAKEN_OFFSET)), kept, UPRIGHT.get(exif.get(ORIENTATION, 1)))


def _text(value: object) -> str | None:
    return value.strip("\0 ") if isinstance(value, str) else None


def _taken_at(told: _Told) -> datetime | None:
    """Without an offset the camera's clock is taken to show WIB."""
    try:
        local = datetime.strptime(told.taken_text or "", "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None
    try:
        zone = datetime.strptime(told.offset_text or "", "%z").tzinfo or WIB
    except ValueError:
        zone = WIB
    try:
        return local.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return None


def _exif(told: _Told, original: str) -> bytes:
    exif = Image.Exif()
    comment = b"ASCII\0\0\0sha256:" + original.encode()
    kept = {TAKEN: told.taken_text, TAKEN_OFFSET: told.offset_text, USER_COMMENT: comment}
    exif[EXIF_IFD] = {tag: value for tag, value in kept.items() if value is not None}
    if told.gps:
        exif[GPS_IFD] = told.gps
    try:
        return exif.tobytes()
    except BROKEN:
        return _exif(told._replace(gps={}), original)
