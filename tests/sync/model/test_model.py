"""The stateful model test: random examples, and those that failed once.

MODEL_EXAMPLES (4000) and MODEL_SEED (0) choose how many and from where; MODEL_SHARDS (16) cuts them into tests.
On a machine so slow that the run is older than MODEL_UNTIL_S (2400), a shard ends after its first LEAST examples; how
many there were in all stands at the end of the run.
"""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sync.model.driver import Runner
from tests.sync.model.world import Desk, Start, Step

EXAMPLES = int(os.environ.get("MODEL_EXAMPLES", "4000"))
SEED = int(os.environ.get("MODEL_SEED", "0"))
SHARDS = int(os.environ.get("MODEL_SHARDS", "16"))
UNTIL = float(os.environ["TANGGAP_TESTS_BEGAN"]) + float(os.environ.get("MODEL_UNTIL_S", "2400"))
LEAST = 60
ONCE_FAILED = Path(__file__).with_name("once_failed.jsonl")


def once_failed() -> list[tuple[str, Start, list[Step]]]:
    """One line each: what it showed, how it begins, its steps."""
    kept = []
    for line in ONCE_FAILED.read_text().splitlines():
        told = json.loads(line)
        seed, desks = told["start"]
        start = Start(seed, tuple(Desk(*desk) for desk in desks))
        kept.append((told["what"], start, [Step(*step) for step in told["steps"]]))
    return kept


@pytest.mark.parametrize(("what", "start", "steps"), once_failed())
def test_what_failed_once_never_fails_again(what: str, start: Start, steps: list[Step]) -> None:
    failure = Runner().run(start, steps)
    assert failure is None, f"{what}\n{failure}"


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_nothing_is_lost(shard: int, record_property: Callable[[str, object], None]) -> None:
    runner = Runner()
    for done, seed in enumerate(range(SEED + shard, SEED + EXAMPLES, SHARDS)):
        if done >= LEAST and time.time() > UNTIL:
            break
        failure = runner.example(seed)
        if failure is not None:
            pytest.fail(f"seed {seed}\n{runner.shrink(failure)}")
    record_property("model_examples", runner.figures.examples)
    print(f"model, shard {shard}: {runner.figures}")
    assert runner.figures.changed_steps > runner.figures.steps // 2
