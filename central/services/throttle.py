"""Guessing passwords: a delay that grows with each failure of one user name from one address."""

import hashlib
from datetime import datetime

from central.db import Sql, Transaction
from central.models import tables
from central.models.statements import upsert
from central.problems import ProblemError
from central.services.times import to_ms

FREE_FAILURES = 3
FIRST_DELAY_S = 2
LONGEST_DELAY_S = 900
FORGOTTEN_AFTER_S = 24 * 3600

NONE = (0, 0)
FAILURES = Sql("SELECT failures, blocked_until_ms FROM sign_in_failure WHERE key = :key")
NOTE_FAILURE = upsert(tables.sign_in_failure, ("key",))
FORGET = Sql("DELETE FROM sign_in_failure WHERE key = :key")
FORGET_OLD = Sql("DELETE FROM sign_in_failure WHERE blocked_until_ms < :before_ms")


def key_of(username: str, address: str) -> bytes:
    return hashlib.sha256(f"{username}\n{address}".encode()).digest()


def check(transaction: Transaction, key: bytes, now: datetime) -> None:
    """Raises ProblemError `too_many_attempts` while the delay of earlier failures runs."""
    _, blocked_until_ms = transaction.one(FAILURES, {"key": key}) or NONE
    wait_ms = blocked_until_ms - to_ms(now)
    if wait_ms > 0:
        raise ProblemError("too_many_attempts", headers={"Retry-After": str(-(-wait_ms // 1000))})


def note_failure(transaction: Transaction, key: bytes, now: datetime) -> None:
    """Guesses made at once all count, so a burst of them is followed by a long delay."""
    now_ms = to_ms(now)
    transaction.run(FORGET_OLD, {"before_ms": now_ms - FORGOTTEN_AFTER_S * 1000})
    failures = (transaction.one(FAILURES, {"key": key}) or NONE)[0] + 1
    blocked_until_ms = now_ms + delay_s(failures) * 1000
    row = {"key": key, "failures": failures, "blocked_until_ms": blocked_until_ms}
    transaction.run(NOTE_FAILURE, row)


def forget_failures(transaction: Transaction, key: bytes) -> None:
    transaction.run(FORGET, {"key": key})


def delay_s(failures: int) -> int:
    """Seconds to wait after so many failures in a row."""
    if failures <= FREE_FAILURES:
        return 0
    return int(min(FIRST_DELAY_S * 2 ** min(failures - FREE_FAILURES - 1, 30), LONGEST_DELAY_S))
