"""A damaged cache: its reports are shown at once without a network, and central has the last word on them."""

import time
from pathlib import Path

import pytest

from app.errors import OfflineError, StorageError
from app.models import cache, engine, files, lists
from app.models.cache import LocalFiles
from app.models.lists import Bounds
from app.models.tables import CACHE_SCHEMA, cache_metadata
from app.models.unit_of_work import damage_mark, empty_log, read_scope
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from app.sync.engine import SyncEngine
from tests.domain import world
from tests.soak.work_done import close
from tests.sync.desk_files import KEY, OPERATOR, SCOPE, files_at, reference_body, report, row_of
from tests.sync.scripted import Script, page, session

REPORTS = 20
PAGE = 4096


def desk(folder: Path, *answers: object) -> SyncEngine:
    """As the program starts it, signed in."""
    clock = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: 0.0, "boot"))
    calls = CentralCalls(Script([session(), *answers, OfflineError("offline")]), "pc-1", clock, "tanggap/test")  # type: ignore[list-item]
    made = SyncEngine(calls, files_at(folder), SCOPE, clock)
    calls.sign_in("operator", "latihan")
    made.load()
    return made


def listed(made: SyncEngine) -> set[str]:
    with read_scope(made._files.cache) as connection:
        rows = lists.page(connection, "semua_terbuka", Bounds.at(OPERATOR, world.MONDAY_09), 200)
    return {str(row["report_id"]) for row in rows}


def read_all(made: LocalFiles) -> None:
    with read_scope(made.cache) as connection:
        for number in range(REPORTS):
            cache.find(connection, f"r{number}")


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A cache of twenty reports, and an outbox; closed."""
    made = files_at(tmp_path)
    cache.set_reference(made, world.RULES, reference_body(), "1")
    rows = [
        row_of(report(f"r{number}", description="panjang " * 400 * (1 + number % 3))) for number in range(REPORTS)
    ]
    cache.apply_page(made, world.RULES, rows, [], {"cursor": b"c1"})
    empty_log(made.cache)
    close(made)
    return tmp_path


def overwrite(folder: Path) -> None:
    """A page in the middle."""
    data = bytearray((folder / "cache.db").read_bytes())
    place = len(data) // PAGE // 2 * PAGE
    data[place : place + PAGE] = b"x" * PAGE
    (folder / "cache.db").write_bytes(data)


@pytest.fixture
def damaged(filled: Path) -> Path:
    overwrite(filled)
    return filled


def test_a_page_of_zeros_is_found_at_the_start(filled: Path) -> None:
    """SQLCipher takes it for a new one; at the end of a long report SQLite would not notice."""
    whole = (filled / "cache.db").read_bytes()
    for place in range(PAGE, len(whole), PAGE):
        path = filled / str(place) / "cache.db"
        path.parent.mkdir()
        path.write_bytes(whole[:place] + bytes(PAGE) + whole[place + PAGE :])
        with pytest.raises(StorageError) as caught:
            engine.open_engine(path, KEY, cache_metadata, CACHE_SCHEMA, durable=False, check_s=1.0)
        assert caught.value.code == "damaged", place


def test_what_can_be_read_is_shown_and_central_has_the_last_word(damaged: Path) -> None:
    made = desk(damaged, page(report("r0"), report("new"), cursor="c9"))
    before = listed(made)
    assert REPORTS / 2 < len(before) <= REPORTS
    with read_scope(made._files.cache) as connection:
        assert cache.get_state(connection, "cursor") is None
    assert made.pull().changed >= before | {"r0", "new"}
    assert listed(made) == {"r0", "new"}
    with read_scope(made._files.cache) as connection:
        assert cache.get_state(connection, "unconfirmed") is None
    close(made._files)


def test_damage_that_is_met_during_work_is_made_good_at_the_next_start(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "CHECK_S", 0.0)
    monkeypatch.setattr(files, "UNCLEAN_CHECK_S", 0.0)
    made = files_at(damaged)
    with pytest.raises(StorageError) as caught:
        read_all(made)
    assert caught.value.code == "damaged"
    assert damage_mark(damaged / "cache.db").exists()
    close(made)
    again = desk(damaged)
    assert len(listed(again)) > REPORTS / 2
    assert not damage_mark(damaged / "cache.db").exists()
    close(again._files)


def test_the_check_ends_when_its_time_is_over(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it did not come to is believed."""
    monkeypatch.setattr(engine, "STEPS_BETWEEN", 1)
    ends = iter([0.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(ends, 10.0))
    opened = engine.open_engine(damaged / "cache.db", KEY, cache_metadata, CACHE_SCHEMA, durable=False, check_s=1.0)
    opened.dispose()


def test_an_end_that_was_not_clean_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[float] = []
    monkeypatch.setattr(engine, "_check", lambda _, budget_s: looked.append(budget_s))
    close(files_at(tmp_path))
    files.mark_clean_end(tmp_path)
    close(files_at(tmp_path))
    close(files_at(tmp_path))
    assert looked == [files.CHECK_S] * 4 + [files.UNCLEAN_CHECK_S] * 2
    assert files.UNCLEAN_CHECK_S * 2 <= 3.0


def test_another_file_under_this_name_is_no_cache(damaged: Path) -> None:
    (damaged / "cache.db").write_bytes((damaged / "outbox.db").read_bytes())
    made = files_at(damaged)
    with read_scope(made.cache) as connection:
        assert cache.all_ids(connection) == []
    close(made)
