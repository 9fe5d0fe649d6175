"""A small Jakarta for the tests of `domain`: units, officers, rulebook, and a case that moves through time.

Owns no expectation; whatever is asserted stands in the tests.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain import actions
from domain.errors import Refused
from domain.organisation import Officer, Unit
from domain.report import Report, Status
from domain.rulebook import Rulebook
from domain.sla import ClockProfile
from domain.wire import Category, Channel, Holiday, Reference, RejectReason, Settings
from domain.workflow import Act, FindReport, apply, create, intake, split

GAMBIR = "31.71.01.1001"
CIDENG = "31.71.01.1002"
TEBET = "31.74.01.1001"
KECAMATAN = "31.71.01"
PUSAT = "31.71"
SELATAN = "31.74"
PROVINCE = "31"
DINAS = "dinas-bina-marga"
SUDIN = "sudin-bina-marga-31.71"
SUDIN_SELATAN = "sudin-bina-marga-31.74"
DINAS_SDA = "dinas-sumber-daya-air"
SUDIN_SDA = "sudin-sumber-daya-air-31.71"
UPT = "upt-tanpa-validasi"
BUMD = "bumd-pam-jaya"
EMPTY = "badan-tanpa-petugas"
BIRO = "biro-pemerintahan"
JSC = "jsc"

MONDAY_09 = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
HOLIDAY = date(2026, 11, 18)

UNITS = (
    Unit(id=PROVINCE, name="DKI Jakarta", kind="provinsi", parent=None),
    Unit(id=PUSAT, name="Jakarta Pusat", kind="kota", parent=PROVINCE),
    Unit(id=SELATAN, name="Jakarta Selatan", kind="kota", parent=PROVINCE),
    Unit(id=KECAMATAN, name="Gambir", kind="kecamatan", parent=PUSAT),
    Unit(id="31.74.01", name="Tebet", kind="kecamatan", parent=SELATAN),
    Unit(id=GAMBIR, name="Gambir", kind="kelurahan", parent=KECAMATAN),
    Unit(id=CIDENG, name="Cideng", kind="kelurahan", parent=KECAMATAN),
    Unit(id=TEBET, name="Tebet Timur", kind="kelurahan", parent="31.74.01"),
    Unit(id=DINAS, name="Dinas Bina Marga", kind="dinas", parent=PROVINCE),
    Unit(id=SUDIN, name="Sudin Bina Marga Pusat", kind="sudin", parent=DINAS),
    Unit(id=SUDIN_SELATAN, name="Sudin Bina Marga Selatan", kind="sudin", parent=DINAS),
    Unit(id=DINAS_SDA, name="Dinas Sumber Daya Air", kind="dinas", parent=PROVINCE),
    Unit(id=SUDIN_SDA, name="Sudin Sumber Daya Air Pusat", kind="sudin", parent=DINAS_SDA),
    Unit(id=UPT, name="UPT", kind="upt", parent=PROVINCE, needs_validation=False),
    Unit(id=BUMD, name="PAM Jaya", kind="bumd", parent=PROVINCE),
    Unit(id=EMPTY, name="Badan tanpa petugas", kind="badan", parent=PROVINCE, has_officers=False),
    Unit(id=BIRO, name="Biro Pemerintahan", kind="biro", parent=PROVINCE),
    Unit(id=JSC, name="UP Jakarta Smart City", kind="upt", parent=PROVINCE),
)


def _officer(role: str, unit: str, number: str = "") -> Officer:
    officer_id = f"{role}{number}.{unit}"
    return Officer(id=officer_id, name=officer_id, role=role, unit=unit)


OFFICERS = {
    officer.id: officer
    for officer in (
        *(_officer(role, unit.id) for unit in UNITS for role in ("petugas", "operator", "kepala")),
        *(_officer("petugas", unit, "2") for unit in (GAMBIR, SUDIN)),
        *(_officer("supervisor", unit) for unit in (PROVINCE, PUSAT, SELATAN, DINAS, DINAS_SDA)),
        _officer("validator", BIRO),
        _officer("validator", BIRO, "2"),
        _officer("admin", JSC),
        _officer("pelatih", JSC),
    )
    if officer.unit != EMPTY
}
VALIDATOR = f"validator.{BIRO}"
SUPERVISOR = f"supervisor.{PUSAT}"

CRM = ClockProfile(id="crm", respond_h=6, warn_h=120, red_h=144, finish_h=168)
LAPOR = ClockProfile(id="lapor", respond_h=72, warn_h=72, red_h=96, finish_h=120, working_time=True)


# A channel that is no longer used, by whole days in WIB.
QLUE_FROM, QLUE_UNTIL = date(2026, 11, 10), date(2026, 11, 16)


def reference(min_sesudah_photos: int = 1) -> Reference:
    return Reference(
        units=UNITS,
        officers=tuple(OFFICERS.values()),
        categories=(
            Category(id="jalan", name="Jalan", default_unit=DINAS),
            Category(id="saluran", name="Saluran", default_unit=DINAS_SDA),
        ),
        channels=(
            Channel(id="jaki", name="JAKI", prefix="JK", geotagged=True),
            Channel(id="qlue", name="Qlue", prefix="QL", geotagged=True, from_=QLUE_FROM, until=QLUE_UNTIL),
            Channel(id="kelurahan", name="Kantor Lurah", prefix="KL", geotagged=False),
            Channel(id="lapor", name="LAPOR 1708", prefix="LP", geotagged=False, clock_profile="lapor"),
        ),
        clock_profiles=(CRM, LAPOR),
        holidays=(Holiday(date=HOLIDAY, name="Hari libur uji", kind="public"),),
        reject_reasons=(RejectReason(id="darurat_112", name="Darurat"), RejectReason(id="lainnya", name="…")),
        templates=(),
        settings=Settings(min_sesudah_photos=min_sesudah_photos, ranking_min_n=30, max_photo_bytes=10_000_000),
    )


RULES = Rulebook(reference())


def photo(seed: str, slot: str = "sesudah") -> dict[str, Any]:
    """A photo claim whose hash is made of one repeated hexadecimal digit pair."""
    return {
        "sha256": (seed * 64)[:64],
        "slot": slot,
        "mime": "image/jpeg",
        "size": 1000,
        "width": 960,
        "height": 720,
        "taken_at": None,
    }


def channel_report(
    report_id: str = "r1",
    kelurahan: str = GAMBIR,
    channel: str = "jaki",
    at: datetime = MONDAY_09,
    rules: Rulebook = RULES,
    **fields: Any,
) -> Report:
    """A report that came in by itself and waits in its kelurahan."""
    told = {"category": "jalan", "priority": "biasa", "description": "Jalan berlubang.", "is_private": False}
    return intake(
        report_id, f"JK{report_id}", at, rules, **{"kelurahan": kelurahan, "channel": channel, **told, **fields}
    )


COUNTER = {
    "channel": "kelurahan",
    "category": "jalan",
    "description": "Jalan berlubang di depan kantor.",
    "kelurahan": GAMBIR,
    "is_private": False,
}


@dataclass
class Case:
    """One report that officers act on; each act happens `step` after the one before."""

    report: Report = field(default_factory=channel_report)
    rules: Rulebook = RULES
    step: timedelta = HOUR
    others: dict[str, Report] = field(default_factory=dict)
    now: datetime = MONDAY_09
    acts: int = 0

    def do(self, officer: str, kind: str, *, after: timedelta | None = None, **payload: Any) -> Report:
        """Act with the payload as central would decode it; raises Refused."""
        act = self.act(officer, kind, self.now + (self.step if after is None else after), payload)
        self.report = apply(self.report, act, self.rules, self.found_by(officer))
        self.now, self.acts = act.at, self.acts + 1
        return self.report

    def code(self, officer: str, kind: str, **payload: Any) -> str:
        """The refusal code of an act that must be refused; the report stays as it was."""
        act = self.act(officer, kind, self.now + self.step, payload)
        try:
            apply(self.report, act, self.rules, self.found_by(officer))
        except Refused as refusal:
            return refusal.code
        return "accepted"

    def split(self, officer: str, *children: dict[str, Any]) -> tuple[Report, ...]:
        """Do a `pecah` and answer its children."""
        act = self.act(officer, "pecah", self.now + self.step, {"children": list(children)})
        before, self.report = self.report, apply(self.report, act, self.rules, self.found_by(officer))
        self.now, self.acts = act.at, self.acts + 1
        numbers = [f"JK-{child['report_id']}" for child in children]
        return split(before, act, numbers, self.rules)

    def act(self, officer: str, kind: str, at: datetime, payload: dict[str, Any]) -> Act:
        action = actions.decode(kind, payload)
        return Act(id=f"{self.report.id}-e{self.acts + 1}", action=action, officer=OFFICERS[officer], at=at)

    def found_by(self, officer: str) -> FindReport:
        """`find` as central gives it: only reports that the officer may see."""
        organisation = self.rules.organisation
        scope = organisation.scope_of(OFFICERS[officer])

        def find(report_id: str) -> Report | None:
            report = self.report if report_id == self.report.id else self.others.get(report_id)
            visible = report is not None and scope in organisation.scopes_of(report)
            return report if visible else None

        return find


def counter_report(
    officer: str = f"operator.{GAMBIR}",
    known: dict[str, Report] | None = None,
    at: datetime = MONDAY_09,
    **changes: Any,
) -> Report:
    """A report entered at a counter (`buat_laporan`); `known` are those the author sees. Raises Refused."""
    action = actions.decode("buat_laporan", {**COUNTER, **changes})
    act = Act(id="made", action=action, officer=OFFICERS[officer], at=at)
    return create("r1", "KL1", act, RULES, (known or {}).get)


def finished(case: Case, unit: str, seed: str = "a") -> Case:
    """Bring a case in proses or TL Ditolak to menunggu_validasi."""
    case.do(f"operator.{unit}", "ajukan_selesai", public_answer="Sudah diperbaiki.", photos=[photo(seed)])
    return case


def in_state(status: Status, **options: Any) -> Case:
    """A report of kelurahan Gambir, held by the sudin after a koordinasi, in the wanted state.

    The hand-over stack holds the kelurahan in every state.
    """
    case = Case(**options)
    case.do(f"operator.{GAMBIR}", "koordinasi", target_unit=SUDIN, reason="Jalan kota")
    if status is Status.KOORDINASI:
        return case
    if status is Status.MENUNGGU:
        case.do(f"operator.{SUDIN}", "koordinasi", target_unit=SUDIN_SDA, reason="Saluran")
        case.do(f"operator.{SUDIN_SDA}", "kembalikan", reason="Bukan saluran")
        return case
    if status is Status.DISPOSISI:
        case.do(f"operator.{SUDIN}", "disposisi", assignee=f"petugas.{SUDIN}", instruction="Tambal")
        return case
    if status is Status.DITOLAK:
        case.do(f"kepala.{SUDIN}", "tolak", reason_code="lainnya", public_answer="Bukan laporan")
        return case
    case.do(f"petugas.{SUDIN}", "terima")
    if status is Status.PROSES:
        return case
    finished(case, SUDIN)
    if status is Status.TL_DITOLAK:
        case.do(VALIDATOR, "tolak_tl", reason="Foto tidak jelas")
    if status is Status.SELESAI:
        case.do(VALIDATOR, "validasi")
    return case
