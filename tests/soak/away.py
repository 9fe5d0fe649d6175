"""Trial `away`: a desk that was away for long comes back with thousands of actions, and all its reports have changed.

Time itself does not pass here: what 90 days leave behind is made at once.
"""

import json
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from central.db import Database, Transaction
from central.services import changes, report_store
from central.services.changes import Change
from domain import workflow
from domain.actions import Catatan
from domain.ids import uuid7
from domain.workflow import Act
from tests.soak.frame import Result, require
from tests.soak.office import AGE, REPORTS, ServedCentral, fresh
from tests.sync.model import jakarta

GOALS = "Goals: drains, everything exactly once, memory of the client under 200 MB."
N = 1
PENDING, CHANGED = 5000, 50_000
MOST_MB = 200.0
TOGETHER = 500
OVER_S = 60.0
OFFICER, COLLEAGUE = f"operator.{jakarta.K1}", f"kepala.{jakarta.K1}"
DECIDED = "select cmd_id, status from command where device in (select id from device where officer_id = ?)"


def run(seed: int, folder: Path) -> Result:
    return tried(seed, folder, PENDING, CHANGED)


def tried(seed: int, folder: Path, pending: int, changed: int) -> Result:
    path = fresh(folder)
    report_ids = _taken_in(path, changed)
    central = ServedCentral(path)
    central.start()
    with _desk(folder, central, pending) as desk:
        filled = _told(desk)["filled"]
        require(filled == changed + REPORTS, f"{filled} reports came")
        central.stop()
        _say(desk)
        stored = _told(desk)["stored"]
        require(stored == pending, f"{stored} of {pending} are stored")
        making = _told(desk)
    _note_all(path, report_ids)
    central.start()
    began = time.monotonic()
    with _desk(folder, central, 0) as desk:
        end, used = _told(desk), _told(desk)
    seconds = time.monotonic() - began
    central.stop()
    _compare(path, end, pending)
    figures = {
        "actions": float(pending),
        "reports": float(changed),
        "worst_drain_s": seconds,
        "worst_drain_cpu_s": used["cpu_s"],
        "worst_making_cpu_s": making["cpu_s"],
        "worst_peak_mb": max(used["peak_mb"], making["peak_mb"]),
    }
    broken = () if figures["worst_peak_mb"] < MOST_MB else (f"{figures['worst_peak_mb']:.0f} MB of memory",)
    return Result(figures, broken)


@contextmanager
def _desk(folder: Path, central: ServedCentral, count: int) -> Iterator["subprocess.Popen[str]"]:
    arguments = [str(folder / "home"), central.address, OFFICER, str(count)]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.soak.away_desk", *arguments],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
            require(process.wait(OVER_S) == 0, "the desk does not end well")
        finally:
            process.kill()


def _told(desk: "subprocess.Popen[str]") -> dict[str, Any]:
    assert desk.stdout is not None
    line = desk.stdout.readline()
    require(line, "the desk ended by itself")
    told: dict[str, Any] = json.loads(line)
    return told


def _say(desk: "subprocess.Popen[str]") -> None:
    assert desk.stdin is not None
    desk.stdin.write("\n")
    desk.stdin.flush()


# ---- what happens at central meanwhile


def _taken_in(path: Path, count: int) -> list[str]:
    at = datetime.now(UTC).replace(microsecond=0) - AGE
    made = [(uuid7(int(at.timestamp() * 1000), n.to_bytes(10, "big")), f"JX{n:06d}") for n in range(count)]

    def some(transaction: Transaction, start: int) -> None:
        for report_id, number in made[start : start + TOGETHER]:
            told = {"kelurahan": jakarta.K1, "category": "jalan", "description": f"Jalan berlubang dekat {number}."}
            jakarta.take_in(transaction, report_id, number, at, told)

    _in_parts(path, count, some)
    return [report_id for report_id, _ in made]


def _note_all(path: Path, report_ids: list[str]) -> None:
    """A colleague's note on each."""
    now, officer = datetime.now(UTC), jakarta.OFFICERS[COLLEAGUE]

    def some(transaction: Transaction, start: int) -> None:
        for report_id in report_ids[start : start + TOGETHER]:
            found = report_store.load(transaction, report_id)
            assert found is not None
            act = Act(id=f"catatan-{report_id}", action=Catatan(note="Sudah dilihat."), officer=officer, at=now)
            after = workflow.apply(found[0], act, jakarta.RULES, lambda _: None)
            change = Change(found[0], after, act.action, act.id, now + timedelta(seconds=1))
            changes.record(transaction, change, jakarta.RULES.organisation)

    _in_parts(path, len(report_ids), some)


def _in_parts(path: Path, count: int, some: Any) -> None:
    database = Database(f"sqlite:///{path}", durable=False)
    for start in range(0, count, TOGETHER):
        database.write(partial(some, start=start))
    database.close()


# ---- the end


def _compare(path: Path, end: dict[str, Any], pending: int) -> None:
    own: dict[str, str] = end["actions"]
    require(len(own) == pending, f"the desk knows {len(own)} of {pending} actions")
    with closing(sqlite3.connect(path)) as central:
        decided = dict(central.execute(DECIDED, (OFFICER,)).fetchall())
        effects = Counter(
            row[0] for row in central.execute("select cmd_id from change_log where actor = ?", (OFFICER,))
        )
        held = dict(
            central.execute(
                "select f.report_id, r.version from scope_feed f join report r on r.id = f.report_id"
                " where f.scope = ? and f.dropped_ms is null",
                (jakarta.K1,),
            )
        )
    wrong = [cmd_id for cmd_id, status in own.items() if status != "held" and decided.get(cmd_id) != status]
    require(not wrong, f"central says otherwise of {len(wrong)}: {wrong[:3]}")
    logged = {cmd_id for cmd_id, status in own.items() if status in ("applied", "late_note")}
    require(effects == Counter(logged), "central's log holds other actions than the desk's, or one twice")
    require(end["versions"] == held, "the desk holds other reports or versions than central")
