"""Words of a report as they are searched: folded to small letters without accents, one blank between them."""

import re
import unicodedata

from domain.report import Report

WORD = re.compile(r"[^\W_]+")
ACCENT = re.compile("[\u0300-\u036f]")
ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.translate(ASCII).split())
    plain = ACCENT.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(WORD.findall(plain.casefold()))


def text_of(report: Report) -> str:
    """What everybody who sees the report may find it by; a blank at both ends, so that words are whole."""
    answers = (event.note for event in report.events if event.public)
    return _joined(report.description, report.address, report.landmark, report.number, *answers)


def notes_of(report: Report) -> str:
    """What officers of involved units may find it by in addition."""
    return _joined(*(event.note for event in report.events if not event.public))


def _joined(*texts: str | None) -> str:
    return f" {fold(' '.join(text for text in texts if text))} "
