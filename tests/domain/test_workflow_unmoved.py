"""Intake and the actions that, as a rule, leave the state alone: extension, classification, assignment, duplicates,
splitting, notes and photos (domain.md 3-4, central-api.md "Workflow details")."""

from datetime import UTC, datetime
from typing import Any

import pytest

from domain import actions
from domain.errors import Refused
from domain.report import Report, Status
from tests.domain.world import (
    CIDENG,
    DAY,
    DINAS,
    DINAS_SDA,
    GAMBIR,
    HOUR,
    KECAMATAN,
    MONDAY_09,
    PUSAT,
    SUDIN,
    SUDIN_SDA,
    SUDIN_SELATAN,
    SUPERVISOR,
    TEBET,
    Case,
    channel_report,
    counter_report,
    in_state,
    photo,
)

OPERATOR, PETUGAS = f"operator.{GAMBIR}", f"petugas.{GAMBIR}"
SUDIN_OPERATOR, SUDIN_PETUGAS = f"operator.{SUDIN}", f"petugas.{SUDIN}"
REQUEST: dict[str, Any] = {"estimated_finish": "2026-12-24T00:00:00Z", "reason": "Alat berat"}
APPROVAL: dict[str, Any] = {"approved": True, "finish_at": "2026-12-20T00:00:00Z", "reason": "Setuju"}


def coordinate(case: Case, unit: str, target: str) -> Report:
    return case.do(f"operator.{unit}", "koordinasi", target_unit=target, reason="Wewenang")


def seen_without(report: Report, *fields: str) -> dict[str, Any]:
    """The report's fields apart from those named and those every act moves."""
    return {
        name: getattr(report, name) for name in report.__struct_fields__ if name not in {"version", "events", *fields}
    }


class TestIntake:
    def test_channel_report_waits_in_its_kelurahan(self) -> None:
        report = channel_report()
        assert (report.status, report.holder, report.kelurahan) == ("menunggu", GAMBIR, GAMBIR)
        assert (report.version, report.handed_by, report.assignee, report.bounces) == (1, None, None, 0)
        assert [event.type for event in report.events] == ["masuk"]
        assert report.events[0].officer is None

    def test_counter_report_is_held_by_the_kelurahan_named_in_it(self) -> None:
        report = counter_report(f"operator.{PUSAT}", kelurahan=CIDENG)
        assert (report.status, report.holder, report.kelurahan) == ("menunggu", CIDENG, CIDENG)
        assert (report.events[0].type, report.events[0].unit) == ("masuk", PUSAT)
        assert report.events[0].officer == f"operator.{PUSAT}"
        assert report.handed_by is None

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("channel", "burung-merpati"),
            ("category", "tidak-ada"),
            ("kelurahan", "31.99.99.9999"),
            ("kelurahan", KECAMATAN),
            ("kelurahan", SUDIN),
            ("priority", "super"),
            ("continues", "tidak-ada"),
            ("lat", 91.0),
            ("is_private", "ya"),
        ],
    )
    def test_counter_report_with_an_impossible_value(self, field: str, value: object) -> None:
        point: dict[str, Any] = {"lat": -6.1, "lon": 106.8}
        with pytest.raises(Refused) as refusal:
            counter_report(**point | {field: value})
        assert refusal.value.code == f"invalid_{field}"

    @pytest.mark.parametrize(
        ("at", "is_legal"),
        [
            (datetime(2026, 11, 9, 16, 59, 59, tzinfo=UTC), False),
            (datetime(2026, 11, 9, 17, 0, tzinfo=UTC), True),
            (datetime(2026, 11, 16, 16, 59, 59, tzinfo=UTC), True),
            (datetime(2026, 11, 16, 17, 0, tzinfo=UTC), False),
        ],
    )
    def test_a_channel_is_used_between_its_days(self, at: datetime, is_legal: bool) -> None:
        """From the first to the last day in Jakarta, seven hours ahead of UTC."""
        if is_legal:
            assert counter_report(channel="qlue", at=at).channel == "qlue"
        else:
            with pytest.raises(Refused, match=r"^invalid_channel$"):
                counter_report(channel="qlue", at=at)

    def test_counter_report_goes_on_from_an_old_one(self) -> None:
        report = counter_report(known={"r0": channel_report("r0")}, continues="r0")
        assert (report.continues, report.parent, report.duplicate_of) == ("r0", None, None)


class TestExtension:
    def test_request_leaves_the_state(self) -> None:
        case = Case()
        report = case.do(OPERATOR, "minta_perpanjangan", **REQUEST)
        assert report.extension is not None
        assert (report.status, report.extension.state) == ("menunggu", "requested")
        assert (report.extension.finish_at, report.extension.decided_by) == (None, None)
        assert report.clocks == channel_report().clocks

    def test_one_request_at_a_time(self) -> None:
        case = Case()
        case.do(OPERATOR, "minta_perpanjangan", **REQUEST)
        assert case.code(OPERATOR, "minta_perpanjangan", **REQUEST) == "request_pending"

    def test_a_decided_request_may_be_followed_by_another(self) -> None:
        case = Case()
        case.do(OPERATOR, "minta_perpanjangan", **REQUEST)
        case.do(SUPERVISOR, "putuskan_perpanjangan", approved=False, reason="Belum perlu")
        report = case.do(OPERATOR, "minta_perpanjangan", **REQUEST)
        assert report.extension is not None
        assert report.extension.state == "requested"

    def test_decision_needs_a_request(self) -> None:
        assert Case().code(SUPERVISOR, "putuskan_perpanjangan", **APPROVAL) == "no_request"
        case = Case()
        case.do(OPERATOR, "minta_perpanjangan", **REQUEST)
        case.do(SUPERVISOR, "putuskan_perpanjangan", **APPROVAL)
        assert case.code(SUPERVISOR, "putuskan_perpanjangan", **APPROVAL) == "no_request"

    def test_approval_moves_the_completion_clock(self) -> None:
        case = Case()
        case.do(OPERATOR, "minta_perpanjangan", **REQUEST)
        report = case.do(SUPERVISOR, "putuskan_perpanjangan", **APPROVAL)
        assert report.extension is not None
        assert (report.extension.state, report.extension.decided_by) == ("approved", SUPERVISOR)
        assert report.extension.finish_at == report.clocks.finish_by
        assert report.clocks.finish_by.isoformat() == "2026-12-20T00:00:00+00:00"
        assert report.clocks.warn_at.isoformat() == "2026-12-18T00:00:00+00:00"
        assert report.clocks.red_at.isoformat() == "2026-12-19T00:00:00+00:00"
        assert report.clocks.respond_by == MONDAY_09 + 6 * HOUR

    def test_denial_moves_nothing(self) -> None:
        case = Case()
        case.do(OPERATOR, "minta_perpanjangan", **REQUEST)
        report = case.do(SUPERVISOR, "putuskan_perpanjangan", approved=False, reason="Tidak")
        assert report.extension is not None
        assert (report.extension.finish_at, report.clocks) == (None, channel_report().clocks)

    def test_approval_names_a_time_in_the_future(self) -> None:
        case = Case()
        case.do(OPERATOR, "minta_perpanjangan", **REQUEST)
        past: dict[str, Any] = {**APPROVAL, "finish_at": "2026-11-16T01:00:00Z"}
        assert case.code(SUPERVISOR, "putuskan_perpanjangan", **past) == "invalid_finish_at"
        with pytest.raises(Refused) as refusal:
            actions.decode("putuskan_perpanjangan", {"approved": True, "reason": "Ya"})
        assert refusal.value.code == "missing_finish_at"

    @pytest.mark.parametrize(
        ("supervisor", "code"),
        [
            (f"supervisor.{PUSAT}", "accepted"),
            (f"supervisor.{DINAS}", "accepted"),
            ("supervisor.31", "accepted"),
            ("supervisor.31.74", "role"),
            (f"supervisor.{DINAS_SDA}", "role"),
        ],
    )
    def test_who_may_decide(self, supervisor: str, code: str) -> None:
        case = in_state(Status.PROSES)
        case.do(SUDIN_OPERATOR, "minta_perpanjangan", **REQUEST)
        assert case.code(supervisor, "putuskan_perpanjangan", **APPROVAL) == code


class TestKlasifikasi:
    def test_changes_only_what_it_names(self) -> None:
        case = Case()
        before = case.report
        report = case.do(OPERATOR, "klasifikasi", category="saluran", priority="mendesak")
        assert (report.category, report.priority) == ("saluran", "mendesak")
        assert seen_without(report, "category", "priority") == seen_without(before, "category", "priority")

    def test_corrects_the_place(self) -> None:
        report = Case().do(OPERATOR, "klasifikasi", lat=-6.2, lon=106.8, address="Jl. Biak 1", landmark="Masjid")
        assert (report.lat, report.lon, report.address, report.landmark) == (
            -6.2,
            106.8,
            "Jl. Biak 1",
            "Masjid",
        )

    @pytest.mark.parametrize(
        ("field", "value"), [("category", "tidak-ada"), ("kelurahan", "31.99"), ("kelurahan", KECAMATAN)]
    )
    def test_unknown_values(self, field: str, value: str) -> None:
        assert Case().code(OPERATOR, "klasifikasi", **{field: value}) == f"invalid_{field}"

    def test_another_kelurahan_while_the_old_one_holds_the_report(self) -> None:
        case = Case()
        case.do(OPERATOR, "terima", assignee=PETUGAS)
        report = case.do(OPERATOR, "klasifikasi", kelurahan=CIDENG, after=2 * HOUR)
        assert (report.kelurahan, report.holder, report.status) == (CIDENG, CIDENG, "menunggu")
        assert (report.handed_by, report.assignee, report.bounces) == (None, None, 0)
        assert report.clocks.respond_by == case.now + 6 * HOUR
        assert report.clocks.finish_by == MONDAY_09 + 7 * DAY

    def test_the_stack_is_empty_afterwards(self) -> None:
        case = Case()
        coordinate(case, GAMBIR, CIDENG)
        case.do(f"operator.{CIDENG}", "klasifikasi", kelurahan=CIDENG)
        assert (case.report.holder, case.report.handed_by) == (CIDENG, GAMBIR)
        report = case.do(f"operator.{CIDENG}", "klasifikasi", kelurahan=TEBET)
        assert (report.holder, report.status, report.handed_by) == (TEBET, "menunggu", None)
        case.do(f"petugas.{TEBET}", "terima")
        assert case.code(f"operator.{TEBET}", "kembalikan", reason="…") == "nobody_to_return_to"

    def test_another_kelurahan_while_another_unit_holds_the_report(self) -> None:
        case = in_state(Status.PROSES)
        before = case.report
        report = case.do(SUDIN_OPERATOR, "klasifikasi", kelurahan=CIDENG)
        assert (report.kelurahan, report.holder, report.status) == (CIDENG, SUDIN, "proses")
        assert seen_without(report, "kelurahan") == seen_without(before, "kelurahan")

    def test_the_same_kelurahan_moves_nothing(self) -> None:
        case = Case()
        case.do(PETUGAS, "terima")
        report = case.do(OPERATOR, "klasifikasi", kelurahan=GAMBIR, category="saluran")
        assert (report.status, report.holder) == ("proses", GAMBIR)

    def test_the_event_is_no_answer_to_the_respond_clock(self) -> None:
        report = Case().do(OPERATOR, "klasifikasi", category="saluran")
        assert report.clocks.respond_by == MONDAY_09 + 6 * HOUR


class TestTugaskan:
    def test_names_an_officer_of_the_holder(self) -> None:
        report = in_state(Status.PROSES).do(SUDIN_OPERATOR, "tugaskan", assignee=f"petugas2.{SUDIN}")
        assert (report.assignee, report.status) == (f"petugas2.{SUDIN}", "proses")

    def test_not_an_officer_of_another_unit(self) -> None:
        assert in_state(Status.PROSES).code(SUDIN_OPERATOR, "tugaskan", assignee=PETUGAS) == "invalid_assignee"


def linked(report_id: str, head: str) -> Report:
    """A report whose link to `head` was made while `head` was no duplicate."""
    case = Case(report=channel_report(report_id), others={head: channel_report(head)})
    return case.do(OPERATOR, "tautkan_duplikat", duplicate_of=head)


class TestDuplicates:
    def test_link_and_unlink(self) -> None:
        case = Case(others={"r2": channel_report("r2")})
        assert case.do(OPERATOR, "tautkan_duplikat", duplicate_of="r2").duplicate_of == "r2"
        report = case.do(OPERATOR, "lepas_duplikat")
        assert (report.duplicate_of, report.status) == (None, "menunggu")

    def test_a_chain_leads_to_its_head(self) -> None:
        case = Case(others={"r2": linked("r2", "r3"), "r3": channel_report("r3")})
        assert case.do(OPERATOR, "tautkan_duplikat", duplicate_of="r2").duplicate_of == "r3"

    def test_not_to_itself(self) -> None:
        assert Case().code(OPERATOR, "tautkan_duplikat", duplicate_of="r1") == "duplicate_cycle"

    def test_not_in_a_ring(self) -> None:
        case = Case(others={"r2": linked("r2", "r1")})
        assert case.code(OPERATOR, "tautkan_duplikat", duplicate_of="r2") == "duplicate_cycle"

    def test_not_in_a_longer_ring(self) -> None:
        case = Case(others={"r2": linked("r2", "r3"), "r3": linked("r3", "r1")})
        assert case.code(OPERATOR, "tautkan_duplikat", duplicate_of="r2") == "duplicate_cycle"

    def test_not_to_a_report_the_author_does_not_see(self) -> None:
        assert Case().code(OPERATOR, "tautkan_duplikat", duplicate_of="tidak-ada") == "not_found"


class TestPecah:
    CHILDREN = (
        {"report_id": "c1", "target_unit": SUDIN, "category": "jalan", "description": "Lubang"},
        {"report_id": "c2", "target_unit": SUDIN_SDA},
    )

    def test_parent_goes_on_unchanged(self) -> None:
        case = Case()
        before = case.report
        case.split(OPERATOR, *self.CHILDREN)
        assert seen_without(case.report) == seen_without(before)
        assert case.report.version == 2

    def test_children_are_new_reports_in_koordinasi(self) -> None:
        road, drain = Case(report=channel_report(category="saluran")).split(OPERATOR, *self.CHILDREN)
        assert (road.id, road.status, road.holder, road.parent) == ("c1", "koordinasi", SUDIN, "r1")
        assert (drain.id, drain.status, drain.holder, drain.parent) == (
            "c2",
            "koordinasi",
            SUDIN_SDA,
            "r1",
        )
        assert (road.category, road.description) == ("jalan", "Lubang")
        assert (drain.category, drain.description) == ("saluran", "Jalan berlubang.")
        assert {road.kelurahan, drain.kelurahan} == {GAMBIR}
        assert {road.version, drain.version} == {1}
        assert [event.type for event in road.events] == ["masuk"]

    def test_completion_clock_is_the_parents(self) -> None:
        case = Case(step=2 * DAY)
        child, _ = case.split(OPERATOR, *self.CHILDREN)
        assert child.clocks.finish_by == MONDAY_09 + 7 * DAY
        assert child.clocks.red_at == MONDAY_09 + 6 * DAY

    def test_respond_clock_starts_when_the_target_becomes_holder(self) -> None:
        case = Case(step=2 * DAY)
        child, _ = case.split(OPERATOR, *self.CHILDREN)
        assert child.clocks.respond_by == MONDAY_09 + 2 * DAY + 6 * HOUR

    def test_a_child_of_a_child_keeps_the_residents_deadline(self) -> None:
        case = Case(step=2 * DAY)
        child, _ = case.split(OPERATOR, *self.CHILDREN)
        again = Case(report=child, now=case.now, step=2 * DAY)
        (grandchild,) = again.split(SUDIN_OPERATOR, {"report_id": "g1", "target_unit": SUDIN_SDA})
        assert grandchild.clocks.finish_by == MONDAY_09 + 7 * DAY

    @pytest.mark.parametrize(
        "children",
        [
            [{"report_id": "c1", "target_unit": SUDIN}, {"report_id": "c1", "target_unit": SUDIN_SDA}],
            [{"report_id": "r1", "target_unit": SUDIN}],
        ],
    )
    def test_ids_are_new_and_distinct(self, children: list[dict[str, Any]]) -> None:
        assert Case().code(OPERATOR, "pecah", children=children) == "invalid_children"

    @pytest.mark.parametrize("count", [0, 6])
    def test_one_to_five_children(self, count: int) -> None:
        children = [{"report_id": f"c{n}", "target_unit": SUDIN} for n in range(count)]
        with pytest.raises(Refused) as refusal:
            actions.decode("pecah", {"children": children})
        assert refusal.value.code in {"missing_children", "invalid_children"}


class TestNotes:
    def test_catatan_is_internal_and_balasan_public(self) -> None:
        case = in_state(Status.SELESAI)
        note = case.do(OPERATOR, "catatan", note="Warga menelepon").events[-1]
        assert (note.note, note.public, note.unit) == ("Warga menelepon", False, GAMBIR)
        answer = Case().do(OPERATOR, "balasan", public_answer="Kami cek").events[-1]
        assert (answer.note, answer.public) == ("Kami cek", True)

    def test_note_of_an_officer_with_no_part_in_the_report(self) -> None:
        case = in_state(Status.PROSES)
        for officer in (f"operator.{CIDENG}", f"kepala.{SUDIN_SELATAN}", "supervisor.31.74"):
            assert case.code(officer, "catatan", note="…") == "not_involved"
        assert case.code(f"petugas.{TEBET}", "lampiran", event="r1", photos=[photo("b")]) == "not_involved"

    def test_a_follow_up_photo_belongs_to_its_event(self) -> None:
        report = Case().do(PETUGAS, "tindak_lanjut", note="Cek", photos=[photo("b", "sebelum")])
        assert [(p.slot, p.event) for p in report.photos] == [("sebelum", report.events[-1].id)]
        assert report.events[-1].public is False


class TestLampiran:
    def test_adds_to_an_earlier_event(self) -> None:
        case = in_state(Status.SELESAI)
        taken = case.report.events[2].id
        report = case.do(SUDIN_PETUGAS, "lampiran", event=taken, photos=[photo("b", "proses")])
        assert ("b" * 64, "proses", taken) in [(p.sha256, p.slot, p.event) for p in report.photos]
        assert report.status == "selesai"

    def test_event_must_exist(self) -> None:
        code = Case().code(PETUGAS, "lampiran", event="tidak-ada", photos=[photo("b")])
        assert code == "invalid_event"

    def test_the_same_photo_twice_is_shown_once(self) -> None:
        case = Case()
        case.do(PETUGAS, "lampiran", event="r1", photos=[photo("b"), photo("b")])
        assert len(case.report.photos) == 1
        case.do(PETUGAS, "lampiran", event="r1", photos=[photo("b")])
        assert len(case.report.photos) == 1
