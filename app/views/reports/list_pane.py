"""The middle pane: title with count, the list in one of its shapes, or what an empty list means."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QListView, QStackedWidget, QWidget

from app.services.finding_values import SearchPage, SearchProblem
from app.services.values import Listing, ListPage, Near, Split, SyncStatus, TrayItem, splits_of
from app.views import labels, messages
from app.views.reports.cards import CardList
from app.views.reports.lists import ReportTable
from app.views.reports.table_model import ReportTableModel
from app.views.theme import gap, row
from app.views.tray.table_model import TrayDelegate, TrayTableModel
from app.views.widgets.button import PLAIN, PRIMARY, TOGGLE, Button
from app.views.widgets.empty import EmptyState
from app.views.widgets.inputs import ComboInput
from app.views.widgets.panes import Pane, column, line
from app.views.widgets.text import Label
from domain.organisation import DESK_ROLES


class ListPane(Pane):
    """
    Signals:
        report_chosen(str): the current report's id, chosen by the officer or kept over a refresh.
        item_chosen(str): cmd_id of the current row of Perlu tindakan.
        open_requested(): Enter or a double click on the current row.
        split_chosen(object): a Split from the combo that replaces the views pane.
        sync_requested(): from the empty state.
        search_left(): nothing was found, the officer goes back to the split.
        new_requested(): a new report from the counter.
    """

    report_chosen = Signal(str)
    item_chosen = Signal(str)
    open_requested = Signal()
    split_chosen = Signal(object)
    sync_requested = Signal()
    search_left = Signal()
    new_requested = Signal()

    def __init__(self, now: Callable[[], datetime], role: str, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._order = splits_of(role)
        self._has_counter = role in DESK_ROLES
        self.split = Split.SEMUA_TERBUKA
        self.query = ""
        self.report_id = ""
        self.is_unopened = False
        """The list chose the report by itself, and nobody has turned to it yet."""
        self._is_beside = False
        self._last_row = 0
        self._counts: dict[Split, int] = {}
        self._filling: SyncStatus | None = None
        self.reports = ReportTableModel(now, self)
        self.items = TrayTableModel(self)
        self._stack = QStackedWidget(self)
        self.cards = CardList(self.reports, self._stack)
        self.table = ReportTable(self.reports, self._stack)
        self.tray = _tray_view(self.items, self._stack)
        self.empty = EmptyState(parent=self._stack)
        self._is_table = False
        self._has_combo = False
        self._build()

    @property
    def is_tray_shown(self) -> bool:
        return self.split is Split.PERLU_TINDAKAN and not self.query

    def show_query(self, query: str) -> None:
        """Announces a search; what it finds follows."""
        self.query = query
        self._is_beside = False
        self._title.setText(self.tr("Hasil pencarian"))
        self._show_head()
        self.table_button.setVisible(True)

    def show_found(self, found: SearchPage, is_refresh: bool) -> None:
        self.reports.mark(found.words, found.excerpts)
        self.show_page(found.page, is_refresh, follow=True)
        self._show_count()
        if not found.page.lines:
            self._show_nothing_found(found.problem)

    def show_split(self, split: Split) -> None:
        """Announces another split; its rows follow. Ends a search."""
        self.split, self.query = split, ""
        self.report_id = ""
        self._is_beside = False
        self._last_row = 0
        self.reports.mark((), {})
        self.reports.show_page(ListPage((), None))
        self._title.setText(labels.split_title(split))
        self._show_head()
        self._show_count()
        self.table_button.setVisible(split is not Split.PERLU_TINDAKAN)
        self._combo.setCurrentIndex(self._order.index(split))

    def read_beside(self, report_id: str) -> None:
        """A report is read that need not be in the list, which then chooses none by itself until the officer does."""
        self.report_id, self._is_beside, self.is_unopened = report_id, True, False
        self.list_view().setCurrentIndex(QModelIndex())
        self._select(self.reports.row_of(report_id))

    def show_counts(self, counts: dict[Split, int]) -> None:
        self._counts = counts
        self._show_count()
        for place, split in enumerate(self._order):
            self._combo.setItemText(place, f"{labels.split_label(split)}  {counts.get(split, 0)}")

    def show_page(self, page: ListPage, is_refresh: bool, follow: bool) -> None:
        """`follow`: when the chosen report is gone, the one now in its place is chosen instead."""
        anchor = self._anchor()
        self.reports.show_page(page)
        self._show_rows(anchor, is_refresh, follow)

    def show_listing(self, listing: Listing, follow: bool) -> None:
        """The whole of what is shown already, or was."""
        anchor = self._anchor()
        self.reports.show_listing(listing)
        self._show_rows(anchor, True, follow)

    def near(self) -> Near:
        """Where the officer looks: at the first report that is seen."""
        report_id, _ = self._anchor()
        row_now = self.reports.row_of(report_id)
        return Near(report_id, max(self.reports.rows.place_at(row_now), 0))

    def _show_rows(self, anchor: tuple[str, int], is_refresh: bool, follow: bool) -> None:
        if not self.reports.rows:
            self._show_empty()
            return
        self._stack.setCurrentWidget(self.list_view())
        row_now = self.reports.row_of(self.report_id)
        if row_now >= 0:
            self._select(row_now)
        elif not self._is_beside:
            self._choose_another(follow or not is_refresh or not self.report_id)
        if is_refresh:
            self._restore(anchor)
        else:
            self.list_view().scrollToTop()

    def show_items(self, items: tuple[TrayItem, ...], chosen_cmd_id: str) -> None:
        self.items.show_items(items)
        if not items:
            self._show_empty()
            return
        self._stack.setCurrentWidget(self.tray)
        if not self._is_beside:
            at = max(self.items.row_of(chosen_cmd_id), 0)
            self.tray.setCurrentIndex(self.items.index(at))

    def show_filling(self, status: SyncStatus) -> None:
        """While the first data come, an empty list says so."""
        was_filling, self._filling = self._filling, status if status.is_filling else None
        is_empty = self._stack.currentWidget() is self.empty and not self.query
        if is_empty and (self._filling is not None or was_filling is not None):
            self._show_empty()

    def show_failure(self, code: str) -> None:
        if code == "empty":
            self._show_empty()
            return
        title = self.tr("Daftar tidak bisa dibaca")
        self.empty.show_words("warning", "late_soft", "late", title, messages.problem(code), f"Kode {code}")
        self.empty.show_buttons()
        self._stack.setCurrentWidget(self.empty)

    def step(self, by: int) -> None:
        """Chooses the row so many rows away."""
        if self.is_tray_shown:
            to = min(max(self.tray.currentIndex().row() + by, 0), len(self.items.items) - 1)
            self.tray.setCurrentIndex(self.items.index(to))
            return
        current = self.list_view().currentIndex()
        to = self.reports.rows.step(current.row() if current.isValid() else self._last_row, by)
        if to >= 0:
            self._select(to)

    def choose_next_work(self) -> None:
        """What the list chose by itself, else the report after the open one; from the last one on to the first."""
        before = self.report_id
        if not self.is_unopened and not self.is_tray_shown:
            self.step(1)
            if self.report_id == before:
                self.choose_first()

    def choose_first(self) -> None:
        self._select(self.reports.rows.step(-1, 1))

    def position(self) -> tuple[int, int]:
        """Place of the current report in the list, from 1 (0: not in it), and how many there are."""
        rows = self.reports.rows
        return rows.place_at(rows.row_of(self.report_id)) + 1, len(rows.ids)

    def list_view(self) -> CardList | ReportTable:
        return self.table if self._is_table else self.cards

    def current_view(self) -> QWidget:
        shown = self._stack.currentWidget()
        return shown if shown is not None else self.cards

    def show_table(self, is_table: bool) -> None:
        self._is_table = is_table
        self.table_button.setChecked(is_table)
        if self._stack.currentWidget() in (self.cards, self.table):
            self._stack.setCurrentWidget(self.list_view())
            if self.report_id:
                self._select(self.reports.row_of(self.report_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_new_button()

    def _fit_new_button(self) -> None:
        """With its words and key where they fit beside the longest title."""
        name = self.tr("Laporan baru")
        self.new_button.set_title(name)
        beside = (self._combo,) if self._combo.isVisibleTo(self) else (self._title, self._count)
        widgets = (*beside, self.new_button, self.table_button)
        needed = sum(widget.sizeHint().width() + gap(8) for widget in widgets) + gap(14) + gap(10)
        if needed > self.width():
            self.new_button.set_title("", name)

    def set_combo_shown(self, is_shown: bool) -> None:
        """The combo stands in for the views pane where there is no room for it."""
        self._has_combo = is_shown
        self._show_head()
        self._fit_new_button()

    def tick(self) -> None:
        """Time left moves on."""
        self.list_view().viewport().update()

    def _build(self) -> None:
        head = Pane("surface", "b")
        head.setFixedHeight(row(44))
        inside = line(head, (gap(14), 0, gap(10), 0), gap(8))
        self._title = Label("", 16, 600)
        self._count = Label("", 13, 400, "text2")
        self._combo = ComboInput(self.tr("Tampilan"))
        self._combo.addItems([labels.split_label(split) for split in self._order])
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._combo.activated.connect(self._on_combo_activated)
        self._combo.hide()
        self.table_button = Button("", TOGGLE, "table", "Ctrl+T", self.tr("Tabel atau kartu"))
        self.table_button.toggled.connect(self.show_table)
        for widget in (self._title, self._count, self._combo):
            inside.addWidget(widget)
        self.new_button = Button("", PLAIN, "plus", "Ctrl+N", self.tr("Laporan baru"))
        self.new_button.height_px = 28
        self.new_button.clicked.connect(self.new_requested)
        inside.addStretch(1)
        inside.addWidget(self.new_button)
        self.new_button.setVisible(self._has_counter)
        inside.addWidget(self.table_button)
        for view in (self.cards, self.table, self.tray, self.empty):
            self._stack.addWidget(view)
        outer = column(self)
        outer.addWidget(head)
        outer.addWidget(self._stack, 1)
        self._stack.raise_()  # screen readers meet it after the head
        for view in (self.cards, self.table):
            view.row_chosen.connect(self._on_row_chosen)
            view.open_requested.connect(self.open_requested)
        self.tray.selectionModel().currentChanged.connect(self._on_item_current_changed)
        self.tray.activated.connect(self.open_requested)

    def _select(self, row_to: int) -> None:
        if row_to < 0:
            return
        view = self.list_view()
        if view.currentIndex().row() == row_to:
            self._on_row_chosen(row_to)
        view.setCurrentIndex(self.reports.index(row_to, 0))

    def _choose_another(self, is_wanted: bool) -> None:
        """The chosen report is not in the list. Among what was found the first is always the best."""
        before = self.report_id
        if self.query:
            self.choose_first()
        elif is_wanted:
            rows = self.reports.rows
            self._select(rows.step(min(self._last_row, len(rows)) - 1, 1))
        if self.report_id != before:
            self.is_unopened = True

    def _anchor(self) -> tuple[str, int]:
        """The report at the top edge and its offset, so that a refresh moves nothing under the officer's eyes."""
        view = self.list_view()
        at = view.indexAt(view.viewport().rect().topLeft())
        while at.isValid() and self.reports.rows.heading_at(at.row()) is not None:
            at = at.sibling(at.row() + 1, 0)
        report_id = self.reports.rows.id_at(at.row())
        return (report_id, view.visualRect(at).top()) if report_id else ("", view.verticalScrollBar().value())

    def _restore(self, anchor: tuple[str, int]) -> None:
        report_id, offset = anchor
        view = self.list_view()
        bar = view.verticalScrollBar()
        at = self.reports.row_of(report_id)
        if at >= 0:
            bar.setValue(bar.value() + view.visualRect(self.reports.index(at, 0)).top() - offset)

    def _show_head(self) -> None:
        is_combo = self._has_combo and not self.query
        self._combo.setVisible(is_combo)
        self._title.setVisible(not is_combo)
        self._count.setVisible(not is_combo)

    def _show_count(self) -> None:
        if self.query:
            found = messages.number(len(self.reports.rows.ids))
            self._count.setText(found if self.reports.after is None else f"{found}+")
            return
        count = self._counts.get(self.split)
        self._count.setText("" if count is None else messages.number(count))
        self._fit_new_button()

    def _show_empty(self) -> None:
        title, words = _empty_words(self.split)
        icon = "tray" if self.split is Split.DIIKUTI else "check-circle"
        if self._filling is not None:
            title, words = self.tr("Data unit Anda sedang diambil"), messages.sync_comfort(self._filling)
            icon = "cloud-arrow-down"
        self.empty.show_progress(self._filling is not None)
        self.empty.show_words(icon, "accent_soft", "accent", title, words)
        button = Button(self.tr("Ambil data terbaru"), PRIMARY, "arrows-clockwise", "F5")
        button.clicked.connect(self.sync_requested)
        self.empty.show_buttons(button)
        self._stack.setCurrentWidget(self.empty)
        if not self._is_beside:
            self.report_id = ""
            self.report_chosen.emit("")

    def _show_nothing_found(self, problem: SearchProblem | None) -> None:
        if problem is not None:
            title, words = messages.search_problem(problem)
            self.empty.show_words("info", "surface2", "text2", title, words)
        else:
            title = self.tr("Tidak ada laporan yang cocok")
            self.empty.show_words("magnifying-glass", "surface2", "text2", title, messages.nothing_found())
        button = Button(self.tr("Hapus pencarian"), PRIMARY, "", "Esc")
        button.clicked.connect(self.search_left)
        self.empty.show_buttons(button)

    @Slot(int)
    def _on_row_chosen(self, at: int) -> None:
        report_id = self.reports.rows.id_at(at)
        if report_id:
            self._last_row, self._is_beside = at, False
            if report_id != self.report_id:
                self.report_id = report_id
                self.is_unopened = False
                self.report_chosen.emit(report_id)

    @Slot(QModelIndex, QModelIndex)
    def _on_item_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self._is_beside = False
            self.item_chosen.emit(self.items.items[current.row()].cmd_id)

    @Slot(int)
    def _on_combo_activated(self, place: int) -> None:
        self.split_chosen.emit(self._order[place])


def _tray_view(model: TrayTableModel, parent: QWidget) -> QListView:
    view = QListView(parent)
    view.setAccessibleName(labels.split_label(Split.PERLU_TINDAKAN))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setModel(model)
    view.setItemDelegate(TrayDelegate(view))
    return view


def _empty_words(split: Split) -> tuple[str, str]:
    translate = labels.translate
    words = {
        Split.TUGAS_SAYA: translate("empty", "Laporan yang ditugaskan kepada Anda muncul di sini."),
        Split.PERPANJANGAN: translate("empty", "Tidak ada permintaan perpanjangan yang menunggu keputusan Anda."),
        Split.MENUNGGU_VALIDASI: translate("empty", "Semua pengajuan sudah diputuskan. Yang baru muncul di sini."),
        Split.BARU: translate("empty", "Laporan yang masuk ke unit Anda muncul di sini."),
        Split.DIKEMBALIKAN: translate("empty", "Tidak ada laporan yang dikembalikan ke unit Anda."),
        Split.JATUH_TEMPO: translate("empty", "Tidak ada lagi yang jatuh tempo hari ini."),
        Split.PERLU_TINDAKAN: translate("empty", "Perubahan yang ditolak, tertahan atau konflik muncul di sini."),
        Split.DIIKUTI: translate("empty", "Tekan P pada sebuah laporan untuk mengikutinya di PC ini."),
    }
    title = translate("empty", "Tidak ada laporan di sini")
    if split is Split.PERLU_TINDAKAN:
        title = translate("empty", "Tidak ada yang perlu tindakan")
    return title, words.get(split, translate("empty", "Daftar ini terisi sendiri setelah data diambil dari server."))
