"""A request and its answer as plain values; sockets and event loops are the business of `central.asgi`."""

from collections.abc import Mapping

import msgspec

JSON = "application/json"
PROBLEM_JSON = "application/problem+json"
# A piece of a file, at the place that the header Upload-Offset names.
PIECE = "application/offset+octet-stream"


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Header names in small letters; `path` decoded, without query; `address` of the sender."""

    method: str
    path: str
    query: Mapping[str, str] = {}
    headers: Mapping[str, str] = {}
    body: bytes = b""
    address: str = ""


class Wait(msgspec.Struct, frozen=True):
    """Nothing is new in `scope` after the change `seq`; `head` was the newest of all. To be asked again when there is
    something, or after `seconds`."""

    scope: str
    seq: int
    head: int
    seconds: float


class Response(msgspec.Struct, frozen=True, kw_only=True):
    status: int
    headers: dict[str, str]
    body: bytes = b""
    wait: Wait | None = None
