"""Commands: reading them one by one, results, idempotency, dependencies (central-api.md, "Command")."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from central.services import report_store
from tests.central.office import BIRO, CIDENG, GAMBIR, SUDIN, SUDIN_SDA, TEBET, Office, code_of, named_id

OPERATOR, PETUGAS, KEPALA = f"operator.{GAMBIR}", f"petugas.{GAMBIR}", f"kepala.{GAMBIR}"
NEW = {
    "channel": "kelurahan",
    "category": "jalan",
    "description": "Jalan berlubang di depan kantor.",
    "kelurahan": GAMBIR,
    "is_private": False,
}
PHOTO = {"sha256": "cd" * 32, "slot": "sesudah", "mime": "image/jpeg", "size": 9, "width": 4, "height": 3}


def outcome(result):
    return result["status"], result["code"]


@pytest.fixture
def report(office):
    return office.intake(GAMBIR)


@pytest.fixture
def desk(office):
    return office.desk(OPERATOR)


def test_the_result_of_a_command_that_is_applied(office, desk, report):
    command = desk.command("terima", report.id, 1)
    assert desk.push(command) == [
        {
            "cmd_id": command["cmd_id"],
            "status": "applied",
            "code": None,
            "message": "Tindakan diterima.",
            "report_version": 2,
            "applied_seq": 2,
        }
    ]
    row = desk.report(report.id)
    assert (row["version"], row["status"]) == (2, "proses")
    event = row["events"][-1]
    assert (event["id"], event["cmd_id"]) == (command["cmd_id"], command["cmd_id"])
    assert (event["type"], event["officer"], event["unit"]) == ("terima", OPERATOR, GAMBIR)


def test_results_come_in_the_order_of_the_commands(desk, report):
    commands = [
        desk.command("catatan", report.id, 1, note="satu"),
        desk.command("menari", report.id, 1),
        {"cmd_id": 7},
        desk.command("catatan", report.id, 1, note="dua"),
    ]
    results = desk.push(*commands)
    assert [result["cmd_id"] for result in results] == [commands[0]["cmd_id"], commands[1]["cmd_id"], None,
                                                        commands[3]["cmd_id"]]  # fmt: skip
    assert [outcome(result) for result in results] == [
        ("applied", None),
        ("refused", "unknown_type"),
        ("refused", "invalid_cmd_id"),
        ("applied", None),
    ]
    assert [event["note"] for event in desk.report(report.id)["events"]] == [None, "satu", "dua"]


BAD_ENVELOPES = [
    ({"cmd_id": None}, "missing_cmd_id"),
    ({"cmd_id": ""}, "invalid_cmd_id"),
    ({"cmd_id": "a b"}, "invalid_cmd_id"),
    ({"cmd_id": "x" * 65}, "invalid_cmd_id"),
    ({"cmd_id": "a\0"}, "invalid_cmd_id"),
    ({"cmd_id": "0190e0b2-0000-4000-8000-000000000000"}, "invalid_cmd_id"),
    ({"cmd_id": "0190E0B2-0000-7000-8000-00000000000A"}, "invalid_cmd_id"),
    ({"cmd_id": "0190e0b2-0000-7000-c000-000000000000"}, "invalid_cmd_id"),
    ({"cmd_id": "{0190e0b2-0000-7000-8000-000000000000}"}, "invalid_cmd_id"),
    ({"dseq": None}, "missing_dseq"),
    ({"dseq": "1"}, "invalid_dseq"),
    ({"dseq": 0}, "invalid_dseq"),
    ({"dseq": 2**53 + 1}, "invalid_dseq"),
    ({"type": None}, "missing_type"),
    ({"type": 1}, "invalid_type"),
    ({"report_id": None}, "missing_report_id"),
    ({"report_id": {}}, "invalid_report_id"),
    ({"report_id": "a\0"}, "invalid_report_id"),
    ({"base_version": None}, "missing_base_version"),
    ({"base_version": "1"}, "invalid_base_version"),
    ({"payload": None}, "missing_payload"),
    ({"payload": []}, "invalid_payload"),
    ({"seen": 1}, "invalid_seen"),
    ({"depends_on": "x"}, "invalid_depends_on"),
    ({"depends_on": [1]}, "invalid_depends_on"),
    ({"blobs": 1}, "invalid_blobs"),
    ({"clock": 1}, "invalid_clock"),
    ({"clock": {"anchor_ms": "x"}}, "invalid_clock"),
    ({"made_at": "kemarin"}, "invalid_made_at"),
    ({"cmd_schema": "1"}, "invalid_cmd_schema"),
]


@pytest.mark.parametrize(("fault", "code"), BAD_ENVELOPES, ids=lambda value: json.dumps(value))
def test_a_command_that_cannot_be_read_spoils_no_other(lite, fault, code):
    report = lite.intake(GAMBIR)
    desk = lite.desk(OPERATOR)
    good = desk.command("catatan", report.id, 1, note="baik")
    bad = {**desk.command("terima", report.id, 1), **fault}
    results = desk.push(bad, good)
    assert outcome(results[0]) == ("refused", code)
    assert (results[0]["report_version"], results[0]["applied_seq"]) == (None, None)
    assert outcome(results[1]) == ("applied", None)


@pytest.mark.parametrize("raw", ["null", "7", '"x"', "[]", "{}", "[" * 500 + "]" * 500])
def test_a_command_that_is_no_object(lite, raw):
    desk = lite.desk(OPERATOR)
    body = f'{{"commands":[{raw}]}}'.encode()
    response = desk.call("POST", "/v1/commands", body, headers={"content-type": "application/json"})
    results = json.loads(response.body)["results"]
    assert results[0]["cmd_id"] is None
    assert outcome(results[0])[0] == "refused"


def test_unknown_fields_of_a_command_are_ignored(desk, report):
    command = {**desk.command("terima", report.id, 1, baru=1), "later": {"x": 1}}
    assert outcome(desk.push(command)[0]) == ("applied", None)


PAYLOADS = [
    ("koordinasi", {"reason": "x"}, "missing_target_unit"),
    ("koordinasi", {"target_unit": SUDIN, "reason": " "}, "missing_reason"),
    ("koordinasi", {"target_unit": 5, "reason": "x"}, "invalid_target_unit"),
    ("koordinasi", {"target_unit": "nix", "reason": "x"}, "invalid_target_unit"),
    ("koordinasi", {"target_unit": "a\0", "reason": "x"}, "invalid_target_unit"),
    ("koordinasi", {"target_unit": "31.71.01", "reason": "x"}, "not_another_branch"),
    ("disposisi", {"target_unit": SUDIN, "instruction": "x"}, "not_below"),
    ("disposisi", {"assignee": PETUGAS}, "missing_instruction"),
    ("kembalikan", {"reason": "x"}, "illegal_state"),
    ("tugaskan", {"assignee": f"petugas.{CIDENG}"}, "invalid_assignee"),
    ("tautkan_duplikat", {"duplicate_of": "nix"}, "not_found"),
    ("tautkan_duplikat", {"duplicate_of": "a\0"}, "invalid_duplicate_of"),
    ("klasifikasi", {"kelurahan": "31.71"}, "invalid_kelurahan"),
    ("klasifikasi", {"lat": -6.1}, "missing_lon"),
    ("klasifikasi", {}, "missing_category"),
    ("ajukan_selesai", {"public_answer": "x"}, "illegal_state"),
    ("tolak", {"reason_code": "x", "public_answer": "x"}, "role"),
    ("pecah", {"children": []}, "missing_children"),
    ("validasi", {}, "illegal_state"),
    ("putuskan_perpanjangan", {"approved": False, "reason": "x"}, "role"),
]


@pytest.mark.parametrize(("kind", "payload", "code"), PAYLOADS)
def test_refusals_by_the_rules(lite, kind, payload, code):
    report = lite.intake(GAMBIR)
    desk = lite.desk(OPERATOR)
    result = desk.do(kind, report.id, 1, **payload)
    assert outcome(result) == ("refused", code)
    assert (result["report_version"], result["applied_seq"]) == (None, None)
    assert desk.report(report.id)["version"] == 1


@pytest.mark.parametrize(
    ("username", "kind", "payload"),
    [
        (f"operator.{TEBET}", "terima", {}),
        ("supervisor.31.74", "catatan", {"note": "x"}),
        ("admin.jsc", "catatan", {"note": "x"}),
        (f"operator.{SUDIN}", "menari", {}),
    ],
)
def test_a_report_that_is_not_yours_is_as_if_it_were_not_there(office, username, kind, payload):
    report = office.intake(GAMBIR)
    desk = office.desk(username)
    theirs, absent = desk.do(kind, report.id, 1, **payload), desk.do(kind, "rep-0", 1, **payload)
    assert outcome(theirs) == ("refused", "unknown_type" if kind == "menari" else "not_found")
    same = ("status", "code", "message", "report_version", "applied_seq")
    assert [theirs[name] for name in same] == [absent[name] for name in same]


@pytest.mark.parametrize("base_version", [-1, 0, 2, 10**30])
def test_a_base_that_never_was(lite, base_version):
    report = lite.intake(GAMBIR)
    result = lite.desk(OPERATOR).do("terima", report.id, base_version)
    assert outcome(result) == ("refused", "invalid_base_version")


def test_more_than_fifty_commands(lite):
    desk, report = lite.desk(OPERATOR), lite.intake(GAMBIR)
    commands = [desk.command("catatan", report.id, 1, note=str(number)) for number in range(51)]
    response = desk.call("POST", "/v1/commands", {"commands": commands})
    assert code_of(response) == (413, "payload_too_large")
    assert [result["status"] for result in desk.push(*commands[:50])] == ["applied"] * 50
    assert desk.push() == []


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"commands":1}', b'{"commands":null}', b"{}"])
def test_a_batch_that_cannot_be_read(lite, body):
    response = lite.desk(OPERATOR).call("POST", "/v1/commands", body, headers={"content-type": "application/json"})
    assert code_of(response) == (422, "invalid_body")


# ---- the same command again


def test_a_command_happens_once(desk, report):
    command = desk.command("catatan", report.id, 1, note="sekali")
    first = desk.push(command)
    assert desk.push(command) == first
    assert desk.push(command, command) == first * 2
    assert desk.report(report.id)["version"] == 2


def test_a_refusal_is_kept_too(desk, report):
    command = desk.command("kembalikan", report.id, 1, reason="salah alamat")
    first = desk.push(command)
    assert outcome(first[0]) == ("refused", "illegal_state")
    desk.do("terima", report.id, 1)
    assert desk.push(command) == first


def test_the_spelling_of_the_json_does_not_matter(desk, report):
    command = desk.command("koordinasi", report.id, 1, target_unit=SUDIN, reason="jalan kota")
    first = desk.push(command)
    turned = dict(reversed([*command.items(), ("made_at", "2026-11-16T02:00:00Z")]))
    turned["payload"] = dict(reversed(command["payload"].items()))
    assert desk.push(turned) == first


@pytest.mark.parametrize("change", [{"payload": {"note": "lain"}}, {"report_id": "lain"}, {"type": "balasan"}])
def test_another_payload_under_the_same_id(desk, report, change):
    command = desk.command("catatan", report.id, 1, note="sekali")
    other = desk.command("catatan", report.id, 2, note="teman")
    first = desk.push(command)
    results = desk.push({**command, **change}, other)
    assert outcome(results[0]) == ("refused", "id_reuse")
    assert outcome(results[1]) == ("applied", None), "for that command only"
    assert desk.push(command) == first, "and the first result stands"


def test_the_key_is_device_and_id(office, report):
    first, second = office.desk(OPERATOR, "pc-1"), office.desk(OPERATOR, "pc-2")
    command = first.command("catatan", report.id, 1, note="sekali")
    assert outcome(first.push(command)[0]) == ("applied", None)
    assert outcome(second.push(command)[0]) == ("applied", None)
    assert len(second.report(report.id)["events"]) == 3
    first.sign_in()
    assert first.push(command)[0]["report_version"] == 2, "a new session changes nothing"


def test_twins_that_come_in_together_have_one_effect(office, report):
    desk = office.desk(OPERATOR)
    with ThreadPoolExecutor(6) as pool:
        for turn in range(5):
            command = desk.command("catatan", report.id, 1, note=f"kembar {turn}")
            answers = list(pool.map(desk.push, [command] * 6))
            assert all(answer == answers[0] for answer in answers), answers
    assert desk.report(report.id)["version"] == 6


def test_what_became_of_commands(office, desk, report):
    applied = desk.command("terima", report.id, 1)
    refused = desk.command("koordinasi", report.id, 2, target_unit="nix", reason="x")
    held = {**desk.command("catatan", report.id, 1, note="x"), "depends_on": ["nix"]}
    results = desk.push(applied, refused, held)
    ids = [command["cmd_id"] for command in (held, refused, applied)] + ["nix", "a\0b"]
    answer = desk.get("/v1/commands", ids=",".join(ids))["results"]
    assert [result["cmd_id"] for result in answer] == ids
    assert [outcome(result) for result in answer] == [
        ("unknown", None), ("refused", "invalid_target_unit"), ("applied", None), ("unknown", None),
        ("unknown", None),
    ]  # fmt: skip
    assert answer[2] == results[0]
    other = office.desk(PETUGAS)
    assert other.get("/v1/commands", ids=applied["cmd_id"])["results"][0]["status"] == "unknown"


@pytest.mark.parametrize("query", [{}, {"ids": ""}, {"ids": ","}, {"ids": ",".join("abc" for _ in range(51))}])
def test_asking_for_none_or_too_many(lite, query):
    response = lite.desk(OPERATOR).call("GET", "/v1/commands", query=query)
    assert code_of(response) == (422, "invalid_query")


def test_fifty_may_be_asked_for(lite):
    results = lite.desk(OPERATOR).get("/v1/commands", ids=",".join(f"c{number}" for number in range(50)))
    assert len(results["results"]) == 50


# ---- not final


@pytest.mark.parametrize("which", ["blobs", "payload"])
def test_photos_that_have_not_arrived(desk, report, which):
    command = desk.command("tindak_lanjut", report.id, 1, note="ditambal")
    if which == "blobs":
        command["blobs"] = [PHOTO["sha256"]]
    else:
        command["payload"]["photos"] = [PHOTO]
    result = desk.push(command)[0]
    assert outcome(result) == ("blob_missing", None)
    assert (result["report_version"], result["applied_seq"]) == (None, None)
    assert desk.get("/v1/commands", ids=command["cmd_id"])["results"][0]["status"] == "unknown"


def test_missing_photos_come_before_anything_else(desk):
    command = {**desk.command("menari", "rep-0", 99), "blobs": ["x"], "depends_on": ["nix"]}
    assert outcome(desk.push(command)[0]) == ("blob_missing", None)


@pytest.mark.parametrize("fault", [{}, {"payload": None}, {"type": 5}])
def test_a_schema_of_tomorrow(desk, report, fault):
    command = {**desk.command("terima", report.id, 1), **fault, "cmd_schema": 2}
    result = desk.push(command)[0]
    assert outcome(result) == ("upgrade_needed", None)
    assert result["cmd_id"] == command["cmd_id"]
    assert outcome(desk.push({**command, "cmd_schema": 1, "type": "terima", "payload": {}})[0]) == ("applied", None)


def test_what_depends_on_an_applied_command(desk, report):
    first = desk.command("terima", report.id, 1)
    second = {**desk.command("catatan", report.id, 1, note="x"), "depends_on": [first["cmd_id"]]}
    assert [outcome(result) for result in desk.push(second, first, second)] == [
        ("held", None), ("applied", None), ("applied", None),
    ]  # fmt: skip


def test_a_refused_command_holds_only_what_depends_on_it(desk, report):
    refused = desk.command("kembalikan", report.id, 1, reason="x")
    dependant = {**desk.command("catatan", report.id, 1, note="x"), "depends_on": [refused["cmd_id"]]}
    free = desk.command("catatan", report.id, 1, note="y")
    assert [result["status"] for result in desk.push(refused, dependant, free)] == ["refused", "held", "applied"]
    assert desk.push(dependant)[0]["status"] == "held"


def test_an_action_without_new_effect_is_enough_to_depend_on(desk, report):
    desk.do("tugaskan", report.id, 1, assignee=PETUGAS)
    same = desk.command("tugaskan", report.id, 2, assignee=PETUGAS)
    dependant = {**desk.command("catatan", report.id, 2, note="x"), "depends_on": [same["cmd_id"]]}
    assert [result["status"] for result in desk.push(same, dependant)] == ["applied_same", "applied"]


def test_dependencies_are_of_the_same_device(office, report):
    first, second = office.desk(OPERATOR, "pc-1"), office.desk(OPERATOR, "pc-2")
    command = first.command("terima", report.id, 1)
    first.push(command)
    dependant = {**second.command("catatan", report.id, 1, note="x"), "depends_on": [command["cmd_id"]]}
    assert second.push(dependant)[0]["status"] == "held"


def test_a_locked_report_is_busy_and_so_is_the_rest(new_postgres):
    office = Office(new_postgres())
    desk, report, other = office.desk(OPERATOR), office.intake(GAMBIR), office.intake(GAMBIR)
    commands = [desk.command("terima", report.id, 1), desk.command("terima", other.id, 1)]

    def hold(transaction):
        report_store.load(transaction, report.id)
        return desk.push(*commands)

    assert [outcome(result) for result in office.database.write(hold)] == [("busy", None), ("busy", None)]
    assert [outcome(result) for result in desk.push(*commands)] == [("applied", None), ("applied", None)]
    office.close()


# ---- stale bases


def test_the_same_effect_is_already_there(office, desk, report):
    colleague = office.desk(KEPALA)
    assert colleague.do("koordinasi", report.id, 1, target_unit=SUDIN, reason="a")["report_version"] == 2
    office.desk(f"operator.{SUDIN}").do("catatan", report.id, 2, note="dilihat")
    result = desk.do("koordinasi", report.id, 1, target_unit=SUDIN, reason="b")
    assert (result["status"], result["report_version"], result["applied_seq"]) == ("applied_same", 3, 3)
    assert len(desk.report(report.id)["events"]) == 3


def test_another_hand_over_since_base(office, desk, report):
    office.desk(KEPALA).do("koordinasi", report.id, 1, target_unit=SUDIN, reason="a")
    result = desk.do("koordinasi", report.id, 1, target_unit=SUDIN_SDA, reason="b")
    assert outcome(result) == ("conflict", "conflict_handover")
    assert (result["report_version"], result["applied_seq"]) == (None, None)


def test_a_field_that_someone_else_changed(office, desk, report):
    office.desk(KEPALA).do("klasifikasi", report.id, 1, category="saluran", priority="mendesak")
    assert outcome(desk.do("klasifikasi", report.id, 1, priority="biasa")) == ("conflict", "conflict_field")
    seen = {**desk.command("klasifikasi", report.id, 1, priority="biasa"), "seen": {"priority": "mendesak"}}
    assert outcome(desk.push(seen)[0]) == ("applied", None)


def test_a_follow_up_on_a_report_that_was_closed_meanwhile(office, desk, report):
    office.desk(KEPALA).do("tolak", report.id, 1, reason_code="lainnya", public_answer="Bukan laporan")
    late = desk.do("tindak_lanjut", report.id, 1, note="sudah dikerjakan")
    assert outcome(late) == ("late_note", None)
    assert (late["report_version"], late["applied_seq"]) == (3, 3)
    row = desk.report(report.id)
    assert (row["events"][-1]["type"], row["events"][-1]["note"]) == ("catatan", "sudah dikerjakan")
    again = desk.do("tindak_lanjut", report.id, row["version"], note="sudah dikerjakan")
    assert outcome(again) == ("refused", "illegal_state")


def test_a_command_from_before_the_report_was_moved_away(office, report):
    """The officer saw it at that base, so it is a conflict and not an unknown report."""
    desk = office.desk(f"petugas.{GAMBIR}")
    office.desk(OPERATOR).do("klasifikasi", report.id, 1, kelurahan=CIDENG)
    assert outcome(desk.do("terima", report.id, 1)) == ("conflict", "conflict_handover")
    assert outcome(desk.do("terima", report.id, 2)) == ("refused", "not_found")


# ---- new reports


def test_a_report_taken_in_at_the_counter(office, desk):
    result = desk.do("buat_laporan", named_id("rep-new"), 0, **NEW)
    assert (result["status"], result["report_version"], result["applied_seq"]) == ("applied", 1, 1)
    row = desk.report(named_id("rep-new"))
    assert (row["number"], row["holder"], row["status"]) == ("KL2611160001", GAMBIR, "menunggu")
    assert desk.do("buat_laporan", named_id("rep-2"), 0, **NEW)["status"] == "applied"
    office.clock.forward(hours=15)  # 00:00 of the next day in Jakarta
    desk.sign_in()
    assert desk.do("buat_laporan", named_id("rep-3"), 0, **{**NEW, "channel": "jaki"})["status"] == "applied"
    assert desk.do("buat_laporan", named_id("rep-4"), 0, **NEW)["status"] == "applied"
    numbers = [desk.report(name)["number"] for name in (named_id("rep-2"), named_id("rep-3"), named_id("rep-4"))]
    assert numbers == ["KL2611160002", "JK2611170001", "KL2611170001"]


@pytest.mark.parametrize("report_id", ["baru", "0190e0b2-0000-4000-8000-000000000000"])
def test_ids_of_new_reports_are_uuids(lite, report_id):
    """Of version 7, in small letters: the same spelling everywhere."""
    desk, report = lite.desk(OPERATOR), lite.intake(GAMBIR)
    assert outcome(desk.do("buat_laporan", report_id, 0, **NEW)) == ("refused", "invalid_report_id")
    children = [{"report_id": report_id, "target_unit": SUDIN}]
    assert outcome(desk.do("pecah", report.id, 1, children=children)) == ("refused", "invalid_children")


def test_a_channel_that_is_no_longer_used(office, desk):
    new = {**NEW, "channel": "qlue"}
    assert outcome(desk.do("buat_laporan", named_id("rep-new"), 0, **new)) == ("applied", None)
    office.clock.forward(days=1)
    desk.sign_in()
    assert outcome(desk.do("buat_laporan", named_id("rep-late"), 0, **new)) == ("refused", "invalid_channel")


def test_a_report_made_for_another_kelurahan_stays_visible(office, desk):
    desk.do("buat_laporan", named_id("rep-new"), 0, **{**NEW, "kelurahan": TEBET})
    assert desk.report(named_id("rep-new"))["holder"] == TEBET
    assert office.desk(f"operator.{TEBET}").report(named_id("rep-new"))["version"] == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"channel": "x"}, "invalid_channel"),
        ({"channel": None}, "missing_channel"),
        ({"category": "x"}, "invalid_category"),
        ({"kelurahan": "31.71"}, "invalid_kelurahan"),
        ({"is_private": "ya"}, "invalid_is_private"),
        ({"continues": "nix"}, "invalid_continues"),
        ({"continues": "a\0"}, "invalid_continues"),
        ({"lat": -6.1}, "missing_lon"),
        ({"reporter": "Budi"}, "invalid_reporter"),
        ({"reporter": {"nik": "317\0"}}, "invalid_reporter"),
    ],
)
def test_refused_intake_uses_no_number(lite, change, code):
    desk = lite.desk(OPERATOR)
    assert outcome(desk.do("buat_laporan", named_id("rep-new"), 0, **{**NEW, **change})) == ("refused", code)
    desk.do("buat_laporan", named_id("rep-new"), 0, **NEW)
    assert desk.report(named_id("rep-new"))["number"] == "KL2611160001"


def test_a_report_id_that_is_taken(desk, report):
    assert outcome(desk.do("buat_laporan", report.id, 0, **NEW)) == ("refused", "invalid_report_id")
    assert outcome(desk.do("buat_laporan", named_id("rep-new"), 1, **NEW)) == ("refused", "invalid_base_version")


@pytest.mark.parametrize("username", [PETUGAS, "supervisor.31", f"validator.{BIRO}", "admin.jsc", "pelatih.jsc"])
def test_who_may_not_take_in(lite, username):
    assert outcome(lite.desk(username).do("buat_laporan", named_id("rep-new"), 0, **NEW)) == ("refused", "role")


def test_offline_work_on_a_report_made_offline(desk):
    make = desk.command("buat_laporan", named_id("rep-new"), 0, **NEW)
    take = {**desk.command("terima", named_id("rep-new"), 1), "depends_on": [make["cmd_id"]]}
    assert [outcome(result) for result in desk.push(take, make, take)] == [
        ("held", None), ("applied", None), ("applied", None),
    ]  # fmt: skip


def test_splitting_makes_linked_reports(office, desk, report):
    children = [
        {"report_id": named_id("anak-1"), "target_unit": SUDIN},
        {"report_id": named_id("anak-2"), "target_unit": SUDIN_SDA, "category": "saluran", "description": "Saluran."},
    ]
    result = desk.do("pecah", report.id, 1, children=children)
    assert (result["status"], result["report_version"], result["applied_seq"]) == ("applied", 2, 4)
    for name, unit in ((named_id("anak-1"), SUDIN), (named_id("anak-2"), SUDIN_SDA)):
        row = desk.report(name)
        assert (row["parent"], row["holder"], row["status"]) == (report.id, unit, "koordinasi")
        assert row["kelurahan"] == GAMBIR
        assert office.desk(f"operator.{unit}").report(name)["version"] == 1
    assert {desk.report(name)["number"] for name in (named_id("anak-1"), named_id("anak-2"))} == {
        "JK2611160001",
        "JK2611160002",
    }
    rows, _ = desk.pull_all()
    assert {row["id"] for row in rows} == {report.id, named_id("anak-1"), named_id("anak-2")}


@pytest.mark.parametrize("child_id", ["", "a\0", "x" * 65, "taken"])
def test_children_need_ids_of_their_own(lite, child_id):
    report = lite.intake(GAMBIR)
    lite.intake(GAMBIR, report_id="taken")
    desk = lite.desk(OPERATOR)
    child = {"report_id": child_id, "target_unit": SUDIN}
    assert outcome(desk.do("pecah", report.id, 1, children=[child])) == ("refused", "invalid_children")


# ---- duplicates


def test_two_officers_cannot_close_a_circle_of_duplicates(office):
    """Each of the two links alone is legal; together they would be a circle."""
    first, second = office.intake(GAMBIR), office.intake(GAMBIR)
    desks = [office.desk(OPERATOR), office.desk(KEPALA)]
    links = [(first.id, second.id), (second.id, first.id)]

    def link_both(desk, link):
        version = desk.report(link[0])["version"]
        return desk.do("tautkan_duplikat", link[0], version, duplicate_of=link[1])

    for _ in range(4):
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(link_both, desks, links))
        rows = [desks[0].report(report.id) for report in (first, second)]
        assert [row["duplicate_of"] for row in rows].count(None) >= 1, answers
        for row in rows:
            if row["duplicate_of"]:
                desks[0].do("lepas_duplikat", row["id"], row["version"])


# ---- the reporter


def test_the_reporter_is_kept_apart(office, desk):
    reporter = {"name": "Kenari Uji", "phone": "0812999", "email": "k@example.id", "nik": "317000"}
    desk.do("buat_laporan", named_id("rep-new"), 0, **NEW, reporter=reporter)
    assert office.rows("SELECT report_id, name, phone, email, nik FROM reporter") == [
        (named_id("rep-new"), "Kenari Uji", "0812999", "k@example.id", "317000")
    ]
    for table in ("report", "change_log", "command", "scope_feed"):
        assert "Kenari" not in str(office.rows(f"SELECT * FROM {table}"))
    assert desk.get("/v1/reports", q="kenari")["rows"] == []


def test_half_a_character_in_one_command_spoils_no_other(lite):
    desk = lite.desk(f"operator.{GAMBIR}")
    report = lite.intake(GAMBIR)
    bad, good = (desk.command("catatan", report.id, 1, note=note) for note in ("\ud800", "Dicek"))
    body = json.dumps({"commands": [bad, good]}).encode()
    results = json.loads(desk.call("POST", "/v1/commands", body, headers={"content-type": "application/json"}).body)
    assert [result["status"] for result in results["results"]] == ["applied", "applied"]


@pytest.mark.parametrize("photos", ["z", [{}], [5], {"a": 1}])
def test_photos_that_are_none_are_refused_for_good(lite, photos):
    desk = lite.desk(f"operator.{GAMBIR}")
    report = lite.intake(GAMBIR)
    result = desk.push(desk.command("tindak_lanjut", report.id, 1, note="Dicek", photos=photos))[0]
    assert (result["status"], result["code"]) == ("refused", "invalid_photos")
