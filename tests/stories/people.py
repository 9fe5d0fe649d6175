"""Processes of a story: central, and desks driven from outside through `driver.py`."""

import fcntl
import json
import os
import select
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[2]
DRIVER = Path(__file__).with_name("driver.py")
PATIENCE_S = 60.0
ANSWER_S = 60.0
"""A window that has not answered by then hangs."""
LOOK_EVERY_S = 0.05
PASSWORD = "latihan"

SCREEN = Path(__file__).with_name("office_screen.json")
WAL_WRITE_LOCK = 120
"""Byte of the -shm file that SQLite locks for the one writer of a database (SQLite file format, "WAL-index")."""


def until(condition, what, patience_s=PATIENCE_S):
    """Waits for a condition, never for a time."""
    end = time.monotonic() + patience_s
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(LOOK_EVERY_S)
    raise AssertionError(f"not within {patience_s:.0f} s: {what}")


def new_id():
    """UUIDv7 of now."""
    now = int(time.time() * 1000)
    return f"{now >> 16:08x}-{now & 0xFFFF:04x}-7000-8000-{os.urandom(6).hex()}"


def line_of(process):
    """The next line a process writes; empty when it has ended or nothing comes."""
    waiting = select.poll()
    waiting.register(process.stdout, select.POLLIN)
    return process.stdout.readline() if waiting.poll(ANSWER_S * 1000) else ""


class CentralProcess:
    def __init__(self, database):
        self.database = database
        self._process = None
        self.port = 0

    def start(self):
        """On the same port as before, so that desks find it again."""
        arguments = ["serve", "--training", "--port", str(self.port), "--database-url", f"sqlite:///{self.database}"]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "central", *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        told = json.loads(line_of(self._process))
        self.port = int(told["listening"].rsplit(":", 1)[1])

    def stop(self):
        self._process.terminate()
        self._process.wait(20)
        self._process.stdout.close()

    def session(self, username):
        """An officer's own HTTP client, to ask central what it holds."""
        return ApiClient(f"http://127.0.0.1:{self.port}", username)


class ApiClient:
    def __init__(self, server, username):
        self._server = server
        self._http = requests.Session()
        self._http.trust_env = False
        told = self._http.post(
            f"{server}/v1/session",
            json={"username": username, "password": PASSWORD, "device_id": f"story-{username}"},
            timeout=30,
        )
        told.raise_for_status()
        self._http.headers["Authorization"] = f"Bearer {told.json()['access_token']}"
        self.officer = told.json()["officer"]

    def get(self, path, **query):
        answer = self._http.get(self._server + path, params=query, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def command(self, kind, report, payload):
        """Another officer's action, made elsewhere; answers its result."""
        command = {
            "cmd_id": new_id(),
            "dseq": 1,
            "type": kind,
            "report_id": report["id"],
            "base_version": report["version"],
            "payload": payload,
            "made_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        }
        answer = self._http.post(f"{self._server}/v1/commands", json={"commands": [command]}, timeout=30)
        answer.raise_for_status()
        return answer.json()["results"][0]

    def photo(self, sha256):
        """Its bytes, None while central does not have them all."""
        answer = self._http.get(f"{self._server}/v1/blobs/{sha256}", timeout=30)
        return answer.content if answer.status_code == 200 else None

    def close(self):
        self._http.close()

    def find(self, number):
        return next(row for row in self.get("/v1/reports", number=number)["rows"] if row["number"] == number)

    def events(self, number):
        return self.find(number)["events"]


class DeskProcess:
    """A desk on its own PC: `home` is its data folder, which stays when the process is killed.

    `root`: the checkout whose program runs; `platform`: the screen it runs on; `before`: a command that starts it.
    """

    def __init__(self, home, *arguments, root=ROOT, platform=f"offscreen:configfile={SCREEN}", before=()):
        self.home = Path(home)
        self._root = root
        self._platform = platform
        self._arguments = arguments
        self._before = before
        self._process = None
        self._log = None

    @property
    def pid(self):
        return self._process.pid

    def said(self):
        """What the program wrote on stderr: a bug shows there."""
        return (self.home / "desk.log").read_text()

    def start(self):
        self.home.mkdir(parents=True, exist_ok=True)
        self._log = (self.home / "desk.log").open("a")
        self._process = subprocess.Popen(
            [*self._before, sys.executable, str(DRIVER), *self._arguments],
            cwd=self._root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            env=self._environment(),
        )
        assert self._answer() == "ready"

    def start_beside(self, *arguments):
        """A second start by the same officer, without a driver; answers its exit code."""
        program = [sys.executable, "main.py", *arguments]
        return subprocess.run(program, cwd=self._root, env=self._environment(), timeout=ANSWER_S).returncode

    def is_running(self):
        return self._process.poll() is None

    def signal(self, number):
        self._process.send_signal(number)

    def minimise(self):
        assert self._ask(do="minimise")

    def is_in_front(self):
        return self._ask(do="front")

    def _environment(self):
        return {
            **os.environ,
            "TANGGAP_HOME": str(self.home),
            "QT_QPA_PLATFORM": self._platform,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "PYTHONFAULTHANDLER": "1",
        }

    def press(self, key):
        until(lambda: self._ask(do="press", key=key), f"something that takes the key {key}")

    def type(self, text):
        assert self._ask(do="type", text=text)

    def click(self, name):
        until(lambda: self._ask(do="click", name=name), f"something to click named «{name}»")

    def try_click(self, name):
        """False when nothing of this name can be clicked now."""
        return self._ask(do="click", name=name)

    def shown(self):
        return self._ask(do="read")

    def feel(self):
        """Gaps of the window's event loop since the last time; see `Pulse.told` in driver.py."""
        return [tuple(gap) for gap in self._ask(do="feel")]

    def texts(self):
        return [part for node in self.shown() for part in (node["name"], node["value"], node["description"]) if part]

    def sees(self, text):
        return any(text in part for part in self.texts())

    def wait_for(self, text, patience_s=PATIENCE_S):
        try:
            until(lambda: self.sees(text), text, patience_s)
        except AssertionError as error:
            raise AssertionError(f"{error}; shown: {self.texts()}") from error

    def wait_until_gone(self, text):
        try:
            until(lambda: not self.sees(text), f"«{text}» gone")
        except AssertionError as error:
            raise AssertionError(f"{error}; shown: {self.texts()}") from error

    def fill(self, name, text):
        """Clicks an input by its name and types."""
        self.click(name)
        self.press("Ctrl+A")
        self.type(text)

    def kill(self):
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(20)
        self._close_pipes()

    def quit(self):
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait(20)
        self._close_pipes()

    def outbox_wal(self):
        """Size of the outbox's write-ahead log: it grows when an action is stored."""
        return self._file("outbox.db-wal").stat().st_size

    def hold_outbox(self):
        """Takes SQLite's write lock on the outbox from outside, so that nothing can be stored until it is let go."""
        handle = self._file("outbox.db-shm").open("r+b")
        lock = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, WAL_WRITE_LOCK, 1, 0)
        until(lambda: _taken(handle, lock), "the write lock of the outbox")
        return handle

    def fill_disk(self):
        """From now on nothing can be stored: the kernel answers «no space left» where the outbox's journal is."""
        journal = self._file("outbox.journal")
        journal.unlink()
        journal.symlink_to("/dev/full")

    def free_disk(self):
        self._file("outbox.journal").unlink()

    def damage(self, name):
        """Writes into the middle of a local file, and over its first page."""
        path = self._file(name)
        data = bytearray(path.read_bytes())
        for place in (0, len(data) // 2):
            data[place : place + 512] = b"x" * len(data[place : place + 512])
        path.write_bytes(data)

    def _file(self, name):
        return next(self.home.glob(f"p/*/{name}"))

    def _ask(self, **request):
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self):
        line = line_of(self._process)
        if not line:
            self._process.send_signal(signal.SIGABRT)  # of a window that hangs, the log tells where
            raise AssertionError(f"the desk ended or hung: {self._process.wait(20)}\n{self.said()}")
        return json.loads(line)

    def _close_pipes(self):
        self._process.stdin.close()
        self._process.stdout.close()
        self._log.close()


def _taken(handle, lock):
    try:
        fcntl.fcntl(handle, fcntl.F_SETLK, lock)
    except OSError:
        return False
    return True
