"""The order of numbers is the order of commits: writers at once, a reader that polls, nothing missed.

The control does the same with a plain PostgreSQL sequence as the cursor and must lose rows.
"""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg

from central.services.audit import verify
from tests.central.office import GAMBIR, TEBET, Office

WRITERS = 8
KELURAHAN = (GAMBIR, TEBET)


class Reader(threading.Thread):
    """Follows one scope from page to page until told that no more is written."""

    def __init__(self, desk) -> None:
        super().__init__()
        self.desk = desk
        self.versions: dict[str, int] = {}
        self.cursor: str | None = None
        self.is_over = False

    def run(self) -> None:
        while True:
            was_over = self.is_over
            page = self.desk.pull(self.cursor, 7)
            self.cursor = page["next_cursor"]
            for row in page["rows"]:
                assert self.versions.get(row["id"], 0) < row["version"], "never backwards, never twice"
                self.versions[row["id"]] = row["version"]
            if was_over and not page["more"]:
                return


def write(office: Office, number: int, rounds: int) -> int:
    """Notes on own and shared reports of both kelurahan; answers how many were applied."""
    kelurahan = KELURAHAN[number % 2]
    desk = office.desk(f"operator.{kelurahan}", f"pc-{number}")
    applied = 0
    for turn in range(rounds):
        name = f"bersama-{number % 2}" if turn % 3 == 0 else f"milik-{number}"
        result = desk.do("catatan", name, 1, note=str(turn))
        applied += result["status"] == "applied"
        assert result["status"] in {"applied", "busy"}, result
    return applied


def run(office: Office, rounds: int) -> int:
    for number, kelurahan in enumerate(KELURAHAN):
        office.intake(kelurahan, report_id=f"bersama-{number}")
    for number in range(WRITERS):
        office.intake(KELURAHAN[number % 2], report_id=f"milik-{number}")
    readers = [Reader(office.desk(f"kepala.{kelurahan}", "pc-reader")) for kelurahan in KELURAHAN]
    for reader in readers:
        reader.start()
    with ThreadPoolExecutor(WRITERS) as pool:
        applied = sum(pool.map(lambda number: write(office, number, rounds), range(WRITERS)))
    for reader in readers:
        reader.is_over = True
    for reader in readers:
        reader.join()
    held = {**readers[0].versions, **readers[1].versions}
    stored = dict(office.rows("SELECT id, version FROM report"))
    assert held == stored, "the readers hold the last version of everything"
    return applied


def test_nothing_is_missed(office):
    applied = run(office, rounds=30)
    first = 2 + WRITERS
    numbers = [row[0] for row in office.rows("SELECT seq FROM change_log ORDER BY seq")]
    assert numbers == list(range(1, first + applied + 1)), "dense, and one for each effect"
    assert applied >= WRITERS * 30 * 0.9
    assert verify(office.database).ok


def naive_writer(address: str, number: int, until: float) -> int:
    """A number from a sequence, a little work, a commit: as many do it."""
    chance, written = random.Random(number), 0
    with psycopg.connect(address, autocommit=True) as connection:
        while time.monotonic() < until:
            with connection.transaction():
                connection.execute("INSERT INTO naive (writer) VALUES (%s)", [number])
                if chance.random() < 0.3:
                    connection.execute("SELECT pg_sleep(0.002)")
            written += 1
    return written


def naive_reader(address: str, until: float) -> int:
    cursor, seen = 0, 0
    with psycopg.connect(address, autocommit=True) as connection:
        while time.monotonic() < until:
            rows = connection.execute("SELECT seq FROM naive WHERE seq > %s ORDER BY seq", [cursor]).fetchall()
            seen += len(rows)
            cursor = rows[-1][0] if rows else cursor
    return seen


def test_a_plain_sequence_would_lose_rows(new_postgres):
    """If this ever finds no loss, the test above proves nothing."""
    address = new_postgres().replace("+psycopg", "")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE naive (seq BIGSERIAL PRIMARY KEY, writer INTEGER)")
    lost = written = 0
    with ThreadPoolExecutor(WRITERS + 1) as pool:
        while not lost:
            until = time.monotonic() + 0.5
            reading = pool.submit(naive_reader, address, until + 0.3)
            written += sum(pool.map(naive_writer, [address] * WRITERS, range(WRITERS), [until] * WRITERS))
            lost = written - reading.result()
    assert lost > 0
