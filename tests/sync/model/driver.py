"""Runs examples, counts, and makes a failing one as short as it gets.

By hand rather than by hypothesis: its rule machine alone does 800 empty steps a second here, half of what the
real ones take. An example is its seed; what failed once is kept as a list of steps.
"""

import shutil
import sys
import time
import traceback
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.sync.model.oracle import Violation
from tests.sync.model.steps import long_start_of, long_steps_of, start_of, steps_of
from tests.sync.model.template import scratch, template
from tests.sync.model.world import Recording, Start, Step, World


@dataclass
class Figures:
    examples: int = 0
    steps: int = 0
    changed_steps: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        rate = self.steps / self.seconds if self.seconds else 0
        return (
            f"{self.examples} examples, {self.steps} steps ({self.changed_steps} changed something),"
            f" {self.seconds:.0f} s, {rate:.0f} steps/s"
        )


@dataclass
class Failure:
    """`invariant` is "bug" for what is no violation but an exception nobody expects."""

    start: Start
    steps: list[Step]
    invariant: str
    text: str
    trace: str = ""

    def __str__(self) -> str:
        listed = "\n".join(f"    {tuple(step)!r}," for step in self.steps)
        return f"{self.invariant}: {self.text}\n  start {tuple(self.start)!r}\n  steps\n{listed}\n{self.trace}"


@dataclass
class Runner:
    figures: Figures = field(default_factory=Figures)
    log_hash: str = ""

    def __post_init__(self) -> None:
        self._folder = scratch()
        self._numbers = count()

    def run(self, start: Start, steps: list[Step]) -> Failure | None:
        folder: Path = self._folder / str(next(self._numbers))
        began, made = time.perf_counter(), list[Step]()
        with Recording() as recording:
            world = World(start, template(), folder)
            recording.world = world
            try:
                for step in steps:
                    made.append(step)
                    world.run(step)
                world.finish()
                self.log_hash = world.oracle.hashes[world.oracle.seq]
            except Violation as violation:
                return Failure(start, made, violation.invariant, str(violation), traceback.format_exc())
            except Exception as error:
                return Failure(start, made, "bug", repr(error), traceback.format_exc())
            finally:
                world.close()
                shutil.rmtree(folder, ignore_errors=True)
                self._count(world, time.perf_counter() - began)
        return None

    def _count(self, world: World, seconds: float) -> None:
        figures = self.figures
        figures.examples += 1
        figures.steps += world.steps
        figures.changed_steps += world.changed_steps
        figures.seconds += seconds

    def example(self, seed: int) -> Failure | None:
        return self.run(start_of(seed), steps_of(seed))

    def long_example(self, seed: int) -> Failure | None:
        """Ten times as long, so that less of the time goes into its begin and its end; files fill some desks."""
        return self.run(long_start_of(seed), long_steps_of(seed))

    def shrink(self, failure: Failure, patience_s: float = 20.0) -> Failure:
        """Leaves out steps, then faults, as long as the same invariant breaks."""
        until = time.monotonic() + patience_s
        size = max(1, len(failure.steps) // 2)
        while size:
            place = 0
            while place < len(failure.steps) and time.monotonic() < until:
                shorter = self._again(failure, failure.steps[:place] + failure.steps[place + size :])
                failure, place = (shorter, place) if shorter else (failure, place + size)
            size //= 2
        for place, step in enumerate(failure.steps):
            bare = step._replace(faults=(), kill_at=0, between=None)
            if bare != step and time.monotonic() < until:
                steps = [*failure.steps[:place], bare, *failure.steps[place + 1 :]]
                failure = self._again(failure, steps) or failure
        return failure

    def _again(self, failure: Failure, steps: list[Step]) -> Failure | None:
        found = self.run(failure.start, steps)
        return found if found is not None and found.invariant == failure.invariant else None


def main() -> int:
    """`python -m tests.sync.model.driver EXAMPLES [SEED [long]]`: stops at the first failure, exit code 1."""
    examples, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    runner = Runner()
    tried = runner.long_example if sys.argv[3:] == ["long"] else runner.example
    for seed in range(first, first + examples):
        failure = tried(seed)
        if failure is not None:
            print(f"seed {seed}\n{failure}")
            print(f"violated {failure.invariant} after {runner.figures}")
            return 1
    print(runner.figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
