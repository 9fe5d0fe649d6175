"""The dialog of tugaskan: which officer of the own unit works on the report, with what each has already."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.services.values import HandOverChoices, ReportDetails
from app.views import labels
from app.views.act.dialog import Act, ActionDialog
from app.views.act.parts import title_of
from app.views.act.small_dialogs import officer_rows, titled
from app.views.theme import row
from app.views.widgets.choice_list import ChoiceList
from app.views.widgets.panes import Card, column
from app.views.widgets.text import NoteBox, Paragraph
from domain.actions import Tugaskan


class AssignDialog(ActionDialog):
    """State, holder and clocks stay as they are."""

    kind = "tugaskan"

    def __init__(self, details: ReportDetails, act: Act, parent: QWidget) -> None:
        super().__init__(title_of(labels.translate("act", "Tugaskan"), details), (760, 520), act, parent)
        self._present = details.assignee
        self.officers = ChoiceList(labels.field_label("assignee"), 46)
        self._nobody = Paragraph(self.tr("Tidak ada petugas lain di unit Anda."), 13, 400, "text2")
        self._nobody.hide()
        self._fill()
        self._show_chosen()

    def show_choices(self, choices: HandOverChoices) -> None:
        rows = [each for each in officer_rows(choices.officers) if each.title != self._present]
        self.officers.show_rows(rows)
        self._nobody.setVisible(not rows)
        self.officers.setFocus()
        self._show_chosen()

    def action(self) -> Tugaskan | None:
        chosen = self.officers.chosen_id()
        return Tugaskan(assignee=chosen) if chosen else None

    def missing(self) -> str:
        return self.tr("Pilih petugas dulu.")

    def focus_missing(self) -> None:
        self.officers.setFocus()

    def _fill(self) -> None:
        self.set_shares(1, 0)
        left, _ = self.columns()
        box = NoteBox("info", "accent_soft")
        box.setText(
            self.tr(
                "<b>Tugaskan</b> hanya mencatat siapa yang mengerjakan. Pemegang, keadaan dan semua jam tidak "
                "berubah. Perlu instruksi? Pakai <b>Disposisi</b>."
            )
        )
        frame = Card()
        frame.setMinimumHeight(row(200))
        inside = column(frame, (2, 2, 2, 2))
        inside.addWidget(self.officers)
        inside.addWidget(self._nobody)
        now = self.tr("sekarang: {name}").format(name=self._present or self.tr("belum ada"))
        legend = Paragraph(self.tr("kotak = laporan terbuka, merah = lewat batas merah"), 12, 400, "text2")
        left.addWidget(box)
        left.addWidget(titled(labels.field_label("assignee"), now))
        left.addWidget(legend)
        left.addWidget(frame, 1)
        self.officers.chosen.connect(self._on_chosen)

    def _show_chosen(self) -> None:
        chosen = self.officers.chosen_row()
        words = self.tr("Tugaskan {name}").format(name=chosen.title) if chosen else self.tr("Tugaskan")
        self.name_primary(words, self.tr("Tugaskan"))
        self.show_state()

    @Slot(str)
    def _on_chosen(self, chosen_id: str) -> None:
        self.trouble.hide()
        self._show_chosen()
