"""The state machine of a report: who may do what (`may`), and what it does (`apply`).

Pure and shared: central decides with it, the desk previews and greys out buttons with it. Rules come from
domain.md 3 and central-api.md ("Workflow details").
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from domain import effects, errors, evidence, sla
from domain.actions import Action, BuatLaporan, Child, Pecah
from domain.organisation import DESK_ROLES, UNIT_ROLES, Officer
from domain.report import OPEN, Clocks, Event, Photo, Rating, Report, Status, handover_stack
from domain.rulebook import Rulebook

FindReport = Callable[[str], Report | None]

_UNFINISHED = frozenset({Status.MENUNGGU, Status.KOORDINASI, Status.DISPOSISI, Status.PROSES, Status.TL_DITOLAK})
_TOLD = (
    "channel",
    "category",
    "priority",
    "description",
    "kelurahan",
    "is_private",
    "address",
    "landmark",
    "lat",
    "lon",
    "continues",
)
_KEPALA = frozenset({"kepala"})
_ANY = frozenset(Status)


class Rule(NamedTuple):
    """`who`: holder, validator, supervisor or involved; `roles` narrows the first and the last."""

    states: frozenset[Status]
    who: str
    roles: frozenset[str]


RULES: dict[str, Rule] = {
    "terima": Rule(_UNFINISHED - {Status.PROSES}, "holder", UNIT_ROLES),
    "koordinasi": Rule(_UNFINISHED, "holder", DESK_ROLES),
    "disposisi": Rule(_UNFINISHED, "holder", DESK_ROLES),
    "kembalikan": Rule(frozenset({Status.KOORDINASI, Status.DISPOSISI, Status.PROSES}), "holder", DESK_ROLES),
    "tindak_lanjut": Rule(_UNFINISHED, "holder", UNIT_ROLES),
    "ajukan_selesai": Rule(frozenset({Status.PROSES, Status.TL_DITOLAK}), "holder", DESK_ROLES),
    "validasi": Rule(frozenset({Status.MENUNGGU_VALIDASI}), "validator", frozenset()),
    "tolak_tl": Rule(frozenset({Status.MENUNGGU_VALIDASI}), "validator", frozenset()),
    "tolak": Rule(frozenset({Status.MENUNGGU, Status.KOORDINASI, Status.DISPOSISI}), "holder", _KEPALA),
    "buka_kembali": Rule(_ANY - OPEN, "validator", frozenset()),
    "minta_perpanjangan": Rule(OPEN, "holder", DESK_ROLES),
    "putuskan_perpanjangan": Rule(OPEN, "supervisor", frozenset()),
    "klasifikasi": Rule(OPEN, "holder", DESK_ROLES),
    "tugaskan": Rule(OPEN, "holder", DESK_ROLES),
    "tautkan_duplikat": Rule(OPEN, "holder", DESK_ROLES),
    "lepas_duplikat": Rule(OPEN, "holder", DESK_ROLES),
    "pecah": Rule(OPEN, "holder", DESK_ROLES),
    "catatan": Rule(_ANY, "involved", UNIT_ROLES | {"supervisor", "validator"}),
    "balasan": Rule(OPEN, "holder", DESK_ROLES),
    "lampiran": Rule(_ANY, "involved", UNIT_ROLES),
}


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """An action with its author and times: what `apply` turns into one event, whose id is `id`."""

    id: str
    action: Action
    officer: Officer
    at: datetime
    claimed_at: datetime | None = None
    late: bool = False


def may(officer: Officer, kind: str, report: Report, rules: Rulebook) -> str | None:
    """None when `officer` may do action `kind` on `report` now, else the refusal code.

    Checked in the order of central-api.md's codes: state, holder, role, involvement; then what the action
    needs to be there already. The payload is checked by `apply`.
    """
    rule = RULES[kind]
    if report.status not in rule.states:
        return errors.ILLEGAL_STATE
    return _who(rule, officer, report, rules) or _precondition(kind, report)


def role_may(role: str, kind: str) -> bool:
    """Whether an officer of this role can ever do action `kind`, on some report in some state."""
    rule = RULES[kind]
    return role in rule.roles or role == rule.who


def may_create(officer: Officer) -> str | None:
    """Counter intake (`buat_laporan`) needs no report, only a desk role."""
    return None if officer.role in DESK_ROLES else errors.ROLE


def apply(report: Report, act: Act, rules: Rulebook, find: FindReport) -> Report:
    """The report after the act, one event and one version later. Raises Refused with its code.

    `find` answers any report by its id, or None.
    """
    code = may(act.officer, act.action.type, report, rules)
    if code is not None:
        raise errors.Refused(code)
    effect = effects.effect_of(act.action, effects.Setting(act.id, report, act.officer, act.at, rules, find))
    return _after(report, act, effect, rules)


def create(report_id: str, number: str, act: Act, rules: Rulebook, find: FindReport) -> Report:
    """A report taken in at a counter: holder = its kelurahan, the author's unit stays involved."""
    action = act.action
    if not isinstance(action, BuatLaporan):
        raise TypeError(action.type)
    code = may_create(act.officer)
    if code is not None:
        raise errors.Refused(code)
    effects.check_intake(action, act.officer, act.at, rules, find)
    return taken_in(report_id, number, act, rules)


def taken_in(report_id: str, number: str, act: Act, rules: Rulebook) -> Report:
    """The report of an intake that was found legal when it was made. Checks nothing: a desk shows it until central
    has decided, whatever has become of the reference data meanwhile."""
    action = act.action
    if not isinstance(action, BuatLaporan):
        raise TypeError(action.type)
    told = {name: getattr(action, name) for name in _TOLD}
    report = intake(report_id, number, act.at, rules, event=_masuk(act, action.kelurahan), **told)
    return msgspec.structs.replace(report, photos=evidence.photos_of(action.photos, act.id))


def intake(
    report_id: str, number: str, at: datetime, rules: Rulebook, event: Event | None = None, **fields: Any
) -> Report:
    """A new report in its kelurahan's hands; without `event` it came through a channel by itself."""
    profile = rules.profile_of(fields["channel"])
    kelurahan = fields["kelurahan"]
    masuk = event or Event(
        id=report_id, type="masuk", at=at, unit=kelurahan, to_status=Status.MENUNGGU, to_unit=kelurahan
    )
    return Report(
        id=report_id,
        number=number,
        version=1,
        created_at=at,
        status=Status.MENUNGGU,
        holder=kelurahan,
        clocks=sla.start_clocks(profile, rules.calendar, at),
        events=(masuk,),
        **fields,
    )


def split(report: Report, act: Act, numbers: Sequence[str], rules: Rulebook) -> tuple[Report, ...]:
    """The children of a `pecah` that `apply` accepted, in koordinasi at their targets."""
    action = act.action
    if not isinstance(action, Pecah):
        raise TypeError(action.type)
    return tuple(
        _child(report, act, child, number, rules) for child, number in zip(action.children, numbers, strict=True)
    )


def _child(report: Report, act: Act, child: Child, number: str, rules: Rulebook) -> Report:
    profile = rules.profile(report.clocks.profile)
    clocks = sla.start_clocks(profile, rules.calendar, report.created_at, held_since=act.at)
    event = msgspec.structs.replace(
        _masuk(act, child.target_unit),
        id=child.report_id,
        to_status=Status.KOORDINASI,
        from_unit=report.holder,
    )
    return msgspec.structs.replace(
        report,
        id=child.report_id,
        number=number,
        version=1,
        category=child.category or report.category,
        description=child.description or report.description,
        status=Status.KOORDINASI,
        holder=child.target_unit,
        handed_by=report.holder,
        assignee=None,
        bounces=0,
        clocks=clocks,
        extension=None,
        duplicate_of=None,
        parent=report.id,
        continues=None,
        rating=None,
        photos=tuple(
            msgspec.structs.replace(photo, event=None) for photo in report.photos if photo.slot == "laporan"
        ),
        events=(event,),
    )


def rate(report: Report, stars: int, text: str | None, at: datetime, event_id: str) -> Report:
    """The resident's rating after Selesai, as an event of no officer."""
    if report.status is not Status.SELESAI or report.rating is not None:
        raise errors.Refused(errors.ILLEGAL_STATE)
    event = Event(
        id=event_id,
        type="penilaian",
        at=at,
        unit=report.holder,
        from_status=report.status,
        to_status=report.status,
        from_unit=report.holder,
        to_unit=report.holder,
    )
    rating = Rating(stars=stars, text=text, at=at)
    return msgspec.structs.replace(report, version=report.version + 1, rating=rating, events=(*report.events, event))


def late_note(report: Report, act: Act, note: str, photos: tuple[Photo, ...]) -> Report:
    """A follow-up that met a closed report, kept as a note (central-api.md, `late_note`)."""
    event = _event(report, act, report.status, report.holder, _Shown(note, public=False, changes=None))
    event = msgspec.structs.replace(event, type="catatan")
    return msgspec.structs.replace(
        report, version=report.version + 1, photos=(*report.photos, *photos), events=(*report.events, event)
    )


def _who(rule: Rule, officer: Officer, report: Report, rules: Rulebook) -> str | None:
    if rule.who == "holder":
        if officer.unit != report.holder or officer.role not in UNIT_ROLES:
            return errors.NOT_HOLDER
        return None if officer.role in rule.roles else errors.ROLE
    if rule.who == "validator":
        return None if officer.role == "validator" else errors.ROLE
    if rule.who == "supervisor":
        return None if officer.role == "supervisor" and _supervises(officer, report, rules) else errors.ROLE
    if officer.role not in rule.roles:
        return errors.ROLE
    scope = rules.organisation.scope_of(officer)
    return None if scope in rules.organisation.scopes_of(report) else errors.NOT_INVOLVED


def _supervises(officer: Officer, report: Report, rules: Rulebook) -> bool:
    organisation = rules.organisation
    superiors = {*organisation.ancestors(report.holder), organisation.kota_of(report.kelurahan), "31"}
    return officer.unit in superiors


def _precondition(kind: str, report: Report) -> str | None:
    requested = report.extension is not None and report.extension.state == "requested"
    if kind == "kembalikan" and not handover_stack(report.events):
        return errors.NOBODY_TO_RETURN_TO
    if kind == "minta_perpanjangan" and requested:
        return errors.REQUEST_PENDING
    if kind == "putuskan_perpanjangan" and not requested:
        return errors.NO_REQUEST
    return None


def _after(report: Report, act: Act, effect: effects.Effect, rules: Rulebook) -> Report:
    status, holder = effect.status or report.status, effect.holder or report.holder
    changes = effect.changes
    if holder != report.holder and report.assignee is not None:
        changes = {**(changes or {}), "assignee": [report.assignee, None]}
    event = _event(report, act, status, holder, _Shown(effect.note, effect.public, changes))
    events = (*report.events, event)
    fields: dict[str, Any] = {"clocks": report.clocks, **effect.fields}
    if event.is_handover:
        stack = handover_stack(events)
        fields |= {"assignee": None, "handed_by": stack[-1] if stack else None}
    clocks = fields.pop("clocks")
    return msgspec.structs.replace(
        report,
        version=report.version + 1,
        status=status,
        holder=holder,
        clocks=_answered(clocks, event, report, rules),
        photos=(*report.photos, *effect.photos),
        events=events,
        **fields,
    )


def _answered(clocks: Clocks, event: Event, report: Report, rules: Rulebook) -> Clocks:
    if sla.starts_response(event):
        profile = rules.profile(report.clocks.profile)
        respond_by = sla.limit(profile, rules.calendar, event.at, profile.respond_h)
        return msgspec.structs.replace(clocks, respond_by=respond_by)
    if clocks.respond_by is not None and (event.type in sla.RESPONSES or event.to_status not in OPEN):
        return msgspec.structs.replace(clocks, respond_by=None)
    return clocks


class _Shown(NamedTuple):
    """What an event tells beside states and holders."""

    note: str | None
    public: bool
    changes: dict[str, list[Any]] | None


def _event(report: Report, act: Act, status: Status, holder: str, shown: _Shown) -> Event:
    return Event(
        id=act.id,
        type=act.action.type,
        at=act.at,
        unit=act.officer.unit,
        officer=act.officer.id,
        claimed_at=act.claimed_at,
        late=act.late,
        from_status=report.status,
        to_status=status,
        from_unit=report.holder,
        to_unit=holder,
        note=shown.note,
        public=shown.public,
        cmd_id=act.id,
        changes=shown.changes,
    )


def _masuk(act: Act, to_unit: str) -> Event:
    return Event(
        id=act.id,
        type="masuk",
        at=act.at,
        unit=act.officer.unit,
        officer=act.officer.id,
        claimed_at=act.claimed_at,
        late=act.late,
        to_status=Status.MENUNGGU,
        to_unit=to_unit,
        cmd_id=act.id,
    )
