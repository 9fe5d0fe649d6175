"""What an import counted: the figures of its last line, and what a person should know beside them."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from central.services.importing import histories
from central.services.importing.layouts import Published
from central.services.importing.matching import UNKNOWN, Matcher

# Of texts that are listed, so that a file of nothing but faults does not fill the memory.
MAX_LISTED = 1000


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """`read` is the sum of the other four counts (central-api.md, "Command line")."""

    read: int
    imported: int
    unchanged: int
    duplicates: int
    rejected: int
    dry_run: bool


class Tally:
    """`counts` by the names of `Summary`; how often each unknown unit or category and each state was met; `doubts`:
    rows that were `backwards` or had `no_end`, and those where central is `behind` the file."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.units: Counter[str] = Counter()
        self.categories: Counter[str] = Counter()
        self.states: Counter[str] = Counter()
        self.doubts: Counter[str] = Counter()

    def imported(self, rows: Iterable[Published], matcher: Matcher) -> None:
        for row in rows:
            self.counts["imported"] += 1
            self.doubts["backwards"] += histories.is_backwards(row)
            self.doubts["no_end"] += histories.has_no_end(row)
            unit, category = matcher.unit(row.unit), matcher.new_category(row.category)
            if unit.kind == UNKNOWN:
                _count(self.units, unit.name)
            if category is not None:
                _count(self.categories, category)
            if not row.is_finished:
                _count(self.states, row.status.upper())

    def summary(self, *, is_dry: bool) -> Summary:
        counts = self.counts
        return Summary(
            read=counts["read"],
            imported=counts["imported"],
            unchanged=counts["unchanged"],
            duplicates=counts["duplicates"],
            rejected=counts["rejected"],
            dry_run=is_dry,
        )


def _count(texts: Counter[str], text: str) -> None:
    if text in texts or len(texts) < MAX_LISTED:
        texts[text] += 1
