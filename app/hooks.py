"""Global hooks: an exception that nobody handled is a bug of ours; it is logged and shown once, and loses no data."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

log = logging.getLogger(__name__)


def install(show: Callable[[BaseException], None]) -> None:
    """`show` is called for the first bug of a run, in the thread it happened in."""
    shown = threading.Event()

    def met(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("bug", exc_info=(kind, error, trace))
        if not shown.is_set():
            shown.set()
            show(error)

    def met_in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            met(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    sys.excepthook = met
    threading.excepthook = met_in_thread
