"""One child of a split: who gets it, its category, its text."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.form_values import DivisionForm
from app.views import labels
from app.views.theme import gap
from app.views.widgets.button import GHOST, Button
from app.views.widgets.inputs import ComboInput, TextInput
from app.views.widgets.panes import Card, column, line
from app.views.widgets.text import ElidedLabel, Label


@dataclass(frozen=True, slots=True)
class FilledChild:
    """A row as it stands; empty category or text: as in the parent. `target` is None while the words fit no unit."""

    target: str | None
    target_name: str
    category: str
    category_name: str
    text: str


class ChildRow(Card):
    """
    Signals:
        changed(): anything was chosen or typed.
        removal_requested(): this child is not wanted.
    """

    changed = Signal()
    removal_requested = Signal()

    def __init__(self, form: DivisionForm, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._form = form
        self._title = Label("", 13, 600)
        self._hint = ElidedLabel("", 12, 400, "text2")
        self.target = ComboInput(self.tr("Penerima"), is_searchable=True)
        self.category = ComboInput(labels.field_label("category"))
        self.text = TextInput(self.tr("Uraian"), self.tr("Kosong: sama dengan laporan ini"), 2)
        self.remove = Button("", GHOST, "trash", "", self.tr("Hapus"))
        self.target.fill(tuple((each.id, each.name) for each in form.targets), "")
        self.target.setCurrentIndex(-1)
        self.category.fill((("", ""), *((each.id, each.name) for each in form.categories)), "")
        self._build()

    def show_place(self, place: int, can_remove: bool) -> None:
        """Its number among the children, from 1, which also tells the fields of rows apart."""
        number = self.tr("Anak {n}").format(n=place)
        self._title.setText(number)
        for field, words in (
            (self.target, self.tr("Penerima")),
            (self.category, labels.field_label("category")),
            (self.text, self.tr("Uraian")),
        ):
            field.setAccessibleName(f"{words} {number.lower()}")
        self.remove.setAccessibleName(self.tr("Hapus laporan anak {n}").format(n=place))
        inner = self.target.lineEdit()
        if inner is not None:
            inner.setAccessibleName(self.target.accessibleName())
            inner.setPlaceholderText(self.tr("Pilih unit untuk anak {n} …").format(n=place))
        self.category.setItemText(0, self.tr("Kategori sama (anak {n})").format(n=place))
        self.remove.setVisible(can_remove)

    def filled(self) -> FilledChild:
        category = self.category.chosen_id() or ""
        return FilledChild(
            target=self.target.chosen_id() or None,
            target_name=self.target.currentText(),
            category=category,
            category_name=self.category.currentText() if category else "",
            text=self.text.words(),
        )

    def fill(self, target: str, category: str, text: str) -> None:
        self.target.setCurrentIndex(self.target.findData(target))
        self.category.setCurrentIndex(max(self.category.findData(category), 0))
        self.text.setPlainText(text)

    def _build(self) -> None:
        inside = column(self, (gap(12), gap(8), gap(8), gap(10)), gap(6))
        head, fields = QWidget(), QWidget()
        across = line(head, spacing=gap(8))
        across.addWidget(self._title)
        across.addWidget(self._hint, 1)
        across.addWidget(self.remove)
        beside = line(fields, spacing=gap(8))
        beside.addWidget(self.target, 3)
        beside.addWidget(self.category, 2)
        self.remove.height_px = 28
        for widget in (head, fields, self.text):
            inside.addWidget(widget)
        self.target.currentTextChanged.connect(self._on_changed)
        self.category.currentTextChanged.connect(self._on_changed)
        self.text.textChanged.connect(self._on_changed)
        self.remove.clicked.connect(self.removal_requested)

    @Slot()
    def _on_changed(self) -> None:
        usual = self._form.usual.get(self.category.chosen_id() or "")
        name = next((each.name for each in self._form.targets if each.id == usual), "")
        self._hint.setText(self.tr("biasanya {unit}").format(unit=labels.short_unit(name)) if name else "")
        self.changed.emit()
