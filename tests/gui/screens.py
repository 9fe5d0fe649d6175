"""Every screen and dialog, one after the other, with invented values: what tests of all screens walk through.

`python -m tests.gui.screens` writes names.txt anew. Read what has changed in it before it is committed.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cmp_to_key
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from app.events import Events
from app.tasks import TaskRunner
from app.views import theme
from app.views.desk_calls import DeskCalls
from app.views.queue import words
from app.views.queue.diagnostics import DiagnosticsDialog
from app.views.sign_in.presenter import SignInPresenter
from app.views.sign_in.view import SignInView
from app.views.widgets.choice_list import ChoiceList
from app.views.window.help_sheet import HelpSheet
from app.views.window.practice_anew import PracticeAnewDialog
from app.views.window.view import MainWindow
from tests.gui.sample_desk import ENDED, QUEUE, SampleDesk
from tests.gui.sample_forms import EXTENSION, LINK, LINKS
from tests.gui.sample_photos import scene
from tests.gui.test_sign_in import SampleSignIn

NAMES = Path(__file__).with_name("names.txt")
PATIENCE_MS = 5000
ROLES = ("operator", "kepala", "petugas", "supervisor", "validator")
Screen = tuple[str, QWidget]

Role = QAccessible.Role
CONTROLS = {
    *(Role.Button, Role.CheckBox, Role.RadioButton, Role.EditableText, Role.ComboBox, Role.SpinBox, Role.Slider),
    *(
        Role.MenuItem,
        Role.PageTab,
        Role.Link,
        Role.List,
        Role.ListItem,
        Role.Table,
        Role.Cell,
        Role.Tree,
        Role.TreeItem,
    ),
}
ROWS = {Role.ListItem, Role.Cell, Role.TreeItem}
ROW_NAMES = {role.name for role in ROWS}
LONG, SOME = 11, 3
CODE = re.compile(r"[a-z]_[a-z]|[{}]|\bNone\b")
WHOLE = {Role.ComboBox, Role.SpinBox}
"""One control, whatever it is made of."""


def controls(root: QWidget) -> list[tuple[str, str]]:
    """Role and name of all that can be worked with below a screen, in reading order; a row of a table counts once."""
    found: list[tuple[str, str]] = []
    waiting = [QAccessible.queryAccessibleInterface(root)]
    is_menu = isinstance(root, QMenu)  # its entries are told without opening it
    while waiting:
        node = waiting.pop()
        if node.state().invisible and not is_menu:
            continue
        role = node.role()
        line = (role.name, name_of(node))
        if (role in CONTROLS or node.state().focusable) and not (role in ROWS and found and found[-1] == line):
            found.append(line)
        if role not in WHOLE:
            waiting.extend(reversed(in_reading_order([node.child(at) for at in range(node.childCount())])))
    return found


def in_reading_order(nodes: list[QAccessibleInterface]) -> list[QAccessibleInterface]:
    """Line by line from the top, within a line from the left; what is not on screen stays as it is."""

    def compare(first: QAccessibleInterface, second: QAccessibleInterface) -> int:
        one, other = first.rect(), second.rect()
        if one.isEmpty() or other.isEmpty():
            return 0
        shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
        if shared * 2 > min(one.height(), other.height()):
            return one.left() - other.left()
        return one.top() - other.top()

    return sorted((node for node in nodes if node.isValid()), key=cmp_to_key(compare))


def name_of(node: QAccessibleInterface) -> str:
    """Qt on Linux gives the value of a combo box as its name; of a menu entry the key belongs to the text."""
    if node.role() is Role.ComboBox:
        return str(node.object().property("accessibleName"))
    return node.text(QAccessible.Text.Name).partition("\t")[0]


def told(root: QWidget) -> list[str]:
    """A line for each control; of a long list the first rows, since the others only differ by their content."""
    lines: list[str] = []
    for is_row, group in groupby(controls(root), key=lambda control: control[0] in ROW_NAMES):
        shown = [f"{role}: {name}" for role, name in group]
        is_long = is_row and len(shown) > LONG
        lines += [*shown[:SOME], f"… {len(shown)} rows"] if is_long else shown
    return lines


def faults(root: QWidget) -> list[str]:
    """Controls without a name, names that stand twice, and words that were never meant for an officer."""
    names = [name for _, name in controls(root)]
    silent = [f"{role} without a name" for role, name in controls(root) if not name.strip()]
    twice = [f"«{name}» twice" for name in dict.fromkeys(names) if name and names.count(name) > 1]
    return silent + twice + [f"«{name}» holds a code" for name in names if CODE.search(name)]


def wait(condition: Callable[[], object]) -> None:
    """The same as pytest-qt's `waitUntil`, which needs a test."""
    patience = QDeadlineTimer(PATIENCE_MS)
    while not condition():
        assert not patience.hasExpired(), "a screen did not come"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    QApplication.processEvents()


class Screens:
    """Makes windows with a desk behind each; `close` ends them."""

    def __init__(self) -> None:
        self._tasks = TaskRunner()
        self._open: list[tuple[QWidget, DeskCalls | None]] = []

    def close(self) -> None:
        for window, calls in self._open:
            window.hide()
            if calls is not None:
                calls.close()
            window.deleteLater()
        self._tasks.stop()

    def all(self):
        yield from self._sign_in()
        for role in ROLES:
            yield f"Laporan, {role}", self._window(role)
        yield from self._reports()
        yield from self._palette()
        yield from self._menus()
        yield from self._dialogs("operator", OPERATOR_DIALOGS)
        yield from self._dialogs("kepala", ("tolak",))
        yield from self._dialogs("supervisor", ("putuskan_perpanjangan",))
        yield from self._dialogs("validator", ("validasi", "tolak_tl", "buka_kembali"))
        yield from self._unlinking()
        yield from self._photos()
        yield from self._viewer()
        yield from self._tray()
        yield from self._validation()
        yield from self._intake()
        yield from self._queue()
        yield from self._session()
        yield from self._anew()

    def _window(self, role="operator", is_practice=False):
        desk = SampleDesk(role=role, is_training=is_practice, is_practice=is_practice)
        desk.can_return = True
        calls = DeskCalls(self._tasks, desk)
        made = MainWindow(calls, Events())
        self._open.append((made, calls))
        made.resize(1366, 700)
        made.show()
        made.activateWindow()
        made.start()
        wait(made.is_settled)
        made.reports.open_current()
        wait(lambda: made.reports.report.details is not None)
        return made

    def _sign_in(self):
        service = SampleSignIn()
        view = SignInView(SignInPresenter(self._tasks, service, None))
        self._open.append((view, None))
        view.show()
        view.presenter.load(None)
        wait(lambda: view._state.text() == "terjangkau")
        yield "Masuk", view
        service.code = "offline"
        view._probe()
        wait(view.again.isVisible)
        yield "Masuk tanpa jaringan", view
        view.former.ask()
        yield "Masuk dengan kata sandi yang diganti", view
        view.presenter.close()

    def _reports(self):
        window = self._window()
        window.run("balasan")
        yield "Balasan publik", window.reports.report
        window.run("back_to_list")
        window.run("toggle_table")
        QApplication.processEvents()
        yield "Tabel laporan", window.reports.list
        window.run("toggle_table")
        window.run("split_2")
        wait(window.reports.list.empty.isVisible)
        yield "Daftar kosong", window.reports.list
        sheet = HelpSheet(window)
        sheet.open()
        yield "Lembar pintasan", sheet
        sheet.accept()

    def _palette(self):
        window = self._window()
        window.run("palette")
        view = window.commander.view
        yield "Palet perintah", view
        view.reject()
        window.run("palette")
        view = window.commander.view
        view.input.setText("sal")
        wait(lambda: any(row.id.startswith("report:") for row in view.list.choices.rows))
        yield "Palet perintah: sal", view
        view.reject()

    def _menus(self):
        window = self._window()
        bar = window.findChild(QMenuBar)
        assert bar is not None
        for entry in bar.actions():
            menu = entry.menu()
            assert isinstance(menu, QMenu)
            yield f"Menu {entry.text()}", menu

    def _dialogs(self, role, kinds):
        window = self._window(role)
        window._calls.desk.extension = EXTENSION if role == "supervisor" else None
        window.reports.presenter.refresh()
        wait(lambda: (window.reports.report.details.extension is not None) == (role == "supervisor"))
        for kind in kinds:
            window.reports.report.action_requested.emit(kind)
            dialog = window.reports.dialogs.open
            lists = dialog.findChildren(ChoiceList)
            wait(lambda lists=lists: all(shown.choices.rows for shown in lists))
            for shown in lists:
                shown.step(1)
            if kind == "tautkan_duplikat":
                wait(dialog._outcome.isVisible)
            if kind == "pecah":
                wait(lambda dialog=dialog: bool(dialog.rows))
                dialog.add.click()
            QApplication.processEvents()
            yield f"Dialog {kind}", dialog
            dialog.reject()

    def _unlinking(self):
        window = self._window()
        window._calls.desk.links["r0"] = (replace(LINK, report_id="r4"), *LINKS)
        window.reports.presenter.refresh()
        wait(lambda: bool(window.reports.report.details.links))
        QApplication.processEvents()
        yield "Laporan yang tertaut", window.reports.report
        window.reports.report.action_requested.emit("lepas_duplikat")
        dialog = window.reports.dialogs.open
        wait(dialog._outcome.isVisible)
        yield "Dialog lepas_duplikat", dialog
        dialog.reject()

    def _photos(self):
        window = self._window()
        for kind in ("tindak_lanjut", "ajukan_selesai", "lampiran"):
            window.reports.report.action_requested.emit(kind)
            dialog = window.reports.dialogs.open
            dialog.slots.add("sesudah", tuple(scene(slot) for slot in ("sesudah", "proses")))
            wait(lambda dialog=dialog: len(dialog.slots.photos) == 2)
            yield f"Dialog {kind}", dialog
            dialog.reject()

    def _viewer(self):
        window = self._window()
        window.run("photos")
        viewer = window.reports.dialogs.viewer
        wait(lambda: viewer.canvas.image is not None)
        yield "Foto", viewer
        for number in (1, 2):
            viewer.run("compare_photos")
            QApplication.processEvents()
            yield f"Foto sebelum dan sesudah {number}", viewer
        viewer.reject()

    def _tray(self):
        window = self._window()
        window.run("split_4")
        for cmd_id, title in TRAY.items():
            wait(lambda cmd_id=cmd_id: window.reports.tray.item and window.reports.tray.item.cmd_id == cmd_id)
            window.run("choice_1")
            yield f"Perlu tindakan: {title}", window.reports.tray
            window.run("next_report")

    def _validation(self):
        window = self._window("validator")
        pane = window.reports.validation
        wait(lambda: len(pane.reasons) == 4)
        pane.compare.click()
        yield "Menunggu validasi", pane

    def _intake(self):
        window = self._window()
        window.run("new_report")
        page = window.intake
        wait(lambda: page.fields.kelurahan.count() > 0)
        yield "Laporan baru", page
        page.fields.description.setPlainText("Hubungi 0812-5550-0143 soal got mampet.")
        page.fields.kelurahan.setCurrentIndex(0)
        page.submit()
        wait(lambda: len(page.hints.cards) == 3)
        yield "Laporan baru dengan petunjuk", page
        page.fields.category.setCurrentIndex(1)
        page.submit()
        wait(lambda: page.currentWidget() is page.done_pane)
        yield "Tanda terima", page

    def _queue(self):
        window = self._window()
        window.run("show_sync")
        wait(lambda: window.queue.queue.rows)
        yield "Sinkronisasi", window.queue
        for item in QUEUE:
            window.queue.table.choose(item.cmd_id)
            wait(lambda item=item: window.queue.side.item.cmd_id == item.cmd_id)
            yield f"Sinkronisasi: {words.state(item)}, {item.number}", window.queue.side
            if item.can_cancel:
                window.queue.side.cancel.click()
                yield f"Sinkronisasi: {words.state(item)}, {item.number}, membatalkan", window.queue.side
                window.queue.side.spare.click()
        window.queue.side.diagnostics.click()
        wait(lambda: window.findChild(DiagnosticsDialog) is not None)
        dialog = window.findChild(DiagnosticsDialog)
        yield "Simpan diagnostik", dialog
        dialog.reject()

    def _session(self):
        window = self._window()
        window._on_sync_changed(ENDED)
        window.show_failure("disk_full")
        yield "Sesi berakhir", window
        window.sign_in_again()
        dialog = QApplication.activeModalWidget() or window.findChild(QWidget, "sign_in_again")
        assert dialog is not None
        yield "Masuk lagi", dialog
        dialog.close()

    def _anew(self):
        window = self._window(is_practice=True)
        yield "Menu Berkas, latihan", window.menus.actions()[0].menu()
        window.run("begin_anew")
        dialog = window.findChild(PracticeAnewDialog)
        yield "Ulangi data latihan", dialog
        dialog.close()


OPERATOR_DIALOGS = (
    *("terima", "koordinasi", "disposisi", "klasifikasi", "kembalikan", "tugaskan", "minta_perpanjangan"),
    *("tautkan_duplikat", "pecah"),
)


TRAY = {"x1": "konflik", "x2": "ditolak", "x3": "tertahan", "draft:gone1:balasan": "draf yang laporannya pindah"}


def as_text(screens: Iterator[Screen]) -> str:
    return "\n".join("\n".join((f"[{title}]", *told(root), "")) for title, root in screens)


def main() -> None:
    application = QApplication(sys.argv)
    theme.start(theme.LIGHT)
    screens = Screens()
    NAMES.write_text(as_text(screens.all()), encoding="utf-8")
    screens.close()
    application.processEvents()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
