"""A refusal, a held action or a draft without its report: three facts, the officer's own text, what can be done."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from app.services.values import SyncMark, TrayChoice, TrayDecision, TrayItem
from app.views import labels
from app.views.theme import gap
from app.views.tray import words
from app.views.tray.cells import FactCard
from app.views.widgets.choice_card import ChoiceCard
from app.views.widgets.panes import column
from app.views.widgets.text import Label

translate = labels.translate


class RefusalBody(QWidget):
    """
    Signals:
        changed(): another choice.
    """

    changed = Signal()

    def __init__(self, item: TrayItem, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.cards: dict[TrayChoice, ChoiceCard] = {}
        self._group = QButtonGroup(self)
        inside = column(self, spacing=gap(8))
        inside.addWidget(Label(translate("tray", "Apa yang bisa dilakukan"), 13, 600))
        for place, (choice, texts) in enumerate(words.choice_texts(item).items(), start=1):
            title, detail, reason = texts
            card = ChoiceCard(title, reason or detail, str(place))
            card.setEnabled(not reason)
            card.toggled.connect(self._on_toggled)
            self._group.addButton(card)
            self.cards[choice] = card
            inside.addWidget(card)

    def note_reason(self) -> str | None:
        """The choices stand in the body, not in the foot."""
        return None

    def choose(self, key: int) -> None:
        cards = list(self.cards.values())
        if key <= len(cards) and cards[key - 1].isEnabled():
            cards[key - 1].setChecked(True)
            cards[key - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def decision(self) -> TrayDecision | None:
        chosen = next((choice for choice, card in self.cards.items() if card.isChecked()), None)
        return None if chosen is None else TrayDecision(chosen)

    def missing(self) -> str:
        keys = [str(place) for place, card in enumerate(self.cards.values(), start=1) if card.isEnabled()]
        return translate("tray", "Pilih {keys} dulu.").format(keys=translate("tray", " atau ").join(keys))

    def primary_title(self) -> str:
        decision = self.decision()
        return (
            translate("tray", "Pakai pilihan ini")
            if decision is None
            else words.primary_title(self.item, decision.choice)
        )

    def result(self) -> str:
        decision = self.decision()
        return "" if decision is None else words.result_of(self.item, decision.choice)

    @Slot(bool)
    def _on_toggled(self, is_checked: bool) -> None:
        if is_checked:
            self.changed.emit()


def facts_row(item: TrayItem, now: datetime) -> QWidget | None:
    """None for a draft: nothing was sent."""
    if item.mark is SyncMark.DRAFT:
        return None
    holder = QWidget()
    across = QHBoxLayout(holder)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(gap(8))
    for fact in words.facts(item, now):
        across.addWidget(FactCard(*fact), 1)
    return holder
