"""The sole composition root: reads the command line, wires services to the window, runs the event loop."""

import argparse
import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import PySide6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import config, doorbell, hooks, logs, place
from app.collector import Collector
from app.doorbell import Doorbell
from app.events import Events
from app.hold import Hold
from app.services.desk import Announcements
from app.services.practice import REPORTS, Practice, PracticeData
from app.services.sign_in import SignIn
from app.tasks import TaskRunner
from app.views.application import Application
from app.views.desk_calls import ignore
from app.views.notice import show_alone
from app.views.theme import theme

log = logging.getLogger(__name__)

SCREENSHOT_CHECK_MS = 250
SCREENSHOT_WAIT_MS = 120_000


def run(argv: Sequence[str]) -> int:
    """Exit code of the program: 0 closed, or open already and shown; 1 it could not start, no picture could be made
    or the self-check found something.
    """
    options = _options(argv)
    logs.begin(options.verbose)
    if options.self_check:
        # Nobody else needs it.
        from app.self_check.run import run as check_itself

        return check_itself()
    qt = QApplication(["tanggap"])
    qt.setApplicationName(config.APP_NAME)
    root = config.data_folder()
    if refused := place.refusal(root):
        return _refuse(refused)
    name = doorbell.name_of(root, options.server or "", "practice" if options.practice else "")
    address = doorbell.address_of(root, name)
    try:
        hold = Hold(root / f"{name}.lock")
    except OSError:
        return _refuse("no_place")
    with hold:
        if hold.take():
            logs.keep(root / f"{name}.log")
            return _open(qt, root, address, options)
    if doorbell.ring(address):
        return 1 if options.screenshot else 0
    return _refuse("not_answering")


def _open(qt: QApplication, root: Path, address: str, options: argparse.Namespace) -> int:
    events, tasks = Events(), TaskRunner()
    tell = Announcements(events.data_changed.emit, events.sync_changed.emit, events.session_ended.emit)
    sign_in = SignIn(root, tell)
    practice = Practice(root, sign_in, PracticeData(reports=options.practice_reports))
    application = Application(tasks, events, sign_in, practice, options.theme, options.text_scale)
    hooks.install(application.show_bug)
    tasks.run(partial(_note_start, *_screen(qt)), ignore, lane="net")
    application.start(server=options.server, practice=options.practice)
    bell = Doorbell(address)
    bell.rung.connect(application.come_forward)
    collector = Collector()
    picture = _Picture(application, options.screenshot) if options.screenshot else None
    try:
        code = qt.exec()
    finally:
        application.close()
        tasks.stop()
        practice.stop()
        collector.stop()
        log.info("end")
    return 1 if picture is not None and not picture.taken else code


def _screen(qt: QApplication) -> tuple[int, int, int, int]:
    """Width and height; scale of the screen and size of the text in percent."""
    screen = qt.primaryScreen()
    size = screen.size()
    return size.width(), size.height(), round(screen.devicePixelRatio() * 100), round(theme().scale * 100)


def _note_start(*screen: int) -> None:
    """In a task lane: no start waits for it."""
    from app.services.diagnostics import versions

    told = (
        "start: tanggap %s, python %s, sqlite %s, sqlcipher %s, %s, pyside6 %s, screen %d x %d at %d %%, text %d %%"
    )
    log.info(told, *versions().values(), PySide6.__version__, *screen)


def _refuse(code: str) -> int:
    box = show_alone(code)
    QApplication.exec()
    box.deleteLater()
    return 1


class _Picture:
    """Saves the window once its list is filled, then quits; gives up after two minutes."""

    def __init__(self, application: Application, path: Path) -> None:
        self.taken = False
        self._application = application
        self._path = path
        self._timer = QTimer(interval=SCREENSHOT_CHECK_MS)
        self._timer.timeout.connect(self._check)
        self._timer.start()
        QTimer.singleShot(SCREENSHOT_WAIT_MS, QApplication.quit)

    def _check(self) -> None:
        if self._application.is_settled():
            self._timer.stop()
            self.taken = self._application.grab().save(str(self._path))
            QApplication.quit()


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tanggap", description="Meja kerja CRM untuk petugas Jakarta.")
    parser.add_argument("--practice", action="store_true", help="latihan: data contoh, tanpa jaringan")
    parser.add_argument("--practice-reports", type=int, default=REPORTS, help="banyaknya laporan contoh")
    parser.add_argument("--server", help="alamat server CRM")
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="tema")
    parser.add_argument("--text-scale", type=int, default=100, help="ukuran teks dalam persen, 100 sampai 200")
    parser.add_argument("--screenshot", type=Path, help="simpan gambar jendela ke berkas, lalu selesai")
    parser.add_argument("--self-check", action="store_true", help="periksa apakah semua bagian program bekerja")
    parser.add_argument("--verbose", action="store_true", help="catat jalannya program")
    return parser.parse_args(list(argv[1:]))
