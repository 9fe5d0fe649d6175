"""Trial `slow-line`: actions and photos over 64 kbit/s on which every tenth exchange breaks off somewhere.

A desk that was filled before and has worked without a network gets this line; counted is every byte that passes in
both directions from then on, headers and what is sent again included, until nothing waits.
"""

import random
import re
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import keyring
import msgspec
from keyring.backends import fail

from app.models import outbox
from app.models.unit_of_work import read_scope
from app.services.desk import Announcements, Desk
from app.services.sign_in import SignIn
from app.services.values import Split
from domain.actions import Catatan, TindakLanjut
from tests.contract.photo_work import grainy
from tests.soak.desk_life import OFFICER, PASSWORD
from tests.soak.frame import Result, require
from tests.soak.office import ServedCentral, fresh
from tests.stories.people import until
from tests.stories.proxy import Line

GOALS = "Goals: everything arrives once, in at most 1.3 times the bytes of actions and photos."
N = 1
MOST = 1.3
BROKEN = 0.1
PIECE = 1024
ANSWER_BYTES = 1500
PATIENCE_S = 1800.0
REQUEST = re.compile(rb"(GET|POST|PATCH|HEAD|DELETE) /v1/")
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


class Load(NamedTuple):
    """`photo`: width and height of a JPEG that cannot be packed."""

    actions: int
    photos: int
    photo: tuple[int, int]
    bytes_per_s: float


WHOLE = Load(actions=20, photos=2, photo=(1330, 1000), bytes_per_s=8000)


class _Left:
    """How many bytes a connection still carries, once its exchange was chosen to break."""

    def __init__(self) -> None:
        self.bytes: int | None = None


class SlowLine(Line):
    """`begin` makes it slow and bad, and counts from then on."""

    def __init__(self, target_port: int, seed: int) -> None:
        self._breaks = random.Random(seed)
        self._speed = 0.0
        self._free_at = {True: 0.0, False: 0.0}
        self._guard = threading.Lock()
        self.carried = self.exchanges = self.broken = 0
        super().__init__(target_port)

    def begin(self, bytes_per_s: float) -> None:
        self.carried = self.exchanges = self.broken = 0
        self._speed = bytes_per_s

    def _allowance(self) -> _Left:
        return _Left()

    def _carry(self, source: Any, target: Any, is_request: bool, sends_commands: Any, left: _Left) -> None:
        with suppress(OSError):
            while chunk := source.recv(PIECE):
                if is_request and REQUEST.match(chunk):
                    self._meet(chunk, left)
                part = chunk if left.bytes is None else chunk[: left.bytes]
                self._take_time(len(part), is_request)
                target.sendall(part)
                if left.bytes is not None:
                    left.bytes -= len(part)
                    if left.bytes <= 0:
                        break
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(2)

    def _meet(self, head: bytes, left: _Left) -> None:
        """An exchange begins; chance says whether and where it breaks."""
        self.exchanges += 1
        if self._speed and self._breaks.random() < BROKEN:
            self.broken += 1
            length = LENGTH.search(head)
            left.bytes = self._breaks.randrange(1, len(head) + (int(length[1]) if length else 0) + ANSWER_BYTES)

    def _take_time(self, count: int, is_request: bool) -> None:
        with self._guard:
            self.carried += count
            if not self._speed:
                return
            now = time.monotonic()
            self._free_at[is_request] = max(now, self._free_at[is_request]) + count / self._speed
            wait = self._free_at[is_request] - now
        time.sleep(wait)


def run(seed: int, folder: Path) -> Result:
    return tried(seed, folder, WHOLE)


def tried(seed: int, folder: Path, load: Load) -> Result:
    with _desk(seed, folder) as (desk, line):
        until(lambda: desk.status().last_sync_at is not None, "the first fetch", PATIENCE_S)
        line.cut()
        _work(desk, load)
        began = time.monotonic()
        line.begin(load.bytes_per_s)
        line.open()
        desk.sync_now()
        until(lambda: _is_over(desk), "everything at central", PATIENCE_S)
        seconds, payload = time.monotonic() - began, _payload(desk)
        ratio = line.carried / payload
        figures = {"worst_ratio": ratio, "worst_s": seconds, "carried": line.carried, "payload": payload}
        figures |= {"exchanges": line.exchanges, "broken_off": line.broken}
    broken = (f"{figures['carried']} bytes for {payload}: {ratio:.2f}",) if ratio > MOST else ()
    return Result(figures, broken)


@contextmanager
def _desk(seed: int, folder: Path) -> Iterator[tuple[Desk, SlowLine]]:
    """A desk behind the line; afterwards its actions are compared with central's log."""
    keyring.set_keyring(fail.Keyring())
    database = fresh(folder)
    central = ServedCentral(database)
    central.start()
    line = SlowLine(central.port, seed)
    quiet = Announcements(lambda ids: None, lambda status: None, lambda code: None)
    desk = SignIn(folder / "home", quiet).sign_in(line.address, OFFICER, PASSWORD, False)
    try:
        yield desk, line
        require(_effects(database) == _made(desk), "central has other actions than the desk, or one of them twice")
    finally:
        line.begin(0)
        desk.close()
        line.cut()
        central.stop()


def _work(desk: Desk, load: Load) -> None:
    reports = [each.id for each in desk.page(Split.SEMUA_TERBUKA).lines if each.is_mine]
    for number in range(load.actions):
        if number < load.photos:
            prepared = desk.photos.prepare(grainy(*load.photo), "proses")
            desk.act(reports[number], TindakLanjut(note="Ditambal.", photos=(prepared.claim(),)))
        else:
            desk.act(reports[number % len(reports)], Catatan(note=f"Dicek bersama warga, catatan ke-{number}."))


def _is_over(desk: Desk) -> bool:
    with read_scope(desk._files.outbox) as connection:
        return not outbox.unsettled(connection)


def _made(desk: Desk) -> list[str]:
    with read_scope(desk._files.outbox) as connection:
        return sorted(item.cmd_id for item in outbox.newest(connection, 1000))


def _payload(desk: Desk) -> int:
    """Bytes of the commands as they are sent, and of the photos."""
    with read_scope(desk._files.outbox) as connection:
        items = outbox.newest(connection, 1000)
        told = sum(len(msgspec.json.encode(outbox.to_command(connection, item))) for item in items)
    return told + sum(photo["size"] for item in items for photo in item.payload.get("photos", ()))


def _effects(database: Path) -> list[str]:
    connection = sqlite3.connect(database)
    rows = connection.execute("select cmd_id from change_log where cmd_id is not null").fetchall()
    connection.close()
    return sorted(row[0] for row in rows)
