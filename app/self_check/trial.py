"""One self-check: its folder, its program without a screen, and how a step finds something wrong."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from app import config, hooks
from app.collector import Collector
from app.events import Events
from app.services.desk import Announcements, Desk
from app.services.practice import PASSWORD, Practice, PracticeData
from app.services.sign_in import SignIn
from app.tasks import TaskRunner

PATIENCE_S = 20
REPORTS = 12
OWN_SURROUNDINGS = {
    "QT_QPA_PLATFORM": "offscreen",
    "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
}


class Finding(Exception):
    """Something that does not work, in words for whoever installs the program."""


def check(is_well: object, words: str) -> None:
    if not is_well:
        raise Finding(words)


def wait_for(condition: Callable[[], object], words: str) -> None:
    """Lets the program go on until the condition holds."""
    patience = QDeadlineTimer(PATIENCE_S * 1000)
    while not condition():
        check(not patience.hasExpired(), f"{words}: tidak terjadi dalam {PATIENCE_S} detik")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    QApplication.processEvents()


class Trial:
    """The parts that `app.bootstrap` puts together, over a folder that is thrown away."""

    def __init__(self, folder: Path) -> None:
        os.environ.update(OWN_SURROUNDINGS)
        self.folder = folder
        self.bugs: list[object] = []
        hooks.install(self.bugs.append)
        self.qt = QApplication(["tanggap"])
        self.qt.setApplicationName(config.APP_NAME)
        self.events, self.tasks = Events(), TaskRunner()
        self.tasks.task_failed.connect(self.bugs.append)
        self.tasks.bug_met.connect(self.bugs.append)
        tell = Announcements(
            self.events.data_changed.emit, self.events.sync_changed.emit, self.events.session_ended.emit
        )
        self.sign_in = SignIn(folder, tell)
        self.practice = Practice(folder, self.sign_in, PracticeData(reports=REPORTS))
        self._collector = Collector()
        self._desks: list[Desk] = []

    def start_practice(self) -> Desk:
        """The own central with its invented reports, and the desk of an operator."""
        self._desks.append(self.practice.start(lambda stage, done: None))
        return self._desks[-1]

    def open_desk(self, username: str) -> Desk:
        """The desk of another officer at the same central."""
        (server,) = self.sign_in.servers()
        desk = self.sign_in.sign_in(server, username, PASSWORD, remember=False)
        self._desks.append(desk)
        wait_for(lambda: desk.status().last_sync_at, "Laporan ditarik")
        return desk

    def close(self) -> None:
        self.tasks.finish("db")
        for desk in self._desks:
            desk.close()
        self.tasks.stop()
        self.practice.stop()
        self._collector.stop()
