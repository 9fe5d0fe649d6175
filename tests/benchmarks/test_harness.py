"""The harness compares what was really measured: by counted work, with real processes and no clock."""

import sys

import pytest

from benchmarks.harness import Comparison, Measured, Plan, Side, SideError, measure

COUNTS = """
import json, os, sys
steps = 0
for _ in range(int(sys.argv[1])):
    steps += 1
with open(sys.argv[2], "a") as log:
    log.write(f"{sys.argv[3]} {os.getpid()}\\n")
print("something said before")
print(json.dumps({"steps": steps}))
"""


def side(name, steps, log):
    return Side(name, (sys.executable, "-S", "-c", COUNTS, str(steps), str(log), name), "counts")


@pytest.fixture
def log(tmp_path):
    return tmp_path / "log"


def measured(log, *comparisons, ours=2000, theirs=1000, rounds=3):
    sides = (side("ours", ours, log), side("peer", theirs, log))
    return measure(Plan("counting", sides, comparisons), rounds, lambda what: None)


def test_twice_the_work_is_a_ratio_of_two(log):
    slower, faster = measured(
        log, Comparison("cost", "steps", "peer", 1.5), Comparison("gain", "steps", "peer", 0.4, is_faster=True)
    ).compared()
    assert (slower.median, slower.worst, slower.is_reached) == (2.0, 2.0, False)
    assert (faster.median, faster.worst, faster.is_reached) == (0.5, 0.5, True)


def test_the_same_work_reaches_its_goal(log):
    (same,) = measured(log, Comparison("cost", "steps", "peer", 1.1), ours=1000).compared()
    assert (same.median, same.is_reached) == (1.0, True)


def test_rounds_alternate_and_every_side_is_a_fresh_process(log):
    measured(log, rounds=4)
    runs = [line.split() for line in log.read_text().splitlines()]
    assert [name for name, _ in runs] == ["ours", "peer", "peer", "ours", "ours", "peer", "peer", "ours"]
    assert len({process for _, process in runs}) == 8


def test_the_worst_round_is_the_one_that_speaks_against_us():
    rounds = tuple({"ours": {"s": ours}, "peer": {"s": 1.0}} for ours in (1.0, 4.0, 2.0))
    plan = Plan("", (Side("ours", (), ""),), (Comparison("", "s", "peer", 1), Comparison("", "s", "peer", 1, True)))
    slower, faster = Measured(plan, rounds).compared()
    assert (slower.median, slower.worst) == (2.0, 4.0)
    assert (faster.median, faster.worst) == (0.5, 0.25)


def test_a_side_that_fails_ends_the_run_and_says_why(log):
    broken = Side("broken", (sys.executable, "-S", "-c", "raise SystemExit('no database')"), "fails")
    with pytest.raises(SideError, match="no database"):
        measure(Plan("", (side("ours", 1, log), broken), ()), 1, lambda what: None)
