"""A report taken in at a counter without network, against a real central: its number, and who may see what."""

import sqlite3
from datetime import datetime, timedelta

import pytest

from app.services.values import Split
from domain.actions import BuatLaporan, Klasifikasi, Koordinasi, Reporter
from tests.contract.conftest import filled
from tests.stories.people import PASSWORD, until

LURAH = "31.74.01.1001"
OPERATOR = f"operator.{LURAH}"
SUDIN = "sudin-bina-marga-31.74"
CANARY = "Sulastri-Kenari-7781"


@pytest.fixture
def desk(sign_in, server, no_secrets):
    return filled(sign_in.sign_in(server, OPERATOR, PASSWORD, False))


def new_report(desk, **changes):
    form = desk.intake.form()
    told = {
        "channel": form.channels[0].id,
        "category": "jalan",
        "description": "Lubang di depan loket, terisi air.",
        "kelurahan": form.kelurahan,
        "is_private": False,
        **changes,
    }
    return BuatLaporan(**told)


def numbers(desk):
    return {line.id: line.number for line in desk.page(Split.SEMUA_TERBUKA).lines}


def at_central(central, username, report_id):
    client = central.session(username)
    try:
        return client.get(f"/v1/reports/{report_id}")
    finally:
        client.close()


def test_the_counter_of_a_kelurahan_has_its_channel_and_its_own_place(desk):
    form = desk.intake.form()
    assert [(choice.id, choice.name) for choice in form.channels] == [("kantor-lurah", "Kantor Lurah")]
    assert (form.code, form.kelurahan) == (None, LURAH)
    assert form.kelurahan_choices[0].id == LURAH
    assert form.number.startswith("S-")


@pytest.mark.parametrize(("username", "code"), [(f"petugas.{LURAH}", "role"), (f"operator.{SUDIN}", "no_counter")])
def test_who_has_no_counter_is_told_so(sign_in, server, no_secrets, username, code):
    desk = filled(sign_in.sign_in(server, username, PASSWORD, False))
    assert desk.intake.form().code == code


def test_taken_in_and_handed_on_offline_it_gets_its_number_and_each_step_once(desk, central):
    central.stop()
    try:
        desk.sync_now()
        until(lambda: not desk.status().is_online, "the desk notices")
        saved = desk.intake.save(new_report(desk, reporter=Reporter(name=CANARY, phone="0812-5550-0143")))
        desk.act(saved.report_id, Klasifikasi(priority="mendesak"))
        desk.act(saved.report_id, Koordinasi(target_unit=SUDIN, reason="Jalan kota"))
        assert saved.number.startswith("S-")
        assert numbers(desk)[saved.report_id] == saved.number
        details = desk.details(saved.report_id)
        assert [entry.type for entry in details.timeline] == ["koordinasi", "klasifikasi", "masuk"]
        assert desk.intake.receipt(saved.report_id).is_provisional
    finally:
        central.start()
    desk.sync_now()
    until(lambda: numbers(desk).get(saved.report_id, "S-")[:2] == "KL", "the real number")
    until(lambda: desk.status().pending == 0, "all of it sent")
    row = at_central(central, f"operator.{SUDIN}", saved.report_id)
    assert row["number"] == numbers(desk)[saved.report_id]
    assert [event["type"] for event in row["events"]] == ["masuk", "klasifikasi", "koordinasi"]
    day = row["events"][0]["at"]
    assert (row["channel"], row["priority"], row["holder"], row["version"]) == ("kantor-lurah", "mendesak", SUDIN, 3)
    assert row["number"][:8] == f"KL{wib_day(day)}"
    assert len(row["number"]) == len("KL2611220001")
    receipt = desk.intake.receipt(saved.report_id)
    assert (receipt.number, receipt.provisional, receipt.is_provisional) == (row["number"], saved.number, False)
    assert desk.intake.look_up(saved.number).number == row["number"]


def wib_day(at):
    """`YYMMDD` of seven hours after a UTC time."""
    return (datetime.fromisoformat(at) + timedelta(hours=7)).strftime("%y%m%d")


def test_numbers_of_a_counter_follow_each_other(desk, central):
    made = [desk.intake.save(new_report(desk, description=f"Laporan {n}.")) for n in range(3)]
    desk.sync_now()
    until(lambda: all(numbers(desk).get(each.report_id, "S")[0] == "K" for each in made), "three numbers")
    given = [numbers(desk)[each.report_id] for each in made]
    first = int(given[0][8:])
    assert [int(number[8:]) for number in given] == [first, first + 1, first + 2]


def test_who_reported_a_private_report_is_readable_by_nobody(desk, central, tmp_path):
    saved = desk.intake.save(
        new_report(desk, is_private=True, reporter=Reporter(name=CANARY, nik="3171014505900001"))
    )
    desk.sync_now()
    until(lambda: numbers(desk).get(saved.report_id, "S")[0] == "K", "the real number")
    for username in (OPERATOR, f"kepala.{LURAH}", "supervisor.31", "validator.biro-pemerintahan"):
        assert CANARY not in str(at_central(central, username, saved.report_id))
    client = central.session("supervisor.31")
    try:
        assert CANARY not in str(client.get("/v1/audit", report=saved.report_id))
    finally:
        client.close()
    assert CANARY not in repr(desk.details(saved.report_id)) + repr(desk.intake.receipt(saved.report_id))
    with sqlite3.connect(central.database) as database:
        (kept,) = database.execute(
            "select name, nik from reporter where report_id = ?", (saved.report_id,)
        ).fetchall()
    database.close()
    assert kept == (CANARY, "3171014505900001"), "central has it, in its own table"
    home = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())
    assert CANARY.encode() not in home
