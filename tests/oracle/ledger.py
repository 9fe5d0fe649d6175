"""Independent recomputation of clocks and ledger from a report's row JSON.

Reads the row as central-api.md writes it (plain dicts, RFC 3339 strings) and follows domain.md section 5.
Owns no rule of the product; imports nothing but csv, json and datetime.
"""

import csv
import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

Row = dict[str, Any]

WIB = timezone(timedelta(hours=7))
PROFILES = {
    "crm": {"respond": 6, "warn": 120, "red": 144, "finish": 168, "working": False},
    "lapor": {"respond": 72, "warn": 72, "red": 96, "finish": 120, "working": True},
}
RESPONSES = ("terima", "koordinasi", "disposisi", "tindak_lanjut", "kembalikan", "tolak")
CLOSED = ("selesai", "ditolak")


def load_report(text: str) -> Row:
    row: Row = json.loads(text)
    return row


def load_holidays(path: str) -> set[date]:
    """Dates of a CSV file with a column `date`."""
    with open(path, encoding="utf-8", newline="") as handle:
        return {date.fromisoformat(line["date"]) for line in csv.DictReader(handle)}


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def is_working_day(day: date, holidays: set[date]) -> bool:
    return day.isoweekday() <= 5 and day not in holidays


def working_hours_later(start: datetime, hours: int, holidays: set[date]) -> datetime:
    """The first instant by which `hours` have run, WIB day by WIB day."""
    left = timedelta(hours=hours)
    local = start.astimezone(WIB)
    day = local.date()
    opened = local
    while True:
        midnight = datetime.combine(day + timedelta(days=1), time(), WIB)
        room = midnight - opened if is_working_day(day, holidays) else timedelta()
        if room >= left:
            return (opened + left).astimezone(UTC)
        left -= room
        day, opened = midnight.date(), midnight


def limit(start: datetime, profile: str, name: str, holidays: set[date]) -> datetime:
    rule = PROFILES[profile]
    if rule["working"]:
        return working_hours_later(start, int(rule[name]), holidays)
    return start + timedelta(hours=int(rule[name]))


def clocks(row: Row, holidays: set[date], finish_at: datetime | None = None) -> Row:
    """The four limits; `finish_at` is the newest approved extension, by default the row's own."""
    profile = row["clocks"]["profile"]
    start = moment(row["created_at"])
    warn, red, finish = (limit(start, profile, name, holidays) for name in ("warn", "red", "finish"))
    extension = row.get("extension")
    if finish_at is None and extension is not None and extension["state"] == "approved":
        finish_at = moment(extension["finish_at"])
    if finish_at is not None:
        shift = finish_at - finish
        warn, red, finish = warn + shift, red + shift, finish_at
    periods = holder_periods(row)
    respond_by = limit(periods[-1]["start"], profile, "respond", holidays)
    return {"respond_by": respond_by, "warn_at": warn, "red_at": red, "finish_by": finish}


def counted(start: datetime, end: datetime, profile: str, holidays: set[date]) -> timedelta:
    """What the profile's clock shows between two moments."""
    if not PROFILES[profile]["working"]:
        return end - start
    total, local, last = timedelta(), start.astimezone(WIB), end.astimezone(WIB)
    while local < last:
        midnight = datetime.combine(local.date() + timedelta(days=1), time(), WIB)
        stop = min(midnight, last)
        total += stop - local if is_working_day(local.date(), holidays) else timedelta()
        local = stop
    return total


def lane(status: str) -> str:
    if status in CLOSED:
        return "closed"
    return "validator" if status == "menunggu_validasi" else "unit"


def intervals(row: Row, now: datetime) -> list[Row]:
    """Gapless stretches of one holder and one state, from intake to closing or, while open, to `now`."""
    found: list[Row] = []
    holder = ""
    for event in row["events"]:
        at = moment(event["at"])
        holder = event["to_unit"] or holder
        state = event["to_status"]
        if found and (found[-1]["holder"], found[-1]["state"]) == (holder, state):
            continue
        if found:
            found[-1]["end"] = at
        found.append({"start": at, "end": now, "holder": holder, "state": state, "lane": lane(state)})
    if found[-1]["lane"] == "closed":
        found.pop()
    return [stretch for stretch in found if stretch["end"] > stretch["start"]]


def resident_span(row: Row, now: datetime) -> tuple[datetime, datetime]:
    """Intake until the ajukan_selesai that was accepted, the refusal, or now."""
    asked: datetime | None = None
    ended: datetime | None = None
    for event in row["events"]:
        at = moment(event["at"])
        if event["type"] == "ajukan_selesai":
            asked = at
        if event["type"] == "buka_kembali":
            asked = ended = None
        elif ended is None and event["to_status"] == "selesai":
            ended = asked or at
        elif ended is None and event["to_status"] == "ditolak":
            ended = at
    return moment(row["created_at"]), ended or now


def unit_times(row: Row, now: datetime, holidays: set[date]) -> dict[str, timedelta]:
    """Time each unit held the report while it was neither with the validator nor closed."""
    profile = row["clocks"]["profile"]
    held: dict[str, timedelta] = {}
    for stretch in intervals(row, now):
        if stretch["lane"] == "unit":
            length = counted(stretch["start"], stretch["end"], profile, holidays)
            held[stretch["holder"]] = held.get(stretch["holder"], timedelta()) + length
    return held


def holder_periods(row: Row) -> list[Row]:
    """One entry per time a unit became holder, with the event that ended its respond clock.

    `ended_by` is None while the clock runs; a period that was taken away without an answer of the unit
    has the event that took it away and `answered` False.
    """
    periods: list[Row] = []
    holder = ""
    for event in row["events"]:
        kind, at = event["type"], moment(event["at"])
        current = periods[-1] if periods else None
        if current and not current["ended_by"] and kind in RESPONSES and event["unit"] == holder:
            current.update(ended_at=at, ended_by=kind, answered=True)
        new_holder = event["to_unit"] or holder
        if current and new_holder != holder and not current["ended_by"]:
            current.update(ended_at=at, ended_by=kind, answered=False)
        if new_holder != holder or kind == "buka_kembali":
            periods.append({"unit": new_holder, "start": at, "ended_at": None, "ended_by": None, "answered": False})
        holder = new_holder
    return periods


def respond_clocks(row: Row, now: datetime, holidays: set[date]) -> list[Row]:
    """Each holder period judged: `met`, `late`, `running`, `overdue`, or `taken_away`."""
    profile = row["clocks"]["profile"]
    judged = []
    for period in holder_periods(row):
        by = limit(period["start"], profile, "respond", holidays)
        end = period["ended_at"]
        if period["ended_by"] and not period["answered"]:
            outcome = "taken_away"
        elif period["ended_by"]:
            outcome = "met" if end <= by else "late"
        else:
            outcome = "running" if now <= by else "overdue"
        judged.append({**period, "respond_by": by, "outcome": outcome})
    return judged


def ledger(row: Row, now: datetime, holidays: set[date]) -> Row:
    start, end = resident_span(row, now)
    return {
        "intervals": intervals(row, now),
        "resident_start": start,
        "resident_end": end,
        "resident": counted(start, end, row["clocks"]["profile"], holidays),
        "units": unit_times(row, now, holidays),
        "responds": respond_clocks(row, now, holidays),
        "clocks": clocks(row, holidays),
    }
