"""Each seeded fault in a folder of tests/faults turns the test red that its first line names: negative controls."""

import re
from pathlib import Path

import pytest

from tests.faults.patching import ROOT, apply, copied
from tests.faults.trial import tried

LEAST = {
    "central": 6,
    "diagnostics": 4,
    "import": 9,
    "keyring": 8,
    "palette": 3,
    "photos": 6,
    "practice": 6,
    "screens": 11,
    "snapshots": 9,
    "soak": 10,
    "start": 3,
    "storage": 6,
    "sync": 12,
}
FAULTS = [path for folder in LEAST for path in sorted((ROOT / "tests" / "faults" / folder).glob("*.patch"))]
NEEDED = ("domain", "app", "central", "resources", "main.py", "pyproject.toml", "tests")
TOLD = re.compile(r"#.* ?(?P<test>tests/\w+/\w+\.py(?:::\w+)*)(?: -k (?P<words>\w+))?.*\n")
# A test says no by an assertion, by "did not raise", or by waiting in vain for what should come on the screen.
SAYS_NO = re.compile(r"^E +(assert|AssertionError|Failed: |pytestqt\.exceptions\.TimeoutError)", flags=re.MULTILINE)
# No test named here uses schemathesis, and loading it takes a second. Other libraries are there before pytest is.
PLUGINS = ("-p", "no:cacheprovider", "-p", "no:schemathesis", "-W", "ignore::pytest.PytestAssertRewriteWarning")
FLAGS = ("-q", "-n0", "-x", *PLUGINS)


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_fault_is_found(fault: Path, tmp_path: Path) -> None:
    patch = fault.read_text()
    told = TOLD.match(patch)
    assert told is not None, "the first line names the test"
    chosen = ["-k", f"{told['words']} and not postgresql"] if told["words"] else []
    folder = copied(tmp_path, NEEDED, ".hypothesis")
    apply(patch, folder)
    found = tried(folder, "pytest", *FLAGS, *chosen, told["test"])
    assert found.code == pytest.ExitCode.TESTS_FAILED, found.output[-3000:]
    assert SAYS_NO.search(found.output), found.output[-3000:]


@pytest.mark.parametrize("folder", LEAST)
def test_there_are_faults(folder: str) -> None:
    assert sum(fault.parent.name == folder for fault in FAULTS) >= LEAST[folder]
