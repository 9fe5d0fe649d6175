"""The disposable copy of central: base rows, list lines derived from them, cursor and reference.

A page and its cursor are one transaction. Lines are projected inside the write lock of `cache.db` while the
outbox is read, so whoever projects last has seen the newest of both files.
"""

import zlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.errors import StorageError
from app.models import blobs, lists, outbox, photos, search
from app.models.many import among, is_among, places_of
from app.models.outbox import INTAKE, OutboxAction
from app.models.projection import (
    OPEN_MARKS,
    Viewer,
    decode_base,
    is_reached,
    line_of,
    mark_of,
    project,
    taken_in,
    words_of,
)
from app.models.tables import base, blob, cache_state, has_mark, line
from app.models.unit_of_work import empty_log, read_scope, write_scope
from domain.organisation import Officer
from domain.report import Report
from domain.rulebook import Rulebook

DERIVED_AT_ONCE = 500
USUAL_CACHE, LARGE_CACHE = "pragma cache_size=-2000", "pragma cache_size=-32000"
"""KiB of SQLite's pages; a batch of a fill and the indexes it touches are not encrypted twice if they fit."""
FILLING = "filling"
"""Name of the state that tells how far a fill from central's files is."""

_put_base = insert(base)
_put_base = _put_base.on_conflict_do_update(
    index_elements=[base.c.report_id],
    set_={"version": _put_base.excluded.version, "body": _put_base.excluded.body},
    where=_put_base.excluded.version >= base.c.version,
)
_put_base_sql = places_of(_put_base)
_put_state = insert(cache_state)
_put_state = _put_state.on_conflict_do_update(
    index_elements=[cache_state.c.name], set_={"value": _put_state.excluded.value}
)
_drop_line = sa.delete(line).where(line.c.report_id == sa.bindparam("id"))
_drop_base = sa.delete(base).where(base.c.report_id == sa.bindparam("id"))
_body = sa.select(base.c.body).where(base.c.report_id == sa.bindparam("id"))
_bodies = sa.select(base.c.report_id, base.c.body).where(is_among(base.c.report_id))
_held = sa.select(base.c.report_id).where(is_among(base.c.report_id))
_own_lines = sa.select(line.c.report_id, line.c.mark, line.c.is_starred).where(
    (has_mark & line.c.mark.in_(sorted(OPEN_MARKS))) | line.c.is_starred.is_(True)
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
    """Raises StorageError: of a damaged page SQLCipher gives zeros before it says so."""
    body = connection.execute(_body, {"id": report_id}).scalar_one_or_none()
    return None if body is None else _decoded(body)


def _decoded(body: bytes) -> Report:
    try:
        return decode_base(body)
    except msgspec.DecodeError as error:
        raise StorageError("damaged") from error


def viewer_of(connection: sa.Connection, files: LocalFiles, rules: Rulebook) -> Viewer:
    """`connection` reads the cache; reports that only own intake knows are found, too."""

    def known(report_id: str) -> Report | None:
        row = find(connection, report_id)
        if row is not None:
            return row
        with read_scope(files.outbox) as beside:
            return taken_in(outbox.of_report(beside, report_id), viewer)

    viewer = Viewer(files.officer, rules, known)
    return viewer


def apply_page(
    files: LocalFiles,
    rules: Rulebook,
    puts: Sequence[Row],
    drops: Sequence[str],
    states: dict[str, bytes],
    awaited: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """Base rows, drops, their lines and the cursor in one transaction. Answers the ids that changed.

    A row older than the one held is ignored: versions decide, not the order of arrival. `awaited`: reports of own
    intake that would have come by this page at the latest; those that have not are not on this desk.
    """
    with write_scope(files.cache) as connection:
        touched = [*(row.report_id for row in puts), *drops] if blobs.has_any(connection) else []
        shown_before = _photos_of(connection, touched)
        new = _put_rows(connection, puts)
        for report_id in drops:
            connection.execute(_drop_base, {"id": report_id})
        blobs.remove(connection, shown_before - _photos_of(connection, touched))
        came = [*(row.report_id for row in puts), *drops]
        _derive(connection, files, rules, [*came, *_pointing_at(files, came)], new)
        unclean = {"unclean_words": b"1"} if drops else {}
        connection.execute(_put_state, [{"name": name, "value": value} for name, value in (states | unclean).items()])
    changed = frozenset(row.report_id for row in puts) | frozenset(drops)
    settle_reached(files, awaited | frozenset(drops), None if "synced_at" in states else changed)
    derive(files, rules, sorted(awaited))
    return changed | awaited


def fill(
    files: LocalFiles, rules: Rulebook, rows: Sequence[Row], states: dict[str, bytes], expected: bytes | None
) -> bool:
    """Rows of a desk that is being filled and their place in one transaction. False, and nothing is done, when the
    place before them is not the `expected` one: somebody else has filled or pulled meanwhile.
    """
    with write_scope(files.cache) as connection:
        connection.exec_driver_sql(LARGE_CACHE if FILLING in states else USUAL_CACHE)
        if get_state(connection, FILLING) != expected or get_state(connection, "cursor") is not None:
            return False
        new = _put_rows(connection, rows)
        came = [row.report_id for row in rows]
        _derive(connection, files, rules, [*came, *_pointing_at(files, came)], new)
        connection.execute(sa.delete(cache_state).where(cache_state.c.name == FILLING))
        connection.execute(_put_state, [{"name": name, "value": value} for name, value in states.items()])
    return True


def _put_rows(connection: sa.Connection, rows: Sequence[Row]) -> dict[str, bytes]:
    """Answers the bodies of those that were not here: they need not be read again."""
    if not rows:
        return {}
    held = set(connection.execute(_held, among(row.report_id for row in rows)).scalars())
    connection.exec_driver_sql(_put_base_sql, rows)
    return {row.report_id: row.body for row in rows if row.report_id not in held}


def _pointing_at(files: LocalFiles, report_ids: Sequence[str]) -> list[str]:
    """Other reports with an own open action that links to one of these: what it shows depends on them."""
    with read_scope(files.outbox) as connection:
        items = outbox.linking(connection)
    wanted = set(report_ids)
    pointing = {item.report_id for item in items if not wanted.isdisjoint(outbox.linked_by(item))}
    return sorted(pointing - wanted)


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
        _derive(connection, files, rules, [*all_ids(connection), *_own_intakes(files)])


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
    release_photos(files)


def settle_reached(
    files: LocalFiles, gone: frozenset[str] = frozenset(), among: frozenset[str] | None = None
) -> None:
    """Actions whose effect the base row contains, or whose report left this desk after they arrived.

    `among`: only those on these reports, where no others can have changed. At the end of a fetch all of them: a
    report that left while the cache was filled anew is in no page. A report of own intake whose row has not come yet
    has not left, unless central said so (`gone`).
    """
    with read_scope(files.outbox) as connection:
        if among is None:
            arrived = outbox.contained(connection)
        else:
            arrived = tuple(item for item in outbox.of_reports(connection, sorted(among)) if item.is_contained)
    if not arrived:
        return
    coming = {item.report_id for item in arrived if item.type == INTAKE} - gone
    with read_scope(files.cache) as connection:
        rows = {item.report_id: find(connection, item.report_id) for item in arrived}
    reached = [item.cmd_id for item in arrived if _is_over(item, rows[item.report_id], item.report_id in coming)]
    if reached:
        with write_scope(files.outbox) as connection:
            outbox.settle(connection, reached)
        release_photos(files)


def release_photos(files: LocalFiles) -> None:
    """Photos of settled actions become disposable: central has them. Of reports that left, nothing stays."""
    with read_scope(files.outbox) as connection:
        ready = photos.released(connection)
    for sha256, report_id in ready:
        with read_scope(files.outbox) as connection:
            stored, body = photos.get(connection, sha256), photos.body_of(connection, sha256)
        if stored is not None and body is not None:
            with write_scope(files.cache) as connection:
                keep_blob(connection, report_id, sha256, body, is_thumb=False)
                keep_blob(connection, report_id, sha256, stored.thumbnail, is_thumb=True)
    if ready:
        with write_scope(files.outbox) as connection:
            photos.remove(connection, {sha256 for sha256, _ in ready})


def forget_rows(files: LocalFiles, rules: Rulebook | None) -> None:
    """Forgets the reports and the cursor, to be filled anew; reference and outbox stay, and what only they know."""
    with write_scope(files.cache) as connection:
        search.forget_words(connection)
        for table in (base, line, blob):
            connection.execute(sa.delete(table))
        connection.execute(sa.delete(cache_state).where(cache_state.c.name.in_(("cursor", "synced_at", FILLING))))
        if rules is not None:
            _derive(connection, files, rules, _own_intakes(files))


def keep_blob(connection: sa.Connection, report_id: str, sha256: str, body: bytes, *, is_thumb: bool) -> None:
    """Only while the report is on this desk and shows the photo: it may have left during the download."""
    if sha256 in _photos_of(connection, [report_id]):
        blobs.put(connection, sha256, body, is_thumb=is_thumb)


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
        empty_log(files.cache)


def all_ids(connection: sa.Connection) -> list[str]:
    return list(connection.execute(sa.select(base.c.report_id)).scalars())


def count_among(connection: sa.Connection, report_ids: Sequence[str]) -> int:
    """How many of these are on this desk."""
    return len(connection.execute(_held, among(report_ids)).all()) if report_ids else 0


def count(connection: sa.Connection) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(base)).scalar_one())


def _own_intakes(files: LocalFiles) -> list[str]:
    with read_scope(files.outbox) as connection:
        return [item.report_id for item in outbox.intakes(connection)]


def _is_over(item: OutboxAction, row: Report | None, is_coming: bool) -> bool:
    return not is_coming if row is None else is_reached(item, row)


def _derive(
    connection: sa.Connection,
    files: LocalFiles,
    rules: Rulebook,
    report_ids: Sequence[str],
    new: Mapping[str, bytes] = MappingProxyType({}),
) -> None:
    """`new`: bodies that have just been put and need not be read."""
    viewer = viewer_of(connection, files, rules)
    for start in range(0, len(report_ids), DERIVED_AT_ONCE):
        some = report_ids[start : start + DERIVED_AT_ONCE]
        bodies = {report_id: new[report_id] for report_id in some if report_id in new}
        if len(bodies) < len(some):
            unread = among(report_id for report_id in some if report_id not in bodies)
            bodies |= {row.report_id: row.body for row in connection.execute(_bodies, unread)}
        _derive_some(connection, files.outbox, viewer, some, bodies)


def _derive_some(
    connection: sa.Connection,
    outbox_engine: sa.Engine,
    viewer: Viewer,
    report_ids: Sequence[str],
    rows: Mapping[str, bytes],
) -> None:
    own = _Own.of(outbox_engine, report_ids)
    known = lists.rows_of(connection, report_ids)
    lines: list[dict[str, Any]] = []
    words: dict[str, str] = {}
    for report_id in report_ids:
        items = own.items.get(report_id, ())
        row = _decoded(rows[report_id]) if report_id in rows else None
        shown = project(row, items, viewer)
        if shown is None:
            search.drop_words(connection, report_id)
            connection.execute(_drop_line, {"id": report_id})
            continue
        mark = mark_of(items, shown.base, own.last.get(report_id))
        text = words_of(shown.report)
        values = line_of(shown.report, mark, report_id in own.starred, viewer)
        values["words_hash"] = zlib.crc32(text.encode())
        lines.append(values)
        if report_id not in known or values["words_hash"] != known[report_id]["words_hash"]:
            words[report_id] = text
    search.put_lines(connection, lines, words, known)


class _Hash(msgspec.Struct, frozen=True):
    sha256: str


class _Pictured(msgspec.Struct, frozen=True):
    photos: tuple[_Hash, ...] = ()


def _photos_of(connection: sa.Connection, report_ids: Sequence[str]) -> set[str]:
    """Hashes of the photos that these rows show; one that another report shows too is simply fetched again."""
    found: set[str] = set()
    for report_id in report_ids:
        body = connection.execute(_body, {"id": report_id}).scalar_one_or_none()
        if body is not None:
            found.update(photo.sha256 for photo in _pictures.decode(body).photos)
    return found


_pictures = msgspec.json.Decoder(_Pictured)


class _Own(NamedTuple):
    """What the outbox knows of some reports."""

    items: dict[str, list[OutboxAction]]
    last: dict[str, OutboxAction]
    starred: frozenset[str]

    @classmethod
    def of(cls, engine: sa.Engine, report_ids: Sequence[str]) -> "_Own":
        items: dict[str, list[OutboxAction]] = {}
        with read_scope(engine) as connection:
            for item in outbox.of_reports(connection, report_ids):
                items.setdefault(item.report_id, []).append(item)
            last = outbox.last_of_reports(connection, report_ids)
            return cls(items, last, outbox.starred(connection, report_ids))
