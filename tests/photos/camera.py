"""Invented photos as phones make them: with a maker's data, a serial number, and words behind the end."""

import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

SECRETS = (b"SER-4711", b"Budi Santoso", b"kenari-biru", b"Samsung", b"GUDANG", b"RW 05")
GPS = {1: "S", 2: (6.0, 10.0, 30.5), 3: "E", 4: (106.0, 49.0, 1.25), 27: b"ASCII\0\0\0GUDANG", 28: b"RW 05"}
TAKEN = "2026:11:22 08:15:30"


def drawn(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Red top left, green top right, blue bottom left, white bottom right: shows how it is turned."""
    image = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width // 2, height // 2), fill="red")
    pen.rectangle((width // 2 + 1, 0, width, height // 2), fill="green")
    pen.rectangle((0, height // 2 + 1, width // 2, height), fill="blue")
    return image.convert(mode)


def exif(taken: str | None = TAKEN, offset: str | None = "+09:00", orientation: int = 1, **more: Any) -> bytes:
    told = Image.Exif()
    told[0x0112], told[0x010F], told[0x013B] = orientation, "Samsung", "Budi Santoso"
    times = {0x9003: taken, 0x9011: offset, 0xA431: "SER-4711", 0x927C: b"kenari-biru" * 40}
    told[0x8769] = {tag: value for tag, value in times.items() if value is not None}
    told[0x8825] = more.get("gps", GPS)
    return told.tobytes()


def phone(width: int = 1600, height: int = 1200, tail: bytes = b"", **told: Any) -> bytes:
    buffer = io.BytesIO()
    drawn(width, height).save(buffer, "JPEG", quality=90, exif=exif(**told), comment=b"kenari-biru")
    return buffer.getvalue() + tail


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def opened(body: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(body))
    image.load()
    return image


def corners(image: Image.Image) -> list[str]:
    """Names of the colours in the four corners, row by row."""
    names = {"red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}
    shown, (width, height) = image.convert("RGB"), image.size

    def nearest(x: int, y: int) -> str:
        pixel: Any = shown.getpixel((x, y))
        return min(names, key=lambda name: sum(abs(a - b) for a, b in zip(names[name], pixel, strict=True)))

    return [nearest(x, y) for y in (9, height - 9) for x in (9, width - 9)]


def file_of(folder: Path, body: bytes, name: str = "foto.jpg") -> Path:
    path = folder / name
    path.write_bytes(body)
    return path
