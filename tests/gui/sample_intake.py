"""Counter intake of the invented desk."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import segno

from app.services.intake_values import FoundReport, IntakeForm, IntakeText, Receipt, RefusedIntake, SimilarReport
from app.services.values import ActionSaved, Choice, Draft, SyncMark, TrayItem
from domain.actions import BuatLaporan
from domain.report import Status

if TYPE_CHECKING:
    from tests.gui.sample_desk import SampleDesk

NOW = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)


class SampleIntake:
    """`saved` records what was stored, `failure` of the desk is raised by the next `save`."""

    def __init__(self, desk: "SampleDesk") -> None:
        self._desk = desk
        self.saved: list[tuple[BuatLaporan, str | None]] = []
        self.replaced: list[str | None] = []
        self.asked: list[IntakeText] = []
        self.code: str | None = None
        self.number = "S-261123-03"
        self.is_provisional = True
        self.is_there = True

    def form(self) -> IntakeForm:
        choices = (Choice("kantor-lurah", "Kantor Lurah"),)
        return IntakeForm(
            code=self.code,
            number="S-261123-03",
            channels=() if self.code else choices,
            categories=self._desk.classification_form("").categories,
            kelurahan="31.74.01.1002",
            kelurahan_choices=self._desk.classification_form("").kelurahan_choices,
            respond_by=NOW + timedelta(hours=6),
        )

    def similar(self, told: IntakeText) -> tuple[SimilarReport, ...]:
        self.asked.append(told)
        return SIMILAR

    def look_up(self, number: str) -> FoundReport | None:
        found = next((each for each in self._desk.lines if each.number == number.upper()), None)
        return None if found is None else FoundReport(found.id, found.number, found.headline, found.status)

    def refused(self, cmd_id: str) -> RefusedIntake | None:
        return REFUSED if cmd_id == REFUSED.cmd_id else None

    def save(
        self,
        action: BuatLaporan,
        duplicate_of: str | None = None,
        replaces: str | None = None,
        draft: Draft | None = None,
    ) -> ActionSaved:
        if self._desk.failure is not None:
            failure, self._desk.failure = self._desk.failure, None
            raise failure
        self.saved.append((action, duplicate_of))
        self.replaced.append(replaces)
        if draft is not None:
            self._desk.drafts.discard(draft.report_id, draft.kind)
        return ActionSaved("n1", "new", "S-261123-03", "buat_laporan", 8.0)

    def receipt(self, report_id: str) -> Receipt | None:
        return receipt_of(self.number, self.is_provisional) if self.is_there else None


def receipt_of(number: str, is_provisional: bool) -> Receipt:
    return Receipt(
        number=number,
        provisional="" if is_provisional else "S-261123-03",
        is_provisional=is_provisional,
        taken_at=NOW,
        office="Kelurahan Tebet Timur",
        category="Saluran air dan drainase",
        headline="Got di depan rumah nomor 14 penuh sampah",
        place="Jl. Tebet Timur Dalam II No. 14, depan warung dekat Gang Langgar",
        kelurahan="Kelurahan Tebet Timur",
        respond_by=NOW + timedelta(hours=6),
        finish_by=NOW + timedelta(days=7),
        is_private=False,
        qr=tuple(tuple(bool(module) for module in line) for line in segno.make_qr(number, error="m").matrix),
    )


REFUSED = RefusedIntake(
    cmd_id="x3",
    number="S-261123-01",
    code="invalid_category",
    action=BuatLaporan(
        channel="kantor-lurah",
        category="kategori-lama",
        description="Lampu taman padam sejak Senin.",
        kelurahan="31.74.01.1002",
        is_private=True,
        priority="mendesak",
        address="Taman Tebet",
        lat=-6.23756,
        lon=106.85993,
    ),
    continues=None,
    has_reporter=True,
)


def refused_item() -> TrayItem:
    """The refused new report as a row of Perlu tindakan."""
    return TrayItem(
        cmd_id="x3",
        report_id="new",
        number="S-261123-01",
        headline="Lampu taman padam sejak Senin",
        type="buat_laporan",
        mark=SyncMark.REFUSED,
        code="invalid_category",
        text="Lampu taman padam sejak Senin.",
        made_at=NOW - timedelta(minutes=10),
        fields=(),
        can_repeat=True,
        repeat_code=None,
    )


SIMILAR = (
    SimilarReport(
        "r1",
        "JK2611160031",
        "Saluran tersumbat sampah, air meluap ke jalan",
        Status.PROSES,
        NOW - timedelta(days=7),
        18,
        ("got", "sampah", "hujan"),
        True,
    ),
    SimilarReport(
        "r9",
        "JK2610020018",
        "Got mampet depan warung",
        Status.SELESAI,
        NOW - timedelta(days=52),
        21,
        ("warung",),
        True,
    ),
    SimilarReport(
        "r8",
        "JK2611190027",
        "Genangan setinggi 30 cm setiap hujan deras",
        Status.KOORDINASI,
        NOW - timedelta(days=1),
        None,
        ("hujan", "rumah"),
        False,
    ),
)
