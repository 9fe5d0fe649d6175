"""The dialogs of the remaining actions by keyboard alone: what they send, what they refuse in words."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime

from app.errors import ActionRefusedError, StorageError
from app.services.values import ActionSaved
from app.views import messages
from app.views.act.validator_dialogs import ValidatorDialog
from app.views.duplicate.grid import VerdictCell
from domain.actions import (
    BukaKembali,
    Child,
    LepasDuplikat,
    MintaPerpanjangan,
    Pecah,
    PutuskanPerpanjangan,
    TautkanDuplikat,
    Tolak,
    TolakTl,
    Tugaskan,
    Validasi,
)
from tests.gui.conftest import opened
from tests.gui.sample_desk import NOW, SampleDesk
from tests.gui.sample_forms import EXTENSION, LINK
from tests.gui.test_reading import dialog_after, open_report

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def role():
    return "operator"


@pytest.fixture
def desk(role):
    made = SampleDesk(role=role)
    made.can_return = True
    return made


def key(qtbot, dialog, pressed, modifier):
    """Where the cursor is, once the dialog has the keyboard."""
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.focusWidget() or dialog, pressed, modifier)


def send(qtbot, dialog):
    key(qtbot, dialog, Qt.Key.Key_Return, CTRL)


def choose(qtbot, combo, name):
    """Goes down the combo until the name stands there."""
    combo.setFocus()
    for _ in range(combo.count()):
        if combo.currentText() == name:
            break
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText() == name


def opened_by(qtbot, window, command):
    """By the registry, as key and menu do."""
    window.run(command)
    dialog = window.reports.dialogs.open
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def type_into(qtbot, widget, words):
    widget.setFocus()
    qtbot.keyClicks(widget, words)


class TestRefuse:
    @pytest.fixture
    def role(self):
        return "kepala"

    def test_reason_and_answer(self, window, desk, qtbot):
        open_report(qtbot, window, "r2")
        dialog = opened_by(qtbot, window, "tolak")
        qtbot.waitUntil(lambda: bool(dialog.reasons.choices.rows))
        assert dialog.reasons.chosen_id() == ""
        send(qtbot, dialog)
        assert dialog.trouble.text() == "Pilih alasan penolakan dulu."
        qtbot.keyClick(dialog.reasons, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.reasons, Qt.Key.Key_Down)
        send(qtbot, dialog)
        assert dialog.trouble.text() == "Tulis jawaban untuk warga dulu."
        assert dialog.focusWidget() is dialog.answer
        type_into(qtbot, dialog.answer, "Lokasi tidak kami temukan.")
        send(qtbot, dialog)
        expected = Tolak(reason_code="tanpa_lokasi", public_answer="Lokasi tidak kami temukan.")
        qtbot.waitUntil(lambda: desk.acted == [("r2", expected)])

    def test_it_says_where_emergencies_go(self, window, qtbot):
        open_report(qtbot, window, "r2")
        dialog = opened_by(qtbot, window, "tolak")
        assert "112" in dialog._emergency.text()

    def test_a_ready_answer_comes_below_what_was_typed(self, window, qtbot):
        open_report(qtbot, window, "r2")
        dialog = opened_by(qtbot, window, "tolak")
        qtbot.waitUntil(lambda: bool(dialog.templates.buttons))
        type_into(qtbot, dialog.answer, "Yth. warga,")
        for _ in range(2):
            qtbot.keyClick(dialog.templates.buttons[0], Qt.Key.Key_Space)
        assert dialog.answer.words() == "Yth. warga,\nMohon maaf, isi laporan tidak dapat kami tindak lanjuti."


class TestAskForMoreTime:
    def test_quick_choice_and_reason(self, window, desk, qtbot):
        open_report(qtbot, window, "r2")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_E)
        finish = window.reports.report.details.finish_by
        key(qtbot, dialog, Qt.Key.Key_3, ALT)
        assert dialog.picker.moment() == finish + timedelta(days=14)
        send(qtbot, dialog)
        assert dialog.trouble.text() == "Tulis alasannya dulu."
        type_into(qtbot, dialog.reason, "Perlu alat berat")
        send(qtbot, dialog)
        expected = MintaPerpanjangan(estimated_finish=finish + timedelta(days=14), reason="Perlu alat berat")
        qtbot.waitUntil(lambda: desk.acted == [("r2", expected)])

    def test_typed_times_are_wib(self, window, desk, qtbot):
        open_report(qtbot, window, "r2")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_E)
        zone = dialog.picker.edit.timeZone()
        dialog.picker.edit.setDateTime(QDateTime(QDate(2026, 12, 1), QTime(16, 30), zone))
        assert dialog.picker.moment() == datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
        assert dialog.picker._words.text() == "Selasa, 1 Des 2026 16.30 WIB, 8 h 6 j lagi"

    def test_a_moment_that_has_passed_is_refused_in_words(self, window, desk, qtbot):
        open_report(qtbot, window, "r2")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_E)
        type_into(qtbot, dialog.reason, "Perlu alat berat")
        dialog.picker.choose(NOW - timedelta(hours=1))
        send(qtbot, dialog)
        assert dialog.trouble.text() == "Perkiraan selesai harus di masa depan."
        assert dialog.picker._words.text().endswith("sudah lewat")
        assert desk.acted == []

    def test_it_says_what_the_clocks_do(self, window, qtbot):
        open_report(qtbot, window, "r2")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_E)
        words = " ".join(text for _, text in dialog._explanations())
        assert "Perlu persetujuan" in words
        assert "Sampai diputuskan semua jam tetap berjalan" in words


class TestDecideOnMoreTime:
    @pytest.fixture
    def role(self):
        return "supervisor"

    @pytest.fixture
    def desk(self, role):
        made = SampleDesk(role=role)
        made.extension = EXTENSION
        return made

    def test_approve_as_asked(self, window, desk, qtbot):
        open_report(qtbot, window, "r2")
        dialog = opened_by(qtbot, window, "putuskan_perpanjangan")
        send(qtbot, dialog)
        assert dialog.trouble.text() == "Pilih Setujui atau Tolak dulu."
        key(qtbot, dialog, Qt.Key.Key_1, ALT)
        type_into(qtbot, dialog.reason, "Alat berat memang perlu")
        assert dialog.primary.title == "Setujui sampai 2 Des 2026 09.41"
        send(qtbot, dialog)
        expected = PutuskanPerpanjangan(
            approved=True, finish_at=datetime(2026, 12, 2, 2, 41, tzinfo=UTC), reason="Alat berat memang perlu"
        )
        qtbot.waitUntil(lambda: desk.acted == [("r2", expected)])

    def test_refuse_sends_no_moment(self, window, desk, qtbot):
        open_report(qtbot, window, "r2")
        dialog = opened_by(qtbot, window, "putuskan_perpanjangan")
        key(qtbot, dialog, Qt.Key.Key_2, ALT)
        assert not dialog.picker.isVisible()
        type_into(qtbot, dialog.reason, "Cukup dikerjakan manual")
        send(qtbot, dialog)
        expected = PutuskanPerpanjangan(approved=False, reason="Cukup dikerjakan manual")
        qtbot.waitUntil(lambda: desk.acted == [("r2", expected)])

    def test_the_request_is_seen_in_the_reading_pane(self, window, qtbot):
        open_report(qtbot, window, "r2")
        assert "EWS diminta" in window.reports.report._clocks.text()
        facts = dict(window.reports.report._facts._shown)
        assert facts["Perpanjangan"].startswith(
            "diminta Rina Wulandari, Kelurahan Tebet Timur, perkiraan selesai 2 Des"
        )
        assert facts["Perpanjangan"].endswith("menunggu keputusan; tenggat belum berubah")


def test_tugaskan(window, desk, qtbot):
    open_report(qtbot, window, "r2")
    dialog = opened_by(qtbot, window, "tugaskan")
    qtbot.waitUntil(lambda: bool(dialog.officers.choices.rows))
    rows = dialog.officers.choices.rows
    assert [row.badge for row in rows] == ["beban paling ringan", "", ""]
    send(qtbot, dialog)
    assert dialog.trouble.text() == "Pilih petugas dulu."
    qtbot.keyClick(dialog.officers, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.officers, Qt.Key.Key_Down)
    assert dialog.primary.title == "Tugaskan Siti Rahma"
    send(qtbot, dialog)
    qtbot.waitUntil(lambda: desk.acted == [("r2", Tugaskan(assignee="o3"))])


class TestDuplicates:
    def test_link_by_keyboard(self, window, desk, qtbot):
        open_report(qtbot, window, "r2")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_U)
        qtbot.waitUntil(lambda: len(dialog.candidates.choices.rows) == 3)
        send(qtbot, dialog)
        assert dialog.trouble.text() == "Pilih laporan pasangannya dulu."
        assert dialog.focusWidget() is dialog.search
        qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: dialog._score.text() == "2 dari 4 tanda cocok")
        assert dialog.primary.title == "Tautkan ke JK2611160012"
        send(qtbot, dialog)
        qtbot.waitUntil(lambda: desk.acted == [("r2", TautkanDuplikat(duplicate_of="r0"))])

    def test_search_asks_the_desk(self, window, desk, qtbot):
        open_report(qtbot, window, "r2")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_U)
        qtbot.waitUntil(lambda: len(dialog.candidates.choices.rows) == 3)
        qtbot.keyClicks(dialog.search, "lampu")
        qtbot.waitUntil(lambda: [row.id for row in dialog.candidates.choices.rows] == ["r4"])
        assert desk.linking.asked == ["", "lampu"]

    def test_verdicts_are_told_in_words(self, window, qtbot):
        open_report(qtbot, window, "r2")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_U)
        qtbot.waitUntil(lambda: bool(dialog.candidates.choices.rows))
        dialog.candidates.step(1)
        qtbot.waitUntil(dialog._outcome.isVisible)
        cells = [cell.words for cell in dialog.grid.findChildren(VerdictCell)]
        assert cells == [
            "8 kata penting sama, dari 10 di uraian yang lebih pendek",
            "Jarak 23 m, titik yang sama",
            "Selisih 6 h 8 j, yang itu masih terbuka",
            "Berbeda",
        ]

    def test_the_same_key_takes_the_link_away(self, window, desk, qtbot):
        desk.links["r2"] = (LINK,)
        open_report(qtbot, window, "r2")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_U)
        assert dialog.primary.title == "Lepas tautan ke JK2611160012"
        qtbot.waitUntil(dialog._outcome.isVisible)
        send(qtbot, dialog)
        qtbot.waitUntil(lambda: desk.acted == [("r2", LepasDuplikat())])


class TestDivide:
    def test_two_children(self, window, desk, qtbot):
        open_report(qtbot, window, "r2")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_H)
        qtbot.waitUntil(lambda: len(dialog.rows) == 1)
        send(qtbot, dialog)
        assert dialog.trouble.text() == "Pilih penerima untuk setiap anak."
        choose(qtbot, dialog.rows[0].target, "Suku Dinas Sumber Daya Air Jakarta Selatan")
        key(qtbot, dialog, Qt.Key.Key_N, ALT)
        assert len(dialog.rows) == 2
        choose(qtbot, dialog.rows[1].target, "Suku Dinas Perhubungan Jakarta Selatan")
        dialog.rows[1].category.setFocus()
        qtbot.keyClick(dialog.rows[1].category, Qt.Key.Key_Down)
        assert "biasanya Sudin Perhubungan Jaksel" in dialog.rows[1]._hint.text()
        type_into(qtbot, dialog.rows[1].text, "Mobil parkir di trotoar")
        assert dialog.primary.title == "Pecah menjadi 2 laporan anak"
        send(qtbot, dialog)
        expected = Pecah(
            children=(
                Child(report_id="k1", target_unit="sudin-sda-31.74"),
                Child(
                    report_id="k2",
                    target_unit="sudin-perhubungan-31.74",
                    category="parkir",
                    description="Mobil parkir di trotoar",
                ),
            )
        )
        qtbot.waitUntil(lambda: desk.acted == [("r2", expected)])

    def test_one_to_five(self, window, qtbot):
        open_report(qtbot, window, "r2")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_H)
        qtbot.waitUntil(lambda: len(dialog.rows) == 1)
        assert not dialog.rows[0].remove.isVisible()
        for _ in range(6):
            key(qtbot, dialog, Qt.Key.Key_N, ALT)
        assert len(dialog.rows) == 5
        assert dialog.add.reason == "Paling banyak 5 anak."
        dialog.rows[2].target.setCurrentIndex(1)
        qtbot.keyClick(dialog.rows[0].remove, Qt.Key.Key_Space)
        assert [row.target.accessibleName() for row in dialog.rows] == [f"Penerima anak {n}" for n in range(1, 5)]
        assert dialog.rows[1].target.currentIndex() == 1

    def test_the_preview_names_who_gets_what(self, window, qtbot):
        open_report(qtbot, window, "r2")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_H)
        qtbot.waitUntil(lambda: len(dialog.rows) == 1)
        assert "penerima belum dipilih" in dialog._preview.text()
        dialog.rows[0].target.setCurrentIndex(0)
        assert "Sudin Lingkungan Hidup Jaksel" in dialog._preview.text()
        assert "Saluran air dan drainase" in dialog._preview.text()

    def test_rows_come_back_from_a_draft(self, window, qtbot):
        open_report(qtbot, window, "r2")
        dialog = dialog_after(qtbot, window, Qt.Key.Key_H)
        qtbot.waitUntil(lambda: len(dialog.rows) == 1)
        assert dialog.draft_extra() == {}
        dialog.restore_extra({"children": [["sudin-lh-31.74", "sampah", "Angkut"], ["", "", ""]]})
        assert len(dialog.rows) == 2
        assert dialog.draft_extra() == {"children": [["sudin-lh-31.74", "sampah", "Angkut"], ["", "", ""]]}


class TestValidatorDialogs:
    @pytest.mark.parametrize(
        ("kind", "expected"),
        [
            ("validasi", Validasi(note="Periksa lagi")),
            ("tolak_tl", TolakTl(reason="Periksa lagi")),
            ("buka_kembali", BukaKembali(reason="Periksa lagi")),
        ],
    )
    def test_text_becomes_the_action(self, qtbot, desk, kind, expected):
        done = []
        dialog = ValidatorDialog(kind, desk.details("r2"), lambda action, *_: done.append(action), None)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.submit()
        assert (done == [Validasi()]) is (kind == "validasi")
        dialog._is_busy = False
        type_into(qtbot, dialog.reason, "Periksa lagi")
        dialog.submit()
        assert done[-1] == expected


@pytest.mark.parametrize("failure", [StorageError("disk_full"), ActionRefusedError("duplicate_cycle")])
def test_a_failure_keeps_what_was_chosen(window, desk, qtbot, failure):
    open_report(qtbot, window, "r2")
    dialog = dialog_after(qtbot, window, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: bool(dialog.candidates.choices.rows))
    dialog.candidates.step(1)
    desk.failure = failure
    dialog.submit()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.trouble.text() == messages.with_code(failure.code)
    dialog.submit()
    qtbot.waitUntil(lambda: len(desk.acted) == 1)


class TestUndoWords:
    @pytest.mark.parametrize(
        ("kind", "words"),
        [
            ("tautkan_duplikat", "Sudah terkirim. Tautan bisa dilepas dengan U."),
            ("klasifikasi", "Sudah terkirim. Ubah lagi lewat Klasifikasi (G)."),
            (
                "tolak",
                "Sudah terkirim, tidak bisa diurungkan lagi. Anda bisa menulis catatan ke pemegang sekarang.",
            ),
        ],
    )
    def test_after_sending(self, window, events, desk, qtbot, kind, words):
        desk.can_undo = False
        window.reports.action_saved.emit(ActionSaved("c9", "r2", "JK2611230004", kind, 8.0))
        window.reports.undone.emit(False)
        assert window.toast._title.text() == words

    def test_nothing_done_yet(self, window):
        window.reports.undone.emit(False)
        assert window.toast._title.text() == "Tidak ada yang bisa diurungkan."


class TestValidation:
    @pytest.fixture
    def role(self):
        return "validator"

    @pytest.fixture
    def validating(self, window, qtbot):
        pane = window.reports.validation
        qtbot.waitUntil(lambda: len(pane.reasons) == 4)
        return pane

    def test_the_queue_is_opened_with_the_first_report(self, window, validating):
        assert window.reports.list._title.text() == "Menunggu validasi"
        assert window.reports._reading.currentWidget() is validating
        assert validating.details.line.id == "r0"

    def test_accept_by_key_opens_the_next(self, window, desk, validating, qtbot):
        desk.act = leaving(desk)
        window.reports.list.cards.setFocus()
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_V)
        qtbot.waitUntil(lambda: desk.acted == [("r0", Validasi())])
        qtbot.waitUntil(lambda: validating.details.line.id == "r1")
        qtbot.waitUntil(window.toast.isVisible)
        assert window.toast._title.text() == "Divalidasi."

    def test_a_number_fills_the_reason_and_x_refuses(self, window, desk, validating, qtbot):
        window.reports.list.cards.setFocus()
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_X)
        assert desk.acted == []
        assert validating._trouble.text() == "Tulis alasannya dulu, atau pilih salah satu."
        window.reports.list.cards.setFocus()
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_2)
        assert validating.reason.words() == "Foto sesudah sudah dipakai di laporan lain."
        assert (validating.refuse.kind, validating.accept.kind) == ("primary", "plain")
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_X)
        expected = TolakTl(reason="Foto sesudah sudah dipakai di laporan lain.")
        qtbot.waitUntil(lambda: desk.acted == [("r0", expected)])

    def test_a_failure_keeps_the_reason(self, window, desk, validating, qtbot):
        validating.use_reason(4)
        desk.failure = StorageError("disk_full")
        validating.request_primary()
        qtbot.waitUntil(validating._trouble.isVisible)
        assert validating.reason.words().startswith("Foto kurang jelas")
        validating.request_primary()
        qtbot.waitUntil(lambda: len(desk.acted) == 1)

    def test_another_report_has_its_own_reason(self, window, desk, validating, qtbot):
        type_into(qtbot, validating.reason, "untuk r0")
        window.run("next_report")
        qtbot.waitUntil(lambda: validating.details.line.id == "r1")
        assert validating.reason.words() == ""
        window.run("previous_report")
        qtbot.waitUntil(lambda: validating.reason.words() == "untuk r0")

    def test_the_whole_report_is_one_button_away(self, window, validating, qtbot):
        qtbot.keyClick(validating.open, Qt.Key.Key_Space)
        assert window.reports.report.isVisible()
        window.run("next_report")
        qtbot.waitUntil(validating.isVisible)


def leaving(desk):
    """After an action the report is no longer in the queue."""
    act = desk.act

    def acted(report_id, action, draft=None):
        saved = act(report_id, action, draft)
        desk.lines = [line for line in desk.lines if line.id != report_id]
        return saved

    return acted


def test_the_fixture_of_this_file_opens_other_roles(qtbot, tasks, events):
    for window in opened(qtbot, tasks, events, SampleDesk(role="petugas")):
        assert window.reports.report.bar.reason("koordinasi") is None
        assert window.reports.report.bar.reason("tindak_lanjut") == ""
