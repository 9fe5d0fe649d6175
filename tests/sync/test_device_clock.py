"""Time on a PC whose own clock is years off, jumps, or starts anew."""

from datetime import UTC, datetime, timedelta

import pytest

from app.sync.device_clock import Anchor, DeviceClock, Sources
from domain.wire import Clock

CENTRAL = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
CENTRAL_MS = int(CENTRAL.timestamp() * 1000)
YEARS = [datetime(1970, 1, 1, tzinfo=UTC), datetime(2026, 11, 22, tzinfo=UTC), datetime(2099, 12, 31, tzinfo=UTC)]


class Pc:
    def __init__(self, wall: datetime) -> None:
        self.wall = wall
        self.monotonic_s = 1000.0
        self.boot_id = "boot-1"

    def clock(self, anchor: Anchor | None = None) -> DeviceClock:
        clock = DeviceClock(Sources(lambda: self.wall, lambda: self.monotonic_s, self.boot_id))
        clock.anchor = anchor
        return clock

    def wait(self, span: timedelta) -> None:
        self.wall += span
        self.monotonic_s += span.total_seconds()


@pytest.mark.parametrize("wall", YEARS)
def test_after_a_contact_the_pc_clock_does_not_matter(wall: datetime) -> None:
    pc = Pc(wall)
    clock = pc.clock()
    clock.set_anchor(CENTRAL_MS)
    pc.wait(timedelta(minutes=5))
    assert clock.now() == CENTRAL + timedelta(minutes=5)
    assert clock.claim() == Clock(anchor_ms=CENTRAL_MS, elapsed_ms=300_000, same_boot=True)


@pytest.mark.parametrize("jump", [timedelta(days=-20 * 365), timedelta(days=20 * 365)])
def test_a_jump_of_the_wall_clock_within_one_boot_changes_nothing(jump: timedelta) -> None:
    pc = Pc(YEARS[1])
    clock = pc.clock()
    clock.set_anchor(CENTRAL_MS)
    pc.wall += jump
    pc.monotonic_s += 60
    assert clock.now() == CENTRAL + timedelta(minutes=1)


@pytest.mark.parametrize("wall", YEARS)
def test_before_the_first_contact_nothing_is_claimed(wall: datetime) -> None:
    clock = Pc(wall).clock()
    assert clock.claim() is None
    assert clock.now() == wall


@pytest.mark.parametrize("wall", YEARS)
def test_after_a_restart_the_wall_clock_measures(wall: datetime) -> None:
    pc = Pc(wall)
    before = pc.clock()
    before.set_anchor(CENTRAL_MS)
    pc.wall += timedelta(hours=2)
    pc.monotonic_s, pc.boot_id = 3.0, "boot-2"
    clock = pc.clock(before.anchor)
    assert clock.now() == CENTRAL + timedelta(hours=2)
    claim = clock.claim()
    assert claim == Clock(anchor_ms=CENTRAL_MS, elapsed_ms=7_200_000, same_boot=False)


def test_time_never_runs_backwards_before_the_last_contact() -> None:
    pc = Pc(YEARS[1])
    before = pc.clock()
    before.set_anchor(CENTRAL_MS)
    pc.wall, pc.monotonic_s, pc.boot_id = YEARS[0], 3.0, "boot-2"
    assert pc.clock(before.anchor).now() == CENTRAL
    pc.boot_id, pc.monotonic_s = "boot-1", 3.0
    assert pc.clock(before.anchor).now() == CENTRAL
