"""Signing in, refreshing and signing out."""

from central.dispatch import Call, Route
from central.message import Response
from central.problems import ProblemError
from central.routes import roles
from central.services import sessions
from domain import wire

MAX_DEVICE_ID = 100


def post_session(call: Call) -> wire.Session:
    _check_device_id(call.body.device_id)
    return sessions.sign_in(call.resources, call.body, call.request.address, call.now)


def post_refresh(call: Call) -> wire.Session:
    return sessions.refresh(call.resources, call.body, call.now)


def delete_session(call: Call) -> Response:
    sessions.sign_out(call.resources, call.caller)
    return Response(status=204, headers={})


def _check_device_id(device_id: str) -> None:
    if not (1 <= len(device_id) <= MAX_DEVICE_ID and device_id.isprintable()):
        error = wire.FieldError(field="device_id", code="invalid")
        raise ProblemError("invalid_body", errors=(error,))


ROUTES = (
    Route(
        method="POST",
        path="/v1/session",
        summary="Sign in",
        handler=post_session,
        roles=None,
        body=wire.Credentials,
        answer=wire.Session,
        errors=("bad_credentials", "too_many_attempts"),
    ),
    Route(
        method="POST",
        path="/v1/session/refresh",
        summary="New tokens for a refresh token",
        handler=post_refresh,
        roles=None,
        body=wire.RefreshRequest,
        answer=wire.Session,
        errors=("token_invalid",),
    ),
    Route(
        method="DELETE",
        path="/v1/session",
        summary="Sign out on this device",
        handler=delete_session,
        roles=roles.ALL,
        status=204,
    ),
)
