"""Pull: order from nothing, what changes meanwhile, cursors and their faults, drops, numbers of a device."""

import base64
import random

import msgspec
import pytest

from central.services import cursors
from central.services.cursors import Cursor, Phase
from central.services.pull import WALKED
from tests.central.office import BIRO, CIDENG, GAMBIR, KECAMATAN, PUSAT, SUDIN, SUDIN_SDA, TEBET, Office, code_of

OPERATOR, KEPALA = f"operator.{GAMBIR}", f"kepala.{GAMBIR}"


def close(office, report):
    office.desk(KEPALA).do("tolak", report.id, 1, reason_code="lainnya", public_answer="Bukan laporan")


def ids(rows):
    return [row["id"] for row in rows]


def pull_code(desk, **query):
    return code_of(desk.call("GET", "/v1/pull", query={"scope": GAMBIR, **query}))


@pytest.fixture
def desk(office):
    return office.desk(OPERATOR)


def test_the_page(office, desk):
    report = office.intake(GAMBIR)
    page = desk.pull()
    assert set(page) == {
        "rows", "next_cursor", "more", "head", "epoch", "scope_rev", "device_max_dseq", "missing_dseq",
    }  # fmt: skip
    assert (page["more"], page["epoch"], page["scope_rev"]) == (False, office.central.epoch, 1)
    assert (page["device_max_dseq"], page["missing_dseq"]) == (0, [])
    assert page["next_cursor"] == page["head"]
    row = page["rows"][0]
    assert row == {"op": "put", **desk.report(report.id)}
    assert next(iter(row)) == "op"
    assert set(row) == {
        "op", "id", "number", "version", "channel", "created_at", "category", "priority", "description", "address",
        "landmark", "lat", "lon", "kelurahan", "is_private", "status", "holder", "assignee", "handed_by", "bounces",
        "clocks", "extension", "duplicate_of", "parent", "continues", "rating", "photos", "events",
    }  # fmt: skip


def test_nothing_new(desk):
    first = desk.pull()
    assert first["rows"] == []
    assert desk.pull(first["next_cursor"])["next_cursor"] == first["next_cursor"]


def test_only_what_is_new(office, desk):
    office.intake(GAMBIR)
    cursor = desk.pull()["next_cursor"]
    second = office.intake(GAMBIR)
    office.intake(TEBET)
    page = desk.pull(cursor)
    assert ids(page["rows"]) == [second.id]
    assert page["next_cursor"] == page["head"]
    assert desk.pull(page["next_cursor"])["rows"] == []


def test_a_report_comes_once_however_often_it_changed(office, desk):
    first, second = office.intake(GAMBIR), office.intake(GAMBIR)
    cursor = desk.pull()["next_cursor"]
    for version in range(1, 5):
        desk.do("catatan", first.id, version, note=str(version))
    desk.do("terima", second.id, 1)
    desk.do("catatan", first.id, 5, note="x")
    rows = desk.pull(cursor)["rows"]
    assert [(row["id"], row["version"]) for row in rows] == [(second.id, 2), (first.id, 6)]


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 1000])
def test_open_reports_come_first(office, desk, limit):
    closed = [office.intake(GAMBIR) for _ in range(3)]
    for report in closed:
        close(office, report)
    waiting = [office.intake(GAMBIR) for _ in range(3)]
    rows, _ = desk.pull_all(limit=limit)
    assert ids(rows) == ids_of(waiting) + ids_of(closed)


def test_a_report_that_is_closed_while_starting_from_nothing_comes_closed(office, desk):
    reports = [office.intake(GAMBIR) for _ in range(3)]
    page = desk.pull(None, 1)
    close(office, reports[2])
    rows, _ = desk.pull_all(page["next_cursor"], 1)
    assert [(row["id"], row["status"]) for row in rows] == [(reports[1].id, "menunggu"), (reports[2].id, "ditolak")]


def test_a_page_of_open_reports_is_one_piece_of_an_index(office):
    """Without it PostgreSQL joins and sorts the whole feed for each page."""
    values = {"scope": GAMBIR, "seq": 0, "report_id": "", "head": 9, "is_open": True, "limit": 3}
    sql = WALKED.on("sqlite")[0]
    if office.database.engine == "sqlite":
        steps = [str(row[-1]) for row in office.rows(f"EXPLAIN QUERY PLAN {sql}", **values)]
    else:
        # Of a few rows PostgreSQL would rather read all.
        office.run("SET enable_seqscan = off")
        steps = [row[0] for row in office.rows(f"EXPLAIN {sql}", **values)]
    assert any("scope_feed_walk" in step for step in steps), steps
    assert not [step for step in steps if "TEMP B-TREE" in step or "Sort" in step], steps


def ids_of(reports):
    return [report.id for report in reports]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_pages_are_full_and_more_is_true(office, desk, count):
    for _ in range(count):
        office.intake(GAMBIR)
    seen: list[str] = []
    cursor, pages = None, 0
    while True:
        page = desk.pull(cursor, 2)
        seen, cursor, pages = seen + ids(page["rows"]), page["next_cursor"], pages + 1
        assert len(page["rows"]) == 2 or not page["more"]
        if not page["more"]:
            break
    assert len(set(seen)) == len(seen) == count
    assert pages == max(1, -(-count // 2)), "no empty page at the end"
    assert cursor == page["head"]


@pytest.mark.parametrize("limit", [1, 2, 3])
@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_missed_while_starting_from_nothing(office, desk, limit, seed):
    """Whatever changes between the pages comes at the end, so the desk holds exactly what central holds."""
    chance = random.Random(seed)
    reports = [office.intake(GAMBIR) for _ in range(7)]
    for report in reports[4:6]:
        close(office, report)
    validator = office.desk(f"validator.{BIRO}")
    held, cursor = {}, None
    for turn in range(60):
        page = desk.pull(cursor, limit)
        for row in page["rows"]:
            assert held.get(row["id"], {}).get("version") != row["version"], "nothing comes twice"
            held[row["id"]] = row
        cursor = page["next_cursor"]
        if not page["more"]:
            break
        if turn < 12:
            change(office, desk, validator, chance, reports)
    else:
        pytest.fail("never came to an end")
    for report in reports:
        assert held[report.id] == {"op": "put", **desk.report(report.id)}
    assert set(held) == set(ids_of(reports))


def change(office, desk, validator, chance, reports):
    report = chance.choice(reports)
    row = desk.report(report.id)
    kind = chance.choice(["note", "close", "reopen", "new"])
    if kind == "new":
        reports.append(office.intake(GAMBIR))
    elif kind == "close" and row["status"] == "menunggu":
        office.desk(KEPALA).do("tolak", report.id, row["version"], reason_code="lainnya", public_answer="x")
    elif kind == "reopen" and row["status"] == "ditolak":
        validator.do("buka_kembali", report.id, row["version"], reason="x")
    else:
        desk.do("catatan", report.id, row["version"], note="x")


def test_a_stopped_start_goes_on_where_it_stopped(office, desk):
    for _ in range(4):
        office.intake(GAMBIR)
    page = desk.pull(None, 3)
    rows = page["rows"] + desk.pull(page["next_cursor"], 3)["rows"]
    assert len({row["id"] for row in rows}) == 4


def test_every_scope_above_sees_it(office):
    report = office.intake(GAMBIR)
    seeing = (
        f"operator.{GAMBIR}",
        f"kepala.{KECAMATAN}",
        f"supervisor.{PUSAT}",
        "supervisor.31",
        f"validator.{BIRO}",
    )
    for username in seeing:
        assert ids(office.desk(username).pull()["rows"]) == [report.id]
    for username in (f"operator.{CIDENG}", f"operator.{TEBET}", "supervisor.31.74", f"operator.{SUDIN}"):
        assert office.desk(username).pull()["rows"] == []


def test_who_gets_a_report_keeps_it(office, desk):
    """A hand-over never drops: the unit that handed it on goes on seeing it."""
    report = office.intake(GAMBIR)
    desk.do("koordinasi", report.id, 1, target_unit=SUDIN, reason="x")
    sudin = office.desk(f"operator.{SUDIN}")
    sudin_cursor = sudin.pull()["next_cursor"]
    assert ids(office.desk("supervisor.dinas-bina-marga").pull()["rows"]) == [report.id]
    sudin.do("koordinasi", report.id, 2, target_unit=SUDIN_SDA, reason="y")
    for watching, cursor in ((desk, None), (sudin, sudin_cursor)):
        row = watching.pull(cursor)["rows"][0]
        assert (row["op"], row["holder"], row["version"]) == ("put", SUDIN_SDA, 3)


# ---- drops


def test_a_corrected_place_drops_it_where_it_was(office, desk):
    report = office.intake(GAMBIR)
    cursor = desk.pull()["next_cursor"]
    kecamatan = office.desk(f"kepala.{KECAMATAN}")
    above = kecamatan.pull()["next_cursor"]
    desk.do("klasifikasi", report.id, 1, kelurahan=CIDENG)
    assert desk.pull(cursor)["rows"] == [
        {"op": "drop", "id": report.id, "number": report.number, "reason": "moved", "to": CIDENG}
    ]
    assert code_of(desk.call("GET", f"/v1/reports/{report.id}")) == (404, "not_found")
    assert desk.get("/v1/reports")["rows"] == []
    assert [row["op"] for row in kecamatan.pull(above)["rows"]] == ["put"], "still below it"
    assert ids(office.desk(f"operator.{CIDENG}").pull()["rows"]) == [report.id]
    assert office.desk(OPERATOR, "pc-2").pull()["rows"] == [], "from nothing there is nothing to drop"


def test_put_and_drop_of_one_change_have_one_number(office, desk):
    report = office.intake(GAMBIR)
    seq = desk.do("klasifikasi", report.id, 1, kelurahan=TEBET)["applied_seq"]
    numbers = office.rows("SELECT scope, seq, reason FROM scope_feed WHERE report_id = :id", id=report.id)
    assert {row[1] for row in numbers} == {seq}
    assert {row[0] for row in numbers if row[2]} == {GAMBIR, KECAMATAN, PUSAT}


def test_who_did_something_keeps_it_though_the_place_was_wrong(office, desk):
    report = office.intake(GAMBIR)
    desk.do("terima", report.id, 1)
    cursor = desk.pull()["next_cursor"]
    desk.do("klasifikasi", report.id, 2, kelurahan=TEBET)
    assert [row["op"] for row in desk.pull(cursor)["rows"]] == ["put"]


def test_a_report_that_comes_back_is_put_again(office, desk):
    report = office.intake(GAMBIR)
    desk.do("klasifikasi", report.id, 1, kelurahan=CIDENG)
    cursor = desk.pull()["next_cursor"]
    office.desk(f"operator.{CIDENG}").do("klasifikasi", report.id, 2, kelurahan=GAMBIR)
    rows = desk.pull(cursor)["rows"]
    assert [(row["op"], row["version"]) for row in rows] == [("put", 3)]
    assert desk.report(report.id)["version"] == 3


@pytest.mark.parametrize("limit", [1, 2])
def test_a_drop_while_starting_from_nothing(office, desk, limit):
    reports = [office.intake(GAMBIR) for _ in range(3)]
    page = desk.pull(None, 1)
    assert ids(page["rows"]) == [reports[0].id]
    desk.do("klasifikasi", reports[0].id, 1, kelurahan=CIDENG)
    rows, _ = desk.pull_all(page["next_cursor"], limit)
    assert [(row["op"], row["id"]) for row in rows] == [
        ("put", reports[1].id), ("put", reports[2].id), ("drop", reports[0].id),
    ]  # fmt: skip


def test_drops_are_kept_four_hundred_days(office, desk):
    first, second, third = (office.intake(GAMBIR) for _ in range(3))
    before = desk.pull()["next_cursor"]
    desk.do("klasifikasi", first.id, 1, kelurahan=CIDENG)
    between = desk.pull()["next_cursor"]
    office.clock.forward(days=400)
    desk.sign_in()
    desk.do("klasifikasi", second.id, 1, kelurahan=CIDENG)
    assert [row["op"] for row in desk.pull(before)["rows"]] == ["drop", "drop"]
    office.clock.forward(seconds=1)
    desk.do("klasifikasi", third.id, 1, kelurahan=CIDENG)
    assert pull_code(desk, cursor=before) == (410, "resync_scope")
    assert [row["op"] for row in desk.pull(between)["rows"]] == ["drop", "drop"]
    assert desk.pull()["rows"] == []


# ---- cursors and parameters


@pytest.mark.parametrize(
    "cursor", ["x", "%%", "A" * 501, "=", "é", "AAAA", "lA", base64.urlsafe_b64encode(b"{}").decode()]
)
def test_a_cursor_that_cannot_be_read(lite, cursor):
    assert pull_code(lite.desk(OPERATOR), cursor=cursor) == (400, "bad_cursor")


@pytest.mark.parametrize(
    "change", [{"phase": 3}, {"seq": -1}, {"head": "x"}, {"report_id": None}, {"report_id": "a\0"}]
)
def test_a_cursor_with_impossible_parts(lite, change):
    parts = {"epoch": lite.central.epoch, "scope": GAMBIR, "phase": 2, "head": 0, "seq": 0, "report_id": "", **change}
    packed = base64.urlsafe_b64encode(msgspec.msgpack.encode(list(parts.values()))).rstrip(b"=").decode()
    assert pull_code(lite.desk(OPERATOR), cursor=packed) == (400, "bad_cursor")


def test_a_cursor_of_another_scope(office, desk):
    other = office.desk(f"operator.{CIDENG}").pull()["next_cursor"]
    assert pull_code(desk, cursor=other) == (404, "not_found")


@pytest.mark.parametrize("scope", [CIDENG, "31", "31.71.01", "nix", SUDIN])
def test_a_foreign_scope(lite, scope):
    assert pull_code(lite.desk(OPERATOR), scope=scope) == (404, "not_found")


@pytest.mark.parametrize("username", ["admin.jsc", "pelatih.jsc"])
def test_who_has_no_scope(lite, username):
    for scope in ("jsc", "31", ""):
        assert pull_code(lite.desk(username), scope=scope) == (404, "not_found")


def test_a_cursor_of_another_epoch_or_beyond_the_head(office, desk):
    office.intake(GAMBIR)
    for cursor in (
        cursors.follow("training-lain", GAMBIR, 1),
        cursors.follow(office.central.epoch, GAMBIR, 2),
        cursors.follow(office.central.epoch, GAMBIR, 2**62),
        Cursor(office.central.epoch, GAMBIR, Phase.OPEN, 2, 0, ""),
        Cursor(office.central.epoch, GAMBIR, Phase.FOLLOW, 1, 3, ""),
    ):
        assert pull_code(desk, cursor=cursors.encode(cursor)) == (409, "epoch_check")
    assert desk.pull(cursors.encode(cursors.follow(office.central.epoch, GAMBIR, 1)))["rows"] == []


def test_after_a_restore_cursors_are_refused(new_database):
    office = Office(new_database())
    desk = office.desk(OPERATOR)
    cursor = desk.pull()["next_cursor"]
    office.run("UPDATE sync_head SET epoch = 'training-baru'")
    desk.office = office.reopen()
    assert pull_code(desk, cursor=cursor) == (409, "epoch_check")
    page = desk.pull()
    assert page["epoch"] == "training-baru"
    desk.office.close()


@pytest.mark.parametrize("limit", ["0", "1001", "-1", "x", "", "1.0", "١", "9" * 30])
def test_a_limit_out_of_range(lite, limit):
    assert pull_code(lite.desk(OPERATOR), limit=limit) == (422, "invalid_limit")


def test_the_usual_limit_is_two_hundred(lite):
    for _ in range(201):
        lite.intake(GAMBIR)
    desk = lite.desk(OPERATOR)
    page = desk.pull()
    assert (len(page["rows"]), page["more"]) == (200, True)
    assert len(desk.pull(limit=1000)["rows"]) == 201


@pytest.mark.parametrize("query", [{}, {"scope": ""}, {"scope": "a\0"}])
def test_the_scope_must_be_named(lite, query):
    response = lite.desk(OPERATOR).call("GET", "/v1/pull", query=query)
    assert code_of(response) == (422, "invalid_query")


# ---- numbers of a device


def test_numbers_that_central_misses(office, desk):
    report = office.intake(GAMBIR)
    commands = [desk.command("catatan", report.id, 1, note=str(number)) for number in range(6)]

    def numbers():
        office.clock.forward(seconds=1)
        page = desk.pull()
        return page["device_max_dseq"], page["missing_dseq"]

    desk.push(commands[0], commands[1])
    assert numbers() == (2, [])
    desk.push(commands[4])
    assert numbers() == (5, [3, 4])
    desk.push(commands[3])
    assert numbers() == (5, [3])
    desk.push(commands[2])
    assert numbers() == (5, [])
    assert numbers() == (5, [])
    desk.push(commands[5])
    assert numbers() == (6, [])
    assert office.desk(OPERATOR, "pc-2").pull()["device_max_dseq"] == 0


NOT_STORED = [
    ({"depends_on": ["nix"]}, "held"),
    ({"cmd_schema": 2}, "upgrade_needed"),
    ({"cmd_schema": 2, "payload": "x", "report_id": 7}, "upgrade_needed"),
    ({"blobs": ["ab" * 32]}, "blob_missing"),
    ({"base_version": "x"}, "refused"),
]


@pytest.mark.parametrize(("other", "status"), NOT_STORED)
def test_what_was_answered_is_not_missing(office, desk, other, status):
    """Only a number that never came is; also when what is stored has gone past it."""
    commands = [desk.command("catatan", "rep-0", 1, note="x") for _ in range(4)]
    results = desk.push({**commands[0], **other}, commands[3])
    assert [result["status"] for result in results] == [status, "refused"]
    page = desk.pull()
    assert (page["device_max_dseq"], page["missing_dseq"]) == (4, [2, 3])
    desk.push({**commands[2], **other}, commands[1])
    office.clock.forward(seconds=1)
    assert desk.pull(None, None, **{"x-pending": "0"})["missing_dseq"] == []
    assert office.rows("SELECT COUNT(*) FROM heard_number") == [(0,)]
    office.clock.forward(seconds=1)
    assert desk.pull()["missing_dseq"] == []


def test_what_waits_beyond_all_others_tells_nothing(desk):
    """A later number is not known to be the highest until it is stored."""
    held = {**desk.command("catatan", "rep-0", 1, note="x"), "depends_on": ["nix"], "dseq": 9}
    desk.push(held, desk.command("catatan", "rep-0", 1, note="x"))
    page = desk.pull()
    assert (page["device_max_dseq"], page["missing_dseq"]) == (2, [1])


def test_very_many_missing_numbers(lite):
    desk = lite.desk(OPERATOR)
    desk.dseq = 2**40
    desk.do("catatan", "rep-0", 1, note="x")
    page = desk.pull()
    assert page["device_max_dseq"] == 2**40 + 1
    assert page["missing_dseq"] == list(range(1, 1001))
