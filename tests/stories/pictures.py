"""The pictures of the guide: the real program on a virtual screen of an office PC, in light and dark.

Run by `make screenshots`; writes docs/guide/*.png. All reports in them are invented.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.stories import desk_work as work
from tests.stories.people import ROOT, CentralProcess, DeskProcess, until
from tests.stories.proxy import Line

GUIDE = ROOT / "docs" / "guide"
OPERATOR, KEPALA = "operator.31.74.01.1001", "kepala.31.74.01.1001"
VALIDATOR = "validator.biro-pemerintahan"
SUDIN = "sudin-sumber-daya-air-31.74"
FLAT = 112
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
    """One theme: from Masuk to Sinkronisasi, and what a validator has before them."""

    def __init__(self, home, central, name, theme):
        self._name, self._central = name, central
        self._lines = [Line(central.port), Line(central.port)]
        self._desk = self._open(home / "operator", theme, self._lines[0])
        self._other = self._open(home / "kepala", theme, self._lines[1])
        self._validator = self._open(home / "validator", theme, self._lines[1])
        self._photo = home / "sesudah.jpg"

    def take(self):
        desk, other = self._desk, self._other
        desk.start()
        desk.wait_for("terjangkau")
        self._picture("masuk")
        work.sign_in(desk, OPERATOR)
        number = self._reports()
        self._palette()
        self._dialogs()
        self._finish()
        self._counter(number)
        self._conflict(number)
        self._queue(number)
        self._offline_sign_in()
        for one in (desk, other):
            one.quit()
        self._validation()
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

    def _palette(self):
        desk = self._desk
        desk.press("Ctrl+K")
        desk.wait_for("Cari di palet")
        desk.type("sel")
        until(lambda: any(work.NUMBER.search(row) for row in palette_rows(desk)), "reports in the palette")
        self._picture("palet")
        desk.press("Esc")
        desk.wait_until_gone("Cari di palet")

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
            ("G", "Cari kategori", "Arus Lalu Lintas", "klasifikasi"),
        ):
            desk.press(key)
            desk.wait_for(filled)
            self._picture(name)
            desk.press("Esc")
            desk.wait_until_gone(shown)

    def _finish(self):
        """Ajukan selesai on a report that the kelurahan works on, with a photo of the place made clean."""
        desk = self._desk
        client = self._central.session(OPERATOR)
        unit = OPERATOR.partition(".")[2]
        rows = client.get("/v1/reports", holder=unit, limit=200)["rows"]
        client.close()
        own = [row for row in rows if row["status"] == "proses" and row["holder"] == unit]
        number = max(own, key=lambda row: "sampah" in row["description"])["number"]
        self._find(number)
        desk.press("V")
        desk.wait_for("Foto bukti")
        self._photo.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "tests.central.photo_sheet", str(self._photo)], cwd=ROOT, check=True)
        work.add_photo(desk, "sesudah", self._photo)
        desk.wait_until_gone("Menyiapkan …")
        desk.fill("Jawaban untuk warga", "Terima kasih. Lokasi sudah dibersihkan PPSU pagi ini dan dipasangi tanda.")
        self._picture("ajukan-selesai")
        desk.press("Esc")
        desk.wait_until_gone("Foto bukti")
        desk.press("Esc")
        desk.wait_until_gone("Hasil pencarian")

    def _find(self, number):
        desk = self._desk
        desk.press("/")
        desk.type(number)
        until(lambda: work.listed(desk) == [number], f"{number} found")
        desk.press("Return")
        work.open_report(desk, number)

    def _counter(self, number):
        """A new report at the counter, and two that may be the same."""
        desk = self._desk
        work.open_report(desk, number)
        desk.press("U")
        desk.wait_for("Laporan yang mirip")
        until(
            lambda: any(" m, " in row for row in work.rows_of(desk)), "reports that are like it, with their distance"
        )
        desk.press("Down")
        desk.wait_for("Kecocokan")
        self._picture("duplikat")
        desk.press("Esc")
        desk.wait_until_gone("Laporan yang mirip")
        desk.press("Ctrl+N")
        desk.wait_for("Data pelapor")
        desk.fill("Koordinat", "-6.23644, 106.85775")
        desk.fill("Uraian", "Parkir liar di badan jalan depan sekolah, hubungi 0812-5550-0143.")
        desk.fill("Alamat", "Jl. Tebet Timur Dalam II No. 14")
        desk.fill("Patokan", "Depan gerbang sekolah")
        desk.wait_for("laporan di PC ini mirip")
        self._picture("laporan-baru")
        desk.press("Esc")
        desk.wait_until_gone("Data pelapor")

    def _validation(self):
        desk = self._validator
        desk.start()
        work.sign_in(desk, VALIDATOR)
        desk.wait_for("Alasan bila menolak")
        desk.wait_for("Bandingkan sebelum dan sesudah")
        self._picture("validasi", desk)
        desk.quit()

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

    def _queue(self, number):
        """Terima meets a report that the kepala has handed on, and holds a follow-up back; two notes wait."""
        desk = self._desk
        second = next(found for found in work.new_reports(desk, 2) if found != number)
        self._lines[0].cut()
        desk.wait_for("Luring")
        work.open_report(desk, second)
        work.accept(desk)
        self._find(second)
        work.follow_up(desk, "PPSU sudah memeriksa dan memasang tanda; saluran perlu alat berat.", [])
        client = self._central.session(KEPALA)
        client.command("koordinasi", client.find(second), {"target_unit": SUDIN, "reason": "Saluran penghubung."})
        client.close()
        self._lines[0].restore()
        desk.press("F5")
        work.show_split(desk, "Perlu tindakan")
        until(lambda: desk.sees("Waktu Anda menulis") or desk.press("J"), "what came between")
        self._picture("perlu-tindakan")
        self._lines[0].cut()
        desk.wait_for("Luring")
        for count, words in enumerate(("Juru parkir sudah ditegur lisan.", "Warga akan dihubungi besok pagi."), 1):
            self._find(number)
            work.write_note(desk, words)
            desk.wait_for(f"{count} perubahan menunggu")
        desk.press("Ctrl+Shift+S")
        desk.wait_for("Menunggu dikirim 2")
        self._picture("sinkronisasi")
        until(lambda: has_focus(desk, "Simpan diagnostik…") or desk.press("Tab"), "the way to the diagnostics")
        desk.press("Space")
        desk.wait_for("Baca dulu apa yang disimpan")
        self._picture("diagnostik")
        desk.press("Esc")
        desk.wait_until_gone("Baca dulu apa yang disimpan")

    def _offline_sign_in(self):
        self._desk.quit()
        self._desk.start()
        self._desk.wait_for("Buka luring")
        self._picture("masuk-luring")

    def _picture(self, name, desk=None):
        """When photos are there and the screen stands still, in 256 colours: a third of the bytes."""
        (desk or self._desk).wait_until_gone("Memuat …")
        path = GUIDE / f"{name}-{self._name}.png"

        def is_still():
            before = path.read_bytes() if path.exists() else b""
            assert (desk or self._desk)._ask(do="picture", file=str(path)), name
            return path.read_bytes() == before

        until(is_still, f"a screen that stands still: {name}")
        with Image.open(path) as picture:
            small = with_palette(picture.convert("RGB"))
        small.save(path, optimize=True)


def palette_rows(desk):
    """Rows below the line that is typed into; those of the list stand behind."""
    told = [node["name"] for node in desk.shown()]
    return told[told.index("Yang cocok") : told.index("Daftar laporan")]


def has_focus(desk, name):
    return any(node["focused"] and node["name"] == name for node in desk.shown())


def with_palette(picture):
    """The colours that fill the screen as they are; photos share the rest."""
    count = sorted(picture.getcolors(picture.width * picture.height), reverse=True)
    flat = [colour for _, colour in count[:FLAT]]
    shared = picture.quantize(256 - len(flat), dither=Image.Dither.NONE).convert("RGB").getcolors()
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in (*flat, *(found for _, found in shared)) for part in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
