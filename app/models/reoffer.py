"""What the outbox still knows of actions that central took, and offers again when central was put back.

`central_epoch` (one row) is the life of central's database that these actions were answered by.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec
import sqlalchemy as sa

from app.models import blobs, outbox, photos
from app.models.moments import to_ms
from app.models.outbox import OutboxAction
from app.models.photos import StoredPhoto
from app.models.tables import action, central_epoch
from domain import actions
from domain.actions import PhotoClaim
from domain.wire import CONTAINED

OFFERED_FOR = timedelta(days=90)

_epoch = sa.select(central_epoch.c.epoch)
_taken = (
    sa.select(action.c.cmd_id)
    .where(action.c.status.in_(sorted(CONTAINED)))
    .where(sa.or_(action.c.is_settled.is_(False), action.c.answered_at >= sa.bindparam("since")))
    .order_by(action.c.place)
)


class Picture(msgspec.Struct, frozen=True):
    """A photo as the cache still has it."""

    body: bytes
    thumbnail: bytes


def epoch(connection: sa.Connection) -> str | None:
    """None before the first page."""
    found: str | None = connection.execute(_epoch).scalar_one_or_none()
    return found


def set_epoch(connection: sa.Connection, new: str) -> None:
    connection.execute(sa.delete(central_epoch))
    connection.execute(sa.insert(central_epoch), {"epoch": new})


def taken(connection: sa.Connection, now: datetime) -> tuple[str, ...]:
    """Actions that central took in the last 90 days or whose effect it has not shown yet, in their order."""
    return tuple(connection.execute(_taken, {"since": to_ms(now - OFFERED_FOR)}).scalars())


def pictures(connection: sa.Connection, items: Iterable[OutboxAction]) -> dict[str, Picture]:
    """Of these actions, by hash, as far as the cache (`connection`) still has them."""
    found: dict[str, Picture] = {}
    for sha256 in {sha256 for item in items for sha256 in item.photo_hashes}:
        body = blobs.get(connection, sha256, is_thumb=False)
        if body is not None:
            thumbnail = blobs.get(connection, sha256, is_thumb=True)
            found[sha256] = Picture(body, body if thumbnail is None else thumbnail)
    return found


def offer(connection: sa.Connection, items: Sequence[OutboxAction], kept: Mapping[str, Picture]) -> None:
    """They wait for central again, under the same ids and numbers, with the photos that are still here."""
    for item in items:
        connection.execute(
            sa.update(action)
            .where(action.c.cmd_id == item.cmd_id)
            .values(status=outbox.QUEUED, code=None, report_version=None, answered_at=None, is_settled=False)
        )
        _bring_back(connection, item, kept)


def _bring_back(connection: sa.Connection, item: OutboxAction, kept: Mapping[str, Picture]) -> None:
    here = photos.sizes(connection, item.photo_hashes)
    for claim in actions.photos_of(item.action()):
        picture = kept.get(claim.sha256)
        if picture is not None and claim.sha256 not in here:
            photos.add(connection, _stored(claim, picture), picture.body, item.made_at)
    here = photos.sizes(connection, item.photo_hashes)
    photos.drop_use(connection, item.cmd_id)
    photos.note_use(connection, item.cmd_id, here)


def _stored(claim: PhotoClaim, picture: Picture) -> StoredPhoto:
    return StoredPhoto(
        sha256=claim.sha256,
        size=claim.size,
        width=claim.width,
        height=claim.height,
        taken_at=claim.taken_at,
        original_sha256=claim.sha256,
        thumbnail=picture.thumbnail,
    )
