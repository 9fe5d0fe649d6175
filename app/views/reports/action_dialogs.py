"""Opens the dialog of an action over the window and feeds it with what it may offer."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import AppError
from app.services.values import ActionSaved, Draft, ReportDetails
from app.views.act.dialog import ActionDialog
from app.views.act.drafts import DraftKeeper
from app.views.act.small_dialogs import AcceptDialog, ReturnDialog
from app.views.classify.view import ClassifyDialog
from app.views.desk_calls import DeskCalls
from app.views.hand_over.view import HandOverDialog
from app.views.reports.presenter import ReportsPresenter
from domain.actions import Action

ONE_FORM = {"disposisi": "koordinasi"}
"""Actions that share a dialog share its draft."""


class ActionDialogs:
    """One dialog at a time."""

    def __init__(self, calls: DeskCalls, presenter: ReportsPresenter, window: QWidget) -> None:
        self._calls, self._presenter, self._window = calls, presenter, window
        self.open: ActionDialog | None = None

    def start(self, kind: str, details: ReportDetails) -> None:
        act = partial(self._act, details.line.id)
        desk, report_id = self._calls.desk, details.line.id
        window = self._window.window()
        dialog: ActionDialog
        match kind:
            case "terima":
                accept = dialog = AcceptDialog(details, act, window)
                self._ask(partial(desk.handover_choices, report_id), dialog, accept.show_choices)
            case "koordinasi" | "disposisi":
                hand_over = dialog = HandOverDialog(details, desk.owner, desk.now(), act, window)
                hand_over.show_page(kind)
                self._ask(partial(desk.handover_choices, report_id), dialog, hand_over.show_choices)
            case "klasifikasi":
                classify = dialog = ClassifyDialog(details, act, window)
                self._ask(partial(desk.classification_form, report_id), dialog, classify.show_form)
            case _:
                dialog = ReturnDialog(details, act, window)
        self.open = dialog
        origin = Draft(report_id, ONE_FORM.get(kind, kind), details.line.number)
        dialog.keep_draft(DraftKeeper(self._calls, origin, dialog, dialog))
        dialog.open_over(window)

    def flush_draft(self) -> None:
        """Stores what is typed in the dialog that is open."""
        if self.open is not None and isValid(self.open) and self.open.draft is not None:
            self.open.draft.look()

    def _act(
        self,
        report_id: str,
        action: Action,
        on_saved: Callable[[ActionSaved], None],
        on_failed: Callable[[AppError], None],
    ) -> None:
        keeper = self.open.draft if self.open is not None else None
        draft = keeper.snapshot() if keeper is not None else None
        self._presenter.act(report_id, action, draft, on_saved, on_failed)

    def _ask(self, work: Callable[[], Any], dialog: ActionDialog, show: Callable[[Any], None]) -> None:
        self._calls.run(work, partial(_if_open, dialog, show), partial(_if_open, dialog, dialog.on_failed))


def _if_open(dialog: ActionDialog, receive: Callable[[Any], None], answer: Any) -> None:
    """Answers may come after the officer has closed the dialog."""
    if isValid(dialog):
        receive(answer)
