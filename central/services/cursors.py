"""The cursor of a pull: opaque for clients, checked at each use, and no capability.

It holds epoch, scope, phase and a place. A desk that starts from nothing walks the open reports, then the
closed ones, both in the order of the feed up to `head` of its first page; then it follows the feed.
"""

import base64
from enum import IntEnum
from typing import Annotated

import msgspec

from central.problems import ProblemError

MAX_CURSOR = 500


class Phase(IntEnum):
    OPEN = 0
    CLOSED = 1
    FOLLOW = 2


Number = Annotated[int, msgspec.Meta(ge=0)]
ReportId = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z-]*\Z")]


class Cursor(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Known are all rows of this phase up to (`seq`, `report_id`); with an empty id, all before `seq`.

    `head` bounds the first two phases.
    """

    epoch: str
    scope: str
    phase: Phase
    head: Number
    seq: Number
    report_id: ReportId


def start(epoch: str, scope: str, head: int) -> Cursor:
    return Cursor(epoch, scope, Phase.OPEN, head, 0, "")


def follow(epoch: str, scope: str, seq: int) -> Cursor:
    """All up to `seq` is known."""
    return Cursor(epoch, scope, Phase.FOLLOW, seq, seq + 1, "")


def encode(cursor: Cursor) -> str:
    return base64.urlsafe_b64encode(msgspec.msgpack.encode(cursor)).rstrip(b"=").decode()


def decode(text: str) -> Cursor:
    """Raises ProblemError `bad_cursor`."""
    try:
        if len(text) > MAX_CURSOR:
            raise ValueError(text)
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        return msgspec.msgpack.decode(packed, type=Cursor)
    except (ValueError, msgspec.MsgspecError) as error:
        raise ProblemError("bad_cursor") from error


def check(cursor: Cursor, epoch: str, scope: str, head: int, forgotten_seq: int) -> None:
    """Raises ProblemError by the codes of central-api.md, "Codes of cursors"."""
    if cursor.scope != scope:
        raise ProblemError("not_found")
    if cursor.epoch != epoch or cursor.seq > head + 1 or cursor.head > head:
        raise ProblemError("epoch_check")
    known_up_to = cursor.seq - 1 if cursor.phase is Phase.FOLLOW else cursor.head
    if known_up_to < forgotten_seq:
        raise ProblemError("resync_scope")
