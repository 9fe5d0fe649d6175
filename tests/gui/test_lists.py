"""The list: order with headings, pages by key, selection and scroll kept over refreshes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt

from app.services.values import ListPage, Split
from app.views.reports.table_model import Heading, ReportTableModel
from tests.gui.sample_desk import NOW, SampleDesk, many_lines


@pytest.fixture
def model(qapp):
    return ReportTableModel(lambda: NOW)


def page(lines, after=None):
    return ListPage(tuple(lines), after)


def test_model_keeps_qts_promises(model, qtmodeltester):
    model.show_page(page(many_lines(20)))
    qtmodeltester.check(model)


def test_a_heading_before_each_group(model):
    model.show_page(page(many_lines(12)))
    headings = [(row, found.count) for row, found in enumerate(model.rows) if isinstance(found, Heading)]
    assert headings == [(0, 1), (2, 5), (8, 6)]
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_group_that_may_go_on_has_an_open_count(model):
    model.show_page(page(many_lines(12), after=("", "12")))
    assert model.rows[8].shown_count() == "6+"
    assert model.rows[2].shown_count() == "5"


def test_more_is_asked_for_once(model, qtbot):
    model.show_page(page(many_lines(9), after=("k", "9")))
    assert model.canFetchMore(QModelIndex())
    with qtbot.waitSignal(model.more_requested) as asked:
        model.fetchMore(QModelIndex())
    assert asked.args == [("k", "9")]
    assert not model.canFetchMore(QModelIndex())


def test_an_added_page_goes_on_in_the_group(model):
    lines = many_lines(12)
    model.show_page(page(lines[:9], after=("k", "9")))
    model.add_page(page(lines[9:]))
    assert [found.id for found in model.lines] == [found.id for found in lines]
    assert model.rows[8].shown_count() == "6"


def test_only_contents_changed_means_no_reset(model, qtbot):
    lines = many_lines(12)
    model.show_page(page(lines))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_page(page([replace(lines[0], headline="Lain"), *lines[1:]]))
    assert model.line_at(1).headline == "Lain"


def test_steps_go_over_headings(model):
    model.show_page(page(many_lines(12)))
    assert (model.step(1, 1), model.step(3, -1), model.step(1, -1), model.step(14, 1)) == (3, 1, 1, 14)
    assert (model.step(0, 1), model.step(8, -1)) == (1, 7)


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

    def test_scrolling_down_reads_the_next_page(self, window, qtbot):
        reports = window.reports.list.reports
        assert len(reports.lines) == 200
        window.reports.list.cards.scrollToBottom()
        qtbot.waitUntil(lambda: len(reports.lines) == 400)

    def test_choice_and_scroll_survive_a_refresh(self, window, desk, events, qtbot):
        shown = window.reports.list
        qtbot.waitUntil(lambda: len(shown.reports.lines) == 200)
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
