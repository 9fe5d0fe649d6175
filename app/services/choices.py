"""What a dialog offers to choose from: recipients of a hand-over, values of a classification."""

from app.models.projection import Viewer
from app.services.names import Names
from app.services.values import Choice, ClassificationForm, HandOverChoices, Recipient
from domain.organisation import Unit
from domain.report import Report
from domain.rulebook import Rulebook

Workload = dict[str, tuple[int, int]]

COORDINATING = frozenset({"kelurahan", "kecamatan", "kota", "kabupaten"})


def recipients(report: Report, viewer: Viewer, by_holder: Workload, by_assignee: Workload) -> HandOverChoices:
    """Agencies of other branches, the usual one of the category first; own sub-units; own officers."""
    rules, holder = viewer.rules, report.holder
    organisation, names = rules.organisation, Names(rules)
    usual = usual_agency(report, rules)
    units = [unit for unit in organisation.units.values() if unit.has_officers]
    across = [unit for unit in units if organisation.is_another_branch(unit.id, holder)]
    below = [unit for unit in units if organisation.is_below(unit.id, holder)]
    across.sort(key=lambda unit: (unit.id != usual, _distance(unit, report, rules), unit.name))
    return HandOverChoices(
        koordinasi=tuple(_recipient(unit, names, usual, by_holder) for unit in across),
        sub_units=tuple(_recipient(unit, names, None, by_holder) for unit in below),
        officers=tuple(
            Recipient(officer.id, officer.name, officer.role, False, *by_assignee.get(officer.id, (0, 0)))
            for officer in organisation.officers.values()
            if officer.unit == holder
        ),
    )


def usual_agency(report: Report, rules: Rulebook) -> str | None:
    """The agency that usually gets the category in this kota; None when the kelurahan itself does it."""
    return usual_near(report.category, report, rules)


def usual_near(category_id: str, report: Report, rules: Rulebook) -> str | None:
    """The same for any category at the place of the report."""
    category = rules.categories.get(category_id)
    if category is None or category.default_unit == "kelurahan":
        return None
    kota = rules.organisation.kota_of(report.kelurahan)
    return rules.organisation.agency_near(category.default_unit, kota)


def classification_form(report: Report, rules: Rulebook) -> ClassificationForm:
    names = Names(rules)
    categories = sorted(rules.categories.values(), key=lambda category: category.name.casefold())
    kelurahan = [unit for unit in rules.organisation.units.values() if unit.kind == "kelurahan"]
    kelurahan.sort(key=lambda unit: unit.name)
    return ClassificationForm(
        category=report.category,
        priority=report.priority,
        kelurahan=report.kelurahan,
        address=report.address or "",
        landmark=report.landmark or "",
        lat=report.lat,
        lon=report.lon,
        categories=tuple(Choice(category.id, category.name) for category in categories),
        kelurahan_choices=tuple(Choice(unit.id, f"{unit.name}, {_parent_name(unit, names)}") for unit in kelurahan),
    )


def _parent_name(unit: Unit, names: Names) -> str:
    return names.short_unit(unit.parent) if unit.parent else ""


def _recipient(unit: Unit, names: Names, usual: str | None, load: Workload) -> Recipient:
    return Recipient(unit.id, names.unit(unit.id), unit.kind, unit.id == usual, *load.get(unit.id, (0, 0)))


def _distance(unit: Unit, report: Report, rules: Rulebook) -> int:
    """Branches of this kota first, then city-wide agencies, then other kota's, then territory."""
    kota = rules.organisation.kota_of(report.kelurahan)
    if unit.kind in COORDINATING:
        return 3
    if kota is not None and unit.id.endswith(f"-{kota}"):
        return 0
    return 2 if unit.kind == "sudin" else 1
