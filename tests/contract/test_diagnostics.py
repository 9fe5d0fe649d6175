"""Everything goes wrong in a desk of its own process: its log tells of it, and neither log nor diagnostics hold what
somebody wrote, is called or signs in with.
"""

import csv
import io
import json
import subprocess
import sys
from zipfile import ZipFile

import pytest

from tests.stories.people import ROOT

CANARY = "kenari7781"
EVENTS = """
    app.models.engine outbox.db: schema 0 becomes
    app.tasks a task ended: bad_credentials
    app.sync.worker no contact with central: offline
    because of requests.exceptions.ConnectionError
    app.sync.worker contact with central is good again
    app.tasks a task ended: not_an_image
    app.hooks bug
    tests/contract/troubled_desk.py
    app.tasks a task failed
    sqlalchemy.exc.IntegrityError
    because of sqlite3.IntegrityError
    app.sync.worker sync round failed
    WARNING urllib3.connectionpool tests/contract/troubled_desk.py
    app.models.files the last end was not clean
    app.models.files cache.db is filled anew: damaged
"""


@pytest.fixture(scope="module")
def happened(central, tmp_path_factory):
    """What the process told, its log, its stderr, and the files of its bundle."""
    root = tmp_path_factory.mktemp("troubled")
    command = [sys.executable, "-m", "tests.contract.troubled_desk", str(root), str(central.port), CANARY]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert ended.returncode == 0, ended.stderr
    with ZipFile(root / "diagnostik.zip") as saved:
        parts = {name: saved.read(name).decode() for name in saved.namelist()}
    return json.loads(ended.stdout), {"log": (root / "tanggap.log").read_text(), "stderr": ended.stderr, **parts}


def test_what_happened_is_told(happened):
    _, texts = happened
    for event in map(str.strip, EVENTS.strip().splitlines()):
        assert event in texts["log"], event
    assert texts["catatan-aplikasi.txt"] == texts["log"]
    assert "app.hooks bug" in texts["stderr"]


def test_the_list_tells_of_the_refusal_and_of_nothing_that_was_written(happened):
    told, texts = happened
    rows = list(csv.DictReader(io.StringIO(texts["antrean.csv"]), delimiter=";"))
    refused = [(row["type"], row["report"], row["code"]) for row in rows if row["status"] == "conflict"]
    assert refused == [("tindak_lanjut", told["number"], "conflict_handover")]
    assert {row["type"] for row in rows} == {"catatan", "tindak_lanjut", "buat_laporan"}


def test_nothing_that_somebody_wrote_or_signs_in_with_is_told(happened):
    told, texts = happened
    assert len(told["secrets"]) > 20, "tokens, keys, names, headlines and places were collected"
    for name, text in texts.items():
        for secret in (CANARY, "Sulastri", "5550", "3171014505907781", *told["secrets"]):
            assert secret.lower() not in text.lower(), f"{secret} in {name}"


def test_the_log_names_no_report(happened):
    told, texts = happened
    assert told["number"] not in texts["log"]
