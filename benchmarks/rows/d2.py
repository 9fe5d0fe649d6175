"""d2: how long the GUI thread is held up while a desk fills and somebody scrolls and types."""

import itertools
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from app.services.values import Split
from app.views.window.view import MainWindow
from benchmarks import data, desk_window, side
from benchmarks.harness import Comparison, Figures, Plan
from benchmarks.scale import Scale

OURS, IDLE = "filling window", "idle window"
FELT_S = 15
TICK_MS, KEY_MS = 5, 60
FRAME_MS, WORST_MS = 16.0, 50.0
KEYS = (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_PageDown, Qt.Key.Key_K, Qt.Key.Key_End)
WORDS = "jalan rusak"


def plan(scale: Scale) -> Plan:
    full = data.central(scale.desk)
    filled = data.desk(scale.desk)
    return Plan(
        work=f"{FELT_S} s of the first sync of {scale.desk} reports while scrolling and typing",
        sides=(side.of_window(OURS, __name__, full), side.of_window(IDLE, __name__, filled)),
        comparisons=(
            Comparison("99th percentile of held-up time beside one frame", "p99_ms", IDLE, 1.0, other="frame_ms"),
            Comparison("longest beside 50 ms", "worst_ms", IDLE, 1.0, other="allowed_ms"),
            Comparison("99th percentile beside an idle window", "p99_ms", IDLE, None),
        ),
    )


def filling(database: str) -> Figures:
    felt: list[float] = []
    with data.fresh_folder() as root, data.serving(f"sqlite:///{database}") as server:
        desk_window.run(root, lambda window: _feel(window, felt, is_busy=True), server)
    return _figures(felt)


def idle(root: str) -> Figures:
    felt: list[float] = []
    desk_window.run(Path(root), lambda window: _feel(window, felt, is_busy=False))
    return _figures(felt) | {"frame_ms": FRAME_MS, "allowed_ms": WORST_MS}


def _feel(window: MainWindow, felt: list[float], *, is_busy: bool) -> None:
    """Begins once the window is there for a second; ends the program."""
    QTimer.singleShot(1000, lambda: Pulse(window, felt))
    if is_busy:
        QTimer.singleShot(1000, lambda: Hands(window))
    QTimer.singleShot(1000 + FELT_S * 1000, desk_window.end)


class Pulse(QObject):
    """How much later than asked for each tick of the event loop comes, without what other processes took."""

    def __init__(self, window: MainWindow, felt: list[float]) -> None:
        super().__init__(window)
        self._felt = felt
        self._last, self._waited = time.monotonic(), _waited_for_processor()
        timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
        timer.timeout.connect(self._beat)
        timer.start()

    def _beat(self) -> None:
        now, waited = time.monotonic(), _waited_for_processor()
        late = (now - self._last - (waited - self._waited)) * 1000 - TICK_MS
        self._felt.append(max(late, 0.0))
        self._last, self._waited = now, waited


class Hands(QObject):
    """Scrolls through the list of all open reports, and types a search, over and over."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.reports.splits.choose(Split.SEMUA_TERBUKA)
        self._turns = itertools.cycle(("scroll",) * 40 + tuple(WORDS) + ("leave",))
        self._keys = itertools.cycle(KEYS)
        timer = QTimer(self, interval=KEY_MS)
        timer.timeout.connect(self._press)
        timer.start()

    def _press(self) -> None:
        turn = next(self._turns)
        if turn == "scroll":
            QTest.keyClick(self._window.reports.list.list_view(), next(self._keys))
        elif turn == "leave":
            self._window.search.leave()
            self._window.reports.end_search()
        else:
            QTest.keyClicks(self._window.search, turn)


def _waited_for_processor() -> float:
    """Seconds of this thread in the kernel's queue of those ready to run."""
    return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9


def _figures(felt: Sequence[float]) -> Figures:
    return {
        "p99_ms": statistics.quantiles(felt, n=100)[-1],
        "worst_ms": max(felt),
        "over_a_frame": sum(late > FRAME_MS for late in felt),
        "ticks": len(felt),
    }


SIDES = {OURS: filling, IDLE: idle}

if __name__ == "__main__":
    side.main(SIDES)
