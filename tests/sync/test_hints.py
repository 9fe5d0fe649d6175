"""The listener for hints: when it asks, what it wakes, and that it ends. Its questions are answered by hand."""

import queue
import threading

import pytest

from app.errors import AppError, OfflineError, RejectedError
from app.sync.hints import HintListener

PATIENCE_S = 30.0


class Bench:
    """Each question waits here for its answer, as at central."""

    def __init__(self) -> None:
        self.asked: queue.Queue[int] = queue.Queue()
        self.answers: queue.Queue[bool | AppError] = queue.Queue()
        self.woken = threading.Semaphore(0)
        self.listener = HintListener(self._ask, self.woken.release)
        self.listener.start()

    def _ask(self, wait_s: int) -> bool:
        self.asked.put(wait_s)
        answer = self.answers.get(timeout=PATIENCE_S)
        if isinstance(answer, AppError):
            raise answer
        return answer

    def is_asked(self) -> bool:
        return self.asked.get(timeout=PATIENCE_S) > 0

    def ended(self) -> bool:
        self.listener._thread.join(PATIENCE_S)
        return not self.listener._thread.is_alive()


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr("app.sync.hints.random.random", lambda: 0.0)
    monkeypatch.setattr("app.sync.hints.PAUSE_S", 0.0)
    return Bench()


def test_news_begin_one_round_and_the_next_question_waits_for_it(bench: Bench) -> None:
    assert bench.asked.empty(), "nothing is asked before a round has gone well"
    bench.listener.allow()
    assert bench.is_asked()
    bench.answers.put(False)
    assert bench.is_asked(), "nothing new: it asks again at once"
    assert not bench.woken.acquire(blocking=False)
    bench.answers.put(True)
    assert bench.woken.acquire(timeout=PATIENCE_S)
    assert bench.asked.empty(), "the same news would be told once more"
    bench.listener.allow()
    assert bench.is_asked()
    bench.listener.stop()
    bench.answers.put(True)
    assert bench.ended()
    assert not bench.woken.acquire(blocking=False), "after the end nobody is woken"


def test_offline_it_is_quiet_until_a_round_goes_well(bench: Bench) -> None:
    bench.listener.allow()
    assert bench.is_asked()
    bench.answers.put(OfflineError("offline"))
    while bench.listener._may_ask:
        pass
    assert bench.asked.empty()
    bench.listener.allow()
    assert bench.is_asked()
    bench.listener.forbid()
    bench.answers.put(True)
    bench.listener.stop()
    assert bench.ended()
    assert not bench.woken.acquire(blocking=False)


def test_a_central_without_hints_is_left_alone(bench: Bench) -> None:
    bench.listener.allow()
    assert bench.is_asked()
    bench.answers.put(RejectedError("not_found", 404))
    assert bench.ended()
    bench.listener.allow()
    assert bench.asked.empty()


def test_it_ends_while_it_waits_for_leave(bench: Bench) -> None:
    bench.listener.stop()
    assert bench.ended()


def test_a_central_that_does_not_wait_is_not_asked_without_pause(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    paused = threading.Event()
    monkeypatch.setattr(bench.listener, "_pause", lambda seconds: paused.set())
    bench.listener.allow()
    assert bench.is_asked()
    bench.answers.put(False)
    assert paused.wait(PATIENCE_S)
    bench.listener.stop()
    bench.answers.put(False)
    assert bench.ended()
