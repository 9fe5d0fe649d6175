"""Finding reports on this desk: what was typed, understood and asked, page by page; and what was asked before."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from app.models import cache, lists, outbox, recent, search
from app.models.cache import LocalFiles
from app.models.lists import Bounds
from app.models.projection import project, words_of
from app.models.search import Criteria
from app.models.unit_of_work import read_scope, write_scope
from app.services import reading
from app.services.finding_values import SearchPage, SearchProblem, UnitLoad
from app.services.names import Names
from app.services.query import QueryReader
from app.services.values import ListPage, ReportLine
from domain.rulebook import Rulebook
from domain.words import fold, spans

PAGE_SIZE = 50
AROUND = 34
"""Characters of an excerpt before the word found."""
NUMBER_DIGITS = 3


class Search:
    """`rules` and `now` are asked at each call, for reference data may be fetched anew. For any task lane."""

    def __init__(self, files: LocalFiles, rules: Callable[[], Rulebook], now: Callable[[], datetime]) -> None:
        self._files, self._rules, self._now = files, rules, now

    def find(self, query: str, after: tuple[str, str] | None = None, limit: int = PAGE_SIZE) -> SearchPage:
        """A page of what fits. A query that cannot be understood finds nothing and says why."""
        rules, now = self._rules(), self._now()
        bounds = Bounds.at(self._files.officer, now)
        numbered = self._numbered(query.strip())
        if numbered is not None:
            return SearchPage(_page([numbered], bounds, rules, limit), (), {}, None)
        wanted = QueryReader(rules, self._files.officer.unit, now).read(query)
        if isinstance(wanted, SearchProblem):
            return SearchPage(ListPage((), None, is_grouped=False), (), {}, wanted)
        if wanted == Criteria():
            return SearchPage(ListPage((), None, is_grouped=False), (), {}, None)
        with read_scope(self._files.cache) as connection:
            rows = search.page(connection, wanted, bounds, None if after is None else int(after[0]), limit)
        page = _page(rows, bounds, rules, limit)
        words = tuple(word for part in wanted.words for word in fold(part).split())
        return SearchPage(page, words, self._excerpts(page.lines, words), None)

    def suggest(self, typed: str, limit: int) -> SearchPage:
        """Reports whose number holds what was typed, from three digits on; where there are none, as `find`."""
        if sum(map(str.isdigit, typed)) >= NUMBER_DIGITS and " " not in typed:
            numbered = self.find(f"no:{typed}", None, limit)
            if numbered.page.lines:
                return numbered
        return self.find(typed, None, limit)

    def units(self) -> tuple[UnitLoad, ...]:
        """Every unit, those that hold most of this desk's open reports first."""
        rules, held = self._rules(), Counter[str]()
        with read_scope(self._files.cache) as connection:
            load = lists.workload(connection, "holder", Bounds.at(self._files.officer, self._now()))
        for unit_id in rules.organisation.units:
            held[Names(rules).unit(unit_id)] += load.get(unit_id, (0, 0))[0]
        return tuple(UnitLoad(name, held[name]) for name in sorted(held, key=lambda name: (-held[name], name)))

    def recent(self) -> tuple[str, ...]:
        """Queries of before, the newest first."""
        with read_scope(self._files.outbox) as connection:
            return recent.newest(connection)

    def remember(self, query: str) -> None:
        with write_scope(self._files.outbox) as connection:
            recent.add(connection, query.strip())

    def _numbered(self, text: str) -> dict[str, Any] | None:
        if not text or " " in text:
            return None
        with read_scope(self._files.cache) as connection:
            return search.by_number(connection, text)

    def _excerpts(self, lines: Sequence[ReportLine], words: Sequence[str]) -> dict[str, str]:
        """For reports whose row shows none of the words."""
        unseen = [line.id for line in lines if words and not _is_shown(line, words)]
        if not unseen:
            return {}
        rules = self._rules()
        excerpts: dict[str, str] = {}
        with read_scope(self._files.outbox) as connection:
            own = outbox.unsettled(connection)
        with read_scope(self._files.cache) as connection:
            viewer = cache.viewer_of(connection, self._files, rules)
            for report_id in unseen:
                items = [item for item in own if item.report_id == report_id]
                shown = project(cache.find(connection, report_id), items, viewer)
                if shown is not None:
                    excerpts[report_id] = excerpt(words_of(shown.report), words)
        return excerpts


def excerpt(text: str, words: Sequence[str]) -> str:
    """A line of the text from shortly before the first word found in it."""
    for line in text.split("\n"):
        found = spans(line, words)
        if found:
            at = found[0][0]
            begin = 0 if at <= AROUND else line.find(" ", at - AROUND) + 1
            return ("…" if begin else "") + line[begin:].strip()
    return ""


def _is_shown(line: ReportLine, words: Sequence[str]) -> bool:
    return bool(spans(f"{line.headline} {line.number} {line.where}", words))


def _page(rows: Sequence[dict[str, Any]], bounds: Bounds, rules: Rulebook, limit: int) -> ListPage:
    lines = tuple(reading.line_of_row(row, bounds, Names(rules)) for row in rows)
    after = (str(rows[-1]["recency"]), rows[-1]["report_id"]) if len(rows) == limit else None
    return ListPage(lines, after, is_grouped=False)
