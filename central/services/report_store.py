"""Report rows in the database: reading one for a change, and writing what became of it."""

from collections.abc import Iterable
from typing import Any

import msgspec

from central.db import Sql, Transaction
from central.models import tables
from central.models.statements import insert
from central.services.redaction import LOCKED_SLOT, links_of
from central.services.search_text import notes_of, text_of
from central.services.times import to_ms
from domain.actions import Reporter
from domain.report import Report

PUT = b'{"op":"put",'
COLUMNS = (
    "version = :version, seq = :seq, status = :status, is_open = :is_open, kelurahan = :kelurahan,"
    " is_private = :is_private, is_linked = :is_linked,"
    " search_text = :search_text, search_notes = :search_notes, body = :body"
)

INSERT = insert(tables.report)
UPDATE = Sql("UPDATE report SET " + COLUMNS + " WHERE id = :id")
SELECT = {
    "sqlite": Sql("SELECT body, seq FROM report WHERE id = :id"),
    "postgresql": Sql("SELECT body, seq FROM report WHERE id = :id FOR UPDATE"),
}
ADD_LINK = Sql("INSERT INTO report_link (report_id, other_id) VALUES (:report_id, :other_id) ON CONFLICT DO NOTHING")
ADD_USE = Sql(
    "INSERT INTO blob_use (sha256, report_id, is_locked) VALUES (:sha256, :report_id, :is_locked)"
    " ON CONFLICT DO NOTHING"
)
INSERT_REPORTER = insert(tables.reporter)
NEXT_NUMBER = Sql(
    "INSERT INTO number_sequence (prefix, last) VALUES (:prefix, 1)"
    " ON CONFLICT (prefix) DO UPDATE SET last = number_sequence.last + 1 RETURNING last"
)
RAISE_NUMBER = Sql(
    "INSERT INTO number_sequence (prefix, last) VALUES (:prefix, :last) ON CONFLICT (prefix) DO UPDATE"
    " SET last = CASE WHEN excluded.last > number_sequence.last THEN excluded.last ELSE number_sequence.last END"
)
STATES = {
    "sqlite": Sql("SELECT number, is_open FROM report WHERE number IN (SELECT value FROM json_each(:numbers))"),
    "postgresql": Sql(
        "SELECT number, is_open FROM report WHERE number IN (SELECT json_array_elements_text(CAST(:numbers AS json)))"
    ),
}


def load(transaction: Transaction, report_id: str) -> tuple[Report, int] | None:
    """The report and the number of its last change; the row is locked until the transaction ends."""
    row = None if "\0" in report_id else transaction.one(SELECT[transaction.engine], {"id": report_id})
    if row is None:
        return None
    return msgspec.json.decode(row[0], type=Report), row[1]


def row_of(report: Report, seq: int) -> dict[str, Any]:
    """Values of the table `report`."""
    return {
        "id": report.id,
        "number": report.number,
        "version": report.version,
        "seq": seq,
        "created_ms": to_ms(report.created_at),
        "status": report.status.value,
        "is_open": report.is_open,
        "kelurahan": report.kelurahan,
        "is_private": report.is_private,
        "is_linked": bool(links_of(report)),
        "search_text": text_of(report),
        "search_notes": notes_of(report),
        "body": body_of(report),
    }


def link_rows(report: Report) -> list[dict[str, str]]:
    return [{"report_id": report.id, "other_id": other} for other in links_of(report)]


def use_rows(report: Report) -> list[dict[str, Any]]:
    """Which photos the report shows, and how (the table `blob_use`)."""
    shown = {(photo.sha256, report.is_private and photo.slot == LOCKED_SLOT) for photo in report.photos}
    return [{"sha256": sha256, "report_id": report.id, "is_locked": locked} for sha256, locked in shown]


def body_of(report: Report) -> bytes:
    """The row as it goes over the wire, with its `op` first."""
    return PUT + msgspec.json.encode(report)[1:]


def without_op(body: bytes) -> bytes:
    return b"{" + body[len(PUT) :]


def write(transaction: Transaction, report: Report, seq: int) -> None:
    transaction.run(INSERT if report.version == 1 else UPDATE, row_of(report, seq))
    transaction.many(ADD_LINK, link_rows(report))
    transaction.many(ADD_USE, use_rows(report))


def write_reporter(transaction: Transaction, report_id: str, reporter: Reporter) -> None:
    transaction.run(INSERT_REPORTER, {"report_id": report_id, **msgspec.structs.asdict(reporter)})


def next_number(transaction: Transaction, prefix: str) -> str:
    """`prefix` (channel and day) with the next number of its sequence."""
    return f"{prefix}{transaction.only(NEXT_NUMBER, {'prefix': prefix})[0]:04d}"


def skip_numbers(transaction: Transaction, last: dict[str, int]) -> None:
    """From now on `next_number` goes on behind these, by prefix."""
    rows = [{"prefix": prefix, "last": number} for prefix, number in sorted(last.items())]
    transaction.many(RAISE_NUMBER, rows)


def open_by_number(transaction: Transaction, numbers: Iterable[str]) -> dict[str, bool]:
    """Of these numbers the ones that are there, and whether their report is open."""
    asked = {"numbers": msgspec.json.encode(list(numbers)).decode()}
    return {number: bool(is_open) for number, is_open in transaction.all(STATES[transaction.engine], asked)}
