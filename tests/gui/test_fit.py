"""Nothing overlaps, no button is cut, every control has a name: over screens, sizes and text sizes."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QWidget

from app.errors import StorageError
from app.views import theme
from app.views.sign_in.presenter import SignInPresenter
from app.views.sign_in.view import SignInView
from app.views.widgets.button import Button
from app.views.widgets.choice_list import ChoiceList
from app.views.widgets.text import ElidedLabel, PaintedLabel, Paragraph
from app.views.window.help_sheet import HelpSheet
from tests.gui.conftest import opened
from tests.gui.sample_desk import SampleDesk
from tests.gui.sample_forms import EXTENSION, LINK, LINKS
from tests.gui.sample_photos import scene
from tests.gui.test_sign_in import SampleSignIn

SIZES = [((1366, 700), 1.0), ((1920, 1040), 1.0), ((1024, 700), 1.0), ((1366, 700), 1.5), ((1366, 700), 2.0)]


def overlaps(root: QWidget) -> list[str]:
    """Visible siblings in a layout that lie over each other."""
    found = []
    for parent in [root, *root.findChildren(QWidget)]:
        layout = parent.layout()
        if layout is None or not parent.isVisible():
            continue
        items = [item.widget() for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
        shown = [widget for widget in items if widget is not None and widget.isVisible()]
        for first, second in combinations(shown, 2):
            if first.geometry().intersects(second.geometry()):
                found.append(f"{described(first)} over {described(second)}")
    return found


def cut(root: QWidget) -> list[str]:
    """Buttons and labels that are smaller than their words, and what hangs out of its parent."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, Button) and widget.width() < widget.sizeHint().width():
            found.append(f"button {described(widget)} {widget.width()} < {widget.sizeHint().width()}")
        if isinstance(widget, Paragraph) and widget.height() < widget.heightForWidth(widget.width()):
            found.append(f"paragraph {described(widget)}")
        if is_plain_label(widget) and widget.width() < widget.sizeHint().width() - 1:
            found.append(f"label {described(widget)}")
        parent = widget.parentWidget()
        if isinstance(widget, QAbstractButton) and parent and not parent.rect().contains(widget.geometry()):
            found.append(f"{described(widget)} hangs out of its parent")
    return found


def is_plain_label(widget: QWidget) -> bool:
    """A label that neither wraps nor gives way."""
    is_other = isinstance(widget, Paragraph | ElidedLabel | PaintedLabel)
    return isinstance(widget, QLabel) and not is_other and bool(widget.text())


def described(widget: QWidget) -> str:
    words = widget.accessibleName() or (widget.text() if isinstance(widget, QLabel) else "")
    return f"{type(widget).__name__} «{words}» {widget.geometry().getRect()}"


def names(root: QWidget) -> tuple[list[str], list[str]]:
    """Names of the focusable controls, and descriptions of those without one."""
    told: list[str] = []
    silent: list[str] = []
    for widget in root.findChildren(QWidget):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not (widget.isVisible() and widget.focusPolicy().value & 1 and interface.isValid()):
            continue
        if widget.focusProxy() is not None or widget.property("no-focus"):
            continue
        name = interface.text(QAccessible.Text.Name)
        (told if name else silent).append(name or described(widget))
    return told, silent


def check(root: QWidget) -> None:
    for _ in range(20):  # what has come is laid out in the next turns, before it is painted
        QApplication.processEvents()
        if not overlaps(root):
            break
    assert overlaps(root) == []
    assert cut(root) == []
    told, silent = names(root)
    assert silent == []
    assert sorted(name for name in set(told) if told.count(name) > 1) == []


@pytest.fixture(params=SIZES, ids=[f"{size[0]}-{round(scale * 100)}" for size, scale in SIZES])
def sized(request, qtbot, tasks, events):
    size, scale = request.param
    theme.start(theme.LIGHT, scale)
    desk = SampleDesk(is_training=scale == 1.0 and size[0] == 1024)
    desk.can_return = True
    yield from opened(qtbot, tasks, events, desk, size)


def test_screens(sized, qtbot):
    check(sized)
    sized.reports.open_current()
    check(sized)
    sized.run("balasan")
    check(sized)
    sized.run("back_to_list")
    sized.run("back_to_list")
    sized.run("toggle_table")
    check(sized)
    sized.run("split_2")
    qtbot.waitUntil(sized.reports.list.empty.isVisible)
    check(sized)


def test_intake(sized, qtbot):
    sized.run("new_report")
    page = sized.intake
    qtbot.waitUntil(lambda: page.fields.kelurahan.count() > 0)
    check(sized)
    page.fields.description.setPlainText("Hubungi 0812-5550-0143 soal got mampet.")
    page.fields.kelurahan.setCurrentIndex(0)
    page.submit()
    qtbot.waitUntil(lambda: len(page.hints.cards) == 3)
    qtbot.waitUntil(lambda: overlaps(sized) == [])
    check(sized)
    page.fields.category.setCurrentIndex(1)
    page.submit()
    qtbot.waitUntil(lambda: page.currentWidget() is page.done_pane)
    page.done_pane._on_failed(StorageError("disk_full"))
    check(sized)


def test_tray(sized, qtbot):
    sized.run("split_4")
    qtbot.waitUntil(lambda: sized.reports.tray.item is not None)
    sized.reports.open_current()
    check(sized)
    sized.run("choice_1")
    check(sized)
    for cmd_id in ("x2", "x3", "draft:gone1:balasan"):
        sized.run("next_report")
        qtbot.waitUntil(lambda cmd_id=cmd_id: sized.reports.tray.item.cmd_id == cmd_id)
        check(sized)
        sized.run("choice_1")
        check(sized)
    sheet = HelpSheet(sized)
    sheet.open()
    check(sheet)
    sheet.accept()


def test_dialogs(sized, qtbot):
    for kind in ("terima", "koordinasi", "disposisi", "klasifikasi", "kembalikan"):
        sized.reports.report.action_requested.emit(kind)
        dialog = sized.reports.dialogs.open
        lists = dialog.findChildren(ChoiceList)
        qtbot.waitUntil(lambda lists=lists: all(shown.choices.rows for shown in lists))
        for shown in lists:
            shown.step(1)
        check(dialog)
        dialog.show_trouble("Disk penuh: BELUM tersimpan. Teks Anda masih di sini; kosongkan ruang lalu coba lagi.")
        check(dialog)
        dialog.reject()


def test_dialogs_of_the_other_actions(sized, qtbot):
    sized._calls.desk.extension = EXTENSION
    sized.reports.presenter.refresh()
    qtbot.waitUntil(lambda: sized.reports.report.details.extension is not None)
    for kind in (
        *("tugaskan", "tolak", "minta_perpanjangan", "putuskan_perpanjangan", "tautkan_duplikat", "pecah"),
        *("validasi", "tolak_tl", "buka_kembali"),
    ):
        sized.reports.report.action_requested.emit(kind)
        dialog = sized.reports.dialogs.open
        lists = dialog.findChildren(ChoiceList)
        qtbot.waitUntil(lambda lists=lists: all(shown.choices.rows for shown in lists))
        for shown in lists:
            shown.step(1)
        if kind == "tautkan_duplikat":
            qtbot.waitUntil(dialog._outcome.isVisible)
        if kind == "pecah":
            qtbot.waitUntil(lambda dialog=dialog: bool(dialog.rows))
            dialog.add.click()
            dialog.rows[0].target.setCurrentIndex(2)
        QApplication.processEvents()  # wrapped words take their height in a second pass
        check(dialog)
        dialog.show_trouble("Disk penuh: BELUM tersimpan. Teks Anda masih di sini; kosongkan ruang lalu coba lagi.")
        check(dialog)
        dialog.reject()


def test_unlinking(sized, qtbot):
    sized._calls.desk.links["r0"] = (replace(LINK, report_id="r4"), *LINKS)
    sized.reports.presenter.refresh()
    qtbot.waitUntil(lambda: bool(sized.reports.report.details.links))
    sized.reports.open_current()
    QApplication.processEvents()  # wrapped words take their height in a second pass
    check(sized)
    sized.reports.report.action_requested.emit("lepas_duplikat")
    dialog = sized.reports.dialogs.open
    qtbot.waitUntil(dialog._outcome.isVisible)
    QApplication.processEvents()  # wrapped words take their height in a second pass
    check(dialog)
    dialog.reject()


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_validators_queue(qtbot, tasks, events, size, scale):
    theme.start(theme.LIGHT, scale)
    for window in opened(qtbot, tasks, events, SampleDesk(role="validator"), size):
        pane = window.reports.validation
        qtbot.waitUntil(lambda pane=pane: len(pane.reasons) == 4)
        window.reports.open_current()
        QApplication.processEvents()  # wrapped words take their height in a second pass
        check(window)
        pane.use_reason(2)
        pane.compare.click()
        QApplication.processEvents()
        check(window)
        pane._say("Disk penuh: BELUM tersimpan. Teks Anda masih di sini; kosongkan ruang lalu coba lagi.")
        check(window)


def test_photo_dialogs(sized, qtbot):
    sized.reports.list._select(sized.reports.list.reports.row_of("r1"))
    qtbot.waitUntil(lambda: sized.reports.report.details.line.id == "r1")
    sources = tuple(scene(slot, at) for at, slot in enumerate(("sesudah", "proses", "sebelum", "laporan")))
    for kind in ("tindak_lanjut", "ajukan_selesai", "lampiran"):
        sized.reports.report.action_requested.emit(kind)
        dialog = sized.reports.dialogs.open
        dialog.slots.add("sesudah", sources)
        QApplication.processEvents()  # wrapped words take their height in a second pass
        check(dialog)
        qtbot.waitUntil(lambda dialog=dialog: len(dialog.slots.photos) == 4)
        dialog.slots.add("proses", (b"bukan foto",))
        qtbot.waitUntil(dialog.trouble.isVisible)
        check(dialog)
        dialog.reject()


def test_photo_viewer(sized, qtbot):
    sized.run("photos")
    viewer = sized.reports.dialogs.viewer
    qtbot.waitUntil(lambda: viewer.canvas.image is not None)
    for command in ("zoom_in", "compare_photos", "compare_photos", "compare_photos"):
        check(viewer)
        viewer.run(command)
    viewer.whole.cancel()
    check(viewer)
    viewer.reject()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("code", [None, "offline", "bad_certificate"])
def test_sign_in(qtbot, tasks, scale, code):
    theme.start(theme.LIGHT, scale)
    service = SampleSignIn()
    service.code, service.reason = code, "keyring_missing"
    view = SignInView(SignInPresenter(tasks, service, None))
    qtbot.addWidget(view)
    view.show()
    view.presenter.load(None)
    qtbot.waitUntil(lambda: view._state.text() in ("terjangkau", "tidak terjangkau"))
    check(view)
    view.presenter.close()


class TestTheCheckItself:
    """The checks find what they are there to find."""

    def test_overlap_and_cut_are_found(self, qtbot):
        root = QWidget()
        qtbot.addWidget(root)
        root.resize(120, 40)
        layout = QHBoxLayout(root)
        for title in ("Koordinasi", "Disposisi"):
            layout.addWidget(Button(title))
        root.show()
        for button in root.findChildren(Button):
            button.setFixedWidth(40)
            button.setGeometry(10, 5, 40, 30)
        assert overlaps(root) != []
        assert len(cut(root)) == 2

    def test_a_control_without_a_name_is_found(self, qtbot):
        root = QWidget()
        qtbot.addWidget(root)
        Button("", name="", parent=root)
        root.show()
        assert names(root)[1] != []
