"""From a camera's file to what is attached: size, turn, time and place; and what is no picture."""

import contextlib
import hashlib
import io
import os
import struct
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from app.errors import PhotoError
from app.services import jpeg, pictures
from tests.architecture.repository import ROOT
from tests.photos.camera import GPS, SECRETS, TAKEN, corners, drawn, exif, file_of, opened, phone, saved

LIMIT = 10_000_000
MEBIBYTE = 1024 * 1024


def test_a_large_photo_becomes_2048_pixels_long(tmp_path: Path) -> None:
    made = pictures.prepare(file_of(tmp_path, phone(4000, 3000)), LIMIT)
    image = opened(made.body)
    assert (made.width, made.height) == image.size == (2048, 1536)
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert max(opened(made.thumbnail).size) == 320


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("size", [(1600, 1200), (3000, 2250)])
def test_the_photo_stands_upright_without_being_told(orientation: int, size: tuple[int, int]) -> None:
    """Corners by hand from the EXIF standard: where the 0th row and 0th column of the file are shown."""
    shown = {
        1: ["red", "green", "blue", "white"],
        2: ["green", "red", "white", "blue"],
        3: ["white", "blue", "green", "red"],
        4: ["blue", "white", "red", "green"],
        5: ["red", "blue", "green", "white"],
        6: ["blue", "red", "white", "green"],
        7: ["white", "green", "blue", "red"],
        8: ["green", "white", "red", "blue"],
    }
    made = pictures.prepare(phone(*size, orientation=orientation), LIMIT)
    image = opened(made.body)
    assert corners(image) == shown[orientation]
    assert image.getexif().get(0x0112) is None
    assert (made.width, made.height) == image.size
    assert (image.width > image.height) == (orientation < 5)
    assert corners(opened(made.thumbnail)) == shown[orientation]


@pytest.mark.parametrize(
    ("taken", "offset", "expected"),
    [
        (TAKEN, "+09:00", datetime(2026, 11, 21, 23, 15, 30, tzinfo=UTC)),
        (TAKEN, "-03:30", datetime(2026, 11, 22, 11, 45, 30, tzinfo=UTC)),
        (TAKEN, None, datetime(2026, 11, 22, 1, 15, 30, tzinfo=UTC)),
        (TAKEN, "jam", datetime(2026, 11, 22, 1, 15, 30, tzinfo=UTC)),
        (None, "+07:00", None),
        ("0000:00:00 00:00:00", None, None),
        ("0001:01:01 00:00:00", "+14:00", None),
        ("kemarin", "+07:00", None),
    ],
)
def test_when_it_was_taken(taken: str | None, offset: str | None, expected: datetime | None) -> None:
    made = pictures.prepare(phone(taken=taken, offset=offset), LIMIT)
    assert made.taken_at == expected


@pytest.mark.parametrize("size", [(1600, 1200), (3000, 2250)])
def test_time_place_and_the_original_are_all_that_is_told(size: tuple[int, int]) -> None:
    original = phone(*size, tail=b"kenari-biru trailer of the maker")
    made = pictures.prepare(original, LIMIT)
    assert all(secret in original for secret in (SECRETS[0], SECRETS[1], SECRETS[2], SECRETS[3]))
    assert not [secret for secret in SECRETS if secret in made.body or secret in made.thumbnail]
    told = opened(made.body).getexif()
    assert set(told) == {0x8769, 0x8825}
    assert told.get_ifd(0x8825) == {tag: GPS[tag] for tag in (1, 2, 3, 4)}
    digest = hashlib.sha256(original).hexdigest()
    comment = b"ASCII\0\0\0sha256:" + digest.encode()
    assert told.get_ifd(0x8769) == {0x9003: TAKEN, 0x9011: "+09:00", 0x9286: comment}
    assert made.original_sha256 == digest
    assert not opened(made.thumbnail).getexif()


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_small_jpeg_keeps_its_pixels_to_the_bit(progressive: bool, mode: str) -> None:
    original = saved(drawn(900, 700, mode), "JPEG", quality=70, progressive=progressive, exif=exif(), comment=b"x")
    made = pictures.prepare(original, LIMIT)
    assert opened(made.body).tobytes() == opened(original).tobytes()
    assert made.body != original


def test_the_same_file_gives_the_same_photo() -> None:
    """Two officers, or two tries, are one blob at central."""
    for size in ((1600, 1200), (3000, 2250)):
        assert pictures.prepare(phone(*size), LIMIT) == pictures.prepare(phone(*size), LIMIT)


@pytest.mark.parametrize(
    "body",
    [
        saved(drawn(900, 700), "PNG"),
        saved(drawn(900, 700, "P"), "PNG"),
        saved(drawn(900, 700), "WEBP", lossless=True),
        saved(drawn(900, 700, "CMYK"), "JPEG"),
        saved(drawn(900, 700), "MPO", save_all=True, append_images=[drawn(90, 70)]),
    ],
    ids=["png", "palette", "webp", "cmyk", "mpo"],
)
def test_other_formats_become_jpeg(body: bytes) -> None:
    made = pictures.prepare(body, LIMIT)
    image = opened(made.body)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (900, 700))
    assert corners(image) == ["red", "green", "blue", "white"]


def test_what_is_transparent_becomes_white() -> None:
    made = pictures.prepare(saved(Image.new("RGBA", (600, 400), (255, 0, 0, 0)), "PNG"), LIMIT)
    assert corners(opened(made.body)) == ["white"] * 4


def test_a_foreign_colour_profile_is_applied_and_dropped() -> None:
    """A profile may name the device that made it; what it means for the colours is kept."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = pictures.prepare(saved(drawn(900, 700), "JPEG", quality=95, icc_profile=lab), LIMIT)
    assert "icc_profile" not in opened(made.body).info
    assert corners(opened(made.body)) == ["red", "green", "blue", "white"]
    broken = pictures.prepare(saved(drawn(900, 700), "JPEG", icc_profile=b"no profile at all"), LIMIT)
    assert corners(opened(broken.body)) == ["red", "green", "blue", "white"]


def test_a_photo_fits_into_what_central_takes() -> None:
    noise = Image.frombytes("RGB", (2000, 1500), os.urandom(2000 * 1500 * 3))
    original = saved(noise, "JPEG", quality=95)
    made = pictures.prepare(original, 1_500_000)
    assert len(original) > 1_500_000 >= len(made.body)
    with pytest.raises(PhotoError) as caught:
        pictures.prepare(original, 50_000)
    assert caught.value.code == "too_large"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_head(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


EMPTY = chunk(b"IDAT", zlib.compress(b""))


def text_bomb() -> bytes:
    return png_head(9, 9) + chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(80 * MEBIBYTE))) + chunk(b"IDAT", b"")


NOT_PICTURES: dict[str, Callable[[], tuple[bytes, str]]] = {
    "nothing": lambda: (b"", "not_an_image"),
    "text": lambda: (b"Laporan bulanan", "not_an_image"),
    "web page": lambda: (b"<html>Silakan masuk</html>", "not_an_image"),
    "vector": lambda: (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_an_image"),
    "gif": lambda: (saved(drawn(90, 70, "P"), "GIF"), "not_an_image"),
    "tiff": lambda: (saved(drawn(90, 70), "TIFF"), "not_an_image"),
    "program": lambda: (b"MZ" + bytes(5000), "not_an_image"),
    "iphone": lambda: (b"\0\0\0\x18ftypheic" + bytes(5000), "heic_unsupported"),
    "head of a jpeg": lambda: (phone()[:400], "not_an_image"),
    "cut jpeg": lambda: (phone()[:-2000], "unreadable_file"),
    "cut large jpeg": lambda: (phone(3000, 2250)[:-9000], "unreadable_file"),
    "cut png": lambda: (saved(drawn(900, 700), "PNG")[:-60], "unreadable_file"),
    "cut webp": lambda: (saved(drawn(900, 700), "WEBP")[:-60], "not_an_image"),
    "png of 200 megapixels": lambda: (png_head(16_320, 12_240) + EMPTY, "too_many_pixels"),
    "png of 60 megapixels": lambda: (png_head(10_000, 6_000) + EMPTY, "too_many_pixels"),
    "text bomb": lambda: (text_bomb(), "not_an_image"),
}


@pytest.mark.parametrize("name", NOT_PICTURES)
def test_what_is_no_picture_is_refused_with_its_code(name: str, tmp_path: Path) -> None:
    body, code = NOT_PICTURES[name]()
    for source in (body, file_of(tmp_path, body)):
        with pytest.raises(PhotoError) as caught:
            pictures.prepare(source, LIMIT)
        assert caught.value.code == code


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize("where", range(2, 4000, 97))
def test_a_flipped_bit_is_a_photo_or_a_code(where: int) -> None:
    body = bytearray(phone(640, 480))
    body[where] ^= 0x41
    with contextlib.suppress(PhotoError):
        made = pictures.prepare(bytes(body), LIMIT)
        assert opened(made.body).size == (made.width, made.height)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_exif_that_lies_costs_the_exif_only() -> None:
    made = pictures.prepare(saved(drawn(900, 700), "JPEG", exif=b"Exif\0\0MM\0*" + b"\xff" * 60), LIMIT)
    assert (made.taken_at, made.width) == (None, 900)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    locked = file_of(tmp_path, phone(), "terkunci.jpg")
    huge = tmp_path / "huge.jpg"
    with huge.open("wb") as file:
        file.truncate(101_000_000)
    codes = []
    for path in (tmp_path / "gone.jpg", tmp_path / "folder", tmp_path / "pipe", huge):
        with pytest.raises(PhotoError) as caught:
            pictures.prepare(path, LIMIT)
        codes.append(caught.value.code)
    assert codes == ["unreadable_file", "unreadable_file", "unreadable_file", "too_large"]
    assert pictures.prepare(locked, LIMIT).width == 1600


MEASURE = """
import resource, sys, time
from pathlib import Path
from app.errors import PhotoError
from app.services import pictures
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    print(pictures.prepare(Path(sys.argv[1]), 10_000_000).width)
except PhotoError as error:
    print(error.code)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def measured(path: Path) -> tuple[str, int]:
    """What came of it, and how many MiB of memory it took at most, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], cwd=ROOT, capture_output=True, text=True, check=True, timeout=100
    )
    result, mebibytes = done.stdout.split()
    return result, int(mebibytes)


def test_two_hundred_megapixels_are_refused_before_they_take_memory(tmp_path: Path) -> None:
    large = Image.new("RGB", (16_320, 12_240))
    result, mebibytes = measured(file_of(tmp_path, saved(large, "JPEG")))
    assert result == "too_many_pixels"
    assert mebibytes < 30


@pytest.mark.slow
def test_fifty_megapixels_take_no_more_memory_than_they_must(tmp_path: Path) -> None:
    """Decoded whole they would be 150 MB; JPEG can be decoded at half the scale."""
    path = file_of(tmp_path, saved(Image.effect_noise((8160, 6144), 40), "JPEG", quality=70))
    result, mebibytes = measured(path)
    assert result == "2048"
    assert mebibytes < 120


def test_pictures_are_prepared_side_by_side() -> None:
    """Two lanes at once: no state between them."""
    bodies = [phone(3000, 2250, orientation=turn) for turn in (1, 6, 8)]
    expected = [pictures.prepare(body, LIMIT) for body in bodies]
    found: dict[int, pictures.Picture] = {}

    def prepare(place: int) -> None:
        found[place] = pictures.prepare(bodies[place], LIMIT)

    threads = [threading.Thread(target=prepare, args=(place,)) for place in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[place] for place in range(3)] == expected


def test_segments_are_read_to_the_end_of_the_picture_and_no_further() -> None:
    body = phone(640, 480, tail=b"\xff\xda\x00\x08 not a scan")
    plain = jpeg.with_exif(body, b"Exif\0\0")
    assert plain.endswith(b"\xff\xd9")
    assert plain.count(b"\xff\xd9") == 1
    assert opened(plain).tobytes() == opened(body).tobytes()
    for cut in (0, 1, 2, 3, 20, 300, len(body) // 2):
        with pytest.raises(ValueError, match="JPEG"):
            jpeg.with_exif(body[:cut], b"Exif\0\0")
    assert io.BytesIO(plain).read(2) == b"\xff\xd8"
