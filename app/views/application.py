"""Which window is open: Masuk, or the main window of one desk. Owns both and the way between them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QTranslator, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.events import Events
from app.tasks import TaskRunner
from app.views import later, messages, theme
from app.views.desk_calls import DeskCalls, ignore
from app.views.glyphs import logo_icon
from app.views.sign_in.presenter import SignInPresenter
from app.views.window.view import MainWindow

if TYPE_CHECKING:  # importing them for real would load the database before the first paint
    from app.services.desk import Desk
    from app.services.practice import Practice
    from app.services.sign_in import SignIn
    from app.views.sign_in.view import SignInView

RESUME_WAIT_MS = 700
REST_WAIT_MS = 200
QT_WORDS = Path(__file__).parents[2] / "resources" / "i18n" / "qt_id.qm"
"""Indonesian words for Qt's own menus and dialogs, of which Qt ships none. Compiled, never a translator in Python:
Qt asks for words in threads that hold locks of its own, where waiting for Python's lock never ends."""


class Application(QObject):
    """Lives in the GUI thread; needs a QApplication.

    `practice` makes practice desks; None leaves the practice mode out. `text_scale` is in percent.
    """

    _bug_shown = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        events: Events,
        sign_in: "SignIn",
        practice: "Practice | None" = None,
        theme_name: str = theme.LIGHT,
        text_scale: int = 100,
    ) -> None:
        super().__init__()
        self._tasks, self._events = tasks, events
        self._sign_in_service, self._practice = sign_in, practice
        self._calls: DeskCalls | None = None
        self.masuk: SignInView | None = None
        self._entry: SignInPresenter | None = None
        self.window: MainWindow | None = None
        theme.start(theme_name, text_scale / 100)
        QApplication.setWindowIcon(logo_icon())
        self._install_qt_words()
        QApplication.setQuitOnLastWindowClosed(False)
        self._bug_shown.connect(self._on_bug_shown)
        tasks.task_failed.connect(self._on_task_failed)
        tasks.bug_met.connect(self._on_bug_met)

    def _install_qt_words(self) -> None:
        words = QTranslator(self)
        if not words.load(str(QT_WORDS)):
            raise FileNotFoundError(QT_WORDS)
        QApplication.installTranslator(words)

    def start(self, server: str | None = None, practice: bool = False) -> None:
        """Opens Masuk, the remembered desk, or the practice mode at once."""
        if practice:
            masuk = self._make_masuk(server)
            masuk.show()
            masuk.start_practice()
        else:
            show_masuk = partial(self._show_masuk, server)
            self._entry = self._make_presenter()
            self._entry.not_resumed.connect(show_masuk)
            self._entry.resume()
            QTimer.singleShot(RESUME_WAIT_MS, show_masuk)

    def close(self) -> None:
        """Lets go of the desk when what was typed last has been stored; the event loop has ended."""
        if self._calls is not None:
            self._tasks.finish("db")
            self._calls.close()
            self._calls.desk.close()
            self._calls = None

    def is_settled(self) -> bool:
        """The list is filled and the report beside it is shown."""
        window = self.window
        return window is not None and window.is_settled()

    def grab(self) -> QPixmap:
        """A picture of the window that is open."""
        return self.current_window().grab()

    def current_window(self) -> QWidget:
        shown = self.window or self.masuk
        if shown is None:
            raise RuntimeError("no window is open yet")
        return shown

    @Slot()
    def come_forward(self) -> None:
        """The program was started a second time; while nothing is open yet, a window comes by itself."""
        shown = self.window or self.masuk
        if shown is None or not shown.isVisible():
            return
        shown.setWindowState(shown.windowState() & ~Qt.WindowState.WindowMinimized)
        shown.raise_()
        shown.activateWindow()

    def show_bug(self, error: BaseException) -> None:
        """Tells once that something of ours went wrong; may be called from any thread."""
        self._bug_shown.emit("bug")

    def _make_presenter(self) -> SignInPresenter:
        presenter = SignInPresenter(self._tasks, self._sign_in_service, self._practice, self)
        presenter.desk_opened.connect(self._on_desk_opened)
        return presenter

    def _make_masuk(self, server: str | None = None) -> "SignInView":
        # A remembered desk opens without it.
        from app.views.sign_in.view import SignInView

        presenter = self._entry or self._make_presenter()
        self._entry = None
        masuk = SignInView(presenter)
        masuk.practice.setVisible(self._practice is not None)
        masuk.closed.connect(self._on_masuk_closed)
        self.masuk = masuk
        presenter.load(server)
        return masuk

    def _show_masuk(self, server: str | None = None) -> None:
        if self.window is None:
            (self.masuk or self._make_masuk(server)).show()

    @Slot(object)
    def _on_desk_opened(self, desk: "Desk") -> None:
        self._calls = DeskCalls(self._tasks, desk)
        window = MainWindow(self._calls, self._events)
        window.leave_requested.connect(self._on_leave_requested)
        window.quit_requested.connect(QApplication.quit)
        window.anew_requested.connect(self._on_anew_requested)
        self.window = window
        window.show_fitting()
        window.start()
        window.reports.counts_changed.connect(self._on_counts_shown)
        if self.masuk is not None:
            self.masuk.presenter.close()
            self.masuk.leave()
            self.masuk = None
        if self._entry is not None:
            self._entry.close()
            self._entry.deleteLater()
            self._entry = None

    @Slot()
    def _on_counts_shown(self) -> None:
        """They are read after the first page of the list; a moment later that has been painted."""
        if self.window is not None:
            self.window.reports.counts_changed.disconnect(self._on_counts_shown)
        QTimer.singleShot(REST_WAIT_MS, self._load_rest)

    @Slot()
    def _load_rest(self) -> None:
        if self._calls is not None:
            self._tasks.run(later.import_rest, ignore, lane="net")

    @Slot()
    def _on_leave_requested(self) -> None:
        """Back to Masuk; what waits is sent or kept while Masuk is open already."""
        self._make_masuk()
        desk = self._leave_window()
        if desk is not None:
            self._tasks.run(partial(self._sign_in_service.sign_out, desk), ignore)

    @Slot()
    def _on_anew_requested(self) -> None:
        """The practice data are exchanged while nobody has them open."""
        masuk = self._make_masuk()
        masuk.show_preparing()
        desk = self._leave_window()
        if desk is not None:
            self._tasks.run(desk.close, masuk.presenter.begin_practice_anew)

    def _leave_window(self) -> "Desk | None":
        """Masuk in its place; the desk is still open, for what the window has asked of it."""
        calls, window = self._calls, self.window
        self._calls = self.window = None
        self._show_masuk()
        if window is not None:
            window.leave()
        if calls is None:
            return None
        calls.close()
        return calls.desk

    @Slot()
    def _on_masuk_closed(self) -> None:
        if self.window is None:
            QApplication.quit()

    @Slot(str)
    def _on_task_failed(self, code: str) -> None:
        if self.window is not None:
            self.window.show_failure(code)

    @Slot(object)
    def _on_bug_met(self, error: BaseException) -> None:
        self._on_bug_shown("bug")

    @Slot(str)
    def _on_bug_shown(self, code: str) -> None:
        if self.window is not None:
            self.window.show_failure(code)
        else:
            (self.masuk or self._make_masuk()).show_trouble(messages.with_code(code))
