"""How much data a run uses."""

from typing import NamedTuple


class Scale(NamedTuple):
    """Numbers of reports: on a full desk, on a small one, of a first sync, of the central that serves pages, and
    of those invented anew.
    """

    desk: int
    small_desk: int
    first_sync: int
    served: int
    invented: int


FULL = Scale(desk=250_000, small_desk=25_000, first_sync=100_000, served=25_000, invented=10_000)
SMALL = Scale(desk=10_000, small_desk=2_500, first_sync=10_000, served=10_000, invented=2_500)
"""To try the bench itself: its figures mean nothing."""
