"""The dialog of koordinasi and disposisi: two pages of one form, so that the difference is seen where one chooses.

What was typed stays when the page changes.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.services.values import DeskOwner, HandOverChoices, ReportDetails
from app.views import labels, messages
from app.views.act.dialog import Act, ActionDialog
from app.views.hand_over import presenter
from app.views.hand_over.tree_picture import TreePicture
from app.views.theme import gap, row
from app.views.widgets.button import TOGGLE, Button
from app.views.widgets.choice_list import ChoiceList
from app.views.widgets.inputs import SearchInput, TextInput
from app.views.widgets.panes import Card, column, line
from app.views.widgets.text import ElidedLabel, Label, NoteBox
from domain.actions import Action, Disposisi, Koordinasi

translate = labels.translate
NO_CHOICES = HandOverChoices((), (), ())


class HandOverDialog(ActionDialog):
    """`reasons`: why a page is not legal now, by action type; empty when it is."""

    def __init__(self, details: ReportDetails, owner: DeskOwner, now: datetime, act: Act, parent: QWidget) -> None:
        title = translate("hand_over", "Serahkan {number} — {headline}")
        words = title.format(number=details.line.number, headline=details.line.headline)
        super().__init__(words, (1120, 600), act, parent)
        self._details, self._owner, self._now = details, owner, now
        self._choices = NO_CHOICES
        self.is_koordinasi = True
        self._reasons = {choice.type: choice.code for choice in details.choices}
        self.pages = {
            "koordinasi": Button(translate("hand_over", "Koordinasi"), TOGGLE, "arrows-left-right"),
            "disposisi": Button(translate("hand_over", "Disposisi"), TOGGLE, "arrow-bend-down-right"),
        }
        self._explanation = NoteBox("info", "accent_soft")
        self._title = Label("", 13, 600)
        self._subtitle = ElidedLabel("", 12, 400, "text2")
        self.search = SearchInput("", "")
        self.recipients = ChoiceList("", 46)
        self._nobody = Label("", 13, 400, "text2")
        self._tree = TreePicture(owner.unit_name)
        self._text_title = Label("", 13, 600)
        self.reason = TextInput("", "", 6)
        self.reason.setProperty("draft", translate("hand_over", "Alasan"))
        self._clocks = NoteBox("clock", "surface")
        self._build_left()
        self._build_right()
        self.set_shares(740, 380)

    def show_page(self, kind: str) -> None:
        """koordinasi or disposisi."""
        self.is_koordinasi = kind == "koordinasi"
        for name, button in self.pages.items():
            button.setChecked(name == kind)
        self._show_words()
        self._show_rows()
        self.search.setFocus()

    def show_choices(self, choices: HandOverChoices) -> None:
        """Recipients have arrived; the usual agency stands first but is never chosen by itself."""
        self._choices = choices
        self._show_rows()

    def action(self) -> Action | None:
        target, words = self.recipients.chosen_id(), self.reason.words()
        if not target or not words:
            return None
        if self.is_koordinasi:
            return Koordinasi(target_unit=target, reason=words)
        if target in {unit.id for unit in self._choices.sub_units}:
            return Disposisi(target_unit=target, instruction=words)
        return Disposisi(assignee=target, instruction=words)

    def missing(self) -> str:
        if not self.recipients.chosen_id():
            return translate("hand_over", "Pilih penerima dulu.")
        if self.is_koordinasi:
            return translate("hand_over", "Tulis alasannya dulu.")
        return translate("hand_over", "Tulis instruksinya dulu.")

    def focus_missing(self) -> None:
        if self.recipients.chosen_id():
            self.reason.setFocus()
        else:
            self.search.setFocus()

    def _build_left(self) -> None:
        left = column(self.left, (gap(20), gap(14), gap(20), gap(14)), gap(8))
        switch = Card("surface2")
        across = line(switch, (gap(3),) * 4, gap(4))
        group = QButtonGroup(self)
        hints = (
            translate("hand_over", "ke samping, ke OPD lain"),
            translate("hand_over", "ke bawah, di dalam unit Anda"),
        )
        for button, hint in zip(self.pages.values(), hints, strict=True):
            button.setAccessibleDescription(hint)
            group.addButton(button)
            across.addWidget(button)
            across.addWidget(ElidedLabel(hint, 12, 400, "text2"), 1)
        self.pages["koordinasi"].clicked.connect(self._on_koordinasi_clicked)
        self.pages["disposisi"].clicked.connect(self._on_disposisi_clicked)
        head = QWidget()
        titles = line(head, spacing=gap(8))
        titles.addWidget(self._title)
        titles.addWidget(self._subtitle, 1)
        frame = Card()
        inside = column(frame, (2, 2, 2, 2))
        inside.addWidget(self.recipients)
        inside.addWidget(self._nobody, alignment=Qt.AlignmentFlag.AlignCenter)
        frame.setMinimumHeight(row(180))
        for widget in (switch, self._explanation, head, self.search):
            left.addWidget(widget)
        left.addWidget(frame, 1)
        self.search.textChanged.connect(self._on_search_changed)
        self.search.step_requested.connect(self.recipients.step)
        self.recipients.chosen.connect(self._on_recipient_chosen)

    def _build_right(self) -> None:
        right: QVBoxLayout = column(self.right, (gap(20), gap(16), gap(20), gap(16)), gap(8))
        head = QWidget()
        titles = line(head, spacing=gap(8))
        titles.addWidget(self._text_title)
        titles.addWidget(Label(translate("hand_over", "wajib"), 12, 400, "text2"))
        titles.addStretch(1)
        locked = NoteBox("lock-simple", "surface")
        locked.setText(
            translate("hand_over", "Uraian, lokasi dan riwayat ikut terkirim. Identitas pelapor tidak pernah ikut.")
        )
        right.addWidget(self._tree)
        right.addSpacing(gap(8))
        for widget in (head, self.reason, locked, self._clocks):
            right.addWidget(widget)
        right.addStretch(1)
        self.reason.textChanged.connect(self._on_text_changed)

    def _show_words(self) -> None:
        is_koordinasi, category = self.is_koordinasi, self._details.line.category
        self._explanation.setText(presenter.explanation(is_koordinasi, self._owner.unit_name))
        self._clocks.setText(presenter.clock_words(self._details, self._now, is_koordinasi))
        title = translate("hand_over", "OPD penerima") if is_koordinasi else translate("hand_over", "Penerima")
        self._title.setText(title)
        subtitle = (
            translate("hand_over", "kategori {name} · yang terdekat dulu").format(name=category)
            if is_koordinasi
            else translate("hand_over", "hanya sub-unit dan petugas sendiri · kotak = laporan terbuka")
        )
        self._subtitle.setText(subtitle)
        self.recipients.setAccessibleName(title)
        name = translate("hand_over", "Cari OPD") if is_koordinasi else translate("hand_over", "Cari penerima")
        hint = (
            translate("hand_over", "Cari OPD atau singkatan, mis. “SDA”")
            if is_koordinasi
            else translate("hand_over", "Cari nama atau regu")
        )
        self.search.setAccessibleName(name)
        self.search.setPlaceholderText(hint)
        label = translate("hand_over", "Alasan") if is_koordinasi else translate("hand_over", "Instruksi")
        self._text_title.setText(label)
        self.reason.setAccessibleName(label)

    def _show_rows(self) -> None:
        typed = self.search.text()
        rows = (
            presenter.coordination_rows(self._choices, typed)
            if self.is_koordinasi
            else presenter.disposition_rows(self._choices, typed, self._owner.unit_name)
        )
        self.recipients.show_rows(rows)
        self.recipients.setVisible(bool(rows))
        self._nobody.setVisible(not rows)
        self._nobody.setText(
            translate("hand_over", "Tidak ada yang cocok dengan “{typed}”.").format(typed=typed)
            if typed
            else translate("hand_over", "Tidak ada penerima yang mungkin.")
        )
        self._show_target()

    def _show_target(self) -> None:
        chosen = self.recipients.chosen_row()
        name = chosen.title if chosen else ""
        self._tree.show_target(name, self.is_koordinasi)
        verb = translate("hand_over", "Koordinasikan") if self.is_koordinasi else translate("hand_over", "Disposisi")
        words = translate("hand_over", "{verb} ke {unit}").format(verb=verb, unit=_fitting(name))
        short = verb if self.is_koordinasi else translate("hand_over", "Kirim disposisi")
        self.name_primary(words if name else short, short)
        code = self._reasons.get("koordinasi" if self.is_koordinasi else "disposisi")
        self.show_state()
        self.show_trouble(_legal_words(code))

    @Slot()
    def _on_koordinasi_clicked(self) -> None:
        self.show_page("koordinasi")

    @Slot()
    def _on_disposisi_clicked(self) -> None:
        self.show_page("disposisi")

    @Slot(str)
    def _on_search_changed(self, typed: str) -> None:
        self._show_rows()

    @Slot(str)
    def _on_recipient_chosen(self, chosen_id: str) -> None:
        self._show_target()

    @Slot()
    def _on_text_changed(self) -> None:
        self.show_state()
        self.trouble.hide()


def _fitting(name: str, limit: int = 40) -> str:
    short = labels.short_unit(name)
    return short if len(short) <= limit else short[: limit - 1].rstrip() + "…"


def _legal_words(code: str | None) -> str:
    return messages.refusal(code) if code else ""
