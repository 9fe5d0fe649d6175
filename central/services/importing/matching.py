"""Published names beside the reference data: units, categories, channels. What is unknown becomes known here; who
writes it into the database stands elsewhere.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

import msgspec

from domain.organisation import KOTA_KINDS, PROVINCE, Unit
from domain.rulebook import Rulebook
from domain.wire import Category, Reference
from domain.words import fold

UNKNOWN = "tidak_dikenal"
OTHER = "lainnya"
NAMELESS = "Tidak dikenal"
AREAS = KOTA_KINDS | {"kelurahan", "kecamatan"}
MAX_SLUG = 40
KEPT = 4096
PREFIX = re.compile(r"([A-Za-z]+)\d")


def key(text: str) -> str:
    """Spellings that differ only in blanks, signs, accents or the size of letters are one."""
    return fold(text).replace(" ", "")


class Matcher:
    """`rules` and the answers grow with what is met. `new_units` and `new_aliases` are still to be written."""

    def __init__(self, reference: Reference) -> None:
        self.new_units: list[Unit] = []
        self.new_aliases: list[str] = []
        self._met: dict[str, str] = {}
        self._reference = reference
        self._units = _units_by_key(reference.units)
        self._categories = {
            key(text): category for category in reference.categories for text in (*category.aliases, category.name)
        }
        self._channels = {channel.prefix: channel.id for channel in reference.channels}
        self._places = [unit.id for unit in reference.units if unit.kind in KOTA_KINDS]
        self.rules = Rulebook(reference)
        self.place = lru_cache(KEPT)(self._place)

    def unit(self, text: str) -> Unit:
        """By name and kind or by alias; else a unit of its own, of kind `tidak_dikenal`."""
        name = text or NAMELESS
        return self._units.get(key(name)) or self._add_unit(name)

    def category(self, text: str) -> Category:
        """By name or alias; else `lainnya`, of which the text becomes an alias."""
        folded = key(text)
        found = self._categories.get(folded)
        if found is None:
            found = self.rules.categories[OTHER]
            if folded:
                self._categories[folded] = found
                self._met[folded] = text
                self.new_aliases.append(text)
        return found

    def new_category(self, text: str) -> str | None:
        """In its first spelling, when it was unknown as this run began."""
        return self._met.get(key(text))

    def channel(self, number: str) -> str:
        """Of the prefix before the first digit."""
        found = PREFIX.match(number)
        return self._channels.get(found[1].upper(), UNKNOWN) if found else UNKNOWN

    def written(self) -> None:
        """What was new stands in the database now."""
        self.new_units.clear()
        self.new_aliases.clear()

    def nearest(self, text: str) -> str:
        """The known unit whose name looks most like it."""
        known = [unit for unit in self._reference.units if unit.kind != UNKNOWN]
        names = {fold(name): _shown(unit) for unit in known for name in (*unit.aliases, _shown(unit))}
        return names[get_close_matches(fold(text), names, n=1, cutoff=0.0)[0]]

    def _place(self, unit: Unit) -> str:
        """The smallest area that is surely the report's: the unit's own, or the city of a branch."""
        if unit.kind in AREAS:
            return unit.id
        return next((city for city in self._places if unit.id.endswith(f"-{city}")), PROVINCE)

    def _add_unit(self, name: str) -> Unit:
        unit = Unit(id=_unit_id(name), name=name, kind=UNKNOWN, parent=PROVINCE, aliases=(name,))
        self.new_units.append(unit)
        self._units[key(name)] = unit
        self._reference = msgspec.structs.replace(self._reference, units=(*self._reference.units, unit))
        self.rules = Rulebook(self._reference)
        return unit


def _units_by_key(units: Iterable[Unit]) -> dict[str, Unit]:
    """A bare name counts only where a single unit has it: 24 are both kecamatan and kelurahan."""
    units = tuple(units)
    bearers = Counter(key(unit.name) for unit in units)
    found = {key(unit.name): unit for unit in units if bearers[key(unit.name)] == 1}
    for unit in units:
        found |= {key(text): unit for text in (*unit.aliases, f"{unit.kind} {unit.name}")}
    return found


def _shown(unit: Unit) -> str:
    return f"{unit.kind} {unit.name}".title() if unit.kind in {"kelurahan", "kecamatan"} else unit.name


def _unit_id(name: str) -> str:
    """The same for all spellings that are one; short enough for an address."""
    slug = fold(name).replace(" ", "-").encode("ascii", "ignore").decode()[:MAX_SLUG].strip("-")
    digest = hashlib.sha256(key(name).encode()).hexdigest()[:8]
    return f"tidak-dikenal-{slug}-{digest}" if slug else f"tidak-dikenal-{digest}"
