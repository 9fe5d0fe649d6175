"""Perlu tindakan in the reading pane: what happened, the officer's own text, and one decision about it.

Nothing is chosen beforehand; keys 1 to 3 choose, Ctrl+Enter applies. The text stays until then and can be copied.
"""

from datetime import datetime
from html import escape

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.services.values import SyncMark, TrayChoice, TrayItem
from app.views import labels
from app.views.report.action_bar import ReasonLine
from app.views.theme import gap, row
from app.views.tray import words
from app.views.tray.conflict import ConflictBody
from app.views.tray.refusal import RefusalBody, facts_row
from app.views.widgets.button import PLAIN, PRIMARY, Button
from app.views.widgets.empty import EmptyState
from app.views.widgets.fitting import FittingRow
from app.views.widgets.panes import Card, Pane, ScrollPane, column, line
from app.views.widgets.text import ElidedLabel, Label, NoteBox, Paragraph

translate = labels.translate


class TrayView(QStackedWidget):
    """
    Signals:
        decided(str, object): cmd_id of an item and the TrayDecision on it.
        correction_requested(str): cmd_id of a new report that was refused, to be corrected in its form.
        report_requested(str): show this report itself.
        later_requested(): the next item, this one stays.
        back_requested(): to the list, where this pane has replaced it.
    """

    decided = Signal(str, object)
    correction_requested = Signal(str)
    report_requested = Signal(str)
    later_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item: TrayItem | None = None
        self.body: ConflictBody | RefusalBody | None = None
        self._empty = EmptyState()
        self._page = Pane("surface")
        self._number = Label("", 13, 600, "text2")
        self._about = ElidedLabel("", 12, 400, "text2")
        self._title = ElidedLabel("", 18, 600)
        self._content = Pane("surface")
        self._result = NoteBox("arrow-bend-down-right", "accent_soft")
        self.open_report = Button(translate("tray", "Buka laporan"), PLAIN, "arrow-square-out")
        self._back = Button(
            translate("tray", "Daftar"), PLAIN, "caret-left", "Esc", translate("tray", "Kembali ke daftar")
        )
        self.primary = Button(translate("tray", "Pakai pilihan ini"), PRIMARY, "", "Ctrl+Enter")
        self.all_mine = Button(translate("tray", "Semua milik saya"), PLAIN, "", "1")
        self.all_theirs = Button(translate("tray", "Semua milik rekan"), PLAIN, "", "2")
        self.note = Button(translate("tray", "Jadikan catatan"), PLAIN, "", "3")
        self.later = Button(translate("tray", "Nanti"), PLAIN, "", "J")
        self._reason = ReasonLine()
        self._build()
        self.show_nothing()

    def show_nothing(self) -> None:
        self.item = self.body = None
        told = translate("tray", "Tidak ada konflik atau penolakan. Semua perubahan Anda berjalan.")
        self._empty.show_words("check-circle", "accent_soft", "accent", translate("tray", "Beres"), told)
        self.setCurrentWidget(self._empty)

    def show_item(self, item: TrayItem, now: datetime) -> None:
        if item == self.item:
            return
        self.item = item
        self._number.setText(item.number)
        made = labels.moment(item.made_at, now)
        self._about.setText(f"{labels.action_label(item.type)}  ·  {labels.mark_label(item.mark)}  ·  {made}")
        self._title.setText(item.headline or translate("tray", "Laporan sudah tidak ada di unit Anda"))
        self.open_report.setVisible(item.now is not None or bool(item.headline))
        self._fill(item, now)
        self._show_choice()
        self.setCurrentWidget(self._page)

    def set_compact(self, is_compact: bool) -> None:
        """The pane has replaced the list: a way back in its head."""
        self._back.setVisible(is_compact)

    def choose(self, key: int) -> None:
        """Takes the choice with this key, if it exists and is possible."""
        if self.body is not None:
            self.body.choose(key)

    @Slot()
    def apply(self) -> None:
        decision = None if self.body is None else self.body.decision()
        if self.item is None or decision is None:
            return
        if self.item.type == words.INTAKE and decision.choice is TrayChoice.AGAIN:
            self.correction_requested.emit(self.item.cmd_id)
        else:
            self.decided.emit(self.item.cmd_id, decision)

    def _build(self) -> None:
        head = Pane("surface", "b")
        upper = QWidget()
        across = line(upper, spacing=gap(8))
        self._back.hide()
        across.addWidget(self._back)
        across.addWidget(self._number)
        across.addWidget(self._about, 1)
        across.addWidget(self.open_report)
        self.open_report.height_px = 28
        inside = column(head, (gap(20), gap(8), gap(16), gap(10)), gap(2))
        inside.addWidget(upper)
        inside.addWidget(self._title)
        self._column: QVBoxLayout = column(self._content, (gap(20), gap(16), gap(20), gap(16)), gap(10))
        foot = Pane("surface2", "t")
        foot.setFixedHeight(row(70))
        below = column(foot, (gap(20), gap(9), gap(20), gap(6)), gap(4))
        buttons = FittingRow((self.primary, self.later, self.note, self.all_mine, self.all_theirs))
        below.addWidget(buttons)
        below.addWidget(self._reason, 1)
        outer = column(self._page)
        outer.addWidget(head)
        self._scroll = ScrollPane(self._content, translate("tray", "Isi perlu tindakan"))
        outer.addWidget(self._scroll, 1)
        outer.addWidget(foot)
        self.addWidget(self._empty)
        self.addWidget(self._page)
        self._buttons = buttons
        self.primary.clicked.connect(self.apply)
        self.later.clicked.connect(self.later_requested)
        self.all_mine.clicked.connect(self._on_mine_clicked)
        self.all_theirs.clicked.connect(self._on_theirs_clicked)
        self.note.clicked.connect(self._on_note_clicked)
        self._back.clicked.connect(self.back_requested)
        self.open_report.clicked.connect(self._on_open_clicked)

    def _fill(self, item: TrayItem, now: datetime) -> None:
        self._clear()
        is_alarm = item.mark is not SyncMark.DRAFT
        fill, bar = ("late_soft", "late") if is_alarm else ("warn_soft", "warn")
        alarm = NoteBox("warning-octagon" if is_alarm else "note-pencil", fill, "text", bar)
        alarm.setText(f"<b>{escape(words.what(item, now))}</b><br>{escape(words.why(item, now))}")
        self.body = ConflictBody(item, now) if item.fields else RefusalBody(item, now)
        self.body.changed.connect(self._show_choice)
        self._result = NoteBox("arrow-bend-down-right", "accent_soft")
        facts = None if item.fields else facts_row(item, now)
        own = self._own_text(item) if item.text else None
        first, last = (self.body, own) if item.fields else (own, self.body)
        for part in (alarm, facts, first, last, self._result):
            if part is not None:
                self._column.addWidget(part)
        self._column.addStretch(1)
        self._offer(item, self.body.note_reason())

    def _offer(self, item: TrayItem, note_reason: str | None) -> None:
        """The buttons of the foot that exist for this item."""
        is_conflict = bool(item.fields)
        self.all_mine.set_reason("" if item.can_repeat else translate("tray", "Tidak bisa diulangi sekarang."))
        self.note.set_title(words.note_title(item))
        self.note.set_reason(note_reason or "")
        shown = {self.all_mine: is_conflict, self.all_theirs: is_conflict, self.note: note_reason is not None}
        self._buttons.offer([button for button, is_shown in shown.items() if is_shown] + [self.primary, self.later])

    def _own_text(self, item: TrayItem) -> QWidget:
        box = Card()
        inside = column(box, (gap(14), gap(6), gap(8), gap(10)), gap(2))
        head = QWidget()
        across = line(head, spacing=gap(8))
        across.addWidget(Label(translate("tray", "Tulisan Anda, utuh"), 12, 600, "text2"))
        across.addStretch(1)
        copy = Button(translate("tray", "Salin teks"), PLAIN, "copy")
        copy.height_px = 26
        copy.clicked.connect(self._on_copy_clicked)
        across.addWidget(copy)
        inside.addWidget(head)
        inside.addWidget(Paragraph(f"“{item.text}”", 13))
        return box

    def _clear(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @Slot()
    def _show_choice(self) -> None:
        if self.item is None or self.body is None:
            return
        is_chosen = self.body.decision() is not None
        missing = "" if is_chosen else self.body.missing()
        self.primary.set_reason(missing)
        self.primary.set_title(self.body.primary_title())
        self._result.setText(self.body.result())
        self._result.setVisible(is_chosen)
        code = translate("tray", "Kode {code}").format(code=self.item.code)
        self._reason.setText("   ".join(part for part in (missing, code) if part))
        self._buttons.fit()
        if is_chosen:
            QTimer.singleShot(0, self._show_result)

    @Slot()
    def _show_result(self) -> None:
        """What the choice leads to is read before it is taken."""
        self._scroll.ensureWidgetVisible(self._result)

    @Slot()
    def _on_mine_clicked(self) -> None:
        self.choose(1)

    @Slot()
    def _on_theirs_clicked(self) -> None:
        self.choose(2)

    @Slot()
    def _on_note_clicked(self) -> None:
        self.choose(3)

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self.item is not None:
            QGuiApplication.clipboard().setText(self.item.text)

    @Slot()
    def _on_open_clicked(self) -> None:
        if self.item is not None:
            self.report_requested.emit(self.item.report_id)
