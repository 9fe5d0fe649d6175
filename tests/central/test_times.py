"""The time that counts for an action (central-api.md, "Times"): one table, expectations by hand.

The report came in at 09:00 WIB (02:00 UTC), the desk signed in at 08:00 WIB. Everything is written in minutes after
02:00.
"""

from datetime import timedelta

import pytest

from tests.central.office import GAMBIR, START, Office, named_id

OPERATOR = f"operator.{GAMBIR}"


def moment(minutes):
    return START + timedelta(minutes=minutes)


def text(minutes):
    return moment(minutes).isoformat().replace("+00:00", "Z")


def clock(anchor, elapsed_minutes):
    """What a desk tells: server time of its last contact, and how long ago that was when the action was made."""
    return {"anchor_ms": round(moment(anchor).timestamp() * 1000), "elapsed_ms": elapsed_minutes * 60_000}


def take_up(office, received, told, pulls=()):
    """`pulls`: (minute, value of X-Pending) before the command is sent. Answers the last event."""
    office.clock.now = moment(-60)
    desk = office.desk(OPERATOR)
    office.clock.now = moment(0)
    report = office.intake(GAMBIR)
    for minute, pending in pulls:
        office.clock.now = moment(minute)
        desk.sign_in()
        desk.pull(**({} if pending is None else {"x-pending": pending}))
    office.clock.now = moment(received)
    desk.sign_in()
    result = desk.push({**desk.command("terima", report.id, 1), "clock": told})[0]
    assert result["status"] == "applied"
    return desk.report(report.id)["events"][-1]


TABLE = [
    # received, clock, pulls                                  at, claimed_at, late
    (60, None, (), 60, None, False),
    (60, {}, (), 60, None, False),
    (60, {"anchor_ms": 0, "elapsed_ms": 5, "same_boot": True}, (), 60, None, False),
    (60, {"anchor_ms": -5, "elapsed_ms": 5}, (), 60, None, False),
    (60, {**clock(0, 30), "elapsed_ms": -1}, (), 60, None, False),
    (60, clock(61, 0), (), 60, None, False),  # an anchor in the future is no anchor
    (60, {"anchor_ms": 1, "elapsed_ms": 10**18}, (), 60, 60, False),
    (60, {"anchor_ms": 10**18, "elapsed_ms": 0}, (), 60, None, False),
    (60, clock(0, 60), (), 60, 60, False),
    (60, clock(0, 45), (), 45, 45, False),  # exactly 15 minutes is not late
    (60, clock(0, 44), (), 44, 44, True),
    (60, clock(0, 30), (), 30, 30, True),
    (60, clock(0, 90), (), 60, 60, False),  # never after receipt
    (60, clock(-50, 20), (), 0, -30, True),  # never before the event before
    (60, clock(-600, 0), (), 0, -600, True),
    (60, clock(0, 30), [(20, None)], 30, 30, True),
    (60, clock(0, 30), [(40, None)], 30, 30, True),  # nothing said of what waits: it does not surely precede
    (60, clock(0, 30), [(40, "0")], 40, 30, True),  # never before the last contact
    (60, clock(0, 30), [(40, "0;")], 40, 30, True),
    (60, clock(0, 30), [(40, "1;2026-11-16T02:30:00Z")], 30, 30, True),  # the action was waiting then
    (60, clock(0, 30), [(20, "0"), (40, "1;x")], 30, 30, True),
    (60, clock(0, 30), [(50, "0"), (55, "3;x")], 50, 30, False),
    (60, clock(0, 30), [(40, "rusak")], 30, 30, True),  # cannot be read: not known to be empty
    (60, clock(0, 30), [(40, "-1")], 30, 30, True),
]


@pytest.mark.parametrize(("received", "told", "pulls", "at", "claimed", "late"), TABLE)
def test_the_time_that_counts(lite, received, told, pulls, at, claimed, late):
    event = take_up(lite, received, told, pulls)
    assert event["at"] == text(at)
    assert event["claimed_at"] == (None if claimed is None else text(claimed))
    assert event["late"] is late


def test_the_time_that_counts_on_both_engines(office):
    event = take_up(office, 60, clock(0, 30), [(20, "0"), (40, "1;x")])
    assert (event["at"], event["late"]) == (text(30), True)


def test_receipt_stands_in_the_audit_only(office):
    event = take_up(office, 60, clock(0, 30))
    validator = office.desk("supervisor.31")
    report_id = office.rows("SELECT id FROM report")[0][0]
    logged = validator.get("/v1/audit", report=report_id)["events"][-1]
    assert (logged["at"], logged["payload"]) == (
        text(60),
        {"credited_at": text(30), "claimed_at": text(30)},
    )
    assert text(60) not in str(event)


def test_a_new_report_is_bounded_by_the_contact_too(office):
    office.clock.now = moment(0)
    desk = office.desk(OPERATOR)
    office.clock.now = moment(60)
    desk.sign_in()
    new = {"channel": "kelurahan", "category": "jalan", "description": "x", "kelurahan": GAMBIR, "is_private": False}
    for name, told, at in (
        (named_id("a"), clock(-600, 0), 0),
        (named_id("b"), clock(0, 30), 30),
        (named_id("c"), clock(0, 90), 60),
        (named_id("d"), None, 60),
    ):
        desk.push({**desk.command("buat_laporan", name, 0, **new), "clock": told})
        assert desk.report(name)["created_at"] == text(at)


def test_the_first_contact_of_a_device_is_its_first_sign_in(office):
    """A later sign-in proves nothing about what was waiting."""
    report = office.intake(GAMBIR)
    office.clock.now = moment(10)
    desk = office.desk(OPERATOR)
    office.clock.now = moment(60)
    desk.sign_in()
    command = {**desk.command("catatan", report.id, 1, note="x"), "clock": clock(0, 5)}
    desk.push(command)
    assert desk.report(report.id)["events"][-1]["at"] == text(10)


def test_contact_survives_a_restart(new_database):
    office = Office(new_database())
    desk = office.desk(OPERATOR)
    report = office.intake(GAMBIR)
    office.clock.now = moment(10)
    desk.pull(**{"x-pending": "0"})
    desk.office = office.reopen()
    office.clock.now = moment(14)
    desk.push({**desk.command("catatan", report.id, 1, note="x"), "clock": clock(0, 5)})
    assert desk.report(report.id)["events"][-1]["at"] == text(10)
    desk.office.close()
