"""Reports that begin at this desk: shown and worked on before central knows them; who reported is forgotten."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.errors import ActionRefusedError, OfflineError
from app.models import cache, lists, outbox
from app.models.outbox import OutboxAction
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting, intake
from app.services.intake import Intake
from app.services.intake_values import IntakeText
from app.services.tray import item_of
from app.services.values import ActionSaved, TrayItem
from app.sync.api_client import Request, Response
from domain import actions, workflow
from domain.report import Report, Status
from tests.domain import world
from tests.sync.decrypted import whole_profile
from tests.sync.desk_files import KEY, OPERATOR, report, row_of
from tests.sync.scripted import applied, ok, page, problem
from tests.sync.test_engine import Bench, answered

CANARY = "Sulastri-Kenari-7781"
PHONE = "0812-5550-0143"
TOLD = {"name": CANARY, "phone": PHONE, "nik": "3171014505900001"}
DAY = "261118"  # 1 795 000 000 s is 18 November 2026 18.06 WIB


@pytest.fixture
def bench(tmp_path: Path) -> Callable[..., Bench]:
    return lambda *answers: Bench(tmp_path, *answers)


def new_report(**changes: Any) -> actions.BuatLaporan:
    action = actions.decode("buat_laporan", {**world.COUNTER, **changes})
    assert isinstance(action, actions.BuatLaporan)
    return action


def take_in(desk: Bench, again: OutboxAction | None = None, **changes: Any) -> OutboxAction:
    origin = acting.Origin(replaces=None if again is None else again.cmd_id)
    return intake.take_in(desk.files, world.RULES, desk.clock, new_report(**changes), origin)


def act(desk: Bench, report_id: str, action: actions.Action) -> OutboxAction:
    return acting.make(desk.files, world.RULES, desk.clock, report_id, action)


def lines(desk: Bench) -> dict[str, dict[str, Any]]:
    with read_scope(desk.files.cache) as connection:
        bounds = lists.Bounds.at(OPERATOR, desk.clock.now())
        return {row["report_id"]: row for row in lists.page(connection, "semua_terbuka", bounds, 100)}


def shown(desk: Bench, report_id: str) -> Report:
    found = acting.projected(desk.files, world.RULES, report_id)
    assert found is not None
    return found[1].report


def tray(desk: Bench) -> list[TrayItem]:
    with read_scope(desk.files.outbox) as connection:
        items = outbox.unsettled(connection)
    told = {item.report_id: item.payload["description"] for item in items if item.type == "buat_laporan"}
    with read_scope(desk.files.cache) as connection:
        viewer = cache.viewer_of(connection, desk.files, world.RULES)
        return [item_of(item, told.get(item.report_id, ""), viewer, None) for item in items if item.needs_officer]


def row_at_central(made: OutboxAction, number: str = "KL2611180001") -> Report:
    act = workflow.Act(id=made.cmd_id, action=new_report(), officer=OPERATOR, at=made.made_at)
    return workflow.create(made.report_id, number, act, world.RULES, lambda _: None)


def arrive(desk: Bench, row: Report) -> None:
    cache.apply_page(desk.files, world.RULES, [row_of(row)], [], {"cursor": b"c2"})


def commands_of(request: Request) -> list[dict[str, Any]]:
    commands: list[dict[str, Any]] = msgspec.json.decode(request.body or b"")["commands"]
    return commands


def refused_first(request: Any) -> Response:
    """The intake is refused, what depends on it is held."""
    first, *rest = commands_of(request)
    results = [{"cmd_id": first["cmd_id"], "status": "refused", "code": "invalid_category", "message": ""}]
    results += [{"cmd_id": each["cmd_id"], "status": "held", "code": None, "message": ""} for each in rest]
    return ok({"results": [{**each, "report_version": None, "applied_seq": None} for each in results]})


# ---- offline


def test_a_new_report_is_listed_and_counted_with_a_provisional_number(bench: Callable[..., Bench]) -> None:
    desk = bench()
    made = take_in(desk)
    line = lines(desk)[made.report_id]
    assert (line["number"], line["status"], line["holder"]) == (f"S-{DAY}-01", "menunggu", world.GAMBIR)
    assert (line["mark"], line["headline"]) == ("di_pc", "Jalan berlubang di depan kantor")
    assert line["respond_by"] - line["created_at"] == 6 * 3_600_000, "the clock of the channel's profile"
    with read_scope(desk.files.cache) as connection:
        counts = lists.counts(connection, ("baru", "semua_terbuka"), lists.Bounds.at(OPERATOR, desk.clock.now()))
    assert (counts["baru"], counts["semua_terbuka"]) == (2, 2)
    assert take_in(desk).number == f"S-{DAY}-02"


def test_what_is_done_on_it_builds_on_its_intake(bench: Callable[..., Bench]) -> None:
    desk = bench(applied)
    made = take_in(desk)
    classified = act(desk, made.report_id, actions.Klasifikasi(category="saluran"))
    handed = act(desk, made.report_id, actions.Koordinasi(target_unit=world.SUDIN, reason="Jalan kota"))
    noted = act(desk, made.report_id, actions.Catatan(note="Warga menunggu kabar"))
    assert classified.depends_on == (made.cmd_id,)
    assert handed.depends_on == (made.cmd_id, classified.cmd_id)
    assert noted.depends_on == (made.cmd_id,)
    now = shown(desk, made.report_id)
    assert (now.status, now.holder, now.category) == (Status.KOORDINASI, world.SUDIN, "saluran")
    desk.engine.push(at_once=True)
    sent = commands_of(desk.script.asked[-1])
    assert [command["type"] for command in sent] == ["buat_laporan", "klasifikasi", "koordinasi", "catatan"]
    assert [command["base_version"] for command in sent] == [0, 1, 1, 1]
    assert [command["dseq"] for command in sent] == [1, 2, 3, 4]


@pytest.mark.parametrize("calamity", ["kill", "lost cache", "forgotten rows", "new reference"])
def test_it_outlives_all_that_befalls_the_cache(bench: Callable[..., Bench], tmp_path: Path, calamity: str) -> None:
    desk = bench()
    made = take_in(desk)
    act(desk, made.report_id, actions.Terima())
    before = lines(desk)[made.report_id]
    if calamity == "forgotten rows":
        cache.forget_rows(desk.files, world.RULES)
        assert set(lines(desk)) == {made.report_id}
    elif calamity == "new reference":
        with write_scope(desk.files.cache) as connection:
            connection.exec_driver_sql("delete from line")
        reference = msgspec.json.encode(world.reference())
        cache.set_reference(desk.files, world.RULES, reference, "")
    else:
        if calamity == "lost cache":
            desk.files.cache.dispose()
            for name in ("cache.db", "cache.db-wal", "cache.db-shm"):
                (tmp_path / name).unlink(missing_ok=True)
        desk.start_again()
        if calamity == "lost cache":
            cache.set_reference(desk.files, world.RULES, msgspec.json.encode(world.reference()), "")
    assert lines(desk)[made.report_id] == before


def test_an_unseen_crash_between_outbox_and_cache_is_healed(bench: Callable[..., Bench]) -> None:
    desk = bench()
    made = take_in(desk)
    with write_scope(desk.files.cache) as connection:
        connection.exec_driver_sql("delete from line")
    desk.start_again()
    assert made.report_id in lines(desk)


def test_undo_takes_the_whole_report_back(bench: Callable[..., Bench]) -> None:
    desk = bench()
    made = take_in(desk, reporter=TOLD)
    assert acting.undo(desk.files, world.RULES, made.cmd_id)
    assert made.report_id not in lines(desk)
    assert acting.projected(desk.files, world.RULES, made.report_id) is None
    assert take_in(desk).number == f"S-{DAY}-02", "the first number may stand on a receipt"


def test_undo_is_refused_while_something_builds_on_it(bench: Callable[..., Bench]) -> None:
    desk = bench()
    made = take_in(desk)
    handed = act(desk, made.report_id, actions.Terima())
    assert not acting.undo(desk.files, world.RULES, made.cmd_id)
    assert acting.undo(desk.files, world.RULES, handed.cmd_id)
    follows = take_in(desk, continues=made.report_id)
    assert follows.depends_on == (made.cmd_id,)
    assert not acting.undo(desk.files, world.RULES, made.cmd_id), "another report continues it"


# ---- central answers


def test_the_real_number_comes_with_the_row_without_a_gap(bench: Callable[..., Bench]) -> None:
    later: list[Response] = []
    desk = bench(applied, lambda _: later[0])
    made = take_in(desk)
    handed = act(desk, made.report_id, actions.Koordinasi(target_unit=world.SUDIN, reason="Jalan kota"))
    desk.engine.push(at_once=True)
    between = lines(desk)[made.report_id]
    assert (between["number"], between["status"], between["holder"]) == (made.number, "koordinasi", world.SUDIN)
    later.append(page(row_at_central(made), cursor="c2"))
    desk.engine.pull()
    first = lines(desk)
    assert len(first) == 2, "the report of the bench and this one, once"
    assert (first[made.report_id]["number"], first[made.report_id]["holder"]) == ("KL2611180001", world.SUDIN)
    assert [item.cmd_id for item in desk.items()] == [handed.cmd_id], "the row holds the intake, not yet the rest"


def test_a_row_that_comes_before_the_answer_is_not_doubled(bench: Callable[..., Bench]) -> None:
    later: list[Response] = []
    desk = bench(OfflineError("offline"), lambda _: later[0], applied)
    made = take_in(desk)
    with pytest.raises(OfflineError):
        desk.engine.push(at_once=True)
    later.append(page(row_at_central(made), cursor="c2"))
    desk.engine.pull()
    assert lines(desk)[made.report_id]["number"] == "KL2611180001"
    assert [event.type for event in shown(desk, made.report_id).events] == ["masuk"]
    desk.engine.push(at_once=True)
    assert commands_of(desk.script.asked[-1])[0]["cmd_id"] == made.cmd_id, "asked again under the same id"
    assert desk.items() == ()


def test_a_refused_intake_waits_with_all_that_builds_on_it(bench: Callable[..., Bench]) -> None:
    desk = bench(refused_first, applied)
    made = take_in(desk, reporter=TOLD)
    act(desk, made.report_id, actions.Koordinasi(target_unit=world.SUDIN, reason="Jalan kota"))
    desk.engine.push(at_once=True)
    assert made.report_id not in lines(desk)
    first, second = tray(desk)
    assert (first.type, first.code, first.number) == ("buat_laporan", "invalid_category", f"S-{DAY}-01")
    assert (first.text, first.can_repeat) == ("Jalan berlubang di depan kantor.", True)
    assert (second.type, second.text, second.repeat_code) == ("koordinasi", "Jalan kota", "intake_waits")
    assert second.headline == "Jalan berlubang di depan kantor"
    with read_scope(desk.files.outbox) as connection:
        refused = outbox.get(connection, made.cmd_id)
    again = take_in(desk, refused)
    assert (again.report_id, again.number) == (made.report_id, made.number)
    assert again.cmd_id != made.cmd_id
    (waiting,) = tray(desk)
    assert (waiting.type, waiting.can_repeat) == ("koordinasi", True)
    desk.engine.push(at_once=True)
    assert commands_of(desk.script.asked[-1])[0]["payload"]["reporter"] == TOLD


def test_a_report_that_a_whole_pull_does_not_bring_is_not_on_this_desk(bench: Callable[..., Bench]) -> None:
    desk = bench(applied, page(report(), cursor="c2"))
    made = take_in(desk)
    desk.engine.push(at_once=True)
    desk.engine.pull()
    assert made.report_id not in lines(desk)
    assert desk.items() == ()


def test_a_new_epoch_between_answer_and_row_hides_nothing(bench: Callable[..., Bench]) -> None:
    desk = bench(applied, problem(410, "resync_scope"))
    made = take_in(desk)
    desk.engine.push(at_once=True)
    desk.engine.pull()
    assert set(lines(desk)) == {made.report_id}


def test_an_intake_that_the_rules_refuse_is_not_stored(bench: Callable[..., Bench]) -> None:
    desk = bench()
    for field, wrong in (("category", "menari"), ("continues", "nowhere")):
        changes: dict[str, Any] = {field: wrong}
        with pytest.raises(ActionRefusedError) as refusal:
            take_in(desk, **changes)
        assert refusal.value.code == f"invalid_{field}"
    with pytest.raises(ActionRefusedError) as refusal:
        take_in(desk, reporter={"name": "x" * 1500})
    assert refusal.value.code == "invalid_reporter"
    assert desk.items() == ()
    assert take_in(desk).number == f"S-{DAY}-01"


# ---- who reported


def everything(desk: Bench, folder: Path) -> bytes:
    return whole_profile(folder, KEY)


def test_who_reported_is_gone_from_every_file_once_central_has_it(
    bench: Callable[..., Bench], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    desk = bench(applied)
    made = take_in(desk, reporter=TOLD)
    take_in(desk, description="Laporan kedua.", reporter={"name": "Warga-Lain-5512"})
    assert CANARY.encode() in everything(desk, tmp_path), "the look into the files finds what is there"
    assert CANARY not in str(made)
    assert CANARY not in str(lines(desk)) + str(shown(desk, made.report_id))
    desk.engine.push(at_once=True)
    assert commands_of(desk.script.asked[-1])[0]["payload"]["reporter"] == TOLD
    for canary in (CANARY, PHONE, TOLD["nik"], "Warga-Lain-5512"):
        assert canary.encode() not in everything(desk, tmp_path)
        assert canary not in caplog.text
    assert b"Jalan berlubang di depan kantor." in everything(desk, tmp_path)


def test_without_emptying_the_log_it_would_still_be_there(
    bench: Callable[..., Bench], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = bench(applied)
    take_in(desk, reporter=TOLD)
    monkeypatch.setattr("app.models.traces.remove", lambda engine: None)
    desk.engine.push(at_once=True)
    assert CANARY.encode() in everything(desk, tmp_path)


def test_a_crash_before_the_log_was_emptied_is_made_up_for_at_start(
    bench: Callable[..., Bench], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = bench(applied)
    take_in(desk, reporter=TOLD)
    with monkeypatch.context() as patch:
        patch.setattr("app.models.traces.remove", lambda engine: None)
        desk.engine.push(at_once=True)
    log = (tmp_path / "outbox.db-wal").read_bytes()
    desk.files.outbox.dispose()
    (tmp_path / "outbox.db-wal").write_bytes(log)
    desk.start_again()
    assert CANARY.encode() not in everything(desk, tmp_path)


@pytest.mark.parametrize("how", ["undone", "put away"])
def test_who_reported_goes_with_an_intake_that_does_not_happen(
    bench: Callable[..., Bench], tmp_path: Path, how: str
) -> None:
    desk = bench(lambda request: answered(request, "refused", "role"))
    made = take_in(desk, reporter=TOLD)
    if how == "undone":
        assert acting.undo(desk.files, world.RULES, made.cmd_id)
    else:
        desk.engine.push(at_once=True)
        assert CANARY.encode() in everything(desk, tmp_path), "the officer may still repeat it"
        acting.put_away(desk.files, world.RULES, made.cmd_id)
    assert CANARY.encode() not in everything(desk, tmp_path)


def test_a_statement_that_fails_is_told_without_who_reported(bench: Callable[..., Bench]) -> None:
    desk = bench()
    made = take_in(desk, reporter=TOLD)
    with pytest.raises(Exception, match="UNIQUE") as failure, write_scope(desk.files.outbox) as connection:
        outbox.add(connection, made, TOLD)
    assert CANARY not in str(failure.value)


# ---- the form's questions


def announced(item: OutboxAction) -> ActionSaved:
    return ActionSaved(item.cmd_id, item.report_id, item.number, item.type, 8.0)


@pytest.fixture
def counter(bench: Callable[..., Bench]) -> tuple[Bench, Intake]:
    desk = bench()
    return desk, Intake(desk.files, lambda: world.RULES, desk.clock, announced)


def test_a_report_is_found_by_either_number(counter: tuple[Bench, Intake]) -> None:
    desk, service = counter
    made = service.save(new_report())
    found = service.look_up(f" s-{DAY}-01 ")
    assert found is not None
    assert (found.id, found.headline) == (made.report_id, "Jalan berlubang di depan kantor")
    assert service.look_up("JK0000000000") is None
    arrive(desk, row_at_central(desk.items()[0]))
    for number in (f"S-{DAY}-01", "kl2611180001"):
        found = service.look_up(number)
        assert found is not None
        assert found.number == "KL2611180001"


def test_a_refused_intake_is_corrected(bench: Callable[..., Bench], tmp_path: Path) -> None:
    desk = bench(refused_first, applied)
    service = Intake(desk.files, lambda: world.RULES, desk.clock, announced)
    made = service.save(new_report(reporter=TOLD))
    desk.engine.push(at_once=True)
    refused = service.refused(made.cmd_id)
    assert refused is not None
    assert (refused.code, refused.has_reporter, refused.action.reporter) == ("invalid_category", True, None)
    again = service.save(new_report(category="saluran", reporter={"name": "Orang-Lain-9921"}), None, made.cmd_id)
    assert (again.report_id, again.number) == (made.report_id, made.number)
    assert service.refused(made.cmd_id) is None
    desk.engine.push(at_once=True)
    sent = commands_of(desk.script.asked[-1])[0]["payload"]
    assert (sent["category"], sent["reporter"]) == ("saluran", {"name": "Orang-Lain-9921"})
    assert CANARY.encode() not in everything(desk, tmp_path)


def test_a_duplicate_is_linked_after_the_report_and_undone_with_it(counter: tuple[Bench, Intake]) -> None:
    desk, service = counter
    made = service.save(new_report(), duplicate_of="r1")
    first, link = desk.items()
    assert (link.type, link.report_id, link.depends_on) == ("tautkan_duplikat", made.report_id, (first.cmd_id,))
    assert shown(desk, made.report_id).duplicate_of == "r1"
    assert acting.undo(desk.files, world.RULES, made.cmd_id)
    assert desk.items() == ()


def test_a_link_that_is_not_legal_stores_no_report_either(counter: tuple[Bench, Intake]) -> None:
    desk, service = counter
    with pytest.raises(ActionRefusedError) as refusal:
        service.save(new_report(kelurahan=world.CIDENG), duplicate_of="r1")
    assert refusal.value.code == "not_holder"
    assert desk.items() == ()


def test_similar_reports_are_found_by_category_and_words(counter: tuple[Bench, Intake]) -> None:
    _, service = counter
    made = service.save(new_report(description="Lubang besar menganga dekat halte Harmoni."))
    told = IntakeText("jalan", world.GAMBIR, "Ada lubang di halte", None, None)
    best, *_ = service.similar(told)
    assert (best.id, set(best.words), best.is_same_category) == (made.report_id, {"lubang", "halte"}, True)
    assert service.similar(IntakeText("saluran", world.GAMBIR, "Banjir", None, None)) == ()
    assert service.similar(IntakeText("jalan", world.CIDENG, "Ada aspal", None, None)) == ()


def test_the_receipt_has_the_number_that_counts_and_nobody_s_data(counter: tuple[Bench, Intake]) -> None:
    desk, service = counter
    made = service.save(
        new_report(description="Hubungi 0812-5550-0143 soal lampu.", address="Jl. A, B 1234 XYZ", reporter=TOLD)
    )
    receipt = service.receipt(made.report_id)
    assert receipt is not None
    assert (receipt.number, receipt.is_provisional, receipt.provisional) == (f"S-{DAY}-01", True, "")
    assert receipt.office == "Kelurahan Gambir"
    for canary in (CANARY, PHONE, "B 1234 XYZ"):
        assert canary not in str(receipt)
    assert "█" in receipt.headline
    arrive(desk, row_at_central(desk.items()[0]))
    receipt = service.receipt(made.report_id)
    assert receipt is not None
    assert (receipt.number, receipt.is_provisional, receipt.provisional) == ("KL2611180001", False, f"S-{DAY}-01")
