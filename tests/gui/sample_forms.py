"""What the dialogs of single actions ask of the sample desk: ready texts, reasons, agencies, similar reports."""

from datetime import UTC, datetime, timedelta

from app.services.form_values import (
    ComparedReport,
    Comparison,
    DivisionForm,
    DuplicateCandidate,
    RefusalForm,
    Sign,
    Verdict,
)
from app.services.values import Choice, ReportLink, ShownExtension, TextTemplate
from domain.report import Status

NOW = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)

TEMPLATES = {
    "tolak_tl": (
        TextTemplate("t1", "Bukan titik yang sama", "Foto sesudah bukan dari titik yang sama dengan aduan."),
        TextTemplate("t2", "Foto sudah pernah dipakai", "Foto sesudah sudah dipakai di laporan lain."),
        TextTemplate("t3", "Belum selesai di foto", "Di foto pekerjaan belum selesai."),
        TextTemplate("t4", "Foto kurang jelas", "Foto kurang jelas; mohon foto baru dari titik yang sama."),
    ),
    "ajukan_selesai": (
        TextTemplate("s1", "Sudah dikerjakan", "Laporan JK2611160031 telah kami tindak lanjuti."),
        TextTemplate("s2", "Dengan tanggal", "Selesai dikerjakan pada {tanggal}."),
    ),
    "minta_perpanjangan": (
        TextTemplate("e1", "Pekerjaan berat", "Pekerjaan memerlukan alat berat dan penjadwalan."),
    ),
}
REFUSAL = RefusalForm(
    reasons=(
        Choice("darurat_112", "Keadaan darurat, hubungi 112"),
        Choice("tanpa_lokasi", "Lokasi tidak dapat ditemukan"),
        Choice("tidak_sopan", "Bahasa tidak sopan"),
        Choice("data_pribadi", "Memuat data pribadi orang lain"),
        Choice("bukan_laporan", "Bukan laporan"),
        Choice("lainnya", "Lainnya"),
    ),
    templates=(TextTemplate("r1", "Bukan laporan", "Mohon maaf, isi laporan tidak dapat kami tindak lanjuti."),),
)
DIVISION = DivisionForm(
    targets=(
        Choice("sudin-lh-31.74", "Suku Dinas Lingkungan Hidup Jakarta Selatan"),
        Choice("sudin-perhubungan-31.74", "Suku Dinas Perhubungan Jakarta Selatan"),
        Choice("sudin-sda-31.74", "Suku Dinas Sumber Daya Air Jakarta Selatan"),
    ),
    categories=(Choice("parkir", "Parkir liar"), Choice("sampah", "Sampah")),
    usual={"parkir": "sudin-perhubungan-31.74"},
    child_ids=("k1", "k2", "k3", "k4", "k5"),
)
CANDIDATES = (
    DuplicateCandidate(
        "r0",
        "JK2611160012",
        "Parkir liar di trotoar depan Pasar Tebet Timur",
        Status.TL_DITOLAK,
        "Jl. Tebet Timur Raya 12",
        NOW - timedelta(days=6, hours=20),
        23,
        True,
    ),
    DuplicateCandidate(
        "r4",
        "JK2611160044",
        "Lampu jalan padam sepanjang 200 meter",
        Status.KOORDINASI,
        "Jl. Tebet Timur Dalam IX",
        NOW - timedelta(days=6),
        1830,
        False,
    ),
    DuplicateCandidate(
        "r5", "TW2611160003", "Pedagang menutup jalur pejalan kaki", Status.DISPOSISI, "", NOW, None, False
    ),
)
SIGNS = (
    Sign("uraian", Verdict.SAME, 8, 10),
    Sign("tempat", Verdict.SAME, 23),
    Sign("waktu", Verdict.CLOSE, 9140),
    Sign("kategori", Verdict.OTHER),
)
EXTENSION = ShownExtension(
    state="requested",
    estimated_finish=NOW + timedelta(days=9),
    reason="Perlu alat berat; jadwal Sudin SDA baru kosong pekan depan.",
    asked_by="Rina Wulandari, Kelurahan Tebet Timur",
    asked_at=NOW - timedelta(hours=5),
    finish_at=None,
    decided_by=None,
    decision=None,
)
LINK = ReportLink(
    "duplicate_of", "r0", "JK2611160012", "Parkir liar di trotoar depan Pasar Tebet Timur", Status.TL_DITOLAK
)
LINKS = (
    ReportLink("child", "r4", "JK2611160044", "Lampu jalan padam sepanjang 200 meter", Status.KOORDINASI),
    ReportLink("continues", "old", "", "", None),
)


class SampleForms:
    def templates(self, report_id: str, kind: str) -> tuple[TextTemplate, ...]:
        return TEMPLATES.get(kind, ())

    def refusal(self, report_id: str) -> RefusalForm:
        return REFUSAL

    def division(self, report_id: str) -> DivisionForm:
        return DIVISION


class SampleLinking:
    """`asked` records what was typed."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def candidates(self, report_id: str, typed: str = "") -> tuple[DuplicateCandidate, ...]:
        self.asked.append(typed)
        words = typed.casefold()
        return tuple(
            found
            for found in CANDIDATES
            if found.id != report_id and words in f"{found.number} {found.headline}".casefold()
        )

    def compare(self, report_id: str, other_id: str) -> Comparison | None:
        other = next((found for found in CANDIDATES if found.id == other_id), None)
        if other is None:
            return None
        text = "Got depan warung penuh sampah plastik dan lumpur. Setiap hujan, air naik ke badan jalan."
        return Comparison(
            mine=_compared(report_id, "JK2611230004", "Pohon tumbang menutup separuh jalan", text, 0),
            other=_compared(other.id, other.number, other.headline, "Got penuh sampah. Air naik kalau hujan.", 6),
            signs=SIGNS,
            shared_words=frozenset({"got", "penuh", "sampah", "hujan", "air", "naik"}),
        )


def _compared(report_id: str, number: str, headline: str, description: str, days: int) -> ComparedReport:
    return ComparedReport(
        id=report_id,
        number=number,
        headline=headline,
        status=Status.PROSES,
        description=description,
        place="Jl. Tebet Timur Dalam II, RW 07, Kelurahan Tebet Timur",
        created_at=NOW - timedelta(days=days),
        channel="JAKI",
        category="Saluran air dan drainase",
    )
