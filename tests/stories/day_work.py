"""Further steps of a day: what an officer does with one report, found by its number; and what its timeline says."""

import contextlib
import re
from datetime import UTC, datetime

from PIL import Image

from tests.stories import desk_work as work
from tests.stories.people import until

TIME_ORIGINAL, OFFSET_ORIGINAL, EXIF = 36867, 36881, 34665
COUNTED = re.compile(r"(\d+) kejadian, terbaru dulu")


def look_up(desk, number):
    """Search by number, wherever the report stands; opens it."""
    desk.press("/")
    desk.press("Ctrl+A")
    desk.type(number)
    try:
        until(lambda: work.listed(desk) == [number], f"{number} alone in the list")
    except AssertionError as error:
        raise AssertionError(f"{error}; listed: {work.rows_of(desk)}; shown: {desk.texts()}") from error
    desk.press("Return")
    until(lambda: number in desk.texts(), f"{number} in the reading pane")


@contextlib.contextmanager
def dialog(desk, key):
    """What is done in the dialog of this key, and sent; until it is closed."""
    desk.press(key)
    until(lambda: "Batal" in desk.texts(), f"the dialog of {key}")
    yield
    desk.press("Ctrl+Return")
    try:
        until(lambda: "Batal" not in desk.texts(), f"the dialog of {key} closed")
    except AssertionError as error:
        raise AssertionError(f"{error}; shown: {desk.texts()}") from error


def dispose(desk, officer, instruction):
    """Disposisi to an officer of the own unit."""
    with dialog(desk, "D"):
        desk.fill("Cari penerima", officer)
        until(lambda: any(officer in name for name in work.rows_of(desk)), f"{officer} among the recipients")
        desk.press("Down")
        desk.fill("Instruksi", instruction)


def divide(desk, agencies):
    """Pecah; the dialog begins with one row."""
    with dialog(desk, "H"):
        for place, agency in enumerate(agencies, 1):
            if place > 1:
                desk.press("Alt+N")
            desk.fill(f"Penerima anak {place}", agency)


def give_back(desk, reason):
    """Kembalikan."""
    with dialog(desk, "B"):
        desk.fill("Alasan", reason)


def ask_extension(desk, reason):
    """Seven days more than now, as the dialog proposes."""
    with dialog(desk, "E"):
        desk.fill("Alasan", reason)


def approve_extension(desk, reason):
    """For as long as it was asked."""
    with dialog(desk, "Shift+E"):
        desk.press("Alt+1")
        desk.fill("Alasan", reason)


def reopen(desk, reason):
    """Buka kembali, a validator's key."""
    with dialog(desk, "O"):
        desk.fill("Alasan", reason)


def take_in(desk, category, words):
    """A report at the counter of the own unit; goes on to the report itself."""
    desk.press("Ctrl+N")
    desk.wait_for("Nomor sementara")
    desk.fill("Kategori", category)
    desk.fill("Uraian", words)
    desk.press("Ctrl+Return")
    desk.wait_for("Tersimpan di PC ini.")
    desk.click("Buka laporan")
    until(lambda: timeline(desk)[:1] and timeline(desk)[0].startswith("Anda mencatat"), "the new report open")


def timeline(desk):
    """What each event in the reading pane says, the newest first."""
    names = [node["name"] for node in desk.shown()]
    at = next((place for place, name in enumerate(names) if COUNTED.fullmatch(name)), None)
    if at is None:
        return []
    count = int(COUNTED.fullmatch(names[at])[1])
    return names[at + 1 : at + 1 + count]


class Diary:
    """When the test did what: from the first key to the last, for each report and action."""

    def __init__(self):
        self._times = {}

    @contextlib.contextmanager
    def writing(self, name, kind):
        began = datetime.now(UTC)
        yield
        self._times[name, kind] = (began, datetime.now(UTC))

    def when(self, name, kind):
        return self._times[name, kind]


def photo(path, shade):
    """A photo of a phone, no two alike: fine grain, so that it stays large, and the time in its EXIF."""
    grain = Image.effect_noise((1600, 1200), 40 + shade)
    image = Image.merge("RGB", (grain, grain.point(lambda value: value * shade // 255), grain))
    exif = Image.Exif()
    exif.get_ifd(EXIF).update({TIME_ORIGINAL: f"2026:11:20 09:{shade % 60:02d}:00", OFFSET_ORIGINAL: "+07:00"})
    image.save(path, "JPEG", quality=85, exif=exif)
    return path
