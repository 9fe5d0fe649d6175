"""What the search and Sinkronisasi show: frozen values, as those of `app.services.values`."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.services.values import ListPage, SyncMark

HISTORY = 100
"""So many actions of the past does Sinkronisasi show."""


@dataclass(frozen=True, slots=True)
class SearchProblem:
    """Why a query cannot be asked: `unknown_prefix`, `unknown_value`, `missing_value`. `possible` says what can."""

    code: str
    prefix: str
    value: str
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Results, newest first. `words` are folded and are marked where they stand, the last one as a beginning.

    `excerpts`: by report id, the place in the text where a word stands that no cell of its row shows.
    """

    page: ListPage
    words: tuple[str, ...]
    excerpts: dict[str, str]
    problem: SearchProblem | None


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """A unit by the name that the prefix `pemegang:` takes, and how many open reports of this desk it holds."""

    name: str
    open_count: int


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One own action in Sinkronisasi. `text` is what the officer wrote; `error` the code of what ended its last try
    or of central's refusal. `dependants` are named by what goes with it when it is cancelled.
    """

    cmd_id: str
    report_id: str
    number: str
    type: str
    mark: SyncMark
    is_cancelled: bool
    is_settled: bool
    made_at: datetime
    answered_at: datetime | None
    tries: int
    error: str | None
    text: str
    can_cancel: bool
    dependants: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class QueueFacts:
    """Everything Sinkronisasi shows: first what needs the officer, then what waits, then the newest of the rest.

    `missing`: numbers of this PC's actions that central never received. `clock_gap`: PC minus central. `refilled_at`:
    when this PC last found that it held something else than central, and fetched everything anew.
    """

    needs_officer: tuple[QueueItem, ...]
    waiting: tuple[QueueItem, ...]
    history: tuple[QueueItem, ...]
    missing: tuple[int, ...]
    reports: int
    cache_bytes: int
    outbox_bytes: int
    free_bytes: int
    last_contact_at: datetime | None
    clock_gap: timedelta
    refilled_at: datetime | None = None
