"""What reading screens show: frozen values made by the services, handed to views across threads.

Names of units, officers, categories and channels are resolved already; states, action types, split ids and
codes stay the domain's words, which views turn into text. Times are aware UTC.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

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


class Split(StrEnum):
    """The lists of ux.md ("Lists"), in the order of the views pane."""

    BARU = "baru"
    DIKEMBALIKAN = "dikembalikan"
    JATUH_TEMPO = "jatuh_tempo"
    PERLU_TINDAKAN = "perlu_tindakan"
    DI_OPD_LAIN = "di_opd_lain"
    DIIKUTI = "diikuti"
    DI_VALIDATOR = "di_validator"
    SELESAI = "selesai"
    SEMUA_TERBUKA = "semua_terbuka"


class Group(StrEnum):
    """Heading of a list row: by the limit that ends first, WIB days; closed reports have none."""

    TERLAMBAT = "terlambat"
    HARI_INI = "hari_ini"
    NANTI = "nanti"
    DITUTUP = "ditutup"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A row of a list. `due_at`: the limit that ends first, None once closed; `due_kind`: respons, selesai."""

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


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a split in its order. `after` asks for the next page; None at the end."""

    lines: tuple[ReportLine, ...]
    after: tuple[str, str] | None
    is_grouped: bool = True


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


@dataclass(frozen=True, slots=True)
class ActionChoice:
    """An action in the bar; `code` is None when it is legal now, else why not."""

    type: str
    code: str | None


@dataclass(frozen=True, slots=True)
class ReportDetails:
    """The reading pane. `choices` stand in the order of the bar, the likely next step first."""

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
class TrayItem:
    """An action that needs the officer: conflict, refused or held. `text` is what the officer wrote."""

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


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """The status bar. `problem`: code of the last failure, None while all is well. `clock_gap`: PC minus central."""

    is_online: bool
    offline_since: datetime | None
    pending: int
    tray: int
    last_sync_at: datetime | None
    is_filling: bool
    filled: int
    problem: str | None
    clock_gap: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class DeskOwner:
    """Who works at this desk, for the frame."""

    officer_id: str
    name: str
    role: str
    unit_id: str
    unit_name: str
    server: str
    is_training: bool


@dataclass(frozen=True, slots=True)
class SearchProblem:
    """Why a query cannot be asked: `unknown_prefix`, `unknown_value`, `missing_value`. `possible` says what can."""

    code: str
    prefix: str
    value: str
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Results, newest first. `words` are folded and are marked where they stand, the last one as a beginning.

    `excerpts`: by report id, the place in the text where a word stands that no cell of its row shows.
    `is_number`: the query is the number of the one report found.
    """

    page: ListPage
    words: tuple[str, ...]
    excerpts: dict[str, str]
    problem: SearchProblem | None
    is_number: bool


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One own action in Sinkronisasi. `text` is what the officer wrote; `error` the code of what ended its last try
    or of central's refusal. `dependants` are named by what goes with it when it is cancelled.
    """

    cmd_id: str
    report_id: str
    number: str
    type: str
    mark: SyncMark
    is_cancelled: bool
    is_settled: bool
    made_at: datetime
    answered_at: datetime | None
    tries: int
    error: str | None
    text: str
    can_cancel: bool
    dependants: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class QueueFacts:
    """Everything Sinkronisasi shows: first what needs the officer, then what waits, then the newest of the rest.

    `missing`: numbers of this PC's actions that central never received. `clock_gap`: PC minus central.
    """

    needs_officer: tuple[QueueItem, ...]
    waiting: tuple[QueueItem, ...]
    history: tuple[QueueItem, ...]
    missing: tuple[int, ...]
    reports: int
    cache_bytes: int
    outbox_bytes: int
    free_bytes: int
    last_contact_at: datetime | None
    clock_gap: timedelta
