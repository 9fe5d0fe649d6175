"""What an iterator gives, made in a thread of its own a few steps ahead: a download goes on while rows are stored."""

import queue
import threading
from collections.abc import Iterator
from typing import Generic, TypeVar

from app.errors import AppError

T = TypeVar("T")

STEPS = 3
LOOK_S = 0.2


class Ahead(Generic[T]):
    """An iterator. What ends the other one is raised here, behind all that it gave; `close` lets go of it."""

    def __init__(self, made: Iterator[T]) -> None:
        self._made = made
        self._ready: queue.Queue[T | AppError | None] = queue.Queue(STEPS)
        self._is_closed = False
        threading.Thread(target=self._run, name="ahead", daemon=True).start()

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        one = self._ready.get()
        if isinstance(one, AppError):
            raise one
        if one is None:
            raise StopIteration
        return one

    def close(self) -> None:
        self._is_closed = True

    def _run(self) -> None:
        end: AppError | None = AppError("bug")  # said by the thread itself on its way out
        try:
            for one in self._made:
                self._put(one)
                if self._is_closed:
                    break
            end = None
        except AppError as error:
            end = error
        finally:
            self._put(end)

    def _put(self, one: T | AppError | None) -> None:
        while not self._is_closed:
            try:
                self._ready.put(one, timeout=LOOK_S)
            except queue.Full:
                continue
            return
