"""What all trials share: seeds one after the other, figures that add up, a run that goes on where it was ended.

A trial is a module of this folder with `GOALS`, a sentence, and `run(seed, folder)`, which tries one seed in an empty
folder and answers a `Result`. The same seed does the same. It may have `COUNTED`, the figure that N counts instead of
seeds; `N`, how many when nobody says; `judge(figures)`, what of the whole run is broken; `whole(figures)`, what only
the whole run can count, and `remarks(figures)`, sentences about it.
"""

import json
import os
import shutil
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from importlib import import_module
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

TRIALS = (
    *("away", "damaged", "kills", "model", "network", "racing-commits", "simulator", "slow-line"),
    "storage-faults",
)
LARGEST = ("worst_", "most_")
HIDDEN = "at_"
SEEDS = "seeds"

Line = dict[str, Any]


class Result(NamedTuple):
    """`figures` add up over seeds; of those that begin with `worst_` or `most_` the largest counts, those that begin
    with `at_` are only for what is said of the whole run. `broken`: promises that did not hold, each in a sentence.
    """

    figures: dict[str, float]
    broken: tuple[str, ...] = ()


Run = Callable[[int, Path], Result]


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


def tried(run: Run, seed: int) -> Line:
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


def going_on(kept: Path, run: Run, seeds: Iterable[int], jobs: int = 1) -> Iterator[Line]:
    """The lines of all seeds: those that `kept` has from before, then the others, written as they come."""
    done = [json.loads(line) for line in kept.read_text("utf-8").splitlines()] if kept.exists() else []
    yield from done
    known = {line["seed"] for line in done}
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.open("a", encoding="utf-8") as file:
        others = (seed for seed in seeds if seed not in known)
        with closing(_walked(run, others, jobs)) as lines:
            for line in lines:
                file.write(json.dumps(line) + "\n")
                file.flush()
                yield line


def _walked(run: Run, seeds: Iterator[int], jobs: int) -> Generator[Line, None, None]:
    """In the order of the seeds, however many are tried at once: more processes change nothing but the time."""
    if jobs == 1:
        yield from (tried(run, seed) for seed in seeds)
        return
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _end_with_the_parent)
    try:
        ahead = deque(pool.submit(tried, run, seed) for seed in islice(seeds, 2 * jobs))
        while ahead:
            line = ahead.popleft().result()
            ahead.extend(pool.submit(tried, run, seed) for seed in islice(seeds, 1))
            yield line
    finally:
        pool.shutdown(cancel_futures=True)


def _end_with_the_parent() -> None:
    """However that ends: what is tried here would otherwise go on without it."""
    parent = parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


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
            figures[name] = max(before, value) if name.startswith(LARGEST) else before + value
        broken += line["broken"]
    return Sum(seeds, seconds / 3600, figures, tuple(broken))


def judged(trial: ModuleType, told: Sum) -> Sum:
    """With what only the whole run shows."""
    broken = trial.judge(told.figures) if hasattr(trial, "judge") and not told.broken else ()
    figures = trial.whole(told.figures) if hasattr(trial, "whole") else {}
    return told._replace(figures=told.figures | figures, broken=(*told.broken, *broken))


def remarks(trial: ModuleType, told: Sum) -> tuple[str, ...]:
    return trial.remarks(told.figures) if hasattr(trial, "remarks") else ()


def in_words(figures: dict[str, float]) -> str:
    shown = {name: value for name, value in sorted(figures.items()) if not name.startswith(HIDDEN)}
    return ", ".join(f"{name.replace('_', ' ')} {_short(value)}" for name, value in shown.items())


def _short(value: float) -> str:
    return f"{value:.0f}" if value == round(value) else f"{value:.4g}"
