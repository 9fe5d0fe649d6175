"""Photos on their way to central and back: pieces, lost answers, every error, what a picture is, thumbnails."""

import hashlib
import io
import itertools
import json
import struct
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from central.services import pictures
from tests.central.office import CIDENG, GAMBIR, SUDIN, code_of
from tests.central.photos import announce, made, offset_of, patch, photo, piece_headers, raw, send

OPERATOR = f"operator.{GAMBIR}"
MAX_PHOTO = 10_000_000


@pytest.fixture
def desk(office):
    return office.desk(OPERATOR)


@pytest.fixture
def lite_desk(lite):
    return lite.desk(OPERATOR)


def offset_in(response):
    return json.loads(response.body)["offset"]


# ---- sending


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_goes_up_and_comes_back_unchanged(desk, kind):
    sent = photo(1, kind)
    response = announce(desk, sent)
    assert (response.status, json.loads(response.body)) == (201, {"offset": 0})
    assert offset_of(desk, sent) == ("0", str(sent.size))
    response = patch(desk, sent)
    assert (response.status, response.headers["Upload-Offset"], response.body) == (204, str(sent.size), b"")
    assert offset_of(desk, sent) == (str(sent.size), str(sent.size))
    response = desk.call("GET", sent.path)
    assert (response.status, response.headers["Content-Type"], response.body) == (200, sent.mime, sent.data)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    response = announce(desk, sent)
    assert (response.status, json.loads(response.body)) == (200, {"offset": sent.size})


def test_in_pieces(office, desk):
    sent = photo(2, width=640, height=480)
    assert announce(desk, sent).status == 201
    places = [*range(0, sent.size, 1000), sent.size]
    for start, end in itertools.pairwise(places):
        assert desk.call("GET", sent.path).status == 404, "half a photo is not there"
        response = patch(desk, sent, start, sent.data[start:end])
        assert (response.status, response.headers["Upload-Offset"]) == (204, str(end))
    assert desk.call("GET", sent.path).body == sent.data
    assert office.rows("SELECT COUNT(*) FROM blob_chunk") == [(0,)]


def test_bytes_are_kept_as_they_are(desk):
    """With all that stands in them: the time of the exposure is evidence."""
    exif = Image.Exif()
    exif[0x0132] = "2026:11:16 09:00:00"
    sent = made(Image.new("RGB", (40, 30), "red"), exif=exif, comment=b"dari kamera")
    send(desk, sent)
    body = desk.call("GET", sent.path, headers={"accept-encoding": "gzip, zstd"}).body
    assert body == sent.data
    assert hashlib.sha256(body).hexdigest() == sent.sha256


def test_after_a_lost_answer(office, desk):
    """The piece arrived, its answer did not: sent again it is refused with the place to go on, also for a new
    session and after a restart of central."""
    sent = photo(3, width=640, height=480)
    announce(desk, sent)
    assert patch(desk, sent, 0, sent.data[:1000]).status == 204
    again = patch(desk, sent, 0, sent.data[:1000])
    assert code_of(again) == (409, "offset_mismatch")
    assert again.headers["Upload-Offset"] == "1000"
    office = office.reopen()
    desk = office.desk(OPERATOR, "pc-2")
    assert offset_of(desk, sent) == ("1000", str(sent.size))
    response = announce(desk, sent)
    assert (response.status, offset_in(response)) == (201, 1000)
    assert patch(desk, sent, 1000).status == 204
    last_again = patch(desk, sent, 1000)
    assert code_of(last_again) == (409, "offset_mismatch")
    assert last_again.headers["Upload-Offset"] == str(sent.size)
    assert desk.call("GET", sent.path).body == sent.data
    office.close()


def test_an_empty_piece_changes_nothing(lite_desk):
    sent = photo(4)
    announce(lite_desk, sent)
    for start in (0, sent.size):
        response = patch(lite_desk, sent, start, b"")
        assert (response.status, response.headers["Upload-Offset"]) == (204, str(start))
        if start == 0:
            assert patch(lite_desk, sent).status == 204


@pytest.mark.parametrize("start", [1, 9, 10**14])
def test_a_gap_is_refused(lite_desk, start):
    sent = photo(5)
    announce(lite_desk, sent)
    response = patch(lite_desk, sent, start, b"x")
    assert code_of(response) == (409, "offset_mismatch")
    assert response.headers["Upload-Offset"] == "0"


def test_a_piece_that_was_damaged_on_the_way(desk):
    """Nothing of it is kept; the good part stays."""
    sent = photo(6)
    announce(desk, sent)
    patch(desk, sent, 0, sent.data[:100])
    checksum = piece_headers(0, sent.data[100:])["upload-checksum"]
    response = patch(desk, sent, 100, b"x" * (sent.size - 100), upload_checksum=checksum)
    assert code_of(response) == (422, "hash_mismatch")
    assert response.headers["Upload-Offset"] == "100"
    assert offset_of(desk, sent)[0] == "100"
    assert patch(desk, sent, 100).status == 204


def test_bytes_with_another_hash_start_anew(office, desk):
    sent = photo(7)
    announce(desk, sent)
    patch(desk, sent, 0, sent.data[:100])
    response = patch(desk, sent, 100, b"x" * (sent.size - 100))
    assert code_of(response) == (422, "hash_mismatch")
    assert response.headers["Upload-Offset"] == "0"
    assert offset_of(desk, sent)[0] == "0"
    assert office.rows("SELECT COUNT(*) FROM blob_chunk") == [(0,)]
    assert desk.call("GET", sent.path).status == 404
    assert send(desk, sent).status == 204


def test_more_than_was_announced(lite_desk):
    sent = photo(8)
    announce(lite_desk, sent)
    assert code_of(patch(lite_desk, sent, 0, sent.data + b"x")) == (413, "payload_too_large")
    assert offset_of(lite_desk, sent)[0] == "0"


def test_announced_with_another_size(lite_desk):
    """The new announcement counts, from the start."""
    sent = photo(9)
    announce(lite_desk, sent, size=sent.size + 5)
    patch(lite_desk, sent, 0, sent.data[:10])
    response = announce(lite_desk, sent)
    assert (response.status, offset_in(response)) == (201, 0)
    assert patch(lite_desk, sent).status == 204


def test_pieces_at_the_same_time(office):
    """The same piece from two desks of one officer: one is taken, the other is told where to go on."""
    sent = photo(10, width=640, height=480)
    desks = [office.desk(OPERATOR, f"pc-{number}") for number in range(4)]
    announce(desks[0], sent)
    with ThreadPoolExecutor(4) as pool:
        for start, end in ((0, 1000), (1000, 2000), (2000, sent.size)):
            piece = sent.data[start:end]
            answers = list(pool.map(lambda desk: patch(desk, sent, start, piece), desks))  # noqa: B023
            assert sorted(answer.status for answer in answers)[0] == 204
            assert {answer.status for answer in answers} <= {204, 409, 503}
            assert sum(answer.status == 204 for answer in answers) == 1
    assert desks[0].call("GET", sent.path).body == sent.data


def test_two_officers_do_not_spoil_each_other(office, desk):
    """One announces the hash of the other's photo and sends rubbish under it."""
    sent, other = photo(11), office.desk(f"operator.{CIDENG}")
    announce(desk, sent)
    patch(desk, sent, 0, sent.data[:100])
    assert offset_in(announce(other, sent)) == 0
    patch(other, sent, 0, b"y" * 100)
    assert offset_of(desk, sent)[0] == "100"
    assert patch(desk, sent, 100).status == 204
    assert code_of(patch(other, sent, 100, b"y" * (sent.size - 100))) == (422, "hash_mismatch")
    assert desk.call("GET", sent.path).body == sent.data
    assert other.call("GET", sent.path).status == 404
    assert send(other, sent).status == 204
    assert other.call("GET", sent.path).body == sent.data
    assert office.rows("SELECT COUNT(*) FROM blob") == [(1,)]


def test_abandoned_uploads_are_forgotten(office, desk):
    left, kept, whole = photo(12), photo(13), photo(14)
    send(desk, whole)
    announce(desk, left)
    patch(desk, left, 0, left.data[:100])
    office.clock.forward(days=6)
    desk.sign_in()
    announce(desk, kept)
    patch(desk, kept, 0, kept.data[:100])
    assert offset_of(desk, left)[0] == "100"
    office.clock.forward(days=1, seconds=1)
    desk.sign_in()
    announce(desk, photo(15))
    assert desk.call("HEAD", left.path).status == 404
    assert code_of(patch(desk, left, 100)) == (404, "not_found")
    assert offset_of(desk, kept)[0] == "100"
    assert offset_of(desk, whole)[0] == str(whole.size)
    assert office.rows("SELECT COUNT(*) FROM blob_chunk") == [(1,)]


def test_announcing_again_keeps_an_upload(lite, lite_desk):
    sent = photo(16)
    announce(lite_desk, sent)
    for _ in range(3):
        lite.clock.forward(days=5)
        lite_desk.sign_in()
        announce(lite_desk, sent)
    announce(lite_desk, photo(17))
    assert lite_desk.call("HEAD", sent.path).status == 200


# ---- what is refused


@pytest.mark.parametrize(
    "sha256", ["", "x", "ab" * 31, "ab" * 33, "AB" * 32, "zz" * 32, " " + "ab" * 32, "ab" * 32 + "\n"]
)
def test_what_is_no_hash(lite_desk, sha256):
    assert code_of(announce(lite_desk, photo(1), sha256=sha256)) == (400, "invalid_sha256")


@pytest.mark.parametrize("method", ["HEAD", "PATCH", "GET"])
@pytest.mark.parametrize("sha256", ["x", "AB" * 32, "%00", "..", "é"])
def test_nothing_is_under_what_is_no_hash(lite_desk, method, sha256):
    headers = piece_headers(0, b"x")
    response = lite_desk.call(method, f"/v1/blobs/{sha256}", b"x", headers=headers)
    assert code_of(response) == (404, "not_found")


@pytest.mark.parametrize(
    "other", [{"size": 0}, {"size": -1}, {"size": "9"}, {"size": 1.5}, {"size": None}, {"mime": 7}]
)
def test_announcements_that_cannot_be_read(lite_desk, other):
    assert code_of(announce(lite_desk, photo(1), **other)) == (422, "invalid_body")


@pytest.mark.parametrize("mime", ["image/gif", "image/svg+xml", "text/html", "", "IMAGE/JPEG"])
def test_other_types_are_refused_at_once(lite_desk, mime):
    assert code_of(announce(lite_desk, photo(1), mime=mime)) == (422, "not_an_image")


def test_how_large_a_photo_may_be(lite_desk):
    assert announce(lite_desk, photo(1), size=MAX_PHOTO).status == 201
    assert code_of(announce(lite_desk, photo(1), size=MAX_PHOTO + 1)) == (413, "payload_too_large")


@pytest.mark.parametrize("kind", ["application/json", "image/jpeg", "application/octet-stream", "", None])
def test_pieces_have_their_own_type(lite_desk, kind):
    announce(lite_desk, photo(1))
    response = patch(lite_desk, photo(1), content_type=kind)
    assert code_of(response) == (415, "unsupported_media_type")
    assert response.headers["Accept"] == "application/offset+octet-stream"


def test_an_announcement_is_json(lite_desk):
    body = json.dumps(photo(1).announcement()).encode()
    headers = {"content-type": "application/offset+octet-stream"}
    assert code_of(lite_desk.call("POST", "/v1/blobs", body, headers=headers)) == (415, "unsupported_media_type")


GOOD_DIGEST = piece_headers(0, b"x")["upload-checksum"].partition(" ")[2]
HEADERS = [
    ("upload-offset", None, "missing"), ("upload-offset", "", "invalid"), ("upload-offset", "-1", "invalid"),
    ("upload-offset", "1.0", "invalid"), ("upload-offset", "x", "invalid"), ("upload-offset", "٣", "invalid"),
    ("upload-offset", "9" * 16, "invalid"), ("upload-offset", "1 0", "invalid"),
    ("upload-checksum", None, "missing"), ("upload-checksum", "", "invalid"),
    ("upload-checksum", "sha256", "invalid"),
    ("upload-checksum", "sha256 x", "invalid"), ("upload-checksum", "sha256 ab==", "invalid"),
    ("upload-checksum", f"md5 {GOOD_DIGEST}", "invalid"), ("upload-checksum", GOOD_DIGEST, "invalid"),
    ("upload-checksum", "sha256 é", "invalid"), ("upload-checksum", f"sha256 {'ab' * 32}", "invalid"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "fault"), HEADERS)
def test_headers_of_a_piece(lite_desk, name, value, fault):
    announce(lite_desk, photo(1))
    response = patch(lite_desk, photo(1), data=b"x", **{name.replace("-", "_"): value})
    assert code_of(response) == (400, "invalid_header")
    error = json.loads(response.body)["errors"][0]
    assert (error["field"].lower(), error["code"]) == (name, fault)
    assert offset_of(lite_desk, photo(1))[0] == "0"


def test_a_piece_of_what_was_not_announced(lite_desk):
    assert code_of(patch(lite_desk, photo(1))) == (404, "not_found")


def test_the_largest_piece(lite_desk):
    sent = raw(b"x" * (MAX_PHOTO + 1))
    announce(lite_desk, sent, size=MAX_PHOTO)
    assert code_of(patch(lite_desk, sent)) == (413, "payload_too_large")
    response = patch(lite_desk, sent, 0, sent.data[: MAX_PHOTO - 1])
    assert (response.status, response.headers["Upload-Offset"]) == (204, str(MAX_PHOTO - 1))


@pytest.mark.parametrize("size", ["", "full", "THUMB", "thumb "])
def test_other_sizes(lite_desk, size):
    send(lite_desk, photo(1))
    response = lite_desk.call("GET", photo(1).path, query={"size": size})
    assert code_of(response) == (422, "invalid_query")


# ---- what is a picture


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


# ---- reading parts


RANGES = [
    ("bytes=0-9", slice(0, 10)), ("bytes=10-", slice(10, None)), ("bytes=-5", slice(-5, None)),
    ("bytes=0-0", slice(0, 1)), ("bytes=5-999999999", slice(5, None)), ("bytes=-999999999", slice(0, None)),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "part"), RANGES)
def test_parts_of_a_photo(lite_desk, asked, part):
    sent = photo(30)
    send(lite_desk, sent)
    response = lite_desk.call("GET", sent.path, headers={"range": asked})
    assert (response.status, response.body) == (206, sent.data[part])
    first, end, _ = part.indices(sent.size)
    assert response.headers["Content-Range"] == f"bytes {first}-{end - 1}/{sent.size}"
    assert response.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "lines=1-2", "bytes", "bytes=-", "bytes=9-1", "x", "bytes=a-b"])
def test_ranges_that_are_none_are_ignored(lite_desk, asked):
    sent = photo(30)
    send(lite_desk, sent)
    response = lite_desk.call("GET", sent.path, headers={"range": asked})
    assert (response.status, response.body) == (200, sent.data)


def test_a_range_with_a_condition_is_answered_whole(lite_desk):
    send(lite_desk, photo(30))
    response = lite_desk.call("GET", photo(30).path, headers={"range": "bytes=0-1", "if-range": '"x"'})
    assert (response.status, response.body) == (200, photo(30).data)


@pytest.mark.parametrize("asked", ["bytes=999999-", "bytes=999999-1000000", "bytes=-0"])
def test_a_range_outside_of_the_photo(lite_desk, asked):
    sent = photo(30)
    send(lite_desk, sent)
    response = lite_desk.call("GET", sent.path, headers={"range": asked})
    assert code_of(response) == (416, "range_not_satisfiable")
    assert response.headers["Content-Range"] == f"bytes */{sent.size}"


def test_the_unit_that_got_the_report_reads_its_photo(office, desk):
    sent = photo(31)
    send(desk, sent)
    report = office.intake(GAMBIR)
    result = desk.do("tindak_lanjut", report.id, 1, note="Dicek", photos=[sent.claim("sebelum")])
    assert result["status"] == "applied"
    sudin = office.desk(f"operator.{SUDIN}")
    assert sudin.call("GET", sent.path).status == 404
    desk.do("koordinasi", report.id, 2, target_unit=SUDIN, reason="Jalan provinsi")
    assert sudin.call("GET", sent.path).body == sent.data
