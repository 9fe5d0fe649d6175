"""Reading one command of a batch, so that a bad one spoils no other, and the hash it is remembered by."""

import hashlib
import re
from typing import Annotated, Any

import msgspec

from domain import actions, errors
from domain.ids import is_uuid7
from domain.wire import Command

SCHEMA = 1
ID = re.compile(r"[0-9A-Za-z-]{1,64}")
MAX_DSEQ = 2**53


class UnreadableError(Exception):
    """A command that cannot even be remembered; `cmd_id` as far as it could be read."""

    def __init__(self, cmd_id: str | None, code: str | None, status: str = "refused") -> None:
        super().__init__(code)
        self.cmd_id = cmd_id
        self.code = code
        self.status = status


def read(raw: msgspec.Raw) -> Command:
    """The command, its payload still as it came. Raises UnreadableError."""
    try:
        command = msgspec.json.decode(raw, type=Command)
    except (msgspec.MsgspecError, RecursionError):
        raise _unreadable(raw) from None
    if command.cmd_schema != SCHEMA:
        raise UnreadableError(_shown(command.cmd_id), None, "upgrade_needed")
    if not is_uuid7(command.cmd_id):
        raise UnreadableError(_shown(command.cmd_id), errors.invalid("cmd_id"))
    if not is_id(command.report_id):
        raise UnreadableError(command.cmd_id, errors.invalid("report_id"))
    if not 1 <= command.dseq <= MAX_DSEQ:
        raise UnreadableError(command.cmd_id, errors.invalid("dseq"))
    return command


class _Numbered(msgspec.Struct):
    dseq: Annotated[int, msgspec.Meta(ge=1, le=MAX_DSEQ)]


def numbers_in(raw: msgspec.Raw) -> list[int]:
    """The number of a command of which not everything can be read, or none."""
    try:
        return [msgspec.json.decode(raw, type=_Numbered).dseq]
    except (msgspec.MsgspecError, RecursionError):
        return []


def is_id(text: str) -> bool:
    """What may be looked for as an id; those that clients make are UUIDv7."""
    return ID.fullmatch(text) is not None


def payload_hash(command: Command) -> bytes:
    """What the command does, in one spelling: the same id with another hash is a reused id."""
    canonical = msgspec.json.encode((command.type, command.report_id, command.payload), order="deterministic")
    return hashlib.sha256(canonical).digest()


def hashes_of(command: Command) -> frozenset[str]:
    """Of the photos that the command brings, in its list of hashes or only in its payload; a payload that cannot be
    read brings none, and is refused for that instead."""
    listed = frozenset(command.blobs)
    if not command.payload.get("photos"):
        return listed
    try:
        action = actions.decode(command.type, command.payload)
    except errors.Refused:
        return listed
    return listed | {claim.sha256 for claim in actions.photos_of(action)}


def _unreadable(raw: msgspec.Raw) -> UnreadableError:
    """Which field made a command unreadable, in the order of the contract."""
    try:
        fields = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, RecursionError):
        return UnreadableError(None, errors.invalid("command"))
    if not isinstance(fields, dict):
        return UnreadableError(None, errors.invalid("command"))
    cmd_id = _shown(fields.get("cmd_id"))
    if isinstance(fields.get("cmd_schema"), int) and fields["cmd_schema"] != SCHEMA:
        return UnreadableError(cmd_id, None, "upgrade_needed")
    for field in msgspec.structs.fields(Command):
        value = fields.get(field.encode_name)
        if field.required and value is None:
            return UnreadableError(cmd_id, errors.missing(field.name))
        if field.encode_name in fields and not _fits(value, field.type):
            return UnreadableError(cmd_id, errors.invalid(field.name))
    return UnreadableError(cmd_id, errors.invalid("command"))


def _fits(value: object, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _shown(cmd_id: object) -> str | None:
    return cmd_id if isinstance(cmd_id, str) and is_id(cmd_id) else None
