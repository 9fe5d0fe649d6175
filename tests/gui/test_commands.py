"""One registry: no key twice, everything reachable from menu, shortcut and help sheet."""

from collections import Counter
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from app.views.commands import ACTION_KEYS, COMPOSER_ACTIONS, MENUS, PALETTE, commands
from app.views.widgets.button import Button
from app.views.widgets.panes import ScrollPane
from app.views.window.help_sheet import HelpSheet, ShortcutRow, balanced
from app.views.window.rail import RailItem

COMMANDS = commands()
ROLES = ("petugas", "operator", "kepala", "supervisor", "validator")


@pytest.mark.parametrize("role", ROLES)
def test_no_key_is_doubled(role):
    keys = Counter(key for command in commands(role) for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("role", ROLES)
def test_no_command_is_doubled(role):
    assert len({command.id for command in commands(role)}) == len(commands(role))


@pytest.mark.parametrize("command", COMMANDS, ids=[command.id for command in COMMANDS])
def test_keys_are_keys(command):
    assert command.menu in MENUS
    assert command.title
    for key in command.keys:
        assert QKeySequence(key).toString() != ""


def test_every_command_stands_in_a_menu_with_its_key(window):
    shown = {entry.text() for menu in window.menus.findChildren(QMenu) for entry in menu.actions()}
    assert {f"{command.title}\t{command.key}" for command in COMMANDS} <= shown


def test_global_commands_have_a_shortcut(window):
    keys = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    wanted = {QKeySequence(key).toString() for command in COMMANDS if command.is_global for key in command.keys}
    assert wanted <= keys


def test_buttons_and_their_tooltips_show_the_keys_of_their_commands(window):
    keys = {command.title: command.key for command in COMMANDS}
    shown = {button.accessibleName(): button for button in window.findChildren(Button) if button.isVisible()}
    both = {name: button for name, button in shown.items() if name in keys and button.key}
    assert {"Laporan baru", "Tabel atau kartu", "Salin nomor laporan", "Koordinasi"} <= set(both)
    assert {name: button.key for name, button in both.items()} == {name: keys[name] for name in both}
    assert both["Tabel atau kartu"].toolTip() == "Tabel atau kartu (Ctrl+T)"
    assert {item.toolTip() for item in window.rail.findChildren(RailItem)} == {
        "Layar Laporan (Ctrl+Shift+L)",
        "Layar Sinkronisasi (Ctrl+Shift+S)",
        "Tema terang atau gelap (Ctrl+Shift+T)",
        "Bantuan: lembar pintasan (F1)",
    }


def test_help_sheet_shows_them_all(window, qtbot):
    sheet = HelpSheet(window)
    qtbot.addWidget(sheet)
    rows = {row.text() for row in sheet.findChildren(ShortcutRow)}
    assert rows == {f"{command.title}: {', '.join(command.keys)}" for command in COMMANDS}


def help_sheet_on(height, window, qtbot, monkeypatch):
    office = SimpleNamespace(availableGeometry=lambda: QRect(0, 0, 1366, height))
    monkeypatch.setattr(window, "screen", lambda: office)
    sheet = HelpSheet(window)
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet, sheet.findChild(ScrollPane)


def test_help_sheet_fits_a_small_office_screen_without_scrolling(window, qtbot, monkeypatch):
    sheet, pane = help_sheet_on(728, window, qtbot, monkeypatch)
    qtbot.waitUntil(lambda: not pane.verticalScrollBar().isVisible())
    assert not pane.horizontalScrollBar().isVisible()
    assert all(row.width() >= row.sizeHint().width() for row in sheet.findChildren(ShortcutRow))


def test_the_control_of_the_fit_is_a_lower_screen(window, qtbot, monkeypatch):
    _, pane = help_sheet_on(400, window, qtbot, monkeypatch)
    qtbot.waitUntil(pane.verticalScrollBar().isVisible)


def test_columns_of_the_help_sheet_keep_the_order_and_are_balanced():
    sections = [(name, [None] * rows) for name, rows in (("a", 5), ("b", 1), ("c", 6), ("d", 2), ("e", 2))]
    names = [[name for name, _ in column] for column in balanced(sections, 3)]
    assert names == [["a", "b"], ["c"], ["d", "e"]]
    assert len(balanced(sections, 9)) == 5


def test_every_command_runs(window, qtbot):
    closing = {"quit", "switch_account", "help", PALETTE, *ACTION_KEYS} - {*COMPOSER_ACTIONS}
    for command in COMMANDS:
        if command.id not in closing:
            window.run(command.id)
    qtbot.waitUntil(lambda: not window.reports.presenter._soon.isActive())


def test_menus_say_what_is_not_possible(window):
    assert window.reason("kembalikan").startswith("Laporan ini bermula")
    assert window.reason("choice_1") == "Hanya di Perlu tindakan."
    assert window.reason("koordinasi") == ""
