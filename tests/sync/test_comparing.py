"""The desk checks itself: when it asks, what it does when central holds something else, what it leaves alone."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.models import cache, outbox
from app.models.unit_of_work import read_scope
from app.services import acting
from app.sync.api_client import Response
from app.sync.calls import CentralCalls
from app.sync.comparing import REFILLED
from app.sync.device_clock import DeviceClock, Sources
from app.sync.engine import SyncEngine
from domain import actions
from tests.domain import world
from tests.sync.desk_files import SCOPE, files_at, reference_body, report
from tests.sync.scripted import HEADERS, SERVER_MS, Script, ok, page, problem, session

REFERENCE = Response(200, {**HEADERS, "etag": 'W/"1"'}, reference_body())


def digest(*rows: str, count: int | None = None) -> Response:
    parts = (int.from_bytes(hashlib.sha256(row.encode()).digest()[:8], "big") for row in rows)
    told = {"count": len(rows) if count is None else count, "digest": f"{sum(parts) % 2**64:016x}", "cursor": "c1"}
    return ok(told)


class Bench:
    """A desk that holds r1 and r2, both in their first version."""

    def __init__(self, folder: Path, *digests: Response) -> None:
        self.passed_s = 0.0
        self.files = files_at(folder)
        self.script = Script([session(), REFERENCE, page(report("r1"), report("r2"))])
        self.script.digests = list(digests)
        self.clock = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: self.passed_s, "boot"))
        calls = CentralCalls(self.script, "pc-1", self.clock, "tanggap/test")
        self.engine = SyncEngine(calls, self.files, SCOPE, self.clock)
        calls.sign_in("operator", "latihan")
        self.engine.fetch_reference()
        self.engine.pull()

    def held(self) -> list[str]:
        with read_scope(self.files.cache) as connection:
            return sorted(cache.all_ids(connection))

    def state(self, name: str) -> bytes | None:
        with read_scope(self.files.cache) as connection:
            return cache.get_state(connection, name)


def test_a_desk_that_agrees_asks_again_after_a_day(tmp_path: Path) -> None:
    same = digest("r1:1", "r2:1")
    desk = Bench(tmp_path, same, same)
    assert [desk.engine.check_itself() for _ in range(3)] == [False] * 3
    assert len(desk.script.digests) == 1, "once is enough"
    desk.passed_s = timedelta(days=1).total_seconds()
    desk.engine.check_itself()
    assert desk.script.digests == []
    assert (desk.held(), desk.state(REFILLED)) == (["r1", "r2"], None)


@pytest.mark.parametrize("other", [digest("r1:1", "r2:2"), digest("r1:1"), digest("r1:1", "r2:1", count=3)])
def test_a_desk_that_differs_fills_anew_and_keeps_its_work(tmp_path: Path, other: Response) -> None:
    desk = Bench(tmp_path, other, digest("r1:1", "r2:1"))
    acting.make(desk.files, world.RULES, desk.clock, "r1", actions.Catatan(note="x"))
    assert desk.engine.check_itself()
    assert (desk.held(), desk.state("cursor")) == ([], None)
    with read_scope(desk.files.outbox) as connection:
        assert [item.type for item in outbox.unsettled(connection)] == ["catatan"]
    refilled = datetime.fromisoformat((desk.state(REFILLED) or b"").decode())
    assert abs(refilled.timestamp() * 1000 - SERVER_MS) < 1000
    desk.engine.pull()
    assert desk.held() == ["r1", "r2"]
    assert not desk.engine.check_itself(), "and does not do so again and again"


def test_a_scope_that_moved_on_is_compared_another_time(tmp_path: Path) -> None:
    desk = Bench(tmp_path, problem(409, "moved_on"), digest("r1:1", "r2:2"))
    assert not desk.engine.check_itself()
    assert desk.held() == ["r1", "r2"]
    assert desk.engine.check_itself()
