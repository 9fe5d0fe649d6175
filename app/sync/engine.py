"""Sync as one deterministic sequence: send what is ready, fetch what changed, page by page.

Single-threaded, no timers and no threads of its own: the worker decides when, this module does what. Every step may
be cut at any place; whatever was not answered is simply done again.
"""

from datetime import timedelta
from typing import NamedTuple

import msgspec

from app.errors import AppError, OfflineError, PhotoError, RejectedError, RightsChangedError
from app.models import cache, outbox, photos, salvage, traces
from app.models.cache import LocalFiles, Row
from app.models.outbox import OutboxAction
from app.models.unit_of_work import read_scope, write_scope
from app.sync import comparing
from app.sync.calls import CentralCalls
from app.sync.device_clock import Anchor, DeviceClock
from app.sync.filling import Filling
from app.sync.reoffering import follow_epoch
from app.sync.shrinking import Shrinking
from app.sync.uploads import UploadProgress, Uploads
from domain.rulebook import Rulebook
from domain.wire import (
    CONTAINED,
    FINAL,
    MAX_COMMAND_BYTES,
    MAX_COMMANDS,
    Command,
    CommandResult,
    Drop,
    PullPage,
    Reference,
)

UNDO_TIME = timedelta(seconds=8)
PAGE_LIMIT = 500

NEVER_TAKEN = frozenset({400, 413, 422})
"""Answers to a photo that will be the same next time: its action needs the officer."""

RESTART_CODES = frozenset({"epoch_check", "resync_scope", "bad_cursor"})
"""Answers to a pull after which the cache is filled anew; the outbox is never touched."""


class Pulled(NamedTuple):
    """One page: which reports changed, and whether another page waits."""

    changed: frozenset[str]
    more: bool


class Pushed(NamedTuple):
    """One batch: which reports it concerned, and whether to go on: an action got its final answer, or all of them
    were put off and others wait behind.
    """

    changed: frozenset[str]
    progressed: bool


class Uploaded(NamedTuple):
    """One call for a photo: which reports changed by it (its action was refused), and how far all photos are."""

    changed: frozenset[str]
    progress: UploadProgress


class _Ready(NamedTuple):
    """Actions whose time has come: with all their photos at central, or not yet."""

    to_send: list[OutboxAction]
    lacking_photos: list[OutboxAction]


class _RowHead(msgspec.Struct):
    op: str
    id: str
    version: int = 0


class SyncEngine:
    """`rules` follows the reference data; None until the first fetch of it."""

    def __init__(
        self,
        calls: CentralCalls,
        files: LocalFiles,
        scope: str,
        clock: DeviceClock,
        page_limit: int = PAGE_LIMIT,
        filling: Filling | None = None,
    ) -> None:
        self.calls = calls
        self.rules: Rulebook | None = None
        self.uploads = Uploads(calls, files, clock)
        self.shrinking = Shrinking(files, calls, scope)
        self._files = files
        self._scope = scope
        self._clock = clock
        self._page_limit = page_limit
        self._filling = filling
        self._put_off: set[str] = set()

    def load(self) -> None:
        """From the local files, at start: rules, clock anchor, and projections that a crash left behind. Photos that
        nothing needs go.
        """
        with read_scope(self._files.cache) as connection:
            reference = cache.get_state(connection, "reference")
            anchor = cache.get_state(connection, "anchor")
        if anchor is not None and self._clock.anchor is None:
            self._clock.anchor = msgspec.json.decode(anchor, type=Anchor)
        with write_scope(self._files.outbox) as connection:
            photos.forget_unused(connection, self._clock.now())
        if reference is not None:
            self.rules = _rules(reference)
            salvage.derive(self._files, self.rules)
            cache.derive_pending(self._files, self.rules)

    def fetch_reference(self) -> bool:
        """Units, officers, categories, limits. True when they changed; all lines are then derived anew."""
        with read_scope(self._files.cache) as connection:
            etag = None if self.rules is None else cache.get_state(connection, "reference_etag")
        fetched = self.calls.reference(None if etag is None else etag.decode())
        if fetched.body is None:
            return False
        try:
            rules = _rules(fetched.body)
        except msgspec.DecodeError as error:
            raise OfflineError("not_central") from error
        cache.set_reference(self._files, rules, fetched.body, fetched.etag or "")
        self.rules = rules
        return True

    def push(self, at_once: bool) -> Pushed:
        """Sends one batch of what is ready and records the answers.

        Without `at_once` an action waits until it can no longer be undone.
        """
        batch = self._next_batch(at_once)
        if not batch:
            return Pushed(frozenset(), progressed=False)
        results = self._send(batch)
        if len(results) != len(batch):
            raise OfflineError("not_central")
        self._record(results)
        blobs = {command.cmd_id: command.blobs for command in batch}
        is_taken = any(result.status in FINAL for result in results)
        for result in results:
            if result.status == "blob_missing":
                self.uploads.miss(blobs.get(result.cmd_id or "", ()))
            elif not is_taken and result.cmd_id is not None:
                self._put_off.add(result.cmd_id)
        changed = frozenset(command.report_id for command in batch)
        cache.settle_reached(self._files, among=changed)
        self._derive(changed)
        return Pushed(changed, is_taken or self._has_others(at_once))

    def _has_others(self, at_once: bool) -> bool:
        return bool(self._put_off) and bool(self._ready(at_once).to_send)

    def _send(self, batch: tuple[Command, ...]) -> tuple[CommandResult, ...]:
        """One request, counted before it leaves; what ended it is kept with its actions."""
        sent = [command.cmd_id for command in batch]
        with write_scope(self._files.outbox) as connection:
            outbox.count_tries(connection, sent)
        try:
            return self.calls.push(batch)
        except AppError as error:
            with write_scope(self._files.outbox) as connection:
                outbox.note_error(connection, sent, error.code)
            raise

    def upload(self, at_once: bool) -> Uploaded | None:
        """One call for the first photo that a ready action waits for; None when none does."""
        waiting = self._ready(at_once).lacking_photos
        if not waiting:
            return None
        first, changed = waiting[0], frozenset[str]()
        try:
            self.uploads.step(first.photo_hashes)
        except (PhotoError, RejectedError) as error:
            if isinstance(error, RejectedError) and error.status not in NEVER_TAKEN:
                raise
            self._record((CommandResult(cmd_id=first.cmd_id, status="refused", code=error.code),))
            changed = frozenset({first.report_id})
            self._derive(changed)
        hashes = {sha256 for item in waiting for sha256 in item.photo_hashes}
        return Uploaded(changed, self.uploads.progress(hashes))

    def pull(self) -> Pulled:
        """Fetches and applies one page together with its cursor; without a cursor, a batch of central's files.

        Raises ShrunkError before much of what is here would go, RightsChangedError for a page to other rights.
        """
        with read_scope(self._files.cache) as connection:
            cursor = cache.get_state(connection, "cursor")
        filled = self._filled() if cursor is None else None
        if filled is not None:
            return Pulled(filled, more=True)
        with read_scope(self._files.outbox) as connection:
            arrived = frozenset(item.report_id for item in outbox.intakes(connection) if item.is_contained)
            pending, oldest = outbox.backlog(connection)
        try:
            page = self.calls.pull(
                self._scope, None if cursor is None else cursor.decode(), self._page_limit, pending, oldest
            )
        except RejectedError as error:
            if error.status == 404:
                raise RightsChangedError(error.code) from error
            if error.code not in RESTART_CODES:
                raise
            self._follow_epoch(self.calls.epoch)
            self.shrinking.before_refill()
            cache.forget_rows(self._files, self.rules)
            return Pulled(frozenset(), more=True)
        if page.scope_rev != self.calls.scope_rev:
            raise RightsChangedError("other_unit")
        self._follow_epoch(page.epoch)
        with read_scope(self._files.cache) as connection:
            is_ours = cache.get_state(connection, "cursor") == cursor
        if not is_ours:  # another thread has pulled meanwhile, or the rows were forgotten: this page is an old one
            return Pulled(frozenset(), more=True)
        return Pulled(self._apply(page, frozenset() if page.more else arrived), page.more)

    def _follow_epoch(self, epoch: str | None) -> None:
        self._derive(follow_epoch(self._files, self.calls, self._clock, epoch))

    def check_itself(self) -> bool:
        """Once a day: True when what is here was wrong and has to be filled anew."""
        now = self._clock.now()
        if not comparing.is_due(self._files, now):
            return False
        agrees = comparing.agrees(self._files, self.calls, self._scope)
        if agrees is None:
            return False
        if not agrees:
            self.shrinking.before_refill()
        comparing.note_comparison(self._files, now)
        if not agrees:
            comparing.refill(self._files, self.rules, now)
        return not agrees

    def is_something_new(self, wait_s: int) -> bool:
        """Waits at central for news; may be called beside everything else. Raises OfflineError without a cursor."""
        with read_scope(self._files.cache) as connection:
            cursor = cache.get_state(connection, "cursor")
        if cursor is None:
            raise OfflineError("offline")
        return self.calls.hint(self._scope, cursor.decode(), wait_s)

    def _filled(self) -> frozenset[str] | None:
        """Ids of a batch of central's files; None when that is for pull to do. A file may be older than own work
        that this desk has shown as done: then the rows come as they are now.
        """
        if self._filling is None or self.rules is None:
            return None
        with read_scope(self._files.outbox) as connection:
            is_behind = outbox.has_done(connection)
        return None if is_behind else self._filling.step(self.rules, self._anchor())

    def _anchor(self) -> dict[str, bytes]:
        """With it work is dated when the program starts next, before any contact."""
        return {} if self._clock.anchor is None else {"anchor": msgspec.json.encode(self._clock.anchor)}

    def ready_in(self) -> timedelta | None:
        """How long until the next action may be sent; None when none waits, or only what was put off."""
        waits: list[timedelta] = []
        behind: set[str] = set()
        for item in self._sendable():
            if not behind.isdisjoint((item.report_id, *item.depends_on)) or item.cmd_id in self._put_off:
                behind.update((item.report_id, item.cmd_id))
            else:
                waits.append(self._wait(item))
        return min(waits, default=None)

    def begin_round(self) -> None:
        """What was put off is tried once more."""
        self._put_off.clear()

    def _next_batch(self, at_once: bool) -> tuple[Command, ...]:
        return self._numbered(self._ready(at_once).to_send[:MAX_COMMANDS])

    def _ready(self, at_once: bool) -> _Ready:
        """In the order they were made; an action that waits holds up its report and what builds on it, not others."""
        found = _Ready([], [])
        waiting: set[str] = set()
        for item in self._sendable():
            is_behind = item.report_id in waiting or waiting.intersection(item.depends_on)
            is_held = is_behind or item.cmd_id in self._put_off
            is_due = not is_held and (at_once or not self._wait(item))
            if is_due and self.uploads.are_there(item.photo_hashes):
                found.to_send.append(item)
                continue
            if is_due:
                found.lacking_photos.append(item)
            waiting.update((item.report_id, item.cmd_id))
        return found

    def _numbered(self, items: list[OutboxAction]) -> tuple[Command, ...]:
        """Commands with their `dseq` committed before they leave, cut to what one request may hold."""
        fitting = _fitting(items)
        new = [item.cmd_id for item in fitting if item.dseq is None]
        if new:
            with write_scope(self._files.outbox) as connection:
                outbox.number(connection, new)
            self._derive(frozenset(item.report_id for item in fitting))
        with read_scope(self._files.outbox) as connection:
            kept = [outbox.get(connection, item.cmd_id) for item in fitting]
            sent = [item for item in kept if item is not None and not item.is_final and not item.is_settled]
            return tuple(outbox.to_command(connection, item) for item in sent if item.dseq is not None)

    def _sendable(self) -> list[OutboxAction]:
        """Queued actions whose foundations are there or go ahead of them; the others wait for the officer."""
        with read_scope(self._files.outbox) as connection:
            items = outbox.queued(connection)
            stuck = outbox.lost(connection)
        sendable: list[OutboxAction] = []
        for item in items:
            if stuck.intersection(item.depends_on):
                stuck.add(item.cmd_id)
            else:
                sendable.append(item)
        return sendable

    def _wait(self, item: OutboxAction) -> timedelta:
        """Until the undo time is over; nothing for what was sent before or was made "in the future"."""
        left = UNDO_TIME - (self._clock.now() - item.made_at)
        return timedelta() if item.dseq is not None or left > UNDO_TIME else max(left, timedelta())

    def _record(self, results: tuple[CommandResult, ...]) -> None:
        with write_scope(self._files.outbox) as connection:
            for result in results:
                outbox.record(connection, result, self._clock.now())
            for result in results:
                if result.status in outbox.TRAY and result.cmd_id is not None:
                    outbox.hold(connection, outbox.dependants(connection, result.cmd_id))
            taken = [result.cmd_id for result in results if result.cmd_id and result.status in CONTAINED]
            is_forgotten = outbox.forget_reporters(connection, taken)
        if is_forgotten:
            traces.remove(self._files.outbox)

    def _derive(self, report_ids: frozenset[str]) -> None:
        if self.rules is not None:
            cache.derive(self._files, self.rules, sorted(report_ids))

    def _apply(self, page: PullPage, awaited: frozenset[str]) -> frozenset[str]:
        if self.rules is None:
            raise OfflineError("not_central")
        puts, drops = _split(page)
        self.shrinking.before_drops(drops)
        states = {"cursor": page.next_cursor.encode()} | self._anchor()
        if not page.more:
            states["synced_at"] = self._clock.now().isoformat().encode()
        states["missing_dseq"] = msgspec.json.encode(page.missing_dseq)
        changed = cache.apply_page(self._files, self.rules, puts, drops, states, awaited)
        if not page.more:
            changed |= salvage.drop_unconfirmed(self._files, self.rules)
            self.shrinking.end()
        cache.clean_words(self._files)
        return changed


def _rules(reference: bytes) -> Rulebook:
    return Rulebook(msgspec.json.decode(reference, type=Reference))


def _split(page: PullPage) -> tuple[list[Row], list[str]]:
    """Puts with their bytes as they came, and ids of drops. Raises OfflineError for a page that is none."""
    puts: list[Row] = []
    drops: list[str] = []
    try:
        for raw in page.rows:
            head = msgspec.json.decode(raw, type=_RowHead)
            if head.op == "put":
                puts.append(Row(head.id, head.version, bytes(raw)))
            elif head.op == "drop":
                drops.append(msgspec.json.decode(raw, type=Drop).id)
    except msgspec.DecodeError as error:
        raise OfflineError("not_central") from error
    return puts, drops


def _fitting(items: list[OutboxAction]) -> list[OutboxAction]:
    """The first actions that together stay under the size of one request, at least one."""
    size = 0
    for index, item in enumerate(items):
        size += len(msgspec.json.encode(item)) + (outbox.MAX_REPORTER_BYTES if item.type == outbox.INTAKE else 0)
        if index and size > MAX_COMMAND_BYTES - 4096:
            return items[:index]
    return items
