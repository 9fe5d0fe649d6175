"""A conflict as a comparison: base, mine and theirs per field, each to be chosen by itself; below it what merged."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from app.services.values import ConflictField, TrayChoice, TrayDecision, TrayItem
from app.views import labels, messages
from app.views.theme import gap
from app.views.tray import words
from app.views.tray.cells import BaseCell, ColumnHead, MergedLine, ValueCell
from app.views.tray.words import MINE, THEIRS
from app.views.widgets.panes import Card, column
from app.views.widgets.text import Label
from domain.errors import CONFLICT_FIELD

translate = labels.translate


class ConflictBody(QWidget):
    """
    Signals:
        changed(): another choice.
    """

    changed = Signal()

    def __init__(self, item: TrayItem, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._wants_note = False
        self.cells: dict[str, dict[str, ValueCell]] = {}
        inside = column(self, spacing=gap(10))
        inside.addWidget(self._grid(item, now))
        if item.merged:
            inside.addSpacing(gap(4))
            inside.addWidget(Label(translate("tray", "Disimpan dan digabung tanpa perlu dipilih"), 13, 600))
            inside.addWidget(_merged(item, now))

    def note_reason(self) -> str | None:
        """Why the text cannot become a catatan instead; None when there is no such choice."""
        is_offered = bool(self.item.text) and self.item.code != CONFLICT_FIELD
        return (messages.refusal(self.item.note_code) if self.item.note_code else "") if is_offered else None

    def choose(self, key: int) -> None:
        """1 = all mine, 2 = all theirs, 3 = my text as a catatan."""
        if key == 3:
            self._choose_note()
            return
        side = MINE if key == 1 else THEIRS
        for pair in self.cells.values():
            if pair[side].isEnabled():
                pair[side].setChecked(True)
                pair[side].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sides(self) -> dict[str, str]:
        """Which value is chosen, by field; only fields where one is."""
        return {name: side for name, pair in self.cells.items() for side, cell in pair.items() if cell.isChecked()}

    def decision(self) -> TrayDecision | None:
        if self._wants_note:
            return TrayDecision(TrayChoice.NOTE)
        sides = self.sides()
        if len(sides) < len(self.cells):
            return None
        mine = frozenset(name for name, side in sides.items() if side == MINE)
        if self.item.code == CONFLICT_FIELD or mine:
            return TrayDecision(TrayChoice.AGAIN, mine)
        return TrayDecision(TrayChoice.AWAY)

    def missing(self) -> str:
        if self.item.code == CONFLICT_FIELD:
            return translate("tray", "Pilih satu nilai untuk setiap kolom; 1 semua milik saya, 2 semua milik rekan.")
        return translate("tray", "Pilih 1 atau 2 dulu.")

    def primary_title(self) -> str:
        return primary if (primary := self._note_title()) else translate("tray", "Pakai hasil ini")

    def result(self) -> str:
        decision = self.decision()
        if decision is None:
            return ""
        if self.item.code == CONFLICT_FIELD:
            return words.result_of_fields(self.item, self.sides())
        return words.result_of(self.item, decision.choice)

    def _note_title(self) -> str:
        return words.primary_title(self.item, TrayChoice.NOTE) if self._wants_note else ""

    def _choose_note(self) -> None:
        if self.note_reason() != "":
            return
        for pair in self.cells.values():
            group = pair[MINE].group()
            group.setExclusive(False)
            for cell in pair.values():
                cell.setChecked(False)
            group.setExclusive(True)
        self._wants_note = True
        self.changed.emit()

    def _grid(self, item: TrayItem, now: datetime) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(gap(8))
        made = translate("tray", "belum berlaku · {at}").format(at=labels.moment(item.made_at, now))
        heads = (
            ColumnHead("clock-clockwise", translate("tray", "Semula"), ""),
            ColumnHead("desktop", translate("tray", "Anda di PC ini"), made, "1"),
            ColumnHead("cloud", translate("tray", "Rekan di server"), translate("tray", "berlaku sekarang"), "2"),
        )
        for place, head in enumerate(heads, start=1):
            grid.addWidget(head, 0, place)
            grid.setColumnStretch(place, 1)
        for at, field in enumerate(item.fields, start=1):
            title = Label(labels.field_label(field.name), 12, 600)
            title.setContentsMargins(0, gap(9), 0, 0)
            grid.addWidget(title, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(BaseCell(labels.value_label(field.name, field.base)), at, 1)
            for place, cell in enumerate(self._pair(field, now), start=2):
                grid.addWidget(cell, at, place)
        return holder

    def _pair(self, field: ConflictField, now: datetime) -> tuple[ValueCell, ValueCell]:
        name = labels.field_label(field.name)
        mine, theirs = (labels.value_label(field.name, value) for value in (field.mine, field.theirs))
        detail = "" if self.item.can_repeat else messages.refusal(self.item.repeat_code or "")
        pair = (
            ValueCell(translate("tray", "{field}: {value}, milik saya").format(field=name, value=mine), mine, detail),
            ValueCell(
                translate("tray", "{field}: {value}, milik rekan").format(field=name, value=theirs),
                theirs,
                words.by(field, now),
            ),
        )
        group = QButtonGroup(self)
        for cell in pair:
            group.addButton(cell)
            cell.toggled.connect(self._on_toggled)
        pair[0].setEnabled(self.item.can_repeat)
        self.cells[field.name] = {MINE: pair[0], THEIRS: pair[1]}
        return pair

    @Slot(bool)
    def _on_toggled(self, is_checked: bool) -> None:
        if is_checked:
            self._wants_note = False
            self.changed.emit()


def _merged(item: TrayItem, now: datetime) -> Card:
    card = Card()
    inside = column(card, (1, 1, 1, 1))
    for change in item.merged:
        inside.addWidget(MergedLine(*words.merged(change, now)))
    return card
