"""«Ingat saya» with gnome-keyring and a real central: who gets in without a password, and who does not any more."""

import hashlib
import json

import keyring
import pytest
from argon2 import PasswordHasher
from keyring.backends import SecretService as Backend
from keyring.backends import fail

from app.errors import WrongPasswordError
from app.services.values import Split
from domain.actions import Catatan
from tests.contract.conftest import filled
from tests.services.secret_service import SecretService
from tests.stories import desk_work as work
from tests.stories.people import PASSWORD, until

OPERATOR = "operator.31.74.01.1001"
COLLEAGUE = "kepala.31.74.01.1001"
CHANGING = "petugas3.31.74.01.1001"
NEW_PASSWORD = "kata sandi yang baru"
CHANGE_PASSWORD = "UPDATE officer SET password_hash = ? WHERE username = ?"
END_SESSIONS = """UPDATE session SET is_revoked = 1 WHERE device IN
    (SELECT d.id FROM device d JOIN officer o ON o.id = d.officer_id WHERE o.username = ?)"""
NOTE = "Ditulis sebelum kuncinya hilang"


@pytest.fixture(scope="module")
def desktop(tmp_path_factory):
    service = SecretService(tmp_path_factory.mktemp("keyring"))
    service.start()
    yield service
    service.stop()


@pytest.fixture(autouse=True)
def opened(desktop):
    keyring.set_keyring(Backend.Keyring())
    yield
    for name in desktop.entries():
        desktop.remove(name)
    keyring.set_keyring(fail.Keyring())


def test_signing_out_takes_the_entry_away_and_quitting_does_not(sign_in, server, desktop):
    filled(sign_in.sign_in(server, OPERATOR, PASSWORD, True)).close()
    (first,) = desktop.entries().values()
    again = sign_in.resume()
    until(lambda: again.status().is_online, "signed in by the refresh token")
    (newest,) = desktop.entries().values()
    assert newest != first
    assert PASSWORD not in newest
    sign_in.sign_out(again)
    assert desktop.entries() == {}
    assert sign_in.resume() is None


def test_two_officers_on_one_pc_have_an_entry_and_files_each(sign_in, server, desktop, tmp_path):
    filled(sign_in.sign_in(server, OPERATOR, PASSWORD, True)).close()
    operators = desktop.entries()
    (folder,) = operators
    before = files(tmp_path / "home" / "p" / folder)
    colleague = filled(sign_in.sign_in(server, COLLEAGUE, PASSWORD, True))
    assert len(desktop.entries()) == 2
    sign_in.sign_out(colleague)
    assert desktop.entries() == operators
    filled(sign_in.sign_in(server, COLLEAGUE, PASSWORD, False)).close()
    assert desktop.entries() == operators
    assert files(tmp_path / "home" / "p" / folder) == before
    again = sign_in.resume()
    assert again is not None
    assert again.owner.role == "operator"


def test_the_one_who_was_remembered_last_is_in(sign_in, server):
    for username in (OPERATOR, COLLEAGUE, OPERATOR):
        filled(sign_in.sign_in(server, username, PASSWORD, True)).close()
    assert sign_in.resume().owner.role == "operator"


def test_the_entry_is_gone_and_the_password_opens_everything(sign_in, server, desktop):
    number = left_with_a_note(sign_in, server)
    desktop.remove(*desktop.entries())
    assert sign_in.resume() is None
    assert_note(sign_in.open_offline(server, OPERATOR, PASSWORD), number)


@pytest.mark.parametrize("other", ["device_id", "nothing"])
def test_a_key_of_another_profile_opens_nothing_and_breaks_nothing(sign_in, server, desktop, tmp_path, other):
    """As after a new start whose entry could not be removed; `nothing`: the entry is no entry."""
    number = left_with_a_note(sign_in, server)
    (folder,) = desktop.entries()
    told = json.loads(desktop.entries()[folder])
    stale = {**told, "device_id": "01990000-0000-7000-8000-000000000000", "key": "A" * 43 + "="}
    desktop.overwrite(folder, json.dumps(stale).encode() if other == "device_id" else b"\x00")
    assert sign_in.resume() is None
    assert list((tmp_path / "home" / "p" / folder).glob("*.bad-*")) == []
    assert_note(sign_in.open_offline(server, OPERATOR, PASSWORD), number)


def test_a_wrong_password_changes_nothing(sign_in, server, desktop, tmp_path):
    left_with_a_note(sign_in, server)
    before = (files(tmp_path / "home"), desktop.entries())
    with pytest.raises(WrongPasswordError) as refusal:
        sign_in.open_offline(server, OPERATOR, "salah")
    assert refusal.value.code == "wrong_password"
    with pytest.raises(WrongPasswordError) as refusal:
        sign_in.sign_in(server, OPERATOR, "salah", True)
    assert refusal.value.code == "bad_credentials"
    assert (files(tmp_path / "home"), desktop.entries()) == before


def test_a_password_that_was_changed_is_asked_once_and_the_entry_goes_on(sign_in, server, central, desktop):
    filled(sign_in.sign_in(server, CHANGING, PASSWORD, True)).close()
    change = PasswordHasher(1, 8, 1).hash(NEW_PASSWORD)
    work.change_database(central, CHANGE_PASSWORD, (change, CHANGING))
    work.change_database(central, END_SESSIONS, (CHANGING,))
    desk = sign_in.resume()
    until(lambda: desk.status().problem == "session_ended", "the end of the session")
    assert desk.counts()[Split.SEMUA_TERBUKA] > 0, "work goes on"
    with pytest.raises(WrongPasswordError):
        desk.sign_in_again(PASSWORD)
    ended = desktop.entries()
    desk.sign_in_again(NEW_PASSWORD)
    assert desktop.entries().keys() == ended.keys()
    assert desktop.entries() != ended
    desk.close()
    again = sign_in.resume()
    until(lambda: again.status().is_online, "signed in without a password")


def left_with_a_note(sign_in, server):
    """Number of a report with an own note; the desk is closed and remembered."""
    desk = filled(sign_in.sign_in(server, OPERATOR, PASSWORD, True))
    line = desk.page(Split.SEMUA_TERBUKA).lines[0]
    desk.act(line.id, Catatan(note=NOTE))
    desk.close()
    return line.number


def assert_note(desk, number):
    found = next(line for line in desk.page(Split.SEMUA_TERBUKA).lines if line.number == number)
    assert any(entry.note == NOTE for entry in desk.details(found.id).timeline)


def files(folder):
    """Digest by file; the sidecars of SQLite come and go."""
    found = [path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm"))]
    return {path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}
