"""Commands with an old base (central-api.md, "Command", the paragraph on stale bases), one example each.

`at_base` is the report the officer saw; `since` are the acts of others that came in before the command.
"""

from typing import Any

import pytest

from domain import actions
from domain.concurrency import Judged, judge
from domain.report import Status
from tests.domain.world import (
    BUMD,
    CIDENG,
    GAMBIR,
    JSC,
    OFFICERS,
    SUDIN,
    SUDIN_SDA,
    SUDIN_SELATAN,
    SUPERVISOR,
    TEBET,
    VALIDATOR,
    Case,
    channel_report,
    in_state,
    photo,
)

Step = tuple[str, str, dict[str, Any]]

KEPALA, OPERATOR, PETUGAS, PETUGAS2 = (f"{name}.{GAMBIR}" for name in ("kepala", "operator", "petugas", "petugas2"))
SUDIN_KEPALA, SUDIN_OPERATOR = f"kepala.{SUDIN}", f"operator.{SUDIN}"
SUDIN_PETUGAS, SUDIN_PETUGAS2 = f"petugas.{SUDIN}", f"petugas2.{SUDIN}"
VALIDATOR2 = "validator2.biro-pemerintahan"

FOLLOW_UP: dict[str, Any] = {"note": "Ditambal", "photos": [photo("b")]}
DONE: dict[str, Any] = {"public_answer": "Selesai", "photos": [photo("c")]}
REJECT: dict[str, Any] = {"reason_code": "lainnya", "public_answer": "Bukan laporan"}
REQUEST: dict[str, Any] = {"estimated_finish": "2026-12-24T00:00:00Z", "reason": "Berat"}
APPROVAL: dict[str, Any] = {"approved": True, "finish_at": "2026-12-20T00:00:00Z", "reason": "Setuju"}


def coordinated(unit: str, target: str) -> Step:
    return f"operator.{unit}", "koordinasi", {"target_unit": target, "reason": "Wewenang"}


def verdict(case: Case, since: list[Step], command: Step, **seen: Any) -> tuple[str, str | None]:
    """What becomes of `command`, made on the case as it is, when `since` came in first."""
    return chained(case, [(step, False) for step in since], command, **seen)


def chained(case: Case, since: list[tuple[Step, bool]], command: Step, **seen: Any) -> tuple[str, str | None]:
    """As `verdict`; the steps marked True are own ones that the command was made on top of."""
    base = case.report.version
    own = []
    for (officer, kind, payload), is_own in since:
        event = case.do(officer, kind, **payload).events[-1]
        own += [event.id] if is_own else []
    officer, kind, payload = command
    action = actions.decode(kind, payload)
    answer = judge(Judged(action, base, seen, OFFICERS[officer], own), case.report, case.rules)
    return answer.status, answer.code


class TestNothingReliedOnChanged:
    def test_a_note_in_between_disturbs_nothing(self) -> None:
        since: list[Step] = [(KEPALA, "catatan", {"note": "Cek"})]
        assert verdict(Case(), since, coordinated(GAMBIR, SUDIN)) == ("apply", None)

    def test_current_base_and_legal(self) -> None:
        assert verdict(Case(), [], (PETUGAS, "terima", {})) == ("apply", None)

    def test_current_base_and_not_legal(self) -> None:
        assert verdict(Case(), [], (PETUGAS, "validasi", {})) == ("refused", "illegal_state")
        assert verdict(Case(), [], (PETUGAS, "tolak", REJECT)) == ("refused", "role")

    def test_a_follow_up_after_a_follow_up(self) -> None:
        case = in_state(Status.PROSES)
        since: list[Step] = [(SUDIN_PETUGAS2, "tindak_lanjut", {"note": "Cek"})]
        assert verdict(case, since, (SUDIN_PETUGAS, "tindak_lanjut", FOLLOW_UP)) == ("apply", None)

    def test_answers_to_the_citizen_are_added_up(self) -> None:
        since: list[Step] = [(KEPALA, "balasan", {"public_answer": "Kami cek"})]
        assert verdict(Case(), since, (OPERATOR, "balasan", {"public_answer": "Kami cek"})) == ("apply", None)

    def test_completion_after_a_colleagues_follow_up(self) -> None:
        case = in_state(Status.PROSES)
        since: list[Step] = [(SUDIN_PETUGAS, "tindak_lanjut", FOLLOW_UP)]
        assert verdict(case, since, (SUDIN_OPERATOR, "ajukan_selesai", DONE)) == ("apply", None)


class TestSameEffect:
    @pytest.mark.parametrize("later", [[], [(SUDIN_PETUGAS, "terima", {})]])
    def test_a_colleague_already_handed_it_to_the_same_unit(self, later: list[Step]) -> None:
        since = [(KEPALA, *coordinated(GAMBIR, SUDIN)[1:]), *later]
        assert verdict(Case(), since, coordinated(GAMBIR, SUDIN)) == ("applied_same", None)

    @pytest.mark.parametrize("before", [[], [(OPERATOR, "disposisi", {"assignee": PETUGAS2})]])
    def test_a_colleague_already_sent_the_same_officer(self, before: list[Step]) -> None:
        case = Case()
        for officer, kind, payload in before:
            case.do(officer, kind, **payload, instruction="Cek")
        order = {"assignee": PETUGAS, "instruction": "Cek"}
        since: list[Step] = [(KEPALA, "disposisi", order)]
        assert verdict(case, since, (OPERATOR, "disposisi", order)) == ("applied_same", None)

    def test_a_colleague_already_took_it_up(self) -> None:
        since: list[Step] = [(KEPALA, "terima", {})]
        assert verdict(Case(), since, (OPERATOR, "terima", {})) == ("applied_same", None)

    def test_a_colleague_already_returned_it(self) -> None:
        case = in_state(Status.KOORDINASI)
        since: list[Step] = [(SUDIN_KEPALA, "kembalikan", {"reason": "Bukan jalan kota"})]
        command: Step = (SUDIN_OPERATOR, "kembalikan", {"reason": "Jalan lingkungan"})
        assert verdict(case, since, command) == ("applied_same", None)

    def test_another_validator_already_accepted(self) -> None:
        case = in_state(Status.MENUNGGU_VALIDASI)
        since: list[Step] = [(VALIDATOR2, "validasi", {})]
        assert verdict(case, since, (VALIDATOR, "validasi", {})) == ("applied_same", None)

    def test_another_validator_already_reopened(self) -> None:
        case = in_state(Status.SELESAI)
        since: list[Step] = [(VALIDATOR2, "buka_kembali", {"reason": "Masih rusak"})]
        command: Step = (VALIDATOR, "buka_kembali", {"reason": "Foto salah"})
        assert verdict(case, since, command) == ("applied_same", None)

    @pytest.mark.parametrize(
        ("kind", "payload"),
        [
            ("klasifikasi", {"category": "saluran", "priority": "mendesak"}),
            ("tugaskan", {"assignee": PETUGAS}),
            ("tautkan_duplikat", {"duplicate_of": "r2"}),
        ],
    )
    def test_the_values_are_already_there(self, kind: str, payload: dict[str, Any]) -> None:
        case = Case(others={"r2": channel_report("r2")})
        assert verdict(case, [(KEPALA, kind, payload)], (OPERATOR, kind, payload)) == ("applied_same", None)

    def test_the_link_is_already_gone(self) -> None:
        case = Case(others={"r2": channel_report("r2")})
        case.do(OPERATOR, "tautkan_duplikat", duplicate_of="r2")
        since: list[Step] = [(KEPALA, "lepas_duplikat", {})]
        assert verdict(case, since, (OPERATOR, "lepas_duplikat", {})) == ("applied_same", None)

    def test_the_values_are_there_and_the_report_has_gone_on(self) -> None:
        since: list[Step] = [
            (KEPALA, "klasifikasi", {"category": "saluran"}),
            (KEPALA, *coordinated(GAMBIR, SUDIN)[1:]),
        ]
        command: Step = (OPERATOR, "klasifikasi", {"category": "saluran"})
        assert verdict(Case(), since, command) == ("applied_same", None)

    def test_it_must_have_been_legal_for_the_author(self) -> None:
        since = [coordinated(GAMBIR, SUDIN)]
        command: Step = (PETUGAS, "koordinasi", {"target_unit": SUDIN, "reason": "Wewenang"})
        assert verdict(Case(), since, command) == ("refused", "not_holder")

    def test_the_same_photo_twice_is_a_no_op(self) -> None:
        case = Case()
        attached: Step = (PETUGAS, "lampiran", {"event": "r1", "photos": [photo("b")]})
        assert verdict(case, [attached], attached) == ("applied_same", None)
        assert verdict(case, [], attached) == ("applied_same", None)


class TestHandoverConflict:
    def test_a_colleague_handed_it_elsewhere(self) -> None:
        since = [(KEPALA, *coordinated(GAMBIR, SUDIN)[1:])]
        command = coordinated(GAMBIR, SUDIN_SDA)
        assert verdict(Case(), since, command) == ("conflict", "conflict_handover")

    def test_it_went_away_and_came_back(self) -> None:
        since: list[Step] = [
            coordinated(GAMBIR, SUDIN),
            (SUDIN_OPERATOR, "kembalikan", {"reason": "Bukan jalan kota"}),
        ]
        command = coordinated(GAMBIR, SUDIN)
        assert verdict(Case(), since, command) == ("conflict", "conflict_handover")

    def test_the_new_holder_is_already_done(self) -> None:
        since: list[Step] = [
            coordinated(GAMBIR, SUDIN),
            (SUDIN_PETUGAS, "terima", {}),
            (SUDIN_OPERATOR, "ajukan_selesai", DONE),
        ]
        command = coordinated(GAMBIR, SUDIN_SDA)
        assert verdict(Case(), since, command) == ("conflict", "conflict_handover")

    def test_two_orders_to_two_officers(self) -> None:
        since: list[Step] = [(KEPALA, "disposisi", {"assignee": PETUGAS, "instruction": "Cek"})]
        command: Step = (OPERATOR, "disposisi", {"assignee": PETUGAS2, "instruction": "Cek"})
        assert verdict(Case(), since, command) == ("conflict", "conflict_handover")

    @pytest.mark.parametrize(
        ("kind", "payload"),
        [
            ("terima", {}),
            ("tindak_lanjut", FOLLOW_UP),
            ("balasan", {"public_answer": "Kami cek"}),
            ("minta_perpanjangan", REQUEST),
            ("kembalikan", {"reason": "Bukan wewenang"}),
        ],
    )
    def test_legal_at_its_base_but_another_unit_holds_it_now(self, kind: str, payload: dict[str, Any]) -> None:
        case = in_state(Status.KOORDINASI)
        since = [coordinated(SUDIN, SUDIN_SDA)]
        assert verdict(case, since, (SUDIN_OPERATOR, kind, payload)) == ("conflict", "conflict_handover")

    def test_a_late_command_after_an_approved_extension(self) -> None:
        case = in_state(Status.PROSES)
        since: list[Step] = [
            (SUDIN_OPERATOR, "minta_perpanjangan", REQUEST),
            (SUPERVISOR, "putuskan_perpanjangan", APPROVAL),
            coordinated(SUDIN, SUDIN_SDA),
        ]
        command: Step = (SUDIN_PETUGAS, "tindak_lanjut", FOLLOW_UP)
        assert verdict(case, since, command) == ("conflict", "conflict_handover")

    def test_a_return_that_would_go_to_somebody_else_than_meant(self) -> None:
        case = in_state(Status.KOORDINASI)
        since = [coordinated(SUDIN, SUDIN_SDA), coordinated(SUDIN_SDA, SUDIN)]
        command: Step = (SUDIN_OPERATOR, "kembalikan", {"reason": "Bukan jalan kota"})
        assert verdict(case, since, command) == ("conflict", "conflict_handover")


class TestStateConflict:
    def test_completion_after_completion(self) -> None:
        case = in_state(Status.PROSES)
        since: list[Step] = [(SUDIN_KEPALA, "ajukan_selesai", {**DONE, "public_answer": "Beres"})]
        command: Step = (SUDIN_OPERATOR, "ajukan_selesai", DONE)
        assert verdict(case, since, command) == ("conflict", "conflict_state")

    def test_completion_after_a_refusal_in_between(self) -> None:
        case = in_state(Status.PROSES)
        since: list[Step] = [
            (SUDIN_KEPALA, "ajukan_selesai", DONE),
            (VALIDATOR, "tolak_tl", {"reason": "Kurang"}),
            (SUDIN_PETUGAS, "terima", {}),
        ]
        command: Step = (SUDIN_OPERATOR, "ajukan_selesai", DONE)
        assert verdict(case, since, command) == ("conflict", "conflict_state")

    @pytest.mark.parametrize(
        ("other", "mine"),
        [
            (("tolak_tl", {"reason": "Kurang"}), ("validasi", {})),
            (("validasi", {}), ("tolak_tl", {"reason": "Kurang"})),
        ],
    )
    def test_two_validators_of_two_minds(self, other: tuple[str, Any], mine: tuple[str, Any]) -> None:
        case = in_state(Status.MENUNGGU_VALIDASI)
        command: Step = (VALIDATOR, *mine)
        assert verdict(case, [(VALIDATOR2, *other)], command) == ("conflict", "conflict_state")

    def test_a_validation_meant_for_an_earlier_completion(self) -> None:
        case = in_state(Status.MENUNGGU_VALIDASI)
        since: list[Step] = [
            (VALIDATOR2, "tolak_tl", {"reason": "Kurang"}),
            (SUDIN_OPERATOR, "ajukan_selesai", DONE),
        ]
        assert verdict(case, since, (VALIDATOR, "validasi", {})) == ("conflict", "conflict_state")

    @pytest.mark.parametrize(
        "since",
        [
            [(PETUGAS, "terima", {})],
            [coordinated(GAMBIR, SUDIN)],
            [(OPERATOR, "disposisi", {"assignee": PETUGAS, "instruction": "Cek"})],
        ],
    )
    def test_rejection_after_any_change_of_state(self, since: list[Step]) -> None:
        assert verdict(Case(), since, (KEPALA, "tolak", REJECT)) == ("conflict", "conflict_state")

    def test_a_follow_up_while_the_validator_looks_at_it(self) -> None:
        case = in_state(Status.PROSES)
        since: list[Step] = [(SUDIN_OPERATOR, "ajukan_selesai", DONE)]
        command: Step = (SUDIN_PETUGAS, "tindak_lanjut", FOLLOW_UP)
        assert verdict(case, since, command) == ("conflict", "conflict_state")

    def test_a_second_request_for_more_time(self) -> None:
        since: list[Step] = [(KEPALA, "minta_perpanjangan", REQUEST)]
        command: Step = (OPERATOR, "minta_perpanjangan", {**REQUEST, "reason": "Hujan"})
        assert verdict(Case(), since, command)[0] == "conflict"

    def test_a_decision_on_a_request_already_decided(self) -> None:
        case = Case()
        case.do(OPERATOR, "minta_perpanjangan", **REQUEST)
        since: list[Step] = [("supervisor.31", "putuskan_perpanjangan", {"approved": False, "reason": "Tidak"})]
        assert verdict(case, since, (SUPERVISOR, "putuskan_perpanjangan", APPROVAL))[0] == "conflict"

    def test_a_decision_meant_for_an_earlier_request(self) -> None:
        case = Case()
        case.do(OPERATOR, "minta_perpanjangan", **REQUEST)
        since: list[Step] = [
            ("supervisor.31", "putuskan_perpanjangan", {"approved": False, "reason": "Tidak"}),
            (OPERATOR, "minta_perpanjangan", {**REQUEST, "estimated_finish": "2027-06-01T00:00:00Z"}),
        ]
        assert verdict(case, since, (SUPERVISOR, "putuskan_perpanjangan", APPROVAL))[0] == "conflict"

    def test_reopening_meant_for_an_earlier_closing(self) -> None:
        case = in_state(Status.DITOLAK)
        since: list[Step] = [
            (VALIDATOR2, "buka_kembali", {"reason": "Memang laporan"}),
            (SUDIN_KEPALA, "tolak", REJECT),
        ]
        command: Step = (VALIDATOR, "buka_kembali", {"reason": "Memang laporan"})
        assert verdict(case, since, command) == ("conflict", "conflict_state")


class TestFieldConflict:
    def test_a_colleague_chose_another_value(self) -> None:
        since: list[Step] = [(KEPALA, "klasifikasi", {"priority": "mendesak"})]
        command: Step = (OPERATOR, "klasifikasi", {"category": "saluran"})
        assert verdict(Case(), since, command) == ("apply", None)
        since = [(KEPALA, "klasifikasi", {"address": "Jl. Biak 1"})]
        command = (OPERATOR, "klasifikasi", {"address": "Jl. Biak 2", "category": "saluran"})
        assert verdict(Case(), since, command) == ("conflict", "conflict_field")

    def test_one_shared_field_is_enough(self) -> None:
        since: list[Step] = [(KEPALA, "klasifikasi", {"lat": -6.2, "lon": 106.8})]
        command: Step = (OPERATOR, "klasifikasi", {"lat": -6.3, "lon": 106.8, "category": "saluran"})
        assert verdict(Case(), since, command) == ("conflict", "conflict_field")

    def test_what_was_seen_counts_not_the_base(self) -> None:
        since: list[Step] = [(KEPALA, "klasifikasi", {"address": "Jl. Biak 1"})]
        command: Step = (OPERATOR, "klasifikasi", {"address": "Jl. Biak 2"})
        assert verdict(Case(), since, command, address="Jl. Biak 1") == ("apply", None)
        assert verdict(Case(), since, command, address=None) == ("conflict", "conflict_field")

    def test_two_assignments(self) -> None:
        since: list[Step] = [(KEPALA, "tugaskan", {"assignee": PETUGAS})]
        command: Step = (OPERATOR, "tugaskan", {"assignee": PETUGAS2})
        assert verdict(Case(), since, command) == ("conflict", "conflict_field")
        assert verdict(Case(), since, command, assignee=PETUGAS) == ("apply", None)

    def test_the_assignee_was_cleared_by_a_hand_over_and_back(self) -> None:
        case = in_state(Status.DISPOSISI)
        since: list[Step] = [
            coordinated(SUDIN, SUDIN_SDA),
            (f"operator.{SUDIN_SDA}", "kembalikan", {"reason": "Bukan saluran"}),
        ]
        command: Step = (SUDIN_OPERATOR, "tugaskan", {"assignee": SUDIN_PETUGAS2})
        assert verdict(case, since, command) == ("conflict", "conflict_field")

    def test_a_link_made_to_another_report(self) -> None:
        case = Case(others={name: channel_report(name) for name in ("r2", "r3")})
        since: list[Step] = [(KEPALA, "tautkan_duplikat", {"duplicate_of": "r2"})]
        command: Step = (OPERATOR, "tautkan_duplikat", {"duplicate_of": "r3"})
        assert verdict(case, since, command)[0] == "conflict"


class TestLateNote:
    def test_the_report_was_closed_meanwhile(self) -> None:
        case = in_state(Status.PROSES)
        since: list[Step] = [(SUDIN_OPERATOR, "ajukan_selesai", DONE), (VALIDATOR, "validasi", {})]
        assert verdict(case, since, (SUDIN_PETUGAS, "tindak_lanjut", FOLLOW_UP)) == ("late_note", None)

    def test_it_was_handed_on_and_closed(self) -> None:
        since: list[Step] = [coordinated(GAMBIR, SUDIN), (SUDIN_KEPALA, "tolak", REJECT)]
        assert verdict(Case(), since, (PETUGAS, "tindak_lanjut", FOLLOW_UP)) == ("late_note", None)

    def test_with_a_current_base_it_is_refused(self) -> None:
        case = in_state(Status.SELESAI)
        command: Step = (SUDIN_PETUGAS, "tindak_lanjut", FOLLOW_UP)
        assert verdict(case, [], command) == ("refused", "illegal_state")

    def test_not_for_a_unit_that_never_held_it(self) -> None:
        case = in_state(Status.PROSES)
        since: list[Step] = [(SUDIN_OPERATOR, "ajukan_selesai", DONE), (VALIDATOR, "validasi", {})]
        command: Step = (f"petugas.{SUDIN_SDA}", "tindak_lanjut", FOLLOW_UP)
        assert verdict(case, since, command)[0] == "refused"

    def test_not_for_a_unit_that_is_no_longer_involved(self) -> None:
        since: list[Step] = [
            (OPERATOR, "klasifikasi", {"kelurahan": CIDENG}),
            (f"kepala.{CIDENG}", "tolak", REJECT),
        ]
        assert verdict(Case(), since, (PETUGAS, "tindak_lanjut", FOLLOW_UP))[0] in {"refused", "conflict"}


class TestAlwaysAppended:
    @pytest.mark.parametrize("kind", ["catatan", "lampiran"])
    def test_notes_and_photos(self, kind: str) -> None:
        case = in_state(Status.PROSES)
        since: list[Step] = [(SUDIN_OPERATOR, "ajukan_selesai", DONE), (VALIDATOR, "validasi", {})]
        payload = {"note": "Cek"} if kind == "catatan" else {"event": "r1", "photos": [photo("d")]}
        assert verdict(case, since, (SUDIN_PETUGAS, kind, payload)) == ("apply", None)


class TestOwnChain:
    """docs/adr/0002: what a command names in `depends_on` does not count as changed since its base."""

    NOTE: Step = (f"kepala.{SUDIN}", "catatan", {"note": "Cek"})

    @pytest.mark.parametrize("note", [[], [(NOTE, False)]])
    def test_take_up_and_finish(self, note: list[tuple[Step, bool]]) -> None:
        case = in_state(Status.KOORDINASI)
        since = [*note, ((SUDIN_OPERATOR, "terima", {}), True)]
        command: Step = (SUDIN_OPERATOR, "ajukan_selesai", DONE)
        assert chained(case, since, command) == ("apply", None)

    @pytest.mark.parametrize("note", [[], [(NOTE, False)]])
    def test_assign_twice(self, note: list[tuple[Step, bool]]) -> None:
        case = in_state(Status.PROSES)
        since = [*note, ((SUDIN_OPERATOR, "tugaskan", {"assignee": SUDIN_PETUGAS}), True)]
        command: Step = (SUDIN_OPERATOR, "tugaskan", {"assignee": SUDIN_PETUGAS2})
        assert chained(case, since, command) == ("apply", None)

    def test_order_and_hand_over(self) -> None:
        case = in_state(Status.PROSES)
        order = {"assignee": SUDIN_PETUGAS, "instruction": "Cek"}
        since = [((SUDIN_OPERATOR, "disposisi", order), True), (self.NOTE, False)]
        assert chained(case, since, coordinated(SUDIN, SUDIN_SDA)) == ("apply", None)

    def test_a_colleague_finished_it_in_between(self) -> None:
        case = in_state(Status.KOORDINASI)
        since: list[tuple[Step, bool]] = [
            ((SUDIN_OPERATOR, "terima", {}), True),
            ((SUDIN_KEPALA, "ajukan_selesai", DONE), False),
        ]
        command: Step = (SUDIN_OPERATOR, "ajukan_selesai", DONE)
        assert chained(case, since, command) == ("conflict", "conflict_state")

    def test_a_follow_up_after_an_own_take_up_and_a_closing(self) -> None:
        case = in_state(Status.KOORDINASI)
        since: list[tuple[Step, bool]] = [
            ((SUDIN_PETUGAS, "terima", {}), True),
            ((SUDIN_KEPALA, "ajukan_selesai", DONE), False),
            ((VALIDATOR, "validasi", {}), False),
        ]
        command: Step = (SUDIN_PETUGAS, "tindak_lanjut", FOLLOW_UP)
        assert chained(case, since, command) == ("late_note", None)

    def test_nothing_of_others_means_a_current_base(self) -> None:
        case = in_state(Status.KOORDINASI)
        since: list[tuple[Step, bool]] = [((SUDIN_OPERATOR, "terima", {}), True)]
        assert chained(case, since, (SUDIN_OPERATOR, "terima", {})) == ("refused", "illegal_state")


class TestNeverLegal:
    @pytest.mark.parametrize(
        ("command", "code"),
        [
            ((SUDIN_PETUGAS, "tugaskan", {"assignee": SUDIN_PETUGAS2}), "role"),
            ((SUDIN_PETUGAS, "koordinasi", {"target_unit": BUMD, "reason": "…"}), "role"),
            ((f"operator.{SUDIN_SELATAN}", "terima", {}), "illegal_state"),
            ((f"operator.{TEBET}", "balasan", {"public_answer": "…"}), "not_holder"),
            ((f"admin.{JSC}", "catatan", {"note": "…"}), "role"),
            ((SUPERVISOR, "putuskan_perpanjangan", APPROVAL), "no_request"),
        ],
    )
    def test_neither_at_the_base_nor_now(self, command: Step, code: str) -> None:
        case = in_state(Status.KOORDINASI)
        since: list[Step] = [(SUDIN_PETUGAS, "terima", {})]
        assert verdict(case, since, command) == ("refused", code)

    @pytest.mark.parametrize("base", [-1, 0, 2])
    def test_a_base_the_report_never_had(self, base: int) -> None:
        action = actions.decode("catatan", {"note": "Cek"})
        answer = judge(Judged(action, base, {}, OFFICERS[OPERATOR]), channel_report(), Case().rules)
        assert answer.status == "refused"
