"""One composer for two texts that must never be mixed up: the internal note and the answer the resident sees.

Each kind keeps its own text per report; colours, hint, button and field name differ. What is typed is announced as a
draft while one types; a draft that the desk has kept comes back with a way to discard it.
"""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.services.values import Draft, ReportDetails
from app.views import labels, messages
from app.views.act.draft_bar import DraftBar
from app.views.commands import ACTION_KEYS, action_keys
from app.views.theme import gap
from app.views.widgets.button import PLAIN, TOGGLE, Button
from app.views.widgets.inputs import TextInput
from app.views.widgets.panes import Pane, column, line
from app.views.widgets.text import Label, Paragraph

NOTE, ANSWER = "catatan", "balasan"
KEEP_AFTER_MS = 300


class Composer(Pane):
    """Officers whose role never answers residents have the note alone.

    Signals:
        write_requested(object, str): the Draft and its text to be done, from the button or Ctrl+Enter.
        draft_changed(object): the Draft as it stands now, without words when nothing is left of it.
    """

    write_requested = Signal(object, str)
    draft_changed = Signal(object)

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__("surface", "t", parent)
        self.kind = NOTE
        self._has_answer = ANSWER in action_keys(role)
        self._report_id = self._number = ""
        self._texts: dict[tuple[str, str], str] = {}
        self._restored: dict[tuple[str, str], str] = {}
        self._is_filling = False
        self._reasons = {NOTE: "", ANSWER: ""}
        self.tabs = {
            ANSWER: Button(self.tr("Balasan publik"), TOGGLE, "", ACTION_KEYS[ANSWER]),
            NOTE: Button(self.tr("Catatan internal"), TOGGLE, "", ACTION_KEYS[NOTE]),
        }
        self._hint = Label("", 12, 400, "text2")
        self.draft_bar = DraftBar(16)
        self.input = TextInput("", "", 1)
        self.save = Button(self.tr("Simpan"), PLAIN, "", "Ctrl+Enter")
        self._trouble = Paragraph("", 12, 600, "late")
        self._trouble.hide()
        self._soon = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._soon.timeout.connect(self._announce)
        self._build()
        self._show_kind()

    def show_report(self, details: ReportDetails, reasons: dict[str, str], now: datetime) -> None:
        """`reasons`: why a kind is not possible now, empty if it is. A draft comes back where nothing was typed."""
        self._reasons = {kind: reasons.get(kind, "") for kind in (NOTE, ANSWER)}
        for kind, tab in self.tabs.items():
            tab.set_reason(self._reasons[kind])
        report_id = details.line.id
        is_other = report_id != self._report_id
        if is_other:
            self.flush()
            self._report_id, self._number = report_id, details.line.number
            self._trouble.hide()
        known = {draft.kind: draft for draft in details.drafts if draft.kind in self.tabs}
        fresh = {kind: draft for kind, draft in known.items() if (report_id, kind) not in self._texts}
        for kind, draft in fresh.items():
            self._texts[report_id, kind] = "\n".join(words for _, words in draft.texts)
            saved_at = draft.saved_at or now
            self._restored[report_id, kind] = labels.moment(saved_at, now)
        if is_other:
            is_answer = self._has_answer and ANSWER in fresh and NOTE not in known
            self.kind = ANSWER if is_answer else NOTE
        if is_other or self.kind in fresh:
            self._put_text()
        self._show_kind()

    def open_kind(self, kind: str) -> None:
        """Shows the other text and puts the cursor into it."""
        if kind != self.kind:
            self.flush()
            self.kind = kind
            self._put_text()
        self._show_kind()
        if not self._reasons[kind]:
            self.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def forget_text(self, draft: Draft) -> None:
        """What the draft holds is done now; what was typed after it stays."""
        key, done = (draft.report_id, draft.kind), _words(draft)
        rest = self._texts.pop(key, "").removeprefix(done)
        if rest.strip():
            self._texts[key] = rest.lstrip()
            self._soon.start()
        self._restored.pop(key, None)
        self._trouble.hide()
        if key == self._key():
            self._put_text()
            self._show_kind()

    @Slot(bool)
    def on_undone(self, is_undone: bool) -> None:
        """The desk knows better: an undone action has given its text back, before what was typed since."""
        if is_undone:
            self._texts.clear()

    @Slot(str)
    def show_trouble(self, code: str) -> None:
        self._trouble.setText(messages.with_code(code))
        self._trouble.show()
        self._soon.start()

    @Slot()
    def show_kept(self) -> None:
        """The draft is stored: what stood in its way is over."""
        self._trouble.hide()

    def reason(self, kind: str) -> str:
        return self._reasons[kind]

    @Slot()
    def send(self) -> None:
        words = self.input.words()
        if words and not self._reasons[self.kind]:
            self._soon.stop()
            self.write_requested.emit(self._draft(), words)
        else:
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def flush(self) -> None:
        """Announces at once what has been typed."""
        if self._soon.isActive():
            self._soon.stop()
            self._announce()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()

    def _build(self) -> None:
        upper, lower = QWidget(), QWidget()
        across = line(upper, spacing=gap(8))
        group = QButtonGroup(self)
        for kind, tab in self.tabs.items():
            tab.height_px = 28
            group.addButton(tab)
            across.addWidget(tab)
            tab.clicked.connect(self._on_answer_clicked if kind == ANSWER else self._on_note_clicked)
        self.tabs[ANSWER].setVisible(self._has_answer)
        across.addStretch(1)
        across.addWidget(self._hint)
        below = line(lower, spacing=gap(8))
        self.input.grow_up_to(5)
        below.addWidget(self.input, 1)
        below.addWidget(self.save, alignment=Qt.AlignmentFlag.AlignBottom)
        inner = QWidget()
        inside = column(inner, (gap(16), gap(7), gap(16), gap(9)), gap(6))
        for widget in (upper, lower, self._trouble):
            inside.addWidget(widget)
        outer = column(self)
        outer.addWidget(self.draft_bar)
        outer.addWidget(inner)
        self.save.clicked.connect(self.send)
        self.input.send_requested.connect(self.send)
        self.input.textChanged.connect(self._on_text_changed)
        self.draft_bar.discard_requested.connect(self._on_discard_requested)

    def _key(self) -> tuple[str, str]:
        return self._report_id, self.kind

    def _draft(self) -> Draft:
        words = self._texts.get(self._key(), "")
        return Draft(*self._key(), self._number, ((self.kind, words),) if words.strip() else ())

    def _put_text(self) -> None:
        self._is_filling = True
        self.input.setPlainText(self._texts.get(self._key(), ""))
        self.input.moveCursor(QTextCursor.MoveOperation.End)
        self._is_filling = False

    def _show_kind(self) -> None:
        is_answer, reason = self.kind == ANSWER, self._reasons[self.kind]
        self.set_fill("warn_soft" if is_answer else "surface")
        for kind, tab in self.tabs.items():
            tab.setChecked(kind == self.kind)
        self._show_pencils()
        name = self.tr("Isi balasan untuk warga") if is_answer else self.tr("Isi catatan internal")
        hint = self.tr("DIBACA WARGA") if is_answer else self.tr("hanya dilihat petugas unit terlibat")
        words = self.tr("Tulis jawaban untuk warga …") if is_answer else self.tr("Tulis catatan …")
        self._hint.setText(hint)
        self._hint.set_tone("warn" if is_answer else "text2")
        self.input.setAccessibleName(name)
        self.input.setPlaceholderText(reason or words)
        self.input.setReadOnly(bool(reason))
        title, name = (self.tr("Kirim ke warga"), "") if is_answer else (self.tr("Simpan"), self.tr("Simpan catatan"))
        self.save.set_title(title, name)
        self.save.set_reason(reason)

    def _show_pencils(self) -> None:
        """A pencil on the tab of each text that is not done."""
        for kind, tab in self.tabs.items():
            has_text = bool(self._texts.get((self._report_id, kind), "").strip())
            tab.icon_name = "note-pencil" if has_text else ""
            if not self._reasons[kind]:
                tab.setAccessibleDescription(self.tr("ada draf") if has_text else "")
            tab.updateGeometry()
        restored = self._restored.get(self._key(), "")
        self.draft_bar.setVisible(bool(restored))
        if restored:
            self.draft_bar.show_draft(restored)

    @Slot()
    def _announce(self) -> None:
        self.draft_changed.emit(self._draft())

    @Slot()
    def _on_text_changed(self) -> None:
        if self._is_filling or not self._report_id:
            return
        self._texts[self._key()] = self.input.toPlainText()
        self._show_pencils()
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _on_discard_requested(self) -> None:
        self._restored.pop(self._key(), None)
        self.input.clear()
        self.flush()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_answer_clicked(self) -> None:
        self.open_kind(ANSWER)

    @Slot()
    def _on_note_clicked(self) -> None:
        self.open_kind(NOTE)


def _words(draft: Draft) -> str:
    return "\n".join(words for _, words in draft.texts)
