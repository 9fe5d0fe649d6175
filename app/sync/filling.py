"""Fills a desk that holds nothing from central's files: open reports first, each batch and its place at once.

Nothing of a file is believed until the whole of it has the number and the digest that its first line told; then the
cursor is set with the last batch. What goes wrong for good leaves the filling to pull.
"""

from collections.abc import Iterator

import msgspec

from app.errors import OfflineError, RejectedError
from app.models import cache
from app.models.cache import LocalFiles, Row
from app.models.unit_of_work import read_scope
from app.sync.ahead import Ahead
from app.sync.calls import CentralCalls
from app.sync.snapshot_file import Batch, Place, batches
from domain import digest
from domain.rulebook import Rulebook

BATCH_ROWS = 1000
"""More are quicker together, but somebody may work on the open reports while the rest comes."""
NO_FILES = frozenset({404, 405, 410, 422, 501})
"""Answers of a central that has no files for us."""
STATE = cache.FILLING


class Filling:
    """`is_ahead`: the download runs in a thread of its own."""

    def __init__(self, calls: CentralCalls, files: LocalFiles, scope: str, *, is_ahead: bool) -> None:
        self.batch_rows = BATCH_ROWS
        self._calls = calls
        self._files = files
        self._scope = scope
        self._is_ahead = is_ahead
        self._source: Iterator[Batch] | None = None
        self._stored: bytes | None = None
        self._is_refused = False

    def step(self, rules: Rulebook, beside: dict[str, bytes]) -> frozenset[str] | None:
        """Ids of the next batch, stored with the states `beside` it; None when this is the business of pull."""
        if self._is_refused:
            return None
        source, self._source = self._source or self._begun(), None
        try:
            filled = self._take(next(source), rules, beside)
            if self._stored is not None:
                self._source = source
            return filled
        except RejectedError as error:
            if error.status not in NO_FILES:
                raise
            self._refuse(rules)
            return None
        finally:
            if self._source is None and isinstance(source, Ahead):
                source.close()

    def _begun(self) -> Iterator[Batch]:
        with read_scope(self._files.cache) as connection:
            self._stored = cache.get_state(connection, STATE)
        made = batches(self._calls, self._scope, self._place(), self.batch_rows)
        return Ahead(made) if self._is_ahead else made

    def _place(self) -> Place:
        return Place() if self._stored is None else msgspec.json.decode(self._stored, type=Place)

    def _take(self, batch: Batch, rules: Rulebook, beside: dict[str, bytes]) -> frozenset[str] | None:
        place, head = batch.place, batch.place.head
        if head is None:
            raise TypeError("rows come behind the first line of their file")
        known = self._place()
        if known.epoch not in {"", head.epoch}:  # what is here is of another life of central
            cache.forget_rows(self._files, rules)
            self._stored = None
            return frozenset()
        before = Place() if batch.is_begin else known
        rows, total = _rows(batch.rows), before.total
        total = (total + sum(digest.of_row(row.report_id, row.version) for row in rows)) % digest.MODULUS
        place = msgspec.structs.replace(place, rows=before.rows + len(rows), total=total)
        if batch.is_end and (place.rows, digest.to_text(total)) != (head.rows, head.digest):
            self._refuse(rules)
            return None
        after = place.following() if batch.is_end else place
        states = {STATE: msgspec.json.encode(after)} if after else {"cursor": place.cursor.encode()}
        is_ours = cache.fill(self._files, rules, rows, states | beside, self._stored)
        self._stored = states.get(STATE) if is_ours else None
        if not is_ours:  # somebody else has stored something meanwhile
            return frozenset()
        return frozenset(row.report_id for row in rows)

    def _refuse(self, rules: Rulebook) -> None:
        self._is_refused = True
        self._stored = None
        with read_scope(self._files.cache) as connection:
            is_begun = cache.get_state(connection, STATE) is not None
        if is_begun:
            cache.forget_rows(self._files, rules)


def _rows(lines: list[bytes]) -> list[Row]:
    try:
        heads = [_heads.decode(line) for line in lines]
    except msgspec.DecodeError as error:
        raise OfflineError("not_central") from error
    return [Row(head.id, head.version, line) for head, line in zip(heads, lines, strict=True)]


class _Head(msgspec.Struct):
    id: str
    version: int


_heads = msgspec.json.Decoder(_Head)
