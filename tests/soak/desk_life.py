"""A desk without a window in a process of its own: the services that the window uses, on real files and sockets.

It plays scenes until it is killed or has played them often enough, and tells through a pipe what it was promised,
each time after the promise: `stored` comes only when the action is *tersimpan*.
"""

import itertools
import random
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import keyring
import msgspec
import sqlalchemy as sa
from keyring.backend import KeyringBackend

from app.errors import ActionRefusedError, OfflineError
from app.models import outbox
from app.models.cache import set_state
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting
from app.services.desk import Announcements, Desk
from app.services.sign_in import SignIn
from app.services.values import ActionSaved, Draft, Split, TrayChoice, TrayDecision
from app.sync.api_client import HttpTransport
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from domain import actions
from domain.actions import BuatLaporan, Catatan, Klasifikasi, Reporter, TindakLanjut
from domain.wire import Command
from tests.soak.points import Death, arm
from tests.sync.model import jakarta

OFFICER, RIVAL = f"operator.{jakarta.K1}", f"kepala.{jakarta.K1}"
PASSWORD = "latihan"
TIMES = 8
SETTLED_S = 2.0
DRAINED_S = 20.0
IDLE_ROUNDS = 4
LOOK_EVERY_S = 0.02
ROWS = sa.text("select cmd_id, status, is_settled, code from action order by place")
BASE = sa.text("select report_id, version from base")


class Life(NamedTuple):
    """What a process of a desk is to do. `scene` is played TIMES times; `look` only shows that the start is usable,
    `drain` sends everything and ends. `is_early`: it may die while it starts.
    """

    home: str
    server: str
    scene: str
    seed: int
    photo: bytes
    death: Death | None = None
    is_early: bool = False


class FileKeyring(KeyringBackend):
    """Stands for the system's keyring, which survives the desk's death."""

    priority = 1

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def _kept(self) -> dict[str, str]:
        return msgspec.json.decode(self._path.read_bytes(), type=dict[str, str]) if self._path.exists() else {}

    def _keep(self, kept: dict[str, str]) -> None:
        draft = self._path.with_suffix(".part")
        draft.write_bytes(msgspec.json.encode(kept))
        draft.replace(self._path)

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._keep({**self._kept(), username: password})

    def delete_password(self, service: str, username: str) -> None:
        self._keep({name: value for name, value in self._kept().items() if name != username})


def live(tell: Connection, life: Life) -> None:
    """The whole process."""
    home = Path(life.home)
    keyring.set_keyring(FileKeyring(home / "keyring.json"))
    if life.death is not None and life.is_early:
        arm(life.death)
    desk = _opened(home, life)
    player = Player(desk, tell, life)
    tell.send(("ready", player.rows()))
    if life.scene == "drain":
        tell.send(("drained", player.drained(), player.base()))
    else:
        player.look()
        if life.death is not None and not life.is_early:
            arm(life.death)
        if life.scene != "look":
            player.play()
        tell.send(("over",))
    if life.scene == "look":
        time.sleep(DRAINED_S)  # until it is killed
    desk.close()


def _opened(home: Path, life: Life) -> Desk:
    """As an officer does: what is remembered, else the password, and without a line what is on this PC."""
    service = SignIn(home, Announcements(lambda ids: None, lambda status: None, lambda code: None))
    desk = None if life.scene == "sign_in" else service.resume()
    if desk is not None:
        return desk
    try:
        return service.sign_in(life.server, OFFICER, PASSWORD, True)
    except OfflineError:
        return service.open_offline(life.server, OFFICER, PASSWORD)


class Player:
    def __init__(self, desk: Desk, tell: Connection, life: Life) -> None:
        self.desk = desk
        self.tell = tell
        self.life = life
        self.chance = random.Random(life.seed)
        self.numbers = itertools.count(1)
        self.rival: CentralCalls | None = None

    # ---- what stands in the files

    def rows(self) -> list[tuple[Any, ...]]:
        with read_scope(self.desk._files.outbox) as connection:
            return [tuple(row) for row in connection.execute(ROWS)]

    def base(self) -> dict[str, int]:
        with read_scope(self.desk._files.cache) as connection:
            return {row.report_id: row.version for row in connection.execute(BASE)}

    def _is_sent(self) -> bool:
        with read_scope(self.desk._files.outbox) as connection:
            return not outbox.pending_counts(connection)[0]

    def _is_over(self, later: str = "") -> bool:
        """With everything but this action."""
        with read_scope(self.desk._files.outbox) as connection:
            items = outbox.unsettled(connection)
        return all(item.status in outbox.TRAY or item.cmd_id == later for item in items)

    # ---- scenes

    def look(self) -> None:
        """A usable start: something is stored, and waits because it may still be undone."""
        self._until(lambda: self.desk._engine.rules is not None, DRAINED_S)
        end = time.monotonic() + DRAINED_S
        while time.monotonic() < end:
            try:
                self._store(partial(self.desk.act, self._report(), Catatan(note=self._words())))
            except ActionRefusedError:  # its report was forgotten meanwhile, to be fetched anew
                continue
            self.tell.send(("usable",))
            return

    def play(self) -> None:
        for _ in range(TIMES):
            names = tuple(SCENES) if self.life.scene == "any" else (self.life.scene,)
            try:
                SCENES.get(self.chance.choice(names), Player.act)(self)
                self._exchange()
            except (ActionRefusedError, OfflineError):
                continue

    def act(self) -> None:
        """Some actions on some reports, one of them from a draft."""
        report_id = self._report()
        draft = Draft(report_id, "catatan", "JK", (("catatan", self._words()),))
        self.desk.drafts.keep(draft)
        self._store(lambda: self.desk.act(report_id, Catatan(note=self._words()), draft))
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            report_id, action = self._report(), self._action()
            try:
                self._store(partial(self.desk.act, report_id, action))
            except ActionRefusedError:
                self._store(partial(self.desk.act, report_id, Catatan(note=self._words())))

    def undo(self) -> None:
        report_id = self._report()
        draft = Draft(report_id, "catatan", "JK", (("catatan", self._words()),))
        self.desk.drafts.keep(draft)
        cmd_id = self._store(lambda: self.desk.act(report_id, Catatan(note=self._words()), draft)).cmd_id
        self.tell.send(("undoing", cmd_id))
        self.tell.send(("undone", cmd_id, self.desk.undo(cmd_id)))
        self._store(lambda: self.desk.act(report_id, Catatan(note=self._words())))

    def tray(self) -> None:
        """A field that a colleague changed meanwhile, and an intake that has to be corrected; what builds on them."""
        report_id = self._report()
        base = acting.projected(self.desk._files, self.desk._rules(), report_id)
        assert base is not None
        old = base[1].report.category
        mine, theirs = [name for name in jakarta.CATEGORIES if name != old][:2]
        self._store(lambda: self.desk.act(report_id, Klasifikasi(category=mine)))
        self._store(lambda: self.desk.act(report_id, TindakLanjut(note=self._words())))
        self._rival(report_id, base[0].version, {"category": theirs}, {"category": old})
        self._exchange()
        for item in self.desk.tray.items():
            choice = self.chance.choice((TrayChoice.NOTE, TrayChoice.AWAY, TrayChoice.AGAIN))
            self.tell.send(("begun",))
            try:
                saved = self.desk.tray.decide(item.cmd_id, TrayDecision(choice, frozenset({"category"})))
            except ActionRefusedError:
                saved = self.desk.tray.decide(item.cmd_id, TrayDecision(TrayChoice.AWAY))
            if saved is not None:
                self.tell.send(("stored", saved.cmd_id))

    def photo(self) -> None:
        report_id, changed = self._report(), self.life.photo + self.chance.randbytes(8)
        prepared = self.desk.photos.prepare(changed, "proses")
        self._store(lambda: self.desk.act(report_id, TindakLanjut(note=self._words(), photos=(prepared.claim(),))))

    def intake(self) -> None:
        told = BuatLaporan(
            channel="kantor-lurah",
            category="jalan",
            description=self._words(),
            kelurahan=jakarta.K1,
            is_private=False,
            reporter=Reporter(name=f"Warga {self.chance.random()}"),
        )
        saved = self._store(partial(self.desk.intake.save, told))
        self._store(partial(self.desk.act, saved.report_id, Catatan(note=self._words())))

    def bad_cursor(self) -> None:
        """Central no longer takes the cursor: the cache is filled anew."""
        self.act()
        with write_scope(self.desk._files.cache) as connection:
            set_state(connection, "cursor", b"???")

    # ---- parts of scenes

    def _store(self, make: Callable[[], ActionSaved]) -> ActionSaved:
        self.tell.send(("begun",))
        saved = make()
        self.tell.send(("stored", saved.cmd_id))
        return saved

    def _report(self) -> str:
        """One of the unit's own; for moments there are none, while the cache is filled anew."""
        end = time.monotonic() + DRAINED_S
        while not (lines := self._lines()) and time.monotonic() < end:
            time.sleep(LOOK_EVERY_S)
        return self.chance.choice(lines)

    def _lines(self) -> list[str]:
        return [line.id for line in self.desk.page(Split.SEMUA_TERBUKA).lines if line.is_mine]

    def _action(self) -> actions.Action:
        return self.chance.choice(
            (
                actions.Terima(),
                actions.TindakLanjut(note=self._words()),
                actions.Klasifikasi(category=self.chance.choice(jakarta.CATEGORIES)),
                actions.Balasan(public_answer=self._words()),
                actions.Catatan(note=self._words()),
            )
        )

    def _words(self) -> str:
        return f"Dicek di lapangan {self.life.seed}-{next(self.numbers)}"

    def _rival(self, report_id: str, version: int, payload: dict[str, Any], seen: dict[str, Any]) -> None:
        now = self.desk.now()
        if self.rival is None:
            clock = DeviceClock(Sources(self.desk.now, time.monotonic, "boot"))
            device = acting.new_id(now)
            self.rival = CentralCalls(HttpTransport(self.life.server), device, clock, "tanggap/soak")
            self.rival.sign_in(RIVAL, PASSWORD)
        command = Command(
            cmd_id=acting.new_id(now),
            dseq=next(self.numbers),
            type="klasifikasi",
            report_id=report_id,
            base_version=version,
            payload=payload,
            seen=seen,
        )
        self.rival.push((command,))

    def _exchange(self) -> None:
        """Everything is sent and shown back; what the officer does meanwhile waits until the next time."""
        self.desk.sync_now()
        self._until(self._is_sent, SETTLED_S)
        later = ""
        if self.life.scene != "tray":  # there the officer waits for what comes back
            later = self._store(partial(self.desk.act, self._report(), Catatan(note=self._words()))).cmd_id
        self._until(partial(self._is_over, later), SETTLED_S / 4)

    def drained(self) -> list[tuple[Any, ...]]:
        """Everything sent and shown back by central, or what several rounds in a row did not change."""
        end, idle, rows = time.monotonic() + DRAINED_S, 0, self.rows()
        while idle < IDLE_ROUNDS and time.monotonic() < end:
            before = self.desk._worker.contact.last_sync_at
            self.desk.sync_now()
            self._until(partial(self._has_synced_since, before), SETTLED_S)
            idle = idle + 1 if rows == self.rows() else 0
            rows = self.rows()
            if self._is_over() and idle:
                break
        return rows

    def _has_synced_since(self, before: datetime | None) -> bool:
        return self.desk._worker.contact.last_sync_at != before

    @staticmethod
    def _until(holds: Callable[[], bool], patience_s: float) -> None:
        end = time.monotonic() + patience_s
        while time.monotonic() < end and not holds():
            time.sleep(LOOK_EVERY_S)


SCENES: dict[str, Callable[[Player], None]] = {
    "act": Player.act,
    "undo": Player.undo,
    "tray": Player.tray,
    "photo": Player.photo,
    "intake": Player.intake,
    "bad_cursor": Player.bad_cursor,
}
"""Scenes without an entry are about how the desk starts; then it acts."""
