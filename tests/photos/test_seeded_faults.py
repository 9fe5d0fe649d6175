"""Each fault of tests/faults/photos turns the test red that its first line names: negative controls."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.patching import ROOT, apply, copied

FAULTS = sorted((ROOT / "tests/faults/photos").glob("*.patch"))
NEEDED = ("domain", "app", "central", "pyproject.toml", "tests")
TOLD = re.compile(r"# (tests/\S+::\w+): .+\.\n")
TIMEOUT_S = 300


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.stem)
def test_the_fault_is_found(fault: Path, tmp_path: Path) -> None:
    patch = fault.read_text()
    told = TOLD.match(patch)
    assert told is not None, "the first line names the test"
    folder = copied(tmp_path, NEEDED, "views", ".hypothesis")
    apply(patch, folder)
    found = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", told[1]],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    assert found.returncode == pytest.ExitCode.TESTS_FAILED, found.stdout[-3000:]
    assert "FAILED" in found.stdout


def test_there_are_faults() -> None:
    assert len(FAULTS) >= 6
