"""PySide6 must not lose references to None: 6.12.0 on CPython 3.11 does, and aborts after some thousand calls.

Guards the upper bound of PySide6-Essentials in pyproject.toml; remove both together.
"""

import gc
import sys
from collections.abc import Callable

from PySide6.QtGui import QColor, QImage, QPainter

CALLS = 10_000
NOISE = 100


def references_moved(watched: object, call: Callable[[], object]) -> int:
    """How far the count of references to `watched` moves in 10,000 calls, or as soon as it moved too far."""
    call()  # the first call also loads what is loaded only once
    gc.collect()
    gc.disable()  # what earlier tests left behind must not be taken away in between
    try:
        before = moved = sys.getrefcount(watched)
        for _ in range(CALLS):
            call()
            moved = abs(sys.getrefcount(watched) - before)
            if moved >= NOISE:  # going on would end in the abort instead of in a failed test
                break
        return moved
    finally:
        gc.enable()


def test_painting_keeps_references_to_none(qapp):
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter, colour = QPainter(image), QColor("teal")
    moved = references_moved(None, lambda: painter.setPen(colour))
    painter.end()
    assert moved < NOISE


def test_fault_is_found():
    watched, kept = object(), []
    assert references_moved(watched, lambda: kept.append(watched)) >= NOISE
