"""The line between one desk and central: everything that can go wrong with a request, and what passed over it.

A fault is a tuple whose first part names it; each request of a step takes the next one of the step's list.
"""

import gzip
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import zstandard

from app.errors import OfflineError
from app.sync.api_client import Request, Response
from central.message import Request as CentralRequest
from tests.sync.model.oracle import require

if TYPE_CHECKING:
    from tests.sync.model.client import Client

LOGIN_PAGE = b"<html><body>Silakan masuk ke jaringan</body></html>"
FILES = "/v1/snapshot"
RESTARTS = ("epoch_check", "resync_scope", "bad_cursor")
PROBLEM = {"type": "urn:x", "title": "x"}


class Killed(BaseException):
    """The process of a desk ends here."""


class Line:
    """`send` is the HTTP seam of `CentralCalls`; one line per run of a desk's program."""

    def __init__(self, client: "Client") -> None:
        self.client = client
        self.world = client.world

    def send(self, request: Request) -> Response:
        fault = self.client.next_fault()
        before, after = _FAULTS[fault[0]]
        if before is not None:
            answer = before(self, request, fault)
            if answer is not None:
                return answer
        response = self._exchange(request)
        if after is not None:
            response = after(self, request, response, fault)
        self._note(request, response)
        return response

    def _exchange(self, request: Request) -> Response:
        given, self.client.given_session = self.client.given_session, None
        if given is not None:
            headers = {"x-server-time": str(self.world.now_ms()), "content-type": "application/json"}
            return Response(200, headers, given)
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.client.authorization = headers.get("authorization", self.client.authorization)
        if request.path == FILES:  # as the desk's own transport says it, or a desk without zstd
            headers["accept-encoding"] = ("zstd", "gzip")[self.client.page_limit % 2]
        sent = CentralRequest(
            method=request.method, path=request.path, query=request.query, headers=headers, body=request.body or b""
        )
        answer = self.world.handle(self.client, sent)
        body = answer.body if answer.file is None else b"".join(answer.file.pieces())
        return Response(answer.status, {name.lower(): value for name, value in answer.headers.items()}, body)

    def _note(self, request: Request, response: Response) -> None:
        """What the desk has been told by an answer that arrived whole."""
        if request.path == FILES and "location" in response.headers:
            self.client.told_cursors.add(self._cursor_of(response.headers["location"].rpartition("/")[2]))
        try:
            told = json.loads(response.body) if response.body else {}
        except ValueError:
            return
        if request.path == "/v1/reference":
            self.client.rules_changed = True
        elif request.path == "/v1/pull" and response.status == 200 and "rows" in told:
            self.client.got_pages += 1
            self.client.told_drops.update(row["id"] for row in told["rows"] if row["op"] == "drop")
            self.client.told_cursors.add(told["next_cursor"].encode())
        elif request.path == "/v1/pull" and told.get("code") in RESTARTS:
            self.client.told_to_restart = True

    def _cursor_of(self, sha256: str) -> bytes:
        """It stands in the first line of a file."""
        path = next(self.world.folder.glob(f"central.db.snapshots/*/*/*-{sha256}.*"))
        with gzip.open(path) if path.suffix == ".gz" else zstandard.open(path) as plain:
            head = json.loads(plain.read().partition(b"\n")[0])
        cursor: str = head["cursor"]
        return cursor.encode()

    # ---- before central has seen the request

    def lose_request(self, request: Request, fault: tuple[Any, ...]) -> Response:
        raise OfflineError("offline")

    def kill_before(self, request: Request, fault: tuple[Any, ...]) -> Response:
        raise Killed

    def fail_before(self, request: Request, fault: tuple[Any, ...]) -> Response:
        return self._problem(500, "internal_error")

    def be_busy(self, request: Request, fault: tuple[Any, ...]) -> Response:
        return self._problem(fault[1], "busy", {"retry-after": "7"})

    def act_before(self, request: Request, fault: tuple[Any, ...]) -> None:
        self.world.run_between(self.client, fault[1])

    def duplicate(self, request: Request, fault: tuple[Any, ...]) -> None:
        self._exchange(request)

    def take_a_part(self, request: Request, fault: tuple[Any, ...]) -> Response | None:
        """Central met a lock: the first commands are decided, the rest is `busy`."""
        if (request.method, request.path) != ("POST", "/v1/commands"):
            return None
        commands = json.loads(request.body or b"")["commands"]
        taken = fault[1] % len(commands)
        body = json.dumps({"commands": commands[:taken]}).encode()
        response = self._exchange(request._replace(body=body))
        if response.status != 200:
            return response
        results = json.loads(response.body)["results"]
        results += [{"cmd_id": command["cmd_id"], "status": "busy"} for command in commands[taken:]]
        return response._replace(body=json.dumps({"results": results}).encode())

    # ---- after central has done its part

    def lose_answer(self, request: Request, response: Response, fault: tuple[Any, ...]) -> Response:
        raise OfflineError("offline")

    def kill_after(self, request: Request, response: Response, fault: tuple[Any, ...]) -> Response:
        raise Killed

    def fail_after(self, request: Request, response: Response, fault: tuple[Any, ...]) -> Response:
        return self._problem(503 if fault[1] else 500, "internal_error")

    def show_login_page(self, request: Request, response: Response, fault: tuple[Any, ...]) -> Response:
        """A page of the network in place of the answer; some keep central's headers."""
        kept = {"x-server-time": response.headers["x-server-time"]} if fault[1] else {}
        return Response(200, {**kept, "content-type": "text/html"}, LOGIN_PAGE)

    def cut(self, request: Request, response: Response, fault: tuple[Any, ...]) -> Response:
        if not response.body:
            raise OfflineError("offline")
        return response._replace(body=response.body[: len(response.body) * fault[1] // 100])

    def act_after(self, request: Request, response: Response, fault: tuple[Any, ...]) -> Response:
        self.world.run_between(self.client, fault[1])
        return response

    def start_again(self, request: Request, response: Response, fault: tuple[Any, ...]) -> Response:
        """The program was closed and opened again while its old thread still waits for this answer."""
        self.client.leave_thread_behind()
        self.client.has_gaps = True
        self.world.run_between(self.client, fault[1], any_deed=True)
        return response

    def _problem(self, status: int, code: str, more: dict[str, str] | None = None) -> Response:
        headers = {"x-server-time": str(self.world.now_ms()), "content-type": "application/problem+json"}
        body = json.dumps({**PROBLEM, "status": status, "code": code}).encode()
        return Response(status, {**headers, **(more or {})}, body)


_FAULTS: dict[str, tuple[Callable[..., Any] | None, Callable[..., Any] | None]] = {
    "none": (None, None),
    "lost_request": (Line.lose_request, None),
    "kill_before": (Line.kill_before, None),
    "error_before": (Line.fail_before, None),
    "busy": (Line.be_busy, None),
    "partly": (Line.take_a_part, None),
    "act_before": (Line.act_before, None),
    "twice": (Line.duplicate, None),
    "lost_answer": (None, Line.lose_answer),
    "kill_after": (None, Line.kill_after),
    "error_after": (None, Line.fail_after),
    "login_page": (None, Line.show_login_page),
    "cut": (None, Line.cut),
    "act_after": (None, Line.act_after),
    "old_thread": (None, Line.start_again),
}
FAULTS = tuple(_FAULTS)


def check_commands(client: "Client", body: bytes) -> list[dict[str, Any]]:
    """What a desk may send: its own committed numbers, nothing that builds on what did not happen (I6c, I10)."""
    commands: list[dict[str, Any]] = json.loads(body)["commands"]
    rows = {row.cmd_id: row for row in client.outbox_rows()}
    lost = {
        row.cmd_id
        for row in rows.values()
        if row.status in ("conflict", "refused") or (row.status == "held" and row.is_settled)
    }
    for command in commands:
        cmd_id, dseq = command["cmd_id"], command["dseq"]
        require(cmd_id in rows, "I7", f"{cmd_id} is sent but not stored")
        require(rows[cmd_id].dseq == dseq, "I6c", f"{cmd_id} is sent as {dseq}, stored as {rows[cmd_id].dseq}")
        require(client.numbers.setdefault(dseq, cmd_id) == cmd_id, "I6c", f"number {dseq} was given twice")
        require(client.sent.setdefault(cmd_id, dseq) == dseq, "I6c", f"{cmd_id} has two numbers")
        _check_photos(client, command)
        require(not lost.intersection(command["depends_on"]), "I10", f"{cmd_id} builds on what did not happen")
        told_by = client.told_by.get(cmd_id)
        require(command["payload"].get("reporter") == told_by, "I23", f"{cmd_id} does not say who reported")
    return commands


def _check_photos(client: "Client", command: dict[str, Any]) -> None:
    """Central has each photo whole before the command that names it leaves (I11)."""
    named = [photo["sha256"] for photo in command["payload"].get("photos", ())]
    require(command["blobs"] == named, "I11", f"{command['cmd_id']} brings {named}, says {command['blobs']}")
    for sha256 in named:
        is_there = client.was_restored or client.world.has_photo(sha256)
        require(is_there, "I11", f"{command['cmd_id']} is sent before its photo {sha256}")
