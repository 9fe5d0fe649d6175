"""Photos made ready on this PC, in `outbox.db` until central has them and nothing here needs them any more.

A photo that no action names goes after `forget`, or by itself some days after it was made ready.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.models.moments import from_ms, to_ms
from app.models.tables import action, photo, photo_use
from domain.wire import CONTAINED

MIME = "image/jpeg"
KEPT_UNUSED = timedelta(days=14)

_add = insert(photo)
_add = _add.on_conflict_do_update(index_elements=[photo.c.sha256], set_={"prepared_at": _add.excluded.prepared_at})
_told = sa.select(*(column for column in photo.c if column.name not in {"body", "prepared_at"}))
_by_hash = _told.where(photo.c.sha256 == sa.bindparam("sha256"))
_body = sa.select(photo.c.body).where(photo.c.sha256 == sa.bindparam("sha256"))
_sizes = sa.select(photo.c.sha256, photo.c.size).where(photo.c.sha256.in_(sa.bindparam("hashes", expanding=True)))
_use = sa.join(photo_use, action, action.c.cmd_id == photo_use.c.cmd_id)
_at_central = sa.and_(action.c.is_settled.is_(True), action.c.status.in_(sorted(CONTAINED)))
_needed = sa.select(photo_use.c.sha256).select_from(_use).where(~_at_central)
_open_uses = sa.select(photo_use.c.sha256).select_from(_use).where(action.c.is_settled.is_(False))
_released = (
    sa.select(photo_use.c.sha256, action.c.report_id)
    .select_from(_use.join(photo, photo.c.sha256 == photo_use.c.sha256))
    .where(_at_central, action.c.made_at >= photo.c.prepared_at)
    .where(photo_use.c.sha256.not_in(_open_uses))
    .order_by(action.c.place)
)


class StoredPhoto(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a prepared JPEG beside its bytes; `thumbnail` is one too."""

    sha256: str
    size: int
    width: int
    height: int
    taken_at: datetime | None
    original_sha256: str
    thumbnail: bytes


class Released(NamedTuple):
    """A photo that central has and no open action names, with a report that shows it."""

    sha256: str
    report_id: str


def add(connection: sa.Connection, stored: StoredPhoto, body: bytes, at: datetime) -> None:
    """The same photo again only starts its days anew."""
    row = msgspec.structs.asdict(stored)
    taken_at = None if stored.taken_at is None else to_ms(stored.taken_at)
    connection.execute(_add, row | {"taken_at": taken_at, "prepared_at": to_ms(at), "body": body})


def get(connection: sa.Connection, sha256: str) -> StoredPhoto | None:
    row = connection.execute(_by_hash, {"sha256": sha256}).mappings().one_or_none()
    if row is None:
        return None
    values: dict[str, Any] = dict(row)
    taken_at = None if values["taken_at"] is None else from_ms(values["taken_at"])
    return StoredPhoto(**(values | {"taken_at": taken_at}))


def body_of(connection: sa.Connection, sha256: str) -> bytes | None:
    body: bytes | None = connection.execute(_body, {"sha256": sha256}).scalar_one_or_none()
    return body


def sizes(connection: sa.Connection, hashes: Iterable[str]) -> dict[str, int]:
    """Bytes of those that are stored here."""
    rows = connection.execute(_sizes, {"hashes": list(hashes)}).all()
    return {row.sha256: row.size for row in rows}


def note_use(connection: sa.Connection, cmd_id: str, hashes: Iterable[str]) -> None:
    rows = [{"sha256": sha256, "cmd_id": cmd_id} for sha256 in sorted(set(hashes))]
    if rows:
        connection.execute(sa.insert(photo_use), rows)


def drop_use(connection: sa.Connection, cmd_id: str) -> None:
    connection.execute(sa.delete(photo_use).where(photo_use.c.cmd_id == cmd_id))


def forget(connection: sa.Connection, sha256: str) -> None:
    """Removes it unless an action needs it here."""
    connection.execute(sa.delete(photo).where(photo.c.sha256 == sha256, photo.c.sha256.not_in(_needed)))


def forget_unused(connection: sa.Connection, now: datetime) -> None:
    old = photo.c.prepared_at < to_ms(now - KEPT_UNUSED)
    connection.execute(sa.delete(photo).where(old, photo.c.sha256.not_in(_needed)))


def released(connection: sa.Connection) -> tuple[Released, ...]:
    """What may leave the outbox, by the actions that brought it to central. A photo that was made ready once more
    since then is about to be used again.
    """
    return tuple(Released(*row) for row in connection.execute(_released))


def remove(connection: sa.Connection, hashes: Iterable[str]) -> None:
    gone = list(hashes)
    for table in (photo, photo_use):
        connection.execute(sa.delete(table).where(table.c.sha256.in_(gone)))
