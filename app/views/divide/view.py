"""The dialog of pecah: one to five children, and what will happen before it does."""

from html import escape

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.services.form_values import DivisionForm
from app.services.values import ReportDetails
from app.views import labels
from app.views.act.dialog import Act, ActionDialog
from app.views.act.parts import title_of
from app.views.act.small_dialogs import titled
from app.views.divide.child_row import ChildRow, FilledChild
from app.views.theme import gap
from app.views.widgets.button import PLAIN, Button
from app.views.widgets.panes import column
from app.views.widgets.text import NoteBox
from domain.actions import MAX_CHILDREN, Child, Pecah


class DivideDialog(ActionDialog):
    kind = "pecah"

    def __init__(self, details: ReportDetails, act: Act, parent: QWidget) -> None:
        super().__init__(title_of(labels.translate("act", "Pecah"), details), (1120, 620), act, parent)
        self._details = details
        self._form: DivisionForm | None = None
        self.rows: list[ChildRow] = []
        self._holder = QWidget()
        self._column = column(self._holder, spacing=gap(8))
        self.add = Button(self.tr("Tambah anak"), PLAIN, "plus", "Alt+N", self.tr("Tambah laporan anak"))
        self._preview = NoteBox("stack", "surface")
        self._fill()
        self._show_result()

    def show_form(self, form: DivisionForm | None) -> None:
        """Units and categories have arrived; None when the report has left this desk."""
        if form is None:
            self.show_trouble(self.tr("Laporan ini tidak ada lagi di unit Anda."))
            return
        self._form = form
        self._add_row()
        self.rows[0].target.setFocus()

    def action(self) -> Pecah | None:
        children = [row.filled() for row in self.rows]
        if self._form is None or not children or any(child.target is None for child in children):
            return None
        return Pecah(
            children=tuple(
                Child(
                    report_id=child_id,
                    target_unit=child.target or "",
                    category=child.category or None,
                    description=child.text or None,
                )
                for child_id, child in zip(self._form.child_ids, children, strict=False)
            )
        )

    def missing(self) -> str:
        if self._form is None:
            return self.tr("Daftar unit sedang diambil.")
        return self.tr("Pilih penerima untuk setiap anak.")

    def focus_missing(self) -> None:
        for row in self.rows:
            if row.filled().target is None:
                row.target.setFocus()
                return

    def draft_extra(self) -> dict[str, object]:
        """The rows, for the draft: how many there are stands in no input."""
        told = [[child.target or "", child.category, child.text] for child in self._filled()]
        return {"children": told} if any(any(row) for row in told) else {}

    def restore_extra(self, extra: dict[str, object]) -> None:
        children = extra.get("children")
        if self._form is None or not isinstance(children, list) or not children:
            return
        while len(self.rows) < min(len(children), MAX_CHILDREN):
            self._add_row()
        for row, values in zip(self.rows, children, strict=False):
            row.fill(*(str(value) for value in values))

    def _filled(self) -> list[FilledChild]:
        return [row.filled() for row in self.rows]

    def _fill(self) -> None:
        left, right = self.columns()
        box = NoteBox("info", "accent_soft")
        box.setText(
            self.tr(
                "<b>Pecah</b> bila satu laporan adalah tugas beberapa OPD: setiap anak menjadi laporan sendiri di "
                "OPD itu, tertaut ke laporan ini. Laporan ini <b>tetap di unit Anda</b> dan diselesaikan sendiri."
            )
        )
        left.addWidget(box)
        left.addWidget(titled(self.tr("Laporan anak"), self.tr("1 sampai {n}").format(n=MAX_CHILDREN)))
        left.addWidget(self._holder)
        left.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        right.addWidget(titled(self.tr("Yang akan terjadi"), ""))
        right.addWidget(self._preview)
        locked = NoteBox("lock-simple", "surface")
        locked.setText(
            self.tr(
                "Foto laporan dan lokasi ikut; identitas pelapor tidak pernah ikut. Tenggat warga setiap anak "
                "dihitung dari laporan pertama: {at}."
            ).format(at=labels.date_time(self._details.line.created_at))
        )
        right.addWidget(locked)
        right.addStretch(1)
        self.set_shares(700, 420)
        self.add.clicked.connect(self._add_row)
        QShortcut(QKeySequence("Alt+N"), self).activated.connect(self.add.click)

    @Slot()
    def _add_row(self) -> None:
        if self._form is None or len(self.rows) >= MAX_CHILDREN:
            return
        row = ChildRow(self._form)
        row.changed.connect(self._show_result)
        row.removal_requested.connect(self._remove_row)
        self.rows.append(row)
        self._column.addWidget(row)
        self._show_places()
        row.target.setFocus()

    @Slot()
    def _remove_row(self) -> None:
        row = self.sender()
        if isinstance(row, ChildRow):
            self.rows.remove(row)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
            self._show_places()
            self.rows[-1].target.setFocus()

    def _show_places(self) -> None:
        for place, row in enumerate(self.rows, 1):
            row.show_place(place, len(self.rows) > 1)
        is_full = len(self.rows) >= MAX_CHILDREN
        self.add.set_reason(self.tr("Paling banyak {n} anak.").format(n=MAX_CHILDREN) if is_full else "")
        self._show_result()

    @Slot()
    def _show_result(self) -> None:
        self.trouble.hide()
        children = self._filled()
        self._preview.setText("<br>".join(self._words_of(at, child) for at, child in enumerate(children, 1)))
        self._preview.setVisible(bool(children))
        title = self.tr("Pecah menjadi {n} laporan anak").format(n=len(children))
        self.name_primary(title, self.tr("Pecah"))
        self.show_state()

    def _words_of(self, place: int, child: FilledChild) -> str:
        if child.target is None:
            return self.tr("<b>{n}.</b> penerima belum dipilih").format(n=place)
        words = self.tr(
            "<b>{n}. {unit}</b>: laporan baru <b>Koordinasi</b>, {category}; jam respons unit itu mulai, {text}."
        )
        return words.format(
            n=place,
            unit=escape(labels.short_unit(child.target_name)),
            category=escape(child.category_name or self._details.line.category),
            text=self.tr("uraian sendiri") if child.text else self.tr("uraian sama"),
        )
