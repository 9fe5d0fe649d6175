"""Owns who acts in an invented life: officers by unit and role, and the way from a kelurahan to an agency."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from central.invented.grammar import pick
from central.invented.shares import OTHER_AGENCIES
from domain.organisation import Officer, Organisation, Unit
from domain.wire import Category

KELURAHAN = "kelurahan"


class Staff:
    """Officers of an organisation as the lives need them. A unit without officers is never handed a report."""

    def __init__(self, organisation: Organisation, random: Callable[[], float]) -> None:
        self._random = random
        self.organisation = organisation
        self._by_role: dict[tuple[str, str], list[Officer]] = {}
        for officer in organisation.officers.values():
            self._by_role.setdefault((officer.unit, officer.role), []).append(officer)
        self._branches: dict[str, list[Unit]] = {}
        for unit in organisation.units.values():
            if unit.parent is not None:
                self._branches.setdefault(unit.parent, []).append(unit)
        self.validators = [one for one in organisation.officers.values() if one.role == "validator"]
        self.branch = lru_cache(maxsize=None)(self._branch)

    def one(self, unit: str, *roles: str) -> Officer:
        """An officer of the first of ``roles`` that the unit has; KeyError when it has none of them."""
        for role in roles:
            officers = self._by_role.get((unit, role))
            if officers:
                return pick(self._random, officers)
        raise KeyError(unit, roles)

    def desk(self, unit: str) -> Officer:
        """Operator mostly, now and then the head of the unit."""
        first, second = ("operator", "kepala") if self._random() < 0.8 else ("kepala", "operator")
        return self.one(unit, first, second)

    def field(self, unit: str) -> Officer:
        return self.one(unit, "petugas", "operator", "kepala")

    def is_staffed(self, unit: str) -> bool:
        return any((unit, role) in self._by_role for role in ("operator", "kepala"))

    def supervisor(self, kota: str) -> Officer | None:
        officers = self._by_role.get((kota, "supervisor")) or self._by_role.get(("31", "supervisor"))
        return pick(self._random, officers) if officers else None

    def neighbours(self, kelurahan: str) -> list[str]:
        """The staffed kelurahan of the same kecamatan, without this one."""
        parent = self.organisation.units[kelurahan].parent or ""
        siblings = (unit.id for unit in self._branches.get(parent, ()))
        return [unit for unit in siblings if unit != kelurahan and self.is_staffed(unit)]

    def agency_of(self, category: Category) -> str | None:
        """The category's usual agency; None where the kelurahan itself handles it or nobody is there."""
        agency = category.default_unit
        return None if agency == KELURAHAN or not self.is_staffed(agency) else agency

    def other_agency(self, agency: str) -> str:
        """A staffed agency that such a report is sent to after this one disclaimed it; itself when there is none."""
        others = [other for other in OTHER_AGENCIES if other != agency and self.is_staffed(other)]
        return pick(self._random, others) if others else agency

    def _branch(self, agency: str, kota: str) -> str | None:
        """The agency's branch for a kota, where there is a staffed one."""
        for unit in self._branches.get(agency, ()):
            if unit.id.endswith(f"-{kota}") and self.is_staffed(unit.id):
                return unit.id
        return None
