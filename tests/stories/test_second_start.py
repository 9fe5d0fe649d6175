"""Starts that open no desk: the program is open already, or its data folder is where it must not be."""

import signal
import socket
import tempfile
from pathlib import Path

from tests.stories.people import until

NOBODY = ("--server", "http://127.0.0.1:9")
ANOTHER = ("--server", "http://127.0.0.1:10")
SOON_S = 10.0


def test_the_first_window_comes_forward_and_the_second_start_ends(desk_at):
    desk = desk_at("desk", *NOBODY)
    desk.start()
    desk.wait_for("Nama pengguna")
    desk.minimise()
    assert not desk.is_in_front()
    assert desk.start_beside(*NOBODY) == 0
    until(desk.is_in_front, "the window of the first start in front", SOON_S)

    desk.kill()
    desk.start()
    desk.wait_for("Nama pengguna")
    desk.minimise()
    write_to(address_in(desk.home))
    until(desk.is_in_front, "the window in front, and nothing else done", SOON_S)
    assert not {"Traceback", "ERROR", "CRITICAL"} & set(desk.said().split())


def test_another_central_runs_beside_it_and_a_start_that_hangs_is_told(desk_at):
    desk, beside, second = desk_at("desk", *NOBODY), desk_at("desk", *ANOTHER), desk_at("desk", *NOBODY)
    desk.start()
    beside.start()
    desk.wait_for("Nama pengguna")
    beside.wait_for("Nama pengguna")
    desk.signal(signal.SIGSTOP)
    try:
        second.start()
        second.wait_for("sudah terbuka di PC ini tetapi tidak menjawab")
    finally:
        desk.signal(signal.SIGCONT)


def test_a_data_folder_in_a_cloud_is_refused_and_nothing_is_written(desk_at, tmp_path):
    desk = desk_at("desk", *NOBODY, before=("env", f"OneDrive={tmp_path}"))
    desk.start()
    desk.wait_for("Kode cloud_folder")
    assert desk.sees("Nothing was written")
    desk.press("Return")
    until(lambda: not desk.is_running(), "the end of the program")
    assert [path.name for path in desk.home.iterdir()] == ["desk.log"]


def address_in(home: Path) -> str:
    found = [path for path in home.glob("tanggap-*") if path.is_socket()]
    if found:
        return str(found[0])
    return str(Path(tempfile.gettempdir()) / next(home.glob("tanggap-*.lock")).stem)


def write_to(address: str) -> None:
    """What a stranger may send is not read."""
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(10)
        caller.connect(address)
        caller.sendall(b"\x00\x00\x00\x04quit" * 1000)
