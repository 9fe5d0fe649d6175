"""Perlu tindakan: actions that central could not take, drafts whose report has left, and what is decided on them."""

from collections.abc import Callable
from typing import Any

from app.errors import StorageError
from app.models import cache, outbox
from app.models.cache import LocalFiles
from app.models.outbox import INTAKE, OutboxAction
from app.models.projection import Viewer
from app.models.unit_of_work import read_scope
from app.services import acting
from app.services.acting import Origin
from app.services.drafts import Drafts
from app.services.names import Names
from app.services.values import (
    ActionSaved,
    ConflictField,
    Draft,
    MergedChange,
    Standing,
    SyncMark,
    TrayChoice,
    TrayDecision,
    TrayItem,
)
from domain import actions, errors
from domain.actions import Action, Catatan
from domain.report import Event, Report, at_version, headline
from domain.rulebook import Rulebook
from domain.workflow import may, may_create

TEXTS = ("reason", "instruction", "note", "public_answer", "description")
FIELD_NAMES = frozenset({"category", "priority", "kelurahan", "lat", "lon", "address", "landmark", "assignee"})
PLACE = ("lat", "lon")
COORDINATES = "coordinates"
MARKS = {"conflict": SyncMark.CONFLICT, "refused": SyncMark.REFUSED, "held": SyncMark.HELD}
MOVED, NO_TEXT = "draft_moved", "no_text"
DRAFT_ID = "draft:"
INTAKE_WAITS = "intake_waits"
"""The report exists nowhere yet: its own intake waits in the tray, too."""


class Tray:
    """`make` stores an action and answers for it; `announce` tells the reports that changed."""

    def __init__(
        self,
        files: LocalFiles,
        drafts: Drafts,
        rules: Callable[[], Rulebook],
        make: Callable[[str, Action, Origin], ActionSaved],
        announce: Callable[[frozenset[str]], None],
    ) -> None:
        self._files = files
        self._drafts = drafts
        self._rules = rules
        self._make = make
        self._announce = announce

    def items(self) -> tuple[TrayItem, ...]:
        """What waits for the officer, oldest first; drafts after the actions."""
        with read_scope(self._files.outbox) as connection:
            unsettled = outbox.unsettled(connection)
            items = [item for item in unsettled if item.needs_officer]
            blocking = {item.cmd_id: outbox.blocking(connection, item) for item in items}
        homeless = tuple(item_of_draft(draft) for draft in self._drafts.homeless())
        if not items:
            return homeless
        told = {item.report_id: item.payload["description"] for item in unsettled if item.type == INTAKE}
        with read_scope(self._files.cache) as connection:
            viewer = cache.viewer_of(connection, self._files, self._rules())
            shown = (item_of(item, told.get(item.report_id, ""), viewer, blocking[item.cmd_id]) for item in items)
            return (*shown, *homeless)

    def decide(self, cmd_id: str, decision: TrayDecision) -> ActionSaved | None:
        """None when nothing is sent. Raises as `acting.make`; then the item stays where it is."""
        if cmd_id.startswith(DRAFT_ID):
            self._drafts.discard(*cmd_id.removeprefix(DRAFT_ID).split(":", 1))
            return None
        with read_scope(self._files.outbox) as connection:
            item = outbox.get(connection, cmd_id)
        if item is None:
            raise StorageError("unavailable")
        action = self._action(item, decision)
        if action is not None:
            return self._make(item.report_id, action, Origin(replaces=cmd_id))
        acting.put_away(self._files, self._rules(), cmd_id)
        self._announce(frozenset({item.report_id}))
        return None

    def _action(self, item: OutboxAction, decision: TrayDecision) -> Action | None:
        """What the decision sends; None when central's values stand as they are."""
        if decision.choice is TrayChoice.NOTE:
            return Catatan(note=text_of(item))
        if decision.choice is TrayChoice.AWAY:
            return None
        if item.code != errors.CONFLICT_FIELD:
            return item.action()
        with read_scope(self._files.cache) as connection:
            base = cache.find(connection, item.report_id)
        if base is None:
            return item.action()
        theirs = contested(item, base) - _spread(decision.mine)
        payload = {name: value for name, value in item.payload.items() if name not in theirs}
        payload = {name: value for name, value in payload.items() if _is_news(name, payload, base)}
        return actions.decode(item.type, payload) if payload else None


def item_of(item: OutboxAction, told: str, viewer: Viewer, blocking: OutboxAction | None) -> TrayItem:
    """`told` is what an own intake says that still waits, too; empty for none."""
    base = viewer.find(item.report_id)
    repeat_code = _repeat_code(item, base, told, viewer)
    note_code = errors.NOT_FOUND if base is None else may(viewer.officer, "catatan", base, viewer.rules)
    names, text = Names(viewer.rules), text_of(item)
    return TrayItem(
        cmd_id=item.cmd_id,
        report_id=item.report_id,
        number=item.number if base is None else base.number,
        headline=headline(told if base is None else base.description),
        type=item.type,
        mark=MARKS[item.status],
        code=item.code or item.status,
        text=text,
        made_at=item.made_at,
        fields=() if base is None else _fields(item, base, names),
        can_repeat=repeat_code is None,
        repeat_code=repeat_code,
        note_code=note_code if text or base is None else NO_TEXT,
        sent=_sent(item, names),
        was=None if base is None else _standing(at_version(base, min(item.base_version, base.version)), names),
        now=None if base is None else _standing(base, names),
        merged=() if base is None else _merged(item, base, names),
        waits_for="" if blocking is None else blocking.type,
        waits_since=None if blocking is None else blocking.made_at,
    )


def _repeat_code(item: OutboxAction, base: Report | None, told: str, viewer: Viewer) -> str | None:
    if item.type == INTAKE:
        return may_create(viewer.officer)
    if base is None:
        return INTAKE_WAITS if told else errors.NOT_FOUND
    return may(viewer.officer, item.type, base, viewer.rules)


def item_of_draft(draft: Draft) -> TrayItem:
    words = "\n".join(words for _, words in draft.texts if words)
    assert draft.saved_at is not None
    return TrayItem(
        cmd_id=f"{DRAFT_ID}{draft.report_id}:{draft.kind}",
        report_id=draft.report_id,
        number=draft.number,
        headline="",
        type=draft.kind,
        mark=SyncMark.DRAFT,
        code=MOVED,
        text=words,
        made_at=draft.saved_at,
        fields=(),
        can_repeat=False,
        repeat_code=errors.NOT_FOUND,
        note_code=errors.NOT_FOUND,
    )


def text_of(item: OutboxAction) -> str:
    return next((str(item.payload[name]) for name in TEXTS if item.payload.get(name)), "")


def contested(item: OutboxAction, base: Report) -> frozenset[str]:
    """Payload fields that somebody else has changed to another value since the officer saw them."""
    differing = {name for name in item.payload if name in FIELD_NAMES and getattr(base, name) != item.payload[name]}
    moved = {name for name in differing if getattr(base, name) != item.seen.get(name)}
    found = moved or differing
    return frozenset(found | {name for name in PLACE if name in item.payload and found.intersection(PLACE)})


def _spread(names: frozenset[str]) -> frozenset[str]:
    return names | frozenset(PLACE) if COORDINATES in names else names


def _is_news(name: str, payload: dict[str, Any], base: Report) -> bool:
    """It changes the report; of a pair of coordinates both go or none."""
    if name in PLACE:
        return any(getattr(base, part) != payload.get(part) for part in PLACE)
    return bool(getattr(base, name) != payload[name])


def _standing(report: Report, names: Names) -> Standing:
    return Standing(report.status.value, names.unit(report.holder), report.events[-1].at)


def _sent(item: OutboxAction, names: Names) -> str:
    target = item.payload.get("target_unit")
    return names.unit(target) if target else names.value("assignee", item.payload.get("assignee"))


def _fields(item: OutboxAction, base: Report, names: Names) -> tuple[ConflictField, ...]:
    """What differs: contested fields, else the holder, else the state (`status`; mine is the action's type)."""
    if item.code == errors.CONFLICT_HANDOVER:
        return (_holder_field(item, base, names),)
    if item.code == errors.CONFLICT_FIELD:
        wanted = contested(item, base)
        shown = [name for name in item.payload if name in wanted and name not in PLACE]
        place = (_place_field(item, base, names),) if wanted.intersection(PLACE) else ()
        return (*(_corrected_field(name, item, base, names) for name in shown), *place)
    if item.code == errors.CONFLICT_STATE:
        return (_status_field(item, base, names),)
    return ()


def _corrected_field(name: str, item: OutboxAction, base: Report, names: Names) -> ConflictField:
    values = (item.seen.get(name), item.payload[name], getattr(base, name))
    before, mine, theirs = (names.value(name, value) for value in values)
    return _field(name, (before, mine, theirs), _last_change(base, name), names)


def _place_field(item: OutboxAction, base: Report, names: Names) -> ConflictField:
    sources = (item.seen, item.payload, {part: getattr(base, part) for part in PLACE})
    shown = tuple(", ".join(names.value(part, source.get(part)) for part in PLACE) for source in sources)
    return _field(COORDINATES, (shown[0], shown[1], shown[2]), _last_change(base, PLACE[0]), names)


def _last_change(base: Report, name: str) -> Event | None:
    return next((event for event in reversed(base.events) if name in (event.changes or {})), None)


def _holder_field(item: OutboxAction, base: Report, names: Names) -> ConflictField:
    event = next((event for event in reversed(base.events) if event.is_handover), None)
    before = names.unit(at_version(base, item.base_version).holder)
    return _field("holder", (before, _sent(item, names), names.unit(base.holder)), event, names)


def _status_field(item: OutboxAction, base: Report, names: Names) -> ConflictField:
    event = next((event for event in reversed(base.events) if event.from_status is not event.to_status), None)
    before = at_version(base, item.base_version).status.value
    return _field("status", (before, item.type, base.status.value), event, names)


def _field(name: str, values: tuple[str, str, str], event: Event | None, names: Names) -> ConflictField:
    by = None if event is None else _author(event, names)
    return ConflictField(name, *values, by, None if event is None else event.at)


def _author(event: Event, names: Names) -> str:
    return names.officer(event.officer) or names.unit(event.unit)


def _merged(item: OutboxAction, base: Report, names: Names) -> tuple[MergedChange, ...]:
    """Of a conflict of fields: own fields that nobody else touched, then what others did beside them."""
    if item.code != errors.CONFLICT_FIELD:
        return ()
    mine = contested(item, base)
    own = [
        MergedChange(
            item.type, name, names.value(name, item.seen.get(name)), names.value(name, value), None, item.made_at
        )
        for name, value in item.payload.items()
        if name in FIELD_NAMES and name not in mine and getattr(base, name) != value
    ]
    others = [change for event in base.events[item.base_version :] for change in _changes_of(event, mine, names)]
    return (*own, *others)


def _changes_of(event: Event, contested_names: frozenset[str], names: Names) -> list[MergedChange]:
    by = _author(event, names)
    found = [
        MergedChange(event.type, name, names.value(name, before), names.value(name, after), by, event.at)
        for name, (before, after) in (event.changes or {}).items()
        if name in FIELD_NAMES and name not in contested_names
    ]
    if event.note:
        found.append(MergedChange(event.type, "", "", event.note, by, event.at))
    return found
