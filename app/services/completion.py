"""What a report still needs before it may be handed in as finished."""

from collections.abc import Callable

from app.models.cache import LocalFiles
from app.services import acting
from app.services.values import CompletionForm
from domain import evidence
from domain.rulebook import Rulebook


class Completion:
    """Hangs on the desk as `desk.completion`; may be called from any task lane."""

    def __init__(self, files: LocalFiles, rules: Callable[[], Rulebook]) -> None:
        self._files, self._rules = files, rules

    def form(self, report_id: str) -> CompletionForm | None:
        """None when the report is not, or no longer, on this desk."""
        rules = self._rules()
        found = acting.projected(self._files, rules, report_id)
        if found is None:
            return None
        report = found[1].report
        counting = evidence.sesudah_hashes(report.photos, report.events)
        return CompletionForm(rules.settings.min_sesudah_photos, frozenset(counting))
