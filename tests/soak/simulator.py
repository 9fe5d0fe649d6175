"""Trial `simulator`: each example of the model runs twice, and both times everything happens in the same way.

The trace is a hash over what stood in the files of a desk after each of its steps, and central's log at the end.
Without this a seed would not tell how a finding came about.
"""

import hashlib
from pathlib import Path
from unittest.mock import patch

from tests.soak.frame import Result
from tests.sync.model.driver import Runner
from tests.sync.model.world import Step, World

GOALS = "Goals: both runs of a seed leave the same trace; no invariant broken."
N = 2000


def run(seed: int, folder: Path) -> Result:
    (first, steps), (second, _) = traced(seed), traced(seed)
    broken = () if first == second else (f"two traces: {first} and {second}",)
    return Result({"examples_run_twice": 1.0, "steps": float(steps)}, broken)


def traced(seed: int) -> tuple[str, int]:
    """The trace and how many steps were made; also of an example that breaks an invariant."""
    trace, runner, step = hashlib.sha256(), Runner(), World.run

    def noted(world: World, taken: Step) -> None:
        step(world, taken)
        for client in world.clients:
            sight = client.memory["sight"]
            told = (sorted(sight.base.items()), sorted(sight.lines.items()), sorted(sight.stars), sorted(sight.state))
            trace.update(repr((taken.op, client.officer.id, client.boots, sight.rows, told)).encode())

    with patch.object(World, "run", noted):
        failure = runner.example(seed)
    assert failure is None, f"example {seed}: {failure}"
    trace.update(runner.log_hash.encode())
    return trace.hexdigest(), runner.figures.steps
