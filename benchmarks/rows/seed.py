"""seed: how fast reports are invented, as information."""

import time

from benchmarks import data, side
from benchmarks.harness import Figures, Plan
from benchmarks.scale import Scale

ROUNDS = 3


def plan(scale: Scale) -> Plan:
    return Plan(
        work=f"central seed --reports {scale.invented} --photos none",
        sides=(side.ours("seed", __name__, scale.invented),),
        comparisons=(),
        rounds=ROUNDS,
    )


def seed(reports: str) -> Figures:
    with data.fresh_folder() as folder:
        begin = time.perf_counter()
        data.seed(int(reports), f"sqlite:///{folder / 'central.db'}")
        return {"per_s": int(reports) / (time.perf_counter() - begin)}


SIDES = {"seed": seed}

if __name__ == "__main__":
    side.main(SIDES)
