"""From a request to an answer: route, protocol, caller, body, the one service call, headers and problems.

Synchronous and without sockets; the whole API can be called in process.
"""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from central import compression
from central.db import BusyError, UnavailableError
from central.message import JSON, PIECE, PROBLEM_JSON, Request, Response
from central.problems import ProblemError
from central.resources import Resources
from central.services import sessions
from central.services.sessions import Caller
from central.services.times import to_ms
from domain.wire import MAX_CHUNK_BYTES, MAX_COMMAND_BYTES, PROTOCOL_MAX, PROTOCOL_MIN, FieldError

log = logging.getLogger(__name__)

RETRY_AFTER = {"Retry-After": "1"}
BODY_LIMITS = {JSON: MAX_COMMAND_BYTES, PIECE: MAX_CHUNK_BYTES}


@dataclass(frozen=True, slots=True)
class Call:
    """What a route works with. `parameters` stand in the path; `body` is decoded by the route's type."""

    resources: Resources
    request: Request
    now: datetime
    parameters: dict[str, str]
    body: Any
    signed_in: Caller | None

    @property
    def caller(self) -> Caller:
        """Of a route that takes roles."""
        if self.signed_in is None:
            raise TypeError("a public route has no caller")
        return self.signed_in


@dataclass(frozen=True, slots=True)
class Query:
    """A query parameter as OpenAPI describes it."""

    name: str
    schema: dict[str, Any]
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One row of the table of routes. `roles` None: open to everybody; others get 404 (not_found).

    `handler` answers a value of type `answer` to be encoded, or a whole Response. `headers` and `errors` are
    those beside what all routes have. A body of the media type `takes` is decoded as `body`, but a piece of a file
    is not; an answer of the types in `gives` is `answer`, or a file. `other_answers` are what a Response may have
    as status instead of `status`, and what that means.
    """

    method: str
    path: str
    summary: str
    handler: Callable[[Call], Any]
    roles: frozenset[str] | None
    answer: Any = None
    status: int = 200
    body: Any = None
    takes: str = JSON
    gives: tuple[str, ...] = (JSON,)
    other_answers: tuple[tuple[int, str], ...] = ()
    query: tuple[Query, ...] = ()
    headers: tuple[str, ...] = ()
    required_headers: tuple[str, ...] = ()
    answer_headers: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    takes_old_clients: bool = False


class Table:
    """Finds the route of a path and method."""

    def __init__(self, routes: tuple[Route, ...]) -> None:
        self.routes = routes
        self._fixed: dict[str, dict[str, Route]] = {}
        self._patterns: dict[tuple[str, str], dict[str, Route]] = {}
        for route in routes:
            self._add(route)

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]]:
        """Raises ProblemError `not_found` or `method_not_allowed`."""
        fixed = self._fixed.get(path)
        methods, parameters = self._match(path) if fixed is None else (fixed, {})
        if method not in methods:
            raise ProblemError("method_not_allowed", headers={"Allow": ", ".join(sorted(methods))})
        return methods[method], parameters

    def _add(self, route: Route) -> None:
        stem, brace, name = route.path.partition("{")
        if not brace:
            self._fixed.setdefault(route.path, {})[route.method] = route
        else:
            self._patterns.setdefault((stem, name.rstrip("}")), {})[route.method] = route

    def _match(self, path: str) -> tuple[dict[str, Route], dict[str, str]]:
        for (stem, name), methods in self._patterns.items():
            value = path.removeprefix(stem)
            if path.startswith(stem) and value and "/" not in value and "\0" not in value:
                return methods, {name: value}
        raise ProblemError("not_found")


class Dispatcher:
    def __init__(self, resources: Resources, table: Table) -> None:
        self._resources = resources
        self._table = table

    def body_limit(self, method: str, path: str) -> int:
        """How many bytes the body of such a request may have."""
        try:
            return BODY_LIMITS[self._table.find(method, path)[0].takes]
        except ProblemError:
            return 0

    def handle(self, request: Request) -> Response:
        """Never raises: whatever goes wrong becomes a problem."""
        now = self._resources.clock()
        try:
            response = self._answer(request, now)
        except ProblemError as error:
            response = _problem(error)
        except BusyError:
            response = _problem(ProblemError("busy", headers=RETRY_AFTER))
        except UnavailableError:
            log.exception("database: %s %s", request.method, request.path)
            response = _problem(ProblemError("unavailable", headers=RETRY_AFTER))
        except Exception:
            log.exception("%s %s", request.method, request.path)
            response = _problem(ProblemError("internal_error"))
        return self._finished(request, response, now)

    def _answer(self, request: Request, now: datetime) -> Response:
        route, parameters = self._table.find(request.method, request.path)
        _check_protocol(request, route)
        caller = None
        if route.roles is not None:
            authorization = request.headers.get("authorization", "")
            caller = sessions.authenticate(self._resources, authorization, now)
            if caller.officer.role not in route.roles:
                raise ProblemError("not_found")
        body = None if route.body is None else _decoded(request, route)
        answer = route.handler(Call(self._resources, request, now, parameters, body, caller))
        if isinstance(answer, Response):
            return answer
        return Response(status=route.status, headers={"Content-Type": JSON}, body=msgspec.json.encode(answer))

    def _finished(self, request: Request, response: Response, now: datetime) -> Response:
        is_text = response.headers.get("Content-Type") in {JSON, PROBLEM_JSON}
        accepted = request.headers.get("accept-encoding", "") if is_text else ""
        body, coding = compression.packed(response.body, accepted)
        headers = {
            "X-Epoch": self._resources.epoch,
            "X-Server-Time": str(to_ms(now)),
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Vary": "Accept-Encoding",
            **response.headers,
        }
        if coding is not None:
            headers["Content-Encoding"] = coding
        return msgspec.structs.replace(response, headers=headers, body=body)


def _check_protocol(request: Request, route: Route) -> None:
    text = request.headers.get("x-protocol", str(PROTOCOL_MAX)).strip()
    if not text.removeprefix("-").isdecimal() or not text.isascii() or len(text) > 9:
        raise ProblemError("bad_protocol")
    if int(text) < PROTOCOL_MIN and not route.takes_old_clients:
        raise ProblemError("client_outdated")


def _decoded(request: Request, route: Route) -> Any:
    """The body as a value of the route's type. Raises ProblemError."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != route.takes:
        raise ProblemError("unsupported_media_type", headers={"Accept": route.takes})
    coding = request.headers.get("content-encoding", "")
    plain = compression.unpacked(request.body, coding, BODY_LIMITS[route.takes])
    return plain if route.takes == PIECE else _parsed(plain, route.body)


def _parsed(plain: bytes, kind: Any) -> Any:
    try:
        return msgspec.json.decode(plain, type=kind)
    except msgspec.ValidationError as error:
        raise ProblemError("invalid_body", errors=(FieldError(field=_field(error), code="invalid"),)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _mended(plain, kind, error)


def _mended(plain: bytes, kind: Any, error: Exception) -> Any:
    """Half characters (`\\ud800`) in one text of a batch must not cost the others: they become question marks."""
    try:
        whole = json.dumps(json.loads(plain), ensure_ascii=False).encode(errors="replace")
        return msgspec.json.decode(whole, type=kind)
    except (ValueError, RecursionError):
        raise ProblemError("invalid_body", "The body is not JSON") from error


def _field(error: msgspec.ValidationError) -> str:
    """Where in the body the fault is, as msgspec says it: "… - at `$.device_id`"."""
    return str(error).rpartition("`$")[2].rstrip("`").lstrip(".") if "`$" in str(error) else ""


def _problem(error: ProblemError) -> Response:
    headers = {"Content-Type": PROBLEM_JSON, **error.headers}
    return Response(status=error.status, headers=headers, body=msgspec.json.encode(error.problem()))
