"""What all trials share: seeds one after the other, figures that add up, a run that goes on where it was ended.

A trial is a module of this folder with `GOALS`, a sentence, and `run(seed, folder)`, which tries one seed in an empty
folder and answers a `Result`. The same seed does the same.
"""

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

TRIALS = ("damaged", "storage-faults")
WORST = "worst_"


class Result(NamedTuple):
    """`figures` add up over seeds; of those that begin with `worst_` the largest counts. `broken`: promises that did
    not hold, each in a sentence.
    """

    figures: dict[str, float]
    broken: tuple[str, ...] = ()


class Sum(NamedTuple):
    seeds: int
    hours: float
    figures: dict[str, float]
    broken: tuple[str, ...]


def module_of(trial: str) -> ModuleType:
    return import_module(f"tests.soak.{trial.replace('-', '_')}")


def tried(run: Callable[[int, Path], Result], seed: int) -> dict[str, object]:
    """One seed, as a line of the kept run."""
    folder = Path(tempfile.mkdtemp(prefix="tanggap-soak-"))
    began = time.monotonic()
    try:
        result = run(seed, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    broken = [f"seed {seed}: {words}" for words in result.broken]
    return {"seed": seed, "s": time.monotonic() - began, "figures": result.figures, "broken": broken}


def going_on(kept: Path, run: Callable[[int, Path], Result], seeds: Iterable[int]) -> Iterator[dict[str, object]]:
    """The lines of all seeds: those that `kept` has from before, then the others, written as they come."""
    done = [json.loads(line) for line in kept.read_text("utf-8").splitlines()] if kept.exists() else []
    yield from done
    known = {line["seed"] for line in done}
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.open("a", encoding="utf-8") as file:
        for seed in seeds:
            if seed not in known:
                line = tried(run, seed)
                file.write(json.dumps(line) + "\n")
                file.flush()
                yield line


def added_up(lines: Iterator[dict[str, object]]) -> Sum:
    seeds, seconds = 0, 0.0
    figures: dict[str, float] = {}
    broken: list[str] = []
    for line in lines:
        seeds += 1
        seconds += float(str(line["s"]))
        for name, value in dict(line["figures"]).items():  # type: ignore[call-overload]
            before = figures.get(name, 0.0)
            figures[name] = max(before, value) if name.startswith(WORST) else before + value
        broken += list(line["broken"])  # type: ignore[call-overload]
    return Sum(seeds, seconds / 3600, figures, tuple(broken))
