"""One composer for two texts that must never be mixed up: the internal note and the answer the resident sees.

Each kind keeps its own text per report; colours, hint, button and field name differ.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.views import messages
from app.views.commands import ACTION_KEYS
from app.views.theme import gap
from app.views.widgets.button import PLAIN, TOGGLE, Button
from app.views.widgets.inputs import TextInput
from app.views.widgets.panes import Pane, column, line
from app.views.widgets.text import Label, Paragraph

NOTE, ANSWER = "catatan", "balasan"


class Composer(Pane):
    """
    Signals:
        write_requested(str, str): kind (catatan or balasan) and text, from the button or Ctrl+Enter.
    """

    write_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "t", parent)
        self.kind = NOTE
        self._report_id = ""
        self._texts: dict[tuple[str, str], str] = {}
        self._reasons = {NOTE: "", ANSWER: ""}
        self.tabs = {
            ANSWER: Button(self.tr("Balasan publik"), TOGGLE, "", ACTION_KEYS[ANSWER]),
            NOTE: Button(self.tr("Catatan internal"), TOGGLE, "", ACTION_KEYS[NOTE]),
        }
        self._hint = Label("", 12, 400, "text2")
        self.input = TextInput("", "", 1)
        self.save = Button(self.tr("Simpan"), PLAIN, "", "Ctrl+Enter")
        self._trouble = Paragraph("", 12, 600, "late")
        self._trouble.hide()
        self._build()
        self._show_kind()

    def show_report(self, report_id: str, reasons: dict[str, str]) -> None:
        """`reasons`: why a kind is not possible now, empty if it is."""
        self._reasons = {kind: reasons.get(kind, "") for kind in (NOTE, ANSWER)}
        for kind, tab in self.tabs.items():
            tab.set_reason(self._reasons[kind])
        if report_id != self._report_id:
            self._keep_text()
            self._report_id = report_id
            self._trouble.hide()
            self.kind = NOTE
            self._put_text()
        self._show_kind()

    def open_kind(self, kind: str) -> None:
        """Shows the other text and puts the cursor into it."""
        if kind != self.kind:
            self._keep_text()
            self.kind = kind
            self._put_text()
        self._show_kind()
        if not self._reasons[kind]:
            self.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def forget_text(self, report_id: str, kind: str) -> None:
        """The text is saved now."""
        self._texts.pop((report_id, kind), None)
        self._trouble.hide()
        if (report_id, kind) == (self._report_id, self.kind):
            self.input.clear()

    def show_trouble(self, code: str) -> None:
        self._trouble.setText(messages.with_code(code))
        self._trouble.show()

    def reason(self, kind: str) -> str:
        return self._reasons[kind]

    @Slot()
    def send(self) -> None:
        words = self.input.words()
        if words and not self._reasons[self.kind]:
            self.write_requested.emit(self.kind, words)
        else:
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        upper, lower = QWidget(), QWidget()
        across = line(upper, spacing=gap(8))
        group = QButtonGroup(self)
        for kind, tab in self.tabs.items():
            tab.height_px = 28
            group.addButton(tab)
            across.addWidget(tab)
            tab.clicked.connect(self._on_answer_clicked if kind == ANSWER else self._on_note_clicked)
        across.addStretch(1)
        across.addWidget(self._hint)
        below = line(lower, spacing=gap(8))
        self.input.grow_up_to(5)
        below.addWidget(self.input, 1)
        below.addWidget(self.save, alignment=Qt.AlignmentFlag.AlignBottom)
        outer = column(self, (gap(16), gap(7), gap(16), gap(9)), gap(6))
        outer.addWidget(upper)
        outer.addWidget(lower)
        outer.addWidget(self._trouble)
        self.save.clicked.connect(self.send)
        self.input.send_requested.connect(self.send)

    def _keep_text(self) -> None:
        if self._report_id:
            self._texts[(self._report_id, self.kind)] = self.input.toPlainText()

    def _put_text(self) -> None:
        self.input.setPlainText(self._texts.get((self._report_id, self.kind), ""))

    def _show_kind(self) -> None:
        is_answer, reason = self.kind == ANSWER, self._reasons[self.kind]
        self.set_fill("warn_soft" if is_answer else "surface")
        for kind, tab in self.tabs.items():
            tab.setChecked(kind == self.kind)
        name = self.tr("Isi balasan untuk warga") if is_answer else self.tr("Isi catatan internal")
        hint = self.tr("DIBACA WARGA") if is_answer else self.tr("hanya dilihat petugas unit terlibat")
        words = self.tr("Tulis jawaban untuk warga …") if is_answer else self.tr("Tulis catatan …")
        self._hint.setText(hint)
        self._hint.set_tone("warn" if is_answer else "text2")
        self.input.setAccessibleName(name)
        self.input.setPlaceholderText(reason or words)
        self.input.setReadOnly(bool(reason))
        self.save.set_title(self.tr("Kirim ke warga") if is_answer else self.tr("Simpan"))
        self.save.set_reason(reason)

    @Slot()
    def _on_answer_clicked(self) -> None:
        self.open_kind(ANSWER)

    @Slot()
    def _on_note_clicked(self) -> None:
        self.open_kind(NOTE)
