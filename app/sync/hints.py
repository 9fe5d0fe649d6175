"""Waits at central for news, so that what changed there is fetched at once instead of with the next poll.

A thread beside the sync thread: it asks only while that one is online, and only reads the cursor of the cache.
A hint that is lost does no harm, since the poll stays; a central without hints is left alone.
"""

import random
import threading
import time
from collections.abc import Callable

from app.errors import AppError, RejectedError, ServerBusyError
from app.sync import pace

WAIT_S = 25
AT_ONCE_S, PAUSE_S = 1.0, 25.0
"""A central that does not wait (this scope is no longer ours) is not asked without pause."""
SPREAD_S = 0.5
"""Desks of one scope are all told at once; they do not come all at once."""


class HintListener:
    """`ask` answers whether something is new, after at most the given seconds; `wake` begins a round."""

    def __init__(self, ask: Callable[[int], bool], wake: Callable[[], None]) -> None:
        self._ask = ask
        self._wake = wake
        self._may_ask = False
        self._is_over = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._listen, name="hints", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """At once: an answer that is still under way wakes nobody any more."""
        self._set(may_ask=False, is_over=True)

    def allow(self) -> None:
        """A round has gone well: what is new from now on is worth a hint."""
        self._set(may_ask=True, is_over=self._is_over)

    def forbid(self) -> None:
        """Offline: the next round that goes well allows it again."""
        self._set(may_ask=False, is_over=self._is_over)

    def _set(self, *, may_ask: bool, is_over: bool) -> None:
        with self._changed:
            self._may_ask, self._is_over = may_ask, is_over
            self._changed.notify_all()

    def _listen(self) -> None:
        failures = 0
        while self._is_allowed():
            began_s = time.monotonic()
            try:
                is_new = self._ask(WAIT_S)
            except RejectedError as error:
                if error.status in {404, 405}:  # a central that has no hints yet, or no longer this scope
                    return
                is_new, failures = False, failures + 1
            except AppError as error:
                is_new, failures = False, failures + 1
                self.forbid()
                if isinstance(error, ServerBusyError) and error.retry_after_s is not None:
                    self._pause(error.retry_after_s)
            else:
                failures = 0
            if is_new:
                self._announce()
            elif not failures and time.monotonic() - began_s < AT_ONCE_S:
                self._pause(PAUSE_S)
            elif failures:
                self._pause(pace.backoff(failures, random.random).total_seconds())

    def _is_allowed(self) -> bool:
        """Waits until it may ask; False when all is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._may_ask or self._is_over)
            return not self._is_over

    def _announce(self) -> None:
        """The round that begins now allows the next question, so that the same news is not heard twice."""
        self._pause(random.random() * SPREAD_S)
        with self._changed:
            if self._is_over or not self._may_ask:
                return
            self._may_ask = False
        self._wake()

    def _pause(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._is_over, seconds)
