"""«Ingat saya» with a real keyring: in without a password after SIGKILL, calm while it hangs, over by signing out."""

import pytest

from tests.services.secret_service import SecretService
from tests.stories import desk_work as work
from tests.stories.people import PASSWORD, until
from tests.stories.unfinished_work import OPERATOR

REMEMBER = "Ingat saya di PC ini"
SILENT = "Tempat penyimpanan sandi di PC ini tidak menjawab. Masuk dengan kata sandi Anda."
REAL_KEYRING = "PYTHON_KEYRING_BACKEND=keyring.backends.SecretService.Keyring"
HANGS_S = 1.0


@pytest.fixture
def keyring(tmp_path):
    service = SecretService(tmp_path / "keyring")
    service.start()
    yield service
    service.stop()


def test_in_without_a_password_until_signing_out(keyring, line_to, desk_at):
    desk = desk_at("desk", "--server", line_to().address, before=("env", REAL_KEYRING))
    desk.start()
    desk.wait_for("terjangkau")
    sign_in_remembered(desk)
    number = work.new_reports(desk, 1)[0]
    work.open_report(desk, number)
    desk.kill()
    desk.start()
    desk.wait_for("Daring")
    assert not desk.sees("Kata sandi")
    assert work.new_reports(desk, 1) == [number]

    desk.quit()
    keyring.hang()
    desk.start()
    desk.feel()
    desk.wait_for(SILENT)
    work.sign_in(desk, OPERATOR)
    assert [gap for gap in desk.feel() if gap[1] - gap[0] - gap[2] > HANGS_S] == []

    keyring.go_on()
    desk.press("Ctrl+Shift+A")
    until(lambda: keyring.entries() == {}, "the entry removed")
    desk.wait_for("Nama pengguna")


def sign_in_remembered(desk):
    """By keyboard: from the password to the box below it, which is free once the keyring has answered."""
    desk.fill("Nama pengguna", OPERATOR)
    desk.fill("Kata sandi", PASSWORD)
    until(lambda: focused(desk) == REMEMBER or desk.press("Tab"), "the box by Tab")
    desk.press("Space")
    desk.press("Return")
    desk.wait_for("Daring")


def focused(desk):
    return next((node["name"] for node in desk.shown() if node["focused"]), "")
