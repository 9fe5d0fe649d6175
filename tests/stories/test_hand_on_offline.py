"""One report travels: triaged and handed on offline, through two kills, seen once by the agency."""

from collections import Counter

from tests.stories import desk_work as work
from tests.stories.people import until

OPERATOR = "operator.31.74.01.1001"
AGENCY = "Suku Dinas Sumber Daya Air Jakarta Selatan"
AGENCY_OPERATOR = "operator.sudin-sumber-daya-air-31.74"
LANDMARK = "Seberang pos RW 03"
REASON = "Saluran ini dikelola sudin, PPSU sudah memeriksa"


def test_three_reports_handed_on_offline_arrive_once(central, line_to, desk_at):
    line = line_to()
    desk = desk_at("kelurahan", "--server", line.address)
    desk.start()
    work.sign_in(desk, OPERATOR)
    numbers = work.new_reports(desk, 3)
    before = {number: own_events(central, number) for number in numbers}

    line.cut()
    desk.wait_for("Luring")
    for number in numbers[:2]:
        work.open_report(desk, number)
        work.classify(desk, LANDMARK)
        work.koordinasi(desk, AGENCY, REASON)

    killed_before_it_was_stored(desk, numbers[2])
    desk.start()
    work.unlock_offline(desk)
    work.show_split(desk, "Di OPD lain")
    for number in numbers[:2]:
        assert "di PC" in work.reach(desk, number)
    work.show_split(desk, "Baru")
    work.open_report(desk, numbers[2])
    desk.wait_for(LANDMARK)
    work.koordinasi(desk, AGENCY, REASON)

    killed_before_the_answer(desk, line, central, numbers)
    desk.start()
    work.unlock_offline(desk)
    work.show_split(desk, "Di OPD lain")
    for number in numbers:
        assert "mengirim" in work.reach(desk, number)

    line.restore()
    desk.press("F5")
    desk.wait_for("Daring")
    for number in numbers:
        work.show_split(desk, "Di OPD lain")
        until(lambda wanted=number: "diterima" in work.reach(desk, wanted), f"{number} accepted")
        assert own_events(central, number) - before[number] == {"klasifikasi": 1, "koordinasi": 1}

    agency_sees_them(desk_at("sudin", "--server", line_to().address), numbers)


def killed_before_it_was_stored(desk, number):
    """Between the key and *tersimpan*: the outbox cannot be written when the key is pressed."""
    work.open_report(desk, number)
    work.classify(desk, LANDMARK)
    work.begin_koordinasi(desk, AGENCY, REASON)
    with desk.hold_outbox():
        size = desk.outbox_wal()
        desk.press("Ctrl+Return")
        assert desk.outbox_wal() == size
        desk.kill()


def killed_before_the_answer(desk, line, central, numbers):
    """Between sending and answer: central has done it, the desk does not know."""
    line.hold_command_answers()
    line.open()
    desk.press("F5")
    until(lambda: line.command_requests, "the commands on their way")
    until(lambda: all(own_events(central, number)["koordinasi"] for number in numbers), "central's work")
    desk.kill()
    line.cut()


def own_events(central, number):
    """How often each action of the operator's unit stands in the report's timeline at central."""
    client = central.session("supervisor.31")
    try:
        events = client.events(number)
    finally:
        client.close()
    return Counter(event["type"] for event in events if event["officer"] and event["unit"] == "31.74.01.1001")


def agency_sees_them(desk, numbers):
    desk.start()
    work.sign_in(desk, AGENCY_OPERATOR)
    work.show_split(desk, "Baru")
    for number in numbers:
        work.open_report(desk, number)
        desk.wait_for(REASON)
