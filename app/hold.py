"""Something that one process has at a time: a start of the program, a profile.

The system itself lets go of it when the process ends, however it ends: a file left by a killed one is no obstacle.
"""

import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

LOOK_EVERY_S = 0.05


class Hold:
    """The lock on a file, which stays empty. Making it raises OSError where no file can be."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("ab")

    def take(self, patience_s: float = 0.0) -> bool:
        """False when another has it all that time."""
        end = time.monotonic() + patience_s
        while not _is_locked(self._file.fileno()):
            if time.monotonic() >= end:
                return False
            time.sleep(LOOK_EVERY_S)
        return True

    def let_go(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.let_go()


if sys.platform == "win32":
    import msvcrt

    def _is_locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _is_locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
