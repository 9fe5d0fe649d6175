"""d1: opening the longest list of a full desk, what it costs in memory, and its end."""

import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from app.services.values import Split
from app.views.window.view import MainWindow
from benchmarks import data, desk_window, side
from benchmarks.desk_window import Painted
from benchmarks.harness import Comparison, Figures, Plan
from benchmarks.peers import EMPTY_WINDOW, sql_table
from benchmarks.scale import Scale

OURS = "window"
FIRST, MEMORY, END = 1.1, 1 / 8, 10.0


def plan(scale: Scale) -> Plan:
    root = data.desk(scale.desk)
    table, same = sql_table.WHOLE, sql_table.SAME_LIST
    return Plan(
        work=f"open the longest list of a desk with {scale.desk} reports",
        sides=(side.of_window(OURS, __name__, root), *sql_table.sides(root), EMPTY_WINDOW),
        comparisons=(
            Comparison("first paint", "first_s", table, FIRST),
            Comparison("memory at the end", "memory_mb", table, MEMORY),
            Comparison("jump to the end", "end_s", table, END, is_faster=True),
            Comparison("jump to the end, the same open reports", "end_s", same, None, is_faster=True),
            Comparison("memory beside an empty window", "memory_mb", EMPTY_WINDOW.name, None),
        ),
    )


def window(root: str) -> Figures:
    figures: Figures = {}
    desk_window.run(Path(root), lambda opened: Reader(opened, figures))
    return figures


class Reader:
    """Chooses the list of all open reports, then presses End and waits until its last report is painted."""

    def __init__(self, window: MainWindow, figures: Figures) -> None:
        self._pane, self._splits = window.reports.list, window.reports.splits
        self._figures = figures
        self._painted = Painted(self._pane)
        self._begin = 0.0
        self._pane.reports.modelReset.connect(self._on_rows)
        QTimer.singleShot(1500, self._open)

    def _open(self) -> None:
        self._begin = time.monotonic()
        self._painted.once(lambda: bool(self._pane.reports.rows), self._on_first)
        self._splits.choose(Split.SEMUA_TERBUKA)

    def _on_rows(self) -> None:
        self._pane.list_view().viewport().update()

    def _on_first(self, at: float) -> None:
        self._figures["first_s"] = at - self._begin
        QTimer.singleShot(300, self._press_end)

    def _press_end(self) -> None:
        reports = self._pane.reports
        last = len(reports.rows) - 1
        self._begin = time.monotonic()
        self._painted.once(lambda: reports.line_at(last) is not None, self._on_end)
        QTest.keyClick(self._pane.list_view(), Qt.Key.Key_End)

    def _on_end(self, at: float) -> None:
        rows = len(self._pane.reports.rows.ids)
        self._figures.update(end_s=at - self._begin, rows=rows, memory_mb=side.memory_mb())
        desk_window.end()


SIDES = {OURS: window}

if __name__ == "__main__":
    side.main(SIDES)
