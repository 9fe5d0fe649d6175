"""What tells whether desks are up to date: hints, digests, and how the desks of the units stand."""

import msgspec

from central.dispatch import Call, Query, Route
from central.message import JSON, Response
from central.problems import invalid_query
from central.routes import roles
from central.routes.reading import TEXT, required
from central.services import desks, digests, hints
from domain import wire

WAIT_S, WAIT_MOST_S = 25, 60


def get_hint(call: Call) -> Response:
    told = hints.hint(call.resources, call.caller, _known(call), _wait(call))
    body = msgspec.json.encode(told.hint)
    return Response(status=200, headers={"Content-Type": JSON}, body=body, wait=told.wait)


def get_digest(call: Call) -> wire.Digest:
    cursor = call.request.query.get("cursor") or None
    return digests.of_scope(call.resources, call.caller, required(call, "scope"), cursor)


def get_sync_health(call: Call) -> wire.SyncHealth:
    return desks.health(call.resources, call.caller)


def _known(call: Call) -> dict[str, str]:
    """Cursors by scope, of parameters as `<scope>:<cursor>`."""
    texts = call.request.query.get("since", "").split(",")
    parts = [text.partition(":") for text in texts if text]
    if not parts or not all(scope and cursor for scope, _, cursor in parts):
        raise invalid_query("since", None if parts else "missing_since")
    return {scope: cursor for scope, _, cursor in parts}


def _wait(call: Call) -> float:
    text = call.request.query.get("wait")
    if text is None:
        return WAIT_S
    if not (text.isascii() and text.isdecimal() and len(text) <= 2 and int(text) <= WAIT_MOST_S):
        raise invalid_query("wait")
    return int(text)


ROUTES = (
    Route(
        method="GET",
        path="/v1/hint",
        summary="Answers when something is new in a scope, or after a while",
        handler=get_hint,
        roles=roles.READERS,
        answer=wire.Hint,
        query=(
            Query("since", {"type": "string", "minLength": 1}, required=True),
            Query("wait", {"type": "integer", "minimum": 0, "maximum": WAIT_MOST_S, "default": WAIT_S}),
        ),
        errors=("bad_cursor", "invalid_query"),
    ),
    Route(
        method="GET",
        path="/v1/digest",
        summary="How many reports a scope holds, and a digest of their versions",
        handler=get_digest,
        roles=roles.READERS,
        answer=wire.Digest,
        query=(Query("scope", TEXT, required=True), Query("cursor", TEXT)),
        errors=("bad_cursor", "epoch_check", "resync_scope", "moved_on", "invalid_query"),
    ),
    Route(
        method="GET",
        path="/v1/sync-health",
        summary="How the desks of the own unit and those below stand",
        handler=get_sync_health,
        roles=roles.OVERSEERS,
        answer=wire.SyncHealth,
    ),
)
