"""Cyclic garbage that holds Qt objects is destroyed on the GUI thread, whichever thread made the program collect."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from app.collector import Collector

MANY = 200_000


@pytest.fixture
def collector(qapp):
    made = Collector()
    yield made
    made.stop()


class Cycle(QObject):
    def __init__(self):
        super().__init__()
        self.itself = self


def where_it_ends(then):
    """Makes a cycle, lets go of it and calls `then`; answers the names of the threads that destroyed it."""
    ended = []
    gc.collect()  # the next one is far away: the cycle stays in the youngest generation
    cycle = Cycle()
    watched = weakref.finalize(cycle, lambda: ended.append(threading.current_thread().name))
    del cycle
    then(lambda: not watched.alive)
    return ended


def work_elsewhere(is_gone):
    """A worker that makes many objects until the cycle is gone, or long enough; answers what it made."""
    kept = []

    def work():
        for _ in range(MANY):
            kept.append([])
            if is_gone():
                break

    worker = threading.Thread(target=work, name="worker")
    worker.start()
    worker.join(60)
    return kept


def test_a_worker_never_destroys_it(collector, qtbot):
    def work_and_wait(is_gone):
        kept = work_elsewhere(is_gone)
        assert not is_gone()
        assert len(kept) == MANY
        qtbot.waitUntil(is_gone)

    assert where_it_ends(work_and_wait) == [threading.main_thread().name]


def test_left_alone_python_destroys_it_in_the_worker(qapp):
    gc.enable()
    assert where_it_ends(work_elsewhere) == ["worker"]


def test_afterwards_python_collects_again(qapp):
    made = Collector()
    assert not gc.isenabled()
    made.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
