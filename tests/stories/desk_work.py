"""What an officer does at a desk, in steps that only press keys, click names and read."""

import re
import sqlite3

from tests.stories.people import PASSWORD, PATIENCE_S, until

NUMBER = re.compile(r"\b[A-Z]{2}\d{10}\b")


def sign_in(desk, username):
    """Online: waits until the list is there."""
    desk.wait_for("Nama pengguna")
    desk.fill("Nama pengguna", username)
    desk.fill("Kata sandi", PASSWORD)
    desk.press("Return")
    desk.wait_for("Daring")


def unlock_offline(desk):
    """The user name is remembered; the button says that the desk opens offline."""
    desk.wait_for("Buka luring")
    desk.fill("Kata sandi", PASSWORD)
    desk.press("Return")
    desk.wait_for("Luring")


def listed(desk):
    """Numbers of the reports in the list, in its order."""
    return list(dict.fromkeys(found.group() for name in rows_of(desk) if (found := NUMBER.search(name))))


def row_of(desk, number):
    """What the list says of a report, empty when it is not there."""
    return next((name for name in rows_of(desk) if number in name), "")


def reach(desk, number, patience_s=PATIENCE_S):
    """Goes down the list until the report is on screen; answers what its row says."""

    def look():
        row = row_of(desk, number)
        if not row:
            desk.press("J")
        return row

    return until(look, f"{number} in the list", patience_s)


def open_report(desk, number):
    """A row's name tells how far the report is, which may change before the row is clicked."""
    until(lambda: desk.try_click(reach(desk, number)), f"{number} to click")
    try:
        until(lambda: number in desk.texts(), f"{number} in the reading pane")
    except AssertionError as error:
        raise AssertionError(f"{error}; shown: {desk.texts()}") from error


SPLITS = (
    "Baru",
    "Dikembalikan",
    "Jatuh tempo",
    "Perlu tindakan",
    "Di OPD lain",
    "Diikuti",
    "Di validator",
    "Selesai",
    "Semua terbuka",
)


def show_split(desk, name):
    """Splits have Ctrl+1 … Ctrl+9 in the order of the views pane."""
    desk.press(f"Ctrl+{SPLITS.index(name) + 1}")
    until(lambda: any(node["role"] == "StaticText" and node["name"] == name for node in desk.shown()), name)


def new_reports(desk, count):
    """The first numbers under Baru, where a kelurahan has only reports that wait for a first response."""

    def found():
        rows = [name for name in rows_of(desk) if NUMBER.search(name)]
        return len(rows) >= count and all(name.startswith("Menunggu,") for name in rows) and listed(desk)[:count]

    show_split(desk, "Baru")
    try:
        return until(found, f"{count} new reports")
    except AssertionError as error:
        raise AssertionError(f"{error}; listed: {rows_of(desk)}") from error


def rows_of(desk):
    return [node["name"] for node in desk.shown() if node["role"] in {"ListItem", "Cell", "Row"}]


def classify(desk, landmark):
    """Klasifikasi: corrects the landmark."""
    desk.press("G")
    desk.wait_for("Cari kategori")
    desk.fill("Patokan", landmark)
    desk.press("Ctrl+Return")
    desk.wait_until_gone("Cari kategori")


def write_note(desk, words):
    """Catatan internal on the open report."""
    desk.press("I")
    desk.type(words)
    desk.press("Ctrl+Return")


def choose_mine(desk):
    """Key 1 in Perlu tindakan; the card says what comes of it."""
    until(lambda: desk.sees("Hasil:") or desk.press("1"), "the result of the choice")


def begin_koordinasi(desk, agency, reason):
    """Everything but the last key."""
    desk.press("C")
    desk.wait_for("Cari OPD")
    desk.fill("Cari OPD", agency)
    until(lambda: rows_of(desk), f"recipients for {agency}")
    desk.press("Down")
    desk.fill("Alasan", reason)


def koordinasi(desk, agency, reason):
    begin_koordinasi(desk, agency, reason)
    desk.press("Ctrl+Return")
    desk.wait_until_gone("Cari OPD")


def accept(desk):
    """Terima, for oneself."""
    desk.press("T")
    desk.wait_for("Belum ditugaskan")
    desk.press("Ctrl+Return")
    desk.wait_until_gone("Belum ditugaskan")


def add_photo(desk, slot, file):
    """By the file dialog of a slot, in which the path is typed."""
    before = sum("foto" in name.lower() and "baru" in name for name in named(desk))
    desk.click(f"Tambah foto {slot}")
    desk.wait_for("Pilih foto")
    desk.type(str(file))
    desk.press("Return")
    desk.wait_until_gone("Pilih foto")
    until(lambda: sum("foto" in name.lower() and "baru" in name for name in named(desk)) > before, f"{file} there")


def named(desk):
    return [node["name"] for node in desk.shown()]


def follow_up(desk, words, photos):
    """Tindak lanjut; `photos` are (slot, file) pairs."""
    desk.press("L")
    desk.wait_for("Catatan tindak lanjut")
    desk.fill("Catatan tindak lanjut", words)
    for slot, file in photos:
        add_photo(desk, slot, file)
    desk.wait_until_gone("Menyiapkan …")
    desk.press("Ctrl+Return")
    desk.wait_until_gone("Catatan tindak lanjut")


def hand_in(desk, answer, photos=()):
    """Ajukan selesai."""
    desk.press("V")
    desk.wait_for("Foto bukti")
    for slot, file in photos:
        add_photo(desk, slot, file)
    desk.wait_until_gone("Menyiapkan …")
    desk.fill("Jawaban untuk warga", answer)
    desk.press("Ctrl+Return")
    desk.wait_until_gone("Foto bukti")


def change_database(central, statement, values):
    """What an administrator does at central, while it is down for a moment."""
    central.stop()
    with sqlite3.connect(central.database) as connection:
        assert connection.execute(statement, values).rowcount == 1
    connection.close()
    central.start()
