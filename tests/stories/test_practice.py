"""Practice mode: its central is a child that comes and goes with the desk, and yesterday's work is still there."""

import os
import signal
import time
from pathlib import Path

from tests.stories import desk_work as work
from tests.stories.people import until

FEW = ("--practice-reports", "200")
NOTE = "Warga sudah dihubungi, menunggu foto dari RT"
ANEW = "Ulangi data latihan…"
CONFIRM = "Kembalikan data latihan ke keadaan awal?"
SOON_S = 10.0
SEEDING_S = 60.0


def test_work_of_the_day_before_is_still_there(desk_at, practised):
    desk = desk_at("desk", "--practice")
    practised(desk.home)
    open_practice(desk)
    number = work.new_reports(desk, 1)[0]
    work.open_report(desk, number)
    work.write_note(desk, NOTE)
    desk.wait_for(NOTE)
    desk.press("F5")
    until(lambda: "diterima" in work.row_of(desk, number), "the note at central")
    central = central_of(desk)
    port = listening(central)
    desk.quit()
    until(lambda: not is_running(central), "the end of central")

    desk.start()
    desk.wait_for("sinkron terakhir")
    assert listening(central_of(desk)) == port
    work.reach(desk, number)
    work.open_report(desk, number)
    desk.wait_for(NOTE)


def test_a_killed_central_is_told_calmly(desk_at, practised):
    desk = desk_at("desk", "--practice")
    practised(desk.home)
    open_practice(desk)
    os.kill(central_of(desk), signal.SIGKILL)
    desk.wait_for("Luring sejak", SOON_S)
    desk.wait_for("Anda bisa terus bekerja")
    number = work.new_reports(desk, 1)[0]
    work.open_report(desk, number)
    work.write_note(desk, NOTE)
    desk.wait_for("1 perubahan menunggu")


def test_a_killed_desk_leaves_no_central_behind(desk_at):
    desk = desk_at("desk", "--practice", *FEW)
    open_practice(desk)
    central = central_of(desk)
    desk.kill()
    until(lambda: not is_running(central), "the end of central", SOON_S)


def test_back_to_the_start_by_the_menu(desk_at, practised):
    """The first key in the question leaves everything as it is; the second time it is meant."""
    desk = desk_at("desk", "--practice")
    practised(desk.home)
    open_practice(desk)
    number = work.new_reports(desk, 1)[0]
    before = without_time(work.row_of(desk, number))
    work.open_report(desk, number)
    work.write_note(desk, NOTE)
    desk.wait_for(NOTE)
    desk.press("F5")
    until(lambda: "diterima" in work.row_of(desk, number), "the note at central")
    central = central_of(desk)

    ask_for_the_start(desk)
    desk.press("Return")
    desk.wait_until_gone(CONFIRM)
    assert desk.sees(NOTE)

    ask_for_the_start(desk)
    desk.press("Tab")
    desk.press("Space")
    began = time.monotonic()
    desk.wait_until_gone(NOTE)
    desk.wait_for("sinkron terakhir")
    assert work.new_reports(desk, 1) == [number]
    assert time.monotonic() - began < SOON_S
    assert without_time(work.row_of(desk, number)) == before
    work.open_report(desk, number)
    assert not desk.sees(NOTE)
    assert central_of(desk) == central, "starting another one takes most of the time"
    work.write_note(desk, NOTE)
    desk.press("F5")
    until(lambda: "diterima" in work.row_of(desk, number), "the note at central")


def without_time(row):
    return row.rpartition(",")[0]


def ask_for_the_start(desk):
    """Through the menu, by keyboard."""
    desk.press("Alt")
    desk.press("Down")
    until(lambda: ANEW in reached(desk) or desk.press("Down"), "the entry of the menu")
    desk.press("Return")
    desk.wait_for(CONFIRM)


def reached(desk):
    """Menu and entry that the keys have reached."""
    return {node["name"] for node in desk.shown() if node["role"] == "MenuItem" and node["focused"]}


def open_practice(desk):
    desk.start()
    desk.wait_for("sinkron terakhir", SEEDING_S)
    for words in ("LATIHAN", "Keluar dari latihan", "Mode latihan"):
        assert desk.sees(words)
    desk.press("Ctrl+9")
    until(lambda: work.listed(desk), "reports in the list")


def central_of(desk):
    """Process id of the practice central: the one child of the desk that serves."""
    return until(lambda: next((child for child in children(desk.pid) if "serve" in command(child)), 0), "central")


def children(pid):
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def command(pid):
    """Words of its command line; none for a process that has ended."""
    told = Path(f"/proc/{pid}/cmdline")
    return told.read_text().split("\0") if told.exists() else []


def is_running(pid):
    return bool(command(pid))


def listening(pid):
    words = command(pid)
    return words[words.index("--port") + 1]
