"""Central for the trials: a small Jakarta, made once and copied, and `python -m central` in a process of its own.

Processes are forked from one that has the libraries loaded and no threads (multiprocessing's forkserver).
"""

import atexit
import multiprocessing
import os
import random
import runpy
import shutil
import signal
import socket
import sys
import tempfile
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from central.db import Database
from central.security import Passwords
from central.services.accounts import Account, write_accounts
from central.services.installation import install
from central.settings import PasswordCost
from domain.ids import RANDOM_BYTES, uuid7
from tests.soak.points import Death, arm
from tests.sync.model import jakarta

REPORTS = 12
AGE = timedelta(hours=2)
CHEAP = PasswordCost(1, 8, 1)
PRELOADED = ("tests.soak.desk_life", "tests.soak.office", "central.cli")
STARTED_S = 20.0
PORTS = (12_000, 32_000)


@cache
def scratch() -> Path:
    """A folder of this process, in memory where there is one."""
    folder = Path(
        tempfile.mkdtemp(prefix="tanggap-soak-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    )
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def forks() -> Any:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    return context


@cache
def template() -> Path:
    """A central's database: reports that wait in one kelurahan."""
    path, chance = scratch() / "template.db", random.Random(1)
    database = Database(f"sqlite:///{path}", durable=False)
    install(database, jakarta.REFERENCE, is_training=True, random_bytes=chance.randbytes)
    accounts = [Account(officer.id, officer) for officer in jakarta.OFFICERS.values()]
    database.write(lambda transaction: write_accounts(transaction, accounts, Passwords(CHEAP).hash("latihan")))
    at = datetime.now(UTC).replace(microsecond=0) - AGE
    for index in range(REPORTS):
        report_id = uuid7(int(at.timestamp() * 1000) + index, chance.randbytes(RANDOM_BYTES))
        told = {"kelurahan": jakarta.K1, "category": "jalan", "description": f"Jalan berlubang {index}."}
        number = f"JK{index:04d}"
        database.write(partial(jakarta.take_in, report_id=report_id, number=number, at=at, told=told))
    database.close()
    return path


def fresh(folder: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(template(), folder / "central.db"))


def free_port() -> int:
    """Below those that systems give to clients: one of them could have it while central is dead."""
    while True:
        port = random.randrange(*PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class ServedCentral:
    """`python -m central serve` on one database and one port, started as often as it dies."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.port = free_port()
        self.process: Any = None
        self._ends_with, self._lifeline = forks().Pipe(duplex=False)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, death: Death | None = None) -> None:
        """Returns when it listens, or has died on the way there."""
        hear, tell = forks().Pipe(duplex=False)
        told = (tell, self._ends_with, str(self.database), self.port, death)
        self.process = forks().Process(target=serve, args=told, daemon=True)
        self.process.start()
        tell.close()
        if hear.poll(STARTED_S):
            os.read(hear.fileno(), 1 << 16)
        hear.close()

    def stop(self) -> None:
        self.process.terminate()
        self.process.join(STARTED_S)


def serve(tell: Connection, ends_with: Connection, database: str, port: int, death: Death | None) -> None:
    """Also ends when the process that started it is gone."""
    threading.Thread(target=_wait_for_the_end, args=(ends_with,), daemon=True).start()
    if death is not None:
        arm(death)
    os.dup2(tell.fileno(), 1)
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    sys.argv = ["central", "serve", "--training", "--port", str(port), "--database-url", f"sqlite:///{database}"]
    runpy.run_module("central", run_name="__main__", alter_sys=True)


def _wait_for_the_end(ends_with: Connection) -> None:
    with suppress(EOFError):
        ends_with.recv()
    os._exit(1)


def is_killed(process: Any) -> bool:
    return bool(process.exitcode == -signal.SIGKILL)
