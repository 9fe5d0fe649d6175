"""«Mungkin sudah dilaporkan»: cards of reports that may be about the same, each with the one link that fits it."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.values import SimilarReport
from app.views import labels
from app.views.intake import presenter
from app.views.theme import gap
from app.views.widgets.button import TOGGLE, Button
from app.views.widgets.panes import Card, Pane, column, line
from app.views.widgets.text import ElidedLabel, Label, Paragraph
from domain.report import CLOSED

translate = labels.translate


class HintCard(Card):
    """
    Signals:
        link_toggled(object, bool): the SimilarReport to link, or no longer.
    """

    link_toggled = Signal(object, bool)

    def __init__(
        self, found: SimilarReport, now: datetime, is_linked: bool, reason: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.found = found
        self.link = Button(link_title(found), TOGGLE, "link", name=f"{link_title(found)} {found.number}")
        self.link.height_px = 28
        self.link.setChecked(is_linked)
        self.link.set_reason(reason if found.status not in CLOSED else "")
        self._build(now)
        self.link.clicked.connect(self._on_clicked)

    def _build(self, now: datetime) -> None:
        found = self.found
        inside = column(self, (gap(12), gap(10), gap(12), gap(10)), gap(4))
        head = QWidget()
        across = line(head, spacing=gap(8))
        across.addWidget(Label(labels.status_label(found.status), 12, 600, found.status.value))
        across.addWidget(ElidedLabel(found.number, 12, 500, "text2"), 1)
        across.addWidget(Label(presenter.age_words(found.created_at, now), 12, 400, "text2"))
        inside.addWidget(head)
        inside.addWidget(ElidedLabel(found.headline, 13, 600))
        inside.addWidget(Paragraph(presenter.why_similar(found), 12, 400, "text2"))
        inside.addWidget(self.link, alignment=Qt.AlignmentFlag.AlignLeft)
        if self.link.reason:
            inside.addWidget(Paragraph(self.link.reason, 12, 400, "text3"))

    @Slot(bool)
    def _on_clicked(self, is_checked: bool) -> None:
        if self.link.reason:
            self.link.setChecked(False)
        else:
            self.link_toggled.emit(self.found, is_checked)


class HintPane(Pane):
    """
    Signals:
        link_toggled(object, bool): see `HintCard`.
    """

    link_toggled = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface2", parent=parent)
        self.cards: list[HintCard] = []
        self._shown: tuple[object, ...] = ()
        self._words = Paragraph("", 12, 400, "text2")
        holder = QWidget()
        self._column = column(holder, spacing=gap(8))
        foot = translate("intake", "Menautkan tidak menghapus apa pun: kedua laporan tetap ada.")
        inside = column(self, (gap(14), gap(12), gap(14), gap(10)), gap(6))
        inside.addWidget(Label(translate("intake", "Mungkin sudah dilaporkan"), 15, 600))
        inside.addWidget(self._words)
        inside.addWidget(holder)
        inside.addWidget(Paragraph(foot, 12, 400, "text2"))
        inside.addStretch(1)
        self.show_found((), datetime.min, None, "")

    def show_found(
        self, found: tuple[SimilarReport, ...], now: datetime, linked: SimilarReport | None, reason: str
    ) -> None:
        """`linked` stays on top, also when it is no longer among those found. `reason`: why no duplicate can be
        linked; empty when one can."""
        listed = found if linked is None else (linked, *(each for each in found if each.id != linked.id))
        shown = (listed, linked, reason)
        if shown == self._shown:
            return
        self._shown = shown
        self._words.setText(_intro(len(listed)))
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [HintCard(each, now, linked is not None and each.id == linked.id, reason) for each in listed]
        for place, card in enumerate(self.cards):
            card.link_toggled.connect(self.link_toggled)
            self._column.insertWidget(place, card)


def link_title(found: SimilarReport) -> str:
    if found.status in CLOSED:
        return translate("intake", "Jadikan lanjutan laporan ini")
    return translate("intake", "Tautkan sebagai duplikat")


def _intro(count: int) -> str:
    if not count:
        return translate("intake", "Belum ada yang mirip di PC ini. Dicari dari titik, kategori dan kata.")
    return translate(
        "intake", "{n} laporan di PC ini mirip. Dicari dari titik, kategori dan kata; Anda memutuskan."
    ).format(n=count)
