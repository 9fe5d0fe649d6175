"""a1: the first sync of a desk over loopback HTTP."""

import time

from benchmarks import data, side
from benchmarks.filling import filled
from benchmarks.harness import Comparison, Figures, Plan
from benchmarks.peers import pouch, row_pipeline
from benchmarks.scale import Scale

LIMIT_REACH, PEER_REACH = 1.5, 6.0


def plan(scale: Scale) -> Plan:
    data.central(scale.first_sync)
    return Plan(
        work=f"first sync of {scale.first_sync} reports over loopback HTTP into the encrypted, searchable cache",
        sides=(
            side.ours("desk", __name__, scale.first_sync),
            row_pipeline.side(scale.first_sync),
            pouch.first_sync(scale.first_sync),
        ),
        comparisons=(
            Comparison("beside the limit", "seconds", row_pipeline.NAME, LIMIT_REACH),
            Comparison("beside PouchDB", "seconds", pouch.NAME, PEER_REACH, is_faster=True),
        ),
    )


def desk(reports: str) -> Figures:
    """From signing in to the last report: durable, indexed, found by its words."""
    database = f"sqlite:///{data.central(int(reports))}"
    with data.fresh_folder() as root, data.serving(database) as server:
        begin = time.perf_counter()
        opened = filled(root, server)
        seconds = time.perf_counter() - begin
        memory = side.most_memory_mb()
        opened.close()
        size = sum(path.stat().st_size for path in root.glob("p/*/*"))
    return {"seconds": seconds, "per_s": int(reports) / seconds, "memory_mb": memory, "mb": size / 2**20}


SIDES = {"desk": desk}

if __name__ == "__main__":
    side.main(SIDES)
