"""A desk in which everything goes wrong that can be provoked, with a canary in all that is said, written or typed.

`python -m tests.contract.troubled_desk ROOT PORT CANARY`, against the central at PORT: leaves ROOT/tanggap.log and
ROOT/diagnostik.zip, and tells the secrets that it knew and the number of the report that was worked on.
"""

import json
import logging
import os
import sys
from functools import partial
from pathlib import Path

import keyring
import sqlalchemy as sa
from keyring.backends import fail
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import hooks, logs
from app.models import profile
from app.services import diagnostics
from app.services.desk import Announcements
from app.services.sign_in import SignIn
from app.services.values import Split
from app.tasks import TaskRunner
from app.views.queue import words
from domain.actions import BuatLaporan, Catatan, Reporter, TindakLanjut
from tests.contract.photo_work import workable
from tests.stories.people import PASSWORD, ApiClient, until
from tests.stories.proxy import Line

LURAH = "31.74.01.1001"
OPERATOR, KEPALA = f"operator.{LURAH}", f"kepala.{LURAH}"
SUDIN = "sudin-sumber-daya-air-31.74"
DAMAGED_BYTES = range(8 * 4096, 40 * 4096)
QUIET = Announcements(lambda ids: None, lambda status: None, lambda code: None)


class Troubled:
    def __init__(self, root, port, canary):
        self.root, self.port, self.canary = root, port, canary
        self.line = Line(port)
        self.tasks = TaskRunner()
        self.sign_in = SignIn(root, QUIET)
        self.secrets = {PASSWORD}

    def did(self, work):
        """In a task lane, as the window does it; answers what came of it, None for a failure."""
        ended = []
        self.tasks.bug_met.connect(ended.append)
        self.tasks.run(work, ended.append, ended.append)
        until(lambda: QApplication.processEvents() or ended, "the end of a task")
        self.tasks.bug_met.disconnect(ended.append)
        return None if isinstance(ended[0], Exception) else ended[0]

    def opened(self):
        self.did(partial(self.sign_in.sign_in, self.line.address, OPERATOR, f"{self.canary} sandi", False))
        desk = self.did(partial(self.sign_in.sign_in, self.line.address, OPERATOR, PASSWORD, False))
        until(lambda: desk.status().last_sync_at is not None, "the first fetch")
        return desk

    def learn(self, desk):
        """Whatever is told to nobody: tokens, key, the officer's name, words of reports."""
        calls = desk.session._calls
        self.secrets |= {calls._access, calls.refresh_token, desk.owner.name}
        kept = profile.read(self.folder)
        self.secrets.add(profile.unwrap(kept.key, PASSWORD).hex())
        for line in desk.page(Split.SEMUA_TERBUKA, 20).lines:
            self.secrets |= {line.headline, line.place}

    @property
    def folder(self):
        return profile.folder_of(self.root, self.line.address, OPERATOR)

    def work_offline(self, desk):
        """A note, a report with who told it, a photo that is none; and an action that central will refuse."""
        report_id = workable(desk)
        self.line.cut()
        desk.sync_now()
        until(lambda: not desk.status().is_online, "offline")
        desk.act(report_id, Catatan(note=f"{self.canary} catatan"))
        desk.act(report_id, TindakLanjut(note=f"{self.canary} tindak lanjut"))
        form = desk.intake.form()
        told = Reporter(name=f"{self.canary} Sulastri", phone="0812-5550-7781", nik="3171014505907781")
        report = BuatLaporan(
            channel=form.channels[0].id,
            category="jalan",
            description=f"{self.canary} uraian",
            kelurahan=LURAH,
            is_private=True,
            reporter=told,
        )
        desk.intake.save(report)
        photo = self.root / f"{self.canary} foto.jpg"
        photo.write_text("bukan foto")
        self.did(partial(desk.photos.prepare, photo, "proses"))
        return desk.details(report_id).line.number

    def refused(self, desk, number):
        """Meanwhile somebody else hands the report on."""
        client = ApiClient(f"http://127.0.0.1:{self.port}", KEPALA)
        reason = f"{self.canary} alasan"
        client.command("koordinasi", client.find(number), {"target_unit": SUDIN, "reason": reason})
        client.close()
        self.line.restore()
        desk.sync_now()
        until(lambda: desk.status().is_online and desk.status().pending == 0, "all of it sent")

    def bugs(self, desk):
        """In a slot, in a task with values of SQL, in the sync thread, and words of a library."""
        QTimer.singleShot(0, self._break)
        until(lambda: QApplication.processEvents() or "hooks bug" in logs.text(), "the bug in the log")
        self.did(self._insert_twice)
        desk._engine.push = lambda at_once: self._break()
        desk.sync_now()
        until(lambda: desk.status().problem == "bug", "a round that failed")
        del desk._engine.push
        words = f"retry {self.canary}"
        logging.getLogger("urllib3.connectionpool").warning(words)

    def _break(self):
        hidden = f"{self.canary} di dalam"
        raise ValueError(hidden)

    def _insert_twice(self):
        with sa.create_engine("sqlite://").connect() as connection:
            connection.exec_driver_sql("create table note (words text unique)")
            for _ in range(2):
                connection.exec_driver_sql("insert into note values (?)", (f"{self.canary} nilai",))

    def damaged(self, desk):
        """The cache, after an end that was not clean; answers the desk that was opened again."""
        desk.close()
        (self.folder / "open").touch()
        with (self.folder / "cache.db").open("r+b") as file:
            file.seek(DAMAGED_BYTES.start)
            file.write(os.urandom(len(DAMAGED_BYTES)))
        again = self.did(partial(self.sign_in.open_offline, self.line.address, OPERATOR, PASSWORD))
        until(lambda: again.status().last_sync_at is not None, "filled again")
        return again

    def save(self, desk):
        facts = words.diagnostics(desk.queue.facts(), desk.status(), desk.owner.server, desk.now())
        diagnostics.save(diagnostics.gather(desk.queue, facts), self.root / "diagnostik.zip")


def main():
    root, port, canary = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    keyring.set_keyring(fail.Keyring())
    application = QApplication([])
    logs.begin(is_verbose=False)
    logs.keep(root / "tanggap.log")
    hooks.install(lambda error: None)
    troubled = Troubled(root, port, canary)
    desk = troubled.opened()
    troubled.learn(desk)
    number = troubled.work_offline(desk)
    troubled.refused(desk, number)
    troubled.bugs(desk)
    desk = troubled.damaged(desk)
    troubled.learn(desk)
    troubled.save(desk)
    desk.close()
    troubled.tasks.stop()
    troubled.line.cut()
    print(json.dumps({"secrets": sorted(filter(None, troubled.secrets)), "number": number}), flush=True)
    application.quit()


if __name__ == "__main__":
    main()
