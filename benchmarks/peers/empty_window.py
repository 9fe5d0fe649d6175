"""The least that any PySide6 program does: an empty window, painted once. Knows nothing of the project."""

import json
import os
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class Inside(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        QTimer.singleShot(0, told)


def told() -> None:
    seconds = time.monotonic() - float(os.environ["BENCH_STARTED"])
    resident = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    print(json.dumps({"seconds": seconds, "memory_mb": int(resident.split()[1]) / 1024}), flush=True)
    QApplication.quit()


def main() -> None:
    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(Inside())
    window.resize(1366, 720)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
