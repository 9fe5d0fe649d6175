"""The steps of the self-check, one line for each, and the exit code. The first thing that does not work ends it."""

import logging
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from app import __version__
from app.self_check import exchange, look
from app.self_check.local_files import encrypted, schemas
from app.self_check.screens import Screens, masuk
from app.self_check.trial import Finding, Trial, check
from app.services.desk import Desk
from app.views.application import Application

log = logging.getLogger(__name__)

LIMIT_S = 120
KEPALA = "kepala.31.74.01.1001"
VALIDATOR = "validator.biro-pemerintahan"

Step = Callable[[], object]


def run() -> int:
    """0 when everything works, else 1."""
    kind = "program terpasang" if getattr(sys, "frozen", False) else "dari sumber"
    say(f"Pemeriksaan diri Tanggap {__version__}, {kind}")
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tanggap-periksa-", ignore_cleanup_errors=True) as folder:
        watch = threading.Timer(LIMIT_S, give_up, [folder])
        watch.daemon = True
        watch.start()
        trial = Trial(Path(folder))
        try:
            is_well = all(step(trial, title, work) for title, work in SelfCheck(trial).steps())
        finally:
            trial.close()
    watch.cancel()
    say(f"{'Semuanya baik' if is_well else 'GAGAL'}, {seconds(began)}")
    return 0 if is_well else 1


class SelfCheck:
    """The steps in their order; each builds on the ones before it."""

    application: Application
    desk: Desk
    screens: Screens
    report_id: str
    number: str

    def __init__(self, trial: Trial) -> None:
        self._trial = trial

    def steps(self) -> Iterator[tuple[str, Step]]:
        trial = self._trial
        yield "Berkas terenkripsi: dibuat, dibuka lagi, kunci lain ditolak", partial(encrypted, trial.folder)
        yield "Skema berkas naik, isinya tetap", partial(schemas, trial.folder)
        yield "Tampilan dimuat", self._load
        yield "Huruf Inter", look.fonts
        yield "Ikon", look.icons
        yield "Kata-kata Qt dalam bahasa Indonesia", look.words
        yield "Pengaya Qt, foto JPEG, PNG dan WebP, gantungan kunci", look.plugins
        yield "Sertifikat untuk https", partial(look.certificates, trial)
        yield "Layar Masuk", partial(masuk, self.application)
        yield "Server sendiri: mulai, masuk, menarik", self._start
        yield "Laporan baru dan catatan tersimpan di PC", self._act
        yield "Keduanya terkirim dan diakui server", self._send
        yield "Rekan di PC lain melihatnya", self._meet
        yield "Layar Laporan", self._open
        yield "Layar Laporan sebagai tabel", self.screens.table
        yield "Dialog koordinasi", self.screens.dialog
        yield "Layar Perlu tindakan", self.screens.tray
        yield "Layar Laporan baru", self.screens.intake
        yield "Layar Sinkronisasi", self.screens.queue
        yield "Pencarian", partial(self.screens.search, self.number)
        yield "Lembar pintasan", self.screens.help_sheet
        yield "Layar Validasi", self._validate

    def _load(self) -> None:
        trial = self._trial
        self.application = Application(trial.tasks, trial.events, trial.sign_in, trial.practice)

    def _start(self) -> None:
        self.desk = self._trial.start_practice()

    def _act(self) -> None:
        self.report_id = exchange.act(self.desk)

    def _send(self) -> None:
        self.number = exchange.send(self.desk, self.report_id)

    def _meet(self) -> None:
        exchange.meet(self._trial, KEPALA, self.report_id)

    def _open(self) -> None:
        self.screens = Screens(self._trial, self.desk)
        self.screens.reports(self.number)

    def _validate(self) -> None:
        self.screens.close()
        self.screens = Screens(self._trial, self._trial.open_desk(VALIDATOR))
        self.screens.validation()
        self.screens.close()


def step(trial: Trial, title: str, work: Step) -> bool:
    """Does one step and says how it went; a bug that some other part of the program met meanwhile counts too."""
    began = time.monotonic()
    try:
        work()
        check(not trial.bugs, f"{trial.bugs[:1]}")
    except Finding as finding:
        say(f"  GAGAL  {title}: {finding}")
        return False
    except Exception as error:
        log.exception("self-check")
        say(f"  GAGAL  {title}: {type(error).__name__} {error}")
        return False
    say(f"  baik   {title} ({seconds(began)})")
    return True


def give_up(folder: str) -> None:
    """Something hangs; what the steps began ends with this process."""
    shutil.rmtree(folder, ignore_errors=True)
    say(f"GAGAL, belum selesai sesudah {LIMIT_S} detik")
    os._exit(1)


def seconds(began: float) -> str:
    return f"{time.monotonic() - began:.1f} detik".replace(".", ",")


def say(words: str) -> None:
    print(words, flush=True)
