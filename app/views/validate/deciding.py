"""From the validator's button to the stored decision, and back when it could not be stored."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from app.errors import AppError
from app.services.values import ActionSaved
from app.views.reports.presenter import ReportsPresenter
from app.views.validate.view import ValidationView
from domain.actions import Action, TolakTl, Validasi


class Deciding(QObject):
    """
    Signals:
        decided(): the decision is stored; the next report can come.
    """

    decided = Signal()

    def __init__(self, pane: ValidationView, presenter: ReportsPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pane, self._presenter = pane, presenter
        pane.accept_requested.connect(self._on_accept_requested)
        pane.refuse_requested.connect(self._on_refuse_requested)

    @Slot()
    def _on_accept_requested(self) -> None:
        self._store(Validasi())

    @Slot(str)
    def _on_refuse_requested(self, reason: str) -> None:
        self._store(TolakTl(reason=reason))

    def _store(self, action: Action) -> None:
        pane = self._pane
        if pane.details is not None and pane.draft is not None:
            report_id = pane.details.line.id
            saved = partial(self._on_saved, report_id)
            self._presenter.act(report_id, action, pane.draft.snapshot(), saved, self._on_failed)

    def _on_saved(self, report_id: str, saved: ActionSaved) -> None:
        if self._pane.details is not None and self._pane.details.line.id == report_id:
            self._pane.on_decided()
        self.decided.emit()

    def _on_failed(self, error: AppError) -> None:
        self._pane.on_failed(error.code)
