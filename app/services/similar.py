"""How like a report is to what is being told at the counter: place, category and words. A hint, never a proof."""

from app.models.moments import from_ms
from app.models.similar import Candidate
from app.services.linking import distance_m, important_words
from app.services.values import IntakeText, SimilarReport
from domain.report import Status

SHOWN = 3
NEAR_M = 150


def rank(told: IntakeText, candidates: tuple[Candidate, ...]) -> tuple[SimilarReport, ...]:
    """The few that are most like it: near by counts most, then words in common; the category alone never suffices."""
    wanted = important_words(told.words)
    scored = [(_score(found := _compare(told, wanted, each), each, told), found) for each in candidates]
    best = sorted(((score, found) for score, found in scored if score >= 2), key=lambda pair: pair[0], reverse=True)
    return tuple(found for _, found in best[:SHOWN])


def _score(found: SimilarReport, candidate: Candidate, told: IntakeText) -> int:
    row = candidate.row
    elsewhere = row is not None and told.kelurahan and row.kelurahan != told.kelurahan
    near = found.metres is not None and found.metres <= NEAR_M
    if elsewhere and not near:
        return 0
    return 2 * near + found.is_same_category + min(len(found.words), 3)


def _compare(told: IntakeText, wanted: frozenset[str], candidate: Candidate) -> SimilarReport:
    row = candidate.row
    text = f"{candidate.headline} {candidate.place}"
    if row is not None:
        text += f" {row.description} {row.address or ''} {row.landmark or ''}"
    return SimilarReport(
        id=candidate.report_id,
        number=candidate.number,
        headline=candidate.headline,
        status=Status(candidate.status),
        created_at=from_ms(candidate.created_at),
        metres=None if row is None else distance_m((told.lat, told.lon), (row.lat, row.lon)),
        words=tuple(sorted(important_words(text) & wanted)),
        is_same_category=candidate.category == told.category,
    )
