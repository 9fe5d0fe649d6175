"""What every dialog of an action shares: title, scrolling body, footer with one primary button, trouble in words.

A dialog never loses typed text: what is typed is kept as a draft, it closes only after the action is saved, and what
failed is said inside it.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from app.errors import AppError
from app.services.values import ActionSaved
from app.views import messages
from app.views.act.draft_bar import DraftBar
from app.views.act.drafts import DraftKeeper
from app.views.theme import gap, row
from app.views.widgets.button import PLAIN, PRIMARY, Button
from app.views.widgets.panes import Pane, ScrollPane, Veil, column, line
from app.views.widgets.text import NoteBox, SpareLabel
from domain.actions import Action

Act = Callable[[Action, Callable[[ActionSaved], None], Callable[[AppError], None]], None]


class ActionDialog(QDialog):
    """`act` stores the action; the dialog closes when it answers with success.

    Texts, lines, combos, choice lists and cards are kept as a draft by their accessible names without any code in a
    dialog; what a dialog keeps beside them goes through `draft_extra` and `restore_extra`.

    Signals:
        saved(object): the ActionSaved, just before the dialog closes.
    """

    saved = Signal(object)
    kind = ""
    """Type of the action, where one dialog stands for one; decides what is said about undoing it."""

    def __init__(self, title: str, size: tuple[int, int], act: Act, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._act = act
        self._is_busy = False
        self._size = size
        self._titles = (self.tr("Simpan"), self.tr("Simpan"))
        self._veil: Veil | None = None
        self.trouble = NoteBox("warning", "late_soft", "text", "late")
        self.trouble.hide()
        self.note = SpareLabel("", 12, 400, "text2")
        self._draft_note = SpareLabel("", 12, 400, "text2")
        self.draft: DraftKeeper | None = None
        self.draft_bar = DraftBar()
        self._is_draft_trouble = self._has_warned = False
        self.cancel = Button(self.tr("Batal"), PLAIN, "", "Esc")
        self.primary = Button(self.tr("Simpan"), PRIMARY, "", "Ctrl+Enter")
        self.left, self.right = Pane("surface"), Pane("surface2", "l")
        self._aside: Button | None = None
        self._body = Pane("surface")
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._build()

    def action(self) -> Action | None:
        """The action as filled in now; None while something is missing (`missing` says what)."""
        raise NotImplementedError

    def missing(self) -> str:
        """What has still to be filled in, in words."""
        raise NotImplementedError

    def focus_missing(self) -> None:
        """Puts the cursor where something is missing."""

    def draft_extra(self) -> dict[str, object]:
        """What belongs to the draft beside the inputs, as JSON values; empty for nothing."""
        return {}

    def restore_extra(self, extra: dict[str, object]) -> None:
        """Puts back what `draft_extra` gave; an empty dict clears it."""

    def keep_draft(self, keeper: DraftKeeper) -> None:
        """From now on what is typed is kept; what was typed before comes back."""
        self.draft = keeper
        keeper.load()

    def show_draft(self, saved: str) -> None:
        self.draft_bar.show_draft(saved)

    def show_draft_kept(self, saved: str) -> None:
        self._draft_note.setText(self.tr("Draf tersimpan {at}").format(at=saved) if saved else "")
        if self._is_draft_trouble:
            self._is_draft_trouble = False
            self.trouble.hide()

    @Slot()
    def show_draft_changed(self) -> None:
        """Only what is on the disk is called stored."""
        self._draft_note.setText("")

    def show_draft_trouble(self, code: str) -> None:
        self._draft_note.setText("")
        self._is_draft_trouble = True
        self.show_trouble(messages.with_code(code))

    def open_over(self, window: QWidget) -> None:
        """Shows the dialog in the middle of the window, which is dimmed behind it."""
        self._veil = Veil(window)
        area = window.screen().availableGeometry()
        width = min(row(self._size[0]), max(area.width() - 40, 400))
        height = min(row(self._size[1]), max(area.height() - 70, 300))
        self.resize(width, height)
        self.move(window.mapToGlobal(window.rect().center()) - self.rect().center())
        self.open()

    @Slot()
    def submit(self) -> None:
        if self._is_busy:
            return
        action = self.action()
        if action is None:
            self.show_trouble(self.missing())
            self.focus_missing()
            return
        self._is_busy = True
        self.trouble.hide()
        self.primary.setEnabled(False)
        if self.draft is not None:
            self.draft.pause()
        self._act(action, self.on_saved, self.on_failed)

    def name_primary(self, title: str, short: str) -> None:
        """What the primary button does; the short form where the long one does not fit into the footer."""
        self._titles = (title, short)
        self._fit_primary()

    def _fit_primary(self) -> None:
        taken = 2 * gap(20) + 3 * gap(8) + 2 * self.note.minimumSizeHint().width()
        if self._aside is not None:
            taken += self._aside.sizeHint().width() + gap(8)
        room = self.width() - taken - self.cancel.sizeHint().width()
        title, short = self._titles
        self.primary.set_title(title)
        if self.primary.sizeHint().width() > room:
            self.primary.set_title(short)

    @Slot()
    def show_state(self) -> None:
        """Greys the primary button with what is missing."""
        self.primary.set_reason(self.missing() if self.action() is None else "")
        self.note.setText(self.primary.reason or messages.before_sending(self.kind))

    def show_trouble(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def reject(self) -> None:
        """Esc: what was typed stays a draft. Where that failed, the first time only tells so."""
        if self.draft is not None and self.draft.is_unkept and not self._has_warned:
            self._has_warned = True
            words = self.tr("Draf belum bisa disimpan: menutup membuang tulisan Anda. Esc sekali lagi menutup.")
            self.show_trouble(words)
            return
        super().reject()

    def done(self, result: int) -> None:
        if self.draft is not None:
            self.draft.look()
            self.draft.pause()
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= row(820)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() is not direction:
            self._beside.setDirection(direction)
        self._fit_primary()

    def set_aside(self, button: Button) -> None:
        """A button at the left end of the footer, for another way out."""
        self._aside = button
        self._across.insertWidget(0, button)
        self._fit_primary()

    def columns(self) -> tuple[QVBoxLayout, QVBoxLayout]:
        """Layouts of the left and the right side."""
        margins = (gap(20), gap(16), gap(20), gap(16))
        return column(self.left, margins, gap(8)), column(self.right, margins, gap(8))

    def set_shares(self, left: int, right: int) -> None:
        self._beside.addWidget(self.left, left)
        if right:
            self._beside.addWidget(self.right, right)
        else:
            self.right.hide()

    def _build(self) -> None:
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        footer = Pane("surface2", "t")
        footer.setFixedHeight(row(56))
        self._across = across = line(footer, (gap(20), 0, gap(20), 0), gap(8))
        across.addWidget(self.note, 1)
        across.addWidget(self._draft_note)
        across.addWidget(self.cancel)
        across.addWidget(self.primary)
        outer = column(self)
        outer.addWidget(self.draft_bar)
        outer.addWidget(ScrollPane(self._body, self.tr("Isi formulir")), 1)
        outer.addWidget(self.trouble)
        outer.addWidget(footer)
        self.cancel.clicked.connect(self.reject)
        self.draft_bar.discard_requested.connect(self._on_discard_requested)
        self.primary.clicked.connect(self.submit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.submit)

    def on_saved(self, saved: ActionSaved) -> None:
        self.saved.emit(saved)
        self.accept()

    def on_failed(self, error: AppError) -> None:
        self._is_busy = False
        self.primary.setEnabled(True)
        if self.draft is not None:
            self.draft.go_on()
        self.show_trouble(messages.with_code(error.code))

    @Slot()
    def _on_discard_requested(self) -> None:
        if self.draft is not None:
            self.draft.discard()
        self.draft_bar.hide()
        self._draft_note.setText("")
