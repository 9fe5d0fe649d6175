"""A desk with work in it, made once and copied for each seed; and what of that work a start finds again.

What was *tersimpan* is written down here by hand, not read from the files.
"""

import atexit
import shutil
import tempfile
import time
from functools import cache as once
from pathlib import Path
from typing import NamedTuple

from app.models import cache, drafts, outbox, profile
from app.models.cache import LocalFiles
from app.models.unit_of_work import empty_log, read_scope, write_scope
from app.services import acting
from app.services.acting import Origin
from app.services.desk import Announcements, Desk
from app.services.sign_in import SignIn
from app.services.values import Draft, Split
from app.sync.device_clock import DeviceClock, Sources
from domain import actions
from tests.domain import world
from tests.sync.desk_files import OPERATOR, PASSWORD, SERVER, files_at, reference_body, report, write_profile
from tests.sync.desk_files import row_of as base_row

TELL = Announcements(lambda _: None, lambda _: None, lambda _: None)
CLOCK = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: 0.0, "boot"))
REPORTS = 60
WORDS = "Warga menunjukkan bekas galian pipa di depan rumah nomor "


class Made(NamedTuple):
    """Data folders at three moments, and the words that were *tersimpan* at the last two, in notes and drafts."""

    earlier: Path
    later: Path
    closed: Path
    words: frozenset[str]


@once
def made() -> Made:
    """`later` was copied while the desk was open, as a kill leaves it; `closed` after a clean end."""
    root = Path(tempfile.mkdtemp(prefix="tanggap-soak-desk-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    home = root / "home"
    folder = write_profile(home)
    files = files_at(folder)
    cache.set_reference(files, world.RULES, reference_body(), "1")
    rows = [base_row(report(f"r{number}", description=WORDS * 5)) for number in range(REPORTS)]
    cache.apply_page(files, world.RULES, rows, [], {"cursor": b"c1", "synced_at": b"2026-11-16T02:00:00+00:00"})
    _work(files, 0)
    for engine in (files.cache, files.outbox):
        empty_log(engine)
    _work(files, 1)
    shutil.copytree(home, root / "earlier")
    _work(files, 2)
    shutil.copytree(home, root / "later")
    close(files)
    (folder / "open").unlink()
    notes = frozenset(f"{WORDS}{part}-{number}" for part in range(3) for number in range(8) if number not in (2, 5))
    kept = frozenset(f"draf {part}-{number}" for part in range(3) for number in range(3))
    return Made(root / "earlier", root / "later", home, notes | kept)


def _work(files: LocalFiles, part: int) -> None:
    """Eight notes, of which one is undone and one put away; one from a draft; three drafts stay; a star."""
    made_ids = []
    for number in range(8):
        words = f"{WORDS}{part}-{number}"
        typed = draft(f"r{20 * part + number}", words)
        with write_scope(files.outbox) as connection:
            drafts.put(connection, typed)
        item = acting.make(
            files, world.RULES, CLOCK, typed.report_id, actions.Catatan(note=words), Origin(draft=typed)
        )
        made_ids.append(item.cmd_id)
    acting.undo(files, world.RULES, made_ids[2])
    acting.put_away(files, world.RULES, made_ids[5])
    with write_scope(files.outbox) as connection:
        drafts.remove(connection, f"r{20 * part + 2}", "catatan")
        for number in range(3):
            drafts.put(connection, draft(f"r{20 * part + 10 + number}", f"draf {part}-{number}"))
        outbox.set_star(connection, f"r{20 * part}", True)


def draft(report_id: str, words: str) -> drafts.DraftRow:
    content = drafts.Content((("catatan", words),))
    return drafts.DraftRow(
        report_id=report_id, kind="catatan", number="JK1", content=content, saved_at=world.MONDAY_09
    )


def folder_in(home: Path) -> Path:
    return profile.folder_of(home, SERVER, OPERATOR.id)


def close(files: LocalFiles) -> None:
    files.cache.dispose()
    files.outbox.dispose()


class Found(NamedTuple):
    """Of one start: seconds until list and tray could be shown, reports in the list, what is missing or wrong."""

    seconds: float
    reports: int
    broken: tuple[str, ...]


def start(home: Path, words: frozenset[str], new: str) -> Found:
    """The officer comes in without a network, finds these words, and writes new ones."""
    began = time.monotonic()
    try:
        desk = SignIn(home, TELL).open_offline(SERVER, OPERATOR.id, PASSWORD)
        try:
            reports = _shown(desk)
            seconds = time.monotonic() - began
            lost = words - kept_words(desk._files)
            _write(desk, new)
        finally:
            desk.close()
    except Exception as error:
        return Found(time.monotonic() - began, 0, (f"unusable: {error!r:.200}",))
    return Found(seconds, reports, tuple(f"lost: {each[-20:]}" for each in sorted(lost)))


def kept_words(files: LocalFiles) -> set[str]:
    """Of notes that wait to be sent, and of drafts."""
    with read_scope(files.outbox) as connection:
        notes = {str(item.payload["note"]) for item in outbox.unsettled(connection)}
        return notes | {row.content.texts[0][1] for row in drafts.all_live(connection)}


def _shown(desk: Desk) -> int:
    desk.status()
    desk.counts()
    desk.tray.items()
    lines = desk.page(Split.SEMUA_TERBUKA).lines
    for line in lines:
        desk.details(line.id)
    return len(lines)


def _write(desk: Desk, words: str) -> None:
    """A note where there are reports; where there are none yet, what is typed is kept all the same."""
    lines = desk.page(Split.SEMUA_TERBUKA).lines
    if lines:
        desk.act(lines[-1].id, actions.Catatan(note=words))
    else:
        desk.drafts.keep(Draft("r99", "catatan", "JK1", texts=(("catatan", words),)))
