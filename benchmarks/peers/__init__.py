"""What we are compared with, each really run: small scripts of their own, with packages outside this checkout.

`package.json` and `requirements.txt` hold the exact versions.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

from benchmarks import data
from benchmarks.harness import Side
from benchmarks.side import PEERS, ROOT

EMPTY_WINDOW = Side(
    "empty window",
    (sys.executable, str(PEERS / "empty_window.py")),
    "QMainWindow with one empty widget, same PySide6",
)


@cache
def node_packages() -> Path:
    """Folder with the packages of package.json, installed by npm when they are not there."""
    folder = data.folder() / "npm"
    wanted = (PEERS / "package.json").read_text()
    stamp = folder / "installed.json"
    if not stamp.exists() or stamp.read_text() != wanted:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text(wanted)
        _run(("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent"), folder)
        stamp.write_text(wanted)
    return folder


@cache
def python_packages() -> Path:
    """The interpreter of an environment with the packages of requirements.txt."""
    folder = data.folder() / "venv"
    wanted = (PEERS / "requirements.txt").read_text()
    stamp = folder / "installed.txt"
    python = folder / "bin" / "python"
    if not stamp.exists() or stamp.read_text() != wanted:
        _run((sys.executable, "-m", "venv", "--clear", str(folder)), ROOT)
        _run((str(python), "-m", "pip", "install", "--quiet", "-r", str(PEERS / "requirements.txt")), ROOT)
        stamp.write_text(wanted)
    return python


def pouch_version() -> str:
    packed = json.loads((node_packages() / "node_modules" / "pouchdb-node" / "package.json").read_text())
    node = subprocess.run(("node", "--version"), capture_output=True, text=True, check=True).stdout.strip()
    return f"PouchDB {packed['version']} (LevelDB) on Node {node}"


def _run(command: tuple[str, ...], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout[-1000:]}{done.stderr[-2000:]}")
