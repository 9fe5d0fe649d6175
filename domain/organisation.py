"""The tree of units, their officers, and which units a report involves (domain.md 4)."""

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from domain.report import Event, Report

PROVINCE = "31"
KOTA_KINDS = frozenset({"kota", "kabupaten"})
UNIT_ROLES = frozenset({"petugas", "operator", "kepala"})
DESK_ROLES = frozenset({"operator", "kepala"})


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """`has_officers` tells a desk, which only knows its own officers, where a hand-over would be read."""

    id: str
    name: str
    kind: str
    parent: str | None
    needs_validation: bool = True
    has_officers: bool = True
    aliases: tuple[str, ...] = ()


class Officer(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    role: str
    unit: str


class Organisation:
    """Units by id with the answers about their tree; unknown units have no ancestors and no officers."""

    def __init__(self, units: Iterable[Unit], officers: Iterable[Officer]) -> None:
        self.units = {unit.id: unit for unit in units}
        self.officers = {officer.id: officer for officer in officers}
        self._children: dict[str | None, list[Unit]] = {}
        for unit in self.units.values():
            self._children.setdefault(unit.parent, []).append(unit)
        self.ancestors = lru_cache(maxsize=None)(self._ancestors)

    def _ancestors(self, unit_id: str) -> tuple[str, ...]:
        """The unit's superiors, nearest first, without the unit."""
        chain: list[str] = []
        unit = self.units.get(unit_id)
        while unit is not None and unit.parent is not None and unit.parent not in chain:
            chain.append(unit.parent)
            unit = self.units.get(unit.parent)
        return tuple(chain)

    def is_below(self, unit_id: str, superior: str) -> bool:
        return superior in self.ancestors(unit_id)

    def is_another_branch(self, unit_id: str, other: str) -> bool:
        """Neither the same unit nor above nor below it: the target rule of koordinasi."""
        return unit_id != other and not self.is_below(unit_id, other) and not self.is_below(other, unit_id)

    def kota_of(self, unit_id: str) -> str | None:
        """The kota or kabupaten that a territorial unit lies in, itself included."""
        for candidate in (unit_id, *self.ancestors(unit_id)):
            unit = self.units.get(candidate)
            if unit is not None and unit.kind in KOTA_KINDS:
                return candidate
        return None

    def agency_near(self, unit_id: str, kota: str | None) -> str:
        """The branch of an agency in a kota (`sudin-…-31.71` of `dinas-…`), or the agency where it has none."""
        for unit in self._children.get(unit_id, ()):
            if kota is not None and unit.id.endswith(f"-{kota}"):
                return unit.id
        return unit_id

    def scopes_of(self, report: Report) -> frozenset[str]:
        """Involved units and all units above each: those whose officers see the report."""
        scopes: set[str] = set()
        for unit_id in involved_units(report):
            scopes.add(unit_id)
            scopes.update(self.ancestors(unit_id))
        return frozenset(scopes)

    def scope_of(self, officer: Officer) -> str | None:
        """The one scope of an officer (central-api.md, "A scope is a unit id"); None reads no report."""
        if officer.role in UNIT_ROLES or officer.role == "supervisor":
            return officer.unit
        return PROVINCE if officer.role == "validator" else None


def involved_units(report: Report) -> frozenset[str]:
    """Its kelurahan, its holder, the unit that created it, every unit that held it and did something.

    A kelurahan that only received or classified it by a wrong pin is no longer involved once the place is
    corrected (central-api.md, "Drop").
    """
    involved = {report.kelurahan, report.holder}
    holder: str | None = None
    for event in report.events:
        if _involves(event, holder):
            involved.add(event.unit)
        holder = event.to_unit
    return frozenset(involved)


def _involves(event: Event, holder: str | None) -> bool:
    if event.type == "masuk":
        return event.officer is not None
    return event.type != "klasifikasi" and event.unit == holder
