"""Photos: their upload in pieces, and who may read one (central-api.md, "Snapshot, digest, blobs").

They are rows of the database, so that a photo and the action that brings it are one transaction and one backup.
An upload belongs to an officer: what one announces, sends or spoils is nothing to the others.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from central.db import Sql, Transaction
from central.problems import ProblemError
from central.resources import Resources
from central.services.pictures import MIMES, NotAnImageError, Picture, examined
from central.services.redaction import reads_locked
from central.services.sessions import Caller
from central.services.times import to_ms
from domain import errors
from domain.actions import PhotoClaim
from domain.wire import BlobAnnouncement

# Unfinished uploads are forgotten this long after they were last announced.
UPLOADS_KEPT = timedelta(days=7)
SHA256 = re.compile(r"[0-9a-f]{64}")

KEEP = Sql(
    "INSERT INTO blob (sha256, mime, size, width, height, data)"
    " VALUES (:sha256, :mime, :size, :width, :height, :data) ON CONFLICT (sha256) DO NOTHING"
)
_SENT = (
    "EXISTS (SELECT 1 FROM blob_upload u WHERE u.officer_id = :officer_id AND u.sha256 = b.sha256"
    " AND u.received = u.size AND u.is_used IN (:no, :also_used))"
)
_SHOWN = (
    "EXISTS (SELECT 1 FROM blob_use s JOIN scope_feed f ON f.report_id = s.report_id AND f.scope = :scope"
    " AND f.dropped_ms IS NULL WHERE s.sha256 = b.sha256 AND s.is_locked IN (:no, :also_locked))"
)
_OPEN = f" FROM blob b WHERE b.sha256 = :sha256 AND ({_SENT} OR {_SHOWN})"
FACTS = Sql("SELECT b.sha256, b.mime, b.size, b.width, b.height" + _OPEN)
CONTENT = Sql("SELECT b.mime, b.data" + _OPEN)

_MINE = " WHERE officer_id = :officer_id AND sha256 = :sha256"
UPLOAD = Sql("SELECT mime, size, received FROM blob_upload" + _MINE)
BEGIN = Sql(
    "INSERT INTO blob_upload (officer_id, sha256, mime, size, received, announced_ms, is_used)"
    " VALUES (:officer_id, :sha256, :mime, :size, 0, :now_ms, :no)"
)
RENEW = Sql("UPDATE blob_upload SET announced_ms = :now_ms" + _MINE)
MOVE = Sql("UPDATE blob_upload SET received = :received" + _MINE + " AND received = :start")
USE = Sql("UPDATE blob_upload SET is_used = :yes" + _MINE)
FORGET = Sql("DELETE FROM blob_upload" + _MINE)
FORGET_ABANDONED = Sql("DELETE FROM blob_upload WHERE received < size AND announced_ms < :before_ms")
ADD_CHUNK = Sql(
    "INSERT INTO blob_chunk (officer_id, sha256, start, data) VALUES (:officer_id, :sha256, :start, :data)"
)
CHUNKS = Sql("SELECT data FROM blob_chunk" + _MINE + " ORDER BY start")
FORGET_CHUNKS = Sql("DELETE FROM blob_chunk" + _MINE)


class Progress(NamedTuple):
    """How many bytes of a photo are here."""

    received: int
    size: int


class Piece(NamedTuple):
    """Bytes on their way to their place in a photo, and the SHA-256 that their sender made of them."""

    start: int
    data: bytes
    digest: bytes


class Content(NamedTuple):
    mime: str
    data: bytes


def is_sha256(text: str) -> bool:
    return SHA256.fullmatch(text) is not None


def keep(transaction: Transaction, picture: Picture, data: bytes) -> None:
    """Store a whole photo. It can be read by whoever sees a report that shows it (`report_store.write`)."""
    transaction.run(KEEP, {**picture._asdict(), "data": data})


def announce(resources: Resources, caller: Caller, wanted: BlobAnnouncement, now: datetime) -> Progress:
    """Where to go on sending; nothing is left to send of what the caller sent before or may read."""
    if not is_sha256(wanted.sha256):
        raise ProblemError("invalid_sha256")
    if wanted.size > caller.rules.settings.max_photo_bytes:
        raise ProblemError("payload_too_large")
    if wanted.mime not in MIMES.values():
        raise ProblemError("not_an_image")

    def begin(transaction: Transaction) -> Progress:
        picture = usable(transaction, caller, wanted.sha256)
        if picture is not None:
            return Progress(picture.size, picture.size)
        transaction.run(FORGET_ABANDONED, {"before_ms": to_ms(now - UPLOADS_KEPT)})
        values = {**_key(caller, wanted.sha256), "now_ms": to_ms(now)}
        upload = transaction.one(UPLOAD, values)
        if upload is not None and upload[:2] == (wanted.mime, wanted.size) and upload[2] < wanted.size:
            transaction.run(RENEW, values)
            return Progress(upload[2], wanted.size)
        transaction.run(FORGET, values)
        transaction.run(BEGIN, {**values, "mime": wanted.mime, "size": wanted.size, "no": False})
        return Progress(0, wanted.size)

    return resources.database.write(begin)


def progress(resources: Resources, caller: Caller, sha256: str) -> Progress:
    """Of the caller's own upload, or the whole of a photo that needs none. Raises ProblemError `not_found`."""

    def read(transaction: Transaction) -> Progress:
        picture = usable(transaction, caller, sha256)
        if picture is not None:
            return Progress(picture.size, picture.size)
        _, size, received = _upload(transaction, _key(caller, sha256))
        return Progress(received, size)

    return resources.database.read(read)


def content(resources: Resources, caller: Caller, sha256: str) -> Content:
    """The unchanged bytes. Raises ProblemError `not_found`, the same for absent and not the caller's."""
    row = resources.database.read_one(CONTENT, {**_rights(caller), "sha256": sha256, "also_used": False})
    if row is None:
        raise ProblemError("not_found")
    return Content(*row)


def append(resources: Resources, caller: Caller, sha256: str, piece: Piece) -> int:
    """How many bytes are here with this piece. Raises ProblemError; where to go on stands in its headers."""
    key = _key(caller, sha256)

    def read(transaction: Transaction) -> tuple[str, int, bytes]:
        mime, size, received = _upload(transaction, key)
        if received != piece.start:
            raise _refused("offset_mismatch", received)
        is_last = received + len(piece.data) == size
        earlier = transaction.all(CHUNKS, key) if is_last and piece.data else []
        return mime, size, b"".join(row[0] for row in earlier)

    mime, size, earlier = resources.database.read(read)
    end = piece.start + len(piece.data)
    if end > size:
        raise ProblemError("payload_too_large")
    if hashlib.sha256(piece.data).digest() != piece.digest:
        raise _refused("hash_mismatch", piece.start)
    if piece.data and end < size:
        resources.database.write(lambda transaction: _add_chunk(transaction, key, piece))
    elif piece.data:
        _finish(resources, key, mime, piece, earlier + piece.data)
    return end


def usable(transaction: Transaction, caller: Caller, sha256: str) -> Picture | None:
    """A whole photo that the caller has sent, or may read."""
    if not is_sha256(sha256):
        return None
    row = transaction.one(FACTS, {**_rights(caller), "sha256": sha256, "also_used": True})
    return None if row is None else Picture(*row)


def check_claims(transaction: Transaction, caller: Caller, claims: Iterable[PhotoClaim]) -> None:
    """Raises Refused when a claim says anything else about a photo than its bytes do."""
    for claim in claims:
        claimed = Picture(claim.sha256, claim.mime, claim.size, claim.width, claim.height)
        if usable(transaction, caller, claim.sha256) != claimed:
            raise errors.Refused(errors.invalid("photos"))


def note_use(transaction: Transaction, caller: Caller, claims: Iterable[PhotoClaim]) -> None:
    """An action of the caller brings these photos to a report, whose readers are now theirs."""
    transaction.many(USE, [{**_key(caller, claim.sha256), "yes": True} for claim in claims])


def _add_chunk(transaction: Transaction, key: dict[str, Any], piece: Piece) -> None:
    _move(transaction, key, piece.start, piece.start + len(piece.data))
    transaction.run(ADD_CHUNK, {**key, "start": piece.start, "data": piece.data})


def _finish(resources: Resources, key: dict[str, Any], mime: str, piece: Piece, data: bytes) -> None:
    """The last piece is here. The whole is looked at outside of any transaction, as it may take seconds."""
    fault = None
    if hashlib.sha256(data).hexdigest() != key["sha256"]:
        fault = "hash_mismatch"
    else:
        try:
            picture = examined(data)
        except NotAnImageError:
            fault = "not_an_image"
        else:
            fault = None if picture.mime == mime else "not_an_image"

    def end(transaction: Transaction) -> None:
        _move(transaction, key, piece.start, len(data) if fault is None else 0)
        transaction.run(FORGET_CHUNKS, key)
        if fault is None:
            keep(transaction, picture, data)

    resources.database.write(end)
    if fault is not None:
        raise _refused(fault, 0)


def _move(transaction: Transaction, key: dict[str, Any], start: int, received: int) -> None:
    """Fails where another piece of this officer came in between."""
    if not transaction.run(MOVE, {**key, "start": start, "received": received}):
        raise _refused("offset_mismatch", _upload(transaction, key)[2])


def _upload(transaction: Transaction, key: dict[str, Any]) -> tuple[str, int, int]:
    """Media type, size, and how much has arrived."""
    row = transaction.one(UPLOAD, key)
    if row is None:
        raise ProblemError("not_found")
    mime, size, received = row
    return mime, size, received


def _refused(code: str, received: int) -> ProblemError:
    return ProblemError(code, headers={"Upload-Offset": str(received)})


def _key(caller: Caller, sha256: str) -> dict[str, Any]:
    return {"officer_id": caller.officer.id, "sha256": sha256}


def _rights(caller: Caller) -> dict[str, Any]:
    officer = caller.officer
    return {
        "officer_id": officer.id,
        "scope": caller.rights.scope,
        "no": False,
        "also_locked": reads_locked(officer),
    }
