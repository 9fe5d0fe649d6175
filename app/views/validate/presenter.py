"""What a validator has to know of a report that was handed in, told from its timeline."""

from dataclasses import dataclass
from datetime import datetime

from app.services.values import ReportDetails
from app.views import labels

translate = labels.translate


@dataclass(frozen=True, slots=True)
class Submission:
    """The last hand-in. `times`: how often this report has been handed in; `refusal`: why it was refused before."""

    by: str
    at: datetime
    times: int
    answer: str
    refusal: str


def submission_of(details: ReportDetails) -> Submission | None:
    """None when the report was never handed in."""
    handed_in = [entry for entry in details.timeline if entry.type == "ajukan_selesai"]
    if not handed_in:
        return None
    last = handed_in[0]
    refused = next((entry.note for entry in details.timeline if entry.type == "tolak_tl"), None)
    by = ", ".join(part for part in (last.officer, labels.short_unit(last.unit)) if part)
    return Submission(by, last.at, len(handed_in), last.note or "", refused or "")


def submission_words(found: Submission, now: datetime) -> str:
    words = translate("validate", "diajukan {by}, {at}").format(by=found.by, at=labels.moment(found.at, now))
    if found.times > 1:
        words += translate("validate", " · pengajuan ke-{n}").format(n=found.times)
    return words


def waited_words(found: Submission, now: datetime) -> str:
    return translate("validate", "menunggu {span}").format(span=labels.duration(now - found.at))
