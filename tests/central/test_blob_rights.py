"""Who may read a photo: its uploader until it is used, then whoever sees a report that shows it; the resident's
photos of a private report only a validator. What is not the reader's answers as what is not there."""

import pytest

from tests.central.office import BIRO, CIDENG, DINAS, GAMBIR, KECAMATAN, SUDIN, TEBET, code_of, named_id
from tests.central.photos import announce, offset_of, patch, photo, send, store

OPERATOR = f"operator.{GAMBIR}"
COLLEAGUE = f"petugas.{GAMBIR}"
NEW = {"channel": "kelurahan", "category": "jalan", "description": "x", "kelurahan": GAMBIR}
VALIDATOR = f"validator.{BIRO}"
SHOWN = photo(1)


def ways(desk, sent):
    """What each way of asking for a photo answers to this officer: whether it is there."""
    answers = {
        "get": desk.call("GET", sent.path),
        "part": desk.call("GET", sent.path, headers={"range": "bytes=0-9"}),
        "thumb": desk.call("GET", sent.path, query={"size": "thumb"}),
        "head": desk.call("HEAD", sent.path),
        "post": announce(desk, sent),
    }
    for way, answer in answers.items():
        if way != "post" and answer.status != (206 if way == "part" else 200):
            assert code_of(answer) == (404, "not_found")
    return {way: answer.status in {200, 206} for way, answer in answers.items()}


def all_ways(is_open):
    return dict.fromkeys(("get", "part", "thumb", "head", "post"), is_open)


# What an officer has to do with a report that Gambir handed on to the sudin, and what each then reads of it: a photo
# that came in with it, one that came in with it when it is private, one that was added in Gambir.
PUBLIC, LOCKED, ADDED = "laporan", "laporan of a private report", "sebelum"
MATRIX = {
    # username: (why, public, locked, added)
    OPERATOR: ("its kelurahan", True, False, True),
    COLLEAGUE: ("its kelurahan", True, False, True),
    f"kepala.{GAMBIR}": ("its kelurahan", True, False, True),
    f"operator.{KECAMATAN}": ("above its kelurahan", True, False, True),
    "supervisor.31.71": ("above all", True, False, True),
    "supervisor.31": ("above all", True, False, True),
    f"operator.{SUDIN}": ("holder", True, False, True),
    f"petugas.{SUDIN}": ("holder", True, False, True),
    f"operator.{DINAS}": ("above the holder", True, False, True),
    VALIDATOR: ("validator", True, True, True),
    f"operator.{CIDENG}": ("a neighbour", False, False, False),
    f"kepala.{CIDENG}": ("a neighbour", False, False, False),
    f"operator.{TEBET}": ("far away", False, False, False),
    "supervisor.31.74": ("another kota", False, False, False),
}


@pytest.fixture
def handed_on(office):
    """Two reports, public and private, each with a photo of the resident and one of Gambir, now with the sudin."""
    photos = {PUBLIC: photo(1), LOCKED: photo(2), ADDED: photo(3), "sebelum of a private report": photo(4)}
    desk = office.desk(OPERATOR, "pc-9")
    for is_private, slot, added in ((False, PUBLIC, ADDED), (True, LOCKED, "sebelum of a private report")):
        store(office, photos[slot])
        report = office.intake(GAMBIR, is_private=is_private, photos=(photos[slot].row(),))
        send(desk, photos[added])
        claims = [photos[added].claim("sebelum")]
        assert desk.do("tindak_lanjut", report.id, 1, note="x", photos=claims)["status"] == "applied"
        assert desk.do("koordinasi", report.id, 2, target_unit=SUDIN, reason="x")["status"] == "applied"
    return photos


@pytest.mark.parametrize("username", MATRIX)
def test_role_and_relation(office, handed_on, username):
    _, public, locked, added = MATRIX[username]
    desk = office.desk(username)
    assert ways(desk, handed_on[PUBLIC]) == all_ways(public)
    assert ways(desk, handed_on[LOCKED]) == all_ways(locked)
    assert ways(desk, handed_on[ADDED]) == all_ways(added)
    assert ways(desk, handed_on["sebelum of a private report"]) == all_ways(added)


@pytest.mark.parametrize("username", ["admin.jsc", "pelatih.jsc"])
def test_who_reads_no_report_reads_no_photo(office, handed_on, username):
    desk = office.desk(username)
    for sent in handed_on.values():
        assert [desk.call(method, sent.path).status for method in ("GET", "HEAD")] == [404, 404]
        assert announce(desk, sent).status == 404


def test_what_no_report_uses_is_the_uploaders(office):
    sent = photo(5)
    send(office.desk(OPERATOR), sent)
    assert ways(office.desk(OPERATOR, "pc-2"), sent) == all_ways(True)
    for username in (COLLEAGUE, f"kepala.{GAMBIR}", "supervisor.31", VALIDATOR, f"operator.{CIDENG}"):
        assert ways(office.desk(username), sent) == all_ways(False)


def test_announcing_opens_nothing(office):
    """Nor does sending rubbish; sending the very bytes does, and tells nothing about anybody's report."""
    store(office, SHOWN)
    office.intake(CIDENG, photos=(SHOWN.row(),))
    desk = office.desk(OPERATOR)
    assert announce(desk, SHOWN).status == 201
    assert offset_of(desk, SHOWN) == ("0", str(SHOWN.size))
    assert desk.call("GET", SHOWN.path).status == 404
    patch(desk, SHOWN, 0, b"x" * SHOWN.size)
    assert desk.call("GET", SHOWN.path).status == 404
    assert patch(desk, SHOWN).status == 204
    assert desk.call("GET", SHOWN.path).body == SHOWN.data


def test_not_even_who_entered_a_private_report_reads_its_photo(office):
    """The upload itself is still known, so that nothing has to be sent twice."""
    desk = office.desk(OPERATOR)
    send(desk, SHOWN)
    result = desk.do("buat_laporan", named_id("baru"), 0, **NEW, is_private=True, photos=[SHOWN.claim("laporan")])
    assert result["status"] == "applied"
    assert ways(desk, SHOWN) == {"get": False, "part": False, "thumb": False, "head": True, "post": True}
    assert ways(office.desk(COLLEAGUE), SHOWN) == all_ways(False)
    assert ways(office.desk(VALIDATOR), SHOWN) == all_ways(True)


def test_who_entered_a_public_report_reads_its_photo(office):
    desk = office.desk(OPERATOR)
    send(desk, SHOWN)
    desk.do("buat_laporan", named_id("baru"), 0, **NEW, is_private=False, photos=[SHOWN.claim("laporan")])
    assert ways(desk, SHOWN) == all_ways(True)
    assert ways(office.desk(COLLEAGUE), SHOWN) == all_ways(True)


def test_one_photo_in_two_reports(office):
    """Locked in a private one, open in a public one: each reader by what they see."""
    store(office, SHOWN)
    office.intake(GAMBIR, is_private=True, photos=(SHOWN.row(),))
    office.intake(CIDENG, photos=(SHOWN.row(),))
    assert ways(office.desk(OPERATOR), SHOWN) == all_ways(False)
    assert ways(office.desk(f"operator.{CIDENG}"), SHOWN) == all_ways(True)
    assert ways(office.desk(f"operator.{KECAMATAN}"), SHOWN) == all_ways(True)


def test_the_right_ends_with_the_report(office):
    """A corrected place takes the report away, and its photos with it."""
    store(office, SHOWN)
    report = office.intake(GAMBIR, photos=(SHOWN.row(),))
    desk = office.desk(OPERATOR)
    assert ways(desk, SHOWN) == all_ways(True)
    desk.do("klasifikasi", report.id, 1, kelurahan=CIDENG)
    assert ways(desk, SHOWN) == all_ways(False)
    assert ways(office.desk(f"operator.{CIDENG}"), SHOWN) == all_ways(True)


def test_a_refused_action_leaves_the_photo_with_its_uploader(office):
    desk = office.desk(OPERATOR)
    send(desk, SHOWN)
    result = desk.do("tindak_lanjut", "tidak-ada", 1, note="x", photos=[SHOWN.claim()])
    assert (result["status"], result["code"]) == ("refused", "not_found")
    assert ways(desk, SHOWN) == all_ways(True)


def test_children_show_the_photos_of_their_parent(office):
    store(office, SHOWN)
    report = office.intake(GAMBIR, photos=(SHOWN.row(),))
    desk, sudin = office.desk(OPERATOR), office.desk(f"operator.{SUDIN}")
    assert ways(sudin, SHOWN) == all_ways(False)
    result = desk.do("pecah", report.id, 1, children=[{"report_id": named_id("anak"), "target_unit": SUDIN}])
    assert result["status"] == "applied"
    assert ways(sudin, SHOWN) == all_ways(True)


def test_the_look_up_goes_through_indexes(office):
    """A photo in many reports is found by its hash, never by walking the reports."""
    if office.database.engine != "sqlite":
        plan = office.rows("SELECT indexdef FROM pg_indexes WHERE tablename = 'blob_use'")
        assert any("(sha256, report_id, is_locked)" in row[0] for row in plan)
        return
    from central.services.blobs import CONTENT

    sql, _ = CONTENT.on("sqlite")
    values = {"sha256": "x", "officer_id": "x", "scope": "x", "no": False, "also_used": False, "also_locked": False}
    plan = office.rows(f"EXPLAIN QUERY PLAN {sql}", **values)
    steps = [str(row[-1]) for row in plan]
    assert not [step for step in steps if step.startswith("SCAN")], steps
