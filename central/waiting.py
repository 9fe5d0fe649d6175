"""Requests that wait until something is new: no thread and no query for each, one look for all, three a second.

A lost hint does no harm, since desks pull every minute anyway. So a database that cannot be read just now only makes
everybody wait a little longer.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor

from central.db import BusyError, UnavailableError
from central.message import Wait

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.3

Look = Callable[[int, frozenset[str]], tuple[int, dict[str, int]]]
"""The newest change of all, and of each scope if that is newer than what is given."""


class _Waiter:
    __slots__ = ("called", "head", "wait")

    def __init__(self, wait: Wait, called: "asyncio.Future[None]") -> None:
        self.wait = wait
        self.head = wait.head
        self.called = called

    def call(self) -> None:
        if not self.called.done():
            self.called.set_result(None)


class WaitingRoom:
    """Of one event loop. Somebody looks only while somebody waits."""

    def __init__(self, look: Look, threads: Executor, is_ending: Callable[[], bool]) -> None:
        self._look = look
        self._threads = threads
        self._is_ending = is_ending
        self._waiters: set[_Waiter] = set()
        self._looking: asyncio.Task[None] | None = None

    async def wait(self, wait: Wait) -> None:
        """Until there is something new, the time is over or central ends. A client that has gone is not noticed."""
        loop = asyncio.get_running_loop()
        waiter = _Waiter(wait, loop.create_future())
        alarm = loop.call_later(wait.seconds, waiter.call)
        self._waiters.add(waiter)
        if self._looking is None:
            self._looking = asyncio.create_task(self._look_for_all())
        try:
            await waiter.called
        finally:
            alarm.cancel()
            self._waiters.discard(waiter)

    async def _look_for_all(self) -> None:
        try:
            while self._waiters:
                await asyncio.sleep(LOOK_EVERY_S)
                await self._look_once()
        finally:
            self._looking = None

    async def _look_once(self) -> None:
        known = min((waiter.head for waiter in self._waiters), default=0)
        scopes = frozenset(waiter.wait.scope for waiter in self._waiters)
        loop = asyncio.get_running_loop()
        try:
            head, newest = await loop.run_in_executor(self._threads, self._look, known, scopes)
        except (BusyError, UnavailableError):
            log.warning("nobody could look for what is new")
            head, newest = 0, {}
        is_ending = self._is_ending()
        for waiter in self._waiters:
            if is_ending or newest.get(waiter.wait.scope, 0) > waiter.wait.seq:
                waiter.call()
            elif waiter.wait.scope in newest:
                waiter.head = max(waiter.head, head)
