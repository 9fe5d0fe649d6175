"""Qt's own way to show a table: QSqlTableModel over the same lines in a plain SQLite file (WAL, same indexes)."""

import sqlite3
import sys
from pathlib import Path

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from app.models.tables import line
from app.models.unit_of_work import read_scope
from benchmarks.harness import Side
from benchmarks.opening import local_files
from benchmarks.side import PEERS

WHOLE, SAME_LIST = "QSqlTableModel", "QSqlTableModel, open reports"
COPIED = 10_000


def sides(root: Path) -> tuple[Side, Side]:
    path = str(lines(root))
    script = str(PEERS / "sql_table_model.py")
    about = "same PySide6, QTableView, plain SQLite in WAL with the indexes of our lines"
    return (
        Side(WHOLE, (sys.executable, script, path, ""), f"{about}; the whole table"),
        Side(SAME_LIST, (sys.executable, script, path, "is_open = 1"), f"{about}; the rows and order of our list"),
    )


def lines(root: Path) -> Path:
    """The lines of a desk, unencrypted."""
    path = root.with_suffix(".lines.db")
    if path.exists():
        return path
    draft = root.with_suffix(".lines.part")
    draft.unlink(missing_ok=True)
    files = local_files(root)
    columns = ", ".join(f":{column.name}" for column in line.c)
    with read_scope(files.cache) as connection, sqlite3.connect(draft) as plain:
        plain.execute("PRAGMA journal_mode=WAL")
        plain.execute(str(CreateTable(line).compile(dialect=dialect())))
        for part in connection.execute(line.select()).mappings().partitions(COPIED):
            plain.executemany(f"INSERT INTO line VALUES ({columns})", [dict(row) for row in part])
        for index in line.indexes:
            plain.execute(str(CreateIndex(index).compile(dialect=dialect())))
    plain.close()
    files.cache.dispose()
    files.outbox.dispose()
    draft.rename(path)
    return path
