"""A keyring in a file of the bench's own desks, so that they open as with «Ingat saya» where no system keyring is."""

import json
from pathlib import Path

import keyring
from keyring.backend import KeyringBackend


class KeptKeys(KeyringBackend):
    """Only for invented data: the keys stand in the open."""

    priority = 1

    def __init__(self, path: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._path = path

    def get_password(self, service: str, username: str) -> str | None:
        return self._read().get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._path.write_text(json.dumps(self._read() | {username: password}))

    def delete_password(self, service: str, username: str) -> None:
        self._path.write_text(json.dumps({name: key for name, key in self._read().items() if name != username}))

    def _read(self) -> dict[str, str]:
        return dict(json.loads(self._path.read_text())) if self._path.exists() else {}


def use(root: Path) -> None:
    """The keys of the desks in this data folder."""
    root.mkdir(parents=True, exist_ok=True)
    keyring.set_keyring(KeptKeys(root / "keyring.json"))
