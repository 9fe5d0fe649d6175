"""OpenAPI 3.1 from the table of routes: every route with its parameters, answers and errors."""

from typing import Any

import msgspec

from central import VERSION
from central.dispatch import Route
from central.message import PROBLEM_JSON
from central.problems import KINDS
from domain import wire
from domain.report import Report

REF = "#/components/schemas/{name}"
EVERY_ROUTE = ("bad_protocol", "client_outdated", "internal_error", "busy", "unavailable")
WITH_ROLES = ("token_expired", "token_invalid", "not_found")
WITH_BODY = (
    "invalid_body",
    "payload_too_large",
    "unsupported_media_type",
    "unsupported_encoding",
)
# What a list of raw bytes holds: those rows are decoded one by one, or go out as they are stored.
RAW_ITEMS: dict[tuple[str, str], tuple[type, ...]] = {
    ("PullPage", "rows"): (wire.Put, wire.Drop),
    ("ReportPage", "rows"): (Report,),
    ("CommandBatch", "commands"): (wire.Command,),
}
HEADERS = {
    "X-Epoch": {"required": True, "schema": {"type": "string"}},
    "X-Server-Time": {"required": True, "schema": {"type": "integer"}},
}
REQUEST_HEADERS = {
    "X-Protocol": {"type": "integer"},
    "X-Client": {"type": "string"},
    "X-Device": {"type": "string"},
}


OFFSET = {"type": "integer", "minimum": 0}
REQUIRED_HEADERS: dict[str, dict[str, Any]] = {
    "Upload-Offset": OFFSET,
    "Upload-Checksum": {"type": "string", "pattern": "^sha256 [A-Za-z0-9+/]{43}=$"},
}
ANSWER_HEADERS: dict[str, dict[str, Any]] = {
    "Upload-Offset": OFFSET,
    "Upload-Length": OFFSET,
    "Accept-Ranges": {"type": "string"},
    "ETag": {"type": "string"},
    "Location": {"type": "string"},
}


def describe(routes: tuple[Route, ...]) -> dict[str, Any]:
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Central CRM API", "version": VERSION},
        "paths": paths,
        "components": {
            "schemas": _schemas(routes),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(route: Route) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": route.handler.__name__,
        "summary": route.summary,
        "parameters": _parameters(route),
        "responses": _responses(route),
    }
    if route.roles is not None:
        operation["security"] = [{"token": []}]
        operation["description"] = f"Roles: {', '.join(sorted(route.roles))}."
    if route.body is not None:
        content = {route.takes: {"schema": _reference(route.body)}}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _parameters(route: Route) -> list[dict[str, Any]]:
    in_path = [part[1:-1] for part in route.path.split("/") if part.startswith("{")]
    found = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in in_path]
    found += [
        {"name": query.name, "in": "query", "required": query.required, "schema": query.schema}
        for query in route.query
    ]
    headers = {**REQUEST_HEADERS, **{name: {"type": "string"} for name in route.headers}}
    found += [{"name": name, "in": "header", "schema": schema} for name, schema in headers.items()]
    for name in route.required_headers:
        found.append({"name": name, "in": "header", "required": True, "schema": REQUIRED_HEADERS[name]})
    return found


def _responses(route: Route) -> dict[str, Any]:
    headers = {**HEADERS, **{name: {"schema": ANSWER_HEADERS[name]} for name in route.answer_headers}}
    answer: dict[str, Any] = {"description": route.summary, "headers": headers}
    if route.answer is not None:
        answer["content"] = {kind: {"schema": _reference(route.answer)} for kind in route.gives}
    responses = {str(route.status): answer}
    for other, meaning in route.other_answers:
        responses[str(other)] = {**answer, "description": meaning}
    if "If-None-Match" in route.headers:
        responses["304"] = {"description": "Not modified", "headers": HEADERS}
    by_status: dict[int, list[str]] = {}
    for code in codes_of(route):
        by_status.setdefault(KINDS[code].status, []).append(code)
    for status, codes in sorted(by_status.items()):
        responses[str(status)] = {
            "description": "; ".join(f"{code}: {KINDS[code].title}" for code in codes),
            "headers": HEADERS,
            "content": {PROBLEM_JSON: {"schema": _reference(wire.Problem)}},
        }
    return responses


def codes_of(route: Route) -> list[str]:
    """All problem codes of a route, each once."""
    codes = [*EVERY_ROUTE, *route.errors]
    if route.roles is not None:
        codes += WITH_ROLES
    if route.body is not None:
        codes += WITH_BODY
    if route.takes_old_clients:
        codes.remove("client_outdated")
    return list(dict.fromkeys(codes))


def _reference(kind: type) -> dict[str, str]:
    if kind is dict:
        return {"type": "object"}
    if kind is bytes:
        return {}
    return {"$ref": REF.format(name=kind.__name__)}


def _schemas(routes: tuple[Route, ...]) -> dict[str, Any]:
    named = {kind for route in routes for kind in (route.body, route.answer)}
    raw = {kind for kinds in RAW_ITEMS.values() for kind in kinds}
    ordered = sorted((named | raw | {wire.Problem}) - {None, dict, bytes}, key=lambda kind: str(kind.__name__))
    _, schemas = msgspec.json.schema_components(ordered, ref_template=REF)
    for (name, field), kinds in RAW_ITEMS.items():
        if name in schemas:
            items = [_reference(kind) for kind in kinds]
            schemas[name]["properties"][field]["items"] = items[0] if len(items) == 1 else {"oneOf": items}
    return dict(schemas)
