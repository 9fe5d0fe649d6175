"""Refusal codes of the workflow and the exception that carries one.

Owns the codes of central-api.md ("Codes of refusal"); sentences for people are made elsewhere.
"""

NOT_FOUND = "not_found"
ILLEGAL_STATE = "illegal_state"
NOT_HOLDER = "not_holder"
ROLE = "role"
NOT_INVOLVED = "not_involved"
EVIDENCE_REQUIRED = "evidence_required"
NOBODY_TO_RETURN_TO = "nobody_to_return_to"
REQUEST_PENDING = "request_pending"
NO_REQUEST = "no_request"
NOT_ANOTHER_BRANCH = "not_another_branch"
NOT_BELOW = "not_below"
DUPLICATE_CYCLE = "duplicate_cycle"
ID_REUSE = "id_reuse"
UNKNOWN_TYPE = "unknown_type"

CONFLICT_FIELD = "conflict_field"
CONFLICT_HANDOVER = "conflict_handover"
CONFLICT_STATE = "conflict_state"


def missing(field: str) -> str:
    return f"missing_{field}"


def invalid(field: str) -> str:
    return f"invalid_{field}"


class Refused(Exception):
    """An action that the rules do not allow; `code` is one of the codes above or `missing_…`/`invalid_…`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
