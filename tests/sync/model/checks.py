"""The invariants of sync.md, section 4, that are checked on a desk after each step, and on all at the end.

Files are read by plain SQL beside the program; `project`, `mark_of` and `line_of` are held against what stands in
the table of lines. What the last look found is kept in `client.memory`.
"""

import json
import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from app.models import cache, outbox
from app.models.outbox import OutboxAction
from app.models.projection import act_of, decode_base, line_of, mark_of, project
from app.models.tables import line
from app.models.unit_of_work import read_scope
from app.sync import comparing
from central.main import Central
from central.message import Request
from central.services.audit import verify
from central.services.cursors import Phase, decode
from domain import errors, workflow
from domain.report import Report
from domain.wire import PullPage
from tests.sync.model import jakarta
from tests.sync.model.client import OUTBOX, OutboxRow
from tests.sync.model.oracle import CONTAINED, Violation, require

if TYPE_CHECKING:
    from tests.sync.model.client import Client
    from tests.sync.model.world import World

FINAL = (*CONTAINED, "conflict", "refused")
TRAY = ("conflict", "refused", "held")
STATUSES = {"queued", *FINAL, *TRAY}
BASE = "select report_id, version, body from base order by report_id"
REPORTERS = "select cmd_id from reporter where length(body) > 0"
COLUMNS = ", ".join(column.name for column in line.columns if column.name not in ("recency", "words_hash"))
LINES = f"select {COLUMNS} from line order by report_id"
STATE = "select name, value from state where name in ('cursor', 'synced_at', 'reference_etag', 'filling')"
STARS = "select report_id from star"


LOST_PHOTOS = (
    "select u.cmd_id from photo_use u join action a on a.cmd_id = u.cmd_id where (a.is_settled = 0"
    " or a.status not in ('applied', 'applied_same', 'late_note'))"
    " and not exists (select 1 from photo p where p.sha256 = u.sha256)"
)
KEPT_PHOTOS = (
    "select p.sha256 from photo p where exists (select 1 from photo_use u join action a on a.cmd_id = u.cmd_id"
    " where u.sha256 = p.sha256 and a.made_at >= p.prepared_at) and not exists"
    " (select 1 from photo_use u join action a on a.cmd_id = u.cmd_id where u.sha256 = p.sha256"
    " and (a.is_settled = 0 or a.status not in ('applied', 'applied_same', 'late_note')))"
)
STRAY_PHOTOS = (
    "select sha256 from blob where not exists (select 1 from base where instr(cast(body as text), blob.sha256))"
)


class Sight(NamedTuple):
    """What stands in a desk's files."""

    rows: tuple[OutboxRow, ...]
    base: dict[str, tuple[int, bytes]]
    lines: dict[str, tuple[Any, ...]]
    state: dict[str, bytes]
    stars: frozenset[str]
    reporters: frozenset[str]
    lost_photos: list[tuple[Any, ...]]
    stray_photos: list[tuple[Any, ...]]


class Shown(NamedTuple):
    """A report as the officer sees it: ids of its events with his own on top, and own actions that do not fit."""

    base: Report
    events: frozenset[str]
    broken: frozenset[str]


def see(client: "Client") -> Sight:
    rows, stars, reporters, lost = client.read(client.files.outbox, OUTBOX, STARS, REPORTERS, LOST_PHOTOS)
    base, lines, state, stray = client.read(client.files.cache, BASE, LINES, STATE, STRAY_PHOTOS)
    return Sight(
        tuple(client.noted(rows)),
        {row[0]: (row[1], bytes(row[2])) for row in base},
        {row[0]: row for row in lines},
        {name: bytes(value) for name, value in state},
        frozenset(row[0] for row in stars),
        frozenset(row[0] for row in reporters),
        lost,
        stray,
    )


def remember(client: "Client") -> None:
    """The state of a desk before the first step."""
    client.memory = {"sight": see(client), "shown": {}, "fingerprints": {}, "visible": {}, "arrived": set()}
    client.told_cursors.update(value for name, value in client.memory["sight"].state.items() if name == "cursor")


def remember_restore(client: "Client") -> None:
    """Central may have lost refusals, which stay as they are; who reported stands nowhere once it was taken."""
    client.was_restored = True
    for row in client.outbox_rows():
        if row.status in ("refused", "conflict"):
            client.only_here.add(row.cmd_id)
        elif row.status in CONTAINED:
            client.told_by[row.cmd_id] = None


def state(world: "World", client: "Client") -> tuple[Any, ...]:
    """Changes when a step did something."""
    sight = client.memory["sight"]
    return world.oracle.seq, sight.rows, sight.state, sight.stars, client.boots, world.central


def check(client: "Client") -> None:
    sight, last = see(client), client.memory["sight"]
    if client.is_filled and "cursor" not in last.state:  # a fill from files may begin anew by itself
        client.told_to_restart = True
    _nothing_lost(client, sight)
    _rows_leave_only_when_told(client, sight, last)
    _cursor_follows_pages(client, sight, last)
    _cursor_covers_rows(client, sight)
    _lines_are_derived(client, sight)
    _own_work_is_shown(client, sight)
    _intakes_wait_for_their_rows(client, sight)
    _reporters_are_kept_and_forgotten(client, sight)
    _photos_are_kept(client, sight)
    if sight.rows != last.rows:
        _counts_agree(client, sight)
    client.memory["sight"] = sight
    client.cache_was_lost = client.rules_changed = False
    # Between two exchanges of one fetch it has been told and has not followed yet.
    client.told_to_restart = client.told_to_restart and client in client.world.waiting
    client.got_pages = 0
    client.told_drops.clear()


def _nothing_lost(client: "Client", sight: Sight) -> None:
    there = {row.cmd_id for row in sight.rows}
    for cmd_id in client.undone_maybe - there:
        require(cmd_id not in client.sent, "I7", f"undo removed {cmd_id}, which was sent")
        client.undone.add(cmd_id)
    client.undone_maybe.clear()
    lost = client.stored - client.undone - there
    require(not lost, "I7", f"{client.officer.id} lost {sorted(lost)}")
    lost = client.sent.keys() - there
    require(not lost, "I7", f"{client.officer.id} no longer knows {sorted(lost)}, which it sent")
    numbers = sorted(row.dseq for row in sight.rows if row.dseq is not None)
    require(numbers == list(range(1, len(numbers) + 1)), "I6c", f"numbers of {client.officer.id}: {numbers}")
    for row in sight.rows:
        require(row.status in STATUSES, "I10", f"{row.cmd_id} is {row.status}")
        require(not row.is_settled or row.status in (*FINAL, "held"), "I10", f"{row.cmd_id} settled, {row.status}")


def _rows_leave_only_when_told(client: "Client", sight: Sight, last: Sight) -> None:
    gone = last.base.keys() - sight.base.keys()
    left = sorted(gone & client.told_drops)
    client.left += left
    if not client.cache_was_lost and not client.told_to_restart:
        require(gone == set(left), "I14", f"{client.officer.id} lost rows {sorted(gone)} without a drop")
    for report_id in sight.base.keys() & last.base.keys():
        before, after = last.base[report_id][0], sight.base[report_id][0]
        forgotten = client.cache_was_lost or client.told_to_restart
        require(after >= before or forgotten, "I17", f"{report_id} went back from {before} to {after}")


def _cursor_follows_pages(client: "Client", sight: Sight, last: Sight) -> None:
    """Only a page that arrived whole moves the cursor or counts as a sync."""
    cursor = sight.state.get("cursor")
    require(cursor is None or cursor in client.told_cursors, "I3", f"cursor {cursor!r} came with no page")
    if sight.state.get("synced_at") != last.state.get("synced_at") and "synced_at" in sight.state:
        require(client.got_pages, "I3", "a sync is noted and no page has come")


def _cursor_covers_rows(client: "Client", sight: Sight) -> None:
    """All rows of the feed up to the saved cursor stand in the file, as they are or newer (I3)."""
    if "cursor" not in sight.state:
        return
    cursor = decode(sight.state["cursor"].decode())
    if cursor.epoch != client.world.central.epoch:  # of a central that was put back: all of it is void
        return
    log = client.world.log
    looked = (cursor, log, log.execute("pragma data_version").fetchone(), sight.base)
    if client.memory.get("covered") == looked:  # neither this desk nor central has changed
        return
    feed = log.execute(
        "select f.report_id, f.seq, f.dropped_ms is null, r.version, r.is_open from scope_feed f"
        " join report r on r.id = f.report_id where f.scope = ?",
        (client.scope,),
    ).fetchall()
    known = {PHASES[cursor.phase](cursor, row) and row[0] for row in feed}
    for report_id, seq, is_put, version, _ in feed:
        if report_id not in known:
            continue
        held = sight.base.get(report_id)
        where = f"{client.officer.id} is past change {seq} of {report_id}"
        if is_put:
            require(held is not None, "I3", f"{where} and does not have it")
            require(held and held[0] >= version, "I3", f"{where} and has version {held and held[0]} of {version}")
        else:
            require(held is None, "I15", f"{where}, its drop, and still has it")
    client.memory["covered"] = looked


def _walks_open(cursor: Any, row: tuple[Any, ...]) -> bool:
    return bool(row[4] and row[2]) and (row[1], row[0]) <= (cursor.seq, cursor.report_id)


def _walks_closed(cursor: Any, row: tuple[Any, ...]) -> bool:
    if not row[2] or row[1] > cursor.head:
        return False
    return bool(row[4]) or (row[1], row[0]) <= (cursor.seq, cursor.report_id)


def _follows(cursor: Any, row: tuple[Any, ...]) -> bool:
    return (row[1], row[0]) <= (cursor.seq, cursor.report_id)


PHASES = {Phase.OPEN: _walks_open, Phase.CLOSED: _walks_closed, Phase.FOLLOW: _follows}


# ---- what is shown


def _lines_are_derived(client: "Client", sight: Sight, *, anew: bool = False) -> None:
    """Each line is what comes of base and outbox; derived again only where something changed since the last look."""
    own: dict[str, list[OutboxRow]] = {}
    for row in sight.rows:
        own.setdefault(row.report_id, []).append(row)
    taken_in = {row.report_id for row in sight.rows if _makes_a_report(row)}
    lines = set(sight.lines)
    if client.rules is None:  # no intake is shown; but an old thread that has just fetched the rules may have done it
        lines -= taken_in - sight.base.keys() if client.has_old_thread else set()
        taken_in = set()
    reports = sight.base.keys() | taken_in
    require(lines == reports, "I8", f"a report without a line, or a line without a report: {lines ^ reports}")
    known, shown = client.memory["fingerprints"], client.memory["shown"]
    changed = []
    for report_id in reports:
        body = sight.base.get(report_id, (0, b""))[1]
        starred = report_id in sight.stars
        mark = (body, tuple(own.get(report_id, ())), starred, id(client.rules), sight.lines[report_id])
        if anew or known.get(report_id) != mark:
            known[report_id] = mark
            changed.append(report_id)
    for report_id in known.keys() - reports:
        del known[report_id], shown[report_id]
    if changed:
        _derive_beside(client, sight, changed, {report_id: own.get(report_id, []) for report_id in changed})


def _makes_a_report(row: OutboxRow) -> bool:
    """An intake shows a report until central's row stands in its place, or the officer has to decide on it."""
    return row.type == "buat_laporan" and not row.is_settled and row.status not in TRAY


def _intakes_wait_for_their_rows(client: "Client", sight: Sight) -> None:
    """I8: an intake that central took is shown by the desk itself until the row is there."""
    arrived = client.memory["arrived"]
    arrived.update(sight.base)
    over = {row.report_id for row in sight.rows if row.type == "buat_laporan" and row.is_settled}
    over -= {row.report_id for row in sight.rows if row.status in TRAY}
    if client.cache_was_lost or client.told_to_restart:
        arrived.update(over)
    require(over <= arrived, "I8", f"{over - arrived} taken in, accepted, and hidden before the row came")


def _reporters_are_kept_and_forgotten(client: "Client", sight: Sight) -> None:
    """Who reported is here until central has it or the officer dropped the intake, and not a moment longer."""
    wanted = {
        row.cmd_id
        for row in sight.rows
        if client.told_by.get(row.cmd_id) and row.status not in CONTAINED and not row.is_settled
    }
    require(sight.reporters == wanted, "I23", f"who reported stands for {sight.reporters}, should for {wanted}")


def _derive_beside(client: "Client", sight: Sight, report_ids: list[str], own: dict[str, list[OutboxRow]]) -> None:
    require(client.rules is not None, "I8", "reports are held without rules")
    assert client.rules is not None
    items: dict[str, list[OutboxAction]] = {}
    if any(own.values()):
        with read_scope(client.files.outbox) as connection:
            for item in outbox.unsettled(connection):
                items.setdefault(item.report_id, []).append(item)
            last = outbox.last_of_reports(connection, [name for name, rows in own.items() if rows])
    else:
        last = {}
    with read_scope(client.files.cache) as connection:
        viewer = cache.viewer_of(connection, client.files, client.rules)
        for report_id in report_ids:
            row = decode_base(sight.base[report_id][1]) if report_id in sight.base else None
            waiting = items.get(report_id, [])
            projection = project(row, waiting, viewer)
            require(projection is not None, "I8", f"{report_id} cannot be shown")
            assert projection is not None
            base = projection.base
            mark = mark_of(waiting, base, last.get(report_id))
            wanted = line_of(projection.report, mark, report_id in sight.stars, viewer)
            found = sight.lines[report_id]
            if tuple(wanted.values()) != found:
                raise Violation("I8", f"line {found}, should be {tuple(wanted.values())}")
            for item in projection.broken:
                require(_is_refused(projection.report, item, viewer), "I8", f"{item.cmd_id} is hidden without reason")
            events = frozenset(event.id for event in projection.report.events)
            broken = frozenset(item.cmd_id for item in projection.broken)
            client.memory["shown"][report_id] = Shown(base, events, broken)


def _is_refused(report: Report, item: OutboxAction, viewer: Any) -> bool:
    """Alone on top of what is shown; an action that only an earlier one broke is refused there as well."""
    try:
        workflow.apply(report, act_of(item, viewer.officer), viewer.rules, viewer.find)
    except errors.Refused:
        return True
    return False


def _own_work_is_shown(client: "Client", sight: Sight) -> None:
    """I8: from its making on an action is on the screen, until central refuses it or the report leaves."""
    visible: dict[str, tuple[bool, int]] = {}
    before, shown = client.memory["visible"], client.memory["shown"]
    links = {report_id: report.base.duplicate_of for report_id, report in shown.items() if report.base.duplicate_of}
    has_new_links, client.memory["links"] = links != client.memory.get("links", links), links
    for row in sight.rows:
        report = shown.get(row.report_id)
        if report is None or row.status in TRAY:
            continue
        is_shown = row.cmd_id in report.events
        visible[row.cmd_id] = (is_shown, report.base.version)
        if row.status in CONTAINED:
            _accepted_work_stays(client, row, report, before.get(row.cmd_id))
        else:
            require(is_shown or row.cmd_id in report.broken, "I8", f"{row.cmd_id}, {row.status}, is not shown")
            was_shown, version = before.get(row.cmd_id, (False, 0))
            same = version == report.base.version and not client.rules_changed
            if row.type == "tautkan_duplikat":  # a chain of duplicates that has grown may lead back to it
                same = same and not has_new_links
            others = any(other.status in TRAY for other in sight.rows if other.report_id == row.report_id)
            require(is_shown or not was_shown or not same or others, "I8", f"{row.cmd_id} vanished from the screen")
    client.memory["visible"] = visible


def _accepted_work_stays(client: "Client", row: OutboxRow, report: Shown, before: tuple[bool, int] | None) -> None:
    require(row.report_version is not None, "I8", f"{row.cmd_id} is {row.status} in no version")
    assert row.report_version is not None
    reached = report.base.version >= row.report_version
    if row.status == "applied_same":
        return
    if reached:
        require(row.cmd_id in report.events, "I6", f"{row.cmd_id} is not in version {report.base.version}")
    elif not client.has_gaps and (before is None or before[0]):
        text = f"{row.cmd_id}, {row.status} in {row.report_version}, vanished at {report.base.version}"
        require(row.cmd_id in report.events, "I8", text)


def _photos_are_kept(client: "Client", sight: Sight) -> None:
    """Those of own work as long as central may lack them; none of a report that left (I15)."""
    require(not sight.lost_photos, "I11", f"{client.officer.id} lost the photos of {sight.lost_photos}")
    require(not sight.stray_photos, "I15", f"{client.officer.id} keeps photos of no report: {sight.stray_photos}")


def _counts_agree(client: "Client", sight: Sight) -> None:
    open_rows = [row for row in sight.rows if not row.is_settled]
    waiting = sum(row.status == "queued" for row in open_rows)
    tray = sum(row.status in TRAY for row in open_rows)
    with read_scope(client.files.outbox) as connection:
        found = outbox.pending_counts(connection)
    require(found == (waiting, tray), "I10", f"counts {found}, there are {(waiting, tray)}")


# ---- at the end


def check_all_lines(client: "Client") -> None:
    _lines_are_derived(client, see(client), anew=True)


def converged(world: "World", client: "Client") -> None:
    """I17: what the desk holds is byte for byte what a fresh desk would get; nothing waits but for the officer."""
    sight = see(client)
    fresh = _fresh(world, client)
    for report_id in fresh.keys() | sight.base.keys():
        held = sight.base.get(report_id)
        text = f"{client.officer.id}: {report_id} is {held}, a fresh desk gets {fresh.get(report_id)!r}"
        require(held is not None and held[1] == fresh.get(report_id), "I17", text)
    own = client.engine
    require(comparing.agrees(client.files, own.calls, client.scope), "I17", f"{client.officer.id} has another digest")
    stored = _stored(world, client)
    for row in sight.rows:
        require(row.status in FINAL or row.status == "held", "I10", f"{row.cmd_id} stays {row.status} for ever")
        if row.status in CONTAINED:
            require(row.is_settled, "I17", f"{row.cmd_id} is {row.status} and never settled")
        elif row.status == "held":
            require(row.cmd_id not in stored, "I10", f"{row.cmd_id} is held here, {stored.get(row.cmd_id)} there")
            continue
        elif row.cmd_id in client.only_here and row.cmd_id not in stored:
            continue
        elif row.code == "photo_missing" and client.was_restored:  # its only copy was in a cache that is gone
            require(not row.is_settled, "I10", f"{row.cmd_id} lost its photo and nobody is asked")
            continue
        mine = (row.status, row.code, row.report_version)
        require(mine == stored.get(row.cmd_id), "I10", f"{row.cmd_id} is {mine} here, {stored.get(row.cmd_id)} there")
    scope = {report_id for report_id in world.oracle.judge.reports if client.scope in world.oracle.scopes(report_id)}
    _photos_arrived(client, sight)
    require(sight.base.keys() == scope, "I15", f"{client.officer.id} holds {sight.base.keys() ^ scope} wrongly")


def _photos_arrived(client: "Client", sight: Sight) -> None:
    """Each photo of accepted work is in the report, and its bytes here are disposable."""
    (uses,) = client.read(client.files.outbox, "select cmd_id, sha256 from photo_use")
    rows = {row.cmd_id: row for row in sight.rows}
    for cmd_id, sha256 in uses:
        row = rows[cmd_id]
        if row.status in ("applied", "late_note") and row.report_id in sight.base:
            shown = json.loads(sight.base[row.report_id][1])["photos"]
            found = any((photo["sha256"], photo["event"]) == (sha256, cmd_id) for photo in shown)
            require(found, "I11", f"{cmd_id} brought {sha256}, the report shows {shown}")
    (kept,) = client.read(client.files.outbox, KEPT_PHOTOS)
    require(not kept, "I11", f"{client.officer.id} still keeps {kept}")


def photos_are_whole(log: sqlite3.Connection) -> None:
    known = {told["sha256"]: body for body, told in jakarta.PHOTOS}
    for sha256, data in log.execute("select sha256, data from blob"):
        require(known.get(sha256) == data, "I11", f"central holds other bytes under {sha256}")


def _fresh(world: "World", client: "Client") -> dict[str, bytes]:
    rows: dict[str, bytes] = {}
    numbers = {row.dseq for row in client.outbox_rows()}
    query = {"scope": client.scope, "limit": "1000"}
    while True:
        headers = {"authorization": client.authorization}
        answer = world.central.handle(Request(method="GET", path="/v1/pull", query=query, headers=headers))
        require(answer.status == 200, "I17", f"a fresh pull is answered with {answer.status}")
        page = msgspec.json.decode(answer.body, type=PullPage)
        puts = ((json.loads(bytes(row)), bytes(row)) for row in page.rows)
        rows |= {row["id"]: body for row, body in puts if row["op"] == "put"}
        missing = set(page.missing_dseq) - numbers
        require(not missing, "I6c", f"central misses numbers {sorted(missing)} of {client.officer.id}")
        if not page.more:
            return rows
        query["cursor"] = page.next_cursor


def _stored(world: "World", client: "Client") -> dict[str, tuple[str, str | None, int | None]]:
    rows = world.log.execute(
        "select c.cmd_id, c.status, c.code, c.report_version from command c join device d on d.id = c.device"
        " where d.officer_id = ? and d.device_id = ?",
        (client.officer.id, client.device_id),
    )
    return {cmd_id: (status, code, version) for cmd_id, status, code, version in rows}


def audit(central: Central) -> None:
    finding = verify(central.database)
    require(finding.ok, "I21", finding)
