"""Words of a report as they are searched: folded to small letters without accents, one blank between them."""

import re
import unicodedata

from domain.report import Report

WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(WORD.findall(text.casefold()))


def text_of(report: Report) -> str:
    """What everybody who sees the report may find it by; a blank at both ends, so that words are whole."""
    answers = (event.note for event in report.events if event.public)
    return _joined(report.description, report.address, report.landmark, report.number, *answers)


def notes_of(report: Report) -> str:
    """What officers of involved units may find it by in addition."""
    return _joined(*(event.note for event in report.events if not event.public))


def _joined(*texts: str | None) -> str:
    return f" {fold(' '.join(text for text in texts if text))} "
