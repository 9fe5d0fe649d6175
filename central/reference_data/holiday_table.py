"""National holidays and cuti bersama of given years, from the package `holidays`."""

from collections.abc import Iterable
from typing import Literal

from domain.wire import Holiday


def holidays_of(years: Iterable[int]) -> tuple[Holiday, ...]:
    """In order of date. Cuti bersama is decreed late in the year before; years without a decree have none."""
    wanted = tuple(years)
    found = (*_of_category("public", "public", wanted), *_of_category("government", "cuti_bersama", wanted))
    return tuple(sorted(found, key=lambda holiday: (holiday.date, holiday.kind)))


def _of_category(
    category: str, kind: Literal["public", "cuti_bersama"], years: tuple[int, ...]
) -> tuple[Holiday, ...]:
    # The package takes a third of a second to load, and an existing central never needs it.
    import holidays

    table = holidays.country_holidays("ID", years=years, categories=(category,), language="id")
    return tuple(Holiday(date=day, name=name, kind=kind) for day, name in table.items())
