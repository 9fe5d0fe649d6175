"""Perlu tindakan in the reading pane: a conflict as mine and theirs with the base beside, or a refusal.

Nothing is chosen beforehand; keys 1 and 2 choose, Ctrl+Enter applies.
"""

from datetime import datetime
from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.values import ConflictField, SyncMark, TrayItem
from app.views import labels, messages
from app.views.report.action_bar import ReasonLine
from app.views.theme import gap, row
from app.views.tray.cells import ValueCell
from app.views.widgets.button import PLAIN, PRIMARY, Button
from app.views.widgets.choice_card import ChoiceCard
from app.views.widgets.empty import EmptyState
from app.views.widgets.panes import Card, Pane, ScrollPane, column, line
from app.views.widgets.text import ElidedLabel, Label, NoteBox, Paragraph
from domain.errors import CONFLICT_FIELD

translate = labels.translate
MINE, THEIRS = "mine", "theirs"
INTAKE = "buat_laporan"


class TrayView(QStackedWidget):
    """
    Signals:
        mine_requested(str): cmd_id of an action to make again on today's report.
        correction_requested(str): cmd_id of a new report that was refused, to be corrected in its form.
        theirs_requested(str): cmd_id of an action to put away.
        report_requested(str): show this report itself.
        back_requested(): to the list, where this pane has replaced it.
    """

    mine_requested = Signal(str)
    correction_requested = Signal(str)
    theirs_requested = Signal(str)
    report_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item: TrayItem | None = None
        self._empty = EmptyState()
        self._page = Pane("surface")
        self._number = Label("", 13, 600, "text2")
        self._about = ElidedLabel("", 12, 400, "text2")
        self._title = ElidedLabel("", 18, 600)
        self._content = Pane("surface")
        self._cells: dict[str, list[ValueCell]] = {MINE: [], THEIRS: []}
        self.cards: dict[str, ChoiceCard] = {}
        self._result = NoteBox("arrow-bend-down-right", "accent_soft")
        self._group = QButtonGroup(self)
        self.open_report = Button(translate("tray", "Buka laporan"), PLAIN, "arrow-square-out")
        self._back = Button(translate("tray", "Daftar"), PLAIN, "caret-left", "Esc")
        self.primary = Button(translate("tray", "Pakai pilihan ini"), PRIMARY, "", "Ctrl+Enter")
        self._reason = ReasonLine()
        self._build()
        self.show_nothing()

    def show_nothing(self) -> None:
        self.item = None
        words = translate("tray", "Tidak ada konflik atau penolakan. Semua perubahan Anda berjalan.")
        self._empty.show_words("check-circle", "accent_soft", "accent", translate("tray", "Beres"), words)
        self.setCurrentWidget(self._empty)

    def show_item(self, item: TrayItem, now: datetime) -> None:
        if item == self.item:
            return
        self.item = item
        self._number.setText(item.number)
        made = labels.moment(item.made_at, now)
        self._about.setText(f"{labels.action_label(item.type)}  ·  {labels.mark_label(item.mark)}  ·  {made}")
        self._title.setText(item.headline or translate("tray", "Laporan sudah tidak ada di unit Anda"))
        self._fill(item, now)
        self._show_choice()
        self.setCurrentWidget(self._page)

    def set_compact(self, is_compact: bool) -> None:
        """The pane has replaced the list: a way back in its head."""
        self._back.setVisible(is_compact)

    def choose(self, side: str) -> None:
        """Chooses mine or theirs, if it can be chosen."""
        card = self.cards.get(side)
        if card is not None and card.isEnabled():
            card.setChecked(True)
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def chosen(self) -> str:
        return next((side for side, card in self.cards.items() if card.isChecked()), "")

    @Slot()
    def apply(self) -> None:
        side = self.chosen()
        if self.item is None or not side:
            return
        mine = self.correction_requested if self.item.type == INTAKE else self.mine_requested
        request = mine if side == MINE else self.theirs_requested
        request.emit(self.item.cmd_id)

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
        below.addWidget(self.primary, alignment=Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self._reason, 1)
        outer = column(self._page)
        outer.addWidget(head)
        outer.addWidget(ScrollPane(self._content, translate("tray", "Isi perlu tindakan")), 1)
        outer.addWidget(foot)
        self.addWidget(self._empty)
        self.addWidget(self._page)
        self.primary.clicked.connect(self.apply)
        self._back.clicked.connect(self.back_requested)
        self.open_report.clicked.connect(self._on_open_clicked)

    def _fill(self, item: TrayItem, now: datetime) -> None:
        self._clear()
        alarm = NoteBox("warning-octagon", "late_soft", "text", "late")
        alarm.setText(f"<b>{escape(_what(item, now))}</b><br>{escape(_why(item))}")
        self._column.addWidget(alarm)
        self._make_cards(item)
        if item.fields:
            self._column.addWidget(self._comparison(item.fields, now))
        if item.text:
            self._column.addWidget(_own_text(item))
        if not item.fields:
            self._column.addWidget(Label(translate("tray", "Apa yang bisa dilakukan"), 13, 600))
            for card in self.cards.values():
                self._column.addWidget(card)
        self._result = NoteBox("arrow-bend-down-right", "accent_soft")
        self._column.addWidget(self._result)
        self._column.addStretch(1)

    def _make_cards(self, item: TrayItem) -> None:
        texts = choice_texts(item)
        for place, side in enumerate((MINE, THEIRS)):
            title, detail = texts[side]
            card = ChoiceCard(title, detail, str(place + 1))
            card.toggled.connect(self._on_toggled)
            self._group.addButton(card)
            self.cards[side] = card
        self.cards[MINE].setEnabled(item.can_repeat)
        if not item.can_repeat:
            self.cards[MINE].detail = messages.refusal(item.repeat_code or "")

    def _comparison(self, fields: tuple[ConflictField, ...], now: datetime) -> QWidget:
        """Label, base, mine, theirs; the two heads are the choices."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(gap(8))
        base = Paragraph(translate("tray", "Semula"), 13, 600)
        grid.addWidget(base, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.cards[MINE], 0, 2)
        grid.addWidget(self.cards[THEIRS], 0, 3)
        for at, field in enumerate(fields, start=1):
            title = Label(labels.field_label(field.name), 12, 600)
            grid.addWidget(title, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(ValueCell(labels.value_label(field.name, field.base), "", is_base=True), at, 1)
            mine = ValueCell(labels.value_label(field.name, field.mine), "")
            theirs = ValueCell(labels.value_label(field.name, field.theirs), _by(field, now))
            self._cells[MINE].append(mine)
            self._cells[THEIRS].append(theirs)
            grid.addWidget(mine, at, 2)
            grid.addWidget(theirs, at, 3)
        for place, share in ((1, 2), (2, 3), (3, 3)):
            grid.setColumnStretch(place, share)
        return holder

    def _clear(self) -> None:
        self._cells = {MINE: [], THEIRS: []}
        for card in self.cards.values():
            self._group.removeButton(card)
        self.cards = {}
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_choice(self) -> None:
        side = self.chosen()
        for name, cells in self._cells.items():
            for cell in cells:
                cell.set_chosen(name == side)
        is_chosen = bool(side) and self.item is not None
        self.primary.set_reason("" if is_chosen else translate("tray", "Pilih 1 atau 2 dulu."))
        self._result.setVisible(is_chosen)
        words = f"Kode {self.item.code}" if self.item else ""
        self._reason.setText(words if is_chosen else f"{translate('tray', 'Pilih 1 atau 2 dulu.')}   {words}")
        if is_chosen and self.item is not None:
            self.primary.set_title(primary_title(self.item, side))
            self._result.setText(result_words(self.item, side))
        else:
            self.primary.set_title(translate("tray", "Pakai pilihan ini"))

    @Slot()
    def _on_toggled(self) -> None:
        self._show_choice()

    @Slot()
    def _on_open_clicked(self) -> None:
        if self.item is not None:
            self.report_requested.emit(self.item.report_id)


def choice_texts(item: TrayItem) -> dict[str, tuple[str, str]]:
    """Title and second line of the two choices."""
    if item.mark is SyncMark.CONFLICT:
        return {
            MINE: (translate("tray", "Anda di PC ini"), translate("tray", "belum berlaku")),
            THEIRS: (translate("tray", "Rekan di server"), translate("tray", "berlaku sekarang")),
        }
    if item.type == INTAKE:
        mine = (translate("tray", "Perbaiki di formulir"), translate("tray", "semua isian kembali, nomor tetap"))
    else:
        mine = (translate("tray", "Ulangi"), translate("tray", "dikirim lagi di atas keadaan laporan sekarang"))
    return {
        MINE: mine,
        THEIRS: (
            translate("tray", "Simpan sebagai selesai"),
            translate("tray", "tidak dikirim; tulisan Anda tetap tersimpan di PC ini"),
        ),
    }


def primary_title(item: TrayItem, side: str) -> str:
    if item.mark is not SyncMark.CONFLICT:
        return translate("tray", "Pakai pilihan ini")
    return translate("tray", "Pakai milik saya") if side == MINE else translate("tray", "Pakai milik rekan")


def result_words(item: TrayItem, side: str) -> str:
    """What the choice leads to, before it is taken; rich text."""
    if side == THEIRS:
        return translate("tray", "Hasil: laporan tetap seperti di server. Tulisan Anda tersimpan di PC ini.")
    if item.type == INTAKE:
        return translate("tray", "Hasil: formulir terbuka dengan isian Anda; perbaiki, lalu simpan lagi.")
    if not item.fields:
        return translate("tray", "Hasil: {action} dikirim lagi.").format(action=labels.action_label(item.type))
    pairs = ", ".join(
        f"{labels.field_label(field.name).lower()} <b>{escape(labels.value_label(field.name, field.mine))}</b>"
        for field in item.fields
    )
    return translate("tray", "Hasil: {pairs}. Perubahan rekan tetap tercatat di riwayat.").format(pairs=pairs)


def _what(item: TrayItem, now: datetime) -> str:
    at = labels.moment(item.made_at, now)
    action = labels.action_label(item.type)
    if item.mark is SyncMark.CONFLICT:
        return translate("tray", "Dua petugas mengubah laporan ini hampir bersamaan.")
    if item.mark is SyncMark.HELD:
        words = translate("tray", "{action} dari pukul {at} tertahan karena perubahan sebelumnya.")
    else:
        words = translate("tray", "Server menolak {action} Anda dari pukul {at}.")
    return words.format(action=action, at=at)


def _why(item: TrayItem) -> str:
    if item.code != CONFLICT_FIELD:
        return messages.refusal(item.code)
    words = translate("tray", "Pilih nilai yang berlaku untuk {n} kolom. Catatan dari keduanya selalu disimpan.")
    return words.format(n=len(item.fields))


def _by(field: ConflictField, now: datetime) -> str:
    at = "" if field.theirs_at is None else labels.moment(field.theirs_at, now)
    return " · ".join(part for part in (field.theirs_by or "", at) if part)


def _own_text(item: TrayItem) -> QWidget:
    box = Card()
    inside = column(box, (gap(14), gap(10), gap(14), gap(10)), gap(4))
    inside.addWidget(Label(translate("tray", "Tulisan Anda, utuh"), 12, 600, "text2"))
    inside.addWidget(Paragraph(f"“{item.text}”", 13))
    return box
