"""How a second start of the program tells the first one to show its window.

A connection is all there is: nothing is read from it, so whoever reaches it can do no more than raise the window,
and by the rights of the socket only the same user reaches it.
"""

import hashlib
import os
import sys
import tempfile
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

PATIENCE_S = 5.0
"""The first one may be starting itself; one that has not answered by then hangs."""
TRY_EVERY_S = 0.05
FAMILY = "AF_PIPE" if sys.platform == "win32" else "AF_UNIX"
LONGEST_ADDRESS = 100
"""Bytes; Linux allows 107."""


def name_of(root: Path, *chosen: str) -> str:
    """Of a start: the data folder, and what was chosen on the command line."""
    digest = hashlib.sha256("|".join([str(root.resolve()), *chosen]).encode()).hexdigest()
    return f"tanggap-{digest[:16]}"


def address_of(root: Path, name: str) -> str:
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}"
    beside = str(root / name)
    return beside if len(os.fsencode(beside)) <= LONGEST_ADDRESS else os.path.join(tempfile.gettempdir(), name)


class Doorbell(QObject):
    """To be made by the one process that holds the start: what a killed one left at the address is removed.

    Signals:
        rung(): somebody has started the program again.
    """

    rung = Signal()
    _came = Signal(object)

    def __init__(self, address: str) -> None:
        super().__init__()
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        with suppress(OSError):  # without a bell the program works all the same
            with suppress(FileNotFoundError):
                os.unlink(address)
            listener = Listener(address, FAMILY, backlog=16)
            threading.Thread(target=self._listen, args=(listener,), name="doorbell", daemon=True).start()

    def _listen(self, listener: Listener) -> None:
        while True:
            try:
                self._came.emit(listener.accept())
            except OSError:  # a caller that has gone already
                time.sleep(TRY_EVERY_S)

    @Slot(object)
    def _on_came(self, caller: "Connection[object, object]") -> None:
        """In the GUI thread: a window that hangs does not answer."""
        caller.close()
        self.rung.emit()


def ring(address: str, patience_s: float = PATIENCE_S) -> bool:
    """False when nobody has answered."""
    end = time.monotonic() + patience_s
    while time.monotonic() < end:
        with suppress(OSError), Client(address, FAMILY) as caller:
            return caller.poll(max(end - time.monotonic(), 0.0))
        time.sleep(TRY_EVERY_S)
    return False
