"""From stored rows to what lists and the reading pane show."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from app.models.lists import Bounds
from app.models.moments import from_ms
from app.models.outbox import OutboxAction
from app.models.projection import Projection, Viewer
from app.services.names import Names
from app.services.values import ActionChoice, Group, ReportDetails, ReportLine, ShownPhoto, SyncMark, TimelineEntry
from domain import sla
from domain.report import Event, Report, Status
from domain.workflow import may

BAR = ("terima", "koordinasi", "disposisi", "klasifikasi", "kembalikan", "catatan", "balasan")
OWN_CATEGORY = "kelurahan"


def line_of_row(row: dict[str, Any], at: Bounds, names: Names, drafted: frozenset[str] = frozenset()) -> ReportLine:
    due_at = _due_at(row)
    return ReportLine(
        id=row["report_id"],
        number=row["number"],
        headline=row["headline"],
        status=Status(row["status"]),
        category=names.category(row["category"]),
        place=row["place"],
        channel=names.channel(row["channel"]),
        holder=names.short_unit(row["holder"]),
        is_mine=row["holder"] == at.unit,
        is_private=row["is_private"],
        is_urgent=row["is_urgent"],
        created_at=from_ms(row["created_at"]),
        due_at=due_at,
        due_kind="respons" if due_at is not None and row["respond_by"] == row["sort_key"] else "selesai",
        red_at=from_ms(row["red_at"]),
        group=_group(row, at),
        mark=SyncMark(row["mark"]),
        is_starred=row["is_starred"],
        photo_count=row["photo_count"],
        has_draft=row["report_id"] in drafted,
    )


def details_of(
    line: ReportLine,
    shown: Projection,
    items: Sequence[OutboxAction],
    photos: tuple[ShownPhoto, ...],
    viewer: Viewer,
    now: datetime,
) -> ReportDetails:
    report, names = shown.report, Names(viewer.rules)
    profile, calendar = viewer.rules.profile(report.clocks.profile), viewer.rules.calendar
    return ReportDetails(
        line=line,
        description=report.description,
        address=report.address,
        landmark=report.landmark,
        kelurahan=names.unit(report.kelurahan),
        lat=report.lat,
        lon=report.lon,
        assignee=names.officer(report.assignee),
        handed_by=None if report.handed_by is None else names.unit(report.handed_by),
        bounces=report.bounces,
        rating=None if report.rating is None else report.rating.stars,
        respond_by=report.clocks.respond_by,
        warn_at=report.clocks.warn_at,
        finish_by=report.clocks.finish_by,
        unit_time=sla.unit_time(report, viewer.officer.unit, now, profile, calendar),
        resident_time=sla.resident_time(report, now, profile, calendar),
        pending=sum(1 for item in items if not item.is_final),
        tray=tuple(item.cmd_id for item in items if item.needs_officer),
        timeline=_timeline(report, shown.overlay, names, now),
        choices=_choices(report, viewer),
        photos=photos,
    )


def _due_at(row: dict[str, Any]) -> datetime | None:
    return from_ms(row["sort_key"]) if row["is_open"] else None


def _group(row: dict[str, Any], at: Bounds) -> Group:
    if not row["is_open"]:
        return Group.DITUTUP
    if row["sort_key"] < at.now_ms:
        return Group.TERLAMBAT
    return Group.HARI_INI if row["sort_key"] < at.day_end_ms else Group.NANTI


def _timeline(
    report: Report, overlay: Sequence[OutboxAction], names: Names, now: datetime
) -> tuple[TimelineEntry, ...]:
    """Newest first."""
    marks = {item.cmd_id: _mark(item) for item in overlay}
    entries = []
    for index, event in enumerate(report.events):
        following = report.events[index + 1].at if index + 1 < len(report.events) else None
        held = _held(event, following or (now if report.is_open else event.at))
        entries.append(_entry(event, held, marks.get(event.id, SyncMark.NONE), names))
    return tuple(reversed(entries))


def _held(event: Event, until: datetime) -> timedelta:
    return max(until - event.at, timedelta())


def _mark(item: OutboxAction) -> SyncMark:
    if item.is_contained:
        return SyncMark.ACCEPTED
    return SyncMark.ON_PC if item.dseq is None else SyncMark.SENDING


def _entry(event: Event, held: timedelta, mark: SyncMark, names: Names) -> TimelineEntry:
    return TimelineEntry(
        id=event.id,
        type=event.type,
        at=event.at,
        is_late=event.late,
        unit=names.unit(event.unit),
        officer=names.officer(event.officer),
        status=event.to_status,
        to_unit=names.unit(event.to_unit) if event.is_handover and event.to_unit else None,
        note=event.note,
        is_public=event.public,
        changes=names.changes(event),
        held=held,
        mark=mark,
    )


def _choices(report: Report, viewer: Viewer) -> tuple[ActionChoice, ...]:
    """All actions of the bar, the likely next step first, then the legal ones, then the rest with their reason."""
    codes = {kind: may(viewer.officer, kind, report, viewer.rules) for kind in BAR}
    likely = _likely(report, viewer)
    order = sorted(BAR, key=lambda kind: (codes[kind] is not None, kind != likely, BAR.index(kind)))
    return tuple(ActionChoice(kind, codes[kind]) for kind in order)


def _likely(report: Report, viewer: Viewer) -> str:
    """Hand on what belongs to another agency and has not come back from one; take up the rest."""
    category = viewer.rules.categories.get(report.category)
    foreign = category is not None and category.default_unit != OWN_CATEGORY
    at_kelurahan = report.holder == report.kelurahan
    return "koordinasi" if foreign and at_kelurahan and not report.bounces else "terima"
