"""The dialog of tautkan_duplikat and lepas_duplikat: candidates at the left, both reports side by side."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.form_values import Comparison, DuplicateCandidate
from app.services.values import ReportDetails
from app.views import labels
from app.views.act.dialog import Act, ActionDialog
from app.views.act.parts import title_of
from app.views.act.small_dialogs import titled
from app.views.duplicate import presenter
from app.views.duplicate.grid import ComparisonGrid
from app.views.theme import row
from app.views.widgets.choice_list import ChoiceList
from app.views.widgets.inputs import SearchInput
from app.views.widgets.panes import Card, column
from app.views.widgets.text import Label, NoteBox, Paragraph
from domain.actions import Action, LepasDuplikat, TautkanDuplikat

SEARCH_MS = 250


class DuplicateDialog(ActionDialog):
    """Links this report to the chosen one; where a link stands, shows both and takes it away.

    Signals:
        candidates_wanted(str): reports that fit what was typed; answered by `show_candidates`.
        comparison_wanted(str): with the report of this id; answered by `show_comparison`.
    """

    candidates_wanted = Signal(str)
    comparison_wanted = Signal(str)

    def __init__(self, details: ReportDetails, now: datetime, act: Act, parent: QWidget) -> None:
        link = next((found for found in details.links if found.kind == "duplicate_of"), None)
        self.linked_id = link.report_id if link else ""
        self.kind = "lepas_duplikat" if link else "tautkan_duplikat"
        super().__init__(title_of(labels.translate("act", "Duplikat"), details), (1160, 640), act, parent)
        self._now = now
        self._numbers: dict[str, str] = {link.report_id: link.number} if link else {}
        self._compared_id = ""
        self.search = SearchInput(self.tr("Cari laporan lain"), self.tr("Nomor, judul atau tempat"))
        self.candidates = ChoiceList(self.tr("Laporan yang mirip"), 58)
        self._nobody = Paragraph("", 13, 400, "text2")
        self._score = Label("", 13, 600, "accent")
        self.grid = ComparisonGrid()
        self._outcome = NoteBox("copy", "accent_soft")
        self._outcome.hide()
        self._later = QTimer(self, singleShot=True, interval=SEARCH_MS)
        left, right = self.columns()
        self._build_left(left)
        self._build_right(right)
        self.set_shares(360, 800)
        self._show_chosen()

    def begin(self) -> None:
        """Asks for what it shows first; the signals are connected by now."""
        if self.linked_id:
            self.left.hide()
            self.primary.setFocus()
            self.comparison_wanted.emit(self.linked_id)
        else:
            self.search.setFocus()
            self.candidates_wanted.emit("")

    def show_candidates(self, found: tuple[DuplicateCandidate, ...]) -> None:
        """The likeliest first; none is chosen by itself."""
        self._numbers |= {each.id: each.number for each in found}
        self.candidates.show_rows([presenter.candidate_row(each, self._now) for each in found])
        self.candidates.setVisible(bool(found))
        self._nobody.setVisible(not found)
        self._nobody.setText(self.tr("Tidak ada laporan lain yang cocok di PC ini."))
        self._show_chosen()

    def show_comparison(self, comparison: Comparison | None) -> None:
        if comparison is None:
            self._score.setText(self.tr("Laporan pasangannya tidak ada di PC ini."))
            return
        if comparison.other.id not in (self.linked_id, self.candidates.chosen_id()):
            return
        self._compared_id = comparison.other.id
        self._score.setText(presenter.score(comparison))
        self.grid.show_comparison(comparison)
        self._outcome.setText(
            self.tr("Tautan bisa dilepas: <b>kedua laporan tetap ada</b> dan dihitung sendiri-sendiri lagi.")
            if self.linked_id
            else presenter.outcome(comparison)
        )
        self._outcome.show()

    def action(self) -> Action | None:
        if self.linked_id:
            return LepasDuplikat()
        chosen = self.candidates.chosen_id()
        return TautkanDuplikat(duplicate_of=chosen) if chosen else None

    def missing(self) -> str:
        return self.tr("Pilih laporan pasangannya dulu.")

    def focus_missing(self) -> None:
        self.search.setFocus()

    def _build_left(self, left: QVBoxLayout) -> None:
        frame = Card()
        frame.setMinimumHeight(row(180))
        inside = column(frame, (2, 2, 2, 2))
        inside.addWidget(self.candidates)
        inside.addWidget(self._nobody)
        self._nobody.hide()
        left.addWidget(titled(self.tr("Laporan yang mirip"), self.tr("termirip dulu")))
        left.addWidget(self.search)
        left.addWidget(frame, 1)
        self.search.textChanged.connect(self._later.start)
        self.search.step_requested.connect(self.candidates.step)
        self._later.timeout.connect(self._on_search)
        self.candidates.chosen.connect(self._on_chosen)

    def _build_right(self, right: QVBoxLayout) -> None:
        right.addWidget(self._score)
        right.addWidget(self.grid)
        right.addWidget(self._outcome)
        right.addStretch(1)

    def _show_chosen(self) -> None:
        chosen = self.linked_id or self.candidates.chosen_id()
        number = self._numbers.get(chosen, "")
        if self.linked_id:
            title = self.tr("Lepas tautan ke {number}").format(number=number)
            self.name_primary(title, self.tr("Lepas"))
        else:
            words = self.tr("Tautkan ke {number}").format(number=number) if number else self.tr("Tautkan")
            self.name_primary(words, self.tr("Tautkan"))
        if not chosen:
            self._score.setText(self.tr("Pilih laporan dari daftar untuk membandingkan."))
        self.show_state()

    @Slot()
    def _on_search(self) -> None:
        self.candidates_wanted.emit(self.search.text())

    @Slot(str)
    def _on_chosen(self, chosen_id: str) -> None:
        self.trouble.hide()
        self._show_chosen()
        if chosen_id and chosen_id != self._compared_id:
            self.comparison_wanted.emit(chosen_id)
