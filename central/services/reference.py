"""Reference data: units, officers, lists and settings, as rules for central and as an answer for a desk."""

import hashlib
import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec

from central.db import Database, Sql, Transaction
from central.models import tables
from central.models.statements import insert
from domain.organisation import UNIT_ROLES, Officer, Unit
from domain.rulebook import Rulebook
from domain.sla import ClockProfile
from domain.wire import Category, Channel, Holiday, Reference, RejectReason, Settings, Template

LISTS: dict[str, type] = {
    "units": Unit,
    "categories": Category,
    "channels": Channel,
    "clock_profiles": ClockProfile,
    "holidays": Holiday,
    "reject_reasons": RejectReason,
    "templates": Template,
}
SETTINGS = "settings"
ANSWERS_KEPT = 64

INSERT_ITEM = insert(tables.reference_item)
ITEMS = Sql("SELECT kind, body FROM reference_item ORDER BY kind, position")
OFFICERS = Sql("SELECT id, name, role, unit FROM officer WHERE is_active = :active ORDER BY unit, username")
REVISION = Sql("SELECT reference_rev FROM installation WHERE id = :id")
REVISE = Sql("UPDATE installation SET reference_rev = reference_rev + 1 WHERE id = :id")
ITEM = Sql("SELECT body FROM reference_item WHERE kind = :kind AND item_id = :item_id")
CHANGE_ITEM = Sql("UPDATE reference_item SET body = :body WHERE kind = :kind AND item_id = :item_id")
APPEND_ITEM = Sql(
    "INSERT INTO reference_item (kind, item_id, position, body)"
    " SELECT kind, :item_id, MAX(position) + 1, :body FROM reference_item WHERE kind = :kind GROUP BY kind"
    " ON CONFLICT (kind, item_id) DO NOTHING"
)


class Reading:
    """Reference data of one revision, the rules made from it, and `answer` for the officers of a unit."""

    def __init__(self, revision: int, reference: Reference) -> None:
        self.revision = revision
        self.rules = Rulebook(reference)
        self.answer = lru_cache(ANSWERS_KEPT)(self._answer)
        self.reference = reference

    def _answer(self, unit: str) -> tuple[str, bytes]:
        """ETag and body: everything, but of officers only those of `unit` and below."""
        organisation = self.rules.organisation
        seen = tuple(
            officer
            for officer in self.reference.officers
            if officer.unit == unit or organisation.is_below(officer.unit, unit)
        )
        body = msgspec.json.encode(msgspec.structs.replace(self.reference, officers=seen))
        return f'W/"{hashlib.sha256(body).hexdigest()[:32]}"', body


class Library:
    """The reference data as last read; read again when its revision has moved on."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = threading.Lock()
        self._reading: Reading | None = None

    def at(self, revision: int) -> Reading:
        reading = self._reading
        if reading is not None and reading.revision == revision:
            return reading
        with self._guard:
            if self._reading is None or self._reading.revision != revision:
                self._reading = self._database.read(read_reference)
            return self._reading


def write_lists(transaction: Transaction, reference: Reference) -> None:
    """The lists of a new central; officers have a table of their own."""
    for kind in LISTS:
        rows = enumerate(getattr(reference, kind))
        transaction.many(INSERT_ITEM, [_item(kind, position, item) for position, item in rows])
    transaction.many(INSERT_ITEM, [_item(SETTINGS, 0, reference.settings)])


def extend(transaction: Transaction, units: Sequence[Unit], category_id: str, aliases: Sequence[str]) -> None:
    """Units behind those that are there, and more aliases of a category. All processes load the lists again."""
    if not units and not aliases:
        return
    transaction.run(REVISE, {"id": 1})  # first, so that nobody else changes the lists meanwhile
    for unit in units:
        transaction.run(APPEND_ITEM, _item("units", 0, unit))
    if aliases:
        found = {"kind": "categories", "item_id": category_id}
        category = msgspec.json.decode(transaction.only(ITEM, found)[0], type=Category)
        merged = tuple(dict.fromkeys((*category.aliases, *aliases)))
        body = msgspec.json.encode(msgspec.structs.replace(category, aliases=merged)).decode()
        transaction.run(CHANGE_ITEM, {**found, "body": body})


def read_reference(transaction: Transaction) -> Reading:
    revision = transaction.only(REVISION, {"id": 1})[0]
    lists: dict[str, list[Any]] = {kind: [] for kind in (*LISTS, SETTINGS)}
    for kind, body in transaction.all(ITEMS):
        lists[kind].append(msgspec.json.decode(body, type=LISTS.get(kind, Settings)))
    officers = tuple(
        Officer(id=id_, name=name, role=role, unit=unit)
        for id_, name, role, unit in transaction.all(OFFICERS, {"active": True})
    )
    return Reading(revision, _assembled(lists, officers))


def _assembled(lists: dict[str, list[Any]], officers: tuple[Officer, ...]) -> Reference:
    staffed = {officer.unit for officer in officers if officer.role in UNIT_ROLES}
    units = tuple(msgspec.structs.replace(unit, has_officers=unit.id in staffed) for unit in lists["units"])
    return Reference(
        units=units,
        officers=officers,
        categories=tuple(lists["categories"]),
        channels=tuple(lists["channels"]),
        clock_profiles=tuple(lists["clock_profiles"]),
        holidays=tuple(lists["holidays"]),
        reject_reasons=tuple(lists["reject_reasons"]),
        templates=tuple(lists["templates"]),
        settings=lists[SETTINGS][0],
    )


def _item(kind: str, position: int, item: Any) -> dict[str, Any]:
    item_id = f"{item.date}/{item.kind}" if isinstance(item, Holiday) else getattr(item, "id", SETTINGS)
    body = msgspec.json.encode(item).decode()
    return {"kind": kind, "item_id": item_id, "position": position, "body": body}
