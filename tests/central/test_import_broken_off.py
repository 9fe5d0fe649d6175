"""An import that is killed, stopped or given a bad file; how much memory it takes; and its bar."""

import os
import pty
import signal
import sqlite3
import subprocess
import sys

import pytest

from central import cli
from central.services.importing.importer import BATCH
from tests.central.importing import PUBLISHED, Central, content, rejected
from tests.central.published_rows import HEADER, write
from tests.central.served import ROOT, started

ROWS = 8 * BATCH
COUNT = {"reports": "SELECT COUNT(*) FROM report"}


@pytest.fixture
def central(new_empty, capsys):
    return Central.with_jakarta(new_empty(), capsys)


@pytest.fixture
def lite(tmp_path, capsys):
    return Central.with_jakarta(f"sqlite:///{tmp_path}/central.db", capsys)


@pytest.fixture(scope="module")
def long_file(folder):
    path = folder / "long.csv"
    write(path, ROWS)
    return path


@pytest.fixture(scope="module")
def uninterrupted(long_file, folder):
    """What a database of its own holds after one import from beginning to end; the same on both engines."""
    url = f"sqlite:///{folder}/uninterrupted.db"
    assert cli.main(["import", str(long_file), "--database-url", url]) == 1
    return content(url)


def comparable(found):
    """SQLite keeps truth values as numbers, PostgreSQL orders texts its own way. Accounts revise the lists, too."""
    return {
        name: sorted(tuple(int(value) if isinstance(value, bool) else value for value in row) for row in rows)
        for name, rows in found.items()
        if name != "revision"
    }


def test_killed_in_the_middle_and_begun_again(central, long_file, uninterrupted):
    with started("import", str(long_file), "--database-url", central.url, stdout=subprocess.PIPE) as process:
        while central.content(COUNT)["reports"][0][0] < 2 * BATCH:
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
    done = central.content(COUNT)["reports"][0][0]
    assert done < len(uninterrupted["report"]), "killed while some of the file was still to come"
    assert central.run("verify-audit")[0] == 0
    assert central.summary(long_file)["unchanged"] == done
    assert comparable(central.content()) == comparable(uninterrupted)
    assert central.run("verify-audit")[0] == 0


def test_a_batch_is_there_as_a_whole_or_not_at_all(lite, tmp_path):
    """The database fails in the middle of the second batch."""
    path = tmp_path / "published.csv"
    write(path, 2 * BATCH)
    with sqlite3.connect(tmp_path / "central.db") as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON change_log WHEN NEW.version = 1"
            f" AND (SELECT COUNT(*) FROM change_log WHERE version = 1) >= {BATCH + 7}"
            " BEGIN SELECT RAISE(ABORT, 'no more'); END"
        )
    connection.close()
    with pytest.raises(sqlite3.IntegrityError, match="no more"):
        lite.run("import", path)
    found = lite.content()
    assert len(found["report"]) == BATCH
    assert found["head"] == [(len(found["audit"]),)]
    assert (
        {row[1] for row in found["audit"]}
        == {row[1] for row in found["feeds"]}
        == {row[0] for row in found["report"]}
    )
    assert lite.run("verify-audit")[0] == 0


PEAKS = """
import sys
from central.cli import main

for path in sys.argv[2:]:
    assert main(["import", path, "--database-url", sys.argv[1]]) in (0, 1)
    with open("/proc/self/status") as status:
        print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


@pytest.mark.slow
def test_eight_times_the_rows_take_hardly_more_memory(tmp_path):
    """The highest memory of one process, after 1,000 rows and after 8,000 more."""
    files = [tmp_path / "small.csv", tmp_path / "large.csv"]
    for path, rows in zip(files, (1_000, 8_000), strict=True):
        write(path, rows)
    command = [sys.executable, "-c", PEAKS, f"sqlite:///{tmp_path}/central.db", *map(str, files)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    small, large = (int(line) / 1024 for line in run.stdout.splitlines() if line.isdigit())
    assert large - small < 12, (small, large)


# ---- files that are none


def bad_files(folder):
    """Name, content and a part of the sentence."""
    good = HEADER.encode() + b"\nJK2101010001;KELURAHAN GAMBIR;SAMPAH;x;COMPLETE;2021-01-01;2021-01-02;202101\n"
    (folder / "folder.csv").mkdir()
    os.mkfifo(folder / "pipe.csv")
    (folder / "circle.csv").symlink_to(folder / "circle.csv")
    for name, content_ in {
        "empty.csv": b"",
        "blank.csv": b"\n  \n\r\n",
        "headless.csv": good.split(b"\n", 1)[1],
        "foreign.csv": b"nama;alamat\nBudi;Jakarta\n",
        "short.csv": b"trace_number;nama_skpd\n",
        "picture.csv": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "sheet.csv": b"PK\x03\x04\x14\0",
        "wide.csv": good.decode().encode("utf-16"),
        "zero.csv": good + b"JK\0\n",
        "long.csv": good + b"x" * 70_000 + b"\n" + good,
    }.items():
        (folder / name).write_bytes(content_)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("absent.csv", "tidak dapat dibaca (No such file"),
        ("circle.csv", "tidak dapat dibaca (Too many levels"),
        ("folder.csv", "ini folder, bukan berkas"),
        ("pipe.csv", "bukan berkas biasa"),
        ("empty.csv", "berkas kosong"),
        ("blank.csv", "berkas kosong"),
        ("headless.csv", "baris 1 bukan kepala kolom yang dikenal"),
        ("foreign.csv", "baris 1 bukan kepala kolom yang dikenal"),
        ("short.csv", "baris 1 bukan kepala kolom yang dikenal"),
        ("picture.csv", "byte nol"),
        ("sheet.csv", "berkas Excel atau ZIP"),
        ("wide.csv", "UTF-16"),
        ("zero.csv", "baris 3 berisi byte nol"),
        ("long.csv", "baris 3 lebih panjang dari 65536 byte"),
    ],
)
def test_a_bad_file_gets_a_sentence_and_changes_nothing(tmp_path, capsys, name, words):
    bad_files(tmp_path)
    before = sorted(tmp_path.iterdir())
    code, out, err = Central(f"sqlite:///{tmp_path}/absent.db", capsys).run("import", tmp_path / name)
    assert (code, out) == (2, "")
    assert err.startswith("central: ")
    assert words in err
    assert err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("rejects", "words"),
    [("published.csv", "menunjuk berkas yang diimpor"), ("nowhere/x.csv", "pilih tempat lain dengan --rejects")],
)
def test_a_bad_place_for_rejected_rows_changes_nothing(tmp_path, capsys, rejects, words):
    path = tmp_path / "published.csv"
    path.write_bytes((PUBLISHED / "trace.csv").read_bytes())
    central = Central(f"sqlite:///{tmp_path}/absent.db", capsys)
    code, out, err = central.run("import", path, "--rejects", tmp_path / rejects)
    assert (code, out) == (2, "")
    assert words in err
    assert [file.name for file in tmp_path.iterdir()] == ["published.csv"]
    assert path.read_bytes() == (PUBLISHED / "trace.csv").read_bytes()


def test_rejected_rows_of_an_earlier_run_go(lite, tmp_path):
    path, rejects = tmp_path / "published.csv", tmp_path / "published.ditolak.csv"
    text = (PUBLISHED / "trace.csv").read_text("utf-8")
    path.write_text(text, "utf-8")
    lite.summary(path)
    assert [line for line, *_ in rejected(rejects)] == [10, 11, 14]
    path.write_text("\n".join(text.splitlines()[:8]), "utf-8")
    assert lite.summary(path)["rejected"] == 0
    assert not rejects.exists()


def test_a_half_made_database_is_refused(lite, tmp_path):
    with sqlite3.connect(tmp_path / "central.db") as connection:
        connection.execute("UPDATE installation SET schema_version = 0")
    connection.close()
    code, out, err = lite.run("import", PUBLISHED / "trace.csv", "--rejects", tmp_path / "rejects.csv")
    assert (code, out) == (3, '{"refused": "schema"}\n')
    assert "half made" in err
    assert not (tmp_path / "rejects.csv").exists()


# ---- the bar


def test_a_bar_on_a_terminal(tmp_path):
    path = tmp_path / "published.csv"
    write(path, 3 * BATCH)
    watcher, terminal = pty.openpty()
    url = f"sqlite:///{tmp_path}/central.db"
    process = started("import", str(path), "--database-url", url, stdout=subprocess.PIPE, stderr=terminal)
    os.close(terminal)
    shown = b""
    while chunk := _read(watcher):
        shown += chunk
    os.close(watcher)
    process.communicate(timeout=60)
    bars = shown.decode().strip().split("\r")
    assert f"{'█' * 20} 100%  {3 * BATCH} baris" in bars[-1]
    assert all(len(bar) < 80 for bar in bars)


def _read(terminal):
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""
