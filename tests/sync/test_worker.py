"""The sync thread: what it tells, how it waits, and that nothing ends it but `stop`."""

import threading
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from app.errors import LoginRequiredError, OfflineError
from app.models import outbox
from app.models.unit_of_work import read_scope
from app.services import acting
from app.sync import pace
from app.sync.api_client import Response
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from app.sync.engine import SyncEngine
from app.sync.worker import Announce, Contact, SyncWorker
from domain import actions
from domain.wire import Health
from tests.domain import world
from tests.sync.desk_files import SCOPE, files_at, reference_body, report
from tests.sync.scripted import HEADERS, Answer, Script, applied, ok, page, problem, session

REFERENCE = Response(200, {**HEADERS, "etag": 'W/"1"'}, reference_body())
HEALTH = ok(Health(status="ok", version="1", database="sqlite", epoch="training-1", training=True))
PATIENCE_S = 60.0


class Bench:
    """A worker that is driven by hand, or started; what it announced is kept."""

    def __init__(self, folder: Path, *answers: Answer) -> None:
        self.script = Script(answers)
        self.files = files_at(folder)
        self.clock = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: 0.0, "boot"))
        self.calls = CentralCalls(self.script, "pc-1", self.clock, "tanggap/test")
        self.engine = SyncEngine(self.calls, self.files, SCOPE, self.clock, page_limit=1)
        self.changed: list[frozenset[str]] = []
        self.ended: list[str] = []
        self.states: list[Contact] = []
        self.told = threading.Condition()
        announce = Announce(self.changed.append, self._state, self.ended.append)
        self.worker = SyncWorker(
            self.engine, self.clock, self.renew, announce, Contact(False, None, None, None, None)
        )

    def _state(self) -> None:
        with self.told:
            self.states.append(self.worker.contact)
            self.told.notify_all()

    def renew(self) -> None:
        self.calls.sign_in("operator", "latihan")

    def contact(self) -> timedelta:
        return self.worker._contact_once()

    def wait_until_online(self) -> None:
        with self.told:
            assert self.told.wait_for(lambda: self.worker.contact.is_online, PATIENCE_S)

    def statuses(self) -> list[str]:
        with read_scope(self.files.outbox) as connection:
            return [item.status for item in outbox.unsettled(connection)]


def test_the_first_round_signs_in_fetches_rules_and_all_pages(tmp_path: Path) -> None:
    answers = (session(), REFERENCE, page(report(), more=True), page(report("r2"), cursor="c2"))
    desk = Bench(tmp_path, *answers)
    wait = desk.contact()
    assert desk.script.paths == ["/v1/session", "/v1/reference", "/v1/pull", "/v1/pull"]
    assert desk.changed == [frozenset()] * 3
    assert [state.filled for state in desk.states] == [1, None]
    assert desk.worker.contact.is_online
    assert desk.worker.contact.last_sync_at is not None
    assert timedelta() < wait <= pace.HEARTBEAT


def test_between_rounds_a_heartbeat_is_enough(tmp_path: Path) -> None:
    desk = Bench(tmp_path, session(), REFERENCE, page(report()), HEALTH)
    desk.contact()
    desk.contact()
    assert desk.script.paths[-1] == "/v1/health"


def test_a_waiting_action_is_sent_when_asked_for(tmp_path: Path) -> None:
    desk = Bench(tmp_path, session(), REFERENCE, page(report()), applied, page(cursor="c2"))
    desk.contact()
    acting.make(desk.files, world.RULES, desk.clock, "r1", actions.Terima())
    desk.worker.sync_now()
    desk.contact()
    assert desk.script.paths[-2:] == ["/v1/commands", "/v1/pull"]
    assert desk.changed[-1] == frozenset({"r1"})
    assert desk.statuses() == ["applied"]


def test_failures_wait_longer_and_longer_and_progress_forgets_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.sync.worker.random.random", lambda: 1.0)
    answers = (OfflineError("offline"),) * 4
    desk = Bench(tmp_path, *answers, session(), REFERENCE, page(report()), OfflineError("offline"))
    assert [desk.contact().total_seconds() for _ in range(4)] == [2, 4, 8, 16]
    assert (desk.worker.contact.is_online, desk.worker.contact.problem) == (False, "offline")
    desk.contact()
    assert desk.worker.contact.is_online
    desk.worker.sync_now()
    assert desk.contact().total_seconds() == 2


def test_a_busy_central_is_not_asked_before_it_wants_to(tmp_path: Path) -> None:
    desk = Bench(tmp_path, problem(429, "busy", retry_after="120"))
    assert desk.contact() >= timedelta(seconds=120)
    assert desk.worker.contact.problem == "busy"


def test_an_ended_session_is_told_and_begun_anew(tmp_path: Path) -> None:
    desk = Bench(tmp_path, session(), REFERENCE, page(report()))
    desk.contact()
    refusals = (problem(401, "token_expired"), problem(401, "token_invalid"))
    desk.script.answers = [*refusals, session(2), REFERENCE, page(cursor="c2")]
    desk.worker.sync_now()
    desk.contact()
    assert desk.ended == ["session_ended"]
    assert not desk.worker.contact.is_online
    desk.worker.sync_now()
    desk.contact()
    assert desk.worker.contact.is_online


def test_a_refused_request_is_not_called_offline(tmp_path: Path) -> None:
    desk = Bench(tmp_path, session(), problem(404, "not_found"))
    desk.contact()
    assert (desk.worker.contact.is_online, desk.worker.contact.problem) == (True, "not_found")


def test_a_bug_in_a_round_is_told_and_ends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Bench(tmp_path, session(), REFERENCE, page(report()))

    def broken(at_once: bool) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(desk.engine, "push", broken)
    assert desk.contact() >= timedelta()
    assert desk.worker.contact.problem == "bug"
    monkeypatch.undo()
    desk.contact()
    assert desk.worker.contact.problem is None


def test_the_thread_runs_wakes_and_ends(tmp_path: Path) -> None:
    desk = Bench(tmp_path, session(), REFERENCE, page(report()), HEALTH)
    desk.worker.start()
    desk.wait_until_online()
    acting.make(desk.files, world.RULES, desk.clock, "r1", actions.Terima())
    desk.script.answers = [applied, page(cursor="c2")]
    desk.worker.stop()
    assert "/v1/commands" in desk.script.paths
    assert desk.statuses() == ["applied"]


def test_the_thread_ends_without_central(tmp_path: Path) -> None:
    desk = Bench(tmp_path, OfflineError("offline"))
    desk.worker.start()
    with desk.told:
        assert desk.told.wait_for(lambda: desk.worker.contact.problem == "offline", PATIENCE_S)
    desk.worker.stop()
    asked = len(desk.script.asked)
    assert asked >= 1


def test_a_session_that_cannot_be_renewed_is_told(tmp_path: Path) -> None:
    desk = Bench(tmp_path, HEALTH)

    def no_password() -> None:
        raise LoginRequiredError("session_ended")

    desk.worker._renew = no_password
    desk.contact()
    assert desk.ended == ["session_ended"]
    assert desk.script.asked == []


def test_a_page_to_other_rights_lets_the_session_be_asked_for_again(tmp_path: Path) -> None:
    body = msgspec.json.decode(page(report("r2"), cursor="c2").body)
    desk = Bench(tmp_path, session(), REFERENCE, page(report()))
    desk.contact()
    desk.script.answers = [ok({**body, "scope_rev": 2}), session(2), ok({**body, "scope_rev": 2})]
    desk.calls.scope_rev = 1
    renew = desk.worker._renew

    def renewed() -> None:
        renew()
        desk.calls.scope_rev = 2

    desk.worker._renew = renewed
    desk.worker.sync_now()
    desk.contact()
    assert desk.script.paths[-3:] == ["/v1/pull", "/v1/session", "/v1/pull"]
    assert desk.worker.contact.problem is None


def test_a_central_that_wants_a_newer_program_still_gets_what_waits(tmp_path: Path) -> None:
    desk = Bench(tmp_path, session(), REFERENCE, page(report()))
    desk.contact()
    acting.make(desk.files, world.RULES, desk.clock, "r1", actions.Terima())
    desk.worker._reference_at_s = None
    desk.script.answers = [applied, problem(426, "client_outdated")]
    desk.worker.sync_now()
    desk.contact()
    assert desk.statuses() == ["applied"]
    assert desk.script.paths[-2:] == ["/v1/commands", "/v1/reference"]
    assert (desk.worker.contact.is_online, desk.worker.contact.problem) == (True, "client_outdated")
