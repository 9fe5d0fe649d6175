"""Laporan baru: by keyboard alone, faults in words, hints that link, and a receipt whose code is the number."""

import re
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.errors import ActionRefusedError, StorageError
from app.views.intake import presenter
from app.views.intake.receipt import PDF_DPI, QUIET_ZONE, facts, next_words, paint_qr, paint_receipt, write_pdf
from app.views.intake.view import IntakeView
from tests.gui.sample_intake import receipt_of, refused_item
from tests.gui.sample_photos import scene

TEXT = "Got di depan rumah nomor 14 penuh sampah."
SENDING = Qt.KeyboardModifier.ControlModifier


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def opened_form(qtbot, window):
    window.reports.list.cards.setFocus()
    press(qtbot, window, Qt.Key.Key_N, SENDING)
    qtbot.waitUntil(lambda: window.intake.fields.kelurahan.count() > 0)
    return window.intake.fields


def typed(qtbot, window, words):
    qtbot.keyClicks(window.focusWidget(), words)


def tab_to(qtbot, window, target):
    for _ in range(30):
        if window.focusWidget() is target:
            return
        press(qtbot, window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {target.accessibleName()}")


def card_of(hints, report_id):
    return next(card for card in hints.cards if card.found.id == report_id)


def filled_form(qtbot, window):
    fields = opened_form(qtbot, window)
    fields.category.setCurrentIndex(fields.category.findData("drainase"))
    fields.description.setPlainText(TEXT)
    return fields


def test_a_report_by_keyboard_alone(window, desk, qtbot):
    fields = opened_form(qtbot, window)
    assert window.focusWidget() is fields.category
    press(qtbot, window, Qt.Key.Key_Down)
    assert fields.category.currentText() == "Saluran air dan drainase"
    tab_to(qtbot, window, fields.description)
    typed(qtbot, window, TEXT)
    tab_to(qtbot, window, fields.address)
    typed(qtbot, window, "Jl. Tebet Timur Dalam II No. 14")
    tab_to(qtbot, window, fields.private)
    press(qtbot, window, Qt.Key.Key_Space)
    tab_to(qtbot, window, fields.phone)
    typed(qtbot, window, "0812-5550-0143")
    press(qtbot, window, Qt.Key.Key_Return, SENDING)
    qtbot.waitUntil(lambda: desk.intake.saved != [])
    action, duplicate_of = desk.intake.saved[0]
    assert (action.channel, action.category, action.kelurahan) == ("kantor-lurah", "drainase", "31.74.01.1002")
    assert (action.description, action.address) == (TEXT, "Jl. Tebet Timur Dalam II No. 14")
    assert (action.is_private, action.reporter.phone, action.reporter.name) == (True, "0812-5550-0143", None)
    assert duplicate_of is None
    qtbot.waitUntil(lambda: window.intake.currentWidget() is window.intake.done_pane)
    qtbot.waitUntil(window.toast.isVisible)
    assert "S-261123-03" in window.intake.done_pane.title.text()
    press(qtbot, window, Qt.Key.Key_N, SENDING)
    assert window.intake.fields.is_empty()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.reports


def test_letters_do_nothing_to_the_report_behind(window, desk, qtbot):
    opened_form(qtbot, window)
    window.intake.save_button.setFocus()
    press(qtbot, window, Qt.Key.Key_T)
    assert window.reports.dialogs.open is None
    assert window.reason("terima") == "Kembali ke daftar dulu (Esc)."


@pytest.mark.parametrize(
    ("field", "words", "sentence"),
    [
        ("category", "", "Kategori belum dipilih."),
        ("category", "Kucing hilang", "Kategori “Kucing hilang” tidak dikenal. Pilih dari daftar."),
        ("kelurahan", "Atlantis", "Kelurahan belum dikenal. Pilih dari daftar."),
        ("description", "", "Uraian belum diisi: apa yang dilaporkan warga?"),
        ("description", "x" * 2001, "Uraian terlalu panjang: paling banyak 2.000 huruf."),
        ("coordinates", "6 derajat", "Koordinat ditulis sebagai lintang, bujur; contoh: -6.23756, 106.85993"),
        ("nik", "123", "NIK terdiri dari 16 angka. Kosongkan bila tidak tahu."),
        ("email", "sulastri", "E-mail pelapor belum lengkap; contoh: nama@contoh.id"),
        (
            "continues",
            "JK0000000000",
            "Laporan JK0000000000 tidak ada di PC ini. Kosongkan nomornya, atau tulis nomor itu di uraian.",
        ),
    ],
)
def test_a_fault_is_told_in_words_and_the_cursor_goes_there(window, desk, qtbot, field, words, sentence):
    fields = filled_form(qtbot, window)
    fault = fields.field_of(field)
    if field in ("category", "kelurahan"):
        fault.setCurrentIndex(-1)
        fault.setEditText(words)
    elif field == "description":
        fault.setPlainText(words)
    else:
        fault.setText(words)
    window.intake.submit()
    qtbot.waitUntil(lambda: window.intake.trouble.text() == sentence)
    assert fault.hasFocus() or fault.isAncestorOf(window.focusWidget())
    assert desk.intake.saved == []
    assert fields.description.toPlainText() in (TEXT, words)


@pytest.mark.parametrize("error", [StorageError("disk_full"), ActionRefusedError("invalid_category")])
def test_what_could_not_be_stored_stays_in_the_form(window, desk, qtbot, error):
    fields = filled_form(qtbot, window)
    fields.name.setText("Sulastri")
    desk.failure = error
    window.intake.submit()
    qtbot.waitUntil(lambda: error.code in window.intake.trouble.text())
    assert (fields.description.words(), fields.name.text()) == (TEXT, "Sulastri")
    window.intake.submit()
    qtbot.waitUntil(lambda: len(desk.intake.saved) == 1)


def test_typed_text_stays_while_the_list_is_shown(window, qtbot):
    fields = filled_form(qtbot, window)
    press(qtbot, window, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.reports.isVisible)
    opened_form(qtbot, window)
    assert fields.description.words() == TEXT
    assert fields.category.chosen_id() == "drainase"


def test_who_reported_leaves_the_form_as_soon_as_it_is_stored(window, desk, qtbot):
    fields = filled_form(qtbot, window)
    for field, words in zip(
        fields.person_fields(), ("Sulastri", "0812", "a@contoh.id", "3171014505900001"), strict=True
    ):
        field.setText(words)
    window.intake.submit()
    qtbot.waitUntil(lambda: window.intake.currentWidget() is window.intake.done_pane)
    assert [field.text() for field in fields.person_fields()] == [""] * 4
    assert all(field.property("keeps-no-draft") for field in fields.person_fields())
    assert "Sulastri" not in window.intake.done_pane.sheet.text()


def test_a_refused_report_is_corrected_in_its_form(window, desk, qtbot):
    desk.tray.shown = (refused_item(),)
    window.run("split_4")
    qtbot.waitUntil(lambda: window.reports.tray.item is not None and window.reports.tray.item.cmd_id == "x3")
    window.run("choice_1")
    window.run("send")
    fields = window.intake.fields
    qtbot.waitUntil(lambda: fields.kelurahan.count() > 0)
    assert window.intake.number.text() == "Nomor sementara S-261123-01"
    assert "Data pelapor dari isian pertama ikut terkirim" in window.intake.refusal.text()
    filled = fields.filled()
    assert (filled.description, filled.address) == ("Lampu taman padam sejak Senin.", "Taman Tebet")
    assert (filled.priority, filled.is_private, filled.coordinates) == ("mendesak", True, "-6.23756, 106.85993")
    assert (filled.category, filled.name) == (None, "")
    fields.category.setCurrentIndex(fields.category.findData("lampu"))
    window.intake.submit()
    qtbot.waitUntil(lambda: desk.intake.replaced == ["x3"])
    assert desk.intake.saved[0][0].category == "lampu"


def test_an_undone_report_comes_back_as_its_form(window, desk, qtbot):
    fields = filled_form(qtbot, window)
    window.intake.submit()
    qtbot.waitUntil(lambda: window.intake.currentWidget() is window.intake.done_pane)
    desk.intake.is_there = False
    window.toast.undo()
    qtbot.waitUntil(lambda: window.intake.currentWidget() is not window.intake.done_pane)
    assert desk.undone == ["n1"]
    assert fields.description.words() == TEXT


def test_the_real_number_replaces_the_provisional_one_on_the_receipt(window, desk, events, qtbot):
    filled_form(qtbot, window)
    window.intake.submit()
    qtbot.waitUntil(lambda: window.intake.currentWidget() is window.intake.done_pane)
    desk.intake.number, desk.intake.is_provisional = "KL2611230001", False
    events.data_changed.emit(frozenset({"new"}))
    pane = window.intake.done_pane
    qtbot.waitUntil(lambda: pane.title.text() == "Nomor laporan KL2611230001")
    assert pane.sheet.text().startswith("Nomor laporan. KL2611230001")


def test_personal_data_in_the_text_is_told_and_can_be_moved(window, qtbot):
    fields = filled_form(qtbot, window)
    fields.description.setPlainText("Hubungi 0812-5550-0143, mobil B 1234 XYZ.")
    assert fields.warning.text() == (
        "<b>Ada nomor telepon dan nomor kendaraan di uraian.</b> Uraian dibaca banyak unit."
    )
    fields.move_button.click()
    assert fields.phone.text() == "0812-5550-0143"
    assert fields.description.words() == "Hubungi , mobil B 1234 XYZ."
    assert fields.warning.text().startswith("<b>Ada nomor kendaraan")
    assert not fields.move_button.isVisible()


def test_an_open_hint_links_a_duplicate_a_closed_one_continues(window, desk, qtbot):
    fields = filled_form(qtbot, window)
    hints = window.intake.hints
    qtbot.waitUntil(lambda: len(hints.cards) == 3)
    assert desk.intake.asked[-1].words.strip() == TEXT
    card_of(hints, "r9").link.click()
    assert (fields.continues.text(), fields.filled().continues.id) == ("JK2610020018", "r9")
    assert hints.cards[0].found.id == "r9", "what was chosen stands first"
    card_of(hints, "r1").link.click()
    assert fields.continues.text() == ""
    assert [card.found.id for card in hints.cards if card.link.isChecked()] == ["r1"]
    window.intake.submit()
    qtbot.waitUntil(lambda: desk.intake.saved != [])
    assert desk.intake.saved[0][1] == "r1"
    assert desk.intake.saved[0][0].continues is None


def test_a_duplicate_cannot_be_linked_for_another_kelurahan(window, qtbot):
    fields = filled_form(qtbot, window)
    hints = window.intake.hints
    qtbot.waitUntil(lambda: len(hints.cards) == 3)
    fields.kelurahan.setCurrentIndex(fields.kelurahan.findData("31.74.01.1001"))
    open_card = card_of(hints, "r1")
    assert open_card.link.reason.startswith("Duplikat hanya bisa")
    open_card.link.click()
    assert not open_card.link.isChecked()


def test_hints_wait_until_typing_rests(window, desk, qtbot):
    fields = opened_form(qtbot, window)
    fields.description.setFocus()
    qtbot.keyClicks(fields.description, "Got mampet")
    assert desk.intake.asked == []
    qtbot.waitUntil(lambda: len(desk.intake.asked) == 1)
    assert presenter.told_so_far(fields.filled()).words.strip() == "Got mampet"


def test_who_may_not_take_in_is_told(window, desk, qtbot):
    desk.intake.code = "no_counter"
    opened_form(qtbot, window)
    qtbot.waitUntil(lambda: window.intake.save_button.reason != "")
    assert window.intake.note.text() == "Unit Anda tidak punya kanal loket untuk menerima laporan baru."


def test_photos_of_the_resident_go_along(window, desk, qtbot):
    filled_form(qtbot, window)
    photos = window.intake.photos
    photos.add("laporan", (scene("laporan"),))
    qtbot.waitUntil(lambda: len(photos.photos) == 1)
    window.intake.submit()
    qtbot.waitUntil(lambda: desk.intake.saved != [])
    (claim,) = desk.intake.saved[0][0].photos
    assert (claim.slot, claim.sha256) == ("laporan", photos.photos[0].sha256)
    qtbot.waitUntil(lambda: window.intake.currentWidget() is window.intake.done_pane)
    window.run("new_report")
    assert photos.photos == ()


# ---- the receipt


def dark(image, x, y):
    return QColor(image.pixel(x, y)).lightness() < 128


@pytest.mark.parametrize("side", [120, 200, 519])
def test_the_code_is_the_number_module_by_module(side):
    receipt = receipt_of("KL2611230001", False)
    image = QImage(side + 20, side + 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    size = paint_qr(painter, receipt.qr, 10, 10, side)
    painter.end()
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert colours == {0xFF000000, 0xFFFFFFFF}, "no grey seams"
    count = len(receipt.qr)
    start = 10 + QUIET_ZONE * size
    seen = [
        [dark(image, start + column * size + size // 2, start + line * size + size // 2) for column in range(count)]
        for line in range(count)
    ]
    expected = segno.make_qr("KL2611230001", error="m")
    assert seen == [[bool(module) for module in line] for line in expected.matrix]
    assert read_alphanumeric(seen) == "KL2611230001"
    assert size * (count + 2 * QUIET_ZONE) <= side


ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
MASKS = (
    lambda r, c: (r + c) % 2,
    lambda r, c: r % 2,
    lambda r, c: c % 3,
    lambda r, c: (r + c) % 3,
    lambda r, c: (r // 2 + c // 3) % 2,
    lambda r, c: r * c % 2 + r * c % 3,
    lambda r, c: (r * c % 2 + r * c % 3) % 2,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2,
)


def read_alphanumeric(modules):
    """A version 1 QR code (21 modules) in alphanumeric mode, read as ISO/IEC 18004 says; error correction unused."""
    assert len(modules) == 21
    mask = (modules[8][2] << 2 | modules[8][3] << 1 | modules[8][4]) ^ 0b101
    bits = []
    column, upwards = 20, True
    while column > 0:
        column -= column == 6
        for row in range(20, -1, -1) if upwards else range(21):
            for at in (column, column - 1):
                if not is_function(row, at):
                    bits.append(modules[row][at] ^ (MASKS[mask](row, at) == 0))
        column, upwards = column - 2, not upwards

    def take(count):
        value = 0
        for bit in bits[:count]:
            value = value << 1 | bit
        del bits[:count]
        return value

    assert take(4) == 0b0010, "alphanumeric mode"
    length = take(9)
    words = ""
    while length > 1:
        pair = take(11)
        words += ALPHANUMERIC[pair // 45] + ALPHANUMERIC[pair % 45]
        length -= 2
    return words + (ALPHANUMERIC[take(6)] if length else "")


def is_function(row, column):
    """Finders with format information, and the timing lines."""
    return (row <= 8 and (column <= 8 or column >= 13)) or (row >= 13 and column <= 8) or row == 6 or column == 6


def test_the_reader_of_the_test_reads_other_numbers_too():
    for number in ("S-261123-03", "JK2611220007"):
        matrix = [[bool(module) for module in line] for line in segno.make_qr(number, error="m").matrix]
        assert read_alphanumeric(matrix) == number
    matrix[20][20] = not matrix[20][20]
    with pytest.raises(AssertionError):
        read_alphanumeric(matrix)


def test_the_pdf_is_half_a_page_and_holds_nobody_s_data(tmp_path: Path, qapp):
    receipt = receipt_of("S-261123-03", True)
    write_pdf(receipt, tmp_path / "tanda.pdf")
    raw = (tmp_path / "tanda.pdf").read_bytes()
    assert raw.startswith(b"%PDF")
    box = re.search(rb"/MediaBox \[0 0 (\S+) (\S+)\]", raw)
    assert box is not None
    assert (round(float(box[1])), round(float(box[2]))) == (595, 420), "A5 across, in points"
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", raw, flags=re.DOTALL)
    content = b"".join(inflated(stream) for stream in streams)
    for canary in (b"Sulastri", b"0812-5550-0143"):
        assert canary not in raw + content
    shown = " ".join(words for _, words in facts(receipt)) + next_words(receipt)
    assert "23 Nov 2026 15.41 WIB" in shown
    assert "30 Nov 2026 09.41 WIB" in shown


def inflated(stream):
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def test_a_pdf_that_cannot_be_written_is_told(tmp_path, qapp):
    with pytest.raises(StorageError) as failure:
        write_pdf(receipt_of("S-261123-03", True), tmp_path / "nowhere" / "tanda.pdf")
    assert failure.value.code == "unavailable"


def test_long_words_stay_on_the_paper(qapp):
    receipt = receipt_of("KL2611230001", False)
    long = "Jalan Haji Muhammad Taufik Nomor 14 dekat Gang Langgar, seberang Masjid Al-Hidayah dan Pasar Tebet Timur"
    image = QImage(840, 592, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    bottom = paint_receipt(painter, replace(receipt, place=long, headline=long[:70]), 4.0)
    painter.end()
    assert bottom <= 148 - 12 - 9, "the words end above the line at the foot"
    assert PDF_DPI == 300


def test_a_report_that_was_begun_comes_back_without_who_told_it(window, desk, qtbot):
    fields = opened_form(qtbot, window)
    qtbot.waitUntil(lambda: window.intake.draft is not None and window.intake.draft._is_running)
    fields.category.setCurrentIndex(fields.category.findData("drainase"))
    fields.description.setFocus()
    typed(qtbot, window, TEXT)
    fields.private.setChecked(True)
    fields.phone.setFocus()
    typed(qtbot, window, "0812-5550-0143")
    qtbot.waitUntil(lambda: ("", "buat_laporan") in desk.drafts.kept)
    qtbot.waitUntil(lambda: "private" in desk.drafts.kept["", "buat_laporan"].extra)
    assert "0812" not in repr(desk.drafts.kept)
    another = IntakeView(window._calls, window.intake.photos._pictures)
    qtbot.addWidget(another)
    another.begin()
    qtbot.waitUntil(lambda: another.fields.description.words() == TEXT)
    assert (another.fields.category.chosen_id(), another.fields.private.isChecked()) == ("drainase", True)
    assert another.fields.phone.text() == ""
    another.draft_bar.discard.click()
    assert another.fields.is_empty()
    qtbot.waitUntil(lambda: desk.drafts.kept == {})


def test_a_stored_report_is_no_draft_any_more(window, desk, qtbot):
    fields = opened_form(qtbot, window)
    qtbot.waitUntil(lambda: window.intake.draft is not None and window.intake.draft._is_running)
    fields.category.setCurrentIndex(fields.category.findData("drainase"))
    fields.description.setFocus()
    typed(qtbot, window, TEXT)
    qtbot.waitUntil(lambda: desk.drafts.kept != {})
    press(qtbot, window, Qt.Key.Key_Return, SENDING)
    qtbot.waitUntil(lambda: window.intake.currentWidget() is window.intake.done_pane)
    assert desk.drafts.kept == {}
    window.intake.begin()
    assert window.intake.fields.is_empty()
    assert window.intake.draft_bar.isHidden()
