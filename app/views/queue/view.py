"""The Sinkronisasi screen: one sentence on how it stands, the queue with its history, and the side with details."""

from functools import partial
from html import escape
from pathlib import Path

import PySide6
from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QHeaderView, QStackedWidget, QTableView, QWidget

from app.errors import AppError
from app.services import diagnostics
from app.services.diagnostics import Part
from app.services.finding_values import QueueFacts, QueueItem
from app.services.values import SyncStatus
from app.views import labels, messages
from app.views.desk_calls import DeskCalls, ignore
from app.views.queue import words
from app.views.queue.diagnostics import DiagnosticsDialog
from app.views.queue.side import QueueSide
from app.views.queue.table_model import (
    CHANGE,
    MADE,
    REMARK,
    REPORT,
    STATE,
    TRIES,
    Heading,
    QueueDelegate,
    QueueTableModel,
)
from app.views.theme import font, gap, row, text
from app.views.widgets.button import PLAIN, PRIMARY, Button
from app.views.widgets.empty import EmptyState
from app.views.widgets.panes import Pane, column, line
from app.views.widgets.text import ElidedLabel, Label

translate = labels.translate
REFRESH_MS = 150
SIDE = 300
ROW_HEIGHT = 34
REMARK_LEAST = 170
_WIDTHS = {STATE: 144, CHANGE: 170, REPORT: 118, MADE: 92, TRIES: 52}


class QueueView(Pane):
    """
    Signals:
        sync_requested(): F5.
        decide_requested(): Perlu tindakan.
        report_requested(str): id of a report to show.
        failed(str): code.
    """

    sync_requested = Signal()
    decide_requested = Signal()
    report_requested = Signal(str)
    failed = Signal(str)

    def __init__(self, calls: DeskCalls, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._calls = calls
        self.facts: QueueFacts | None = None
        self._status: SyncStatus | None = None
        self._cmd_id = ""
        self.queue = QueueTableModel(calls.desk.now, self)
        self.table = QueueTable(self.queue)
        self.side = QueueSide()
        self._title = ElidedLabel("", 16, 600)
        self._words = ElidedLabel("", 12, 400, "text2")
        self._figures = [Label("", 13, 600, tone) for tone in ("late", "text", "ok", "text")]
        self.sync = Button(translate("queue", "Coba sambung"), PRIMARY, "arrows-clockwise", "F5")
        self.export = Button(translate("queue", "Simpan daftar"), PLAIN, "note-pencil")
        self.empty = EmptyState()
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._build()
        self._connect()

    def start(self) -> None:
        """The screen came to the front."""
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        self.table.step(by)

    @Slot()
    def refresh(self) -> None:
        self._calls.run(self._calls.desk.status, self._on_status)
        self._calls.run(self._calls.desk.queue.facts, self._on_facts, self._on_failed)

    @Slot(object)
    def on_changed(self, _: object) -> None:
        """Changes that follow each other closely are read once, and only while the screen is shown."""
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _build(self) -> None:
        head = Pane("chrome", "b")
        above = column(head, (gap(20), gap(12), gap(16), gap(10)), gap(8))
        upper = QWidget()
        across = line(upper, spacing=gap(8))
        names = QWidget()
        stack = column(names, spacing=gap(2))
        stack.addWidget(self._title)
        stack.addWidget(self._words)
        across.addWidget(names, 1)
        across.addWidget(self.sync)
        across.addWidget(self.export)
        above.addWidget(upper)
        figures = QWidget()
        row_of_figures = line(figures, spacing=gap(20))
        for label in self._figures:
            row_of_figures.addWidget(label)
        row_of_figures.addStretch(1)
        above.addWidget(figures)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.side.setFixedWidth(row(SIDE))
        below = QWidget()
        beside = line(below)
        beside.addWidget(self._stack, 1)
        beside.addWidget(self.side)
        outer = column(self)
        outer.addWidget(head)
        outer.addWidget(below, 1)

    def _connect(self) -> None:
        self._soon.timeout.connect(self.refresh)
        self.sync.clicked.connect(self.sync_requested)
        self.export.clicked.connect(self._on_export_clicked)
        self.table.item_chosen.connect(self._on_item_chosen)
        self.side.sync_requested.connect(self.sync_requested)
        self.side.decide_requested.connect(self.decide_requested)
        self.side.report_requested.connect(self.report_requested)
        self.side.cancel_requested.connect(self._on_cancel_requested)
        self.side.diagnostics_requested.connect(self._on_diagnostics_requested)

    def _on_status(self, status: SyncStatus) -> None:
        self._status = status
        self._show_facts()

    def _on_facts(self, facts: QueueFacts) -> None:
        self.facts = facts
        self.queue.show_facts(facts)
        if not self.queue.rows:
            self._show_empty()
        else:
            self._stack.setCurrentWidget(self.table)
            self.table.choose(self._cmd_id)
        self._show_facts()

    def _show_empty(self) -> None:
        title = translate("queue", "Belum ada perubahan dari PC ini")
        sentence = translate("queue", "Yang Anda kerjakan pada laporan muncul di sini, dengan apa yang menjadi.")
        self.empty.show_words("check-circle", "accent_soft", "accent", title, sentence)
        self._stack.setCurrentWidget(self.empty)
        self.side.show_item(None, self._calls.desk.now())

    def _show_facts(self) -> None:
        if self.facts is None or self._status is None:
            return
        facts = self.facts
        title, sentence = words.headline(self._status, facts.waiting)
        self._title.setText(title)
        self._words.setText(sentence)
        is_online = self._status.is_online
        self.sync.set_title(translate("queue", "Sinkronkan") if is_online else translate("queue", "Coba sambung"))
        self.sync.set_kind(PLAIN if facts.needs_officer else PRIMARY)
        accepted = words.accepted_today(facts, self._calls.desk.now())
        told = (
            translate("queue", "{n} perlu tindakan").format(n=len(facts.needs_officer)),
            translate("queue", "{n} menunggu").format(n=len(facts.waiting)),
            accepted,
            translate("queue", "{size} di PC").format(size=words.size(facts.cache_bytes + facts.outbox_bytes)),
        )
        for label, sentence in zip(self._figures, told, strict=True):
            label.setText(sentence)
        self._figures[0].set_tone("late" if facts.needs_officer else "text2")
        self._figures[2].set_tone("text2" if accepted.startswith("0 ") else "ok")
        self.side.show_facts(facts, self._status, self._calls.desk.owner.server)

    @Slot(object)
    def _on_item_chosen(self, item: QueueItem) -> None:
        if item.cmd_id != self._cmd_id:
            self.side.show_result("")
        self._cmd_id = item.cmd_id
        self.side.show_item(item, self._calls.desk.now())

    @Slot(str)
    def _on_cancel_requested(self, cmd_id: str) -> None:
        self._calls.run(partial(self._calls.desk.queue.cancel, cmd_id), self._on_cancelled, self._on_failed)

    def _on_cancelled(self, items: tuple[QueueItem, ...]) -> None:
        self.side.show_result(escape(words.cancelled(items)))
        self.refresh()

    @Slot()
    def _on_diagnostics_requested(self) -> None:
        desk = self._calls.desk
        told: tuple[str, ...] = ()
        if self.facts is not None and self._status is not None:
            told = words.diagnostics(self.facts, self._status, desk.owner.server, desk.now())
        work = partial(diagnostics.gather, desk.queue, (*told, f"PySide6: {PySide6.__version__}"))
        self._calls.run(work, self._show_diagnostics, self._on_failed)

    def _show_diagnostics(self, parts: tuple[Part, ...]) -> None:
        if QApplication.activeModalWidget() is None:  # a double click asks twice
            dialog = DiagnosticsDialog(parts, self._calls, self.window())
            dialog.saved.connect(self._on_diagnostics_saved)
            dialog.open()

    @Slot(str)
    def _on_diagnostics_saved(self, name: str) -> None:
        sentence = translate("queue", "{name} disimpan. Kirim ke pusat bantuan bila diminta.").format(name=name)
        self.side.show_result(escape(sentence))

    @Slot()
    def _on_export_clicked(self) -> None:
        title = translate("queue", "Simpan daftar perubahan untuk pusat bantuan")
        name, _ = QFileDialog.getSaveFileName(self, title, "tanggap-antrean.csv", "CSV (*.csv);;JSON (*.json)")
        if name:
            self._calls.run(partial(self._calls.desk.queue.export, Path(name)), self._on_exported, self._on_failed)

    def _on_exported(self, count: int) -> None:
        sentence = translate("queue", "{n} perubahan disimpan, tanpa tulisan siapa pun.").format(n=count)
        self.side.show_result(sentence)

    def _on_failed(self, error: AppError) -> None:
        self.side.show_result(escape(messages.with_code(error.code)))
        self._calls.run(self._calls.desk.queue.facts, self._on_facts, ignore)


class QueueTable(QTableView):
    """
    Signals:
        item_chosen(object): the QueueItem of the current row.
    """

    item_chosen = Signal(object)

    def __init__(self, queue: QueueTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self.setAccessibleName(translate("queue", "Daftar perubahan"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(queue)
        self.setItemDelegate(QueueDelegate(self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setFont(font(12, 500))
        header.setFixedHeight(row(30))
        header.setHighlightSections(False)
        header.setSectionResizeMode(REMARK, QHeaderView.ResizeMode.Stretch)
        for at in _WIDTHS:
            self.setColumnWidth(at, _width(at))
        queue.modelReset.connect(self._span_headings)
        self.selectionModel().currentRowChanged.connect(self._announce)

    def choose(self, cmd_id: str) -> None:
        """This action, else the first one."""
        at = self._queue.row_of(cmd_id)
        rows = self._queue.item_rows()
        target = self._queue.index(at if at >= 0 else rows[0], 0)
        if self.currentIndex().row() == target.row():
            self._announce(target, target)
        self.setCurrentIndex(target)

    def step(self, by: int) -> None:
        rows = self._queue.item_rows()
        if rows:
            at = rows.index(self.currentIndex().row()) + by if self.currentIndex().row() in rows else 0
            self.setCurrentIndex(self._queue.index(rows[min(max(at, 0), len(rows) - 1)], 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The remark gives way first, then what the side tells anyway."""
        super().resizeEvent(event)
        room = self.viewport().width() - sum(map(_width, (STATE, CHANGE)))
        for at, width in (
            (REPORT, _width(REPORT)),
            (REMARK, row(REMARK_LEAST)),
            (TRIES, _width(TRIES)),
            (MADE, _width(MADE)),
        ):
            room -= width
            self.setColumnHidden(at, room < 0)
        self.horizontalHeader().setSectionResizeMode(
            CHANGE,
            QHeaderView.ResizeMode.Stretch if self.isColumnHidden(REMARK) else QHeaderView.ResizeMode.Interactive,
        )

    @Slot()
    def _span_headings(self) -> None:
        self.clearSpans()
        for at, found in enumerate(self._queue.rows):
            if isinstance(found, Heading):
                self.setSpan(at, 0, 1, self._queue.columnCount())

    @Slot(QModelIndex, QModelIndex)
    def _announce(self, current: QModelIndex, previous: QModelIndex) -> None:
        item = self._queue.item_at(current.row()) if current.isValid() else None
        if item is not None:
            self.item_chosen.emit(item)


def _width(at: int) -> int:
    return gap(12) + text(_WIDTHS[at] - 12)
