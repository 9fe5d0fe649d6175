"""Everything the workflow needs to know beside the report: organisation, limits, lists and settings.

All of it is data from central (`domain.wire.Reference`); nothing here is a constant of the code.
"""

from domain.calendar import WorkingCalendar
from domain.organisation import Organisation
from domain.sla import ClockProfile
from domain.wire import Category, Channel, Reference


class Rulebook:
    def __init__(self, reference: Reference) -> None:
        self.organisation = Organisation(reference.units, reference.officers)
        self.channels: dict[str, Channel] = {channel.id: channel for channel in reference.channels}
        self.categories: dict[str, Category] = {category.id: category for category in reference.categories}
        self.reject_reasons = {reason.id: reason for reason in reference.reject_reasons}
        self.calendar = WorkingCalendar(holiday.date for holiday in reference.holidays)
        self.settings = reference.settings
        self.templates = reference.templates
        self._profiles = {profile.id: profile for profile in reference.clock_profiles}

    def profile_of(self, channel: str) -> ClockProfile:
        """Clock profile of a channel; unknown channels run by the `crm` profile."""
        known = self.channels.get(channel)
        return self._profiles[known.clock_profile if known else "crm"]

    def profile(self, profile_id: str) -> ClockProfile:
        return self._profiles[profile_id]

    def needs_validation(self, unit_id: str) -> bool:
        unit = self.organisation.units.get(unit_id)
        return unit is None or unit.needs_validation
