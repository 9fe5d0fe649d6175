"""What a reader may see of a report: never the resident's photos of a private one, and no trace of a report
that is not the reader's. The stored bytes go out as they are wherever nothing has to be taken away.
"""

from typing import Any

import msgspec

from central.db import Sql, Transaction
from domain.organisation import PROVINCE, Officer
from domain.report import Event, Report
from domain.wire import Put

LINKS = ("duplicate_of", "parent", "continues")
LOCKED_SLOT = "laporan"
VISIBLE = Sql("SELECT 1 FROM scope_feed WHERE scope = :scope AND report_id = :id AND dropped_ms IS NULL")


def reads_locked(officer: Officer) -> bool:
    """Whether the resident's photos of private reports are shown to this officer."""
    return officer.role == "validator"


def links_of(report: Report) -> frozenset[str]:
    """Ids of all reports that the row names, in its fields and in the changes of its events."""
    named = {getattr(report, name) for name in LINKS}
    for event in report.events:
        if event.changes is not None:
            named.update(event.changes.get("duplicate_of", ()))
    return frozenset(other for other in named if other is not None)


class Reader:
    """Cuts report rows to what one officer may see, inside the transaction that read them."""

    def __init__(self, transaction: Transaction, officer: Officer, scope: str) -> None:
        self._transaction = transaction
        self._locks_photos = not reads_locked(officer)
        self._scope = scope
        self._visible: dict[str, bool] = {}

    def cut(self, body: bytes, *, is_private: bool, is_linked: bool) -> bytes:
        hides_photos = is_private and self._locks_photos
        hides_links = is_linked and self._scope != PROVINCE
        if not hides_photos and not hides_links:
            return body
        row = msgspec.json.decode(body, type=Put)
        if hides_photos:
            shown = tuple(photo for photo in row.photos if photo.slot != LOCKED_SLOT)
            row = msgspec.structs.replace(row, photos=shown)
        hidden = {other for other in links_of(row) if hides_links and not self.sees(other)}
        return msgspec.json.encode(_without(row, hidden) if hidden else row)

    def cut_payload(self, payload: dict[str, Any], *, is_private: bool) -> dict[str, Any]:
        """The same for the payload of an audit row."""
        shown: dict[str, Any] = {
            name: self._shown(value) if name in LINKS else value for name, value in payload.items()
        }
        if "photos" in shown and is_private and self._locks_photos:
            shown["photos"] = [photo for photo in payload["photos"] if photo["slot"] != LOCKED_SLOT]
        if "children" in shown:
            shown["children"] = [
                {**child, "report_id": self._shown(child["report_id"])} for child in shown["children"]
            ]
        return shown

    def sees(self, report_id: str) -> bool:
        if report_id not in self._visible:
            found = self._transaction.one(VISIBLE, {"scope": self._scope, "id": report_id})
            self._visible[report_id] = found is not None
        return self._visible[report_id]

    def _shown(self, report_id: str | None) -> str | None:
        return report_id if report_id is not None and self.sees(report_id) else None


def _without(row: Put, hidden: set[str]) -> Put:
    fields = {name: None for name in LINKS if getattr(row, name) in hidden}
    return msgspec.structs.replace(row, **fields, events=tuple(_event_without(event, hidden) for event in row.events))


def _event_without(event: Event, hidden: set[str]) -> Event:
    pair = (event.changes or {}).get("duplicate_of")
    if pair is None or not hidden.intersection(pair):
        return event
    shown = [None if other in hidden else other for other in pair]
    return msgspec.structs.replace(event, changes={**(event.changes or {}), "duplicate_of": shown})
