"""What the tests of the import share: a central with all of Jakarta, the command, and the database as it stands."""

import csv
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from central import cli
from central.db import Database, Sql, Transaction
from central.reference_data import initial_reference
from tests.central.office import Clock, Office, fill

PUBLISHED = Path(__file__).parent / "published"
NOW = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
# Everything an import writes, without when it was written: the receipt, and the hashes that cover it.
CONTENT = {
    "report": "SELECT * FROM report ORDER BY id",
    "audit": "SELECT seq, report_id, version, cmd_id, actor, kind, payload FROM change_log ORDER BY seq",
    "feeds": "SELECT * FROM scope_feed ORDER BY scope, report_id",
    "numbers": "SELECT * FROM number_sequence ORDER BY prefix",
    "lists": "SELECT * FROM reference_item WHERE kind IN ('units', 'categories') ORDER BY kind, item_id",
    "revision": "SELECT reference_rev FROM installation",
    "head": "SELECT seq FROM sync_head",
}
# Also that nothing was written once more.
EXACT = {**CONTENT, "audit": "SELECT * FROM change_log ORDER BY seq", "head": "SELECT * FROM sync_head"}


def jakarta(url: str) -> str:
    """An empty database becomes a central with the real units and some officers."""
    database = Database(url, durable=False)
    fill(database, initial_reference((2021, 2026)))
    database.close()
    return url


def content(url: str, queries: dict[str, str] = CONTENT) -> dict[str, list[tuple[Any, ...]]]:
    database = Database(url)

    def read(transaction: Transaction) -> dict[str, list[tuple[Any, ...]]]:
        return {name: transaction.all(Sql(sql)) for name, sql in queries.items()}

    found = database.read(read)
    database.close()
    return found


@dataclass
class Central:
    """One database and the command line on it."""

    url: str
    capsys: pytest.CaptureFixture[str]

    @classmethod
    def with_jakarta(cls, url: str, capsys: pytest.CaptureFixture[str]) -> "Central":
        return cls(jakarta(url), capsys)

    def run(self, *arguments: str | Path) -> tuple[int, str, str]:
        code = cli.main([*map(str, arguments), "--database-url", self.url])
        return code, *self.capsys.readouterr()

    def summary(self, path: Path, *options: str | Path) -> dict[str, Any]:
        """The last line of an import that went to its end."""
        code, out, err = self.run("import", path, *options)
        assert not err
        figures: dict[str, Any] = json.loads(out.splitlines()[-1])
        assert code == (1 if figures["rejected"] else 0)
        return figures

    def office(self) -> Office:
        return Office(self.url, Clock(NOW))

    def rows(self) -> list[dict[str, Any]]:
        found = self.content({"rows": "SELECT body FROM report ORDER BY created_ms, id"})["rows"]
        return [json.loads(row[0]) for row in found]

    def reference_list(self, kind: str) -> list[dict[str, Any]]:
        """A list of the reference data."""
        queries = {"items": "SELECT kind, body FROM reference_item ORDER BY kind, position"}
        return [json.loads(body) for found, body in self.content(queries)["items"] if found == kind]

    def content(self, queries: dict[str, str] = CONTENT) -> dict[str, list[tuple[Any, ...]]]:
        return content(self.url, queries)


def rejected(path: Path) -> list[tuple[int, str, str]]:
    """Line, code and sentence of each rejected row."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    assert head == ["baris", "kode", "alasan", "isi"]
    return [(int(line), code, sentence) for line, code, sentence, _ in rows]
