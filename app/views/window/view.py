"""The main window of one signed-in desk: frame only, no logic. Practice mode is framed in its own colour."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QSizePolicy, QWidget

from app.events import Events
from app.services.values import ActionSaved, DeskOwner, Split, SyncStatus, splits_of
from app.views import labels, messages
from app.views.commands import commands
from app.views.desk_calls import DeskCalls
from app.views.glyphs import draw_icon
from app.views.reports.view import ReportsView
from app.views.theme import c, font, gap, row, text, theme
from app.views.widgets.button import PLAIN, Button
from app.views.widgets.panes import Pane, column, line
from app.views.widgets.text import ElidedLabel, Label
from app.views.window.help_sheet import HelpSheet
from app.views.window.menus import fill_menus, make_shortcuts
from app.views.window.rail import Rail
from app.views.window.status_bar import StatusBar
from app.views.window.toast import Toast

FRAME = 4


class MainWindow(QMainWindow):
    """
    Signals:
        leave_requested(): back to Masuk (another account, or out of the practice mode).
        quit_requested(): the officer closes the program.
    """

    leave_requested = Signal()
    quit_requested = Signal()

    def __init__(self, calls: DeskCalls, events: Events, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.owner: DeskOwner = calls.desk.owner
        self._calls = calls
        self._is_leaving = False
        self._last_kind = ""
        self.reports = ReportsView(calls)
        self.rail = Rail()
        self.status = StatusBar(self.owner.is_training)
        self.menus = QMenuBar()
        self.toast = Toast(self.reports)
        self._build()
        self._connect(events)
        name = self.tr("LATIHAN") if self.owner.is_training else self.tr("Laporan")
        self.setWindowTitle(f"Tanggap — {name}")
        self.setMinimumSize(640, 480)
        self.resize(1366, 720)

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
        }
        if command in own:
            own[command]()
        else:
            self.reports.run(command)
        if command == "sync":
            self.toast.show_message(self.tr("Sinkronisasi dimulai."))
            self._place_toast()

    def reason(self, command: str) -> str:
        """Why a command is not possible now."""
        return self.reports.reason(command)

    @Slot()
    def show_help(self) -> None:
        HelpSheet(self, self.owner.role).open()

    def _build(self) -> None:
        frame = TrainingFrame(self.owner.is_training)
        outer = column(frame, (FRAME,) * 4 if self.owner.is_training else (0, 0, 0, 0))
        if self.owner.is_training:
            outer.addWidget(self._banner())
        outer.addWidget(self._menu_row())
        middle = QWidget()
        across = line(middle)
        across.addWidget(self.rail)
        across.addWidget(self.reports, 1)
        outer.addWidget(middle, 1)
        outer.addWidget(self.status)
        self.setCentralWidget(frame)
        known = commands(self.owner.role)
        fill_menus(self.menus, known, self.run, self.reason)
        make_shortcuts(self, known, self.run)

    def _menu_row(self) -> Pane:
        head = Pane("chrome", "b")
        head.setFixedHeight(row(42))
        self.menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.menus.setFont(font(13))
        across = line(head, (gap(4), 0, gap(16), 0), gap(10))
        across.addWidget(self.menus)
        across.addStretch(1)
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

    def _connect(self, events: Events) -> None:
        events.data_changed.connect(self.reports.presenter.on_data_changed)
        events.sync_changed.connect(self._on_sync_changed)
        events.session_ended.connect(self._on_session_ended)
        self.rail.theme_requested.connect(theme().toggle)
        self.rail.help_requested.connect(self.show_help)
        self.reports.counts_changed.connect(self._on_counts_changed)
        self.reports.action_saved.connect(self._on_action_saved)
        self.reports.undone.connect(self._on_undone)
        self.reports.failed.connect(self.show_failure)
        self.toast.undo_requested.connect(self.reports.undo)

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
        shown = self.reports.list if self.reports.list.isVisible() else self.reports
        left = shown.mapTo(self.reports, shown.rect().topLeft()).x() + gap(14)
        whole = self.reports.width() - left - gap(14)
        beside = shown.width() - 2 * gap(14)
        self.toast.place(left, self.reports.height() - row(84), min(beside, whole), whole)

    @Slot(str)
    def show_failure(self, code: str) -> None:
        self.toast.show_message(messages.problem(code), self.tr("Kode {code}").format(code=code))
        self._place_toast()

    @Slot(object)
    def _on_sync_changed(self, status: SyncStatus) -> None:
        self.status.show_status(status)
        self.reports.list.show_filling(status)

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
        self.show_failure(code)


class TrainingFrame(Pane):
    """Around everything in practice mode."""

    def __init__(self, is_training: bool, parent: QWidget | None = None) -> None:
        super().__init__("train" if is_training else "chrome", parent=parent)


class BannerIcon(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(text(18), text(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), QRectF(self.rect()), "graduation-cap", "on_train")


class Avatar(QWidget):
    """Initials on a disc."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials = labels.initials(name)
        self.setFixedSize(row(28), row(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c("accent"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(c("on_accent"))
        painter.setFont(font(11, 600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
