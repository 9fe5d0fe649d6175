"""Sending commands and asking what became of them."""

from central.dispatch import Call, Query, Route
from central.problems import ProblemError, invalid_query
from central.routes import roles
from central.services import commands
from domain import wire


def post_commands(call: Call) -> wire.CommandResults:
    batch = call.body.commands
    if len(batch) > wire.MAX_COMMANDS:
        raise ProblemError("payload_too_large")
    return commands.push(call.resources, call.caller, batch, call.now)


def get_commands(call: Call) -> wire.CommandResults:
    ids = [part for part in call.request.query.get("ids", "").split(",") if part]
    if not ids or len(ids) > wire.MAX_COMMANDS:
        raise invalid_query("ids", None if ids else "missing_ids")
    return commands.results_of(call.resources, call.caller, ids)


ROUTES = (
    Route(
        method="POST",
        path="/v1/commands",
        summary="Actions of officers, each decided on its own",
        handler=post_commands,
        roles=roles.ALL,
        body=wire.CommandBatch,
        answer=wire.CommandResults,
        takes_old_clients=True,
    ),
    Route(
        method="GET",
        path="/v1/commands",
        summary="Results of commands of this device",
        handler=get_commands,
        roles=roles.ALL,
        answer=wire.CommandResults,
        query=(Query("ids", {"type": "string", "minLength": 1}, required=True),),
        errors=("invalid_query",),
        takes_old_clients=True,
    ),
)
