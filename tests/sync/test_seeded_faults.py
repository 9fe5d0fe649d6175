"""The model finds each seeded fault of tests/faults: negative controls of what it says when it is green.

A fault is a patch; its first line tells which promise it breaks, how, and after how many examples from seed 0 it was
found, short ones or long ones. The test begins at that example, so that all faults together cost minutes, and goes on
for FAULT_EXAMPLES (200) when the examples have changed since; FAULT_FROM=0 searches from the beginning. A patch that
no longer applies fails.
"""

import os
import re
from pathlib import Path

import pytest

from tests.faults.patching import ROOT, apply, copied
from tests.faults.trial import tried

FAULTS = sorted((ROOT / "tests" / "faults").glob("*.patch"))
EXAMPLES = os.environ.get("FAULT_EXAMPLES", "200")
NEEDED = ("domain", "app", "central", "tests/oracle", "tests/sync/model")
TOLD = re.compile(r"# (I\d+c?): .+\. Found after (\d+) (long )?examples\.")


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.stem)
def test_the_model_finds(fault: Path, tmp_path: Path) -> None:
    patch = fault.read_text()
    told = TOLD.match(patch)
    assert told is not None, "the first line tells invariant, fault and examples"
    folder = copied(tmp_path, NEEDED, "views")
    apply(patch, folder)
    seed = os.environ.get("FAULT_FROM", str(int(told[2]) - 1))
    found = tried(folder, "tests.sync.model.driver", EXAMPLES, seed, *(["long"] if told[3] else []))
    violated = re.search(r"^violated (\S+) after (.+)$", found.output, flags=re.MULTILINE)
    assert violated is not None, f"not found\n{found.output[-4000:]}"
    print(f"{fault.stem}: {violated[1]} after {violated[2]}")
    assert violated[1].startswith("I"), found.output[-4000:]


def test_there_are_enough_faults() -> None:
    assert len(FAULTS) >= 12
