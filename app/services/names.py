"""Names as officers read them, from the reference data: units, people, categories, channels, field values."""

from typing import Any

from app.services.values import FieldChange
from domain.report import Event
from domain.rulebook import Rulebook

SHORT = (("Kelurahan ", "Kel. "), ("Suku Dinas ", "Sudin "), ("Kecamatan ", "Kec. "))
TERRITORY = {"kelurahan": "Kelurahan", "kecamatan": "Kecamatan"}


class Names:
    """Unknown ids are shown as they are: reference data may be older than a report."""

    def __init__(self, rules: Rulebook) -> None:
        self._rules = rules

    def unit(self, unit_id: str) -> str:
        unit = self._rules.organisation.units.get(unit_id)
        if unit is None:
            return unit_id
        prefix = TERRITORY.get(unit.kind)
        return f"{prefix} {unit.name}" if prefix else unit.name

    def short_unit(self, unit_id: str) -> str:
        name = self.unit(unit_id)
        for long, short in SHORT:
            if name.startswith(long):
                return short + name.removeprefix(long)
        return name

    def officer(self, officer_id: str | None) -> str | None:
        """Officers of other units appear as their unit only: None."""
        officer = self._rules.organisation.officers.get(officer_id or "")
        return None if officer is None else officer.name

    def category(self, category_id: str) -> str:
        category = self._rules.categories.get(category_id)
        return category_id if category is None else category.name

    def channel(self, channel_id: str) -> str:
        channel = self._rules.channels.get(channel_id)
        return channel_id if channel is None else channel.name

    def value(self, field: str, value: Any) -> str:
        """A field's value as shown; empty for none. `priority` and `status` stay domain words."""
        if value is None:
            return ""
        match field:
            case "category":
                return self.category(value)
            case "kelurahan" | "holder":
                return self.unit(value)
            case "assignee":
                return self.officer(value) or str(value)
            case "lat" | "lon":
                return f"{value:.5f}"
        return str(value)

    def changes(self, event: Event) -> tuple[FieldChange, ...]:
        return tuple(
            FieldChange(name, self.value(name, before), self.value(name, after))
            for name, (before, after) in (event.changes or {}).items()
        )
