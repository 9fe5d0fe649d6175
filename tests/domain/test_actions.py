"""Payloads of the 21 actions: required fields, blank and wrong values (central-api.md, "Command")."""

from typing import Any

import pytest

from domain import actions
from domain.errors import Refused
from tests.domain.world import COUNTER, SUDIN, photo

REQUIRED: dict[str, dict[str, Any]] = {
    "terima": {},
    "koordinasi": {"target_unit": SUDIN, "reason": "Jalan provinsi"},
    "disposisi": {"target_unit": SUDIN, "instruction": "Tambal"},
    "kembalikan": {"reason": "Bukan wewenang"},
    "tindak_lanjut": {"note": "Ditambal"},
    "ajukan_selesai": {"public_answer": "Selesai"},
    "validasi": {},
    "tolak_tl": {"reason": "Kurang jelas"},
    "tolak": {"reason_code": "lainnya", "public_answer": "Bukan laporan"},
    "buka_kembali": {"reason": "Masih rusak"},
    "minta_perpanjangan": {"estimated_finish": "2026-12-24T00:00:00Z", "reason": "Berat"},
    "putuskan_perpanjangan": {"approved": False, "reason": "Tidak"},
    "tugaskan": {"assignee": "o1"},
    "tautkan_duplikat": {"duplicate_of": "r2"},
    "lepas_duplikat": {},
    "pecah": {"children": [{"report_id": "c1", "target_unit": SUDIN}]},
    "catatan": {"note": "Sudah ditelepon"},
    "balasan": {"public_answer": "Sedang ditangani"},
    "lampiran": {"event": "e1", "photos": [photo("a")]},
    "buat_laporan": COUNTER,
}
OPTIONAL: dict[str, dict[str, Any]] = {
    "terima": {"assignee": "o1"},
    "tindak_lanjut": {"photos": [photo("a", "sebelum"), photo("b", "proses")]},
    "ajukan_selesai": {"photos": [photo("a")], "findings": [], "finding_reason": "Tanpa EXIF"},
    "validasi": {"note": "Baik"},
    "putuskan_perpanjangan": {"approved": True, "finish_at": "2026-12-24T00:00:00Z"},
    "klasifikasi": {
        "category": "jalan",
        "priority": "mendesak",
        "kelurahan": "31.71.01.1001",
        "lat": -6.1,
        "lon": 106.8,
        "address": "Jl. Biak",
        "landmark": "Masjid",
    },
    "pecah": {"children": [{"report_id": "c1", "target_unit": SUDIN, "category": "jalan", "description": "Lubang"}]},
    "buat_laporan": {
        "priority": "mendesak",
        "address": "Jl. Biak",
        "landmark": "Masjid",
        "lat": -6.1,
        "lon": 106.8,
        "continues": "r0",
        "reporter": {"name": "N", "phone": "0811", "email": "a@b.id", "nik": "31"},
        "photos": [photo("a", "laporan")],
    },
}
WRONG: tuple[tuple[str, str, object], ...] = (
    ("terima", "assignee", 7),
    ("koordinasi", "target_unit", ["x"]),
    ("koordinasi", "reason", 3),
    ("disposisi", "instruction", {}),
    ("tindak_lanjut", "photos", "foto"),
    ("tindak_lanjut", "photos", [{**photo("a"), "slot": "lain"}]),
    ("tindak_lanjut", "photos", [{**photo("a"), "sha256": "kosong"}]),
    ("tindak_lanjut", "photos", [{**photo("a"), "size": -1}]),
    ("ajukan_selesai", "findings", "tidak ada"),
    ("putuskan_perpanjangan", "approved", "ya"),
    ("putuskan_perpanjangan", "finish_at", "besok"),
    ("minta_perpanjangan", "estimated_finish", "2026-12-24"),
    ("minta_perpanjangan", "estimated_finish", "2026-12-24T00:00:00"),
    ("klasifikasi", "priority", "penting"),
    ("pecah", "children", [{"report_id": "c1"}]),
    ("pecah", "children", [{"report_id": f"c{n}", "target_unit": SUDIN} for n in range(6)]),
    ("lampiran", "photos", [{}]),
    ("buat_laporan", "is_private", "tidak"),
    ("buat_laporan", "reporter", "Budi"),
)


def code_of(kind: str, payload: object) -> str:
    with pytest.raises(Refused) as refusal:
        actions.decode(kind, payload)
    return refusal.value.code


def test_there_are_21_actions() -> None:
    assert set(actions.ACTIONS) == {*REQUIRED, "klasifikasi"}
    assert len(actions.ACTIONS) == 21


@pytest.mark.parametrize("kind", REQUIRED)
def test_required_fields_are_enough(kind: str) -> None:
    assert actions.decode(kind, REQUIRED[kind]).type == kind


@pytest.mark.parametrize("kind", OPTIONAL)
def test_optional_fields_and_unknown_ones_are_taken(kind: str) -> None:
    payload = {**REQUIRED.get(kind, {}), **OPTIONAL[kind], "baru": 1}
    assert actions.decode(kind, payload).type == kind


@pytest.mark.parametrize("kind", [*REQUIRED, "klasifikasi"])
def test_a_payload_comes_back_from_its_encoding(kind: str) -> None:
    action = actions.decode(kind, {**REQUIRED.get(kind, {}), **OPTIONAL.get(kind, {})})
    assert actions.decode(kind, actions.encode(action)) == action


@pytest.mark.parametrize("blank", [None, "", "  \n"])
@pytest.mark.parametrize(
    ("kind", "field"),
    [(kind, field) for kind, payload in REQUIRED.items() for field in payload if kind != "disposisi"],
)
def test_a_required_field_left_out(kind: str, field: str, blank: str | None) -> None:
    rest = {name: value for name, value in REQUIRED[kind].items() if name != field}
    assert code_of(kind, rest) == f"missing_{field}"
    assert code_of(kind, {**rest, field: blank}) == f"missing_{field}"


def test_disposisi_needs_an_instruction() -> None:
    assert code_of("disposisi", {"target_unit": SUDIN}) == "missing_instruction"


def test_klasifikasi_needs_something_to_change() -> None:
    assert code_of("klasifikasi", {}).startswith("missing_")


@pytest.mark.parametrize("kind", ["klasifikasi", "buat_laporan"])
def test_a_point_has_two_coordinates(kind: str) -> None:
    base = REQUIRED.get(kind, {})
    assert code_of(kind, {**base, "lat": -6.1}) == "missing_lon"
    assert code_of(kind, {**base, "lon": 106.8}) == "missing_lat"


@pytest.mark.parametrize(("kind", "field", "value"), WRONG)
def test_a_field_of_the_wrong_kind(kind: str, field: str, value: object) -> None:
    assert code_of(kind, {**REQUIRED.get(kind, {}), field: value}) == f"invalid_{field}"


def test_unknown_type() -> None:
    assert code_of("hapus", {}) == "unknown_type"


@pytest.mark.parametrize("payload", [None, [], "teks", 1])
def test_a_payload_that_is_no_object(payload: object) -> None:
    assert code_of("terima", payload) == "invalid_payload"
