"""The desk of the trial `away`, a process of its own that holds nothing but the client, so that its memory counts.

`python -m tests.soak.away_desk HOME SERVER OFFICER ACTIONS`: fills itself, waits for a line on its input (the network
is gone then), stores ACTIONS actions; with ACTIONS 0 it sends and fetches until nothing is left.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import keyring
from keyring.backends import fail

from app.errors import ActionRefusedError
from app.models import cache, outbox
from app.models.unit_of_work import read_scope
from app.services.desk import Announcements, Desk
from app.services.sign_in import SignIn
from domain import actions

PASSWORD = "latihan"
PATIENCE_S = 3600.0
CATEGORIES = ("saluran", "pohon")


def main() -> None:
    home, server, officer, count = sys.argv[1:]
    keyring.set_keyring(fail.Keyring())
    quiet = Announcements(lambda ids: None, lambda status: None, lambda code: None)
    desk = SignIn(Path(home), quiet).sign_in(server, officer, PASSWORD, False)
    began = time.process_time()
    if int(count):
        _until(lambda: desk.status().last_sync_at is not None)
        _tell(filled=_held(desk))
        sys.stdin.readline()
        _act(desk, int(count))
        _tell(stored=desk.status().pending)
    else:
        _drain(desk)
    desk.close()
    _tell(cpu_s=time.process_time() - began, peak_mb=_peak_mb())


def _peak_mb() -> float:
    """Of this program; `getrusage` would tell what the process held before it became this program."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _held(desk: Desk) -> int:
    with read_scope(desk._files.cache) as connection:
        return cache.count(connection)


def _act(desk: Desk, count: int) -> None:
    chance = random.Random(count)
    with read_scope(desk._files.cache) as connection:
        report_ids = sorted(cache.all_ids(connection))
    for number, report_id in enumerate(chance.choices(report_ids, k=count)):
        action: actions.Action = actions.Catatan(note=f"Dicek bersama warga, catatan ke-{number}.")
        if number % 4 == 1:
            action = actions.Klasifikasi(category=CATEGORIES[number % 8 // 4])
        elif number % 4 == 2:
            action = actions.Terima()
        try:
            desk.act(report_id, action)
        except ActionRefusedError:
            desk.act(report_id, actions.Catatan(note=f"Sudah diterima, catatan ke-{number}."))


def _drain(desk: Desk) -> None:
    before = desk.status().last_sync_at
    desk.sync_now()
    _until(lambda: desk.status().pending == 0 and desk.status().last_sync_at != before)
    desk.sync_now()
    _until(partial(_is_over, desk))
    with read_scope(desk._files.outbox) as connection:
        items = outbox.newest(connection, 1_000_000)
    with read_scope(desk._files.cache) as connection:
        rows = connection.exec_driver_sql("select report_id, version from base").all()
    _tell(actions={item.cmd_id: item.status for item in items}, versions={row[0]: row[1] for row in rows})


def _is_over(desk: Desk) -> bool:
    with read_scope(desk._files.outbox) as connection:
        return all(item.needs_officer for item in outbox.unsettled(connection))


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.2)


def _tell(**told: object) -> None:
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
