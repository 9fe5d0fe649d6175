"""Drafts of one desk: kept while somebody types, given back when the same form is opened again."""

from collections.abc import Callable
from datetime import datetime

from app.models import cache, drafts
from app.models.cache import LocalFiles
from app.models.drafts import Content, DraftRow
from app.models.outbox import INTAKE
from app.models.unit_of_work import read_scope, write_scope
from app.services.values import Draft


class Drafts:
    """`now` gives central's time; `tell` gets the report when one of its drafts begins or ends."""

    def __init__(
        self, files: LocalFiles, now: Callable[[], datetime], tell: Callable[[frozenset[str]], None]
    ) -> None:
        self._files = files
        self._now = now
        self._tell = tell

    def find(self, report_id: str, kind: str) -> Draft | None:
        with read_scope(self._files.outbox) as connection:
            row = drafts.get(connection, report_id, kind)
        return None if row is None else draft_of(row)

    def keep(self, draft: Draft) -> datetime | None:
        """Stores what the form holds now, or discards the draft when that is nothing. Answers when it was stored."""
        if draft.is_empty:
            self.discard(draft.report_id, draft.kind)
            return None
        row = row_of(draft, self._now())
        with write_scope(self._files.outbox) as connection:
            is_new = drafts.get(connection, draft.report_id, draft.kind) is None
            drafts.put(connection, row)
        if is_new:
            self._tell(frozenset({draft.report_id}))
        return row.saved_at

    def discard(self, report_id: str, kind: str) -> None:
        with write_scope(self._files.outbox) as connection:
            found = drafts.get(connection, report_id, kind)
            drafts.remove(connection, report_id, kind)
        if found is not None:
            self._tell(frozenset({report_id}))

    def homeless(self) -> tuple[Draft, ...]:
        """Drafts whose report is no longer on this desk, oldest first; that of a new report has none."""
        with read_scope(self._files.outbox) as connection:
            rows = [row for row in drafts.all_live(connection) if row.kind != INTAKE]
        with read_scope(self._files.cache) as connection:
            return tuple(draft_of(row) for row in rows if cache.find(connection, row.report_id) is None)


def draft_of(row: DraftRow) -> Draft:
    content = row.content
    return Draft(
        report_id=row.report_id,
        kind=row.kind,
        number=row.number,
        texts=content.texts,
        choices=content.choices,
        extra=content.extra,
        saved_at=row.saved_at,
    )


def row_of(draft: Draft, now: datetime) -> DraftRow:
    content = Content(draft.texts, draft.choices, draft.extra)
    return DraftRow(
        report_id=draft.report_id,
        kind=draft.kind,
        number=draft.number,
        content=content,
        saved_at=draft.saved_at or now,
    )
