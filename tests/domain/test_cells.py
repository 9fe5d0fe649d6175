"""Every state × action × role against `cells.csv`, which was written by hand from domain.md section 3.

A cell holds the state after the action, or the refusal code. It assumes: the payload is complete and valid; the
report of kelurahan Gambir was handed to the sudin by koordinasi, so that there is somebody to return it to; enough
`sesudah` photos; an open request for putuskan_perpanjangan and none for minta_perpanjangan; a duplicate link for
lepas_duplikat and none for tautkan_duplikat; the sudin's work needs validation.

Columns: `petugas`, `operator`, `kepala` of the holder; `…_lain` of the kelurahan that handed the report over;
`atasan` the kepala of the unit above the holder; `supervisor` of the kota of the report's kelurahan. Of several
codes the first in this order counts: illegal_state, not_holder, role, not_involved.
"""

import csv
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from domain.errors import Refused
from domain.report import Report, Status
from domain.workflow import may, may_create
from tests.domain import world
from tests.domain.world import DINAS, GAMBIR, JSC, SUDIN, SUDIN_SDA, Case, counter_report, in_state, photo

CELLS = Path(__file__).with_name("cells.csv")
STATES = (
    "menunggu",
    "koordinasi",
    "disposisi",
    "proses",
    "menunggu_validasi",
    "tl_ditolak",
    "selesai",
    "ditolak",
)
ACTIONS = (
    "terima",
    "koordinasi",
    "disposisi",
    "kembalikan",
    "tindak_lanjut",
    "ajukan_selesai",
    "validasi",
    "tolak_tl",
    "tolak",
    "buka_kembali",
    "minta_perpanjangan",
    "putuskan_perpanjangan",
    "klasifikasi",
    "tugaskan",
    "tautkan_duplikat",
    "lepas_duplikat",
    "pecah",
    "catatan",
    "balasan",
    "lampiran",
)
ACTORS = {
    "petugas": f"petugas.{SUDIN}",
    "operator": f"operator.{SUDIN}",
    "kepala": f"kepala.{SUDIN}",
    "petugas_lain": f"petugas.{GAMBIR}",
    "operator_lain": f"operator.{GAMBIR}",
    "kepala_lain": f"kepala.{GAMBIR}",
    "atasan": f"kepala.{DINAS}",
    "supervisor": world.SUPERVISOR,
    "validator": world.VALIDATOR,
    "admin": f"admin.{JSC}",
    "pelatih": f"pelatih.{JSC}",
}
PAYLOADS: dict[str, dict[str, Any]] = {
    "terima": {},
    "koordinasi": {"target_unit": SUDIN_SDA, "reason": "Saluran"},
    "disposisi": {"assignee": f"petugas.{SUDIN}", "instruction": "Tambal"},
    "kembalikan": {"reason": "Bukan wewenang"},
    "tindak_lanjut": {"note": "Ditambal", "photos": [photo("b")]},
    "ajukan_selesai": {"public_answer": "Selesai", "photos": [photo("c")]},
    "validasi": {},
    "tolak_tl": {"reason": "Kurang jelas"},
    "tolak": {"reason_code": "lainnya", "public_answer": "Bukan laporan"},
    "buka_kembali": {"reason": "Masih berlubang"},
    "minta_perpanjangan": {"estimated_finish": "2026-12-24T00:00:00Z", "reason": "Berat"},
    "putuskan_perpanjangan": {"approved": True, "finish_at": "2026-12-24T00:00:00Z", "reason": "Setuju"},
    "klasifikasi": {"category": "saluran"},
    "tugaskan": {"assignee": f"petugas2.{SUDIN}"},
    "tautkan_duplikat": {"duplicate_of": "r2"},
    "lepas_duplikat": {},
    "pecah": {"children": [{"report_id": "r3", "target_unit": SUDIN_SDA}]},
    "catatan": {"note": "Sudah ditelepon"},
    "balasan": {"public_answer": "Sedang ditangani"},
    "lampiran": {"event": "r1", "photos": [photo("d", "proses")]},
}


def read_cells() -> dict[tuple[str, str, str], str]:
    with CELLS.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    cells = {(row["action"], row["state"], actor): row[actor] for row in rows for actor in ACTORS}
    assert len(cells) == len(rows) * len(ACTORS), "a row stands twice in cells.csv"
    assert set(rows[0]) == {"action", "state", *ACTORS}
    return cells


EXPECTED = read_cells()


def seen_by_the_sudin(report_id: str) -> Report:
    case = Case(report=world.channel_report(report_id))
    return case.do(ACTORS["operator_lain"], "koordinasi", target_unit=SUDIN, reason="Jalan kota")


@cache
def prepared(status: str, action: str) -> Case:
    """The report in `status` with what the action presupposes."""
    case = in_state(Status(status), others={"r2": seen_by_the_sudin("r2")})
    if not case.report.is_open:
        return case
    if action == "putuskan_perpanjangan":
        case.do(ACTORS["operator"], "minta_perpanjangan", **PAYLOADS["minta_perpanjangan"])
    if action == "lepas_duplikat":
        case.do(ACTORS["operator"], "tautkan_duplikat", duplicate_of="r2")
    assert case.report.status == status
    return case


def test_the_table_has_every_cell_and_no_other() -> None:
    wanted = {*product(ACTIONS, STATES, ACTORS), *product(["buat_laporan"], ["-"], ACTORS)}
    assert set(EXPECTED) == wanted


@pytest.mark.parametrize(("action", "state", "actor"), list(product(ACTIONS, STATES, ACTORS)))
def test_cell(action: str, state: str, actor: str) -> None:
    expected = EXPECTED[action, state, actor]
    before = prepared(state, action)
    case = Case(report=before.report, others=before.others, now=before.now, acts=before.acts)
    refused = expected not in STATES

    code = may(world.OFFICERS[ACTORS[actor]], action, case.report, case.rules)
    assert code == (expected if refused else None)

    if refused:
        assert case.code(ACTORS[actor], action, **PAYLOADS[action]) == expected
        return
    after = case.do(ACTORS[actor], action, **PAYLOADS[action])
    assert after.status == expected
    assert after.version == before.report.version + 1 == len(after.events)
    assert (after.events[-1].type, after.events[-1].to_status) == (action, expected)


@pytest.mark.parametrize("actor", list(ACTORS))
def test_cell_of_counter_intake(actor: str) -> None:
    expected = EXPECTED["buat_laporan", "-", actor]
    code = may_create(world.OFFICERS[ACTORS[actor]])
    if expected not in STATES:
        assert code == expected
        with pytest.raises(Refused) as refusal:
            counter_report(ACTORS[actor])
        assert refusal.value.code == expected
        return
    assert code is None
    assert counter_report(ACTORS[actor]).status == expected
