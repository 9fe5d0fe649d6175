"""What Masuk decides: whether central is there, what the main button does, and what went wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.tasks import TaskRunner
from app.views.desk_calls import ignore

if TYPE_CHECKING:  # importing them for real would load the database before the first paint
    from app.services.desk import Desk
    from app.services.practice import Practice
    from app.services.sign_in import SignIn

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Known:
    """What this PC remembers."""

    servers: tuple[str, ...]
    server: str
    username: str


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether central answers (`code` None) and whether this PC can be opened without it."""

    code: str | None
    can_open_offline: bool


class SignInPresenter(QObject):
    """
    Signals:
        known_loaded(object): Known.
        remember_judged(str): code why "Ingat saya" is impossible, empty when it is possible. May come seconds later.
        probing(): central is being asked.
        reached(object): Reach.
        refused(str): code of why signing in failed.
        desk_opened(object): a Desk.
        not_resumed(): nothing is remembered on this PC.
        practice_moved(str, float): stage (seed, start, fill) and its share from 0 to 1.
        practice_failed(str): code.
    """

    known_loaded = Signal(object)
    remember_judged = Signal(str)
    probing = Signal()
    reached = Signal(object)
    refused = Signal(str)
    desk_opened = Signal(object)
    not_resumed = Signal()
    practice_moved = Signal(str, float)
    practice_failed = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        sign_in: "SignIn",
        practice: "Practice | None",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._sign_in = sign_in
        self._practice = practice
        self._serial = 0
        self._is_open = True

    def close(self) -> None:
        """Answers that come later are dropped."""
        self._is_open = False

    def load(self, server: str | None) -> None:
        self._tasks.run(partial(self._read_known, server), self._on_known, self._on_refused, lane="net")
        self._tasks.run(self._sign_in.remember_reason, self._on_remember_judged, lane="keyring")

    def resume(self) -> None:
        self._tasks.run(self._sign_in.resume, self._on_resumed, self._on_resume_failed, lane="net")

    def probe(self, server: str, username: str) -> None:
        if not server:
            return
        self._serial += 1
        self.probing.emit()
        done = partial(self._on_reached, self._serial)
        failed = partial(self._on_probe_failed, self._serial)
        self._tasks.run(partial(self._reach, server, username), done, failed, lane="net")

    def sign_in(self, server: str, username: str, password: str, remember: bool, former: str | None = None) -> None:
        told = () if former is None else (former,)
        work = partial(self._sign_in.sign_in, server, username, password, remember, *told)
        self._tasks.run(work, self._on_opened, self._on_refused, lane="net")

    def start_anew(self, server: str, username: str, password: str, remember: bool) -> None:
        """Signs in with a new profile; the one that does not open is kept aside."""
        work = partial(self._anew, server, username, password, remember)
        self._tasks.run(work, self._on_opened, self._on_refused, lane="net")

    def open_offline(self, server: str, username: str, password: str) -> None:
        work = partial(self._sign_in.open_offline, server, username, password)
        self._tasks.run(work, self._on_opened, self._on_refused, lane="net")

    def start_practice(self) -> None:
        if self._practice is not None:
            self._prepare(self._practice.start)

    def begin_practice_anew(self, answer: object = None) -> None:
        """Once the former practice desk is closed."""
        if self._practice is not None:
            self._prepare(self._practice.begin_anew)

    def _prepare(self, way: "Callable[[Progress], Desk]") -> None:
        work = partial(way, self.practice_moved.emit)
        self._tasks.run(work, self._on_opened, self._on_practice_failed, lane="net")

    def _anew(self, server: str, username: str, password: str, remember: bool) -> "Desk":
        self._sign_in.set_aside(server, username)
        return self._sign_in.sign_in(server, username, password, remember)

    def _read_known(self, server: str | None) -> Known:
        servers = self._sign_in.servers()
        chosen = server or (servers[0] if servers else "")
        username = self._sign_in.last_username(chosen) if chosen else None
        return Known(servers, chosen, username or "")

    def _reach(self, server: str, username: str) -> Reach:
        code = self._sign_in.probe(server)
        return Reach(code, bool(code and username) and self._sign_in.has_profile(server, username))

    def _on_known(self, known: Known) -> None:
        if self._is_open:
            self.known_loaded.emit(known)

    def _on_remember_judged(self, reason: str | None) -> None:
        if self._is_open:
            self.remember_judged.emit(reason or "")

    def _on_reached(self, serial: int, reach: Reach) -> None:
        if self._is_open and serial == self._serial:
            self.reached.emit(reach)

    def _on_probe_failed(self, serial: int, error: AppError) -> None:
        self._on_reached(serial, Reach(error.code, can_open_offline=False))

    def _on_opened(self, desk: "Desk") -> None:
        """Of two ways in that were under way at once, the first one counts."""
        if self._is_open:
            self.desk_opened.emit(desk)
        else:
            self._tasks.run(desk.close, ignore)

    def _on_resumed(self, desk: "Desk | None") -> None:
        if desk is not None:
            self._on_opened(desk)
        elif self._is_open:
            self.not_resumed.emit()

    def _on_resume_failed(self, error: AppError) -> None:
        self._on_resumed(None)

    def _on_refused(self, error: AppError) -> None:
        if self._is_open:
            self.refused.emit(error.code)

    def _on_practice_failed(self, error: AppError) -> None:
        if self._is_open:
            self.practice_failed.emit(error.code)
