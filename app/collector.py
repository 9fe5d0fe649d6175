"""Python's cyclic garbage is collected on the GUI thread only.

Left alone, Python collects in whichever thread happens to allocate; a worker would then destroy windows and timers
that belong to the GUI thread, and Qt crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1000


def collect_due() -> None:
    """The oldest generation that is due, by Python's own thresholds."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > threshold
    ]
    if due:
        gc.collect(due[-1])


class Collector(QObject):
    """Lives in the GUI thread. Switches Python's own collecting off for the whole process until `stop`."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        gc.freeze()  # what the program consists of is never looked at again
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    @Slot()
    def _collect(self) -> None:
        collect_due()

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
