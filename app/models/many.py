"""Many rows by one statement on the driver itself: for pages of a sync SQLAlchemy would cost as much as SQLite."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

_ids = sa.func.json_each(sa.bindparam("ids", type_=sa.Text)).table_valued("value")


def text_of(statement: sa.Insert) -> str:
    """The statement as the driver takes it, for all columns, each value by its name.

    A value that stands in the statement itself is missing then: the driver refuses it.
    """
    columns = [column.name for column in statement.table.columns]
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="named"), column_keys=columns))


def places_of(statement: sa.Insert) -> str:
    """The same with values by their places, in the order of the table's columns."""
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="qmark")))


def among(column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    """Whether the column is one of the texts bound as `ids` (`ids_of`): one value, however many there are."""
    return column.in_(sa.select(_ids.c.value))


def ids_of(report_ids: Iterable[str]) -> dict[str, str]:
    return {"ids": msgspec.json.encode(list(report_ids)).decode()}


def put_many(connection: sa.Connection, statement: str, rows: Sequence[dict[str, Any]]) -> None:
    """Values reach the driver as they are: text, numbers, bytes, truth and None."""
    connection.exec_driver_sql(statement, list(rows))
