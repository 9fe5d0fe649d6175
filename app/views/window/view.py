"""The main window of one signed-in desk: frame only, no logic. Practice mode is framed in its own colour."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QSizePolicy, QStackedWidget, QWidget

from app.errors import AppError
from app.events import Events
from app.services.values import ActionSaved, DeskOwner, Split, SyncStatus, splits_of
from app.views import labels, messages
from app.views.commands import PALETTE, commands
from app.views.desk_calls import DeskCalls, ignore
from app.views.reports.view import ReportsView
from app.views.search.field import SearchField
from app.views.theme import font, gap, row, theme
from app.views.widgets.button import PLAIN, Button
from app.views.widgets.panes import Pane, column, line
from app.views.widgets.text import ElidedLabel, Label
from app.views.window.menus import fill_menus, make_shortcuts
from app.views.window.notices import Notices
from app.views.window.ornaments import Avatar, BannerIcon, TrainingFrame
from app.views.window.rail import Rail
from app.views.window.status_bar import StatusBar
from app.views.window.toast import Toast

if TYPE_CHECKING:  # pages and dialogs are imported after the first paint, see `app.views.later`
    from app.views.intake.view import IntakeView
    from app.views.palette.presenter import Palette
    from app.views.queue.view import QueueView

FRAME = 4
ANYWHERE = (
    *("undo", "sync", "begin_anew", "toggle_theme", "help", "quit", "switch_account", "search"),
    *("show_reports", "show_sync", PALETTE),
)
"""Commands that do the same on each page."""
BESIDE_QUEUE = ("next_report", "previous_report", "back_to_list", "new_report")


class MainWindow(QMainWindow):
    """
    Signals:
        leave_requested(): back to Masuk (another account, or out of the practice mode).
        quit_requested(): the officer closes the program.
        anew_requested(): the practice data back to their start, as confirmed.
    """

    leave_requested = Signal()
    quit_requested = Signal()
    anew_requested = Signal()

    def __init__(self, calls: DeskCalls, events: Events, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.owner: DeskOwner = calls.desk.owner
        self._calls, self._events = calls, events
        self._is_leaving = False
        self._last_kind = ""
        # From the outside in: Qt styles all of what is inside a widget again whenever that gets another parent.
        self._frame = TrainingFrame(self.owner.is_training)
        self.setCentralWidget(self._frame)
        self._middle = QWidget(self._frame)
        self.pages = QStackedWidget(self._middle)
        self.reports = ReportsView(calls, self.pages)
        self.notices = Notices()
        self.known = commands(self.owner.role, self.owner.is_practice)
        self.rail = Rail(self.known)
        self.status = StatusBar(self.owner.is_training)
        self.menus = QMenuBar()
        self.search = SearchField()
        self.toast = Toast(self.pages)
        self._build()
        self._connect()
        name = self.tr("LATIHAN") if self.owner.is_training else self.tr("Laporan")
        self.setWindowTitle(f"Tanggap — {name}")
        self.setMinimumSize(640, 480)
        self.resize(1366, 720)

    @cached_property
    def intake(self) -> "IntakeView":
        """«Laporan baru», made when it is needed first."""
        from app.views.intake.view import IntakeView

        page = IntakeView(self._calls, self.reports.pictures, self.pages)
        self.pages.addWidget(page)
        self._events.data_changed.connect(page.on_data_changed)
        self.reports.undone.connect(page.on_undone)
        page.saved.connect(self.reports.presenter.action_saved)
        page.back_requested.connect(self.show_reports)
        page.report_requested.connect(self._on_report_requested)
        return page

    @cached_property
    def queue(self) -> "QueueView":
        """Sinkronisasi, made when it is needed first."""
        from app.views.queue.view import QueueView

        page = QueueView(self._calls, self.pages)
        self.pages.addWidget(page)
        self._events.sync_changed.connect(page.on_changed)
        self._events.data_changed.connect(page.on_changed)
        page.sync_requested.connect(partial(self.run, "sync"))
        page.decide_requested.connect(self._on_decide_requested)
        page.report_requested.connect(self._on_report_requested)
        return page

    @cached_property
    def commander(self) -> "Palette":
        """The palette of commands, made when it is needed first."""
        from app.views.palette.presenter import Palette

        made = Palette(self._calls, self.known, self.reason, self)
        made.command_taken.connect(self.run)
        made.report_taken.connect(self._on_report_requested)
        made.query_taken.connect(self.search.ask)
        return made

    def start(self) -> None:
        """Begins to read."""
        self._calls.run(self._calls.desk.status, self._on_sync_changed)
        self.reports.start()

    def show_fitting(self) -> None:
        """As large as a small office screen allows."""
        area = self.screen().availableGeometry()
        self.resize(min(1600, area.width()), min(960, area.height()))
        if area.width() <= 1440:
            self.showMaximized()
        else:
            self.show()

    def is_settled(self) -> bool:
        """Rows and the report beside them are shown."""
        return self.reports.is_settled()

    @Slot(str)
    def run(self, command: str) -> None:
        """Runs a command of the registry."""
        own = {
            "quit": self.close if not self.owner.is_training else self.leave_requested.emit,
            "switch_account": self.leave_requested.emit,
            "toggle_theme": theme().toggle,
            "help": self.show_help,
            "begin_anew": self.ask_anew,
            "new_report": self.show_intake,
            "search": self.search.enter,
            PALETTE: self.show_palette,
            "show_reports": self.show_reports,
            "show_sync": self.show_sync,
        }
        if command in own:
            own[command]()
        elif command == "back_to_list" and self.search.hasFocus():
            self.search.leave()
            self.reports.end_search()
            self.reports.focus_list()
        elif self._is_front("queue") and command not in ANYWHERE:
            self._run_beside_queue(command)
        elif self._is_front("intake") and command in self._intake_commands():
            self._intake_commands()[command]()
        elif not self._is_front("intake") or command in ANYWHERE:
            self.reports.run(command)
        if command == "sync":
            self.toast.show_message(self.tr("Sinkronisasi dimulai."))
            self._place_toast()

    def reason(self, command: str) -> str:
        """Why a command is not possible now."""
        if command == "new_report":
            return ""
        if command == "print":
            return "" if self._is_receipt_shown() else self.tr("Simpan laporan baru dulu.")
        if self._is_front("intake"):
            is_free = command in self._intake_commands() or command in ANYWHERE
            return "" if is_free else self.tr("Kembali ke daftar dulu (Esc).")
        if self._is_front("queue"):
            is_free = command in (*BESIDE_QUEUE, *ANYWHERE) or command.startswith("split_")
            return "" if is_free else self.tr("Kembali ke daftar dulu (Esc).")
        return self.reports.reason(command)

    @Slot()
    def show_intake(self) -> None:
        """The form of a new report."""
        self.pages.setCurrentWidget(self.intake)
        self.intake.begin()

    @Slot()
    def show_reports(self) -> None:
        self._bring_reports()
        self.reports.back_to_list()

    @Slot()
    def show_sync(self) -> None:
        self.pages.setCurrentWidget(self.queue)
        self.rail.sync.setChecked(True)
        self.queue.start()

    def _bring_reports(self) -> None:
        self.pages.setCurrentWidget(self.reports)
        self.rail.reports.setChecked(True)

    @Slot()
    def _on_decide_requested(self) -> None:
        self._bring_reports()
        self.reports.end_search()
        self.reports.splits.choose(Split.PERLU_TINDAKAN)

    def _run_beside_queue(self, command: str) -> None:
        """Commands of the reports while Sinkronisasi is in front."""
        steps = {"next_report": 1, "previous_report": -1}
        if command in steps:
            self.queue.step(steps[command])
        elif command == "back_to_list":
            self.show_reports()
        elif command.startswith("split_"):
            self._bring_reports()
            self.reports.run(command)

    def _intake_commands(self) -> dict[str, Callable[[], object]]:
        return {
            "back_to_list": self.show_reports,
            "send": self.intake.submit,
            "print": self.intake.print_receipt,
        }

    def _is_receipt_shown(self) -> bool:
        return self._is_front("intake") and self.intake.currentWidget() is self.intake.done_pane

    def _is_front(self, page: str) -> bool:
        """Without making a page that is not there yet."""
        return self.__dict__.get(page) is self.pages.currentWidget()

    @Slot(str)
    def _on_correction_requested(self, cmd_id: str) -> None:
        self.pages.setCurrentWidget(self.intake)
        self.intake.correct(cmd_id)

    @Slot(str)
    def _on_report_requested(self, report_id: str) -> None:
        self.show_reports()
        self.reports.show_report(report_id)

    @Slot()
    def show_palette(self) -> None:
        is_front = self.pages.currentWidget() is self.reports
        number = self.reports.shown_number() if is_front else ""
        self.commander.open(number, self.reports.splits.splits.counts)

    @Slot()
    def show_help(self) -> None:
        from app.views.window.help_sheet import HelpSheet

        HelpSheet(self, self.owner.role).open()

    @Slot()
    def ask_anew(self) -> None:
        from app.views.window.practice_anew import PracticeAnewDialog

        dialog = PracticeAnewDialog(self)
        dialog.accepted.connect(self.anew_requested)
        dialog.open()

    def _build(self) -> None:
        outer = column(self._frame, (FRAME,) * 4 if self.owner.is_training else (0, 0, 0, 0))
        if self.owner.is_training:
            outer.addWidget(self._banner())
        outer.addWidget(self._menu_row())
        outer.addWidget(self.notices)
        across = line(self._middle)
        across.addWidget(self.rail)
        self.pages.addWidget(self.reports)
        across.addWidget(self.pages, 1)
        outer.addWidget(self._middle, 1)
        outer.addWidget(self.status)
        # Screen readers meet what is inside a widget from the lowest to the topmost.
        for widget in (self._middle, self.status):
            widget.raise_()
        self.pages.raise_()
        fill_menus(self.menus, self.known, self.run, self.reason)
        make_shortcuts(self, self.known, self.run)

    def _menu_row(self) -> Pane:
        head = Pane("chrome", "b")
        head.setFixedHeight(row(42))
        self.menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.menus.setFont(font(13))
        across = line(head, (gap(4), 0, gap(16), 0), gap(10))
        across.addWidget(self.menus)
        across.addWidget(self.search, 1)
        names = QWidget()
        stack = column(names)
        stack.addStretch(1)
        role = f"{labels.role_label(self.owner.role)} · {self.owner.unit_name}"
        for label in (Label(self.owner.name, 12, 600), ElidedLabel(role, 11, 400, "text2")):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            stack.addWidget(label)
        stack.addStretch(1)
        across.addWidget(names)
        across.addWidget(Avatar(self.owner.name))
        return head

    def _banner(self) -> Pane:
        banner = Pane("train")
        banner.setFixedHeight(row(36))
        across = line(banner, (gap(12), 0, gap(8), 0), gap(10))
        across.addWidget(BannerIcon())
        across.addWidget(Label(self.tr("LATIHAN"), 13, 600, "on_train"))
        words = self.tr("Data contoh. Tidak ada yang terkirim ke server atau ke warga.")
        across.addWidget(ElidedLabel(words, 13, 500, "on_train"), 1)
        leave = Button(self.tr("Keluar dari latihan"), PLAIN, "", "Ctrl+Q")
        leave.height_px = 26
        leave.clicked.connect(self.leave_requested)
        across.addWidget(leave)
        return banner

    def _connect(self) -> None:
        events = self._events
        events.data_changed.connect(self.reports.presenter.on_data_changed)
        self.reports.list.new_requested.connect(self.show_intake)
        self.rail.reports.clicked.connect(self.show_reports)
        self.reports.tray.correction_requested.connect(self._on_correction_requested)
        events.sync_changed.connect(self._on_sync_changed)
        events.session_ended.connect(self._on_session_ended)
        self.rail.screen_requested.connect(self.run)
        self.notices.sign_in_requested.connect(self.sign_in_again)
        self.notices.leave_requested.connect(self.leave_requested)
        self.notices.shrinking_agreed.connect(self._on_shrinking_agreed)
        self.rail.theme_requested.connect(theme().toggle)
        self.rail.help_requested.connect(self.show_help)
        self.reports.counts_changed.connect(self._on_counts_changed)
        self.reports.action_saved.connect(self._on_action_saved)
        self.reports.undone.connect(self._on_undone)
        self.reports.failed.connect(self.show_failure)
        self.toast.undo_requested.connect(self.reports.undo)
        self.search.query_changed.connect(self._on_query_changed)
        self.search.results_requested.connect(self._on_results_requested)
        self.search.query_kept.connect(self._on_query_kept)
        self.search.focused.connect(self._on_search_focused)
        self.reports.search_ended.connect(self.search.leave)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_toast()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reports.flush_drafts()
        if not self._is_leaving:
            self.quit_requested.emit()
        super().closeEvent(event)

    def leave(self) -> None:
        """Closes without ending the program; what was being typed is kept."""
        self._is_leaving = True
        self.close()
        self.deleteLater()

    def _place_toast(self) -> None:
        shown: QWidget = self.reports.list if self.reports.list.isVisible() else self.reports
        if self._is_front("intake"):
            shown = self.intake
        left = shown.mapTo(self.pages, shown.rect().topLeft()).x() + gap(14)
        whole = self.pages.width() - left - gap(14)
        beside = shown.width() - 2 * gap(14)
        self.toast.place(left, self.pages.height() - row(84), min(beside, whole), whole)

    @Slot(str)
    def show_failure(self, code: str) -> None:
        self.toast.show_message(messages.problem(code), self.tr("Kode {code}").format(code=code))
        self._place_toast()

    @Slot(str)
    def _on_query_changed(self, query: str) -> None:
        if query:
            self._bring_reports()
        self.reports.search(query)

    @Slot()
    def _on_results_requested(self) -> None:
        self._bring_reports()
        self.reports.focus_list()

    @Slot(str)
    def _on_query_kept(self, query: str) -> None:
        self._calls.run(partial(self._calls.desk.search.remember, query), ignore)

    @Slot()
    def _on_search_focused(self) -> None:
        if not self.search.text():
            self._calls.run(self._calls.desk.search.recent, self.search.show_recent)

    @Slot(object)
    def _on_sync_changed(self, status: SyncStatus) -> None:
        self.status.show_status(status)
        self.reports.list.show_filling(status)
        self.notices.show_status(status, self._calls.desk.now())
        self.rail.sync.set_count(status.tray)

    @Slot(object)
    def _on_counts_changed(self, counts: dict[Split, int]) -> None:
        self.rail.reports.set_count(counts.get(splits_of(self.owner.role)[0], 0))

    @Slot(object)
    def _on_action_saved(self, saved: ActionSaved) -> None:
        self._last_kind = saved.type
        self.toast.show_saved(saved)
        self._place_toast()

    @Slot(bool)
    def _on_undone(self, is_undone: bool) -> None:
        words = self.tr("Diurungkan.") if is_undone else messages.too_late_to_undo(self._last_kind)
        self.toast.show_message(words)
        self._place_toast()

    @Slot(str)
    def _on_session_ended(self, code: str) -> None:
        """What is kept and how to go on stands in the notice, until it goes on."""
        self._calls.run(self._calls.desk.status, self._on_sync_changed)

    @Slot()
    def _on_shrinking_agreed(self) -> None:
        self._calls.run(self._calls.desk.let_shrink, ignore)

    @Slot()
    def sign_in_again(self) -> None:
        from app.views.window.sign_in_again import SignInAgainDialog

        dialog = SignInAgainDialog(self.owner, self._sign_in_again, self)
        dialog.open()

    def _sign_in_again(
        self, password: str, on_done: Callable[[None], None], on_failed: Callable[[AppError], None]
    ) -> None:
        self._calls.run(partial(self._calls.desk.sign_in_again, password), on_done, on_failed, lane="net")
