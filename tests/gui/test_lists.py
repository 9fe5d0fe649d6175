"""The list: order with headings, pages by key, selection and scroll kept over refreshes."""

from collections import Counter
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt

from app.services.values import Listing, ListPage, Split
from app.views.reports.rows import Rows
from app.views.reports.table_model import HELD, ReportTableModel
from tests.gui.sample_desk import NOW, SampleDesk, many_lines


@pytest.fixture
def model(qapp):
    return ReportTableModel(lambda: NOW)


def page(lines, after=None):
    return ListPage(tuple(lines), after)


def listing(lines, held):
    groups = Counter(line.group for line in lines)
    return Listing(tuple(line.id for line in lines), tuple(groups.items()), tuple(held))


def test_model_keeps_qts_promises(model, qtmodeltester):
    model.show_page(page(many_lines(20)))
    qtmodeltester.check(model)


def test_a_heading_before_each_group(model):
    model.show_page(page(many_lines(12)))
    assert [(row, model.rows.heading_at(row).count) for row in model.rows.headings] == [(0, 1), (2, 5), (8, 6)]
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_group_that_may_go_on_has_an_open_count(model):
    lines = many_lines(12)
    model.show_page(page(lines[:10], after=("", "r9")))
    assert model.rows.heading_at(8).shown_count() == "4+"
    assert model.rows.heading_at(2).shown_count() == "5"
    model.show_listing(listing(lines, lines))
    assert model.rows.heading_at(8).shown_count() == "6"


def test_more_is_asked_for_once(model, qtbot):
    model.show_page(ListPage(tuple(many_lines(9)), ("k", "9"), is_grouped=False))
    assert model.canFetchMore(QModelIndex())
    with qtbot.waitSignal(model.more_requested) as asked:
        model.fetchMore(QModelIndex())
    assert asked.args == [("k", "9")]
    assert not model.canFetchMore(QModelIndex())


def test_an_added_page_goes_on(model, qtbot):
    lines = many_lines(12)
    model.show_page(ListPage(tuple(lines[:9]), ("k", "9"), is_grouped=False))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as inserted:
        model.add_page(ListPage(tuple(lines[9:]), None, is_grouped=False))
    assert inserted.args[1:] == [9, 11]
    assert model.lines == lines


def test_the_rest_of_a_list_resets_nothing(model, qtbot):
    lines = many_lines(12)
    model.show_page(page(lines[:9], after=("", "r8")))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as inserted:
        model.show_listing(listing(lines, lines[:9]))
    assert inserted.args[1:] == [12, 14]


def test_rows_are_placed_by_arithmetic():
    rows = Rows(tuple("abcdef"), (("x", 1), ("y", 3), ("z", 2)))
    told = [rows.id_at(row) or rows.heading_at(row).group for row in range(len(rows))]
    assert told == ["x", "a", "y", "b", "c", "d", "z", "e", "f"]
    assert [rows.row_of(each) for each in "abcdefg"] == [1, 3, 4, 5, 7, 8, -1]
    assert (rows.id_at(-1), rows.id_at(9), rows.place_at(6)) == ("", "", -1)


def test_what_is_looked_at_is_asked_for_once_with_what_is_around(model, qtbot):
    lines = many_lines(500)
    model.show_listing(listing(lines, lines[:200]))
    with qtbot.waitSignal(model.lines_requested, timeout=1000) as asked:
        said = model.data(model.index(403, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "sedang dibaca"
    assert asked.args == [tuple(line.id for line in lines[360:480])]
    with qtbot.assertNotEmitted(model.lines_requested):
        model.data(model.index(450, 0))
    with qtbot.waitSignal(model.dataChanged):
        model.put_lines(asked.args[0], tuple(lines[360:480]))
    assert model.data(model.index(403, 0), Qt.ItemDataRole.AccessibleTextRole).startswith(
        "Koordinasi, JK2611200391, "
    )
    assert model.flags(model.index(250, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_a_report_that_has_gone_is_not_asked_for_again(model, qtbot):
    lines = many_lines(500)
    model.show_listing(listing(lines, lines[:200]))
    model.data(model.index(403, 0))
    model.put_lines(model._asked, ())
    with qtbot.assertNotEmitted(model.lines_requested):
        model.data(model.index(403, 0))


def test_few_lines_are_held_of_a_long_list(model):
    lines = many_lines(5000)
    model.show_listing(listing(lines, lines[:200]))
    for place in range(250, 5000, 50):
        model.data(model.index(place, 0))
        model.put_lines(model._asked, tuple(line for line in lines if line.id in model._asked))
    assert len(model.lines) <= HELD
    assert model.lines[-1] == lines[-1]


def test_only_contents_changed_means_no_reset(model, qtbot):
    lines = many_lines(12)
    model.show_page(page(lines))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_page(page([replace(lines[0], headline="Lain"), *lines[1:]]))
    assert model.line_at(1).headline == "Lain"


def test_steps_go_over_headings(model):
    model.show_page(page(many_lines(12)))
    step = model.rows.step
    assert (step(1, 1), step(3, -1), step(1, -1), step(14, 1)) == (3, 1, 1, 14)
    assert (step(0, 1), step(8, -1)) == (1, 7)


def test_rows_speak(model):
    model.show_page(page(many_lines(9)))
    spoken = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1, 3, 4)]
    assert spoken == [
        "Terlambat 1",
        "TL ditolak, JK2611160012, Parkir liar di trotoar depan Pasar Tebet Timur, Jl. Tebet Timur Raya 12, "
        "lewat 48 menit, konflik",
        "Proses, JK2611160031, Saluran tersumbat sampah, air meluap ke jalan, Jl. Tebet Timur Dalam II, "
        "sisa 2 jam 10 menit, di PC",
        "Menunggu, JK2611230004, Pohon tumbang menutup separuh jalan, Jl. Tebet Timur III G, mendesak, "
        "sisa 2 jam 24 menit",
    ]


class TestInTheWindow:
    @pytest.fixture
    def desk(self):
        return SampleDesk(reports=500)

    def test_end_and_home_reach_the_ends_at_once(self, window, qtbot):
        shown = window.reports.list
        qtbot.waitUntil(lambda: len(shown.reports.rows) == 503)
        assert len(shown.reports.lines) == 200
        qtbot.keyClick(shown.cards, Qt.Key.Key_End)
        assert shown.report_id == "m490"
        assert shown.cards.visualRect(shown.cards.currentIndex()).bottom() == shown.cards.viewport().height() - 1
        qtbot.waitUntil(lambda: shown.reports.line_at(502) is not None)
        qtbot.waitUntil(lambda: window.reports.report.details.line.id == "m490")
        assert window.reports.report._position.text() == "500 dari 500"
        qtbot.keyClick(shown.cards, Qt.Key.Key_Home)
        assert shown.report_id == "r0"
        assert shown.reports.line_at(1) is not None

    def test_rows_arrive_late_and_are_painted_then(self, window, desk, qtbot):
        may_answer, lines_of = Event(), desk.lines_of
        desk.lines_of = lambda *asked: (may_answer.wait(10), lines_of(*asked))[1]
        shown = window.reports.list
        qtbot.waitUntil(lambda: len(shown.reports.rows) == 503)
        shown.cards.scrollToBottom()
        qtbot.waitUntil(lambda: shown.reports._asked != ())
        before = shown.cards.viewport().grab().toImage()
        may_answer.set()
        qtbot.waitUntil(lambda: shown.reports.line_at(502) is not None)
        assert shown.cards.viewport().grab().toImage() != before
        assert shown.report_id == "r0", "scrolling chooses nothing"

    def test_a_refresh_at_the_end_stays_there(self, window, desk, events, qtbot):
        shown = window.reports.list
        qtbot.waitUntil(lambda: len(shown.reports.rows) == 503)
        qtbot.keyClick(shown.cards, Qt.Key.Key_End)
        qtbot.keyClick(shown.cards, Qt.Key.Key_K)
        qtbot.waitUntil(lambda: shown.reports.line_at(501) is not None)
        offset = shown.cards.visualRect(shown.cards.currentIndex()).top()
        desk.lines = [*desk.lines[3:-1], replace(desk.lines[-1], headline="Sudah diubah")]
        events.data_changed.emit(frozenset({"m490"}))
        qtbot.waitUntil(lambda: len(shown.reports.rows.ids) == 497)
        assert shown.reports.line_at(len(shown.reports.rows) - 1).headline == "Sudah diubah"
        assert shown.report_id == shown.reports.rows.id_at(shown.cards.currentIndex().row()) == "m489"
        assert shown.cards.visualRect(shown.cards.currentIndex()).top() == offset

    def test_what_is_chosen_stays_chosen_out_of_sight(self, window, desk, events, qtbot):
        shown = window.reports.list
        qtbot.waitUntil(lambda: len(shown.reports.rows) == 503)
        shown.step(40)
        chosen = shown.report_id
        shown.cards.scrollToBottom()
        qtbot.waitUntil(lambda: shown.reports.line_at(502) is not None)
        desk.lines = desk.lines[1:]
        events.data_changed.emit(frozenset({"r0"}))
        qtbot.waitUntil(lambda: len(shown.reports.rows.ids) == 499)
        assert shown.report_id == chosen == shown.reports.rows.id_at(shown.cards.currentIndex().row())
        assert shown.reports.row_of(chosen) < shown.cards.indexAt(QPoint(5, 5)).row() - 100

    def test_a_click_chooses_what_lies_under_it(self, window, qtbot):
        shown = window.reports.list
        qtbot.waitUntil(lambda: len(shown.reports.rows) == 503)
        shown.cards.verticalScrollBar().setValue(10_000)
        qtbot.waitUntil(lambda: shown.reports.line_at(shown.cards.indexAt(QPoint(5, 100)).row()) is not None)
        wanted = shown.cards.indexAt(QPoint(100, 100))
        assert shown.cards.visualRect(wanted).contains(100, 100)
        qtbot.mouseClick(shown.cards.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
        assert shown.cards.selectedIndexes() == [wanted]
        assert shown.report_id == shown.reports.rows.id_at(wanted.row())

    def test_the_table_reads_what_it_shows(self, window, qtbot):
        shown = window.reports.list
        qtbot.waitUntil(lambda: len(shown.reports.rows) == 503)
        window.run("toggle_table")
        qtbot.keyClick(shown.table, Qt.Key.Key_End)
        assert shown.report_id == "m490"
        qtbot.waitUntil(lambda: shown.reports.line_at(502) is not None)

    def test_choice_and_scroll_survive_a_refresh(self, window, desk, events, qtbot):
        shown = window.reports.list
        qtbot.waitUntil(lambda: len(shown.reports.rows) == 503)
        shown.step(40)
        qtbot.waitUntil(lambda: window.reports.report.details.line.id == shown.report_id)
        chosen, offset = shown.report_id, shown.cards.visualRect(shown.cards.currentIndex()).top()
        desk.lines = [replace(desk.lines[0], id="fresh", number="JK2611239999"), *desk.lines]
        events.data_changed.emit(frozenset({"fresh"}))
        qtbot.waitUntil(lambda: shown.reports.row_of("fresh") >= 0)
        assert shown.report_id == chosen
        assert shown.reports.line_at(shown.cards.currentIndex().row()).id == chosen
        assert shown.cards.visualRect(shown.cards.currentIndex()).top() == offset

    def test_what_others_take_away_stays_readable(self, window, desk, events, qtbot):
        shown = window.reports.list
        chosen = shown.report_id
        desk.lines = desk.lines[1:]
        events.data_changed.emit(frozenset({chosen}))
        qtbot.waitUntil(lambda: shown.reports.row_of(chosen) < 0)
        assert shown.report_id == chosen

    def test_table_and_cards_show_the_same_choice(self, window, qtbot):
        shown = window.reports.list
        shown.step(3)
        chosen = shown.report_id
        window.run("toggle_table")
        assert shown.table.isVisible()
        assert shown.reports.line_at(shown.table.currentIndex().row()).id == chosen

    def test_an_empty_split_says_what_it_means(self, window, qtbot):
        window.run("split_2")
        qtbot.waitUntil(lambda: window.reports.list.empty.isVisible())
        assert window.reports.list.split is Split.DIKEMBALIKAN
        assert window.reports.report.details is None


@pytest.mark.parametrize("is_searching", [True, False])
def test_a_report_asked_for_from_elsewhere_stays_open(window, desk, events, qtbot, monkeypatch, is_searching):
    """As from the counter: the next key would act on the report that the list had put in its place."""
    listed, wanted = desk.lines[:6], desk.lines[20].id

    def list_read_anew(lines):
        monkeypatch.setattr(desk, "page", lambda *_: page(lines))
        monkeypatch.setattr(desk, "listing", lambda *_: listing(lines, lines))
        events.data_changed.emit(frozenset({"r1"}))
        qtbot.waitUntil(lambda: window.reports.list.reports.lines == lines)

    def stays_open():
        with qtbot.waitSignal(window.reports.presenter.details_loaded):
            events.data_changed.emit(frozenset({"r1"}))
        return window.reports.report.details.line.id == wanted

    list_read_anew(listed)
    if is_searching:
        window.reports.search("saluran")
        qtbot.waitUntil(lambda: window.reports.report.details.line.number == "JK2611160031")
    window.show_sync()
    window._on_report_requested(wanted)
    list_read_anew(listed)
    assert stays_open()
    window.search.setFocus()
    window.reports.focus_list()
    assert stays_open()
    list_read_anew([])
    assert stays_open()
    list_read_anew(listed)
    assert stays_open()
    window.run("next_report")
    qtbot.waitUntil(lambda: window.reports.report.details.line in listed)
