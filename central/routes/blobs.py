"""Sending photos in pieces, and reading them whole, in parts or small."""

import base64
import re

import msgspec

from central.dispatch import Call, Query, Route
from central.message import JSON, PIECE, Response
from central.problems import ProblemError, invalid_query
from central.routes import roles
from central.routes.ranges import part_of
from central.services import blobs, pictures
from domain import wire
from domain.wire import FieldError

PATH = "/v1/blobs/{sha256}"
THUMB = "thumb"
OFFSET = re.compile(r"[0-9]{1,15}")
DIGEST_BYTES = 32


def post_blob(call: Call) -> Response:
    progress = blobs.announce(call.resources, call.caller, call.body, call.now)
    status = 200 if progress.received == progress.size else 201
    body = msgspec.json.encode(wire.BlobOffset(offset=progress.received))
    return Response(status=status, headers={"Content-Type": JSON}, body=body)


def head_blob(call: Call) -> Response:
    progress = blobs.progress(call.resources, call.caller, _sha256(call))
    headers = {"Upload-Offset": str(progress.received), "Upload-Length": str(progress.size)}
    return Response(status=200, headers=headers)


def patch_blob(call: Call) -> Response:
    piece = blobs.Piece(_offset(call), call.body, _digest(call))
    received = blobs.append(call.resources, call.caller, _sha256(call), piece)
    return Response(status=204, headers={"Upload-Offset": str(received)})


def get_blob(call: Call) -> Response:
    size = call.request.query.get("size")
    if size not in {None, THUMB}:
        raise invalid_query("size")
    mime, data = blobs.content(call.resources, call.caller, _sha256(call))
    if size == THUMB:
        mime, data = pictures.THUMB_MIME, pictures.thumbnail(data)
    headers = {"Content-Type": mime, "Accept-Ranges": "bytes"}
    part = part_of(call, len(data))
    if part is None:
        return Response(status=200, headers=headers, body=data)
    headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(data)}"
    return Response(status=206, headers=headers, body=data[part.start : part.stop])


def _sha256(call: Call) -> str:
    """Of the path; under what is no hash there is nothing."""
    sha256 = call.parameters["sha256"]
    if not blobs.is_sha256(sha256):
        raise ProblemError("not_found")
    return sha256


def _offset(call: Call) -> int:
    text = _header(call, "Upload-Offset")
    if OFFSET.fullmatch(text) is None:
        raise _invalid_header("Upload-Offset", "invalid")
    return int(text)


def _digest(call: Call) -> bytes:
    algorithm, _, text = _header(call, "Upload-Checksum").partition(" ")
    try:
        digest = base64.b64decode(text.strip(), validate=True)
    except ValueError:
        digest = b""
    if algorithm.lower() != "sha256" or len(digest) != DIGEST_BYTES:
        raise _invalid_header("Upload-Checksum", "invalid")
    return digest


def _header(call: Call, name: str) -> str:
    value = call.request.headers.get(name.lower())
    if value is None:
        raise _invalid_header(name, "missing")
    return value.strip()


def _invalid_header(name: str, code: str) -> ProblemError:
    return ProblemError("invalid_header", errors=(FieldError(field=name, code=code),))


ROUTES = (
    Route(
        method="POST",
        path="/v1/blobs",
        summary="Announce a photo; where to go on sending it",
        handler=post_blob,
        roles=roles.READERS,
        body=wire.BlobAnnouncement,
        answer=wire.BlobOffset,
        status=201,
        other_answers=((200, "Nothing is left to send"),),
        errors=("invalid_sha256", "not_an_image"),
    ),
    Route(
        method="HEAD",
        path=PATH,
        summary="How much of a photo has arrived",
        handler=head_blob,
        roles=roles.READERS,
        answer_headers=("Upload-Offset", "Upload-Length"),
    ),
    Route(
        method="PATCH",
        path=PATH,
        summary="The next piece of a photo that was announced",
        handler=patch_blob,
        roles=roles.READERS,
        status=204,
        body=bytes,
        takes=PIECE,
        required_headers=("Upload-Offset", "Upload-Checksum"),
        answer_headers=("Upload-Offset",),
        errors=("invalid_header", "offset_mismatch", "hash_mismatch", "not_an_image"),
    ),
    Route(
        method="GET",
        path=PATH,
        summary="A photo as it was sent, or a small version without its metadata",
        handler=get_blob,
        roles=roles.READERS,
        answer=bytes,
        gives=tuple(sorted(set(pictures.MIMES.values()))),
        other_answers=((206, "A part of the photo"),),
        query=(Query("size", {"type": "string", "enum": [THUMB]}),),
        headers=("Range",),
        answer_headers=("Accept-Ranges",),
        errors=("invalid_query", "range_not_satisfiable"),
    ),
)
