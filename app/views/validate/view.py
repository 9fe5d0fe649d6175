"""The validator's pane: photos first, the answer the resident will read, ready reasons, one decision.

The primary button is Validasi until a reason stands there, then Tolak. After a decision the list opens the next
report.
"""

from datetime import datetime
from functools import partial
from html import escape

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.values import Draft, ReportDetails, TextTemplate
from app.views import labels, messages
from app.views.act.drafts import DraftKeeper
from app.views.desk_calls import DeskCalls
from app.views.photos.flow import Flow
from app.views.photos.pair import PairPane
from app.views.photos.pictures import Pictures
from app.views.photos.strip import PhotoStrip
from app.views.photos.words import after_of, before_of
from app.views.report.action_bar import ReasonLine
from app.views.report.header import PrivacyRibbon
from app.views.theme import gap, row
from app.views.validate.presenter import submission_of, submission_words, waited_words
from app.views.widgets.button import GHOST, PLAIN, PRIMARY, TOGGLE, Button
from app.views.widgets.inputs import TextInput
from app.views.widgets.panes import Pane, ScrollPane, column, line
from app.views.widgets.text import ElidedLabel, Label, NoteBox, Paragraph

MAX_REASONS = 4
TILE = (212, 159)


class ValidationView(Pane):
    """
    Signals:
        accept_requested(): finished, the report becomes Selesai.
        refuse_requested(str): back to work, with this reason.
        report_requested(): show the whole report with its timeline.
        note_requested(): write a note to the unit.
        skip_requested(): the next report, this one stays.
        back_requested(): to the list, where this pane has replaced it.
        photo_requested(int): the photo at this place of the report's photos.
    """

    accept_requested = Signal()
    refuse_requested = Signal(str)
    report_requested = Signal()
    note_requested = Signal()
    skip_requested = Signal()
    back_requested = Signal()
    photo_requested = Signal(int)

    def __init__(self, calls: DeskCalls, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._calls = calls
        self.details: ReportDetails | None = None
        self.draft: DraftKeeper | None = None
        self._is_busy = False
        self._templates: tuple[TextTemplate, ...] = ()
        self._number = Label("", 13, 600, "text2")
        self._submission = ElidedLabel("", 12, 400, "text2")
        self._title = ElidedLabel("", 18, 600)
        self._ribbon = PrivacyRibbon()
        self.photos = PhotoStrip(pictures, TILE)
        self.pair = PairPane(pictures)
        self.compare = Button(self.tr("Bandingkan sebelum dan sesudah"), TOGGLE, "arrows-left-right")
        self._no_photos = NoteBox("image-square", "surface")
        self._before = NoteBox("arrow-bend-up-left", "warn_soft", "text", "warn")
        self._answer = Paragraph("", 13)
        self._description = Paragraph("", 13, 400, "text2")
        self._reasons = Flow()
        self.reasons: list[Button] = []
        self.reason = TextInput(self.tr("Alasan bila menolak"), self.tr("Wajib untuk menolak …"), 2)
        self.reason.setProperty("draft", labels.field_label("reason"))  # one draft with the dialog
        self._trouble = Paragraph("", 12, 600, "late")
        self._trouble.hide()
        self.open = Button(self.tr("Buka laporan"), PLAIN, "arrow-square-out")
        self.back = Button(self.tr("Daftar"), PLAIN, "caret-left", "Esc", self.tr("Kembali ke daftar"))
        self.accept = Button(self.tr("Validasi"), PRIMARY, "", "V")
        self.refuse = Button(self.tr("Tolak tindak lanjut"), PLAIN, "", "X")
        self.note = Button(self.tr("Catatan"), PLAIN, "", "I", self.tr("Catatan internal"))
        self.skip = Button(self.tr("Lewati"), GHOST, "", "J", self.tr("Lewati laporan ini"))
        self._line = ReasonLine()
        self._decision = Pane("surface", "t")
        self._is_compact = False
        self._outer = column(self)
        self._content = Pane("surface")
        self._inside = column(self._content, (gap(16), gap(12), gap(16), gap(12)), gap(10))
        self._scroll = ScrollPane(self._content, self.tr("Isi pengajuan"))
        self._build()
        self._connect()

    def show_details(self, details: ReportDetails, now: datetime) -> None:
        is_other = self.details is None or self.details.line.id != details.line.id
        self.details = details
        self._is_busy = False
        shown = details.line
        self._number.setText(shown.number)
        self._title.setText(shown.headline)
        self._ribbon.show_privacy(shown.is_private)
        self._show_submission(details, now)
        self.photos.show_photos(details.photos, shown.is_private, with_add=False)
        self._no_photos.setVisible(not details.photos)
        before, after = before_of(details.photos), after_of(details.photos)
        has_pair = before is not None and after is not None
        self.compare.setVisible(has_pair)
        self.pair.show_pair(before, after)
        self._show_comparison(has_pair and self.compare.isChecked())
        self._description.setText(details.description)
        if is_other:
            self._begin(details)
        self._show_buttons()

    def show_templates(self, report_id: str, templates: tuple[TextTemplate, ...]) -> None:
        if self.details is None or self.details.line.id != report_id:
            return
        self._templates = templates[:MAX_REASONS]
        for old in self.reasons:
            old.deleteLater()
        self.reasons = [Button(each.name, PLAIN, "", str(at)) for at, each in enumerate(self._templates, 1)]
        for at, button in enumerate(self.reasons):
            button.height_px = 28
            button.setAccessibleDescription(self._templates[at].words)
            button.clicked.connect(partial(self._on_reason_clicked, at))
        self._reasons.show_widgets(tuple(self.reasons))
        self._reasons.setVisible(bool(self.reasons))

    def use_reason(self, place: int) -> None:
        """Puts a ready reason, counted from 1, into the text; what was typed stays."""
        if not 0 < place <= len(self._templates):
            return
        self.reason.add_words(self._templates[place - 1].words)

    @Slot()
    def request_accept(self) -> None:
        if self.accept.reason or self._is_busy:
            self._say(self.accept.reason)
            return
        self._begin_deciding()
        self.accept_requested.emit()

    @Slot()
    def request_refuse(self) -> None:
        words = self.reason.words()
        if self._is_busy:
            return
        if self.refuse.reason or not words:
            self._say(self.refuse.reason or self.tr("Tulis alasannya dulu, atau pilih salah satu."))
            self.reason.setFocus()
            self._scroll.ensureWidgetVisible(self.reason)
            return
        self._begin_deciding()
        self.refuse_requested.emit(words)

    @Slot()
    def request_primary(self) -> None:
        """Ctrl+Enter: what the primary button does now."""
        if self.reason.words():
            self.request_refuse()
        else:
            self.request_accept()

    def on_decided(self) -> None:
        """The decision is stored; the draft went with it."""
        self.reason.clear()

    def on_failed(self, code: str) -> None:
        self._is_busy = False
        if self.draft is not None:
            self.draft.go_on()
        self._say(messages.with_code(code))

    def set_compact(self, is_compact: bool) -> None:
        """A way back to the list; the reason moves to the end of what scrolls, where room is short."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        self.back.setVisible(is_compact)
        if is_compact:
            self._inside.insertWidget(self._inside.count() - 1, self._decision)
        else:
            self._outer.insertWidget(self._outer.count() - 1, self._decision)

    def flush_draft(self) -> None:
        if self.draft is not None:
            self.draft.look()

    # ---- what a draft asks of a form

    def draft_extra(self) -> dict[str, object]:
        return {}

    def restore_extra(self, extra: dict[str, object]) -> None:
        """Nothing is kept beside the text."""

    def show_draft(self, saved: str) -> None:
        self._line.setText(self.tr("Draf dari {at} dipulihkan").format(at=saved))

    def show_draft_kept(self, saved: str) -> None:
        """The text itself is seen; nothing more needs to be said."""

    @Slot()
    def show_draft_changed(self) -> None:
        """Nothing is called stored here."""

    def show_draft_trouble(self, code: str) -> None:
        self._say(messages.with_code(code))

    # ---- building

    def _build(self) -> None:
        self._content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._no_photos.setText(self.tr("Laporan ini tidak punya foto."))
        self.pair.view.setMinimumHeight(row(190))
        self.pair.hide()
        self.compare.height_px = 28
        for part in (
            self._before,
            self.photos,
            self.pair,
            self.compare,
            self._no_photos,
            Label(self.tr("Jawaban untuk warga"), 13, 600),
            self._answer,
            Label(self.tr("Uraian warga"), 13, 600),
            self._description,
        ):
            self._inside.addWidget(part)
        self._inside.addStretch(1)
        self._build_decision()
        for widget in (self._head(), self._ribbon):
            self._outer.addWidget(widget)
        self._outer.addWidget(self._scroll, 1)
        self._outer.addWidget(self._decision)
        self._outer.addWidget(self._bar())

    def _head(self) -> Pane:
        head = Pane("surface")
        upper = QWidget()
        across = line(upper, spacing=gap(8))
        across.addWidget(self.back)
        across.addWidget(self._number)
        across.addStretch(1)
        across.addWidget(self.open)
        for button in (self.back, self.open):
            button.height_px = 28
        self.back.hide()
        stack = column(head, (gap(16), gap(8), gap(12), gap(8)), gap(2))
        stack.addWidget(upper)
        stack.addWidget(self._title)
        stack.addWidget(self._submission)
        return head

    def _build_decision(self) -> None:
        inside = column(self._decision, (gap(16), gap(8), gap(16), gap(8)), gap(6))
        head = QWidget()
        across = line(head, spacing=gap(8))
        across.addWidget(Label(self.tr("Alasan bila menolak"), 13, 600))
        across.addWidget(ElidedLabel(self.tr("dibaca petugas, tidak oleh warga"), 12, 400, "text2"), 1)
        self._reasons.hide()
        self.reason.grow_up_to(4)
        for part in (head, self._reasons, self.reason, self._trouble):
            inside.addWidget(part)

    def _bar(self) -> Pane:
        bar = Pane("surface2", "t")
        stack = column(bar, (gap(16), gap(9), gap(16), gap(8)), gap(4))
        holder = QWidget()
        across = line(holder, spacing=gap(8))
        for button in (self.accept, self.refuse, self.note):
            across.addWidget(button)
        across.addStretch(1)
        across.addWidget(self.skip)
        self._line.setMinimumHeight(row(18))
        stack.addWidget(holder)
        stack.addWidget(self._line)
        return bar

    def _connect(self) -> None:
        self.accept.clicked.connect(self.request_accept)
        self.refuse.clicked.connect(self.request_refuse)
        self.note.clicked.connect(self.note_requested)
        self.skip.clicked.connect(self.skip_requested)
        self.open.clicked.connect(self.report_requested)
        self.back.clicked.connect(self.back_requested)
        self.compare.toggled.connect(self._show_comparison)
        self.photos.photo_requested.connect(self.photo_requested)
        self.reason.textChanged.connect(self._on_text_changed)
        self.reason.send_requested.connect(self.request_primary)

    # ---- showing

    @Slot(bool)
    def _show_comparison(self, is_shown: bool) -> None:
        """The pair stands in the place of the row of photos."""
        self.pair.setVisible(is_shown)
        if self.details is not None:
            self.photos.setVisible(not is_shown and bool(self.details.photos))

    def _begin(self, details: ReportDetails) -> None:
        """Another report: its own reason, its own templates."""
        if self.draft is not None:
            self.draft.look()
            self.draft.pause()
            self.draft.deleteLater()
        self.reason.clear()
        self._trouble.hide()
        self._line.setText(
            self.tr("Sesudah diputuskan, laporan berikut terbuka sendiri; 8 detik untuk mengurungkan.")
        )
        origin = Draft(details.line.id, "tolak_tl", details.line.number)
        self.draft = DraftKeeper(self._calls, origin, self, self)
        self.draft.load()
        work = partial(self._calls.desk.forms.templates, details.line.id, "tolak_tl")
        self._calls.run(work, partial(self.show_templates, details.line.id))

    def _begin_deciding(self) -> None:
        self._is_busy = True
        self._trouble.hide()
        if self.draft is not None:
            self.draft.pause()

    def _show_submission(self, details: ReportDetails, now: datetime) -> None:
        found = submission_of(details)
        self._before.setVisible(found is not None and bool(found.refusal))
        if found is None:
            self._submission.setText("")
            self._answer.setText("")
            return
        self._submission.setText(f"{submission_words(found, now)}  ·  {waited_words(found, now)}")
        self._answer.setText(found.answer)
        self._before.setText(self.tr("<b>Pernah ditolak:</b> {words}").format(words=escape(found.refusal)))

    def _show_buttons(self) -> None:
        if self.details is None:
            return
        codes = {choice.type: choice.code for choice in self.details.choices}
        for button, kind in ((self.accept, "validasi"), (self.refuse, "tolak_tl")):
            code = codes.get(kind)
            button.set_reason(messages.refusal(code) if code else "")
        count = len(self.details.timeline)
        self.open.set_title(self.tr("Riwayat {n} kejadian").format(n=count))
        has_reason = bool(self.reason.words())
        self.accept.set_kind(PLAIN if has_reason else PRIMARY)
        self.refuse.set_kind(PRIMARY if has_reason else PLAIN)

    def _say(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))

    def _on_reason_clicked(self, at: int, checked: bool = False) -> None:
        self.use_reason(at + 1)
        self.reason.setFocus()

    @Slot()
    def _on_text_changed(self) -> None:
        self._trouble.hide()
        self._show_buttons()
