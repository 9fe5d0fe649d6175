"""The frame of `make soak`: going on where a run was ended, counting, ending at the first finding, the page."""

import hashlib
import json
from itertools import count
from pathlib import Path

import pytest

from tests.soak import reliability
from tests.soak.frame import (
    TRIALS,
    Result,
    Sum,
    added_up,
    going_on,
    judged,
    module_of,
    remarks,
    require,
    until_enough,
)


@pytest.mark.parametrize("trial", TRIALS)
def test_each_trial_says_what_it_tries(trial: str) -> None:
    module = module_of(trial)
    assert module.GOALS.startswith("Goals: ")
    assert callable(module.run)


def test_a_run_ends_when_enough_is_counted_and_goes_on_where_it_was_ended(tmp_path: Path) -> None:
    tried: list[int] = []

    def run(seed: int, folder: Path) -> Result:
        tried.append(seed)
        if tried == [7, 8, 9]:
            raise KeyboardInterrupt
        return Result({"kills": 4.0, "worst_s": float(seed)})

    kept = tmp_path / "kept"
    with pytest.raises(KeyboardInterrupt):
        added_up(until_enough(going_on(kept, run, count(7)), "kills", 13))
    told = added_up(until_enough(going_on(kept, run, count(7)), "kills", 13))
    assert tried == [7, 8, 9, 9, 10]
    assert (told.seeds, told.figures, told.broken) == (4, {"kills": 16.0, "worst_s": 10.0}, ())


def test_a_run_ends_at_the_first_finding(tmp_path: Path) -> None:
    def run(seed: int, folder: Path) -> Result:
        require(seed < 2, "lost")
        return Result({"kills": 1.0})

    told = added_up(until_enough(going_on(tmp_path / "kept", run, count()), "kills", 9))
    assert (told.seeds, told.figures, told.broken) == (3, {"kills": 2.0}, ("seed 2: lost",))


def test_too_few_points_are_a_finding_and_those_never_hit_are_told() -> None:
    kills = module_of("kills")
    missing = str(kills.POINTS[40])
    few = {f"at_{point}": 1.0 for point in kills.POINTS[:40]} | {"kills_with_work_pending": 1000.0}
    told = judged(kills, Sum(1, 0.1, few | {f"at_killed: {missing}": 2.0, f"at_not reached: {missing}": 1.0}, ()))
    assert told.broken == ()
    assert told.figures["most_points_hit"] == 40
    begin, words, untried = remarks(kills, told)
    assert begin == "40 of 152 points hit with work pending"
    assert words.startswith(f"never hit: {missing} (desk, ")
    assert words.endswith("killed there 2 times with nothing pending, 1 times not reached")
    assert untried.startswith(f"not tried: {kills.POINTS[41]}, {kills.POINTS[42]}, ")
    del few[f"at_{kills.POINTS[3]}"]
    assert judged(kills, Sum(1, 0.1, few, ())).broken == ("only 39 points hit with work pending",)


def uneven(seed: int, folder: Path) -> Result:
    """The first takes the longest."""
    hashlib.pbkdf2_hmac("sha256", b"", b"", 400_000 if seed == 3 else 1)
    return Result({"kills": float(seed)})


def test_two_at_once_tell_the_same_in_the_same_order(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    told = added_up(until_enough(going_on(kept, uneven, count(3), jobs=2), "seeds", 4))
    assert (told.seeds, told.figures, told.broken) == (4, {"kills": 18.0}, ())
    lines = [json.loads(line) for line in kept.read_text("utf-8").splitlines()]
    assert [line["seed"] for line in lines] == [3, 4, 5, 6]


def test_the_page_adds_up(tmp_path: Path) -> None:
    page = tmp_path / "reliability.md"
    reliability.add(
        page, "kills", "abc1234", 0, Sum(3, 0.5, {"kills": 1e6, "most_s": 3.0, "worst_s": 2.5, "at_x": 1.0}, ())
    )
    reliability.add(
        page, "kills", "abc1234+", 3, Sum(2, 0.25, {"kills": 1.0, "most_s": 4.0, "worst_s": 1.5}, ("lost",))
    )
    reliability.add(page, "model", "abc1234", 0, Sum(1, 0.0, {"steps": 7.0}, ()))
    lines = [line.split(" | ", 1)[1] for line in page.read_text("utf-8").splitlines() if line.startswith("| kills |")]
    assert lines == ["2 | 5 | 0.75 | kills 1000001, most s 4, worst s 2.5 | 1 |"]
    assert "| model | abc1234 | 0 | 1 | 0.00 | steps 7 | 0 |" in page.read_text("utf-8")
