"""`python -m central …` as a process of its own, for tests over real sockets."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def central(*arguments: str, environment: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(
        _command(arguments), cwd=ROOT, env=_environment(environment), capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip


def started(*arguments: str, **streams: Any) -> "subprocess.Popen[str]":
    """The same, still running."""
    return subprocess.Popen(_command(arguments), cwd=ROOT, env=_environment(None), text=True, **streams)


@contextmanager
def serving(database_url: str, *arguments: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A served central and its address; ended when the block is left, if it still runs."""
    command = _command(("serve", "--port", "0", "--database-url", database_url, *arguments))
    with subprocess.Popen(
        command, cwd=ROOT, env=_environment(None), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line, (process.wait(timeout=30), process.communicate()[1])
            yield json.loads(line)["listening"], process
        finally:
            process.terminate()
            process.communicate(timeout=30)


def _command(arguments: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "central", *arguments]


def _environment(extra: dict[str, str] | None) -> dict[str, str]:
    return {**os.environ, "PYTHONWARNINGS": "error", **(extra or {})}
