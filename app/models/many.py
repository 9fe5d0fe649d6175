"""Many rows by one statement, as pages of a sync have them: SQLAlchemy's own ways would cost as much as SQLite."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite


def text_of(statement: sa.Insert | sa.Update) -> str:
    """The statement as the driver takes it, each value by its name; without values of its own, for all columns.

    A value that stands in the statement itself is missing then: the driver refuses it.
    """
    columns = [column.name for column in statement.table.columns] if isinstance(statement, sa.Insert) else None
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="named"), column_keys=columns))


def places_of(statement: sa.Insert) -> str:
    """The same with values by their places, in the order of the table's columns."""
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="qmark")))


def put_many(connection: sa.Connection, statement: str, rows: Sequence[dict[str, Any]]) -> None:
    """Values reach the driver as they are: text, numbers, bytes, truth and None."""
    if rows:
        connection.exec_driver_sql(statement, list(rows))


def is_among(column: sa.Column[str]) -> sa.ColumnElement[bool]:
    """One of `among(ids)`: a single value, however many there are."""
    return column.in_(sa.select(sa.func.json_each(sa.bindparam("ids")).table_valued("value").c.value))


def among(ids: Iterable[str]) -> dict[str, str]:
    """The parameters of `is_among`."""
    return {"ids": msgspec.json.encode(tuple(ids)).decode()}
