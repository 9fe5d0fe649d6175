"""The pictures of the guide: the real program on a virtual screen of an office PC, in light and dark.

Run by `make screenshots`; writes docs/guide/*.png. All reports in them are invented.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.stories import desk_work as work
from tests.stories.people import ROOT, CentralProcess, DeskProcess, until
from tests.stories.proxy import Line

GUIDE = ROOT / "docs" / "guide"
OPERATOR, KEPALA = "operator.31.74.01.1001", "kepala.31.74.01.1001"
AGENCY = "Suku Dinas Sumber Daya Air Jakarta Selatan"
THEMES = {"terang": "light", "gelap": "dark"}


def main():
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "central.db"
        arguments = ["seed", "--training", "--reports", "2000", "--database-url", f"sqlite:///{database}"]
        subprocess.run([sys.executable, "-m", "central", *arguments], cwd=ROOT, check=True)
        central = CentralProcess(database)
        central.start()
        try:
            for name, theme in THEMES.items():
                Tour(Path(folder) / name, central, name, theme).take()
        finally:
            central.stop()


class Tour:
    """One theme: from Masuk to a conflict."""

    def __init__(self, home, central, name, theme):
        self._name = name
        self._lines = [Line(central.port), Line(central.port)]
        self._desk = self._open(home / "operator", theme, self._lines[0])
        self._other = self._open(home / "kepala", theme, self._lines[1])

    def take(self):
        desk, other = self._desk, self._other
        desk.start()
        desk.wait_for("terjangkau")
        self._picture("masuk")
        work.sign_in(desk, OPERATOR)
        number = self._reports()
        self._dialogs()
        self._conflict(number)
        for one in (desk, other):
            one.quit()
        for line in self._lines:
            line.cut()

    def _open(self, home, theme, line):
        return DeskProcess(home, "--server", line.address, "--theme", theme, platform="xcb")

    def _reports(self):
        desk = self._desk
        number = work.new_reports(desk, 1)[0]
        work.open_report(desk, number)
        self._picture("laporan")
        desk.press("Ctrl+9")
        desk.press("Ctrl+T")
        until(lambda: desk.sees("Keadaan"), "the table")
        self._picture("tabel")
        desk.press("Ctrl+T")
        work.show_split(desk, "Baru")
        work.open_report(desk, number)
        return number

    def _dialogs(self):
        desk = self._desk
        work.begin_koordinasi(
            desk, "Sumber Daya", "Saluran ini dikelola sudin; PPSU sudah memeriksa dan memasang tanda."
        )
        self._picture("koordinasi")
        desk.press("Esc")
        desk.wait_until_gone("Cari OPD")
        for key, shown, filled, name in (
            ("D", "Cari penerima", "Kepala unit", "disposisi"),
            ("G", "Prioritas", "Arus Lalu Lintas", "klasifikasi"),
        ):
            desk.press(key)
            desk.wait_for(filled)
            self._picture(name)
            desk.press("Esc")
            desk.wait_until_gone(shown)

    def _conflict(self, number):
        """The kepala corrects the landmark meanwhile; the operator's own correction meets it."""
        desk, other = self._desk, self._other
        self._lines[0].cut()
        desk.wait_for("Luring")
        work.open_report(desk, number)
        work.classify(desk, f"Depan pos RW 03, {self._name}")
        self._picture("luring")
        other.start()
        work.sign_in(other, KEPALA)
        work.show_split(other, "Baru")
        work.open_report(other, number)
        work.classify(other, f"Sebelah mushala, {self._name}")
        other.press("F5")
        until(lambda: not other.sees("perubahan menunggu"), "the kepala's correction sent")
        other.quit()
        self._lines[0].restore()
        desk.press("F5")
        work.show_split(desk, "Perlu tindakan")
        desk.wait_for(f"Sebelah mushala, {self._name}")
        work.choose_mine(desk)
        self._picture("konflik")

    def _picture(self, name):
        assert self._desk._ask(do="picture", file=str(GUIDE / f"{name}-{self._name}.png")), name


if __name__ == "__main__":
    main()
