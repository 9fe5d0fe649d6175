"""Stories: a central seeded once, copied for each story; desks and lines that are ended with it."""

import shutil
import subprocess
import sys
import threading
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.stories.people import ROOT, CentralProcess, DeskProcess
from tests.stories.proxy import Line

REPORTS = 2000
WIB = timezone(timedelta(hours=7))
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


@pytest.fixture(scope="session")
def seeded(tmp_path_factory):
    """A training central's database file with invented reports up to the last five o'clock in Jakarta.

    Up to now there would be different ones each hour, and at night hardly any that nobody has answered.
    """
    database = tmp_path_factory.mktemp("seeded") / "central.db"
    now = datetime.now(WIB)
    evening = now.replace(hour=17, minute=0, second=0, microsecond=0)
    until = evening if evening <= now else evening - timedelta(days=1)
    arguments = ["seed", "--training", "--reports", str(REPORTS), "--photos", "none", "--until", until.isoformat()]
    arguments += ["--database-url", f"sqlite:///{database}"]
    subprocess.run([sys.executable, "-m", "central", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return database


@pytest.fixture
def practised(seeded):
    """Gives a desk's data folder the reports of a practice mode that was there before, and its start state."""

    def make(home):
        (home / "practice").mkdir(parents=True)
        for part in seeded.parent.glob(f"{seeded.name}*"):
            shutil.copy(part, home / "practice" / part.name)
        shutil.copy(seeded, home / "practice" / "start.db")

    return make


@pytest.fixture
def central(seeded, tmp_path):
    database = tmp_path / "central.db"
    for part in seeded.parent.glob(f"{seeded.name}*"):
        shutil.copy(part, tmp_path / part.name)
    process = CentralProcess(database)
    process.start()
    yield process
    process.stop()


@pytest.fixture
def portal():
    """Port at which a login page answers instead of central."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Portal) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.fixture
def line_to(central):
    """Makes lines from a desk to central."""
    lines = []

    def make():
        lines.append(Line(central.port))
        return lines[-1]

    yield make
    for line in lines:
        line.cut()


@pytest.fixture
def desk_at(tmp_path):
    """Makes desks, each with a data folder of its own."""
    desks = []

    def make(name, *arguments, root=ROOT, before=()):
        desks.append(DeskProcess(tmp_path / name, *arguments, root=root, before=before))
        return desks[-1]

    yield make
    for desk in desks:
        desk.quit()
