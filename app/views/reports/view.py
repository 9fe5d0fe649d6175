"""The Laporan screen: views pane, list and reading pane side by side, or one after the other where room is short."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.services.finding_values import SearchPage
from app.services.values import ActionSaved, Draft, Listing, ListPage, ReportDetails, Split, TrayItem, splits_of
from app.views.commands import action_keys, photo_commands
from app.views.desk_calls import DeskCalls
from app.views.photos.pictures import Pictures
from app.views.report.view import ReportView
from app.views.reports.arrangement import Arrangement
from app.views.reports.list_pane import ListPane
from app.views.reports.presenter import ReportsPresenter
from app.views.reports.splits import SplitsView
from app.views.tray.view import TrayView
from app.views.validate.deciding import Deciding
from app.views.validate.view import ValidationView
from app.views.widgets.panes import Pane, column
from domain.actions import Action, Balasan, Catatan

if TYPE_CHECKING:  # see `dialogs`
    from app.views.reports.action_dialogs import ActionDialogs

TICK_MS = 20_000


class ReportsView(Pane):
    """
    Signals:
        counts_changed(object): dict of Split to int, for the rail's badge.
        action_saved(object): an ActionSaved, for the undo bar.
        undone(bool): an undo was tried; False when the action had been sent.
        failed(str): code of a failure that belongs to no dialog.
        search_ended(): the list shows its split again.
    """

    counts_changed = Signal(object)
    action_saved = Signal(object)
    undone = Signal(bool)
    failed = Signal(str)
    search_ended = Signal()

    def __init__(self, calls: DeskCalls, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._calls = calls
        role = calls.desk.owner.role
        self.order = splits_of(role)
        self._keys = action_keys(role)
        self.pictures = Pictures(calls, self)
        self.panes = Arrangement(self)
        self._reading = self.panes.reading
        self.splits = SplitsView(self.order, self.panes.views)
        self.list = ListPane(calls.desk.now, role, self.panes)
        self.presenter = ReportsPresenter(calls, self.list.near, self)
        self.report = ReportView(self.pictures, role, self._reading)
        self.tray = TrayView(self._reading)
        self.validation = ValidationView(calls, self.pictures, self._reading)
        self.panes.hold(self.splits, self.list, (self.report, self.tray, self.validation))
        self._deciding = Deciding(self.validation, self.presenter, self)
        self._items: tuple[TrayItem, ...] = ()
        self._cmd_id = ""
        self._own_change = False
        column(self).addWidget(self.panes)
        self._connect()
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self._on_tick)
        self._ticker.start()

    @cached_property
    def dialogs(self) -> "ActionDialogs":
        """Imported after the first paint, see `app.views.later`."""
        from app.views.reports.action_dialogs import ActionDialogs

        return ActionDialogs(self._calls, self.presenter, self.pictures, self)

    def start(self) -> None:
        """Everybody begins with what waits for them."""
        self.splits.choose(self.order[0])
        self.presenter.count()
        self.list.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_settled(self) -> bool:
        """The list has rows and the report beside it is shown, with its pictures."""
        has_report = self.report.details is not None and self.report.photos.is_loaded()
        return bool(self.list.reports.lines) and has_report

    # ---- what commands ask for

    def run(self, command: str) -> None:
        """A command of the registry that belongs to this screen."""
        simple: dict[str, Callable[[], object]] = {
            "next_report": partial(self.list.step, 1),
            "previous_report": partial(self.list.step, -1),
            "work_next": self.work_next,
            "back_to_list": self.back_to_list,
            "open_report": self.open_current,
            "star": self._star_or_not,
            "copy_number": self.report.header.copy_number,
            "toggle_table": self.list.table_button.click,
            "toggle_reading": self.panes.toggle_reading,
            "next_pane": self.focus_next_pane,
            "undo": self.undo_last,
            "sync": self.presenter.sync_now,
            **{f"choice_{place}": partial(self._choose, place) for place in range(1, 5)},
            "tautkan_duplikat": self._link_or_unlink,
            "validasi": partial(self._decide, "validasi"),
            "tolak_tl": partial(self._decide, "tolak_tl"),
            "catatan": partial(self._write, "catatan"),
            "balasan": partial(self._write, "balasan"),
            "send": self._send,
            "photos": self._show_photos,
            **{command.id: partial(self._in_viewer, command.id) for command in photo_commands()},
        }
        if command in simple:
            simple[command]()
        elif command.startswith("split_"):
            self.end_search()
            self.splits.choose(self.order[int(command.removeprefix("split_")) - 1])
            self.focus_list()
        elif self._has_report():
            self.report.bar.request(command)

    def reason(self, command: str) -> str:
        """Why a command is not possible now, in words; empty when it is."""
        if command.startswith("choice_"):
            return self._choice_reason(int(command.removeprefix("choice_")))
        if command in {known.id for known in photo_commands()}:
            return "" if self.dialogs.shown_viewer() is not None else self.tr("Hanya di penampil foto (F).")
        if command == "send":
            is_free = self._is_writing() or self._reading.currentWidget() is not self.report
            return "" if is_free else self.tr("Tidak ada tulisan atau pilihan yang bisa dikirim.")
        if command == "photos":
            return "" if self._has_photos() else self.tr("Laporan ini belum punya foto.")
        if command in self._keys or command in ("star", "copy_number"):
            if not self._has_report():
                return self.tr("Pilih laporan dulu.")
            if command in ("catatan", "balasan"):
                return self.report.composer.reason(command)
            return self.report.bar.reason(command) or ""
        return ""

    @Slot(str)
    def search(self, query: str) -> None:
        """Results take the place of the split; an empty query gives it back."""
        if not query:
            self.end_search()
            return
        self.panes.show_list()
        self.list.show_query(query)
        self.presenter.search(query)

    @Slot()
    def end_search(self) -> None:
        if self.list.query:
            self._show_split(self.list.split)
            self.search_ended.emit()

    @Slot()
    def focus_list(self) -> None:
        self.list.current_view().setFocus(Qt.FocusReason.OtherFocusReason)

    def _choice_reason(self, place: int) -> str:
        """Numbers choose in the tray, and a ready reason in the validators' queue."""
        shown = self._reading.currentWidget()
        if shown is self.validation and place <= len(self.validation.reasons):
            return ""
        if shown is self.tray and self.tray.item is not None and place <= 3:
            return ""
        return self.tr("Hanya di Perlu tindakan.") if place <= 3 else self.tr("Tidak ada pilihan dengan nomor ini.")

    def undo_last(self) -> None:
        self.flush_drafts()
        self.presenter.undo_last()

    @Slot(str)
    def undo(self, cmd_id: str) -> None:
        self.flush_drafts()
        self.presenter.undo(cmd_id)

    def flush_drafts(self) -> None:
        """What is being typed is stored before anything else happens."""
        self.report.composer.flush()
        self.validation.flush_draft()
        self.dialogs.flush_draft()

    def work_next(self) -> None:
        self.list.choose_next_work()
        self.open_current()

    def open_current(self) -> None:
        self.list.is_unopened = False
        self.panes.show_reading()
        if self.list.is_tray_shown:
            self._reading.setCurrentWidget(self.tray)
        pane = self._reading.currentWidget()
        if pane is self.tray:
            self.tray.primary.setFocus()
        elif pane is self.validation:
            self.validation.accept.setFocus()
        elif self.report.details is not None:
            self.report.bar.focus_first()

    def back_to_list(self) -> None:
        if self.report.fold_composer():
            return
        if not self.panes.show_list() and self.list.query:
            self.end_search()
        self.focus_list()

    def focus_next_pane(self) -> None:
        panes = [self.splits, self.list.current_view(), self._reading]
        shown = [pane for pane in panes if pane.isVisible()]
        focused = self.window().focusWidget()
        holds = [pane is focused or pane.isAncestorOf(focused) for pane in shown]
        target = shown[(holds.index(True) + 1) % len(shown)] if True in holds else shown[0]
        if target is self._reading and self._reading.currentWidget() is self.tray:
            self.tray.primary.setFocus(Qt.FocusReason.TabFocusReason)
        elif target is self._reading and self._reading.currentWidget() is self.validation:
            self.validation.reason.setFocus(Qt.FocusReason.TabFocusReason)
        elif target is self._reading:
            self.report.composer.input.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def shown_number(self) -> str:
        """Of the report that actions would be done on; empty for none."""
        details = self.report.details
        return details.line.number if details is not None and self._has_report() else ""

    def show_report(self, report_id: str) -> None:
        """A report that need not be in the list."""
        self.panes.show_reading()
        self._on_report_requested(report_id)

    # ---- building

    def _connect(self) -> None:
        logic, reports = self.presenter, self.list
        self.splits.split_chosen.connect(self._on_split_chosen)
        reports.split_chosen.connect(self.splits.choose)
        reports.report_chosen.connect(self._on_report_chosen)
        reports.item_chosen.connect(self._on_item_chosen)
        reports.open_requested.connect(self.open_current)
        reports.table_button.toggled.connect(self._on_table_toggled)
        reports.sync_requested.connect(logic.sync_now)
        reports.reports.more_requested.connect(logic.find_more)
        reports.reports.lines_requested.connect(logic.read_lines)
        logic.counts_loaded.connect(self._on_counts_loaded)
        logic.page_loaded.connect(self._on_page_loaded)
        logic.listing_loaded.connect(self._on_listing_loaded)
        logic.lines_loaded.connect(reports.reports.put_lines)
        logic.found.connect(self._on_found)
        logic.found_more.connect(self._on_found_more)
        reports.search_left.connect(self.back_to_list)
        logic.tray_loaded.connect(self._on_tray_loaded)
        logic.details_loaded.connect(self._on_details_loaded)
        logic.read_failed.connect(reports.show_failure)
        logic.action_saved.connect(self._on_action_saved)
        logic.undone.connect(self.report.composer.on_undone)
        logic.undone.connect(self.undone)
        logic.failed.connect(self.failed)
        self.report.action_requested.connect(self._on_action_requested)
        self.report.write_requested.connect(self._on_write_requested)
        self.report.photo_requested.connect(self._show_photos)
        self.validation.photo_requested.connect(self._show_photos)
        self.report.draft_changed.connect(logic.keep_draft)
        logic.draft_kept.connect(self.report.composer.show_kept)
        logic.draft_not_kept.connect(self.report.composer.show_trouble)
        self.report.star_requested.connect(self._on_star_requested)
        self.report.back_requested.connect(self.back_to_list)
        self.tray.decided.connect(logic.decide)
        self.tray.later_requested.connect(self._on_skip_requested)
        self.tray.back_requested.connect(self.back_to_list)
        self.tray.report_requested.connect(self._on_report_requested)
        self.report.report_requested.connect(self._on_report_requested)
        self._deciding.decided.connect(self._on_decided)
        self.validation.report_requested.connect(self._show_whole_report)
        self.validation.note_requested.connect(self._on_note_requested)
        self.validation.skip_requested.connect(self._on_skip_requested)
        self.validation.back_requested.connect(self.back_to_list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.arrange()

    @Slot()
    def _on_table_toggled(self) -> None:
        self.panes.arrange()

    def _has_report(self) -> bool:
        """A report is shown, whole or as the validator's."""
        return self._reading.currentWidget() is not self.tray and self.report.details is not None

    # ---- reacting

    def _choose(self, place: int) -> None:
        shown = self._reading.currentWidget()
        if shown is self.validation:
            self.validation.use_reason(place)
        elif shown is self.tray and place <= 3:
            self.tray.choose(place)

    def _link_or_unlink(self) -> None:
        """One key for both: a report has a link to take away, or none."""
        if self._has_report() and self.report.details is not None:
            is_linked = any(link.kind == "duplicate_of" for link in self.report.details.links)
            self.report.bar.request("lepas_duplikat" if is_linked else "tautkan_duplikat")

    def _decide(self, kind: str) -> None:
        if self._reading.currentWidget() is not self.validation:
            if self._has_report():
                self.report.bar.request(kind)
        elif kind == "validasi":
            self.validation.request_accept()
        else:
            self.validation.request_refuse()

    @Slot()
    def _on_decided(self) -> None:
        self.list.current_view().setFocus()

    @Slot()
    def _show_whole_report(self) -> None:
        self._reading.setCurrentWidget(self.report)

    @Slot()
    def _on_note_requested(self) -> None:
        self._write("catatan")

    @Slot()
    def _on_skip_requested(self) -> None:
        self.list.step(1)

    def _send(self) -> None:
        if self._reading.currentWidget() is self.tray:
            self.tray.apply()
        elif self._reading.currentWidget() is self.validation:
            self.validation.request_primary()
        elif self._is_writing():
            self.report.composer.send()

    def _is_writing(self) -> bool:
        """Also while a menu or the palette has the keys."""
        return self.window().focusWidget() is self.report.composer.input

    def _write(self, kind: str) -> None:
        if self._has_report():
            self._reading.setCurrentWidget(self.report)
            self.panes.show_reading()
            self.report.write(kind)

    def _has_photos(self) -> bool:
        return self.report.details is not None and self._has_report() and bool(self.report.details.photos)

    @Slot(int)
    def _show_photos(self, place: int = 0) -> None:
        if self.report.details is not None and self._has_photos():
            self.dialogs.show_photos(self.report.details, place)

    def _in_viewer(self, command: str) -> None:
        viewer = self.dialogs.shown_viewer()
        if viewer is not None:
            viewer.run(command)

    def _star_or_not(self) -> None:
        if self._has_report() and self.report.details is not None:
            self._on_star_requested(not self.report.details.line.is_starred)

    @Slot(object)
    def _on_split_chosen(self, split: Split) -> None:
        if split is self.list.split and self.list.report_id and not self.list.query:
            return
        was_searching = bool(self.list.query)
        self._show_split(split)
        if was_searching:
            self.search_ended.emit()

    def _show_split(self, split: Split) -> None:
        self.list.show_split(split)
        self._reading.setCurrentWidget(self.tray if split is Split.PERLU_TINDAKAN else self.report)
        self.presenter.open_split(split)

    @Slot(str)
    def _on_report_chosen(self, report_id: str) -> None:
        if not report_id:
            self.presenter.report_id = ""
            self.report.show_nothing()
            if self._reading.currentWidget() is self.validation:
                self._reading.setCurrentWidget(self.report)
            return
        is_queue = self.list.split is Split.MENUNGGU_VALIDASI
        self._reading.setCurrentWidget(self.validation if is_queue else self.report)
        self.presenter.open_report(report_id)
        self.report.show_position(*self.list.position())

    @Slot(str)
    def _on_item_chosen(self, cmd_id: str) -> None:
        item = next((found for found in self._items if found.cmd_id == cmd_id), None)
        if item is not None:
            self._cmd_id = cmd_id
            self._reading.setCurrentWidget(self.tray)
            self.tray.show_item(item, self._calls.desk.now())

    @Slot(str)
    def _on_report_requested(self, report_id: str) -> None:
        self.list.read_beside(report_id)
        self._reading.setCurrentWidget(self.report)
        self.presenter.open_report(report_id)

    @Slot(object)
    def _on_counts_loaded(self, counts: dict[Split, int]) -> None:
        self.splits.splits.show_counts(counts)
        self.list.show_counts(counts)
        self.counts_changed.emit(counts)

    @Slot(object)
    def _on_page_loaded(self, page: ListPage) -> None:
        self.list.show_page(page, is_refresh=False, follow=self._own_change)
        self._own_change = False

    @Slot(object)
    def _on_listing_loaded(self, listing: Listing) -> None:
        self.list.show_listing(listing, self._own_change)
        self._own_change = False
        self.report.show_position(*self.list.position())

    @Slot(object, bool)
    def _on_found(self, found: SearchPage, is_refresh: bool) -> None:
        self.list.show_found(found, is_refresh)

    @Slot(object)
    def _on_found_more(self, found: SearchPage) -> None:
        shown = self.list.reports
        shown.mark(found.words, shown.excerpts | found.excerpts)
        shown.add_page(found.page)

    @Slot(object)
    def _on_tray_loaded(self, items: tuple[TrayItem, ...]) -> None:
        self._items = items
        if not items:
            self.tray.show_nothing()
        self.list.show_items(items, self._cmd_id)

    @Slot(str, object)
    def _on_details_loaded(self, report_id: str, details: ReportDetails | None) -> None:
        if details is not None:
            self.report.show_details(details, self._calls.desk.now())
            if self._reading.currentWidget() is self.validation:
                self.validation.show_details(details, self._calls.desk.now())
        else:
            self._reading.setCurrentWidget(self.report)
            self.report.show_gone()

    @Slot(str)
    def _on_action_requested(self, kind: str) -> None:
        if self.report.details is not None:
            self.dialogs.start(kind, self.report.details)

    @Slot(object, str)
    def _on_write_requested(self, draft: Draft, words: str) -> None:
        action: Action = Catatan(note=words) if draft.kind == "catatan" else Balasan(public_answer=words)
        saved = partial(self._on_written, draft)
        self.presenter.act(draft.report_id, action, draft, saved, self._on_write_failed)

    def _on_written(self, draft: Draft, saved: ActionSaved) -> None:
        self.report.composer.forget_text(draft)
        self.list.current_view().setFocus()

    def _on_write_failed(self, error: AppError) -> None:
        self.report.composer.show_trouble(error.code)

    @Slot(object)
    def _on_action_saved(self, saved: ActionSaved) -> None:
        self._own_change = True
        self.list.is_unopened = False
        self.action_saved.emit(saved)

    @Slot(bool)
    def _on_star_requested(self, is_starred: bool) -> None:
        if self.report.details is not None:
            self.presenter.star(self.report.details.line.id, is_starred)

    @Slot()
    def _on_tick(self) -> None:
        self.list.tick()
        self.report.tick(self._calls.desk.now())
