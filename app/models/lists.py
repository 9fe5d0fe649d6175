"""Queries of the reading screens over `line`: splits, counts, orders and workloads (ux.md, "Lists").

Bounds of "today" and "30 days" come from the caller's clock, which is central's time.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from app.models.many import among, is_among
from app.models.moments import to_ms
from app.models.tables import line
from domain.calendar import WIB
from domain.organisation import Officer

SHOWN_CLOSED = timedelta(days=30)

_rows_of = sa.select(line).where(is_among(line.c.report_id))


class Bounds(NamedTuple):
    """What the predicates depend on beside the rows: who asks, now, and the end of the WIB day."""

    unit: str
    officer: str
    now_ms: int
    day_end_ms: int
    closed_since_ms: int

    @classmethod
    def at(cls, officer: Officer, now: datetime) -> "Bounds":
        tomorrow = now.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return cls(officer.unit, officer.id, to_ms(now), to_ms(tomorrow), to_ms(now - SHOWN_CLOSED))


def predicate(split: str, at: Bounds) -> sa.ColumnElement[bool]:
    """Raises KeyError for a name that is no split. "Baru" is what the unit holds and has not responded to
    yet.
    """
    is_open = line.c.is_open.is_(True)
    mine = sa.and_(is_open, line.c.holder == at.unit)
    due = sa.or_(line.c.red_at <= at.now_ms, line.c.finish_by < at.day_end_ms)
    unanswered = line.c.respond_by.is_not(None)
    return {
        "tugas_saya": sa.and_(mine, line.c.assignee == at.officer),
        "perpanjangan": line.c.is_decidable.is_(True),
        "menunggu_validasi": line.c.handed_in_at.is_not(None),
        "baru": sa.and_(mine, unanswered, line.c.is_returned.is_(False)),
        "dikembalikan": sa.and_(mine, line.c.is_returned.is_(True)),
        "jatuh_tempo": sa.and_(mine, due),
        "di_opd_lain": sa.and_(is_open, line.c.is_handed_on.is_(True)),
        "diikuti": line.c.is_starred.is_(True),
        "di_validator": sa.and_(is_open, line.c.handed_in_at.is_not(None), line.c.is_handed_in.is_(True)),
        "selesai": sa.and_(line.c.is_open.is_(False), line.c.sort_key <= -at.closed_since_ms),
        "semua_terbuka": is_open,
    }[split]


QUEUE = "menunggu_validasi"
"""The split in the order of hand-in, which is no order of limits."""


def counts(connection: sa.Connection, splits: Sequence[str], at: Bounds) -> dict[str, int]:
    """One index or one pass for each split, so that 250,000 rows are not read for a handful."""
    each = [
        sa.select(sa.func.count()).select_from(line).where(predicate(split, at)).scalar_subquery().label(split)
        for split in splits
    ]
    return dict(connection.execute(sa.select(*each)).mappings().one())


class Order(NamedTuple):
    """All ids of a split, in its order: first those late, then those due today, then other open ones, then closed."""

    ids: tuple[str, ...]
    late: int
    today: int
    later: int


def order(connection: sa.Connection, split: str, at: Bounds) -> Order:
    """One pass over an index; its answer is one row, for with a row for each id the threads would wait for each
    other."""
    listed = (
        sa.select(line.c.report_id, *_keys(split)).where(predicate(split, at)).order_by(*_order(split)).subquery()
    )
    told: list[Any] = [sa.func.json_group_array(listed.c.report_id)]
    if split != QUEUE:
        is_open, key = listed.c.is_open.is_(True), listed.c.sort_key
        told += [sa.func.count(sa.case((sa.and_(is_open, key < end), 1))) for end in (at.now_ms, at.day_end_ms)]
        told.append(sa.func.count(sa.case((is_open, 1))))
    text, *counts = connection.execute(sa.select(*told)).one()
    late, until_tomorrow, are_open = counts or (0, 0, 0)
    ids = msgspec.json.decode(text, type=tuple[str, ...])
    return Order(ids, late, until_tomorrow - late, are_open - until_tomorrow)


def page(connection: sa.Connection, split: str, at: Bounds, limit: int) -> list[dict[str, Any]]:
    """The first rows of a split."""
    query = sa.select(line).where(predicate(split, at)).order_by(*_order(split)).limit(limit)
    return [dict(row) for row in connection.execute(query).mappings()]


def _keys(split: str) -> tuple[sa.Column[Any], ...]:
    return (line.c.handed_in_at,) if split == QUEUE else (line.c.is_open, line.c.sort_key)


def _order(split: str) -> tuple[sa.ColumnElement[Any], ...]:
    """By the limit that ends first; closed: newest first; the validators' queue: oldest first."""
    if split == QUEUE:
        return line.c.handed_in_at, line.c.report_id
    return line.c.is_open.desc(), line.c.sort_key, line.c.report_id


def get(connection: sa.Connection, report_id: str) -> dict[str, Any] | None:
    row = connection.execute(sa.select(line).where(line.c.report_id == report_id)).mappings().one_or_none()
    return None if row is None else dict(row)


def workload(connection: sa.Connection, column: str, at: Bounds) -> dict[str, tuple[int, int]]:
    """Open and red reports per value of `holder` or `assignee`."""
    by = line.c[column]
    red = sa.func.count(sa.case((line.c.red_at <= at.now_ms, 1)))
    query = sa.select(by, sa.func.count(), red).where(line.c.is_open.is_(True), by.is_not(None)).group_by(by)
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def linked(connection: sa.Connection, report_id: str) -> list[dict[str, Any]]:
    """Rows that name this report as what they duplicate, come from or continue."""
    names = (line.c.duplicate_of, line.c.parent, line.c.continues)
    query = sa.select(line).where(sa.or_(*(name == report_id for name in names))).order_by(line.c.number)
    return [dict(row) for row in connection.execute(query).mappings()]


def rows_of(connection: sa.Connection, report_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Those of the reports that are on this desk."""
    found = connection.execute(_rows_of, among(report_ids))
    names = tuple(found.keys())
    return {row.report_id: dict(zip(names, row, strict=True)) for row in found}


def around(connection: sa.Connection, created_ms: int, span_ms: int, typed: str, limit: int) -> list[dict[str, Any]]:
    """Reports that came in within `span_ms` of a moment, the nearest in time first; with `typed` those of any
    time whose number, headline or place holds it."""
    apart = sa.func.abs(line.c.created_at - created_ms)
    if typed:
        fields = (line.c.number, line.c.headline, line.c.place)
        query = sa.select(line).where(sa.or_(*(field.icontains(typed, autoescape=True) for field in fields)))
    else:
        query = sa.select(line).where(line.c.created_at.between(created_ms - span_ms, created_ms + span_ms))
    return [dict(row) for row in connection.execute(query.order_by(apart).limit(limit)).mappings()]
