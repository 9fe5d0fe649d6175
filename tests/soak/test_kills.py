"""A hundred kills of a desk and of central, at named points and at random; `make soak TRIAL=kills` has more."""

import random
from pathlib import Path

import pytest

from tests.soak.kills import plan_at, random_plan, tried
from tests.soak.points import DESK, POINTS, Point

AT_RANDOM, COUNTED_AT_RANDOM = 32, 24
"""Chance also kills when nothing waits; those do not count."""
STORED = 16
ACTING = ("undo", "tray", "photo", "intake", "bad_cursor")


def of_desk(*scenes: str) -> list[Point]:
    return [point for point in POINTS if not point.is_central and point.scene in scenes]


OF_CENTRAL = [point for point in POINTS if point.is_central]
GROUPS = {
    "store": of_desk("act")[:STORED],
    "send": of_desk("act")[STORED:],
    "decide": of_desk(*ACTING),
    "start": of_desk(*(DESK.keys() - {"act", *ACTING})),
    "feeds": [point for point in OF_CENTRAL if point.place.endswith("changes:_feed")],
    "central": [point for point in OF_CENTRAL if not point.place.endswith("changes:_feed")],
}


def alternating(points: list[Point]) -> list[Point]:
    """Each place once, before and after in turn."""
    return [points[place + place // 2 % 2] for place in range(0, len(points), 2)]


@pytest.mark.slow
@pytest.mark.parametrize("group", GROUPS)
def test_killed_at_points(group: str, tmp_path: Path) -> None:
    points = alternating(GROUPS[group])
    figures = tried(1, [plan_at(point, 1) for point in points], tmp_path).figures
    missed = [str(point) for point in points if not figures.get(f"at_{point}")]
    assert not missed, "these did not die, or with nothing to lose"


@pytest.mark.slow
def test_killed_at_random(tmp_path: Path) -> None:
    chance = random.Random(1)
    figures = tried(1, [random_plan(chance) for _ in range(AT_RANDOM)], tmp_path).figures
    assert figures["kills_with_work_pending"] >= COUNTED_AT_RANDOM


def test_there_are_enough_points_and_kills() -> None:
    assert len({point.place for point in POINTS}) >= 40
    assert COUNTED_AT_RANDOM + sum(len(alternating(points)) for points in GROUPS.values()) >= 100
