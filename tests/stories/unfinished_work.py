"""Work that is under way when something goes wrong: what of it the window shows, and how it is brought to its end."""

import itertools

from tests.stories import desk_work as work
from tests.stories.people import until

OPERATOR = "operator.31.74.01.1001"
AGENCY = "Suku Dinas Sumber Daya Air Jakarta Selatan"
REASON = "Saluran ini dikelola sudin, PPSU sudah memeriksa"
NOTE = "Ketua RT minta pengerjaan malam hari"
HALF = "Setengah kalimat"

WAITING = ("Menunggu dikirim", "Perlu tindakan")


def at_a_report(desk_at, line):
    """A signed-in desk with a new report open; `number` is the report's."""
    desk = desk_at("desk", "--server", line.address)
    desk.start()
    work.sign_in(desk, OPERATOR)
    (desk.number,) = work.new_reports(desk, 1)
    work.open_report(desk, desk.number)
    return desk


def in_mid_work(desk_at, line):
    """Offline, with a note that waits to be sent, another one half written and a hand-over half filled in."""
    desk = at_a_report(desk_at, line)
    line.cut()
    desk.wait_for("Luring")
    begin(desk)
    assert_kept(desk)
    return desk


def begin(desk):
    write(desk, NOTE)
    desk.wait_for("1 perubahan menunggu")
    desk.press("I")
    desk.type(HALF)
    until(lambda: "draf" in work.row_of(desk, desk.number), "the pencil in the list")
    desk.press("Esc")
    work.begin_koordinasi(desk, AGENCY, REASON)
    desk.wait_for("Draf tersimpan")
    leave_dialog(desk)


def write(desk, words):
    """Catatan internal, until the cursor is back in the list."""
    work.write_note(desk, words)
    until(lambda: any(node["focused"] and node["name"] == "Daftar laporan" for node in desk.shown()), "the list")


def assert_kept(desk):
    """Queue and drafts are those of `begin`, to the letter; ends in the list."""
    assert_queue_kept(desk)
    assert_drafts_kept(desk)


def assert_queue_kept(desk):
    found = (queued(desk), words_in_queue(desk))
    assert found == ([f"Catatan internal, {desk.number}"], [f"“{NOTE}”"]), found


def assert_drafts_kept(desk, reason=REASON):
    desk.press("Ctrl+Shift+L")
    open_from_new(desk)
    assert_half_note(desk)
    reopen_hand_over(desk, reason)
    leave_dialog(desk)


def reopen_hand_over(desk, reason=REASON):
    """The dialog with what was filled in; the words about a draft stand above the note too and prove nothing."""
    desk.press("C")
    shown_again(desk, "Alasan", reason)
    until(lambda: any(node["selected"] and AGENCY in node["name"] for node in desk.shown()), f"{AGENCY} chosen")


def shown_again(desk, name, words):
    try:
        until(lambda: value_of(desk, name) == words, f"«{name}» holds “{words}”")
    except AssertionError as error:
        raise AssertionError(f"{error}; shown: {desk.texts()}") from error


def queued(desk):
    """Action and report of all that has not reached central, as Sinkronisasi shows them."""
    desk.press("Ctrl+Shift+S")
    until(lambda: any(row.startswith(WAITING) for row in work.rows_of(desk)), "the queue")
    shown = itertools.takewhile(lambda row: not row.startswith("Riwayat"), dict.fromkeys(work.rows_of(desk)))
    return [", ".join(row.split(", ")[1:3]) for row in shown if ", " in row]


def words_in_queue(desk):
    """What the officer has written in the action that is chosen in Sinkronisasi."""
    return [node["name"] for node in desk.shown() if node["name"].startswith("“")]


def assert_half_note(desk):
    shown_again(desk, "Isi catatan internal", HALF)


def finish(desk, central, reason=REASON):
    """The line is there again: everything is sent, and what was half done is done; central has each once."""
    desk.press("F5")
    desk.wait_for("Daring")
    until(lambda: notes_at(central, desk.number).count(NOTE) == 1, "the note at central")
    open_from_new(desk)
    send_half_note(desk, " lagi")
    hand_over(desk, central, reason)
    assert [notes_at(central, desk.number).count(words) for words in (NOTE, f"{HALF} lagi")] == [1, 1]


def send_half_note(desk, rest):
    """On the open report: types the rest and sends it."""
    assert_half_note(desk)
    desk.press("I")
    desk.type(rest)
    desk.press("Ctrl+Return")
    until(lambda: value_of(desk, "Isi catatan internal") == "", "the note out of the composer")
    desk.press("Esc")


def hand_over(desk, central, reason=REASON):
    """The dialog that was half filled in, now to its end."""
    reopen_hand_over(desk, reason)
    desk.press("Ctrl+Return")
    desk.wait_until_gone("Cari OPD")
    desk.press("F5")
    until(lambda: reason in reasons_at(central, desk.number), "the hand-over at central")


def leave_dialog(desk):
    desk.press("Esc")
    desk.wait_until_gone("Cari OPD")


def open_from_new(desk):
    work.show_split(desk, "Baru")
    work.open_report(desk, desk.number)


def value_of(desk, name):
    return next((node["value"] for node in desk.shown() if node["name"] == name and node["value"]), "")


def notes_at(central, number):
    return told_at(central, number, "catatan")


def reasons_at(central, number):
    return told_at(central, number, "koordinasi")


def told_at(central, number, kind):
    """Texts of the report's events of this kind, as another officer gets them from central."""
    client = central.session("supervisor.31")
    try:
        return [event["note"] for event in client.events(number) if event["type"] == kind]
    finally:
        client.close()
