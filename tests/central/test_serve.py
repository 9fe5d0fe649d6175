"""Central over real sockets: what the shell adds, how it ends, and that it keeps kinds of databases apart."""

import gzip
import http.client
import json
import random
import signal
import socket
import threading
from contextlib import closing
from urllib.parse import urlsplit

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from PIL import Image
from schemathesis.checks import CHECKS, load_all_checks

from central.db import Database
from central.reference_data import initial_reference
from central.services.installation import install
from tests.central.office import GAMBIR, PASSWORD, named_id
from tests.central.photos import made, piece_headers
from tests.central.served import central, serving

CREDENTIALS = {"username": f"operator.{GAMBIR}", "password": PASSWORD, "device_id": "pc-1"}


class Line:
    """One connection to a served central."""

    def __init__(self, address):
        parts = urlsplit(address)
        self.connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)

    def call(self, method, path, body=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if isinstance(body, dict):
            body, headers = json.dumps(body).encode(), {"content-type": "application/json", **headers}
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        return response, response.read()

    def close(self):
        self.connection.close()


@pytest.fixture(scope="module", params=["new_sqlite", "new_postgres"])
def address(request):
    url = request.getfixturevalue(request.param)()
    with serving(url, "--training") as (address, _):
        yield address


@pytest.fixture
def line(address):
    with closing(Line(address)) as line:
        yield line


def test_it_answers(line, address):
    response, body = line.call("GET", "/v1/health")
    assert (response.status, json.loads(body)["status"]) == (200, "ok")
    assert response.headers["X-Epoch"].startswith("training-")
    assert response.headers["Server"] is None


def test_framework_errors_are_problems(line):
    for method, path, status in (("GET", "/nix", 404), ("PUT", "/v1/health", 405), ("GET", "/%00", 404)):
        response, body = line.call(method, path)
        assert (response.status, response.headers["Content-Type"]) == (status, "application/problem+json")
        assert json.loads(body)["status"] == status
        assert response.headers["X-Epoch"]


@pytest.mark.parametrize(
    "sent",
    [
        b"nix\r\n\r\n",
        b"GET /v1/health HTTP/1.1\r\n\r\n",
        b"GET /v1/\xff HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: viel\r\n\r\n",
    ],
)
def test_what_is_no_request_is_a_problem_too(address, line, sent):
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as raw:
        raw.sendall(sent)
        response = http.client.HTTPResponse(raw)
        response.begin()
        problem = json.loads(response.read())
    assert (response.status, response.headers["Content-Type"]) == (400, "application/problem+json")
    assert (problem["status"], problem["code"]) == (400, "bad_request")
    assert line.call("GET", "/v1/health")[0].status == 200


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_head_and_options(line, method):
    response, body = line.call(method, "/v1/health")
    assert (response.status, response.headers["Allow"]) == (405, "GET")
    assert body == b"" or method == "OPTIONS"


def test_a_day_at_the_desk(line):
    response, body = line.call("POST", "/v1/session", CREDENTIALS)
    session = json.loads(body)
    token = {"authorization": f"Bearer {session['access_token']}"}
    new = {
        "channel": "kelurahan",
        "category": "jalan",
        "description": "Jalan berlubang — «parah»",
        "kelurahan": GAMBIR,
        "is_private": False,
    }
    command = {
        "cmd_id": named_id("cmd-1"), "dseq": 1, "type": "buat_laporan", "report_id": named_id("rep-new"),
        "base_version": 0, "payload": new,
    }  # fmt: skip
    packed = gzip.compress(json.dumps({"commands": [command]}).encode())
    headers = {**token, "content-type": "application/json", "content-encoding": "gzip"}
    response, body = line.call("POST", "/v1/commands", packed, **headers)
    assert json.loads(body)["results"][0]["status"] == "applied"
    response, body = line.call("GET", f"/v1/pull?scope={GAMBIR}&limit=1000", accept_encoding="gzip", **token)
    rows = json.loads(gzip.decompress(body) if response.headers["Content-Encoding"] else body)["rows"]
    assert rows[0]["description"] == new["description"]
    response, body = line.call("GET", "/v1/reports?q=parah&number=", **token)
    assert [row["id"] for row in json.loads(body)["rows"]] == [named_id("rep-new")]


def test_a_body_that_is_too_large_is_not_read(line):
    response, body = line.call("POST", "/v1/session", b" " * 20_000_000, content_type="application/json")
    assert (response.status, json.loads(body)["code"]) == (413, "payload_too_large")


def signed_in(line):
    _, body = line.call("POST", "/v1/session", CREDENTIALS)
    return {"authorization": f"Bearer {json.loads(body)['access_token']}"}


def test_a_photo_over_the_line(line):
    """One piece of more than a megabyte; then whole, in parts, small, and only its head."""
    noise = Image.frombytes("RGB", (800, 600), random.Random(1).randbytes(800 * 600 * 3))
    sent = made(noise, "PNG")
    assert 1_400_000 < sent.size < 1_500_000
    token = signed_in(line)
    response, _ = line.call("POST", "/v1/blobs", sent.announcement(), **token)
    assert response.status == 201
    response, body = line.call("HEAD", sent.path, **token)
    assert (response.status, body, response.headers["Content-Length"]) == (200, b"", None)
    assert (response.headers["Upload-Offset"], response.headers["Upload-Length"]) == ("0", str(sent.size))
    response, body = line.call("PATCH", sent.path, sent.data, **token, **piece_headers(0, sent.data))
    assert (response.status, response.headers["Upload-Offset"], body) == (204, str(sent.size), b"")
    response, body = line.call("GET", sent.path, **token, accept_encoding="gzip")
    assert (response.status, body) == (200, sent.data)
    assert (response.headers["Content-Length"], response.headers["Content-Encoding"]) == (str(sent.size), None)
    response, body = line.call("GET", sent.path, **token, range="bytes=100-199")
    assert (response.status, body, response.headers["Content-Length"]) == (206, sent.data[100:200], "100")
    response, body = line.call("GET", sent.path + "?size=thumb", **token)
    assert (response.headers["Content-Type"], response.headers["Content-Length"]) == ("image/jpeg", str(len(body)))


def test_only_pieces_of_photos_may_be_large(line):
    token = signed_in(line)
    path, large = f"/v1/blobs/{'ab' * 32}", b" " * 300_000
    response, body = line.call("PATCH", path, large, **token, **piece_headers(0, large))
    assert (response.status, json.loads(body)["code"]) == (404, "not_found")
    for method, there in (("POST", "/v1/commands"), ("POST", "/v1/blobs")):
        response, body = line.call(method, there, large, **token, content_type="application/json")
        assert (response.status, json.loads(body)["code"]) == (413, "payload_too_large")


def test_a_piece_that_is_too_large_is_not_read(line):
    token = signed_in(line)
    too_large = b" " * 30_000_000
    response, body = line.call("PATCH", f"/v1/blobs/{'ab' * 32}", too_large, **token, **piece_headers(0, b""))
    assert (response.status, json.loads(body)["code"]) == (413, "payload_too_large")


def test_a_client_that_goes_away_disturbs_nobody(address, line):
    parts = urlsplit(address)
    for _ in range(3):
        with socket.create_connection((parts.hostname, parts.port)) as half:
            half.sendall(b"POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
    assert line.call("GET", "/v1/health")[0].status == 200


def test_many_at_once(address):
    """Signing in costs a write: on SQLite they wait for each other in the order they came."""
    statuses = []

    def sign_in(number):
        with closing(Line(address)) as line:
            credentials = {**CREDENTIALS, "device_id": f"pc-{number}"}
            statuses.append(line.call("POST", "/v1/session", credentials)[0].status)

    threads = [threading.Thread(target=sign_in, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 20


@schemathesis.serializer("application/offset+octet-stream")
def as_piece(_, value):
    return value if isinstance(value, bytes) else json.dumps(value).encode()


load_all_checks()
BOUNDED = [
    CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
    )
]


@pytest.mark.slow
def test_made_up_requests(new_postgres):
    """Schemathesis: whatever is asked, no server error, and answers as described."""
    with serving(new_postgres(), "--training") as (address, _), closing(Line(address)) as line:
        _, body = line.call("POST", "/v1/session", CREDENTIALS)
        headers = {"Authorization": f"Bearer {json.loads(body)['access_token']}"}
        schema = schemathesis.openapi.from_url(f"{address}/v1/openapi.json")
        operations = schema.exclude(method="DELETE").get_all_operations()
        tried = sum(try_out(operation.ok(), headers) for operation in operations)
    assert tried > 100


def try_out(operation, headers):
    """Answers how many requests were made."""
    tried = 0

    @settings(
        max_examples=15, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy())
    def run(case):
        nonlocal tried
        case.call_and_validate(checks=BOUNDED, headers=headers)
        tried += 1

    run()
    return tried


# ---- the life of the process


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly(new_sqlite, ending):
    with serving(new_sqlite(), "--training") as (address, process):
        with closing(Line(address)) as line:
            line.call("GET", "/v1/health")
            process.send_signal(ending)
            assert process.wait(timeout=20) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_it_makes_a_database_of_its_own(folder):
    url = f"sqlite:///{folder}/fresh.db"
    with serving(url) as (address, _), closing(Line(address)) as line:
        health = json.loads(line.call("GET", "/v1/health")[1])
    assert health["training"] is False
    assert health["epoch"].startswith("central-")


def test_tokens_of_practice_are_nothing_in_production(folder, lite):
    url = f"sqlite:///{folder}/production.db"
    token = lite.desk(CREDENTIALS["username"]).session["access_token"]
    with serving(url) as (address, _), closing(Line(address)) as line:
        response, body = line.call("GET", "/v1/reference", authorization=f"Bearer {token}")
        assert (response.status, json.loads(body)["code"]) == (401, "token_invalid")


@pytest.fixture(scope="module")
def production(folder):
    url = f"sqlite:///{folder}/kept.db"
    database = Database(url)
    install(database, initial_reference((2026,)), is_training=False, random_bytes=bytes)
    database.close()
    return url


def test_practice_on_production_and_the_reverse_are_refused(production, new_sqlite):
    for arguments, kind in (((production, "--training"), "production"), ((new_sqlite(),), "training")):
        run = central("serve", "--port", "0", "--database-url", *arguments)
        assert (run.returncode, run.stdout) == (3, "")
        assert f"this is a {kind} database" in run.stderr


def test_a_port_that_is_taken(new_sqlite):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run = central("serve", "--training", "--port", port, "--database-url", new_sqlite())
    assert (run.returncode, run.stdout) == (2, "")
    assert "central: " in run.stderr
