"""Health and the description of the API."""

import msgspec

from central import openapi
from central.dispatch import Call, Route
from central.message import JSON, Response
from central.services import health
from domain import wire


def get_health(call: Call) -> wire.Health:
    return health.health(call.resources)


HEALTH = Route(
    method="GET",
    path="/v1/health",
    summary="Whether central works, and which one it is",
    handler=get_health,
    roles=None,
    answer=wire.Health,
)


def with_description(routes: tuple[Route, ...]) -> tuple[Route, ...]:
    """The routes and one more that describes them all."""

    def get_openapi(call: Call) -> Response:
        return Response(status=200, headers={"Content-Type": JSON}, body=description)

    route = Route(
        method="GET",
        path="/v1/openapi.json",
        summary="This description",
        handler=get_openapi,
        roles=None,
        answer=dict,
    )
    whole = (*routes, route)
    description = msgspec.json.encode(openapi.describe(whole))
    return whole
