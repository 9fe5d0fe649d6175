"""What goes wrong at the desk gets one clear sentence, and the next try works."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.stories import desk_work as work
from tests.stories.people import PASSWORD, until

OPERATOR = "operator.31.74.01.1001"
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
