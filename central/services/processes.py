"""Processes beside this one, for work that takes a core of its own. Started anew, not forked: so on every system."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")

BATCH = 100
CONTEXT = multiprocessing.get_context("spawn")


def end_with_parent() -> None:
    """To be called first in a process: one whose parent is killed goes too."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def made_elsewhere(make: Callable[..., Iterable[T]], *values: object) -> Iterator[T]:
    """What `make(*values)` gives, in its order, made by another process while this one works on what came before.

    Raises EOFError when that process fails; it has then said why on stderr.
    """
    receiver, sender = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=_make, args=(sender, make, values), daemon=True)
    process.start()
    sender.close()
    try:
        while batch := receiver.recv():
            yield from batch
    finally:
        receiver.close()
        process.join()


def _make(sender: Connection, make: Callable[..., Iterable[T]], values: tuple[object, ...]) -> None:
    end_with_parent()
    batch: list[T] = []
    try:
        for one in make(*values):
            batch.append(one)
            if len(batch) == BATCH:
                sender.send(batch)
                batch = []
        if batch:
            sender.send(batch)
        sender.send([])
    except BrokenPipeError:
        return


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
