"""Masuk against a real central: online, offline, remembered, and what is refused."""

import pytest

from app.errors import OfflineError, RejectedError, WrongPasswordError
from app.services.values import Near, Split
from domain.actions import Catatan
from tests.contract.conftest import filled
from tests.stories.people import PASSWORD, until

OPERATOR = "operator.31.74.01.1001"
NOBODY_LISTENS = "http://127.0.0.1:9"


def test_an_officer_signs_in_and_the_cache_is_filled_by_pulling(sign_in, server, no_secrets):
    desk = filled(sign_in.sign_in(server, OPERATOR, PASSWORD, False))
    assert (desk.owner.unit_name, desk.owner.role, desk.owner.is_training) == (
        "Kelurahan Tebet Timur",
        "operator",
        True,
    )
    assert desk.counts()[Split.SEMUA_TERBUKA] == sum(1 for _ in all_lines(desk, Split.SEMUA_TERBUKA))
    assert desk.counts()[Split.SEMUA_TERBUKA] > 0


def test_a_wrong_password_is_refused_and_leaves_no_profile(sign_in, server, no_secrets):
    with pytest.raises(WrongPasswordError) as refusal:
        sign_in.sign_in(server, OPERATOR, "salah", False)
    assert refusal.value.code == "bad_credentials"
    assert not sign_in.has_profile(server, OPERATOR)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        (NOBODY_LISTENS, "offline"),
        ("http://crm.example", "insecure_server"),
        ("ftp://crm.example", "bad_address"),
        ("", "bad_address"),
    ],
)
def test_an_address_that_is_no_central(sign_in, no_secrets, address, code):
    with pytest.raises(OfflineError) as refusal:
        sign_in.sign_in(address, OPERATOR, PASSWORD, False)
    assert refusal.value.code == code


def test_an_officer_without_a_scope_gets_no_desk(sign_in, server, no_secrets):
    with pytest.raises(RejectedError) as refusal:
        sign_in.sign_in(server, "admin.jsc", PASSWORD, False)
    assert refusal.value.code == "no_scope"


def test_offline_the_password_opens_what_is_on_this_pc(sign_in, server, no_secrets):
    first = filled(sign_in.sign_in(server, OPERATOR, PASSWORD, False))
    number = next(all_lines(first, Split.SEMUA_TERBUKA)).number
    first.close()
    with pytest.raises(WrongPasswordError) as refusal:
        sign_in.open_offline(server, OPERATOR, "salah")
    assert refusal.value.code == "wrong_password"
    again = sign_in.open_offline(server, OPERATOR, PASSWORD)
    assert number in {line.number for line in all_lines(again, Split.SEMUA_TERBUKA)}
    until(lambda: again.status().is_online, "signed in by itself")


def test_nobody_signs_in_offline_on_a_new_pc(sign_in, server, no_secrets):
    with pytest.raises(OfflineError) as refusal:
        sign_in.open_offline(server, OPERATOR, PASSWORD)
    assert refusal.value.code == "no_profile"


def test_remembered_the_desk_opens_without_a_password(sign_in, server, secrets):
    filled(sign_in.sign_in(server, OPERATOR, PASSWORD, True)).close()
    (kept,) = secrets.kept.values()
    again = sign_in.resume()
    until(lambda: again.status().is_online, "signed in by the refresh token")
    assert again.counts()[Split.SEMUA_TERBUKA] > 0
    (newest,) = secrets.kept.values()
    assert newest != kept, "the refresh token rotates; the newest one is kept"
    assert PASSWORD not in newest


def test_not_remembered_nothing_is_in_the_keyring(sign_in, server, secrets):
    filled(sign_in.sign_in(server, OPERATOR, PASSWORD, True)).close()
    filled(sign_in.sign_in(server, OPERATOR, PASSWORD, False)).close()
    assert secrets.kept == {}
    assert sign_in.resume() is None


def test_without_a_safe_keyring_remembering_is_not_offered(sign_in, no_secrets):
    assert sign_in.remember_reason() == "keyring_missing"


def test_with_a_safe_keyring_it_is(sign_in, secrets):
    assert sign_in.remember_reason() is None


def test_quitting_sends_what_could_still_be_undone(sign_in, server, central, no_secrets):
    desk = filled(sign_in.sign_in(server, OPERATOR, PASSWORD, False))
    line = next(all_lines(desk, Split.SEMUA_TERBUKA))
    desk.act(line.id, Catatan(note="Dicek sebelum pulang"))
    desk.close()
    client = central.session("supervisor.31")
    try:
        notes = [event["note"] for event in client.events(line.number)]
    finally:
        client.close()
    assert notes.count("Dicek sebelum pulang") == 1


def all_lines(desk, split):
    listing = desk.listing(split, Near("", 0))
    lines = {line.id: line for line in desk.lines_of(split, listing.ids)}
    yield from (lines[report_id] for report_id in listing.ids)
