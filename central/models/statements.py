"""Shapes that many statements share: insert all columns, insert or take over, update by key."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from central.db import Sql


def bind(name: str, column: sa.Column[Any] | None = None) -> sa.BindParameter[Any]:
    """A named parameter; name the column where the engine could not tell its type."""
    return sa.bindparam(name, type_=column.type if column is not None else None)


def insert(table: sa.Table, *without: str) -> Sql:
    """Insert a row of parameters named like the columns."""
    columns = [column for column in table.columns if column.name not in without]
    return Sql(sa.insert(table).values({column.name: bind(column.name, column) for column in columns}))


def upsert(table: sa.Table, keys: tuple[str, ...], *without: str) -> Sql:
    """As `insert`; a row that is there already takes over the new values.

    SQLAlchemy's PostgreSQL form of ON CONFLICT is also what SQLite understands.
    """
    columns = [column for column in table.columns if column.name not in without]
    statement = postgresql.insert(table).values({column.name: bind(column.name, column) for column in columns})
    changed = {column.name: statement.excluded[column.name] for column in columns if column.name not in keys}
    return Sql(statement.on_conflict_do_update(index_elements=keys, set_=changed))
