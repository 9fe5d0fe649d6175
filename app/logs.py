"""The log of the program, kept in a small file for the help desk: what happened, when, and where in the source.

`Discreet` alone decides what is written of an event. What somebody wrote, is called or signs in with never is, nor
the number of a report: a report that leaves this desk leaves nothing behind.
"""

import logging
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app.errors import AppError

OWN = "app"
"""Loggers below it belong to us: their messages are words of our own source."""
MOST_BYTES = 256 * 1024
"""Of the file; one former file of this size stays beside it."""
MOST_PLACES = 30
"""Of a bug; of what may happen on any day the last one says enough."""
MOST_CAUSES = 5
MOST_TIMES = 3
"""So often is the same bug of a run kept."""
WORD = re.compile(r"[a-z0-9][a-z0-9_.+-]{0,59}")
"""A code, a version, the name of a file of ours. Names of people, sentences and tokens have capitals or spaces."""
UNTOLD = "…"
PROGRAM, STANDARD = str(Path(__file__).parents[1]) + os.sep, os.path.dirname(os.__file__) + os.sep


class Discreet(logging.Formatter):
    """Of a message of ours its words, with numbers and codes put in; of a message of a library only where it comes
    from; of an exception its type, code and places, and the same of its causes. Never what an exception says: SQL
    values, addresses and file names stand in there.
    """

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").removesuffix("+00:00")
        lines = [f"{at}Z {record.levelname} {record.name} {_message(record)}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines += _told_of(record.exc_info[1], MOST_PLACES if record.levelno >= logging.ERROR else 1)
        return "\n".join(lines)


class LogFile(RotatingFileHandler):
    """Made by its first event. A disk that is full, or a file that somebody else holds, loses the event: nothing of
    the program may fail for its log.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=MOST_BYTES, backupCount=1, encoding="utf-8", delay=True)
        self._times: Counter[tuple[str, ...]] = Counter()
        self.setFormatter(Discreet())

    def filter(self, record: logging.LogRecord) -> bool:
        """A bug in painting comes sixty times a second, and would drive out what was before it."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None or record.levelno < logging.ERROR:
            return True
        told = tuple(_told_of(error, MOST_PLACES))
        self._times[told] += 1
        return self._times[told] <= MOST_TIMES

    def handleError(self, record: logging.LogRecord) -> None:
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)

    def text(self) -> str:
        """All that is kept, oldest first."""
        return "".join(map(_read, (f"{self.baseFilename}.1", self.baseFilename)))


def begin(is_verbose: bool) -> None:
    """On stderr: warnings, as discreetly as in the file, for a desktop keeps that, too. `is_verbose`: everything as
    it is, for whoever works on the program.
    """
    shown = logging.StreamHandler()
    shown.setLevel(logging.INFO if is_verbose else logging.WARNING)
    if not is_verbose:
        shown.setFormatter(Discreet())
    logging.basicConfig(level=shown.level, handlers=[shown])


def keep(path: Path) -> LogFile:
    """From now on in this file, too, which no other process may write."""
    kept = LogFile(path)
    logging.getLogger().addHandler(kept)
    logging.getLogger(OWN).setLevel(logging.INFO)
    return kept


def text() -> str:
    """What is kept; empty where nothing is."""
    return "".join(kept.text() for kept in logging.getLogger().handlers if isinstance(kept, LogFile))


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8", "replace")
    except OSError:
        return ""


def _message(record: logging.LogRecord) -> str:
    is_own = record.name.partition(".")[0] == OWN
    if not is_own or not isinstance(record.args, tuple):
        return _place(record.pathname, record.lineno, record.funcName or "")
    words = str(record.msg)
    return words % tuple(map(_argument, record.args)) if record.args else words


def _argument(value: object) -> object:
    return value if isinstance(value, int | float) else _word(value)


def _word(value: object) -> str:
    return value if isinstance(value, str) and WORD.fullmatch(value) else UNTOLD


def _told_of(error: BaseException, most_places: int) -> list[str]:
    lines: list[str] = []
    for cause in _causes(error):
        lines.append(f"  {'because of ' if lines else ''}{_name(cause)}")
        lines += [f"    {place}" for place in _places(cause)[-most_places:]]
    return lines


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error itself first."""
    cause: BaseException | None = error
    for _ in range(MOST_CAUSES):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _name(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, AppError):
        return f"{name} {_word(error.code)}"
    if isinstance(error, OSError) and isinstance(error.errno, int):
        return f"{name} {error.errno}"
    return name


def _places(error: BaseException) -> list[str]:
    places, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(_place(code.co_filename, trace.tb_lineno, code.co_qualname))
        trace = trace.tb_next
    return places


def _place(path: str, line: int, function: str) -> str:
    return f"{_within(path)}:{line} {function}"


def _within(path: str) -> str:
    """Without the folders above the program or its libraries, of which one has the name of the user."""
    _, library, inside = path.replace("\\", "/").rpartition("/site-packages/")
    if library:
        return inside
    for folder in (PROGRAM, STANDARD):
        if path.startswith(folder):
            return path.removeprefix(folder).replace("\\", "/")
    return path if not os.path.isabs(path) else path.replace("\\", "/").rpartition("/")[2]
