"""What this desk holds, in the two figures by which it is compared with central."""

from typing import NamedTuple

import sqlalchemy as sa

from app.models.tables import base
from domain import digest

_versions = sa.select(base.c.report_id, base.c.version)


class Held(NamedTuple):
    rows: int
    digest: str


def held(connection: sa.Connection) -> Held:
    """Reads all base rows, without their bodies."""
    rows = total = 0
    for report_id, version in connection.execute(_versions):
        rows += 1
        total += digest.of_row(report_id, version)
    return Held(rows, digest.to_text(total))
