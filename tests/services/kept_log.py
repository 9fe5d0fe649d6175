"""The log of the program, kept for a while."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import logs
from app.logs import LogFile


@contextmanager
def kept_log(path: Path) -> Iterator[LogFile]:
    level = logging.getLogger(logs.OWN).level
    kept = logs.keep(path)
    yield kept
    logging.getLogger().removeHandler(kept)
    kept.close()
    logging.getLogger(logs.OWN).setLevel(level)
