"""Words of a report as they are searched, folded by `domain.words`."""

from domain.report import Report
from domain.words import fold


def text_of(report: Report) -> str:
    """What everybody who sees the report may find it by; a blank at both ends, so that words are whole."""
    answers = (event.note for event in report.events if event.public)
    return _joined(report.description, report.address, report.landmark, report.number, *answers)


def notes_of(report: Report) -> str:
    """What officers of involved units may find it by in addition."""
    return _joined(*(event.note for event in report.events if not event.public))


def _joined(*texts: str | None) -> str:
    return f" {fold(' '.join(text for text in texts if text))} "
