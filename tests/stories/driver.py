"""Runs the real program in this process with one pipe reader beside it: what a person at the desk can do.

It presses keys, clicks what it finds by its accessible name, reads what is shown and feels whether the window still
answers; nothing else. One request per line on stdin, one answer per line on stdout, both JSON.
Usage: python driver.py [arguments of the program].
"""

import json
import os
import sys
import threading
import time

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

MAX_NODES = 4000
TICK_MS = 10
NOTICED_S = 0.05
ANSWERS = os.fdopen(os.dup(1), "w", buffering=1)


def answer(value):
    ANSWERS.write(json.dumps(value, ensure_ascii=False) + "\n")


class Hands(QObject):
    """Lives in the GUI thread; requests come in by a queued signal."""

    asked = Signal(object)

    def __init__(self):
        super().__init__()
        self.asked.connect(self._do, Qt.ConnectionType.QueuedConnection)
        self._pulse = None

    @Slot(object)
    def _do(self, request):
        what = request["do"]
        if what not in {"read", "minimise", "front"}:
            keep_active()
        if what == "press":
            self._press(request["key"])
        elif what == "type":
            QTest.keyClicks(popup() or QApplication.focusWidget(), request["text"])
            answer(True)
        elif what == "click":
            self._click(request["name"])
        elif what == "read":
            self._read()
        elif what == "feel":
            self._pulse = self._pulse or Pulse()
            answer(self._pulse.told())
        elif what == "minimise":
            windows()[0].showMinimized()
            answer(True)
        elif what == "front":
            answer(is_in_front())
        elif what == "picture":
            answer(QApplication.primaryScreen().grabWindow(0).save(request["file"]))

    def _read(self):
        """Reading takes its time in the GUI thread; that is not the program's."""
        if self._pulse is not None:
            self._pulse.beat()
        answer(shown())
        if self._pulse is not None:
            self._pulse.rest()

    def _press(self, key):
        combination = QKeySequence(key)[0]
        target = popup() or QApplication.focusWidget() or QApplication.activeWindow()
        # The answer goes out first: a key may open a dialog that runs until it is closed.
        answer(target is not None)
        if target is not None:
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def _click(self, name):
        found = [node for node in nodes() if node.text(QAccessible.Text.Name) == name and is_usable(node)]
        # A label has the name of its input: what can be worked with goes first.
        found.sort(key=lambda node: node.role() == QAccessible.Role.StaticText)
        spot = found[0].rect().center() if found else None
        widget = None if spot is None else QApplication.widgetAt(spot)
        is_free = widget is not None and is_part_of(widget, found[0])
        answer(is_free)
        if is_free:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.mapFromGlobal(QPoint(spot)))


def is_part_of(widget, node):
    """False where something else, a notice for instance, covers what should be clicked."""
    while node is not None and node.isValid() and not isinstance(node.object(), QWidget):
        node = node.parent()
    owner = node.object() if node is not None and node.isValid() else None
    return owner is not None and (widget is owner or owner.isAncestorOf(widget) or widget.isAncestorOf(owner))


def keep_active():
    """What a window manager does when a dialog or a list of completions closes; the offscreen screen has none."""
    active = QApplication.activeWindow()
    if (active is None or not active.isVisible()) and windows():
        windows()[0].activateWindow()


def is_in_front():
    """A window that can be seen has the keyboard."""
    active = QApplication.activeWindow()
    return active is not None and active.isVisible() and not active.isMinimized()


def popup():
    """An open menu or list of completions gets the keys, as it does from a real keyboard."""
    found = QApplication.activePopupWidget()
    return found and (found.focusWidget() or found)


class Pulse(QTimer):
    """Ticks in the event loop and keeps every gap between two ticks that somebody could notice."""

    def __init__(self):
        super().__init__(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
        self._gaps = []
        self.rest()
        self.timeout.connect(self.beat)
        self.start()

    def rest(self):
        """What was before does not count."""
        self._last, self._waited = time.monotonic(), waited_for_processor()

    def beat(self):
        last, waited = self._last, self._waited
        self.rest()
        if self._last - last > NOTICED_S:
            self._gaps.append((last, self._last, self._waited - waited))

    def told(self):
        """Since it was asked last, of each gap: begin and end by the clock that all processes share, and how much of
        it this thread was ready to go on while other processes had the processors."""
        self.beat()
        gaps, self._gaps = self._gaps, []
        return gaps


def waited_for_processor():
    """Seconds that the calling thread has spent in the kernel's queue of those who are ready to run."""
    with open("/proc/thread-self/schedstat") as told:
        return int(told.read().split()[1]) / 1e9


def windows():
    """The window in front first, then the rest that can be seen."""
    front = QApplication.activeModalWidget() or QApplication.activeWindow()
    rest = [window for window in QApplication.topLevelWidgets() if window.isVisible() and window is not front]
    return ([front] if front is not None and front.isVisible() else []) + rest


def nodes():
    """Accessible objects that can be seen, in reading order; long lists only as far as they are on screen."""
    waiting = [QAccessible.queryAccessibleInterface(window) for window in reversed(windows())]
    count = 0
    while waiting and count < MAX_NODES:
        node = waiting.pop()
        if node is None or not node.isValid() or node.state().invisible:
            continue
        count += 1
        yield node
        waiting.extend(node.child(index) for index in reversed(range(min(node.childCount(), 400))))


def is_usable(node):
    return not node.state().disabled and not node.state().offscreen


def shown():
    """Role, name, value and description of everything that can be seen."""
    told = []
    for node in nodes():
        state = node.state()
        if state.offscreen:
            continue
        told.append(
            {
                "role": node.role().name,
                "name": node.text(QAccessible.Text.Name),
                "value": node.text(QAccessible.Text.Value),
                "description": node.text(QAccessible.Text.Description),
                "enabled": not state.disabled,
                "focused": bool(state.focused),
                "selected": bool(state.selected),
            }
        )
    return told


def listen(hands):
    for line in sys.stdin:
        hands.asked.emit(json.loads(line))
    os._exit(0)


def main():
    sys.path.insert(0, os.getcwd())
    import main as program

    hands = []

    def start():
        # As with a screen reader: only then are lists told apart before and after a change.
        QAccessible.setActive(True)
        hands.append(Hands())
        threading.Thread(target=listen, args=(hands[0],), daemon=True).start()
        answer("ready")

    QTimer.singleShot(0, start) if QApplication.instance() else _after_application(start)
    sys.exit(program.main(["tanggap", *sys.argv[1:]]))


def _after_application(start):
    """The program makes its own QApplication; the first turn of its event loop starts the reader."""
    begin = QApplication.exec

    def run(*_):
        QTimer.singleShot(0, start)
        return begin()

    QApplication.exec = run


if __name__ == "__main__":
    main()
