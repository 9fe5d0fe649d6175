"""When the next contact is due: polling, waiting for undo, and backing off with full jitter.

Pure: randomness comes from the caller. Only progress resets the failures.
"""

from collections.abc import Callable
from datetime import timedelta

POLL = timedelta(seconds=60)
HEARTBEAT = timedelta(seconds=7)
BACKOFF_CAP_S = 300.0
BACKOFF_BASE_S = 2.0
MAX_DOUBLINGS = 10
LEAST_CHUNK, FIRST_CHUNK, MOST_CHUNK = 16 * 1024, 64 * 1024, 256 * 1024
QUICK_S, SLOW_S = 2.0, 8.0


def backoff(failures: int, jitter: Callable[[], float], retry_after_s: float | None = None) -> timedelta:
    """`rand(0, min(300, 2·2^n))` seconds after the n-th failure in a row; never sooner than `Retry-After`.

    `jitter` answers a number in 0…1.
    """
    ceiling = min(BACKOFF_CAP_S, BACKOFF_BASE_S * 2 ** min(failures, MAX_DOUBLINGS))
    return timedelta(seconds=max(jitter() * ceiling, retry_after_s or 0.0))


def next_contact(since_sync: timedelta, ready_in: timedelta | None) -> timedelta:
    """While online: the next round, for the poll or for the first action that may be sent."""
    due = max(POLL - since_sync, timedelta())
    return due if ready_in is None else min(due, ready_in)


def next_chunk(size: int, took_s: float) -> int:
    """Bytes of a photo for the next request: a few seconds of the line, so that 64 kbit/s never times out."""
    if took_s < QUICK_S:
        return max(size, min(size * 2, MOST_CHUNK))
    return smaller_chunk(size) if took_s > SLOW_S else size


def smaller_chunk(size: int) -> int:
    return min(size, max(size // 2, LEAST_CHUNK))
