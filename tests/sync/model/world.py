"""One example of the model: a central, two to four desks, a clock, and the steps that happen to them.

A step is plain data; whatever it names (a report, an action) is taken modulo what is there, so that any list of
steps can be run and a failing one can be made shorter.
"""

import json
import math
import pickle
import shutil
import sqlite3
from contextlib import ExitStack, closing
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any, NamedTuple
from unittest.mock import patch

from app.errors import ActionRefusedError, LoginRequiredError, OfflineError, ServerBusyError
from app.services import acting
from app.sync import engine, snapshot_file
from central.db import Database
from central.main import open_central
from central.message import Request, Response
from central.services import restoring, snapshots
from domain.rulebook import Rulebook
from tests.sync.model import checks, deeds, jakarta
from tests.sync.model.client import Client
from tests.sync.model.oracle import Answer, Oracle, Violation, require
from tests.sync.model.template import CHEAP, Template
from tests.sync.model.transport import Killed, check_commands

MAX_ROUNDS, MORE_PER_REPORT = 60, 3
LAST_ROUNDS = 8
"""After a restore a desk waits for what another brings back, and that one perhaps for a third."""


class Step(NamedTuple):
    """`a`, `b`, `c` are free numbers; `faults` meet the requests of the step one after the other.

    `kill_at`: the process dies at that commit of the step, before it takes effect. `between`: another thread of
    the same desk does a step before that transaction of this one begins.
    """

    op: str
    who: int = 0
    a: int = 0
    b: int = 0
    c: int = 0
    faults: tuple[Any, ...] = ()
    kill_at: int = 0
    between: tuple[int, Any] | None = None


class Desk(NamedTuple):
    """`is_filled`: from central's files when it holds nothing, else by pages."""

    officer: str
    page_limit: int
    warm: bool
    is_filled: bool = False


class Start(NamedTuple):
    """How an example begins."""

    seed: int
    desks: tuple[Desk, ...]


class World:
    def __init__(self, start: Start, template: Template, folder: Path) -> None:
        self.rng = Random(start.seed)
        self.folder = folder
        self.now = jakarta.START + timedelta(seconds=1)
        self.numbers = 0
        self.steps = 0
        self.changed_steps = 0
        self.waiting: list[Client] = []
        self.told: dict[str, dict[str, Any]] = {}
        self.last_screen: Any = None
        self.oracle: Oracle = template.unpacked()
        folder.mkdir()
        shutil.copy(template.folder / "central.db", folder / "central.db")
        self.saved = (template.folder / "central.db", template.oracle)
        self.open_central()
        self.open_log()
        self.clients = [self._desk(desk, template) for desk in start.desks]

    def _desk(self, desk: Desk, template: Template) -> Client:
        folder = self.folder / desk.officer
        shutil.copytree(template.desk(desk.officer, desk.warm), folder)
        client = Client(self, desk, folder, template.sessions[desk.officer])
        checks.remember(client)
        return client

    def close(self) -> None:
        for client in self.clients:
            client.close()
        self.log.close()
        self.central.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- central

    def open_central(self) -> None:
        self.central = open_central(
            Database(f"sqlite:///{self.folder / 'central.db'}", durable=False),
            is_training=True,
            clock=lambda: self.now,
            random_bytes=self.rng.randbytes,
            password_cost=CHEAP,
        )

    def open_log(self) -> None:
        self.log = sqlite3.connect(self.folder / "central.db", isolation_level=None)

    def back_up(self) -> None:
        copy = sqlite3.connect(self.folder / "backup.db")
        with closing(copy):
            self.log.backup(copy)
        self.saved = (self.folder / "backup.db", self.oracle.packed())

    def restore(self) -> None:
        """What central took since is not expected of it any more; each desk still knows its own part (I4)."""
        self.central.close()
        self.log.close()
        for name in ("central.db", "central.db-wal", "central.db-shm"):
            (self.folder / name).unlink(missing_ok=True)
        path, oracle = self.saved
        shutil.copy(path, self.folder / "central.db")
        for client in self.clients:
            checks.remember_restore(client)
        database = Database(f"sqlite:///{self.folder / 'central.db'}", durable=False)
        restoring.begin_epoch(database, self.rng.randbytes, self.now)
        database.close()
        self.open_central()
        self.open_log()
        self.oracle = pickle.loads(oracle)
        self.oracle.is_restored = self.oracle.is_put_back = True

    def now_ms(self) -> int:
        return int(self.now.timestamp() * 1000)

    def handle(self, client: Client, request: Request) -> Response:
        """Central's part of an exchange, with what the rules say it must be."""
        if request.method != "POST" or request.path != "/v1/commands":
            response = self.central.handle(request)
            require(response.status != 500, "I12", lambda: f"central broke on {request.path}")
            self.follow()
            return response
        commands = check_commands(client, request.body)
        response = self.central.handle(request)
        require(response.status != 500, "I12", lambda: f"central broke on {request.body!r}")
        if response.status == 200:
            self._compare(client, commands, json.loads(response.body)["results"])
        self.follow()
        return response

    def _compare(self, client: Client, commands: list[dict[str, Any]], results: list[dict[str, Any]]) -> None:
        self.oracle.put_off.clear()
        expected = [self._expected(client, command) for command in commands]
        require([result["cmd_id"] for result in results] == [c["cmd_id"] for c in commands], "I6", "other answers")
        for command, result, answer in zip(commands, results, expected, strict=True):
            found = (result["status"], result["code"])
            if found != answer:
                raise Violation("I9", f"central says {found}, the rules {answer} on {command}")

    def _expected(self, client: Client, command: dict[str, Any]) -> Answer:
        """A central that was put back may lack a photo that the desk has seen it take."""
        if client.was_restored and not all(map(self.has_photo, command["blobs"])):
            return self.oracle.lacking_photo(client.device_id, command)
        told = self.told.get(command["cmd_id"])
        return self.oracle.expect(client.device_id, client.officer.id, command, told)

    def has_photo(self, sha256: str) -> bool:
        return self.log.execute("select 1 from blob where sha256 = ?", (sha256,)).fetchone() is not None

    def follow(self) -> None:
        for report_id in self.oracle.follow(self.log):
            self.oracle.check_report(self.log, report_id)

    # ---- running steps

    def run(self, step: Step) -> None:
        client = self.clients[step.who % len(self.clients)]
        self.now += timedelta(milliseconds=200)
        self.steps += 1
        before = checks.state(self, client)
        client.plan(step.faults, step.kill_at, step.between)
        self._do(client, step)
        client.plan((), 0, None)
        checks.check(client)
        self.changed_steps += checks.state(self, client) != before

    def _do(self, client: Client, step: Step) -> None:
        try:
            deeds.DEEDS[step.op](self, client, step)
        except Killed:
            client.reopen()
        except (OfflineError, ServerBusyError, LoginRequiredError, ActionRefusedError):
            pass

    def run_between(self, client: Client, steps: Any, *, any_deed: bool = False, midway: bool = False) -> None:
        """Steps that happen while `client` waits. Its own are those of its other thread: the officer's deeds while
        it talks to central, everything with `any_deed`. `midway`: its files need not fit together now.
        """
        plan = (client.faults, client.kill_at, client.between)
        self.waiting.append(client)
        for values in steps:
            step = Step(*values)
            other = self.clients[step.who % len(self.clients)]
            if other not in self.waiting:
                self.run(step)
            elif step.op in deeds.OFFICERS or (any_deed and other is client):
                other.plan((), 0, None)
                self._do(other, step)
                if not midway:
                    checks.check(client)
        self.waiting.remove(client)
        client.faults, client.kill_at, client.between = plan

    def round(self, client: Client, at_once: bool) -> None:
        """What the worker does when it is due."""
        client.sign_in()
        client.engine.begin_round()
        if client.rules is None:
            client.engine.fetch_reference()
        self.send_all(client, at_once)
        self.fetch_all(client)
        for _ in range(self._most_rounds()):
            if client.engine.upload(at_once) is None:
                return
            if self.send_all(client, at_once):
                self.fetch_all(client)
        require(False, "I12", "uploading does not come to an end")

    def send_all(self, client: Client, at_once: bool) -> bool:
        for sent in range(self._most_rounds()):
            if not client.engine.push(at_once).progressed:
                return sent > 0
        require(False, "I12", "sending does not come to an end")
        return True

    def fetch_all(self, client: Client) -> None:
        for _ in range(self._most_rounds()):
            if not client.engine.pull().more:
                return
        require(False, "I12", "fetching does not come to an end")

    def _most_rounds(self) -> int:
        return MAX_ROUNDS + MORE_PER_REPORT * len(self.oracle.judge.reports)

    # ---- the end: no more faults

    def finish(self) -> None:
        self.now += timedelta(minutes=1)
        self._come_to_rest()
        if self.oracle.is_restored:  # what nobody has brought back by then, central no longer waits for
            self.now += restoring.RECOVERY
            self.oracle.is_restored = False
            self._come_to_rest()
        for client in self.clients:
            checks.check_all_lines(client)
            checks.converged(self, client)
        self.oracle.check_log(self.log)
        for report_id in self.oracle.judge.reports:
            self.oracle.check_report(self.log, report_id)
        checks.audit(self.central)
        checks.photos_are_whole(self.log)

    def _come_to_rest(self) -> None:
        seen = dict.fromkeys(range(len(self.clients)), -1)
        for _ in range(LAST_ROUNDS):
            for number, client in enumerate(self.clients):
                if seen[number] < self.oracle.seq:
                    self._last_round(client)
                    seen[number] = self.oracle.seq
        require(min(seen.values()) == self.oracle.seq, "I17", "the desks do not come to rest")

    def _last_round(self, client: Client) -> None:
        """A session that central ended (an old refresh token came back) is begun anew with the password."""
        client.plan((), 0, None)
        try:
            self._round_with_rules(client)
        except LoginRequiredError:
            self._round_with_rules(client)
        client.has_gaps = False
        checks.check(client)

    def _round_with_rules(self, client: Client) -> None:
        client.sign_in()
        if len(self.oracle.changes) > 1:
            client.engine.fetch_reference()
        self.round(client, at_once=True)


@lru_cache(maxsize=64)
def _rules_of(reference: bytes) -> Rulebook:
    """Rules are never changed, so desks of one process may share them."""
    return _read_rules(reference)


_read_rules = engine._rules

SMALL_FILES = (
    (snapshots, "FRAME_ROWS", 3),
    (snapshot_file, "FIRST_PIECE_BYTES", 900),
    (snapshot_file, "MOST_PIECE_BYTES", 900),
    (snapshot_file, "QUICK_S", math.inf),
)
"""Few reports make several frames and pieces, always the same ones."""


class Recording:
    """While it lasts, `acting` draws its ids from the example's randomness and tells what it looked at."""

    def __init__(self) -> None:
        self.world: World | None = None

    def __enter__(self) -> "Recording":
        self._look = acting.projected
        chance = SimpleNamespace(urandom=lambda size: self._of().rng.randbytes(size))
        self._patches = ExitStack()
        self._patches.enter_context(patch.object(acting, "projected", self._projected))
        self._patches.enter_context(patch.object(acting, "os", chance))
        self._patches.enter_context(patch.object(engine, "_rules", _rules_of))
        for module, name, value in SMALL_FILES:
            self._patches.enter_context(patch.object(module, name, value))
        return self

    def __exit__(self, *_: object) -> None:
        self._patches.close()

    def _of(self) -> World:
        assert self.world is not None
        return self.world

    def _projected(self, *arguments: Any) -> Any:
        found = self._look(*arguments)
        self._of().last_screen = found
        return found
