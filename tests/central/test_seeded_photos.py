"""Seeded photos: they come by the workflow, are few, differ to the eye and to a hash, and say where and when."""

import io
import math
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import msgspec
import pytest
from PIL import ExifTags, Image

from central.db import Database
from central.invented.phrases import TOPICS
from central.invented.pictures import themes
from central.security import Passwords
from central.services import seeding
from central.services.audit import verify
from domain.calendar import WIB
from domain.report import Report
from tests.central.office import CHEAP, PASSWORD, Clock, Office

UNTIL = datetime(2026, 11, 22, tzinfo=WIB).astimezone(UTC)
REPORTS = 2000
# Two photos closer than this would be taken for the same one.
NEAR = 10


def seed(url, reports, photos, number=7):
    database = Database(url, durable=False)
    progress: list[float] = []
    wanted = seeding.Wanted(reports, number, UNTIL, 365, Passwords(CHEAP).hash(PASSWORD), photos)
    seeded = seeding.seed_training(database, wanted, random.randbytes, progress.append)
    database.close()
    return seeded, progress


@pytest.fixture(scope="module")
def seeded(folder):
    url = f"sqlite:///{folder}/photos.db"
    figures, progress = seed(url, REPORTS, "some")
    office = Office(url, Clock(UNTIL + timedelta(hours=1)))
    office.figures, office.progress = figures, progress
    yield office
    office.close()


def reports_of(office):
    return [msgspec.json.decode(row[0], type=Report) for row in office.rows("SELECT body FROM report ORDER BY id")]


def blobs_of(office):
    return {row[0]: row[1:] for row in office.rows("SELECT sha256, mime, size, width, height, data FROM blob")}


def image_hash(data):
    """64 bits: 32 x 32 grey, two-dimensional DCT, its 8 x 8 lowest frequencies, above their median without the first.

    Written out here, so that it is nobody else's idea of likeness.
    """
    side = 32
    small = Image.open(io.BytesIO(data)).convert("L").resize((side, side), Image.Resampling.LANCZOS)
    grey = small.tobytes()
    waves = [[math.cos(math.pi * k * (2 * n + 1) / (2 * side)) for n in range(side)] for k in range(8)]
    rows = [[sum(grey[y * side + x] * wave[x] for x in range(side)) for wave in waves] for y in range(side)]
    values = [sum(rows[y][u] * wave[y] for y in range(side)) for wave in waves for u in range(8)]
    others = sorted(values[1:])
    return sum(1 << bit for bit, value in enumerate(values) if bit and value > others[len(others) // 2])


def near_pairs(hashes):
    return [
        (first, second)
        for index, first in enumerate(hashes)
        for second in hashes[:index]
        if (first ^ second).bit_count() <= NEAR
    ]


@pytest.mark.slow
def test_at_most_six_hundred_pictures_and_no_two_alike(seeded):
    pictures = [row[4] for row in blobs_of(seeded).values()]
    assert 400 <= len(pictures) <= 600
    assert len(pictures) == seeded.figures.photos
    assert near_pairs([image_hash(data) for data in pictures]) == []


def test_the_hash_finds_a_photo_that_was_used_again(seeded):
    """The control of the test above: other quality, other size, a date stamped on it."""
    data = next(iter(blobs_of(seeded).values()))[4]
    image = Image.open(io.BytesIO(data))
    image.paste((255, 230, 80), (640, 660, 900, 690))
    again = io.BytesIO()
    image.resize((800, 600)).save(again, "JPEG", quality=50)
    assert len(near_pairs([image_hash(data), image_hash(again.getvalue())])) == 1


def test_each_photo_is_a_jpeg_that_the_rows_tell_the_truth_about(seeded):
    blobs = blobs_of(seeded)
    for mime, size, width, height, data in blobs.values():
        assert (mime, size, width, height) == ("image/jpeg", len(data), 960, 720)
        assert size < 200_000
        assert Image.open(io.BytesIO(data)).size == (960, 720)
    shown = set()
    for report in reports_of(seeded):
        events = {event.id: event for event in report.events}
        for photo in report.photos:
            shown.add(photo.sha256)
            mime, size, width, height, _ = blobs[photo.sha256]
            assert (photo.mime, photo.size, photo.width, photo.height) == (mime, size, width, height)
            brought_by = events[photo.event].type
            slots = {"masuk": {"laporan"}, "tindak_lanjut": {"sebelum", "proses"}, "ajukan_selesai": {"sesudah"}}
            assert photo.slot in slots[brought_by]
    assert shown == set(blobs)


def test_no_work_is_handed_in_without_a_photo_of_it(seeded):
    assert seeded.rules.settings.min_sesudah_photos == 1
    for report in reports_of(seeded):
        with_photo = {photo.event for photo in report.photos if photo.slot == "sesudah"}
        submissions = [event.id for event in report.events if event.type == "ajukan_selesai"]
        assert with_photo == set(submissions)
    assert verify(seeded.database).ok


def test_most_reports_come_with_a_photo(seeded):
    reports = reports_of(seeded)
    jaki = [report for report in reports if report.channel == "jaki"]
    with_photo = [report for report in jaki if any(photo.slot == "laporan" for photo in report.photos)]
    assert 0.9 <= len(with_photo) / len(jaki) <= 0.99
    slots = Counter(photo.slot for report in reports for photo in report.photos)
    assert min(slots[slot] for slot in ("laporan", "sebelum", "proses", "sesudah")) >= 10


def test_young_open_reports_show_places_of_their_own(seeded):
    uses = Counter(photo.sha256 for report in reports_of(seeded) for photo in report.photos)
    young = [
        report
        for report in reports_of(seeded)
        if report.is_open and report.created_at > UNTIL - timedelta(days=5) and report.photos
    ]
    own = [report for report in young if all(uses[photo.sha256] == 1 for photo in report.photos)]
    assert len(young) >= 60
    assert len(own) / len(young) >= 0.9


def notes_of(data):
    exif = Image.open(io.BytesIO(data)).getexif()
    return exif, exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)


def degrees(angle, letter):
    whole, minutes, seconds = (float(part) for part in angle)
    return (whole + minutes / 60 + seconds / 3600) * (-1 if letter in "SW" else 1)


def test_what_the_phone_noted_fits_the_report(seeded):
    blobs = blobs_of(seeded)
    timed = placed = noted = 0
    for report in reports_of(seeded):
        for photo in report.photos:
            exif, times, place = notes_of(blobs[photo.sha256][4])
            if ExifTags.Base.Model not in exif:
                assert photo.taken_at is None
                continue
            noted += 1
            told = times.get(ExifTags.Base.DateTimeOriginal)
            assert (told is None) == (photo.taken_at is None)
            if told is not None:
                timed += 1
                assert times[ExifTags.Base.OffsetTimeOriginal] == "+07:00"
                moment = datetime.strptime(told, "%Y:%m:%d %H:%M:%S").replace(tzinfo=WIB)
                assert moment == photo.taken_at
                event = next(event for event in report.events if event.id == photo.event)
                assert moment <= event.at
                assert (moment >= report.created_at) == (photo.slot != "laporan")
            if place:
                placed += 1
                lat = degrees(place[ExifTags.GPS.GPSLatitude], place[ExifTags.GPS.GPSLatitudeRef])
                lon = degrees(place[ExifTags.GPS.GPSLongitude], place[ExifTags.GPS.GPSLongitudeRef])
                assert math.hypot(lat - report.lat, lon - report.lon) * 111_000 < 40
    assert noted >= 150
    assert 0.75 <= timed / noted <= 0.97
    assert 0.6 <= placed / noted <= 0.9


def test_the_resident_s_photos_of_private_reports_are_shown_by_no_public_one(seeded):
    reports = reports_of(seeded)
    locked = {p.sha256 for r in reports if r.is_private for p in r.photos if p.slot == "laporan"}
    public = {p.sha256 for r in reports if not r.is_private for p in r.photos}
    assert len(locked) >= 20
    assert not locked & public


def test_an_officer_gets_the_photos_but_not_the_locked_ones(seeded):
    desk = seeded.desk("operator.31.74.01.1001")
    rows, _ = desk.pull_all()
    open_rows = [row for row in rows if not row["is_private"] and row["photos"]]
    assert len(open_rows) >= 40
    sha256 = open_rows[0]["photos"][0]["sha256"]
    answer = desk.call("GET", f"/v1/blobs/{sha256}")
    assert (answer.status, answer.body) == (200, blobs_of(seeded)[sha256][4])
    locked = [row for row in rows if row["is_private"]]
    assert locked
    assert not [photo for row in locked for photo in row["photos"] if photo["slot"] == "laporan"]


def test_progress_counts_photos_with_the_reports(seeded):
    progress = seeded.progress
    assert progress == sorted(progress)
    assert (progress[0], progress[-1]) == (0, 1)
    assert max(later - sooner for sooner, later in pairwise(progress)) <= 0.05


def content(url):
    office = Office(url)
    reports = office.rows("SELECT body FROM report ORDER BY id")
    blobs, head = sorted(blobs_of(office).items()), office.rows("SELECT seq, chain_hash FROM sync_head")
    office.close()
    return reports, blobs, head


def test_the_same_seed_gives_the_same_photos_and_all_gives_each_report_its_own(folder):
    urls = [f"sqlite:///{folder}/photos-{number}.db" for number in range(4)]
    for url, number, photos in zip(urls, (7, 7, 8, 7), ("some", "some", "some", "all"), strict=True):
        seed(url, 8, photos, number)
    first, second, other, every = (content(url) for url in urls)
    assert first == second
    assert not {sha256 for sha256, _ in first[1]} & {sha256 for sha256, _ in other[1]}
    uses = Counter(photo.sha256 for row in every[0] for photo in msgspec.json.decode(row[0], type=Report).photos)
    assert len(uses) > len(first[1])
    assert set(uses.values()) == {1}


def test_without_photos_the_past_needed_none(folder):
    url = f"sqlite:///{folder}/no-photos.db"
    seeded, _ = seed(url, 30, "none")
    office = Office(url)
    assert seeded.photos == 0
    assert blobs_of(office) == {}
    reports = reports_of(office)
    assert not [report for report in reports if report.photos]
    assert [report for report in reports if report.status.value == "selesai"]
    office.close()


def test_photos_change_nothing_else_of_a_report(folder):
    told = {}
    for photos in ("none", "some"):
        url = f"sqlite:///{folder}/same-{photos}.db"
        seed(url, 20, photos)
        office = Office(url)
        told[photos] = [msgspec.structs.replace(report, photos=()) for report in reports_of(office)]
        office.close()
    assert told["none"] == told["some"]


def test_every_topic_of_every_category_has_a_scene_and_every_scene_is_used():
    shown = {themes.theme_of(category, topic) for category, topics in TOPICS.items() for topic in range(len(topics))}
    assert shown == set(themes.THEMES)
    assert all(len(themes.SHOWN[category]) in {1, len(TOPICS[category])} for category in themes.SHOWN)
