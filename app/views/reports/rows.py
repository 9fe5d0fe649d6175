"""At which row of a list a report stands, headings among them: by arithmetic, however long it is. Holds no report."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from app.services.values import Group


@dataclass(frozen=True, slots=True)
class Heading:
    """A group's first row. `is_complete` is False while more may come to `count`."""

    group: Group
    count: int
    is_complete: bool

    def shown_count(self) -> str:
        return str(self.count) if self.is_complete else f"{self.count}+"


class Rows:
    """`ids` in the order of the list. `groups`: the reports under each heading; none for a list without headings.

    A *place* counts reports alone, a row headings as well; both begin with 0.
    """

    def __init__(
        self, ids: tuple[str, ...] = (), groups: tuple[tuple[Group, int], ...] = (), is_whole: bool = True
    ) -> None:
        self.ids = ids
        last = len(groups) - 1
        self._told = tuple(Heading(*found, is_whole or at < last) for at, found in enumerate(groups))
        counts = [count for _, count in groups]
        self._firsts = tuple(end - count for end, count in zip(accumulate(counts), counts, strict=True))
        self.headings = tuple(first + at for at, first in enumerate(self._firsts))

    def __len__(self) -> int:
        return len(self.ids) + len(self.headings)

    def heading_at(self, row: int) -> Heading | None:
        return self._told[self.headings.index(row)] if row in self.headings else None

    def place_at(self, row: int) -> int:
        """-1 for a heading and for no row of the list."""
        if row in self.headings or not 0 <= row < len(self):
            return -1
        return row - bisect_right(self.headings, row)

    def row_at(self, place: int) -> int:
        return place + bisect_right(self._firsts, place)

    def id_at(self, row: int) -> str:
        """Empty where no report stands."""
        place = self.place_at(row)
        return self.ids[place] if place >= 0 else ""

    def row_of(self, report_id: str) -> int:
        """-1 for a report that is not in the list."""
        try:
            return self.row_at(self.ids.index(report_id))
        except ValueError:
            return -1

    def step(self, start: int, by: int) -> int:
        """The report row `by` reports away from row `start`, held within the ends; -1 for an empty list."""
        if not self.ids:
            return -1
        place = self.place_at(start)
        if place >= 0:
            place += by
        else:
            after = max(start, 0) - bisect_right(self.headings, start - 1)
            place = after + by - 1 if by > 0 else after + by
        return self.row_at(min(max(place, 0), len(self.ids) - 1))

    def is_continued_by(self, other: "Rows") -> bool:
        """The other begins with exactly these rows."""
        known = len(self.headings)
        return (
            other.ids[: len(self.ids)] == self.ids
            and other.headings[:known] == self.headings
            and all(row >= len(self) for row in other.headings[known:])
        )
