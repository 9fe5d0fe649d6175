"""The search field: results as one types, words marked, older answers dropped, everything by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.values import Split
from app.views.search.field import PAUSE_MS
from domain.words import spans
from tests.gui.test_fit import check, overlaps


@pytest.fixture
def field(window):
    window.run("search")
    assert window.search.hasFocus()
    return window.search


def shown(window):
    return [line.number for line in window.reports.list.reports.lines]


def test_results_come_while_one_types(window, field, desk, qtbot):
    QTest.keyClicks(field, "saluran")
    qtbot.waitUntil(lambda: shown(window) == ["JK2611160031"])
    assert window.reports.list._title.text() == "Hasil pencarian"
    assert window.reports.list.reports.words == ("saluran",)
    qtbot.waitUntil(lambda: window.reports.report.details.line.number == "JK2611160031")
    assert PAUSE_MS <= 200


def test_what_is_typed_quickly_is_asked_once(window, field, desk, qtbot):
    QTest.keyClicks(field, "pohon")
    qtbot.waitUntil(lambda: shown(window) == ["JK2611230004"])
    assert desk.search.asked[-1] == "pohon"
    assert len(desk.search.asked) < 5


def test_an_older_answer_is_dropped(window, field, qtbot):
    logic = window.reports.presenter
    with qtbot.assertNotEmitted(logic.found):
        logic._on_found(logic._serial - 1, False, None)


def test_enter_goes_to_the_results_and_escape_back_to_the_split(window, field, desk, qtbot):
    QTest.keyClicks(field, "jl")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reports.list.cards.hasFocus())
    qtbot.waitUntil(lambda: desk.search.kept == ["jl"])
    qtbot.waitUntil(lambda: bool(shown(window)))
    window.run("back_to_list")
    qtbot.waitUntil(lambda: len(shown(window)) == 38)
    assert (window.search.text(), window.reports.list.query) == ("", "")
    assert window.reports.list._title.text() == "Baru"


def test_escape_in_the_field_ends_the_search(window, field, qtbot):
    QTest.keyClicks(field, "pohon")
    qtbot.waitUntil(lambda: len(shown(window)) == 1)
    window.run("back_to_list")
    qtbot.waitUntil(lambda: len(shown(window)) == 38)
    assert window.reports.list.cards.hasFocus()


@pytest.mark.parametrize("command", ["split_1", "split_3"])
def test_a_split_ends_the_search(window, field, qtbot, command):
    QTest.keyClicks(field, "pohon")
    qtbot.waitUntil(lambda: len(shown(window)) == 1)
    window.run(command)
    qtbot.waitUntil(lambda: len(shown(window)) == 38)
    assert window.search.text() == ""
    assert window.reports.list.split is (Split.BARU if command == "split_1" else Split.JATUH_TEMPO)


def test_a_refresh_keeps_the_results(window, field, events, qtbot, desk):
    QTest.keyClicks(field, "pohon")
    qtbot.waitUntil(lambda: len(shown(window)) == 1)
    asked = len(desk.search.asked)
    events.data_changed.emit(frozenset({"r1"}))
    qtbot.waitUntil(lambda: len(desk.search.asked) > asked)
    assert shown(window) == ["JK2611230004"]


def test_results_have_no_headings(window, field, qtbot):
    QTest.keyClicks(field, "jk2611")
    reports = window.reports.list.reports
    qtbot.waitUntil(lambda: len(reports.lines) == 36)
    assert reports.rows.headings == ()


def test_nothing_found_says_what_to_do_next(window, field, qtbot):
    QTest.keyClicks(field, "zzz")
    empty = window.reports.list.empty
    qtbot.waitUntil(lambda: empty._title.text() == "Tidak ada laporan yang cocok")
    assert "lebih sedikit kata" in empty._words.text()


def test_an_unknown_prefix_says_what_is_possible(window, field, qtbot):
    QTest.keyClicks(field, "xyz:1")
    empty = window.reports.list.empty
    qtbot.waitUntil(lambda: empty._title.text() == "Awalan xyz: tidak dikenal")
    assert "no:,  kel:,  kat:,  status:" in empty._words.text()


def test_recent_searches_are_offered_under_the_empty_field(window, desk, qtbot):
    desk.search.kept = ["jalan", "pohon"]
    window.run("search")
    qtbot.waitUntil(window.search.recent.isVisible)
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.search.text() == "pohon"
    qtbot.waitUntil(lambda: shown(window) == ["JK2611230004"])
    assert not window.search.recent.isVisible()


def test_typing_hides_them(window, field, desk, qtbot):
    desk.search.kept = ["jalan"]
    window.search.focused.emit()
    qtbot.waitUntil(window.search.recent.isVisible)
    QTest.keyClicks(field, "p")
    assert not window.search.recent.isVisible()


def test_one_can_search_from_any_screen(window, qtbot):
    window.run("show_sync")
    window.run("search")
    QTest.keyClicks(window.search, "pohon")
    qtbot.waitUntil(lambda: shown(window) == ["JK2611230004"])
    assert window.reports.isVisible()


def test_the_screen_fits_while_searching(window, field, qtbot):
    QTest.keyClicks(field, "pohon")
    qtbot.waitUntil(lambda: window.reports.report.details.line.number == "JK2611230004")
    qtbot.waitUntil(lambda: overlaps(window) == [])
    check(window)


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Saluran tersumbat", ("salur",), ["Salur"]),
        ("Café di Jl. Café", ("cafe",), ["Café", "Café"]),
        ("Jalan rusak di jalan", ("jalan", "rus"), ["Jalan", "rus", "jalan"]),
        ("Perjalanan jauh", ("jalan",), []),
        ("RT-05", ("rt", "0"), ["RT", "0"]),
        ("apa saja", (), []),
    ],
)
def test_words_are_marked_where_they_stand(text, words, marked):
    assert [text[begin:end] for begin, end in spans(text, words)] == marked
