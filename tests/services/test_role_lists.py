"""The lists of roles on real files: what is in them, their order, and that none reads all rows of a large desk."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2

from app.models import cache, lists, outbox
from app.models.cache import LocalFiles
from app.models.files import open_files
from app.models.lists import Bounds
from app.models.moments import to_ms
from app.models.projection import project
from app.models.tables import cache_metadata, line
from app.models.unit_of_work import read_scope, write_scope
from app.services import reading
from app.services.forms import Forms
from app.services.names import Names
from app.services.values import Group, Near, ReportDetails, Split, splits_of
from app.sync.device_clock import DeviceClock, Sources
from domain.report import Report, Status
from tests.domain import world
from tests.domain.world import Case, in_state
from tests.sync.desk_files import KEY, report, row_of

NOW = world.MONDAY_09 + timedelta(days=1)
OpenDesk = Callable[[str], LocalFiles]


@pytest.fixture
def desk_of(tmp_path: Path) -> Iterator[OpenDesk]:
    opened: list[LocalFiles] = []

    def open_desk(officer: str) -> LocalFiles:
        files = open_files(tmp_path / officer, KEY, world.OFFICERS[officer])
        opened.append(files)
        return files

    yield open_desk
    for files in opened:
        files.cache.dispose()
        files.outbox.dispose()


def put(files: LocalFiles, *reports: Report) -> None:
    cache.apply_page(files, world.RULES, [row_of(each) for each in reports], [], {"cursor": b"c"})


def ids(files: LocalFiles, split: Split) -> list[str]:
    with read_scope(files.cache) as connection:
        rows = lists.page(connection, split.value, Bounds.at(files.officer, NOW), 50)
        order = lists.order(connection, split.value, Bounds.at(files.officer, NOW))
    assert order.ids == tuple(row["report_id"] for row in rows), "the first page is not the beginning of the list"
    return list(order.ids)


def asked(report_id: str) -> Case:
    """Held by Sudin Bina Marga Pusat, with a request for more time."""
    case = Case(report=report(report_id))
    case.do(f"operator.{world.GAMBIR}", "koordinasi", target_unit=world.SUDIN, reason="Jalan kota")
    finish = (NOW + timedelta(days=20)).isoformat()
    case.do(f"operator.{world.SUDIN}", "minta_perpanjangan", estimated_finish=finish, reason="Alat berat")
    return case


def handed_in(report_id: str, after: timedelta) -> Report:
    case = Case(report=report(report_id))
    case.do(f"petugas.{world.GAMBIR}", "terima", after=after)
    return world.finished(case, world.GAMBIR).report


class TestPerpanjangan:
    @pytest.mark.parametrize(
        ("supervisor", "shown"),
        [
            (f"supervisor.{world.PUSAT}", ["asked"]),
            (f"supervisor.{world.PROVINCE}", ["asked"]),
            (f"supervisor.{world.DINAS}", ["asked"]),
            (f"supervisor.{world.SELATAN}", []),
            (f"supervisor.{world.DINAS_SDA}", []),
        ],
    )
    def test_only_what_this_supervisor_decides(self, desk_of: OpenDesk, supervisor: str, shown: list[str]) -> None:
        files = desk_of(supervisor)
        put(files, asked("asked").report, report("plain"))
        assert ids(files, Split.PERPANJANGAN) == shown

    def test_a_decision_ends_it(self, desk_of: OpenDesk) -> None:
        files = desk_of(world.SUPERVISOR)
        case = asked("asked")
        case.do(world.SUPERVISOR, "putuskan_perpanjangan", approved=False, reason="Tidak perlu")
        put(files, case.report)
        assert ids(files, Split.PERPANJANGAN) == []


class TestQueue:
    def test_oldest_hand_in_first_whatever_the_deadline(self, desk_of: OpenDesk) -> None:
        files = desk_of(world.VALIDATOR)
        late = handed_in("late", timedelta(hours=9))
        early = handed_in("early", timedelta(hours=1))
        soon_due = handed_in("middle", timedelta(hours=5))
        put(files, late, early, soon_due, report("open"))
        assert ids(files, Split.MENUNGGU_VALIDASI) == ["early", "middle", "late"]

    def test_a_decision_takes_it_out(self, desk_of: OpenDesk) -> None:
        files = desk_of(world.VALIDATOR)
        case = Case(report=handed_in("r1", timedelta(hours=1)), now=NOW)
        case.do(world.VALIDATOR, "tolak_tl", reason="Foto tidak jelas")
        put(files, case.report, handed_in("r2", timedelta(hours=2)))
        assert ids(files, Split.MENUNGGU_VALIDASI) == ["r2"]


def test_tugas_saya_is_what_i_work_on_and_my_unit_holds(desk_of: OpenDesk) -> None:
    me, colleague = f"petugas.{world.GAMBIR}", f"petugas2.{world.GAMBIR}"
    files = desk_of(me)
    mine, theirs, gone = Case(report=report("mine")), Case(report=report("theirs")), Case(report=report("gone"))
    mine.do(f"operator.{world.GAMBIR}", "tugaskan", assignee=me)
    theirs.do(f"operator.{world.GAMBIR}", "tugaskan", assignee=colleague)
    gone.do(f"operator.{world.GAMBIR}", "tugaskan", assignee=me)
    gone.do(f"operator.{world.GAMBIR}", "koordinasi", target_unit=world.SUDIN, reason="Jalan kota")
    put(files, mine.report, theirs.report, gone.report)
    assert ids(files, Split.TUGAS_SAYA) == ["mine"]


def test_a_list_tells_how_many_stand_under_each_heading(desk_of: OpenDesk) -> None:
    """Followed: the only list with open and closed reports."""
    files = desk_of(world.SUPERVISOR)
    limits = {"a": -3, "b": -1, "c": 1, "d": 30, "e": 31, "f": 400}
    put(files, *(report(name) for name in limits), in_state(Status.SELESAI).report)
    for name, hours in limits.items():
        with write_scope(files.cache) as connection:
            key = to_ms(NOW + timedelta(hours=hours))
            connection.execute(sa.update(line).where(line.c.report_id == name).values(sort_key=key))
    with write_scope(files.cache) as connection:
        connection.execute(sa.update(line).values(is_starred=True))
    with read_scope(files.cache) as connection:
        order = lists.order(connection, "diikuti", Bounds.at(files.officer, NOW))
    assert order.ids[:6] == ("a", "b", "c", "d", "e", "f")
    groups = ((Group.TERLAMBAT, 2), (Group.HARI_INI, 1), (Group.NANTI, 3), (Group.DITUTUP, 1))
    assert reading.groups_of(Split.DIIKUTI, order) == groups
    queue = order._replace(late=0, today=0, later=0)
    assert reading.groups_of(Split.MENUNGGU_VALIDASI, queue) == ((Group.ANTREAN, 7),)


@pytest.mark.parametrize(
    ("near", "first", "last"),
    [
        (Near("500", 0), 440, 639),
        (Near("gone", 500), 440, 639),
        (Near("3", 0), 0, 199),
        (Near("995", 0), 800, 999),
        (Near("gone", 5000), 800, 999),
    ],
)
def test_lines_come_for_where_one_looks(near: Near, first: int, last: int) -> None:
    ids = tuple(map(str, range(1000)))
    found = reading.around(ids, near)
    assert (found[0], found[-1]) == (str(first), str(last))
    assert reading.around(ids[:3], near) == ("0", "1", "2")


@pytest.mark.parametrize("role", ["petugas", "operator", "kepala", "supervisor", "validator"])
def test_counts_are_those_of_the_pages(desk_of: OpenDesk, role: str) -> None:
    officer = {"supervisor": world.SUPERVISOR, "validator": world.VALIDATOR}.get(role, f"{role}.{world.SUDIN}")
    files = desk_of(officer)
    put(files, asked("asked").report, handed_in("r2", timedelta(hours=1)), in_state(Status.PROSES).report)
    stored = [split for split in splits_of(role) if split is not Split.PERLU_TINDAKAN]
    with read_scope(files.cache) as connection:
        found = lists.counts(connection, [split.value for split in stored], Bounds.at(files.officer, NOW))
    assert found == {split.value: len(ids(files, split)) for split in stored}
    assert any(found.values())


def scans(engine: sa.Engine, split: str) -> list[str]:
    """Steps of the plan for a count that read every row."""
    officer = world.OFFICERS[world.VALIDATOR]
    query = sa.select(sa.func.count()).select_from(line).where(lists.predicate(split, Bounds.at(officer, NOW)))
    words = str(query.compile(engine, compile_kwargs={"literal_binds": True}))
    with engine.connect() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}")]
    return [step for step in plan if step.startswith("SCAN")]


@pytest.fixture
def empty() -> Iterator[sa.Engine]:
    engine = sa.create_engine("sqlite://", module=dbapi2)
    cache_metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.mark.parametrize("split", [split.value for split in Split if split is not Split.PERLU_TINDAKAN])
def test_no_count_reads_every_row(empty: sa.Engine, split: str) -> None:
    assert scans(empty, split) == []


def test_the_plan_check_can_fail(empty: sa.Engine) -> None:
    with empty.begin() as connection:
        connection.exec_driver_sql("DROP INDEX line_handed_in_at")
    assert scans(empty, "menunggu_validasi") != []


def plan_of(engine: sa.Engine, read: Callable[[sa.Connection], object]) -> list[str]:
    """Steps of the first query that this asks."""
    asked: list[tuple[str, Any]] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
    with engine.connect() as connection:
        read(connection)
        words, values = asked[0]
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", values)]


@pytest.mark.parametrize(
    ("split", "index"),
    [
        *((split, "line_holder") for split in ("tugas_saya", "baru", "dikembalikan", "jatuh_tempo")),
        *((split, "line_order") for split in ("semua_terbuka", "selesai")),
        ("perpanjangan", "line_is_decidable"),
        ("menunggu_validasi", "line_handed_in_at"),
        ("di_opd_lain", "line_others_have"),
        ("diikuti", "line_is_starred"),
        ("di_validator", "line_validator_has"),
    ],
)
def test_a_page_reads_the_narrowest_index(empty: sa.Engine, split: str, index: str) -> None:
    at = Bounds.at(world.OFFICERS[world.VALIDATOR], NOW)
    plan = plan_of(empty, lambda connection: lists.page(connection, split, at, 200))
    assert index in plan[0].split()


@pytest.mark.parametrize("split", ["semua_terbuka", "selesai", "menunggu_validasi"])
def test_the_order_of_a_long_list_reads_one_index_and_sorts_nothing(empty: sa.Engine, split: str) -> None:
    at = Bounds.at(world.OFFICERS[world.VALIDATOR], NOW)
    plan = plan_of(empty, lambda connection: lists.order(connection, split, at))
    assert [step for step in plan if "COVERING INDEX" in step and step.startswith("SEARCH line")]
    assert not [step for step in plan if "TEMP B-TREE" in step]


def details(files: LocalFiles, report_id: str) -> ReportDetails:
    with read_scope(files.outbox) as connection:
        items = outbox.of_report(connection, report_id)
    with read_scope(files.cache) as connection:
        base, row = cache.find(connection, report_id), lists.get(connection, report_id)
        assert base is not None
        assert row is not None
        viewer = cache.viewer_of(connection, files, world.RULES)
        shown = project(base, items, viewer)
        assert shown is not None
        named = lists.rows_of(connection, reading.linked_ids(shown.report))
        around = reading.Surroundings(named, lists.linked(connection, report_id), ())
        shown_line = reading.line_of_row(row, Bounds.at(files.officer, NOW), Names(world.RULES))
        return reading.details_of(shown_line, shown, items, around, viewer, NOW)


class TestLinks:
    def test_both_ends_show_the_link(self, desk_of: OpenDesk) -> None:
        files = desk_of(f"operator.{world.GAMBIR}")
        case = Case(report=report("new"), others={"old": report("old")})
        case.do(f"operator.{world.GAMBIR}", "tautkan_duplikat", duplicate_of="old")
        put(files, case.report, report("old"), report("follow", continues="old"))
        assert [(link.kind, link.number) for link in details(files, "new").links] == [("duplicate_of", "JKold")]
        found = details(files, "old").links
        assert [(link.kind, link.number) for link in found] == [("duplicate", "JKnew"), ("continued_by", "JKfollow")]
        told = details(files, "new").timeline[0].changes
        assert [(change.before, change.after) for change in told] == [("", "JKold")]

    def test_parent_and_children(self, desk_of: OpenDesk) -> None:
        files = desk_of(f"operator.{world.GAMBIR}")
        case = Case(report=report("whole"))
        children = case.split(f"operator.{world.GAMBIR}", {"report_id": "part", "target_unit": world.SUDIN})
        put(files, case.report, *children)
        assert [(link.kind, link.report_id) for link in details(files, "whole").links] == [("child", "part")]
        assert [(link.kind, link.report_id) for link in details(files, "part").links] == [("parent", "whole")]

    def test_a_report_that_is_not_here_is_told_without_a_number(self, desk_of: OpenDesk) -> None:
        files = desk_of(f"operator.{world.GAMBIR}")
        put(files, report("new", continues="elsewhere"))
        (link,) = details(files, "new").links
        assert (link.kind, link.number, link.status) == ("continues", "", None)


class TestExtension:
    def test_the_request_with_who_and_when(self, desk_of: OpenDesk) -> None:
        files = desk_of(world.SUPERVISOR)
        put(files, asked("asked").report)
        shown = details(files, "asked").extension
        assert shown is not None
        assert (shown.state, shown.reason, shown.decided_by) == ("requested", "Alat berat", None)
        assert shown.asked_by == f"operator.{world.SUDIN}, Sudin Bina Marga Pusat"
        assert shown.asked_at == world.MONDAY_09 + timedelta(hours=2)
        assert shown.estimated_finish == NOW + timedelta(days=20)

    def test_the_decision_with_its_reason(self, desk_of: OpenDesk) -> None:
        files = desk_of(world.SUPERVISOR)
        case = asked("asked")
        finish = NOW + timedelta(days=11)
        told: dict[str, Any] = {"approved": True, "finish_at": finish.isoformat(), "reason": "Sampai alat datang"}
        case.do(world.SUPERVISOR, "putuskan_perpanjangan", **told)
        put(files, case.report)
        shown = details(files, "asked").extension
        assert shown is not None
        assert (shown.state, shown.finish_at, shown.decision) == ("approved", finish, "Sampai alat datang")
        assert details(files, "asked").finish_by == finish


class TestForms:
    def forms(self, files: LocalFiles) -> Forms:
        return Forms(files, lambda: world.RULES, DeviceClock(Sources(lambda: NOW, lambda: 0.0, "boot")))

    def test_a_split_goes_to_other_branches_with_officers(self, desk_of: OpenDesk) -> None:
        files = desk_of(f"operator.{world.GAMBIR}")
        put(files, report("r1"))
        form = self.forms(files).division("r1")
        assert form is not None
        offered = {choice.id for choice in form.targets}
        assert {world.SUDIN, world.CIDENG, world.BUMD} <= offered
        assert not {world.GAMBIR, world.KECAMATAN, world.PUSAT, world.PROVINCE, world.EMPTY} & offered
        assert form.usual == {"jalan": world.SUDIN, "saluran": world.SUDIN_SDA}
        assert len(set(form.child_ids)) == 5

    def test_reasons_are_those_of_the_reference(self, desk_of: OpenDesk) -> None:
        files = desk_of(f"kepala.{world.GAMBIR}")
        put(files, report("r1"))
        form = self.forms(files).refusal("r1")
        assert [reason.id for reason in form.reasons] == ["darurat_112", "lainnya"]


def test_own_events_are_known(desk_of: OpenDesk) -> None:
    files = desk_of(f"operator.{world.GAMBIR}")
    case = Case(report=report("r1"))
    case.do(f"operator.{world.GAMBIR}", "catatan", note="Saya")
    case.do(f"kepala.{world.GAMBIR}", "catatan", note="Rekan")
    put(files, case.report)
    assert [entry.is_own for entry in details(files, "r1").timeline] == [False, True, False]
