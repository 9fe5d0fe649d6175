"""Menus and shortcuts, both made from the registry of commands."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.views.commands import MENUS, Command, menu_title

Run = Callable[[str], None]
Reason = Callable[[str], str]
Commands = Sequence[Command]


def fill_menus(bar: QMenuBar, known: Commands, run: Run, reason: Reason) -> None:
    """`reason`: why a command is not possible now; asked each time a menu opens."""
    for menu_id in MENUS:
        menu = bar.addMenu(menu_title(menu_id))
        pairs = [(command, _add(menu, command, run)) for command in known if command.menu == menu_id]
        menu.aboutToShow.connect(partial(_show_reasons, pairs, reason))


def make_shortcuts(window: QWidget, known: Commands, run: Run) -> None:
    """Menu entries only show their keys; these shortcuts do the work, so that a grey one can still tell why."""
    for command in known:
        if command.is_global:
            for key in (*command.keys, *(key.replace("Enter", "Return") for key in command.keys if "Enter" in key)):
                QShortcut(QKeySequence(key), window).activated.connect(partial(run, command.id))


def _add(menu: QMenu, command: Command, run: Run) -> QAction:
    if command.starts_group:
        menu.addSeparator()
    entry = menu.addAction(f"{command.title}\t{command.key}" if command.keys else command.title)
    entry.triggered.connect(partial(_triggered, run, command.id))
    return entry


def _triggered(run: Run, command_id: str, checked: bool = False) -> None:
    run(command_id)


def _show_reasons(pairs: list[tuple[Command, QAction]], reason: Reason) -> None:
    for command, entry in pairs:
        words = reason(command.id)
        entry.setEnabled(not words)
        entry.setStatusTip(words)
