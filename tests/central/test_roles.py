"""Who may call which route. Every route of the table stands here for every role, or the test fails."""

import pytest

from central.routes import ROUTES
from tests.central.office import BIRO, GAMBIR, code_of
from tests.central.photos import photo, piece_headers, store

OFFICERS = {
    "petugas": f"petugas.{GAMBIR}",
    "operator": f"operator.{GAMBIR}",
    "kepala": f"kepala.{GAMBIR}",
    "supervisor": "supervisor.31.71",
    "validator": f"validator.{BIRO}",
    "admin": "admin.jsc",
    "pelatih": "pelatih.jsc",
}
NOBODY = "nobody"

NEW, SHOWN = photo(1), photo(2)

# Columns: nobody, petugas, operator, kepala, supervisor, validator, admin, pelatih.
EXPECTED = {
    ("GET", "/v1/health"): [200] * 8,
    ("GET", "/v1/openapi.json"): [200] * 8,
    ("POST", "/v1/session"): [401] * 8,
    ("POST", "/v1/session/refresh"): [401] * 8,
    ("DELETE", "/v1/session"): [401, 204, 204, 204, 204, 204, 204, 204],
    ("GET", "/v1/reference"): [401, 200, 200, 200, 200, 200, 200, 200],
    ("POST", "/v1/commands"): [401, 200, 200, 200, 200, 200, 200, 200],
    ("GET", "/v1/commands"): [401, 200, 200, 200, 200, 200, 200, 200],
    ("GET", "/v1/pull"): [401, 200, 200, 200, 200, 200, 404, 404],
    ("GET", "/v1/snapshot"): [401, 303, 303, 303, 303, 303, 404, 404],
    ("GET", "/v1/snapshots/{sha256}"): [401, 200, 200, 200, 200, 200, 404, 404],
    ("GET", "/v1/reports"): [401, 200, 200, 200, 200, 200, 404, 404],
    ("GET", "/v1/reports/{id}"): [401, 200, 200, 200, 200, 200, 404, 404],
    ("GET", "/v1/audit"): [401, 404, 404, 404, 200, 200, 404, 404],
    ("GET", "/v1/hint"): [401, 200, 200, 200, 200, 200, 404, 404],
    ("GET", "/v1/digest"): [401, 200, 200, 200, 200, 200, 404, 404],
    ("GET", "/v1/sync-health"): [401, 404, 404, 200, 200, 404, 404, 404],
    ("POST", "/v1/blobs"): [401, 201, 201, 201, 201, 201, 404, 404],
    ("HEAD", "/v1/blobs/{sha256}"): [401, 200, 200, 200, 200, 200, 404, 404],
    ("PATCH", "/v1/blobs/{sha256}"): [401, 204, 204, 204, 204, 204, 404, 404],
    ("GET", "/v1/blobs/{sha256}"): [401, 200, 200, 200, 200, 200, 404, 404],
}
BODIES = {
    "/v1/session": {"username": "x", "password": "x", "device_id": "x"},
    "/v1/session/refresh": {"refresh_token": "x", "device_id": "x"},
    "/v1/commands": {"commands": []},
    "/v1/blobs": {"sha256": NEW.sha256, "size": NEW.size, "mime": NEW.mime},
}


def test_every_route_is_in_the_matrix():
    assert {(route.method, route.path) for route in ROUTES} == set(EXPECTED)


@pytest.mark.parametrize("route", EXPECTED, ids=" ".join)
@pytest.mark.parametrize("role", [NOBODY, *OFFICERS])
def test_role_and_route(lite, route, role):
    method, path = route
    store(lite, SHOWN)
    report = lite.intake(GAMBIR, photos=(SHOWN.row(),))
    desk = None if role == NOBODY else lite.desk(OFFICERS[role])
    scope = desk.session["scopes"][0] if desk and desk.session["scopes"] else "31"
    query = {"scope": scope, "ids": "x", "report": report.id, "since": "elsewhere:x"}
    body, headers, sha256 = None, {}, SHOWN.sha256
    if method == "POST":
        body = BODIES[path]
    elif method == "PATCH":
        body, headers, sha256 = NEW.data[:1], piece_headers(0, NEW.data[:1]), NEW.sha256
        (desk or lite).call("POST", "/v1/blobs", BODIES["/v1/blobs"])
    elif path == "/v1/snapshots/{sha256}" and desk is not None:
        told = desk.call("GET", "/v1/snapshot", query=query)
        sha256 = told.headers.get("Location", path).rpartition("/")[2]
    path = path.replace("{id}", report.id).replace("{sha256}", sha256)
    response = (desk or lite).call(method, path, body, query=query, headers=headers)
    assert response.status == EXPECTED[route][[NOBODY, *OFFICERS].index(role)], response.body
    if response.status >= 400:
        assert code_of(response)[1] in {"token_invalid", "bad_credentials", "not_found"}
