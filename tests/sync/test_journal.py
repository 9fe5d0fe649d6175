"""The outbox and its journal make each other good: whatever one of them loses is there again after opening."""

import errno
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.errors import StorageError
from app.models import cache, drafts, journal, outbox
from app.models.cache import LocalFiles
from app.models.drafts import Content, DraftRow
from app.models.tables import outbox_metadata
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting
from app.services.acting import Origin
from app.sync.device_clock import DeviceClock, Sources
from domain import actions
from domain.wire import CommandResult
from tests.domain import world
from tests.sync.desk_files import files_at, report, row_of

CLOCK = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: 0.0, "boot"))
Dump = dict[str, list[tuple[object, ...]]]


def close(files: LocalFiles) -> None:
    files.cache.dispose()
    files.outbox.dispose()


def draft(words: str, kind: str = "catatan") -> DraftRow:
    content = Content(((kind, words),))
    return DraftRow(report_id="r1", kind=kind, number="JK1", content=content, saved_at=world.MONDAY_09)


def dump(files: LocalFiles) -> Dump:
    """All rows of the outbox but how far its journal goes."""
    with read_scope(files.outbox) as connection:
        return {
            table.name: [
                tuple(row) for row in connection.exec_driver_sql(f"select * from {table.name} order by 1, 2")
            ]
            if len(table.columns) > 1
            else [tuple(row) for row in connection.exec_driver_sql(f"select * from {table.name}")]
            for table in outbox_metadata.sorted_tables
            if table.name != "journal"
        }


def make(files: LocalFiles, words: str, origin: Origin = acting.NOTHING) -> str:
    return acting.make(files, world.RULES, CLOCK, "r1", actions.Catatan(note=words), origin).cmd_id


def work(files: LocalFiles) -> Dump:
    """Every way in which the outbox changes."""
    cache.apply_page(files, world.RULES, [row_of(report())], [], {"cursor": b"c1"})
    first = make(files, "satu")
    with write_scope(files.outbox) as connection:
        drafts.put(connection, draft("dua"))
        drafts.put(connection, draft("dua kali"))
        drafts.put(connection, draft("balasan", "balasan"))
        outbox.set_star(connection, "r1", True)
    second = make(files, "dua kali", Origin(draft=draft("dua kali")))
    acting.undo(files, world.RULES, second)
    third = make(files, "tiga", Origin(draft=draft("tiga")))
    fourth = make(files, "empat")
    with write_scope(files.outbox) as connection:
        outbox.number(connection, [first, third])
        refusal = CommandResult(cmd_id=first, status="refused", code="not_holder", message="")
        outbox.record(connection, refusal, world.MONDAY_09)
        outbox.settle(connection, [fourth])
        drafts.remove(connection, "r1", "balasan")
        outbox.set_star(connection, "r1", False)
    make(files, "lima", Origin(replaces=first))
    return dump(files)


def damage(path: Path) -> None:
    path.write_bytes(b"x" * 8192)


def damage_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 64] = b"x" * 64
    path.write_bytes(data)


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [damage, damage_middle, empty, Path.unlink])
def test_a_damaged_outbox_is_rebuilt_and_the_old_file_kept(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    files = files_at(tmp_path)
    expected = work(files)
    close(files)
    harm(tmp_path / "outbox.db")
    files = files_at(tmp_path)
    assert dump(files) == expected
    make(files, "enam")
    after = dump(files)
    close(files)
    aside = [file.name for file in tmp_path.iterdir() if file.name.startswith("outbox.bad-")]
    assert len(aside) == (1 if harm in (damage, damage_middle) else 0)
    damage(tmp_path / "outbox.db")
    files = files_at(tmp_path)
    assert dump(files) == after
    close(files)


@pytest.mark.parametrize("harm", [damage, damage_middle, empty, Path.unlink])
def test_a_damaged_journal_is_written_anew(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    files = files_at(tmp_path)
    expected = work(files)
    close(files)
    harm(tmp_path / "outbox.journal")
    files = files_at(tmp_path)
    assert dump(files) == expected
    close(files)
    damage(tmp_path / "outbox.db")
    files = files_at(tmp_path)
    assert dump(files) == expected
    close(files)


def test_a_journal_that_goes_while_the_desk_is_open_comes_back(tmp_path: Path) -> None:
    files = files_at(tmp_path)
    work(files)
    (tmp_path / "outbox.journal").unlink()
    make(files, "enam")
    expected = dump(files)
    close(files)
    damage(tmp_path / "outbox.db")
    files = files_at(tmp_path)
    assert dump(files) == expected
    close(files)


def test_last_changes_that_the_file_lost_come_back(tmp_path: Path) -> None:
    """SQLite forgets without a word what stands in a damaged write-ahead log."""
    files = files_at(tmp_path)
    cache.apply_page(files, world.RULES, [row_of(report())], [], {"cursor": b"c1"})
    make(files, "satu")
    with files.outbox.connect() as connection:
        connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
        older = (tmp_path / "outbox.db").read_bytes()
    make(files, "dua")
    expected = dump(files)
    close(files)
    for end in ("-wal", "-shm"):
        (tmp_path / f"outbox.db{end}").unlink(missing_ok=True)
    (tmp_path / "outbox.db").write_bytes(older)
    files = files_at(tmp_path)
    assert dump(files) == expected
    close(files)


def test_a_file_from_before_the_journal_was_written_anew_is_filled_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = files_at(tmp_path)
    cache.apply_page(files, world.RULES, [row_of(report())], [], {"cursor": b"c1"})
    make(files, "satu")
    close(files)
    older = (tmp_path / "outbox.db").read_bytes()
    files = files_at(tmp_path)
    for number in range(20):
        make(files, f"kata {number}")
    expected = dump(files)
    close(files)
    size = (tmp_path / "outbox.journal").stat().st_size
    monkeypatch.setattr(journal, "REWRITE_BYTES", 1)
    close(files_at(tmp_path))
    assert (tmp_path / "outbox.journal").stat().st_size < size
    monkeypatch.undo()
    (tmp_path / "outbox.db").write_bytes(older)
    files = files_at(tmp_path)
    assert dump(files) == expected
    close(files)


def test_what_could_not_be_committed_leaves_the_journal_again(tmp_path: Path) -> None:
    files = files_at(tmp_path)
    expected, size = work(files), (tmp_path / "outbox.journal").stat().st_size

    def fail(_: sa.Connection) -> None:
        assert (tmp_path / "outbox.journal").stat().st_size > size
        raise OSError(errno.ENOSPC, "No space left on device")

    sa.event.listen(files.outbox, "commit", fail)
    with pytest.raises(StorageError) as caught:
        make(files, "belum tersimpan")
    sa.event.remove(files.outbox, "commit", fail)
    assert caught.value.code == "disk_full"
    close(files)
    files = files_at(tmp_path)
    assert dump(files) == expected
    close(files)


def test_a_full_disk_under_the_journal_is_told_and_nothing_is_stored(tmp_path: Path) -> None:
    files = files_at(tmp_path)
    expected = work(files)
    (tmp_path / "outbox.journal").unlink()
    (tmp_path / "outbox.journal").symlink_to("/dev/full")
    with pytest.raises(StorageError) as caught:
        make(files, "enam")
    assert caught.value.code == "disk_full"
    assert dump(files) == expected
    close(files)


@pytest.mark.parametrize("seed", range(40))
def test_random_damage_loses_nothing_that_was_stored(tmp_path: Path, seed: int) -> None:
    """One file of the two is hit at random places."""
    draw = random.Random(seed)
    files = files_at(tmp_path)
    expected = work(files)
    close(files)
    path = tmp_path / draw.choice(("outbox.db", "outbox.journal"))
    data = bytearray(path.read_bytes())
    for _ in range(draw.randint(1, 8)):
        place = draw.randrange(len(data))
        data[place] ^= draw.randint(1, 255)
    path.write_bytes(data[: draw.choice((len(data), draw.randrange(len(data))))])
    files = files_at(tmp_path)
    assert dump(files) == expected
    close(files)
