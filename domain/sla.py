"""Clocks and the ledger (domain.md 5): limits of a report, intervals by holder, and the two measures.

Tenggat warga (the resident's time) starts at intake and ends at the `ajukan_selesai` that was accepted.
Waktu unit (a unit's own time) is the sum of the intervals in which that unit was holder outside `menunggu_validasi`.
"""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

import msgspec

from domain.calendar import WorkingCalendar
from domain.report import CLOSED, Clocks, Event, Report, Status

LATE_AFTER = timedelta(minutes=15)
RESPONSES = frozenset({"terima", "koordinasi", "disposisi", "tindak_lanjut", "kembalikan", "tolak"})


class ClockProfile(msgspec.Struct, frozen=True, kw_only=True):
    """Limits in hours after the start of a clock; working hours when `working_time`."""

    id: str
    respond_h: float
    finish_h: float
    warn_h: float
    red_h: float
    working_time: bool = False


class Lane(StrEnum):
    """For whom an interval counts: the holder, nobody (validator), nobody (closed)."""

    UNIT = "unit"
    VALIDATOR = "di_validator"
    CLOSED = "ditutup"


class Interval(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch in which holder, state, lane and running clocks stayed the same; `opened_by` is an event id.

    `respond_by` is the limit of the response clock while it runs.
    """

    start: datetime
    end: datetime
    holder: str
    status: Status
    lane: Lane
    opened_by: str
    respond_by: datetime | None
    extended: bool

    @property
    def duration(self) -> timedelta:
        return self.end - self.start


def limit(profile: ClockProfile, calendar: WorkingCalendar, start: datetime, hours: float) -> datetime:
    span = timedelta(hours=hours)
    return calendar.add(start, span) if profile.working_time else start + span


def elapsed(profile: ClockProfile, calendar: WorkingCalendar, start: datetime, end: datetime) -> timedelta:
    """Time that counts between two moments under this profile; never negative."""
    if profile.working_time:
        return calendar.between(start, end)
    return max(end - start, timedelta())


def start_clocks(
    profile: ClockProfile, calendar: WorkingCalendar, created_at: datetime, held_since: datetime | None = None
) -> Clocks:
    """Clocks at intake; the response clock runs from `held_since`, the completion clock from `created_at`."""
    return Clocks(
        profile=profile.id,
        respond_by=limit(profile, calendar, held_since or created_at, profile.respond_h),
        warn_at=limit(profile, calendar, created_at, profile.warn_h),
        red_at=limit(profile, calendar, created_at, profile.red_h),
        finish_by=limit(profile, calendar, created_at, profile.finish_h),
    )


def extend(clocks: Clocks, finish_at: datetime) -> Clocks:
    """`finish_by` moves to `finish_at`; `warn_at` and `red_at` keep their distance to it."""
    shift = finish_at - clocks.finish_by
    return Clocks(
        profile=clocks.profile,
        respond_by=clocks.respond_by,
        warn_at=clocks.warn_at + shift,
        red_at=clocks.red_at + shift,
        finish_by=finish_at,
    )


def next_limit(report: Report) -> datetime:
    """The limit that ends first while both clocks run: what lists show and sort by."""
    if report.clocks.respond_by is None:
        return report.clocks.finish_by
    return min(report.clocks.respond_by, report.clocks.finish_by)


def credited_at(
    claimed_at: datetime | None, received_at: datetime, previous_at: datetime, contact_at: datetime
) -> tuple[datetime, bool]:
    """The time that counts for an action and whether it is late (central-api.md, "Times").

    `contact_at`: the last contact of the device that surely precedes the action.
    """
    if claimed_at is None:
        return max(received_at, previous_at), False
    at = min(max(claimed_at, previous_at, contact_at), received_at)
    return max(at, previous_at), received_at - at > LATE_AFTER


def claimed_at(anchor_ms: int, elapsed_ms: int, received_at: datetime) -> datetime | None:
    """The moment a device's `clock` points to, at most receipt; None when it cannot be used."""
    if anchor_ms <= 0 or elapsed_ms < 0 or anchor_ms > received_at.timestamp() * 1000:
        return None
    told_ms = min(anchor_ms + elapsed_ms, int(received_at.timestamp() * 1000))
    return datetime.fromtimestamp(told_ms / 1000, UTC)


def lane_of(status: Status) -> Lane:
    if status in CLOSED:
        return Lane.CLOSED
    return Lane.VALIDATOR if status is Status.MENUNGGU_VALIDASI else Lane.UNIT


def ledger(report: Report, now: datetime, profile: ClockProfile, calendar: WorkingCalendar) -> tuple[Interval, ...]:
    """Intervals from intake to closing (open reports: to `now`), without gaps, in order.

    Their durations sum to the report's age. Neighbours that differ in nothing are one interval.
    """
    intervals: list[Interval] = []
    respond_by: datetime | None = None
    extended = False
    for index, event in enumerate(report.events):
        respond_by = _respond_by_after(event, respond_by, profile, calendar)
        extended = extended or _grants_extension(event)
        end = _end_of(report, index, now)
        if end is not None:
            intervals.append(_interval(event, end, respond_by, extended))
    return _merged(intervals)


def age(report: Report, now: datetime) -> timedelta:
    """From intake to closing, or to `now` while open."""
    first = report.events[0].at
    return max((now if report.is_open else _closed_at(report)) - first, timedelta())


def resident_time(report: Report, now: datetime, profile: ClockProfile, calendar: WorkingCalendar) -> timedelta:
    """Tenggat warga so far, or at its end; for a child of a split since its parent's intake."""
    end = now if report.is_open else _closed_at(report)
    if report.status is Status.SELESAI:
        end = next((event.at for event in reversed(report.events) if event.type == "ajukan_selesai"), end)
    return elapsed(profile, calendar, report.created_at, end)


def unit_time(
    report: Report, unit: str, now: datetime, profile: ClockProfile, calendar: WorkingCalendar
) -> timedelta:
    """Waktu unit: what counts for on-time share, ranking and objections of `unit`."""
    own = (
        elapsed(profile, calendar, part.start, part.end)
        for part in ledger(report, now, profile, calendar)
        if part.holder == unit and part.lane is Lane.UNIT
    )
    return sum(own, timedelta())


def starts_response(event: Event) -> bool:
    """Whether a unit became holder by this event (domain.md 5, "Respond clock")."""
    return event.type in {"masuk", "buka_kembali"} or event.is_handover


def _respond_by_after(
    event: Event, running: datetime | None, profile: ClockProfile, calendar: WorkingCalendar
) -> datetime | None:
    if starts_response(event):
        return limit(profile, calendar, event.at, profile.respond_h)
    return None if event.type in RESPONSES or event.to_status in CLOSED else running


def _grants_extension(event: Event) -> bool:
    return event.type == "putuskan_perpanjangan" and bool((event.changes or {}).get("finish_by"))


def _closed_at(report: Report) -> datetime:
    """When the state became the closed one it has now; notes may follow."""
    return next(
        event.at
        for event in reversed(report.events)
        if event.to_status is report.status and event.from_status is not report.status
    )


def _end_of(report: Report, index: int, now: datetime) -> datetime | None:
    event = report.events[index]
    if index + 1 < len(report.events):
        following = report.events[index + 1 :]
        if event.to_status in CLOSED and all(later.to_status in CLOSED for later in following):
            return None
        return following[0].at
    return None if event.to_status in CLOSED else max(now, event.at)


def _interval(event: Event, end: datetime, respond_by: datetime | None, extended: bool) -> Interval:
    return Interval(
        start=event.at,
        end=end,
        holder=event.to_unit or event.unit,
        status=event.to_status,
        lane=lane_of(event.to_status),
        opened_by=event.id,
        respond_by=respond_by,
        extended=extended,
    )


def _merged(intervals: list[Interval]) -> tuple[Interval, ...]:
    merged: list[Interval] = []
    for part in intervals:
        last = merged[-1] if merged else None
        if last is not None and _same(last, part):
            part = Interval(
                start=last.start,
                end=part.end,
                holder=last.holder,
                status=last.status,
                lane=last.lane,
                opened_by=last.opened_by,
                respond_by=last.respond_by,
                extended=last.extended,
            )
            merged[-1] = part
        else:
            merged.append(part)
    return tuple(merged)


def _same(first: Interval, second: Interval) -> bool:
    return (first.holder, first.status, first.respond_by, first.extended) == (
        second.holder,
        second.status,
        second.respond_by,
        second.extended,
    )
