"""How like a report is to what is being told at the counter: place, category and words. A hint, never a proof."""

import math
import re

from app.models.moments import from_ms
from app.models.similar import Candidate
from app.services.values import IntakeText, SimilarReport
from domain.report import Status

SHOWN = 3
WORD = re.compile(r"[^\W\d_]{4,}")
COMMON = frozenset(
    "yang dari dengan untuk pada sudah belum akan agar mohon tolong segera depan belakang dekat sebelah samping jalan"
    " gang rumah warga kami saya juga karena sangat sekali sejak minggu hari bulan tidak masih ada atau oleh lalu"
    " bila kalau nomor bapak pagi siang sore malam".split()
)
NEAR_M = 150
EARTH_M = 6_371_000


def words_of(text: str) -> tuple[str, ...]:
    """Words that tell something, each once, in the order of the text."""
    found = (word.lower() for word in WORD.findall(text))
    return tuple(dict.fromkeys(word for word in found if word not in COMMON))


def rank(told: IntakeText, candidates: tuple[Candidate, ...]) -> tuple[SimilarReport, ...]:
    """The few that are most like it. Near by counts most, then words in common, then the category alone never."""
    wanted = set(words_of(told.words))
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


def _compare(told: IntakeText, wanted: set[str], candidate: Candidate) -> SimilarReport:
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
        metres=None if row is None else _metres((told.lat, told.lon), (row.lat, row.lon)),
        words=tuple(word for word in words_of(text) if word in wanted),
        is_same_category=candidate.category == told.category,
    )


def _metres(one: tuple[float | None, float | None], other: tuple[float | None, float | None]) -> int | None:
    (lat, lon), (lat2, lon2) = one, other
    if lat is None or lon is None or lat2 is None or lon2 is None:
        return None
    middle = math.radians((lat + lat2) / 2)
    return round(EARTH_M * math.hypot(math.radians(lat2 - lat), math.radians(lon2 - lon) * math.cos(middle)))
