"""The two small dialogs: terima (with an optional officer) and kembalikan (with its reason)."""

from dataclasses import replace
from html import escape

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.services.values import HandOverChoices, Recipient, ReportDetails
from app.views import labels
from app.views.act.dialog import Act, ActionDialog
from app.views.theme import gap
from app.views.widgets.choice_list import ChoiceList, ChoiceRow
from app.views.widgets.inputs import TextInput
from app.views.widgets.panes import line
from app.views.widgets.text import Label, NoteBox
from domain.actions import Kembalikan, Terima

NOBODY = "-"


class AcceptDialog(ActionDialog):
    """Takes the report up, for oneself or with an officer of the own unit as its worker."""

    def __init__(self, details: ReportDetails, act: Act, parent: QWidget) -> None:
        title = labels.translate("act", "Terima {number} — {headline}")
        super().__init__(
            title.format(number=details.line.number, headline=details.line.headline), (660, 470), act, parent
        )
        self.name_primary(labels.translate("act", "Terima laporan"), labels.translate("act", "Terima"))
        self.officers = ChoiceList(labels.translate("act", "Petugas"), 46)
        self._fill()

    def show_choices(self, choices: HandOverChoices) -> None:
        nobody = ChoiceRow(NOBODY, self.tr("Belum ditugaskan"), self.tr("Bisa ditentukan nanti dengan Disposisi"))
        self.officers.show_rows([nobody, *officer_rows(choices.officers)])
        self.officers.choose(NOBODY)
        self.officers.setFocus()
        self.show_state()

    def action(self) -> Terima:
        chosen = self.officers.chosen_id()
        return Terima(assignee=None if chosen in ("", NOBODY) else chosen)

    def missing(self) -> str:
        return ""

    def _fill(self) -> None:
        self.set_shares(1, 0)
        left, _ = self.columns()
        box = NoteBox("info", "accent_soft")
        box.setText(self.tr("<b>Terima</b> menghentikan jam respons dan mengubah keadaan menjadi <b>Proses</b>."))
        left.addWidget(box)
        left.addWidget(titled(self.tr("Petugas"), self.tr("tidak wajib")))
        left.addWidget(self.officers, 1)


class ReturnDialog(ActionDialog):
    """Gives the report back to the unit that handed it over."""

    def __init__(self, details: ReportDetails, act: Act, parent: QWidget) -> None:
        title = labels.translate("act", "Kembalikan {number} — {headline}")
        super().__init__(
            title.format(number=details.line.number, headline=details.line.headline), (660, 380), act, parent
        )
        self._receiver = details.handed_by or labels.translate("act", "unit yang menyerahkan")
        words = labels.translate("act", "Kembalikan ke {unit}")
        title = words.format(unit=labels.short_unit(self._receiver))
        self.name_primary(title, labels.translate("act", "Kembalikan"))
        self.reason = TextInput(
            labels.translate("act", "Alasan"), labels.translate("act", "Mengapa ini bukan tugas unit Anda?"), 5
        )
        self._fill()
        self.show_state()
        self.reason.setFocus()

    def action(self) -> Kembalikan | None:
        words = self.reason.words()
        return Kembalikan(reason=words) if words else None

    def missing(self) -> str:
        return self.tr("Alasan belum diisi.")

    def focus_missing(self) -> None:
        self.reason.setFocus()

    def _fill(self) -> None:
        self.set_shares(1, 0)
        left, _ = self.columns()
        box = NoteBox("arrow-bend-up-left", "accent_soft")
        words = self.tr(
            "Laporan kembali ke <b>{unit}</b> dengan keadaan <b>Menunggu</b>; jam respons unit itu mulai lagi. "
            "Tenggat warga tidak berubah."
        )
        box.setText(words.format(unit=escape(self._receiver)))
        left.addWidget(box)
        left.addWidget(titled(self.tr("Alasan"), self.tr("wajib")))
        left.addWidget(self.reason, 1)
        self.reason.textChanged.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        self.show_state()


def officer_row(officer: Recipient) -> ChoiceRow:
    """An officer with the number of open reports."""
    open_count, red_count = officer.open_count, officer.red_count
    return ChoiceRow(
        officer.id,
        officer.name,
        labels.role_label(officer.kind),
        figure=labels.translate("act", "{n} terbuka").format(n=open_count),
        alarm=labels.translate("act", "{n} merah").format(n=red_count) if red_count else "",
        icon="user",
        load=(open_count, red_count),
    )


def officer_rows(officers: tuple[Recipient, ...]) -> list[ChoiceRow]:
    """All officers of a unit; the one with the least to do is marked, where there is one."""
    least = min((officer.open_count for officer in officers), default=0)
    lightest = [officer.id for officer in officers if officer.open_count == least]
    rows = [officer_row(officer) for officer in officers]
    if len(officers) < 2 or len(lightest) > 1:
        return rows
    badge = labels.translate("act", "beban paling ringan")
    return [replace(row, badge=badge) if row.id == lightest[0] else row for row in rows]


def titled(title: str, hint: str) -> QWidget:
    """A line with a field's title and a quiet hint."""
    holder = QWidget()
    across = line(holder, spacing=gap(8))
    across.addWidget(Label(title, 13, 600))
    across.addWidget(Label(hint, 12, 400, "text2"))
    across.addStretch(1)
    return holder
