"""Practice data back to the start: killed at any moment there is the old state or the start state, never a mix."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import StorageError
from app.models.profile import folder_of
from app.services.desk import Announcements
from app.services.practice import OFFICER, Practice, PracticeData
from app.services.sign_in import SignIn
from central.models.tables import SCHEMA_VERSION

ROOT = Path(__file__).parents[2]
PORT = 47811
DAY_S = timedelta(days=1).total_seconds()
OLD = {"practice/central.db": b"old", "practice/central.db-wal": b"old", "p/outbox.db": b"old", "p/cache.db": b"old"}
START = {"practice/central.db": b"start"}
MORE_THAN_ENOUGH = 15


class CentralStarts(Exception):
    """What comes after it is told by a story."""


def begun(home):
    """A practice mode in which something has been done, with the officer's own work beside it."""
    desk = folder_of(home, f"http://127.0.0.1:{PORT}", OFFICER)
    own = home / "p" / "0123456789abcdef"
    for folder in (home / "practice", desk, own):
        folder.mkdir(parents=True)
    for name in OLD:
        place(home, name).write_bytes(b"old")
    (home / "practice" / "start.db").write_bytes(b"start")
    (home / "practice" / "port").write_text(str(PORT))
    (own / "outbox.db").write_bytes(b"own")


def place(home, name):
    """Of the desk's files the folder is named by a hash."""
    folder, _, file = name.partition("/")
    return folder_of(home, f"http://127.0.0.1:{PORT}", OFFICER) / file if folder == "p" else home / name


def state(home):
    names = [*OLD, "practice/central.copy"]
    return {name: place(home, name).read_bytes() for name in names if place(home, name).exists()}


def start(home, monkeypatch):
    """As the program does at its next start, as far as to central."""

    def popen(*_, **__):
        raise CentralStarts

    tell = Announcements(lambda ids: None, lambda status: None, lambda code: None)
    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "Popen", popen)
        with pytest.raises(CentralStarts):
            Practice(home, SignIn(home, tell), PracticeData()).start(lambda stage, share: None)


def killed(homes):
    """What it was about to do in each when it was killed."""
    found = subprocess.run(
        [sys.executable, "-m", "tests.services.practice_killed", *map(str, homes)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    return found.stdout.split()


def test_killed_at_any_moment_it_is_the_old_state_or_the_start_state(tmp_path, monkeypatch):
    homes = [tmp_path / str(at) for at in range(1, MORE_THAN_ENOUGH)]
    for home in homes:
        begun(home)
    events = killed(homes)
    assert len(events) == len(homes)
    assert events[0] == "os.remove"
    assert events[-1] == "subprocess.Popen"
    assert {"shutil.rmtree", "shutil.copyfile", "os.rename"} <= set(events)
    for home, event in zip(homes, events, strict=True):
        start(home, monkeypatch)
        assert state(home) == (OLD if home == homes[0] else START), event
        assert (home / "p" / "0123456789abcdef" / "outbox.db").read_bytes() == b"own"
        assert (home / "practice" / "start.db").read_bytes() == b"start"


def test_a_start_changes_nothing_where_practice_goes_on(tmp_path, monkeypatch):
    begun(tmp_path)
    start(tmp_path, monkeypatch)
    assert state(tmp_path) == OLD


@pytest.mark.parametrize("age_s", [DAY_S + 60, -60.0])
def test_a_start_state_of_another_day_is_made_anew(tmp_path, monkeypatch, age_s):
    """With age its limits would have run out; one from the future tells that the clock was set back."""
    begun(tmp_path)
    (tmp_path / "practice" / "central.db").unlink()
    made_at = time.time() - age_s
    os.utime(tmp_path / "practice" / "start.db", (made_at, made_at))
    asked = []
    monkeypatch.setattr(Practice, "_seed", lambda self, database, progress: asked.append(database.name))
    start(tmp_path, monkeypatch)
    assert asked == ["start.db"]


def test_practice_invented_by_another_version_is_invented_anew(tmp_path):
    """Central refuses it; without this there would be no way back into the practice mode."""
    folder = tmp_path / "practice"
    folder.mkdir()
    seed(folder / "start.db")
    schema_of(folder / "start.db", "UPDATE installation SET schema_version = 99 RETURNING schema_version")
    shutil.copy(folder / "start.db", folder / "central.db")
    tell = Announcements(lambda ids: None, lambda status: None, lambda code: None)
    practice = Practice(tmp_path, SignIn(tmp_path, tell), PracticeData(reports=3))
    try:
        practice.start(lambda stage, share: None).close()
    except StorageError as error:
        pytest.fail(error.code)
    finally:
        practice.stop()
    assert schema_of(folder / "central.db", "SELECT schema_version FROM installation") == SCHEMA_VERSION


def seed(database):
    command = (sys.executable, "-m", "central", "seed", "--training", "--reports", "2", "--photos", "none")
    subprocess.run((*command, "--database-url", f"sqlite:///{database}"), cwd=ROOT, capture_output=True, check=True)


def schema_of(database, sql):
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        return connection.execute(sql).fetchall()[0][0]
