"""Who is involved in a report and sees it, and when that ends (domain.md 4, central-api.md "Drop")."""

from typing import Any

import pytest

from domain.organisation import involved_units
from domain.report import Report, Status
from tests.domain.world import (
    BIRO,
    CIDENG,
    DINAS,
    DINAS_SDA,
    GAMBIR,
    JSC,
    KECAMATAN,
    OFFICERS,
    PROVINCE,
    PUSAT,
    RULES,
    SELATAN,
    SUDIN,
    SUDIN_SDA,
    SUPERVISOR,
    TEBET,
    VALIDATOR,
    Case,
    channel_report,
    counter_report,
    in_state,
    photo,
)

OPERATOR, PETUGAS = f"operator.{GAMBIR}", f"petugas.{GAMBIR}"
ORGANISATION = RULES.organisation


def sees(officer: str, report: Report) -> bool:
    scope = ORGANISATION.scope_of(OFFICERS[officer])
    return scope is not None and scope in ORGANISATION.scopes_of(report)


def test_a_new_report_involves_its_kelurahan_and_all_above() -> None:
    report = channel_report()
    assert involved_units(report) == {GAMBIR}
    assert ORGANISATION.scopes_of(report) == {GAMBIR, KECAMATAN, PUSAT, PROVINCE}


def test_the_holder_and_all_above_it_join() -> None:
    report = in_state(Status.KOORDINASI).report
    assert involved_units(report) == {GAMBIR, SUDIN}
    assert ORGANISATION.scopes_of(report) == {GAMBIR, KECAMATAN, PUSAT, PROVINCE, SUDIN, DINAS}


def test_whoever_handed_it_on_keeps_seeing_it() -> None:
    case = in_state(Status.MENUNGGU)
    case.do(f"operator.{SUDIN}", "koordinasi", target_unit="bumd-pam-jaya", reason="Pipa")
    assert involved_units(case.report) == {GAMBIR, SUDIN, SUDIN_SDA, "bumd-pam-jaya"}


def test_whoever_returned_it_keeps_seeing_it() -> None:
    case = in_state(Status.KOORDINASI)
    case.do(f"operator.{SUDIN}", "kembalikan", reason="Jalan lingkungan")
    assert involved_units(case.report) == {GAMBIR, SUDIN}


@pytest.mark.parametrize(
    ("officer", "expected"),
    [
        (PETUGAS, True),
        (f"operator.{KECAMATAN}", True),
        (f"kepala.{PUSAT}", True),
        (SUPERVISOR, True),
        ("supervisor.31", True),
        (f"petugas.{SUDIN}", True),
        (f"kepala.{DINAS}", True),
        (f"supervisor.{DINAS}", True),
        (VALIDATOR, True),
        (f"operator.{CIDENG}", False),
        (f"kepala.{SELATAN}", False),
        ("supervisor.31.74", False),
        (f"operator.{SUDIN_SDA}", False),
        (f"supervisor.{DINAS_SDA}", False),
        (f"operator.{BIRO}", False),
        (f"admin.{JSC}", False),
        (f"pelatih.{JSC}", False),
    ],
)
def test_who_sees_a_report_of_gambir_at_the_sudin(officer: str, expected: bool) -> None:
    assert sees(officer, in_state(Status.PROSES).report) is expected


def test_a_validator_is_not_made_involved_by_deciding() -> None:
    assert involved_units(in_state(Status.TL_DITOLAK).report) == {GAMBIR, SUDIN}


def test_a_superior_is_not_made_involved_by_deciding_or_noting() -> None:
    case = in_state(Status.PROSES)
    case.do(f"kepala.{DINAS}", "catatan", note="Percepat")
    case.do(f"operator.{SUDIN}", "minta_perpanjangan", estimated_finish="2026-12-24T00:00:00Z", reason="…")
    case.do(SUPERVISOR, "putuskan_perpanjangan", approved=False, reason="Tidak")
    assert involved_units(case.report) == {GAMBIR, SUDIN}


def test_the_unit_that_made_it_at_its_counter_stays_involved() -> None:
    report = counter_report(f"operator.{SELATAN}", kelurahan=CIDENG)
    assert involved_units(report) == {CIDENG, SELATAN}
    case = Case(report=report)
    case.do(f"operator.{CIDENG}", "klasifikasi", kelurahan=GAMBIR)
    assert involved_units(case.report) == {GAMBIR, SELATAN}


def test_a_kelurahan_that_made_it_itself_stays_involved_when_the_place_is_corrected() -> None:
    case = Case(report=counter_report())
    case.do(OPERATOR, "klasifikasi", kelurahan=CIDENG)
    assert involved_units(case.report) == {GAMBIR, CIDENG}


class TestCorrectedPlace:
    def test_a_kelurahan_that_only_received_and_classified_it_drops_out(self) -> None:
        case = Case()
        case.do(OPERATOR, "klasifikasi", category="saluran")
        case.do(OPERATOR, "klasifikasi", kelurahan=TEBET)
        assert involved_units(case.report) == {TEBET}
        assert not sees(OPERATOR, case.report)
        assert not sees(SUPERVISOR, case.report)
        assert sees("supervisor.31.74", case.report)

    @pytest.mark.parametrize(
        ("kind", "payload"),
        [
            ("terima", {}),
            ("catatan", {"note": "Cek"}),
            ("balasan", {"public_answer": "Kami cek"}),
            ("tugaskan", {"assignee": PETUGAS}),
            ("tindak_lanjut", {"note": "Cek"}),
            ("disposisi", {"assignee": PETUGAS, "instruction": "Cek"}),
            ("minta_perpanjangan", {"estimated_finish": "2026-12-24T00:00:00Z", "reason": "Berat"}),
            ("lampiran", {"event": "r1", "photos": [photo("b", "sebelum")]}),
        ],
    )
    def test_a_kelurahan_that_did_anything_else_stays(self, kind: str, payload: dict[str, Any]) -> None:
        case = Case()
        case.do(OPERATOR, kind, **payload)
        case.do(OPERATOR, "klasifikasi", kelurahan=CIDENG)
        assert involved_units(case.report) == {GAMBIR, CIDENG}

    def test_a_kelurahan_that_handed_it_on_stays(self) -> None:
        case = in_state(Status.PROSES)
        case.do(f"operator.{SUDIN}", "klasifikasi", kelurahan=CIDENG)
        assert involved_units(case.report) == {GAMBIR, CIDENG, SUDIN}

    def test_it_comes_back_by_another_correction(self) -> None:
        case = Case()
        case.do(OPERATOR, "klasifikasi", kelurahan=CIDENG)
        case.do(f"operator.{CIDENG}", "klasifikasi", kelurahan=GAMBIR)
        assert involved_units(case.report) == {GAMBIR}

    def test_a_note_by_a_superior_does_not_keep_the_kelurahan(self) -> None:
        case = Case()
        case.do(f"kepala.{KECAMATAN}", "catatan", note="Salah titik?")
        case.do(OPERATOR, "klasifikasi", kelurahan=TEBET)
        assert involved_units(case.report) == {TEBET}

    def test_an_accepted_move_leaves_what_the_unit_did_as_holder(self) -> None:
        case = Case()
        case.do(PETUGAS, "tindak_lanjut", note="Cek")
        case.do(OPERATOR, "klasifikasi", kelurahan=TEBET)
        assert sees(SUPERVISOR, case.report)


class TestChildren:
    def test_the_parents_kelurahan_is_involved(self) -> None:
        case = in_state(Status.PROSES)
        (child,) = case.split(f"operator.{SUDIN}", {"report_id": "c1", "target_unit": SUDIN_SDA})
        assert {GAMBIR, SUDIN_SDA} <= involved_units(child)
        assert sees(OPERATOR, child)


class TestScopes:
    @pytest.mark.parametrize(
        ("officer", "scope"),
        [
            (PETUGAS, GAMBIR),
            (f"kepala.{DINAS}", DINAS),
            (SUPERVISOR, PUSAT),
            ("supervisor.31", PROVINCE),
            (VALIDATOR, PROVINCE),
            (f"operator.{BIRO}", BIRO),
            (f"admin.{JSC}", None),
            (f"pelatih.{JSC}", None),
        ],
    )
    def test_an_officer_has_one_scope_or_none(self, officer: str, scope: str | None) -> None:
        assert ORGANISATION.scope_of(OFFICERS[officer]) == scope


class TestTree:
    def test_branches(self) -> None:
        assert ORGANISATION.is_below(GAMBIR, PUSAT)
        assert not ORGANISATION.is_below(PUSAT, GAMBIR)
        assert not ORGANISATION.is_below(GAMBIR, GAMBIR)
        assert ORGANISATION.ancestors(SUDIN) == (DINAS, PROVINCE)
        assert ORGANISATION.ancestors("tidak-ada") == ()

    @pytest.mark.parametrize(
        ("unit", "kota"), [(GAMBIR, PUSAT), (TEBET, SELATAN), (PUSAT, PUSAT), (SUDIN, None), (PROVINCE, None)]
    )
    def test_kota_of(self, unit: str, kota: str | None) -> None:
        assert ORGANISATION.kota_of(unit) == kota
