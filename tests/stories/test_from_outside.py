"""The same program met from outside: a real screen, a window manager and nothing but key presses.

Proof that the driver of the other stories does not flatter. Without a way to read the window it says what was asked
and looks at central afterwards.
"""

import contextlib
import os
import subprocess
import sys

import pytest

from tests.stories.people import ROOT, CentralProcess, until

AGENCY = "Suku Dinas Sumber Daya Air Jakarta Selatan"
REASON = "Saluran ini dikelola sudin, dilihat dari luar"
MAIN, DIALOG, SIGN_IN = "Tanggap — LATIHAN", "Serahkan ", "Tanggap — Masuk"
SEARCH_TO_REASON = ("Tab", "Tab")
START_S = 60.0
PICTURE = (
    "import sys; from PySide6.QtGui import QGuiApplication as Q; q = Q(sys.argv); "
    "q.primaryScreen().grabWindow(0).save(sys.argv[1])"
)


class Screen:
    """A virtual screen of an office PC with a window manager and hands on its keyboard."""

    def __init__(self):
        self._x = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        number = self._x.stdout.readline().strip()
        assert number, "the virtual screen does not start"
        self.environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        self.environment.pop("WAYLAND_DISPLAY", None)
        self._openbox = subprocess.Popen(
            ["openbox"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def close(self):
        for process in (self._openbox, self._x):
            process.terminate()
            process.wait(20)
        self._x.stdout.close()

    def window(self, title):
        """Whole title of the window in front when it begins like this, else an empty text."""
        found = self._xdotool("getactivewindow", "getwindowname").strip()
        return found if found.startswith(title) else ""

    def press(self, *keys):
        self._xdotool("key", "--delay", "40", *keys)

    def type(self, text):
        self._xdotool("type", "--delay", "10", text)

    def picture(self, path):
        subprocess.run([sys.executable, "-c", PICTURE, str(path)], env=self.environment, check=True)

    def _xdotool(self, *words):
        return subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=20, check=False
        ).stdout


@pytest.fixture
def screen():
    made = Screen()
    yield made
    made.close()


@pytest.fixture
def program(request, screen, practised, tmp_path):
    """The program on that screen; of a failure a picture stays behind."""
    failed_before = request.session.testsfailed
    practised(tmp_path / "home")
    environment = {
        **screen.environment,
        "TANGGAP_HOME": str(tmp_path / "home"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    with (tmp_path / "said.txt").open("w") as said:
        process = subprocess.Popen([sys.executable, "main.py", "--practice"], cwd=ROOT, env=environment, stderr=said)
    yield process
    if request.session.testsfailed > failed_before:
        screen.picture(tmp_path / "failed.png")
        print(f"what the screen showed: {tmp_path / 'failed.png'}")
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    process.wait(20)


def test_koordinasi_with_the_keyboard(screen, program, tmp_path):
    until(lambda: screen.window(MAIN), "the main window", START_S)
    screen.press("ctrl+1", "Return")
    title = until(lambda: screen.window(DIALOG) or screen.press("c"), "the dialog")
    until(lambda: screen.window(MAIN) or hand_on(screen), "the dialog closed")
    screen.press("ctrl+q")
    until(lambda: screen.window(SIGN_IN), "Masuk again")
    screen.press("alt+F4")
    assert program.wait(20) == 0
    assert (tmp_path / "said.txt").read_text() == ""
    assert reasons_at_central(tmp_path / "home/practice/central.db", title.split()[1]) == [REASON]


def hand_on(screen):
    """Begins in the search, where the dialog also puts the cursor when no agency was found yet."""
    screen.press("ctrl+a")
    screen.type(AGENCY)
    screen.press("Down", *SEARCH_TO_REASON, "ctrl+a")
    screen.type(REASON)
    screen.press("ctrl+Return")
    with contextlib.suppress(AssertionError):
        until(lambda: screen.window(MAIN), "the dialog closed", 2.0)


def reasons_at_central(database, number):
    """Of every koordinasi in the report's timeline."""
    central = CentralProcess(database)
    central.start()
    try:
        client = central.session("supervisor.31")
        try:
            return [event["note"] for event in client.events(number) if event["type"] == "koordinasi"]
        finally:
            client.close()
    finally:
        central.stop()
