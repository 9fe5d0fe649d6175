"""Places in the programs at which a process can be made to die, and how: the programs know nothing of it.

A point is a function of the program, looked up where it is called, and a side of it: before it does its work, or
after. `scene` is what a desk has to be doing for the place to be reached.
"""

import itertools
import os
import signal
from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

DESK = {
    "act": (
        *("app.services.acting:_check", "app.services.acting:store", "app.models.outbox:add"),
        *("app.models.drafts:spend", "app.models.journal:Journal.append", "app.models.unit_of_work:_commit_both"),
        *("app.models.cache:derive", "app.models.cache:line_of"),
        *("app.sync.engine:SyncEngine._numbered", "app.models.outbox:number", "app.models.outbox:count_tries"),
        *("app.sync.calls:CentralCalls.push", "app.sync.engine:SyncEngine._record", "app.models.outbox:record"),
        *("app.models.cache:settle_reached", "app.models.outbox:settle"),
        *("app.sync.calls:CentralCalls.pull", "app.models.cache:apply_page", "app.models.search:put_lines"),
    ),
    "undo": (
        *("app.services.acting:undo", "app.models.outbox:remove_unsent", "app.models.drafts:revive"),
        *("app.models.drafts:put",),
    ),
    "tray": (*("app.models.outbox:hold", "app.services.tray:Tray.decide", "app.services.acting:put_away"),),
    "photo": (
        *("app.models.photos:add", "app.models.photos:note_use", "app.sync.uploads:Uploads.step"),
        *("app.sync.calls:CentralCalls.announce_blob", "app.sync.calls:CentralCalls.send_chunk"),
        *("app.models.cache:release_photos", "app.models.cache:keep_blob", "app.models.photos:remove"),
    ),
    "intake": (
        *("app.services.intake:take_in", "app.models.outbox:next_provisional", "app.models.outbox:forget_reporters"),
        *("app.models.traces:remove", "app.models.journal:Journal.begin_anew", "app.models.outbox:drop_forgotten"),
    ),
    "sign_in": (
        *("app.sync.calls:CentralCalls.sign_in", "app.models.profile:write", "app.config:write_preferences"),
        *("app.credentials:store", "app.services.sign_in:open_files"),
    ),
    "start": (
        *("app.sync.calls:CentralCalls.resume", "app.models.journal:Journal.reconcile", "app.models.files:attach"),
        *("app.models.cache:derive_pending", "app.models.photos:forget_unused"),
    ),
    "lost_cache": (
        *("app.models.files:open_engine", "app.sync.calls:CentralCalls.reference", "app.models.cache:set_reference"),
    ),
    "bad_cache": ("app.models.files:_move_aside",),
    "bad_outbox": ("app.models.journal:_replay", "app.models.journal:Journal.rewrite"),
    "bad_cursor": ("app.models.cache:forget_rows", "app.models.search:forget_words"),
}
CENTRAL = {
    "act": (
        *("central.services.commands:_decide", "central.services.decision:decide", "central.services.changes:record"),
        *("central.services.report_store:write", "central.services.changes:_feed", "central.db:_transacted"),
        *("central.services.commands:push", "central.dispatch:Dispatcher.handle", "central.services.pull:_page"),
    ),
    "intake": ("central.services.report_store:next_number", "central.services.report_store:write_reporter"),
    "photo": (
        *("central.services.blobs:announce", "central.services.blobs:_add_chunk", "central.services.blobs:_finish"),
        *("central.services.blobs:note_use",),
    ),
    "start": ("central.services.sessions:refresh",),
    "sign_in": ("central.services.sessions:sign_in", "central.services.sessions:_issue"),
}
SIDES = ("before", "after")


class Point(NamedTuple):
    """`place` is module:name; `is_central` tells whose process dies."""

    is_central: bool
    scene: str
    place: str
    side: str

    def __str__(self) -> str:
        return f"{self.side} {self.place}"


def _all() -> Iterator[Point]:
    for is_central, scenes in ((False, DESK), (True, CENTRAL)):
        for scene, places in scenes.items():
            for place, side in itertools.product(places, SIDES):
                yield Point(is_central, scene, place, side)


POINTS = tuple(_all())


class Death(NamedTuple):
    """A process dies at the `turn`-th time (from 1) that it comes to this place."""

    place: str
    side: str
    turn: int


def arm(death: Death) -> None:
    """From now on this process dies there."""
    module, _, name = death.place.partition(":")
    holder: Any = import_module(module)
    *path, last = name.split(".")
    for part in path:
        holder = getattr(holder, part)
    setattr(holder, last, _deadly(getattr(holder, last), death))


def _deadly(real: Any, death: Death) -> Any:
    turns = itertools.count(1)

    def called(*arguments: Any, **named: Any) -> Any:
        is_last = next(turns) == death.turn
        if is_last and death.side == "before":
            die()
        answer = real(*arguments, **named)
        if is_last:
            die()
        return answer

    return called


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
