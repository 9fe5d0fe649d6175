"""Codes become sentences, times and durations become the words of the style sheet."""

from datetime import UTC, datetime, timedelta

import pytest

from app.services.values import Group, Split, SyncMark
from app.views import labels, messages
from domain import actions, errors
from domain.report import Status
from tests.gui.sample_desk import FILLING, NOW, OFFLINE, ONLINE

REFUSALS = [value for name, value in vars(errors).items() if name.isupper() and isinstance(value, str)]
FIELDS = sorted({name for kind in actions.ACTIONS.values() for name in kind.__struct_fields__})
PROBLEMS = """
    disk_full locked damaged unavailable too_new wrong_password no_profile bad_credentials offline not_central
    bad_certificate bad_address insecure_server busy too_many_attempts token_invalid session_ended no_scope
    training_mismatch practice_failed keyring_missing keyring_locked keyring_silent client_outdated internal_error
    server_error empty bug not_an_image heic_unsupported too_many_pixels too_large unreadable_file photo_missing
    already_sent export_failed other_unit shrunk open_elsewhere not_answering
    network_folder cloud_folder no_place
""".split()


@pytest.mark.parametrize("code", [*REFUSALS, *PROBLEMS])
def test_every_code_has_a_sentence_of_its_own(code):
    assert messages.problem(code) != messages.problem("brand_new")
    assert messages.problem(code).endswith((".", "go.id"))


@pytest.mark.parametrize("field", FIELDS)
def test_missing_and_invalid_fields_are_named(field):
    label = labels.field_label(field)
    assert messages.refusal(errors.missing(field)) == f"{label} belum diisi."
    assert messages.refusal(errors.invalid(field)).startswith(label)


def test_an_unknown_code_is_still_shown():
    assert messages.with_code("brand_new") == "Tindakan ini tidak bisa dilakukan. Kode brand_new"


def test_sentences_differ():
    sentences = [messages.refusal(code) for code in REFUSALS]
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize(
    ("span", "shown", "spoken"),
    [
        (timedelta(minutes=48), "48 m", "48 menit"),
        (timedelta(hours=2, minutes=10), "2 j 10 m", "2 jam 10 menit"),
        (timedelta(hours=7, minutes=4), "7 j 04 m", "7 jam 4 menit"),
        (timedelta(days=3, hours=4, minutes=59), "3 h 4 j", "3 hari 4 jam 59 menit"),
        (timedelta(seconds=-5), "0 m", "0 menit"),
    ],
)
def test_durations(span, shown, spoken):
    assert (labels.duration(span), labels.spoken_duration(span)) == (shown, spoken)


def test_times_are_in_wib():
    at = datetime(2026, 11, 22, 7, 35, tzinfo=UTC)
    assert labels.date_time(at) == "22 Nov 2026 14.35"
    assert labels.date_time(datetime(2026, 8, 31, 17, 5, tzinfo=UTC)) == "1 Sep 2026 00.05"
    assert labels.moment(at, NOW) == "22 Nov 14.35"
    assert labels.moment(NOW, NOW) == "09.41"
    assert labels.moment(at.replace(year=2025), NOW) == "22 Nov 2025 14.35"


def test_time_left():
    assert labels.time_left(NOW + timedelta(minutes=130), NOW) == "2 j 10 m"
    assert labels.time_left(NOW - timedelta(minutes=48), NOW) == "lewat 48 m"
    assert labels.time_left(None, NOW) == ""


def test_the_status_bar_is_calm_offline():
    assert messages.sync_line(OFFLINE) == (
        "Luring sejak 09.12 · 7 perubahan menunggu · 2 perlu tindakan · sinkron terakhir 08.55"
    )
    assert messages.sync_comfort(OFFLINE) == "Anda bisa terus bekerja; semua tersimpan di PC ini."
    assert messages.data_as_of(OFFLINE) == "data s.d. 08.55"
    assert messages.sync_line(ONLINE) == "Daring · sinkron terakhir 08.55"
    assert "1.240 laporan" in messages.sync_comfort(FILLING)


def test_privacy_labels_are_the_fixed_ones():
    fixed = "Jangan berikan informasi dalam laporan ini kepada siapapun"
    assert messages.privacy(False) == fixed
    assert messages.privacy(True) == f"Laporan bersifat privasi. {fixed}"


def test_every_word_of_the_domain_has_a_label():
    words = [
        *map(labels.status_label, Status),
        *map(labels.split_label, Split),
        *map(labels.group_label, Group),
        *(labels.mark_label(mark) for mark in SyncMark if mark is not SyncMark.NONE),
        *map(labels.action_label, actions.ACTIONS),
    ]
    assert all(words)
    assert not any("_" in word for word in words)
