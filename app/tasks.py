"""The one way off the GUI thread: run a function in a lane, get the answer back on the GUI thread.

Lane `db` has one worker, so that what touches the local files is serial; `net` has two; `photos` has one, so that
a large picture is never decoded beside another and preparing one does not wait for the network. In `keyring` the
system's keyring is asked, which may not answer.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.errors import AppError

Answer = TypeVar("Answer")

log = logging.getLogger(__name__)

LANES = {"db": 1, "net": 2, "photos": 1, "keyring": 1}
FINISH_S = 5.0


class TaskRunner(QObject):
    """Lives in the GUI thread.

    Signals:
        task_failed(str): code of an AppError that its caller did not handle.
        bug_met(object): an exception that is a bug of ours.
    """

    task_failed = Signal(str)
    bug_met = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {name: ThreadPoolExecutor(workers, thread_name_prefix=name) for name, workers in LANES.items()}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stopped = False

    def run(
        self,
        work: Callable[[], Answer],
        on_done: Callable[[Answer], Any],
        on_error: Callable[[AppError], Any] | None = None,
        lane: str = "db",
    ) -> None:
        """Runs `work` in a lane; exactly one of `on_done`, `on_error` is then called on the GUI thread.

        Without `on_error` an AppError goes to `task_failed`. Never called after `stop`.
        """
        future = self._lanes[lane].submit(work)
        future.add_done_callback(partial(self._hand_over, on_done, on_error))

    def finish(self, lane: str) -> None:
        """Waits, for FINISH_S at most, until what was asked of the lane so far is done; only at the program's end."""
        wait([self._lanes[lane].submit(int)], FINISH_S)

    def stop(self) -> None:
        """Waits for running work; answers still on their way are dropped."""
        self._stopped = True
        for pool in self._lanes.values():
            pool.shutdown(wait=True, cancel_futures=True)

    def _hand_over(self, on_done: Any, on_error: Any, future: "Future[Any]") -> None:
        """In the worker: what is logged goes into a file."""
        if future.cancelled() or self._stopped:
            return
        error = future.exception()
        if isinstance(error, AppError):
            log.info("a task ended: %s", error.code, exc_info=error)
        elif error is not None:
            log.error("a task failed", exc_info=error)
        self._finished.emit((future, on_done, on_error))

    @Slot(object)
    def _deliver(self, finished: tuple["Future[Any]", Any, Any]) -> None:
        future, on_done, on_error = finished
        if self._stopped:
            return
        error = future.exception()
        if error is None:
            on_done(future.result())
        elif not isinstance(error, AppError):
            self.bug_met.emit(error)
        elif on_error is not None:
            on_error(error)
        else:
            self.task_failed.emit(error.code)
