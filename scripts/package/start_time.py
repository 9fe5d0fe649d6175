"""How long the desk takes until its first paint, as somebody before the screen sees it.

    sh scripts/virtual_screen.sh .venv/bin/python scripts/package/start_time.py ROUNDS COMMAND [COMMAND...]

Starts the commands in turn, each with an empty home, and watches the middle of the screen for the first pixel that
changes. Prints the median of each in milliseconds, with the lowest and highest, and its ratio to the first.
"""

import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

from PySide6.QtGui import QGuiApplication, QImage

LIMIT_S = 60
LOOK_EVERY_S = 0.003
SPOT = (640, 360, 80, 40)


def main(rounds: int, commands: list[str]) -> None:
    application = QGuiApplication(sys.argv)
    times: dict[str, list[float]] = {command: [] for command in commands}
    for turn in range(rounds + 1):
        for command in commands:
            took_ms = first_paint_ms(command)
            if turn:  # the first of each only brings its files into memory
                times[command].append(took_ms)
    first = statistics.median(times[commands[0]])
    for command, taken in times.items():
        middle = statistics.median(taken)
        print(f"{middle:6.0f} ms ({min(taken):.0f} to {max(taken):.0f})  {middle / first:.2f} x  {command}")
    application.quit()


def first_paint_ms(command: str) -> float:
    before = looked_at()
    with tempfile.TemporaryDirectory() as home:
        began = time.monotonic()
        program = subprocess.Popen(shlex.split(command), env={**os.environ, "TANGGAP_HOME": home})
        try:
            while looked_at() == before:
                if time.monotonic() - began > LIMIT_S or program.poll() is not None:
                    raise SystemExit(f"nothing was painted: {command}")
                time.sleep(LOOK_EVERY_S)
            return (time.monotonic() - began) * 1000
        finally:
            program.kill()
            program.wait()
            wait_until_gone(before)


def wait_until_gone(before: QImage) -> None:
    until = time.monotonic() + LIMIT_S
    while looked_at() != before and time.monotonic() < until:
        time.sleep(LOOK_EVERY_S)


def looked_at() -> QImage:
    return QGuiApplication.primaryScreen().grabWindow(0, *SPOT).toImage()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
