"""Drafts as rows: an action and the draft that it was made from are never both there and never both gone."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from app.models import cache, drafts, outbox
from app.models.cache import LocalFiles
from app.models.drafts import Content, DraftRow
from app.models.outbox import OutboxAction
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting
from app.services.acting import Origin
from app.services.drafts import Drafts
from app.services.intake import Intake
from app.services.values import ActionSaved, Draft
from app.sync.device_clock import DeviceClock, Sources
from domain import actions
from tests.domain import world
from tests.sync.desk_files import files_at, report, row_of

WORDS = "Ketua RT minta pengerjaan malam hari"
CLOCK = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: 0.0, "boot"))
MOST_POINTS = 200


def close(files: LocalFiles) -> None:
    files.cache.dispose()
    files.outbox.dispose()


def with_report(folder: Path) -> LocalFiles:
    files = files_at(folder)
    cache.apply_page(files, world.RULES, [row_of(report())], [], {"cursor": b"c1"})
    return files


def written(words: str, kind: str = "catatan") -> DraftRow:
    content = Content(((kind, words),), (("Petugas", "o1"),), '{"photos": ["ab"]}')
    return DraftRow(report_id="r1", kind=kind, number="JK1", content=content, saved_at=world.MONDAY_09)


def put(files: LocalFiles, row: DraftRow) -> None:
    with write_scope(files.outbox) as connection:
        drafts.put(connection, row)


def live(files: LocalFiles) -> list[DraftRow]:
    with read_scope(files.outbox) as connection:
        return list(drafts.all_live(connection))


def actions_of(files: LocalFiles) -> list[str]:
    with read_scope(files.outbox) as connection:
        return [item.payload["note"] for item in outbox.unsettled(connection)]


def act(files: LocalFiles, words: str = WORDS) -> str:
    origin = Origin(draft=written(words))
    return acting.make(files, world.RULES, CLOCK, "r1", actions.Catatan(note=words), origin).cmd_id


def test_a_draft_is_there_after_opening_again_and_others_are_untouched(tmp_path: Path) -> None:
    files = with_report(tmp_path)
    put(files, written("lain", "balasan"))
    put(files, written("Ketua"))
    put(files, written(WORDS))
    close(files)
    files = files_at(tmp_path)
    assert live(files) == [written("lain", "balasan"), written(WORDS)]
    with write_scope(files.outbox) as connection:
        drafts.remove(connection, "r1", "catatan")
    assert live(files) == [written("lain", "balasan")]
    close(files)


def test_pages_and_drops_touch_no_draft(tmp_path: Path) -> None:
    files = with_report(tmp_path)
    put(files, written(WORDS))
    cache.apply_page(files, world.RULES, [], ["r1"], {"cursor": b"c2"})
    assert live(files) == [written(WORDS)]
    cache.forget_rows(files, world.RULES)
    assert live(files) == [written(WORDS)]
    close(files)


def test_an_action_ends_its_draft_and_undo_gives_it_back(tmp_path: Path) -> None:
    files = with_report(tmp_path)
    put(files, written(WORDS))
    cmd_id = act(files)
    assert (live(files), actions_of(files)) == ([], [WORDS])
    assert acting.undo(files, world.RULES, cmd_id)
    assert (live(files), actions_of(files)) == ([written(WORDS)], [])
    close(files)


def test_what_was_begun_meanwhile_stays_below_what_undo_gives_back(tmp_path: Path) -> None:
    files = with_report(tmp_path)
    cmd_id = act(files)
    put(files, written("Sudah dicek"))
    acting.undo(files, world.RULES, cmd_id)
    (found,) = live(files)
    assert found.content.texts == (("catatan", f"{WORDS}\nSudah dicek"),)
    close(files)


def test_what_was_sent_gives_nothing_back(tmp_path: Path) -> None:
    files = with_report(tmp_path)
    cmd_id = act(files)
    with write_scope(files.outbox) as connection:
        outbox.number(connection, [cmd_id])
    assert not acting.undo(files, world.RULES, cmd_id)
    assert (live(files), actions_of(files)) == ([], [WORDS])
    close(files)


def test_drafts_without_their_report_are_found(tmp_path: Path) -> None:
    files = with_report(tmp_path)
    told: list[frozenset[str]] = []
    kept = Drafts(files, CLOCK.now, told.append)
    kept.keep(Draft("r1", "catatan", "JK1", (("catatan", WORDS),)))
    kept.keep(Draft("r1", "catatan", "JK1", (("catatan", WORDS + "!"),)))
    assert (kept.homeless(), told) == ((), [frozenset({"r1"})])
    cache.apply_page(files, world.RULES, [], ["r1"], {"cursor": b"c2"})
    assert [draft.texts for draft in kept.homeless()] == [(("catatan", WORDS + "!"),)]
    kept.keep(Draft("r1", "catatan", "JK1"))
    assert (kept.homeless(), told) == ((), [frozenset({"r1"})] * 2)
    close(files)


class Death:
    """Ends this process at the n-th moment at which something of it could be on disk: SQL, commits and fsyncs."""

    def __init__(self, at: int) -> None:
        self._left = at
        self._fsync = os.fsync

    def watch(self, files: LocalFiles) -> None:
        os.fsync = self._synced  # type: ignore[assignment]
        for engine in files[:2]:
            for moment in ("before_cursor_execute", "after_cursor_execute", "commit"):
                sa.event.listen(engine, moment, self._step)

    def _step(self, *_: object) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def _synced(self, handle: int) -> None:
        self._step()
        self._fsync(handle)
        self._step()


def killed_at(folder: Path, at: int, deed: Callable[[LocalFiles], object]) -> bool:
    """Does the deed in a process of its own that dies on the way; False when the deed was over before that."""
    child = os.fork()
    if child == 0:
        files = files_at(folder)
        Death(at).watch(files)
        deed(files)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def states(folder: Path, prepare: Callable[[LocalFiles], object], deed: Callable[[LocalFiles], object]) -> list[str]:
    """What was there after each death: 'draft', 'action', 'both' or 'neither', in the order of the moments."""
    found = []
    files = with_report(folder / "begin")
    prepare(files)
    close(files)
    for at in range(1, MOST_POINTS):
        place = shutil.copytree(folder / "begin", folder / str(at))
        died = killed_at(place, at, deed)
        files = files_at(place)
        has_draft = [row.content for row in live(files)] == [written(WORDS).content]
        has_action = actions_of(files) == [WORDS]
        close(files)
        found.append({(1, 0): "draft", (0, 1): "action", (1, 1): "both", (0, 0): "neither"}[has_draft, has_action])
        if not died:
            return found
    raise AssertionError("the deed never ends")


def changed_once(found: list[str], before: str, after: str) -> bool:
    turn = found.index(after) if after in found else 0
    return turn > 3 and found == [before] * turn + [after] * (len(found) - turn)


def test_killed_at_any_moment_of_an_action_text_or_action_is_there(tmp_path: Path) -> None:
    found = states(tmp_path, lambda files: put(files, written(WORDS)), act)
    assert changed_once(found, "draft", "action"), found


def undo_last(files: LocalFiles) -> None:
    with read_scope(files.outbox) as connection:
        last = outbox.last_unsent(connection)
    assert last is not None
    acting.undo(files, world.RULES, last.cmd_id)


def test_killed_at_any_moment_of_an_undo_text_or_action_is_there(tmp_path: Path) -> None:
    found = states(tmp_path, act, undo_last)
    assert changed_once(found, "action", "draft"), found


# ---- the form of a new report

INTAKE = "buat_laporan"
NEW = actions.decode(INTAKE, world.COUNTER)


def begun(report_id: str = "", words: str = WORDS) -> Draft:
    return Draft(report_id, INTAKE, "S-261123-01", (("Uraian", words),))


def service_of(files: LocalFiles) -> Drafts:
    return Drafts(files, CLOCK.now, lambda ids: None)


def test_a_new_report_ends_its_draft_and_undo_brings_it_back(tmp_path: Path) -> None:
    files = with_report(tmp_path)
    service = service_of(files)
    service.keep(begun())
    assert service.homeless() == ()
    desk_intake = Intake(files, lambda: world.RULES, CLOCK, announced)
    assert isinstance(NEW, actions.BuatLaporan)
    saved = desk_intake.save(NEW, draft=begun(words="Uraian yang tersimpan"))
    assert service.find("", INTAKE) is None
    assert acting.undo(files, world.RULES, saved.cmd_id)
    found = service.find("", INTAKE)
    assert found is not None
    assert found.texts == (("Uraian", "Uraian yang tersimpan"),)


def test_a_correction_that_was_begun_goes_with_the_refused_report(tmp_path: Path) -> None:
    files = with_report(tmp_path)
    service = service_of(files)
    assert isinstance(NEW, actions.BuatLaporan)
    refused = Intake(files, lambda: world.RULES, CLOCK, announced).save(NEW)
    service.keep(begun(refused.cmd_id))
    acting.put_away(files, world.RULES, refused.cmd_id)
    assert live(files) == []


def announced(item: OutboxAction) -> ActionSaved:
    return ActionSaved(item.cmd_id, item.report_id, item.number, item.type, 8.0)
