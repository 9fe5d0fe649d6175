"""Messages of the central CRM API, version 1 (central-api.md). Unknown fields are ignored everywhere."""

import datetime as dt
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec

from domain.organisation import Officer, Unit
from domain.report import Report
from domain.sla import ClockProfile

PROTOCOL_MIN = 1
PROTOCOL_MAX = 1
MAX_COMMANDS = 50
MAX_COMMAND_BYTES = 256 * 1024
# Of one PATCH: as much as a whole photo may have, unless the setting `max_photo_bytes` allows larger ones.
MAX_CHUNK_BYTES = 10_000_000

FINAL = frozenset({"applied", "applied_same", "late_note", "conflict", "refused"})
CONTAINED = frozenset({"applied", "applied_same", "late_note"})


class Health(msgspec.Struct, frozen=True, kw_only=True):
    status: str
    version: str
    database: str
    epoch: str
    training: bool


class Credentials(msgspec.Struct, frozen=True, kw_only=True):
    username: str
    password: str
    device_id: str


class RefreshRequest(msgspec.Struct, frozen=True, kw_only=True):
    refresh_token: str
    device_id: str


class ProtocolRange(msgspec.Struct, frozen=True, kw_only=True):
    min: int
    max: int
    min_client: str


class Session(msgspec.Struct, frozen=True, kw_only=True):
    access_token: str
    refresh_token: str
    expires_in: int
    officer: Officer
    scopes: tuple[str, ...]
    scope_rev: int
    epoch: str
    server_time: int
    protocol: ProtocolRange


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """When the action was made, told by the device: server time of its last contact plus monotonic time."""

    anchor_ms: int = 0
    elapsed_ms: int = 0
    same_boot: bool = False


class Command(msgspec.Struct, frozen=True, kw_only=True):
    cmd_id: str
    dseq: int
    type: str
    report_id: str
    base_version: int
    payload: dict[str, Any]
    cmd_schema: int = 1
    seen: dict[str, Any] = msgspec.field(default_factory=dict)
    depends_on: tuple[str, ...] = ()
    blobs: tuple[str, ...] = ()
    made_at: datetime | None = None
    clock: Clock | None = None


class CommandBatch(msgspec.Struct, frozen=True, kw_only=True):
    """Commands stay raw here: they are decoded one by one, so that a bad one spoils no other."""

    commands: tuple[msgspec.Raw, ...]


class CommandResult(msgspec.Struct, frozen=True, kw_only=True):
    cmd_id: str | None
    status: str
    code: str | None = None
    message: str | None = None
    report_version: int | None = None
    applied_seq: int | None = None


class CommandResults(msgspec.Struct, frozen=True, kw_only=True):
    results: tuple[CommandResult, ...]


class Put(Report, frozen=True, kw_only=True, tag_field="op", tag="put"):
    """A report row of a pull page."""


class Drop(msgspec.Struct, frozen=True, kw_only=True, tag_field="op", tag="drop"):
    id: str
    number: str
    reason: Literal["moved", "scope", "removed"]
    to: str | None = None


class PullPage(msgspec.Struct, frozen=True, kw_only=True):
    rows: tuple[msgspec.Raw, ...]
    next_cursor: str
    more: bool
    head: str
    epoch: str
    scope_rev: int
    device_max_dseq: int
    missing_dseq: tuple[int, ...]


class Slice(StrEnum):
    """Parts of a scope in the order in which a desk loads them; the closed ones by when they changed last."""

    OPEN = "open"
    CLOSED90 = "closed90"
    OLDER = "older"


SNAPSHOT_SCHEMA = 1


class SnapshotHead(msgspec.Struct, frozen=True, kw_only=True):
    """First line of a snapshot. `seq`, the number that `cursor` stands for, tells which of several is the oldest."""

    scope: str
    slice: Slice
    slices: tuple[Slice, ...]
    cursor: str
    seq: int
    epoch: str
    schema: int
    rows: int
    digest: str


class ReportPage(msgspec.Struct, frozen=True, kw_only=True):
    rows: tuple[msgspec.Raw, ...]
    more: bool


class AuditEvent(msgspec.Struct, frozen=True, kw_only=True):
    seq: int
    report_id: str
    version: int
    cmd_id: str | None
    actor: str
    kind: str
    payload: dict[str, Any]
    at: datetime
    prev_hash: str
    row_hash: str


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """Scopes in which something is new."""

    scopes: tuple[str, ...]


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """Of the live rows of a scope up to `cursor`; 16 hexadecimal digits."""

    count: int
    digest: str
    cursor: str


class UnitHealth(msgspec.Struct, frozen=True, kw_only=True):
    """What the desks of a unit said when they last pulled; null before the first time."""

    unit: str
    desks: int
    last_contact_at: datetime | None
    pending: int
    oldest_pending_at: datetime | None


class SyncHealth(msgspec.Struct, frozen=True, kw_only=True):
    units: tuple[UnitHealth, ...]


class AuditTrail(msgspec.Struct, frozen=True, kw_only=True):
    events: tuple[AuditEvent, ...]


class BlobAnnouncement(msgspec.Struct, frozen=True, kw_only=True):
    """A photo that is to be sent: what its bytes are and how many."""

    sha256: Annotated[str, msgspec.Meta(extra_json_schema={"pattern": "^[0-9a-f]{64}$"})]
    size: Annotated[int, msgspec.Meta(ge=1)]
    mime: str


class BlobOffset(msgspec.Struct, frozen=True, kw_only=True):
    """Where to go on sending; the whole size when nothing is to be sent."""

    offset: int


class FieldError(msgspec.Struct, frozen=True, kw_only=True):
    field: str
    code: str


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`application/problem+json`; `code` is stable, `title` and `detail` may change."""

    type: str
    title: str
    status: int
    code: str
    detail: str = ""
    errors: tuple[FieldError, ...] = ()


class Category(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    default_unit: str
    aliases: tuple[str, ...] = ()


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """`clock_profile` says by which limits reports of this channel run; `from`/`until` bound its use; `counters`:
    kinds of units at whose counter reports come in by it."""

    id: str
    name: str
    prefix: str
    geotagged: bool
    from_: dt.date | None = msgspec.field(name="from", default=None)
    until: dt.date | None = None
    clock_profile: str = "crm"
    counters: tuple[str, ...] = ()

    def is_used_on(self, day: dt.date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


class Holiday(msgspec.Struct, frozen=True, kw_only=True):
    date: dt.date
    name: str
    kind: Literal["public", "cuti_bersama"]


class RejectReason(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str


class Template(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    body: str
    unit: str | None
    types: tuple[str, ...]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    min_sesudah_photos: int
    ranking_min_n: int
    max_photo_bytes: int


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    units: tuple[Unit, ...]
    officers: tuple[Officer, ...]
    categories: tuple[Category, ...]
    channels: tuple[Channel, ...]
    clock_profiles: tuple[ClockProfile, ...]
    holidays: tuple[Holiday, ...]
    reject_reasons: tuple[RejectReason, ...]
    templates: tuple[Template, ...]
    settings: Settings
    boundaries_etag: str | None = None
