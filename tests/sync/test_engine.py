"""Steps of the sync sequence that chance meets too seldom: each is a race or a death at one place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from app.errors import OfflineError
from app.models import cache, outbox
from app.models.cache import LocalFiles
from app.models.lists import get as line_of
from app.models.outbox import OutboxAction
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting
from app.sync.api_client import Response
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from app.sync.engine import UNDO_TIME, SyncEngine
from domain import actions
from domain.wire import CommandResult
from tests.domain import world
from tests.sync.desk_files import SCOPE, after, files_at, reference_body, report
from tests.sync.scripted import HEADERS, Answer, Script, applied, ok, page, problem, session

REFERENCE = Response(200, {**HEADERS, "etag": 'W/"1"'}, reference_body())


class Power(BaseException):
    """The PC goes off."""


class Bench:
    """A desk with one report, signed in."""

    def __init__(self, folder: Path, *answers: Answer) -> None:
        self.folder = folder
        self.seconds = 0.0
        self.files = files_at(folder)
        self.script = Script([session(), REFERENCE, page(report()), *answers, OfflineError("offline")])
        self.clock = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: self.seconds, "boot"))
        calls = CentralCalls(self.script, "pc-1", self.clock, "tanggap/test")
        self.engine = SyncEngine(calls, self.files, SCOPE, self.clock, page_limit=1)
        calls.sign_in("operator", "latihan")
        self.engine.fetch_reference()
        self.engine.pull()

    def act(self, action: actions.Action) -> OutboxAction:
        return acting.make(self.files, world.RULES, self.clock, "r1", action)

    def items(self) -> tuple[OutboxAction, ...]:
        with read_scope(self.files.outbox) as connection:
            return outbox.unsettled(connection)

    def line(self) -> dict[str, Any]:
        with read_scope(self.files.cache) as connection:
            found = line_of(connection, "r1")
        assert found is not None
        return found

    def start_again(self) -> None:
        self.files.cache.dispose()
        self.files.outbox.dispose()
        self.files = files_at(self.folder)
        calls = CentralCalls(self.script, "pc-1", self.clock, "tanggap/test")
        self.engine = SyncEngine(calls, self.files, SCOPE, self.clock)
        self.engine.load()


@pytest.fixture
def bench(tmp_path: Path) -> Callable[..., Bench]:
    return lambda *answers: Bench(tmp_path, *answers)


def goes_off_at_commit(engine: sa.Engine) -> None:
    def off(_: sa.Connection) -> None:
        raise Power

    sa.event.listen(engine, "commit", off)


def refused(request: Any) -> Response:
    return answered(request, "refused", "not_holder")


def answered(request: Any, status: str, code: str | None = None) -> Response:
    commands = msgspec.json.decode(request.body)["commands"]
    results = [CommandResult(cmd_id=command["cmd_id"], status=status, code=code) for command in commands]
    return ok({"results": results})


def test_an_action_waits_until_it_cannot_be_undone(bench: Callable[..., Bench]) -> None:
    desk = bench(applied)
    item = desk.act(actions.Terima())
    assert desk.engine.push(at_once=False).progressed is False
    assert desk.engine.ready_in() == UNDO_TIME
    desk.seconds += UNDO_TIME.total_seconds()
    assert desk.engine.push(at_once=False).progressed
    assert not acting.undo(desk.files, world.RULES, item.cmd_id)


def test_a_numbered_action_is_shown_as_on_its_way_when_the_line_breaks(bench: Callable[..., Bench]) -> None:
    desk = bench(OfflineError("offline"))
    desk.act(actions.Terima())
    assert desk.line()["mark"] == "di_pc"
    with pytest.raises(OfflineError):
        desk.engine.push(at_once=True)
    assert desk.line()["mark"] == "mengirim"


def test_undo_between_choosing_and_numbering_leaves_no_hole(bench: Callable[..., Bench]) -> None:
    desk = bench(applied)
    first = desk.act(actions.Terima())
    second = desk.act(actions.Catatan(note="Dicek"))
    with write_scope(desk.files.outbox) as connection:
        outbox.remove_unsent(connection, second.cmd_id)
        outbox.number(connection, [second.cmd_id, first.cmd_id])
    assert [item.dseq for item in desk.items()] == [1]


def test_an_action_on_what_was_just_refused_waits_for_the_officer(
    bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = bench(refused)
    desk.act(actions.Terima())
    look = acting.projected

    def refused_meanwhile(*arguments: Any) -> Any:
        found = look(*arguments)
        desk.engine.push(at_once=True)
        return found

    monkeypatch.setattr(acting, "projected", refused_meanwhile)
    desk.act(actions.TindakLanjut(note="Sudah ditambal"))
    assert [item.status for item in desk.items()] == ["refused", "held"]


def test_power_cut_while_an_undo_is_shown(bench: Callable[..., Bench]) -> None:
    desk = bench()
    item = desk.act(actions.Terima())
    goes_off_at_commit(desk.files.cache)
    with pytest.raises(Power):
        acting.undo(desk.files, world.RULES, item.cmd_id)
    desk.start_again()
    assert (desk.line()["status"], desk.line()["mark"]) == ("menunggu", "")


def test_power_cut_while_a_tray_item_is_put_away(bench: Callable[..., Bench]) -> None:
    desk = bench(refused)
    item = desk.act(actions.Terima())
    desk.engine.push(at_once=True)
    assert desk.line()["mark"] == "ditolak"
    goes_off_at_commit(desk.files.cache)
    with pytest.raises(Power):
        acting.put_away(desk.files, world.RULES, item.cmd_id)
    desk.start_again()
    assert desk.line()["mark"] == ""


def test_power_cut_between_reference_and_lines_leaves_both_as_they_were(bench: Callable[..., Bench]) -> None:
    desk = bench(Response(200, {**HEADERS, "etag": 'W/"2"'}, reference_body()))
    goes_off_at_commit(desk.files.cache)
    with pytest.raises(Power):
        desk.engine.fetch_reference()
    desk.start_again()
    with read_scope(desk.files.cache) as connection:
        assert cache.get_state(connection, "reference_etag") == b'W/"1"'


@pytest.mark.parametrize("size", [0, 10, 100])
def test_cut_reference_data_change_nothing(bench: Callable[..., Bench], size: int) -> None:
    desk = bench(REFERENCE._replace(body=REFERENCE.body[:size]))
    before = desk.engine.rules
    with pytest.raises(OfflineError) as caught:
        desk.engine.fetch_reference()
    assert caught.value.code == "not_central"
    assert desk.engine.rules is before


def test_a_status_of_a_later_central_keeps_the_action(bench: Callable[..., Bench]) -> None:
    desk = bench(lambda request: answered(request, "parked"), applied)
    desk.act(actions.Terima())
    assert desk.engine.push(at_once=True).progressed is False
    assert [item.status for item in desk.items()] == ["queued"]
    assert desk.engine.ready_in() is None, "the next round is early enough"
    desk.engine.begin_round()
    assert desk.engine.push(at_once=True).progressed


def test_an_answer_for_too_few_commands_is_no_answer(bench: Callable[..., Bench]) -> None:
    desk = bench(ok({"results": []}))
    desk.act(actions.Terima())
    with pytest.raises(OfflineError):
        desk.engine.push(at_once=True)
    assert [item.status for item in desk.items()] == ["queued"]


def test_a_page_with_a_row_that_is_none_changes_nothing(bench: Callable[..., Bench]) -> None:
    broken = page(cursor="c2")
    broken = broken._replace(body=broken.body.replace(b'"rows":[]', b'"rows":[{"op":"put"}]'))
    desk = bench(broken)
    with pytest.raises(OfflineError):
        desk.engine.pull()
    with read_scope(desk.files.cache) as connection:
        assert cache.get_state(connection, "cursor") == b"c1"


def test_an_accepted_action_stays_on_screen_for_every_page(bench: Callable[..., Bench]) -> None:
    """The row that contains it comes two pages later; the report never shows its old state between."""
    mine = actions.Terima()
    desk = bench(applied)
    item = desk.act(mine)
    seen = [desk.line()["status"]]
    desk.engine.push(at_once=True)
    seen.append(desk.line()["status"])
    row = after(report(), item.cmd_id, "terima")
    for answer in (page(report("r2"), cursor="c2", more=True), page(row, cursor="c3")):
        desk.script.answers.insert(0, answer)
        desk.engine.pull()
        seen.append(desk.line()["status"])
    assert seen == ["proses"] * 4
    assert desk.items() == ()


def held_files(files: LocalFiles) -> list[str]:
    with read_scope(files.cache) as connection:
        return cache.all_ids(connection)


@pytest.mark.parametrize("code", ["epoch_check", "resync_scope", "bad_cursor"])
def test_a_void_cursor_fills_the_cache_anew_and_keeps_the_outbox(bench: Callable[..., Bench], code: str) -> None:
    desk = bench(problem(409, code), page(report(), report("r2"), cursor="c9"))
    desk.act(actions.Terima())
    assert desk.engine.pull().more
    assert held_files(desk.files) == []
    desk.engine.pull()
    assert sorted(held_files(desk.files)) == ["r1", "r2"]
    assert [item.status for item in desk.items()] == ["queued"]
