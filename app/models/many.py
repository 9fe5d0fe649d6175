"""Many rows by one statement on the driver itself: for pages of a sync SQLAlchemy would cost as much as SQLite."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite


def text_of(statement: sa.Insert) -> str:
    """The statement as the driver takes it, for all columns, each value by its name.

    A value that stands in the statement itself is missing then: the driver refuses it.
    """
    columns = [column.name for column in statement.table.columns]
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="named"), column_keys=columns))


def put_many(connection: sa.Connection, statement: str, rows: Sequence[dict[str, Any]]) -> None:
    """Values reach the driver as they are: text, numbers, bytes, truth and None."""
    connection.exec_driver_sql(statement, list(rows))
