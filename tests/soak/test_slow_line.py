"""A bad and slow line, with less to send and faster than in `make soak TRIAL=slow-line`."""

from pathlib import Path

import pytest

from tests.soak.slow_line import Load, tried

LESS = Load(actions=8, photos=2, photo=(640, 480), bytes_per_s=32_000)


@pytest.mark.slow
def test_little_is_sent_twice(tmp_path: Path) -> None:
    result = tried(3, tmp_path, LESS)
    assert result.broken == ()
    assert result.figures["broken_off"] >= 2
