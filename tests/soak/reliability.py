"""docs/reliability.md: a line for each run, and what they come to together. Only runs write it."""

import re
from datetime import UTC, datetime
from pathlib import Path

from tests.soak.frame import LARGEST, Sum, in_words

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
HEAD = """# What the trials have shown

`make soak TRIAL=name N=count SEED=seed` writes this page by itself: a line for each run, and above what the runs of a
trial come to together. A commit with a + held changes. What is tried, and what turns each trial red, stands in
[acceptance.md](acceptance.md).
"""
SUMS = ("trial", "runs", "seeds", "hours", "figures", "broken")
RUNS = ("day (UTC)", "trial", "commit", "first seed", "seeds", "hours", "figures", "broken")
LINE = re.compile(r"^\| (\d{4}-\d\d-\d\d) \| (.+) \|$", re.MULTILINE)


def add(page: Path, trial: str, commit: str, first_seed: int, told: Sum) -> None:
    """The line of this run below the others, and the sums anew."""
    text = page.read_text("utf-8") if page.exists() else ""
    rows = [[day, *rest.split(" | ")] for day, rest in LINE.findall(text)]
    figures, hours = in_words(told.figures), f"{told.hours:.2f}"
    row = [trial, commit, str(first_seed), str(told.seeds), hours, figures, str(len(told.broken))]
    rows.append([f"{datetime.now(UTC):%Y-%m-%d}", *row])
    sums, runs = _sums(rows), "\n".join(_line(row) for row in rows)
    page.write_text(f"{HEAD}\n## Together\n\n{_head(SUMS)}\n{sums}\n\n## Runs\n\n{_head(RUNS)}\n{runs}\n", "utf-8")


def _sums(rows: list[list[str]]) -> str:
    lines = []
    for trial in sorted({row[1] for row in rows}):
        own = [row for row in rows if row[1] == trial]
        hours, broken = sum(float(row[5]) for row in own), sum(int(row[7]) for row in own)
        seeds = sum(int(row[4]) for row in own)
        figures = _added([row[6] for row in own])
        lines.append(_line([trial, str(len(own)), str(seeds), f"{hours:.2f}", figures, str(broken)]))
    return "\n".join(lines)


def _added(told: list[str]) -> str:
    """Figures in words, of all runs; of the worst and the most the largest."""
    together: dict[str, float] = {}
    for part in ", ".join(told).split(", "):
        name, _, value = part.rpartition(" ")
        before = together.get(name, 0.0)
        is_largest = name.startswith(tuple(begin.replace("_", " ") for begin in LARGEST))
        together[name] = max(before, float(value)) if is_largest else before + float(value)
    return in_words(together)


def _head(names: tuple[str, ...]) -> str:
    return f"{_line(list(names))}\n|{'---|' * len(names)}"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
