"""Where the desk keeps its files, and the few choices that belong to this PC rather than to an officer."""

import os
from pathlib import Path

import msgspec
import platformdirs

APP_NAME = "Tanggap"
HOME_VARIABLE = "TANGGAP_HOME"


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """`preferences.json`: known servers, last used first, with the last user name at each.

    `remembered`: profile folders with an entry in the keyring, last used first; the first one opens by itself.
    """

    servers: tuple[str, ...] = ()
    usernames: dict[str, str] = {}
    remembered: tuple[str, ...] = ()


def data_folder() -> Path:
    """`TANGGAP_HOME`, else the user's data folder."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def read_preferences(root: Path) -> Preferences:
    """A missing or unreadable file counts as none: nothing in it is precious."""
    try:
        return msgspec.json.decode((root / "preferences.json").read_bytes(), type=Preferences)
    except (OSError, msgspec.DecodeError):
        return Preferences()


def write_preferences(root: Path, preferences: Preferences) -> None:
    root.mkdir(parents=True, exist_ok=True)
    draft = root / "preferences.json.part"
    draft.write_bytes(msgspec.json.encode(preferences))
    draft.replace(root / "preferences.json")
