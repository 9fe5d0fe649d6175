"""A central that suddenly has far fewer reports may have lost them: the desk asks before it forgets its own.

Asked is central itself, how many reports the scope has, and only when a desk with more than a few would lose many.
An officer who says yes lets one whole fetch through.
"""

from typing import NamedTuple

from app.errors import RejectedError, ShrunkError
from app.models import cache
from app.models.cache import LocalFiles
from app.models.unit_of_work import read_scope
from app.sync.calls import CentralCalls

FEW = 50
SHARE = 0.2


class Shrunk(NamedTuple):
    """Reports on this desk, and in its scope at central."""

    held: int
    told: int


class Shrinking:
    """`asked`: what waits for the officer's word, None while nothing does."""

    def __init__(self, files: LocalFiles, calls: CentralCalls, scope: str) -> None:
        self._files = files
        self._calls = calls
        self._scope = scope
        self._dropped = 0
        self._is_agreed = False
        self.asked: Shrunk | None = None

    def agree(self) -> None:
        self._is_agreed = True

    def end(self) -> None:
        """A fetch is complete: the next one is asked about anew."""
        self._dropped, self._is_agreed, self.asked = 0, False, None

    def before_drops(self, report_ids: list[str]) -> None:
        """Of one page; those of the pages before it in the same fetch count, too. Raises ShrunkError."""
        with read_scope(self._files.cache) as connection:
            leaving = cache.count_among(connection, report_ids)
            held = cache.count(connection) if self._dropped + leaving > FEW else 0
        if _is_much(held + self._dropped, held - leaving):
            self._ask(held + self._dropped)
        self._dropped += leaving

    def before_refill(self) -> None:
        """Raises ShrunkError."""
        with read_scope(self._files.cache) as connection:
            held = cache.count(connection)
        if held > FEW:
            self._ask(held)

    def _ask(self, held: int) -> None:
        if self._is_agreed:
            return
        try:
            told = self._calls.digest(self._scope, None).count
        except RejectedError:  # a central without digests, or without this scope: pull tells that
            return
        self.asked = Shrunk(held, told) if _is_much(held, told) else None
        if self.asked is not None:
            raise ShrunkError("shrunk")


def _is_much(before: int, after: int) -> bool:
    return before - after > max(FEW, before * SHARE)
