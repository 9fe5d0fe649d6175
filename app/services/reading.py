"""From stored rows to what lists and the reading pane show."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from app.models.lists import Bounds, Order
from app.models.moments import from_ms
from app.models.outbox import OutboxAction
from app.models.projection import Projection, Viewer
from app.services.names import Names
from app.services.values import (
    ActionChoice,
    FieldChange,
    Group,
    Near,
    ReportDetails,
    ReportLine,
    ReportLink,
    ShownExtension,
    ShownPhoto,
    Split,
    SyncMark,
    TimelineEntry,
)
from domain import sla
from domain.organisation import DESK_ROLES
from domain.report import Event, Report, Status
from domain.workflow import may, role_may

BAR = (
    "terima",
    "tindak_lanjut",
    "ajukan_selesai",
    "validasi",
    "tolak_tl",
    "koordinasi",
    "disposisi",
    "klasifikasi",
    "tugaskan",
    "kembalikan",
    "putuskan_perpanjangan",
    "minta_perpanjangan",
    "tautkan_duplikat",
    "lepas_duplikat",
    "pecah",
    "tolak",
    "buka_kembali",
    "lampiran",
    "catatan",
    "balasan",
)
"""Every action on a report, in the order of the bar."""

NO_LINK, LINKED = "no_link", "linked"
"""Why a link can be neither made nor taken away on this desk; central would let both pass."""

OWN_CATEGORY = "kelurahan"

SHOWN, BEFORE = 200, 60
"""Of a list read anew: lines that come with it, and how many of them stand before the place one looks at."""


class Surroundings(NamedTuple):
    """List rows of other reports: those this one names, by id, and those that name this one; and its photos."""

    named: dict[str, dict[str, Any]]
    naming: list[dict[str, Any]]
    photos: tuple[ShownPhoto, ...]


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
        handed_in_at=None if row["handed_in_at"] is None else from_ms(row["handed_in_at"]),
        has_draft=row["report_id"] in drafted,
    )


def queued(line: ReportLine) -> ReportLine:
    """As it stands in the validators' queue: one group, in the order of hand-in."""
    return replace(line, group=Group.ANTREAN)


def groups_of(split: Split, order: Order) -> tuple[tuple[Group, int], ...]:
    if split is Split.MENUNGGU_VALIDASI:
        found = {Group.ANTREAN: len(order.ids)}
    else:
        closed = len(order.ids) - order.late - order.today - order.later
        counts = (order.late, order.today, order.later, closed)
        found = dict(zip((Group.TERLAMBAT, Group.HARI_INI, Group.NANTI, Group.DITUTUP), counts, strict=True))
    return tuple((group, count) for group, count in found.items() if count)


def around(ids: tuple[str, ...], near: Near) -> tuple[str, ...]:
    """So many ids as are seen on the largest screen, and some before and after them."""
    place = ids.index(near.report_id) if near.report_id in ids else near.place
    begin = max(min(place - BEFORE, len(ids) - SHOWN), 0)
    return ids[begin : begin + SHOWN]


def linked_ids(report: Report) -> tuple[str, ...]:
    named = (report.duplicate_of, report.parent, report.continues)
    changed = (value for event in report.events for value in (event.changes or {}).get("duplicate_of", ()))
    return tuple({str(found) for found in (*named, *changed) if found is not None})


def details_of(
    line: ReportLine,
    shown: Projection,
    items: Sequence[OutboxAction],
    around: Surroundings,
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
        timeline=_timeline(report, shown.overlay, _Teller(names, viewer.officer.id, around.named), now),
        choices=choices_of(report, viewer),
        extension=_extension(report, names),
        links=_links(report, around),
        photos=around.photos,
    )


def _due_at(row: dict[str, Any]) -> datetime | None:
    return from_ms(row["sort_key"]) if row["is_open"] else None


def _group(row: dict[str, Any], at: Bounds) -> Group:
    if not row["is_open"]:
        return Group.DITUTUP
    if row["sort_key"] < at.now_ms:
        return Group.TERLAMBAT
    return Group.HARI_INI if row["sort_key"] < at.day_end_ms else Group.NANTI


class _Teller(NamedTuple):
    """What turns events into words: names, who reads, and the reports that events name."""

    names: Names
    officer_id: str
    named: dict[str, dict[str, Any]]

    def number(self, report_id: str) -> str:
        found = self.named.get(report_id)
        return report_id if found is None else str(found["number"])

    def changes(self, event: Event) -> tuple[FieldChange, ...]:
        return tuple(
            replace(change, before=self.number(change.before), after=self.number(change.after))
            if change.name == "duplicate_of"
            else change
            for change in self.names.changes(event)
        )


def _timeline(
    report: Report, overlay: Sequence[OutboxAction], teller: _Teller, now: datetime
) -> tuple[TimelineEntry, ...]:
    """Newest first."""
    marks = {item.cmd_id: _mark(item) for item in overlay}
    entries = []
    for index, event in enumerate(report.events):
        following = report.events[index + 1].at if index + 1 < len(report.events) else None
        held = _held(event, following or (now if report.is_open else event.at))
        entries.append(_entry(event, held, marks.get(event.id, SyncMark.NONE), teller))
    return tuple(reversed(entries))


def _held(event: Event, until: datetime) -> timedelta:
    return max(until - event.at, timedelta())


def _mark(item: OutboxAction) -> SyncMark:
    if item.is_contained:
        return SyncMark.ACCEPTED
    return SyncMark.ON_PC if item.dseq is None else SyncMark.SENDING


def _entry(event: Event, held: timedelta, mark: SyncMark, teller: _Teller) -> TimelineEntry:
    names = teller.names
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
        changes=teller.changes(event),
        held=held,
        mark=mark,
        is_own=event.officer == teller.officer_id,
    )


def _extension(report: Report, names: Names) -> ShownExtension | None:
    """The last request with who asked and who decided, which stand in the events."""
    found = report.extension
    if found is None:
        return None
    asked = _last(report, "minta_perpanjangan")
    decided = _last(report, "putuskan_perpanjangan") if found.state != "requested" else None
    return ShownExtension(
        state=found.state,
        estimated_finish=found.estimated_finish,
        reason=found.reason,
        asked_by=_author(asked, names) or names.unit(report.holder),
        asked_at=report.created_at if asked is None else asked.at,
        finish_at=found.finish_at,
        decided_by=_author(decided, names),
        decision=None if decided is None else decided.note,
    )


def _last(report: Report, kind: str) -> Event | None:
    return next((event for event in reversed(report.events) if event.type == kind), None)


def _author(event: Event | None, names: Names) -> str | None:
    """The officer where this desk knows the name, and the unit."""
    if event is None:
        return None
    officer, unit = names.officer(event.officer), names.unit(event.unit)
    return f"{officer}, {unit}" if officer else unit


def _links(report: Report, around: Surroundings) -> tuple[ReportLink, ...]:
    named = (("duplicate_of", report.duplicate_of), ("parent", report.parent), ("continues", report.continues))
    links = [_link(kind, report_id, around.named.get(report_id)) for kind, report_id in named if report_id]
    reverse = (("duplicate_of", "duplicate"), ("parent", "child"), ("continues", "continued_by"))
    for column, kind in reverse:
        links += [_link(kind, row["report_id"], row) for row in around.naming if row[column] == report.id]
    return tuple(links)


def _link(kind: str, report_id: str, row: dict[str, Any] | None) -> ReportLink:
    if row is None:
        return ReportLink(kind, report_id, "", "", None)
    return ReportLink(kind, report_id, row["number"], row["headline"], Status(row["status"]))


def choices_of(report: Report, viewer: Viewer) -> tuple[ActionChoice, ...]:
    """The actions of the officer's role, the likely next step first, then the legal ones, then the rest with their
    reason.

    Within each part the order is that of `BAR`, so that a button moves only when its part changes.
    """
    codes = {kind: _code(kind, report, viewer) for kind in BAR if role_may(viewer.officer.role, kind)}
    likely = likely_step(report, viewer)
    if codes[likely] is not None:
        likely = "catatan"
    order = sorted(codes, key=lambda kind: (codes[kind] is not None, kind != likely, BAR.index(kind)))
    return tuple(ActionChoice(kind, codes[kind], kind == likely and codes[kind] is None) for kind in order)


def _code(kind: str, report: Report, viewer: Viewer) -> str | None:
    code = may(viewer.officer, kind, report, viewer.rules)
    if code is None and kind == "lepas_duplikat" and report.duplicate_of is None:
        return NO_LINK
    if code is None and kind == "tautkan_duplikat" and report.duplicate_of is not None:
        return LINKED
    return code


def likely_step(report: Report, viewer: Viewer) -> str:
    """What an officer of this role does next with a report in this state, if it may be done at all."""
    role = viewer.officer.role
    if role == "validator":
        return "validasi" if report.status is Status.MENUNGGU_VALIDASI else "catatan"
    if role == "supervisor":
        return "putuskan_perpanjangan"
    if report.status is Status.PROSES and role in DESK_ROLES and _has_follow_up(report):
        return "ajukan_selesai"
    if report.status in (Status.PROSES, Status.TL_DITOLAK):
        return "tindak_lanjut"
    return _first_response(report, viewer)


def _has_follow_up(report: Report) -> bool:
    """Work was written down since the report came to its holder or was refused by the validator."""
    for event in reversed(report.events):
        if event.type == "tindak_lanjut":
            return True
        if event.is_handover or event.type == "tolak_tl":
            return False
    return False


def _first_response(report: Report, viewer: Viewer) -> str:
    """Hand on what belongs to another agency and has not come back from one; take up the rest."""
    category = viewer.rules.categories.get(report.category)
    foreign = category is not None and category.default_unit != OWN_CATEGORY
    at_kelurahan = report.holder == report.kelurahan
    is_desk = viewer.officer.role in DESK_ROLES
    return "koordinasi" if foreign and at_kelurahan and is_desk and not report.bounces else "terima"
