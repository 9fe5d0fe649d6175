"""Practice mode: an own central as a child process with invented reports, and a desk signed in to it.

The data is real work for the workflow and no one else's: central runs on a free port of this PC and ends with it.
The start state is a file beside the database. To begin anew the database is removed, then what the desk holds, then
the start state is copied: as long as there is no database, a start goes on from there, and the two never mix.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.errors import StorageError
from app.services.desk import Desk
from app.services.sign_in import SignIn

OFFICER = "operator.31.74.01.1001"
PASSWORD = "latihan"
REPORTS = 2000
SEED = 7
STOP_S = 5.0
REFUSED = 3
"""How central ends on a database that this version cannot read: it was invented by another one."""
FILL_CHECK_S = 0.02
FRESH = timedelta(days=1)
"""Reports were invented up to the hour of seeding, and their limits run on; an older start state would begin late."""

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class PracticeData:
    """How much is invented, and for which of its officers the desk opens."""

    reports: int = REPORTS
    officer: str = OFFICER


class Practice:
    """`progress` gets a stage (`seed`, `start`, `fill`) and its fraction, -1 while that is not known."""

    def __init__(self, root: Path, sign_in: SignIn, data: PracticeData) -> None:
        self._folder = root / "practice"
        self._database = self._folder / "central.db"
        self._sign_in = sign_in
        self._data = data
        self._child: subprocess.Popen[str] | None = None

    def start(self, progress: Progress) -> Desk:
        """Seeds at the first time, starts central, signs in and fills the cache by pulling. Takes seconds.

        Raises StorageError `practice_failed` when central does not start, else as `SignIn.sign_in`.
        """
        self.stop()
        self._folder.mkdir(parents=True, exist_ok=True)
        if not self._database.exists():
            self._put_start_state(progress)
        progress("start", -1.0)
        server = self._serve() or self._serve_anew(progress)
        return self._open(server, progress)

    def begin_anew(self, progress: Progress) -> Desk:
        """Back to the start state; nobody may have the former desk open. Raises as `start`."""
        progress("start", -1.0)
        if not self._let_go():
            self.stop()
        self._database.unlink(missing_ok=True)
        self._put_start_state(progress)
        progress("start", -1.0)
        return self._open(self._serve_again() or self._serve() or self._serve_anew(progress), progress)

    def stop(self) -> None:
        """Ends the child; central commits what it has accepted before it goes."""
        if self._child is None or self._child.stdin is None:
            return
        with suppress(BrokenPipeError):
            self._child.stdin.close()
        self._child.terminate()
        try:
            self._child.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._child.kill()

    def _open(self, server: str, progress: Progress) -> Desk:
        desk = self._sign_in.sign_in(server, self._data.officer, PASSWORD, remember=False)
        desk.owner = replace(desk.owner, is_practice=True)
        while desk.status().last_sync_at is None:
            progress("fill", -1.0)
            time.sleep(FILL_CHECK_S)
        return desk

    def _put_start_state(self, progress: Progress) -> None:
        """The database comes last: without one this is done again."""
        start_state = self._folder / "start.db"
        if not _is_fresh(start_state):
            self._seed(start_state, progress)
        for leftover in self._folder.glob(f"{self._database.name}-*"):
            leftover.unlink()
        if self._known_port():
            self._sign_in.remove_profile(_address(self._known_port()), self._data.officer)
        draft = self._database.with_suffix(".copy")
        shutil.copyfile(start_state, draft)
        with draft.open("rb+") as copy:
            os.fsync(copy.fileno())
        draft.replace(self._database)

    def _seed(self, database: Path, progress: Progress) -> None:
        """Into a file of another name first, so that one cut off in the middle is made anew."""
        draft = database.with_suffix(".part")
        for leftover in self._folder.glob(f"{draft.name}*"):
            leftover.unlink()
        until = datetime.now(UTC).replace(minute=0, second=0, microsecond=0).isoformat()
        how_much = ("--reports", str(self._data.reports), "--seed", str(SEED), "--until", until)
        arguments = ("seed", "--training", *how_much, "--database-url", f"sqlite:///{draft}")
        with _run(arguments) as child:
            for line in child.stdout or ():
                fraction = _told(line).get("progress")
                if isinstance(fraction, float | int):
                    progress("seed", float(fraction))
        if child.returncode != 0:
            raise StorageError("practice_failed")
        draft.replace(database)

    def _serve_anew(self, progress: Progress) -> str:
        """After an update of the program: what was invented before is of no use to it, nor the start state."""
        for database in (self._folder / "start.db", self._database):
            database.unlink(missing_ok=True)
        self._put_start_state(progress)
        server = self._serve()
        if server is None:
            raise StorageError("practice_failed")
        return server

    def _serve(self) -> str | None:
        """Same port as last time when it is free, so that yesterday's desk is found again. None when central refuses
        the database.
        """
        database_url = f"sqlite:///{self._database}"
        arguments = ("serve", "--training", "--port", str(self._port()), "--database-url", database_url)
        self.stop()
        self._child = _run((*arguments, "--until-stdin-closes"))
        server = self._heard().get("listening")
        if isinstance(server, str):
            return server
        with suppress(subprocess.TimeoutExpired):
            self._child.communicate(timeout=STOP_S)
        if self._child.returncode == REFUSED:
            return None
        raise StorageError("practice_failed")

    def _let_go(self) -> bool:
        """Central closes its database and waits: starting it again would take most of the time."""
        return self._say() and self._heard().get("closed") is True

    def _serve_again(self) -> str | None:
        """The same central on the database that is there now; None when it does not."""
        server = self._heard().get("listening") if self._say() else None
        return server if isinstance(server, str) else None

    def _say(self) -> bool:
        if self._child is None or self._child.stdin is None or self._child.stdin.closed:
            return False
        try:
            self._child.stdin.write("\n")
            self._child.stdin.flush()
        except OSError:
            return False
        return True

    def _heard(self) -> dict[str, object]:
        return {} if self._child is None or self._child.stdout is None else _told(self._child.stdout.readline())

    def _port(self) -> int:
        try:
            port = _free_port(self._known_port())
        except OSError:
            port = _free_port(0)
        (self._folder / "port").write_text(str(port))
        return port

    def _known_port(self) -> int:
        """Of the last start; 0 before the first one."""
        kept = self._folder / "port"
        return int(kept.read_text()) if kept.exists() else 0


def _address(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def _is_fresh(start_state: Path) -> bool:
    """Not when it is missing, nor when the clock of the PC has been set back."""
    if not start_state.exists():
        return False
    return timedelta() <= timedelta(seconds=time.time() - start_state.stat().st_mtime) < FRESH


def _free_port(wanted: int) -> int:
    """Raises OSError when somebody listens there. Connections of a minute ago do not count."""
    with socket.create_server(("127.0.0.1", wanted)) as probe:
        return int(probe.getsockname()[1])


def _run(arguments: Sequence[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*_central(), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # on Windows central would open one of its own
    )


def _central() -> list[str]:
    """`tanggap-central` beside a frozen program, else this checkout's package."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        return [str(program.with_name(f"tanggap-central{program.suffix}"))]
    return [sys.executable, "-m", "central"]


def _told(line: str) -> dict[str, object]:
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
