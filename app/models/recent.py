"""What the officer searched for last; in `outbox.db`, because words typed on this PC are nobody else's."""

import sqlalchemy as sa

from app.models.tables import recent_search

KEPT = 8

_newest = sa.select(recent_search.c.query).order_by(recent_search.c.place.desc()).limit(KEPT)


def newest(connection: sa.Connection) -> tuple[str, ...]:
    return tuple(connection.execute(_newest).scalars())


def add(connection: sa.Connection, query: str) -> None:
    """Brings a query to the front; beyond the last few they are forgotten."""
    if not query:
        return
    connection.execute(sa.delete(recent_search).where(recent_search.c.query == query))
    connection.execute(sa.insert(recent_search), {"query": query})
    connection.execute(sa.delete(recent_search).where(recent_search.c.query.not_in(_newest)))
