"""What is taken out of a row for its reader: photos of private reports, and every trace of reports not theirs."""

import json

import pytest
from msgspec.structs import replace

from tests.central.office import BIRO, CIDENG, GAMBIR, PHOTO, SUDIN, TEBET, named_id

OPERATOR = f"operator.{GAMBIR}"


def rows_of(desk, report_id):
    """The row by each way of reading it, which must be the same."""
    pulled = {row["id"]: row for row in desk.pull()["rows"]}[report_id]
    listed = {row["id"]: row for row in desk.get("/v1/reports")["rows"]}[report_id]
    single = desk.report(report_id)
    assert pulled == {"op": "put", **single}
    assert listed == single
    return single


@pytest.mark.parametrize(
    ("username", "sees"),
    [
        (OPERATOR, False),
        (f"petugas.{GAMBIR}", False),
        (f"kepala.{GAMBIR}", False),
        ("operator.31.71.01", False),
        ("supervisor.31.71", False),
        ("supervisor.31", False),
        (f"validator.{BIRO}", True),
    ],
)
def test_the_residents_photos_of_a_private_report(office, username, sees):
    private = office.intake(GAMBIR, is_private=True, photos=(PHOTO,))
    public = office.intake(GAMBIR, photos=(PHOTO,))
    desk = office.desk(username)
    row = rows_of(desk, private.id)
    assert (row["is_private"], len(row["photos"])) == (True, sees)
    assert (PHOTO.sha256 in json.dumps(row)) is sees
    assert len(rows_of(desk, public.id)["photos"]) == 1


def test_other_photos_of_a_private_report_are_shown(office):
    own = replace(PHOTO, slot="sesudah", sha256="cd" * 32)
    report = office.intake(GAMBIR, is_private=True, photos=(PHOTO, own))
    assert [photo["slot"] for photo in rows_of(office.desk(OPERATOR), report.id)["photos"]] == ["sesudah"]


def linked(office):
    """A report of the sudin that is a duplicate of one in Gambir; the sudin sees both, Tebet only the first."""
    head, other = office.intake(GAMBIR), office.intake(TEBET)
    for kelurahan, report in ((GAMBIR, head), (TEBET, other)):
        desk = office.desk(f"operator.{kelurahan}")
        desk.do("koordinasi", report.id, 1, target_unit=SUDIN, reason="x")
    office.desk(f"operator.{SUDIN}").do("tautkan_duplikat", other.id, 2, duplicate_of=head.id)
    return head, other


def test_a_duplicate_shows_its_head_only_to_who_sees_it(office):
    head, other = linked(office)
    for username in (f"operator.{SUDIN}", "supervisor.31", f"validator.{BIRO}"):
        row = rows_of(office.desk(username), other.id)
        assert row["duplicate_of"] == head.id
        assert row["events"][-1]["changes"] == {"duplicate_of": [None, head.id]}
    row = rows_of(office.desk(f"operator.{TEBET}"), other.id)
    assert row["duplicate_of"] is None
    assert row["events"][-1]["changes"] == {"duplicate_of": [None, None]}
    assert head.id not in json.dumps(row)


def test_a_link_that_was_taken_back_leaves_no_trace_either(office):
    head, other = linked(office)
    office.desk(f"operator.{SUDIN}").do("lepas_duplikat", other.id, 3)
    assert head.id not in json.dumps(rows_of(office.desk(f"operator.{TEBET}"), other.id))
    row = rows_of(office.desk(f"operator.{SUDIN}"), other.id)
    assert [event["changes"] for event in row["events"][-2:]] == [
        {"duplicate_of": [None, head.id]}, {"duplicate_of": [head.id, None]},
    ]  # fmt: skip


def test_a_link_appears_when_its_end_comes_into_view(office):
    """And it goes with it: both rows are sent again in the scopes where that happened, and only there."""
    head, other = linked(office)
    tebet, gambir = office.desk(f"operator.{TEBET}"), office.desk(OPERATOR)
    tebet_cursor, gambir_cursor = tebet.pull()["next_cursor"], gambir.pull()["next_cursor"]
    office.desk(f"operator.{SUDIN}").do("koordinasi", head.id, 2, target_unit=TEBET, reason="x")
    rows = {row["id"]: row for row in tebet.pull(tebet_cursor)["rows"]}
    assert set(rows) == {head.id, other.id}
    assert (rows[other.id]["duplicate_of"], rows[other.id]["version"]) == (head.id, 3)
    assert [row["id"] for row in gambir.pull(gambir_cursor)["rows"]] == [head.id]


def test_a_link_goes_when_its_end_goes(office):
    head, other = office.intake(GAMBIR), office.intake(GAMBIR)
    desk = office.desk(OPERATOR)
    desk.do("tautkan_duplikat", other.id, 1, duplicate_of=head.id)
    cursor = desk.pull()["next_cursor"]
    assert desk.report(other.id)["duplicate_of"] == head.id
    desk.do("klasifikasi", head.id, 1, kelurahan=CIDENG)
    rows = {row["id"]: row for row in desk.pull(cursor)["rows"]}
    assert rows[head.id]["op"] == "drop"
    assert (rows[other.id]["op"], rows[other.id]["duplicate_of"]) == ("put", None)
    assert desk.report(other.id)["duplicate_of"] is None


@pytest.mark.parametrize("limit", [1, 2])
def test_rows_of_one_number_are_not_lost_between_pages(office, limit):
    head, other = office.intake(GAMBIR), office.intake(GAMBIR)
    desk = office.desk(OPERATOR)
    desk.do("tautkan_duplikat", other.id, 1, duplicate_of=head.id)
    cursor = desk.pull()["next_cursor"]
    desk.do("klasifikasi", head.id, 1, kelurahan=CIDENG)
    rows, _ = desk.pull_all(cursor, limit)
    assert {(row["op"], row["id"]) for row in rows} == {("drop", head.id), ("put", other.id)}


def test_parent_and_continuation(office):
    desk = office.desk(OPERATOR)
    parent = office.intake(GAMBIR)
    desk.do("pecah", parent.id, 1, children=[{"report_id": named_id("anak"), "target_unit": SUDIN}])
    new = {"channel": "kelurahan", "category": "jalan", "description": "x", "kelurahan": CIDENG, "is_private": False}
    desk.do("buat_laporan", named_id("lanjutan"), 0, **new, continues=parent.id)
    assert rows_of(desk, named_id("anak"))["parent"] == parent.id
    assert rows_of(desk, named_id("lanjutan"))["continues"] == parent.id
    sudin, cideng = office.desk(f"operator.{SUDIN}"), office.desk(f"operator.{CIDENG}")
    for desk, report_id in ((sudin, named_id("anak")), (cideng, named_id("lanjutan"))):
        row = rows_of(desk, report_id)
        assert (row["parent"], row["continues"]) == (None, None)
        assert parent.id not in json.dumps(row)
