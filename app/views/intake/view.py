"""The page «Laporan baru»: the form with hints beside it, and after saving the receipt.

What was typed stays until it is stored, also while the list is shown in between.
"""

from functools import partial
from itertools import pairwise
from typing import Any

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QWidget

from app.errors import AppError
from app.services.intake_values import FoundReport, IntakeForm, Receipt, RefusedIntake, SimilarReport
from app.services.values import ActionSaved, Draft
from app.views import labels, messages
from app.views.act.draft_bar import DraftBar
from app.views.act.drafts import DraftKeeper
from app.views.desk_calls import DeskCalls
from app.views.intake import presenter
from app.views.intake.done import DonePane
from app.views.intake.form import IntakeFields
from app.views.intake.hints import HintPane
from app.views.photos.pictures import Pictures
from app.views.photos.slots import PhotoSlots
from app.views.theme import gap, row
from app.views.widgets.button import PLAIN, PRIMARY, Button
from app.views.widgets.panes import Pane, ScrollPane, column, line
from app.views.widgets.text import Label, NoteBox, SpareLabel
from domain.actions import BuatLaporan
from domain.report import CLOSED

translate = labels.translate
QUIET_MS = 400
SLOT = "laporan"
INTAKE = "buat_laporan"
SIDE, BESIDE = 340, 1040


class IntakeView(QStackedWidget):
    """
    Signals:
        saved(object): the ActionSaved of a new report.
        back_requested(): to the list.
        report_requested(str): show this report.
    """

    saved = Signal(object)
    back_requested = Signal()
    report_requested = Signal(str)

    def __init__(self, calls: DeskCalls, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._form: IntakeForm | None = None
        self._linked: SimilarReport | None = None
        self._similar: tuple[SimilarReport, ...] = ()
        self._saved: ActionSaved | None = None
        self._refused: RefusedIntake | None = None
        self._is_busy = False
        self._serial = 0
        self.draft: DraftKeeper | None = None
        self.draft_bar = DraftBar()
        self.photos = PhotoSlots(pictures, (SLOT,))
        self.fields = IntakeFields()
        self.fields.room_for_photos.addWidget(self.photos)
        self.hints = HintPane()
        self.done_pane = DonePane(calls)
        self.number = Label("", 13, 600)
        self.trouble = NoteBox("warning", "late_soft", "text", "late")
        self.refusal = NoteBox("warning", "warn_soft", "text", "warn")
        self.note = SpareLabel("", 12, 400, "text2")
        self._about = SpareLabel("", 12, 400, "text2")
        self.back = Button(
            translate("intake", "Daftar"), PLAIN, "caret-left", "Esc", translate("intake", "Kembali ke daftar")
        )
        self.save_button = Button(
            translate("intake", "Simpan"), PRIMARY, "", "Ctrl+Enter", translate("intake", "Simpan laporan baru")
        )
        self._soon = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._form_page = Pane("surface")
        self._side_inner = Pane("surface2")
        self._side_room = column(self._side_inner)
        self._side_room.addWidget(self.hints)
        self._build()
        self._connect()

    # ---- what the window asks for

    def begin(self) -> None:
        """Shows the form; an empty one when the last report has been stored."""
        if self.currentWidget() is self.done_pane:
            self._start_anew()
        self.setCurrentWidget(self._form_page)
        self._calls.run(self._calls.desk.intake.form, self._on_form, self._on_failed)
        target: QWidget = self.fields.category if self.fields.is_empty() else self.fields.description
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def correct(self, cmd_id: str) -> None:
        """Shows the form with what a refused intake told. What stands in the form is stored or cleared first."""
        if (self.photos.photos or not self.fields.is_empty()) and self.currentWidget() is self._form_page:
            self.show_trouble(translate("intake", "Simpan atau kosongkan dulu laporan yang sedang ditulis di sini."))
            return
        self._calls.run(partial(self._calls.desk.intake.refused, cmd_id), self._on_refused, self._on_failed)

    def submit(self) -> None:
        """Ctrl+Enter."""
        if self._is_busy or self.currentWidget() is not self._form_page:
            return
        number = self.fields.needs_look_up()
        if number:
            self._look_up(number, then_submit=True)
            return
        filled = self.fields.filled()
        name, words = presenter.fault(filled)
        action = presenter.action_of(filled)
        if self._form is not None and self._form.code is not None:
            self.show_trouble(messages.with_code(self._form.code))
        elif self.photos.preparing:
            waiting = translate("intake", "{n} foto masih disiapkan. Simpan lagi sebentar.")
            self.show_trouble(waiting.format(n=self.photos.preparing))
        elif action is None:
            self.show_trouble(words)
            self.fields.field_of(name).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._save(msgspec.structs.replace(action, photos=self.photos.claims()))

    def print_receipt(self) -> None:
        if self.currentWidget() is self.done_pane:
            self.done_pane.print_sheet()

    @Slot(str)
    def show_trouble(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    @Slot(object)
    def on_data_changed(self, report_ids: frozenset[str]) -> None:
        """The real number may have come."""
        if self._saved is not None and (not report_ids or self._saved.report_id in report_ids):
            self._read_receipt(self._saved.report_id)

    @Slot(bool)
    def on_undone(self, is_undone: bool) -> None:
        """An undone report comes back as its form, with all that was told but who told it."""
        if is_undone and self._saved is not None:
            self._read_receipt(self._saved.report_id)

    # ---- building

    def _build(self) -> None:
        head = Pane("surface", "b")
        head.setMinimumHeight(row(50))
        across = line(head, (gap(20), 0, gap(20), 0), gap(10))
        across.addWidget(Label(translate("intake", "Laporan baru dari loket"), 16, 600))
        across.addWidget(self.number)
        self.show_draft_changed()
        across.addWidget(self._about, 1)
        footer = Pane("surface2", "t")
        footer.setMinimumHeight(row(56))
        buttons = line(footer, (gap(20), gap(8), gap(20), gap(8)), gap(8))
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.save_button)
        left = Pane("surface")
        stack = column(left)
        stack.addWidget(head)
        stack.addWidget(self.draft_bar)
        stack.addWidget(self.refusal)
        stack.addWidget(ScrollPane(self.fields, translate("intake", "Isi laporan baru")), 1)
        stack.addWidget(self.trouble)
        stack.addWidget(footer)
        self.trouble.hide()
        self.refusal.hide()
        edge = Pane("surface2", "l")
        column(edge, (1, 0, 0, 0)).addWidget(ScrollPane(self._side_inner, translate("intake", "Laporan yang mirip")))
        self._side = edge
        self._side.setFixedWidth(row(SIDE))
        self._beside = line(self._form_page)
        self._beside.addWidget(left, 1)
        self._beside.addWidget(self._side)
        self.addWidget(self._form_page)
        self.addWidget(self.done_pane)

    def _connect(self) -> None:
        self.draft_bar.discard_requested.connect(self._on_discard_requested)
        self.fields.changed.connect(self._on_changed)
        self.photos.refused.connect(self.show_trouble)
        self.fields.number_typed.connect(self._soon.start)
        self._soon.timeout.connect(self._on_quiet)
        self.hints.link_toggled.connect(self._on_link_toggled)
        self.back.clicked.connect(self.back_requested)
        self.save_button.clicked.connect(self.submit)
        self.done_pane.new_requested.connect(self.begin)
        self.done_pane.open_requested.connect(self._on_open_requested)
        order: list[QWidget] = [*_inputs(self.fields), self.save_button, self.back]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= row(BESIDE)
        self._side.setVisible(is_wide)
        (self._side_room if is_wide else self.fields.room_below).addWidget(self.hints)

    # ---- saving

    def _save(self, action: BuatLaporan) -> None:
        self._is_busy = True
        self.show_trouble("")
        self.save_button.setEnabled(False)
        replaces = None if self._refused is None else self._refused.cmd_id
        is_duplicate = self._linked is not None and self._linked.status not in CLOSED
        linked_id = self._linked.id if self._linked is not None and is_duplicate else None
        draft = None
        if self.draft is not None:
            draft = self.draft.snapshot()
            self.draft.pause()
        work = partial(self._calls.desk.intake.save, action, linked_id, replaces, draft)
        self._calls.run(work, self._on_saved, self._on_failed)

    def _on_saved(self, saved: ActionSaved) -> None:
        self._is_busy = False
        self.save_button.setEnabled(True)
        self._saved = saved
        self._refused = None
        for field in self.fields.person_fields():
            field.clear()
        self._read_receipt(saved.report_id)
        self.saved.emit(saved)

    def _read_receipt(self, report_id: str) -> None:
        work = partial(self._calls.desk.intake.receipt, report_id)
        self._calls.run(work, partial(self._on_receipt, report_id), self._on_failed)

    def _on_receipt(self, report_id: str, receipt: Receipt | None) -> None:
        if self._saved is None or self._saved.report_id != report_id:
            return
        if receipt is None:
            self._saved = None
            self.setCurrentWidget(self._form_page)
            self._go_on_keeping()
            return
        is_first = self.currentWidget() is not self.done_pane
        self.done_pane.show_receipt(receipt)
        self.setCurrentWidget(self.done_pane)
        if is_first and self.isVisible():
            self.done_pane.new_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: AppError) -> None:
        self._is_busy = False
        self.save_button.setEnabled(True)
        self.show_trouble(messages.with_code(error.code))
        self._go_on_keeping()

    # ---- the draft; the form as `Form` of drafts.py

    def draft_extra(self) -> dict[str, object]:
        kept = {"photos": self.photos.kept(), "private": self.fields.private.isChecked()}
        return {name: value for name, value in kept.items() if value}

    def restore_extra(self, extra: dict[str, Any]) -> None:
        self.photos.restore(extra.get("photos", []))
        self.fields.private.setChecked(bool(extra.get("private")))

    def show_draft(self, saved: str) -> None:
        self.draft_bar.show_draft(saved)

    def show_draft_kept(self, saved: str) -> None:
        if saved:
            self._about.setText(translate("intake", "Draf tersimpan {at}").format(at=saved))

    @Slot()
    def show_draft_changed(self) -> None:
        self._about.setText(translate("intake", "nomor resmi diberikan server saat terkirim"))

    def show_draft_trouble(self, code: str) -> None:
        self.show_trouble(messages.with_code(code))

    def _keep_draft(self, number: str) -> None:
        """A correction has a draft of its own, named after the refused action."""
        origin = Draft("" if self._refused is None else self._refused.cmd_id, INTAKE, number)
        self.draft = DraftKeeper(self._calls, origin, self, self.fields)
        self.draft.load()

    def _go_on_keeping(self) -> None:
        if self.draft is not None:
            self.draft.go_on()

    @Slot()
    def _on_discard_requested(self) -> None:
        if self.draft is not None:
            self.draft.discard()
        self.draft_bar.hide()

    # ---- reacting

    def _start_anew(self) -> None:
        if self.draft is not None:
            self.draft.pause()
            self.draft.deleteLater()
            self.draft = None
        self.draft_bar.hide()
        self.fields.clear()
        self.photos.restore([])
        self._linked, self._saved, self._refused = None, None, None
        self.refusal.hide()

    def _on_refused(self, refused: RefusedIntake | None) -> None:
        self._start_anew()
        self.begin()
        if refused is not None:
            self._refused = refused
            self.fields.fill(refused.action, refused.continues)
            self.refusal.setText(presenter.correction_words(refused))
            self.refusal.show()

    def _on_form(self, form: IntakeForm) -> None:
        self._form = form
        number = form.number if self._refused is None else self._refused.number
        self.number.setText(translate("intake", "Nomor sementara {number}").format(number=number))
        self.fields.show_choices(form)
        reason = "" if form.code is None else messages.refusal(form.code)
        self.save_button.set_reason(reason)
        self.note.setText(reason or presenter.footer_words(form.respond_by))
        if self.draft is None and not reason:
            self._keep_draft(number)

    @Slot()
    def _on_changed(self) -> None:
        self.show_trouble("")
        self._soon.start()
        self._show_hints()

    @Slot()
    def _on_quiet(self) -> None:
        """Nothing was typed for a moment."""
        number = self.fields.needs_look_up()
        if number or not self.fields.continues.text().strip():
            self._look_up(number, then_submit=False)
        told = presenter.told_so_far(self.fields.filled())
        if told.category or told.words.strip():
            self._serial += 1
            work = partial(self._calls.desk.intake.similar, told)
            self._calls.run(work, partial(self._on_similar, self._serial), self._on_failed)

    def _look_up(self, number: str, *, then_submit: bool) -> None:
        if not number:
            self.fields.show_found("", None)
            return
        work = partial(self._calls.desk.intake.look_up, number)
        self._calls.run(work, partial(self._on_looked_up, number, then_submit), self._on_failed)

    def _on_looked_up(self, number: str, then_submit: bool, found: FoundReport | None) -> None:
        self.fields.show_found(number, found)
        if then_submit:
            self.submit()

    def _on_similar(self, serial: int, found: tuple[SimilarReport, ...]) -> None:
        if serial == self._serial:
            self._similar = found
            self._show_hints()

    def _show_hints(self) -> None:
        self.hints.show_found(self._similar, self._calls.desk.now(), self._linked, self._link_reason())

    def _link_reason(self) -> str:
        """Only the holder links a duplicate (domain.md 3); a new report is held by its kelurahan."""
        kelurahan = self.fields.kelurahan.chosen_id()
        if kelurahan is None or kelurahan == self._calls.desk.owner.unit_id:
            return ""
        return translate("intake", "Duplikat hanya bisa ditautkan oleh kelurahan yang akan memegang laporan ini.")

    @Slot(object, bool)
    def _on_link_toggled(self, found: SimilarReport, is_linked: bool) -> None:
        was_continued = self._linked is not None and self._linked.status in CLOSED
        self._linked = found if is_linked else None
        if is_linked and found.status in CLOSED:
            self.fields.set_continues(FoundReport(found.id, found.number, found.headline, found.status))
        elif was_continued:
            self.fields.set_continues(None)
        self._show_hints()

    @Slot()
    def _on_open_requested(self) -> None:
        if self._saved is not None:
            self.report_requested.emit(self._saved.report_id)


def _inputs(fields: IntakeFields) -> list[QWidget]:
    """In the order of a counter: what, where, then who."""
    combos: list[QComboBox] = [fields.channel, fields.category]
    places: list[QLineEdit] = [fields.coordinates, fields.address, fields.landmark]
    return [
        *combos,
        *fields.priorities.values(),
        fields.description,
        fields.move_button,
        fields.kelurahan,
        *places,
        fields.private,
        fields.continues,
        *fields.person_fields(),
    ]
