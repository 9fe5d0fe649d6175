"""The model finds each seeded fault of tests/faults: negative controls of what it says when it is green.

A fault is a patch; its first line tells which promise it breaks, how, and after how many examples from seed 0 it was
found. The test begins at that example, so that all faults together cost minutes, and goes on for FAULT_EXAMPLES (200)
when the examples have changed since; FAULT_FROM=0 searches from the beginning. A patch that no longer applies fails.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.patching import ROOT, apply, copied

FAULTS = sorted((ROOT / "tests" / "faults").glob("*.patch"))
EXAMPLES = os.environ.get("FAULT_EXAMPLES", "200")
NEEDED = ("domain", "app", "central", "tests/oracle", "tests/sync/model")
TOLD = re.compile(r"# (I\d+c?): .+\. Found after (\d+) examples\.")
TIMEOUT_S = 500
"""Below the time after which pytest gives a test up."""


def run(folder: Path, seed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.sync.model.driver", EXAMPLES, seed],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.stem)
def test_the_model_finds(fault: Path, tmp_path: Path) -> None:
    patch = fault.read_text()
    told = TOLD.match(patch)
    assert told is not None, "the first line tells invariant, fault and examples"
    folder = copied(tmp_path, NEEDED, "views")
    apply(patch, folder)
    found = run(folder, os.environ.get("FAULT_FROM", str(int(told[2]) - 1)))
    violated = re.search(r"^violated (\S+) after (.+)$", found.stdout, flags=re.MULTILINE)
    assert violated is not None, f"not found\n{found.stdout[-2000:]}\n{found.stderr[-2000:]}"
    print(f"{fault.stem}: {violated[1]} after {violated[2]}")
    assert violated[1].startswith("I"), found.stdout[-4000:]


def test_there_are_enough_faults() -> None:
    assert len(FAULTS) >= 12
