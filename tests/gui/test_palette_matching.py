"""What is meant by a few letters: which titles fit, which fits best, which letters are marked. All by hand."""

import pytest

from app.views.palette.matching import match

AGENCY = "Suku Dinas Sumber Daya Air Jakarta Selatan"


def marked(typed, title):
    found = match(typed, title)
    return None if found is None else [title[begin:end] for begin, end in found.spans]


@pytest.mark.parametrize(
    ("typed", "title", "letters"),
    [
        ("sel", "Ajukan selesai", ["sel"]),
        ("SEL", "Selesai", ["Sel"]),
        ("selesai aju", "Ajukan selesai", ["Aju", "selesai"]),
        ("baru", "Laporan baru", ["baru"]),
        ("lapba", "Laporan baru", ["Lap", "ba"]),
        ("sudin", AGENCY, ["Su", "Din"]),
        ("sudin sda", AGENCY, ["Su", "Din", "S", "Da"]),
        ("sda jaksel", AGENCY, ["S", "Da", "Jak", "Sel"]),
        ("kordinasi", "Koordinasi", ["Ko", "rdinasi"]),
        ("disposis", "Disposisi", ["Disposis"]),
        ("lokasi", "Relokasi pasar", ["lokasi"]),
        ("cafe", "Depan Café Anggrek", ["Café"]),
        ("café", "Depan cafe", ["cafe"]),
        ("f8", "Panel baca", None),
        ("tl", "Tindak lanjut", ["T", "l"]),
        ("rw 03", "Pos RW-03", ["RW", "03"]),
        ("", "Apa saja", []),
        ("  ", "Apa saja", []),
        ("!?", "Apa saja", []),
    ],
)
def test_what_fits_is_marked(typed, title, letters):
    assert marked(typed, title) == letters


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("selesaii", "Selesai"),
        ("iasele", "Selesai"),
        ("baru lama", "Laporan baru"),
        ("as", "Relokasi"),
        ("slsi", "Sarana lalu lintas"),
        ("x", "Selesai"),
        ("disposisi", "Disp"),
    ],
)
def test_what_does_not_fit_is_left_out(typed, title):
    assert match(typed, title) is None


@pytest.mark.parametrize(
    ("typed", "best_first"),
    [
        ("sel", ["Selesai", "Ajukan selesai", "Surat edaran lama", "Beselang", "Sekolah"]),
        ("baru", ["Baru", "Laporan baru", "Barukan", "Laporan terbaru"]),
        ("jalan", ["Jalan", "Rusak di jalan", "Jalanan", "Perjalanan"]),
        ("sudin", ["Sudin Perhubungan", "Suku Dinas Perhubungan", "Sumber dana institusi"]),
        ("sda", ["Sudin SDA", "Sumber Daya Air", "Suku Dinas Pertamanan dan Hutan Kota"]),
    ],
)
def test_the_better_comes_first(typed, best_first):
    scores = {title: match(typed, title).score for title in best_first}
    assert sorted(best_first, key=lambda title: -scores[title]) == best_first
