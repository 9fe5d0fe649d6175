"""A day of a kelurahan: worked without network through two kills, sent over a line that keeps breaking, and decided
on by an agency, a validator and a supervisor. What came of it is compared with tables written by hand."""

import contextlib
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from tests.oracle import ledger
from tests.stories import day_work as day
from tests.stories import desk_work as work
from tests.stories.people import new_id, until

UNIT, SDA, BINA_MARGA = "31.74.01.1001", "sudin-sumber-daya-air-31.74", "sudin-bina-marga-31.74"
SDA_NAME, BINA_MARGA_NAME = "Suku Dinas Sumber Daya Air Jakarta Selatan", "Suku Dinas Bina Marga Jakarta Selatan"
KEPALA, OPERATOR, AGENCY_OPERATOR = f"kepala.{UNIT}", f"operator.{UNIT}", f"operator.{SDA}"
VALIDATOR, SUPERVISOR, SEES_ALL = "validator.biro-pemerintahan", "supervisor.31.74", "supervisor.31"

MORNING = {
    "saluran": "Air hitam menggenang di depan warung sejak Senin",
    "gorong": "Gorong-gorong tersumbat ranting di tikungan gang",
    "sampah": "Karung sampah ditinggal di samping pos ronda",
    "jalan": "Aspal ambles dan saluran di bawahnya pecah",
}
COUNTER = "Pagar taman bermain roboh dan menutup jalan kecil"

HAND_ON = "Saluran ini dikelola sudin, PPSU sudah memeriksa"
INSTRUCTION = "Angkut hari ini, foto sebelum dan sesudah"
ANSWER, AGENCY_ANSWER = "Karung sampah sudah diangkut", "Gorong-gorong sudah dibersihkan dan air mengalir"
WHY_LONGER, GRANTED = "Menunggu aspal dan alat berat", "Disetujui karena perlu alat berat"
GIVEN_BACK, REFUSAL = "Saluran ini milik warga, bukan aset sudin", "Foto sesudah diambil di tempat lain"
REOPENED = "Warga melapor lagi, genangan kembali"

TIMELINES = {
    "saluran": ["masuk", "klasifikasi", "koordinasi", "kembalikan"],
    "gorong": ["masuk", "klasifikasi", "koordinasi", "terima", "tindak_lanjut", "ajukan_selesai", "validasi"],
    "sampah": ["masuk", "klasifikasi", "disposisi", "tindak_lanjut", "ajukan_selesai", "tolak_tl"],
    "jalan": ["masuk", "klasifikasi", "pecah", "tindak_lanjut", "minta_perpanjangan", "putuskan_perpanjangan"],
    "loket": ["masuk", "tindak_lanjut"],
    "anak air": ["masuk"],
    "anak jalan": ["masuk"],
}
"""Of «lama», a report closed before this day, only the last event is known: `buka_kembali`."""

STATES = {
    "saluran": ("menunggu", UNIT),
    "gorong": ("selesai", SDA),
    "sampah": ("tl_ditolak", UNIT),
    "jalan": ("proses", UNIT),
    "loket": ("proses", UNIT),
    "anak air": ("koordinasi", SDA),
    "anak jalan": ("koordinasi", BINA_MARGA),
    "lama": ("menunggu", UNIT),
}
PHOTOS = {
    "sampah": {"sebelum": 1, "sesudah": 1},
    "jalan": {"sebelum": 1, "proses": 1, "sesudah": 1},
    "loket": {"proses": 1},
    "gorong": {"sesudah": 1},
}
HIDDEN = {AGENCY_OPERATOR: {"sampah", "jalan", "loket", "anak jalan", "lama"}}
"""Reports that an officer's unit has nothing to do with; everybody else sees all."""

OFFLINE = {
    "saluran": ("klasifikasi", "koordinasi"),
    "gorong": ("klasifikasi", "koordinasi"),
    "sampah": ("klasifikasi", "disposisi", "tindak_lanjut", "ajukan_selesai"),
    "jalan": ("klasifikasi", "pecah", "tindak_lanjut", "minta_perpanjangan"),
    "loket": ("masuk", "tindak_lanjut"),
    "anak air": ("masuk",),
    "anak jalan": ("masuk",),
}
TITLES = {
    # type: (of others, of the officer who reads)
    "masuk": ("Laporan masuk", "Anda mencatat laporan ini"),
    "klasifikasi": ("Klasifikasi diubah", "Anda mengubah klasifikasi"),
    "koordinasi": ("Koordinasi ke", "Anda mengoordinasikan ke"),
    "kembalikan": ("Dikembalikan ke", "Anda mengembalikan ke"),
    "disposisi": ("Disposisi ke", "Anda mendisposisikan ke"),
    "terima": ("Diterima", "Anda menerima laporan ini"),
    "tindak_lanjut": ("Tindak lanjut", "Anda menulis tindak lanjut"),
    "ajukan_selesai": ("Diajukan selesai", "Anda mengajukan selesai"),
    "validasi": ("Divalidasi, selesai", "Anda memvalidasi, selesai"),
    "tolak_tl": ("Tindak lanjut ditolak", "Anda menolak tindak lanjut"),
    "buka_kembali": ("Dibuka kembali", "Anda membuka kembali laporan ini"),
    "pecah": ("Dipecah menjadi laporan lain", "Anda memecah laporan ini"),
    "minta_perpanjangan": ("Perpanjangan diminta", "Anda meminta perpanjangan"),
    "putuskan_perpanjangan": ("Perpanjangan disetujui", "Anda menyetujui perpanjangan"),
}
SEED = 20261122
SENDING_S = 150.0
MARGIN = timedelta(seconds=2)
LATE_AFTER = timedelta(minutes=15)


@pytest.mark.slow
def test_a_day_offline_then_decided_on(central, line_to, desk_at, tmp_path):
    numbers = {**morning(central), "lama": closed_report(central)}
    diary, line = day.Diary(), line_to()
    desk = desk_at("kelurahan", "--server", line.address)
    desk.start()
    work.sign_in(desk, OPERATOR)
    work.show_split(desk, "Baru")

    line.cut()
    desk.wait_for("Luring")
    triaged_and_handed_on(desk, numbers, diary)
    desk.kill()
    desk.start()
    work.unlock_offline(desk)
    worked_on(desk, numbers, diary, petugas(central)["name"], tmp_path)
    line_back_at = datetime.now(UTC)
    sent_over_a_bad_line(desk, line)
    numbers |= numbers_given(central, numbers["jalan"])
    assert made_offline(central, numbers) == OFFLINE

    sudin = signed_in(desk_at("sudin", "--server", line_to().address), AGENCY_OPERATOR)
    agency_decides(sudin, numbers, diary, tmp_path)
    until_there(central, numbers, "saluran", "gorong", but="validasi")
    validator = signed_in(desk_at("validator", "--server", line_to().address), VALIDATOR)
    validator_decides(validator, numbers, diary)
    supervisor = signed_in(desk_at("supervisor", "--server", line_to().address), SUPERVISOR)
    supervisor_decides(supervisor, numbers["jalan"], diary)
    until_there(central, numbers, *TIMELINES)
    desk.press("F5")
    comes_back_with_its_reason(desk, numbers)
    validator.press("Ctrl+5")  # what is found from the queue is shown for judging, without its timeline

    rows = rows_of(central, SEES_ALL, numbers)
    assert {name: (row["status"], row["holder"]) for name, row in rows.items()} == STATES
    assert {name: slots(row) for name, row in rows.items() if slots(row)} == PHOTOS
    assert rows["sampah"]["assignee"] == petugas(central)["id"]
    assert rows["jalan"]["extension"]["state"] == "approved"
    assert rows["jalan"]["clocks"]["finish_by"] == rows["jalan"]["extension"]["estimated_finish"]
    times_are_those_of_the_work(central, rows, diary, line_back_at)
    ledgers_sum_to_the_age(rows)
    for officer, reader in (
        (OPERATOR, desk),
        (AGENCY_OPERATOR, sudin),
        (VALIDATOR, validator),
        (SUPERVISOR, supervisor),
    ):
        everything_once(central, officer, reader, numbers, rows)


# ---- before the day


def morning(central):
    """A colleague has entered four reports; their numbers by name."""
    client = central.session(KEPALA)
    try:
        return {name: entered(client, words) for name, words in MORNING.items()}
    finally:
        client.close()


def entered(client, words):
    told = {"channel": "kantor-lurah", "category": "saluran-air", "kelurahan": UNIT, "is_private": False}
    report = {"id": new_id(), "version": 0}
    result = client.command("buat_laporan", report, {**told, "description": words})
    assert result["status"] == "applied", result
    return client.get(f"/v1/reports/{report['id']}")["number"]


def closed_report(central):
    """One that the kelurahan itself finished, with a history of which each kind of event is in the table."""
    client = central.session(OPERATOR)
    try:
        rows = client.get("/v1/reports", status="selesai", kelurahan=UNIT, limit=200)["rows"]
    finally:
        client.close()
    own = (row for row in rows if row["holder"] == UNIT)
    return next(row["number"] for row in own if all(kind in TITLES for kind in types(row)))


def petugas(central):
    client = central.session(OPERATOR)
    try:
        officers = client.get("/v1/reference")["officers"]
    finally:
        client.close()
    return next(each for each in officers if each["unit"] == UNIT and each["role"] == "petugas")


# ---- the day of the kelurahan


def triaged_and_handed_on(desk, numbers, diary):
    for name in MORNING:
        day.look_up(desk, numbers[name])
        with diary.writing(name, "klasifikasi"):
            work.classify(desk, f"Dekat pos RW 03, {name}")
    for name in ("saluran", "gorong"):
        day.look_up(desk, numbers[name])
        with diary.writing(name, "koordinasi"):
            work.koordinasi(desk, SDA_NAME, HAND_ON)
    desk.wait_for("6 perubahan menunggu")


@contextlib.contextmanager
def step(desk, diary, name, kind):
    """One action on the open report, until its timeline says so: the next may be legal only then."""
    with diary.writing(name, kind):
        yield
    until(lambda: day.timeline(desk)[:1] and day.timeline(desk)[0].startswith(TITLES[kind][1]), f"{kind} of {name}")


def worked_on(desk, numbers, diary, officer, folder):
    shots = iter([day.photo(folder / f"{shade}.jpg", shade) for shade in (40, 70, 100, 130, 160, 190)])
    desk.wait_for("6 perubahan menunggu")
    day.look_up(desk, numbers["sampah"])
    with step(desk, diary, "sampah", "disposisi"):
        day.dispose(desk, officer, INSTRUCTION)
    with step(desk, diary, "sampah", "tindak_lanjut"):
        work.follow_up(desk, "Diangkut dua orang", [("sebelum", next(shots)), ("sesudah", next(shots))])
    with step(desk, diary, "sampah", "ajukan_selesai"):
        work.hand_in(desk, ANSWER)
    day.look_up(desk, numbers["jalan"])
    with step(desk, diary, "jalan", "pecah"):
        day.divide(desk, (SDA_NAME, BINA_MARGA_NAME))
    with step(desk, diary, "jalan", "tindak_lanjut"):
        work.follow_up(desk, "Dipasang rambu", [(slot, next(shots)) for slot in ("sebelum", "proses", "sesudah")])
    with step(desk, diary, "jalan", "minta_perpanjangan"):
        day.ask_extension(desk, WHY_LONGER)
    with step(desk, diary, "loket", "masuk"):
        day.take_in(desk, "Sampah", COUNTER)
    with diary.writing("loket", "tindak_lanjut"):  # it leaves the list «Baru», which goes on to the next
        work.follow_up(desk, "Pagar ditegakkan", [("proses", next(shots))])
    desk.wait_for("14 perubahan menunggu")


def sent_over_a_bad_line(desk, line):
    """The first answer is lost, so that central knows more than the desk; killed when photos are on their way."""
    line.break_answers(after_bytes=30)
    line.open()
    until(lambda: line.broken_answers or again_when_offline(desk), "an answer that broke off", SENDING_S)
    line.wear_out(SEED)
    until(lambda: line.photo_requests >= 3 or again_when_offline(desk), "photos on their way", SENDING_S)
    desk.kill()
    line.cut()
    desk.start()
    work.unlock_offline(desk)
    desk.wait_for("perubahan menunggu")
    line.open()
    until(lambda: is_all_sent(desk) or again_when_offline(desk), "everything sent", SENDING_S)
    assert line.worn_out >= 10
    line.restore()


def again_when_offline(desk):
    if desk.sees("Luring"):
        desk.press("F5")


def is_all_sent(desk):
    texts = desk.texts()
    return any("Daring" in text for text in texts) and not any("perubahan menunggu" in text for text in texts)


def numbers_given(central, parent):
    """Of what had no number before: the counter report, and the children of the split by their holder."""
    client = central.session(OPERATOR)
    try:
        (counter,) = client.get("/v1/reports", q=COUNTER, limit=200)["rows"]
        parent_id = client.find(parent)["id"]
        children = {row["holder"]: row for row in newest(client) if row["parent"] == parent_id}
    finally:
        client.close()
    assert set(children) == {SDA, BINA_MARGA}
    assert counter["description"] == COUNTER
    names = {"loket": counter, "anak air": children[SDA], "anak jalan": children[BINA_MARGA]}
    return {name: row["number"] for name, row in names.items()}


def newest(client):
    return client.get("/v1/reports", kelurahan=UNIT, limit=200)["rows"]


def made_offline(central, numbers):
    """What the desk's officer did, as it stands at central."""
    client = central.session(OPERATOR)
    try:
        own = client.officer["id"]
        rows = {name: client.find(number) for name, number in numbers.items()}
    finally:
        client.close()
    made = {
        name: tuple(each["type"] for each in row["events"] if each["officer"] == own) for name, row in rows.items()
    }
    return {name: kinds for name, kinds in made.items() if name != "lama"}


# ---- the others


def signed_in(desk, officer):
    desk.start()
    work.sign_in(desk, officer)
    return desk


def agency_decides(desk, numbers, diary, folder):
    day.look_up(desk, numbers["saluran"])
    desk.wait_for(HAND_ON)
    with step(desk, diary, "saluran", "kembalikan"):
        day.give_back(desk, GIVEN_BACK)
    day.look_up(desk, numbers["gorong"])
    with step(desk, diary, "gorong", "terima"):
        work.accept(desk)
    with step(desk, diary, "gorong", "tindak_lanjut"):
        work.follow_up(desk, "Satgas mengangkat ranting", ())
    with step(desk, diary, "gorong", "ajukan_selesai"):
        work.hand_in(desk, AGENCY_ANSWER, [("sesudah", day.photo(folder / "sudin.jpg", 220))])
    desk.press("F5")


def validator_decides(desk, numbers, diary):
    desk.wait_for("Menunggu validasi")
    work.open_report(desk, numbers["gorong"])
    desk.wait_for(AGENCY_ANSWER)
    with diary.writing("gorong", "validasi"):
        desk.press("V")
        desk.wait_until_gone(AGENCY_ANSWER)
    work.open_report(desk, numbers["sampah"])
    desk.wait_for(ANSWER)
    with diary.writing("sampah", "tolak_tl"):
        desk.fill("Alasan bila menolak", REFUSAL)
        desk.press("Ctrl+Return")
        desk.wait_until_gone(ANSWER)
    day.look_up(desk, numbers["lama"])
    with diary.writing("lama", "buka_kembali"):
        day.reopen(desk, REOPENED)
    desk.press("F5")


def supervisor_decides(desk, number, diary):
    day.look_up(desk, number)
    desk.wait_for(WHY_LONGER)
    with diary.writing("jalan", "putuskan_perpanjangan"):
        day.approve_extension(desk, GRANTED)
    desk.press("F5")


def comes_back_with_its_reason(desk, numbers):
    for name, words in (("saluran", GIVEN_BACK), ("sampah", REFUSAL)):
        work.show_split(desk, "Dikembalikan")
        work.open_report(desk, numbers[name])
        desk.wait_for(words)
    work.show_split(desk, "Baru")
    work.reach(desk, numbers["lama"])


# ---- what came of it


def types(row):
    return [event["type"] for event in row["events"]]


def slots(row):
    return Counter(photo["slot"] for photo in row["photos"] if photo["event"])


def rows_of(central, officer, numbers):
    client = central.session(officer)
    try:
        return {name: client.find(number) for name, number in numbers.items()}
    finally:
        client.close()


def until_there(central, numbers, *names, but=None):
    wanted = {name: [kind for kind in TIMELINES[name] if kind != but] for name in names}
    here = {name: numbers[name] for name in names}

    def found():
        return {name: types(row) for name, row in rows_of(central, SEES_ALL, here).items()}

    try:
        until(lambda: found() == wanted, "all of it at central")
    except AssertionError as error:
        raise AssertionError(f"{error}; there: {found()}") from error


def times_are_those_of_the_work(central, rows, diary, line_back_at):
    """`at` as central-api.md says it: what was done offline came when the line was back, but counts before."""
    client = central.session(SEES_ALL)
    try:
        trails = {name: client.get("/v1/audit", report=row["id"])["events"] for name, row in rows.items()}
    finally:
        client.close()
    for name, row in rows.items():
        received = {each["version"]: ledger.moment(each["at"]) for each in trails[name]}
        moments = [ledger.moment(event["at"]) for event in row["events"]]
        assert moments == sorted(moments), name
        for version, event in enumerate(row["events"], 1):
            if not is_of_this_day(name, version, event):
                continue
            at, receipt = moments[version - 1], received[version]
            began, ended = diary.when(*source_of(name, event["type"]))
            assert began - MARGIN <= at <= min(ended + MARGIN, receipt), (name, event)
            assert event["late"] == (receipt - at > LATE_AFTER), (name, event)
            if event["type"] in OFFLINE.get(name, ()):
                assert at <= line_back_at <= receipt, (name, event)


def is_of_this_day(name, version, event):
    """Not the intake by the colleague, and not what had become of the old report."""
    if name == "lama":
        return event["type"] == "buka_kembali"
    return version > 1 or name not in MORNING


def source_of(name, kind):
    """A child begins with the split of its parent."""
    return ("jalan", "pecah") if name.startswith("anak") else (name, kind)


def ledgers_sum_to_the_age(rows):
    now = datetime.now(UTC)
    split_at = next(event["at"] for event in rows["jalan"]["events"] if event["type"] == "pecah")
    for name, row in rows.items():
        begin = ledger.moment(split_at if name.startswith("anak") else row["created_at"])
        end = ledger.moment(row["events"][-1]["at"]) if row["status"] == "selesai" else now
        parts = ledger.intervals(row, now)
        assert sum((part["end"] - part["start"] for part in parts), timedelta()) == end - begin, name


def everything_once(central, officer, desk, numbers, rows):
    """Central tells every reader the same events, and the desk shows each in one line."""
    desk.press("F5")
    client = central.session(officer)
    hidden = HIDDEN.get(officer, set())
    try:
        for name, number in numbers.items():
            found = client.get("/v1/reports", number=number)["rows"]
            assert bool(found) == (name not in hidden), (officer, name)
            if found:
                told = [(event["id"], event["type"]) for event in found[0]["events"]]
                assert told == [(event["id"], event["type"]) for event in rows[name]["events"]]
                assert len({event_id for event_id, _ in told}) == len(told)
                assert name == "lama" or types(found[0]) == TIMELINES[name]
                shows(desk, number, found[0]["events"], client.officer["id"])
    finally:
        client.close()


def shows(desk, number, events, reader):
    wanted = [TITLES[event["type"]][event["officer"] == reader] for event in reversed(events)]

    def is_shown():
        lines = day.timeline(desk)
        return len(lines) == len(wanted) and all(map(str.startswith, lines, wanted))

    day.look_up(desk, number)
    try:
        until(is_shown, f"the timeline of {number}")
    except AssertionError as error:
        raise AssertionError(f"{error}: {wanted}; shown: {day.timeline(desk)}") from error
