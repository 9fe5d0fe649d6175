"""A D-Bus session of its own with gnome-keyring in it: what a Linux desktop gives its programs to keep secrets in."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import closing, suppress
from pathlib import Path

import secretstorage

from tests.stories.people import line_of, until

SERVICE = "Tanggap"
PASSWORD = "kata sandi gantungan kunci"
BUS = """<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <servicedir>{folder}</servicedir>
  <policy context="default">
    <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
  </policy>
</busconfig>
"""
PROMPTER = """[D-BUS Service]
Name=org.gnome.keyring.SystemPrompter
Exec=/bin/sh -c "echo asked >> {folder}/asked; exec sleep 600"
"""
"""Asks for the password of the keyring and waits for ever: nobody sits at this desk."""
DAEMON = 'echo "$$ $DBUS_SESSION_BUS_ADDRESS"; exec gnome-keyring-daemon --foreground --unlock --components=secrets'


class SecretService:
    """This process and those that it starts ask it. `password` opens the keyring of `home`; another one than at the
    first time leaves it locked, and an empty one makes none."""

    def __init__(self, home, password=PASSWORD):
        self._folder = Path(tempfile.mkdtemp(prefix="tanggap-bus-"))  # paths of sockets have to be short
        (self._folder / "bus.conf").write_text(BUS.format(folder=self._folder))
        (self._folder / "prompter.service").write_text(PROMPTER.format(folder=self._folder))
        self._home = home
        self._password = password

    def start(self):
        places = {"XDG_RUNTIME_DIR": str(self._folder), "XDG_DATA_HOME": str(self._home), "HOME": str(self._home)}
        self._home.mkdir(parents=True, exist_ok=True)
        self._process = subprocess.Popen(
            ["dbus-run-session", f"--config-file={self._folder}/bus.conf", "--", "sh", "-c", DAEMON],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **places},
            text=True,
        )
        pid, address = line_of(self._process).split()
        self._pid = int(pid)
        self._process.stdin.write(self._password)
        self._process.stdin.close()
        backend = "keyring.backends.SecretService.Keyring"
        environment = {"DBUS_SESSION_BUS_ADDRESS": address, "PYTHON_KEYRING_BACKEND": backend}
        self._former = {name: os.environ.get(name) for name in environment}
        os.environ |= environment
        until(self._is_there, "the keyring")

    def stop(self):
        """This process asks again whom it asked before."""
        self.go_on()
        os.kill(self._pid, signal.SIGTERM)
        self._process.wait(20)
        self._process.stdout.close()
        for name, value in self._former.items():
            os.environ.pop(name)
            os.environ |= {} if value is None else {name: value}
        shutil.rmtree(self._folder)

    def hang(self):
        """From now on the keyring takes questions and gives no answers."""
        os.kill(self._pid, signal.SIGSTOP)

    def go_on(self):
        os.kill(self._pid, signal.SIGCONT)

    def lock(self):
        self._collection(lambda found: found.lock())

    def entries(self):
        """Secrets by the name of their profile."""
        return self._collection(_secrets)

    def overwrite(self, profile, secret):
        """As another program or a broken disk might."""
        self._collection(lambda found: _one(found, profile).set_secret(secret))

    def remove(self, profile):
        """As an officer might, with the system's own program."""
        self._collection(lambda found: _one(found, profile).delete())

    def has_asked(self):
        """Whether somebody was asked for the password of the keyring."""
        return (self._folder / "asked").exists()

    def _is_there(self):
        try:
            self._collection(lambda found: found.is_locked())
        except secretstorage.ItemNotFoundException:
            return not self._password
        except secretstorage.SecretStorageException:
            return False
        return True

    def _collection(self, work):
        with closing(secretstorage.dbus_init()) as bus:
            return work(secretstorage.Collection(bus))


def _secrets(collection):
    """One that goes while they are read is not there."""
    found = {}
    for item in collection.search_items({"service": SERVICE}):
        with suppress(secretstorage.ItemNotFoundException):
            found[item.get_attributes()["username"]] = item.get_secret().decode()
    return found


def _one(collection, profile):
    (found,) = collection.search_items({"service": SERVICE, "username": profile})
    return found
