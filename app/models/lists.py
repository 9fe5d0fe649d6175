"""Queries of the reading screens over `line`: splits, counts, pages and workloads (ux.md, "Lists").

Bounds of "today" and "30 days" come from the caller's clock, which is central's time.
"""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa

from app.models.moments import to_ms
from app.models.tables import line
from domain.calendar import WIB

SHOWN_CLOSED = timedelta(days=30)


class Bounds(NamedTuple):
    """What the predicates depend on beside the rows: own unit, now, and the end of the WIB day."""

    unit: str
    now_ms: int
    day_end_ms: int
    closed_since_ms: int

    @classmethod
    def at(cls, unit: str, now: datetime) -> "Bounds":
        tomorrow = now.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return cls(unit, to_ms(now), to_ms(tomorrow), to_ms(now - SHOWN_CLOSED))


def predicate(split: str, at: Bounds) -> sa.ColumnElement[bool]:
    """Raises KeyError for a name that is no split. "Baru" is what the unit holds and has not responded to
    yet.
    """
    is_open = line.c.is_open.is_(True)
    mine = sa.and_(is_open, line.c.holder == at.unit)
    due = sa.or_(line.c.red_at <= at.now_ms, line.c.finish_by < at.day_end_ms)
    unanswered = line.c.respond_by.is_not(None)
    return {
        "baru": sa.and_(mine, unanswered, line.c.is_returned.is_(False)),
        "dikembalikan": sa.and_(mine, line.c.is_returned.is_(True)),
        "jatuh_tempo": sa.and_(mine, due),
        "di_opd_lain": sa.and_(is_open, line.c.is_handed_on.is_(True)),
        "diikuti": line.c.is_starred.is_(True),
        "di_validator": sa.and_(line.c.status == "menunggu_validasi", line.c.is_handed_in.is_(True)),
        "selesai": sa.and_(line.c.is_open.is_(False), line.c.closed_at >= at.closed_since_ms),
        "semua_terbuka": is_open,
    }[split]


SPLITS = (
    "baru",
    "dikembalikan",
    "jatuh_tempo",
    "di_opd_lain",
    "diikuti",
    "di_validator",
    "selesai",
    "semua_terbuka",
)


def counts(connection: sa.Connection, at: Bounds) -> dict[str, int]:
    """All splits in one pass over the lines."""
    columns = [sa.func.count(sa.case((predicate(split, at), 1))).label(split) for split in SPLITS]
    return dict(connection.execute(sa.select(*columns)).mappings().one())


def page(
    connection: sa.Connection, split: str, at: Bounds, after: tuple[int, str] | None, limit: int
) -> list[dict[str, Any]]:
    """Rows of a split by the limit that ends first (closed: newest first), strictly after a (sort_key, id)."""
    query = sa.select(line).where(predicate(split, at))
    if after is not None:
        query = query.where(sa.tuple_(line.c.sort_key, line.c.report_id) > sa.tuple_(*after))
    query = query.order_by(line.c.is_open.desc(), line.c.sort_key, line.c.report_id).limit(limit)
    return [dict(row) for row in connection.execute(query).mappings()]


def get(connection: sa.Connection, report_id: str) -> dict[str, Any] | None:
    row = connection.execute(sa.select(line).where(line.c.report_id == report_id)).mappings().one_or_none()
    return None if row is None else dict(row)


def workload(connection: sa.Connection, column: str, at: Bounds) -> dict[str, tuple[int, int]]:
    """Open and red reports per value of `holder` or `assignee`."""
    by = line.c[column]
    red = sa.func.count(sa.case((line.c.red_at <= at.now_ms, 1)))
    query = sa.select(by, sa.func.count(), red).where(line.c.is_open.is_(True), by.is_not(None)).group_by(by)
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}
