"""Working on a report: keys, dialogs, failures that lose nothing, undo, and two texts that never mix."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.errors import ActionRefusedError, StorageError
from app.services.values import Split, TrayChoice, TrayDecision
from app.views import messages
from app.views.widgets.button import Button
from app.views.widgets.text import NoteBox
from domain.actions import Balasan, Catatan, Disposisi, Kembalikan, Klasifikasi, Koordinasi, Terima
from tests.gui.sample_desk import FILLING, ONLINE, SampleDesk


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def open_report(qtbot, window, report_id):
    shown = window.reports.list
    shown._select(shown.reports.row_of(report_id))
    qtbot.waitUntil(lambda: (found := window.reports.report.details) is not None and found.line.id == report_id)


def dialog_after(qtbot, window, key):
    window.reports.list.cards.setFocus()
    press(qtbot, window, key)
    dialog = window.reports.dialogs.open
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_j_and_k_walk_over_the_headings(window, qtbot):
    press(qtbot, window, Qt.Key.Key_J)
    press(qtbot, window, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: window.reports.report.details.line.id == "r2")
    press(qtbot, window, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: window.reports.report.details.line.id == "r1")


def test_letters_are_letters_while_one_types(window, qtbot):
    press(qtbot, window, Qt.Key.Key_I)
    box = window.reports.report.composer.input
    assert window.focusWidget() is box
    qtbot.keyClicks(box, "jtcdbgn")
    assert box.toPlainText() == "jtcdbgn"
    assert window.reports.dialogs.open is None


def test_koordinasi_by_keyboard_alone(window, desk, qtbot):
    open_report(qtbot, window, "r2")
    dialog = dialog_after(qtbot, window, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: bool(dialog.recipients.choices.rows))
    assert dialog.recipients.chosen_id() == ""
    qtbot.keyClicks(dialog.search, "sda")
    assert [row.id for row in dialog.recipients.choices.rows] == ["sudin-sda-31.74"]
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    dialog.reason.setFocus()
    qtbot.keyClicks(dialog.reason, "Saluran penghubung")
    assert dialog.primary.title == "Koordinasikan ke Sudin Sumber Daya Air Jaksel"
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: desk.acted == [("r2", Koordinasi(target_unit="sudin-sda-31.74", reason="Saluran penghubung"))]
    )
    qtbot.waitUntil(window.toast.isVisible)


def test_the_text_goes_along_to_the_other_page(window, desk, qtbot):
    open_report(qtbot, window, "r2")
    dialog = dialog_after(qtbot, window, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: bool(dialog.recipients.choices.rows))
    dialog.reason.setPlainText("Periksa hari ini")
    dialog.pages["disposisi"].click()
    assert dialog.reason.words() == "Periksa hari ini"
    dialog.recipients.choose("o2")
    assert dialog.primary.title == "Disposisi ke Agus Salim"
    dialog.submit()
    qtbot.waitUntil(lambda: desk.acted == [("r2", Disposisi(assignee="o2", instruction="Periksa hari ini"))])


def test_a_sub_unit_becomes_the_holder(window, desk, qtbot):
    open_report(qtbot, window, "r2")
    dialog = dialog_after(qtbot, window, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: bool(dialog.recipients.choices.rows))
    dialog.recipients.choose("ppsu-2")
    dialog.reason.setPlainText("Angkut")
    dialog.submit()
    qtbot.waitUntil(lambda: desk.acted == [("r2", Disposisi(target_unit="ppsu-2", instruction="Angkut"))])


@pytest.mark.parametrize("failure", [StorageError("disk_full"), ActionRefusedError("not_holder")])
def test_a_failure_keeps_the_dialog_and_its_text(window, desk, qtbot, failure):
    open_report(qtbot, window, "r2")
    dialog = dialog_after(qtbot, window, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: bool(dialog.recipients.choices.rows))
    dialog.recipients.choose("sudin-sda-31.74")
    dialog.reason.setPlainText("Saluran penghubung")
    desk.failure = failure
    dialog.submit()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.trouble.text() == messages.with_code(failure.code)
    assert dialog.reason.words() == "Saluran penghubung"
    dialog.submit()
    qtbot.waitUntil(lambda: len(desk.acted) == 1)


def test_what_is_missing_is_said(window, desk, qtbot):
    open_report(qtbot, window, "r2")
    dialog = dialog_after(qtbot, window, Qt.Key.Key_C)
    dialog.submit()
    assert dialog.trouble.text() == "Pilih penerima dulu."
    assert "Pilih penerima dulu." in dialog.primary.accessibleDescription()
    assert desk.acted == []


def test_terima_with_an_officer(window, desk, qtbot):
    open_report(qtbot, window, "r2")
    dialog = dialog_after(qtbot, window, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: bool(dialog.officers.choices.rows))
    qtbot.keyClick(dialog.officers, Qt.Key.Key_Down)
    dialog.primary.click()
    qtbot.waitUntil(lambda: desk.acted == [("r2", Terima(assignee="o2"))])


class TestReturn:
    @pytest.fixture
    def desk(self):
        made = SampleDesk()
        made.can_return = True
        return made

    def test_kembalikan_says_who_gets_it(self, window, desk, qtbot):
        open_report(qtbot, window, "r1")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_B)
        assert dialog.primary.title == "Kembalikan ke Sudin Sumber Daya Air Jaksel"
        qtbot.keyClicks(dialog.reason, "Bukan aset kami")
        dialog.submit()
        qtbot.waitUntil(lambda: desk.acted == [("r1", Kembalikan(reason="Bukan aset kami"))])


def test_a_grey_action_tells_why_instead_of_opening(window, qtbot):
    open_report(qtbot, window, "r1")
    window.reports.list.cards.setFocus()
    press(qtbot, window, Qt.Key.Key_B)
    assert window.reports.dialogs.open is None
    assert window.reports.report.bar._line.text() == (
        "Kembalikan tidak tersedia: laporan ini bermula di unit Anda; tidak ada unit yang menyerahkan."
    )


def test_klasifikasi_sends_only_what_changed(window, desk, qtbot):
    open_report(qtbot, window, "r1")
    dialog = dialog_after(qtbot, window, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: bool(dialog.categories.choices.rows))
    assert dialog.action() is None
    dialog.categories.choose("jalan")
    qtbot.keyClick(dialog, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert dialog.primary.title == "Simpan klasifikasi"
    dialog.submit()
    qtbot.waitUntil(lambda: desk.acted == [("r1", Klasifikasi(category="jalan", priority="mendesak"))])


def test_what_is_typed_before_the_form_has_arrived_stays(window, desk, qtbot):
    may_answer, form = Event(), desk.classification_form
    desk.classification_form = lambda report_id: (may_answer.wait(10), form(report_id))[1]
    open_report(qtbot, window, "r1")
    dialog = dialog_after(qtbot, window, Qt.Key.Key_G)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.landmark.setFocus()
    qtbot.keyClicks(dialog.landmark, "Depan pos RW 03")
    qtbot.keyClick(dialog, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert dialog.focusWidget() is dialog.landmark
    qtbot.keyClick(dialog.landmark, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    may_answer.set()
    expected = Klasifikasi(landmark="Depan pos RW 03", priority="mendesak")
    qtbot.waitUntil(lambda: desk.acted == [("r1", expected)])


def test_klasifikasi_warns_before_the_report_moves(window, desk, qtbot):
    open_report(qtbot, window, "r1")
    dialog = dialog_after(qtbot, window, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: bool(dialog.categories.choices.rows))
    dialog.kelurahan.setCurrentIndex(0)
    assert dialog.primary.title == "Simpan dan pindahkan ke Kebon Baru"
    assert "pemegang menjadi <b>Kebon Baru, Tebet</b>" in dialog._warning.text()
    dialog.kelurahan.setEditText("Kebon")
    assert dialog.missing() == "Kelurahan ini tidak dikenal. Pilih dari daftar."
    dialog.kelurahan.setCurrentIndex(0)
    dialog.coordinates.setText("di mana-mana")
    assert dialog.action() is None
    dialog._restore.click()
    assert dialog.missing() == "Belum ada yang diubah."


def test_note_and_answer_never_mix(window, desk, qtbot):
    composer = window.reports.report.composer
    press(qtbot, window, Qt.Key.Key_I)
    qtbot.keyClicks(composer.input, "hanya untuk kita")
    composer.open_kind("balasan")
    assert composer.input.toPlainText() == ""
    assert (composer.save.title, composer.input.accessibleName()) == ("Kirim ke warga", "Isi balasan untuk warga")
    qtbot.keyClicks(composer.input, "Sedang dikerjakan")
    composer.open_kind("catatan")
    assert composer.input.toPlainText() == "hanya untuk kita"
    assert composer.save.title == "Simpan"
    composer.save.click()
    qtbot.waitUntil(lambda: desk.acted == [("r0", Catatan(note="hanya untuk kita"))])
    composer.open_kind("balasan")
    qtbot.keyClick(composer.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.acted[1:] == [("r0", Balasan(public_answer="Sedang dikerjakan"))])


def test_a_text_stays_with_its_report(window, desk, qtbot):
    composer = window.reports.report.composer
    composer.open_kind("catatan")
    qtbot.keyClicks(composer.input, "belum selesai")
    open_report(qtbot, window, "r2")
    assert composer.input.toPlainText() == ""
    open_report(qtbot, window, "r0")
    assert composer.input.toPlainText() == "belum selesai"


def test_a_note_that_cannot_be_saved_stays(window, desk, qtbot):
    composer = window.reports.report.composer
    composer.open_kind("catatan")
    qtbot.keyClicks(composer.input, "penting")
    desk.failure = StorageError("disk_full")
    composer.send()
    qtbot.waitUntil(composer._trouble.isVisible)
    assert composer.input.toPlainText() == "penting"


def test_undo_from_the_bar_and_by_key(window, desk, qtbot):
    composer = window.reports.report.composer
    composer.open_kind("catatan")
    qtbot.keyClicks(composer.input, "salah")
    composer.send()
    qtbot.waitUntil(window.toast.isVisible)
    window.toast._undo.click()
    qtbot.waitUntil(lambda: desk.undone == ["c1"])
    desk.can_undo = False
    window.reports.list.cards.setFocus()
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(desk.undone) == 2)
    qtbot.waitUntil(lambda: window.toast._title.text() == messages.too_late_to_undo("catatan"))


def test_following_a_report(window, desk, qtbot):
    window.reports.list.cards.setFocus()
    press(qtbot, window, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: window.reports.report.details.line.is_starred)
    assert desk.lines[0].is_starred


def test_conflict_by_keys(window, desk, qtbot):
    press(qtbot, window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    tray = window.reports.tray
    qtbot.waitUntil(lambda: tray.item is not None)
    assert window.reports.list.split is Split.PERLU_TINDAKAN
    assert tray.body.sides() == {}
    tray.apply()
    assert desk.tray.decided == []
    press(qtbot, window, Qt.Key.Key_2)
    assert tray.body.sides() == {"category": "theirs", "priority": "theirs"}
    press(qtbot, window, Qt.Key.Key_1)
    assert tray.body.sides() == {"category": "mine", "priority": "mine"}
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    both = TrayDecision(TrayChoice.AGAIN, frozenset({"category", "priority"}))
    qtbot.waitUntil(lambda: desk.tray.decided == [("x1", both)])
    qtbot.waitUntil(lambda: tray.item is not None and tray.item.cmd_id == "x2")
    press(qtbot, window, Qt.Key.Key_1)
    assert tray.body.decision() is None
    press(qtbot, window, Qt.Key.Key_2)
    tray.primary.click()
    qtbot.waitUntil(lambda: desk.tray.decided[1:] == [("x2", TrayDecision(TrayChoice.NOTE))])
    for cmd_id, key in (("x3", Qt.Key.Key_3), ("draft:gone1:balasan", Qt.Key.Key_1)):
        qtbot.waitUntil(lambda cmd_id=cmd_id: tray.item is not None and tray.item.cmd_id == cmd_id)
        press(qtbot, window, key)
        tray.primary.click()
    qtbot.waitUntil(lambda: [decision.choice for _, decision in desk.tray.decided[2:]] == [TrayChoice.AWAY] * 2)
    qtbot.waitUntil(window.reports.list.empty.isVisible)


def test_each_field_of_a_conflict_is_chosen_by_itself(window, desk, qtbot):
    window.run("split_4")
    tray = window.reports.tray
    qtbot.waitUntil(lambda: tray.item is not None)
    cells = tray.body.cells
    cells["category"]["theirs"].click()
    assert tray.primary.reason.startswith("Pilih satu nilai untuk setiap kolom")
    cells["priority"]["mine"].click()
    expected = "kategori <b>Pelanggaran trotoar</b> (Dedi Kurniawan), prioritas <b>Mendesak</b> (Anda)"
    assert tray.body.result() == f"Hasil: {expected}. Perubahan rekan tetap tercatat di riwayat."
    tray.primary.click()
    qtbot.waitUntil(lambda: bool(desk.tray.decided))
    assert desk.tray.decided == [("x1", TrayDecision(TrayChoice.AGAIN, frozenset({"priority"})))]


def test_the_text_of_a_refusal_can_be_copied_and_the_item_left_for_later(window, desk, qtbot):
    window.run("split_4")
    tray = window.reports.tray
    qtbot.waitUntil(lambda: tray.item is not None)
    tray.later.click()
    qtbot.waitUntil(lambda: tray.item.cmd_id == "x2")

    def copies():
        return [button for button in tray.findChildren(Button) if button.title == "Salin teks" and button.isVisible()]

    qtbot.waitUntil(lambda: len(copies()) == 1)
    copies()[0].click()
    assert QGuiApplication.clipboard().text() == desk.tray.shown[1].text
    tray.later.click()
    qtbot.waitUntil(lambda: tray.item.cmd_id == "x3")
    told = [box.text() for box in tray._content.findChildren(NoteBox)]
    expected = "Menunggu keputusan atas Koordinasi dari pukul 08.41, yang tidak diterima server."
    assert any(expected in words for words in told)
    assert desk.tray.decided == []


def test_theme_changes_everything_at_once(window, qtbot):
    open_report(qtbot, window, "r4")  # without photos, which look the same in every theme
    before = window.grab().toImage()
    press(qtbot, window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    after = window.grab().toImage()
    points = [(x, y) for x in range(20, 1350, 90) for y in range(60, 680, 60)]
    dark = sum(after.pixelColor(x, y).lightness() < 128 for x, y in points)
    bright = sum(before.pixelColor(x, y).lightness() > 128 for x, y in points)
    assert bright > 0.9 * len(points)
    assert dark > 0.75 * len(points)  # text is bright there


def test_reading_pane_can_be_hidden(window, qtbot):
    pane: QWidget = window.reports.report
    press(qtbot, window, Qt.Key.Key_F8)
    assert not pane.isVisible()
    press(qtbot, window, Qt.Key.Key_F8)
    assert pane.isVisible()


def test_enter_presses_the_focused_button(window, qtbot):
    open_report(qtbot, window, "r2")
    window.reports.list.cards.setFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.focusWidget().accessibleName() == "Terima"
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.reports.dialogs.open.windowTitle().startswith("Terima JK2611230004")


def test_the_report_behind_a_conflict_and_back(window, desk, qtbot):
    window.run("split_4")
    qtbot.waitUntil(lambda: window.reports.tray.item is not None)
    window.reports.tray.open_report.click()
    qtbot.waitUntil(window.reports.report.isVisible)
    qtbot.waitUntil(lambda: window.reports.report.details.line.id == "r0")
    window.run("open_report")
    assert window.reports.tray.isVisible()


def test_an_empty_list_says_when_data_are_on_their_way(window, desk, events, qtbot):
    window.run("split_2")
    qtbot.waitUntil(window.reports.list.empty.isVisible)
    events.sync_changed.emit(FILLING)
    assert window.reports.list.empty._title.text() == "Data unit Anda sedang diambil"
    assert "1.240" in window.reports.list.empty._words.text()
    events.sync_changed.emit(ONLINE)
    assert window.reports.list.empty._title.text() == "Tidak ada laporan di sini"


def test_widths_set_by_hand_stay(window, qtbot):
    splitter = window.reports.panes
    splitter.moveSplitter(560, 2)
    before = splitter.sizes()
    window.resize(window.width() + 20, window.height())
    assert abs(splitter.sizes()[1] - before[1]) < 20


class TestNextWork:
    """N opens what nobody has turned to yet, and goes on from there."""

    @pytest.fixture
    def press_n(self, window, qtbot):
        def press_it():
            window.reports.list.cards.setFocus()
            press(qtbot, window, Qt.Key.Key_N)
            return window.reports.list.report_id

        return press_it

    def test_it_begins_with_the_first_and_goes_on(self, window, press_n):
        assert [press_n() for _ in range(3)] == ["r0", "r1", "r2"]
        assert window.focusWidget() is window.reports.report.bar._buttons[window.reports.report.bar._order[0]]

    def test_a_report_one_has_turned_to_is_not_opened_again(self, window, press_n, qtbot):
        press(qtbot, window, Qt.Key.Key_J)
        assert press_n() == "r2"

    def test_after_an_action_it_opens_what_stands_in_its_place(self, window, desk, press_n, qtbot):
        assert [press_n(), press_n()] == ["r0", "r1"]
        desk.lines = [line for line in desk.lines if line.id != "r1"]
        window.reports.presenter.act("r1", Terima(), None, lambda saved: None, lambda error: None)
        qtbot.waitUntil(lambda: window.reports.list.report_id == "r2")
        assert [press_n(), press_n()] == ["r2", "r3"]

    def test_from_the_last_on_it_goes_to_the_first(self, window, press_n, qtbot):
        qtbot.keyClick(window.reports.list.cards, Qt.Key.Key_End)
        assert press_n() == "r0"
