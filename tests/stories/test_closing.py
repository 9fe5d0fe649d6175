"""A report is worked on and closed: photos taken up offline, a kill, a validator who refuses once, then accepts."""

from collections import Counter
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from tests.oracle import ledger
from tests.stories import desk_work as work
from tests.stories.people import until

OPERATOR, VALIDATOR = "operator.31.74.01.1001", "validator.biro-pemerintahan"
UNIT, BIRO = "31.74.01.1001", "biro-pemerintahan"
NOTE = "PPSU mengangkat sampah dari saluran"
FIRST_ANSWER = "Saluran sudah dibersihkan, air mengalir lagi"
SECOND_ANSWER = "Saluran dibersihkan sampai ujung gang"
REFUSAL = "Foto sesudah tidak menunjukkan titik yang sama"
TIME_ORIGINAL, OFFSET_ORIGINAL, EXIF = 36867, 36881, 34665


@pytest.fixture
def photos(tmp_path):
    """Photos of a phone, one per name, no two alike."""

    def make(name, shade):
        image = Image.new("RGB", (2600, 1950), (shade, 120, 90))
        ImageDraw.Draw(image).ellipse((200, 300, 900 + 4 * shade, 1500), fill=(90, shade, 40))
        exif = Image.Exif()
        exif.get_ifd(EXIF).update({TIME_ORIGINAL: f"2026:11:20 09:{shade % 60:02d}:00", OFFSET_ORIGINAL: "+07:00"})
        body = BytesIO()
        image.save(body, "JPEG", exif=exif)
        path = tmp_path / f"{name}.jpg"
        path.write_bytes(body.getvalue())
        return path

    return make


def test_worked_on_offline_refused_once_and_closed(central, line_to, desk_at, photos):
    line = line_to()
    desk = desk_at("kelurahan", "--server", line.address)
    desk.start()
    work.sign_in(desk, OPERATOR)
    (number,) = work.new_reports(desk, 1)
    before = events_of(central, number)

    line.cut()
    desk.wait_for("Luring")
    work.open_report(desk, number)
    work.accept(desk)
    work.show_split(desk, "Semua terbuka")
    work.open_report(desk, number)
    began = datetime.now().astimezone()
    pictures = [(slot, photos(slot, shade)) for slot, shade in (("sebelum", 40), ("proses", 90), ("sesudah", 140))]
    work.follow_up(desk, NOTE, pictures)
    work.open_report(desk, number)
    work.hand_in(desk, FIRST_ANSWER)
    ended = datetime.now().astimezone()
    desk.kill()

    desk.start()
    work.unlock_offline(desk)
    work.show_split(desk, "Di validator")
    assert "di PC" in work.reach(desk, number)
    line.restore()
    desk.press("F5")
    until(lambda: "ajukan_selesai" in made_since(central, number, before), "all of it at central")

    judge = desk_at("validator", "--server", line_to().address)
    judge.start()
    work.sign_in(judge, VALIDATOR)
    judge.wait_for("Menunggu validasi")
    work.open_report(judge, number)
    judge.wait_for(FIRST_ANSWER)
    judge.fill("Alasan bila menolak", REFUSAL)
    judge.press("Ctrl+Return")
    judge.press("F5")
    until(lambda: "tolak_tl" in made_since(central, number, before), "the refusal at central")

    desk.press("F5")
    work.show_split(desk, "Dikembalikan")
    work.open_report(desk, number)
    desk.wait_for(REFUSAL)
    work.hand_in(desk, SECOND_ANSWER, [("sesudah", photos("lagi", 200))])
    desk.press("F5")
    until(lambda: made_since(central, number, before)["ajukan_selesai"] == 2, "handed in again")

    judge.press("F5")
    work.open_report(judge, number)
    judge.wait_for(SECOND_ANSWER)
    judge.press("V")
    judge.press("F5")
    until(lambda: "validasi" in made_since(central, number, before), "closed at central")

    row = found(central, number)
    assert row["status"] == "selesai"
    assert made_since(central, number, before) == {
        "terima": 1,
        "tindak_lanjut": 1,
        "ajukan_selesai": 2,
        "tolak_tl": 1,
        "validasi": 1,
    }
    assert Counter(photo["slot"] for photo in row["photos"] if photo["event"]) == {
        "sebelum": 1,
        "proses": 1,
        "sesudah": 2,
    }
    done = next(event for event in row["events"] if event["note"] == NOTE)
    margin = timedelta(seconds=2)
    assert began - margin <= ledger.moment(done["at"]) <= ended + margin, "the time of the work, not of the line"
    closed = ledger.moment(row["events"][-1]["at"])
    parts = ledger.intervals(row, closed)
    assert sum((part["end"] - part["start"] for part in parts), timedelta()) == closed - ledger.moment(
        row["created_at"]
    )
    desk.press("F5")
    work.show_split(desk, "Selesai")
    work.reach(desk, number)


def found(central, number):
    client = central.session("supervisor.31")
    try:
        return client.find(number)
    finally:
        client.close()


def events_of(central, number):
    return {event["id"] for event in found(central, number)["events"]}


def made_since(central, number, before):
    return Counter(event["type"] for event in found(central, number)["events"] if event["id"] not in before)
