"""A desk with invented values for the tests of screens: same public methods as app.services.desk.Desk, no files."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from app.errors import AppError
from app.services.finding_values import QueueFacts, QueueItem, SearchPage, SearchProblem, UnitLoad
from app.services.values import (
    ActionChoice,
    ActionSaved,
    Choice,
    ClassificationForm,
    CompletionForm,
    ConflictField,
    DeskOwner,
    Draft,
    FieldChange,
    Group,
    HandOverChoices,
    Listing,
    ListPage,
    MergedChange,
    Near,
    Recipient,
    ReportDetails,
    ReportLine,
    ReportLink,
    ShownExtension,
    Split,
    Standing,
    SyncMark,
    SyncStatus,
    TimelineEntry,
    TrayChoice,
    TrayDecision,
    TrayItem,
    splits_of,
)
from domain.actions import Action
from domain.report import Status
from domain.words import fold, spans
from tests.gui import sample_photos
from tests.gui.sample_forms import SampleForms, SampleLinking
from tests.gui.sample_intake import SampleIntake
from tests.gui.sample_photos import SamplePhotos

NOW = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)

_TOLD = (
    (
        "JK2611160012",
        "Parkir liar di trotoar depan Pasar Tebet Timur",
        Status.TL_DITOLAK,
        "Jl. Tebet Timur Raya 12",
        -48,
    ),
    ("JK2611160031", "Saluran tersumbat sampah, air meluap ke jalan", Status.PROSES, "Jl. Tebet Timur Dalam II", 130),
    ("JK2611230004", "Pohon tumbang menutup separuh jalan", Status.MENUNGGU, "Jl. Tebet Timur III G", 144),
    ("JK2611230006", "Tumpukan sampah liar di belakang halte", Status.MENUNGGU, "Jl. MT Haryono, sisi utara", 230),
    ("JK2611160044", "Lampu jalan padam sepanjang 200 meter", Status.KOORDINASI, "Jl. Tebet Timur Dalam IX", 331),
    ("TW2611160003", "Pedagang menutup jalur pejalan kaki", Status.DISPOSISI, "Jl. Tebet Raya, dekat stasiun", 424),
    (
        "JK2611170019",
        "Jalan berlubang di depan SDN Tebet Timur 07",
        Status.MENUNGGU_VALIDASI,
        "Jl. Tebet Timur Raya",
        1560,
    ),
    ("KL2611180001", "Tembok posyandu retak setelah hujan", Status.PROSES, "RW 05, Jl. Tebet Timur IV", 2880),
    ("JK2611190027", "Genangan setinggi 30 cm setiap hujan deras", Status.KOORDINASI, "Gg. Langgar, RW 03", 3360),
)
_HOLDERS = {Status.KOORDINASI: "Sudin SDA Jakarta Selatan", Status.MENUNGGU_VALIDASI: "Kel. Tebet Timur"}
_MARKS = {0: SyncMark.CONFLICT, 1: SyncMark.ON_PC, 5: SyncMark.SENDING, 6: SyncMark.ACCEPTED, 7: SyncMark.ON_PC}
_OPEN = (
    "terima",
    "tindak_lanjut",
    "ajukan_selesai",
    "koordinasi",
    "disposisi",
    "klasifikasi",
    "kembalikan",
    "tugaskan",
    "minta_perpanjangan",
    "tautkan_duplikat",
    "lepas_duplikat",
    "pecah",
    "tolak",
    "putuskan_perpanjangan",
    "validasi",
    "tolak_tl",
    "buka_kembali",
    "lampiran",
    "catatan",
    "balasan",
)
_ROLES = {
    "operator": {*_OPEN} - {"tolak", "putuskan_perpanjangan", "validasi", "tolak_tl", "buka_kembali"},
    "kepala": {*_OPEN} - {"putuskan_perpanjangan", "validasi", "tolak_tl", "buka_kembali"},
    "petugas": {"terima", "tindak_lanjut", "lampiran", "catatan"},
    "supervisor": {"putuskan_perpanjangan", "catatan"},
    "validator": {"validasi", "tolak_tl", "buka_kembali", "catatan"},
}


def line(at: int, told: tuple[str, str, Status, str, int]) -> ReportLine:
    number, headline, status, place, minutes = told
    due_at = NOW + timedelta(minutes=minutes)
    group = Group.TERLAMBAT if minutes < 0 else Group.HARI_INI if minutes < 800 else Group.NANTI
    is_response = status in (Status.MENUNGGU, Status.KOORDINASI)
    finish_by = due_at + timedelta(days=5) if is_response else due_at
    holder = _HOLDERS.get(status, "Kel. Tebet Timur")
    return ReportLine(
        id=f"r{at}",
        number=number,
        headline=headline,
        status=status,
        category="Saluran air dan drainase",
        place=place,
        channel="JAKI",
        holder=holder,
        is_mine=holder == "Kel. Tebet Timur",
        is_private=at == 3,
        is_urgent=at == 2,
        created_at=finish_by - timedelta(days=7),
        due_at=due_at,
        due_kind="respons" if is_response else "selesai",
        red_at=finish_by - timedelta(days=1),
        group=group,
        mark=_MARKS.get(at, SyncMark.NONE),
        is_starred=at == 7,
    )


def many_lines(number: int) -> list[ReportLine]:
    first = [line(at, told) for at, told in enumerate(_TOLD)]
    last = first[-1]
    more = [
        replace(last, id=f"m{at}", number=f"JK26112{at:05}", headline=f"Laporan contoh nomor {at}")
        for at in range(number - len(first))
    ]
    return [*first, *more]


class SampleDrafts:
    """Drafts by report and kind; `failure` is raised by each `keep` while it is set."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], Draft] = {}
        self.failure: AppError | None = None

    def find(self, report_id: str, kind: str) -> Draft | None:
        return self.kept.get((report_id, kind))

    def keep(self, draft: Draft) -> datetime | None:
        if self.failure is not None:
            raise self.failure
        if draft.is_empty:
            self.discard(draft.report_id, draft.kind)
            return None
        self.kept[draft.report_id, draft.kind] = replace(draft, saved_at=NOW)
        return NOW

    def discard(self, report_id: str, kind: str) -> None:
        self.kept.pop((report_id, kind), None)

    def homeless(self) -> tuple[Draft, ...]:
        return tuple(draft for draft in self.kept.values() if draft.report_id.startswith("gone"))


class SampleTray:
    """`decided` records what was decided; a decided item is gone."""

    def __init__(self) -> None:
        self.shown: tuple[TrayItem, ...] = tray_items()
        self.decided: list[tuple[str, TrayDecision]] = []

    def items(self) -> tuple[TrayItem, ...]:
        return self.shown

    def decide(self, cmd_id: str, decision: TrayDecision) -> ActionSaved | None:
        self.decided.append((cmd_id, decision))
        self.shown = tuple(item for item in self.shown if item.cmd_id != cmd_id)
        if decision.choice is TrayChoice.AWAY:
            return None
        return ActionSaved("c0", "r0", "JK2611160012", "klasifikasi", 8.0)


class SampleDesk:
    """`failure` is raised by the next `act`; `calls` records what was asked."""

    def __init__(
        self, is_training: bool = False, reports: int = 38, role: str = "operator", is_practice: bool = False
    ) -> None:
        self.owner = DeskOwner(
            officer_id="o1",
            name="Rina Wulandari",
            role=role,
            unit_id="31.74.01.1002",
            unit_name="Kelurahan Tebet Timur",
            server="https://crm.example",
            is_training=is_training,
            is_practice=is_practice,
        )
        self.lines = many_lines(reports)
        self.failure: AppError | None = None
        self.drafts = SampleDrafts()
        self.tray = SampleTray()
        self.acted: list[tuple[str, Action]] = []
        self.undone: list[str] = []
        self.synced = 0
        self.intake = SampleIntake(self)
        self.can_undo = True
        self.can_return = False
        self.extension: ShownExtension | None = None
        self.links: dict[str, tuple[ReportLink, ...]] = {}
        self.forms = SampleForms()
        self.linking = SampleLinking()
        self.is_closed = False
        self.search = SampleSearch(self)
        self.queue = SampleQueue()
        self.signed_in_again: list[str] = []
        self.agreed = 0
        self.shown_status = OFFLINE
        self.photos = SamplePhotos()
        self.completion = SampleCompletion()
        self._ids = count(1)

    def now(self) -> datetime:
        return NOW

    def counts(self) -> dict[Split, int]:
        figures = {
            Split.BARU: 12,
            Split.DIKEMBALIKAN: 2,
            Split.JATUH_TEMPO: 6,
            Split.PERLU_TINDAKAN: len(self.tray.shown),
        }
        figures |= {Split.DI_OPD_LAIN: 7, Split.DIIKUTI: 1, Split.DI_VALIDATOR: 4, Split.SELESAI: 214}
        return {split: figures.get(split, len(self.lines)) for split in splits_of(self.owner.role)}

    def page(self, split: Split, limit: int = 200) -> ListPage:
        if split is Split.DIKEMBALIKAN:
            return ListPage((), None)
        part = tuple(self.lines[:limit])
        return ListPage(part, ("", part[-1].id) if len(part) < len(self.lines) else None)

    def listing(self, split: Split, near: Near) -> Listing:
        lines = () if split is Split.DIKEMBALIKAN else tuple(self.lines)
        ids = tuple(line.id for line in lines)
        begin = max((ids.index(near.report_id) if near.report_id in ids else near.place) - 60, 0)
        return Listing(ids, tuple(Counter(line.group for line in lines).items()), lines[begin : begin + 200])

    def lines_of(self, split: Split, report_ids: tuple[str, ...]) -> tuple[ReportLine, ...]:
        wanted = set(report_ids)
        return tuple(line for line in self.lines if line.id in wanted)

    def details(self, report_id: str) -> ReportDetails | None:
        found = next((each for each in self.lines if each.id == report_id), None)
        if found is None:
            return None
        kept = tuple(draft for draft in self.drafts.kept.values() if draft.report_id == report_id)
        shown = replace(details_of(found, self.can_return, self.owner.role), drafts=kept)
        if self.owner.role == "validator":
            shown = replace(shown, timeline=(*HANDED_IN, *shown.timeline))
        return self._extended(replace(shown, links=self.links.get(report_id, ())))

    def _extended(self, shown: ReportDetails) -> ReportDetails:
        """With the request and the link that the test set, and what they allow."""
        is_linked = any(link.kind == "duplicate_of" for link in shown.links)
        codes = {"tautkan_duplikat": "linked"} if is_linked else {"lepas_duplikat": "no_link"}
        if self.extension is None:
            codes["putuskan_perpanjangan"] = "no_request"
        told = [replace(choice, code=choice.code or codes.get(choice.type)) for choice in shown.choices]
        choices = tuple(sorted(told, key=lambda choice: choice.code is not None))
        return replace(shown, extension=self.extension, choices=choices)

    def handover_choices(self, report_id: str) -> HandOverChoices:
        return CHOICES

    def classification_form(self, report_id: str) -> ClassificationForm:
        return FORM

    def act(self, report_id: str, action: Action, draft: Draft | None = None) -> ActionSaved:
        self._fail()
        self.acted.append((report_id, action))
        if draft is not None:
            self.drafts.discard(draft.report_id, draft.kind)
        return self._saved(report_id, action.type)

    def undo(self, cmd_id: str) -> bool:
        self.undone.append(cmd_id)
        return self.can_undo

    def last_undoable(self) -> ActionSaved | None:
        if not self.acted:
            return None
        report_id, action = self.acted[-1]
        return self._saved(report_id, action.type)

    def star(self, report_id: str, starred: bool) -> None:
        self.lines = [replace(each, is_starred=starred) if each.id == report_id else each for each in self.lines]

    def sync_now(self) -> None:
        self.synced += 1

    def status(self) -> SyncStatus:
        return self.shown_status

    def let_shrink(self) -> None:
        self.agreed += 1

    def sign_in_again(self, password: str) -> None:
        self._fail()
        self.signed_in_again.append(password)

    def close(self) -> None:
        self.is_closed = True

    def _fail(self) -> None:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure

    def _saved(self, report_id: str, kind: str) -> ActionSaved:
        number = next((each.number for each in self.lines if each.id == report_id), "")
        return ActionSaved(f"c{next(self._ids)}", report_id, number, kind, 8.0)


class SampleSearch:
    """Finds lines by the beginning of any word of their headline, place or number."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk
        self.asked: list[str] = []
        self.kept: list[str] = []

    def find(self, query: str, after: tuple[str, str] | None = None, limit: int = 50) -> SearchPage:
        self.asked.append(query)
        if query.startswith("xyz:"):
            problem = SearchProblem("unknown_prefix", "xyz:", query[4:], ("no:", "kel:", "kat:", "status:"))
            return SearchPage(ListPage((), None, is_grouped=False), (), {}, problem)
        words = tuple(fold(query).split())
        found = tuple(
            each for each in self._desk.lines if spans(f"{each.headline} {each.place} {each.number}", words[-1:])
        )
        start = int(after[1]) if after else 0
        page = found[start : start + limit]
        end = start + len(page)
        key = ("", str(end)) if end < len(found) else None
        excerpts = {each.id: "…juru parkir sudah ditegur lisan" for each in page if each.id == "r0"}
        return SearchPage(ListPage(page, key, is_grouped=False), words, excerpts, None)

    def suggest(self, typed: str, limit: int) -> SearchPage:
        return self.find(typed, None, limit)

    def units(self) -> tuple[UnitLoad, ...]:
        return UNITS

    def recent(self) -> tuple[str, ...]:
        return tuple(reversed(self.kept))

    def remember(self, query: str) -> None:
        self.kept.append(query)


class SampleQueue:
    def __init__(self) -> None:
        self.items: tuple[QueueItem, ...] = QUEUE
        self.cancelled: list[str] = []

    def facts(self) -> QueueFacts:
        return QueueFacts(
            needs_officer=tuple(item for item in self.items if item.mark in (SyncMark.REFUSED, SyncMark.CONFLICT)),
            waiting=tuple(item for item in self.items if item.mark in (SyncMark.ON_PC, SyncMark.SENDING)),
            history=tuple(item for item in self.items if item.mark in (SyncMark.ACCEPTED, SyncMark.NONE)),
            missing=(12, 13),
            reports=1042,
            cache_bytes=9_400_000,
            outbox_bytes=140_000,
            free_bytes=96 * 1024**3,
            last_contact_at=NOW - timedelta(minutes=29),
            clock_gap=timedelta(minutes=7),
        )

    def as_csv(self) -> str:
        return "cmd_id;type\nq1;ajukan_selesai\n"

    def cancel(self, cmd_id: str) -> tuple[QueueItem, ...]:
        self.cancelled.append(cmd_id)
        gone = tuple(
            replace(item, mark=SyncMark.NONE, is_cancelled=True, is_settled=True, can_cancel=False)
            for item in self.items
            if item.cmd_id == cmd_id
        )
        self.items = (*(item for item in self.items if item.cmd_id != cmd_id), *gone)
        return gone


def _queued(cmd_id: str, kind: str, number: str, mark: SyncMark, ago_min: int, **fields: Any) -> QueueItem:
    told: dict[str, Any] = {"answered_at": None, "tries": 0, "error": None, "text": "", "dependants": ()} | fields
    return QueueItem(
        cmd_id=cmd_id,
        report_id="r0",
        number=number,
        type=kind,
        mark=mark,
        is_cancelled=False,
        is_settled=mark is SyncMark.ACCEPTED,
        made_at=NOW - timedelta(minutes=ago_min),
        can_cancel=mark is SyncMark.ON_PC,
        **told,
    )


class SampleCompletion:
    """`form_of` is what the dialog of ajukan_selesai gets."""

    def __init__(self) -> None:
        self.form_of = CompletionForm(1, frozenset())

    def form(self, report_id: str) -> CompletionForm | None:
        return self.form_of


OFFLINE = SyncStatus(
    is_online=False,
    offline_since=NOW - timedelta(minutes=29),
    pending=7,
    tray=2,
    last_sync_at=NOW - timedelta(minutes=46),
    is_filling=False,
    filled=0,
    problem="offline",
    upload=None,
)
ONLINE = replace(OFFLINE, is_online=True, offline_since=None, pending=0, tray=0, problem=None)
FILLING = replace(ONLINE, is_filling=True, filled=1240)

ENDED = replace(OFFLINE, problem="session_ended")
WRONG_CLOCK = replace(ONLINE, clock_gap=timedelta(minutes=7))

QUEUE = (
    _queued("q1", "ajukan_selesai", "JK2611210003", SyncMark.REFUSED, 39, tries=1, error="evidence_required",
            text="Sisa pembakaran sudah disiram dan diangkat PPSU."),
    _queued("q2", "tugaskan", "JK2611160012", SyncMark.CONFLICT, 33, tries=1, error="conflict_field"),
    _queued("q3", "tindak_lanjut", "TW2611160003", SyncMark.SENDING, 21, tries=3, error="offline",
            text="Lapak dipindah ke sisi utara."),
    _queued("q4", "terima", "JK2611160031", SyncMark.ON_PC, 17, dependants=(("tindak_lanjut", "JK2611160031"),)),
    _queued("q5", "tindak_lanjut", "JK2611160031", SyncMark.ON_PC, 16, text="Pengerukan ulang 40 meter."),
    _queued("q6", "catatan", "JK2611160031", SyncMark.ON_PC, 15, text="Juru parkir sudah ditegur lisan."),
    _queued("q7", "koordinasi", "JK2611210012", SyncMark.ACCEPTED, 50, tries=1,
            answered_at=NOW - timedelta(minutes=46)),
)  # fmt: skip

UNITS = (
    UnitLoad("Kelurahan Tebet Timur", 31),
    UnitLoad("Suku Dinas Sumber Daya Air Jakarta Selatan", 7),
    UnitLoad("Dinas Perhubungan", 0),
)

CHOICES = HandOverChoices(
    koordinasi=(
        Recipient("sudin-tamhut-31.74", "Suku Dinas Pertamanan dan Hutan Kota Jakarta Selatan", "sudin", True, 11, 1),
        Recipient("sudin-gulkarmat-31.74", "Suku Dinas Gulkarmat Jakarta Selatan", "sudin", False, 0, 0),
        Recipient("sudin-bina-marga-31.74", "Suku Dinas Bina Marga Jakarta Selatan", "sudin", False, 4, 0),
        Recipient("sudin-sda-31.74", "Suku Dinas Sumber Daya Air Jakarta Selatan", "sudin", False, 3, 2),
        Recipient("sudin-lh-31.74", "Suku Dinas Lingkungan Hidup Jakarta Selatan", "sudin", False, 0, 0),
        Recipient("sudin-perhubungan-31.74", "Suku Dinas Perhubungan Jakarta Selatan", "sudin", False, 1, 0),
        Recipient("31.74.01.1001", "Kelurahan Tebet Barat", "kelurahan", False, 0, 0),
    ),
    sub_units=(
        Recipient("ppsu-1", "Satgas PPSU 1", "satgas", False, 6, 0),
        Recipient("ppsu-2", "Satgas PPSU 2", "satgas", False, 9, 1),
    ),
    officers=(
        Recipient("o2", "Agus Salim", "petugas", False, 3, 0),
        Recipient("o3", "Siti Rahma", "petugas", False, 5, 1),
        Recipient("o4", "Yohanes Tanuwijaya", "petugas", False, 8, 2),
    ),
)

FORM = ClassificationForm(
    category="drainase",
    priority="biasa",
    kelurahan="31.74.01.1002",
    address="Jl. Tebet Timur Dalam II, seberang No. 14",
    landmark="Depan warung, dekat Gang Langgar",
    lat=-6.23756,
    lon=106.85993,
    categories=tuple(
        Choice(category_id, name)
        for category_id, name in (
            ("drainase", "Saluran air dan drainase"),
            ("jalan", "Jalan rusak"),
            ("pohon", "Pohon tumbang"),
            ("sampah", "Sampah"),
            ("lampu", "Lampu jalan"),
            ("parkir", "Parkir liar"),
            ("trotoar", "Pelanggaran trotoar"),
        )
    ),
    kelurahan_choices=(
        Choice("31.74.01.1003", "Kebon Baru, Tebet"),
        Choice("31.74.01.1001", "Tebet Barat, Tebet"),
        Choice("31.74.01.1002", "Tebet Timur, Tebet"),
    ),
)


def details_of(shown: ReportLine, can_return: bool, role: str = "operator") -> ReportDetails:
    codes = {"kembalikan": None if can_return else "nobody_to_return_to"}
    if not shown.is_mine and role in ("petugas", "operator", "kepala"):
        codes = dict.fromkeys(_OPEN, "not_holder") | {"catatan": None, "lampiran": None}
    elif shown.status is Status.PROSES:
        codes["terima"] = "illegal_state"
    elif shown.status is not Status.TL_DITOLAK:
        codes["ajukan_selesai"] = "illegal_state"
    kinds = [kind for kind in _OPEN if kind in _ROLES[role]]
    order = sorted(kinds, key=lambda kind: (codes.get(kind) is not None, _OPEN.index(kind)))
    return ReportDetails(
        line=shown,
        description=(
            "Got depan warung penuh sampah plastik dan lumpur. Setiap hujan, air naik ke badan jalan sampai mata "
            "kaki dan masuk ke dua rumah. Sudah tiga minggu, mohon dikeruk sampai ke ujung Gang Langgar."
        ),
        address="Jl. Tebet Timur Dalam II, seberang No. 14",
        landmark="Depan warung, dekat Gang Langgar",
        kelurahan="Kelurahan Tebet Timur",
        lat=-6.23756,
        lon=106.85993,
        assignee="Dedi Kurniawan" if shown.status is Status.PROSES else None,
        handed_by="Suku Dinas Sumber Daya Air Jakarta Selatan" if can_return else None,
        bounces=1,
        rating=None,
        respond_by=shown.due_at if shown.due_kind == "respons" else None,
        warn_at=shown.red_at - timedelta(days=1),
        finish_by=shown.red_at + timedelta(days=1),
        unit_time=timedelta(days=2, hours=3),
        resident_time=timedelta(days=6, hours=21, minutes=50),
        pending=2 if shown.mark is SyncMark.ON_PC else 0,
        tray=(),
        timeline=TIMELINE,
        choices=tuple(
            ActionChoice(kind, codes.get(kind), shown.is_mine and at == 0) for at, kind in enumerate(order)
        ),
        photos=PHOTOS.get(shown.id, ()),
    )


PHOTOS = {
    "r0": sample_photos.ALL,
    "r1": (sample_photos.COMPLAINT, sample_photos.DURING),
    "r2": (sample_photos.COMPLAINT,),
    "r6": sample_photos.ALL,
}


def _entry(at: int, kind: str, status: Status, ago_h: float, held_h: float, **fields: Any) -> TimelineEntry:
    shown: dict[str, Any] = {
        "unit": "Kelurahan Tebet Timur",
        "officer": "Rina Wulandari",
        "to_unit": None,
        "note": None,
        "is_public": False,
        "changes": (),
        "mark": SyncMark.NONE,
        "is_late": False,
    } | fields
    moment = NOW - timedelta(hours=ago_h)
    return TimelineEntry(id=f"e{at}", type=kind, at=moment, status=status, held=timedelta(hours=held_h), **shown)


TIMELINE = (
    _entry(7, "catatan", Status.PROSES, 0.2, 0.2, note="Juru parkir sudah ditegur lisan.", mark=SyncMark.ON_PC),
    _entry(
        6,
        "klasifikasi",
        Status.PROSES,
        3,
        2.8,
        changes=(FieldChange("category", "Jalan rusak", "Saluran air dan drainase"),),
        is_late=True,
    ),
    _entry(5, "terima", Status.PROSES, 19, 16, officer="Dedi Kurniawan"),
    _entry(
        4,
        "kembalikan",
        Status.MENUNGGU,
        40,
        21,
        officer=None,
        unit="Suku Dinas Sumber Daya Air Jakarta Selatan",
        to_unit="Kelurahan Tebet Timur",
        note="Saluran tersier lingkungan, kewenangan kelurahan.",
    ),
    _entry(3, "koordinasi", Status.KOORDINASI, 90, 50, to_unit="Suku Dinas Sumber Daya Air Jakarta Selatan"),
    _entry(2, "balasan", Status.MENUNGGU, 100, 10, note="Laporan Anda sedang kami periksa.", is_public=True),
    _entry(1, "masuk", Status.MENUNGGU, 164, 64, officer=None, unit="JAKI"),
)


def tray_items() -> tuple[TrayItem, ...]:
    return (_conflict(), _refused(), _held(), _homeless())


def _conflict() -> TrayItem:
    before = NOW - timedelta(minutes=36)
    return TrayItem(
        cmd_id="x1",
        report_id="r0",
        number="JK2611160012",
        headline="Parkir liar di trotoar depan Pasar Tebet Timur",
        type="klasifikasi",
        mark=SyncMark.CONFLICT,
        code="conflict_field",
        text="",
        made_at=NOW - timedelta(minutes=33),
        fields=(
            ConflictField(
                "category", "Parkir liar", "Ketertiban umum", "Pelanggaran trotoar", "Dedi Kurniawan", before
            ),
            ConflictField("priority", "biasa", "mendesak", "biasa", "Dedi Kurniawan", before),
        ),
        can_repeat=True,
        repeat_code=None,
        note_code="no_text",
        was=Standing("tl_ditolak", "Kelurahan Tebet Timur", NOW - timedelta(hours=20)),
        now=Standing("tl_ditolak", "Kelurahan Tebet Timur", before),
        merged=(
            MergedChange("klasifikasi", "landmark", "", "Depan pos RW 03", None, NOW - timedelta(minutes=33)),
            MergedChange("catatan", "", "", "Juru parkir sudah ditegur lisan.", "Dedi Kurniawan", before),
        ),
    )


HANDED_IN = (
    _entry(
        10,
        "ajukan_selesai",
        Status.MENUNGGU_VALIDASI,
        0.4,
        0.4,
        note="Sampah dan sedimen sepanjang 40 m sudah diangkat; air mengalir lagi.",
        is_public=True,
    ),
    _entry(
        9, "tolak_tl", Status.TL_DITOLAK, 2, 1.6, officer=None, unit="Biro Pemerintahan", note="Foto kurang jelas."
    ),
    _entry(8, "ajukan_selesai", Status.MENUNGGU_VALIDASI, 3, 1, note="Sudah dikerjakan.", is_public=True),
)


def _refused() -> TrayItem:
    return TrayItem(
        cmd_id="x2",
        report_id="r2",
        number="JK2611230004",
        headline="Pohon tumbang menutup separuh jalan",
        type="koordinasi",
        mark=SyncMark.REFUSED,
        code="not_another_branch",
        text="Pohon angsana diameter 50 cm menutup satu lajur; perlu gergaji mesin dan truk.",
        made_at=NOW - timedelta(minutes=60),
        fields=(),
        can_repeat=False,
        repeat_code="not_holder",
        sent="Suku Dinas Pertamanan dan Hutan Kota Jakarta Selatan",
        was=Standing("menunggu", "Kelurahan Tebet Timur", NOW - timedelta(hours=3)),
        now=Standing("koordinasi", "Suku Dinas Bina Marga Jakarta Selatan", NOW - timedelta(minutes=70)),
    )


def _held() -> TrayItem:
    return TrayItem(
        cmd_id="x3",
        report_id="r2",
        number="JK2611230004",
        headline="Pohon tumbang menutup separuh jalan",
        type="tindak_lanjut",
        mark=SyncMark.HELD,
        code="held",
        text="Satu lajur sudah dibuka.",
        made_at=NOW - timedelta(minutes=50),
        fields=(),
        can_repeat=True,
        repeat_code=None,
        was=Standing("menunggu", "Kelurahan Tebet Timur", NOW - timedelta(hours=3)),
        now=Standing("menunggu", "Kelurahan Tebet Timur", NOW - timedelta(hours=3)),
        waits_for="koordinasi",
        waits_since=NOW - timedelta(minutes=60),
    )


def _homeless() -> TrayItem:
    return TrayItem(
        cmd_id="draft:gone1:balasan",
        report_id="gone1",
        number="JK2611200015",
        headline="",
        type="balasan",
        mark=SyncMark.DRAFT,
        code="draft_moved",
        text="Terima kasih atas laporannya. Kabel optik sudah kami ikat sementara.",
        made_at=NOW - timedelta(minutes=20),
        fields=(),
        can_repeat=False,
        repeat_code="not_found",
        note_code="not_found",
    )
