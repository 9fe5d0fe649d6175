"""Everything a desk reads: reference data, pages of its scope, single reports, lists, the audit."""

from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from central.dispatch import Call, Query, Route
from central.message import JSON, Response
from central.problems import ProblemError, invalid_query
from central.routes import roles
from central.services import audit, pull, reports
from central.services.desks import Pending
from domain import wire
from domain.report import Report, Status

Choice = TypeVar("Choice", bound=StrEnum)

PULL_LIMIT, PULL_MOST = 200, 1000
LIST_LIMIT, LIST_MOST = 50, 200
LONGEST_TEXT = 500


def get_reference(call: Call) -> Response:
    etag, body = call.caller.rights.reading.answer(call.caller.officer.unit)
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    known = call.request.headers.get("if-none-match", "")
    if known.strip() == "*" or etag in {part.strip() for part in known.split(",")}:
        return Response(status=304, headers=headers)
    return Response(status=200, headers={**headers, "Content-Type": JSON}, body=body)


def get_pull(call: Call) -> wire.PullPage:
    asked = pull.Asked(
        scope=required(call, "scope"),
        cursor=call.request.query.get("cursor") or None,
        limit=_limit(call, PULL_LIMIT, PULL_MOST),
        pending=_pending(call.request.headers.get("x-pending")),
    )
    return pull.pull(call.resources, call.caller, asked, call.now)


def get_report(call: Call) -> Response:
    body = reports.report(call.resources, call.caller, call.parameters["id"])
    return Response(status=200, headers={"Content-Type": JSON}, body=body)


def get_reports(call: Call) -> wire.ReportPage:
    wanted = reports.Wanted(
        limit=_limit(call, LIST_LIMIT, LIST_MOST),
        q=_text(call, "q"),
        number=_text(call, "number"),
        status=_choice(call, "status", Status),
        kelurahan=_text(call, "kelurahan"),
    )
    return reports.search(call.resources, call.caller, wanted)


def get_audit(call: Call) -> wire.AuditTrail:
    return audit.trail(call.resources.database, call.caller, required(call, "report"))


def _text(call: Call, name: str) -> str | None:
    """None when absent or empty."""
    value = call.request.query.get(name)
    if value and ("\0" in value or len(value) > LONGEST_TEXT):
        raise invalid_query(name)
    return value or None


def required(call: Call, name: str) -> str:
    value = _text(call, name)
    if value is None:
        raise invalid_query(name, f"missing_{name}")
    return value


def _choice(call: Call, name: str, kind: type[Choice]) -> Choice | None:
    value = _text(call, name)
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError:
        raise invalid_query(name) from None


def _limit(call: Call, usual: int, most: int) -> int:
    text = call.request.query.get("limit")
    if text is None:
        return usual
    limit = int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(most)) else 0
    if not 1 <= limit <= most:
        raise ProblemError("invalid_limit", f"1…{most}")
    return limit


def _pending(header: str | None) -> Pending | None:
    """`<count>;<oldest made_at>`; what cannot be read counts as something unsent."""
    if header is None:
        return None
    count, _, oldest = (part.strip() for part in header.partition(";"))
    is_number = count.isascii() and count.isdecimal() and len(count) < 10
    return Pending(int(count) if is_number else 1, _moment(oldest))


def _moment(text: str) -> datetime | None:
    """None for what is no time, or one that has no place in a database."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None and 1970 <= moment.year < 9999 else None


def _limit_query(usual: int, most: int) -> Query:
    return Query("limit", {"type": "integer", "minimum": 1, "maximum": most, "default": usual})


TEXT = {"type": "string", "maxLength": LONGEST_TEXT}

ROUTES = (
    Route(
        method="GET",
        path="/v1/reference",
        summary="Units, officers of the own unit and below, lists and settings",
        handler=get_reference,
        roles=roles.ALL,
        answer=wire.Reference,
        headers=("If-None-Match",),
    ),
    Route(
        method="GET",
        path="/v1/pull",
        summary="What is new in a scope after a cursor",
        handler=get_pull,
        roles=roles.READERS,
        answer=wire.PullPage,
        headers=("X-Pending",),
        query=(Query("scope", TEXT, required=True), Query("cursor", TEXT), _limit_query(PULL_LIMIT, PULL_MOST)),
        errors=("bad_cursor", "epoch_check", "resync_scope", "invalid_query", "invalid_limit"),
    ),
    Route(
        method="GET",
        path="/v1/reports",
        summary="Search the reports of the own scope, newest first",
        handler=get_reports,
        roles=roles.READERS,
        answer=wire.ReportPage,
        query=(
            Query("q", TEXT),
            Query("number", TEXT),
            Query("status", {"type": "string", "enum": [status.value for status in Status]}),
            Query("kelurahan", TEXT),
            _limit_query(LIST_LIMIT, LIST_MOST),
        ),
        errors=("invalid_query", "invalid_limit"),
    ),
    Route(
        method="GET",
        path="/v1/reports/{id}",
        summary="One report",
        handler=get_report,
        roles=roles.READERS,
        answer=Report,
    ),
    Route(
        method="GET",
        path="/v1/audit",
        summary="The audit of one report",
        handler=get_audit,
        roles=roles.AUDITORS,
        answer=wire.AuditTrail,
        query=(Query("report", TEXT, required=True),),
        errors=("invalid_query",),
    ),
)
