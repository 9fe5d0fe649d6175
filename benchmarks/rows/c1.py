"""c1: one page of every list, on a full desk and on a small one."""

import statistics
import time
from pathlib import Path

from app.services.desk import PAGE_SIZE, Desk
from app.services.values import Split
from benchmarks import data, side
from benchmarks.harness import Comparison, Figures, Plan
from benchmarks.opening import opened_offline
from benchmarks.scale import Scale

REACH = 1.5
REPEATS = 40
SPLITS = tuple(split for split in Split if split is not Split.PERLU_TINDAKAN)
LONG = (Split.MENUNGGU_VALIDASI, Split.SELESAI, Split.SEMUA_TERBUKA)
FULL, SMALL = "full desk", "small desk"


def plan(scale: Scale) -> Plan:
    return Plan(
        work=f"one page of {PAGE_SIZE} of each list in its order, {scale.desk} reports beside {scale.small_desk}",
        sides=(
            side.ours(FULL, __name__, data.desk(scale.desk)),
            side.ours(SMALL, __name__, data.desk(scale.small_desk)),
        ),
        comparisons=(
            *(Comparison(f"list {split}", split, SMALL, REACH) for split in LONG),
            Comparison("all 11 lists", "all", SMALL, REACH),
        ),
    )


def pages(root: str) -> Figures:
    """Microseconds per row of a first page, for a list may be shorter than a page on the small desk."""
    desk = opened_offline(Path(root))
    figures = {split.value: _per_row_us(desk, split) for split in SPLITS}
    desk.close()
    return figures | {"all": sum(figures.values())}


def _per_row_us(desk: Desk, split: Split) -> float:
    times = []
    rows = 0
    for _ in range(REPEATS):
        begin = time.perf_counter()
        rows = len(desk.page(split).lines)
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1e6 / max(rows, 1)


SIDES = {FULL: pages, SMALL: pages}

if __name__ == "__main__":
    side.main(SIDES)
