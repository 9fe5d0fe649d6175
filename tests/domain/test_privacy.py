"""What is personal in a text, by hand; numbers, plates and addresses are made up."""

import pytest

from domain.privacy import BLACK, find_personal, redacted


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Hubungi saya di 0812-5550-0143 bila petugas datang.", ["phone"]),
        ("WA +62 812 5550 0143", ["phone"]),
        ("telp (021) 555 0199", ["phone"]),
        ("telp 021-5550199", ["phone"]),
        ("NIK 3171014505900001", ["nik"]),
        ("NIK 3171 0145 0590 0001", ["nik"]),
        ("Mobil B 1234 XYZ parkir di trotoar", ["plate"]),
        ("motor b1234xyz", ["plate"]),
        ("AB 12 C dan DK 4321 AA", ["plate", "plate"]),
        ("tulis ke sulastri@contoh.id", ["email"]),
        ("B 1234 XYZ, 081255500143", ["plate", "phone"]),
    ],
)
def test_found(text, kinds):
    assert [place.kind for place in find_personal(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Got di depan rumah nomor 14 penuh sampah, RT 005 RW 03.",
        "Jl. MT Haryono KM 5, sejak 22 November 2026 pukul 08.30.",
        "Laporan JK2611220007 dan KL2611220001",
        "S-261122-03",
        "Lubang 30 x 40 cm sedalam 15 cm di Gang B 3",
        "Sudah 3 kali 200 meter, 1.500.000 rupiah",
        "",
    ],
)
def test_not_found(text):
    assert find_personal(text) == ()


def test_black_boxes_cover_all_of_it_and_nothing_else():
    text = "Hubungi 0812-5550-0143 (B 1234 XYZ)."
    assert redacted(text) == f"Hubungi {BLACK * 14} ({BLACK * 10})."
