"""What each of our sides is made of: a module whose functions measure, called by name in a fresh process."""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.harness import STARTED, Figures, Side

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "benchmarks" / "peers"

Measuring = Callable[..., Figures]


def ours(name: str, module: str, *arguments: object, about: str = "this checkout") -> Side:
    """A side `name` of a row's module; `arguments` reach its function as text."""
    return _side(name, (module, name, *arguments), about)


def of_window(name: str, module: str, *arguments: object) -> Side:
    """As `ours`, started as the program starts."""
    return _side(name, ("benchmarks.windowed", module, name, *arguments), "this checkout")


def _side(name: str, words: Sequence[object], about: str) -> Side:
    return Side(name, (sys.executable, "-m", *map(str, words)), about, {"PYTHONPATH": str(ROOT)})


def main(sides: Mapping[str, Measuring]) -> None:
    name, *arguments = sys.argv[1:]
    tell(sides[name](*arguments))


def tell(figures: Figures) -> None:
    print(json.dumps(figures), flush=True)


def started_at() -> float:
    """Of this process, by the monotonic clock."""
    return float(os.environ[STARTED])


def memory_mb() -> float:
    return _status("VmRSS")


def most_memory_mb() -> float:
    return _status("VmHWM")


def _status(name: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(name)
