"""Practice mode: an own central as a child process with invented reports, and a desk signed in to it.

The data is real work for the workflow and no one else's: central runs on a free port of this PC and ends with it.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.errors import StorageError
from app.services.desk import Desk
from app.services.sign_in import SignIn

OFFICER = "operator.31.74.01.1001"
PASSWORD = "latihan"
REPORTS = 2000
SEED = 7
STOP_S = 5.0
FILL_CHECK_S = 0.1

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
        self._sign_in = sign_in
        self._data = data
        self._child: subprocess.Popen[str] | None = None

    def start(self, progress: Progress) -> Desk:
        """Seeds at the first time, starts central, signs in and fills the cache by pulling. Takes seconds.

        Raises StorageError `practice_failed` when central does not start, else as `SignIn.sign_in`.
        """
        self.stop()
        self._folder.mkdir(parents=True, exist_ok=True)
        database = self._folder / "central.db"
        if not database.exists():
            self._seed(database, progress)
        progress("start", -1.0)
        server = self._serve(database)
        desk = self._sign_in.sign_in(server, self._data.officer, PASSWORD, remember=False)
        while desk.status().last_sync_at is None:
            progress("fill", -1.0)
            time.sleep(FILL_CHECK_S)
        return desk

    def stop(self) -> None:
        """Ends the child; central commits what it has accepted before it goes."""
        if self._child is None:
            return
        self._child.terminate()
        try:
            self._child.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._child.kill()

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

    def _serve(self, database: Path) -> str:
        """Same port as last time when it is free, so that yesterday's desk is found again."""
        arguments = ("serve", "--training", "--port", str(self._port()), "--database-url", f"sqlite:///{database}")
        self._child = _run((*arguments, "--until-stdin-closes"))
        line = "" if self._child.stdout is None else self._child.stdout.readline()
        server = _told(line).get("listening")
        if not isinstance(server, str):
            raise StorageError("practice_failed")
        return server

    def _port(self) -> int:
        kept = self._folder / "port"
        known = int(kept.read_text()) if kept.exists() else 0
        try:
            port = _free_port(known)
        except OSError:
            port = _free_port(0)
        kept.write_text(str(port))
        return port


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
