"""What the log keeps of an event, and what it never keeps. Expected lines are written by hand."""

import logging
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from app import logs
from app.errors import RejectedError, StorageError
from app.logs import LogFile
from tests.services.kept_log import kept_log

CANARY = "kenari 7781, Jl. Tebet Timur"
OURS, FOREIGN = logging.getLogger("app.services.somewhere"), logging.getLogger("urllib3.connectionpool")
HERE = "tests/services/test_logs.py"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[LogFile]:
    with kept_log(tmp_path / "tanggap.log") as made:
        yield made


def lines(kept: LogFile) -> list[str]:
    """Without the number of the source's line, which changes with every edit of this file."""
    return [re.sub(r"\.py:\d+ ", ".py ", line) for line in kept.text().splitlines()]


def test_our_words_with_a_code_and_a_number(kept: LogFile) -> None:
    OURS.info("no contact with central: %s after %d s", "offline", 30)
    (line,) = kept.text().splitlines()
    at, rest = line.split(" ", 1)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", at)
    assert rest == "INFO app.services.somewhere no contact with central: offline after 30 s"


def test_a_percent_sign_without_arguments_is_itself(kept: LogFile) -> None:
    OURS.warning("100%")
    assert kept.text().endswith(" 100%\n")


@pytest.mark.parametrize(
    "value",
    [
        "Rina Wulandari",
        "Budi",
        "eyJhbGciOiJIUzI1NiJ9",
        "C:\\Users",
        "a/b",
        "satu\ndua",
        "",
        ValueError(CANARY),
        b"x",
        None,
    ],
)
def test_what_is_neither_code_nor_number_is_left_out(kept: LogFile, value: object) -> None:
    OURS.warning("%s", value)
    assert kept.text().endswith(" WARNING app.services.somewhere …\n")


@pytest.mark.parametrize("value", ["bad_credentials", "6.11.3", "cache.bad-1763856000000", "linux-6.1.0-25-amd64"])
def test_codes_versions_and_our_files_are_told(kept: LogFile, value: str) -> None:
    OURS.warning("%s", value)
    assert kept.text().endswith(f" {value}\n")


def test_of_a_library_only_the_place_is_told(kept: LogFile) -> None:
    FOREIGN.warning("retry of %s", CANARY)
    FOREIGN.info("not kept at all")
    (line,) = lines(kept)
    assert line.endswith(f" WARNING urllib3.connectionpool {HERE} test_of_a_library_only_the_place_is_told")


def raise_for(text: str) -> None:
    try:
        raise KeyError(text)
    except KeyError as error:
        raise ValueError(f"not {text}") from error


def test_of_an_exception_type_places_and_causes_are_told(kept: LogFile) -> None:
    try:
        raise_for(CANARY)
    except ValueError:
        OURS.exception("bug")
    told = lines(kept)
    assert told[0].endswith(" ERROR app.services.somewhere bug")
    assert told[1:] == [
        "  ValueError",
        f"    {HERE} test_of_an_exception_type_places_and_causes_are_told",
        f"    {HERE} raise_for",
        "  because of KeyError",
        f"    {HERE} raise_for",
    ]


def test_values_of_sql_are_not_told(kept: LogFile) -> None:
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        connection.exec_driver_sql("create table note (words text unique)")
        insert = partial(connection.exec_driver_sql, "insert into note values (?)", (CANARY,))
        insert()
        with pytest.raises(sa.exc.IntegrityError, match="kenari") as caught:
            insert()
    engine.dispose()
    OURS.error("a task failed", exc_info=caught.value)
    assert "  sqlalchemy.exc.IntegrityError" in lines(kept)
    assert "  because of sqlite3.IntegrityError" in lines(kept)
    assert "kenari" not in kept.text()


def test_our_errors_have_their_code_and_those_of_the_system_their_number(kept: LogFile, tmp_path: Path) -> None:
    try:
        (tmp_path / CANARY / "x").read_bytes()
    except OSError as error:
        failed = StorageError("unavailable")
        failed.__cause__ = error
    OURS.info("a task ended: %s", failed.code, exc_info=failed)
    OURS.info("central says", exc_info=RejectedError(f"no {CANARY}"))
    told = lines(kept)
    assert told[1] == "  app.errors.StorageError unavailable"
    assert told[2] == "  because of FileNotFoundError 2"
    assert told[-1] == "  app.errors.RejectedError …"
    assert "kenari" not in kept.text()


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("{program}app/views/queue/view.py", "app/views/queue/view.py"),
        ("{program}.venv/lib/python3.11/site-packages/requests/api.py", "requests/api.py"),
        ("C:\\Program Files\\x\\site-packages\\requests\\api.py", "requests/api.py"),
        ("{standard}json/decoder.py", "json/decoder.py"),
        ("/srv/rina/decoder.py", "decoder.py"),
        ("app/views/queue/view.py", "app/views/queue/view.py"),
        ("<frozen importlib._bootstrap>", "<frozen importlib._bootstrap>"),
    ],
)
def test_folders_above_the_program_are_not_told(path: str, shown: str) -> None:
    assert logs._within(path.format(program=logs.PROGRAM, standard=logs.STANDARD)) == shown


def test_the_file_stays_small_and_is_read_from_its_beginning(kept: LogFile, tmp_path: Path) -> None:
    for number in range(12_000):
        OURS.info("event %d", number)
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["tanggap.log", "tanggap.log.1"]
    assert all(file.stat().st_size <= 256 * 1024 for file in files)
    numbers = [int(line.rsplit(" ", 1)[1]) for line in kept.text().splitlines()]
    assert numbers == list(range(numbers[0], 12_000))
    assert len(numbers) > 3000


def test_no_event_no_file(kept: LogFile, tmp_path: Path) -> None:
    assert kept.text() == ""
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_cannot_be_written_harms_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with kept_log(tmp_path / "gone" / "tanggap.log") as kept:
        OURS.warning("nobody hears it")
        assert kept.text() == ""
    assert capsys.readouterr().err == ""


def test_a_bug_that_comes_again_and_again_drives_out_nothing(kept: LogFile) -> None:
    for number in range(100):
        try:
            raise_for(f"{CANARY} {number}")
        except ValueError:
            OURS.exception("bug")
        OURS.info("no contact", exc_info=StorageError("locked"))
    OURS.error("bug", exc_info=KeyError("another one"))
    told = kept.text()
    assert (told.count("  ValueError"), told.count("StorageError locked"), told.count("  KeyError\n")) == (3, 100, 1)


def test_of_what_may_happen_any_day_the_last_place_is_enough(kept: LogFile) -> None:
    try:
        raise_for(CANARY)
    except ValueError as error:
        OURS.info("a task ended", exc_info=error)
    assert lines(kept)[1:] == [
        "  ValueError",
        f"    {HERE} raise_for",
        "  because of KeyError",
        f"    {HERE} raise_for",
    ]
