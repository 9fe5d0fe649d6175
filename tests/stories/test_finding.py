"""Searching, the queue, and what a person sees of clocks and sessions: through the window of the real program."""

import sqlite3

import pytest

from tests.stories import desk_work as work
from tests.stories import unfinished_work as unfinished
from tests.stories.people import PASSWORD, until
from tests.stories.unfinished_work import HALF, OPERATOR, write

NOTE = "Kwetiau ganggang diangkat"
YEARS = ("1970-02-01 10:00:00", "2099-06-01 10:00:00")


def search(desk, text):
    desk.press("/")
    desk.press("Ctrl+A")
    desk.type(text)


def test_an_own_offline_note_is_found_and_the_queue_sends_and_cancels(central, line_to, desk_at):
    line = line_to()
    desk = desk_at("kelurahan", "--server", line.address)
    desk.start()
    work.sign_in(desk, OPERATOR)
    first, second = work.new_reports(desk, 2)
    line.cut()
    desk.wait_for("Luring")
    work.open_report(desk, first)
    write(desk, NOTE)

    search(desk, "kwetiau gangg")
    desk.wait_for("Hasil pencarian")
    until(lambda: work.listed(desk) == [first], "the report with the note")
    desk.press("Esc")
    desk.wait_until_gone("Hasil pencarian")
    search(desk, second)
    until(lambda: work.listed(desk) == [second], "the report of this number")
    desk.press("Return")
    write(desk, "Yang ini dibatalkan")
    desk.press("Esc")

    desk.press("Ctrl+Shift+S")
    desk.wait_for("Menunggu dikirim 2")
    assert desk.sees(second)
    desk.press("J")
    desk.wait_for("“Yang ini dibatalkan”")
    desk.click("Batalkan")
    desk.click("Ya, batalkan 1 perubahan")
    desk.wait_for("Dibatalkan dan tidak dikirim")
    desk.wait_for("Menunggu dikirim 1")

    desk.press("F5")
    until(lambda: desk.sees("Mengirim"), "the try that failed")
    desk.wait_for("Server tidak terjangkau")
    line.restore()
    # The desk may be quicker than the hand: then the button has nothing left to send.
    until(lambda: desk.sees("Diterima server") or desk.try_click("Kirim sekarang"), "the note sent")
    desk.wait_for("Diterima server")
    until(lambda: not desk.sees("Menunggu dikirim"), "nothing waits")
    client = central.session("supervisor.31")
    try:
        assert [event["note"] for event in client.events(first)].count(NOTE) == 1
        assert not any(event["note"] == "Yang ini dibatalkan" for event in client.events(second))
    finally:
        client.close()


def test_a_session_that_ended_goes_on_where_it_was(central, line_to, desk_at):
    """The officer is disabled in the middle of work, and later enabled again; then all sessions end at central."""
    line = line_to()
    desk = unfinished.in_mid_work(desk_at, line)
    set_active(central, False)
    line.restore()
    desk.press("F5")
    desk.wait_for("Server tidak menerima akun Anda lagi")
    assert desk.sees("1 perubahan menunggu dan semua tulisan tetap di PC ini")
    unfinished.assert_kept(desk)
    desk.click("Masuk lagi")
    desk.type(PASSWORD)
    desk.press("Return")
    desk.wait_for("Kata sandi salah, atau akun Anda dinonaktifkan")
    desk.press("Esc")
    desk.wait_until_gone("Kata sandi salah, atau akun Anda dinonaktifkan")
    unfinished.assert_kept(desk)
    set_active(central, True)
    desk.click("Masuk lagi")
    desk.type(PASSWORD)
    desk.press("Return")
    desk.wait_until_gone("Server tidak menerima akun Anda lagi")
    desk.wait_for("Daring")
    end_sessions(central)
    unfinished.finish(desk, central)


def set_active(central, is_active):
    with sqlite3.connect(central.database, timeout=20) as database:
        changed = database.execute("UPDATE officer SET is_active = ? WHERE username = ?", (is_active, OPERATOR))
        assert changed.rowcount == 1
    database.close()


def end_sessions(central):
    with sqlite3.connect(central.database, timeout=20) as database:
        assert database.execute("UPDATE session SET is_revoked = 1").rowcount
    database.close()


@pytest.mark.parametrize("moment", YEARS)
def test_a_pc_in_another_century_works_by_centrals_time(central, line_to, desk_at, moment):
    """The clock jumps between two days at the desk; what was begun before is there, and goes on."""
    line = line_to()
    before = unfinished.in_mid_work(desk_at, line)
    before.kill()
    desk = desk_at("desk", "--server", line.address, before=("faketime", "--exclude-monotonic", moment))
    desk.number = number = before.number
    desk.start()
    work.unlock_offline(desk)
    unfinished.assert_kept(desk)
    line.restore()
    desk.press("F5")
    desk.wait_for(f"Jam PC ini 1 {'Feb 1970' if moment.startswith('1970') else 'Jun 2099'}")
    unfinished.open_from_new(desk)
    unfinished.send_half_note(desk, f" {NOTE}")
    desk.press("F5")
    client = central.session("supervisor.31")
    try:
        note = until(lambda: own_note(client, number), "the note at central")
        assert not note["late"]
        assert note["at"][:4] not in {"1970", "2099"}
        unfinished.hand_over(desk, central)
    finally:
        client.close()


def own_note(client, number):
    return next((event for event in client.events(number) if event["note"] == f"{HALF} {NOTE}"), None)
