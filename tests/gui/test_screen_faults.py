"""Each seeded fault of tests/faults/screens turns the test red that its first line names."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.patching import ROOT, apply, copied

FAULTS = sorted((ROOT / "tests" / "faults" / "screens").glob("*.patch"))
NEEDED = ("domain", "app", "resources", "pyproject.toml", "tests")
TOLD = re.compile(r"# .+\. Found by (tests/(?:gui|services|sync)/\w+\.py(?:::\w+)+)$", flags=re.MULTILINE)
FAILED = 1


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.stem)
def test_the_fault_is_found(fault: Path, tmp_path: Path) -> None:
    patch = fault.read_text()
    told = TOLD.match(patch)
    assert told is not None, "the first line tells the fault and the test that finds it"
    folder = copied(tmp_path, NEEDED, ".hypothesis", "model", "stories")
    apply(patch, folder)
    found = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n0", "-x", "-p", "no:cacheprovider", told[1]],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert found.returncode == FAILED, found.stdout[-3000:]
    assert "AssertionError" in found.stdout or "assert" in found.stdout


def test_there_are_faults() -> None:
    assert len(FAULTS) >= 8
