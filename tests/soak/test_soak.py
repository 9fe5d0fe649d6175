"""The trials of `make soak`, each for a few seeds; and the frame itself."""

import json
from pathlib import Path

import pytest

from tests.soak import damaged, storage_faults
from tests.soak.frame import Result, added_up, going_on

SHORT = 15
ZEROS_IN_THE_REFERENCE = 1272
SOME_CALLS = (*range(5, 1200, 61), 928)


def test_damaged_files(tmp_path: Path) -> None:
    told = added_up(going_on(tmp_path / "kept", damaged.run, (*range(SHORT), ZEROS_IN_THE_REFERENCE)))
    assert told.broken == ()
    assert told.figures["starts"] == 2 * (SHORT + 1)
    assert told.figures["lists_as_before"] >= SHORT / 3, "a damaged outbox costs no list, a damaged cache not always"


def test_storage_that_fails(tmp_path: Path) -> None:
    told = added_up(going_on(tmp_path / "kept", storage_faults.run, SOME_CALLS))
    assert told.broken == ()
    assert told.figures["calls_failed"] > told.seeds / 2


def test_a_run_goes_on_where_it_was_ended(tmp_path: Path) -> None:
    tried: list[int] = []

    def run(seed: int, folder: Path) -> Result:
        tried.append(seed)
        assert list(folder.iterdir()) == []
        if seed == 3 and len(tried) == 4:
            raise KeyboardInterrupt
        return Result({"starts": 1.0, "worst_s": float(seed)}, ("it broke",) if seed == 1 else ())

    kept = tmp_path / "build" / "kept"
    with pytest.raises(KeyboardInterrupt):
        added_up(going_on(kept, run, range(5)))
    told = added_up(going_on(kept, run, range(5)))
    assert tried == [0, 1, 2, 3, 3, 4]
    assert (told.seeds, told.figures, told.broken) == (5, {"starts": 5.0, "worst_s": 4.0}, ("seed 1: it broke",))
    assert [json.loads(line)["seed"] for line in kept.read_text().splitlines()] == [0, 1, 2, 3, 4]
