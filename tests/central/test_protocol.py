"""What holds for every answer: headers, problems, versions of the protocol, compression, limits."""

import gzip
import json
import zlib

import pytest
import zstandard

from central import compression
from central.db import BusyError, Database, UnavailableError
from central.routes import ROUTES
from tests.central.office import GAMBIR, code_of

OPERATOR = f"operator.{GAMBIR}"
CREDENTIALS = {"username": OPERATOR, "password": "salah", "device_id": "pc"}
UNKNOWN = ["/", "/v1", "/v1/", "/v2/health", "/v1/health/", "/v1/reports/", "/v1/reports/a/b", "/V1/HEALTH", "/é"]


@pytest.mark.parametrize("path", UNKNOWN)
def test_unknown_paths(lite, path):
    assert code_of(lite.call("GET", path)) == (404, "not_found")


def methods_of(path):
    return sorted(route.method for route in ROUTES if route.path == path)


@pytest.mark.parametrize("path", sorted({route.path for route in ROUTES}))
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "NIX"])
def test_other_methods(lite, path, method):
    if method in methods_of(path):
        return
    response = lite.call(method, path.replace("{id}", "x"))
    assert code_of(response) == (405, "method_not_allowed")
    assert response.headers["Allow"] == ", ".join(methods_of(path))


def test_every_answer_says_which_central_and_when(lite):
    desk = lite.desk(OPERATOR)
    answers = [
        lite.call("GET", "/v1/health"),
        lite.call("GET", "/v1/nix"),
        lite.call("PUT", "/v1/health"),
        lite.call("GET", "/v1/reference"),
        lite.call("POST", "/v1/session", CREDENTIALS),
        desk.call("POST", "/v1/commands", b"x"),
        desk.call("GET", "/v1/reference"),
        desk.call("GET", "/v1/pull"),
        desk.call("DELETE", "/v1/session"),
    ]
    assert [answer.status for answer in answers] == [200, 404, 405, 401, 401, 415, 200, 422, 204]
    for answer in answers:
        assert answer.headers["X-Epoch"] == lite.central.epoch
        assert answer.headers["X-Server-Time"] == "1794794400000"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer.headers["Cache-Control"] or "ETag" in answer.headers


def test_health(office):
    answer = json.loads(office.call("GET", "/v1/health").body)
    assert answer == {
        "status": "ok",
        "version": "0.1.0",
        "database": office.database.engine,
        "epoch": office.central.epoch,
        "training": True,
    }


@pytest.mark.parametrize(
    ("protocol", "expected"),
    [(None, 200), ("1", 200), (" 1 ", 200), ("2", 200), ("0", 426), ("-1", 426), ("x", 400), ("", 400), ("1.0", 400),
     ("١", 400), ("1" * 20, 400)],
)  # fmt: skip
def test_the_protocol_of_the_client(lite, protocol, expected):
    response = lite.call("GET", "/v1/health", headers={"x-protocol": protocol})
    assert response.status == expected
    if expected != 200:
        assert code_of(response)[1] == {426: "client_outdated", 400: "bad_protocol"}[expected]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_an_outdated_client_may_still_send_its_commands(lite, route):
    response = lite.call(route.method, route.path.replace("{id}", "x"), headers={"x-protocol": "0"})
    assert (response.status == 426) is (route.path != "/v1/commands")


def test_an_outdated_client_sends_commands(lite):
    report = lite.intake(GAMBIR)
    desk = lite.desk(OPERATOR)
    body = {"commands": [desk.command("terima", report.id, 1)]}
    response = desk.call("POST", "/v1/commands", body, headers={"x-protocol": "0"})
    assert json.loads(response.body)["results"][0]["status"] == "applied"


@pytest.mark.parametrize("kind", ["text/plain", "", None, "application/xml", "application/problem+json"])
def test_bodies_are_json(lite, kind):
    response = lite.call("POST", "/v1/session", b"{}", headers={"content-type": kind})
    assert code_of(response) == (415, "unsupported_media_type")


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
def test_the_type_of_a_body_may_have_parameters(lite, kind):
    body = json.dumps(CREDENTIALS).encode()
    response = lite.call("POST", "/v1/session", body, headers={"content-type": kind})
    assert code_of(response) == (401, "bad_credentials")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"null", b"[]", b'"x"', b"\xff\xfe", b'{"username":"a"}',
     b'{"username":1,"password":"","device_id":""}',
     b"[" * 100_000],
)  # fmt: skip
def test_bodies_that_cannot_be_read(lite, body):
    response = lite.call("POST", "/v1/session", body, headers={"content-type": "application/json"})
    assert code_of(response) == (422, "invalid_body")


def test_half_a_character_costs_nobody_the_request(lite):
    body = b'{"username":"\\ud800","password":"salah","device_id":"x"}'
    response = lite.call("POST", "/v1/session", body, headers={"content-type": "application/json"})
    assert code_of(response) == (401, "bad_credentials")


def test_the_faulty_field_is_named(lite):
    response = lite.call("POST", "/v1/session", {**CREDENTIALS, "device_id": 7})
    assert json.loads(response.body)["errors"] == [{"field": "device_id", "code": "invalid"}]
    assert b"salah" not in response.body


def test_unknown_fields_are_ignored(lite):
    response = lite.call("POST", "/v1/session", {**CREDENTIALS, "password": "latihan", "baru": [1]})
    assert response.status == 200


def packed_with(coding, body):
    return gzip.compress(body) if coding == "gzip" else zstandard.compress(body)


@pytest.mark.parametrize("coding", ["gzip", "zstd", "GZIP", "identity", ""])
def test_requests_may_be_compressed(lite, coding):
    body = json.dumps({**CREDENTIALS, "password": "latihan"}).encode()
    if coding.lower() in {"gzip", "zstd"}:
        body = packed_with(coding.lower(), body)
    headers = {"content-type": "application/json", "content-encoding": coding}
    assert lite.call("POST", "/v1/session", body, headers=headers).status == 200


@pytest.mark.parametrize("coding", ["br", "deflate", "gzip, zstd", "x"])
def test_other_codings_are_refused(lite, coding):
    headers = {"content-type": "application/json", "content-encoding": coding}
    response = lite.call("POST", "/v1/session", b"{}", headers=headers)
    assert code_of(response) == (415, "unsupported_encoding")
    assert response.headers["Accept-Encoding"] == "gzip, zstd"


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
@pytest.mark.parametrize(
    "damage", [lambda body: body[:-3], lambda body: b"x" + body, lambda body: body + b"more", lambda _: b""]
)
def test_damaged_compression(lite, coding, damage):
    body = damage(packed_with(coding, json.dumps(CREDENTIALS).encode() * 1))
    headers = {"content-type": "application/json", "content-encoding": coding}
    assert code_of(lite.call("POST", "/v1/session", body, headers=headers)) == (422, "invalid_body")


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_a_bomb_is_not_unpacked(lite, coding):
    bomb = packed_with(coding, b" " * 200_000_000)
    assert len(bomb) < 256 * 1024
    headers = {"content-type": "application/json", "content-encoding": coding}
    assert code_of(lite.call("POST", "/v1/session", bomb, headers=headers)) == (413, "payload_too_large")


def test_a_zstd_window_has_a_limit(lite):
    parameters = zstandard.ZstdCompressionParameters(window_log=27)
    packer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    body = packer.compress(json.dumps(CREDENTIALS).encode()) + packer.flush()
    headers = {"content-type": "application/json", "content-encoding": "zstd"}
    assert code_of(lite.call("POST", "/v1/session", body, headers=headers)) == (422, "invalid_body")


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", None), ("identity", None), ("br", None), ("gzip", "gzip"), ("zstd", "zstd"), ("gzip, zstd", "zstd"),
        ("gzip;q=1.0, zstd;q=0.5", "gzip"), ("gzip;q=0", None), ("zstd;q=0, gzip", "gzip"), ("GZIP", "gzip"),
        ("gzip;q=x", None), ("gzip, deflate, br", "gzip"),
    ],
)  # fmt: skip
def test_answers_are_compressed_as_the_client_likes(lite, accepted, coding):
    desk = lite.desk(OPERATOR)
    plain = desk.call("GET", "/v1/reference")
    response = desk.call("GET", "/v1/reference", headers={"accept-encoding": accepted})
    assert response.headers.get("Content-Encoding") == coding
    assert response.headers["Vary"] == "Accept-Encoding"
    if coding == "gzip":
        assert zlib.decompress(response.body, compression.GZIP) == plain.body
    elif coding == "zstd":
        assert zstandard.decompress(response.body) == plain.body
        assert zstandard.get_frame_parameters(response.body).has_checksum, "gzip always has one"
    else:
        assert response.body == plain.body


def test_small_answers_stay_as_they_are(lite):
    response = lite.call("GET", "/v1/health", headers={"accept-encoding": "gzip, zstd"})
    assert "Content-Encoding" not in response.headers


def test_more_than_256_kib_are_too_many(lite):
    desk = lite.desk(OPERATOR)
    fits = b'{"commands":[]' + b" " * (256 * 1024 - 15) + b"}"
    headers = {"content-type": "application/json"}
    assert desk.call("POST", "/v1/commands", fits, headers=headers).status == 200
    response = desk.call("POST", "/v1/commands", fits + b" ", headers=headers)
    assert code_of(response) == (413, "payload_too_large")


def test_a_bug_is_a_problem_without_details(lite, monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("rahasia")

    monkeypatch.setattr("central.services.sessions.authenticate", broken)
    response = lite.call("GET", "/v1/reference")
    assert code_of(response) == (500, "internal_error")
    assert b"rahasia" not in response.body
    assert "rahasia" in caplog.text, "the log has the trace"


@pytest.mark.parametrize(("error", "code"), [(BusyError, "busy"), (UnavailableError, "unavailable")])
def test_a_database_that_does_not_answer_is_a_passing_problem(lite, monkeypatch, error, code):
    def fails(*_):
        raise error

    monkeypatch.setattr(Database, "read_one", fails)
    response = lite.call("GET", "/v1/health")
    assert code_of(response) == (503, code)
    assert response.headers["Retry-After"] == "1"
