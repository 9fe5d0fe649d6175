"""Calls of one desk's services from the GUI thread: all of them leave through a task lane.

Answers that come after `close` are dropped, so that a window that is gone is never painted into.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from app.errors import AppError
from app.tasks import TaskRunner

if TYPE_CHECKING:  # importing it for real would load the database before the first paint
    from app.services.desk import Desk

Answer = TypeVar("Answer")


class DeskCalls:
    """Lives in the GUI thread. `desk` may be asked for `owner` and `now()` directly, for nothing else."""

    def __init__(self, tasks: TaskRunner, desk: "Desk") -> None:
        self.tasks = tasks
        self.desk = desk
        self.is_open = True

    def run(
        self,
        work: Callable[[], Answer],
        on_done: Callable[[Answer], Any],
        on_error: Callable[[AppError], Any] | None = None,
        lane: str = "db",
    ) -> None:
        if not self.is_open:
            return
        failed = partial(self._pass_on, on_error) if on_error is not None else None
        self.tasks.run(work, partial(self._pass_on, on_done), failed, lane)

    def close(self) -> None:
        self.is_open = False

    def _pass_on(self, receive: Callable[[Any], Any], answer: Any) -> None:
        if self.is_open:
            receive(answer)


def ignore(answer: object) -> None:
    """For calls whose effect is announced by an event."""
