"""What holds for every test: no real screen, no place outside the run, and no skipped test.

Fixtures of one area belong to that area's own conftest.py.
"""

import atexit
import os
import shutil
import tempfile
import time
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

TOGETHER = frozenset(
    {
        "tests/central/test_seeded_photos.py",
        "tests/contract/test_photos.py",
        "tests/package/test_self_check.py",
        "tests/stories/test_event_loop.py",
    }
)
"""Files whose tests share something that is costly to make, and so stay on one worker."""

# Before Qt is imported anywhere. Who needs a real screen starts the program as a process with one of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# The first process sets it, workers inherit it.
os.environ.setdefault("TANGGAP_TESTS_BEGAN", str(time.time()))

if not os.environ.get("XDG_RUNTIME_DIR"):
    # Qt and the embedded PostgreSQL warn without it. Workers inherit it; the first process removes it.
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="tanggap-tests-")
    atexit.register(shutil.rmtree, os.environ["XDG_RUNTIME_DIR"], ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Stories first, for they wait more than they work; then modules with something that takes long."""
    long = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path.parent.name != "stories", item.path not in long))


class SharedOnce(LoadScopeScheduling):  # type: ignore[misc]
    """Test by test, but the files of TOGETHER each as a whole. The groups of pytest-xdist 3.8 itself are not seen
    under pytest 9.2, which no longer reads the name that they are written into.
    """

    def _split_scope(self, nodeid: str) -> str:
        path, _, _ = nodeid.partition("::")
        return path if path in TOGETHER else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> SharedOnce:
    return SharedOnce(config, log)


def skipped_reports(config: pytest.Config) -> list[pytest.TestReport]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return reporter.stats.get("skipped", []) if reporter else []


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """What was skipped was not tested, so the run has not shown what it is there to show."""
    if skipped_reports(session.config) and session.exitstatus in {
        pytest.ExitCode.OK,
        pytest.ExitCode.NO_TESTS_COLLECTED,
    }:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    examples = sum(
        count
        for report in terminalreporter.stats.get("passed", [])
        for name, count in report.user_properties
        if name == "model_examples" and report.when == "call"
    )
    if examples:
        terminalreporter.write_line(f"The stateful model ran {examples} examples.")
    skipped = len(skipped_reports(terminalreporter.config))
    if skipped:
        terminalreporter.write_line(
            f"A skipped test counts as failed, and {skipped} were skipped: make them run, or delete them.",
            red=True,
        )
