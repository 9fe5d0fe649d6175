"""What is typed in a dialog or composer is kept while one types and is there again, whatever closed it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.errors import StorageError
from app.services.values import Draft
from app.views.act.dialog import ActionDialog
from app.views.act.drafts import DraftKeeper
from app.views.widgets.choice_card import ChoiceCard
from app.views.widgets.choice_list import ChoiceList, ChoiceRow
from app.views.widgets.inputs import ComboInput, LineInput, SearchInput, TextInput
from domain.actions import Kembalikan, Koordinasi
from tests.gui.sample_desk import NOW
from tests.gui.test_reading import dialog_after, open_report, press


def texts_of(desk, report_id, kind):
    found = desk.drafts.find(report_id, kind)
    return None if found is None else dict(found.texts)


def opened(qtbot, window, key):
    """The dialog of this key, its draft loaded."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    dialog = dialog_after(qtbot, window, key)
    qtbot.waitUntil(lambda: dialog.draft is not None and dialog.draft._is_running)
    return dialog


def test_a_dialog_is_kept_while_one_types_and_comes_back(window, desk, qtbot):
    open_report(qtbot, window, "r2")
    dialog = opened(qtbot, window, Qt.Key.Key_C)
    qtbot.keyClicks(dialog.search, "sda")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    qtbot.keyClicks(dialog.reason, "Saluran penghubung")
    qtbot.waitUntil(lambda: texts_of(desk, "r2", "koordinasi") == {"Alasan": "Saluran penghubung"})
    assert ("OPD penerima", "sudin-sda-31.74") in desk.drafts.find("r2", "koordinasi").choices
    qtbot.waitUntil(lambda: dialog._draft_note.text() == "Draf tersimpan 09.41")
    assert not dialog.draft_bar.isVisible()
    dialog.reject()

    again = opened(qtbot, window, Qt.Key.Key_C)
    assert again.reason.toPlainText() == "Saluran penghubung"
    assert again.recipients.chosen_id() == "sudin-sda-31.74"
    assert again.draft_bar._words.text() == "Draf dari 09.41 dipulihkan"
    qtbot.keyClick(again.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    expected = Koordinasi(target_unit="sudin-sda-31.74", reason="Saluran penghubung")
    qtbot.waitUntil(lambda: desk.acted == [("r2", expected)])
    assert desk.drafts.kept == {}


def test_what_is_typed_just_before_esc_is_kept(window, desk, qtbot):
    desk.can_return = True
    open_report(qtbot, window, "r1")
    dialog = opened(qtbot, window, Qt.Key.Key_B)
    qtbot.keyClicks(dialog.reason, "Bukan aset kami")
    dialog.reject()
    qtbot.waitUntil(lambda: texts_of(desk, "r1", "kembalikan") == {"Alasan": "Bukan aset kami"})


def test_opening_and_closing_makes_no_draft(window, desk, qtbot):
    desk.can_return = True
    open_report(qtbot, window, "r1")
    for key in (Qt.Key.Key_B, Qt.Key.Key_G, Qt.Key.Key_C):
        dialog = opened(qtbot, window, key)
        dialog.draft.look()
        dialog.reject()
    assert desk.drafts.kept == {}


class EveryInput(ActionDialog):
    """A dialog with one input of each kind and something beside them; no code for drafts but the two hooks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Semua", (660, 500), lambda *_: None, parent)
        self.set_shares(1, 0)
        left, _ = self.columns()
        self.text, self.line, self.search = TextInput("Uraian"), LineInput("Alamat"), SearchInput("Cari", "")
        self.combo, self.list = ComboInput("Kelurahan"), ChoiceList("Petugas", 46)
        self.cards = [ChoiceCard("Biasa", ""), ChoiceCard("Mendesak", "")]
        self.photos: list[object] = []
        self.person = LineInput("Nama pelapor")
        self.person.setProperty("keeps-no-draft", True)
        for widget in (self.text, self.line, self.person, self.search, self.combo, self.list, *self.cards):
            left.addWidget(widget)
        self.combo.fill((("a", "Gambir"), ("b", "Cideng")), "a")
        self.list.show_rows([ChoiceRow("o1", "Agus"), ChoiceRow("o2", "Siti")])
        self.line.setText("Jl. Lama")
        self.cards[0].setChecked(True)

    def action(self):
        return None

    def missing(self):
        return "contoh"

    def draft_extra(self):
        return {"photos": self.photos} if self.photos else {}

    def restore_extra(self, extra):
        self.photos = list(extra.get("photos", []))

    def holds(self):
        chosen = self.cards[1].isChecked(), self.combo.currentText(), self.list.chosen_id()
        return self.text.toPlainText(), self.line.text(), *chosen, self.photos


EMPTY: tuple[object, ...] = ("", "Jl. Lama", False, "Gambir", "", [])
FILLED = ("Satu\ndua", "Jl. Baru", True, "Cideng", "o2", ["ab12"])


def shown(qtbot, window, draft=None):
    """Such a dialog as the window would show it."""
    if draft is not None:
        window._calls.desk.drafts.kept[draft.report_id, draft.kind] = draft
    dialog = EveryInput(window)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.keep_draft(DraftKeeper(window._calls, Draft("r1", "contoh", "JK1"), dialog, dialog))
    dialog.show()
    return dialog


def ready(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog.draft._is_running)
    return dialog


def fill(qtbot, dialog):
    qtbot.keyClicks(dialog.text, "Satu")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.text, "dua")
    dialog.line.selectAll()
    qtbot.keyClicks(dialog.line, "Jl. Baru")
    dialog.cards[1].setChecked(True)
    dialog.combo.setCurrentIndex(1)
    dialog.list.choose("o2")
    dialog.photos = ["ab12"]


def test_every_kind_of_input_comes_back_and_can_be_discarded(window, desk, qtbot):
    first = ready(qtbot, shown(qtbot, window))
    assert first.holds() == EMPTY
    fill(qtbot, first)
    qtbot.keyClicks(first.search, "bukan draf")
    qtbot.keyClicks(first.person, "Sulastri")
    first.close()
    qtbot.waitUntil(lambda: bool(desk.drafts.kept))
    assert "bukan draf" not in str(desk.drafts.kept)
    assert "Sulastri" not in str(desk.drafts.kept)

    again = ready(qtbot, shown(qtbot, window))
    assert again.holds() == FILLED
    again.draft_bar.discard.click()
    assert again.holds() == EMPTY
    assert not again.draft_bar.isVisible()
    qtbot.waitUntil(lambda: desk.drafts.kept == {})
    again.draft.look()
    again.close()
    ready(qtbot, shown(qtbot, window))
    assert desk.drafts.kept == {}


def test_photos_alone_are_a_draft_and_choices_alone_are_none(window, desk, qtbot):
    dialog = ready(qtbot, shown(qtbot, window))
    dialog.list.choose("o2")
    dialog.draft.look()
    dialog.photos = ["ab12"]
    qtbot.waitUntil(lambda: bool(desk.drafts.kept))
    (kept,) = desk.drafts.kept.values()
    assert (kept.extra, dict(kept.choices)["Petugas"]) == ('{"photos": ["ab12"]}', "o2")


def test_what_was_typed_before_the_draft_came_stays(window, desk, qtbot):
    draft = Draft("r1", "contoh", "JK1", (("Uraian", "Lama"), ("Alamat", "Jl. Draf")), saved_at=NOW)
    dialog = shown(qtbot, window, draft)
    qtbot.keyClicks(dialog.text, "Baru")
    qtbot.keyClicks(dialog.line, "!")
    ready(qtbot, dialog)
    assert (dialog.text.toPlainText(), dialog.line.text()) == ("Lama\nBaru", "Jl. Lama!")


def test_a_draft_that_cannot_be_kept_is_told_and_esc_asks_once(window, desk, qtbot):
    desk.drafts.failure = StorageError("disk_full")
    dialog = ready(qtbot, shown(qtbot, window))
    qtbot.keyClicks(dialog.text, "penting")
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert "Disk penuh" in dialog.trouble.text()
    dialog.reject()
    assert dialog.isVisible()
    assert "Esc sekali lagi" in dialog.trouble.text()
    desk.drafts.failure = None
    qtbot.waitUntil(lambda: texts_of(desk, "r1", "contoh") == {"Uraian": "penting"})
    qtbot.waitUntil(lambda: not dialog.trouble.isVisible())
    dialog.reject()
    assert not dialog.isVisible()


def test_a_failed_action_goes_on_keeping(window, desk, qtbot):
    desk.can_return = True
    open_report(qtbot, window, "r1")
    dialog = opened(qtbot, window, Qt.Key.Key_B)
    qtbot.keyClicks(dialog.reason, "Bukan")
    desk.failure = StorageError("disk_full")
    press(qtbot, dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(dialog.trouble.isVisible)
    qtbot.keyClicks(dialog.reason, " aset kami")
    qtbot.waitUntil(lambda: texts_of(desk, "r1", "kembalikan") == {"Alasan": "Bukan aset kami"})
    press(qtbot, dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.acted == [("r1", Kembalikan(reason="Bukan aset kami"))])
    qtbot.waitUntil(lambda: desk.drafts.kept == {})


def test_closing_the_window_stores_what_was_typed_last(window, desk, tasks, qtbot):
    composer = window.reports.report.composer
    composer.open_kind("catatan")
    qtbot.keyClicks(composer.input, "belum selesai")
    window.close()
    tasks.finish("db")
    assert texts_of(desk, "r0", "catatan") == {"catatan": "belum selesai"}


def test_a_text_of_an_earlier_day_comes_back_and_can_be_discarded(window, desk, events, qtbot):
    composer = window.reports.report.composer
    desk.drafts.kept["r2", "balasan"] = Draft("r2", "balasan", "JK", (("balasan", "Terima kasih"),), saved_at=NOW)
    open_report(qtbot, window, "r2")
    assert (composer.kind, composer.input.toPlainText()) == ("balasan", "Terima kasih")
    assert composer.draft_bar._words.text() == "Draf dari 09.41 dipulihkan"
    composer.draft_bar.discard.click()
    qtbot.waitUntil(lambda: desk.drafts.kept == {})
    assert composer.input.toPlainText() == ""
    assert not composer.draft_bar.isVisible()
    open_report(qtbot, window, "r0")
    open_report(qtbot, window, "r2")
    assert composer.input.toPlainText() == ""


def test_a_note_ends_its_draft_and_what_was_typed_after_it_stays(window, desk, qtbot):
    composer = window.reports.report.composer
    composer.open_kind("catatan")
    qtbot.keyClicks(composer.input, "Satu")
    qtbot.waitUntil(lambda: texts_of(desk, "r0", "catatan") == {"catatan": "Satu"})
    composer.send()
    qtbot.keyClicks(composer.input, " dan dua")
    qtbot.waitUntil(lambda: bool(desk.acted))
    qtbot.waitUntil(lambda: composer.input.toPlainText() == "dan dua")
    qtbot.waitUntil(lambda: texts_of(desk, "r0", "catatan") == {"catatan": "dan dua"})


def test_a_pencil_tells_of_the_other_text(window, desk, qtbot):
    composer = window.reports.report.composer
    composer.open_kind("balasan")
    qtbot.keyClicks(composer.input, "Sedang dikerjakan")
    composer.open_kind("catatan")
    assert (composer.tabs["balasan"].icon_name, composer.tabs["catatan"].icon_name) == ("note-pencil", "")
    assert composer.tabs["balasan"].accessibleDescription() == "ada draf"
    qtbot.waitUntil(lambda: texts_of(desk, "r0", "balasan") == {"balasan": "Sedang dikerjakan"})
