"""Drafts: what an officer has typed and not yet done. Rows of `outbox.db` that nothing from the network touches.

A draft that became an action is *spent*: its row keeps the action's id until that is sent, so that undo gives the
text back. Both ways are part of the transaction that stores or removes the action.
"""

from collections.abc import Iterable
from datetime import datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.models.moments import from_ms, to_ms
from app.models.tables import draft

LIVE = ""

_put = insert(draft)
_put = _put.on_conflict_do_update(
    index_elements=[draft.c.report_id, draft.c.kind, draft.c.cmd_id],
    set_={name: _put.excluded[name] for name in ("number", "body", "saved_at")},
)
_live = sa.select(draft).where(draft.c.cmd_id == LIVE).order_by(draft.c.saved_at)


class Content(msgspec.Struct, frozen=True):
    """What a form holds: (name, value) pairs of its texts and its choices, and what it stores beside them."""

    texts: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    extra: str = ""


class DraftRow(msgspec.Struct, frozen=True, kw_only=True):
    """One per report and kind. `number` names the report even when it has left this desk."""

    report_id: str
    kind: str
    number: str
    content: Content
    saved_at: datetime


def put(connection: sa.Connection, row: DraftRow) -> None:
    connection.execute(_put, _to_row(row, LIVE))


def remove(connection: sa.Connection, report_id: str, kind: str) -> None:
    connection.execute(sa.delete(draft).where(_is(report_id, kind, LIVE)))


def spend(connection: sa.Connection, row: DraftRow, cmd_id: str) -> None:
    """The draft has become this action."""
    remove(connection, row.report_id, row.kind)
    connection.execute(_put, _to_row(row, cmd_id))


def revive(connection: sa.Connection, cmd_id: str) -> None:
    """The action was undone. Texts that have been begun meanwhile stay below those that come back."""
    spent = connection.execute(sa.select(draft).where(draft.c.cmd_id == cmd_id)).mappings().one_or_none()
    if spent is None:
        return
    back = _from_row(spent)
    begun = get(connection, back.report_id, back.kind)
    forget(connection, [cmd_id])
    put(connection, back if begun is None else msgspec.structs.replace(back, content=_joined(back, begun)))


def forget(connection: sa.Connection, cmd_ids: Iterable[str]) -> None:
    """These actions can no longer be undone."""
    connection.execute(sa.delete(draft).where(draft.c.cmd_id.in_(list(cmd_ids)), draft.c.cmd_id != LIVE))


def get(connection: sa.Connection, report_id: str, kind: str) -> DraftRow | None:
    row = connection.execute(sa.select(draft).where(_is(report_id, kind, LIVE))).mappings().one_or_none()
    return None if row is None else _from_row(row)


def of_report(connection: sa.Connection, report_id: str) -> tuple[DraftRow, ...]:
    rows = connection.execute(_live.where(draft.c.report_id == report_id)).mappings()
    return tuple(_from_row(row) for row in rows)


def all_live(connection: sa.Connection) -> tuple[DraftRow, ...]:
    """Oldest first."""
    return tuple(_from_row(row) for row in connection.execute(_live).mappings())


def reports(connection: sa.Connection) -> frozenset[str]:
    """Ids of the reports that have drafts."""
    return frozenset(connection.execute(sa.select(draft.c.report_id).where(draft.c.cmd_id == LIVE)).scalars())


def _is(report_id: str, kind: str, cmd_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(draft.c.report_id == report_id, draft.c.kind == kind, draft.c.cmd_id == cmd_id)


def _joined(back: DraftRow, begun: DraftRow) -> Content:
    texts = dict(back.content.texts)
    for name, words in begun.content.texts:
        texts[name] = "\n".join(part for part in (texts.get(name, ""), words) if part)
    return msgspec.structs.replace(begun.content, texts=tuple(texts.items()))


def _to_row(row: DraftRow, cmd_id: str) -> dict[str, object]:
    return {
        "report_id": row.report_id,
        "kind": row.kind,
        "cmd_id": cmd_id,
        "number": row.number,
        "body": msgspec.json.encode(row.content),
        "saved_at": to_ms(row.saved_at),
    }


def _from_row(row: sa.RowMapping) -> DraftRow:
    return DraftRow(
        report_id=row["report_id"],
        kind=row["kind"],
        number=row["number"],
        content=msgspec.json.decode(row["body"], type=Content),
        saved_at=from_ms(row["saved_at"]),
    )
