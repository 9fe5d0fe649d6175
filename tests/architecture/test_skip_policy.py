"""A skipped test fails the run (tests/conftest.py): tried on small runs of its own, with and without a worker."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT

SENTENCE = "A skipped test counts as failed"
PASSING = "def test_a(): pass\n"
SKIPPING = {
    "by mark": "import pytest\n@pytest.mark.skip(reason='later')\ndef test_b(): pass\n",
    "inside": "import pytest\ndef test_b(): pytest.skip('no display')\n",
    "whole file": "import pytest\npytest.importorskip('a_library_nobody_has')\n",
}


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text((ROOT / "tests/conftest.py").read_text("utf-8"), "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", "utf-8")
    (folder / "test_a.py").write_text(PASSING, "utf-8")
    # Only pytest itself and what is asked for: other plugins cost seconds and have nothing to say here.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, str(folder)]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=100
    )


@pytest.mark.parametrize("text", SKIPPING.values(), ids=SKIPPING.keys())
def test_skip_fails_the_run(text, tmp_path):
    (tmp_path / "test_b.py").write_text(text, "utf-8")
    answer = run(tmp_path)
    assert answer.returncode == pytest.ExitCode.TESTS_FAILED
    assert SENTENCE in answer.stdout


def test_skip_on_a_worker_fails_the_run(tmp_path):
    (tmp_path / "test_b.py").write_text(SKIPPING["by mark"], "utf-8")
    answer = run(tmp_path, "-p", "xdist", "-n", "1")
    assert answer.returncode == pytest.ExitCode.TESTS_FAILED
    assert SENTENCE in answer.stdout


def test_run_without_skips_passes(tmp_path):
    answer = run(tmp_path)
    assert answer.returncode == pytest.ExitCode.OK, answer.stdout
    assert SENTENCE not in answer.stdout
