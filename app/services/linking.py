"""Reports that could be about the same thing: candidates from this desk, and a comparison sign by sign.

The limits below only order and colour what an officer then judges; nothing is ever linked by itself.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from math import cos, hypot, radians
from typing import Any

from app.models import lists
from app.models.cache import LocalFiles
from app.models.moments import from_ms, to_ms
from app.models.unit_of_work import read_scope
from app.services import acting
from app.services.form_values import ComparedReport, Comparison, DuplicateCandidate, Sign, Verdict
from app.services.names import Names
from domain.report import Report, Status, headline
from domain.rulebook import Rulebook

WINDOW = timedelta(days=60)
READ, SHOWN = 400, 40
SAME_M, CLOSE_M = 50, 250
SAME_TIME, CLOSE_TIME = timedelta(days=7), timedelta(days=30)
SAME_WORDS, CLOSE_WORDS = 0.5, 0.25
"""Share of the shorter text's important words that the other has as well."""

METRES_PER_DEGREE = 111_320
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    """
    ada adalah agar akan aku anda atau bagian bagi bahwa banyak baru belum bisa boleh dan dapat dari dekat dengan
    depan dia dua hari harap ini itu jadi jalan jam jangan juga kalau kami karena kasih kata kelurahan kena
    kepada kita lagi lain laporan lebih lewat lokasi masih mau minta mohon nya oleh orang pada padahal para
    pak bapak ibu paling per pernah pukul pun rumah saat saja sama sampai samping sangat satu saya sebelah
    sebelum sedang segera sejak sekali sekarang sekitar selalu semua seperti serta sering setelah setiap siang
    sini sore sudah supaya tadi tanpa tapi telah tempat terima terus terlalu tersebut tetapi tiap tidak tiga
    tolong untuk waktu warga yang
    """.split()
)


class Linking:
    """Hangs on the desk as `desk.linking`; every method may be called from any task lane."""

    def __init__(self, files: LocalFiles, rules: Callable[[], Rulebook]) -> None:
        self._files, self._rules = files, rules

    def candidates(self, report_id: str, typed: str = "") -> tuple[DuplicateCandidate, ...]:
        """The likeliest first; with `typed` only those whose number, headline or place holds it."""
        report = self._shown(report_id)
        if report is None:
            return ()
        span_ms = int(WINDOW.total_seconds() * 1000)
        with read_scope(self._files.cache) as connection:
            rows = lists.around(connection, to_ms(report.created_at), span_ms, typed.strip(), READ)
        others = [row for row in rows if row["report_id"] != report_id]
        ranked = sorted(others, key=lambda row: _rank(row, report))
        return tuple(_candidate(row, report) for row in ranked[:SHOWN])

    def compare(self, report_id: str, other_id: str) -> Comparison | None:
        """None when one of the two is not on this desk."""
        mine, other = self._shown(report_id), self._shown(other_id)
        if mine is None or other is None:
            return None
        names = Names(self._rules())
        first, second = important_words(mine.description), important_words(other.description)
        return Comparison(
            mine=_compared(mine, names),
            other=_compared(other, names),
            signs=(
                words_sign(first, second),
                place_sign(mine, other),
                time_sign(mine, other),
                Sign("kategori", Verdict.SAME if mine.category == other.category else Verdict.OTHER),
            ),
            shared_words=first & second,
        )

    def _shown(self, report_id: str) -> Report | None:
        found = acting.projected(self._files, self._rules(), report_id)
        return None if found is None else found[1].report


def important_words(words: str) -> frozenset[str]:
    """Casefolded words of three letters or more, without those that any report may have."""
    return frozenset(_WORD.findall(words.casefold())) - _COMMON


def words_sign(mine: frozenset[str], other: frozenset[str]) -> Sign:
    whole = min(len(mine), len(other))
    if not whole:
        return Sign("uraian", Verdict.UNKNOWN)
    shared = len(mine & other)
    share = shared / whole
    verdict = Verdict.SAME if share >= SAME_WORDS else Verdict.CLOSE if share >= CLOSE_WORDS else Verdict.OTHER
    return Sign("uraian", verdict, shared, whole)


def place_sign(mine: Report, other: Report) -> Sign:
    apart = distance_m((mine.lat, mine.lon), (other.lat, other.lon))
    if apart is not None:
        verdict = Verdict.SAME if apart <= SAME_M else Verdict.CLOSE if apart <= CLOSE_M else Verdict.OTHER
        return Sign("tempat", verdict, apart)
    if mine.address and other.address and mine.address.casefold() == other.address.casefold():
        return Sign("tempat", Verdict.SAME)
    return Sign("tempat", Verdict.UNKNOWN if mine.kelurahan == other.kelurahan else Verdict.OTHER)


def time_sign(mine: Report, other: Report) -> Sign:
    apart = abs(mine.created_at - other.created_at)
    verdict = Verdict.SAME if apart <= SAME_TIME else Verdict.CLOSE if apart <= CLOSE_TIME else Verdict.OTHER
    return Sign("waktu", verdict, int(apart.total_seconds()) // 60)


def distance_m(one: tuple[float | None, float | None], two: tuple[float | None, float | None]) -> int | None:
    """Whole metres between two positions (lat, lon), flat, which is exact enough within a city."""
    if one[0] is None or one[1] is None or two[0] is None or two[1] is None:
        return None
    north = (one[0] - two[0]) * METRES_PER_DEGREE
    east = (one[1] - two[1]) * METRES_PER_DEGREE * cos(radians((one[0] + two[0]) / 2))
    return round(hypot(north, east))


def _rank(row: dict[str, Any], report: Report) -> tuple[int, int, int]:
    """Signs that agree, then the distance, then the time apart; smaller is likelier."""
    apart = distance_m((row["lat"], row["lon"]), (report.lat, report.lon))
    minutes = abs(row["created_at"] - to_ms(report.created_at)) // 60_000
    signs = 2 * (row["category"] == report.category)
    if apart is None:
        signs += row["kelurahan"] == report.kelurahan
    else:
        signs += 3 * (apart <= SAME_M) + 2 * (SAME_M < apart <= CLOSE_M)
    signs += timedelta(minutes=minutes) <= SAME_TIME
    signs += len(important_words(row["headline"]) & important_words(report.description)) >= 2
    return -signs, CLOSE_M * 1000 if apart is None else apart, minutes


def _candidate(row: dict[str, Any], report: Report) -> DuplicateCandidate:
    return DuplicateCandidate(
        id=row["report_id"],
        number=row["number"],
        headline=row["headline"],
        status=Status(row["status"]),
        place=row["place"],
        created_at=from_ms(row["created_at"]),
        distance_m=distance_m((row["lat"], row["lon"]), (report.lat, report.lon)),
        is_same_category=row["category"] == report.category,
    )


def _compared(report: Report, names: Names) -> ComparedReport:
    parts = (report.address, report.landmark, names.unit(report.kelurahan))
    return ComparedReport(
        id=report.id,
        number=report.number,
        headline=headline(report.description),
        status=report.status,
        description=report.description,
        place=", ".join(part for part in parts if part),
        created_at=report.created_at,
        channel=names.channel(report.channel),
        category=names.category(report.category),
    )
