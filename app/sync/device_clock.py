"""Time on a PC whose clock may be years off: central's time at the last contact plus what has passed since.

No clock decides order or conflict; this one only dates what the officer does and sees.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import msgspec

from domain.wire import Clock


class Anchor(msgspec.Struct, frozen=True):
    """Central's time (ms) at a contact, beside the PC's wall clock (ms), monotonic clock (s) and boot."""

    server_ms: int
    wall_ms: int
    monotonic_s: float
    boot_id: str


class Sources(NamedTuple):
    """The clocks of this PC; `monotonic` counts seconds since boot."""

    wall: Callable[[], datetime]
    monotonic: Callable[[], float]
    boot_id: str


class DeviceClock:
    """`anchor` is the last contact; it is kept with the cache and put back at start."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self.anchor: Anchor | None = None

    def set_anchor(self, server_ms: int) -> None:
        wall_ms = int(self._sources.wall().timestamp() * 1000)
        self.anchor = Anchor(server_ms, wall_ms, self._sources.monotonic(), self._sources.boot_id)

    def now(self) -> datetime:
        """Central's time as this PC knows it; its own clock before the first contact."""
        anchor = self.anchor
        if anchor is None:
            return self._sources.wall()
        return datetime.fromtimestamp(anchor.server_ms / 1000, UTC) + timedelta(milliseconds=self._elapsed_ms(anchor))

    def monotonic_s(self) -> float:
        """Seconds since some moment, for durations."""
        return self._sources.monotonic()

    def claim(self) -> Clock | None:
        """When an action was made, as told to central; None before the first contact."""
        anchor = self.anchor
        if anchor is None:
            return None
        same_boot = anchor.boot_id == self._sources.boot_id
        return Clock(anchor_ms=anchor.server_ms, elapsed_ms=self._elapsed_ms(anchor), same_boot=same_boot)

    def _elapsed_ms(self, anchor: Anchor) -> int:
        """Monotonic within one boot; after a restart the wall clock, never backwards."""
        if anchor.boot_id == self._sources.boot_id:
            return max(0, int((self._sources.monotonic() - anchor.monotonic_s) * 1000))
        return max(0, int(self._sources.wall().timestamp() * 1000) - anchor.wall_ms)
