"""Taking up, handing over, finishing, reopening: each rule of domain.md 3-4 and central-api.md ("Workflow details")
as one hand-written example. The actions that leave state and holder alone: test_workflow_unmoved.py."""

from datetime import timedelta
from itertools import pairwise

import pytest

from domain import actions
from domain.errors import Refused
from domain.report import Report, Status
from domain.rulebook import Rulebook
from tests.domain import world
from tests.domain.world import (
    BIRO,
    BUMD,
    CIDENG,
    DAY,
    DINAS,
    EMPTY,
    GAMBIR,
    HOUR,
    KECAMATAN,
    PUSAT,
    SUDIN,
    SUDIN_SDA,
    SUDIN_SELATAN,
    SUPERVISOR,
    TEBET,
    UPT,
    VALIDATOR,
    Case,
    finished,
    in_state,
    photo,
)

KEPALA, OPERATOR, PETUGAS = f"kepala.{GAMBIR}", f"operator.{GAMBIR}", f"petugas.{GAMBIR}"
SUDIN_OPERATOR, SUDIN_PETUGAS = f"operator.{SUDIN}", f"petugas.{SUDIN}"


def coordinate(case: Case, unit: str, target: str) -> Report:
    return case.do(f"operator.{unit}", "koordinasi", target_unit=target, reason="Wewenang")


class TestTerima:
    def test_starts_the_work_and_names_who_does_it(self) -> None:
        report = Case().do(OPERATOR, "terima", assignee=PETUGAS)
        assert (report.status, report.assignee, report.holder) == ("proses", PETUGAS, GAMBIR)

    def test_assignee_must_belong_to_the_holder(self) -> None:
        assert Case().code(OPERATOR, "terima", assignee=SUDIN_PETUGAS) == "invalid_assignee"
        assert Case().code(OPERATOR, "terima", assignee="tidak-ada") == "invalid_assignee"

    def test_is_not_possible_twice(self) -> None:
        case = Case()
        case.do(PETUGAS, "terima")
        assert case.code(PETUGAS, "terima") == "illegal_state"

    def test_takes_refused_work_up_again(self) -> None:
        assert in_state(Status.TL_DITOLAK).do(SUDIN_PETUGAS, "terima").status == "proses"


class TestKoordinasi:
    def test_hands_over_and_remembers_from_whom(self) -> None:
        report = coordinate(Case(), GAMBIR, SUDIN)
        assert (report.status, report.holder, report.handed_by) == ("koordinasi", SUDIN, GAMBIR)
        event = report.events[-1]
        assert (event.from_unit, event.to_unit, event.note) == (GAMBIR, SUDIN, "Wewenang")
        assert event.public is False

    def test_clears_the_assignee_of_the_old_holder(self) -> None:
        case = Case()
        case.do(OPERATOR, "terima", assignee=PETUGAS)
        assert coordinate(case, GAMBIR, SUDIN).assignee is None

    @pytest.mark.parametrize("target", [GAMBIR, KECAMATAN, PUSAT, "31"])
    def test_not_to_itself_nor_upwards(self, target: str) -> None:
        code = Case().code(OPERATOR, "koordinasi", target_unit=target, reason="…")
        assert code == "not_another_branch"

    def test_not_downwards(self) -> None:
        case = Case()
        coordinate(case, GAMBIR, DINAS)
        code = case.code(f"operator.{DINAS}", "koordinasi", target_unit=SUDIN, reason="…")
        assert code == "not_another_branch"

    @pytest.mark.parametrize("target", [CIDENG, TEBET, SUDIN, DINAS, BUMD, "31.74.01"])
    def test_sideways_to_any_other_branch(self, target: str) -> None:
        assert coordinate(Case(), GAMBIR, target).holder == target

    def test_siblings_under_one_dinas_are_branches_of_their_own(self) -> None:
        case = Case()
        coordinate(case, GAMBIR, SUDIN)
        assert coordinate(case, SUDIN, SUDIN_SELATAN).holder == SUDIN_SELATAN

    @pytest.mark.parametrize("target", ["tidak-ada", EMPTY])
    def test_target_must_exist_and_have_officers(self, target: str) -> None:
        assert Case().code(OPERATOR, "koordinasi", target_unit=target, reason="…") == "invalid_target_unit"


class TestDisposisi:
    def test_down_to_a_unit_hands_over(self) -> None:
        case = Case()
        coordinate(case, GAMBIR, DINAS)
        report = case.do(f"operator.{DINAS}", "disposisi", target_unit=SUDIN, instruction="Tambal")
        assert (report.status, report.holder, report.handed_by) == ("disposisi", SUDIN, DINAS)

    def test_down_two_levels(self) -> None:
        case = Case()
        coordinate(case, GAMBIR, SUDIN)
        coordinate(case, SUDIN, "31.74")
        report = case.do("operator.31.74", "disposisi", target_unit=TEBET, instruction="Cek")
        assert report.holder == TEBET

    @pytest.mark.parametrize("target", [GAMBIR, KECAMATAN, CIDENG, SUDIN])
    def test_only_below(self, target: str) -> None:
        assert Case().code(OPERATOR, "disposisi", target_unit=target, instruction="…") == "not_below"

    def test_unknown_target(self) -> None:
        code = Case().code(OPERATOR, "disposisi", target_unit="tidak-ada", instruction="…")
        assert code == "invalid_target_unit"

    def test_to_an_officer_leaves_holder_and_stack(self) -> None:
        case = Case()
        coordinate(case, GAMBIR, SUDIN)
        report = case.do(SUDIN_OPERATOR, "disposisi", assignee=SUDIN_PETUGAS, instruction="Tambal")
        assert (report.status, report.holder, report.assignee) == ("disposisi", SUDIN, SUDIN_PETUGAS)
        assert report.handed_by == GAMBIR

    def test_officer_of_another_unit(self) -> None:
        code = Case().code(OPERATOR, "disposisi", assignee=SUDIN_PETUGAS, instruction="…")
        assert code == "invalid_assignee"

    def test_exactly_one_of_unit_and_officer(self) -> None:
        with pytest.raises(Refused) as neither:
            actions.decode("disposisi", {"instruction": "…"})
        assert neither.value.code == "missing_target_unit"
        with pytest.raises(Refused) as both:
            actions.decode("disposisi", {"instruction": "…", "target_unit": SUDIN, "assignee": PETUGAS})
        assert both.value.code in {"invalid_target_unit", "invalid_assignee"}


class TestKembalikan:
    def test_goes_back_along_the_stack_step_by_step(self) -> None:
        case = Case()
        coordinate(case, GAMBIR, DINAS)
        case.do(f"operator.{DINAS}", "disposisi", target_unit=SUDIN, instruction="Tambal")
        coordinate(case, SUDIN, SUDIN_SDA)

        first = case.do(f"operator.{SUDIN_SDA}", "kembalikan", reason="Bukan saluran")
        assert (first.status, first.holder, first.handed_by, first.bounces) == ("menunggu", SUDIN, DINAS, 1)
        case.do(SUDIN_PETUGAS, "terima")
        second = case.do(SUDIN_OPERATOR, "kembalikan", reason="Bukan jalan kota")
        assert (second.holder, second.handed_by, second.bounces) == (DINAS, GAMBIR, 2)
        case.do(f"operator.{DINAS}", "terima")
        third = case.do(f"operator.{DINAS}", "kembalikan", reason="Jalan lingkungan")
        assert (third.holder, third.handed_by, third.bounces) == (GAMBIR, None, 3)

    def test_a_new_hand_over_goes_on_top_again(self) -> None:
        case = in_state(Status.MENUNGGU)
        report = coordinate(case, SUDIN, BUMD)
        assert report.handed_by == SUDIN
        assert case.do(f"operator.{BUMD}", "kembalikan", reason="Bukan pipa").handed_by == GAMBIR

    def test_nobody_to_return_to(self) -> None:
        case = Case()
        case.do(PETUGAS, "terima")
        assert case.code(OPERATOR, "kembalikan", reason="…") == "nobody_to_return_to"

    def test_nobody_to_return_to_after_a_disposisi_to_an_officer(self) -> None:
        case = Case()
        case.do(OPERATOR, "disposisi", assignee=PETUGAS, instruction="Cek")
        assert case.code(OPERATOR, "kembalikan", reason="…") == "nobody_to_return_to"

    def test_clears_the_assignee(self) -> None:
        assert in_state(Status.DISPOSISI).do(SUDIN_OPERATOR, "kembalikan", reason="…").assignee is None

    def test_reopened_work_is_returned_along_the_old_stack_once_taken_up(self) -> None:
        case = in_state(Status.SELESAI)
        case.do(VALIDATOR, "buka_kembali", reason="Masih rusak")
        case.do(SUDIN_PETUGAS, "terima")
        assert case.do(SUDIN_OPERATOR, "kembalikan", reason="Jalan lingkungan").holder == GAMBIR


class TestCompletion:
    def test_answer_is_public_and_the_holder_stays(self) -> None:
        report = in_state(Status.MENUNGGU_VALIDASI).report
        assert (report.status, report.holder) == ("menunggu_validasi", SUDIN)
        assert (report.events[-1].note, report.events[-1].public) == ("Sudah diperbaiki.", True)
        assert [(p.slot, p.event) for p in report.photos] == [("sesudah", report.events[-1].id)]

    def test_a_unit_without_validation_closes_by_itself(self) -> None:
        case = Case()
        coordinate(case, GAMBIR, UPT)
        case.do(f"petugas.{UPT}", "terima")
        assert finished(case, UPT).report.status == "selesai"

    @pytest.mark.parametrize("slot", ["laporan", "sebelum", "proses"])
    def test_photos_of_other_slots_do_not_count(self, slot: str) -> None:
        case = in_state(Status.PROSES)
        code = case.code(SUDIN_OPERATOR, "ajukan_selesai", public_answer="Selesai", photos=[photo("b", slot)])
        assert code == "evidence_required"

    def test_a_photo_of_a_follow_up_counts(self) -> None:
        case = in_state(Status.PROSES)
        case.do(SUDIN_PETUGAS, "tindak_lanjut", note="Ditambal", photos=[photo("b")])
        report = case.do(SUDIN_OPERATOR, "ajukan_selesai", public_answer="Selesai")
        assert report.status == "menunggu_validasi"

    def test_an_attached_photo_counts(self) -> None:
        case = in_state(Status.PROSES)
        case.do(SUDIN_PETUGAS, "tindak_lanjut", note="Ditambal")
        case.do(SUDIN_PETUGAS, "lampiran", event=case.report.events[-1].id, photos=[photo("b")])
        report = case.do(SUDIN_OPERATOR, "ajukan_selesai", public_answer="Selesai")
        assert report.status == "menunggu_validasi"

    def test_photos_from_before_a_refusal_do_not_count(self) -> None:
        case = in_state(Status.TL_DITOLAK)
        assert case.code(SUDIN_OPERATOR, "ajukan_selesai", public_answer="Lagi") == "evidence_required"
        case.do(SUDIN_PETUGAS, "tindak_lanjut", note="Diulang", photos=[photo("b")])
        report = case.do(SUDIN_OPERATOR, "ajukan_selesai", public_answer="Lagi")
        assert report.status == "menunggu_validasi"

    def test_only_the_last_refusal_counts(self) -> None:
        case = in_state(Status.TL_DITOLAK)
        finished(case, SUDIN, "b")
        case.do(VALIDATOR, "tolak_tl", reason="Masih kurang")
        assert case.code(SUDIN_OPERATOR, "ajukan_selesai", public_answer="Lagi") == "evidence_required"

    def test_the_number_of_photos_is_a_setting(self) -> None:
        case = in_state(Status.PROSES, rules=Rulebook(world.reference(min_sesudah_photos=2)))
        twice = [photo("b"), photo("b")]
        assert case.code(SUDIN_OPERATOR, "ajukan_selesai", public_answer="S", photos=twice) == "evidence_required"
        two = [photo("b"), photo("c")]
        assert case.do(SUDIN_OPERATOR, "ajukan_selesai", public_answer="S", photos=two).status == (
            "menunggu_validasi"
        )

    def test_refusal_sends_the_work_back_to_the_same_holder(self) -> None:
        report = in_state(Status.TL_DITOLAK).report
        assert (report.status, report.holder, report.handed_by) == ("tl_ditolak", SUDIN, GAMBIR)
        assert report.bounces == 0

    def test_rejection_needs_a_known_reason_and_answers_in_public(self) -> None:
        assert Case().code(KEPALA, "tolak", reason_code="malas", public_answer="…") == "invalid_reason_code"
        report = Case().do(KEPALA, "tolak", reason_code="darurat_112", public_answer="Hubungi 112")
        assert (report.status, report.holder) == ("ditolak", GAMBIR)
        assert (report.events[-1].note, report.events[-1].public) == ("Hubungi 112", True)


class TestBukaKembali:
    @pytest.mark.parametrize("closed", [Status.SELESAI, Status.DITOLAK])
    def test_goes_to_the_holder_at_closing(self, closed: Status) -> None:
        case = in_state(closed)
        report = case.do(VALIDATOR, "buka_kembali", reason="Masih rusak")
        assert (report.status, report.holder, report.handed_by) == ("menunggu", SUDIN, GAMBIR)

    def test_respond_clock_starts_anew_and_completion_clock_goes_on(self) -> None:
        case = in_state(Status.SELESAI)
        before = case.report.clocks
        after = case.do(VALIDATOR, "buka_kembali", reason="Masih rusak", after=3 * DAY).clocks
        assert after.respond_by == case.now + 6 * HOUR
        assert (after.warn_at, after.red_at, after.finish_by) == (
            before.warn_at,
            before.red_at,
            before.finish_by,
        )


class TestRights:
    def test_a_kepala_above_has_no_rights_in_the_unit_below(self) -> None:
        case = in_state(Status.PROSES)
        assert case.code(f"kepala.{DINAS}", "tugaskan", assignee=SUDIN_PETUGAS) == "not_holder"
        assert Case().code(f"kepala.{KECAMATAN}", "terima") == "not_holder"

    def test_the_unit_that_handed_on_has_no_rights_left(self) -> None:
        case = in_state(Status.KOORDINASI)
        assert case.code(OPERATOR, "koordinasi", target_unit=SUDIN_SDA, reason="…") == "not_holder"

    def test_a_validator_of_the_holding_biro_is_no_officer_of_the_holder(self) -> None:
        case = Case()
        coordinate(case, GAMBIR, BIRO)
        assert case.code(VALIDATOR, "terima") == "not_holder"

    def test_a_supervisor_of_the_holding_kota_is_no_officer_of_the_holder(self) -> None:
        case = Case()
        coordinate(case, GAMBIR, SUDIN)
        coordinate(case, SUDIN, PUSAT)
        assert case.code(SUPERVISOR, "terima") == "not_holder"
        assert case.code(f"operator.{PUSAT}", "terima") == "accepted"

    def test_state_is_judged_before_holder_role_and_payload(self) -> None:
        case = in_state(Status.SELESAI)
        code = case.code(f"petugas.{CIDENG}", "koordinasi", target_unit="tidak-ada", reason="…")
        assert code == "illegal_state"
        open_case = in_state(Status.PROSES)
        code = open_case.code(f"petugas.{CIDENG}", "koordinasi", target_unit="tidak-ada", reason="…")
        assert code == "not_holder"
        code = open_case.code(SUDIN_PETUGAS, "koordinasi", target_unit="tidak-ada", reason="…")
        assert code == "role"


class TestEvents:
    def test_each_act_is_one_event_with_the_id_of_its_command(self) -> None:
        case = in_state(Status.MENUNGGU_VALIDASI)
        report = case.report
        assert [event.type for event in report.events] == [
            "masuk",
            "koordinasi",
            "terima",
            "ajukan_selesai",
        ]
        assert report.version == 4
        assert [event.id for event in report.events[1:]] == ["r1-e1", "r1-e2", "r1-e3"]
        assert [event.cmd_id for event in report.events[1:]] == ["r1-e1", "r1-e2", "r1-e3"]

    def test_states_and_holders_of_the_events_join_up(self) -> None:
        events = in_state(Status.TL_DITOLAK).report.events
        for before, after in pairwise(events):
            assert after.from_status == before.to_status
            assert after.from_unit == before.to_unit
            assert after.at - before.at == timedelta(hours=1)
