"""Photos that central has, kept in `cache.db` up to a size; the one not used for longest goes first.

Whoever removes a report from the cache removes its blobs in the same transaction (`app.models.cache`).
"""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.models.tables import blob

CAP_BYTES = 256 * 1024 * 1024

_next_use = sa.select(sa.func.coalesce(sa.func.max(blob.c.used), 0) + 1).scalar_subquery()
_put = insert(blob).values(used=_next_use)
_put = _put.on_conflict_do_update(
    index_elements=[blob.c.sha256, blob.c.is_thumb], set_={"used": _put.excluded.used, "body": _put.excluded.body}
)
_by_use = sa.select(blob.c.used, blob.c.size).order_by(blob.c.used.desc())


def get(connection: sa.Connection, sha256: str, *, is_thumb: bool) -> bytes | None:
    query = sa.select(blob.c.body).where(blob.c.sha256 == sha256, blob.c.is_thumb.is_(is_thumb))
    body: bytes | None = connection.execute(query).scalar_one_or_none()
    return body


def touch(connection: sa.Connection, sha256: str, *, is_thumb: bool) -> None:
    """It has just been looked at."""
    here = sa.and_(blob.c.sha256 == sha256, blob.c.is_thumb.is_(is_thumb))
    connection.execute(sa.update(blob).where(here).values(used=_next_use))


def put(connection: sa.Connection, sha256: str, body: bytes, *, is_thumb: bool, cap_bytes: int = CAP_BYTES) -> None:
    connection.execute(_put, {"sha256": sha256, "is_thumb": is_thumb, "size": len(body), "body": body})
    total = 0
    for used, size in connection.execute(_by_use).all():
        total += size
        if total > cap_bytes:
            connection.execute(sa.delete(blob).where(blob.c.used <= used))
            return


def whole(connection: sa.Connection, hashes: Iterable[str]) -> frozenset[str]:
    """Those of them that are here in full."""
    query = sa.select(blob.c.sha256).where(blob.c.sha256.in_(list(hashes)), blob.c.is_thumb.is_(False))
    return frozenset(connection.execute(query).scalars())


def has_any(connection: sa.Connection) -> bool:
    return connection.execute(sa.select(blob.c.sha256).limit(1)).first() is not None


def remove(connection: sa.Connection, hashes: Iterable[str]) -> None:
    connection.execute(sa.delete(blob).where(blob.c.sha256.in_(list(hashes))))
