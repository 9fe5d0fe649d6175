"""Errors of the API as `application/problem+json`: the stable codes with their statuses and titles."""

from typing import NamedTuple

from domain.wire import FieldError, Problem


class Kind(NamedTuple):
    status: int
    title: str


KINDS = {
    "bad_request": Kind(400, "This is no HTTP request that can be read"),
    "bad_protocol": Kind(400, "X-Protocol is not a whole number"),
    "bad_cursor": Kind(400, "The cursor cannot be read"),
    "invalid_header": Kind(400, "A header is missing or cannot be read"),
    "invalid_sha256": Kind(400, "This is no SHA-256 in small hexadecimal digits"),
    "token_expired": Kind(401, "The access token has expired"),
    "token_invalid": Kind(401, "The token is missing or not valid"),
    "bad_credentials": Kind(401, "User name or password is wrong"),
    "not_found": Kind(404, "There is nothing here"),
    "method_not_allowed": Kind(405, "This path does not take this method"),
    "offset_mismatch": Kind(409, "The upload goes on at another place"),
    "moved_on": Kind(409, "The scope has changed since this cursor"),
    "epoch_check": Kind(409, "The cursor does not belong to this history"),
    "resync_scope": Kind(410, "The cursor is too old: start anew"),
    "payload_too_large": Kind(413, "The body is too large"),
    "unsupported_media_type": Kind(415, "The body is of another type than this route takes"),
    "unsupported_encoding": Kind(415, "The body is compressed in an unknown way"),
    "range_not_satisfiable": Kind(416, "The range lies outside of the file"),
    "invalid_body": Kind(422, "The body cannot be read"),
    "invalid_query": Kind(422, "A query parameter cannot be read"),
    "invalid_limit": Kind(422, "The limit is out of range"),
    "hash_mismatch": Kind(422, "The bytes do not have the hash that was named for them"),
    "not_an_image": Kind(422, "This is no JPEG, PNG or WebP that can be read"),
    "client_outdated": Kind(426, "This client is too old"),
    "too_many_attempts": Kind(429, "Too many failed attempts"),
    "internal_error": Kind(500, "Something went wrong here"),
    "busy": Kind(503, "Busy, try again"),
    "unavailable": Kind(503, "The database cannot be reached"),
}


class ProblemError(Exception):
    """Ends a request with the problem of `code`."""

    def __init__(
        self,
        code: str,
        detail: str | None = None,
        *,
        errors: tuple[FieldError, ...] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.errors = errors
        self.headers = headers or {}

    @property
    def status(self) -> int:
        return KINDS[self.code].status

    def problem(self) -> Problem:
        kind = KINDS[self.code]
        return Problem(
            type=f"urn:tanggap:problem:{self.code}",
            title=kind.title,
            status=kind.status,
            code=self.code,
            detail=self.detail or kind.title,
            errors=self.errors,
        )


def invalid_query(name: str, code: str | None = None) -> ProblemError:
    """`missing_…` or `invalid_…` for one parameter."""
    return ProblemError("invalid_query", errors=(FieldError(field=name, code=code or f"invalid_{name}"),))
