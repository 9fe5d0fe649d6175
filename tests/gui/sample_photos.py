"""Photos of the invented desk: drawn pictures in memory, and gates that hold slow work until a test opens them."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Event

from PIL import Image, ImageDraw

from app.errors import OfflineError
from app.services import pictures
from app.services.values import PreparedPhoto, ShownPhoto

PARTS = 5
MAX_BYTES = 10_000_000
PATIENCE_S = 60
SKY, WALL, ROAD, KERB, LEAVES = "#a9c4dd", "#cfc6b4", "#6e7378", "#b9bcb8", "#4c7a4a"


@cache
def scene(slot: str, shift: int = 0) -> bytes:
    """A lane with a ditch: full of rubbish before, with workers during, clean after. A JPEG of 960 x 720."""
    image = Image.new("RGB", (960, 720), SKY)
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 180), (420, 300), (420, 420), (0, 600)], fill=WALL)
    draw.polygon([(0, 600), (420, 415), (560, 415), (960, 640), (960, 720), (0, 720)], fill=ROAD)
    draw.polygon([(180, 720), (440, 416), (455, 416), (300, 720)], fill="#3b3f42" if slot == "sesudah" else "#5b4a35")
    draw.polygon([(960, 250), (600, 330), (600, 410), (960, 560)], fill="#b8694a")
    for at in range(6):
        left = 30 + at * 62 + shift
        draw.ellipse([left, 150 + at * 18, left + 150, 290 + at * 12], fill=LEAVES)
    if slot in ("laporan", "sebelum"):
        for at in range(60):
            x, y = 230 + (at * 37) % 190, 440 + (at * 53) % 270
            draw.rectangle([x, y, x + 14, y + 9], fill=("#d9d4c5", "#b24a3a", "#3f6fa0", "#6b5a3c")[at % 4])
    if slot == "proses":
        for x in (330, 470):
            draw.ellipse([x, 430, x + 36, 466], fill="#f0b429")
            draw.rectangle([x - 6, 466, x + 42, 560], fill="#e2622b")
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def small(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        image.thumbnail((320, 320))
        buffer = io.BytesIO()
        image.convert("RGB").save(buffer, "JPEG", quality=75)
        return buffer.getvalue()


def shown(slot: str, taken_at: datetime | None, event: str | None, shift: int = 0) -> ShownPhoto:
    data = scene(slot, shift)
    return ShownPhoto(digest(data), slot, 960, 720, len(data), taken_at, True, event)


COMPLAINT = shown("laporan", datetime(2026, 11, 16, 4, 48, tzinfo=UTC), None)
BEFORE = shown("sebelum", datetime(2026, 11, 22, 6, 5, tzinfo=UTC), "e5", shift=6)
DURING = shown("proses", datetime(2026, 11, 22, 7, 21, tzinfo=UTC), "e5")
AFTER = shown("sesudah", None, "e5")
ALL = (COMPLAINT, BEFORE, DURING, AFTER)


class SamplePhotos:
    """As app.services.photos.Photos. A gate that is set lets work pass; `asked` counts what was called."""

    def __init__(self) -> None:
        self.files = {
            digest(data): data for data in (scene("laporan"), scene("sebelum", 6), scene("proses"), scene("sesudah"))
        }
        self.gate = Event()
        self.gate.set()
        self.is_online = True
        self.asked: list[tuple[str, str]] = []
        self.forgotten: list[str] = []
        self.made: dict[str, PreparedPhoto] = {}

    def prepare(self, source: Path | bytes, slot: str) -> PreparedPhoto:
        self._pass("prepare", slot)
        made = pictures.prepare(source, MAX_BYTES)
        sha256 = digest(made.body)
        self.files[sha256] = made.body
        size = (len(made.body), made.width, made.height, made.taken_at)
        self.made[sha256] = PreparedPhoto(sha256, slot, "image/jpeg", *size, made.original_sha256, made.thumbnail)
        return self.made[sha256]

    def prepared(self, sha256: str, slot: str) -> PreparedPhoto | None:
        found = self.made.get(sha256)
        return None if found is None else replace(found, slot=slot)

    def thumbnail(self, sha256: str) -> bytes | None:
        self.asked.append(("thumbnail", sha256))
        return small(self.files[sha256]) if self.is_online and sha256 in self.files else None

    def full(self, sha256: str, progress: Callable[[int, int], None]) -> bytes:
        self.asked.append(("full", sha256))
        if not self.is_online:
            raise OfflineError("offline")
        data = self.files[sha256]
        for part in range(1, PARTS + 1):
            progress(len(data) * part // PARTS, len(data))
            if part == 2:
                self._pass("part", sha256)
        return data

    def forget(self, sha256: str) -> None:
        self.forgotten.append(sha256)
        self.made.pop(sha256, None)

    def _pass(self, what: str, about: str) -> None:
        self.asked.append((what, about))
        if not self.gate.wait(PATIENCE_S):
            raise TimeoutError(what)
