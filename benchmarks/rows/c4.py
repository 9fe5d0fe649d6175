"""c4: searching as one types, from the key to the painted list."""

import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import sqlalchemy as sa
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from app.models.unit_of_work import read_scope
from app.views.window.view import MainWindow
from benchmarks import data, desk_window, side
from benchmarks.desk_window import Painted
from benchmarks.harness import Comparison, Figures, Plan
from benchmarks.opening import local_files
from benchmarks.scale import Scale

REACH = 1 / 3
TYPED = (
    "jalan berlubang",
    "lampu jalan mati",
    "sampah menumpuk",
    "saluran mampet",
    "pohon tumbang",
    "parkir liar",
    "trotoar rusak",
    "banjir",
)
OURS, PEER = "window", "bm25 over everything"
PAGE = 50
# The best are chosen before their lines are read: joined first, it takes four times as long.
RANKED = sa.text(
    "SELECT line.* FROM (SELECT rowid AS found, rank AS weight FROM line_search WHERE line_search MATCH :words"
    " ORDER BY rank LIMIT :page) JOIN line ON line.recency = found ORDER BY weight"
)


def plan(scale: Scale) -> Plan:
    root = data.desk(scale.desk)
    ranked = "FTS5 on the same encrypted file and index; the ranked query alone, without a window"
    return Plan(
        work=f"search as one types in {scale.desk} reports, each key → painted",
        sides=(side.of_window(OURS, __name__, root), side.ours(PEER, __name__, root, about=ranked)),
        comparisons=(
            Comparison("95th percentile", "p95_ms", PEER, REACH),
            Comparison("median", "median_ms", PEER, None),
        ),
    )


def window(root: str) -> Figures:
    milliseconds: list[float] = []
    desk_window.run(Path(root), lambda opened: Typist(opened, milliseconds))
    return _figures(milliseconds)


def ranked(root: str) -> Figures:
    files = local_files(Path(root))
    milliseconds = []
    for query in queries():
        begin = time.perf_counter()
        with read_scope(files.cache) as connection:
            words = " ".join(f'"{word}"' for word in query.split())
            connection.execute(RANKED, {"words": f"{words} *", "page": PAGE}).mappings().all()
        milliseconds.append((time.perf_counter() - begin) * 1000)
    files.cache.dispose()
    files.outbox.dispose()
    return _figures(milliseconds)


def queries() -> Iterator[str]:
    """What stands in the field after each key that asks for something new."""
    for text in TYPED:
        yield from (text[:length] for length in range(1, len(text) + 1) if text[length - 1] != " ")


class Typist:
    """Types key by key into the real window, the next as soon as the list for the last one is painted."""

    def __init__(self, window: MainWindow, milliseconds: list[float]) -> None:
        self._window, self._milliseconds = window, milliseconds
        self._painted = Painted(window.reports.list)
        self._queries = queries()
        self._pressed_at = 0.0
        self._wanted = ""
        self._painted.once(lambda: bool(self._window.reports.list.reports.rows), self._enter)

    def _enter(self, at: float) -> None:
        self._window.activateWindow()
        self._window.search.enter()
        self._window.reports.presenter.found.connect(self._on_found)
        QTimer.singleShot(0, self._next)

    def _next(self) -> None:
        query = next(self._queries, None)
        if query is None:
            desk_window.end()
            return
        if not query.startswith(self._wanted) or len(query) == 1:
            self._window.search.leave()
        self._wanted = query
        missing = query[len(self._window.search.text()) :]
        self._pressed_at = time.monotonic()
        QTest.keyClicks(self._window.search, missing)

    def _on_found(self) -> None:
        """The view has taken what was found; now it paints."""
        if self._window.reports.presenter.query == self._wanted:
            self._painted.once(lambda: True, self._note)
            self._window.reports.list.current_view().update()
            self._window.reports.list.list_view().viewport().update()

    def _note(self, at: float) -> None:
        self._milliseconds.append((at - self._pressed_at) * 1000)
        QTimer.singleShot(0, self._next)


def _figures(milliseconds: Sequence[float]) -> Figures:
    return {
        "p95_ms": statistics.quantiles(milliseconds, n=20)[-1],
        "median_ms": statistics.median(milliseconds),
        "worst_ms": max(milliseconds),
        "keys": len(milliseconds),
    }


SIDES = {OURS: window, PEER: ranked}

if __name__ == "__main__":
    side.main(SIDES)
