"""What central takes for a picture, and the small versions that it makes."""

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from central.services import pictures
from tests.central.office import GAMBIR, code_of
from tests.central.photos import announce, made, offset_of, patch, photo, raw, send

OPERATOR = f"operator.{GAMBIR}"


@pytest.fixture
def desk(office):
    return office.desk(OPERATOR)


@pytest.fixture
def lite_desk(lite):
    return lite.desk(OPERATOR)


def png(width, height, pixels=b"", text=b"x"):
    """A PNG as somebody would make it by hand."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    note = chunk(b"zTXt", b"note\0\0" + zlib.compress(text))
    return b"\x89PNG\r\n\x1a\n" + head + note + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


def webp(width, height):
    """An extended WebP that promises a canvas and holds nothing."""
    head = struct.pack("<I", 0) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBP" + b"VP8X" + struct.pack("<I", len(head)) + head
    return b"RIFF" + struct.pack("<I", len(body)) + body


JPEG = photo(20, width=200, height=150).data
NO_PICTURES = {
    "one byte": b"x",
    "text": b"<html><script>alert(1)</script></html>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    "gif": b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00"
    b"\x01\x00\x01\x00\x00\x02\x02D\x01\x00;",
    "pdf with a picture": b"%PDF-1.4\n" + JPEG,
    "html before a picture": b"<html>" + JPEG,
    "head of a jpeg": JPEG[:3],
    "half a jpeg": JPEG[: len(JPEG) // 2],
    "jpeg without its last bytes": JPEG[:-20],
    "jpeg of zeros": JPEG[:200] + bytes(len(JPEG) - 200),
    "png without pixels": png(64, 64),
    "png that is cut": photo(20, "PNG").data[:-30],
    "webp that is cut": photo(20, "WEBP").data[:-30],
    "huge png": png(30_000, 30_000, bytes(1000)),
    "large png": png(10_000, 10_000, bytes(1000)),
    "wide png": png(2**31 - 1, 1),
    "png without width": png(0, 5),
    "huge webp": webp(16_383, 16_383),
    "png with an endless text": png(1, 1, b"\0\0\0\0", text=b"x" * 50_000_000),
}


def test_the_pictures_made_by_hand_are_pictures(lite_desk):
    """What is refused below is refused for its fault."""
    sent = raw(png(1, 1, b"\0\0\0\0"), "image/png")
    assert send(lite_desk, sent).status == 204


@pytest.mark.parametrize("name", NO_PICTURES)
def test_what_is_no_picture(lite, lite_desk, name):
    sent = raw(NO_PICTURES[name], "image/webp" if "webp" in name else "image/png" if "png" in name else "image/jpeg")
    assert announce(lite_desk, sent).status == 201
    response = patch(lite_desk, sent)
    assert code_of(response) == (422, "not_an_image")
    assert response.headers["Upload-Offset"] == "0"
    assert offset_of(lite_desk, sent)[0] == "0"
    assert lite_desk.call("GET", sent.path).status == 404
    assert lite.rows("SELECT COUNT(*) FROM blob") == [(0,)]


def test_refused_bytes_leave_nothing_on_either_engine(office, desk):
    sent = raw(NO_PICTURES["half a jpeg"])
    announce(desk, sent)
    patch(desk, sent, 0, sent.data[:100])
    assert code_of(patch(desk, sent, 100)) == (422, "not_an_image")
    assert office.rows("SELECT COUNT(*) FROM blob_chunk") == [(0,)]
    assert offset_of(desk, sent)[0] == "0"


@pytest.mark.parametrize(("height", "status"), [(5_000, 204), (5_001, 422)])
def test_a_bomb_is_not_unpacked(lite_desk, height, status):
    """Pixels of one colour are a few kilobytes as a file. Both files are whole; 50 million pixels are the limit."""
    sent = made(Image.new("1", (10_000, height)), "PNG")
    assert sent.size < 20_000
    announce(lite_desk, sent)
    assert patch(lite_desk, sent).status == status


@pytest.mark.parametrize(("kind", "said"), [("PNG", "image/jpeg"), ("JPEG", "image/png"), ("WEBP", "image/jpeg")])
def test_a_picture_of_another_type_than_announced(lite_desk, kind, said):
    sent = raw(photo(21, kind).data, said)
    announce(lite_desk, sent)
    assert code_of(patch(lite_desk, sent)) == (422, "not_an_image")
    sent = photo(21, kind)
    assert send(lite_desk, sent).status == 204


def test_a_picture_with_something_behind_it_stays_a_picture(lite_desk):
    """Evidence is kept as it is; but it is served only as the picture that it also is, and thumbnails are clean."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("index.html", "<script>kenari</script>")
    sent = raw(JPEG + file.getvalue())
    assert send(lite_desk, sent).status == 204
    response = lite_desk.call("GET", sent.path)
    assert (response.headers["Content-Type"], response.headers["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    small = lite_desk.call("GET", sent.path, query={"size": "thumb"}).body
    assert not zipfile.is_zipfile(io.BytesIO(small))
    assert b"kenari" not in small


def test_two_pictures_in_one_file(lite_desk):
    """Phones write a JPEG with a second one behind it (MPO): for everybody else it is a JPEG."""
    image = Image.effect_noise((90, 60), 40).convert("RGB")
    sent = made(image, "MPO", save_all=True, append_images=[image.rotate(90)])
    assert send(lite_desk, sent).status == 204
    assert lite_desk.call("GET", sent.path).headers["Content-Type"] == "image/jpeg"


# ---- thumbnails


def thumb(desk, sent):
    response = desk.call("GET", sent.path, query={"size": "thumb"})
    assert (response.status, response.headers["Content-Type"]) == (200, "image/jpeg")
    return response.body


def noted(kind):
    """A photo with everything that may stand beside pixels."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0132] = "KENARI", "2026:11:16 09:00:00"
    exif[0x8825] = {1: "S", 2: (6.0, 10.0, 30.0), 3: "E", 4: (106.0, 49.0, 0.0)}
    options = {"exif": exif, "icc_profile": b"KENARI" * 30}
    if kind == "JPEG":
        options["comment"] = b"KENARI"
        options["xmp"] = b"<x>KENARI</x>"
    if kind == "WEBP":
        options["xmp"] = b"<x>KENARI</x>"
    return made(Image.effect_noise((800, 600), 40).convert("RGB"), kind, **options)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_thumbnail_holds_nothing_but_pixels(lite_desk, kind):
    sent = noted(kind)
    assert b"KENARI" in sent.data
    send(lite_desk, sent)
    small = thumb(lite_desk, sent)
    assert b"KENARI" not in small
    assert b"Exif" not in small
    with Image.open(io.BytesIO(small)) as image:
        assert image.format == "JPEG"
        assert image.size == (320, 240)
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_copied_thumbnail_would_be_noticed():
    """The check above on what an encoder writes when it is given the picture that was read."""
    with Image.open(io.BytesIO(noted("JPEG").data)) as image:
        image.thumbnail((320, 320))
        file = io.BytesIO()
        image.save(file, "JPEG")
    assert b"KENARI" in file.getvalue()


@pytest.mark.parametrize(("size", "expected"), [((640, 320), (320, 160)), ((100, 1000), (32, 320)), ((9, 7), (9, 7))])
def test_how_large_a_thumbnail_is(lite_desk, size, expected):
    sent = made(Image.new("RGB", size, "blue"))
    send(lite_desk, sent)
    with Image.open(io.BytesIO(thumb(lite_desk, sent))) as image:
        assert image.size == expected


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_thumbnail_stands_upright(lite_desk, orientation):
    """The red corner of a picture that a camera turned is where EXIF says that it belongs."""
    corners = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}
    image = Image.new("RGB", (200, 120), "white")
    image.paste("red", (0, 0, 60, 60))
    exif = Image.Exif()
    exif[0x0112] = orientation
    sent = made(image, exif=exif, quality=95)
    send(lite_desk, sent)
    with Image.open(io.BytesIO(thumb(lite_desk, sent))) as small:
        assert small.size == ((120, 200) if orientation >= 5 else (200, 120))
        right, low = corners[orientation]
        at = (small.width - 20 if right else 20, small.height - 20 if low else 20)
        red, green, _ = small.getpixel(at)
    assert red > 200
    assert green < 80


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "1", "CMYK"])
def test_thumbnails_of_all_kinds_of_pixels(lite_desk, mode):
    sent = made(Image.new("RGB", (20, 20), "green").convert(mode), "JPEG" if mode == "CMYK" else "PNG")
    send(lite_desk, sent)
    with Image.open(io.BytesIO(thumb(lite_desk, sent))) as image:
        assert (image.mode, image.size) == ("RGB", (20, 20))


def test_what_is_transparent_becomes_white(lite_desk):
    sent = made(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG")
    send(lite_desk, sent)
    with Image.open(io.BytesIO(thumb(lite_desk, sent))) as image:
        assert image.getpixel((9, 9)) == (255, 255, 255)


def test_few_pictures_are_unpacked_at_once():
    assert pictures.DECODED_AT_ONCE * pictures.MAX_PIXELS * 4 <= 512 * 1024 * 1024
