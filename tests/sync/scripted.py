"""A line to central that answers by a script: what comes back is known beforehand, what was asked is kept."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from app.errors import OfflineError
from app.sync.api_client import Request, Response
from domain.organisation import Officer
from domain.report import Report
from domain.wire import CommandResult, ProtocolRange, PullPage, Session
from tests.sync.desk_files import OPERATOR, SCOPE, body_of

SERVER_MS = 1_795_000_000_000
HEADERS = {"x-server-time": str(SERVER_MS), "content-type": "application/json"}
PROBLEM_HEADERS = {**HEADERS, "content-type": "application/problem+json"}

Answer = Response | OfflineError | Callable[[Request], Response]


class Script:
    """Answers in order; the last one is repeated for ever."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        self.answers = list(answers)
        self.asked: list[Request] = []
        self.digests: list[Response] = []

    def send(self, request: Request) -> Response:
        if request.path == "/v1/digest" and self.digests:
            return self.digests.pop(0)
        if request.path in {"/v1/hint", "/v1/digest"}:  # asked beside a round; this central is one that has none
            return problem(404, "not_found")
        self.asked.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, OfflineError):
            raise answer
        return answer if isinstance(answer, Response) else answer(request)

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.asked]


def ok(body: Any, **headers: str) -> Response:
    return Response(200, {**HEADERS, **headers}, msgspec.json.encode(body))


def problem(status: int, code: str, **headers: str) -> Response:
    body = {"type": "urn:x", "title": "x", "status": status, "code": code}
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status, {**PROBLEM_HEADERS, **more}, msgspec.json.encode(body))


def session(number: int = 1, officer: Officer = OPERATOR) -> Response:
    return ok(
        Session(
            access_token=f"access-{number}",
            refresh_token=f"refresh-{number}",
            expires_in=900,
            officer=officer,
            scopes=(SCOPE,),
            scope_rev=1,
            epoch="training-1",
            server_time=SERVER_MS,
            protocol=ProtocolRange(min=1, max=1, min_client="0.1.0"),
        )
    )


def page(*reports: Report, cursor: str = "c1", more: bool = False) -> Response:
    return ok(
        PullPage(
            rows=tuple(msgspec.Raw(body_of(report)) for report in reports),
            next_cursor=cursor,
            more=more,
            head=cursor,
            epoch="training-1",
            scope_rev=1,
            device_max_dseq=0,
            missing_dseq=(),
        )
    )


def applied(request: Request) -> Response:
    """All commands of a request accepted, each as the next version of its report."""
    commands = msgspec.json.decode(request.body or b"")["commands"]
    results = [
        CommandResult(
            cmd_id=command["cmd_id"],
            status="applied",
            report_version=command["base_version"] + place,
            applied_seq=place,
        )
        for place, command in enumerate(commands, start=1)
    ]
    return ok({"results": results})
