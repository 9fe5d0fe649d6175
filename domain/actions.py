"""The 21 actions: one type each with its fields, and the decoding of a payload into one.

Owns which fields an action needs (central-api.md, "Command"); whether it is legal is `domain.workflow`.
"""

import types
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal, get_args, get_type_hints

import msgspec

from domain import errors

Text = Annotated[str, msgspec.Meta(max_length=4000)]
Slot = Literal["laporan", "sebelum", "proses", "sesudah"]
Priority = Literal["biasa", "mendesak"]
Latitude = Annotated[float, msgspec.Meta(ge=-90, le=90)]
Longitude = Annotated[float, msgspec.Meta(ge=-180, le=180)]
Sha256 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Side = Annotated[int, msgspec.Meta(ge=1, le=100_000)]

MAX_CHILDREN = 5
MAX_PHOTOS = 20


class PhotoClaim(msgspec.Struct, frozen=True, kw_only=True):
    sha256: Sha256
    slot: Slot
    mime: Literal["image/jpeg", "image/png", "image/webp"]
    size: Annotated[int, msgspec.Meta(ge=1)]
    width: Side
    height: Side
    taken_at: datetime | None = None


Photos = Annotated[tuple[PhotoClaim, ...], msgspec.Meta(max_length=MAX_PHOTOS)]


class Action(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all actions; `type` is the word used from table to wire to label."""

    type: ClassVar[str]


class Terima(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "terima"
    assignee: str | None = None


class Koordinasi(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "koordinasi"
    target_unit: str
    reason: Text


class Disposisi(Action, frozen=True, kw_only=True, omit_defaults=True):
    """Exactly one of `target_unit` (below the holder) and `assignee` (officer of the holder)."""

    type: ClassVar[str] = "disposisi"
    instruction: Text
    target_unit: str | None = None
    assignee: str | None = None


class Kembalikan(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "kembalikan"
    reason: Text


class TindakLanjut(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "tindak_lanjut"
    note: Text
    photos: Photos = ()


class AjukanSelesai(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "ajukan_selesai"
    public_answer: Text
    photos: Photos = ()
    findings: tuple[dict[str, Any], ...] = ()
    finding_reason: Text | None = None


class Validasi(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "validasi"
    note: Text | None = None


class TolakTl(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "tolak_tl"
    reason: Text


class Tolak(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "tolak"
    reason_code: str
    public_answer: Text


class BukaKembali(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "buka_kembali"
    reason: Text


class MintaPerpanjangan(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "minta_perpanjangan"
    estimated_finish: datetime
    reason: Text


class PutuskanPerpanjangan(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "putuskan_perpanjangan"
    approved: bool
    reason: Text
    finish_at: datetime | None = None


class Klasifikasi(Action, frozen=True, kw_only=True, omit_defaults=True):
    """Any of its fields; a field left out (None) stays as it is."""

    type: ClassVar[str] = "klasifikasi"
    category: str | None = None
    priority: Priority | None = None
    kelurahan: str | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    address: Text | None = None
    landmark: Text | None = None


class Tugaskan(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "tugaskan"
    assignee: str


class TautkanDuplikat(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "tautkan_duplikat"
    duplicate_of: str


class LepasDuplikat(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "lepas_duplikat"


class Child(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    report_id: str
    target_unit: str
    category: str | None = None
    description: Text | None = None


class Pecah(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "pecah"
    children: Annotated[tuple[Child, ...], msgspec.Meta(min_length=1, max_length=MAX_CHILDREN)]


class Catatan(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "catatan"
    note: Text


class Balasan(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "balasan"
    public_answer: Text


class Lampiran(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "lampiran"
    event: str
    photos: Annotated[tuple[PhotoClaim, ...], msgspec.Meta(min_length=1, max_length=MAX_PHOTOS)]


class Reporter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Identity of the resident: write-only for units, never in a report row."""

    name: Text | None = None
    phone: Text | None = None
    email: Text | None = None
    nik: Text | None = None


class BuatLaporan(Action, frozen=True, kw_only=True, omit_defaults=True):
    type: ClassVar[str] = "buat_laporan"
    channel: str
    category: str
    description: Text
    kelurahan: str
    is_private: bool
    priority: Priority = "biasa"
    address: Text | None = None
    landmark: Text | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    continues: str | None = None
    reporter: Reporter | None = None
    photos: Photos = ()


ACTIONS: dict[str, type[Action]] = {
    kind.type: kind
    for kind in (
        Terima,
        Koordinasi,
        Disposisi,
        Kembalikan,
        TindakLanjut,
        AjukanSelesai,
        Validasi,
        TolakTl,
        Tolak,
        BukaKembali,
        MintaPerpanjangan,
        PutuskanPerpanjangan,
        Klasifikasi,
        Tugaskan,
        TautkanDuplikat,
        LepasDuplikat,
        Pecah,
        Catatan,
        Balasan,
        Lampiran,
        BuatLaporan,
    )
}


def decode(kind: str, payload: object) -> Action:
    """Payload of a command as its action.

    Raises Refused `unknown_type`, `missing_<field>` (absent, null or blank) or `invalid_<field>`; several
    faults give the first in the order of the action's fields.
    """
    action = ACTIONS.get(kind)
    if action is None:
        raise errors.Refused(errors.UNKNOWN_TYPE)
    if not isinstance(payload, dict):
        raise errors.Refused(errors.invalid("payload"))
    values = {}
    for name, annotation, required in _FIELDS[kind]:
        value = payload.get(name)
        if _is_blank(value) and (required or value is None):
            if required:
                raise errors.Refused(errors.missing(name))
            continue
        values[name] = _convert(name, value, annotation)
    decoded = action(**values)
    _check_together(decoded)
    return decoded


def photos_of(action: Action) -> tuple[PhotoClaim, ...]:
    """The photos that an action brings; most kinds bring none."""
    photos: tuple[PhotoClaim, ...] = getattr(action, "photos", ())
    return photos


def encode(action: Action) -> dict[str, Any]:
    """The payload of an action, fields left at their defaults omitted."""
    payload: dict[str, Any] = msgspec.to_builtins(action)
    return payload


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value == []


def _convert(name: str, value: object, annotation: object) -> Any:
    try:
        converted = msgspec.convert(value, annotation)
    except msgspec.ValidationError as error:
        raise errors.Refused(errors.invalid(name)) from error
    if (isinstance(converted, datetime) and converted.tzinfo is None) or _holds_nul(value):
        raise errors.Refused(errors.invalid(name))
    return converted


def _holds_nul(value: object) -> bool:
    """U+0000, which no database column holds."""
    if isinstance(value, dict):
        return any(_holds_nul(part) for part in value.values())
    if isinstance(value, list | tuple):
        return any(_holds_nul(part) for part in value)
    return isinstance(value, str) and "\x00" in value


def _check_together(action: Action) -> None:
    match action:
        case Disposisi(target_unit=None, assignee=None):
            raise errors.Refused(errors.missing("target_unit"))
        case Disposisi() if action.target_unit is not None and action.assignee is not None:
            raise errors.Refused(errors.invalid("target_unit"))
        case PutuskanPerpanjangan(approved=True, finish_at=None):
            raise errors.Refused(errors.missing("finish_at"))
        case Klasifikasi() if action == Klasifikasi():
            raise errors.Refused(errors.missing("category"))
    if isinstance(action, Klasifikasi | BuatLaporan):
        if action.lat is None and action.lon is not None:
            raise errors.Refused(errors.missing("lat"))
        if action.lon is None and action.lat is not None:
            raise errors.Refused(errors.missing("lon"))


def _fields(action: type[Action]) -> tuple[tuple[str, object, bool], ...]:
    hints = get_type_hints(action, include_extras=True)
    return tuple(
        (field.name, _without_none(hints[field.name]), field.required) for field in msgspec.structs.fields(action)
    )


def _without_none(hint: Any) -> object:
    if isinstance(hint, types.UnionType) or type(None) in get_args(hint):
        rest = [part for part in get_args(hint) if part is not type(None)]
        return rest[0] if len(rest) == 1 else hint
    return hint


_FIELDS = {kind: _fields(action) for kind, action in ACTIONS.items()}
