"""One look, one desk with invented values, one window per test. Everything waits for conditions, never for time."""

import gc
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.collector import collect_due
from app.events import Events
from app.tasks import TaskRunner
from app.views import theme
from app.views.desk_calls import DeskCalls
from app.views.window.view import MainWindow
from tests.gui.sample_desk import SampleDesk

PATIENCE_MS = 30_000


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """More patient than five seconds: a busy machine is no fault of the program."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=PATIENCE_MS)  # type: ignore[method-assign]
    return qtbot


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """As in the program: no worker ever destroys what belongs to the GUI thread."""
    gc.disable()
    yield
    collect_due()
    gc.enable()


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """Light at 100 %, as every test expects it; set anew only where another test left something else."""
    if not qapp.styleSheet() or theme.theme().name != theme.LIGHT or theme.theme().scale != 1.0:
        theme.start(theme.LIGHT)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.stop()


@pytest.fixture
def desk() -> SampleDesk:
    return SampleDesk()


@pytest.fixture
def events(qapp: QApplication) -> Events:
    return Events()


@pytest.fixture
def window(qtbot: QtBot, tasks: TaskRunner, events: Events, desk: SampleDesk) -> Iterator[MainWindow]:
    yield from opened(qtbot, tasks, events, desk)


def opened(
    qtbot: QtBot, tasks: TaskRunner, events: Events, desk: SampleDesk, size: tuple[int, int] = (1366, 700)
) -> Iterator[MainWindow]:
    calls = DeskCalls(tasks, desk)  # type: ignore[arg-type]
    made = MainWindow(calls, events)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    made.activateWindow()
    made.start()
    qtbot.waitUntil(made.is_settled)
    yield made
    calls.close()
