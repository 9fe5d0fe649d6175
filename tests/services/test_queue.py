"""The queue: tries and errors counted where they happen, cancelling, and a list for the help desk."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import ActionRefusedError, OfflineError, StorageError
from app.models import outbox
from app.models.lists import get as line_of
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting
from app.services.queue import Queue
from app.services.values import SyncMark
from domain import actions
from tests.domain import world
from tests.sync.scripted import applied, ok
from tests.sync.test_engine import Bench, refused

TOLD = "Kata petugas yang tidak boleh keluar"


@pytest.fixture
def desk(tmp_path):
    def make(*answers):
        bench = Bench(tmp_path, *answers)
        bench.announced = []
        bench.queue = Queue(bench.files, lambda: world.RULES, bench.clock, bench.announced.append)
        return bench

    return make


def states(items):
    return [(item.type, item.mark, item.tries, item.error) for item in items]


def test_a_try_is_counted_when_it_leaves_and_its_end_is_kept(desk):
    bench = desk(OfflineError("offline"), OfflineError("not_central"), applied)
    bench.act(actions.Terima())
    assert states(bench.queue.facts().waiting) == [("terima", SyncMark.ON_PC, 0, None)]
    for tries, code in ((1, "offline"), (2, "not_central")):
        with pytest.raises(OfflineError):
            bench.engine.push(at_once=True)
        assert states(bench.queue.facts().waiting) == [("terima", SyncMark.SENDING, tries, code)]
    bench.engine.push(at_once=True)
    facts = bench.queue.facts()
    assert facts.waiting == ()
    assert states(facts.history) == [("terima", SyncMark.ACCEPTED, 3, None)]
    assert facts.history[0].answered_at == bench.clock.now()


def test_a_refusal_needs_the_officer_until_it_is_put_away(desk):
    bench = desk(refused)
    item = bench.act(actions.Terima())
    bench.engine.push(at_once=True)
    assert states(bench.queue.facts().needs_officer) == [("terima", SyncMark.REFUSED, 1, "not_holder")]
    acting.put_away(bench.files, world.RULES, item.cmd_id)
    facts = bench.queue.facts()
    assert (facts.needs_officer, states(facts.history)) == ((), [("terima", SyncMark.REFUSED, 1, "not_holder")])


class TestCancel:
    def test_what_builds_on_it_goes_with_it_and_the_words_stay(self, desk):
        bench = desk(applied)
        first = bench.act(actions.Terima())
        bench.act(actions.TindakLanjut(note=TOLD))
        note = bench.act(actions.Catatan(note="bebas"))
        assert bench.queue.facts().waiting[0].dependants == (("tindak_lanjut", "JKr1"),)
        gone = bench.queue.cancel(first.cmd_id)
        assert [(item.type, item.text, item.is_cancelled) for item in gone] == [
            ("terima", "", True),
            ("tindak_lanjut", TOLD, True),
        ]
        facts = bench.queue.facts()
        assert [item.cmd_id for item in facts.waiting] == [note.cmd_id]
        assert [item.text for item in facts.history] == [TOLD, ""]
        assert bench.line()["status"] == "menunggu"
        assert bench.announced == [frozenset({"r1"})]

    def test_it_is_never_sent_and_leaves_no_number(self, desk):
        bench = desk(applied)
        bench.queue.cancel(bench.act(actions.Terima()).cmd_id)
        later = bench.act(actions.Catatan(note="bebas"))
        bench.engine.push(at_once=True)
        sent = json.loads(bench.script.asked[-1].body)["commands"]
        assert [(command["cmd_id"], command["dseq"]) for command in sent] == [(later.cmd_id, 1)]

    def test_what_was_put_into_a_request_stays(self, desk):
        bench = desk(OfflineError("offline"))
        item = bench.act(actions.Terima())
        with pytest.raises(OfflineError):
            bench.engine.push(at_once=True)
        assert not bench.queue.facts().waiting[0].can_cancel
        with pytest.raises(ActionRefusedError, match="already_sent"):
            bench.queue.cancel(item.cmd_id)
        assert bench.line()["mark"] == "mengirim"

    def test_undo_finds_no_cancelled_action(self, desk):
        bench = desk()
        item = bench.act(actions.Terima())
        bench.queue.cancel(item.cmd_id)
        assert not acting.undo(bench.files, world.RULES, item.cmd_id)
        with read_scope(bench.files.outbox) as connection:
            assert outbox.last_unsent(connection) is None

    def test_an_action_made_on_a_cancelled_one_waits_for_the_officer(self, desk):
        bench = desk()
        first = bench.act(actions.Terima())
        second = bench.act(actions.TindakLanjut(note=TOLD))
        with write_scope(bench.files.outbox) as connection:
            outbox.settle(connection, [second.cmd_id])
            outbox.cancel(connection, first.cmd_id)
            assert second.depends_on == (first.cmd_id,)
            assert first.cmd_id in outbox.lost(connection)


class TestExport:
    @pytest.fixture
    def bench(self, desk):
        bench = desk(applied)
        bench.act(actions.TindakLanjut(note=TOLD))
        with write_scope(bench.files.outbox) as connection:
            formula = connection.exec_driver_sql("UPDATE action SET number = '=HYPERLINK(1)'")
            assert formula.rowcount == 1
        return bench

    def test_as_json(self, bench, tmp_path):
        path = tmp_path / "antrean.json"
        assert bench.queue.export(path) == 1
        (row,) = json.loads(path.read_text())
        assert (row["type"], row["status"], row["tries"]) == ("tindak_lanjut", "queued", 0)

    def test_a_spreadsheet_takes_nothing_for_a_formula(self, bench, tmp_path):
        path = tmp_path / "antrean.csv"
        bench.queue.export(path)
        (row,) = csv.DictReader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";")
        assert row["report"] == "'=HYPERLINK(1)"
        assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())

    @pytest.mark.parametrize("name", ["antrean.csv", "antrean.json"])
    def test_nobodys_words_are_in_it(self, bench, tmp_path, name):
        bench.queue.export(tmp_path / name)
        assert TOLD not in (tmp_path / name).read_text("utf-8-sig")

    def test_a_place_that_cannot_be_written_is_told(self, bench, tmp_path):
        with pytest.raises(StorageError, match="export_failed"):
            bench.queue.export(tmp_path / "nowhere" / "antrean.csv")


def test_facts_of_storage_and_connection(desk):
    bench = desk()
    facts = bench.queue.facts()
    assert facts.reports == 1
    assert facts.cache_bytes >= (bench.folder / "cache.db").stat().st_size
    assert facts.outbox_bytes > 0
    assert facts.free_bytes > 0
    assert facts.last_contact_at == bench.clock.now()
    assert facts.clock_gap == world.MONDAY_09 - bench.clock.now()


def test_numbers_central_misses_are_kept(desk):
    def page_with_hole(request):
        body = {
            **{"rows": [], "next_cursor": "c2", "more": False, "head": "c2", "epoch": "training-1", "scope_rev": 1},
            **{"device_max_dseq": 3, "missing_dseq": [1, 2]},
        }
        return ok(body)

    bench = desk(page_with_hole)
    assert bench.queue.facts().missing == ()
    bench.engine.pull()
    assert bench.queue.facts().missing == (1, 2)


def test_gap_of_the_clock(tmp_path: Path):
    bench = Bench(tmp_path)
    bench.clock.set_anchor(int((world.MONDAY_09 - timedelta(hours=3)).timestamp() * 1000))
    assert bench.clock.gap() == timedelta(hours=3)
    bench.seconds += 60
    assert bench.clock.gap() == timedelta(hours=3) - timedelta(seconds=60), "this PC's clock stands still"


def test_lines_know_their_kelurahan(desk):
    bench = desk()
    with read_scope(bench.files.cache) as connection:
        assert line_of(connection, "r1")["kelurahan"] == world.GAMBIR
