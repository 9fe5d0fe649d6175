"""Masuk with a wrong password, a wrong server, a login page in between: a sentence each, and nothing is lost."""

from argon2 import PasswordHasher

from tests.stories import desk_work as work
from tests.stories import unfinished_work as unfinished
from tests.stories.people import PASSWORD, until
from tests.stories.unfinished_work import OPERATOR

NOT_CENTRAL = "Yang menjawab bukan server CRM. Periksa alamat atau halaman masuk Wi-Fi. Kode not_central"
BAD_CREDENTIALS = "Nama pengguna atau kata sandi salah. Kode bad_credentials"
FIRST_TIME = "Masuk pertama kali di PC ini memerlukan jaringan"
REACHED = "terjangkau"
NEW_PASSWORD = "kata sandi yang baru"
WRONG = "bukan kata sandinya"


def test_the_first_time(portal, line_to, desk_at):
    """Nothing is on this PC yet: no network, then a login page, then no address at all, then a wrong password."""
    line = line_to()
    line.cut()
    desk = desk_at("desk", "--server", line.address)
    desk.start()
    desk.wait_for(FIRST_TIME)
    try_with(desk, PASSWORD)
    desk.wait_for("Server tidak terjangkau")
    turn_to(desk, f"http://127.0.0.1:{portal}", NOT_CENTRAL)
    try_with(desk, PASSWORD)
    desk.wait_for(NOT_CENTRAL)
    turn_to(
        desk, "alamat/tanpa server", "Alamat server tidak bisa dibaca. Contoh: crm.jakarta.go.id Kode bad_address"
    )
    turn_to(desk, line_to().address, REACHED)
    try_with(desk, WRONG)
    desk.wait_for(BAD_CREDENTIALS)
    try_with(desk, PASSWORD)
    desk.wait_for("Daring")


def test_what_is_on_this_pc_outlives_wrong_ways_in(central, portal, line_to, desk_at):
    line = line_to()
    desk = unfinished.in_mid_work(desk_at, line)
    desk.press("Ctrl+Shift+A")
    desk.wait_for("Buka luring")
    try_with(desk, WRONG)
    desk.wait_for("Kata sandi salah untuk data di PC ini. Kode wrong_password")
    turn_to(desk, f"http://127.0.0.1:{portal}", NOT_CENTRAL)
    try_with(desk, PASSWORD)
    desk.wait_for(NOT_CENTRAL)
    nobody = line_to()
    nobody.cut()
    turn_to(desk, nobody.address, FIRST_TIME)
    turn_to(desk, "http://crm.example", "Alamat server harus memakai https. Kode insecure_server")
    line.restore()
    turn_to(desk, line.address, REACHED)
    try_with(desk, WRONG)
    desk.wait_for(BAD_CREDENTIALS)

    line.cut()
    desk.fill("Nama pengguna", OPERATOR)
    desk.press("Tab")
    work.unlock_offline(desk)
    unfinished.assert_kept(desk)
    line.restore()
    unfinished.finish(desk, central)


def test_a_password_that_was_changed_at_central(central, line_to, desk_at):
    line = line_to()
    desk = unfinished.in_mid_work(desk_at, line)
    desk.kill()
    change_password(central, NEW_PASSWORD)
    line.restore()
    desk.start()
    desk.wait_for("terjangkau")
    try_with(desk, NEW_PASSWORD)
    desk.wait_for("Kata sandi Anda sudah diganti")
    desk.fill("Kata sandi lama", WRONG)
    desk.press("Return")
    desk.wait_for("Itu bukan kata sandi lama dari data di PC ini. Kode wrong_former_password")
    desk.fill("Kata sandi lama", PASSWORD)
    desk.press("Return")
    desk.wait_for("Daring")
    unfinished.finish(desk, central)
    desk.kill()
    line.cut()
    desk.start()
    desk.wait_for("Buka luring")
    desk.fill("Kata sandi", NEW_PASSWORD)
    desk.press("Return")
    desk.wait_for("Luring")


def test_a_new_start_when_the_former_password_is_forgotten(central, line_to, desk_at):
    desk = unfinished.at_a_report(desk_at, line_to())
    desk.kill()
    change_password(central, NEW_PASSWORD)
    desk.start()
    desk.wait_for("terjangkau")
    try_with(desk, NEW_PASSWORD)
    desk.click("Mulai baru tanpa data lama")
    desk.wait_for("pekerjaan yang belum terkirim dari PC ini tidak ikut")
    desk.click("Mulai baru tanpa data lama")
    desk.wait_for("Daring")
    work.new_reports(desk, 1)
    assert len(list(desk.home.glob("p/*.old-*/outbox.db"))) == 1, "nothing was deleted"


def change_password(central, password):
    work.change_database(
        central,
        "UPDATE officer SET password_hash = ? WHERE username = ?",
        (PasswordHasher(1, 8, 1).hash(password), OPERATOR),
    )


def turn_to(desk, server, told):
    """Types another server; what Masuk tells about it by itself."""
    desk.fill("Server", server)
    desk.press("Tab")
    if told == REACHED:  # «tidak terjangkau» is another thing
        until(lambda: told in desk.texts(), told)
    else:
        desk.wait_for(told)


def try_with(desk, password):
    """Signs in; with a wrong way in, ends when the next try is possible."""
    desk.fill("Nama pengguna", OPERATOR)
    desk.fill("Kata sandi", password)
    desk.press("Return")
    until(lambda: can_try_again(desk) or not desk.sees("Nama pengguna"), "the next try")


def can_try_again(desk):
    shown = [node for node in desk.shown() if node["role"] == "Button" and node["enabled"]]
    return any(node["name"] in {"Masuk", "Buka luring"} for node in shown)
