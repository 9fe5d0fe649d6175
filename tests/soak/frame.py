"""What all trials share: seeds one after the other, figures that add up, a run that goes on where it was ended.

A trial is a module of this folder with `GOALS`, a sentence, and `run(seed, folder)`, which tries one seed in an empty
folder and answers a `Result`. The same seed does the same. It may have `COUNTED`, the figure that N counts instead of
seeds; `N`, how many when nobody says; `judge(figures)`, what of the whole run is broken.
"""

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

TRIALS = (
    *("away", "damaged", "kills", "model", "network", "racing-commits", "simulator", "slow-line"),
    "storage-faults",
)
WORST = "worst_"
HIDDEN = "at_"
SEEDS = "seeds"

Line = dict[str, Any]


class Result(NamedTuple):
    """`figures` add up over seeds; of those that begin with `worst_` the largest counts, those that begin with `at_`
    are only for `judge`. `broken`: promises that did not hold, each in a sentence.
    """

    figures: dict[str, float]
    broken: tuple[str, ...] = ()


class Sum(NamedTuple):
    seeds: int
    hours: float
    figures: dict[str, float]
    broken: tuple[str, ...]


def require(holds: object, text: str) -> None:
    """For promises that are found broken deep inside a trial."""
    if not holds:
        raise AssertionError(text)


def module_of(trial: str) -> ModuleType:
    return import_module(f"tests.soak.{trial.replace('-', '_')}")


def tried(run: Callable[[int, Path], Result], seed: int) -> Line:
    """One seed, as a line of the kept run."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="tanggap-soak-", dir=memory))
    began = time.monotonic()
    try:
        result = run(seed, folder)
    except AssertionError as broken:
        result = Result({}, (str(broken),))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    broken_here = [f"seed {seed}: {words}" for words in result.broken]
    return {"seed": seed, "s": time.monotonic() - began, "figures": result.figures, "broken": broken_here}


def going_on(kept: Path, run: Callable[[int, Path], Result], seeds: Iterable[int]) -> Iterator[Line]:
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


def until_enough(lines: Iterator[Line], counted: str, wanted: int) -> Iterator[Line]:
    """Up to the first finding, or until so many are counted."""
    count = 0.0
    while count < wanted:
        line = next(lines)
        yield line
        count += 1 if counted == SEEDS else line["figures"].get(counted, 0)
        if line["broken"]:
            return


def added_up(lines: Iterator[Line]) -> Sum:
    seeds, seconds = 0, 0.0
    figures: dict[str, float] = {}
    broken: list[str] = []
    for line in lines:
        seeds += 1
        seconds += line["s"]
        for name, value in line["figures"].items():
            before = figures.get(name, 0.0)
            figures[name] = max(before, value) if name.startswith(WORST) else before + value
        broken += line["broken"]
    return Sum(seeds, seconds / 3600, figures, tuple(broken))


def judged(trial: ModuleType, told: Sum) -> Sum:
    """With what only the whole run shows."""
    whole = trial.judge(told.figures) if hasattr(trial, "judge") and not told.broken else ()
    return told._replace(broken=tuple(chain(told.broken, whole)))


def in_words(figures: dict[str, float]) -> str:
    shown = {name: value for name, value in sorted(figures.items()) if not name.startswith(HIDDEN)}
    return ", ".join(f"{name.replace('_', ' ')} {_short(value)}" for name, value in shown.items())


def _short(value: float) -> str:
    return f"{value:.0f}" if value == round(value) else f"{value:.4g}"
