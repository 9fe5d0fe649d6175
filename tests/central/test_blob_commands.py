"""Commands that bring photos: they wait until central has them, and say the truth about them."""

import pytest
from PIL import Image

from tests.central.office import BIRO, CIDENG, GAMBIR, named_id
from tests.central.photos import announce, made, patch, photo, raw, send, store

OPERATOR = f"operator.{GAMBIR}"
COLLEAGUE = f"petugas.{GAMBIR}"
SENT = photo(1, width=200, height=150)


@pytest.fixture
def desk(office):
    return office.desk(OPERATOR)


def with_photos(desk, report, *claims, blobs=None):
    command = desk.command("tindak_lanjut", report.id, report.version, note="Dicek", photos=list(claims))
    return {**command, "blobs": [claim["sha256"] for claim in claims] if blobs is None else blobs}


def status_of(desk, command):
    result = desk.push(command)[0]
    return result["status"], result["code"]


@pytest.mark.parametrize("names_it", ["both", "blobs", "payload"])
def test_a_command_waits_for_its_photos(office, desk, names_it):
    """Not final, not stored, nothing done; sent again when the photo is there it is applied."""
    report = office.intake(GAMBIR)
    claims = [] if names_it == "blobs" else [SENT.claim()]
    command = with_photos(desk, report, *claims, blobs=[] if names_it == "payload" else [SENT.sha256])
    assert status_of(desk, command) == ("blob_missing", None)
    announce(desk, SENT)
    patch(desk, SENT, 0, SENT.data[:100])
    assert status_of(desk, command) == ("blob_missing", None)
    assert desk.get("/v1/commands", ids=command["cmd_id"])["results"][0]["status"] == "unknown"
    assert office.rows("SELECT COUNT(*) FROM command") == [(0,)]
    assert desk.report(report.id)["version"] == 1
    patch(desk, SENT, 100)
    assert status_of(desk, command) == ("applied", None)
    shown = [item["sha256"] for item in desk.report(report.id)["photos"]]
    assert shown == ([] if names_it == "blobs" else [SENT.sha256])


def test_what_others_sent_is_missing_too(office, desk):
    """Naming the hash of somebody's photo must not bring it into a report that one reads."""
    report = office.intake(GAMBIR)
    send(office.desk(COLLEAGUE), SENT)
    send(office.desk(f"operator.{CIDENG}"), SENT)
    assert status_of(desk, with_photos(desk, report, SENT.claim())) == ("blob_missing", None)


def test_a_locked_photo_is_missing_too(office, desk):
    store(office, SENT)
    office.intake(GAMBIR, is_private=True, photos=(SENT.row(),))
    report = office.intake(GAMBIR)
    assert status_of(desk, with_photos(desk, report, SENT.claim())) == ("blob_missing", None)


def test_a_photo_of_a_visible_report_may_be_used(office, desk):
    store(office, SENT)
    office.intake(GAMBIR, photos=(SENT.row(),))
    report = office.intake(GAMBIR)
    assert status_of(desk, with_photos(desk, report, SENT.claim("sebelum"))) == ("applied", None)


def test_missing_before_anything_else(office, desk):
    """Before a command that this one waits for, a report that is not there, and a payload that is not understood."""
    command = {**desk.command("menari", "tidak-ada", 9), "blobs": [SENT.sha256], "depends_on": ["nix"]}
    assert status_of(desk, command) == ("blob_missing", None)
    send(desk, SENT)
    assert status_of(desk, command) == ("held", None)
    assert status_of(desk, {**command, "depends_on": []}) == ("refused", "unknown_type")


@pytest.mark.parametrize("sha256", ["", "x", "\0", "ab" * 33, "AB" * 32, "🙂"])
def test_what_is_no_hash_is_never_there(desk, office, sha256):
    report = office.intake(GAMBIR)
    assert status_of(desk, with_photos(desk, report, blobs=[sha256])) == ("blob_missing", None)


def test_an_answer_that_was_lost(office, desk):
    """The stored result comes first: by then the photo may have left the officer's sight."""
    store(office, SENT)
    source = office.intake(GAMBIR, photos=(SENT.row(),))
    report = office.intake(GAMBIR)
    command = with_photos(desk, report, SENT.claim("sebelum"))
    assert status_of(desk, command) == ("applied", None)
    for number in (source.id, report.id):
        office.run("DELETE FROM scope_feed WHERE report_id = :id AND scope = :scope", id=number, scope=GAMBIR)
    assert desk.call("GET", SENT.path).status == 404
    assert status_of(desk, command) == ("applied", None)


WRONG = [
    {"mime": "image/png"}, {"size": SENT.size + 1}, {"size": 1}, {"width": 201}, {"height": 151},
    {"width": 150, "height": 200},
]  # fmt: skip


@pytest.mark.parametrize("other", WRONG)
def test_claims_that_are_not_true(office, desk, other):
    report = office.intake(GAMBIR)
    send(desk, SENT)
    command = with_photos(desk, report, SENT.claim(**other))
    assert status_of(desk, command) == ("refused", "invalid_photos")
    assert status_of(desk, command) == ("refused", "invalid_photos"), "it is final"
    assert desk.report(report.id)["version"] == 1


def test_one_wrong_claim_among_many(office, desk):
    report = office.intake(GAMBIR)
    other = photo(2, "PNG")
    send(desk, SENT)
    send(desk, other)
    claims = [SENT.claim("sebelum"), other.claim("proses", height=1)]
    assert status_of(desk, with_photos(desk, report, *claims)) == ("refused", "invalid_photos")
    claims[1]["height"] = other.height
    assert status_of(desk, with_photos(desk, report, *claims)) == ("applied", None)


def test_width_and_height_are_those_of_the_file(office, desk):
    """Not those after the rotation that EXIF names: what every library says of the file."""
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = made(Image.new("RGB", (80, 60), "red"), exif=exif)
    report = office.intake(GAMBIR)
    send(desk, turned)
    assert status_of(desk, with_photos(desk, report, turned.claim(width=60, height=80))) == (
        "refused", "invalid_photos",
    )  # fmt: skip
    assert status_of(desk, with_photos(desk, report, turned.claim())) == ("applied", None)


def test_one_photo_is_sent_once(office, desk):
    """The second action with the same photo needs no upload, and the answer of the announcement says so."""
    first, second = office.intake(GAMBIR), office.intake(GAMBIR)
    send(desk, SENT)
    assert status_of(desk, with_photos(desk, first, SENT.claim())) == ("applied", None)
    assert announce(desk, SENT).status == 200
    assert status_of(desk, with_photos(desk, second, SENT.claim())) == ("applied", None)


def test_the_whole_way_to_the_validator(office, desk):
    """From the counter to the decision: each photo under its event, each reader with the same bytes."""
    taken = {slot: photo(number) for number, slot in enumerate(("laporan", "sebelum", "sesudah"), 40)}
    for sent in taken.values():
        send(desk, sent)
    new = {"channel": "kelurahan", "category": "jalan", "description": "x", "kelurahan": GAMBIR, "is_private": False}
    steps = [
        ("buat_laporan", 0, {**new, "photos": [taken["laporan"].claim("laporan")]}),
        ("tindak_lanjut", 1, {"note": "Dicek", "photos": [taken["sebelum"].claim("sebelum")]}),
        ("ajukan_selesai", 2, {"public_answer": "Sudah", "photos": [taken["sesudah"].claim("sesudah")]}),
    ]
    for kind, version, payload in steps:
        assert desk.do(kind, named_id("baru"), version, **payload)["status"] == "applied"
    validator = office.desk(f"validator.{BIRO}")
    row = validator.report(named_id("baru"))
    assert [(item["slot"], item["sha256"]) for item in row["photos"]] == [
        (slot, sent.sha256) for slot, sent in taken.items()
    ]
    assert [item["event"] for item in row["photos"]] == [event["id"] for event in row["events"]]
    for item in row["photos"]:
        assert validator.call("GET", f"/v1/blobs/{item['sha256']}").body == taken[item["slot"]].data


def test_evidence_that_is_none(office, desk):
    """A hash without a photo does not close a report, however often it is sent."""
    report = office.intake(GAMBIR)
    desk.do("terima", report.id, 1)
    fake = raw(b"bukan foto")
    announce(desk, fake)
    patch(desk, fake)
    answer = {"public_answer": "Sudah", "photos": [fake.claim()]}
    for _ in range(2):
        assert desk.do("ajukan_selesai", report.id, 2, **answer)["status"] == "blob_missing"
    assert desk.report(report.id)["status"] == "proses"


def test_a_late_note_brings_its_photos(office, desk):
    report = office.intake(GAMBIR)
    petugas, kepala = office.desk(COLLEAGUE), office.desk(f"kepala.{GAMBIR}")
    send(petugas, SENT)
    late = with_photos(petugas, report, SENT.claim())
    rejected = kepala.do("tolak", report.id, 1, reason_code="lainnya", public_answer="Bukan laporan")
    assert (rejected["status"], rejected["code"]) == ("applied", None)
    assert status_of(petugas, late) == ("late_note", None)
    assert desk.call("GET", SENT.path).body == SENT.data
