"""What a run leaves behind: results.json with every round, and the table in README.md."""

import json
import os
import platform
import time
from pathlib import Path
from typing import Any

from benchmarks.harness import Comparison, Measured, shown

HERE = Path(__file__).parent
RESULTS, README = HERE / "results.json", HERE / "README.md"
BEGIN, END = "<!-- table of make bench -->", "<!-- end of the table -->"
HEAD = "| row | work | beside | ratio: median (worst) of rounds | to reach | |\n|---|---|---|---|---|---|"
INFORMATION = "–"


def told(measured: Measured) -> dict[str, Any]:
    """A row of results.json."""
    plan = measured.plan
    return {
        "measured_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "work": plan.work,
        "sides": {side.name: side.about for side in plan.sides},
        "rounds": measured.rounds,
        "medians": measured.medians(),
        "comparisons": [
            {
                "what": one.comparison.what,
                "against": one.comparison.against,
                "reach": reach(one.comparison),
                "ratios": one.ratios,
                "median": one.median,
                "worst": one.worst,
                "is_reached": one.is_reached,
                "is_faster": one.comparison.is_faster,
            }
            for one in measured.compared()
        ],
    }


def reach(comparison: Comparison) -> str:
    if comparison.reach is None:
        return INFORMATION
    return f"≥ {comparison.reach:g} × faster" if comparison.is_faster else f"≤ {comparison.reach:g} ×"


def keep(name: str, measured: Measured) -> None:
    """Beside the rows measured before."""
    rows = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    rows = dict(sorted((rows | {name: told(measured)}).items()))
    RESULTS.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")
    before, _, rest = README.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    README.write_text(f"{before}{BEGIN}\n{table(rows)}\n{figures(rows)}\n{END}{after}")


def table(rows: dict[str, Any]) -> str:
    lines = [HEAD]
    for name, row in rows.items():
        for one in row["comparisons"]:
            verdict = "" if one["reach"] == INFORMATION else "reached" if one["is_reached"] else "**short**"
            ratio = f"{one['median']:.3g} ({one['worst']:.3g}) of {len(one['ratios'])}"
            lines.append(
                f"| {name} | {row['work']}: {one['what']} | {one['against']} | {ratio} | {one['reach']} | {verdict} |"
            )
    return "\n".join(lines) + "\n"


def figures(rows: dict[str, Any]) -> str:
    """Absolute medians: of the machine that ran them, to be read and never asserted."""
    lines = ["| row | side | median figures | version and configuration |", "|---|---|---|---|"]
    for name, row in rows.items():
        for side, measures in row["medians"].items():
            lines.append(f"| {name} | {side} | {shown(measures)} | {row['sides'][side]} |")
    return "\n".join(lines) + "\n"
