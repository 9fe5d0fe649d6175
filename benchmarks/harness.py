"""Compares sides in alternating rounds: a fresh process per side and round, a ratio per round, median and worst.

Knows nothing of what is measured. A side prints its figures as JSON in the last line of its output.
"""

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

STARTED = "BENCH_STARTED"
"""Environment variable of a side: the monotonic clock, in seconds, just before its process was made."""

TIMEOUT_S = 900.0

Figures = dict[str, float]
Tell = Callable[[str], None]


class Side(NamedTuple):
    """A process that measures itself. `about`: version and configuration, for the table."""

    name: str
    command: Sequence[str]
    about: str
    environment: Mapping[str, str] = {}


class Comparison(NamedTuple):
    """Our `measure` beside the same (or `other`) measure of a side.

    `reach`: at most so many times the other's value, or with `is_faster` at least so many times less than it. None:
    told, not asked for.
    """

    what: str
    measure: str
    against: str
    reach: float | None
    is_faster: bool = False
    other: str = ""

    def ratio(self, ours: Figures, theirs: Figures) -> float:
        """Ours by theirs; with `is_faster` theirs by ours."""
        mine, its = ours[self.measure], theirs[self.other or self.measure]
        return its / mine if self.is_faster else mine / its

    def is_reached(self, ratio: float) -> bool:
        return self.reach is None or (ratio >= self.reach if self.is_faster else ratio <= self.reach)


class Plan(NamedTuple):
    """A row: the first side is ours. `rounds` where it needs fewer or more than are asked for."""

    work: str
    sides: tuple[Side, ...]
    comparisons: tuple[Comparison, ...]
    rounds: int | None = None


class Compared(NamedTuple):
    """A comparison over all rounds; reached is what the median says."""

    comparison: Comparison
    ratios: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.ratios)

    @property
    def worst(self) -> float:
        return min(self.ratios) if self.comparison.is_faster else max(self.ratios)

    @property
    def is_reached(self) -> bool:
        return self.comparison.is_reached(self.median)


class Measured(NamedTuple):
    """`rounds`: per round the figures of each side by its name."""

    plan: Plan
    rounds: tuple[dict[str, Figures], ...]

    def compared(self) -> tuple[Compared, ...]:
        ours = self.plan.sides[0].name
        return tuple(
            Compared(one, tuple(one.ratio(told[ours], told[one.against]) for told in self.rounds))
            for one in self.plan.comparisons
        )

    def medians(self) -> dict[str, Figures]:
        """Per side its absolute figures: to be printed, never asserted."""
        return {
            side.name: {
                measure: median(told[side.name][measure] for told in self.rounds)
                for measure in self.rounds[0][side.name]
            }
            for side in self.plan.sides
        }


def median(values: Iterable[float]) -> float:
    # A side has no use for it, and what a side loads counts.
    import statistics

    return statistics.median(values)


class SideError(Exception):
    """A side failed; what it said stands in the text."""


def measure(plan: Plan, rounds: int, tell: Tell) -> Measured:
    """Every other round goes through the sides backwards, so that none always comes first."""
    told = []
    for number in range(plan.rounds or rounds):
        order = plan.sides if number % 2 == 0 else plan.sides[::-1]
        figures = {}
        for side in order:
            figures[side.name] = run(side)
            tell(f"round {number + 1}, {side.name}: {shown(figures[side.name])}")
        told.append(figures)
    return Measured(plan, tuple(told))


def run(side: Side) -> Figures:
    """Raises SideError."""
    environment = {**os.environ, **side.environment, STARTED: repr(time.monotonic())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its compiled modules beside it
    try:
        done = subprocess.run(
            side.command, env=environment, capture_output=True, text=True, timeout=TIMEOUT_S, check=False
        )
        lines = done.stdout.splitlines()
        if done.returncode == 0 and lines:
            return {name: float(value) for name, value in json.loads(lines[-1]).items()}
        said = f"{done.stdout}{done.stderr}"
    except subprocess.TimeoutExpired as error:
        said = f"not within {error.timeout:.0f} s"
    raise SideError(f"{side.name}: {' '.join(side.command)}\n{said[-4000:]}")


def shown(figures: Figures) -> str:
    return ", ".join(f"{name} {value:.4g}" for name, value in figures.items())
