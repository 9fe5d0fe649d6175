"""What central forgets when it starts, on both engines, with a clock that is moved."""

from datetime import timedelta

import pytest

from central.services import cursors
from central.services.audit import verify
from central.services.retention import Forgotten, forget
from tests.central.office import CIDENG, GAMBIR, code_of

OPERATOR = f"operator.{GAMBIR}"
NOTHING = Forgotten(results=0, heard=0, tokens=0, sessions=0, drops=0)


@pytest.fixture
def old(office):
    """Three commands, a drop and a session, all of the same day; central has missed none of the commands."""
    desk = office.desk(OPERATOR)
    first, moved = office.intake(GAMBIR), office.intake(GAMBIR)
    done = [desk.command("catatan", first.id, 1, note=note) for note in "ab"]
    desk.push(*done)
    desk.do("klasifikasi", moved.id, 1, kelurahan=CIDENG)
    office.clock.forward(seconds=1)
    cursor = desk.pull(**{"x-pending": "0;"})["next_cursor"]
    return office, desk, done, cursor


def known(desk, commands):
    ids = ",".join(command["cmd_id"] for command in commands)
    return [result["status"] for result in desk.get("/v1/commands", ids=ids)["results"]]


def test_nothing_goes_before_its_time(old):
    office, desk, done, _ = old
    office.clock.now += timedelta(days=399)
    forget(office.database, office.clock.now)
    desk.sign_in()
    assert known(desk, done) == ["applied", "applied"]
    assert len(desk.pull()["rows"]) == 1


def test_after_400_days_results_and_drops_go_and_the_numbers_go_on(old):
    office, desk, done, cursor = old
    before = office.rows("SELECT seq, row_hash FROM change_log ORDER BY seq")
    office.clock.now += timedelta(days=400)
    told = forget(office.database, office.clock.now)
    assert (told.results, told.tokens, told.sessions, told.drops) == (2, 2, 1, 1)
    assert forget(office.database, office.clock.now) == NOTHING
    desk.sign_in()
    assert known(desk, done) == ["unknown", "unknown"]
    page = desk.pull()
    assert (page["device_max_dseq"], page["missing_dseq"]) == (3, [])
    assert [row["op"] for row in page["rows"]] == ["put"]
    assert office.rows("SELECT seq, row_hash FROM change_log ORDER BY seq") == before
    assert verify(office.database).ok
    assert desk.call("GET", "/v1/pull", query={"scope": GAMBIR, "cursor": cursor}).status == 200
    start = office.desk(f"kepala.{GAMBIR}").call(
        "GET", "/v1/pull", query={"scope": GAMBIR, "cursor": first_cursor(office)}
    )
    assert code_of(start) == (410, "resync_scope")


def first_cursor(office):
    """Of a desk that was away since before everything."""
    return cursors.encode(cursors.follow(office.central.epoch, GAMBIR, 0))


def test_a_result_that_another_number_still_waits_for_stays(office):
    desk = office.desk(OPERATOR)
    report = office.intake(GAMBIR)
    desk.dseq = 4
    late = desk.command("catatan", report.id, 1, note="x")
    desk.push(late)
    office.clock.forward(seconds=1)
    assert desk.pull(**{"x-pending": "0;"})["missing_dseq"] == [1, 2, 3, 4]
    office.clock.now += timedelta(days=500)
    assert forget(office.database, office.clock.now).results == 0
    desk.sign_in()
    assert desk.pull()["missing_dseq"] == [1, 2, 3, 4]
