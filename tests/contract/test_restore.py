"""Central's database is put back from a backup: what desks were told is there comes back, once and all of it."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from domain.actions import Catatan, Koordinasi, Terima
from tests.contract.conftest import filled
from tests.stories.people import PASSWORD, ROOT, CentralProcess, new_id, until

KELURAHAN = "31.71.01.1001"
OPERATOR = f"operator.{KELURAHAN}"
SUDIN = "sudin-bina-marga-31.71"
OTHER = f"operator.{SUDIN}"


@pytest.fixture
def office(tmp_path):
    """A central of its own, with few reports."""
    database = tmp_path / "central.db"
    ran("seed", "--training", "--reports", "20", "--photos", "none", "--database-url", f"sqlite:///{database}")
    process = CentralProcess(database)
    process.start()
    yield process
    process.stop()


def ran(*arguments):
    done = subprocess.run([sys.executable, "-m", "central", *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def back_up(office, path):
    """While it serves."""
    with closing(sqlite3.connect(office.database)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)


def put_back(office, path):
    office.stop()
    for end in ("-wal", "-shm"):
        office.database.with_name(office.database.name + end).unlink(missing_ok=True)
    shutil.copy(path, office.database)
    ran("restore-epoch", "--database-url", f"sqlite:///{office.database}")
    office.start()


def taken_in(office):
    """Id of a report that comes in at the counter."""
    told = {"channel": "kantor-lurah", "category": "jalan", "description": "Jalan berlubang.", "is_private": False}
    new = {"id": new_id(), "version": 0}
    found = office.session(f"operator.{KELURAHAN}").command("buat_laporan", new, {**told, "kelurahan": KELURAHAN})
    assert found["status"] == "applied", found
    return new["id"]


def do(desk, report_id, action):
    """And central has taken it."""
    cmd_id = desk.act(report_id, action).cmd_id
    desk.sync_now()
    until(lambda: desk.status().pending == 0, "central's answer")
    return cmd_id


def test_a_restore_loses_and_doubles_nothing(sign_in, office, tmp_path, no_secrets):
    report_id = taken_in(office)
    server = f"http://127.0.0.1:{office.port}"
    kelurahan = filled(sign_in.sign_in(server, OPERATOR, PASSWORD, False))
    sudin = filled(sign_in.sign_in(server, OTHER, PASSWORD, False))
    before = do(kelurahan, report_id, Catatan(note="sebelum"))
    back_up(office, tmp_path / "backup.db")
    after = do(kelurahan, report_id, Catatan(note="sesudah"))
    handed = do(kelurahan, report_id, Koordinasi(target_unit=SUDIN, reason="Jalan kota"))
    kelurahan.close()
    sudin.sync_now()
    until(lambda: sudin.details(report_id) is not None, "the report at the sudin")
    taken = do(sudin, report_id, Terima())
    put_back(office, tmp_path / "backup.db")

    sudin.sync_now()
    until(lambda: sudin.status().pending == 1, "what the sudin did waits for what it builds on")
    assert sudin.status().tray == 0
    again = sign_in.open_offline(server, OPERATOR, PASSWORD)
    until(lambda: again.status().is_online and again.status().pending == 0, "the kelurahan has brought its part")
    until(lambda: (sudin.sync_now(), sudin.status().pending == 0)[1], "and the sudin its own")
    events = office.session(f"kepala.{KELURAHAN}").get(f"/v1/reports/{report_id}")["events"]
    assert [event["id"] for event in events][1:] == [before, after, handed, taken]
    assert (again.status().tray, sudin.status().tray) == (0, 0)
    done = subprocess.run(
        [sys.executable, "-m", "central", "verify-audit", "--database-url", f"sqlite:///{office.database}"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    assert done.returncode == 0
