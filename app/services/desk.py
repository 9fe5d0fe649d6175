"""One signed-in officer's desk: what the window asks for and does. Every method may be called from any task lane."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from app.errors import StorageError
from app.models import cache, drafts, lists, outbox
from app.models.cache import LocalFiles
from app.models.lists import Bounds
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting, choices, reading
from app.services.acting import Origin
from app.services.completion import Completion
from app.services.drafts import Drafts, draft_of, row_of
from app.services.forms import Forms
from app.services.intake import Intake
from app.services.linking import Linking
from app.services.names import Names
from app.services.officer_session import OfficerSession
from app.services.photos import Photos
from app.services.queue import Queue
from app.services.search import Search
from app.services.tray import Tray
from app.services.values import (
    ActionSaved,
    ClassificationForm,
    DeskOwner,
    Draft,
    HandOverChoices,
    Listing,
    ListPage,
    Near,
    ReportDetails,
    ReportLine,
    Split,
    SyncStatus,
    splits_of,
)
from app.sync.device_clock import DeviceClock
from app.sync.engine import UNDO_TIME, SyncEngine
from app.sync.worker import SyncWorker
from domain.actions import Action
from domain.rulebook import Rulebook

PAGE_SIZE = 200


class Announcements(NamedTuple):
    """What a desk tells the program, from any thread: the signals of `app.events.Events`."""

    data_changed: Callable[[frozenset[str]], None]
    sync_changed: Callable[[SyncStatus], None]
    session_ended: Callable[[str], None]


class Desk:
    session: OfficerSession
    """Set by SignIn, which knows how the officer signed in."""

    def __init__(
        self,
        owner: DeskOwner,
        files: LocalFiles,
        engine: SyncEngine,
        worker: SyncWorker,
        clock: DeviceClock,
        tell: Announcements,
    ) -> None:
        self.held = ExitStack()
        """What is let go of when the desk is closed."""
        self.owner = owner
        self._files = files
        self._engine = engine
        self._worker = worker
        self._clock = clock
        self._tell = tell
        self.forms = Forms(files, self._rules, clock)
        self.linking = Linking(files, self._rules)
        self.drafts = Drafts(files, self.now, tell.data_changed)
        self.tray = Tray(files, self.drafts, self._rules, self._made, self._announce)
        self.photos = Photos(files, engine, clock)
        self.completion = Completion(files, self._rules)
        self.intake = Intake(files, self._rules, clock, self._announced)
        self.search = Search(files, self._rules, self.now)
        self.queue = Queue(files, self._rules, clock, self._announce)

    def now(self) -> datetime:
        """Central's time as this PC knows it; touches no file."""
        return self._clock.now()

    def counts(self) -> dict[Split, int]:
        stored = [split.value for split in splits_of(self.owner.role) if split is not Split.PERLU_TINDAKAN]
        with read_scope(self._files.cache) as connection:
            found = lists.counts(connection, stored, self._bounds())
        with read_scope(self._files.outbox) as connection:
            _, tray = outbox.pending_counts(connection)
        waiting = tray + len(self.drafts.homeless())
        return {Split(name): count for name, count in found.items()} | {Split.PERLU_TINDAKAN: waiting}

    def page(self, split: Split, limit: int = PAGE_SIZE) -> ListPage:
        """The first page of any split but Perlu tindakan, which is `tray.items`; `listing` has all of it."""
        bounds = self._bounds()
        with read_scope(self._files.cache) as connection:
            rows = lists.page(connection, split.value, bounds, limit)
        lines = self._lines(split, rows, bounds)
        return ListPage(lines, ("", lines[-1].id) if len(lines) == limit else None)

    def listing(self, split: Split, near: Near) -> Listing:
        """All of a split as it is now, with the lines around `near`."""
        bounds = self._bounds()
        with read_scope(self._files.cache) as connection:
            order = lists.order(connection, split.value, bounds)
            ids = reading.around(order.ids, near)
            rows = lists.rows_of(connection, ids)
        lines = self._lines(split, [rows[report_id] for report_id in ids if report_id in rows], bounds)
        return Listing(order.ids, reading.groups_of(split, order), lines)

    def lines_of(self, split: Split, report_ids: tuple[str, ...]) -> tuple[ReportLine, ...]:
        """As they stand in a split, for those that are still on this desk."""
        with read_scope(self._files.cache) as connection:
            rows = lists.rows_of(connection, report_ids)
        return self._lines(split, list(rows.values()), self._bounds())

    def details(self, report_id: str) -> ReportDetails | None:
        """None when the report is not, or no longer, on this desk."""
        rules = self._engine.rules
        found = None if rules is None else acting.projected(self._files, rules, report_id)
        if rules is None or found is None:
            return None
        with read_scope(self._files.outbox) as connection:
            items = outbox.of_report(connection, report_id)
            kept = drafts.of_report(connection, report_id)
        bounds = self._bounds()
        with read_scope(self._files.cache) as connection:
            row = lists.get(connection, report_id)
            if row is None:
                return None
            viewer = cache.viewer_of(connection, self._files, rules)
            named = lists.rows_of(connection, reading.linked_ids(found[1].report))
            naming = lists.linked(connection, report_id)
        line = reading.line_of_row(row, bounds, Names(rules), frozenset({draft.report_id for draft in kept}))
        around = reading.Surroundings(named, naming, self.photos.shown(found[1].report))
        shown = reading.details_of(line, found[1], items, around, viewer, self.now())
        return replace(shown, drafts=tuple(draft_of(row) for row in kept))

    def handover_choices(self, report_id: str) -> HandOverChoices:
        rules = self._rules()
        found = acting.projected(self._files, rules, report_id)
        if found is None:
            return HandOverChoices((), (), ())
        bounds = self._bounds()
        with read_scope(self._files.cache) as connection:
            by_holder = lists.workload(connection, "holder", bounds)
            by_assignee = lists.workload(connection, "assignee", bounds)
            viewer = cache.viewer_of(connection, self._files, rules)
        return choices.recipients(found[1].report, viewer, by_holder, by_assignee)

    def classification_form(self, report_id: str) -> ClassificationForm | None:
        found = acting.projected(self._files, self._rules(), report_id)
        return None if found is None else choices.classification_form(found[1].report, self._rules())

    def act(self, report_id: str, action: Action, draft: Draft | None = None) -> ActionSaved:
        """Stores the action and ends the draft that it was made from; see `acting.make` for its errors."""
        return self._made(report_id, action, Origin(draft=None if draft is None else row_of(draft, self.now())))

    def undo(self, cmd_id: str) -> bool:
        """False when the action has been sent already."""
        removed = acting.undo(self._files, self._rules(), cmd_id)
        self._announce(frozenset())
        return removed

    def last_undoable(self) -> ActionSaved | None:
        with read_scope(self._files.outbox) as connection:
            item = outbox.last_unsent(connection)
        return None if item is None else self._saved(item)

    def star(self, report_id: str, starred: bool) -> None:
        with write_scope(self._files.outbox) as connection:
            outbox.set_star(connection, report_id, starred)
        cache.derive(self._files, self._rules(), [report_id])
        self._announce(frozenset({report_id}))

    def sync_now(self) -> None:
        """F5: sends at once what could still be undone, then fetches."""
        self._worker.sync_now()

    def status(self) -> SyncStatus:
        contact = self._worker.contact
        with read_scope(self._files.outbox) as connection:
            pending, tray = outbox.pending_counts(connection)
        return SyncStatus(
            is_online=contact.is_online,
            offline_since=None if contact.is_online else contact.since,
            pending=pending,
            tray=tray,
            last_sync_at=contact.last_sync_at,
            is_filling=contact.filled is not None,
            filled=contact.filled or 0,
            problem=contact.problem,
            clock_gap=self._clock.gap(),
            upload=contact.upload,
            shrunk=self._engine.shrinking.asked,
        )

    def let_shrink(self) -> None:
        """The officer agrees that central has fewer reports of this unit now."""
        self._engine.shrinking.agree()
        self._worker.sync_now()

    def sign_in_again(self, password: str) -> None:
        """After the session has ended: goes on with what waits. Raises as OfficerSession.sign_in."""
        self.session.sign_in(password)
        self._worker.sync_now()

    def close(self) -> None:
        """Sends what waits when central is there, then lets go of the files."""
        self._worker.stop()
        self._files.cache.dispose()
        self._files.outbox.dispose()
        self.held.close()

    def _made(self, report_id: str, action: Action, origin: Origin) -> ActionSaved:
        item = acting.make(self._files, self._rules(), self._clock, report_id, action, origin)
        return self._announced(item)

    def _announced(self, item: outbox.OutboxAction) -> ActionSaved:
        self._announce(frozenset({item.report_id}))
        return self._saved(item)

    def _announce(self, report_ids: frozenset[str]) -> None:
        self._tell.data_changed(report_ids)
        self._tell.sync_changed(self.status())

    def _saved(self, item: outbox.OutboxAction) -> ActionSaved:
        left = UNDO_TIME - (self.now() - item.made_at)
        seconds = max(min(left, UNDO_TIME), timedelta()).total_seconds()
        return ActionSaved(item.cmd_id, item.report_id, item.number, item.type, seconds)

    def _lines(self, split: Split, rows: list[dict[str, Any]], bounds: Bounds) -> tuple[ReportLine, ...]:
        if not rows:
            return ()
        with read_scope(self._files.outbox) as connection:
            drafted = drafts.reports(connection)
        names = Names(self._rules())
        lines = tuple(reading.line_of_row(row, bounds, names, drafted) for row in rows)
        return tuple(map(reading.queued, lines)) if split is Split.MENUNGGU_VALIDASI else lines

    def _bounds(self) -> Bounds:
        return Bounds.at(self._files.officer, self.now())

    def _rules(self) -> Rulebook:
        """Raises StorageError `empty` before the first contact with central."""
        rules = self._engine.rules
        if rules is None:
            raise StorageError("empty")
        return rules
