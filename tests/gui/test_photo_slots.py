"""Photos come by drop, paste and file dialog, are prepared off the GUI thread; a refused one spoils nothing."""

import hashlib
from dataclasses import replace
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from shiboken6 import isValid

from app.services.values import CompletionForm
from app.views.act.extension import AskExtensionDialog
from app.views.photos.pictures import Job, Pictures
from app.views.photos.tile import TileState
from domain.actions import AjukanSelesai, Lampiran, TindakLanjut
from tests.gui.sample_photos import AFTER, scene
from tests.gui.test_reading import dialog_after, open_report, press

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def photo(tmp_path) -> Path:
    return saved(tmp_path, "sesudah.jpg", "sesudah", 40)


@pytest.fixture
def follow_up(window, qtbot):
    open_report(qtbot, window, "r1")
    return dialog_after(qtbot, window, Qt.Key.Key_L)


@pytest.fixture
def complete(window, qtbot):
    open_report(qtbot, window, "r1")
    dialog = dialog_after(qtbot, window, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: dialog.missing() != "Syarat bukti sedang dibaca.")
    return dialog


def saved(folder: Path, name: str, slot: str, shift: int) -> Path:
    path = folder / name
    path.write_bytes(scene(slot, shift))
    return path


def urls(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(box, mime: QMimeData) -> bool:
    """As the window system does it; False when the box does not want it."""
    copy, middle = Qt.DropAction.CopyAction, box.rect().center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(middle, copy, mime, left, none)
    enter.setAccepted(False)
    QApplication.sendEvent(box, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(box, QDropEvent(QPointF(middle), copy, mime, left, none))
    return True


def ready(qtbot, dialog, count: int) -> None:
    qtbot.waitUntil(lambda: (len(dialog.slots.photos), dialog.slots.preparing) == (count, 0))


def tiles(dialog, slot: str):
    box = dialog.slots.boxes[slot]
    return [tile for tile in box._flow._shown if tile.is_removable]


def test_dropped_files_go_with_the_follow_up(follow_up, desk, tmp_path, photo, qtbot):
    during = saved(tmp_path, "proses.png.jpg", "proses", 41)
    assert drop(follow_up.slots.boxes["sesudah"], urls(photo))
    assert drop(follow_up.slots.boxes["proses"], urls(during))
    ready(qtbot, follow_up, 2)
    follow_up.text.setPlainText("Saluran dikeruk")
    follow_up.submit()
    qtbot.waitUntil(lambda: len(desk.acted) == 1)
    report_id, action = desk.acted[0]
    assert (report_id, action.note) == ("r1", "Saluran dikeruk")
    assert isinstance(action, TindakLanjut)
    assert [claim.slot for claim in action.photos] == ["proses", "sesudah"]
    for claim in action.photos:
        body = desk.photos.files[claim.sha256]
        assert hashlib.sha256(body).hexdigest() == claim.sha256
        assert (claim.size, claim.width, claim.height) == (len(body), 960, 720)
    assert desk.photos.forgotten == []


def test_what_is_no_photo_is_not_taken_by_a_drop(follow_up):
    words = QMimeData()
    words.setText("hanya tulisan")
    assert not drop(follow_up.slots.boxes["proses"], words)


def test_a_pasted_picture(follow_up, desk, qtbot):
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    follow_up.slots.boxes["sebelum"].add.setFocus()
    press(qtbot, follow_up, Qt.Key.Key_V, CTRL)
    ready(qtbot, follow_up, 1)
    assert [(made.slot, made.width, made.height) for made in follow_up.slots.photos] == [("sebelum", 64, 48)]


def test_pasted_files_keep_their_bytes_and_words_stay_words(follow_up, photo, qtbot):
    QGuiApplication.clipboard().setMimeData(urls(photo))
    press(qtbot, follow_up, Qt.Key.Key_V, CTRL)  # the cursor stands in the note
    ready(qtbot, follow_up, 1)
    assert follow_up.slots.photos[0].slot == "proses"
    assert follow_up.slots.photos[0].original_sha256 == hashlib.sha256(photo.read_bytes()).hexdigest()
    assert follow_up.text.words() == ""
    QGuiApplication.clipboard().setText("Selesai pukul 10")
    press(qtbot, follow_up, Qt.Key.Key_V, CTRL)
    assert follow_up.text.words() == "Selesai pukul 10"
    assert len(follow_up.slots.photos) == 1


def test_an_empty_clipboard_says_so(follow_up, qtbot):
    QGuiApplication.clipboard().setText("hanya tulisan")
    follow_up.slots.boxes["proses"].add.setFocus()
    press(qtbot, follow_up, Qt.Key.Key_V, CTRL)
    assert follow_up.trouble.text() == "Tidak ada foto di papan klip. Salin foto atau berkasnya dulu."


def test_a_text_named_jpg_is_refused_and_all_else_stays(follow_up, desk, tmp_path, photo, qtbot):
    wrong = tmp_path / "<catatan>.jpg"
    wrong.write_text("bukan gambar")
    follow_up.text.setPlainText("sudah diketik")
    assert drop(follow_up.slots.boxes["sesudah"], urls(photo, wrong))
    ready(qtbot, follow_up, 1)
    qtbot.waitUntil(follow_up.trouble.isVisible)
    assert follow_up.trouble.text() == (
        "<b>&lt;catatan&gt;.jpg</b>: Berkas ini bukan foto JPEG, PNG, atau WebP. Kode not_an_image"
        "<br>Foto dan tulisan lain tetap ada."
    )
    assert follow_up.text.words() == "sudah diketik"
    assert [made.slot for made in follow_up.slots.photos] == ["sesudah"]
    assert follow_up.primary.reason == ""


def test_what_counts_is_the_content_not_the_name(follow_up, tmp_path, qtbot):
    """Control for the test above: the same file name ending does not decide either way."""
    right = saved(tmp_path, "foto.txt", "proses", 42)
    assert drop(follow_up.slots.boxes["proses"], urls(right))
    ready(qtbot, follow_up, 1)
    assert follow_up.trouble.text() == ""


@pytest.mark.parametrize("name", ["tidak-ada.jpg", "."])
def test_a_file_that_cannot_be_read_says_so(follow_up, tmp_path, qtbot, name):
    assert drop(follow_up.slots.boxes["proses"], urls(tmp_path / name))
    qtbot.waitUntil(follow_up.trouble.isVisible)
    assert follow_up.trouble.text().count("Kode unreadable_file") == 1
    assert tiles(follow_up, "proses") == []


def test_the_window_answers_while_a_photo_is_prepared(follow_up, desk, photo, qtbot):
    desk.photos.gate.clear()
    assert drop(follow_up.slots.boxes["sesudah"], urls(photo))
    qtbot.waitUntil(lambda: ("prepare", "sesudah") in desk.photos.asked)
    (tile,) = tiles(follow_up, "sesudah")
    assert (tile.state, tile.accessibleDescription()) == (TileState.WORKING, "Menyiapkan … Del membuang.")
    qtbot.keyClicks(follow_up.text, "masih bisa mengetik")
    assert follow_up.text.words() == "masih bisa mengetik"
    follow_up.submit()
    assert follow_up.trouble.text() == "1 foto masih disiapkan."
    assert desk.acted == []
    desk.photos.gate.set()
    ready(qtbot, follow_up, 1)
    qtbot.waitUntil(lambda: tile.state is TileState.SHOWN)
    assert follow_up.primary.reason == ""


def test_preparing_can_be_stopped_and_leaves_nothing(follow_up, desk, photo, qtbot):
    desk.photos.gate.clear()
    assert drop(follow_up.slots.boxes["sesudah"], urls(photo))
    (tile,) = tiles(follow_up, "sesudah")
    tile.setFocus()
    press(qtbot, follow_up, Qt.Key.Key_Delete)
    assert tiles(follow_up, "sesudah") == []
    assert follow_up.focusWidget() is follow_up.slots.boxes["sesudah"].add
    desk.photos.gate.set()
    qtbot.waitUntil(lambda: len(desk.photos.forgotten) == 1)
    assert follow_up.slots.photos == ()


def test_closing_while_a_photo_is_prepared(follow_up, desk, photo, qtbot):
    desk.photos.gate.clear()
    assert drop(follow_up.slots.boxes["sesudah"], urls(photo))
    qtbot.waitUntil(lambda: ("prepare", "sesudah") in desk.photos.asked)
    follow_up.reject()
    qtbot.waitUntil(lambda: not isValid(follow_up))
    desk.photos.gate.set()
    qtbot.waitUntil(lambda: len(desk.photos.forgotten) == 1)


def test_a_photo_is_taken_away_with_del(follow_up, desk, tmp_path, photo, qtbot):
    other = saved(tmp_path, "lain.jpg", "proses", 43)
    assert drop(follow_up.slots.boxes["sesudah"], urls(photo, other))
    ready(qtbot, follow_up, 2)
    first, second = follow_up.slots.photos
    tiles(follow_up, "sesudah")[0].setFocus()
    press(qtbot, follow_up, Qt.Key.Key_Delete)
    assert follow_up.slots.photos == (second,)
    qtbot.waitUntil(lambda: desk.photos.forgotten == [first.sha256])


def test_the_same_photo_twice_in_a_slot_is_one(follow_up, desk, photo, qtbot):
    assert drop(follow_up.slots.boxes["sesudah"], urls(photo, photo))
    ready(qtbot, follow_up, 1)
    assert "sudah ada" in follow_up.trouble.text()
    assert desk.photos.forgotten == []  # the first one is still used


def test_more_than_an_action_takes(follow_up, desk, tmp_path, qtbot):
    paths = [saved(tmp_path, f"{at}.jpg", "proses", 100 + at) for at in range(21)]
    assert drop(follow_up.slots.boxes["proses"], urls(*paths))
    assert "Paling banyak 20 foto sekaligus." in follow_up.trouble.text()
    ready(qtbot, follow_up, 20)


def test_files_are_chosen_by_keyboard_alone(follow_up, photo, qtbot):
    add = follow_up.slots.boxes["sesudah"].add
    follow_up.text.setFocus()
    for _ in range(20):
        if follow_up.focusWidget() is add:
            break
        press(qtbot, follow_up, Qt.Key.Key_Tab)
    assert follow_up.focusWidget() is add
    press(qtbot, follow_up, Qt.Key.Key_Return)
    chooser = follow_up.findChild(QFileDialog)
    qtbot.waitUntil(chooser.isVisible)
    name = chooser.findChild(QLineEdit, "fileNameEdit")
    name.setText(str(photo))
    qtbot.keyClick(name, Qt.Key.Key_Return)
    ready(qtbot, follow_up, 1)
    assert follow_up.slots.photos[0].slot == "sesudah"


def test_a_draft_brings_photos_back(follow_up, desk, photo, qtbot):
    assert drop(follow_up.slots.boxes["sesudah"], urls(photo))
    ready(qtbot, follow_up, 1)
    kept = follow_up.draft_extra()
    follow_up.restore_extra({})
    assert follow_up.slots.photos == ()
    qtbot.waitUntil(lambda: len(desk.photos.forgotten) == 1)
    desk.photos.prepare(photo, "sesudah")
    follow_up.restore_extra(kept)
    assert follow_up.draft_extra() == kept  # a look before the answer has come keeps them
    ready(qtbot, follow_up, 1)


def test_a_photo_of_a_draft_that_is_gone_is_left_out(follow_up, qtbot):
    follow_up.restore_extra({"photos": [{"sha256": "0" * 64, "slot": "proses"}]})
    ready(qtbot, follow_up, 0)
    assert tiles(follow_up, "proses") == []


class TestAjukanSelesai:
    def test_grey_until_answer_and_photo_are_there(self, complete, desk, photo, qtbot):
        assert complete.primary.reason == "Perlu 1 foto sesudah; ada 0."
        complete.answer.setPlainText("Saluran sudah dikeruk.")
        assert complete.primary.reason == "Perlu 1 foto sesudah; ada 0."
        complete.submit()
        assert desk.acted == []
        assert complete.focusWidget() is complete.slots.boxes["sesudah"].add
        assert drop(complete.slots.boxes["sesudah"], urls(photo))
        ready(qtbot, complete, 1)
        assert complete.primary.reason == ""
        complete.answer.clear()
        assert complete.primary.reason == "Jawaban untuk warga belum diisi."
        complete.answer.setPlainText("Saluran sudah dikeruk.")
        qtbot.keyClick(complete.answer, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: len(desk.acted) == 1)
        action = desk.acted[0][1]
        assert isinstance(action, AjukanSelesai)
        assert (action.public_answer, len(action.photos)) == ("Saluran sudah dikeruk.", 1)

    def test_other_slots_do_not_count(self, complete, photo, qtbot):
        complete.answer.setPlainText("Selesai.")
        assert drop(complete.slots.boxes["proses"], urls(photo))
        ready(qtbot, complete, 1)
        assert complete.primary.reason == "Perlu 1 foto sesudah; ada 0."

    def test_photos_of_the_follow_up_count(self, complete):
        complete.show_form(CompletionForm(1, frozenset({AFTER.sha256})))
        complete.answer.setPlainText("Selesai.")
        assert complete.primary.reason == ""
        assert complete.action() == AjukanSelesai(public_answer="Selesai.")

    def test_the_setting_decides_how_many_and_a_picture_counts_once(self, complete, desk, tmp_path, photo, qtbot):
        complete.answer.setPlainText("Selesai.")
        assert drop(complete.slots.boxes["sesudah"], urls(photo))
        ready(qtbot, complete, 1)
        same = complete.slots.photos[0].sha256
        complete.show_form(CompletionForm(2, frozenset({same})))
        assert complete.primary.reason == "Perlu 2 foto sesudah; ada 1."
        assert drop(complete.slots.boxes["sesudah"], urls(saved(tmp_path, "dua.jpg", "sesudah", 77)))
        ready(qtbot, complete, 2)
        assert complete.primary.reason == ""

    def test_a_late_form_touches_nothing(self, window, desk, photo, qtbot):
        open_report(qtbot, window, "r1")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_V)
        dialog.answer.setPlainText("diketik lebih dulu")
        assert drop(dialog.slots.boxes["sesudah"], urls(photo))
        ready(qtbot, dialog, 1)
        dialog.show_form(CompletionForm(1, frozenset()))
        assert dialog.answer.words() == "diketik lebih dulu"
        assert len(dialog.slots.photos) == 1

    def test_the_pair_shows_before_and_the_newest_after(self, complete, photo, qtbot):
        assert complete.pair.view.left.chip == "Aduan"
        assert complete.pair.view.right.waiting == "Belum ada foto sesudah"
        assert drop(complete.slots.boxes["sesudah"], urls(photo))
        ready(qtbot, complete, 1)
        assert complete.pair.view.right.chip == "Sesudah"
        qtbot.waitUntil(lambda: complete.pair.view.right.image is not None)
        qtbot.waitUntil(lambda: complete.pair.view.right.image.width() == 960)

    def test_more_time_is_asked_for_without_losing_the_text(self, complete, window, qtbot):
        complete.answer.setPlainText("hampir selesai")
        complete.extension.click()
        other = window.reports.dialogs.open
        assert isinstance(other, AskExtensionDialog)
        other.reject()
        assert complete.isVisible()
        assert complete.answer.words() == "hampir selesai"
        complete.extension.click()
        window.reports.dialogs.open.saved.emit(None)
        qtbot.waitUntil(lambda: not isValid(complete))

    def test_more_time_that_cannot_be_asked_for_says_why(self, complete, window):
        details = window.reports.report.details
        choices = tuple(
            replace(each, code="request_pending") if each.type == "minta_perpanjangan" else each
            for each in details.choices
        )
        complete.reject()
        window.reports.dialogs.start("ajukan_selesai", replace(details, choices=choices))
        dialog = window.reports.dialogs.open
        dialog.extension.click()
        assert window.reports.dialogs.open is dialog
        assert dialog.trouble.text() == "Masih ada permintaan perpanjangan yang belum diputuskan."

    def test_a_template_and_a_variable_that_nobody_filled_in(self, complete, qtbot, qtlog):
        complete.show_form(CompletionForm(0, frozenset()))
        qtbot.waitUntil(lambda: bool(complete._templates._templates))
        complete.answer.setFocus()
        with qtlog.disabled():  # the offscreen screen cannot give the keyboard to a menu, and says so
            qtbot.keyClicks(complete.answer, "Yth. warga, ;")
            menu = complete._templates.menu
            qtbot.waitUntil(menu.isVisible)
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        assert complete.answer.words() == "Yth. warga, Selesai dikerjakan pada {tanggal}."
        assert complete.primary.reason == "Ganti dulu {tanggal} dalam teks dengan isinya."
        complete.answer.setPlainText(complete.answer.words().replace("{tanggal}", "22 November"))
        assert complete.primary.reason == ""

    def test_the_key_is_a_letter_where_there_are_no_templates(self, complete, qtbot):
        complete.show_templates(())
        qtbot.keyClicks(complete.answer, "satu; dua")
        assert complete.answer.words() == "satu; dua"


def test_lampiran_adds_to_the_chosen_event(window, desk, photo, qtbot):
    open_report(qtbot, window, "r1")
    dialog = dialog_after(qtbot, window, Qt.Key.Key_A)
    assert dialog.primary.reason == "Belum ada foto yang ditambahkan."
    dialog.happening.setCurrentIndex(2)  # Diterima, the third newest
    assert drop(dialog.slots.boxes["proses"], urls(photo))
    ready(qtbot, dialog, 1)
    dialog.submit()
    qtbot.waitUntil(lambda: len(desk.acted) == 1)
    action = desk.acted[0][1]
    assert isinstance(action, Lampiran)
    assert (action.event, [claim.slot for claim in action.photos]) == ("e5", ["proses"])


class TestThreads:
    """Preparing, decoding and fetching never run on the GUI thread."""

    @staticmethod
    def watched(desk, monkeypatch):
        seen: list[bool] = []
        for name in ("prepare", "thumbnail", "full"):
            work = getattr(desk.photos, name)
            monkeypatch.setattr(desk.photos, name, lambda *args, _work=work: (seen.append(is_gui()), _work(*args))[1])
        return seen

    def test_none_of_it_runs_there(self, complete, desk, photo, qtbot, monkeypatch):
        seen = self.watched(desk, monkeypatch)
        assert drop(complete.slots.boxes["sesudah"], urls(photo))
        ready(qtbot, complete, 1)
        qtbot.waitUntil(lambda: complete.pair.view.right.image is not None)
        assert seen
        assert not any(seen)

    def test_the_check_itself(self, window, desk, photo, qtbot, monkeypatch):
        """Pictures that prepares at once, where it is asked, is found out."""
        seen = self.watched(desk, monkeypatch)
        monkeypatch.setattr(window.reports._calls, "run", lambda work, done, *others, **more: done(work()))
        pictures: Pictures = window.reports.pictures
        pictures.prepare(photo, "sesudah", Job(), lambda made: None, lambda error: None)
        assert seen == [True]


def is_gui() -> bool:
    return current_thread() is main_thread()


def test_names_say_nothing_twice(complete, photo, tmp_path, qtbot):
    assert drop(complete.slots.boxes["sesudah"], urls(photo, saved(tmp_path, "b.jpg", "sesudah", 9)))
    ready(qtbot, complete, 2)
    names = [tile.accessibleName() for tile in tiles(complete, "sesudah")]
    assert names == ["Foto sesudah baru 1", "Foto sesudah baru 2"]


def test_a_large_camera_photo_is_shown_upright_and_small(follow_up, tmp_path, qtbot):
    path = tmp_path / "kamera.jpg"
    image = Image.new("RGB", (2400, 1800), (90, 120, 140))
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    image.save(path, "JPEG", exif=exif)
    assert drop(follow_up.slots.boxes["proses"], urls(path))
    ready(qtbot, follow_up, 1)
    made = follow_up.slots.photos[0]
    assert (made.width, made.height) == (1536, 2048)
    qtbot.waitUntil(lambda: tiles(follow_up, "proses")[0].image is not None)
    assert (tiles(follow_up, "proses")[0].image.width(), tiles(follow_up, "proses")[0].image.height()) == (240, 320)
