"""A desk from a data folder, opened as with «Ingat saya», with no central there and no window."""

from pathlib import Path

from app import config, credentials
from app.models import files, profile
from app.models.cache import LocalFiles
from app.services.desk import Announcements, Desk
from app.services.sign_in import SignIn
from benchmarks import kept_keys

QUIET = Announcements(lambda ids: None, lambda status: None, lambda code: None)


def opened_offline(root: Path) -> Desk:
    kept_keys.use(root)
    desk = SignIn(root, QUIET).resume()
    if desk is None:
        raise FileNotFoundError(root)
    return desk


def local_files(root: Path) -> LocalFiles:
    """Its files alone."""
    kept_keys.use(root)
    folder = root / "p" / config.read_preferences(root).remembered[0]
    known, kept = profile.read(folder), credentials.load(folder.name)
    if known is None or kept is None:
        raise FileNotFoundError(folder)
    return files.open_files(folder, kept.key, known.officer)
