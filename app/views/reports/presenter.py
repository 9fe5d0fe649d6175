"""What the Laporan screen decides: which split and report are open, when to read anew, what to do after an action."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.errors import AppError
from app.services.finding_values import SearchPage
from app.services.values import (
    ActionSaved,
    Draft,
    Listing,
    ListPage,
    Near,
    ReportDetails,
    ReportLine,
    Split,
    TrayDecision,
    TrayItem,
)
from app.views.desk_calls import DeskCalls, ignore
from domain.actions import Action

PAGE = 200
FOUND_PAGE = 50
REFRESH_MS = 80

Failed = Callable[[AppError], None]
Saved = Callable[[ActionSaved], None]


class ReportsPresenter(QObject):
    """
    Signals:
        counts_loaded(object): dict of Split to int.
        page_loaded(object): the first ListPage of a split just opened.
        listing_loaded(object): the whole Listing of the split, after its first page or read anew.
        lines_loaded(object, object): tuples of the ids asked for and of the ReportLine there are.
        found(object, bool): a SearchPage that replaces the list; True when it is the same query read anew.
        found_more(object): the next SearchPage.
        tray_loaded(object): tuple of TrayItem.
        details_loaded(str, object): report id and its ReportDetails, or None when it left this desk.
        read_failed(str): code of why the list cannot be read.
        action_saved(object): an ActionSaved.
        undone(bool): False when it had been sent already.
        draft_kept(): the composer's draft is stored.
        draft_not_kept(str): code of why it is not.
        failed(str): code of a failure that no dialog shows.
    """

    counts_loaded = Signal(object)
    page_loaded = Signal(object)
    listing_loaded = Signal(object)
    lines_loaded = Signal(object, object)
    found = Signal(object, bool)
    found_more = Signal(object)
    tray_loaded = Signal(object)
    details_loaded = Signal(str, object)
    read_failed = Signal(str)
    action_saved = Signal(object)
    undone = Signal(bool)
    draft_kept = Signal()
    draft_not_kept = Signal(str)
    failed = Signal(str)

    def __init__(self, calls: DeskCalls, near: Callable[[], Near], parent: QObject | None = None) -> None:
        """`near`: where in the list the officer looks."""
        super().__init__(parent)
        self.calls = calls
        self._near = near
        self.split = Split.SEMUA_TERBUKA
        self.query = ""
        self.report_id = ""
        self._found = FOUND_PAGE
        self._serial = 0
        self._details_serial = 0
        self._is_stale = False
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._soon.timeout.connect(self._refresh_if_stale)

    def search(self, query: str) -> None:
        self.query = query
        self._found = FOUND_PAGE
        self._read_list(is_refresh=False)

    def open_split(self, split: Split) -> None:
        """Ends a search."""
        self.split, self.query = split, ""
        self._read_list(is_refresh=False)

    def open_report(self, report_id: str) -> None:
        """Reads the report for the reading pane."""
        self.report_id = report_id
        self._read_details()

    @Slot(object)
    def on_data_changed(self, report_ids: frozenset[str]) -> None:
        """Read at once; changes that follow closely are read together after a pause."""
        self._is_stale = True
        if not self._soon.isActive():
            self._refresh_if_stale()

    @Slot()
    def _refresh_if_stale(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._soon.start()
            self.refresh()

    def count(self) -> None:
        self.calls.run(self.calls.desk.counts, self.counts_loaded.emit, self._on_read_failed)

    @Slot()
    def refresh(self) -> None:
        """What is looked at comes first: they are read one after the other."""
        self._read_list(is_refresh=True)
        if self.report_id:
            self._read_details()
        self.count()

    @Slot(object)
    def find_more(self, after: tuple[str, str]) -> None:
        search = partial(self.calls.desk.search.find, self.query, after, FOUND_PAGE)
        self.calls.run(search, partial(self._on_found_more, self._serial), self._on_read_failed)

    @Slot(object)
    def read_lines(self, report_ids: tuple[str, ...]) -> None:
        """Lines are true whenever they come, as long as the same split is shown."""
        work = partial(self.calls.desk.lines_of, self.split, report_ids)
        self.calls.run(work, partial(self._on_lines, (self.split, self.query), report_ids), self._on_read_failed)

    def act(self, report_id: str, action: Action, draft: Draft | None, on_saved: Saved, on_failed: Failed) -> None:
        """`draft`: what the action was made from."""
        work = partial(self.calls.desk.act, report_id, action, draft)
        self.calls.run(work, partial(self._on_saved, on_saved), on_failed)

    @Slot(object)
    def keep_draft(self, draft: Draft) -> None:
        self.calls.run(partial(self.calls.desk.drafts.keep, draft), self._on_draft_kept, self._on_draft_not_kept)

    def undo(self, cmd_id: str) -> None:
        self.calls.run(partial(self.calls.desk.undo, cmd_id), self._on_undone, self._on_failed)

    def undo_last(self) -> None:
        self.calls.run(self.calls.desk.last_undoable, self._on_last_undoable, self._on_failed)

    def star(self, report_id: str, is_starred: bool) -> None:
        work = partial(self.calls.desk.star, report_id, is_starred)
        self.calls.run(work, self._on_changed, self._on_failed)

    @Slot(str, object)
    def decide(self, cmd_id: str, decision: TrayDecision) -> None:
        self.calls.run(partial(self.calls.desk.tray.decide, cmd_id, decision), self._on_decided, self._on_failed)

    def sync_now(self) -> None:
        self.calls.run(self.calls.desk.sync_now, ignore, self._on_failed)

    def _read_list(self, is_refresh: bool) -> None:
        self._serial += 1
        if self.query:
            search = partial(self.calls.desk.search.find, self.query, None, self._found)
            self.calls.run(search, partial(self._on_found, self._serial, is_refresh), self._on_read_failed)
            return
        if self.split is Split.PERLU_TINDAKAN:
            done = partial(self._on_tray, self._serial)
            self.calls.run(self.calls.desk.tray.items, done, self._on_read_failed)
            return
        if is_refresh:
            self._read_listing()
            return
        work = partial(self.calls.desk.page, self.split, PAGE)
        self.calls.run(work, partial(self._on_page, self._serial), self._on_read_failed)

    def _read_listing(self) -> None:
        work = partial(self.calls.desk.listing, self.split, self._near())
        self.calls.run(work, partial(self._on_listing, self._serial), self._on_read_failed)

    def _read_details(self) -> None:
        self._details_serial += 1
        work = partial(self.calls.desk.details, self.report_id)
        done = partial(self._on_details, self._details_serial, self.report_id)
        self.calls.run(work, done, self._on_failed)

    def _on_page(self, serial: int, page: ListPage) -> None:
        """What follows the first page is known shortly after it is shown."""
        if serial == self._serial:
            self.page_loaded.emit(page)
            if page.after is not None:
                self._read_listing()

    def _on_listing(self, serial: int, listing: Listing) -> None:
        if serial == self._serial:
            self.listing_loaded.emit(listing)

    def _on_lines(self, shown: tuple[Split, str], asked: tuple[str, ...], lines: tuple[ReportLine, ...]) -> None:
        if shown == (self.split, self.query):
            self.lines_loaded.emit(asked, lines)

    def _on_found(self, serial: int, is_refresh: bool, found: SearchPage) -> None:
        if serial == self._serial:
            self.found.emit(found, is_refresh)

    def _on_found_more(self, serial: int, found: SearchPage) -> None:
        if serial == self._serial:
            self._found += len(found.page.lines)
            self.found_more.emit(found)

    def _on_tray(self, serial: int, items: tuple[TrayItem, ...]) -> None:
        if serial == self._serial:
            self.tray_loaded.emit(items)

    def _on_details(self, serial: int, report_id: str, details: ReportDetails | None) -> None:
        if serial == self._details_serial:
            self.details_loaded.emit(report_id, details)

    def _on_saved(self, on_saved: Saved, saved: ActionSaved) -> None:
        on_saved(saved)
        self.action_saved.emit(saved)
        self.refresh()

    def _on_draft_kept(self, saved_at: datetime | None) -> None:
        self.draft_kept.emit()

    def _on_draft_not_kept(self, error: AppError) -> None:
        self.draft_not_kept.emit(error.code)

    def _on_decided(self, saved: ActionSaved | None) -> None:
        if saved is None:
            self.refresh()
        else:
            self._on_saved(ignore, saved)

    def _on_last_undoable(self, saved: ActionSaved | None) -> None:
        if saved is None:
            self.undone.emit(False)
        else:
            self.undo(saved.cmd_id)

    def _on_undone(self, is_undone: bool) -> None:
        self.undone.emit(is_undone)
        self.refresh()

    def _on_changed(self, answer: None) -> None:
        self.refresh()

    def _on_read_failed(self, error: AppError) -> None:
        self.read_failed.emit(error.code)

    def _on_failed(self, error: AppError) -> None:
        self.failed.emit(error.code)
