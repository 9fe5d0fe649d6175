"""Photos for tests of central: made of noise, with all facts that a claim or a row needs, and how they are sent."""

import base64
import hashlib
import io
import random
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from PIL import Image

from central.message import Response
from central.services import blobs, pictures
from domain.report import Photo
from tests.central.office import Desk, Office

MIMES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "MPO": "image/jpeg"}


@dataclass(frozen=True)
class MadePhoto:
    data: bytes
    mime: str
    width: int
    height: int

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def size(self) -> int:
        return len(self.data)

    @property
    def path(self) -> str:
        return f"/v1/blobs/{self.sha256}"

    def announcement(self, **other: Any) -> dict[str, Any]:
        return {"sha256": self.sha256, "size": self.size, "mime": self.mime, **other}

    def claim(self, slot: str = "sesudah", **other: Any) -> dict[str, Any]:
        """As it stands in the payload of a command."""
        return {**self.announcement(), "slot": slot, "width": self.width, "height": self.height, **other}

    def row(self, slot: str = "laporan", event: str | None = None) -> Photo:
        return Photo(
            sha256=self.sha256, slot=slot, mime=self.mime, size=self.size, width=self.width, height=self.height,
            event=event,
        )  # fmt: skip


@lru_cache
def photo(seed: int, kind: str = "JPEG", width: int = 64, height: int = 48) -> MadePhoto:
    """Another seed, other bytes."""
    spots = Image.frombytes("RGB", (8, 6), random.Random(seed).randbytes(8 * 6 * 3))
    return made(spots.resize((width, height)), kind)


def made(image: Image.Image, kind: str = "JPEG", **options: Any) -> MadePhoto:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return MadePhoto(file.getvalue(), MIMES[kind], *image.size)


def raw(data: bytes, mime: str = "image/jpeg") -> MadePhoto:
    """Bytes that say they are a photo."""
    return MadePhoto(data, mime, 1, 1)


def store(office: Office, photo: MadePhoto) -> None:
    """As practice mode does with the photos it makes: nobody uploads them."""
    picture = pictures.examined(photo.data)
    office.database.write(lambda transaction: blobs.keep(transaction, picture, photo.data))


def piece_headers(start: int, data: bytes, **other: str | None) -> dict[str, Any]:
    checksum = base64.b64encode(hashlib.sha256(data).digest()).decode()
    return {
        "content-type": "application/offset+octet-stream",
        "upload-offset": str(start),
        "upload-checksum": f"sha256 {checksum}",
        **{name.replace("_", "-"): value for name, value in other.items()},
    }


def announce(desk: Desk, photo: MadePhoto, **other: Any) -> Response:
    return desk.call("POST", "/v1/blobs", photo.announcement(**other))


def patch(desk: Desk, photo: MadePhoto, start: int = 0, data: bytes | None = None, **headers: str | None) -> Response:
    """One piece: all from `start` on, or `data`."""
    body = photo.data[start:] if data is None else data
    return desk.call("PATCH", photo.path, body, headers=piece_headers(start, body, **headers))


def send(desk: Desk, photo: MadePhoto) -> Response:
    """Announce and send the whole; the answer to the last request."""
    response = announce(desk, photo)
    return patch(desk, photo) if response.status == 201 else response


def offset_of(desk: Desk, photo: MadePhoto) -> tuple[str, str]:
    response = desk.call("HEAD", photo.path)
    assert response.status == 200, response.body
    assert response.body == b""
    return response.headers["Upload-Offset"], response.headers["Upload-Length"]
