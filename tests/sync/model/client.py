"""One desk of the model: real files, real engine, real services; a PC whose clocks and power are the model's.

What survives its death is what a PC keeps: the profile folder and the refresh token of the keyring.
"""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from app.models.cache import LocalFiles
from app.models.files import open_files
from app.models.projection import Projection
from app.services import acting
from app.services.officer_session import Login, OfficerSession
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from app.sync.engine import SyncEngine
from app.sync.filling import Filling
from domain.report import Report
from domain.rulebook import Rulebook
from domain.wire import Session
from tests.sync.model import jakarta
from tests.sync.model.template import KEY, PASSWORD
from tests.sync.model.transport import Killed, Line

if TYPE_CHECKING:
    from tests.sync.model.world import Desk, World

CHUNK_BYTES = 300
WRITE, READ = "BEGIN IMMEDIATE", "BEGIN"
OUTBOX = (
    "select cmd_id, report_id, type, dseq, status, code, report_version, is_settled, depends_on from action"
    " order by place"
)


class OutboxRow(NamedTuple):
    cmd_id: str
    report_id: str
    type: str
    dseq: int | None
    status: str
    code: str | None
    report_version: int | None
    is_settled: int
    depends_on: bytes


class Screen(NamedTuple):
    """What an officer had before him when he acted: central's row and what was shown on top of it."""

    base: Report
    shown: Projection


class Client:
    def __init__(self, world: "World", desk: "Desk", folder: Path, session: bytes) -> None:
        self.world = world
        officer_id, self.page_limit, _, self.is_filled = desk
        self.officer = jakarta.OFFICERS[officer_id]
        self.scope = jakarta.scope_of(officer_id)
        self.device_id = f"pc-{officer_id}"
        self.folder = folder
        self.skew = timedelta()
        self.boots = 0
        self.booted_at = world.now
        self.keyring: str | None = None
        self.given_session: bytes | None = session
        self.authorization = ""
        # What the officer was promised, and what passed over the line.
        self.stored: set[str] = set()
        self.undone: set[str] = set()
        self.undone_maybe: set[str] = set()
        self.sent: dict[str, int] = {}
        self.numbers: dict[int, str] = {}
        self.provisional: set[str] = set()
        # Who reported, by intake; `last_told` belongs to the one that is being stored, which a kill may hide.
        self.told_by: dict[str, dict[str, str] | None] = {}
        self.last_told: dict[str, str] | None = None
        # Final answers without an effect that a restored central no longer has.
        self.only_here: set[str] = set()
        self.was_restored = False
        self.told_drops: set[str] = set()
        self.told_cursors: set[bytes] = set()
        self.left: list[str] = []
        # What the checks remember of the last time they looked.
        self.memory: dict[str, Any] = {}
        self.got_pages = 0
        # Why something may look different this time: the cache was lost, central asked for a new start, the rules
        # changed, an old thread of this desk was at work.
        self.cache_was_lost = False
        self.told_to_restart = False
        self.rules_changed = False
        self.has_gaps = False
        # Plans of the present step.
        self.faults: list[tuple[Any, ...]] = []
        self.kill_at = 0
        self.between: tuple[int, Any] | None = None
        self._scopes: list[str] = []
        self._behind: list[LocalFiles] = []
        self._open()

    # ---- life of the process

    def _open(self) -> None:
        self._scopes = []
        self.files = open_files(self.folder, KEY, self.officer)
        for engine in (self.files.cache, self.files.outbox):
            _share_compiled(engine)
            self._listen(engine)
        self.clock = DeviceClock(Sources(self.wall, self.monotonic, f"boot-{self.boots}"))
        self.calls = CentralCalls(Line(self), self.device_id, self.clock, "tanggap/model")
        self.calls.on_session = self._keep
        self.calls.refresh_token = self.keyring
        self.engine = SyncEngine(
            self.calls,
            self.files,
            self.scope,
            self.clock,
            self.page_limit,
            self._filling() if self.is_filled else None,
        )
        self.engine.uploads.chunk_bytes = CHUNK_BYTES
        self.engine.load()

    def _filling(self) -> Filling:
        filling = Filling(self.calls, self.files, self.scope, is_ahead=False)
        filling.batch_rows = self.page_limit
        return filling

    def reopen(self) -> None:
        """After a kill, as often as it is killed again while it starts."""
        self.faults, self.between = [], None
        while True:
            self.close()
            try:
                self._open()
            except Killed:
                continue
            return

    def close(self) -> None:
        for files in (*self._behind, self.files):
            files.cache.dispose()
            files.outbox.dispose()
        self._behind = []

    def leave_thread_behind(self) -> None:
        """The program starts anew while the old one still waits for an answer with the files open."""
        self._behind.append(self.files)
        self._open()

    @property
    def has_old_thread(self) -> bool:
        return bool(self._behind)

    def lose_cache(self, damage: bool) -> None:
        self.close()
        path = self.folder / "cache.db"
        if damage:
            path.write_bytes(b"x" * 4096)
        else:
            path.unlink()
        for name in ("cache.db-wal", "cache.db-shm"):
            (self.folder / name).unlink(missing_ok=True)
        self.cache_was_lost = True
        self.reopen()

    def reboot(self, jump: timedelta) -> None:
        self.close()
        self.boots += 1
        self.booted_at = self.world.now
        self.skew += jump
        self.reopen()

    def remove(self) -> None:
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- clocks of the PC

    def wall(self) -> datetime:
        return self.world.now + self.skew

    def monotonic(self) -> float:
        return (self.world.now - self.booted_at).total_seconds()

    # ---- session

    def sign_in(self) -> None:
        """As the worker does at the beginning of a round."""
        if self.given_session is not None:
            self.calls.sign_in(self.officer.id, PASSWORD)
        elif not self.calls.is_signed_in:
            OfficerSession(self.calls, Login(self.officer.id, PASSWORD), self.officer, self.scope).renew()

    def _keep(self, session: Session) -> None:
        self.keyring = session.refresh_token

    @property
    def rules(self) -> Rulebook | None:
        return self.engine.rules

    # ---- plans: faults on the line, death at a commit, another thread between two transactions

    def next_fault(self) -> tuple[Any, ...]:
        return self.faults.pop(0) if self.faults else ("none",)

    def plan(self, faults: tuple[Any, ...], kill_at: int, between: tuple[int, Any] | None) -> None:
        self.faults, self.kill_at, self.between = list(faults), kill_at, between

    def _listen(self, engine: sa.Engine) -> None:
        sa.event.listen(engine, "begin", self._before_scope)
        sa.event.listen(engine, "before_cursor_execute", self._before_statement)
        sa.event.listen(engine, "commit", self._before_commit)
        sa.event.listen(engine, "rollback", self._after_scope)

    def _before_scope(self, _connection: Any) -> None:
        if self.between is not None and WRITE not in self._scopes:
            left, step = self.between
            self.between = (left - 1, step) if left else None
            if not left:
                self.world.run_between(self, step, any_deed=True, midway=True)
        self._scopes.append(READ)

    def _before_statement(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement == WRITE:
            self._scopes[-1] = WRITE

    def _before_commit(self, _connection: Any) -> None:
        if self.kill_at:
            self.kill_at -= 1
            if not self.kill_at:
                raise Killed
        self._after_scope(_connection)

    def _after_scope(self, _connection: Any) -> None:
        if self._scopes:
            self._scopes.pop()

    # ---- reading the files beside the program

    def read(self, engine: sa.Engine, *queries: str) -> list[list[tuple[Any, ...]]]:
        pooled = engine.raw_connection()
        try:
            driver: Any = pooled.driver_connection
            return [driver.execute(query).fetchall() for query in queries]
        finally:
            pooled.close()

    def outbox_rows(self) -> list[OutboxRow]:
        (found,) = self.read(self.files.outbox, OUTBOX)
        return self.noted(found)

    def noted(self, found: list[tuple[Any, ...]]) -> list[OutboxRow]:
        """All rows of the outbox; with a new intake it is known whose words were stored."""
        rows = [OutboxRow(*row) for row in found]
        for row in rows:
            if row.type == "buat_laporan":
                self.told_by.setdefault(row.cmd_id, self.last_told)
        return rows

    def own_intakes(self) -> list[str]:
        """Reports taken in here whose intake is not settled and not in the tray, in the order they were made."""
        return [
            row.report_id
            for row in self.outbox_rows()
            if row.type == "buat_laporan" and not row.is_settled and row.status not in ("refused", "held")
        ]

    def waiting_intakes(self) -> dict[str, str]:
        """Report and command of each own intake that is not settled."""
        rows = self.outbox_rows()
        return {row.report_id: row.cmd_id for row in rows if row.type == "buat_laporan" and not row.is_settled}

    # ---- the officer

    def look(self, report_id: str) -> Screen | None:
        if self.rules is None:
            return None
        found = acting.projected(self.files, self.rules, report_id)
        return None if found is None else Screen(*found)


_shared: list[sa.Engine] = []


def _share_compiled(engine: sa.Engine) -> None:
    """SQLAlchemy compiles each statement once per engine; the many short lives of engines here share that work."""
    if not _shared:
        _shared.append(engine)
    engine.dialect, engine._compiled_cache = _shared[0].dialect, _shared[0]._compiled_cache
