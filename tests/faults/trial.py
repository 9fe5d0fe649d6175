"""Runs a program of a changed copy, in a process of its own that begins with the libraries already loaded.

Loading them takes two seconds and there are many faults, so one process loads them and forks for each. It loads
nothing of ours. Run as a script, this file is that process.
"""

import atexit
import json
import os
import runpy
import signal
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

LIBRARIES = (
    *("pytest", "_pytest.python", "_pytest.fixtures", "_pytest.terminal", "hypothesis", "PySide6.QtWidgets"),
    *("sqlalchemy", "msgspec", "requests", "sqlcipher3", "cryptography.hazmat.primitives.ciphers.aead", "PIL.Image"),
    *("starlette.applications", "uvicorn", "psycopg", "argon2", "zstandard", "keyring", "holidays"),
)
TIMEOUT_S = 300


class Trial(NamedTuple):
    """`code` is negative for the signal that ended it; SIGALRM when it took longer than TIMEOUT_S."""

    code: int
    output: str


def tried(folder: Path, module: str, *arguments: str) -> Trial:
    """`python -m module arguments` with the program in `folder`."""
    output = folder / "output.txt"
    process = _loaded()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps([str(folder), str(output), module, arguments]) + "\n")
    process.stdin.flush()
    return Trial(int(process.stdout.readline()), output.read_text())


@cache
def _loaded() -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    atexit.register(process.communicate)
    return process


def serve() -> None:
    del sys.path[0]
    for library in LIBRARIES:
        import_module(library)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _begin(*json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _begin(folder: str, output: str, module: str, arguments: list[str]) -> None:
    """Never returns."""
    signal.alarm(TIMEOUT_S)
    os.chdir(folder)
    os.environ["PYTHONPATH"] = folder
    sys.path.insert(0, folder)
    sys.argv = [module, *arguments]
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    written = os.open(output, os.O_WRONLY | os.O_CREAT)
    os.dup2(written, 1)
    os.dup2(written, 2)
    os._exit(_run(module))


def _run(module: str) -> Any:
    code: Any = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return int(code or 0)


if __name__ == "__main__":
    serve()
