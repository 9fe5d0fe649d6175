"""What the first list does not need is not loaded when it is painted, and is there soon afterwards."""

import json
import subprocess
import sys
from functools import cache

import pytest

from tests.architecture.repository import ROOT

LIBRARIES = (
    *("requests", "urllib3", "charset_normalizer", "zstandard", "PIL", "segno", "qtawesome", "qtpy"),
    *("pyqtgraph", "numpy", "sqlalchemy.orm"),
)
OURS = (
    *("app.self_check", "app.services.pictures", "app.views.act.complete", "app.views.duplicate.view"),
    *("app.views.intake.view", "app.views.photos.viewer", "app.views.queue.view", "app.views.sign_in.view"),
    *("app.views.palette.presenter", "app.views.palette.view"),
    *("app.views.reports.action_dialogs", "app.views.window.help_sheet", "app.views.window.sign_in_again"),
)
AFTERWARDS = (
    *("app.views.reports.action_dialogs", "app.views.intake.view", "app.views.queue.view"),
    *("app.views.palette.presenter", "PIL", "segno"),
)


@cache
def told() -> dict[str, list[str]]:
    command = (sys.executable, "-m", "tests.architecture.first_list")
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout.splitlines()[-1])


def test_the_list_and_its_window_are_loaded():
    """Else the other tests would say nothing."""
    assert {"app.views.reports.list_pane", "app.services.sign_in", "sqlalchemy"} <= set(told()["painted"])


@pytest.mark.parametrize("name", LIBRARIES + OURS)
def test_is_not_loaded_before_the_first_list(name):
    assert name not in told()["painted"]


@pytest.mark.parametrize("name", AFTERWARDS)
def test_is_loaded_afterwards(name):
    assert name in told()["afterwards"]


def test_no_source_is_read():
    """PySide would read all that is imported after it, and keep it; see main.py."""
    assert [name for name in told()["sources"] if "/sqlalchemy/" in name or "/app/" in name] == []
