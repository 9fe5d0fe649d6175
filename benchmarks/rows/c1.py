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
            *(Comparison(f"list {split}", split, SMALL, None) for split in SPLITS if split not in LONG),
        ),
    )


def pages(root: str) -> Figures:
    """Milliseconds of each first page beside its rows, for many lists of this officer are empty."""
    desk = opened_offline(Path(root))
    figures: Figures = {}
    for split in SPLITS:
        figures[split.value], figures[f"{split.value}_rows"] = _page(desk, split)
    desk.close()
    return figures


def _page(desk: Desk, split: Split) -> tuple[float, float]:
    """Median milliseconds, and rows."""
    times = []
    rows = 0
    for _ in range(REPEATS):
        begin = time.perf_counter()
        rows = len(desk.page(split).lines)
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1000, rows


SIDES = {FULL: pages, SMALL: pages}

if __name__ == "__main__":
    side.main(SIDES)
