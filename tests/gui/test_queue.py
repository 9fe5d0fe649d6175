"""Sinkronisasi: what waits, what became of it, three headings for each, cancelling by two steps; and the notices."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.errors import WrongPasswordError
from app.services.values import SyncMark
from app.sync.shrinking import Shrunk
from app.views import messages, theme
from app.views.queue import words
from app.views.widgets.button import PLAIN, PRIMARY
from app.views.window.sign_in_again import SignInAgainDialog
from tests.gui.sample_desk import ENDED, NOW, OFFLINE, ONLINE, QUEUE, WRONG_CLOCK
from tests.gui.test_fit import check, sized

__all__ = ["sized"]

ACCEPTED = next(item for item in QUEUE if item.mark is SyncMark.ACCEPTED)


@pytest.fixture
def queue(window, qtbot):
    window.run("show_sync")
    qtbot.waitUntil(lambda: window.queue.side.item is not None)
    return window.queue


def choose(queue, qtbot, cmd_id):
    queue.table.choose(cmd_id)
    qtbot.waitUntil(lambda: queue.side.item.cmd_id == cmd_id)


def test_three_groups_in_the_order_of_need(queue):
    told = [queue.queue.data(queue.queue.index(row, 0)) for row in range(len(queue.queue.rows))]
    assert told[0] == "Perlu tindakan 2"
    assert told[3] == "Menunggu dikirim 4"
    assert told[8] == "Riwayat 1"
    assert told[1:3] == ["Ditolak", "Konflik"]


def test_a_row_speaks(queue):
    row = queue.queue.row_of("q3")
    spoken = queue.queue.data(queue.queue.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Mengirim, Tindak lanjut, TW2611160003, 09.20, 3, Server tidak terjangkau. Periksa jaringan, lalu coba lagi."
    )


def test_model_keeps_qts_promises(queue, qtmodeltester):
    qtmodeltester.check(queue.queue)


@pytest.mark.parametrize("item", QUEUE, ids=[item.cmd_id for item in QUEUE])
def test_each_action_has_its_three_headings_filled(queue, qtbot, item):
    choose(queue, qtbot, item.cmd_id)
    side = queue.side
    assert all(label.text() for label in (side._happened, side._kept, side._possible))
    assert side.copy.isVisible() == bool(item.text)


def test_cancelling_names_what_goes_with_it_and_what_is_kept(queue, desk, qtbot):
    choose(queue, qtbot, "q4")
    queue.side.cancel.click()
    assert "Tindak lanjut JK2611160031" in queue.side._asking.text()
    assert queue.side.confirm.title == "Ya, batalkan 2 perubahan"
    assert desk.queue.cancelled == []
    queue.side.confirm.click()
    qtbot.waitUntil(lambda: queue.side._result.text().startswith("Dibatalkan dan tidak dikirim: Terima JK2611160031"))
    assert desk.queue.cancelled == ["q4"]


def test_thinking_again_cancels_nothing(queue, desk, qtbot):
    choose(queue, qtbot, "q4")
    queue.side.cancel.click()
    assert queue.side.confirm.isVisible()
    queue.side.spare.click()
    assert desk.queue.cancelled == []
    assert queue.side.cancel.isVisible()


def test_what_is_on_its_way_cannot_be_cancelled(queue, desk, qtbot):
    choose(queue, qtbot, "q3")
    assert queue.side.cancel.reason == "Sudah dikirim."
    queue.side.cancel.click()
    assert not queue.side.confirm.isVisible()


def test_retry_sends_at_once(queue, desk, qtbot):
    choose(queue, qtbot, "q3")
    queue.side.send.click()
    qtbot.waitUntil(lambda: desk.synced == 1)
    queue.sync.click()
    qtbot.waitUntil(lambda: desk.synced == 2)


def test_a_refusal_leads_to_the_tray(window, queue, qtbot):
    choose(queue, qtbot, "q1")
    queue.side.decide.click()
    qtbot.waitUntil(lambda: window.reports.tray.item is not None)
    assert window.reports.isVisible()


def test_the_report_opens(window, queue, qtbot):
    choose(queue, qtbot, "q4")
    queue.side.open_report.click()
    qtbot.waitUntil(lambda: window.reports.report.details.line.id == "r0")


def test_numbers_central_never_received_are_one_line(queue):
    assert queue.side._missing.text() == (
        "Server tidak mempunyai 2 perubahan dari PC ini (nomor urut 12, 13). Kirim diagnostik ke pusat bantuan."
    )


def test_keys_move_in_the_queue_and_back(window, queue, qtbot):
    first = queue.side.item.cmd_id
    window.run("next_report")
    assert queue.side.item.cmd_id != first
    window.run("back_to_list")
    assert window.reports.isVisible()
    assert window.rail.reports.isChecked()


def test_an_empty_queue_says_what_comes_here(window, desk, qtbot):
    desk.queue.items = ()
    window.run("show_sync")
    qtbot.waitUntil(window.queue.empty.isVisible)


def test_the_screen_fits(sized, qtbot):
    sized.run("show_sync")
    qtbot.waitUntil(lambda: sized.queue.side.item is not None)
    check(sized)
    sized.queue.table.choose("q4")
    sized.queue.side.cancel.click()
    check(sized)


def test_headlines():
    assert words.headline(OFFLINE, ())[0] == "Luring sejak 09.12. Semua pekerjaan Anda aman di PC ini."
    assert words.headline(ONLINE, ())[0] == "Daring. Semua sudah terkirim."


@pytest.mark.parametrize(
    ("sending", "resting", "told"),
    [
        (0, 1, "Daring. 1 perubahan menunggu giliran dikirim."),
        (1, 0, "Daring. 1 perubahan sedang dikirim."),
        (1, 2, "Daring. 1 perubahan sedang dikirim, 2 menunggu giliran."),
    ],
)
def test_what_rests_is_not_called_sent(sending, resting, told):
    marks = [SyncMark.SENDING] * sending + [SyncMark.ON_PC] * resting
    assert words.headline(ONLINE, tuple(replace(QUEUE[0], mark=mark) for mark in marks))[0] == told


def test_the_head_counts_what_was_accepted_today(queue):
    """Yesterday's answer and a refusal of today do not count."""
    yesterday = replace(ACCEPTED, answered_at=NOW - timedelta(days=1))
    refused = replace(ACCEPTED, mark=SyncMark.REFUSED)
    history = (ACCEPTED, ACCEPTED, yesterday, refused)
    assert words.accepted_today(replace(queue.facts, history=history), NOW) == "2 diterima hari ini"
    assert words.accepted_today(replace(queue.facts, history=(ACCEPTED,) * 100), NOW) == "100+ diterima hari ini"


def test_one_primary_button(queue, desk, qtbot):
    assert queue.side.decide.kind == PRIMARY
    assert queue.sync.kind == PLAIN
    desk.queue.items = tuple(item for item in QUEUE if item.mark is SyncMark.SENDING)
    queue.refresh()
    qtbot.waitUntil(lambda: queue.sync.kind == PRIMARY)
    assert queue.side.send.kind == PLAIN


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "1 KB"), (14_336, "14 KB"), (5_138_022, "4,9 MB"), (1_288_490_189, "1,2 GB")]
)
def test_sizes(count, shown):
    assert words.size(count) == shown


def test_every_state_has_a_word():
    item = QUEUE[0]
    assert len({words.state(replace(item, mark=mark)) for mark in SyncMark}) == len(SyncMark)


class TestNotices:
    def test_a_wrong_clock_is_told_with_both_times(self, window, events):
        events.sync_changed.emit(WRONG_CLOCK)
        assert window.notices.clock.isVisible()
        assert window.notices.clock.words().startswith("Jam PC ini 09.48, jam server 09.41.")
        events.sync_changed.emit(replace(WRONG_CLOCK, clock_gap=timedelta(minutes=5)))
        assert not window.notices.clock.isVisible()

    def test_other_days_are_named(self):
        told = messages.wrong_clock(NOW, timedelta(days=-20_000))
        assert "Jam PC ini 20 Feb 1972 09.41, jam server 23 Nov 2026 09.41" in told

    def test_an_ended_session_says_what_is_kept_until_it_goes_on(self, window, events):
        events.sync_changed.emit(ENDED)
        told = window.notices.session.words()
        assert "7 perubahan menunggu dan semua tulisan tetap di PC ini" in told
        events.sync_changed.emit(ONLINE)
        assert not window.notices.session.isVisible()

    def test_a_disabled_officer_is_told_whom_to_ask(self, window, events):
        events.sync_changed.emit(replace(ENDED, problem="bad_credentials"))
        assert "dinonaktifkan" in window.notices.session.words()
        assert "Sudin Kominfotik" in window.notices.session.words()

    def test_signing_in_again_keeps_the_text(self, window, desk, events, qtbot):
        window.run("catatan")
        QTest.keyClicks(window.reports.report.composer.input, "setengah kalimat")
        events.sync_changed.emit(ENDED)
        window.notices.sign_in.click()
        dialog = window.findChild(SignInAgainDialog)
        check(dialog)
        desk.failure = WrongPasswordError("bad_credentials")
        QTest.keyClicks(dialog.password, "salah")
        QTest.keyClick(dialog.password, Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.trouble.isVisible)
        assert "dinonaktifkan" in dialog.trouble.text()
        check(dialog)
        QTest.keyClicks(dialog.password, "latihan")
        with qtbot.waitSignal(dialog.signed_in):
            dialog.primary.click()
        assert desk.signed_in_again == ["latihan"]
        assert window.reports.report.composer.input.words() == "setengah kalimat"

    def test_an_account_with_another_unit_is_told_where_to_go(self, window, events, qtbot):
        events.sync_changed.emit(replace(ENDED, problem="other_unit"))
        assert window.notices.elsewhere.isVisible()
        assert not window.notices.session.isVisible(), "the password does not help here"
        with qtbot.waitSignal(window.leave_requested):
            window.notices.leave.click()

    def test_a_central_that_lost_reports_takes_none_away_unasked(self, window, desk, events, qtbot):
        events.sync_changed.emit(replace(ONLINE, problem="shrunk", shrunk=Shrunk(2000, 1360)))
        assert "Di PC ini ada 2.000 laporan" in window.notices.shrunk.words()
        assert "hanya punya 1.360" in window.notices.shrunk.words()
        window.notices.agree.click()
        qtbot.waitUntil(lambda: desk.agreed == 1)
        events.sync_changed.emit(ONLINE)
        assert not window.notices.shrunk.isVisible()

    @pytest.mark.parametrize("scale", [1.0, 2.0])
    def test_notices_fit(self, window, events, scale):
        theme.start(theme.LIGHT, scale)
        events.sync_changed.emit(replace(ENDED, clock_gap=timedelta(days=-3)))
        check(window)
        events.sync_changed.emit(replace(ONLINE, problem="shrunk", shrunk=Shrunk(2000, 1360)))
        check(window)
        events.sync_changed.emit(replace(ENDED, problem="other_unit"))
        check(window)


def test_the_last_error_is_a_sentence(queue):
    told = dict(words.facts_lines(queue.facts, replace(OFFLINE, problem="offline"), "https://crm.example"))
    assert told["Galat terakhir"] == "Server tidak terjangkau. Periksa jaringan, lalu coba lagi. Kode offline"
    told = dict(words.facts_lines(queue.facts, replace(ONLINE, problem=None), "https://crm.example"))
    assert told["Galat terakhir"] == "tidak ada"
