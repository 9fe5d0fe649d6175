"""A desk comes back with 50 actions to 500 changed reports; `make soak TRIAL=away` has a hundred times more."""

from pathlib import Path

import pytest

from tests.soak.away import tried


@pytest.mark.slow
def test_everything_arrives_once(tmp_path: Path) -> None:
    result = tried(0, tmp_path, pending=50, changed=500)
    assert result.broken == ()
