"""Beside the queue: one action under three headings, and below it how this PC stands with the server."""

from datetime import datetime
from html import escape

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.services.finding_values import QueueFacts, QueueItem
from app.services.values import SyncMark, SyncStatus
from app.views import labels
from app.views.queue import words
from app.views.theme import gap
from app.views.widgets.button import PLAIN, PRIMARY, Button
from app.views.widgets.panes import Card, Pane, ScrollPane, column, line
from app.views.widgets.text import Label, NoteBox, Paragraph

translate = labels.translate
TRAY_MARKS = (SyncMark.REFUSED, SyncMark.CONFLICT, SyncMark.HELD)


class QueueSide(Pane):
    """
    Signals:
        sync_requested(): send now.
        decide_requested(): to Perlu tindakan.
        report_requested(str): id of the report to show.
        cancel_requested(str): cmd_id, after the officer has seen what goes with it.
        diagnostics_requested(): show the diagnostics, to be saved for the help desk.
    """

    sync_requested = Signal()
    decide_requested = Signal()
    report_requested = Signal(str)
    cancel_requested = Signal(str)
    diagnostics_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface2", "l", parent)
        self.item: QueueItem | None = None
        self._is_asking = False
        self._title = Paragraph("", 15, 600)
        self._about = Paragraph("", 12, 400, "text2")
        self._happened, self._kept, self._possible = (Paragraph("", 13) for _ in range(3))
        self._text = Paragraph("", 13)
        self._own = Card()
        self._result = NoteBox("info", "accent_soft")
        self._asking = NoteBox("warning", "warn_soft", "text", "warn")
        self.send = Button(translate("queue", "Kirim sekarang"), PLAIN, "arrows-clockwise")
        self.decide = Button(
            translate("queue", "Putuskan"),
            PRIMARY,
            "warning-octagon",
            name=translate("queue", "Putuskan di Perlu tindakan"),
        )
        self.open_report = Button(translate("queue", "Buka laporannya"), PLAIN, "arrow-square-out")
        self.copy = Button(translate("queue", "Salin tulisan"), PLAIN, "copy")
        self.cancel = Button(translate("queue", "Batalkan"), PLAIN, "x")
        self.confirm = Button(translate("queue", "Ya, batalkan"), PLAIN)
        self.spare = Button(translate("queue", "Tidak jadi"), PLAIN)
        self.diagnostics = Button(translate("queue", "Simpan diagnostik…"), PLAIN, "download-simple")
        self._facts = QWidget()
        self._missing = NoteBox("warning", "warn_soft", "text", "warn")
        self._code = Label("", 11, 400, "text3")
        self._build()
        self._connect()

    def show_item(self, item: QueueItem | None, now: datetime) -> None:
        """None: nothing is chosen, or there is nothing."""
        if item is None or self.item is None or item.cmd_id != self.item.cmd_id:
            self._is_asking = False
        self.item = item
        self._detail.setVisible(item is not None)
        if item is None:
            self._title.setText(translate("queue", "Tidak ada yang dipilih"))
            self._about.setText(translate("queue", "Pilih perubahan di kiri untuk melihat apa yang terjadi padanya."))
            return
        self._title.setText(words.state(item))
        at = labels.moment(item.made_at, now)
        self._about.setText(f"{labels.action_label(item.type)} · {item.number} · {at}")
        self._happened.setText(words.happened(item, now))
        self._kept.setText(words.kept(item))
        self._possible.setText(words.possible(item))
        self._text.setText(f"“{item.text}”")
        self._own.setVisible(bool(item.text))
        code = item.error or ""
        self._code.setText(translate("queue", "Kode {code}").format(code=code) if code else "")
        self._code.setVisible(bool(code))
        self._show_buttons(item)

    def show_result(self, sentence: str) -> None:
        self._result.setText(sentence)
        self._result.setVisible(bool(sentence))

    def show_facts(self, facts: QueueFacts, status: SyncStatus, server: str) -> None:
        self._missing.setVisible(bool(facts.missing))
        if facts.missing:
            self._missing.setText(words.missing(facts.missing))
        for at, (label, value) in enumerate(words.facts_lines(facts, status, server)):
            self._names[at].setText(label)
            self._values[at].setText(value)

    def _build(self) -> None:
        content = Pane("surface2")
        inside = column(content, (gap(16), gap(14), gap(16), gap(14)), gap(6))
        self._detail = QWidget()
        detail = column(self._detail, spacing=gap(6))
        own = column(self._own, (gap(12), gap(8), gap(12), gap(8)))
        own.addWidget(self._text)
        headed: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (translate("queue", "Apa yang terjadi"), (self._happened, self._code)),
            (translate("queue", "Apa yang disimpan"), (self._kept, self._own)),
            (translate("queue", "Apa yang bisa dilakukan"), (self._possible,)),
        )
        for title, parts in headed:
            detail.addSpacing(gap(6))
            detail.addWidget(Label(title, 12, 600, "text2"))
            for part in parts:
                detail.addWidget(part)
        detail.addWidget(self._asking)
        buttons = (self.send, self.decide, self.confirm, self.spare, self.open_report, self.copy, self.cancel)
        for button in buttons:
            detail.addWidget(button)
        for part in (self._title, self._about, self._result, self._detail):
            inside.addWidget(part)
        inside.addSpacing(gap(16))
        inside.addWidget(Label(translate("queue", "Sambungan dan penyimpanan"), 12, 600, "text2"))
        inside.addWidget(self._missing)
        inside.addWidget(self._facts)
        inside.addWidget(self.diagnostics)
        inside.addStretch(1)
        self._build_facts()
        for part in (self._result, self._missing, self._detail):
            part.hide()
        column(self).addWidget(ScrollPane(content, translate("queue", "Rincian perubahan")))

    def _build_facts(self) -> None:
        below = column(self._facts, spacing=gap(2))
        self._names: list[Paragraph] = []
        self._values: list[Paragraph] = []
        for _ in range(8):
            pair = QWidget()
            across = line(pair, spacing=gap(8))
            self._names.append(Paragraph("", 12, 400, "text2"))
            self._values.append(Paragraph("", 12, 400))
            across.addWidget(self._names[-1], 2)
            across.addWidget(self._values[-1], 3)
            below.addWidget(pair)

    def _connect(self) -> None:
        self.send.clicked.connect(self.sync_requested)
        self.decide.clicked.connect(self.decide_requested)
        self.diagnostics.clicked.connect(self.diagnostics_requested)
        self.open_report.clicked.connect(self._on_open_clicked)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.spare.clicked.connect(self._on_spare_clicked)
        self.confirm.clicked.connect(self._on_confirm_clicked)

    def _show_buttons(self, item: QueueItem) -> None:
        is_tray = item.mark in TRAY_MARKS and not item.is_settled
        is_waiting = item.mark in (SyncMark.ON_PC, SyncMark.SENDING)
        asking = self._is_asking and item.can_cancel
        self.send.setVisible(is_waiting and not asking)
        self.decide.setVisible(is_tray and not asking)
        self.copy.setVisible(bool(item.text))
        self.cancel.setVisible((is_waiting or item.can_cancel) and not asking)
        self.cancel.set_reason("" if item.can_cancel else translate("queue", "Sudah dikirim."))
        self.confirm.set_title(
            translate("queue", "Ya, batalkan {n} perubahan").format(n=1 + len(item.dependants)),
        )
        for widget in (self.confirm, self.spare, self._asking):
            widget.setVisible(asking)
        if asking:
            self._asking.setText(escape(words.goes_with(item)))

    def _ask(self, is_asking: bool) -> None:
        self._is_asking = is_asking
        if self.item is not None:
            self._show_buttons(self.item)

    @Slot()
    def _on_open_clicked(self) -> None:
        if self.item is not None:
            self.report_requested.emit(self.item.report_id)

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self.item is not None:
            QApplication.clipboard().setText(self.item.text)
            self.show_result(translate("queue", "Tulisan disalin. Tempel dengan Ctrl+V."))

    @Slot()
    def _on_cancel_clicked(self) -> None:
        if self.item is not None and self.item.can_cancel:
            self._ask(True)
            self.spare.setFocus()

    @Slot()
    def _on_spare_clicked(self) -> None:
        self._ask(False)
        self.cancel.setFocus()

    @Slot()
    def _on_confirm_clicked(self) -> None:
        if self.item is not None:
            self._ask(False)
            self.cancel_requested.emit(self.item.cmd_id)
