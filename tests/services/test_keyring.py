"""«Ingat saya» against gnome-keyring on a bus of its own: kept, locked, hanging, gone, damaged."""

import threading
import time

import keyring
import pytest
from keyring.backends import SecretService as Backend
from keyring.backends import fail

from app import credentials
from app.credentials import LIMIT_S, Remembered
from tests.services.secret_service import SecretService

KEPT = Remembered("01-device", bytes(range(32)), "token-1")
NEWER = Remembered("01-device", bytes(range(32)), "token-2")
OTHER = Remembered("02-device", bytes(32), "token-9")
AT_ONCE_S = 2.0


@pytest.fixture(scope="module")
def desktop(tmp_path_factory):
    service = SecretService(tmp_path_factory.mktemp("keyring"))
    service.start()
    yield service
    service.stop()


@pytest.fixture
def opened(desktop):
    """Open, and empty again afterwards."""
    keyring.set_keyring(Backend.Keyring())
    yield desktop
    desktop.go_on()
    for name in desktop.entries():
        desktop.remove(name)
    keyring.set_keyring(fail.Keyring())


@pytest.fixture
def other_desktop(desktop, tmp_path):
    """Makes keyrings on a bus of their own, one after the other; the module's one comes back."""
    made = []

    def make(password):
        end()
        made.append(SecretService(tmp_path, password))
        made[-1].start()
        keyring.set_keyring(Backend.Keyring())
        return made[-1]

    def end():
        while made:
            made.pop().stop()

    yield make
    end()
    keyring.set_keyring(fail.Keyring())


def test_what_is_kept_is_found_again(opened):
    assert credentials.reason_unavailable() is None
    assert credentials.load("one") is None
    assert credentials.store("one", KEPT)
    assert credentials.load("one") == KEPT
    assert credentials.store("one", NEWER)
    assert credentials.load("one") == NEWER
    assert list(opened.entries()) == ["one"], "the newer one took its place"


def test_two_officers_have_an_entry_each(opened):
    credentials.store("one", KEPT)
    credentials.store("two", OTHER)
    credentials.forget("one")
    assert (credentials.load("one"), credentials.load("two")) == (None, OTHER)
    credentials.forget("one")
    assert list(opened.entries()) == ["two"]


@pytest.mark.parametrize(
    "secret", [b"", b"{}", b"\xff\xfe\x00", b'{"device_id":"01","key":"***","refresh_token":"t"}']
)
def test_a_damaged_entry_is_none(opened, secret):
    credentials.store("one", KEPT)
    opened.overwrite("one", secret)
    assert credentials.load("one") is None
    assert credentials.store("one", NEWER)
    assert credentials.load("one") == NEWER


def test_without_a_keyring_there_is_a_reason():
    keyring.set_keyring(fail.Keyring())
    assert credentials.reason_unavailable() == "keyring_missing"
    assert not credentials.store("one", KEPT)
    assert credentials.load("one") is None


def test_a_locked_keyring_is_told_and_nobody_is_asked_to_open_it(other_desktop, tmp_path):
    first = other_desktop("sandi pertama")
    credentials.store("one", KEPT)
    first.lock()
    assert_closed(first)
    assert_closed(other_desktop("sandi yang lain"))


def test_a_new_pc_without_any_keyring_yet_counts_as_locked(other_desktop):
    assert_closed(other_desktop(""))


def test_a_hanging_keyring_costs_a_time_limit_and_no_question_is_lost_behind_it(opened):
    credentials.store("one", KEPT)
    opened.hang()
    began = time.monotonic()
    assert credentials.reason_unavailable() == "keyring_silent"
    assert time.monotonic() - began < LIMIT_S + AT_ONCE_S
    waiting = [thread for thread in threading.enumerate() if thread.name == "keyring"]
    assert all(thread.daemon for thread in waiting), "the program can end"
    opened.go_on()
    for thread in waiting:
        thread.join()
    assert credentials.load("one") == KEPT


def assert_closed(service):
    began = time.monotonic()
    assert credentials.reason_unavailable() == "keyring_locked"
    assert not credentials.store("one", NEWER)
    assert credentials.load("one") is None
    credentials.forget("one")
    assert time.monotonic() - began < AT_ONCE_S
    assert not service.has_asked()
