"""Only one process has a profile open: another one is told, changes nothing, and gets it once the first has gone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import StorageError
from app.services import sign_in
from app.services.desk import Announcements
from app.services.sign_in import SignIn
from tests.sync.desk_files import OPERATOR, PASSWORD, SERVER, write_profile

TELL = Announcements(lambda _: None, lambda _: None, lambda _: None)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one profile."""
    monkeypatch.setattr(sign_in, "LEAVING_S", 0.0)
    write_profile(tmp_path)
    return tmp_path


def is_refused(way: Callable[..., object], *arguments: str | bool) -> bool:
    with pytest.raises(StorageError) as caught:
        way(SERVER, OPERATOR.id, *arguments)
    return caught.value.code == "open_elsewhere"


def test_a_profile_is_open_once(root: Path) -> None:
    first, second = SignIn(root, TELL), SignIn(root, TELL)
    desk = first.open_offline(SERVER, OPERATOR.id, PASSWORD)
    assert is_refused(second.open_offline, PASSWORD)
    assert is_refused(second.sign_in, PASSWORD, False)
    assert is_refused(second.set_aside)
    desk.close()
    second.open_offline(SERVER, OPERATOR.id, PASSWORD).close()
