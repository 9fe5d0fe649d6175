"""When the next contact is due."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.sync import pace

FAILURES = st.integers(min_value=0, max_value=10_000)
JITTER = st.floats(min_value=0, max_value=1)


@given(FAILURES, JITTER)
def test_backoff_stays_between_nothing_and_its_ceiling(failures: int, jitter: float) -> None:
    wait = pace.backoff(failures, lambda: jitter)
    assert timedelta() <= wait <= timedelta(seconds=300)
    assert wait <= timedelta(seconds=2 * 2 ** min(failures, 10))


def test_the_ceiling_doubles_until_five_minutes() -> None:
    ceilings = [pace.backoff(failures, lambda: 1.0).total_seconds() for failures in range(10)]
    assert ceilings == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


@given(FAILURES, JITTER, st.floats(min_value=0, max_value=3600))
def test_never_sooner_than_central_asked_for(failures: int, jitter: float, retry_after_s: float) -> None:
    assert pace.backoff(failures, lambda: jitter, retry_after_s) >= timedelta(seconds=retry_after_s)


@given(st.timedeltas(min_value=timedelta(), max_value=timedelta(days=30)))
def test_the_poll_is_never_late(since: timedelta) -> None:
    assert timedelta() <= pace.next_contact(since, None) <= pace.POLL
    assert pace.next_contact(since, timedelta(seconds=3)) <= timedelta(seconds=3)


def test_a_waiting_action_does_not_put_the_poll_off() -> None:
    assert pace.next_contact(timedelta(seconds=50), timedelta(seconds=30)) == timedelta(seconds=10)
