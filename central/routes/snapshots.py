"""Filling a desk from files: where the file of a part of the scope is, and its bytes."""

from central.compression import weights
from central.dispatch import Call, Query, Route
from central.message import FilePart, Response
from central.problems import ProblemError, invalid_query
from central.routes import roles
from central.routes.ranges import part_of
from central.services import blobs, snapshots
from central.services.snapshots import Wanted
from domain import wire

PATH = "/v1/snapshots/{sha256}"


def get_snapshot(call: Call) -> Response:
    scope = call.request.query.get("scope")
    if not scope:
        raise invalid_query("scope", "missing_scope")
    if scope != call.caller.rights.scope:
        raise ProblemError("not_found")
    try:
        part = wire.Slice(call.request.query.get("slice") or wire.Slice.OPEN)
    except ValueError:
        raise invalid_query("slice") from None
    coding = "zstd" if weights(call.request.headers.get("accept-encoding", "")).get("zstd") else "gzip"
    wanted, resources = Wanted(call.caller.officer, scope, part), call.resources
    cut = resources.snapshots.cut(resources.database, resources.epoch, wanted, coding, call.now)
    return Response(status=303, headers={"Location": PATH.format(sha256=cut.sha256)})


def get_snapshot_file(call: Call) -> Response:
    scope, sha256 = call.caller.rights.scope, call.parameters["sha256"]
    if scope is None or not blobs.is_sha256(sha256):
        raise ProblemError("not_found")
    path = call.resources.snapshots.find(call.resources.epoch, call.caller.officer, scope, sha256)
    size, etag = path.stat().st_size, f'"{sha256}"'
    headers = {"Content-Type": snapshots.media_type(path), "Accept-Ranges": "bytes", "ETag": etag}
    part = part_of(call, size, etag)
    if part is not None:
        headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    shown = part or range(size)
    headers["Content-Length"] = str(len(shown))
    return Response(status=206 if part else 200, headers=headers, file=FilePart(path, shown.start, shown.stop))


ROUTES = (
    Route(
        method="GET",
        path="/v1/snapshot",
        summary="Where the file with all reports of a part of the scope is",
        handler=get_snapshot,
        roles=roles.READERS,
        status=303,
        query=(
            Query("scope", {"type": "string"}, required=True),
            Query("slice", {"type": "string", "enum": [part.value for part in wire.Slice], "default": "open"}),
        ),
        answer_headers=("Location",),
        errors=("invalid_query",),
    ),
    Route(
        method="GET",
        path=PATH,
        summary="A file of reports or a part of it: a line about it, then rows as of a pull, one per line",
        handler=get_snapshot_file,
        roles=roles.READERS,
        answer=bytes,
        gives=tuple(snapshots.MEDIA_TYPES.values()),
        other_answers=((206, "A part of the file"),),
        headers=("Range", "If-Range"),
        answer_headers=("Accept-Ranges", "ETag"),
        errors=("range_not_satisfiable",),
    ),
)
