"""What goes wrong at the desk gets one clear sentence, queue and drafts stay as they were, and the next try works."""

import hashlib
import io
import os

import pytest
from PIL import Image

from tests.photos.camera import exif
from tests.stories import desk_work as work
from tests.stories import unfinished_work as unfinished
from tests.stories.people import PASSWORD, until
from tests.stories.unfinished_work import REASON, value_of

DISK_FULL = "Disk penuh: BELUM tersimpan. Teks Anda masih di sini; kosongkan ruang lalu coba lagi. Kode disk_full"
GIVEN_UP = {"Jaringan Komunikasi": "jaringan-komunikasi", "Jaringan Listrik": "jaringan-listrik"}
"""Either may be the category that the report has already."""
USABLE_S = 10.0
"""A desk whose local files are damaged is usable again by then."""


def test_the_line_misbehaves(central, portal, line_to, desk_at):
    """A login page answers instead of central, central goes in the middle of its answer, then it is not there."""
    line = line_to()
    desk = unfinished.in_mid_work(desk_at, line)
    line.lead_to(portal)
    desk.press("F5")
    desk.wait_for("Yang menjawab bukan server CRM. Periksa alamat atau halaman masuk Wi-Fi. Kode not_central")
    unfinished.assert_kept(desk)

    line.lead_to(central.port)
    line.break_answers(40)
    desk.press("F5")
    until(lambda: line.broken_answers, "an answer broken off")
    desk.wait_for("Luring sejak")
    unfinished.assert_kept(desk)

    central.stop()
    line.restore()
    desk.press("F5")
    unfinished.assert_kept(desk)
    central.start()
    unfinished.finish(desk, central)


def test_full_disk(central, line_to, desk_at):
    """Neither the note nor the dialog can be stored; what is typed stays and is stored once there is room."""
    line = line_to()
    desk = unfinished.in_mid_work(desk_at, line)
    desk.fill_disk()
    desk.press("I")
    desk.press("Ctrl+Return")
    desk.wait_for(DISK_FULL)
    desk.press("Esc")
    unfinished.assert_kept(desk)
    unfinished.reopen_hand_over(desk)
    desk.press("Ctrl+Return")
    desk.wait_for(DISK_FULL)
    unfinished.leave_dialog(desk)
    unfinished.assert_kept(desk)

    unfinished.reopen_hand_over(desk)
    desk.click("Alasan")
    desk.press("Ctrl+End")
    desk.type(" lagi")
    desk.wait_for(DISK_FULL)
    assert value_of(desk, "Alasan") == f"{REASON} lagi"
    desk.free_disk()
    desk.wait_until_gone(DISK_FULL)
    unfinished.leave_dialog(desk)
    unfinished.assert_queue_kept(desk)
    unfinished.assert_drafts_kept(desk, f"{REASON} lagi")
    line.restore()
    unfinished.finish(desk, central, f"{REASON} lagi")


@pytest.mark.parametrize("name", ["cache.db", "outbox.db", "outbox.journal"])
def test_a_damaged_file(central, line_to, desk_at, name):
    line = line_to()
    desk = unfinished.in_mid_work(desk_at, line)
    desk.kill()
    desk.damage(name)

    desk.start()
    desk.wait_for("Buka luring")
    desk.fill("Kata sandi", PASSWORD)
    desk.press("Return")
    desk.wait_for("1 perubahan menunggu", USABLE_S)
    unfinished.assert_queue_kept(desk)
    line.restore()
    desk.press("F5")
    desk.press("Ctrl+Shift+L")
    work.show_split(desk, "Baru")
    until(lambda: work.row_of(desk, desk.number), "the report in the list", USABLE_S)
    unfinished.assert_drafts_kept(desk)
    unfinished.finish(desk, central)


def test_unknown_category(central, line_to, desk_at):
    """One that nobody has, and one that central has given up while this desk was offline."""
    line = line_to()
    desk = unfinished.in_mid_work(desk_at, line)
    desk.press("G")
    desk.wait_for("Cari kategori")
    desk.fill("Cari kategori", "kategori khayalan")
    desk.wait_for("Tidak ada kategori yang cocok dengan “kategori khayalan”. Pilih dari daftar.")
    desk.press("Esc")
    desk.wait_until_gone("Cari kategori")
    unfinished.assert_kept(desk)

    desk.press("G")
    desk.wait_for("Cari kategori")
    given_up = next(name for name in GIVEN_UP if not desk.sees(f"sekarang: {name}"))
    desk.fill("Cari kategori", given_up)
    until(lambda: given_up in work.rows_of(desk), "the category")
    desk.press("Down")
    desk.press("Ctrl+Return")
    desk.wait_until_gone("Cari kategori")
    work.change_database(central, "DELETE FROM reference_item WHERE item_id = ?", [GIVEN_UP[given_up]])
    line.restore()
    desk.press("F5")
    desk.wait_for("1 perlu tindakan")
    work.show_split(desk, "Perlu tindakan")
    desk.wait_for("Kategori tidak bisa dipakai untuk laporan ini.")
    desk.wait_for("Kode invalid_category")
    until(lambda: unfinished.queued(desk) == [f"Klasifikasi, {desk.number}"], "the rest of the queue sent")
    unfinished.assert_drafts_kept(desk)
    work.show_split(desk, "Perlu tindakan")
    desk.press("2")
    desk.press("Ctrl+Return")
    desk.wait_for("Tidak ada yang perlu tindakan")
    unfinished.open_from_new(desk)
    work.classify(desk, "Depan pos RW 03")
    unfinished.finish(desk, central)


def test_a_photo_that_is_none_and_one_of_eleven_megabytes(central, line_to, desk_at, tmp_path):
    """The first is refused with its name; the second just works, made smaller, with the original's hash in it."""
    line = line_to()
    desk = unfinished.in_mid_work(desk_at, line)
    none, large = tmp_path / "surat.jpg", tmp_path / "IMG_20261122_081530.jpg"
    none.write_text("Ini surat, bukan foto.")
    large.write_bytes(of_a_phone())
    assert large.stat().st_size > 11_000_000
    desk.press("L")
    desk.wait_for("Catatan tindak lanjut")
    desk.fill("Catatan tindak lanjut", "Lumpur diangkat")
    choose_photo(desk, none)
    desk.wait_for("surat.jpg: Berkas ini bukan foto JPEG, PNG, atau WebP. Kode not_an_image")
    assert value_of(desk, "Catatan tindak lanjut") == "Lumpur diangkat"
    desk.wait_for("Draf tersimpan")
    desk.press("Esc")
    desk.wait_until_gone("Catatan tindak lanjut")
    unfinished.assert_kept(desk)

    desk.press("L")
    unfinished.shown_again(desk, "Catatan tindak lanjut", "Lumpur diangkat")
    work.add_photo(desk, "sesudah", large)
    desk.wait_until_gone("Menyiapkan …")
    desk.press("Ctrl+Return")
    desk.wait_until_gone("Catatan tindak lanjut")
    line.restore()
    desk.press("F5")
    photo = until(lambda: photo_at(central, desk.number), "the photo at central")
    with Image.open(io.BytesIO(photo)) as picture:
        assert max(picture.size) == 2048
        told = picture.getexif().get_ifd(0x8769)[0x9286]
    assert len(photo) < 4_000_000
    assert told == b"ASCII\0\0\0sha256:" + hashlib.sha256(large.read_bytes()).hexdigest().encode()


def of_a_phone():
    """A noisy JPEG as large as those of a phone's main camera."""
    width, height = 4160, 2340
    buffer = io.BytesIO()
    noise = Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))
    noise.save(buffer, "JPEG", quality=95, exif=exif())
    return buffer.getvalue()


def choose_photo(desk, file):
    """Like `desk_work.add_photo`, without waiting for its picture."""
    desk.click("Tambah foto sesudah")
    desk.wait_for("Pilih foto")
    desk.type(str(file))
    desk.press("Return")
    desk.wait_until_gone("Pilih foto")


def photo_at(central, number):
    """Bytes of the report's photo of the finished work, as another officer gets them."""
    client = central.session("supervisor.31")
    try:
        found = [photo["sha256"] for photo in client.find(number)["photos"] if photo["slot"] == "sesudah"]
        return client.photo(found[0]) if found else None
    finally:
        client.close()
