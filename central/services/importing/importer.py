"""Importing a published file in batches: each batch is one transaction, so that what is broken off can be begun again
and comes to the same end. Owns what counts as what; reading a row and writing a report stand beside it.
"""

import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from central.db import BusyError, Database, Transaction, UnavailableError
from central.services import bulk, reference, report_store
from central.services.bulk import History
from central.services.importing import histories, table
from central.services.importing.layouts import LAYOUTS, SEPARATORS, Layout, Published, RejectedError, layout_of
from central.services.importing.matching import OTHER, Matcher
from central.services.importing.table import BadFileError, Lines, Record, Shape
from central.services.importing.tally import Summary, Tally

# Written while all other writers wait, who give up after 2 s (db.py).
BATCH = 500
TRIES = 20
PAUSE_S = 0.25
OWN_NUMBER = re.compile(r"([A-Z]+\d{6})(\d{4})")

Rejected = Callable[[Record, RejectedError], None]
Progress = Callable[[int, int], None]


class _Done(NamedTuple):
    """One batch: what is new, and how many numbers central had; of those, how many are open but finished here."""

    fresh: list[Published]
    unchanged: int
    behind: int


class Importer:
    """One run. `database` is None where a dry run found none; `rejected` is told of each row that is no report."""

    def __init__(
        self,
        database: Database | None,
        matcher: Matcher,
        clock: Callable[[], datetime],
        rejected: Rejected,
        *,
        is_dry: bool,
    ) -> None:
        self.tally = Tally()
        self._database = database
        self._matcher = matcher
        self._clock = clock
        self._rejected = rejected
        self._is_dry = is_dry

    def run(self, path: Path, progress: Progress) -> Summary:
        """A file that `check` found good. `progress` is told bytes and rows read so far."""
        with path.open("rb") as file, closing(_Seen()) as seen:
            lines = Lines(file)
            layout = _layout(lines)
            rows = self._rows(lines, layout, seen)
            while batch := list(islice(rows, BATCH)):
                self._note(self._written(batch))
                progress(lines.consumed, self.tally.counts["read"])
            progress(lines.consumed, self.tally.counts["read"])
        return self.tally.summary(is_dry=self._is_dry)

    def _rows(self, lines: Lines, layout: Layout, seen: "_Seen") -> Iterator[Published]:
        """Those that central may get; the others are counted."""
        for record in table.records(lines, Shape(layout.separator, layout.width, layout.is_whole)):
            self.tally.counts["read"] += 1
            try:
                row = layout.read(record.fields)
            except RejectedError as error:
                self.tally.counts["rejected"] += 1
                self._rejected(record, error)
                continue
            if seen.adds(row.number):
                yield row
            else:
                self.tally.counts["duplicates"] += 1

    def _written(self, batch: list[Published]) -> _Done:
        if self._database is None:
            return self._planned(batch, {})[0]
        if self._is_dry:
            return self._database.read(lambda transaction: self._planned(batch, _known(transaction, batch))[0])
        for _ in range(TRIES):
            try:
                done = self._database.write(lambda transaction: self._write(transaction, batch))
            except BusyError:
                time.sleep(PAUSE_S)
                continue
            self._matcher.written()
            return done
        raise UnavailableError("basis data terus sibuk; impor berkas yang sama sekali lagi untuk melanjutkan")

    def _write(self, transaction: Transaction, batch: list[Published]) -> _Done:
        done, made = self._planned(batch, _known(transaction, batch))
        matcher = self._matcher
        reference.extend(transaction, matcher.new_units, OTHER, matcher.new_aliases)
        report_store.skip_numbers(transaction, _last_numbers(done.fresh))
        bulk.append(transaction, made, matcher.rules.organisation)
        return done

    def _planned(self, batch: list[Published], known: dict[str, bool]) -> tuple[_Done, list[History]]:
        """What central has already stays as it is, whatever the file says of it."""
        fresh = [row for row in batch if row.number not in known]
        behind = sum(row.is_finished and known.get(row.number, False) for row in batch)
        now = self._clock()
        made = [histories.history_of(row, self._matcher, now) for row in fresh]
        return _Done(fresh, len(batch) - len(fresh), behind), made

    def _note(self, done: _Done) -> None:
        self.tally.imported(done.fresh, self._matcher)
        self.tally.counts["unchanged"] += done.unchanged
        self.tally.doubts["behind"] += done.behind


def check(path: Path) -> int:
    """The size of a file that can be imported. Raises BadFileError."""
    size = table.check(path)
    with path.open("rb") as file:
        _layout(Lines(file))
    return size


class _Seen:
    """Numbers of this file so far, in a database of SQLite's own that spills into a nameless file."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=OFF")
        self._connection.execute("CREATE TABLE seen (number TEXT PRIMARY KEY) WITHOUT ROWID")
        self._connection.execute("BEGIN")

    def adds(self, number: str) -> bool:
        """Whether the number is new."""
        return bool(self._connection.execute("INSERT OR IGNORE INTO seen VALUES (?)", (number,)).rowcount)

    def close(self) -> None:
        self._connection.close()


def _layout(lines: Lines) -> Layout:
    first = next((line for line in lines if line.text.strip()), None)
    if first is None:
        raise BadFileError("berkas kosong")
    for separator in SEPARATORS:
        layout = layout_of(table.header_fields(first, separator), separator)
        if layout is not None:
            return layout
    known = " atau ".join(f"«{';'.join(columns.values())}»" for columns in LAYOUTS)
    raise BadFileError(f"baris {first.number} bukan kepala kolom yang dikenal: {known}")


def _known(transaction: Transaction, batch: Iterable[Published]) -> dict[str, bool]:
    return report_store.open_by_number(transaction, (row.number for row in batch))


def _last_numbers(rows: Iterable[Published]) -> dict[str, int]:
    """The highest by prefix of those that central could give itself; it must not give them again."""
    last: dict[str, int] = {}
    for found in filter(None, (OWN_NUMBER.fullmatch(row.number) for row in rows)):
        last[found[1]] = max(int(found[2]), last.get(found[1], 0))
    return last
