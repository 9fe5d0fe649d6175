"""Small facts of a report: states, open and closed, headline (domain.md 2 and 10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.report import CLOSED, OPEN, Status, headline
from tests.domain.world import in_state


def test_the_eight_states() -> None:
    assert {status.value for status in Status} == {
        "menunggu",
        "koordinasi",
        "disposisi",
        "proses",
        "menunggu_validasi",
        "tl_ditolak",
        "selesai",
        "ditolak",
    }
    assert {"selesai", "ditolak"} == CLOSED
    assert set(Status) - CLOSED == OPEN


@pytest.mark.parametrize("status", list(Status))
def test_menunggu_validasi_is_open(status: Status) -> None:
    assert in_state(status).report.is_open is (status not in {"selesai", "ditolak"})


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Saluran tersumbat sampah. Air meluap ke jalan.", "Saluran tersumbat sampah"),
        ("Ada lubang. Mohon segera ditambal.", "Ada lubang"),
        ("Jl. Biak berlubang. Mohon ditambal.", "Jl. Biak berlubang"),
        ("Lampu mati!", "Lampu mati"),
        ("Jalan berlubang\ndi depan sekolah", "Jalan berlubang"),
        ("\n  Jalan berlubang", "Jalan berlubang"),
        ("Jalan  rusak   berat", "Jalan rusak berat"),
        ("", ""),
    ],
)
def test_headline_is_the_first_sentence(description: str, expected: str) -> None:
    assert headline(description).rstrip(".!") == expected


def test_headline_is_cut_at_a_word() -> None:
    text = "Saluran air di depan gerbang sekolah dasar negeri tersumbat sampah plastik sejak dua minggu lalu"
    cut = headline(text)
    assert len(cut) <= 70
    assert cut.rstrip("…").rstrip() == "Saluran air di depan gerbang sekolah dasar negeri tersumbat sampah"


@given(st.text(max_size=300))
def test_headline_has_at_most_70_characters_on_one_line(description: str) -> None:
    cut = headline(description)
    assert len(cut) <= 70
    assert "\n" not in cut
