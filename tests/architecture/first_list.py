"""Run as a program: opens the window of an invented desk, tells what is loaded when its list is painted first."""

import json
import linecache
import os
import sys
import time

import main as program

PATIENCE_S = 60.0


def opened() -> dict[str, list[str]]:
    program.prepare()
    import app.bootstrap  # noqa: F401

    loaded = set(sys.modules)
    read = [name for name, entry in linecache.cache.items() if len(entry) > 1]
    from PySide6.QtWidgets import QApplication

    from app.events import Events
    from app.tasks import TaskRunner
    from app.views.application import Application
    from tests.gui.sample_desk import SampleDesk

    class Remembered:
        def resume(self) -> SampleDesk:
            return SampleDesk()

    by_the_sample = set(sys.modules) - loaded
    qt, tasks = QApplication([]), TaskRunner()
    shown = Application(tasks, Events(), Remembered())  # type: ignore[arg-type]
    shown.start()
    painted = _until_painted(shown, qt)
    until = time.monotonic() + PATIENCE_S
    while "segno" not in sys.modules or "app.views.sign_in.view" not in sys.modules:
        assert time.monotonic() < until, "the rest was never loaded"
        qt.processEvents()
    shown.close()
    tasks.stop()
    return {"painted": sorted(painted - by_the_sample), "afterwards": sorted(sys.modules), "sources": sorted(read)}


def _until_painted(shown, qt):
    """Modules at the first painting of a list that has rows."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        loaded: set[str] | None = None

        def eventFilter(self, watched, event):
            pane = None if shown.window is None else shown.window.reports.list
            if (
                self.loaded is None
                and pane is not None
                and event.type() is QEvent.Type.Paint
                and watched in (pane.cards.viewport(), pane.table.viewport())
                and pane.reports.rows
            ):
                self.loaded = set(sys.modules)
            return False

    watch = Watch()
    qt.installEventFilter(watch)
    until = time.monotonic() + PATIENCE_S
    while watch.loaded is None:
        assert time.monotonic() < until, "no list was painted"
        qt.processEvents()
    qt.removeEventFilter(watch)
    return watch.loaded


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    print(json.dumps(opened()), flush=True)
    os._exit(0)
