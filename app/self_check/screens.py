"""Draws each main screen where nobody sees it: what must be readable is there, and the picture is not empty."""

from collections import Counter
from functools import partial

from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QWidget

from app.self_check.trial import Finding, Trial, check, wait_for
from app.services.desk import Desk
from app.views.application import Application
from app.views.desk_calls import DeskCalls
from app.views.window.help_sheet import HelpSheet
from app.views.window.view import MainWindow

SIZE = (1366, 720)
MANY_NODES = 2000
COLOURS = 40
LARGEST_SHARE = 0.97


class Screens:
    """Screens of one window each; `close` ends the window."""

    def __init__(self, trial: Trial, desk: Desk) -> None:
        self._calls = DeskCalls(trial.tasks, desk)
        self.window = MainWindow(self._calls, trial.events)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        self.window.start()

    def close(self) -> None:
        self._calls.close()
        self.window.leave()

    def reports(self, number: str) -> None:
        wait_for(self.window.is_settled, "Daftar laporan")
        drawn(self.window, number, "Terima", "Koordinasi", "Layar Sinkronisasi")

    def table(self) -> None:
        self.window.run("toggle_table")
        drawn(self.window.reports.list, "Tabel atau kartu", "Daftar laporan")
        self.window.run("toggle_table")

    def dialog(self) -> None:
        self.window.run("koordinasi")
        wait_for(lambda: self.window.reports.dialogs.open, "Dialog koordinasi")
        dialog = self.window.reports.dialogs.open
        if dialog is None:
            raise Finding("dialog koordinasi tertutup")
        drawn(dialog, "Batal", "Koordinasi")
        dialog.reject()

    def tray(self) -> None:
        place = 1 + [split.value for split in self.window.reports.order].index("perlu_tindakan")
        self.window.run(f"split_{place}")
        drawn(self.window, "Tidak ada yang perlu tindakan")

    def intake(self) -> None:
        self.window.run("new_report")
        drawn(self.window, "Uraian", "Kelurahan", "Nama pelapor")
        self.window.run("back_to_list")

    def queue(self) -> None:
        self.window.run("show_sync")
        wait_for(lambda: self.window.queue.queue.rows, "Daftar perubahan terisi")
        drawn(self.window, "Daftar perubahan", "Simpan daftar")
        self.window.run("back_to_list")

    def search(self, number: str) -> None:
        self.window.run("search")
        self.window.search.setText(number)
        wait_for(lambda: [line.number for line in self.window.reports.list.reports.lines] == [number], "Pencarian")
        drawn(self.window, "Cari laporan", number)
        self.window.run("back_to_list")

    def help_sheet(self) -> None:
        sheet = HelpSheet(self.window, self.window.owner.role)
        sheet.open()
        drawn(sheet, "Tutup")
        sheet.accept()

    def validation(self) -> None:
        drawn(self.window, "Validasi 0", "Semua pengajuan sudah diputuskan. Yang baru muncul di sini.")


def masuk(application: Application) -> None:
    application.start()
    wait_for(lambda: application.masuk is not None and application.masuk.isVisible(), "Jendela Masuk")
    drawn(application.current_window(), "Nama pengguna", "Kata sandi", "Masuk", "Mulai latihan")


def drawn(root: QWidget, *names: str) -> None:
    """What must be readable comes, and the picture has more to it than a background."""
    wait_for(partial(_shows, root, names), f"Tulisan {', '.join(names)}")
    colours = _colours(root.grab().toImage())
    share = max(colours.values()) / colours.total()
    check(len(colours) >= COLOURS and share <= LARGEST_SHARE, f"hanya {len(colours)} warna, {share:.0%} sama")


def _shows(root: QWidget, names: tuple[str, ...]) -> bool:
    return set(names) <= set(_read(root))


def _read(root: QWidget) -> list[str]:
    """Names and values as a screen reader finds them."""
    found: list[str] = []
    waiting = [QAccessible.queryAccessibleInterface(root)]
    while waiting and len(found) < MANY_NODES:
        node = waiting.pop()
        if not node.isValid() or node.state().invisible:
            continue
        found.append(node.text(QAccessible.Text.Name))
        waiting.extend(node.child(at) for at in range(node.childCount()))
    return found


def _colours(image: QImage) -> "Counter[int]":
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)
    return Counter(memoryview(pixels.constBits()).cast("B").cast("I"))
