"""The disposable copy of central: base rows, list lines derived from them, cursor and reference.

A page and its cursor are one transaction. Lines are projected inside the write lock of `cache.db` while the
outbox is read, so whoever projects last has seen the newest of both files.
"""

import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.models import outbox, search
from app.models.outbox import OutboxAction
from app.models.projection import OPEN_MARKS, Viewer, decode_base, is_reached, line_of, mark_of, project, words_of
from app.models.tables import base, cache_state, line
from app.models.unit_of_work import empty_journal, read_scope, write_scope
from domain.organisation import Officer
from domain.report import Report
from domain.rulebook import Rulebook

DERIVED_AT_ONCE = 500

_put_base = insert(base)
_put_base = _put_base.on_conflict_do_update(
    index_elements=[base.c.report_id],
    set_={"version": _put_base.excluded.version, "body": _put_base.excluded.body},
    where=_put_base.excluded.version >= base.c.version,
)
_put_state = insert(cache_state)
_put_state = _put_state.on_conflict_do_update(
    index_elements=[cache_state.c.name], set_={"value": _put_state.excluded.value}
)
_drop_line = sa.delete(line).where(line.c.report_id == sa.bindparam("id"))
_drop_base = sa.delete(base).where(base.c.report_id == sa.bindparam("id"))
_body = sa.select(base.c.body).where(base.c.report_id == sa.bindparam("id"))
_derived = (
    sa.select(base.c.report_id, base.c.body, line.c.words_hash)
    .outerjoin(line, line.c.report_id == base.c.report_id)
    .where(base.c.report_id.in_(sa.bindparam("ids", expanding=True)))
)
_own_lines = sa.select(line.c.report_id, line.c.mark, line.c.is_starred).where(
    line.c.mark.in_(sorted(OPEN_MARKS)) | line.c.is_starred.is_(True)
)
_state = sa.select(cache_state.c.value).where(cache_state.c.name == sa.bindparam("name"))


class Row(NamedTuple):
    """A `put` of a page: id and version beside the body as it came."""

    report_id: str
    version: int
    body: bytes


class LocalFiles(NamedTuple):
    """The two files of a profile and whose they are."""

    cache: sa.Engine
    outbox: sa.Engine
    officer: Officer


def get_state(connection: sa.Connection, name: str) -> bytes | None:
    value: bytes | None = connection.execute(_state, {"name": name}).scalar_one_or_none()
    return value


def set_state(connection: sa.Connection, name: str, value: bytes) -> None:
    connection.execute(_put_state, {"name": name, "value": value})


def find(connection: sa.Connection, report_id: str) -> Report | None:
    body = connection.execute(_body, {"id": report_id}).scalar_one_or_none()
    return None if body is None else decode_base(body)


def viewer_of(connection: sa.Connection, officer: Officer, rules: Rulebook) -> Viewer:
    return Viewer(officer, rules, lambda report_id: find(connection, report_id))


def apply_page(
    files: LocalFiles, rules: Rulebook, puts: Sequence[Row], drops: Sequence[str], states: dict[str, bytes]
) -> frozenset[str]:
    """Base rows, drops, their lines and the cursor in one transaction. Answers the ids that changed.

    A row older than the one held is ignored: versions decide, not the order of arrival.
    """
    with write_scope(files.cache) as connection:
        if puts:
            connection.execute(_put_base, [row._asdict() for row in puts])
        for report_id in drops:
            search.drop_words(connection, report_id)
            connection.execute(_drop_base, {"id": report_id})
            connection.execute(_drop_line, {"id": report_id})
        _derive(connection, files, rules, [row.report_id for row in puts])
        unclean = {"unclean_words": b"1"} if drops else {}
        connection.execute(_put_state, [{"name": name, "value": value} for name, value in (states | unclean).items()])
    changed = frozenset(row.report_id for row in puts) | frozenset(drops)
    settle_reached(files)
    return changed


def derive(files: LocalFiles, rules: Rulebook, report_ids: Sequence[str]) -> None:
    """Projects these reports again: after an action, an answer, a start."""
    if not report_ids:
        return
    with write_scope(files.cache) as connection:
        _derive(connection, files, rules, report_ids)


def set_reference(files: LocalFiles, rules: Rulebook, body: bytes, etag: str) -> None:
    """Reference data as it came, and all lines derived by its rules, in one transaction."""
    with write_scope(files.cache) as connection:
        set_state(connection, "reference", body)
        set_state(connection, "reference_etag", etag.encode())
        _derive(connection, files, rules, all_ids(connection))


def derive_pending(files: LocalFiles, rules: Rulebook) -> None:
    """At start: what happened between outbox and cache before a crash. Nothing else repairs anything.

    Beside the open actions themselves: lines that still tell of one which was undone or put away, and stars.
    """
    with read_scope(files.outbox) as connection:
        report_ids = {item.report_id for item in outbox.unsettled(connection)}
        stars = outbox.all_starred(connection)
    with read_scope(files.cache) as connection:
        stale = connection.execute(_own_lines).all()
    shown_stars = {row.report_id for row in stale if row.is_starred}
    wanted = report_ids | {row.report_id for row in stale if row.mark in OPEN_MARKS} | (stars ^ shown_stars)
    derive(files, rules, sorted(wanted))
    settle_reached(files)


def settle_reached(files: LocalFiles) -> None:
    """Actions whose effect the base row contains, or whose report left this desk after they arrived.

    All of them each time: a report that left while the cache was filled anew is in no page.
    """
    with read_scope(files.outbox) as connection:
        arrived = [item for item in outbox.unsettled(connection) if item.is_contained]
    if not arrived:
        return
    with read_scope(files.cache) as connection:
        reached = [item.cmd_id for item in arrived if _is_over(item, find(connection, item.report_id))]
    if reached:
        with write_scope(files.outbox) as connection:
            outbox.settle(connection, reached)


def forget_rows(files: LocalFiles) -> None:
    """Forgets the reports and the cursor, to be filled anew; reference and outbox stay."""
    with write_scope(files.cache) as connection:
        search.forget_words(connection)
        for table in (base, line):
            connection.execute(sa.delete(table))
        connection.execute(sa.delete(cache_state).where(cache_state.c.name.in_(("cursor", "synced_at"))))


def clean_words(files: LocalFiles) -> None:
    """After drops: takes the words of reports that are gone out of the full text, in short transactions."""
    with read_scope(files.cache) as connection:
        unclean = get_state(connection, "unclean_words") is not None
    is_begun = False
    while unclean:
        with write_scope(files.cache) as connection:
            unclean = search.clean_step(connection, is_begun)
            if not unclean:
                connection.execute(sa.delete(cache_state).where(cache_state.c.name == "unclean_words"))
        is_begun = True
    if is_begun:
        empty_journal(files.cache)


def all_ids(connection: sa.Connection) -> list[str]:
    return list(connection.execute(sa.select(base.c.report_id)).scalars())


def count(connection: sa.Connection) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(base)).scalar_one())


def _is_over(item: OutboxAction, report: Report | None) -> bool:
    return report is None or is_reached(item, report)


def _derive(connection: sa.Connection, files: LocalFiles, rules: Rulebook, report_ids: Sequence[str]) -> None:
    viewer = viewer_of(connection, files.officer, rules)
    for start in range(0, len(report_ids), DERIVED_AT_ONCE):
        _derive_some(connection, files, viewer, report_ids[start : start + DERIVED_AT_ONCE])


def _derive_some(connection: sa.Connection, files: LocalFiles, viewer: Viewer, report_ids: Sequence[str]) -> None:
    own = _Own.of(files.outbox, report_ids)
    lines: list[dict[str, Any]] = []
    words: dict[str, str] = {}
    for report_id, body, words_hash in connection.execute(_derived, {"ids": list(report_ids)}):
        report = decode_base(body)
        items = own.items.get(report_id, ())
        shown = project(report, items, viewer).report if items else report
        mark = mark_of(items, report, own.last.get(report_id))
        text = words_of(shown)
        line_values = line_of(shown, mark, report_id in own.starred, viewer)
        lines.append(line_values | {"words_hash": zlib.crc32(text.encode())})
        if lines[-1]["words_hash"] != words_hash:
            words[report_id] = text
    if lines:
        search.put_lines(connection, lines, words)


class _Own(NamedTuple):
    """What the outbox knows of some reports."""

    items: dict[str, list[OutboxAction]]
    last: dict[str, OutboxAction]
    starred: frozenset[str]

    @classmethod
    def of(cls, engine: sa.Engine, report_ids: Sequence[str]) -> "_Own":
        wanted = set(report_ids)
        items: dict[str, list[OutboxAction]] = {}
        with read_scope(engine) as connection:
            for item in outbox.unsettled(connection):
                if item.report_id in wanted:
                    items.setdefault(item.report_id, []).append(item)
            last = outbox.last_of_reports(connection, report_ids)
            return cls(items, last, outbox.starred(connection, report_ids))
