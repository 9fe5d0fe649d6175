"""The shell around `Central.handle` for real sockets: Starlette reads requests, threads do the work."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import ClientDisconnect
from starlette.requests import Request as SocketRequest
from starlette.responses import Response as SocketResponse
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from central.message import PROBLEM_JSON, Request, Response
from central.problems import ProblemError
from central.waiting import Look, WaitingRoom

WORKERS = 16


class ProblemProtocol(H11Protocol):
    """What the server refuses by itself, before there is a request with a path, is a problem like any other."""

    def send_400_response(self, msg: str) -> None:
        error = ProblemError("bad_request", msg)
        body = msgspec.json.encode(error.problem())
        head = (
            f"HTTP/1.1 {error.status} Bad Request\r\nContent-Type: {PROBLEM_JSON}\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()


class Shell:
    """An ASGI application that hands every request to `handle` in a thread.

    Starlette's router is left out: it answers some paths by itself, and not as problems.
    """

    def __init__(
        self,
        handle: Callable[[Request], Response],
        body_limit: Callable[[str, str], int],
        look: Look,
        is_ending: Callable[[], bool] = lambda: False,
    ) -> None:
        self._handle = handle
        self._body_limit = body_limit
        self._threads = ThreadPoolExecutor(WORKERS, thread_name_prefix="central")
        self._waiting = WaitingRoom(look, self._threads, is_ending)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        incoming = SocketRequest(scope, receive)
        try:
            body = await _read(incoming, self._body_limit(incoming.method, incoming.scope["path"]))
        except ClientDisconnect:
            return
        answer = await self._answer(_request(incoming, body))
        if answer.file is None:
            outgoing = SocketResponse(answer.body, answer.status, answer.headers)
        else:
            outgoing = StreamingResponse(answer.file.pieces(), answer.status, answer.headers)
        if incoming.method == "HEAD":
            del outgoing.headers["Content-Length"]  # it would be that of the body of a GET
        await outgoing(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        """At once, or when there is something to tell; then everything is asked anew, rights and time too."""
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self._threads, self._handle, request)
        if answer.wait is None:
            return answer
        await self._waiting.wait(answer.wait)
        return await loop.run_in_executor(self._threads, self._handle, request)


async def _read(incoming: SocketRequest, limit: int) -> bytes:
    """The body; of one that is too large only as much as shows that it is."""
    body = bytearray()
    async for chunk in incoming.stream():
        body += chunk
        if len(body) > limit:
            break
    return bytes(body)


def _request(incoming: SocketRequest, body: bytes) -> Request:
    query = incoming.scope["query_string"].decode("latin-1")
    return Request(
        method=incoming.method,
        path=incoming.scope["path"],
        query=_joined(parse_qsl(query, keep_blank_values=True, errors="replace")),
        headers=dict(incoming.headers.items()),
        body=body,
        address=incoming.client.host if incoming.client else "",
    )


def _joined(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """A parameter that is given more than once has its values behind each other, with commas."""
    query: dict[str, str] = {}
    for name, value in pairs:
        query[name] = f"{query[name]},{value}" if name in query else value
    return query
