"""The data key: wrapped by the password, in no file by itself, and a profile file that is whole or absent."""

from pathlib import Path

import pytest

from app.errors import StorageError, WrongPasswordError
from app.models import profile
from tests.sync.desk_files import KEY, OPERATOR


@pytest.fixture(scope="module")
def wrapped() -> profile.WrappedKey:
    return profile.wrap(KEY, "latihan")


def made(wrapped: profile.WrappedKey) -> profile.Profile:
    return profile.Profile(
        server="https://crm.example",
        username=OPERATOR.id,
        officer=OPERATOR,
        scope=OPERATOR.unit,
        device_id="pc-1",
        is_training=True,
        key=wrapped,
    )


def test_the_right_password_opens_the_key(wrapped: profile.WrappedKey) -> None:
    assert profile.unwrap(wrapped, "latihan") == KEY


def test_a_wrong_password_opens_nothing(wrapped: profile.WrappedKey) -> None:
    with pytest.raises(WrongPasswordError) as caught:
        profile.unwrap(wrapped, "Latihan")
    assert caught.value.code == "wrong_password"


def test_wrapping_twice_gives_two_seals(wrapped: profile.WrappedKey) -> None:
    again = profile.wrap(KEY, "latihan")
    assert (again.salt, again.nonce, again.sealed) != (wrapped.salt, wrapped.nonce, wrapped.sealed)


def test_profile_comes_back_and_shows_neither_key_nor_password(tmp_path: Path, wrapped: profile.WrappedKey) -> None:
    profile.write(tmp_path, made(wrapped))
    assert profile.read(tmp_path) == made(wrapped)
    for file in tmp_path.iterdir():
        assert KEY not in file.read_bytes()
        assert KEY.hex().encode() not in file.read_bytes()
        assert b"latihan" not in file.read_bytes()


def test_an_unfinished_write_leaves_the_old_profile(tmp_path: Path, wrapped: profile.WrappedKey) -> None:
    profile.write(tmp_path, made(wrapped))
    (tmp_path / "profile.json.part").write_bytes(b'{"server":')
    assert profile.read(tmp_path) == made(wrapped)


def test_no_profile_and_no_profile_file_are_told_apart(tmp_path: Path) -> None:
    assert profile.read(tmp_path) is None
    (tmp_path / "profile.json").write_bytes(b'{"server":')
    with pytest.raises(StorageError) as caught:
        profile.read(tmp_path)
    assert caught.value.code == "damaged"


def test_folder_names_tell_nothing_and_differ_by_officer_and_server(tmp_path: Path) -> None:
    names = {
        profile.folder_of(tmp_path, server, username).name
        for server in ("https://a", "https://b")
        for username in ("operator.gambir", "kepala.gambir")
    }
    assert len(names) == 4
    assert all(len(name) == 16 and int(name, 16) >= 0 for name in names)


def test_new_keys_differ() -> None:
    assert profile.new_key() != profile.new_key()
    assert len(profile.new_key()) == profile.KEY_BYTES
