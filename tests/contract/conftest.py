"""The real client's services against a real central over sockets, with a keyring in memory."""

import subprocess
import sys

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import PasswordDeleteError

from app.services.desk import Announcements
from app.services.sign_in import SignIn
from tests.stories.people import ROOT, CentralProcess, until


class SafeKeyring(KeyringBackend):
    """Stands for the system's secret store; an instance per test."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if (service, username) not in self.kept:
            raise PasswordDeleteError(username)
        del self.kept[service, username]


@pytest.fixture(scope="session")
def central(tmp_path_factory):
    database = tmp_path_factory.mktemp("contract") / "central.db"
    arguments = ["seed", "--training", "--reports", "300", "--database-url", f"sqlite:///{database}"]
    subprocess.run([sys.executable, "-m", "central", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    process = CentralProcess(database)
    process.start()
    yield process
    process.stop()


@pytest.fixture
def server(central):
    return f"http://127.0.0.1:{central.port}"


@pytest.fixture
def secrets():
    """A safe keyring; afterwards the machine has none again."""
    backend = SafeKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(fail.Keyring())


@pytest.fixture
def no_secrets():
    keyring.set_keyring(fail.Keyring())


@pytest.fixture
def sign_in(tmp_path):
    """The service, and the desks that it opened are closed."""
    tell = Announcements(lambda ids: None, lambda status: None, lambda code: None)
    service = SignIn(tmp_path / "home", tell)
    opened = []

    class Opening:
        def __getattr__(self, name):
            def call(*arguments):
                answer = getattr(service, name)(*arguments)
                if hasattr(answer, "owner"):
                    opened.append(answer)
                return answer

            return call

    yield Opening()
    for desk in opened:
        desk.close()


def filled(desk):
    until(lambda: desk.status().last_sync_at is not None, "the first fetch")
    return desk
