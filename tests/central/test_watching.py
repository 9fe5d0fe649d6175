"""Hints, digests and how desks stand, called in process; the waiting itself is tried over sockets."""

import hashlib

import pytest

from tests.central.office import CIDENG, GAMBIR, PUSAT, SUDIN, TEBET, code_of

OPERATOR = f"operator.{GAMBIR}"


def hinted(desk, *since, **query):
    return desk.get("/v1/hint", since=",".join(since), **query)["scopes"]


def test_a_hint_names_the_scope_in_which_something_is_new(office):
    report = office.intake(GAMBIR)
    desk = office.desk(OPERATOR)
    cursor = f"{GAMBIR}:{desk.pull()['next_cursor']}"
    assert hinted(desk, cursor, wait="0") == []
    office.intake(TEBET)
    assert hinted(desk, cursor) == [], "what others see is nothing new"
    desk.do("catatan", report.id, 1, note="x")
    assert hinted(desk, cursor) == [GAMBIR]
    assert hinted(desk, f"{GAMBIR}:{desk.pull_all()[1]}") == []


def test_whoever_has_to_fetch_anew_is_told_at_once(office):
    office.intake(GAMBIR)
    office.intake(GAMBIR)
    desk = office.desk(OPERATOR)
    assert hinted(desk, f"{GAMBIR}:{desk.pull(limit=1)['next_cursor']}") == [GAMBIR], "still filling"
    cursor = desk.pull_all()[1]
    office.run("UPDATE sync_head SET epoch = 'training-0'")
    again = office.reopen()
    assert hinted(again.desk(OPERATOR), f"{GAMBIR}:{cursor}") == [GAMBIR]
    again.close()


def test_foreign_scopes_are_left_out(office):
    office.intake(TEBET)
    desk, other = office.desk(OPERATOR), office.desk(f"operator.{TEBET}")
    foreign = f"{TEBET}:{other.pull()['next_cursor']}"
    office.intake(TEBET)
    assert hinted(desk, foreign) == []
    assert hinted(other, f"{GAMBIR}:{desk.pull()['next_cursor']}", foreign) == [TEBET]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({}, (422, "invalid_query")),
        ({"since": GAMBIR}, (422, "invalid_query")),
        ({"since": f"{GAMBIR}:!"}, (400, "bad_cursor")),
        ({"since": f"{GAMBIR}:x", "wait": "61"}, (422, "invalid_query")),
        ({"since": f"{GAMBIR}:x", "wait": "-1"}, (422, "invalid_query")),
    ],
)
def test_faulty_questions(lite, query, code):
    assert code_of(lite.desk(OPERATOR).call("GET", "/v1/hint", query=query)) == code


# ---- digest


def digest_of(*rows):
    """By its documented form, with nothing of ours."""
    parts = (
        int.from_bytes(hashlib.sha256(f"{report}:{version}".encode()).digest()[:8], "big") for report, version in rows
    )
    return f"{sum(parts) % 2**64:016x}"


def test_the_digest_is_over_the_live_rows_of_the_scope(office):
    desk = office.desk(OPERATOR)
    assert desk.get("/v1/digest", scope=GAMBIR)["digest"] == "0" * 16
    kept, moved = office.intake(GAMBIR), office.intake(GAMBIR)
    office.intake(TEBET)
    desk.do("catatan", kept.id, 1, note="x")
    desk.do("klasifikasi", moved.id, 1, kelurahan=CIDENG)
    told = desk.get("/v1/digest", scope=GAMBIR)
    rows, cursor = desk.pull_all()
    assert [row["op"] for row in rows] == ["put"]
    assert told == {"count": 1, "digest": digest_of((kept.id, 2)), "cursor": cursor}
    above = office.desk(f"supervisor.{PUSAT}").get("/v1/digest", scope=PUSAT)
    assert (above["count"], above["digest"]) == (2, digest_of((kept.id, 2), (moved.id, 2)))


def test_a_desk_that_is_behind_asks_another_time(office):
    desk = office.desk(OPERATOR)
    first = office.intake(GAMBIR)
    cursor = desk.pull()["next_cursor"]
    office.intake(TEBET)
    assert desk.get("/v1/digest", scope=GAMBIR, cursor=cursor)["digest"] == digest_of((first.id, 1))
    office.intake(GAMBIR)
    behind = desk.call("GET", "/v1/digest", query={"scope": GAMBIR, "cursor": cursor})
    assert code_of(behind) == (409, "moved_on")
    filling = desk.pull(limit=1)["next_cursor"]
    still = desk.call("GET", "/v1/digest", query={"scope": GAMBIR, "cursor": filling})
    assert code_of(still) == (409, "moved_on")
    foreign = desk.call("GET", "/v1/digest", query={"scope": TEBET})
    assert code_of(foreign) == (404, "not_found")


# ---- how desks stand


def test_supervisors_see_which_desks_have_work_that_did_not_arrive(office):
    oldest, at = "2026-11-15T23:00:00Z", office.clock.now.isoformat().replace("+00:00", "Z")
    office.desk(OPERATOR).pull(**{"x-pending": f"3;{oldest}"})
    office.desk(OPERATOR, "pc-2").pull(**{"x-pending": "2;2026-11-16T01:00:00Z"})
    office.desk(f"operator.{TEBET}")
    office.desk(f"operator.{SUDIN}").pull(**{"x-pending": "0;"})
    gambir = {"unit": GAMBIR, "desks": 2, "last_contact_at": at, "pending": 5, "oldest_pending_at": oldest}
    supervisor = office.desk(f"supervisor.{PUSAT}")
    assert gambir in supervisor.get("/v1/sync-health")["units"]
    assert {unit["unit"] for unit in supervisor.get("/v1/sync-health")["units"]} >= {GAMBIR, PUSAT}
    assert TEBET not in {unit["unit"] for unit in supervisor.get("/v1/sync-health")["units"]}
    kepala = office.desk(f"kepala.{TEBET}").get("/v1/sync-health")["units"]
    assert kepala == [{"unit": TEBET, "desks": 2, "last_contact_at": None, "pending": 0, "oldest_pending_at": None}]
    office.clock.forward(minutes=5)
    office.desk(OPERATOR).pull(**{"x-pending": "0;"})
    (now,) = (unit for unit in supervisor.get("/v1/sync-health")["units"] if unit["unit"] == GAMBIR)
    assert (now["pending"], now["oldest_pending_at"]) == (2, "2026-11-16T01:00:00Z")
    assert now["last_contact_at"] == "2026-11-16T02:05:00Z"


@pytest.mark.parametrize("header", ["x", "-1;", "1;kemarin", "1;0001-01-01T00:00:00Z", ";", "1;2026-11-16T01:00:00"])
def test_a_header_that_cannot_be_read_counts_as_something_unsent(lite, header):
    lite.desk(OPERATOR).pull(**{"x-pending": header})
    (unit,) = lite.desk(f"kepala.{GAMBIR}").get("/v1/sync-health")["units"]
    assert (unit["pending"], unit["oldest_pending_at"]) == (1, None)
