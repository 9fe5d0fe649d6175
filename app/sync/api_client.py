"""HTTP to central over `requests`: the only module that knows it. Sends a request, answers what came back.

Raises OfflineError when nothing usable came: `offline` (no connection, cut off, timed out) or `bad_certificate`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from app.errors import OfflineError

if TYPE_CHECKING:
    import requests

CONNECT_TIMEOUT_S = 10.0
READ_TIMEOUT_S = 30.0
MAX_ANSWER_BYTES = 64 * 1024 * 1024
CHUNK_BYTES = 64 * 1024
ACCEPTED = "zstd, gzip"
MAX_WINDOW_BYTES = 8 * 1024 * 1024


class Request(NamedTuple):
    """`progress` is told the bytes of the answer that came and, when known, their whole number; what it raises ends
    the exchange.
    """

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes | None = None
    progress: Callable[[int, int], None] | None = None


class Response(NamedTuple):
    """`headers` with lower-case names."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport(Protocol):
    """The HTTP seam: one exchange with one central."""

    def send(self, request: Request) -> Response: ...


class HttpTransport:
    """One kept connection to a server. Environment proxies, .netrc and redirects are not followed.

    The libraries are imported by the first exchange, in its thread: no start waits for them.
    """

    def __init__(self, server: str) -> None:
        self._server = server.rstrip("/")

    @cached_property
    def _session(self) -> "requests.Session":
        import requests

        session = requests.Session()
        session.trust_env = False
        return session

    def send(self, request: Request) -> Response:
        import requests
        import urllib3
        import zstandard

        try:
            with self._session.request(
                request.method,
                self._server + request.path,
                params=request.query,
                headers={"Accept-Encoding": ACCEPTED, **request.headers},
                data=request.body,
                timeout=(CONNECT_TIMEOUT_S, READ_TIMEOUT_S),
                allow_redirects=False,
                stream=True,
            ) as answer:
                headers = {name.lower(): value for name, value in answer.headers.items()}
                return Response(answer.status_code, headers, _read(answer, request.progress))
        except requests.exceptions.SSLError as error:
            raise OfflineError("bad_certificate") from error
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, zstandard.ZstdError) as error:
            raise OfflineError("offline") from error

    def close(self) -> None:
        self._session.close()


def _read(answer: "requests.Response", progress: Callable[[int, int], None] | None) -> bytes:
    body = bytearray()
    length = answer.headers.get("Content-Length", "")
    whole = int(length) if length.isdigit() else 0
    for chunk in _chunks(answer):
        body += chunk
        if progress is not None:
            progress(len(body), max(whole, len(body)))
        if len(body) > MAX_ANSWER_BYTES:
            raise OfflineError("not_central")
    return bytes(body)


def _chunks(answer: "requests.Response") -> Iterator[bytes]:
    """Unpacked piece by piece, so that no answer grows beyond what is allowed. `requests` alone knows no zstd."""
    import zstandard

    if answer.headers.get("Content-Encoding", "") != "zstd":
        yield from answer.iter_content(CHUNK_BYTES)
        return
    answer.raw.decode_content = False
    packed: Any = answer.raw
    with zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW_BYTES).stream_reader(packed) as plain:
        while chunk := plain.read(CHUNK_BYTES):
            yield chunk
