"""The timeline says every action of the 21 in two tones: what I did, and what others did."""

from datetime import timedelta

import pytest

from app.services.values import FieldChange, SyncMark, TimelineEntry
from app.views.report.event_words import event_body, event_title
from domain.actions import ACTIONS
from domain.report import Status
from tests.gui.sample_desk import NOW

AGENCY = "Suku Dinas Sumber Daya Air Jakarta Selatan"

TOLD = {
    "terima": ("Diterima", "Anda menerima laporan ini"),
    "koordinasi": (
        "Koordinasi ke Sudin Sumber Daya Air Jaksel",
        "Anda mengoordinasikan ke Sudin Sumber Daya Air Jaksel",
    ),
    "disposisi": (
        "Disposisi ke Sudin Sumber Daya Air Jaksel",
        "Anda mendisposisikan ke Sudin Sumber Daya Air Jaksel",
    ),
    "kembalikan": (
        "Dikembalikan ke Sudin Sumber Daya Air Jaksel",
        "Anda mengembalikan ke Sudin Sumber Daya Air Jaksel",
    ),
    "tindak_lanjut": ("Tindak lanjut", "Anda menulis tindak lanjut"),
    "ajukan_selesai": ("Diajukan selesai", "Anda mengajukan selesai"),
    "validasi": ("Divalidasi, selesai", "Anda memvalidasi, selesai"),
    "tolak_tl": ("Tindak lanjut ditolak", "Anda menolak tindak lanjut"),
    "tolak": ("Laporan ditolak", "Anda menolak laporan ini"),
    "buka_kembali": ("Dibuka kembali", "Anda membuka kembali laporan ini"),
    "minta_perpanjangan": ("Perpanjangan diminta", "Anda meminta perpanjangan"),
    "putuskan_perpanjangan": ("Perpanjangan ditolak", "Anda menolak perpanjangan"),
    "klasifikasi": (
        "Lokasi dikoreksi, pindah ke Sudin Sumber Daya Air Jaksel",
        "Anda mengoreksi lokasi, pindah ke Sudin Sumber Daya Air Jaksel",
    ),
    "tugaskan": ("Ditugaskan", "Anda menugaskan petugas"),
    "tautkan_duplikat": ("Ditautkan sebagai duplikat", "Anda menautkan sebagai duplikat"),
    "lepas_duplikat": ("Tautan duplikat dilepas", "Anda melepas tautan duplikat"),
    "pecah": ("Dipecah menjadi laporan lain", "Anda memecah laporan ini"),
    "catatan": ("Catatan internal", "Anda menulis catatan internal"),
    "balasan": ("Balasan untuk warga", "Anda membalas warga"),
    "lampiran": ("Foto ditambahkan", "Anda menambahkan foto"),
    "buat_laporan": ("Laporan dicatat di loket", "Anda mencatat laporan ini di loket"),
}


def entry(kind, is_own=False, status=Status.PROSES, to_unit=AGENCY, changes=(), note=None):
    return TimelineEntry(
        id="e1",
        type=kind,
        at=NOW,
        is_late=False,
        unit="Kelurahan Tebet Timur",
        officer=None,
        status=status,
        to_unit=to_unit,
        note=note,
        is_public=False,
        changes=changes,
        held=timedelta(),
        mark=SyncMark.ON_PC if is_own else SyncMark.NONE,
        is_own=is_own,
    )


def test_the_table_has_all_21():
    assert set(TOLD) == set(ACTIONS)
    assert len(TOLD) == 21


@pytest.mark.parametrize("kind", TOLD)
def test_both_tones(kind):
    others, own = TOLD[kind]
    assert event_title(entry(kind)) == others
    assert event_title(entry(kind, is_own=True)) == own


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        (entry("disposisi", to_unit=None), "Disposisi ke petugas"),
        (entry("klasifikasi", to_unit=None), "Klasifikasi diubah"),
        (entry("ajukan_selesai", status=Status.SELESAI), "Dinyatakan selesai"),
        (
            entry("putuskan_perpanjangan", changes=(FieldChange("finish_by", "2026-11-28T05:05:00+00:00", ""),)),
            "Perpanjangan disetujui",
        ),
        (entry("masuk", is_own=True), "Anda mencatat laporan ini"),
        (entry("penilaian"), "Penilaian warga"),
        (entry("impor", status=Status.SELESAI), "Selesai menurut data terbitan"),
    ],
)
def test_actions_with_two_meanings(shown, title):
    assert event_title(shown) == title


def test_a_new_deadline_is_a_date_in_the_body():
    change = FieldChange("finish_by", "2026-11-28T05:05:00+00:00", "2026-12-02T02:41:00+00:00")
    shown = entry("putuskan_perpanjangan", changes=(change,), note="Sampai alat datang")
    assert event_body(shown) == "Sampai alat datang\nTenggat: 28 Nov 2026 12.05 → 2 Des 2026 09.41"
