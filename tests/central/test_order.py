"""The order of numbers is the order of commits: writers at once, a reader that polls, nothing missed.

The control does the same with a plain PostgreSQL sequence as the cursor and must lose rows.
"""

from concurrent.futures import ThreadPoolExecutor

from central.services.audit import verify
from tests.central.office import GAMBIR, TEBET, Office
from tests.soak.racing_commits import Reader, naive_loss, race

WRITERS = 8
COMMITS = 400
KELURAHAN = (GAMBIR, TEBET)


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
    readers = [Reader(office.desk(f"kepala.{kelurahan}", "pc-reader"), 7) for kelurahan in KELURAHAN]
    for reader in readers:
        reader.start()
    with ThreadPoolExecutor(WRITERS) as pool:
        applied = sum(pool.map(lambda number: write(office, number, rounds), range(WRITERS)))
    for reader in readers:
        reader.is_over = True
    for reader in readers:
        reader.join()
    assert not [text for reader in readers for text in reader.broken]
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


def test_nothing_is_missed_in_a_race(new_postgres):
    """Rollbacks, cancelled statements and an open foreign transaction besides: trial `racing-commits`, in short."""
    figures, broken = race(new_postgres(), seed=1, writers=16, commits=COMMITS)
    assert broken == ()
    assert figures["tries"] > figures["commits"], "some were rolled back and sent again"


def test_a_plain_sequence_would_lose_rows(new_postgres):
    """If this ever finds no loss, the test above proves nothing."""
    assert naive_loss(new_postgres()) > 0
