"""Each seeded fault of tests/faults/central is found by the test that its first line names: negative controls of what
keeps photos apart."""

import os
import re
import subprocess
import sys

import pytest

from tests.faults.patching import ROOT, apply, copied

FAULTS = sorted((ROOT / "tests" / "faults" / "central").glob("*.patch"))
NEEDED = ("domain", "central", "tests/central", "tests/domain", "tests/conftest.py", "pyproject.toml")
TOLD = re.compile(r"# (tests/central/\w+\.py) -k (\w+): .+\.")


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.stem)
def test_it_is_found(fault, tmp_path):
    patch = fault.read_text()
    told = TOLD.match(patch)
    assert told is not None, "the first line tells file, test and fault"
    folder = copied(tmp_path, NEEDED)
    apply(patch, folder)
    options = ["-q", "-n0", "-p", "no:cacheprovider", "-k", f"{told[2]} and not postgresql"]
    found = subprocess.run(
        [sys.executable, "-m", "pytest", *options, told[1]],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert re.search(r"^E +(assert|AssertionError)", found.stdout, flags=re.MULTILINE), found.stdout[-3000:]
    assert found.returncode == pytest.ExitCode.TESTS_FAILED


def test_there_are_enough_faults():
    assert len(FAULTS) >= 6
