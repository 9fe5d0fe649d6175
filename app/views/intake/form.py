"""The fields of a new report, in the order in which one asks at a counter."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.intake_values import FoundReport, IntakeForm
from app.services.values import Choice
from app.views import labels
from app.views.act.drafts import NO_DRAFT
from app.views.intake import presenter
from app.views.intake.presenter import Filled
from app.views.theme import gap, row
from app.views.widgets.button import GHOST, Button, CheckBox
from app.views.widgets.choice_card import ChoiceCard
from app.views.widgets.inputs import ComboInput, LineInput, TextInput
from app.views.widgets.panes import Card, Pane, column, line
from app.views.widgets.text import ElidedLabel, Label, NoteBox, Paragraph
from domain.actions import BuatLaporan

translate = labels.translate
TWO_COLUMNS = 800


class IntakeFields(Pane):
    """Inputs with their labels; knows no service.

    Signals:
        changed(): something was typed or chosen.
        number_typed(): the number of the older report is another one now.
    """

    changed = Signal()
    number_typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self.channel = ComboInput(translate("intake", "Kanal"))
        self.category = ComboInput(translate("intake", "Kategori"), is_searchable=True)
        self.priorities = {
            "biasa": ChoiceCard(labels.priority_label("biasa"), translate("intake", "urut tenggat")),
            "mendesak": ChoiceCard(
                labels.priority_label("mendesak"), translate("intake", "membahayakan orang"), "", "warning"
            ),
        }
        self.description = TextInput(
            translate("intake", "Uraian"), translate("intake", "Apa yang terjadi, sejak kapan?"), 6
        )
        self.kelurahan = ComboInput(labels.field_label("kelurahan"), is_searchable=True)
        self.address = LineInput(labels.field_label("address"))
        self.landmark = LineInput(labels.field_label("landmark"))
        self.coordinates = LineInput(
            translate("intake", "Koordinat"), "map-pin", translate("intake", "lintang, bujur")
        )
        self.private = CheckBox(translate("intake", "Laporan bersifat privasi"))
        self.continues = LineInput(
            translate("intake", "Lanjutan dari laporan lama"), "link", translate("intake", "nomor laporan")
        )
        self.name = LineInput(translate("intake", "Nama pelapor"))
        self.phone = LineInput(translate("intake", "Telepon pelapor"))
        self.email = LineInput(translate("intake", "E-mail pelapor"), "", translate("intake", "nama@contoh.id"))
        self.nik = LineInput(translate("intake", "NIK pelapor"), "", translate("intake", "16 angka"))
        self.found: FoundReport | None = None
        self._looked_up = ""
        self._own = ""
        self._wanted = ("", "")
        self._count = Label("", 12, 400, "text2")
        self.warning = NoteBox("warning", "warn_soft", "text", "warn")
        self.move_button = Button(translate("intake", "Pindahkan ke data pelapor"), GHOST, "arrow-bend-down-right")
        self._place_note = Paragraph("", 12, 400, "text2")
        self._private_note = Paragraph("", 12, 400, "text2")
        self._found_note = ElidedLabel("", 12, 400, "text2")
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._persons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for person, most in ((self.name, 120), (self.phone, 40), (self.email, 120), (self.nik, 24)):
            person.setMaxLength(most)
            person.setProperty(NO_DRAFT, True)
        self.room_below = self.room_for_photos = QVBoxLayout()
        for combo in (self.category, self.kelurahan):
            edit = combo.lineEdit()
            if edit is not None:
                edit.setPlaceholderText(translate("intake", "ketik atau pilih"))
        self._build()
        self._watch()
        self._show_notes()

    # ---- what stands in it

    def show_choices(self, form: IntakeForm) -> None:
        """What has been chosen already stays."""
        self._own = form.kelurahan
        chosen = (self.channel.chosen_id(), self.category.chosen_id(), self.kelurahan.chosen_id())
        self.channel.fill(_pairs(form.channels), chosen[0] or "")
        category, kelurahan = self._wanted
        self._wanted = ("", "")
        self._refill(self.category, form.categories, category or chosen[1] or "")
        self._refill(self.kelurahan, form.kelurahan_choices, kelurahan or chosen[2] or form.kelurahan)

    def fill(self, action: BuatLaporan, continues: FoundReport | None) -> None:
        """What an earlier intake told; the choices may come later."""
        self._wanted = (action.category, action.kelurahan)
        self.description.setPlainText(action.description)
        self.address.setText(action.address or "")
        self.landmark.setText(action.landmark or "")
        self.priorities[action.priority].setChecked(True)
        self.private.setChecked(action.is_private)
        if action.lat is not None and action.lon is not None:
            self.coordinates.setText(f"{action.lat:.5f}, {action.lon:.5f}")
        self.set_continues(continues)

    def clear(self) -> None:
        fields: tuple[QLineEdit, ...] = (self.address, self.landmark, self.coordinates, self.continues)
        for field in (*fields, *self.person_fields()):
            field.setText("")  # clear() would count as typed
        self.description.clear()
        self._choose(self.category, "")
        self._choose(self.kelurahan, self._own)
        self.priorities["biasa"].setChecked(True)
        self.private.setChecked(False)
        self.show_found("", None)

    def person_fields(self) -> tuple[QLineEdit, ...]:
        """Who reports: never kept as a draft, cleared as soon as the report is stored."""
        return (self.name, self.phone, self.email, self.nik)

    def is_empty(self) -> bool:
        typed = (self.address, self.landmark, self.coordinates, self.continues, *self.person_fields())
        return not self.description.words() and not any(field.text().strip() for field in typed)

    def filled(self) -> Filled:
        number = self.continues.text().strip()
        return Filled(
            channel=self.channel.chosen_id(),
            category=self.category.chosen_id(),
            category_words=self.category.currentText().strip(),
            priority="mendesak" if self.priorities["mendesak"].isChecked() else "biasa",
            description=self.description.words(),
            kelurahan=self.kelurahan.chosen_id(),
            address=self.address.text().strip(),
            landmark=self.landmark.text().strip(),
            coordinates=self.coordinates.text().strip(),
            is_private=self.private.isChecked(),
            continues_number=number,
            continues=self.found if number == self._looked_up else None,
            name=self.name.text().strip(),
            phone=self.phone.text().strip(),
            email=self.email.text().strip(),
            nik=self.nik.text().strip(),
        )

    def needs_look_up(self) -> str:
        """A number that was typed and not looked up yet; empty for none."""
        number = self.continues.text().strip()
        return number if number != self._looked_up else ""

    def show_found(self, number: str, found: FoundReport | None) -> None:
        self._looked_up, self.found = number, found
        self._show_notes()

    def set_continues(self, found: FoundReport | None) -> None:
        """A report chosen beside the form."""
        number = found.number if found else ""
        self.continues.setText(number)
        self.show_found(number, found)

    def field_of(self, name: str) -> QWidget:
        """The input that a fault names."""
        found: QWidget = getattr(self, name)
        return found

    # ---- building

    def _build(self) -> None:
        outer = column(self, (gap(20), gap(12), gap(20), gap(14)), gap(12))
        left, right = QWidget(), QWidget()
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(gap(16))
        for side in (left, right):
            self._beside.addWidget(side, 1)
        self._fill_left(column(left, spacing=gap(4)))
        self._fill_right(column(right, spacing=gap(4)))
        outer.addLayout(self._beside)
        self.room_for_photos = column(photos := QWidget())
        outer.addWidget(photos)
        outer.addWidget(self._reporter_box())
        self.room_below = column(holder := QWidget())
        outer.addWidget(holder)
        outer.addStretch(1)

    def _fill_left(self, left: QVBoxLayout) -> None:
        pair = QHBoxLayout()
        pair.setSpacing(gap(12))
        for field in (self.channel, self.category):
            pair.addWidget(_titled(field, self._title_of(field)), 1)
        left.addLayout(pair)
        left.addSpacing(gap(4))
        left.addWidget(Label(labels.field_label("priority"), 12, 600, "text2"))
        cards = QHBoxLayout()
        cards.setSpacing(gap(8))
        holder = QWidget()
        holder.setLayout(cards)
        cards.setContentsMargins(0, 0, 0, 0)
        for card in self.priorities.values():
            cards.addWidget(card, 1)
        left.addWidget(holder)
        left.addSpacing(gap(4))
        left.addWidget(_headed(self._title_of(self.description), self._count))
        left.addWidget(self.description, 1)
        left.addWidget(self.warning)
        left.addWidget(self.move_button, alignment=Qt.AlignmentFlag.AlignLeft)

    def _fill_right(self, right: QVBoxLayout) -> None:
        pair = QHBoxLayout()
        pair.setSpacing(gap(12))
        for field in (self.kelurahan, self.coordinates):
            pair.addWidget(_titled(field, self._title_of(field)), 1)
        right.addLayout(pair)
        right.addWidget(self._place_note)
        for field in (self.address, self.landmark):
            right.addSpacing(gap(4))
            right.addWidget(_titled(field, self._title_of(field)))
        right.addSpacing(gap(4))
        right.addWidget(self.private, alignment=Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self._private_note)
        right.addSpacing(gap(4))
        right.addWidget(_titled(self.continues, self._title_of(self.continues)))
        right.addWidget(self._found_note)
        right.addStretch(1)

    def _reporter_box(self) -> Card:
        box = Card()
        inside = column(box, (gap(14), gap(10), gap(14), gap(12)), gap(6))
        inside.addWidget(Label(translate("intake", "Data pelapor"), 13, 600))
        inside.addWidget(
            Paragraph(
                translate(
                    "intake",
                    "Tidak wajib. Tanyakan dulu: “Boleh kami simpan data Anda untuk kabar laporan ini?” Dikirim "
                    "terpisah ke server, lalu dihapus dari PC ini; sesudah itu tidak seorang pun di unit bisa "
                    "membacanya.",
                ),
                12,
                400,
                "text2",
            )
        )
        self._persons.setSpacing(gap(10))
        for field in self.person_fields():
            self._persons.addWidget(_titled(field, self._title_of(field)), 1)
        inside.addLayout(self._persons)
        return box

    def _title_of(self, field: QWidget) -> str:
        return field.accessibleName()

    def _watch(self) -> None:
        self.priorities["biasa"].setChecked(True)
        lines: tuple[QLineEdit, ...] = (self.address, self.landmark, self.coordinates, *self.person_fields())
        for field in lines:
            field.textChanged.connect(self._on_changed)
        for combo in (self.channel, self.category, self.kelurahan):
            combo.currentTextChanged.connect(self._on_changed)
            combo.currentIndexChanged.connect(self._show_beginnings)
        for card in self.priorities.values():
            card.toggled.connect(self._on_changed)
        self.private.toggled.connect(self._on_changed)
        self.description.textChanged.connect(self._on_changed)
        self.continues.textChanged.connect(self._on_number_typed)
        self.move_button.clicked.connect(self._move_personal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(across if self.width() >= row(TWO_COLUMNS) else down)
        self._persons.setDirection(across if self.width() >= row(TWO_COLUMNS) else down)

    def _refill(self, combo: ComboInput, choices: tuple[Choice, ...], chosen_id: str) -> None:
        typed = combo.currentText()
        is_known = any(choice.id == chosen_id for choice in choices)
        combo.fill(_pairs(choices), chosen_id)
        if not is_known:
            combo.setCurrentIndex(-1)
            combo.setEditText(typed)

    def _choose(self, combo: ComboInput, chosen_id: str) -> None:
        combo.setCurrentIndex(combo.findData(chosen_id))
        if combo.currentIndex() < 0:
            combo.setEditText("")

    def _show_notes(self) -> None:
        words = self.description.words()
        most = translate("intake", "{n} dari {most} huruf")
        self._count.setText(most.format(n=len(words), most="2.000"))
        about = presenter.warning(words)
        self.warning.setText(about)
        self.warning.setVisible(bool(about))
        self.move_button.setVisible(bool(presenter.movable(words)))
        chosen = self.kelurahan.chosen_id()
        place = presenter.place_words(chosen is None or chosen == self._own)
        self._place_note.setText(place)
        self._place_note.setVisible(bool(place))
        self._private_note.setText(presenter.consequence(self.private.isChecked()))
        number = self.continues.text().strip()
        self._found_note.setText(presenter.found_words(number, self.found, number == self._looked_up))
        self._found_note.setVisible(bool(self._found_note.text()))

    @Slot()
    def _on_changed(self) -> None:
        self._show_notes()
        self.changed.emit()

    @Slot()
    def _show_beginnings(self) -> None:
        """Long names are cut at their end."""
        for combo in (self.category, self.kelurahan):
            edit = combo.lineEdit()
            if edit is not None and not edit.hasFocus():
                edit.home(False)

    @Slot()
    def _on_number_typed(self) -> None:
        self._on_changed()
        self.number_typed.emit()

    @Slot()
    def _move_personal(self) -> None:
        """Telephone, NIK and e-mail go into the box of the reporter, where that is still empty."""
        words = self.description.words()
        for kind, found in presenter.movable(words).items():
            field: QLineEdit = getattr(self, kind)
            if not field.text().strip():
                field.setText(found)
                words = presenter.without(words, found)
        self.description.setPlainText(words)
        self.description.setFocus()


def _pairs(choices: tuple[Choice, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((choice.id, choice.name) for choice in choices)


def _titled(field: QWidget, title: str) -> QWidget:
    holder = QWidget()
    under = column(holder, spacing=gap(4))
    under.addWidget(ElidedLabel(title, 12, 600, "text2"))
    under.addWidget(field)
    return holder


def _headed(title: str, beside: QWidget) -> QWidget:
    holder = QWidget()
    across = line(holder, spacing=gap(8))
    across.addWidget(Label(title, 12, 600, "text2"))
    across.addStretch(1)
    across.addWidget(beside)
    return holder
