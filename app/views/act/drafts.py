"""The draft of a form: what its inputs hold is looked at while it is open, kept when it changed, and put back.

Works with any form: inputs are found by their class and told apart by their accessible name, or by the property
`draft` where that name changes.
"""

import json
from datetime import datetime
from functools import partial
from typing import Protocol

from PySide6.QtCore import QModelIndex, QObject, QTimer, SignalInstance, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import AppError
from app.services.values import Draft
from app.views import labels
from app.views.desk_calls import DeskCalls
from app.views.widgets.choice_card import ChoiceCard
from app.views.widgets.choice_list import ChoiceList
from app.views.widgets.inputs import ComboInput, LineInput, SearchInput, TextInput

LOOK_EVERY_MS = 300
CHECKED, UNCHECKED = "1", ""
NO_DRAFT = "keeps-no-draft"
"""Property of an input that must never be stored: who reported."""


class Form(Protocol):
    """What a dialog offers to its draft; `draft_extra` is what it keeps beside its inputs, as JSON values."""

    def draft_extra(self) -> dict[str, object]: ...

    def restore_extra(self, extra: dict[str, object]) -> None: ...

    def show_draft(self, saved: str) -> None: ...

    def show_draft_kept(self, saved: str) -> None: ...

    def show_draft_changed(self) -> None: ...

    def show_draft_trouble(self, code: str) -> None: ...


class DraftKeeper(QObject):
    """Keeps the draft `origin` (report, kind and number) of a form; lives as long as the form.

    Begins with `begin`, after the form has been filled. Texts typed before that stay, below those of the draft.
    """

    def __init__(self, calls: DeskCalls, origin: Draft, form: Form, root: QWidget) -> None:
        super().__init__(root)
        self._calls, self._origin, self._form, self._root = calls, origin, form, root
        self._kept = origin
        self._before: Draft = origin
        self.is_unkept = False
        self._is_running = False
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def load(self) -> None:
        """Asks for what was typed before."""
        origin = self._origin
        work = partial(self._calls.desk.drafts.find, origin.report_id, origin.kind)
        self._calls.run(work, self._on_found, self._on_failed)

    def snapshot(self) -> Draft:
        """What the form holds now. Texts count when somebody has changed them."""
        extra = self._form.draft_extra()
        texts, choices = [], []
        for name, widget in inputs(self._root):
            if isinstance(widget, TextInput | LineInput):
                if is_changed(widget):
                    texts.append((name, value_of(widget)))
            else:
                choices.append((name, value_of(widget)))
        origin = self._origin
        told = json.dumps(extra, sort_keys=True, ensure_ascii=False) if extra else ""
        return Draft(origin.report_id, origin.kind, origin.number, tuple(texts), tuple(choices), told)

    @Slot()
    def look(self) -> None:
        """Keeps what has changed since the last look."""
        now = self.snapshot()
        if not self._is_running or now == self._kept or (now.is_empty and self._kept.is_empty):
            return
        self._kept = now
        self._calls.run(partial(self._calls.desk.drafts.keep, now), self._on_kept, self._on_failed)

    def pause(self) -> None:
        """While the action is being stored: it ends the draft itself."""
        self._timer.stop()
        self._is_running = False

    def go_on(self) -> None:
        self._is_running = True
        self._timer.start()

    def discard(self) -> None:
        """The form is as it was when it opened, and nothing is kept."""
        for name, widget in inputs(self._root):
            put(widget, dict((*self._before.texts, *self._before.choices)).get(name, ""), is_typed=False)
        self._form.restore_extra({})
        self._kept = self.snapshot()
        self._calls.run(partial(self._calls.desk.drafts.discard, *self._key()), self._ignore, self._on_failed)

    def _key(self) -> tuple[str, str]:
        return self._origin.report_id, self._origin.kind

    def _on_found(self, found: Draft | None) -> None:
        if not isValid(self) or not isValid(self._root):
            return
        self._before = self._plain()
        if found is not None:
            restore(self._root, self._form, found)
            self._form.show_draft(self._told(found.saved_at))
            self._kept = self.snapshot()
        for _, widget in inputs(self._root):
            change_of(widget).connect(self._form.show_draft_changed)
        self.go_on()

    def _plain(self) -> Draft:
        """What the form offers by itself: nothing in the place of what somebody has typed already."""
        texts: list[tuple[str, str]] = []
        choices: list[tuple[str, str]] = []
        for name, widget in inputs(self._root):
            if not isinstance(widget, TextInput | LineInput):
                choices.append((name, value_of(widget)))
            elif not is_changed(widget):
                texts.append((name, value_of(widget)))
        return Draft(*self._key(), self._origin.number, tuple(texts), tuple(choices))

    def _on_kept(self, saved_at: datetime | None) -> None:
        if isValid(self) and isValid(self._root):
            self.is_unkept = False
            is_still_so = self.snapshot() == self._kept
            self._form.show_draft_kept(self._told(saved_at) if is_still_so else "")

    def _told(self, saved_at: datetime | None) -> str:
        return "" if saved_at is None else labels.moment(saved_at, self._calls.desk.now())

    def _on_failed(self, error: AppError) -> None:
        """What could not be kept is tried again at the next look."""
        if isValid(self) and isValid(self._root):
            self._kept = self._origin
            self.is_unkept = True
            self.go_on()
            self._form.show_draft_trouble(error.code)

    def _ignore(self, answer: None) -> None:
        """Discarded; the list tells by itself."""


Input = TextInput | LineInput | ComboInput | ChoiceList | ChoiceCard


def inputs(root: QWidget) -> list[tuple[str, Input]]:
    """Named inputs of a form in the order they were made; a search is none, nor what must not be stored."""
    found: list[tuple[str, Input]] = []
    for widget in root.findChildren(QWidget):
        if isinstance(widget, TextInput | LineInput | ComboInput | ChoiceList | ChoiceCard):
            name = str(widget.property("draft") or widget.accessibleName())
            if name and not isinstance(widget, SearchInput) and not widget.property(NO_DRAFT):
                found.append((name, widget))
    return found


def is_changed(widget: TextInput | LineInput) -> bool:
    """Somebody has typed into it, now or before the draft was kept."""
    return widget.document().isModified() if isinstance(widget, TextInput) else widget.isModified()


def value_of(widget: Input) -> str:
    """What the input holds, as a text."""
    match widget:
        case TextInput():
            return widget.toPlainText()
        case LineInput():
            return widget.text()
        case ComboInput():
            return widget.currentText()
        case ChoiceList():
            return widget.chosen_id()
        case _:
            return CHECKED if widget.isChecked() else UNCHECKED


def change_of(widget: Input) -> SignalInstance:
    """Emitted when the input holds something else."""
    match widget:
        case TextInput() | LineInput():
            return widget.textChanged
        case ComboInput():
            return widget.currentTextChanged
        case ChoiceList():
            return widget.chosen
        case _:
            return widget.toggled


def put(widget: Input, value: str, is_typed: bool) -> None:
    match widget:
        case TextInput():
            widget.setPlainText(value)
            widget.moveCursor(QTextCursor.MoveOperation.End)
            widget.document().setModified(is_typed)
        case LineInput():
            widget.setText(value)
            widget.setModified(is_typed)
        case ComboInput():
            _put_combo(widget, value)
        case ChoiceList() if value:
            widget.choose(value)
        case ChoiceList():
            widget.setCurrentIndex(QModelIndex())
        case _:
            widget.setChecked(value == CHECKED)


def restore(root: QWidget, form: Form, draft: Draft) -> None:
    """Puts a draft into a form. What was typed meanwhile stays: a text below that of the draft, a line as it is."""
    if draft.extra:
        form.restore_extra(json.loads(draft.extra))
    values = dict((*draft.texts, *draft.choices))
    for name, widget in inputs(root):
        if name not in values:
            continue
        if not isinstance(widget, TextInput | LineInput):
            put(widget, values[name], is_typed=False)
        elif not is_changed(widget):
            put(widget, values[name], is_typed=True)
        elif isinstance(widget, TextInput):
            put(widget, "\n".join(part for part in (values[name], value_of(widget)) if part), is_typed=True)


def _put_combo(widget: ComboInput, value: str) -> None:
    at = widget.findText(value)
    if at >= 0:
        widget.setCurrentIndex(at)
    elif widget.isEditable():
        widget.setEditText(value)
