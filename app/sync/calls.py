"""The calls of central-api.md that the desk makes, with session tokens kept in memory.

An answer that is not central's (a login page of the network, a cut body) is never parsed as data: OfflineError
`not_central`. An expired access token is renewed once per call. Photos are fetched from several threads at once.
"""

import re
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

import msgspec

from app.errors import LoginRequiredError, OfflineError, RejectedError, ServerBusyError, WrongPasswordError
from app.sync.api_client import Request, Response, Transport
from app.sync.device_clock import DeviceClock
from domain.wire import (
    PROTOCOL_MAX,
    BlobAnnouncement,
    BlobOffset,
    Command,
    CommandResult,
    CommandResults,
    Credentials,
    Digest,
    Health,
    Hint,
    Problem,
    PullPage,
    RefreshRequest,
    Session,
)

Message = TypeVar("Message")

NOT_IMPLEMENTED = 501
JSON_TYPES = ("application/json", "application/problem+json")
FILE_TYPES = ("application/zstd", "application/gzip")
_SNAPSHOT = re.compile(r"/v1/snapshots/([0-9a-f]{64})")
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_SERVER_MS = re.compile(r"[0-9]{13}")
"""Of 2001 to 2286. An answer that is only a head may end in the middle of this line: nothing else tells."""
BUSY = frozenset({429, 502, 503, 504})


class Fetched(NamedTuple):
    """An answer that may be unchanged: `body` is None for 304."""

    body: bytes | None
    etag: str | None


class Piece(NamedTuple):
    """Bytes of a file from the place that was asked for; `size` is that of the whole file."""

    media_type: str
    body: bytes
    size: int


class CentralCalls:
    """`refresh_token` may be put back from the keyring; `on_session` is told each new session, to keep the newest.
    `epoch`: of central, as its last answer said. `scope_rev`: of the rights that this desk is known to have;
    whoever renews the session looks whether they are still the same.
    """

    def __init__(self, transport: Transport, device_id: str, clock: DeviceClock, client: str) -> None:
        self._transport = transport
        self._device_id = device_id
        self._clock = clock
        self._client = client
        self._access: str | None = None
        self._renewing = threading.Lock()
        self.refresh_token: str | None = None
        self.epoch: str | None = None
        self.scope_rev: int | None = None
        self.on_session: Callable[[Session], None] = lambda session: None

    @property
    def is_signed_in(self) -> bool:
        return self._access is not None

    def health(self) -> Health:
        return _decode(self._send(Request("GET", "/v1/health", {}, {})), Health)

    def sign_in(self, username: str, password: str) -> Session:
        """Raises WrongPasswordError `bad_credentials`, ServerBusyError, OfflineError."""
        body = Credentials(username=username, password=password, device_id=self._device_id)
        response = self._send(_json("POST", "/v1/session", body))
        if response.status == 401:
            raise WrongPasswordError(_problem(response).code)
        return self._begin(response)

    def resume(self, refresh_token: str) -> Session:
        """Raises LoginRequiredError when central no longer accepts the token."""
        body = RefreshRequest(refresh_token=refresh_token, device_id=self._device_id)
        response = self._send(_json("POST", "/v1/session/refresh", body))
        if response.status == 401:
            self.forget_session()
            raise LoginRequiredError("session_ended")
        return self._begin(response)

    def forget_session(self) -> None:
        self._access = self.refresh_token = None

    def reference(self, etag: str | None) -> Fetched:
        headers = {} if etag is None else {"If-None-Match": etag}
        response = self._authorized(Request("GET", "/v1/reference", {}, headers))
        return Fetched(None if response.status == 304 else response.body, response.headers.get("etag"))

    def push(self, commands: tuple[Command, ...]) -> tuple[CommandResult, ...]:
        response = self._authorized(_json("POST", "/v1/commands", {"commands": commands}))
        return _decode(response, CommandResults).results

    def results(self, cmd_ids: Sequence[str]) -> tuple[CommandResult, ...]:
        """What became of commands of this device, at most MAX_COMMANDS."""
        request = Request("GET", "/v1/commands", {"ids": ",".join(cmd_ids)}, {})
        return _decode(self._authorized(request), CommandResults).results

    def pull(self, scope: str, cursor: str | None, limit: int, pending: int, oldest: datetime | None) -> PullPage:
        query = {"scope": scope, "limit": str(limit)}
        if cursor is not None:
            query["cursor"] = cursor
        headers = {"X-Pending": f"{pending};{oldest.isoformat() if oldest else ''}"}
        return _decode(self._authorized(Request("GET", "/v1/pull", query, headers)), PullPage)

    def snapshot(self, scope: str, part: str) -> str:
        """The hash of the file with all reports of this part of the scope. Raises RejectedError."""
        response = self._authorized(Request("GET", "/v1/snapshot", {"scope": scope, "slice": part}, {}))
        found = _SNAPSHOT.fullmatch(response.headers.get("location", ""))
        if response.status != 303 or found is None:
            raise OfflineError("not_central")
        return found[1]

    def snapshot_piece(self, sha256: str, start: int, length: int) -> Piece:
        """Raises RejectedError `not_found` when the file is no longer kept."""
        headers = {"Accept": "*/*", "Range": f"bytes={start}-{start + length - 1}", "If-Range": f'"{sha256}"'}
        response = self._authorized(Request("GET", f"/v1/snapshots/{sha256}", {}, headers))
        found = _RANGE.fullmatch(response.headers.get("content-range", ""))
        if response.status != 206 or found is None or int(found[1]) != start:
            raise OfflineError("not_central")
        if not response.body or len(response.body) != int(found[2]) - start + 1:
            raise OfflineError("offline")
        return Piece(response.headers["content-type"], response.body, int(found[3]))

    def hint(self, scope: str, cursor: str, wait_s: int) -> bool:
        """Whether something is new in the scope; answers when there is, or after `wait_s`."""
        query = {"since": f"{scope}:{cursor}", "wait": str(wait_s)}
        return scope in _decode(self._authorized(Request("GET", "/v1/hint", query, {})), Hint).scopes

    def digest(self, scope: str, cursor: str | None) -> Digest:
        """What a desk with this cursor (None: the newest) should hold. Raises RejectedError `moved_on`."""
        query = {"scope": scope} if cursor is None else {"scope": scope, "cursor": cursor}
        return _decode(self._authorized(Request("GET", "/v1/digest", query, {})), Digest)

    def announce_blob(self, sha256: str, size: int, mime: str) -> int:
        """Where to go on sending; the whole size when central has it all."""
        response = self._authorized(_json("POST", "/v1/blobs", BlobAnnouncement(sha256=sha256, size=size, mime=mime)))
        return size if response.status == 200 else _decode(response, BlobOffset).offset

    def send_chunk(self, sha256: str, offset: int, chunk: bytes, digest: str) -> int:
        """How many bytes are there now. `digest`: base64 of the chunk's SHA-256. Raises RejectedError."""
        headers = {
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": str(offset),
            "Upload-Checksum": f"sha256 {digest}",
        }
        response = self._authorized(Request("PATCH", f"/v1/blobs/{sha256}", {}, headers, chunk))
        reached = response.headers.get("upload-offset", "")
        if response.status != 204 or not reached.isdigit():
            raise OfflineError("not_central")
        return int(reached)

    def blob(self, sha256: str, *, is_thumb: bool, progress: Callable[[int, int], None] | None) -> bytes:
        """A photo as central has it; its hash is not checked here. Raises RejectedError `not_found`."""
        query = {"size": "thumb"} if is_thumb else {}
        request = Request("GET", f"/v1/blobs/{sha256}", query, {"Accept": "image/*"}, progress=progress)
        response = self._authorized(request)
        if response.status != 200 or not response.headers["content-type"].startswith("image/"):
            raise OfflineError("not_central")
        return response.body

    def _begin(self, response: Response) -> Session:
        session = _decode(response, Session)
        self._access, self.refresh_token = session.access_token, session.refresh_token
        if self.scope_rev is None:
            self.scope_rev = session.scope_rev
        self.on_session(session)
        return session

    def _authorized(self, request: Request) -> Response:
        access = self._access
        if access is None:
            raise LoginRequiredError("session_ended")
        response = self._send(_with_token(request, access))
        if response.status == 401:
            self._renew(access)
            response = self._send(_with_token(request, self._access))
        return _checked(response)

    def _renew(self, expired: str) -> None:
        """Once for all threads: a refresh token that is used a second time ends the session."""
        with self._renewing:
            if self._access == expired and self.refresh_token is not None:
                self.resume(self.refresh_token)
            elif self._access is None or self._access == expired:
                raise LoginRequiredError("session_ended")

    def _send(self, request: Request) -> Response:
        headers = {
            "Accept": "application/json",
            "X-Protocol": str(PROTOCOL_MAX),
            "X-Client": self._client,
            "X-Device": self._device_id,
            **request.headers,
        }
        response = self._transport.send(request._replace(headers=headers))
        server_time = response.headers.get("x-server-time", "")
        if _SERVER_MS.fullmatch(server_time) is None or not _is_central(response):
            raise OfflineError("not_central")
        self._clock.set_anchor(int(server_time))
        self.epoch = response.headers.get("x-epoch", self.epoch)
        if response.status in BUSY:
            raise ServerBusyError("busy", _retry_after(response))
        if response.status >= 500 and response.status != NOT_IMPLEMENTED:
            raise ServerBusyError("server_error", None)
        return response


def _is_central(response: Response) -> bool:
    kind = response.headers.get("content-type", "").partition(";")[0]
    is_file = kind in FILE_TYPES or kind.startswith("image/")
    return response.status in {204, 303, 304} or kind in JSON_TYPES or is_file


def _json(method: str, path: str, body: Any) -> Request:
    return Request(method, path, {}, {"Content-Type": "application/json"}, msgspec.json.encode(body))


def _with_token(request: Request, token: str | None) -> Request:
    return request._replace(headers={**request.headers, "Authorization": f"Bearer {token}"})


def _checked(response: Response) -> Response:
    if response.status == 401:
        raise LoginRequiredError("session_ended")
    if response.status >= 400:
        raise RejectedError(_problem(response).code, response.status)
    return response


def _decode(response: Response, kind: type[Message]) -> Message:
    try:
        return msgspec.json.decode(_checked(response).body, type=kind)
    except msgspec.DecodeError as error:
        raise OfflineError("not_central") from error


def _problem(response: Response) -> Problem:
    try:
        return msgspec.json.decode(response.body, type=Problem)
    except msgspec.DecodeError as error:
        raise OfflineError("not_central") from error


def _retry_after(response: Response) -> float | None:
    value = response.headers.get("retry-after", "")
    return float(value) if value.isdigit() else None
