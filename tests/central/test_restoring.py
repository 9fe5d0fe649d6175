"""A database that was put back: its new epoch, what becomes of cursors, and what central waits for."""

import json
import random
from datetime import timedelta

import pytest

from central.cli import main
from central.services.restoring import begin_epoch
from tests.central.office import GAMBIR, SUDIN, code_of, named_id

OPERATOR, OTHER = f"operator.{GAMBIR}", f"operator.{SUDIN}"
LONG = timedelta(days=14)


@pytest.fixture
def put_back(office):
    """Two reports were there at the backup."""
    reports = office.intake(GAMBIR), office.intake(GAMBIR)
    begin_epoch(office.database, random.Random(5).randbytes, office.clock.now)
    fresh = office.reopen()
    yield fresh, *reports
    fresh.close()


def statuses(desk, *commands):
    return [(result["status"], result["code"]) for result in desk.push(*commands)]


def test_the_command_gives_a_new_epoch_and_names_the_head_of_the_audit(office, capsys):
    office.intake(GAMBIR)
    before, old = office.desk(OPERATOR).pull(), office.central.epoch
    (seq, row_hash), *_ = office.rows("SELECT seq, chain_hash FROM sync_head")
    assert main(["restore-epoch", "--database-url", office.url]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["seq"], told["row_hash"]) == (seq, row_hash)
    assert told["epoch"].startswith("training-")
    assert told["epoch"] != old
    fresh = office.reopen()
    desk = fresh.desk(OPERATOR)
    query = {"scope": GAMBIR, "cursor": before["next_cursor"]}
    assert code_of(desk.call("GET", "/v1/pull", query=query)) == (409, "epoch_check")
    page = desk.pull()
    assert (page["epoch"], page["rows"]) == (told["epoch"], before["rows"])
    fresh.close()


def test_it_needs_a_database(tmp_path, capsys):
    assert main(["restore-epoch", "--database-url", f"sqlite:///{tmp_path}/absent.db"]) == 2
    assert not (tmp_path / "absent.db").exists()


def test_what_another_desk_may_still_bring_is_waited_for(put_back):
    """The sudin comes first: its work builds on a hand-over that only the kelurahan's desk knows."""
    office, report, other = put_back
    desk, sudin = office.desk(OPERATOR), office.desk(OTHER)
    accept = sudin.command("terima", report.id, 2)
    note = {**sudin.command("catatan", report.id, 3, note="x"), "depends_on": [accept["cmd_id"]]}
    unknown = sudin.command("catatan", named_id("a report that came after the backup"), 1, note="x")
    assert statuses(sudin, accept, note, unknown) == [("busy", None)] * 3
    assert office.rows("SELECT COUNT(*) FROM command") == [(0,)]
    handed = desk.command("koordinasi", report.id, 1, target_unit=SUDIN, reason="jalan kota")
    assert statuses(desk, handed) == [("applied", None)]
    assert statuses(sudin, accept, note, unknown) == [("applied", None), ("applied", None), ("busy", None)]
    assert statuses(sudin, accept) == [("applied", None)]
    assert [event["type"] for event in desk.report(report.id)["events"]] == [
        "masuk",
        "koordinasi",
        "terima",
        "catatan",
    ]
    assert sudin.pull()["missing_dseq"] == []
    assert statuses(desk, desk.command("catatan", other.id, 1, note="y")) == [("applied", None)], "nothing else waits"


def test_nobody_waits_for_ever(put_back):
    office, report, _ = put_back
    desk = office.desk(OPERATOR)
    ahead = desk.command("catatan", report.id, 7, note="x")
    unknown = desk.command("catatan", named_id("nowhere"), 1, note="x")
    office.clock.now += LONG - timedelta(seconds=1)
    desk.sign_in()
    assert statuses(desk, ahead, unknown) == [("busy", None)] * 2
    office.clock.forward(seconds=1)
    assert statuses(desk, ahead, unknown) == [("applied", None), ("refused", "not_found")]


def test_a_central_that_was_never_put_back_waits_for_nothing(office):
    report = office.intake(GAMBIR)
    desk = office.desk(OPERATOR)
    ahead = desk.command("catatan", report.id, 7, note="x")
    unknown = desk.command("catatan", named_id("nowhere"), 1, note="x")
    assert statuses(desk, ahead, unknown) == [("refused", "invalid_base_version"), ("refused", "not_found")]
