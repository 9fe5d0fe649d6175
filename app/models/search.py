"""Full text over the lines of the cache, newest report first; nothing is ever ranked.

`line_search` keeps no text, only words: they are written beside the lines by `cache`, and whatever a line says
stands in `line`. The row number of both is `recency`, by which pages go on.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.models.lists import Bounds
from app.models.many import places_of, put_many, text_of
from app.models.tables import line
from domain.words import WORD

MAX_WORDS = 20
SAME_MOMENT_BITS = 20
MERGE_PAGES = 100
SOON_MS = 6 * 3600 * 1000
"""How long before its limit a report turns amber in the lists."""

_values = itemgetter(*(column.name for column in line.c if column.name != "recency"))
_TAKEN = (
    "SELECT value, (SELECT max(recency) FROM line WHERE recency >= value AND recency < value + (1 << 20))"
    " FROM json_each(?)"
)
_ADD_LINE = places_of(insert(line))
_ADD_WORDS = "INSERT INTO line_search(rowid, words) VALUES (?, ?)"
_put_words = "INSERT OR REPLACE INTO line_search(rowid, words) SELECT recency, :words FROM line WHERE report_id = :id"
_drop_words = sa.text("DELETE FROM line_search WHERE rowid = (SELECT recency FROM line WHERE report_id = :id)")
_forget = sa.text("INSERT INTO line_search(line_search) VALUES ('delete-all')")
_merge = sa.text("INSERT INTO line_search(line_search, rank) VALUES ('merge', :pages)")
_changes = sa.text("SELECT total_changes()")

_found = sa.table("line_search", sa.column("rowid", sa.Integer))
_matches = sa.literal_column("line_search").op("MATCH")
IN_COLUMNS = ("kelurahan", "category", "status", "channel", "holder")


Row = dict[str, Any]


class Criteria(NamedTuple):
    """What a report has to be; None leaves a field open. `words`: all of them, the last as a beginning."""

    words: tuple[str, ...] = ()
    number: str | None = None
    kelurahan: tuple[str, ...] | None = None
    category: tuple[str, ...] | None = None
    status: tuple[str, ...] | None = None
    channel: tuple[str, ...] | None = None
    holder: tuple[str, ...] | None = None
    sla: str | None = None
    since_ms: int | None = None


def words_in(text: str) -> tuple[str, ...]:
    """Words as the full text cuts them; whatever else a query holds means nothing to it."""
    return tuple(WORD.findall(unicodedata.normalize("NFC", text))[:MAX_WORDS])


def page(
    connection: sa.Connection, wanted: Criteria, at: Bounds, after: int | None, limit: int
) -> list[dict[str, Any]]:
    """Lines that fit, newest first, older than the line with `recency` `after`."""
    query = sa.select(line).where(*_conditions(wanted, at)).limit(limit)
    key: sa.ColumnElement[int] = line.c.recency
    if wanted.words:
        key = _found.c.rowid
        query = query.join(_found, key == line.c.recency).where(_matches(_match(wanted.words)))
    if after is not None:
        query = query.where(key < after)
    return [dict(row) for row in connection.execute(query.order_by(key.desc())).mappings()]


def by_number(connection: sa.Connection, number: str) -> dict[str, Any] | None:
    """The line with exactly this number."""
    query = sa.select(line).where(line.c.number.in_((number, number.upper())))
    row = connection.execute(query).mappings().first()
    return None if row is None else dict(row)


def put_lines(
    connection: sa.Connection, rows: Sequence[Row], words: dict[str, str], known: Mapping[str, Row]
) -> None:
    """Lines, and the words of those whose words are new. `known`: the lines that are there, as they are. A new one
    takes the next free `recency` of its moment of intake and keeps it.
    """
    # FTS5 writes least when rows come in their order.
    ordered = sorted(rows, key=lambda row: int(row["created_at"]))
    new = [row for row in ordered if row["report_id"] not in known]
    if new:
        _add(connection, new, words)
    old = [row for row in ordered if row["report_id"] in known]
    for columns, changed in _changed(old, known).items():
        put_many(connection, _change_line(columns), changed)
    worded = [row["report_id"] for row in old if row["report_id"] in words]
    put_many(connection, _put_words, [{"id": report_id, "words": words[report_id]} for report_id in worded])


def _add(connection: sa.Connection, ordered: Sequence[Row], words: dict[str, str]) -> None:
    """New lines: with their places known, nothing has to be looked up in either table."""
    moments = sorted({int(row["created_at"]) << SAME_MOMENT_BITS for row in ordered})
    taken = connection.exec_driver_sql(_TAKEN, (msgspec.json.encode(moments).decode(),)).all()
    free = {moment: moment if last is None else last + 1 for moment, last in taken}
    lines: list[tuple[Any, ...]] = []
    texts: list[tuple[int, str]] = []
    for row in ordered:
        moment = int(row["created_at"]) << SAME_MOMENT_BITS
        recency = free[moment]
        free[moment] += 1
        lines.append((recency, *_values(row)))
        texts.append((recency, words[row["report_id"]]))
    connection.exec_driver_sql(_ADD_LINE, lines)
    connection.exec_driver_sql(_ADD_WORDS, texts)


def _changed(rows: Sequence[Row], known: Mapping[str, Row]) -> dict[tuple[str, ...], list[Row]]:
    """By the columns that change: SQLite writes the indexes of all that are named, changed or not."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        before = known[row["report_id"]]
        columns = tuple(name for name, value in row.items() if value != before[name])
        if columns:
            found.setdefault(columns, []).append(row)
    return found


@cache
def _change_line(columns: tuple[str, ...]) -> str:
    statement = sa.update(line).where(line.c.report_id == sa.bindparam("report_id"))
    return text_of(statement.values({name: sa.bindparam(name) for name in columns}))


def drop_words(connection: sa.Connection, report_id: str) -> None:
    """Before its line goes. The words stay in the index's pages until `clean_step` has gone through them."""
    connection.execute(_drop_words, {"id": report_id})


def forget_words(connection: sa.Connection) -> None:
    connection.execute(_forget)


def clean_step(connection: sa.Connection, is_begun: bool) -> bool:
    """A part of merging the whole index into one piece, which leaves out what was dropped. False when done."""
    before = connection.execute(_changes).scalar_one()
    connection.execute(_merge, {"pages": MERGE_PAGES if is_begun else -MERGE_PAGES})
    return bool(connection.execute(_changes).scalar_one() - before >= 2)


def _conditions(wanted: Criteria, at: Bounds) -> list[sa.ColumnElement[bool]]:
    """Without indexes of `line`: beside the full text they would only turn the order of the search around."""
    conditions: list[sa.ColumnElement[bool]] = []
    for name in IN_COLUMNS:
        values: tuple[str, ...] | None = getattr(wanted, name)
        if values is not None:
            conditions.append(line.c[name].concat("").in_(values))
    if wanted.number is not None:
        conditions.append(sa.func.instr(sa.func.upper(line.c.number), wanted.number) > 0)
    if wanted.since_ms is not None:
        conditions.append(line.c.created_at >= wanted.since_ms)
    if wanted.sla is not None:
        conditions += _sla(wanted.sla, at)
    return conditions


def _sla(wanted: str, at: Bounds) -> list[sa.ColumnElement[bool]]:
    """The colours of the time left in the lists: `app.views.labels.urgency`."""
    is_late = sa.or_(line.c.red_at <= at.now_ms, line.c.sort_key <= at.now_ms)
    is_soon = line.c.sort_key <= at.now_ms + SOON_MS
    of_colour = {"merah": is_late, "kuning": sa.and_(sa.not_(is_late), is_soon), "aman": sa.not_(is_late | is_soon)}
    return [line.c.closed_at.is_(None), of_colour[wanted]]


def _match(words: Sequence[str]) -> str:
    """A query of FTS5. Words hold neither quotes nor operators; quoted, AND and NEAR are words too."""
    return " ".join(f'"{word}"' for word in words) + " *"
