"""Trial: the n-th call to storage fails in the middle of something; then the program is started again.

Seeds go through all scenarios, kinds of failure and n in turn: seeds 0 to 15 are the first call of each scenario, and
so on. A scenario that has fewer calls than n has nothing to fail; how often that was is counted. All
n are tried once N is more than 64 times the figure `most calls`: sixteen scenarios, four kinds.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from app.errors import AppError
from app.models import cache, drafts, outbox, photos
from app.models.cache import LocalFiles
from app.models.tables import action
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting
from app.services.acting import Origin
from app.services.sign_in import SignIn
from domain import actions
from domain.wire import CommandResult
from tests.domain import world
from tests.soak.failing_calls import KINDS, failing, storage
from tests.soak.frame import Result
from tests.soak.work_done import (
    CLOCK,
    TELL,
    WORDS,
    close,
    draft,
    folder_in,
    kept_words,
    made,
    start,
)
from tests.sync.desk_files import OPERATOR, PASSWORD, SERVER, files_at, reference_body, report, row_of

GOALS = "Goals: 0 tersimpan lost, 0 stored though refused, 0 unusable starts, for all n."
NEW = "Ditulis saat penyimpanan gagal"
NEXT = "Ditulis setelah penyimpanan pulih"

Scenario = Callable[[LocalFiles], str | None]
"""Answers the words that are *tersimpan* by it."""


def run(seed: int, folder: Path) -> Result:
    names = list(SCENARIOS)
    name, kind = names[seed % len(names)], KINDS[seed // len(names) % len(KINDS)]
    nth = seed // (len(names) * len(KINDS)) + 1
    known, home = made(), folder / "home"
    shutil.copytree(known.closed, home)
    prepare, scenario = SCENARIOS[name]
    prepare(folder_in(home))
    told = f"{name}, call {nth} {kind}"
    with storage():
        saved, refused, is_reached = _tried(scenario, home, nth, kind, name)
    words = known.words if saved is None else (known.words | {saved}) - TAKEN.get(name, frozenset())
    found = start(home, words, NEXT)
    broken = list(found.broken)
    files = files_at(folder_in(home))
    left = kept_words(files)
    close(files)
    if NEXT not in left:
        broken.append("lost: what was written afterwards")
    if refused == "action" and NEW in left:
        broken.append("stored though refused")
    if refused.startswith("bug"):
        broken.append(refused)
    figures = {
        "calls_failed": float(is_reached),
        "not_reached": float(not is_reached),
        "most_calls": float(nth if is_reached else 0),
        "refused": float(bool(refused)),
        "broken": float(len(broken)),
        "worst_start_s": found.seconds,
    }
    return Result(figures, tuple(f"{told}: {each}" for each in broken))


def _tried(scenario: Scenario, home: Path, nth: int, kind: str, name: str) -> tuple[str | None, str, bool]:
    """Words that are *tersimpan*; how it was refused, if it was; whether the n-th call came."""
    files = None if name in AT_THE_START else files_at(folder_in(home))
    saved, refused = None, ""
    with failing(nth, kind) as calls:
        try:
            if files is None:
                files = files_at(folder_in(home))
            saved = scenario(files)
        except AppError:
            refused = "action" if name in {"note", "note from a draft", "draft", "decision in the tray"} else "other"
        except Exception as error:
            refused = f"bug: {error!r:.150}"
    if files is not None:
        close(files)
    return saved, refused, calls.is_reached


def _note(files: LocalFiles) -> str:
    acting.make(files, world.RULES, CLOCK, "r30", actions.Catatan(note=NEW))
    return NEW


def _note_from_a_draft(files: LocalFiles) -> str:
    known = draft("r10", "draf 0-0")
    acting.make(files, world.RULES, CLOCK, "r10", actions.Catatan(note=NEW), Origin(draft=known))
    return NEW


def _draft(files: LocalFiles) -> str:
    with write_scope(files.outbox) as connection:
        drafts.put(connection, draft("r45", NEW))
    return NEW


def _undo(files: LocalFiles) -> None:
    acting.undo(files, world.RULES, _some_cmd_id(files))


def _decision(files: LocalFiles) -> str:
    acting.make(files, world.RULES, CLOCK, "r32", actions.Catatan(note=NEW), Origin(replaces=_some_cmd_id(files)))
    return NEW


def _some_cmd_id(files: LocalFiles) -> str:
    with read_scope(files.outbox) as connection:
        return str(
            connection.execute(sa.select(action.c.cmd_id).order_by(action.c.place.desc()).limit(1)).scalar_one()
        )


def _page(files: LocalFiles) -> None:
    rows = [row_of(report(f"n{number}", description="panjang " * 200)) for number in range(3)]
    cache.apply_page(files, world.RULES, rows, ["r40"], {"cursor": b"c2"})
    cache.clean_words(files)


def _lines(files: LocalFiles) -> None:
    cache.derive(files, world.RULES, [f"r{number}" for number in range(20)])


def _reference(files: LocalFiles) -> None:
    cache.set_reference(files, world.RULES, reference_body(), "2")


def _cursor(files: LocalFiles) -> None:
    with write_scope(files.cache) as connection:
        cache.set_state(connection, "cursor", b"c3")


def _answers(files: LocalFiles) -> None:
    cmd_id = _some_cmd_id(files)
    with write_scope(files.outbox) as connection:
        outbox.number(connection, [cmd_id])
    refusal = CommandResult(cmd_id=cmd_id, status="refused", code="not_holder", message="")
    with write_scope(files.outbox) as connection:
        outbox.record(connection, refusal, world.MONDAY_09)
    cache.settle_reached(files)


def _photo(files: LocalFiles) -> None:
    stored = photos.StoredPhoto(
        sha256="ab" * 32, size=9, width=3, height=3, taken_at=None, original_sha256="cd" * 32, thumbnail=b"kecil"
    )
    with write_scope(files.outbox) as connection:
        photos.add(connection, stored, b"isi foto.", world.MONDAY_09)


def _sign_out(files: LocalFiles) -> None:
    """Opens a desk of its own; its worker's thread does not count."""
    home = Path(str(files.outbox.get_execution_options()["path"])).parents[2]
    close(files)
    service = SignIn(home, TELL)
    service.sign_out(service.open_offline(SERVER, OPERATOR.id, PASSWORD))


def _nothing(files: LocalFiles) -> None:
    """What counts is the start."""


def _as_it_is(folder: Path) -> None:
    """Nothing to prepare."""


def _without_journal(folder: Path) -> None:
    (folder / "outbox.journal").unlink()


def _with_damaged_outbox(folder: Path) -> None:
    (folder / "outbox.db").write_bytes(b"x" * 8192)


def _with_damaged_cache(folder: Path) -> None:
    data = bytearray((folder / "cache.db").read_bytes())
    data[len(data) // 2 :] = b"x" * len(data[len(data) // 2 :])
    (folder / "cache.db").write_bytes(data)


def _with_an_older_schema(folder: Path) -> None:
    files = files_at(folder)
    with write_scope(files.outbox) as connection:
        connection.exec_driver_sql("pragma user_version=0")
    close(files)


SCENARIOS: dict[str, tuple[Callable[[Path], None], Scenario]] = {
    "note": (_as_it_is, _note),
    "note from a draft": (_as_it_is, _note_from_a_draft),
    "draft": (_as_it_is, _draft),
    "undo": (_as_it_is, _undo),
    "decision in the tray": (_as_it_is, _decision),
    "page": (_as_it_is, _page),
    "lines": (_as_it_is, _lines),
    "reference": (_as_it_is, _reference),
    "cursor": (_as_it_is, _cursor),
    "answers": (_as_it_is, _answers),
    "photo": (_as_it_is, _photo),
    "sign out": (_as_it_is, _sign_out),
    "journal rebuilt": (_without_journal, _nothing),
    "outbox rebuilt": (_with_damaged_outbox, _nothing),
    "cache rebuilt": (_with_damaged_cache, _nothing),
    "schema step": (_with_an_older_schema, _nothing),
}
AT_THE_START = frozenset({"journal rebuilt", "outbox rebuilt", "cache rebuilt", "schema step"})
TAKEN = {"note from a draft": frozenset({"draf 0-0"}), "decision in the tray": frozenset({f"{WORDS}2-7"})}
"""Words that a scenario ends when it succeeds."""
