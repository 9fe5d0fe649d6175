"""b: a hundred changes for a full desk: asked for, committed, on the screen."""

import http.client
import os
import shutil
import sqlite3
import time
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QTimer

from app.services.values import Split
from app.views.window.view import MainWindow
from benchmarks import changing, data, desk_window, side
from benchmarks.desk_window import Painted
from benchmarks.harness import Comparison, Figures, Plan
from benchmarks.peers import pouch
from benchmarks.scale import Scale

OURS, FLOOR = "window", "empty request, 150 kB, fsync"
CHANGED = 100
PEER_REACH, FLOOR_REACH = 5.0, 20.0
FLOOR_BYTES = 150_000
REPEATS = 50


def plan(scale: Scale) -> Plan:
    pair = own_pair(scale.desk)
    return Plan(
        work=f"{CHANGED} changes for a desk with {scale.desk} reports",
        sides=(
            side.of_window(OURS, __name__, pair),
            side.ours(FLOOR, __name__, pair, about="health request to our central, write, fsync"),
            pouch.changes(scale.first_sync, CHANGED),
        ),
        comparisons=(
            Comparison(
                "on the screen, beside PouchDB committed", "painted_s", pouch.NAME, PEER_REACH, True, "seconds"
            ),
            Comparison("committed, beside PouchDB", "committed_s", pouch.NAME, PEER_REACH, True, "seconds"),
            Comparison("committed, beside the floor", "committed_s", FLOOR, FLOOR_REACH, other="seconds"),
        ),
    )


def own_pair(reports: int) -> Path:
    """A central and a desk of this row's own, for both go on from round to round."""
    folder = data.desk(reports).with_suffix(".changing")
    if not folder.exists():
        draft = folder.with_suffix(".part")
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(data.desk(reports), draft / "desk")
        with sqlite3.connect(data.central(reports)) as source, sqlite3.connect(draft / "central.db") as target:
            source.backup(target)
        draft.rename(folder)
    return folder


def window(pair: str) -> Figures:
    figures: Figures = {}
    root = Path(pair) / "desk"
    with data.serving(f"sqlite:///{Path(pair) / 'central.db'}") as server:
        data.readdress(root, server)
        desk_window.run(root, lambda opened: Watcher(opened, server, figures), server)
    return figures


class Watcher:
    """Waits until the desk is up to date, has reports in its list changed elsewhere, then presses F5."""

    def __init__(self, window: MainWindow, server: str, figures: Figures) -> None:
        self._window, self._server, self._figures = window, server, figures
        self._painted = Painted(window.reports.list)
        self._changed = frozenset[str]()
        self._begin = 0.0
        self._is_committed = False
        QTimer.singleShot(2000, self._open)

    def _open(self) -> None:
        """After the list that the window begins with."""
        self._window.reports.splits.choose(Split.SEMUA_TERBUKA)
        QTimer.singleShot(2000, self._change)

    def _change(self) -> None:
        lines = self._window.reports.list.reports.lines
        self._changed = frozenset(line.id for line in lines[:CHANGED])
        if len(self._changed) < CHANGED:
            raise LookupError("too few reports in the list")
        # A hint would bring the changes before anybody asks.
        self._window.reports.presenter.calls.desk._worker._hints.stop()
        changing.note_on(self._server, sorted(self._changed))
        self._window.reports.presenter.listing_loaded.connect(self._on_listing)
        QTimer.singleShot(500, self._press)

    def _press(self) -> None:
        calls = self._window.reports.presenter.calls
        announced = calls.desk._tell.data_changed

        def told(report_ids: frozenset[str]) -> None:
            if self._changed <= report_ids:
                self._figures["committed_s"] = time.monotonic() - self._begin
                self._is_committed = True
            announced(report_ids)

        calls.desk._worker._announce = calls.desk._worker._announce._replace(data=told)
        self._begin = time.monotonic()
        calls.desk.sync_now()

    def _on_listing(self) -> None:
        if self._is_committed:
            self._painted.once(lambda: True, self._on_painted)

    def _on_painted(self, at: float) -> None:
        self._figures["painted_s"] = at - self._begin
        desk_window.end()


def floor(pair: str) -> Figures:
    block = os.urandom(FLOOR_BYTES)
    with data.serving(f"sqlite:///{Path(pair) / 'central.db'}") as server, data.fresh_folder() as folder:
        client = http.client.HTTPConnection(urlsplit(server).netloc)
        with (folder / "block").open("wb") as file:
            times = []
            for _ in range(REPEATS):
                begin = time.perf_counter()
                client.request("GET", "/v1/health")
                client.getresponse().read()
                file.write(block)
                file.flush()
                os.fsync(file.fileno())
                times.append(time.perf_counter() - begin)
    return {"seconds": sorted(times)[REPEATS // 2]}


SIDES = {OURS: window, FLOOR: floor}

if __name__ == "__main__":
    side.main(SIDES)
