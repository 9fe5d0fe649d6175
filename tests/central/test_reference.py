"""Reference data: whose officers, ETag, and what a new central starts with."""

import json
from datetime import date

import msgspec
import pytest

from central.db import Database
from central.main import open_central
from central.reference_data import holiday_years, initial_reference
from central.services.installation import install
from central.services.reference import read_reference
from domain.wire import Reference
from tests.central.office import CHEAP, DINAS, GAMBIR, SUDIN, code_of
from tests.domain import world

OPERATOR = f"operator.{GAMBIR}"


def units_of_officers(office, username):
    return {officer["unit"] for officer in office.desk(username).get("/v1/reference")["officers"]}


def test_the_parts(office):
    reference = office.desk(OPERATOR).get("/v1/reference")
    assert set(reference) == {
        "units", "officers", "categories", "channels", "clock_profiles", "holidays", "reject_reasons", "templates",
        "settings", "boundaries_etag",
    }  # fmt: skip
    assert [unit["id"] for unit in reference["units"]] == [unit.id for unit in world.UNITS], "in the order written"
    assert reference["boundaries_etag"] is None


def test_officers_of_the_own_unit_and_below(lite):
    assert units_of_officers(lite, OPERATOR) == {GAMBIR}
    assert units_of_officers(lite, f"kepala.{DINAS}") == {DINAS, SUDIN, world.SUDIN_SELATAN}
    assert units_of_officers(lite, "supervisor.31.74") == {"31.74", "31.74.01", world.TEBET}
    assert len(lite.desk("supervisor.31").get("/v1/reference")["officers"]) == len(world.OFFICERS)
    assert units_of_officers(lite, "admin.jsc") == {"jsc"}
    assert units_of_officers(lite, f"validator.{world.BIRO}") == {world.BIRO}


def test_an_officer_has_four_fields(lite):
    officers = lite.desk(OPERATOR).get("/v1/reference")["officers"]
    assert {tuple(officer) for officer in officers} == {("id", "name", "role", "unit")}


def test_where_a_hand_over_would_be_read(office):
    office.run("UPDATE officer SET is_active = :no WHERE unit = :unit", no=False, unit=SUDIN)
    office.run("UPDATE installation SET reference_rev = reference_rev + 1")
    units = {unit["id"]: unit for unit in office.desk(OPERATOR).get("/v1/reference")["units"]}
    assert [units[name]["has_officers"] for name in (GAMBIR, SUDIN, world.EMPTY, world.BIRO)] == [
        True, False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize("known", ["{}", "x, {}", " {} ", "*"])
def test_what_is_known_is_not_sent_again(office, known):
    desk = office.desk(OPERATOR)
    first = desk.call("GET", "/v1/reference")
    etag = first.headers["ETag"]
    again = desk.call("GET", "/v1/reference", headers={"if-none-match": known.format(etag)})
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", etag)
    assert again.headers["X-Epoch"] == office.central.epoch


def test_the_etag_follows_the_content(office):
    desk = office.desk(OPERATOR)
    etags = {desk.call("GET", "/v1/reference").headers["ETag"]}
    etags.add(office.desk(f"operator.{SUDIN}").call("GET", "/v1/reference").headers["ETag"])
    office.run("UPDATE officer SET name = 'Baru' WHERE id = :id", id=OPERATOR)
    office.run("UPDATE installation SET reference_rev = reference_rev + 1")
    response = desk.call("GET", "/v1/reference", headers={"if-none-match": ", ".join(etags)})
    assert response.status == 200
    assert {"id": OPERATOR, "name": "Baru", "role": "operator", "unit": GAMBIR} in json.loads(response.body)[
        "officers"
    ]
    assert code_of(office.call("GET", "/v1/reference")) == (401, "token_invalid")


# ---- what a new central starts with


@pytest.fixture(scope="module")
def reference():
    return initial_reference((2025, 2026))


def test_the_territory(reference):
    kinds = [unit.kind for unit in reference.units]
    counted = {kind: kinds.count(kind) for kind in ("provinsi", "kota", "kabupaten", "kecamatan", "kelurahan")}
    assert counted == {"provinsi": 1, "kota": 5, "kabupaten": 1, "kecamatan": 44, "kelurahan": 267}
    below = dict.fromkeys(("31.71", "31.72", "31.73", "31.74", "31.75", "31.01"), 0)
    for unit in reference.units:
        if unit.kind == "kelurahan":
            below[unit.id[:5]] += 1
    assert list(below.values()) == [44, 31, 56, 65, 65, 6]


def test_the_tree_is_whole(reference):
    ids = {unit.id for unit in reference.units}
    assert len(ids) == len(reference.units) == 318 + 179
    assert [unit.id for unit in reference.units if unit.parent not in ids] == ["31"]
    named = {unit.id: unit for unit in reference.units}
    assert named["31.71.01.1001"].aliases == ("KELURAHAN GAMBIR",)
    assert "HARAPAN MULYA" in named["31.71.03.1003"].aliases
    sudin = named["sudin-bina-marga-31.71"]
    assert (sudin.name, sudin.parent) == ("Suku Dinas Bina Marga Jakarta Pusat", "dinas-bina-marga")
    assert named["pam-jaya"].parent == "bp-bumd"


def test_categories_go_to_units_that_exist(reference):
    ids = {unit.id for unit in reference.units} | {"kelurahan"}
    assert len(reference.categories) == 58
    assert [category.id for category in reference.categories if category.default_unit not in ids] == []


def test_channels(reference):
    prefixes = {channel.id: channel.prefix for channel in reference.channels}
    assert len(set(prefixes.values())) == len(prefixes) >= 13
    assert (prefixes["jaki"], prefixes["qlue"], prefixes["twitter"]) == ("JK", "QL", "TW")
    assert {channel.id for channel in reference.channels if channel.geotagged} == {"jaki", "qlue"}
    profiles = {profile.id for profile in reference.clock_profiles}
    assert profiles == {"crm", "lapor"}
    assert {channel.clock_profile for channel in reference.channels} == profiles


def test_holidays(reference):
    days = {(holiday.date, holiday.kind) for holiday in reference.holidays}
    assert (date(2026, 8, 17), "public") in days
    assert (date(2026, 3, 23), "cuti_bersama") in days
    assert {holiday.date.year for holiday in reference.holidays} == {2025, 2026}
    assert holiday_years(date(2026, 11, 22)) == (2025, 2026, 2027)


def test_reasons_and_settings(reference):
    assert [reason.id for reason in reference.reject_reasons] == [
        "darurat_112", "tanpa_lokasi", "tidak_sopan", "data_pribadi", "bukan_laporan", "lainnya",
    ]  # fmt: skip
    settings = reference.settings
    assert (settings.min_sesudah_photos, settings.ranking_min_n, settings.max_photo_bytes) == (1, 30, 10_000_000)


def test_it_comes_back_from_the_database_as_it_was(folder, reference):
    database = Database(f"sqlite:///{folder}/whole.db", durable=False)
    install(database, reference, is_training=False, random_bytes=bytes)
    stored = msgspec.json.decode(database.read(read_reference).answer("31")[1], type=Reference)
    assert stored.categories == reference.categories
    assert stored.holidays == reference.holidays
    assert stored.channels == reference.channels
    assert [unit.id for unit in stored.units] == [unit.id for unit in reference.units]
    assert open_central(database, is_training=False, password_cost=CHEAP).epoch == "central-0000000000000000"
    database.close()
