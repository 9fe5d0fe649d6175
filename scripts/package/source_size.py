"""Prints the MiB of the source with the libraries that it runs with, without what only developers need."""

import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
OWN = ("domain", "app", "central", "resources", "main.py")
MIB = 1 << 20


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = wanted([*project["dependencies"], *project["optional-dependencies"]["central"]])
    files = {Path(file.locate()) for name in names for file in distribution(name).files or ()}
    own = [path for part in OWN for path in (ROOT / part, *(ROOT / part).rglob("*.*"))]
    print(round(sum(path.stat().st_size for path in [*files, *own] if path.is_file()) / MIB))


def wanted(lines: list[str]) -> set[str]:
    """Names of these packages, and of all that they need in turn on this system."""
    known: set[tuple[str, str]] = set()
    waiting = [(Requirement(line), "") for line in lines]
    while waiting:
        asked, extra = waiting.pop()
        if asked.marker is not None and not asked.marker.evaluate({"extra": extra}):
            continue
        for option in asked.extras | {""}:
            if (asked.name, option) not in known:
                known.add((asked.name, option))
                waiting += [(Requirement(line), option) for line in distribution(asked.name).requires or ()]
    return {name for name, _ in known}


if __name__ == "__main__":
    main()
