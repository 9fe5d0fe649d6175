"""The description of the API: valid OpenAPI 3.1, complete, and true of a served central."""

import json

import jsonschema
import pytest

from central.problems import KINDS
from central.routes import ROUTES
from tests.central.office import GAMBIR, Office

METHODS = {"get", "post", "put", "patch", "delete", "head", "options", "trace"}

# The parts of the OpenAPI 3.1 metaschema that this description uses; nothing else may stand in it.
METASCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["openapi", "info", "paths", "components"],
    "additionalProperties": False,
    "properties": {
        "openapi": {"pattern": r"^3\.1\.\d+$"},
        "info": {"type": "object", "required": ["title", "version"], "additionalProperties": {"type": "string"}},
        "paths": {
            "propertyNames": {"pattern": "^/"},
            "additionalProperties": {
                "propertyNames": {"enum": sorted(METHODS)},
                "additionalProperties": {"$ref": "#/$defs/operation"},
            },
        },
        "components": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "schemas": {
                    "propertyNames": {"pattern": r"^[a-zA-Z0-9._-]+$"},
                    "additionalProperties": {"$ref": "#/$defs/schema"},
                },
                "securitySchemes": {
                    "additionalProperties": {
                        "required": ["type", "scheme"],
                        "properties": {"type": {"const": "http"}, "scheme": {"const": "bearer"}},
                    }
                },
            },
        },
    },
    "$defs": {
        "schema": {"$ref": "https://json-schema.org/draft/2020-12/schema"},
        "content": {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {
                "pattern": "^(application/((problem\\+)?json|offset\\+octet-stream|zstd|gzip)|image/(jpeg|png|webp))$"
            },
            "additionalProperties": {
                "type": "object",
                "required": ["schema"],
                "additionalProperties": False,
                "properties": {"schema": {"$ref": "#/$defs/schema"}},
            },
        },
        "parameter": {
            "type": "object",
            "required": ["name", "in", "schema"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "in": {"enum": ["query", "path", "header"]},
                "required": {"type": "boolean"},
                "schema": {"$ref": "#/$defs/schema"},
            },
            "if": {"properties": {"in": {"const": "path"}}},
            "then": {"properties": {"required": {"const": True}}, "required": ["required"]},
        },
        "response": {
            "type": "object",
            "required": ["description"],
            "additionalProperties": False,
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "headers": {"type": "object", "additionalProperties": {"type": "object", "required": ["schema"]}},
                "content": {"$ref": "#/$defs/content"},
            },
        },
        "operation": {
            "type": "object",
            "required": ["operationId", "summary", "responses"],
            "additionalProperties": False,
            "properties": {
                "operationId": {"type": "string"},
                "summary": {"type": "string", "minLength": 1},
                "description": {"type": "string"},
                "parameters": {"type": "array", "items": {"$ref": "#/$defs/parameter"}},
                "requestBody": {
                    "type": "object",
                    "required": ["content"],
                    "properties": {"required": {"type": "boolean"}, "content": {"$ref": "#/$defs/content"}},
                },
                "responses": {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": {"pattern": "^[1-5][0-9][0-9]$"},
                    "additionalProperties": {"$ref": "#/$defs/response"},
                },
                "security": {"type": "array"},
            },
        },
    },
}


@pytest.fixture(scope="module")
def description(new_sqlite):
    office = Office(new_sqlite())
    response = office.call("GET", "/v1/openapi.json")
    office.close()
    assert response.headers["Content-Type"] == "application/json"
    return json.loads(response.body)


def operations(description):
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield (method.upper(), path), operation


def references(value):
    if isinstance(value, dict):
        for name, part in value.items():
            if name == "$ref":
                yield part
            else:
                yield from references(part)
    elif isinstance(value, list):
        for part in value:
            yield from references(part)


def test_it_is_openapi(description):
    jsonschema.Draft202012Validator(METASCHEMA).validate(description)


def test_references_lead_somewhere(description):
    known = {f"#/components/schemas/{name}" for name in description["components"]["schemas"]}
    assert set(references(description["paths"])) <= known
    assert set(references(description["components"])) <= known


def test_every_route_is_described(description):
    described = dict(operations(description))
    assert set(described) == {(route.method, route.path) for route in ROUTES}
    assert len({operation["operationId"] for operation in described.values()}) == len(described)


EVERYWHERE = {"bad_protocol", "internal_error", "busy", "unavailable"}
SIGNED_IN = {"token_invalid", "token_expired", "not_found"}
WITH_BODY = {"invalid_body", "payload_too_large", "unsupported_media_type", "unsupported_encoding"}
OLD = {"client_outdated"}
CODES = {
    ("GET", "/v1/health"): EVERYWHERE | OLD,
    ("GET", "/v1/openapi.json"): EVERYWHERE | OLD,
    ("POST", "/v1/session"): EVERYWHERE | OLD | WITH_BODY | {"bad_credentials", "too_many_attempts"},
    ("POST", "/v1/session/refresh"): EVERYWHERE | OLD | WITH_BODY | {"token_invalid"},
    ("DELETE", "/v1/session"): EVERYWHERE | OLD | SIGNED_IN,
    ("GET", "/v1/reference"): EVERYWHERE | OLD | SIGNED_IN,
    ("POST", "/v1/commands"): EVERYWHERE | SIGNED_IN | WITH_BODY,
    ("GET", "/v1/commands"): EVERYWHERE | SIGNED_IN | {"invalid_query"},
    ("GET", "/v1/pull"): EVERYWHERE | OLD | SIGNED_IN
    | {"bad_cursor", "epoch_check", "resync_scope", "invalid_query", "invalid_limit"},
    ("GET", "/v1/snapshot"): EVERYWHERE | OLD | SIGNED_IN | {"invalid_query"},
    ("GET", "/v1/snapshots/{sha256}"): EVERYWHERE | OLD | SIGNED_IN | {"range_not_satisfiable"},
    ("GET", "/v1/reports"): EVERYWHERE | OLD | SIGNED_IN | {"invalid_query", "invalid_limit"},
    ("GET", "/v1/reports/{id}"): EVERYWHERE | OLD | SIGNED_IN,
    ("GET", "/v1/hint"): EVERYWHERE | OLD | SIGNED_IN | {"bad_cursor", "invalid_query"},
    ("GET", "/v1/digest"): EVERYWHERE | OLD | SIGNED_IN
    | {"bad_cursor", "epoch_check", "resync_scope", "moved_on", "invalid_query"},
    ("GET", "/v1/sync-health"): EVERYWHERE | OLD | SIGNED_IN,
    ("GET", "/v1/audit"): EVERYWHERE | OLD | SIGNED_IN | {"invalid_query"},
    ("POST", "/v1/blobs"): EVERYWHERE | OLD | SIGNED_IN | WITH_BODY | {"invalid_sha256", "not_an_image"},
    ("HEAD", "/v1/blobs/{sha256}"): EVERYWHERE | OLD | SIGNED_IN,
    ("PATCH", "/v1/blobs/{sha256}"): EVERYWHERE | OLD | SIGNED_IN | WITH_BODY
    | {"invalid_header", "offset_mismatch", "hash_mismatch", "not_an_image"},
    ("GET", "/v1/blobs/{sha256}"): EVERYWHERE | OLD | SIGNED_IN | {"invalid_query", "range_not_satisfiable"},
}  # fmt: skip


@pytest.mark.parametrize("route", CODES, ids=" ".join)
def test_every_error_of_a_route_is_described(description, route):
    responses = dict(operations(description))[route]["responses"]
    described = {}
    for status, response in responses.items():
        if "application/problem+json" in response.get("content", {}):
            for part in response["description"].split("; "):
                described[part.partition(":")[0]] = int(status)
    assert described == {code: KINDS[code].status for code in CODES[route]}


def test_every_code_is_used_by_a_route():
    used = {code for codes in CODES.values() for code in codes} | {"method_not_allowed", "bad_request"}
    assert used == set(KINDS)


def test_photos_are_described(description):
    described = dict(operations(description))
    sent = described["PATCH", "/v1/blobs/{sha256}"]
    assert sent["requestBody"]["content"] == {"application/offset+octet-stream": {"schema": {}}}
    required = {part["name"] for part in sent["parameters"] if part.get("required")}
    assert required == {"sha256", "Upload-Offset", "Upload-Checksum"}
    assert "Upload-Offset" in sent["responses"]["204"]["headers"]
    asked = described["HEAD", "/v1/blobs/{sha256}"]["responses"]["200"]
    assert {"Upload-Offset", "Upload-Length"} <= set(asked["headers"])
    assert "content" not in asked
    read = described["GET", "/v1/blobs/{sha256}"]["responses"]
    for status in ("200", "206"):
        assert set(read[status]["content"]) == {"image/jpeg", "image/png", "image/webp"}
    announced = described["POST", "/v1/blobs"]["responses"]
    assert announced["200"]["content"] == announced["201"]["content"]


def test_rows_of_a_page_are_described(description):
    schemas = description["components"]["schemas"]
    items = schemas["PullPage"]["properties"]["rows"]["items"]
    assert items == {"oneOf": [{"$ref": "#/components/schemas/Put"}, {"$ref": "#/components/schemas/Drop"}]}
    assert schemas["CommandBatch"]["properties"]["commands"]["items"] == {"$ref": "#/components/schemas/Command"}


def validate(description, name, value):
    schema = {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
    jsonschema.Draft202012Validator(schema).validate(value)


def test_real_answers_fit_the_description(description, lite):
    desk = lite.desk(f"operator.{GAMBIR}")
    report = lite.intake(GAMBIR)
    desk.do("klasifikasi", report.id, 1, lat=-6.1, lon=106.8)
    validate(description, "Session", desk.session)
    validate(description, "PullPage", desk.pull())
    validate(description, "Report", desk.report(report.id))
    validate(description, "Reference", desk.get("/v1/reference"))
    validate(description, "ReportPage", desk.get("/v1/reports"))
    validate(description, "CommandResults", desk.get("/v1/commands", ids="x"))
    validate(description, "AuditTrail", lite.desk("supervisor.31").get("/v1/audit", report=report.id))
    validate(description, "Problem", json.loads(lite.call("GET", "/v1/nix").body))
    desk.do("klasifikasi", report.id, 2, kelurahan="31.71.01.1002")
    validate(description, "PullPage", desk.pull())
