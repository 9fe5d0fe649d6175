"""The dialog of klasifikasi: category, priority and place; says what a new kelurahan leads to before it is saved."""

from html import escape

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.values import ClassificationForm, ReportDetails
from app.views import labels
from app.views.act.dialog import Act, ActionDialog
from app.views.act.small_dialogs import titled
from app.views.classify import presenter
from app.views.classify.presenter import Filled
from app.views.hand_over.presenter import matches
from app.views.theme import gap, row
from app.views.widgets.button import Button
from app.views.widgets.choice_card import ChoiceCard
from app.views.widgets.choice_list import ChoiceList, ChoiceRow
from app.views.widgets.inputs import ComboInput, LineInput, SearchInput
from app.views.widgets.panes import Card, column, line
from app.views.widgets.text import Label, NoteBox
from domain.actions import Klasifikasi

translate = labels.translate


class ClassifyDialog(ActionDialog):
    kind = "klasifikasi"

    def __init__(self, details: ReportDetails, act: Act, parent: QWidget) -> None:
        title = translate("classify", "Klasifikasi {number} — {headline}")
        words = title.format(number=details.line.number, headline=details.line.headline)
        super().__init__(words, (1060, 600), act, parent)
        self._details = details
        self._form: ClassificationForm | None = None
        self._is_submit_awaited = False
        self.search = SearchInput(self.tr("Cari kategori"), self.tr("Cari kategori, mis. “saluran”"))
        self.categories = ChoiceList(self.tr("Kategori"), 36)
        self.cards = {
            "biasa": ChoiceCard(labels.priority_label("biasa"), self.tr("urut tenggat"), "Alt+1"),
            "mendesak": ChoiceCard(
                labels.priority_label("mendesak"), self.tr("membahayakan orang"), "Alt+2", "warning"
            ),
        }
        self.address = LineInput(labels.field_label("address"))
        self.landmark = LineInput(labels.field_label("landmark"))
        self.kelurahan = ComboInput(labels.field_label("kelurahan"), is_searchable=True)
        self.coordinates = LineInput(self.tr("Koordinat"), "map-pin", self.tr("lintang, bujur"))
        self._warning = NoteBox("warning", "warn_soft", "text", "warn")
        self._restore = Button(self.tr("Kembali ke lokasi semula"), icon="clock-clockwise")
        self._summary = NoteBox("info", "surface")
        self._build_left()
        self._build_right()
        self.set_shares(540, 520)
        self._watch()
        self.search.setFocus()

    def show_form(self, form: ClassificationForm | None) -> None:
        """Present values and choices have arrived; None when the report has left this desk.

        What the officer has typed or chosen in the meantime stays.
        """
        if form is None:
            self.show_trouble(presenter.translate("classify", "Laporan ini tidak ada lagi di unit Anda."))
            return
        self._form = form
        self._show_categories()
        self.categories.choose(form.category)
        if not any(card.isChecked() for card in self.cards.values()):
            self.cards[form.priority if form.priority in self.cards else "biasa"].setChecked(True)
        for field, present in ((self.address, form.address), (self.landmark, form.landmark)):
            if not field.isModified():
                field.setText(present)
        self._fill_kelurahan()
        if not self.coordinates.isModified():
            self.coordinates.setText(presenter.coordinates_of(form))
        self._show_result()
        if self._is_submit_awaited:
            self.submit()

    @Slot()
    def submit(self) -> None:
        """What is sent before the form has arrived waits for it: only then it is known what differs."""
        self._is_submit_awaited = self._form is None
        if self._form is not None:
            super().submit()

    def filled(self) -> Filled:
        form = self._form
        return Filled(
            category=self.categories.chosen_id() or (form.category if form else ""),
            priority="mendesak" if self.cards["mendesak"].isChecked() else "biasa",
            kelurahan=self.kelurahan.chosen_id(),
            address=self.address.text().strip(),
            landmark=self.landmark.text().strip(),
            coordinates=self.coordinates.text().strip(),
        )

    def action(self) -> Klasifikasi | None:
        return presenter.action_of(self._form, self.filled()) if self._form else None

    def missing(self) -> str:
        return presenter.fault(self.filled()) or self.tr("Belum ada yang diubah.")

    def focus_missing(self) -> None:
        fault = presenter.fault(self.filled())
        (self.search if not fault else self.kelurahan if "Kelurahan" in fault else self.coordinates).setFocus()

    def _build_left(self) -> None:
        left: QVBoxLayout = column(self.left, (gap(20), gap(16), gap(20), gap(16)), gap(8))
        now = self.tr("sekarang: {name}").format(name=self._details.line.category)
        frame = Card()
        frame.setMinimumHeight(row(170))
        column(frame, (2, 2, 2, 2)).addWidget(self.categories)
        left.addWidget(titled(self.tr("Kategori"), now))
        left.addWidget(self.search)
        left.addWidget(frame, 1)
        left.addWidget(titled(self.tr("Prioritas"), ""))
        holder = QWidget()
        across = line(holder, spacing=gap(8))
        for card in self.cards.values():
            across.addWidget(card)
        left.addWidget(holder)

    def _build_right(self) -> None:
        right: QVBoxLayout = column(self.right, (gap(20), gap(16), gap(20), gap(16)), gap(4))
        right.addWidget(titled(self.tr("Lokasi"), self.tr("kelurahan menentukan pemegang pertama")))
        right.addSpacing(gap(6))
        for field in (self.address, self.landmark):
            right.addWidget(Label(field.accessibleName(), 12, 600, "text2"))
            right.addWidget(field)
            right.addSpacing(gap(4))
        pair = QHBoxLayout()
        pair.setSpacing(gap(8))
        for widget, share in ((self.kelurahan, 3), (self.coordinates, 2)):
            holder = QWidget()
            under = column(holder, spacing=gap(4))
            under.addWidget(Label(widget.accessibleName(), 12, 600, "text2"))
            under.addWidget(widget)
            pair.addWidget(holder, share)
        right.addLayout(pair)
        right.addSpacing(gap(8))
        right.addWidget(self._warning)
        right.addSpacing(gap(4))
        right.addWidget(self._restore, alignment=Qt.AlignmentFlag.AlignLeft)
        right.addSpacing(gap(4))
        right.addWidget(self._summary)
        right.addStretch(1)

    def _watch(self) -> None:
        self.search.textChanged.connect(self._on_search_changed)
        self.search.step_requested.connect(self.categories.step)
        self.categories.chosen.connect(self._on_chosen)
        for card in self.cards.values():
            card.toggled.connect(self._on_changed)
        for field in (self.address, self.landmark, self.coordinates):
            field.textChanged.connect(self._on_changed)
        self.kelurahan.currentTextChanged.connect(self._on_changed)
        self._restore.clicked.connect(self._restore_place)
        for keys, card in zip(("Alt+1", "Alt+2"), self.cards.values(), strict=True):
            QShortcut(QKeySequence(keys), self).activated.connect(card.click)
        self._show_result()

    def _show_categories(self) -> None:
        if self._form is None:
            return
        typed, present = self.search.text().strip(), self._form.category
        self.categories.show_rows(
            [
                ChoiceRow(choice.id, choice.name, badge="")
                for choice in sorted(self._form.categories, key=lambda choice: choice.id != present)
                if matches(choice.name, typed)
            ]
        )
        words = self.tr("Tidak ada kategori yang cocok dengan “{typed}”. Pilih dari daftar.")
        self.show_trouble(escape(words.format(typed=typed)) if not self.categories.choices.rows else "")

    def _show_result(self) -> None:
        form, filled = self._form, self.filled()
        warning = ""
        changes: tuple[str, ...] = ()
        if form is not None:
            warning = presenter.warning(self._details, form, filled, self.kelurahan.currentText())
            changes = tuple(presenter.changed_fields(form, filled))
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._restore.setVisible(bool(warning))
        is_moving = form is not None and presenter.is_moving(form, filled)
        words = self.tr("Simpan dan pindahkan ke {unit}") if is_moving else self.tr("Simpan klasifikasi")
        title = words.format(unit=self.kelurahan.currentText().split(",")[0])
        self.name_primary(title, self.tr("Pindahkan") if is_moving else self.tr("Simpan"))
        names = dict.fromkeys(self._group_of(name) for name in changes)
        self._summary.setText(
            self.tr("{n} kolom diubah: {names}. Nilai lama tersimpan di riwayat.").format(
                n=len(names), names=", ".join(names)
            )
            if names
            else self.tr("Belum ada yang diubah.")
        )
        self.show_state()

    def _group_of(self, name: str) -> str:
        return self.tr("koordinat") if name in ("lat", "lon") else labels.field_label(name).lower()

    @Slot()
    def _restore_place(self) -> None:
        if self._form is None:
            return
        self._fill_kelurahan()
        self.coordinates.setText(presenter.coordinates_of(self._form))
        self._show_result()

    def _fill_kelurahan(self) -> None:
        form = self._form
        if form is not None:
            self.kelurahan.fill(tuple((choice.id, choice.name) for choice in form.kelurahan_choices), form.kelurahan)

    @Slot(str)
    def _on_search_changed(self, typed: str) -> None:
        self._show_categories()

    @Slot(str)
    def _on_chosen(self, chosen_id: str) -> None:
        self._show_result()

    @Slot()
    def _on_changed(self) -> None:
        self._show_result()
