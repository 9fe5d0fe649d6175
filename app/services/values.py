"""What reading screens show: frozen values made by the services, handed to views across threads.

Names of units, officers, categories and channels are resolved already; states, action types, split ids and
codes stay the domain's words, which views turn into text. Times are aware UTC.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

import msgspec

from app.sync.shrinking import Shrunk
from app.sync.uploads import UploadProgress
from domain.actions import PhotoClaim
from domain.report import Status


class SyncMark(StrEnum):
    """How far own work on a report or an action has come (ux.md, "Per action")."""

    NONE = ""
    ON_PC = "di_pc"
    SENDING = "mengirim"
    ACCEPTED = "diterima"
    REFUSED = "ditolak"
    CONFLICT = "konflik"
    HELD = "tertahan"
    DRAFT = "draf"


class Split(StrEnum):
    """The lists of ux.md ("Lists") and those that only one role works through; `splits_of` has their order."""

    TUGAS_SAYA = "tugas_saya"
    PERPANJANGAN = "perpanjangan"
    MENUNGGU_VALIDASI = "menunggu_validasi"
    BARU = "baru"
    DIKEMBALIKAN = "dikembalikan"
    JATUH_TEMPO = "jatuh_tempo"
    PERLU_TINDAKAN = "perlu_tindakan"
    DI_OPD_LAIN = "di_opd_lain"
    DIIKUTI = "diikuti"
    DI_VALIDATOR = "di_validator"
    SELESAI = "selesai"
    SEMUA_TERBUKA = "semua_terbuka"


_UNIT_SPLITS = (
    Split.BARU,
    Split.DIKEMBALIKAN,
    Split.JATUH_TEMPO,
    Split.PERLU_TINDAKAN,
    Split.DI_OPD_LAIN,
    Split.DIIKUTI,
    Split.DI_VALIDATOR,
    Split.SELESAI,
    Split.SEMUA_TERBUKA,
)
_READER_SPLITS = (Split.PERLU_TINDAKAN, Split.DIIKUTI, Split.SELESAI, Split.SEMUA_TERBUKA)
_SPLITS = {
    "petugas": (Split.TUGAS_SAYA, *(split for split in _UNIT_SPLITS if not split.startswith("di_"))),
    "supervisor": (Split.PERPANJANGAN, *_READER_SPLITS),
    "validator": (Split.MENUNGGU_VALIDASI, *_READER_SPLITS),
}


def splits_of(role: str) -> tuple[Split, ...]:
    """The splits that mean something for a role, the one it begins with first."""
    return _SPLITS.get(role, _UNIT_SPLITS)


class Group(StrEnum):
    """Heading of a list row: by the limit that ends first, WIB days; closed reports have none.

    The validators' queue has its own: it stands in the order of hand-in.
    """

    ANTREAN = "antrean"

    TERLAMBAT = "terlambat"
    HARI_INI = "hari_ini"
    NANTI = "nanti"
    DITUTUP = "ditutup"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A row of a list. `due_at`: the limit that ends first, None once closed; `due_kind`: respons, selesai.

    `handed_in_at`: since when the validator has it, only in the validators' queue.
    """

    id: str
    number: str
    headline: str
    status: Status
    category: str
    place: str
    channel: str
    holder: str
    is_mine: bool
    is_private: bool
    is_urgent: bool
    created_at: datetime
    due_at: datetime | None
    due_kind: str
    red_at: datetime
    group: Group
    mark: SyncMark
    is_starred: bool
    handed_in_at: datetime | None = None
    has_draft: bool = False

    @property
    def where(self) -> str:
        """What stands beside the number: its place, or who else holds it."""
        return self.place if self.is_mine or not self.holder else self.holder


@dataclass(frozen=True, slots=True)
class ListPage:
    """The first page of a split, or a page of what was found. What follows comes after `after`; None at the end."""

    lines: tuple[ReportLine, ...]
    after: tuple[str, str] | None
    is_grouped: bool = True


class Near(NamedTuple):
    """Where in a list one looks: at this report, or at its place (from 0) if it has left the list."""

    report_id: str
    place: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole split: ids in its order, how many stand under each heading, and the lines of those near a place."""

    ids: tuple[str, ...]
    groups: tuple[tuple[Group, int], ...]
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A corrected field with values as shown; `name` is the payload's field name."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event. `held` is how long its state lasted (until the next event, or now while open).

    `mark` is NONE for what central has; own pending actions carry theirs and their `cmd_id`.
    `is_own`: this officer did it.
    """

    id: str
    type: str
    at: datetime
    is_late: bool
    unit: str
    officer: str | None
    status: Status
    to_unit: str | None
    note: str | None
    is_public: bool
    changes: tuple[FieldChange, ...]
    held: timedelta
    mark: SyncMark
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class ShownExtension:
    """A request for more time and what became of it. `state`: requested, approved, denied."""

    state: str
    estimated_finish: datetime
    reason: str
    asked_by: str
    asked_at: datetime
    finish_at: datetime | None
    decided_by: str | None
    decision: str | None


@dataclass(frozen=True, slots=True)
class ReportLink:
    """Another report that belongs to this one. `kind`: duplicate_of, duplicate, parent, child, continues,
    continued_by. Without a headline it is not on this desk."""

    kind: str
    report_id: str
    number: str
    headline: str
    status: Status | None


@dataclass(frozen=True, slots=True)
class ActionChoice:
    """An action in the bar; `code` is None when it is legal now, else why not. `is_likely`: what this officer most
    likely does next, always legal."""

    type: str
    code: str | None
    is_likely: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form held when it was last looked at: (name of the input, value) pairs of texts and of choices, and in
    `extra` JSON of what else the form keeps. `saved_at` is None until it has been stored.
    """

    report_id: str
    kind: str
    number: str
    texts: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    extra: str = ""
    saved_at: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Choices alone are no draft: there is nothing that somebody would have to write again."""
        return not self.extra and not any(words for _, words in self.texts)


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo of a report; `event` is the id of the event that brought it, None for what came with the report.

    `is_on_pc`: shown whole without the network.
    """

    sha256: str
    slot: str
    width: int
    height: int
    size: int
    taken_at: datetime | None
    is_on_pc: bool
    event: str | None


@dataclass(frozen=True, slots=True)
class PreparedPhoto:
    """A photo made ready on this PC and stored; `thumbnail` is a JPEG, longest side <= 320.

    `original_sha256` is the file as the camera made it.
    """

    sha256: str
    slot: str
    mime: str
    size: int
    width: int
    height: int
    taken_at: datetime | None
    original_sha256: str
    thumbnail: bytes

    def claim(self) -> PhotoClaim:
        """As an action names it."""
        told = {name: getattr(self, name) for name in PhotoClaim.__struct_fields__}
        return msgspec.convert(told, PhotoClaim)


@dataclass(frozen=True, slots=True)
class ReportDetails:
    """The reading pane. `choices` stand in the order of the bar, the likely next step first; `photos` by slot:
    laporan, sebelum, proses, sesudah.
    """

    line: ReportLine
    description: str
    address: str | None
    landmark: str | None
    kelurahan: str
    lat: float | None
    lon: float | None
    assignee: str | None
    handed_by: str | None
    bounces: int
    rating: int | None
    respond_by: datetime | None
    warn_at: datetime
    finish_by: datetime
    unit_time: timedelta
    resident_time: timedelta
    pending: int
    tray: tuple[str, ...]
    timeline: tuple[TimelineEntry, ...]
    choices: tuple[ActionChoice, ...]
    photos: tuple[ShownPhoto, ...]
    extension: ShownExtension | None = None
    links: tuple[ReportLink, ...] = ()
    drafts: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient:
    """A unit or officer that a report can go to. `is_usual`: the agency that usually gets this category."""

    id: str
    name: str
    kind: str
    is_usual: bool
    open_count: int
    red_count: int


@dataclass(frozen=True, slots=True)
class HandOverChoices:
    """Legal recipients: other branches for koordinasi; units below and own officers for disposisi."""

    koordinasi: tuple[Recipient, ...]
    sub_units: tuple[Recipient, ...]
    officers: tuple[Recipient, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a picker: id and shown name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ClassificationForm:
    """Present values and what may be chosen in klasifikasi."""

    category: str
    priority: str
    kelurahan: str
    address: str
    landmark: str
    lat: float | None
    lon: float | None
    categories: tuple[Choice, ...]
    kelurahan_choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class CompletionForm:
    """For ajukan_selesai: how many photos Sesudah it takes, and the hashes of those that count already."""

    min_sesudah: int
    counting: frozenset[str]


@dataclass(frozen=True, slots=True)
class TextTemplate:
    """A ready text of the reference data, filled with what is known of the report."""

    id: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ActionSaved:
    """The promise *tersimpan*: the action is in the outbox. It may be undone until it is sent."""

    cmd_id: str
    report_id: str
    number: str
    type: str
    undo_s: float


@dataclass(frozen=True, slots=True)
class ConflictField:
    """A field that two officers changed. `theirs_by` and `theirs_at` tell who and when."""

    name: str
    base: str
    mine: str
    theirs: str
    theirs_by: str | None
    theirs_at: datetime | None


@dataclass(frozen=True, slots=True)
class MergedChange:
    """What needs no choice beside a conflict. `name` is a field with `before` and `after`, or empty: then `after` is
    the text of an event of this `type`. `by` is None for the officer's own."""

    type: str
    name: str
    before: str
    after: str
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A report at a moment: the domain's state and the holder's name."""

    status: str
    holder: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TrayItem:
    """An action that needs the officer: conflict, refused or held; or a draft whose report has left this desk.

    `text` is what the officer wrote, `sent` the recipient or officer that was chosen. `was` is what stood there when
    it was written, `now` what stands at the server; None when the report is not on this desk. `repeat_code` and
    `note_code` tell why the action cannot be made again, or its text not become a catatan; None when it can.
    `waits_for` is the type of the action whose refusal holds this one back.
    """

    cmd_id: str
    report_id: str
    number: str
    headline: str
    type: str
    mark: SyncMark
    code: str
    text: str
    made_at: datetime
    fields: tuple[ConflictField, ...]
    can_repeat: bool
    repeat_code: str | None
    note_code: str | None = None
    sent: str = ""
    was: Standing | None = None
    now: Standing | None = None
    merged: tuple[MergedChange, ...] = ()
    waits_for: str = ""
    waits_since: datetime | None = None


class TrayChoice(StrEnum):
    """What the officer can decide about a tray item."""

    AGAIN = "again"
    NOTE = "note"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class TrayDecision:
    """`mine`: with AGAIN on fields that two changed, those whose own value is to stand; the others stay theirs."""

    choice: TrayChoice
    mine: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """The status bar. `problem` is the code of the last failure, None while all is well. `upload`: None when no
    photo waits. `clock_gap`: PC minus central. `shrunk`: what waits for the officer's word before it is forgotten.
    """

    is_online: bool
    offline_since: datetime | None
    pending: int
    tray: int
    last_sync_at: datetime | None
    is_filling: bool
    filled: int
    problem: str | None
    upload: UploadProgress | None
    clock_gap: timedelta = timedelta()
    shrunk: Shrunk | None = None


@dataclass(frozen=True, slots=True)
class DeskOwner:
    """Who works at this desk, for the frame. `is_practice`: its central is this PC's own and can begin anew."""

    officer_id: str
    name: str
    role: str
    unit_id: str
    unit_name: str
    server: str
    is_training: bool
    is_practice: bool = False
