"""Simpan diagnostik: what is read in the dialog is what is saved, and nothing is saved before."""

import logging
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.errors import StorageError
from app.views import theme
from app.views.queue.diagnostics import DiagnosticsDialog
from tests.gui.conftest import opened as shown
from tests.gui.sample_desk import QUEUE, SampleDesk
from tests.gui.test_fit import check
from tests.services.kept_log import kept_log

NAMES = ["keterangan.txt", "antrean.csv", "catatan-aplikasi.txt"]


@pytest.fixture(autouse=True)
def log(tmp_path):
    """Some events, and a bug whose message nobody may read."""
    with kept_log(tmp_path / "tanggap.log") as kept:
        for number in range(40):
            logging.getLogger("app.sync").info("event %d", number)
        logging.getLogger("app.hooks").critical("bug", exc_info=ValueError("Rina Wulandari"))
        yield kept


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where the officer saves; the names that were asked for."""
    path, asked = tmp_path / "diagnostik.zip", []

    def choose(parent, title, name, kinds):
        asked.append(name)
        return str(path), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return path, asked


def opened(window, qtbot):
    window.run("show_sync")
    qtbot.waitUntil(lambda: window.queue.side.item is not None)
    window.queue.side.diagnostics.click()
    qtbot.waitUntil(lambda: window.findChild(DiagnosticsDialog) is not None)
    return window.findChild(DiagnosticsDialog)


def test_what_is_read_is_what_is_saved(window, qtbot, place):
    path, asked = place
    dialog = opened(window, qtbot)
    read = dialog.told.toPlainText()
    assert not path.exists()
    dialog.primary.click()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: window.queue.side._result.text() != "")
    with ZipFile(path) as saved:
        assert saved.namelist() == NAMES
        whole = b"\n".join(b"[%s]\n%s" % (name.encode(), saved.read(name)) for name in NAMES)
    assert read.encode() == whole
    assert asked == ["tanggap-diagnostik.zip"]
    assert window.queue.side._result.text().startswith("diagnostik.zip disimpan.")


def test_what_is_in_it(window, qtbot):
    told = opened(window, qtbot).told.toPlainText()
    facts, rest = told.split("\n[antrean.csv]\n")
    listed, log = rest.split("\n[catatan-aplikasi.txt]\n")
    assert facts.startswith("[keterangan.txt]\nDiagnostik Tanggap, 23 Nov 2026 09.41\nServer: https://crm.example\n")
    for line in ("Laporan di PC: 1.042", "Nomor urut yang hilang: [12, 13]", "PySide6: 6.", "SQLCipher: 4."):
        assert f"\n{line}" in facts
    assert listed == "cmd_id;type\nq1;ajukan_selesai\n"
    assert log.count(" INFO app.sync event ") == 40
    assert log.endswith(" CRITICAL app.hooks bug\n  ValueError\n")


def test_nobodys_words_are_in_it(window, qtbot):
    told = opened(window, qtbot).told.toPlainText()
    assert not any(item.text and item.text in told for item in QUEUE)
    assert "Rina" not in told


def test_files_that_cannot_be_read_keep_nothing_else_back(window, desk, qtbot, monkeypatch):
    def damaged():
        raise StorageError("damaged")

    monkeypatch.setattr(desk.queue, "as_csv", damaged)
    told = opened(window, qtbot).told.toPlainText()
    assert "\n[antrean.csv]\ndamaged\n\n[catatan-aplikasi.txt]\n" in told


def test_left_without_saving(window, qtbot, place):
    path, asked = place
    dialog = opened(window, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), asked, path.exists()) == (False, [], False)


def test_by_keyboard(window, qtbot, place):
    path, _ = place
    dialog = opened(window, qtbot)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert QApplication.focusWidget() is dialog.told
    QTest.keyClick(dialog.told, Qt.Key.Key_PageDown)
    assert dialog.told.verticalScrollBar().value() > 0
    QTest.keyClicks(dialog.told, "x")
    assert "x" not in dialog.told.toPlainText().splitlines()[-1]
    met = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met == [dialog.cancel, dialog.primary, dialog.told]
    QTest.keyClick(dialog.told, Qt.Key.Key_Return)
    qtbot.waitUntil(path.exists)


def test_a_place_that_cannot_be_written_is_told_and_another_one_is_taken(window, qtbot, tmp_path, monkeypatch):
    places = [tmp_path / "nowhere" / "x.zip", tmp_path / "x.zip"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(places.pop(0)), ""))
    dialog = opened(window, qtbot)
    dialog.primary.click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.trouble.text().endswith("Kode export_failed")
    check(dialog)
    dialog.primary.click()
    qtbot.waitUntil((tmp_path / "x.zip").exists)


def test_a_double_click_opens_one_dialog(window, qtbot):
    opened(window, qtbot)
    window.queue.side.diagnostics.click()
    qtbot.waitUntil(lambda: len(window.findChildren(DiagnosticsDialog)) == 1)
    window._calls.tasks.finish("db")
    QApplication.processEvents()
    assert len(window.findChildren(DiagnosticsDialog)) == 1


@pytest.mark.parametrize(("size", "scale"), [((1024, 700), 1.0), ((1366, 700), 2.0)])
def test_it_fits(qtbot, tasks, events, size, scale):
    theme.start(theme.LIGHT, scale)
    for window in shown(qtbot, tasks, events, SampleDesk(), size):
        dialog = opened(window, qtbot)
        check(dialog)
        assert dialog.height() <= window.height()
        assert dialog.width() <= window.width()
        dialog._on_failed(StorageError("export_failed"))
        check(dialog)
        assert dialog.told.height() > 3 * dialog.told.fontMetrics().lineSpacing()
