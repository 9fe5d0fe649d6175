"""How the desks of the units stand: what each said of itself when it last pulled."""

from datetime import datetime
from typing import NamedTuple

from central.db import Sql, Transaction
from central.models import tables
from central.models.statements import upsert
from central.resources import Resources
from central.services.sessions import Caller
from central.services.times import from_ms, to_ms
from domain import wire

NOTE = upsert(tables.device_health, ("device",))
BY_UNIT = Sql(
    "SELECT o.unit, COUNT(*), MAX(h.seen_ms), SUM(COALESCE(h.pending, 0)), MIN(h.oldest_ms)"
    " FROM device d JOIN officer o ON o.id = d.officer_id LEFT JOIN device_health h ON h.device = d.id"
    " GROUP BY o.unit ORDER BY o.unit"
)


class Pending(NamedTuple):
    """What a desk has not got answered yet (X-Pending)."""

    actions: int
    oldest_at: datetime | None


def note(transaction: Transaction, device: int, pending: Pending, now: datetime) -> None:
    oldest_ms = None if pending.oldest_at is None else to_ms(pending.oldest_at)
    row = {"device": device, "seen_ms": to_ms(now), "pending": pending.actions, "oldest_ms": oldest_ms}
    transaction.run(NOTE, row)


def health(resources: Resources, caller: Caller) -> wire.SyncHealth:
    """Of the caller's unit and all below it that have a desk."""
    scope = str(caller.rights.scope)
    organisation = caller.rules.organisation
    rows = resources.database.read(lambda transaction: transaction.all(BY_UNIT))
    own = [row for row in rows if row[0] == scope or organisation.is_below(row[0], scope)]
    return wire.SyncHealth(units=tuple(_of_unit(*row) for row in own))


def _of_unit(unit: str, desks: int, seen_ms: int | None, pending: int, oldest_ms: int | None) -> wire.UnitHealth:
    return wire.UnitHealth(
        unit=unit,
        desks=desks,
        last_contact_at=None if seen_ms is None else from_ms(seen_ms),
        pending=int(pending),
        oldest_pending_at=None if oldest_ms is None else from_ms(oldest_ms),
    )
