"""What the dialogs of single actions offer beside recipients: reasons, ready texts, agencies for a split."""

import os
from collections.abc import Callable

from app.models.cache import LocalFiles
from app.services import acting
from app.services.choices import usual_near
from app.services.form_values import DivisionForm, RefusalForm
from app.services.names import Names
from app.services.values import Choice, TextTemplate
from app.sync.device_clock import DeviceClock
from domain import ids
from domain.actions import MAX_CHILDREN
from domain.report import Report
from domain.rulebook import Rulebook


class Forms:
    """Hangs on the desk as `desk.forms`; every method may be called from any task lane."""

    def __init__(self, files: LocalFiles, rules: Callable[[], Rulebook], clock: DeviceClock) -> None:
        self._files, self._rules, self._clock = files, rules, clock

    def templates(self, report_id: str, kind: str) -> tuple[TextTemplate, ...]:
        """Ready texts for an action, those of the own unit first."""
        report = self._shown(report_id)
        if report is None:
            return ()
        own = self._files.officer.unit
        found = [each for each in self._rules().templates if kind in each.types and each.unit in (None, own)]
        found.sort(key=lambda each: each.unit is None)
        return tuple(TextTemplate(each.id, each.name, self._filled(each.body, report)) for each in found)

    def refusal(self, report_id: str) -> RefusalForm:
        reasons = tuple(Choice(reason.id, reason.name) for reason in self._rules().reject_reasons.values())
        return RefusalForm(reasons, self.templates(report_id, "tolak"))

    def division(self, report_id: str) -> DivisionForm | None:
        """None when the report is not on this desk. The ids stay the same for all tries of one dialog."""
        report = self._shown(report_id)
        if report is None:
            return None
        rules = self._rules()
        organisation, names = rules.organisation, Names(rules)
        units = [unit for unit in organisation.units.values() if unit.has_officers]
        across = [unit for unit in units if organisation.is_another_branch(unit.id, report.holder)]
        known = {unit.id for unit in across}
        near = {category: usual_near(category, report, rules) for category in rules.categories}
        now_ms = int(self._clock.now().timestamp() * 1000)
        return DivisionForm(
            targets=tuple(
                sorted((Choice(unit.id, names.unit(unit.id)) for unit in across), key=lambda each: each.name)
            ),
            categories=tuple(
                sorted(
                    (Choice(each.id, each.name) for each in rules.categories.values()),
                    key=lambda each: each.name.casefold(),
                )
            ),
            usual={category: unit for category, unit in near.items() if unit in known and unit is not None},
            child_ids=tuple(ids.uuid7(now_ms, os.urandom(ids.RANDOM_BYTES)) for _ in range(MAX_CHILDREN)),
        )

    def _filled(self, body: str, report: Report) -> str:
        """Variables that mean something for this report; others stay, so that the officer sees them."""
        names = Names(self._rules())
        known = {
            "{nomor}": report.number,
            "{kategori}": names.category(report.category),
            "{kelurahan}": names.unit(report.kelurahan),
        }
        for variable, value in known.items():
            body = body.replace(variable, value)
        return body

    def _shown(self, report_id: str) -> Report | None:
        found = acting.projected(self._files, self._rules(), report_id)
        return None if found is None else found[1].report
