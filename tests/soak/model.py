"""Trial `model`: the stateful model of sync for as long as one likes; a step counts when it changed something.

A seed is EXAMPLES long examples in a row: the steps of ten short ones of `make test` each, and some desks filled from
central's files. One that fails is made short and told whole, to be kept in once_failed.jsonl.
"""

from functools import cache
from pathlib import Path

from tests.soak.frame import Result
from tests.sync.model.driver import Figures, Runner

GOALS = "Goals: no invariant of sync broken, in steps that changed something."
COUNTED, N = "changed_steps", 500_000
EXAMPLES = 4
PATIENCE_S = 300.0


@cache
def runner() -> Runner:
    return Runner()


def run(seed: int, folder: Path) -> Result:
    model = runner()
    model.figures = Figures()
    for example in range(seed * EXAMPLES, (seed + 1) * EXAMPLES):
        failure = model.long_example(example)
        if failure is not None:
            print(f"example {example}\n{model.shrink(failure, PATIENCE_S)}", flush=True)
            return Result({}, (f"example {example}: {failure.invariant}: {failure.text}",))
    figures = model.figures
    told = {"examples": figures.examples, "steps": figures.steps, COUNTED: figures.changed_steps}
    return Result({name: float(value) for name, value in told.items()})
