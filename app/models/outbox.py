"""What the officer did and central has not yet shown back: the actions of `outbox.db`, and starred reports.

An action is *queued* until central gives it a final answer. It is *settled* when nothing is left to show or
decide: its effect is in the base row, or the officer put it away or cancelled it. Nothing here is ever
deleted but an action undone before it was sent.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.errors import PhotoError
from app.models import drafts, photos
from app.models.many import among, is_among
from app.models.moments import from_ms, to_ms
from app.models.tables import action, provisional, reporter, star
from domain import actions
from domain.actions import Action
from domain.wire import CONTAINED, FINAL, Clock, Command, CommandResult

QUEUED = "queued"
HELD = "held"
CANCELLED = "cancelled"
TRAY = frozenset({"conflict", "refused", HELD})
INTAKE = "buat_laporan"
FORGOTTEN = b""
MAX_REPORTER_BYTES = 1024
"""Who reported, as JSON: kept apart, so a request reckons with this much for each intake."""

_all = sa.select(action).order_by(action.c.place)
_open = action.c.is_settled.is_(False)
_is_tray = sa.or_(*(action.c.status == status for status in sorted(TRAY)))
_not_final = sa.and_(*(action.c.status != status for status in sorted(FINAL)))
_by_id = _all.where(action.c.cmd_id == sa.bindparam("cmd_id"))
_by_report = _all.where(action.c.report_id == sa.bindparam("report_id"), _open)
_by_number = _all.where(action.c.number == sa.bindparam("number"), action.c.type == INTAKE)
_intake_of = sa.select(action).where(action.c.report_id == sa.bindparam("report_id"), action.c.type == INTAKE)
_intake_of = _intake_of.order_by(action.c.place.desc())
_by_reports = _all.where(is_among(action.c.report_id), _open)
_contained = _all.where(action.c.status.in_(sorted(CONTAINED)), _open)
_has_done = sa.select(sa.exists().where(action.c.status.in_(sorted(CONTAINED)), action.c.is_settled.is_(True)))
_intakes = _all.where(action.c.type == INTAKE, _open)
_linking = _all.where(action.c.type.in_((INTAKE, "tautkan_duplikat")), _open)
_unsettled = _all.where(_open)
_queued = _all.where(_open, _not_final)
_newest = sa.select(sa.func.max(action.c.place)).where(is_among(action.c.report_id))
_last_of_reports = _all.where(action.c.place.in_(_newest.group_by(action.c.report_id)))
_last_unsent = (
    sa.select(action).where(_open, action.c.dseq.is_(None), _not_final).order_by(action.c.place.desc()).limit(1)
)
_newest_first = sa.select(action).order_by(action.c.place.desc()).limit(sa.bindparam("limit"))
_highest = sa.select(sa.func.coalesce(sa.func.max(action.c.dseq), 0))
_backlog = sa.select(sa.func.count(), sa.func.min(action.c.made_at)).where(_open, _not_final)
_lost = sa.select(action.c.cmd_id).where(
    sa.or_(
        action.c.status == "conflict",
        action.c.status == "refused",
        action.c.status == CANCELLED,
        sa.and_(action.c.status == HELD, action.c.is_settled.is_(True)),
    )
)
_counts = sa.select(
    sa.func.count(sa.case((action.c.status == QUEUED, 1))), sa.func.count(sa.case((_is_tray, 1)))
).where(_open)
_reporter = sa.select(reporter.c.body).where(
    reporter.c.cmd_id == sa.bindparam("cmd_id"), reporter.c.body != FORGOTTEN
)
_count_up = insert(provisional).values(day=sa.bindparam("day"), last=1)
_count_up = _count_up.on_conflict_do_update(index_elements=["day"], set_={"last": provisional.c.last + 1})
_last_number = sa.select(provisional.c.last).where(provisional.c.day == sa.bindparam("day"))
_starred = sa.select(star.c.report_id).where(is_among(star.c.report_id))


class OutboxAction(msgspec.Struct, frozen=True, kw_only=True):
    """`number` names the report even when it has left this desk. `depends_on`: own earlier actions that this
    one builds on. `dseq` is None until it is first sent. `replaces`: the action in the tray that this one is the
    decision on. `tries`: requests it was put into; `last_error`: code of what ended the last of them without an
    answer.
    """

    cmd_id: str
    report_id: str
    number: str
    type: str
    payload: dict[str, Any]
    base_version: int
    seen: dict[str, Any]
    depends_on: tuple[str, ...]
    made_at: datetime
    clock: Clock | None = None
    dseq: int | None = None
    status: str = QUEUED
    code: str | None = None
    report_version: int | None = None
    tries: int = 0
    last_error: str | None = None
    answered_at: datetime | None = None
    is_settled: bool = False
    replaces: str | None = None

    def action(self) -> Action:
        return actions.decode(self.type, self.payload)

    @property
    def photo_hashes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(photo["sha256"] for photo in self.payload.get("photos", ())))

    @property
    def is_final(self) -> bool:
        return self.status in FINAL

    @property
    def is_contained(self) -> bool:
        """Central took it; the effect is in version `report_version`."""
        return self.status in CONTAINED

    @property
    def is_waiting(self) -> bool:
        """For central, not for the officer."""
        return self.status == QUEUED and not self.is_settled

    @property
    def needs_officer(self) -> bool:
        return self.status in TRAY and not self.is_settled


def add(connection: sa.Connection, item: OutboxAction, told_by: dict[str, str] | None = None) -> None:
    """`told_by`: who reported, of a `buat_laporan`; kept apart from the payload, which is shown and projected.

    Raises PhotoError when a photo that it names is no longer here.
    """
    if len(photos.sizes(connection, item.photo_hashes)) < len(item.photo_hashes):
        raise PhotoError("photo_missing")
    connection.execute(sa.insert(action), _to_row(item))
    photos.note_use(connection, item.cmd_id, item.photo_hashes)
    if told_by:
        connection.execute(sa.insert(reporter), {"cmd_id": item.cmd_id, "body": msgspec.json.encode(told_by)})


def get(connection: sa.Connection, cmd_id: str) -> OutboxAction | None:
    row = connection.execute(_by_id, {"cmd_id": cmd_id}).mappings().one_or_none()
    return None if row is None else _from_row(row)


def remove_unsent(connection: sa.Connection, cmd_id: str) -> bool:
    """Undo: False when it has been put into a request or refused already, or another action builds on it.

    What it was the decision on waits for the officer again.
    """
    own = get(connection, cmd_id)
    if own is None or own.is_settled or own.dseq is not None or own.is_final:
        return False
    if dependants(connection, cmd_id):
        return False
    connection.execute(sa.delete(action).where(action.c.cmd_id == cmd_id))
    photos.drop_use(connection, cmd_id)
    if own.type == INTAKE:
        set_star(connection, own.report_id, False)
    if own.replaces is not None:
        connection.execute(sa.update(action).where(action.c.cmd_id == own.replaces).values(is_settled=False))
    return True


def saved_with(cmd_id: str) -> str:
    """Id of the link that is stored in one go with a new report, to tell it from one that is made later."""
    return f"{cmd_id[:24]}{hashlib.sha256(cmd_id.encode()).hexdigest()[:12]}"


def remove_link(connection: sa.Connection, intake: OutboxAction) -> None:
    """The link to a duplicate that was stored with a new report, when nothing else builds on that."""
    later = dependants(connection, intake.cmd_id)
    if intake.dseq is None and [item.cmd_id for item in later] == [saved_with(intake.cmd_id)]:
        remove_unsent(connection, later[0].cmd_id)


def forget_reporters(connection: sa.Connection, cmd_ids: Iterable[str]) -> bool:
    """Overwrites who reported; true when there was somebody, whose traces have then to be removed (`traces`)."""
    told = sa.and_(reporter.c.cmd_id.in_(list(cmd_ids)), reporter.c.body != FORGOTTEN)
    return bool(connection.execute(sa.update(reporter).where(told).values(body=FORGOTTEN)).rowcount)


def has_forgotten(connection: sa.Connection) -> bool:
    return connection.execute(sa.select(reporter.c.cmd_id).where(reporter.c.body == FORGOTTEN)).first() is not None


def drop_forgotten(connection: sa.Connection) -> None:
    connection.execute(sa.delete(reporter).where(reporter.c.body == FORGOTTEN))


def pass_reporter_on(connection: sa.Connection, cmd_id: str, to_cmd_id: str) -> None:
    """An intake is made again: who reported belongs to the new one."""
    connection.execute(sa.update(reporter).where(reporter.c.cmd_id == cmd_id).values(cmd_id=to_cmd_id))


def has_reporter(connection: sa.Connection, cmd_id: str) -> bool:
    return connection.execute(_reporter, {"cmd_id": cmd_id}).scalar_one_or_none() is not None


def last_provisional(connection: sa.Connection, day: str) -> int:
    """How many provisional numbers were given on a day (`YYMMDD`)."""
    return connection.execute(_last_number, {"day": day}).scalar_one_or_none() or 0


def next_provisional(connection: sa.Connection, day: str) -> int:
    connection.execute(_count_up, {"day": day})
    return last_provisional(connection, day)


def of_report(connection: sa.Connection, report_id: str) -> tuple[OutboxAction, ...]:
    """Unsettled actions of one report in the order they were made."""
    return _select(connection, _by_report, {"report_id": report_id})


def unsettled(connection: sa.Connection) -> tuple[OutboxAction, ...]:
    return _select(connection, _unsettled)


def of_reports(connection: sa.Connection, report_ids: Sequence[str]) -> tuple[OutboxAction, ...]:
    """Unsettled actions of these reports in the order they were made."""
    return _select(connection, _by_reports, among(report_ids))


def has_done(connection: sa.Connection) -> bool:
    """Something that was made here has been shown as a part of central's row."""
    return bool(connection.execute(_has_done).scalar_one())


def contained(connection: sa.Connection) -> tuple[OutboxAction, ...]:
    """Unsettled actions that central took."""
    return _select(connection, _contained)


def linking(connection: sa.Connection) -> tuple[OutboxAction, ...]:
    """Unsettled actions that may name other reports."""
    return _select(connection, _linking)


def linked_by(item: OutboxAction) -> set[str]:
    """Other reports that an action names."""
    return {item.payload[name] for name in ("duplicate_of", "continues") if item.payload.get(name)}


def queued(connection: sa.Connection) -> tuple[OutboxAction, ...]:
    """Actions without a final answer, held ones included, in the order they were made."""
    return _select(connection, _queued)


def intakes(connection: sa.Connection) -> tuple[OutboxAction, ...]:
    """Own intakes whose report central has not shown back yet."""
    return _select(connection, _intakes)


def find_intake(connection: sa.Connection, number: str) -> OutboxAction | None:
    """The intake that had this provisional number, arrived or not; it stands on the resident's receipt."""
    row = connection.execute(_by_number, {"number": number}).mappings().first()
    return None if row is None else _from_row(row)


def intake_of(connection: sa.Connection, report_id: str) -> OutboxAction | None:
    """The own intake that made a report; kept when it has arrived."""
    row = connection.execute(_intake_of, {"report_id": report_id}).mappings().first()
    return None if row is None else _from_row(row)


def last_of_reports(connection: sa.Connection, report_ids: Sequence[str]) -> dict[str, OutboxAction]:
    """The newest own action on each of these reports, settled ones included."""
    rows = _select(connection, _last_of_reports, among(report_ids))
    return {item.report_id: item for item in rows}


def last_unsent(connection: sa.Connection) -> OutboxAction | None:
    row = connection.execute(_last_unsent).mappings().one_or_none()
    return None if row is None else _from_row(row)


def number(connection: sa.Connection, cmd_ids: Sequence[str]) -> None:
    """Gives each action its `dseq`, dense from 1 for this device, when it is first put into a request.

    One that was undone meanwhile or has its number already uses none up. From now on it cannot be undone.
    """
    drafts.forget(connection, cmd_ids)
    last = connection.execute(_highest).scalar_one()
    for cmd_id in cmd_ids:
        unsent = sa.and_(action.c.cmd_id == cmd_id, action.c.dseq.is_(None))
        last += connection.execute(sa.update(action).where(unsent).values(dseq=last + 1)).rowcount


def count_tries(connection: sa.Connection, cmd_ids: Iterable[str]) -> None:
    """These are put into a request."""
    wanted = action.c.cmd_id.in_(list(cmd_ids))
    connection.execute(sa.update(action).where(wanted).values(tries=action.c.tries + 1))


def note_error(connection: sa.Connection, cmd_ids: Iterable[str], code: str) -> None:
    """A request ended without an answer: whether central has them is not known."""
    connection.execute(sa.update(action).where(action.c.cmd_id.in_(list(cmd_ids))).values(last_error=code))


def record(connection: sa.Connection, result: CommandResult, at: datetime) -> None:
    """An answer of central. A status this client does not know leaves the action queued."""
    known = result.status in FINAL or result.status == HELD
    values = {
        "status": result.status if known else QUEUED,
        "code": result.code,
        "report_version": result.report_version,
        "last_error": None,
        "answered_at": to_ms(at),
    }
    connection.execute(sa.update(action).where(action.c.cmd_id == result.cmd_id).values(values))


def settle(connection: sa.Connection, cmd_ids: Iterable[str]) -> None:
    connection.execute(sa.update(action).where(action.c.cmd_id.in_(list(cmd_ids))).values(is_settled=True))


def dependants(connection: sa.Connection, cmd_id: str) -> tuple[OutboxAction, ...]:
    """Unsettled actions that build on this one, directly or through another."""
    found: dict[str, OutboxAction] = {}
    wanted = {cmd_id}
    for item in unsettled(connection):
        if wanted.intersection(item.depends_on):
            wanted.add(item.cmd_id)
            found[item.cmd_id] = item
    return tuple(found.values())


def blocking(connection: sa.Connection, item: OutboxAction) -> OutboxAction | None:
    """The earliest action below a held one that central did not take."""
    found: OutboxAction | None = None
    wanted = list(item.depends_on) if item.status == HELD else []
    while wanted:
        below = get(connection, wanted.pop())
        if below is not None and below.cmd_id in lost(connection):
            found = below
            wanted = list(below.depends_on)
    return found


def newest(connection: sa.Connection, limit: int) -> tuple[OutboxAction, ...]:
    """Settled ones included."""
    return _select(connection, _newest_first, {"limit": limit})


def cancel(connection: sa.Connection, cmd_id: str) -> tuple[OutboxAction, ...]:
    """This action and those that build on it: they will not be sent and stay here, settled, with what was written.

    Nothing, and an empty answer, when one of them has been put into a request already.
    """
    own = get(connection, cmd_id)
    if own is None or own.is_settled:
        return ()
    items = (own, *dependants(connection, cmd_id))
    if any(item.dseq is not None for item in items):
        return ()
    wanted = action.c.cmd_id.in_([item.cmd_id for item in items])
    connection.execute(sa.update(action).where(wanted).values(status=CANCELLED, is_settled=True))
    return items


def lost(connection: sa.Connection) -> set[str]:
    """Actions that will never be in a report: what builds on them waits for the officer."""
    return set(connection.execute(_lost).scalars())


def hold(connection: sa.Connection, items: Iterable[OutboxAction]) -> None:
    """Not to be sent until the officer decided on what they build on."""
    ids = [item.cmd_id for item in items if not item.is_final]
    connection.execute(sa.update(action).where(action.c.cmd_id.in_(ids)).values(status=HELD, code="held"))


def pending_counts(connection: sa.Connection) -> tuple[int, int]:
    """How many wait for central, and how many wait for the officer."""
    row = connection.execute(_counts).one()
    return int(row[0]), int(row[1])


def backlog(connection: sa.Connection) -> tuple[int, datetime | None]:
    """How many have no final answer, and when the oldest of them was made."""
    count, oldest = connection.execute(_backlog).one()
    return int(count), None if oldest is None else from_ms(oldest)


def starred(connection: sa.Connection, report_ids: Iterable[str]) -> frozenset[str]:
    return frozenset(connection.execute(_starred, among(report_ids)).scalars())


def all_starred(connection: sa.Connection) -> frozenset[str]:
    return frozenset(connection.execute(sa.select(star.c.report_id)).scalars())


def set_star(connection: sa.Connection, report_id: str, is_starred: bool) -> None:
    connection.execute(sa.delete(star).where(star.c.report_id == report_id))
    if is_starred:
        connection.execute(sa.insert(star), {"report_id": report_id})


def to_command(connection: sa.Connection, item: OutboxAction) -> Command:
    if item.dseq is None:
        raise ValueError(item.cmd_id)
    told_by = connection.execute(_reporter, {"cmd_id": item.cmd_id}).scalar_one_or_none()
    return Command(
        cmd_id=item.cmd_id,
        dseq=item.dseq,
        type=item.type,
        report_id=item.report_id,
        base_version=item.base_version,
        payload=item.payload if told_by is None else item.payload | {"reporter": msgspec.json.decode(told_by)},
        seen=item.seen,
        depends_on=item.depends_on,
        blobs=item.photo_hashes,
        made_at=item.made_at,
        clock=item.clock,
    )


def _select(
    connection: sa.Connection, query: sa.Select[Any], values: dict[str, Any] | None = None
) -> tuple[OutboxAction, ...]:
    return tuple(_from_row(row) for row in connection.execute(query, values).mappings())


def _to_row(item: OutboxAction) -> dict[str, Any]:
    row = msgspec.structs.asdict(item)
    packed = {name: msgspec.json.encode(row[name]) for name in ("payload", "seen", "depends_on", "clock")}
    answered_at = None if item.answered_at is None else to_ms(item.answered_at)
    return row | packed | {"made_at": to_ms(item.made_at), "answered_at": answered_at}


def _from_row(row: Any) -> OutboxAction:
    return OutboxAction(
        cmd_id=row["cmd_id"],
        report_id=row["report_id"],
        number=row["number"],
        type=row["type"],
        payload=msgspec.json.decode(row["payload"]),
        base_version=row["base_version"],
        seen=msgspec.json.decode(row["seen"]),
        depends_on=msgspec.json.decode(row["depends_on"], type=tuple[str, ...]),
        made_at=from_ms(row["made_at"]),
        clock=msgspec.json.decode(row["clock"], type=Clock | None),
        dseq=row["dseq"],
        status=row["status"],
        code=row["code"],
        report_version=row["report_version"],
        tries=row["tries"],
        last_error=row["last_error"],
        answered_at=None if row["answered_at"] is None else from_ms(row["answered_at"]),
        is_settled=row["is_settled"],
        replaces=row["replaces"],
    )
