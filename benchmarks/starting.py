"""The program from its start to its first list, in this process: `python -m benchmarks.starting ROOT`.

Loads next to nothing of its own, for what it loads counts as the program's; and that after `main.prepare`, as the
program does.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import main as program

if TYPE_CHECKING:
    from app.views.window.view import MainWindow
    from benchmarks.harness import Figures


def started(root: Path) -> "Figures":
    from benchmarks import desk_window, side

    figures: Figures = {}

    def begin(window: "MainWindow") -> None:
        reports = window.reports.list.reports

        def painted(at: float) -> None:
            figures.update(seconds=at - side.started_at(), memory_mb=side.memory_mb())
            desk_window.end()

        desk_window.Painted(window.reports.list).once(lambda: bool(reports.rows), painted)

    desk_window.run(root, begin)
    return figures


if __name__ == "__main__":
    program.prepare()
    figures = started(Path(sys.argv[1]))
    from benchmarks import side

    side.tell(figures)
