"""What the dialogs of single actions show: forms, and two reports compared; frozen as in `values`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.services.values import Choice, TextTemplate
from domain.report import Status


@dataclass(frozen=True, slots=True)
class RefusalForm:
    """What tolak offers: reasons of the reference data and ready answers."""

    reasons: tuple[Choice, ...]
    templates: tuple[TextTemplate, ...]


@dataclass(frozen=True, slots=True)
class DivisionForm:
    """What pecah offers: agencies of other branches, categories with the agency usual here, and new ids.

    `usual`: category id to unit id.
    """

    targets: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    usual: dict[str, str]
    child_ids: tuple[str, ...]


class Verdict(StrEnum):
    """How well one sign of two reports agrees."""

    SAME = "sama"
    CLOSE = "dekat"
    OTHER = "beda"
    UNKNOWN = "tidak_tahu"


@dataclass(frozen=True, slots=True)
class Sign:
    """One row of a comparison. `amount`: shared words of `whole`, metres, or minutes; None where it has none."""

    name: str
    verdict: Verdict
    amount: int | None = None
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class DuplicateCandidate:
    """Another report of this desk that could be about the same; `distance_m` is None without two positions."""

    id: str
    number: str
    headline: str
    status: Status
    place: str
    created_at: datetime
    distance_m: int | None
    is_same_category: bool


@dataclass(frozen=True, slots=True)
class ComparedReport:
    """One side of a comparison."""

    id: str
    number: str
    headline: str
    status: Status
    description: str
    place: str
    created_at: datetime
    channel: str
    category: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports sign by sign. `shared_words`: casefolded words that both texts have."""

    mine: ComparedReport
    other: ComparedReport
    signs: tuple[Sign, ...]
    shared_words: frozenset[str]
