"""Masuk: online with central, offline with the key in the profile, or with what the keyring remembers."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from app import __version__, config, credentials
from app.errors import AppError, OfflineError, RejectedError, StorageError, WrongPasswordError
from app.hold import Hold
from app.models import cache, profile
from app.models.cache import LocalFiles
from app.models.files import mark_clean_end, open_files, remove_cache
from app.models.profile import Profile
from app.models.unit_of_work import read_scope, storage_errors
from app.services.desk import Announcements, Desk
from app.services.names import Names
from app.services.officer_session import Login, OfficerSession
from app.services.values import DeskOwner
from app.sync.api_client import HttpTransport
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from app.sync.engine import SyncEngine
from app.sync.filling import Filling
from app.sync.worker import Announce, Contact, SyncWorker
from domain import ids
from domain.wire import Session

LEAVING_S = 5.0
"""So long a desk that is being left may still hold its profile: it sends what waits."""
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
CLIENT = f"tanggap/{__version__} ({sys.platform})"


class SignIn:
    """Opens desks below `root`; they announce through `tell`."""

    def __init__(self, root: Path, tell: Announcements) -> None:
        self._root = root
        self._tell = tell

    def servers(self) -> tuple[str, ...]:
        return config.read_preferences(self._root).servers

    def last_username(self, server: str) -> str | None:
        return config.read_preferences(self._root).usernames.get(server)

    def remember_reason(self) -> str | None:
        """None when "Ingat saya" is possible, else the code why not."""
        return credentials.reason_unavailable()

    def has_profile(self, server: str, username: str) -> bool:
        return profile.read(self._folder(normalised(server), username)) is not None

    def probe(self, server: str) -> str | None:
        """None when central answers, else the code why not."""
        transport = HttpTransport(normalised(server))
        try:
            CentralCalls(transport, "probe", DeviceClock(_clocks()), CLIENT).health()
        except AppError as error:
            return error.code
        finally:
            transport.close()
        return None

    def sign_in(self, server: str, username: str, password: str, remember: bool, former: str | None = None) -> Desk:
        """Raises WrongPasswordError, OfflineError, ServerBusyError, RejectedError or StorageError.

        A password that was changed at central does not open what this PC holds: `password_changed`. With the `former`
        one the key of this PC is wrapped anew; `wrong_former_password` when it is not that.
        """
        address = normalised(server)
        folder = self._folder(address, username)
        with _held(folder) as held:
            desk = self._sign_in(address, Login(username, password), remember, former)
            return _staying(desk, folder, held)

    def _sign_in(self, address: str, login: Login, remember: bool, former: str | None) -> Desk:
        username, password = login.username, login.password or ""
        folder = self._folder(address, username)
        known = profile.read(folder)
        device_id = known.device_id if known else ids.uuid7(time.time_ns() // 1_000_000, os.urandom(ids.RANDOM_BYTES))
        clock = DeviceClock(_clocks())
        calls = CentralCalls(HttpTransport(address), device_id, clock, CLIENT)
        session = calls.sign_in(username, password)
        key, is_rewrapped = _key(known, password, former)
        new = Profile(
            server=address,
            username=username,
            officer=session.officer,
            scope=session.scopes[0] if session.scopes else None,
            device_id=device_id,
            is_training=session.epoch.startswith("training-"),
            key=profile.wrap(key, password),
        )
        current = _current(known, new, is_rewrapped)
        profile.write(folder, current)
        if known is not None and known.scope != current.scope:
            remove_cache(folder)
        self._remember(current, folder, key, session if remember else None, calls)
        return self._open(folder, current, key, calls, clock, login)

    def open_offline(self, server: str, username: str, password: str) -> Desk:
        """Unwraps the key of this PC's profile; signs in by itself once central is there."""
        address = normalised(server)
        folder = self._folder(address, username)
        known = profile.read(folder)
        if known is None:
            raise OfflineError("no_profile")
        key = profile.unwrap(known.key, password)
        clock = DeviceClock(_clocks())
        calls = CentralCalls(HttpTransport(address), known.device_id, clock, CLIENT)
        with _held(folder) as held:
            desk = self._open(folder, known, key, calls, clock, Login(username, password))
            return _staying(desk, folder, held)

    def set_aside(self, server: str, username: str) -> None:
        """Makes room for a new profile; the old one stays beside it, for the day its password is remembered."""
        folder = self._folder(normalised(server), username)
        with _held(folder):
            self._forget(folder)
            profile.set_aside(folder)

    def remove_profile(self, server: str, username: str) -> None:
        """With everything in it: for a central whose data begin anew."""
        profile.remove(self._folder(normalised(server), username))

    def sign_out(self, desk: Desk) -> None:
        """Closes the desk; this PC no longer remembers its officer. What others asked to be remembered stays."""
        folder = self._folder(desk.owner.server, desk.session.username)
        self._list_remembered(folder, is_remembered=False)
        desk.close()
        desk.session.keep_nothing()
        credentials.forget(folder.name)

    def resume(self) -> Desk | None:
        """The desk that "Ingat saya" keeps open; None when nothing is remembered.

        A key that was kept for another profile in the same place would make this one's files look damaged.
        """
        names = config.read_preferences(self._root).remembered
        if not names:
            return None
        folder = self._root / "p" / names[0]
        known, kept = profile.read(folder), credentials.load(folder.name)
        if known is None or kept is None or kept.device_id != known.device_id:
            return None
        clock = DeviceClock(_clocks())
        calls = CentralCalls(HttpTransport(known.server), known.device_id, clock, CLIENT)
        calls.refresh_token = kept.refresh_token
        self._keep_newest(folder, kept, calls)
        with _held(folder) as held:
            desk = self._open(folder, known, kept.key, calls, clock, Login(known.username, None))
            return _staying(desk, folder, held)

    def _folder(self, server: str, username: str) -> Path:
        return profile.folder_of(self._root, server, username)

    def _remember(
        self, current: Profile, folder: Path, key: bytes, session: Session | None, calls: CentralCalls
    ) -> None:
        known = config.read_preferences(self._root)
        servers = (current.server, *(server for server in known.servers if server != current.server))
        config.write_preferences(
            self._root,
            msgspec.structs.replace(
                known,
                servers=servers,
                usernames={**known.usernames, current.server: current.username},
            ),
        )
        if session is None:
            self._forget(folder)
            return
        kept = credentials.Remembered(current.device_id, key, session.refresh_token)
        self._list_remembered(folder, is_remembered=credentials.store(folder.name, kept))
        self._keep_newest(folder, kept, calls)

    def _forget(self, folder: Path) -> None:
        self._list_remembered(folder, is_remembered=False)
        credentials.forget(folder.name)

    def _list_remembered(self, folder: Path, is_remembered: bool) -> None:
        known = config.read_preferences(self._root)
        others = tuple(name for name in known.remembered if name != folder.name)
        names = (folder.name, *others) if is_remembered else others
        config.write_preferences(self._root, msgspec.structs.replace(known, remembered=names))

    def _keep_newest(self, folder: Path, kept: credentials.Remembered, calls: CentralCalls) -> None:
        def keep(session: Session) -> None:
            newest = msgspec.structs.replace(kept, refresh_token=session.refresh_token)
            credentials.store(folder.name, newest)

        calls.on_session = keep

    def _open(
        self, folder: Path, current: Profile, key: bytes, calls: CentralCalls, clock: DeviceClock, login: Login
    ) -> Desk:
        if current.scope is None:
            raise RejectedError("no_scope")
        files = open_files(folder, key, current.officer)
        engine = _engine(calls, files, current.scope, clock)
        try:
            engine.load()
        except StorageError as error:
            if error.code != "damaged":
                raise
            files.cache.dispose()
            files.outbox.dispose()
            # What has been met now is made good by opening anew.
            files = open_files(folder, key, current.officer)
            engine = _engine(calls, files, current.scope, clock)
            engine.load()
        if engine.rules is None and calls.is_signed_in:
            engine.fetch_reference()
        announce = Announce(
            self._tell.data_changed, lambda: self._tell.sync_changed(desk.status()), self._tell.session_ended
        )
        session = OfficerSession(calls, login, current.officer, current.scope)
        worker = SyncWorker(engine, clock, session.renew, announce, _contact(files, calls, clock))
        desk = Desk(_owner(current, engine), files, engine, worker, clock, self._tell)
        desk.session = session
        worker.start()
        return desk


def _engine(calls: CentralCalls, files: LocalFiles, scope: str, clock: DeviceClock) -> SyncEngine:
    return SyncEngine(calls, files, scope, clock, filling=Filling(calls, files, scope, is_ahead=True))


def normalised(server: str) -> str:
    """A server as typed, as an address: https unless it is this PC itself.

    Raises OfflineError `bad_address` for what is none, `insecure_server` for http to another machine.
    """
    text = server.strip().rstrip("/")
    parts = urlsplit(text if "://" in text else f"//{text}")
    host = parts.hostname or ""
    if not host or parts.scheme not in {"", "http", "https"} or parts.path:
        raise OfflineError("bad_address")
    if parts.scheme == "http" and host not in LOOPBACK:
        raise OfflineError("insecure_server")
    scheme = parts.scheme or ("http" if host in LOOPBACK else "https")
    return f"{scheme}://{parts.netloc}"


@contextmanager
def _held(folder: Path) -> Iterator[ExitStack]:
    """Keeps other processes out of the profile; who takes over what is in the answer keeps them out for longer."""
    with ExitStack() as held:
        with storage_errors():
            hold = held.enter_context(Hold(folder.with_suffix(".lock")))
        if not hold.take(LEAVING_S):
            raise StorageError("open_elsewhere")
        yield held


def _staying(desk: Desk, folder: Path, held: ExitStack) -> Desk:
    """It keeps others out until it is closed."""
    held.callback(mark_clean_end, folder)
    desk.held = held.pop_all()
    return desk


def _clocks() -> Sources:
    return Sources(lambda: datetime.now(UTC), time.monotonic, _boot_id())


def _boot_id() -> str:
    """Tells one run of the PC from the next; where the system has no id, the minute it started in."""
    path = Path("/proc/sys/kernel/random/boot_id")
    if path.exists():
        return path.read_text().strip()
    return str(int((time.time() - time.monotonic()) // 60))


def _key(known: Profile | None, password: str, former: str | None) -> tuple[bytes, bool]:
    """The data key, and whether it has to be wrapped anew."""
    if known is None:
        return profile.new_key(), False
    try:
        return profile.unwrap(known.key, password), False
    except WrongPasswordError as error:
        if former is None:
            raise WrongPasswordError("password_changed") from error
    try:
        return profile.unwrap(known.key, former), True
    except WrongPasswordError as error:
        raise WrongPasswordError("wrong_former_password") from error


def _current(known: Profile | None, new: Profile, is_rewrapped: bool) -> Profile:
    """What central says now, with the key as this PC has wrapped it before."""
    if known is None:
        return new
    if known.is_training != new.is_training:
        raise RejectedError("training_mismatch")
    return new if is_rewrapped else msgspec.structs.replace(new, key=known.key)


def _contact(files: LocalFiles, calls: CentralCalls, clock: DeviceClock) -> Contact:
    with read_scope(files.cache) as connection:
        synced = cache.get_state(connection, "synced_at")
    last = None if synced is None else datetime.fromisoformat(synced.decode())
    return Contact(calls.is_signed_in, None if calls.is_signed_in else clock.now(), last, None, None)


def _owner(current: Profile, engine: SyncEngine) -> DeskOwner:
    officer = current.officer
    return DeskOwner(
        officer_id=officer.id,
        name=officer.name,
        role=officer.role,
        unit_id=officer.unit,
        unit_name=officer.unit if engine.rules is None else Names(engine.rules).unit(officer.unit),
        server=current.server,
        is_training=current.is_training,
    )
