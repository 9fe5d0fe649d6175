"""A desk that is filled from central's files: cut off, killed, lied to; it ends with the same rows, or by pull."""

import hashlib
import json
import random
import signal
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import zstandard

from app.errors import OfflineError
from app.models import cache
from app.models.unit_of_work import read_scope, write_scope
from app.sync import snapshot_file
from app.sync.api_client import Request, Response
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from app.sync.engine import SyncEngine
from app.sync.filling import Filling
from central.db import Database
from tests.central.office import GAMBIR, Clock, Office, fill
from tests.domain import world
from tests.faults.patching import ROOT
from tests.sync.desk_files import SCOPE, body_of, files_at, reference_body, report
from tests.sync.scripted import HEADERS, page, problem, session

NAMES = [f"r{number:02}" for number in range(12)]
MORE_THAN_ENOUGH = 40
DIGESTS = {name: int(hashlib.sha256(f"{name}:1".encode()).hexdigest()[:16], 16) for name in NAMES}


class Files:
    """A central with files made by hand: three open reports in each of two frames, four and two closed ones."""

    PARTS = (("open", NAMES[:6]), ("closed90", NAMES[6:10]), ("older", NAMES[10:]))

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.pieces = 0
        self.sent = 0
        self.change: Callable[[str, dict[str, Any]], None] = lambda part, head: None
        self.before: Callable[[Request], Response | None] = lambda request: None
        self.pack: Callable[[bytes], bytes] = zstandard.compress
        self.is_one_frame = False
        self.media_type = "application/zstd"
        self.rows_per_frame = 3
        self.text: Callable[[str], str] = lambda name: "Jalan berlubang."
        self.epoch = "training-1"
        self.seq = {"open": 7, "closed90": 5, "older": 9}

    def file(self, part: str) -> bytes:
        names = dict(self.PARTS)[part]
        head: dict[str, Any] = {
            "scope": SCOPE,
            "slice": part,
            "slices": [name for name, _ in self.PARTS],
            "epoch": self.epoch,
        }
        head |= {"cursor": f"cursor-{self.seq[part]}", "seq": self.seq[part], "schema": 1, "rows": len(names)}
        head["digest"] = f"{sum(DIGESTS[name] for name in names) % 2**64:016x}"
        self.change(part, head)
        lines = [body_of(report(name, description=self.text(name))) for name in names]
        frames = [lines[start : start + self.rows_per_frame] for start in range(0, len(lines), self.rows_per_frame)]
        plain = [json.dumps(head).encode() + b"\n", *(b"\n".join(frame) + b"\n" for frame in frames)]
        return self.pack(b"".join(plain)) if self.is_one_frame else b"".join(map(self.pack, plain))

    def send(self, request: Request) -> Response:
        self.asked.append(request.path)
        instead = self.before(request)
        if instead is not None:
            return instead
        if request.path == "/v1/session":
            return session()
        if request.path == "/v1/reference":
            return Response(200, {**HEADERS, "etag": '"1"'}, reference_body())
        if request.path == "/v1/pull":
            return page(cursor="pulled")
        if request.path == "/v1/snapshot":
            return Response(
                303, {**HEADERS, "location": f"/v1/snapshots/{_named(request.query['slice'] + self.epoch)}"}, b""
            )
        part = next((part for part, _ in self.PARTS if request.path.endswith(_named(part + self.epoch))), None)
        if part is None:
            return problem(404, "not_found")
        whole = self.file(part)
        start, _, stop = request.headers["Range"].removeprefix("bytes=").partition("-")
        body = whole[int(start) : int(stop) + 1]
        self.pieces += 1
        self.sent += len(body)
        told = f"bytes {start}-{int(start) + len(body) - 1}/{len(whole)}"
        return Response(206, {**HEADERS, "content-type": self.media_type, "content-range": told}, body)


def gzipped(plain: bytes) -> bytes:
    return zlib.compress(plain, 6, 31)


def _named(part: str) -> str:
    return hashlib.sha256(part.encode()).hexdigest()


class Desk:
    def __init__(self, folder: Path, central: Files) -> None:
        self.folder, self.central = folder, central
        self.open()

    def open(self) -> None:
        self.files = files_at(self.folder)
        clock = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: 0.0, "boot"))
        calls = CentralCalls(self.central, "pc-1", clock, "tanggap/test")
        filling = Filling(calls, self.files, SCOPE, is_ahead=False)
        filling.batch_rows = 2
        self.engine = SyncEngine(calls, self.files, SCOPE, clock, filling=filling)
        calls.sign_in("operator", "latihan")
        self.engine.load()
        self.engine.fetch_reference()

    def start_again(self) -> None:
        self.close()
        self.open()

    def close(self) -> None:
        self.files.cache.dispose()
        self.files.outbox.dispose()

    def fill(self) -> None:
        while self.engine.pull().more:
            pass

    def states(self) -> dict[str, bytes]:
        with read_scope(self.files.cache) as connection:
            names = ("cursor", cache.FILLING)
            return {name: value for name in names if (value := cache.get_state(connection, name)) is not None}

    def anchor(self) -> bytes | None:
        with read_scope(self.files.cache) as connection:
            return cache.get_state(connection, "anchor")

    def rows(self) -> list[str]:
        with read_scope(self.files.cache) as connection:
            shown = connection.exec_driver_sql("SELECT report_id FROM line ORDER BY report_id").scalars().all()
            words = connection.exec_driver_sql("SELECT count(*) FROM line_search").scalar_one()
            assert sorted(cache.all_ids(connection)) == list(shown)
            assert words == len(shown)
        return list(shown)


@pytest.fixture
def central(monkeypatch: pytest.MonkeyPatch) -> Files:
    monkeypatch.setattr(snapshot_file, "FIRST_PIECE_BYTES", 300)
    monkeypatch.setattr(snapshot_file, "MOST_PIECE_BYTES", 300)
    monkeypatch.setattr(snapshot_file, "UNPACKED_AT_ONCE", 50)
    return Files()


@pytest.fixture
def desk(tmp_path: Path, central: Files) -> Iterator[Desk]:
    desk = Desk(tmp_path, central)
    yield desk
    desk.close()


def test_open_reports_come_first_and_pull_goes_on_from_the_oldest_file(desk: Desk, central: Files) -> None:
    pulled = []
    central.before = lambda request: pulled.append(request.query.get("cursor")) if "pull" in request.path else None
    seen = []
    assert desk.anchor() is None
    while desk.engine.pull().more:
        assert desk.anchor() is not None, "work is dated even if central is never met again"
        seen.append((len(desk.rows()), sorted(desk.states())))
    assert seen[2] == (6, ["filling"])
    assert seen[-1] == (12, ["cursor"])
    assert all(states == ["filling"] for _, states in seen[:-1])
    assert desk.rows() == NAMES
    assert pulled == ["cursor-5"]
    assert desk.states() == {"cursor": b"pulled"}


@pytest.mark.parametrize("way", ["gzip", "one_frame", "open_only"])
def test_files_of_other_centrals(desk: Desk, central: Files, way: str) -> None:
    if way == "gzip":
        central.media_type = "application/gzip"
        central.pack = gzipped
    elif way == "one_frame":
        central.is_one_frame = True
    else:
        central.change = lambda part, head: head.update(slices=["open"])
    desk.fill()
    assert desk.rows() == (NAMES[:6] if way == "open_only" else NAMES)


@pytest.mark.parametrize("is_in_frames", [True, False])
def test_cut_off_again_and_again(desk: Desk, central: Files, is_in_frames: bool) -> None:
    central.rows_per_frame = 3 if is_in_frames else 100
    whole = sum(len(central.file(part)) for part, _ in central.PARTS)
    turn = [0]

    def every_fourth(request: Request) -> Response | None:
        turn[0] += "/v1/snapshots/" in request.path
        if turn[0] == 4:
            turn[0] = 0
            raise OfflineError("offline")
        return None

    central.before = every_fourth
    restarts = 0
    while "cursor" not in desk.states():
        try:
            desk.engine.pull()
        except OfflineError:
            restarts += 1
            desk.start_again()
    assert restarts > 1
    assert desk.rows() == NAMES
    # A file in frames is hardly fetched twice: from the last frame on.
    assert not is_in_frames or central.sent < 2 * whole


def test_a_frame_that_was_taken_in_part(desk: Desk, central: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows so large that those of one frame come in several batches."""
    monkeypatch.setattr(snapshot_file, "FIRST_PIECE_BYTES", 40_000)
    monkeypatch.setattr(snapshot_file, "MOST_PIECE_BYTES", 40_000)
    monkeypatch.setattr(snapshot_file, "UNPACKED_AT_ONCE", 40_000)
    central.rows_per_frame = 100
    central.text = lambda name: random.Random(name).randbytes(50_000).hex()
    pulled: list[str | None] = []
    central.before = lambda request: pulled.append(request.query.get("cursor")) if "pull" in request.path else None
    places = set()
    for _ in range(MORE_THAN_ENOUGH):
        if "cursor" in desk.states():
            break
        desk.engine.pull()
        places.add(json.loads(desk.states().get(cache.FILLING, b"{}")).get("skipped", 0) > 0)
        desk.start_again()
    assert "cursor" in desk.states(), "it goes round and round"
    desk.fill()
    assert places == {True, False}
    assert (desk.rows(), pulled) == (NAMES, ["cursor-5"])


@pytest.mark.parametrize("lie", ["digest", "rows"])
@pytest.mark.parametrize("part", ["open", "older"])
def test_a_file_that_is_not_what_it_says_is_believed_in_nothing(
    desk: Desk, central: Files, part: str, lie: str
) -> None:
    told = {"digest": "0" * 16, "rows": 99}[lie]
    central.change = lambda of, head: head.update({lie: told}) if of == part else None
    central.before = lambda request: page(report("r05"), cursor="c1") if request.path == "/v1/pull" else None
    desk.fill()
    assert desk.rows() == ["r05"]
    assert desk.states() == {"cursor": b"c1"}


@pytest.mark.parametrize("status", [404, 501])
def test_a_central_without_files_is_pulled_from(desk: Desk, central: Files, status: int) -> None:
    def without(request: Request) -> Response | None:
        if request.path == "/v1/snapshot":
            return problem(status, "not_found")
        return page(report("r05"), cursor="c1") if request.path == "/v1/pull" else None

    central.before = without
    desk.fill()
    assert desk.rows() == ["r05"]
    assert central.asked.count("/v1/snapshot") == 1


def test_a_file_that_is_no_longer_kept_is_taken_from_its_beginning(desk: Desk, central: Files) -> None:
    """The cursor stays that of the oldest file of which anything was taken."""
    while len(desk.rows()) < 7:
        desk.engine.pull()
    assert len(desk.rows()) < 10
    desk.start_again()
    gone, pulled = [1], []

    def not_kept(request: Request) -> Response | None:
        if request.path == "/v1/pull":
            pulled.append(request.query.get("cursor"))
        return problem(404, "not_found") if "/v1/snapshots/" in request.path and gone and gone.pop() else None

    central.before = not_kept
    central.seq["closed90"] = 20
    desk.fill()
    assert desk.rows() == NAMES
    asked = [path for path in central.asked if path == "/v1/snapshot"]
    assert len(asked) == 4
    assert pulled == ["cursor-5"]


def test_rows_of_another_life_of_central_do_not_stay(desk: Desk, central: Files) -> None:
    while desk.rows() != NAMES[:6]:
        desk.engine.pull()
    central.epoch = "training-2"
    desk.start_again()
    seen = []
    while desk.engine.pull().more:
        seen.append(len(desk.rows()))
    assert 0 in seen
    assert desk.rows() == NAMES


def test_who_was_filled_meanwhile_is_not_filled_twice(desk: Desk, central: Files) -> None:
    """An old thread of a program that was started again still has a batch."""
    desk.engine.pull()
    other = Desk(desk.folder, central)
    other.fill()
    desk.engine.pull()
    assert desk.states() == {"cursor": b"pulled"}
    assert desk.rows() == NAMES
    other.close()


def test_a_desk_that_has_to_start_anew_is_filled_from_files(desk: Desk, central: Files) -> None:
    desk.fill()
    answers = [problem(409, "epoch_check")]
    central.before = lambda request: answers.pop() if answers and request.path == "/v1/pull" else None
    central.asked.clear()
    desk.fill()
    assert central.asked.count("/v1/snapshot") == 3
    assert desk.rows() == NAMES


def test_own_work_is_shown_on_what_comes(desk: Desk, central: Files) -> None:
    from app.services import acting
    from domain import actions

    while len(desk.rows()) < 6:
        desk.engine.pull()
    clock = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: 0.0, "boot"))
    acting.make(desk.files, world.RULES, clock, "r01", actions.Catatan(note="milik saya"))
    with write_scope(desk.files.cache) as connection:
        connection.exec_driver_sql("DELETE FROM base")
        connection.exec_driver_sql("DELETE FROM state WHERE name <> 'reference'")
    desk.start_again()
    while "cursor" not in desk.states():
        desk.engine.pull()
    with read_scope(desk.files.cache) as connection:
        marks: dict[str, str] = dict(
            connection.exec_driver_sql("SELECT report_id, mark FROM line WHERE mark <> ''").all()
        )
    assert marks == {"r01": "di_pc"}


KILLS = (("request", 4), ("rows", 2), ("commit", 1), ("request", 6), ("commit", 2), ("rows", 2))


@pytest.mark.slow
def test_killed_at_every_step_against_a_served_central(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'central.db'}"
    database = Database(url, durable=False)
    fill(database)
    office, chance = Office(url, Clock()), random.Random(3)
    wanted = [office.intake(GAMBIR, description=chance.randbytes(400).hex()).id for _ in range(30)]
    kepala = office.desk(f"kepala.{GAMBIR}")
    for report_id in wanted[20:]:
        kepala.do("tolak", report_id, 1, reason_code="lainnya", public_answer="Bukan laporan")
    office.close()
    database.close()
    command = [sys.executable, "-m", "tests.sync.small_frames", "serve", "--training", "--port", "0"]
    with subprocess.Popen([*command, "--database-url", url], cwd=ROOT, stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None
        address = json.loads(served.stdout.readline())["listening"]
        try:
            for point, number in KILLS:
                assert _desk_process(tmp_path, address, point, number).returncode == -signal.SIGKILL, (point, number)
            last = _desk_process(tmp_path, address, "-", 0)
        finally:
            served.terminate()
    assert last.returncode == 0, last.stderr
    files = files_at(tmp_path / "desk")
    with read_scope(files.cache) as connection:
        held: dict[str, int] = dict(connection.exec_driver_sql("SELECT report_id, version FROM base").all())
        lines = connection.exec_driver_sql("SELECT count(*), sum(is_open) FROM line").one()
        words = connection.exec_driver_sql("SELECT count(*) FROM line_search").scalar_one()
        assert cache.get_state(connection, cache.FILLING) is None
    files.cache.dispose()
    files.outbox.dispose()
    assert held == {report_id: 1 if place < 20 else 2 for place, report_id in enumerate(wanted)}
    assert (tuple(lines), words) == ((30, 20), 30)
    whole = sum(path.stat().st_size for path in tmp_path.glob("central.db.snapshots/*/*/*.zst"))
    assert 0 < int(last.stdout.splitlines()[-1]) < whole


def _desk_process(folder: Path, address: str, point: str, number: int) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.sync.fill_process", str(folder / "desk"), address, point, str(number)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
