"""What goes wrong at the desk gets one clear sentence, and the next try works."""

import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from argon2 import PasswordHasher

from tests.stories import desk_work as work
from tests.stories.people import PASSWORD, until

OPERATOR = "operator.31.74.01.1001"
AGENCY = "Suku Dinas Sumber Daya Air Jakarta Selatan"
REASON = "Saluran ini dikelola sudin, PPSU sudah memeriksa"
DISK_FULL = "Disk penuh: belum tersimpan. Teks Anda masih di sini; kosongkan ruang lalu coba lagi. Kode disk_full"
GIVEN_UP = ("jaringan-komunikasi", "Jaringan Komunikasi")
NEW_PASSWORD = "kata sandi yang baru"
NOTE = "Ketua RT minta pengerjaan malam hari"
LOGIN_PAGE = b"<!doctype html><title>Wi-Fi gratis</title><form>Masuk dengan nomor HP Anda</form>"


class Portal(BaseHTTPRequestHandler):
    """The login page of a public Wi-Fi: answers everything with its own page."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(LOGIN_PAGE)))
        self.end_headers()
        self.wfile.write(LOGIN_PAGE)

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.do_GET()

    def log_message(self, *_):
        """Says nothing."""


@pytest.fixture
def portal():
    with ThreadingHTTPServer(("127.0.0.1", 0), Portal) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_wrong_password(line_to, desk_at):
    desk = desk_at("desk", "--server", line_to().address)
    desk.start()
    desk.wait_for("terjangkau")
    try_with(desk, "bukan kata sandinya")
    desk.wait_for("Nama pengguna atau kata sandi salah. Kode bad_credentials")
    try_with(desk, PASSWORD)
    desk.wait_for("Daring")


def test_nothing_answers(line_to, desk_at):
    line = line_to()
    line.cut()
    desk = desk_at("desk", "--server", line.address)
    desk.start()
    desk.wait_for("Masuk pertama kali di PC ini memerlukan jaringan")
    try_with(desk, PASSWORD)
    until(lambda: can_try_again(desk), "the button for the next try")
    assert desk.sees("Server tidak terjangkau")
    desk.fill("Server", line_to().address)
    try_with(desk, PASSWORD)
    desk.wait_for("Daring")


def test_login_page_of_the_network(portal, line_to, desk_at):
    sentence = "Yang menjawab bukan server CRM. Periksa alamat atau halaman masuk Wi-Fi. Kode not_central"
    desk = desk_at("desk", "--server", portal)
    desk.start()
    desk.wait_for(sentence)
    try_with(desk, PASSWORD)
    until(lambda: can_try_again(desk), "the next try")
    desk.wait_for(sentence)
    desk.fill("Server", line_to().address)
    try_with(desk, PASSWORD)
    desk.wait_for("Daring")


def test_central_goes_and_comes_back(central, desk_at):
    desk = desk_at("desk", "--server", f"http://127.0.0.1:{central.port}")
    desk.start()
    work.sign_in(desk, OPERATOR)
    (number,) = work.new_reports(desk, 1)
    central.stop()
    desk.wait_for("Luring sejak")
    work.open_report(desk, number)
    work.write_note(desk, NOTE)
    desk.wait_for("1 perubahan menunggu")
    central.start()
    desk.press("F5")
    desk.wait_for("Daring")
    desk.wait_until_gone("perubahan menunggu")
    assert notes_at(central, number).count(NOTE) == 1


def test_wrong_password_without_network(line_to, desk_at):
    line = line_to()
    desk = desk_at("desk", "--server", line.address)
    desk.start()
    work.sign_in(desk, OPERATOR)
    desk.wait_for("sinkron terakhir")
    desk.quit()
    line.cut()
    desk.start()
    desk.wait_for("Buka luring")
    desk.fill("Kata sandi", "bukan kata sandinya")
    desk.press("Return")
    desk.wait_for("Kata sandi salah untuk data di PC ini. Kode wrong_password")
    work.unlock_offline(desk)
    until(lambda: work.rows_of(desk), "the list")


def test_central_goes_in_the_middle_of_its_answer(central, line_to, desk_at):
    line = line_to()
    desk = at_a_report(desk_at, line)
    line.break_answers(40)
    work.write_note(desk, NOTE)
    desk.press("F5")
    until(lambda: line.broken_answers, "an answer broken off")
    desk.wait_for("Luring sejak")
    desk.wait_for("1 perubahan menunggu")
    line.restore()
    desk.press("F5")
    desk.wait_for("Daring")
    desk.wait_until_gone("perubahan menunggu")
    assert notes_at(central, desk.number).count(NOTE) == 1


def test_full_disk(central, line_to, desk_at):
    desk = at_a_report(desk_at, line_to())
    work.begin_koordinasi(desk, AGENCY, REASON)
    desk.wait_for("Draf tersimpan")
    desk.fill_disk()
    desk.press("Ctrl+Return")
    desk.wait_for(DISK_FULL)
    assert desk.sees(REASON)
    desk.type(" lagi")
    desk.wait_for(DISK_FULL)
    assert not desk.sees("perubahan menunggu")
    desk.free_disk()
    desk.press("Ctrl+Return")
    desk.wait_until_gone("Cari OPD")
    desk.press("F5")
    until(lambda: REASON + " lagi" in reasons_at(central, desk.number), "the hand-over at central")


def test_a_note_on_a_full_disk(central, line_to, desk_at):
    desk = at_a_report(desk_at, line_to())
    desk.fill_disk()
    work.write_note(desk, NOTE)
    desk.wait_for(DISK_FULL)
    assert desk.sees(NOTE)
    desk.free_disk()
    desk.press("Ctrl+Return")
    until(lambda: NOTE not in [node["value"] for node in desk.shown()], "the note out of the composer")
    desk.press("F5")
    until(lambda: notes_at(central, desk.number).count(NOTE) == 1, "the note at central")


@pytest.mark.parametrize("name", ["cache.db", "outbox.db", "outbox.journal"])
def test_a_damaged_file(central, line_to, desk_at, name):
    line = line_to()
    desk = at_a_report(desk_at, line)
    line.cut()
    desk.wait_for("Luring")
    work.write_note(desk, NOTE)
    desk.wait_for("1 perubahan menunggu")
    work.begin_koordinasi(desk, AGENCY, REASON)
    desk.wait_for("Draf tersimpan")
    desk.kill()
    desk.damage(name)

    desk.start()
    work.unlock_offline(desk)
    desk.wait_for("1 perubahan menunggu")
    line.restore()
    desk.press("F5")
    desk.wait_for("Daring")
    desk.wait_until_gone("perubahan menunggu")
    assert notes_at(central, desk.number).count(NOTE) == 1
    work.show_split(desk, "Baru")
    work.open_report(desk, desk.number)
    desk.press("C")
    desk.wait_for("Draf dari")
    desk.press("Ctrl+Return")
    desk.wait_until_gone("Cari OPD")
    desk.press("F5")
    until(lambda: REASON in reasons_at(central, desk.number), "the hand-over at central")


def test_unknown_category(central, line_to, desk_at):
    """One that nobody has, and one that central has given up while this desk was offline."""
    line = line_to()
    desk = at_a_report(desk_at, line)
    line.cut()
    desk.wait_for("Luring")
    desk.press("G")
    desk.wait_for("Prioritas")
    desk.fill("Cari kategori", "kategori khayalan")
    desk.wait_for("Tidak ada kategori yang cocok dengan “kategori khayalan”. Pilih dari daftar.")
    desk.fill("Cari kategori", GIVEN_UP[1])
    until(lambda: GIVEN_UP[1] in work.rows_of(desk), "the category")
    desk.press("Down")
    desk.press("Ctrl+Return")
    desk.wait_until_gone("Prioritas")
    change_database(central, "DELETE FROM reference_item WHERE item_id = ?", GIVEN_UP[:1])
    line.restore()
    desk.press("F5")
    desk.wait_for("1 perlu tindakan")
    work.show_split(desk, "Perlu tindakan")
    desk.wait_for("Kategori tidak bisa dipakai untuk laporan ini.")
    desk.wait_for("Kode invalid_category")
    desk.press("2")
    desk.press("Ctrl+Return")
    desk.wait_until_gone("perlu tindakan")
    work.show_split(desk, "Baru")
    work.open_report(desk, desk.number)
    work.classify(desk, "Depan pos RW 03")


def test_a_password_that_was_changed_at_central(central, line_to, desk_at):
    line = line_to()
    desk = at_a_report(desk_at, line)
    line.cut()
    desk.wait_for("Luring")
    work.write_note(desk, NOTE)
    desk.wait_for("1 perubahan menunggu")
    desk.kill()
    change_password(central, NEW_PASSWORD)
    line.restore()
    desk.start()
    desk.wait_for("terjangkau")
    try_with(desk, NEW_PASSWORD)
    desk.wait_for("Kata sandi Anda sudah diganti")
    desk.fill("Kata sandi lama", "bukan kata sandinya")
    desk.press("Return")
    desk.wait_for("Itu bukan kata sandi lama dari data di PC ini. Kode wrong_former_password")
    desk.fill("Kata sandi lama", PASSWORD)
    desk.press("Return")
    desk.wait_for("Daring")
    desk.press("F5")
    until(lambda: notes_at(central, desk.number).count(NOTE) == 1, "the note at central")
    desk.kill()
    line.cut()
    desk.start()
    desk.wait_for("Buka luring")
    desk.fill("Kata sandi", NEW_PASSWORD)
    desk.press("Return")
    desk.wait_for("Luring")


def test_a_new_start_when_the_former_password_is_forgotten(central, line_to, desk_at):
    desk = at_a_report(desk_at, line_to())
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


def at_a_report(desk_at, line):
    """A signed-in desk with a new report open; `number` is the report's."""
    desk = desk_at("desk", "--server", line.address)
    desk.start()
    work.sign_in(desk, OPERATOR)
    (desk.number,) = work.new_reports(desk, 1)
    work.open_report(desk, desk.number)
    return desk


def change_database(central, statement, values):
    """What an administrator does at central, while it is down for a moment."""
    central.stop()
    with sqlite3.connect(central.database) as connection:
        assert connection.execute(statement, values).rowcount == 1
    connection.close()
    central.start()


def change_password(central, password):
    change_database(
        central,
        "UPDATE officer SET password_hash = ? WHERE username = ?",
        (PasswordHasher(1, 8, 1).hash(password), OPERATOR),
    )


def reasons_at(central, number):
    client = central.session("supervisor.31")
    try:
        return [event["note"] for event in client.events(number) if event["type"] == "koordinasi"]
    finally:
        client.close()


def try_with(desk, password):
    desk.fill("Nama pengguna", OPERATOR)
    desk.fill("Kata sandi", password)
    desk.press("Return")


def can_try_again(desk):
    return any(node["name"] == "Masuk" and node["role"] == "Button" and node["enabled"] for node in desk.shown())


def notes_at(central, number):
    client = central.session("supervisor.31")
    try:
        return [event["note"] for event in client.events(number) if event["type"] == "catatan"]
    finally:
        client.close()
