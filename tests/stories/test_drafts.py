"""What is typed is there again: after a kill, a quit, an undo, and after the report itself has gone."""

import pytest

from tests.stories import desk_work as work
from tests.stories import unfinished_work as unfinished
from tests.stories.people import until
from tests.stories.unfinished_work import AGENCY, NOTE, OPERATOR, REASON, shown_again, value_of

KEPALA = "kepala.31.74.01.1001"


@pytest.fixture
def working(line_to, desk_at):
    """A desk with a report open, and its line."""
    line = line_to()
    desk = desk_at("desk", "--server", line.address)
    desk.start()
    work.sign_in(desk, OPERATOR)
    (number,) = work.new_reports(desk, 1)
    work.open_report(desk, number)
    return desk, line, number


def begin_note(desk, number, words):
    """Types a note and waits until the row says that a draft is kept."""
    desk.press("I")
    desk.type(words)
    until(lambda: "draf" in work.row_of(desk, number), "the pencil in the list")


def again(desk, line, number):
    """Starts the killed desk without network and opens the same report."""
    line.cut()
    desk.start()
    work.unlock_offline(desk)
    work.show_split(desk, "Baru")
    work.open_report(desk, number)


def test_a_dialog_and_a_note_survive_a_kill(working):
    desk, line, number = working
    begin_note(desk, number, NOTE)
    desk.press("Esc")
    work.begin_koordinasi(desk, AGENCY, REASON)
    desk.wait_for("Draf tersimpan")
    desk.kill()

    again(desk, line, number)
    shown_again(desk, "Isi catatan internal", NOTE)
    desk.click("Catatan internal")
    desk.press("Ctrl+Return")
    desk.wait_for("1 perubahan menunggu")
    unfinished.reopen_hand_over(desk)
    desk.press("Ctrl+Return")
    desk.wait_until_gone("Cari OPD")
    desk.wait_for("2 perubahan menunggu")


def test_what_is_typed_at_the_last_moment_survives_leaving(working):
    desk, line, number = working
    line.cut()
    desk.press("I")
    desk.type(NOTE)
    desk.press("Ctrl+Q")
    work.unlock_offline(desk)
    work.show_split(desk, "Baru")
    work.open_report(desk, number)
    shown_again(desk, "Isi catatan internal", NOTE)
    desk.click("Buang draf")
    until(lambda: "draf" not in work.row_of(desk, number), "no draft any more")
    assert value_of(desk, "Isi catatan internal") == ""


def test_undo_gives_the_text_back(working):
    desk, line, _ = working
    line.cut()
    desk.wait_for("Luring")
    work.write_note(desk, NOTE)
    desk.wait_for("1 perubahan menunggu")
    desk.press("Ctrl+Z")
    until(lambda: value_of(desk, "Isi catatan internal") == NOTE, "the text again")
    desk.wait_until_gone("perubahan menunggu")


def test_a_text_for_a_report_that_has_gone_is_found(central, line_to, desk_at):
    """A colleague corrects the kelurahan; the report leaves this desk while a note is being written."""
    line = line_to()
    desk = desk_at("desk", "--server", line.address)
    desk.start()
    work.sign_in(desk, OPERATOR)
    (number,) = work.new_reports(desk, 1)
    work.open_report(desk, number)
    begin_note(desk, number, NOTE)
    move_away(central, number)
    desk.press("Esc")
    desk.press("F5")
    until(lambda: not work.row_of(desk, number), "the report leaves")
    work.show_split(desk, "Perlu tindakan")
    desk.wait_for("untuk laporan yang sudah berpindah")
    assert desk.sees(NOTE)
    assert desk.sees(number)
    desk.click("Salin teks")
    desk.press("1")
    desk.wait_for("Hasil: tulisan ini hilang dari PC.")
    desk.press("Ctrl+Return")
    desk.wait_until_gone(NOTE)


def move_away(central, number):
    """The kepala's own client gives the report to the neighbouring kelurahan."""
    client = central.session(KEPALA)
    try:
        report = client.find(number)
        result = client.command("klasifikasi", report, {"kelurahan": "31.74.01.1002"})
        assert result["status"] == "applied", result
    finally:
        client.close()
