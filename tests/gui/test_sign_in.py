"""Masuk: online, offline, wrong password, wrong server, nothing typed, practice; and the way in and out."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from app.errors import OfflineError, WrongPasswordError
from app.views.application import Application
from app.views.commands import commands
from tests.gui.sample_desk import SampleDesk

SLOW_S = 10.0


class SampleSignIn:
    """Answers as told; `desk` is what a right password opens."""

    def __init__(self) -> None:
        self.code: str | None = None
        self.profile = True
        self.failure: Exception | None = None
        self.remembered: SampleDesk | None = None
        self.reason: str | None = None
        self.calls: list[tuple[object, ...]] = []
        self.desk = SampleDesk()

    def servers(self):
        return ("https://crm.example", "https://lama.example")

    def last_username(self, server):
        return "rina"

    def remember_reason(self):
        return self.reason

    def has_profile(self, server, username):
        return self.profile

    def probe(self, server):
        return self.code

    def resume(self):
        return self.remembered

    def sign_in(self, *told):
        if self.code is not None:
            self.calls.append(("sign_in", *told))
            raise OfflineError(self.code)
        return self._open("sign_in", *told)

    def set_aside(self, *told):
        self.calls.append(("set_aside", *told))

    def open_offline(self, *told):
        return self._open("open_offline", *told)

    def sign_out(self, desk):
        desk.close()

    def _open(self, *told):
        self.calls.append(told)
        if self.failure is not None:
            raise self.failure
        return self.desk


class SamplePractice:
    """Opens a desk each time; `desks` in the order they were opened, a new start told by `begun_anew`."""

    def __init__(self) -> None:
        self.desks: list[SampleDesk] = []
        self.begun_anew = 0

    def start(self, progress):
        for stage, share in (("seed", 0.5), ("start", -1.0), ("fill", 1.0)):
            progress(stage, share)
        self.desks.append(SampleDesk(is_training=True, is_practice=True))
        return self.desks[-1]

    def begin_anew(self, progress):
        assert self.desks[-1].is_closed, "nobody may have it open"
        self.begun_anew += 1
        return self.start(progress)


@pytest.fixture
def practice():
    return SamplePractice()


@pytest.fixture
def service():
    return SampleSignIn()


@pytest.fixture
def application(qtbot, tasks, events, service, practice):
    made = Application(tasks, events, service, practice)
    yield made
    for shown in (made.masuk, made.window):
        if shown is not None:
            qtbot.addWidget(shown)
    made.close()


def started(qtbot, application):
    application.start()
    qtbot.waitUntil(lambda: application.masuk is not None)
    masuk = application.masuk
    qtbot.waitUntil(lambda: masuk.username.text() == "rina")
    qtbot.waitUntil(lambda: masuk._state.text() not in ("", "memeriksa …"))
    return masuk


def test_signing_in(application, service, qtbot):
    masuk = started(qtbot, application)
    assert masuk.primary.title == "Masuk"
    qtbot.keyClicks(masuk.password, "rahasia")
    masuk.remember.setChecked(True)
    qtbot.keyClick(masuk.password, Qt.Key.Key_Return)
    qtbot.waitUntil(application.is_settled)
    assert service.calls == [("sign_in", "https://crm.example", "rina", "rahasia", True)]
    assert application.masuk is None
    assert "Laporan" in application.window.windowTitle()


def test_unlocking_offline(application, service, qtbot):
    service.code = "offline"
    masuk = started(qtbot, application)
    assert masuk.primary.title == "Buka luring"
    masuk.password.setText("rahasia")
    masuk.primary.click()
    qtbot.waitUntil(application.is_settled)
    assert service.calls == [("open_offline", "https://crm.example", "rina", "rahasia")]


def test_another_address_is_not_taken_for_the_one_that_did_not_answer(application, service, qtbot):
    service.code = "offline"
    masuk = started(qtbot, application)
    masuk.password.setText("rahasia")
    masuk.server.setFocus()
    masuk.server.selectAll()
    masuk.server.insert("https://lain.example")  # as typed, without a popup of addresses
    assert masuk.primary.title == "Masuk"
    qtbot.keyClick(masuk.server, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: service.calls != [])
    assert service.calls[0][:2] == ("sign_in", "https://lain.example")


def test_a_line_that_breaks_while_signing_in_opens_what_is_on_this_pc(application, service, qtbot):
    masuk = started(qtbot, application)
    service.code = "offline"
    qtbot.keyClicks(masuk.password, "rahasia")
    qtbot.keyClick(masuk.password, Qt.Key.Key_Return)
    qtbot.waitUntil(application.is_settled)
    assert [call[0] for call in service.calls] == ["sign_in", "open_offline"]
    assert service.calls[1] == ("open_offline", "https://crm.example", "rina", "rahasia")


@pytest.mark.parametrize("profile", [True, False])
def test_a_way_in_that_fails_without_network_is_tried_once(application, service, qtbot, profile):
    service.profile, service.failure = profile, WrongPasswordError("wrong_password")
    masuk = started(qtbot, application)
    service.code = "offline"
    qtbot.keyClicks(masuk.password, "rahasia")
    qtbot.keyClick(masuk.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: masuk._state.text() == "tidak terjangkau" and not masuk._is_busy)
    assert [call[0] for call in service.calls] == (["sign_in", "open_offline"] if profile else ["sign_in"])
    assert masuk.password.text() == "rahasia"


def test_offline_without_a_profile_says_so(application, service, qtbot):
    service.code, service.profile = "offline", False
    masuk = started(qtbot, application)
    assert masuk.primary.title == "Masuk"
    assert "memerlukan jaringan" in masuk._calm.text()


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (WrongPasswordError("bad_credentials"), "Nama pengguna atau kata sandi salah."),
        (OfflineError("bad_certificate"), "Sertifikat server tidak dikenal."),
    ],
)
def test_a_refusal_is_said_and_nothing_is_lost(application, service, qtbot, failure, words):
    service.failure = failure
    masuk = started(qtbot, application)
    masuk.password.setText("salah")
    masuk.submit()
    qtbot.waitUntil(masuk._alarm.isVisible)
    assert words in masuk._alarm.text()
    assert failure.code in masuk._alarm.text()
    assert (masuk.username.text(), masuk.password.text()) == ("rina", "salah")
    assert masuk.primary.isEnabled()


def test_a_wrong_server_is_an_alarm(application, service, qtbot):
    service.code = "not_central"
    masuk = started(qtbot, application)
    assert masuk._alarm.isVisible()
    assert not masuk._calm.isVisible()
    assert masuk.again.isVisible()


def test_an_empty_field_is_named(application, qtbot):
    masuk = started(qtbot, application)
    masuk.submit()
    assert masuk._alarm.text() == "Kata sandi belum diisi."


def test_remember_is_grey_with_its_reason(application, service, qtbot):
    service.reason = "keyring_missing"
    masuk = started(qtbot, application)
    assert not masuk.remember.isEnabled()
    assert masuk._remember_reason.text() == "PC ini tidak punya tempat penyimpanan sandi yang aman."


def test_a_keyring_that_takes_its_time_keeps_nobody_out(application, service, qtbot):
    asked, has_answered = threading.Event(), threading.Event()

    def reason():
        asked.wait(SLOW_S)
        has_answered.set()

    service.remember_reason = reason
    masuk = started(qtbot, application)
    assert not has_answered.is_set(), "the form is there before the keyring"
    assert not masuk.remember.isEnabled()
    assert masuk.primary.isEnabled()
    asked.set()
    qtbot.waitUntil(masuk.remember.isEnabled)


def test_a_remembered_desk_opens_by_itself(application, service, qtbot):
    service.remembered = SampleDesk()
    application.start()
    qtbot.waitUntil(application.is_settled)
    assert service.calls == []


def test_practice_and_back(application, qtbot):
    masuk = started(qtbot, application)
    masuk.practice.button.click()
    qtbot.waitUntil(application.is_settled)
    window = application.window
    assert window.windowTitle() == "Tanggap — LATIHAN"
    desk = window._calls.desk
    window.run("quit")
    qtbot.waitUntil(lambda: application.masuk is not None and application.window is None)
    qtbot.waitUntil(lambda: desk.is_closed)


def test_practice_begins_anew_only_when_that_is_confirmed(application, practice, qtbot):
    started(qtbot, application).practice.button.click()
    qtbot.waitUntil(application.is_settled)
    first = application.window
    first.run("begin_anew")
    asked = QApplication.activeModalWidget()
    assert "hilang dan tidak bisa diurungkan" in " ".join(label.text() for label in asked.findChildren(QLabel))
    qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert (application.window, practice.begun_anew) == (first, 0)

    first.run("begin_anew")
    asked = QApplication.activeModalWidget()
    qtbot.keyClick(asked, Qt.Key.Key_Tab)
    qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: application.window not in (None, first))
    qtbot.waitUntil(application.is_settled)
    assert practice.begun_anew == 1
    assert application.masuk is None


def test_only_the_practice_mode_can_begin_anew(application, service, qtbot):
    assert "begin_anew" in {command.id for command in commands(is_practice=True)}
    assert "begin_anew" not in {command.id for command in commands()}
    service.desk = SampleDesk(is_training=True)
    masuk = started(qtbot, application)
    masuk.password.setText("rahasia")
    masuk.submit()
    qtbot.waitUntil(application.is_settled)
    entries = [entry.text() for menu in application.window.menus.findChildren(QMenu) for entry in menu.actions()]
    assert not any("latihan" in entry for entry in entries), "a training central belongs to many"


def test_what_opens_after_the_desk_is_open_is_closed_again(application, service, qtbot):
    """A slow keyring answers after the officer has signed in by password."""
    masuk = started(qtbot, application)
    masuk.password.setText("rahasia")
    masuk.submit()
    qtbot.waitUntil(application.is_settled)
    late = SampleDesk()
    masuk.presenter._on_resumed(late)
    qtbot.waitUntil(lambda: late.is_closed)
    assert application.window._calls.desk is service.desk


def test_a_bug_is_told(application, qtbot):
    masuk = started(qtbot, application)
    application.show_bug(RuntimeError("x"))
    qtbot.waitUntil(masuk._alarm.isVisible)
    assert "Kode bug" in masuk._alarm.text()


def test_qts_own_menus_are_indonesian(application, qtbot):
    masuk = started(qtbot, application)
    menu = masuk.server.createStandardContextMenu()
    words = [entry.text().split("\t")[0] for entry in menu.actions() if entry.text()]
    menu.deleteLater()
    assert words == ["&Urungkan", "&Ulangi", "Po&tong", "&Salin", "&Tempel", "Hapus", "Pilih semua"]


def test_a_changed_password_asks_for_the_former_one(application, service, qtbot):
    masuk = started(qtbot, application)
    assert masuk.former.isHidden()
    masuk.password.setText("baru")
    service.failure = WrongPasswordError("password_changed")
    masuk.submit()
    qtbot.waitUntil(lambda: not masuk.former.isHidden() and masuk.primary.isEnabled())
    service.failure = WrongPasswordError("wrong_former_password")
    masuk.submit()
    assert "Kata sandi lama belum diisi." in masuk._alarm.text()
    masuk.former.field.setText("lamaa")
    masuk.submit()
    qtbot.waitUntil(lambda: "Itu bukan kata sandi lama" in masuk._alarm.text())
    service.failure = None
    masuk.former.field.setText("lama")
    masuk.submit()
    qtbot.waitUntil(application.is_settled)
    assert service.calls[-1] == ("sign_in", "https://crm.example", "rina", "baru", False, "lama")


def test_a_new_start_is_asked_twice(application, service, qtbot):
    masuk = started(qtbot, application)
    masuk.password.setText("baru")
    service.failure = WrongPasswordError("password_changed")
    masuk.submit()
    qtbot.waitUntil(lambda: not masuk.former.isHidden() and masuk.primary.isEnabled())
    masuk.former.anew.click()
    assert "Tidak ada yang dihapus" in masuk.former._words.text()
    assert ("set_aside", "https://crm.example", "rina") not in service.calls
    service.failure = None
    masuk.former.anew.click()
    qtbot.waitUntil(application.is_settled)
    assert service.calls[-2:] == [
        ("set_aside", "https://crm.example", "rina"),
        ("sign_in", "https://crm.example", "rina", "baru", False),
    ]
