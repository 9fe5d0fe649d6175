"""Signing in, tokens and their ends (central-api.md, the lines of session)."""

import hashlib
import json

import argon2
import pytest

from central.services import throttle
from tests.central.office import GAMBIR, PASSWORD, Desk, Office, code_of

OPERATOR = f"operator.{GAMBIR}"


def sign_in(office: Office, username=OPERATOR, password=PASSWORD, device_id="pc-1", address="10.0.0.1"):
    credentials = {"username": username, "password": password, "device_id": device_id}
    return office.call("POST", "/v1/session", credentials, address=address)


def refresh(office: Office, token, device_id="pc-1"):
    return office.call("POST", "/v1/session/refresh", {"refresh_token": token, "device_id": device_id})


def test_the_answer_to_a_sign_in(office):
    response = sign_in(office)
    session = json.loads(response.body)
    assert response.status == 200
    assert set(session) == {
        "access_token", "refresh_token", "expires_in", "officer", "scopes", "scope_rev", "epoch",
        "server_time", "protocol",
    }  # fmt: skip
    assert session["expires_in"] == 900
    assert session["officer"] == {"id": OPERATOR, "name": OPERATOR, "role": "operator", "unit": GAMBIR}
    assert session["scopes"] == [GAMBIR]
    assert session["epoch"].startswith("training-")
    assert session["server_time"] == 1794794400000  # 2026-11-16 02:00 UTC
    assert session["protocol"] == {"min": 1, "max": 1, "min_client": "0.1.0"}


@pytest.mark.parametrize(
    ("username", "scopes"),
    [
        ("petugas.31.71.01.1001", ["31.71.01.1001"]),
        ("kepala.31.71.01", ["31.71.01"]),
        ("supervisor.31.71", ["31.71"]),
        ("supervisor.31", ["31"]),
        ("validator.biro-pemerintahan", ["31"]),
        ("operator.sudin-bina-marga-31.71", ["sudin-bina-marga-31.71"]),
        ("admin.jsc", []),
        ("pelatih.jsc", []),
    ],
)
def test_the_scope_of_an_officer(lite, username, scopes):
    assert json.loads(sign_in(lite, username).body)["scopes"] == scopes


@pytest.mark.parametrize(
    ("username", "password"),
    [(OPERATOR, "salah"), ("nobody", PASSWORD), (OPERATOR, ""), ("", ""), ("a\0b", "x"), (PASSWORD, OPERATOR)],
)
def test_wrong_credentials_all_look_the_same(office, username, password):
    response = sign_in(office, username, password)
    assert code_of(response) == (401, "bad_credentials")
    assert response.body == sign_in(office, OPERATOR, "lain").body


def test_an_unknown_officer_costs_as_much_as_a_wrong_password(lite, monkeypatch):
    checked = []
    verify = argon2.PasswordHasher.verify

    def noted(hasher, password_hash, password):
        checked.append(password)
        return verify(hasher, password_hash, password)

    monkeypatch.setattr(argon2.PasswordHasher, "verify", noted)
    sign_in(lite, "nobody", "satu")
    sign_in(lite, OPERATOR, "dua")
    assert checked == ["satu", "dua"]


def test_an_officer_who_left_can_do_nothing(office):
    desk = office.desk(OPERATOR)
    office.run("UPDATE officer SET is_active = :no WHERE id = :id", no=False, id=OPERATOR)
    assert code_of(desk.call("GET", "/v1/reference")) == (401, "token_invalid")
    assert code_of(refresh(office, desk.session["refresh_token"])) == (401, "token_invalid")
    assert code_of(sign_in(office)) == (401, "bad_credentials")


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (3, 0), (4, 2), (5, 4), (6, 8), (12, 512), (13, 900), (50, 900), (10**6, 900)],
)
def test_the_delay_grows(failures, seconds):
    assert throttle.delay_s(failures) == seconds


def test_guessing_is_slowed_down(office):
    for _ in range(3):
        assert code_of(sign_in(office, password="salah")) == (401, "bad_credentials")
    assert code_of(sign_in(office, password="salah")) == (401, "bad_credentials")
    blocked = sign_in(office)  # the right password does not help now
    assert code_of(blocked) == (429, "too_many_attempts")
    assert blocked.headers["Retry-After"] == "2"
    assert sign_in(office, address="10.0.0.2").status == 200, "another address is not blocked"
    assert sign_in(office, f"petugas.{GAMBIR}").status == 200, "another officer is not blocked"
    office.clock.forward(seconds=2)
    assert code_of(sign_in(office, password="salah")) == (401, "bad_credentials")
    assert sign_in(office).headers["Retry-After"] == "4"
    office.clock.forward(seconds=4)
    assert sign_in(office).status == 200
    assert code_of(sign_in(office, password="salah")) == (401, "bad_credentials")
    assert sign_in(office).status == 200, "success forgets the failures"


def test_ten_thousand_guesses_are_mostly_not_even_tried(lite, monkeypatch):
    tried = []
    monkeypatch.setattr(
        type(lite.central._dispatcher._resources.passwords),
        "fits",
        lambda self, password, password_hash: tried.append(password),
    )
    for number in range(2000):
        lite.clock.forward(seconds=1)
        sign_in(lite, password=str(number))
    assert len(tried) < 15


def test_old_failures_are_forgotten(office):
    sign_in(office, "siapa", "x")
    office.clock.forward(hours=25)
    sign_in(office, "lain", "x")
    assert office.rows("SELECT COUNT(*) FROM sign_in_failure") == [(1,)]


def test_an_access_token_lives_fifteen_minutes(office):
    desk = office.desk(OPERATOR)
    office.clock.forward(minutes=14, seconds=59)
    assert desk.call("GET", "/v1/reference").status == 200
    office.clock.forward(seconds=1)
    response = desk.call("GET", "/v1/reference")
    assert code_of(response) == (401, "token_expired")
    assert response.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "authorization", [None, "", "Bearer", "Bearer ", "Bearer nix", "Basic eDp5", "bearer  é", "Bearer a b"]
)
def test_a_token_that_is_none(lite, authorization):
    headers = {} if authorization is None else {"authorization": authorization}
    assert code_of(lite.call("GET", "/v1/reference", headers=headers)) == (401, "token_invalid")


def test_a_refresh_token_is_no_access_token(lite):
    desk = lite.desk(OPERATOR)
    headers = {"authorization": f"Bearer {desk.session['refresh_token']}"}
    assert code_of(lite.call("GET", "/v1/reference", headers=headers)) == (401, "token_invalid")
    assert code_of(refresh(lite, desk.session["access_token"])) == (401, "token_invalid")


def test_tokens_survive_a_restart(new_database):
    office = Office(new_database())
    desk = office.desk(OPERATOR)
    desk.office = office.reopen()
    assert desk.call("GET", "/v1/reference").status == 200
    assert refresh(desk.office, desk.session["refresh_token"]).status == 200
    desk.office.close()


def test_only_hashes_of_tokens_are_stored(office):
    desk = office.desk(OPERATOR)
    stored = {row[0] for row in office.rows("SELECT token_hash FROM token")}
    tokens = (desk.session["access_token"], desk.session["refresh_token"])
    assert stored == {hashlib.sha256(token.encode()).digest() for token in tokens}


def test_refreshing_rotates(office):
    desk = office.desk(OPERATOR)
    answer = json.loads(refresh(office, desk.session["refresh_token"]).body)
    assert set(answer) == set(desk.session)
    assert answer["officer"] == desk.session["officer"]
    assert answer["refresh_token"] != desk.session["refresh_token"]
    assert answer["access_token"] != desk.session["access_token"]
    assert desk.call("GET", "/v1/reference").status == 200, "the access token before lives on"
    desk.session = answer
    assert desk.call("GET", "/v1/reference").status == 200


def test_the_token_before_works_ten_more_minutes(office):
    """The answer to a refresh may be lost; the desk then comes again with the token it has."""
    desk = office.desk(OPERATOR)
    old = desk.session["refresh_token"]
    assert refresh(office, old).status == 200
    office.clock.forward(minutes=10)
    again = refresh(office, old)
    assert again.status == 200
    assert refresh(office, json.loads(again.body)["refresh_token"]).status == 200


def test_later_reuse_ends_the_whole_family(office):
    desk = office.desk(OPERATOR)
    old = desk.session["refresh_token"]
    desk.session = json.loads(refresh(office, old).body)
    office.clock.forward(minutes=10, seconds=1)
    assert code_of(refresh(office, old)) == (401, "token_invalid")
    assert code_of(desk.call("GET", "/v1/reference")) == (401, "token_invalid")
    assert code_of(refresh(office, desk.session["refresh_token"])) == (401, "token_invalid")


def test_a_token_lost_on_the_way_counts_as_replaced(office):
    """After the second try with the old token, the pair of the lost answer ends ten minutes later."""
    desk = office.desk(OPERATOR)
    lost = json.loads(refresh(office, desk.session["refresh_token"]).body)["refresh_token"]
    office.clock.forward(minutes=1)
    assert refresh(office, desk.session["refresh_token"]).status == 200
    office.clock.forward(minutes=11)
    assert code_of(refresh(office, lost)) == (401, "token_invalid")


def test_a_family_that_ended_ends_no_other(office):
    first, second = office.desk(OPERATOR, "pc-1"), office.desk(OPERATOR, "pc-2")
    old = first.session["refresh_token"]
    refresh(office, old)
    office.clock.forward(minutes=11)
    refresh(office, old)
    assert second.call("GET", "/v1/reference").status == 200


def test_a_refresh_token_belongs_to_its_device(office):
    desk = office.desk(OPERATOR)
    assert code_of(refresh(office, desk.session["refresh_token"], "pc-2")) == (401, "token_invalid")
    assert refresh(office, desk.session["refresh_token"]).status == 200, "nothing was revoked by that"


def test_a_refresh_token_ends_after_thirty_days(office):
    desk = office.desk(OPERATOR)
    office.clock.forward(days=30)
    assert code_of(refresh(office, desk.session["refresh_token"])) == (401, "token_invalid")


def test_expired_tokens_are_removed_after_a_day(office):
    desk = office.desk(OPERATOR)
    for _ in range(5):
        office.clock.forward(hours=12)
        desk.session = json.loads(refresh(office, desk.session["refresh_token"]).body)
    access = office.rows("SELECT COUNT(*) FROM token WHERE kind = 'access'")
    assert access == [(3,)], "of now, of 12 h and of 24 h ago"


def test_sessions_that_ended_leave_nothing_behind(office):
    for _ in range(3):
        office.desk(OPERATOR)
        office.clock.forward(days=32)
    office.desk(OPERATOR)
    office.desk(OPERATOR)
    assert office.rows("SELECT COUNT(*) FROM session") == [(2,)]
    assert office.rows("SELECT COUNT(*) FROM token") == [(4,)]


def test_signing_out_ends_this_device_only(office):
    here, there = office.desk(OPERATOR, "pc-1"), office.desk(OPERATOR, "pc-2")
    response = here.call("DELETE", "/v1/session")
    assert (response.status, response.body) == (204, b"")
    assert code_of(here.call("GET", "/v1/reference")) == (401, "token_invalid")
    assert code_of(refresh(office, here.session["refresh_token"])) == (401, "token_invalid")
    assert there.call("GET", "/v1/reference").status == 200


def test_rights_are_those_of_now(office):
    desk = office.desk(OPERATOR)
    report = office.intake(GAMBIR)
    office.run("UPDATE officer SET unit = '31.71.01.1002', scope_rev = 2 WHERE id = :id", id=OPERATOR)
    office.run("UPDATE installation SET reference_rev = reference_rev + 1")
    assert code_of(desk.call("GET", "/v1/pull", query={"scope": GAMBIR})) == (404, "not_found")
    assert code_of(desk.call("GET", f"/v1/reports/{report.id}")) == (404, "not_found")
    assert desk.do("terima", report.id, 1)["code"] == "not_found"
    answer = json.loads(refresh(office, desk.session["refresh_token"]).body)
    assert (answer["scopes"], answer["scope_rev"]) == (["31.71.01.1002"], 2)


@pytest.mark.parametrize("device_id", ["", "x" * 101, "a\0b", "a\nb"])
def test_a_device_needs_a_proper_id(lite, device_id):
    assert code_of(sign_in(lite, device_id=device_id)) == (422, "invalid_body")


def test_one_device_id_of_two_officers_is_two_devices(office):
    report = office.intake(GAMBIR)
    first, second = Desk(office, OPERATOR, "pc"), Desk(office, f"petugas.{GAMBIR}", "pc")
    command = first.command("terima", report.id, 1)
    first.push(command)
    answer = second.get("/v1/commands", ids=command["cmd_id"])
    assert answer["results"][0]["status"] == "unknown"
