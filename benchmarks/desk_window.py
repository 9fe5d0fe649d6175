"""The real program in this process, from `main`, and the moment when a list is on the screen.

Told from outside: how to sign in, and what to do once the window is there. Nothing of the program is copied.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.config import HOME_VARIABLE
from app.views.reports.list_pane import ListPane
from app.views.window.view import MainWindow
from benchmarks import kept_keys
from benchmarks.accounts import PASSWORD, SEES_ALL

PATIENCE_MS = 120_000

Begin = Callable[[MainWindow], object]


class Painted(QObject):
    """Watches the list of reports; `is_wanted` says whether what it shows now is what is waited for."""

    def __init__(self, pane: ListPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._is_wanted: Callable[[], bool] = lambda: False
        self._then: Callable[[float], object] = lambda at: None
        for view in (pane.cards, pane.table):
            view.viewport().installEventFilter(self)

    def once(self, is_wanted: Callable[[], bool], then: Callable[[float], object]) -> None:
        """Calls `then` with the moment of the first painting that shows it."""
        self._is_wanted, self._then = is_wanted, then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._is_wanted():
            self._is_wanted = lambda: False
            # What is painted reaches the screen when the event loop comes round.
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        self._then(time.monotonic())


def run(root: Path, begin: Begin, server: str | None = None) -> None:
    """Opens the remembered desk of a data folder, or signs in at `server`; ends when `begin` quits the program."""
    import main as program

    os.environ[HOME_VARIABLE] = str(root)
    kept_keys.use(root)
    _start_with(begin)
    if server is not None:
        _sign_in_at(server)
    if program.main(["tanggap"]) != 0:
        raise RuntimeError("the program ended badly")


def end() -> None:
    QApplication.quit()


def _start_with(begin: Begin) -> None:
    """`begin` gets the window before it reads anything; what it answers lives as long as the program."""
    read = MainWindow.start
    kept = []

    def start(self: MainWindow) -> None:
        QTimer.singleShot(PATIENCE_MS, _give_up)
        kept.append(begin(self))
        read(self)

    MainWindow.start = start  # type: ignore[method-assign]


def _sign_in_at(server: str) -> None:
    from app.services.desk import Desk
    from app.services.sign_in import SignIn

    def resume(self: SignIn) -> Desk | None:
        return self.sign_in(server, SEES_ALL, PASSWORD, remember=False)

    SignIn.resume = resume  # type: ignore[method-assign]


def _give_up() -> None:
    os._exit(1)
