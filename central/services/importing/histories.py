"""From a published row to what happened to its report: it came in, and in most rows it was finished."""

import hashlib
from datetime import datetime

import msgspec

from central.services.bulk import History
from central.services.changes import Change
from central.services.importing.layouts import Published
from central.services.importing.matching import OTHER, Matcher
from central.services.times import to_ms
from domain import workflow
from domain.calendar import WIB
from domain.ids import uuid7
from domain.report import Event, Report, Status
from domain.wire import Category

# Who wrote it down, in the audit; and the event by which central learned that the report was finished elsewhere.
IMPORT = "impor"
UNTOLD = "Tanpa rincian"


def history_of(row: Published, matcher: Matcher, now: datetime) -> History:
    """The same for the same row, whenever it is imported; only the receipt (`now`) differs."""
    report = _taken_in(row, matcher)
    changes = [Change(None, report, None, None, now, IMPORT)]
    if row.is_finished:
        changes.append(Change(report, _finished(report, row), None, None, now, IMPORT))
    return changes


def is_backwards(row: Published) -> bool:
    """Finished before it came in: a fault of the source."""
    return row.finished_at is not None and row.finished_at < row.created_at


def has_no_end(row: Published) -> bool:
    return row.is_finished and row.finished_at is None


def _taken_in(row: Published, matcher: Matcher) -> Report:
    unit, category = matcher.unit(row.unit), matcher.category(row.category)
    report_id = _id(row.created_at, row.number)
    masuk = Event(
        id=report_id,
        type="masuk",
        at=row.created_at,
        unit=unit.id,
        to_status=Status.MENUNGGU,
        to_unit=unit.id,
        note=f"Kategori pada sumber: {row.category}" if category.id == OTHER and row.category else None,
    )
    report = workflow.intake(
        report_id,
        row.number,
        row.created_at,
        matcher.rules,
        masuk,
        channel=matcher.channel(row.number),
        category=category.id,
        priority="biasa",
        description=row.description or _told_by(category, row),
        kelurahan=matcher.place(unit),
        is_private=False,
    )
    return msgspec.structs.replace(report, holder=unit.id)


def _told_by(category: Category, row: Published) -> str:
    """One of the layouts tells no more than the category."""
    return row.category or UNTOLD if category.id == OTHER else category.name


def _finished(report: Report, row: Published) -> Report:
    """As published; without a usable time at the moment of intake, which performance flags as too fast."""
    at = row.created_at if row.finished_at is None or is_backwards(row) else row.finished_at
    event = Event(
        id=_id(at, f"{IMPORT}:{row.number}"),
        type=IMPORT,
        at=at,
        unit=report.holder,
        from_status=report.status,
        to_status=Status.SELESAI,
        from_unit=report.holder,
        to_unit=report.holder,
        note=_doubt(row),
    )
    return msgspec.structs.replace(
        report,
        version=report.version + 1,
        status=Status.SELESAI,
        clocks=msgspec.structs.replace(report.clocks, respond_by=None),
        events=(*report.events, event),
    )


def _doubt(row: Published) -> str | None:
    if row.finished_at is None:
        return "Sumber tidak menyebut waktu selesai; dihitung selesai saat masuk."
    if not is_backwards(row):
        return None
    told = f"{row.finished_at.astimezone(WIB):%d/%m/%Y %H.%M} WIB"
    return f"Waktu selesai pada sumber ({told}) lebih awal daripada waktu masuk; dihitung selesai saat masuk."


def _id(moment: datetime, name: str) -> str:
    """No chance in it: an import that is begun again makes the same ids."""
    return uuid7(to_ms(moment), hashlib.sha256(name.encode()).digest())
