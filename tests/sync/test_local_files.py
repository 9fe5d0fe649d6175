"""The two encrypted files: keys, damage, later schemas, what stands in their bytes, locks and a full disk."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.errors import StorageError
from app.models import cache, outbox
from app.models.cache import LocalFiles
from app.models.engine import open_engine
from app.models.files import open_files, remove_cache
from app.models.tables import CACHE_SCHEMA, OUTBOX_SCHEMA, cache_metadata, outbox_metadata
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting
from app.sync.device_clock import DeviceClock, Sources
from domain import actions
from tests.domain import world
from tests.sync.desk_files import KEY, OPERATOR, files_at, report, row_of

CANARY = "kenari-biru-4711"
OTHER_KEY = bytes(32)


def close(files: LocalFiles) -> None:
    files.cache.dispose()
    files.outbox.dispose()


def filled(folder: Path) -> LocalFiles:
    """A desk with one report and one action of its own, both telling the canary."""
    files = files_at(folder)
    cache.apply_page(files, world.RULES, [row_of(report(description=CANARY))], [], {"cursor": b"c1"})
    clock = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: 0.0, "boot"))
    acting.make(files, world.RULES, clock, "r1", actions.Catatan(note=CANARY))
    return files


def code_of(caught: pytest.ExceptionInfo[StorageError]) -> str:
    return caught.value.code


def test_what_was_stored_is_there_after_opening_again(tmp_path: Path) -> None:
    close(filled(tmp_path))
    files = files_at(tmp_path)
    with read_scope(files.outbox) as connection:
        assert [item.payload for item in outbox.unsettled(connection)] == [{"note": CANARY}]
    with read_scope(files.cache) as connection:
        assert cache.get_state(connection, "cursor") == b"c1"
    close(files)


def test_no_byte_on_disk_tells_anything(tmp_path: Path) -> None:
    files = filled(tmp_path)
    while_open = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    close(files)
    afterwards = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert {"cache.db", "outbox.db", "cache.db-wal", "outbox.db-wal"} <= while_open.keys()
    for found in (while_open, afterwards):
        for content in found.values():
            assert CANARY.encode() not in content
            assert b"SQLite format 3" not in content
            assert b"CREATE TABLE" not in content


def test_plain_sqlite_cannot_read_the_files(tmp_path: Path) -> None:
    close(filled(tmp_path))
    for name in ("cache.db", "outbox.db"):
        connection = sqlite3.connect(tmp_path / name)
        with pytest.raises(sqlite3.DatabaseError, match="not a database"):
            connection.execute("select count(*) from sqlite_master")
        connection.close()


def test_a_wrong_key_opens_nothing_and_changes_nothing(tmp_path: Path) -> None:
    close(filled(tmp_path))
    before = (tmp_path / "outbox.db").read_bytes()
    with pytest.raises(StorageError) as caught:
        open_engine(tmp_path / "outbox.db", OTHER_KEY, outbox_metadata, OUTBOX_SCHEMA, durable=True)
    assert code_of(caught) == "damaged"
    assert (tmp_path / "outbox.db").read_bytes() == before


@pytest.mark.parametrize("name", ["cache.db", "outbox.db"])
def test_a_damaged_file_is_told(tmp_path: Path, name: str) -> None:
    close(filled(tmp_path))
    (tmp_path / name).write_bytes(b"x" * 8192)
    with pytest.raises(StorageError) as caught:
        open_engine(tmp_path / name, KEY, cache_metadata, CACHE_SCHEMA, durable=False)
    assert code_of(caught) == "damaged"


def test_a_later_schema_is_left_alone(tmp_path: Path) -> None:
    close(filled(tmp_path))
    engine = open_engine(tmp_path / "outbox.db", KEY, outbox_metadata, OUTBOX_SCHEMA, durable=True)
    with write_scope(engine) as connection:
        connection.exec_driver_sql("pragma user_version=99")
    engine.dispose()
    with pytest.raises(StorageError) as caught:
        open_files(tmp_path, KEY, OPERATOR)
    assert code_of(caught) == "too_new"
    plain = open_engine(tmp_path / "outbox.db", KEY, outbox_metadata, 99, durable=True)
    with read_scope(plain) as connection:
        assert len(outbox.unsettled(connection)) == 1
    plain.dispose()


def test_a_cache_of_the_former_schema_gets_what_it_lacks(tmp_path: Path) -> None:
    files = filled(tmp_path)
    with write_scope(files.cache) as connection:
        connection.exec_driver_sql("DROP INDEX line_mark")
        connection.exec_driver_sql("PRAGMA user_version=1")
    close(files)
    files = files_at(tmp_path)
    question = "EXPLAIN QUERY PLAN SELECT 1 FROM line WHERE mark != '' AND mark IN ('di_pc')"
    with read_scope(files.cache) as connection:
        assert cache.all_ids(connection) == ["r1"]
        assert "line_mark" in connection.exec_driver_sql(question).one()[3]
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == CACHE_SCHEMA
    close(files)


@pytest.mark.parametrize("damage", [b"x" * 8192, b"", None])
def test_a_damaged_cache_is_moved_aside_and_the_outbox_kept(tmp_path: Path, damage: bytes | None) -> None:
    close(filled(tmp_path))
    path = tmp_path / "cache.db"
    if damage is None:
        engine = open_engine(path, KEY, cache_metadata, CACHE_SCHEMA, durable=False)
        with write_scope(engine) as connection:
            connection.exec_driver_sql("pragma user_version=99")
        engine.dispose()
    else:
        path.write_bytes(damage)
    files = files_at(tmp_path)
    with read_scope(files.cache) as connection:
        assert cache.all_ids(connection) == []
    with read_scope(files.outbox) as connection:
        assert len(outbox.unsettled(connection)) == 1
    close(files)


def test_a_removed_cache_leaves_no_file_of_it(tmp_path: Path) -> None:
    close(filled(tmp_path))
    remove_cache(tmp_path)
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("cache")] == []


def test_a_cut_write_leaves_nothing(tmp_path: Path) -> None:
    files = filled(tmp_path)

    def cut_off() -> None:
        with write_scope(files.cache) as connection:
            cache.set_state(connection, "cursor", b"c2")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_off()
    with read_scope(files.cache) as connection:
        assert cache.get_state(connection, "cursor") == b"c1"
    close(files)


def test_a_locked_file_is_told_and_unchanged(tmp_path: Path) -> None:
    files, other = filled(tmp_path), files_at(tmp_path)
    with other.outbox.connect() as connection:
        connection.exec_driver_sql("pragma busy_timeout=0")
    with write_scope(files.outbox), pytest.raises(StorageError) as caught, write_scope(other.outbox):
        pass
    assert code_of(caught) == "locked"
    with write_scope(other.outbox) as connection:
        outbox.set_star(connection, "r1", True)
    close(files)
    close(other)


def limit_pages(engine: sa.Engine, more: int) -> None:
    with engine.connect() as connection:
        used = int(connection.exec_driver_sql("pragma page_count").scalar_one())
        connection.exec_driver_sql(f"pragma max_page_count={used + more:d}")


def test_a_full_disk_is_told_and_nothing_is_half_stored(tmp_path: Path) -> None:
    files = filled(tmp_path)
    limit_pages(files.outbox, 0)
    clock = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: 0.0, "boot"))
    with read_scope(files.outbox) as connection:
        before = outbox.unsettled(connection)
    with pytest.raises(StorageError) as caught:
        acting.make(files, world.RULES, clock, "r1", actions.Catatan(note="panjang " * 499))
    assert code_of(caught) == "disk_full"
    with read_scope(files.outbox) as connection:
        assert outbox.unsettled(connection) == before
    limit_pages(files.outbox, 1000)
    acting.make(files, world.RULES, clock, "r1", actions.Catatan(note="panjang " * 499))
    close(files)


def test_a_page_that_does_not_fit_leaves_cursor_and_rows(tmp_path: Path) -> None:
    files = filled(tmp_path)
    limit_pages(files.cache, 0)
    rows = [row_of(report(f"x{number}", description="panjang " * 499)) for number in range(20)]
    with pytest.raises(StorageError) as caught:
        cache.apply_page(files, world.RULES, rows, [], {"cursor": b"c2"})
    assert code_of(caught) == "disk_full"
    with read_scope(files.cache) as connection:
        assert cache.all_ids(connection) == ["r1"]
        assert cache.get_state(connection, "cursor") == b"c1"
    close(files)
