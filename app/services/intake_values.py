"""What the page of counter intake shows and gets: frozen values, as in `app.services.values`."""

from dataclasses import dataclass
from datetime import datetime

from app.services.values import Choice
from domain.actions import BuatLaporan
from domain.report import Status


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """What a new report is made with at the counter. `code`: why this officer cannot; None when he can.

    `number`: the provisional one that comes next. `kelurahan` is preselected, empty for none. `respond_by` is the
    limit of a report that is saved now.
    """

    code: str | None
    number: str
    channels: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    kelurahan: str
    kelurahan_choices: tuple[Choice, ...]
    respond_by: datetime | None


@dataclass(frozen=True, slots=True)
class IntakeText:
    """What the officer has told so far, to look for reports that are like it."""

    category: str
    kelurahan: str
    words: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class SimilarReport:
    """A report of this desk that may be about the same; `metres` only where both have coordinates."""

    id: str
    number: str
    headline: str
    status: Status
    created_at: datetime
    metres: int | None
    words: tuple[str, ...]
    is_same_category: bool


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report of this desk, looked up by its number."""

    id: str
    number: str
    headline: str
    status: Status


@dataclass(frozen=True, slots=True)
class RefusedIntake:
    """A refused intake, to be corrected. `action` has no reporter; `has_reporter`: one still waits on this PC."""

    cmd_id: str
    number: str
    code: str
    action: BuatLaporan
    continues: FoundReport | None
    has_reporter: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a resident takes home. Never who reported; texts have passed the redactor.

    `provisional`: the number given before central's, empty when it is the same or there is none. `qr`: rows of dark
    and light modules of `number`, without a quiet zone.
    """

    number: str
    provisional: str
    is_provisional: bool
    taken_at: datetime
    office: str
    category: str
    headline: str
    place: str
    kelurahan: str
    respond_by: datetime | None
    finish_by: datetime
    is_private: bool
    qr: tuple[tuple[bool, ...], ...]
