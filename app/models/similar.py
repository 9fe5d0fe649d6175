"""Candidates for «mungkin sudah dilaporkan»: reports of this desk of the same category, or with a word in common."""

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from app.models.projection import decode_base
from app.models.tables import base, line
from domain.report import Report

CANDIDATES = 150


class Candidate(NamedTuple):
    """`row` is None for a report that only own intake knows."""

    report_id: str
    number: str
    headline: str
    place: str
    status: str
    category: str
    created_at: int
    row: Report | None


def candidates(
    connection: sa.Connection, category: str, words: Sequence[str], since_ms: int
) -> tuple[Candidate, ...]:
    """Newest first; closed reports count when they came in after `since_ms`."""
    is_recent = line.c.is_open.is_(True) | (line.c.created_at >= since_ms)
    found: dict[str, Candidate] = {}
    told = [line.c.category == category]
    told += [sa.or_(line.c.headline.contains(word), line.c.place.contains(word)) for word in words]
    columns = [line.c[name] for name in Candidate._fields[:-1]]
    for condition in told:
        query = sa.select(*columns, base.c.body).select_from(
            line.outerjoin(base, base.c.report_id == line.c.report_id)
        )
        query = query.where(is_recent, condition).order_by(line.c.created_at.desc()).limit(CANDIDATES)
        for row in connection.execute(query).mappings():
            if row["report_id"] not in found:
                body = row["body"]
                told_here = {name: row[name] for name in Candidate._fields[:-1]}
                found[row["report_id"]] = Candidate(**told_here, row=None if body is None else decode_base(body))
    return tuple(found.values())


def by_number(connection: sa.Connection, number: str) -> str | None:
    """Id of the report with this number, letters in either case."""
    wanted = sa.func.upper(line.c.number) == number.upper()
    found: str | None = connection.execute(sa.select(line.c.report_id).where(wanted)).scalars().first()
    return found
