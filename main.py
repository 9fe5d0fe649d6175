"""Starts Tanggap, the desk for civic case work."""

import builtins
import gc
import sys


def main(argv: list[str]) -> int:
    prepare()
    from app.bootstrap import run

    return run(argv)


def prepare() -> None:
    """Before anything else is imported."""
    gc.disable()  # nothing that is loaded is garbage; app.collector goes on from here
    import PySide6.QtCore  # noqa: F401

    # PySide looks for its name in the source of whatever is imported after it, and keeps all of that in memory, for
    # an option of its own (`__feature__`) that nobody here uses.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


if __name__ == "__main__":
    sys.exit(main(sys.argv))
