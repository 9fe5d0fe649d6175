"""What a new central knows before anybody edits it: units, categories, channels, limits, holidays, texts.

Once written into the database this is data; nothing reads these modules for an existing central.
"""

from collections.abc import Iterable
from datetime import date

from central.reference_data import lists
from central.reference_data.agencies import AGENCIES, CITIES, Agency
from central.reference_data.categories import CATEGORIES
from central.reference_data.holiday_table import holidays_of
from central.reference_data.territory import AREAS, Area
from domain.organisation import Unit
from domain.wire import Reference, Settings

# Spellings that CRM itself uses for an area, beside "KELURAHAN …".
SPELLINGS = {"31.71.03.1003": ("HARAPAN MULYA", "KELURAHAN HARAPAN MULYA")}

DEFAULT_SETTINGS = Settings(min_sesudah_photos=1, ranking_min_n=30, max_photo_bytes=10_000_000)


def holiday_years(today: date) -> tuple[int, ...]:
    """Years a new central starts with: reports reach one year back, limits one year ahead."""
    return (today.year - 1, today.year, today.year + 1)


def initial_reference(years: Iterable[int], settings: Settings = DEFAULT_SETTINGS) -> Reference:
    return Reference(
        units=(*map(_area, AREAS), *(unit for agency in AGENCIES for unit in _agency(agency))),
        officers=(),
        categories=CATEGORIES,
        channels=lists.CHANNELS,
        clock_profiles=lists.CLOCK_PROFILES,
        holidays=holidays_of(years),
        reject_reasons=lists.REJECT_REASONS,
        templates=lists.TEMPLATES,
        settings=settings,
    )


def _area(area: Area) -> Unit:
    by_kind = (f"{area.kind} {area.name}".upper(),) if area.kind in {"kelurahan", "kecamatan"} else ()
    aliases = (*by_kind, *SPELLINGS.get(area.id, ()))
    return Unit(id=area.id, name=area.name, kind=area.kind, parent=area.parent, aliases=aliases)


def _agency(agency: Agency) -> tuple[Unit, ...]:
    own = Unit(id=agency.id, name=agency.name, kind=agency.kind, parent=agency.parent, aliases=agency.aliases)
    branches = (
        Unit(
            id=agency.branch_id(city),
            name=f"{agency.branch} {CITIES[city]}",
            kind="sudin",
            parent=agency.id,
            aliases=(f"{agency.branch_alias} {CITIES[city]}".upper(),),
        )
        for city in agency.branch_cities()
    )
    return (own, *branches)
