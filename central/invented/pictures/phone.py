"""Owns the file that a phone makes of a picture: JPEG, with where, when and by what it was taken."""

from __future__ import annotations

import io
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from PIL import ExifTags, Image

from central.invented.pictures.photo import Shot, painted

QUALITY = 74
WIB = timezone(timedelta(hours=7))
# Makers and models that nobody sells.
PHONES = (
    ("Nusatel", "Nusatel N7"),
    ("Nusatel", "Nusatel N7 Lite"),
    ("Sagara", "Sagara 5G-21"),
    ("Meranti", "Meranti M20"),
    ("Meranti", "Meranti M20 Pro"),
    ("Cakra Mobile", "CM-A12"),
)


class Exposure(NamedTuple):
    """A shot with what the phone notes down; ``phone`` is None where a messenger has removed all notes."""

    shot: Shot
    taken_at: datetime | None = None
    lat: float | None = None
    lon: float | None = None
    phone: int | None = None


def developed(exposure: Exposure) -> bytes:
    """The same exposure gives the same bytes."""
    file = io.BytesIO()
    painted(exposure.shot).save(file, "JPEG", quality=QUALITY, exif=_notes(exposure))
    return file.getvalue()


def _notes(exposure: Exposure) -> Image.Exif:
    exif = Image.Exif()
    if exposure.phone is None:
        return exif
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = PHONES[exposure.phone]
    if exposure.taken_at is not None:
        notes = exif.get_ifd(ExifTags.IFD.Exif)
        notes[ExifTags.Base.DateTimeOriginal] = f"{exposure.taken_at.astimezone(WIB):%Y:%m:%d %H:%M:%S}"
        notes[ExifTags.Base.OffsetTimeOriginal] = "+07:00"
    if exposure.lat is not None and exposure.lon is not None:
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
        place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = _angle(exposure.lat, "NS")
        place[ExifTags.GPS.GPSLongitudeRef], place[ExifTags.GPS.GPSLongitude] = _angle(exposure.lon, "EW")
    return exif


def _angle(degrees: float, letters: str) -> tuple[str, tuple[float, float, float]]:
    """Hemisphere, then degrees, minutes and seconds."""
    hundredths = round(abs(degrees) * 360_000)
    whole, rest = divmod(hundredths, 360_000)
    return letters[degrees < 0], (float(whole), float(rest // 6_000), rest % 6_000 / 100)
