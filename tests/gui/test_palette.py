"""The palette: what it offers, grey with the reasons of the action bar, and how it is worked with."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from app.errors import StorageError
from app.services.values import Split
from app.views import theme
from app.views.commands import PALETTE, commands
from tests.gui.conftest import opened
from tests.gui.sample_desk import SampleDesk
from tests.gui.test_fit import SIZES, check
from tests.gui.test_reading import press

ROLES = ("petugas", "validator")


@pytest.fixture
def palette(window, qtbot):
    return open_palette(window, qtbot)


def open_palette(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(qtbot, window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    view = window.commander.view
    assert view is not None
    qtbot.waitUntil(view.isVisible)
    qtbot.waitUntil(lambda: bool(window.commander._units))
    return view


def typed(window, qtbot, text):
    """Types, and waits for what the desk finds."""
    view = window.commander.view
    view.input.clear()
    QTest.keyClicks(view.input, text)
    qtbot.waitUntil(lambda: not window.commander._is_unanswered())
    return view


def titles(view):
    return [row.title for row in view.list.choices.rows if row.id]


def groups(view):
    return [row.title for row in view.list.choices.rows if not row.id]


def row_of(view, title):
    return next(row for row in view.list.choices.rows if row.id and row.title == title)


def spoken(reason):
    """Within a line no sentence of its own."""
    assert reason.endswith(".")
    return reason[0].lower() + reason[1:-1]


class TestWhatIsOffered:
    def test_nothing_typed_shows_actions_commands_and_splits(self, palette):
        assert groups(palette) == ["Tindakan untuk JK2611160012", "Perintah", "Tampilan"]
        assert {"Terima", "Koordinasi", "Ikuti laporan", "Salin nomor laporan"} <= set(titles(palette))
        baru = row_of(palette, "Baru")
        assert (baru.detail, baru.key) == ("12 laporan", "Ctrl+1")

    @pytest.mark.parametrize("role", ROLES)
    def test_every_command_that_works_anywhere_is_there_with_its_key(self, role, qtbot, tasks, events):
        for window in opened(qtbot, tasks, events, SampleDesk(role=role)):
            view = open_palette(window, qtbot)
            shown = {row.id.removeprefix("command:"): row.key for row in view.list.choices.rows if row.id}
            assert shown == {
                known.id: known.key for known in commands(role) if known.is_global and known.id != PALETTE
            }

    def test_reasons_are_those_of_the_action_bar(self, window, palette):
        bar = window.reports.report.bar
        greyed = {row.id.removeprefix("command:"): row.reason for row in palette.list.choices.rows if row.reason}
        offered = {kind: bar.reason(kind) for kind in bar._order if bar.reason(kind)}
        assert "kembalikan" in offered
        assert offered.items() <= greyed.items()
        assert greyed["choice_1"] == "Hanya di Perlu tindakan."

    def test_reports_by_words_and_units_by_beginnings(self, window, palette, qtbot):
        view = typed(window, qtbot, "sal")
        assert "Saluran tersumbat sampah, air meluap ke jalan" in titles(view)
        found = row_of(view, "Saluran tersumbat sampah, air meluap ke jalan")
        assert found.detail.startswith("JK2611160031  ·  ")
        assert [found.title[begin:end] for begin, end in found.marks] == ["Sal"]
        view = typed(window, qtbot, "sudin air")
        unit = row_of(view, "Suku Dinas Sumber Daya Air Jakarta Selatan")
        assert unit.detail == "memegang 7 laporan terbuka"
        assert titles(typed(window, qtbot, "@di")) == [unit.title, "Dinas Perhubungan"]
        view = typed(window, qtbot, "jk2611160031")
        (found,) = [row for row in view.list.choices.rows if row.id.startswith("report:")]
        assert [found.detail[begin:end] for begin, end in found.detail_marks] == ["JK2611160031"]

    def test_the_group_of_what_was_typed_exactly_comes_first(self, window, palette, qtbot):
        assert groups(typed(window, qtbot, "baru"))[0] == "Tampilan"
        assert groups(typed(window, qtbot, "bar"))[0] == "Perintah"

    def test_a_sign_asks_for_one_kind(self, window, palette, qtbot):
        assert groups(typed(window, qtbot, ">sel")) == ["Tindakan untuk JK2611160012", "Perintah", "Tampilan"]
        assert groups(typed(window, qtbot, "#sal")) == ["Laporan"]
        assert groups(typed(window, qtbot, "@air")) == ["Unit"]

    def test_nothing_found_says_so(self, window, palette, qtbot):
        view = typed(window, qtbot, "qqq")
        assert groups(view) == ["Tidak ada yang cocok. Coba kata lain, atau hapus tanda di depan."]
        assert groups(typed(window, qtbot, "#")) == ["Ketik nomor laporan, atau kata dari isinya."]

    def test_without_its_files_it_still_offers_commands(self, window, palette, desk, qtbot, monkeypatch):
        def broken(*_):
            raise StorageError("locked")

        monkeypatch.setattr(desk.search, "suggest", broken)
        assert "Laporan baru" in titles(typed(window, qtbot, "lap"))

    def test_beside_another_page_actions_say_where_to_go(self, window, qtbot):
        window.run("new_report")
        view = open_palette(window, qtbot)
        assert groups(view)[0] == "Tindakan pada laporan"
        assert row_of(view, "Koordinasi").reason == "Kembali ke daftar dulu (Esc)."


class TestByKeyboard:
    def test_arrows_go_over_headings_and_home_and_end_to_the_ends(self, window, palette):
        shown = titles(palette)
        QTest.keyClick(palette.input, Qt.Key.Key_End)
        assert palette.list.current().title == shown[-1]
        QTest.keyClick(palette.input, Qt.Key.Key_Home)
        assert palette.list.current().title == shown[0]
        for _ in shown[1:]:
            QTest.keyClick(palette.input, Qt.Key.Key_Down)
        assert palette.list.current().title == shown[-1]
        QTest.keyClick(palette.input, Qt.Key.Key_Up)
        assert palette.list.current().title == shown[-2]

    def test_enter_runs_an_action(self, window, palette, qtbot):
        typed(window, qtbot, "koor")
        QTest.keyClick(palette.input, Qt.Key.Key_Return)
        dialog = window.reports.dialogs.open
        qtbot.waitUntil(lambda: dialog.isVisible() and window.commander.view is None)
        assert dialog.windowTitle().startswith("Serahkan JK2611160012")

    def test_a_grey_one_stays_and_says_why(self, window, palette, qtbot):
        typed(window, qtbot, "kembalikan")
        reason = window.reason("kembalikan")
        QTest.keyClick(palette.input, Qt.Key.Key_Return)
        assert palette.isVisible()
        assert window.reports.dialogs.open is None
        assert palette._foot.currentWidget() is palette._reason
        assert palette._reason.text() == f"Kembalikan tidak tersedia: {reason[:1].lower()}{reason[1:]}"
        assert palette.input.accessibleDescription() == f"Kembalikan, tidak tersedia: {spoken(reason)}, B"

    def test_enter_shows_a_report_that_is_not_in_the_list(self, window, palette, qtbot):
        typed(window, qtbot, "JK2611190027")
        QTest.keyClick(palette.input, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.reports.report.details.line.number == "JK2611190027")

    def test_enter_that_is_quicker_than_the_desk_is_waited_for(self, window, palette, desk, qtbot, monkeypatch):
        goes_on, find = Event(), desk.search.find
        monkeypatch.setattr(desk.search, "suggest", lambda text, limit: goes_on.wait(20) and find(text, None, limit))
        QTest.keyClicks(palette.input, "jk2611190027")
        QTest.keyClick(palette.input, Qt.Key.Key_Return)
        assert palette.isVisible()
        goes_on.set()
        qtbot.waitUntil(lambda: window.reports.report.details.line.number == "JK2611190027")
        assert window.commander.view is None

    def test_an_older_answer_is_dropped(self, window, palette, desk, qtbot):
        before = titles(typed(window, qtbot, "pohon"))
        window.commander._on_found("sal", desk.search.find("sal"))
        assert titles(window.commander.view) == before

    def test_a_unit_is_searched_for(self, window, palette, desk, qtbot):
        typed(window, qtbot, "@perhub")
        QTest.keyClick(palette.input, Qt.Key.Key_Return)
        assert window.search.text() == 'pemegang:"Dinas Perhubungan"'
        qtbot.waitUntil(lambda: desk.search.kept == ['pemegang:"Dinas Perhubungan"'])

    def test_letters_are_letters_and_escape_leaves_everything_as_it_was(self, window, palette, qtbot):
        typed(window, qtbot, "jtcn")
        assert palette.input.text() == "jtcn"
        QTest.keyClick(palette.input, Qt.Key.Key_Escape)
        assert window.commander.view is None
        assert window.reports.dialogs.open is None
        assert window.reports.list.split is Split.BARU

    def test_what_was_taken_last_stands_first(self, window, palette, qtbot):
        for text in ("jatuh", "salin nomor"):
            typed(window, qtbot, text)
            QTest.keyClick(window.commander.view.input, Qt.Key.Key_Return)
            assert window.reports.list.split is Split.JATUH_TEMPO
            open_palette(window, qtbot)
        view = window.commander.view
        assert groups(view)[0] == "Terakhir dipakai"
        assert titles(view)[:2] == ["Salin nomor laporan", "Jatuh tempo"]
        assert titles(view).count("Jatuh tempo") == 1

    def test_it_opens_from_where_one_types(self, window, qtbot):
        press(qtbot, window, Qt.Key.Key_I)
        qtbot.keyClicks(window.focusWidget(), "Got mampet")
        open_palette(window, qtbot)
        assert window.reports.report.composer.input.words() == "Got mampet"
        assert window.reason("send") == ""


class TestByMouseAndByEar:
    def test_a_click_takes_a_row_and_none_a_heading_and_the_cross_closes_it(self, window, palette, qtbot):
        shown, view = palette.list.choices.rows, palette.list.viewport()

        def spot(at):
            return palette.list.visualRect(palette.list.choices.index(at)).center()

        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot(0))
        assert palette.isVisible()
        at = next(at for at, row in enumerate(shown) if row.id == "command:koordinasi")
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot(at))
        qtbot.waitUntil(lambda: window.reports.dialogs.open is not None)
        window.reports.dialogs.open.reject()
        QTest.mouseClick(open_palette(window, qtbot)._close, Qt.MouseButton.LeftButton)
        assert window.commander.view is None

    def test_each_row_is_read_with_its_reason_and_key(self, window, palette, qtbot):
        view = typed(window, qtbot, "kembalikan")
        node = QAccessible.queryAccessibleInterface(view.list)
        rows = [node.child(at) for at in range(node.childCount())]
        names = [row.text(QAccessible.Text.Name) for row in rows]
        told = next(name for name in names if name.startswith("Kembalikan, "))
        assert told == f"Kembalikan, tidak tersedia: {spoken(window.reason('kembalikan'))}, B"
        assert {row.role() for row in rows} == {QAccessible.Role.ListItem}
        dialog = QAccessible.queryAccessibleInterface(view)
        assert (dialog.role(), dialog.text(QAccessible.Text.Name)) == (QAccessible.Role.Dialog, "Palet perintah")
        assert view._count.text() == "2 hasil, 1 tidak tersedia sekarang"


@pytest.mark.parametrize(("size", "scale"), [SIZES[0], SIZES[-1]], ids=["100", "200"])
def test_it_fits(qtbot, tasks, events, size, scale):
    theme.start(theme.LIGHT, scale)
    for window in opened(qtbot, tasks, events, SampleDesk(), size):
        view = open_palette(window, qtbot)
        for text in ("", "sel", "kembalikan", "qqq"):
            typed(window, qtbot, text)
            check(view)
        assert window.geometry().contains(view.geometry())
