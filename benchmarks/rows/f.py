"""f: from the start of the process to the first list on the screen, with a full desk."""

import sys

from benchmarks import data
from benchmarks.harness import Comparison, Plan, Side
from benchmarks.peers import EMPTY_WINDOW
from benchmarks.scale import Scale

REACH, MEMORY_REACH = 1.5, 1.6
OURS = "program"


def plan(scale: Scale) -> Plan:
    command = (sys.executable, "-m", "benchmarks.starting", str(data.desk(scale.desk)))
    return Plan(
        work=f"start of the process → first list painted, {scale.desk} reports cached",
        sides=(Side(OURS, command, "this checkout, desk kept open by «Ingat saya», no central there"), EMPTY_WINDOW),
        comparisons=(
            Comparison("first list painted", "seconds", EMPTY_WINDOW.name, REACH),
            Comparison("memory then", "memory_mb", EMPTY_WINDOW.name, MEMORY_REACH),
        ),
    )
