"""The sync thread: decides when to talk to central and tells the rest of the program how it went.

One thread per desk; the only caller of its engine. What it announces goes through `Announce`, which must be safe to
call from any thread.
"""

import logging
import random
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from app.errors import AppError, LoginRequiredError, OfflineError, RightsChangedError, ServerBusyError
from app.sync import pace
from app.sync.device_clock import DeviceClock
from app.sync.engine import Pulled, SyncEngine
from app.sync.hints import HintListener
from app.sync.uploads import UploadProgress

log = logging.getLogger(__name__)

REFERENCE_EVERY_S = 3600.0
GOODBYE_S = 3.0
UPLOAD_TURN_S = 20.0
"""Photos come last: after that long what is new is fetched and sent first again."""


class Announce(NamedTuple):
    """Called in the sync thread: changed reports (empty = many), a new state, a session that ended (code)."""

    data: Callable[[frozenset[str]], None]
    state: Callable[[], None]
    session_ended: Callable[[str], None]


class Contact(NamedTuple):
    """How the connection stands. `filled` counts reports of a first fetch under way, None outside of one."""

    is_online: bool
    since: datetime | None
    last_sync_at: datetime | None
    filled: int | None
    problem: str | None
    upload: UploadProgress | None = None


class SyncWorker:
    """`renew` signs in anew when the session has ended, or raises LoginRequiredError."""

    def __init__(
        self, engine: SyncEngine, clock: DeviceClock, renew: Callable[[], None], announce: Announce, contact: Contact
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._renew = renew
        self._announce = announce
        self.contact = contact
        self._wake = threading.Condition()
        self._at_once = False
        self._has_news = False
        self._stopping = False
        self._failures = 0
        self._synced_at_s: float | None = None
        self._reference_at_s: float | None = None
        self._hints = HintListener(engine.is_something_new, self._hear)
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    def start(self) -> None:
        self._thread.start()
        self._hints.start()

    def sync_now(self) -> None:
        """A round at once: sends what could still be undone, forgets the waiting after failures."""
        with self._wake:
            self._at_once = True
            self._failures = 0
            self._wake.notify()

    def _hear(self) -> None:
        """Something is new at central: a round, but nothing leaves early for it."""
        with self._wake:
            self._has_news = True
            self._wake.notify()

    def stop(self) -> None:
        """Sends what waits when central is there, then ends; never holds the program up for long."""
        self._hints.stop()
        with self._wake:
            self._stopping = True
            self._at_once = True
            self._wake.notify()
        if self._thread.is_alive():
            self._thread.join(GOODBYE_S if self.contact.is_online else 0.2)

    def _run(self) -> None:
        while not self._stopping:
            wait = self._contact_once()
            with self._wake:
                self._wake.wait_for(self._is_woken, wait.total_seconds())
        if self.contact.is_online:
            self._contact_once()

    def _is_woken(self) -> bool:
        return self._at_once or (self._has_news and self.contact.is_online)

    def _contact_once(self) -> timedelta:
        """One contact and how long to wait after it. No exception leaves the thread."""
        with self._wake:
            at_once, self._at_once = self._at_once, False
            has_news, self._has_news = self._has_news, False
        try:
            self._round(at_once, has_news)
            self._failures = 0
            self._set(is_online=True, problem=None)
            return min(self._due_in(), pace.HEARTBEAT)
        except LoginRequiredError as error:
            self._announce.session_ended(error.code)
            return self._failed(error, None)
        except AppError as error:
            return self._failed(error, error.retry_after_s if isinstance(error, ServerBusyError) else None)
        except Exception:
            log.exception("sync round failed")
            return self._failed(AppError("bug"), None)

    def _failed(self, error: AppError, retry_after_s: float | None) -> timedelta:
        if error.code != self.contact.problem:
            log.info("no contact with central: %s", error.code, exc_info=error)
        self._hints.forbid()
        away = isinstance(error, OfflineError | ServerBusyError | LoginRequiredError)
        self._set(is_online=not away, problem=error.code)
        wait = pace.backoff(self._failures, random.random, retry_after_s)
        self._failures += 1
        return wait

    def _round(self, at_once: bool, has_news: bool) -> None:
        if not self._engine.calls.is_signed_in:
            self._renew()
            self._reference_at_s = None
        due = at_once or has_news or self._due_in() <= timedelta()
        if not due:
            self._engine.calls.health()
        else:
            self._sync(at_once)
        self._hints.allow()

    def _sync(self, at_once: bool) -> None:
        """What waits is sent first: central takes it even from a program it gives nothing to any more."""
        self._engine.begin_round()
        self._send_all(at_once)
        if self._is_reference_due() and self._engine.fetch_reference():
            self._announce.data(frozenset())
        self._reference_at_s = self._reference_at_s or time.monotonic()
        self._fetch_all()
        self._synced_at_s = time.monotonic()
        self.contact = self.contact._replace(last_sync_at=self._clock.now(), filled=None)
        self._send_photos(at_once)
        if not self._stopping and self._engine.check_itself():
            self._announce.data(frozenset())
            self._fetch_all()

    def _send_all(self, at_once: bool) -> bool:
        """True when central took something."""
        has_sent, progressed = False, True
        while progressed:
            changed, progressed = self._engine.push(at_once)
            has_sent = has_sent or progressed
            if changed:
                self._announce.data(changed)
        return has_sent

    def _send_photos(self, at_once: bool) -> None:
        """Chunk by chunk; whatever else may be sent goes between two of them."""
        is_goodbye = self._stopping
        until = time.monotonic() + (GOODBYE_S / 2 if is_goodbye else UPLOAD_TURN_S)
        while time.monotonic() < until and self._stopping == is_goodbye:
            uploaded = self._engine.upload(at_once)
            self.contact = self.contact._replace(upload=None if uploaded is None else uploaded.progress)
            if uploaded is None:
                return
            if uploaded.changed:
                self._announce.data(uploaded.changed)
            self._announce.state()
            if self._send_all(at_once):
                self._fetch_all()

    def _fetch_all(self) -> None:
        filling = self.contact.last_sync_at is None
        filled = 0
        while True:
            pulled = self._pull()
            filled += len(pulled.changed)
            if pulled.changed:
                self._announce.data(frozenset() if filling else pulled.changed)
            if not pulled.more:
                return
            if filling:
                self._set(is_online=True, filled=filled)
                self._send_all(at_once=False)

    def _pull(self) -> Pulled:
        """One page. To other rights than those of this session, the session is asked for again."""
        try:
            return self._engine.pull()
        except RightsChangedError:
            self._renew()
            return self._engine.pull()

    def _is_reference_due(self) -> bool:
        last = self._reference_at_s
        return self._engine.rules is None or last is None or time.monotonic() - last > REFERENCE_EVERY_S

    def _due_in(self) -> timedelta:
        if self._synced_at_s is None:
            return timedelta()
        since = timedelta(seconds=time.monotonic() - self._synced_at_s)
        return pace.next_contact(since, self._engine.ready_in())

    def _set(self, is_online: bool, problem: str | None = None, filled: int | None = None) -> None:
        if problem is None and self.contact.problem is not None:
            log.info("contact with central is good again")
        since = self.contact.since if is_online == self.contact.is_online else self._clock.now()
        self.contact = self.contact._replace(is_online=is_online, since=since, problem=problem, filled=filled)
        self._announce.state()
