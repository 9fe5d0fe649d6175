"""What comes back from the network is central's answer, or it is nothing; sessions are renewed once per call."""

from datetime import UTC, datetime

import pytest

from app.errors import (
    AppError,
    LoginRequiredError,
    OfflineError,
    RejectedError,
    ServerBusyError,
    WrongPasswordError,
)
from app.sync.api_client import Response
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from domain.wire import Command
from tests.sync.scripted import HEADERS, SERVER_MS, Answer, Script, applied, ok, page, problem, session

LOGIN_PAGE = b"<html>Silakan masuk</html>"
COMMAND = Command(cmd_id="c1", dseq=1, type="catatan", report_id="r1", base_version=1, payload={"note": "x"})


def signed_in(*answers: Answer) -> tuple[CentralCalls, Script, DeviceClock]:
    script = Script([session(), *answers])
    clock = DeviceClock(Sources(lambda: datetime(1999, 1, 1, tzinfo=UTC), lambda: 0.0, "boot"))
    calls = CentralCalls(script, "pc-1", clock, "tanggap/test")
    calls.sign_in("operator", "latihan")
    script.asked.clear()
    return calls, script, clock


def pull(calls: CentralCalls) -> None:
    calls.pull("31.71.01.1001", None, 10, 0, None)


def test_headers_and_token_go_with_each_request() -> None:
    calls, script, clock = signed_in(page())
    pull(calls)
    headers = script.asked[0].headers
    assert headers["Authorization"] == "Bearer access-1"
    assert (headers["X-Protocol"], headers["X-Device"], headers["X-Pending"]) == ("1", "pc-1", "0;")
    assert clock.anchor is not None
    assert clock.anchor.server_ms == SERVER_MS


NOT_CENTRAL = {
    "html": Response(200, {"content-type": "text/html"}, LOGIN_PAGE),
    "html with central's headers": Response(200, {**HEADERS, "content-type": "text/html"}, LOGIN_PAGE),
    "html that says it is json": Response(200, {"content-type": "application/json"}, LOGIN_PAGE),
    "html in json's clothes": Response(200, HEADERS, LOGIN_PAGE),
    "cut": Response(200, HEADERS, page().body[:40]),
    "empty": Response(200, HEADERS, b""),
    "another shape": ok({"rows": 1}),
    "no server time": page()._replace(headers={"content-type": "application/json"}),
    "server time that is no number": page()._replace(headers={**HEADERS, "x-server-time": "now"}),
    "a problem of nobody": Response(404, {**HEADERS, "content-type": "application/problem+json"}, b"{}"),
    "a redirect": Response(302, {"location": "http://login"}, b""),
    "a proxy error": Response(502, {"content-type": "text/html"}, LOGIN_PAGE),
}


@pytest.mark.parametrize("answer", NOT_CENTRAL.values(), ids=NOT_CENTRAL)
def test_what_is_not_centrals_answer_is_never_data(answer: Response) -> None:
    calls, script, _ = signed_in(answer)
    with pytest.raises(OfflineError) as caught:
        pull(calls)
    assert caught.value.code == "not_central"
    assert len(script.asked) == 1


def test_a_foreign_answer_does_not_set_the_clock() -> None:
    calls, _, clock = signed_in(NOT_CENTRAL["html with central's headers"])
    before = clock.anchor
    with pytest.raises(OfflineError):
        pull(calls)
    assert clock.anchor == before


@pytest.mark.parametrize("digits", [0, 1, 12])
def test_a_head_that_ends_in_the_middle_of_the_time_does_not_set_the_clock(digits: int) -> None:
    cut = Response(204, {"x-server-time": str(SERVER_MS)[:digits], "upload-offset": "9"}, b"")
    calls, _, clock = signed_in(cut)
    before = clock.anchor
    with pytest.raises(OfflineError) as caught:
        calls.send_chunk("0" * 64, 0, b"123456789", "")
    assert caught.value.code == "not_central"
    assert clock.anchor == before


@pytest.mark.parametrize(
    ("answer", "code", "retry_after_s"),
    [
        (problem(429, "busy", retry_after="7"), "busy", 7.0),
        (problem(503, "busy"), "busy", None),
        (problem(503, "busy", retry_after="Wed, 21 Oct 2026 07:28:00 GMT"), "busy", None),
        (problem(500, "internal_error"), "server_error", None),
    ],
)
def test_a_busy_central_says_when_to_come_back(answer: Response, code: str, retry_after_s: float | None) -> None:
    calls, _, _ = signed_in(answer)
    with pytest.raises(ServerBusyError) as caught:
        pull(calls)
    assert (caught.value.code, caught.value.retry_after_s) == (code, retry_after_s)


def test_an_expired_token_is_renewed_and_the_call_made_again() -> None:
    calls, script, _ = signed_in(problem(401, "token_expired"), session(2), page())
    told: list[str] = []
    calls.on_session = lambda new: told.append(new.refresh_token)
    pull(calls)
    assert script.paths == ["/v1/pull", "/v1/session/refresh", "/v1/pull"]
    assert script.asked[2].headers["Authorization"] == "Bearer access-2"
    assert calls.refresh_token == "refresh-2"
    assert told == ["refresh-2"]


def test_a_token_that_is_refused_after_renewal_ends_the_call() -> None:
    calls, script, _ = signed_in(problem(401, "token_expired"), session(2), problem(401, "token_invalid"))
    with pytest.raises(LoginRequiredError):
        pull(calls)
    assert len(script.asked) == 3


def test_a_refused_renewal_ends_the_session() -> None:
    calls, _, _ = signed_in(problem(401, "token_expired"), problem(401, "token_invalid"))
    with pytest.raises(LoginRequiredError):
        pull(calls)
    assert not calls.is_signed_in
    assert calls.refresh_token is None


def test_a_lost_renewal_keeps_the_old_refresh_token() -> None:
    calls, script, _ = signed_in(problem(401, "token_expired"), OfflineError("offline"), page())
    with pytest.raises(OfflineError):
        pull(calls)
    assert calls.refresh_token == "refresh-1"
    pull(calls)
    assert script.paths[-1] == "/v1/pull"


def test_without_a_session_nothing_is_sent() -> None:
    script = Script([page()])
    clock = DeviceClock(Sources(lambda: datetime(1999, 1, 1, tzinfo=UTC), lambda: 0.0, "boot"))
    with pytest.raises(LoginRequiredError):
        pull(CentralCalls(script, "pc-1", clock, "tanggap/test"))
    assert script.asked == []


def test_a_wrong_password_is_told_apart() -> None:
    script = Script([problem(401, "bad_credentials")])
    clock = DeviceClock(Sources(lambda: datetime(1999, 1, 1, tzinfo=UTC), lambda: 0.0, "boot"))
    calls = CentralCalls(script, "pc-1", clock, "tanggap/test")
    with pytest.raises(WrongPasswordError) as caught:
        calls.sign_in("operator", "salah")
    assert caught.value.code == "bad_credentials"
    assert not calls.is_signed_in


@pytest.mark.parametrize(("status", "code"), [(404, "not_found"), (409, "epoch_check"), (410, "resync_scope")])
def test_a_refused_request_has_its_code(status: int, code: str) -> None:
    calls, _, _ = signed_in(problem(status, code))
    with pytest.raises(RejectedError) as caught:
        pull(calls)
    assert caught.value.code == code


def test_unchanged_reference_has_no_body() -> None:
    calls, script, _ = signed_in(Response(304, {**HEADERS, "etag": 'W/"1"'}, b""))
    assert calls.reference('W/"1"').body is None
    assert script.asked[0].headers["If-None-Match"] == 'W/"1"'


def test_results_come_in_the_order_of_the_commands() -> None:
    calls, _, _ = signed_in(applied)
    results = calls.push((COMMAND,))
    assert [(result.cmd_id, result.status) for result in results] == [("c1", "applied")]


def test_every_error_of_a_call_is_one_of_the_programs() -> None:
    for answer in (*NOT_CENTRAL.values(), problem(429, "busy"), problem(404, "not_found"), problem(500, "x")):
        calls, _, _ = signed_in(answer)
        with pytest.raises(AppError):
            pull(calls)
