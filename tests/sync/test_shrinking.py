"""A central that has far fewer reports than the desk: nothing goes before the officer has said so.

More than 50 and more than a fifth is much: of 300 reports 61 are, 60 are not; of 100 reports 51 are, 50 are not.
"""

from pathlib import Path

import msgspec
import pytest

from app.errors import RightsChangedError, ShrunkError
from app.models import cache, outbox
from app.models.unit_of_work import read_scope
from app.services import acting
from app.sync.api_client import Response
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from app.sync.engine import SyncEngine
from domain import actions
from tests.domain import world
from tests.sync.desk_files import SCOPE, files_at, reference_body, report
from tests.sync.scripted import HEADERS, Script, ok, page, problem, session

REFERENCE = Response(200, {**HEADERS, "etag": 'W/"1"'}, reference_body())


def told(count: int) -> Response:
    return ok({"count": count, "digest": "0" * 16, "cursor": "c9"})


def drops(*numbers: int, cursor: str = "c2", more: bool = False, scope_rev: int = 1) -> Response:
    body = msgspec.json.decode(page(cursor=cursor, more=more).body)
    rows = [{"op": "drop", "id": f"r{n}", "number": f"JK{n}", "reason": "scope", "to": None} for n in numbers]
    return ok({**body, "rows": rows, "scope_rev": scope_rev})


class Bench:
    """A desk that holds reports r0, r1 … and has an action waiting on the last one."""

    def __init__(self, folder: Path, reports: int, digests: list[Response], *answers: Response) -> None:
        self.files = files_at(folder)
        self.script = Script([session(), REFERENCE, page(*(report(f"r{n}") for n in range(reports))), *answers])
        self.script.digests = digests
        self.clock = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: 0.0, "boot"))
        calls = CentralCalls(self.script, "pc-1", self.clock, "tanggap/test")
        self.engine = SyncEngine(calls, self.files, SCOPE, self.clock)
        calls.sign_in("operator", "latihan")
        self.engine.fetch_reference()
        self.engine.pull()
        acting.make(self.files, world.RULES, self.clock, f"r{reports - 1}", actions.Catatan(note="x"))

    def held(self) -> int:
        with read_scope(self.files.cache) as connection:
            return cache.count(connection)

    def cursor(self) -> bytes | None:
        with read_scope(self.files.cache) as connection:
            return cache.get_state(connection, "cursor")

    def waiting(self) -> list[str]:
        with read_scope(self.files.outbox) as connection:
            return [item.type for item in outbox.unsettled(connection)]


@pytest.mark.parametrize(("reports", "gone"), [(300, 61), (100, 51)])
def test_much_stays_until_the_officer_agrees(tmp_path: Path, reports: int, gone: int) -> None:
    desk = Bench(tmp_path, reports, [told(reports - gone)] * 2, drops(*range(gone)))
    for _ in range(2):
        with pytest.raises(ShrunkError):
            desk.engine.pull()
    assert (desk.held(), desk.cursor(), desk.waiting()) == (reports, b"c1", ["catatan"])
    assert desk.engine.shrinking.asked == (reports, reports - gone)
    desk.engine.shrinking.agree()
    desk.engine.pull()
    assert (desk.held(), desk.cursor(), desk.waiting()) == (reports - gone, b"c2", ["catatan"])
    assert desk.engine.shrinking.asked is None


@pytest.mark.parametrize(("reports", "gone"), [(300, 60), (100, 50)])
def test_a_little_less_goes_unasked(tmp_path: Path, reports: int, gone: int) -> None:
    desk = Bench(tmp_path, reports, [told(0)], drops(*range(gone)))
    desk.engine.pull()
    assert desk.held() == reports - gone
    assert len(desk.script.digests) == 1, "central was not asked"


def test_the_pages_of_one_fetch_count_together(tmp_path: Path) -> None:
    first, second = drops(*range(40), more=True), drops(*range(40, 60), cursor="c3")
    desk = Bench(tmp_path, 100, [told(40)], first, second)
    desk.engine.pull()
    with pytest.raises(ShrunkError):
        desk.engine.pull()
    assert (desk.held(), desk.cursor()) == (60, b"c2")
    assert desk.engine.shrinking.asked == (100, 40)


def test_fetches_do_not_count_together(tmp_path: Path) -> None:
    desk = Bench(tmp_path, 100, [told(40)], drops(*range(40)), drops(*range(40, 60), cursor="c3"))
    desk.engine.pull()
    desk.engine.pull()
    assert desk.held() == 40


def test_unknown_reports_do_not_count(tmp_path: Path) -> None:
    desk = Bench(tmp_path, 60, [told(0)], drops(*range(1000, 1200)))
    desk.engine.pull()
    assert (desk.held(), desk.cursor()) == (60, b"c2")


def test_a_scope_that_changed_places_has_not_shrunk(tmp_path: Path) -> None:
    desk = Bench(tmp_path, 100, [told(98)], drops(*range(60)))
    desk.engine.pull()
    assert desk.held() == 40, "others come with the pages behind it"


def test_yes_holds_for_one_fetch(tmp_path: Path) -> None:
    answers = (drops(*range(100)), drops(*range(100, 200), cursor="c3"))
    desk = Bench(tmp_path, 300, [told(200), told(100)], *answers)
    with pytest.raises(ShrunkError):
        desk.engine.pull()
    desk.script.answers.insert(0, answers[0])
    desk.engine.shrinking.agree()
    desk.engine.pull()
    with pytest.raises(ShrunkError):
        desk.engine.pull()
    assert desk.engine.shrinking.asked == (200, 100)


@pytest.mark.parametrize("code", ["epoch_check", "resync_scope", "bad_cursor"])
def test_a_central_that_was_emptied_empties_no_desk(tmp_path: Path, code: str) -> None:
    desk = Bench(tmp_path, 100, [told(0)], problem(409, code))
    with pytest.raises(ShrunkError):
        desk.engine.pull()
    assert (desk.held(), desk.cursor(), desk.waiting()) == (100, b"c1", ["catatan"])
    desk.engine.shrinking.agree()
    desk.engine.pull()
    assert (desk.held(), desk.cursor(), desk.waiting()) == (0, None, ["catatan"])


def test_a_desk_that_differs_much_is_not_filled_anew(tmp_path: Path) -> None:
    desk = Bench(tmp_path, 100, [told(10), told(10)])
    with pytest.raises(ShrunkError):
        desk.engine.check_itself()
    assert desk.held() == 100


@pytest.mark.parametrize("count", [100, 5000])
def test_a_central_that_has_them_is_believed(tmp_path: Path, count: int) -> None:
    desk = Bench(tmp_path, 100, [told(count)], problem(410, "resync_scope"))
    desk.engine.pull()
    assert (desk.held(), desk.cursor()) == (0, None)


def test_a_page_to_other_rights_is_not_taken(tmp_path: Path) -> None:
    desk = Bench(tmp_path, 3, [], drops(0, 1, scope_rev=2))
    with pytest.raises(RightsChangedError):
        desk.engine.pull()
    assert (desk.held(), desk.cursor()) == (3, b"c1")


def test_a_scope_that_is_no_longer_ours_is_a_matter_of_rights(tmp_path: Path) -> None:
    desk = Bench(tmp_path, 3, [], problem(404, "not_found"))
    with pytest.raises(RightsChangedError):
        desk.engine.pull()
    assert desk.held() == 3
