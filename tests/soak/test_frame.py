"""The frame of `make soak`: going on where a run was ended, counting, ending at the first finding, the page."""

from itertools import count
from pathlib import Path

import pytest

from tests.soak import reliability
from tests.soak.frame import TRIALS, Result, Sum, added_up, going_on, judged, module_of, require, until_enough


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


def test_a_point_that_is_never_hit_is_a_finding() -> None:
    kills = module_of("kills")
    everywhere = {f"at_{point}": 1.0 for point in kills.POINTS} | {"kills_with_work_pending": 1000.0}
    assert judged(kills, Sum(1, 0.1, everywhere, ())).broken == ()
    del everywhere[f"at_{kills.POINTS[3]}"]
    (broken,) = judged(kills, Sum(1, 0.1, everywhere, ())).broken
    assert str(kills.POINTS[3]) in broken


def test_the_page_adds_up(tmp_path: Path) -> None:
    page = tmp_path / "reliability.md"
    reliability.add(page, "kills", "abc1234", 0, Sum(3, 0.5, {"kills": 1_000_000.0, "worst_s": 2.5, "at_x": 1.0}, ()))
    reliability.add(page, "kills", "abc1234+", 3, Sum(2, 0.25, {"kills": 1.0, "worst_s": 1.5}, ("lost",)))
    reliability.add(page, "model", "abc1234", 0, Sum(1, 0.0, {"steps": 7.0}, ()))
    lines = [line.split(" | ", 1)[1] for line in page.read_text("utf-8").splitlines() if line.startswith("| kills |")]
    assert lines == ["2 | 5 | 0.75 | kills 1000001, worst s 2.5 | 1 |"]
    assert "| model | abc1234 | 0 | 1 | 0.00 | steps 7 | 0 |" in page.read_text("utf-8")
