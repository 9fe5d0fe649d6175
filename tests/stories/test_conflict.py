"""Two officers of one kelurahan correct the same field offline: a card asks, and nothing is lost."""

from tests.stories import desk_work as work
from tests.stories.people import until

OPERATOR, KEPALA = "operator.31.74.01.1001", "kepala.31.74.01.1001"
FIRST, SECOND = "Depan pos RW 03", "Sebelah mushala Al-Ikhlas"


def test_the_same_field_changed_by_two_offline(central, line_to, desk_at):
    desks, lines = {}, {}
    for name in (OPERATOR, KEPALA):
        lines[name] = line_to()
        desks[name] = desk_at(name, "--server", lines[name].address)
        desks[name].start()
        work.sign_in(desks[name], name)
    (number,) = work.new_reports(desks[OPERATOR], 1)

    for name, landmark in ((OPERATOR, FIRST), (KEPALA, SECOND)):
        lines[name].cut()
        desks[name].wait_for("Luring")
        work.show_split(desks[name], "Baru")
        work.open_report(desks[name], number)
        work.classify(desks[name], landmark)

    for name in (OPERATOR, KEPALA):
        lines[name].restore()
        desks[name].press("F5")
        desks[name].wait_for("Daring")
        until(lambda desk=desks[name]: not desk.sees("perubahan menunggu"), "all sent")
    assert landmark_at(central, number) == FIRST

    loser = desks[KEPALA]
    work.show_split(loser, "Perlu tindakan")
    loser.wait_for(FIRST)
    loser.wait_for(SECOND)
    work.choose_mine(loser)
    loser.press("Ctrl+Return")
    loser.press("F5")
    until(lambda: landmark_at(central, number) == SECOND, "the decision at central")
    assert changes_at(central, number) == [FIRST, SECOND], "both changes stay in the timeline"


def landmark_at(central, number):
    return found(central, number)["landmark"]


def changes_at(central, number):
    events = found(central, number)["events"]
    return [event["changes"]["landmark"][1] for event in events if event["type"] == "klasifikasi"]


def found(central, number):
    client = central.session("supervisor.31")
    try:
        return client.find(number)
    finally:
        client.close()
