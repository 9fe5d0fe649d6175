"""From what an officer types into the search field to criteria: words, and prefixes with values.

Knows names from the reference data. What cannot be understood becomes a SearchProblem that says what is possible.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from app.models.moments import to_ms
from app.models.search import Criteria, words_in
from app.services.finding_values import SearchProblem
from app.services.names import Names
from domain.calendar import WIB
from domain.report import Status
from domain.rulebook import Rulebook
from domain.words import fold

PREFIXED = re.compile(r'(?<!\S)([^\W\d_]+):(?:"([^"]*)"?|(\S*))')
PREFIXES = ("no:", "kel:", "kat:", "status:", "kanal:", "sla:", "pemegang:", "sejak:")
SLA = ("merah", "kuning", "aman")
OWN = "saya"
DAYS = re.compile(r"(\d{1,4})h")
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
SINCE_EXAMPLES = ("sejak:7h", "sejak:2026-11-01")
SHOWN_POSSIBLE = 8

Found = dict[str, Any] | SearchProblem


class QueryReader:
    """`unit` and `now`: whose desk it is, and central's time."""

    def __init__(self, rules: Rulebook, unit: str, now: datetime) -> None:
        self._rules, self._names = rules, Names(rules)
        self._unit, self._now = unit, now

    def read(self, query: str) -> Criteria | SearchProblem:
        fields: dict[str, Any] = {}
        for match in PREFIXED.finditer(query):
            found = self._field(match[1].casefold(), (match[2] if match[2] is not None else match[3]).strip())
            if isinstance(found, SearchProblem):
                return found
            fields |= found
        return Criteria(words=words_in(PREFIXED.sub(" ", query)))._replace(**fields)

    def _field(self, prefix: str, value: str) -> Found:
        readers: dict[str, Callable[[str], Found]] = {
            "no": lambda text: {"number": text.upper()},
            "kel": self._kelurahan,
            "kat": self._category,
            "status": self._status,
            "kanal": self._channel,
            "sla": self._sla,
            "pemegang": self._holder,
            "sejak": self._since,
        }
        if prefix not in readers:
            return SearchProblem("unknown_prefix", f"{prefix}:", value, PREFIXES)
        found = readers[prefix](value)
        if not value and not isinstance(found, SearchProblem):
            return SearchProblem("missing_value", f"{prefix}:", "", ())
        if not value and isinstance(found, SearchProblem):
            return SearchProblem("missing_value", f"{prefix}:", "", found.possible)
        return found

    def _kelurahan(self, value: str) -> Found:
        units = [unit for unit in self._rules.organisation.units.values() if unit.kind == "kelurahan"]
        return self._chosen("kelurahan", "kel:", value, ((unit.id, unit.name, unit.aliases) for unit in units))

    def _category(self, value: str) -> Found:
        kinds = self._rules.categories.values()
        return self._chosen("category", "kat:", value, ((kind.id, kind.name, kind.aliases) for kind in kinds))

    def _channel(self, value: str) -> Found:
        kinds = self._rules.channels.values()
        return self._chosen("channel", "kanal:", value, ((kind.id, kind.name, (kind.prefix,)) for kind in kinds))

    def _status(self, value: str) -> Found:
        words = ((status.value, status.value.replace("_", " "), ()) for status in Status)
        return self._chosen("status", "status:", value, words)

    def _holder(self, value: str) -> Found:
        if fold(value) == OWN:
            return {"holder": (self._unit,)}
        units = self._rules.organisation.units.values()
        told = ((unit.id, self._names.unit(unit.id), unit.aliases) for unit in units)
        found = self._chosen("holder", "pemegang:", value, told)
        if isinstance(found, SearchProblem):
            return SearchProblem(found.code, found.prefix, value, (OWN, self._names.short_unit(self._unit)))
        return found

    def _sla(self, value: str) -> Found:
        known = fold(value)
        return {"sla": known} if known in SLA else SearchProblem("unknown_value", "sla:", value, SLA)

    def _since(self, value: str) -> Found:
        days = DAYS.fullmatch(value.casefold())
        if days:
            return {"since_ms": to_ms(self._now - timedelta(days=int(days[1])))}
        for form in DATES:
            try:
                day = datetime.strptime(value, form).date()
            except ValueError:
                continue
            return {"since_ms": to_ms(_begin_of(day))}
        return SearchProblem("unknown_value", "sejak:", value, SINCE_EXAMPLES)

    def _chosen(
        self, field: str, prefix: str, value: str, known: Iterable[tuple[str, str, tuple[str, ...]]]
    ) -> Found:
        """Ids whose name, alias or id is the value; else those in whose name all its words begin a word."""
        told = [
            (item_id, name, {fold(text) for text in (item_id, name, *aliases)}) for item_id, name, aliases in known
        ]
        wanted = fold(value)
        exact = tuple(item_id for item_id, _, texts in told if wanted in texts)
        near = tuple(item_id for item_id, _, texts in told if any(_begins(wanted, text) for text in texts))
        if wanted and (exact or near):
            return {field: exact or near}
        names = sorted({name.casefold() for _, name, _ in told})
        alike = [name for name in names if wanted and fold(name)[:1] == wanted[:1]] or names
        return SearchProblem("unknown_value", prefix, value, tuple(alike[:SHOWN_POSSIBLE]))


def _begins(wanted: str, text: str) -> bool:
    words = text.split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def _begin_of(day: date) -> datetime:
    return datetime.combine(day, time(), WIB)
