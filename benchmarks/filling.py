"""Fills a desk by the program's own sync, without a window: `python -m benchmarks.filling ROOT SERVER`."""

import sys
import threading
from pathlib import Path

from app.services.desk import Announcements, Desk
from app.services.sign_in import SignIn
from benchmarks import kept_keys
from benchmarks.accounts import PASSWORD, SEES_ALL

PATIENCE_S = 1800.0


def filled(root: Path, server: str) -> Desk:
    """Signs in and waits until all reports of the scope are on this desk. The caller closes it."""
    kept_keys.use(root)
    changed = threading.Event()
    tell = Announcements(lambda ids: None, lambda status: changed.set(), lambda code: changed.set())
    desk = SignIn(root, tell).sign_in(server, SEES_ALL, PASSWORD, remember=True)
    while desk.status().last_sync_at is None or desk.status().is_filling:
        if not changed.wait(PATIENCE_S):
            raise TimeoutError(f"not filled within {PATIENCE_S:.0f} s")
        changed.clear()
    return desk


if __name__ == "__main__":
    filled(Path(sys.argv[1]), sys.argv[2]).close()
