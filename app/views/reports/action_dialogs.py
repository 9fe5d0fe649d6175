"""Opens the dialog of an action over the window and feeds it with what it may offer."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import AppError
from app.services.values import ActionSaved, Draft, ReportDetails
from app.views.act.assign import AssignDialog
from app.views.act.attach import AttachDialog
from app.views.act.complete import CompleteDialog
from app.views.act.dialog import Act, ActionDialog
from app.views.act.drafts import DraftKeeper
from app.views.act.extension import AskExtensionDialog, DecideExtensionDialog
from app.views.act.follow_up import FollowUpDialog
from app.views.act.photo_dialog import PhotoDialog
from app.views.act.refuse import RefuseDialog
from app.views.act.small_dialogs import AcceptDialog, ReturnDialog
from app.views.act.validator_dialogs import ValidatorDialog
from app.views.classify.view import ClassifyDialog
from app.views.desk_calls import DeskCalls
from app.views.divide.view import DivideDialog
from app.views.duplicate.view import DuplicateDialog
from app.views.hand_over.view import HandOverDialog
from app.views.photos.pictures import Pictures
from app.views.photos.viewer import PhotoViewer
from app.views.reports.presenter import ReportsPresenter
from domain.actions import Action

ONE_FORM = {"disposisi": "koordinasi"}
"""Actions that share a dialog share its draft."""


class ActionDialogs:
    """One dialog at a time."""

    def __init__(self, calls: DeskCalls, presenter: ReportsPresenter, pictures: Pictures, window: QWidget) -> None:
        self._calls, self._presenter, self._pictures, self._window = calls, presenter, pictures, window
        self.open: ActionDialog | None = None
        self.viewer: PhotoViewer | None = None

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
            case "tindak_lanjut" | "ajukan_selesai" | "lampiran":
                dialog = self._with_photos(kind, details, act)
            case "tugaskan":
                assign = dialog = AssignDialog(details, act, window)
                self._ask(partial(desk.handover_choices, report_id), dialog, assign.show_choices)
            case "kembalikan":
                dialog = ReturnDialog(details, act, window)
            case _:
                dialog = self._less_frequent(kind, details, act)
        self.open = dialog
        origin = Draft(report_id, ONE_FORM.get(kind, kind), details.line.number)
        dialog.keep_draft(DraftKeeper(self._calls, origin, dialog, dialog))
        dialog.open_over(window)

    def _with_photos(self, kind: str, details: ReportDetails, act: Act) -> PhotoDialog:
        window = self._window.window()
        if kind == "tindak_lanjut":
            return FollowUpDialog(details, self._pictures, act, window)
        if kind == "lampiran":
            return AttachDialog(details, self._pictures, act, window)
        complete = CompleteDialog(details, self._pictures, act, window)
        desk, report_id = self._calls.desk, details.line.id
        self._ask(partial(desk.completion.form, report_id), complete, complete.show_form)
        self._ask(partial(desk.forms.templates, report_id, kind), complete, complete.show_templates)
        complete.extension_requested.connect(partial(self._extend_instead, complete))
        return complete

    def _less_frequent(self, kind: str, details: ReportDetails, act: Act) -> ActionDialog:
        """Raises KeyError for an action without a dialog."""
        desk, report_id = self._calls.desk, details.line.id
        window = self._window.window()
        if kind in ("tautkan_duplikat", "lepas_duplikat"):
            return self._duplicate(details, act)
        if kind == "putuskan_perpanjangan" and details.extension is not None:
            return DecideExtensionDialog(details, details.extension, desk.now(), act, window)
        if kind == "tolak":
            refuse = RefuseDialog(details, act, window)
            self._ask(partial(desk.forms.refusal, report_id), refuse, refuse.show_form)
            return refuse
        if kind == "pecah":
            divide = DivideDialog(details, act, window)
            self._ask(partial(desk.forms.division, report_id), divide, divide.show_form)
            return divide
        made = (
            AskExtensionDialog(details, desk.now(), act, window)
            if kind == "minta_perpanjangan"
            else ValidatorDialog(kind, details, act, window)
        )
        self._ask(partial(desk.forms.templates, report_id, kind), made, made.show_templates)
        return made

    def _duplicate(self, details: ReportDetails, act: Act) -> DuplicateDialog:
        dialog = DuplicateDialog(details, self._calls.desk.now(), act, self._window.window())
        dialog.candidates_wanted.connect(partial(self._find_candidates, dialog, details.line.id))
        dialog.comparison_wanted.connect(partial(self._compare, dialog, details.line.id))
        dialog.begin()
        return dialog

    def _find_candidates(self, dialog: DuplicateDialog, report_id: str, typed: str) -> None:
        work = partial(self._calls.desk.linking.candidates, report_id, typed)
        self._ask(work, dialog, dialog.show_candidates)

    def _compare(self, dialog: DuplicateDialog, report_id: str, other_id: str) -> None:
        work = partial(self._calls.desk.linking.compare, report_id, other_id)
        self._ask(work, dialog, dialog.show_comparison)

    def flush_draft(self) -> None:
        """Stores what is typed in the dialog that is open."""
        if self.open is not None and isValid(self.open) and self.open.draft is not None:
            self.open.draft.look()

    def shown_viewer(self) -> PhotoViewer | None:
        is_there = self.viewer is not None and isValid(self.viewer) and self.viewer.isVisible()
        return self.viewer if is_there else None

    def show_photos(self, details: ReportDetails, place: int = 0) -> None:
        """The viewer over the window."""
        viewer = PhotoViewer(self._pictures, details, details.photos, self._calls.desk.now(), self._window.window())
        if details.photos:
            viewer.show_photo(details.photos[place].sha256, details.photos[place].slot)
        self.viewer = viewer
        viewer.open()

    def _extend_instead(self, complete: CompleteDialog) -> None:
        """The other dialog opens over this one, so that nothing typed here is lost until it is saved."""
        self.start("minta_perpanjangan", complete.details)
        if self.open is not None:
            self.open.saved.connect(complete.reject)

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
