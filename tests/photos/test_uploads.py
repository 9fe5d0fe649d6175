"""Photos on their way to central, call by call: what is asked, what each answer leads to."""

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from app.errors import OfflineError, PhotoError, ServerBusyError
from app.models import outbox, photos
from app.models.outbox import OutboxAction
from app.models.photos import StoredPhoto
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting
from app.sync import pace
from app.sync.api_client import Request, Response
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from app.sync.engine import UNDO_TIME, SyncEngine
from app.sync.uploads import UploadProgress
from domain import actions
from domain.actions import PhotoClaim
from tests.domain import world
from tests.sync.desk_files import SCOPE, files_at, reference_body, report
from tests.sync.scripted import HEADERS, Answer, Script, applied, ok, page, problem, session

REFERENCE = Response(200, {**HEADERS, "etag": 'W/"1"'}, reference_body())
BODY = bytes(range(256)) * 4
SHA256 = hashlib.sha256(BODY).hexdigest()
CHUNK = 400


class Bench:
    """A desk with two reports, signed in; a photo of 1,024 bytes goes up in pieces of 400."""

    def __init__(self, folder: Path, *answers: Answer) -> None:
        self.folder = folder
        self.seconds = 0.0
        self.script = Script([session(), REFERENCE, page(report(), report("r2")), *answers, OfflineError("offline")])
        self.clock = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: self.seconds, "boot"))
        self._open()
        self.engine.calls.sign_in("operator", "latihan")
        self.engine.fetch_reference()
        self.engine.pull()
        self.script.asked.clear()

    def _open(self) -> None:
        self.files = files_at(self.folder)
        calls = CentralCalls(self.script, "pc-1", self.clock, "tanggap/test")
        self.engine = SyncEngine(calls, self.files, SCOPE, self.clock)
        self.engine.uploads.chunk_bytes = CHUNK
        self.engine.load()

    def start_again(self) -> None:
        """After a kill; signed in again by the first of the answers that are left."""
        self.files.cache.dispose()
        self.files.outbox.dispose()
        self._open()
        self.script.answers.insert(0, session(2))
        self.engine.calls.sign_in("operator", "latihan")
        self.script.asked.clear()

    def take(self, body: bytes = BODY) -> PhotoClaim:
        stored = StoredPhoto(
            sha256=hashlib.sha256(body).hexdigest(),
            size=len(body),
            width=40,
            height=30,
            taken_at=None,
            original_sha256="0" * 64,
            thumbnail=b"small",
        )
        with write_scope(self.files.outbox) as connection:
            photos.add(connection, stored, body, self.clock.now())
        told = {"sha256": stored.sha256, "size": stored.size, "slot": "proses", "mime": "image/jpeg"}
        return msgspec.convert({**told, "width": 40, "height": 30}, PhotoClaim)

    def follow_up(self, report_id: str = "r1", body: bytes = BODY) -> OutboxAction:
        action = actions.TindakLanjut(note="Sudah ditambal", photos=(self.take(body),))
        return self.make(action, report_id)

    def make(self, action: actions.Action, report_id: str = "r1") -> OutboxAction:
        return acting.make(self.files, world.RULES, self.clock, report_id, action)

    def upload(self) -> UploadProgress | None:
        step = self.engine.upload(at_once=True)
        return None if step is None else step.progress

    def push(self) -> list[tuple[str, ...]]:
        """Hashes named by each command that went out."""
        count = len(self.script.asked)
        while self.engine.push(at_once=True).progressed:
            pass
        sent = [request for request in self.script.asked[count:] if request.path == "/v1/commands"]
        return [tuple(each["blobs"]) for one in sent for each in msgspec.json.decode(one.body or b"")["commands"]]

    def items(self) -> list[tuple[str, str | None]]:
        with read_scope(self.files.outbox) as connection:
            return [(item.status, item.code) for item in outbox.unsettled(connection)]

    def pieces(self) -> list[tuple[int, bytes]]:
        sent = [request for request in self.script.asked if request.method == "PATCH"]
        return [(int(request.headers["Upload-Offset"]), request.body or b"") for request in sent]


@pytest.fixture
def bench(tmp_path: Path) -> Callable[..., Bench]:
    return lambda *answers: Bench(tmp_path, *answers)


def begun(offset: int) -> Response:
    return ok({"offset": offset})._replace(status=201)


THERE = ok({"offset": len(BODY)})


def reached(offset: int) -> Response:
    return Response(204, {**HEADERS, "upload-offset": str(offset)}, b"")


def test_a_photo_goes_up_in_pieces_before_its_action(bench: Callable[..., Bench]) -> None:
    desk = bench(begun(0), reached(400), reached(1024), applied)
    desk.follow_up()
    assert desk.push() == []
    assert [desk.upload() for _ in range(3)] == [
        UploadProgress(1, 0, 1024),
        UploadProgress(1, 400, 1024),
        UploadProgress(1, 1024, 1024),
    ]
    announced = desk.script.asked[0]
    assert (announced.method, announced.path) == ("POST", "/v1/blobs")
    told = msgspec.json.decode(announced.body or b"")
    assert told == {"sha256": SHA256, "size": 1024, "mime": "image/jpeg"}
    assert desk.pieces() == [(0, BODY[:400]), (400, BODY[400:])]
    head = desk.script.asked[1].headers
    assert head["Content-Type"] == "application/offset+octet-stream"
    digest = base64.b64encode(hashlib.sha256(BODY[:400]).digest()).decode()
    assert head["Upload-Checksum"] == f"sha256 {digest}"
    assert desk.upload() is None
    assert desk.push() == [(SHA256,)]


def test_pieces_grow_on_a_quick_line_and_shrink_on_a_slow_one() -> None:
    kib = 1024
    assert [pace.next_chunk(size * kib, 0.5) // kib for size in (16, 64, 128, 256)] == [32, 128, 256, 256]
    assert [pace.next_chunk(size * kib, 5.0) // kib for size in (16, 64, 256)] == [16, 64, 256]
    assert [pace.next_chunk(size * kib, 9.0) // kib for size in (16, 64, 256)] == [16, 32, 128]
    assert pace.smaller_chunk(100) == 100


def test_a_piece_that_was_lost_is_smaller_the_next_time(bench: Callable[..., Bench]) -> None:
    desk = bench(begun(0), OfflineError("offline"), begun(0), reached(16 * 1024))
    desk.engine.uploads.chunk_bytes = 32 * 1024
    desk.follow_up(body=BODY * 60)
    desk.upload()
    with pytest.raises(OfflineError):
        desk.upload()
    desk.upload()
    desk.upload()
    assert [(offset, len(piece)) for offset, piece in desk.pieces()] == [(0, 32 * 1024), (0, 16 * 1024)]


def test_after_a_lost_answer_central_is_asked_where_to_go_on(bench: Callable[..., Bench]) -> None:
    desk = bench(begun(0), OfflineError("offline"), begun(400), reached(1024))
    desk.follow_up()
    desk.upload()
    with pytest.raises(OfflineError):
        desk.upload()
    desk.upload()
    desk.upload()
    assert [offset for offset, _ in desk.pieces()] == [0, 400]
    assert desk.upload() is None


def test_after_a_kill_it_goes_on_where_it_stopped(bench: Callable[..., Bench]) -> None:
    desk = bench(begun(0), reached(400), begun(400), reached(800), reached(1024), applied)
    desk.follow_up()
    desk.upload()
    desk.upload()
    desk.start_again()
    for _ in range(3):
        desk.upload()
    assert desk.pieces() == [(400, BODY[400:800]), (800, BODY[800:])]
    assert desk.push() == [(SHA256,)]


def test_what_central_has_already_is_not_sent(bench: Callable[..., Bench]) -> None:
    desk = bench(THERE, applied)
    desk.follow_up()
    desk.upload()
    assert desk.push() == [(SHA256,)]
    assert desk.pieces() == []


@pytest.mark.parametrize(
    "answer", [problem(409, "offset_mismatch"), problem(404, "not_found"), problem(422, "hash_mismatch")]
)
def test_another_place_than_thought_is_asked_for(bench: Callable[..., Bench], answer: Response) -> None:
    """`hash_mismatch` here is that of a piece that was spoiled on its way."""
    desk = bench(begun(0), answer, begun(200), reached(600), reached(1024))
    desk.engine.uploads.chunk_bytes = 300
    desk.follow_up()
    for _ in range(5):
        desk.upload()
    assert [offset for offset, _ in desk.pieces()] == [0, 200, 600]
    assert desk.upload() is None


def test_a_spoiled_photo_is_sent_anew_once(bench: Callable[..., Bench]) -> None:
    spoiled = problem(422, "hash_mismatch")
    desk = bench(begun(0), spoiled, begun(0), spoiled)
    desk.engine.uploads.chunk_bytes = 2000
    desk.follow_up()
    for _ in range(3):
        desk.upload()
    assert desk.items() == [("queued", None)]
    desk.upload()
    assert desk.items() == [("refused", "hash_mismatch")]
    assert desk.upload() is None


@pytest.mark.parametrize(
    ("status", "code"), [(422, "not_an_image"), (413, "payload_too_large"), (400, "invalid_sha256")]
)
def test_a_photo_that_central_never_takes_brings_its_action_to_the_officer(
    bench: Callable[..., Bench], status: int, code: str
) -> None:
    desk = bench(problem(status, code), applied)
    refused = desk.follow_up()
    later = desk.make(actions.Klasifikasi(priority="mendesak"))
    desk.make(actions.Catatan(note="Dicek"), "r2")
    step = desk.engine.upload(at_once=True)
    assert step is not None
    assert step.changed == frozenset({"r1"})
    assert desk.items() == [("refused", code), ("held", "held"), ("queued", None)]
    assert later.depends_on == (refused.cmd_id,)
    assert desk.push() == [()]
    assert not acting.undo(desk.files, world.RULES, refused.cmd_id), "it is not to vanish by Ctrl+Z"
    with read_scope(desk.files.outbox) as connection:
        last = outbox.last_unsent(connection)
        assert photos.body_of(connection, SHA256) == BODY
    assert last is not None
    assert last.cmd_id == later.cmd_id


@pytest.mark.parametrize("status", [401, 403, 404, 426])
def test_another_refusal_keeps_the_action(bench: Callable[..., Bench], status: int) -> None:
    desk = bench(problem(status, "other"), session(3), problem(status, "other"))
    desk.follow_up()
    with pytest.raises(Exception, match=r"other|session_ended"):
        desk.upload()
    assert desk.items() == [("queued", None)]


@pytest.mark.parametrize(
    "answer",
    [
        Response(200, {**HEADERS, "content-type": "text/html"}, b"<html>Silakan masuk</html>"),
        Response(201, HEADERS, b"{}"),
        begun(-1),
        begun(1025),
    ],
)
def test_what_is_not_central_begins_nothing(bench: Callable[..., Bench], answer: Response) -> None:
    desk = bench(answer, begun(0))
    desk.follow_up()
    with pytest.raises(OfflineError):
        desk.upload()
    assert desk.upload() == UploadProgress(1, 0, 1024)


@pytest.mark.parametrize(
    "answer", [reached(0), reached(1025), Response(204, HEADERS, b""), ok({}), Response(204, {}, b"")]
)
def test_an_answer_to_a_piece_that_is_none(bench: Callable[..., Bench], answer: Response) -> None:
    desk = bench(begun(0), answer, begun(400))
    desk.follow_up()
    desk.upload()
    with pytest.raises(OfflineError):
        desk.upload()
    assert desk.upload() == UploadProgress(1, 400, 1024)


def test_words_of_other_reports_go_first_those_of_the_same_wait(bench: Callable[..., Bench]) -> None:
    desk = bench(applied, THERE, applied)
    desk.follow_up("r1")
    desk.make(actions.Catatan(note="Nanti"), "r1")
    desk.make(actions.Catatan(note="Sekarang"), "r2")
    assert desk.push() == [()]
    assert [item for item, _ in desk.items()].count("queued") == 2
    desk.upload()
    assert desk.push() == [(SHA256,), ()]


def test_a_missing_blob_is_sent_again(bench: Callable[..., Bench]) -> None:
    def missing(request: Request) -> Response:
        commands = msgspec.json.decode(request.body or b"")["commands"]
        return ok({"results": [{"cmd_id": each["cmd_id"], "status": "blob_missing"} for each in commands]})

    desk = bench(THERE, missing, begun(0), reached(1024), applied)
    desk.follow_up()
    desk.upload()
    assert desk.push() == [(SHA256,)]
    assert desk.items() == [("queued", None)]
    desk.engine.uploads.chunk_bytes = 2000
    desk.upload()
    desk.upload()
    assert desk.push() == [(SHA256,)]


def test_a_central_that_never_finds_it_is_not_asked_without_end(bench: Callable[..., Bench]) -> None:
    desk = bench(*[answer for _ in range(9) for answer in (begun(0), problem(409, "offset_mismatch"))])
    desk.follow_up()

    def uploads() -> None:
        for _ in range(18):
            desk.upload()

    with pytest.raises(ServerBusyError):
        uploads()
    assert len(desk.pieces()) == 3
    assert desk.items() == [("queued", None)]


def test_nothing_goes_up_while_it_can_be_undone(bench: Callable[..., Bench]) -> None:
    desk = bench(begun(0))
    item = desk.follow_up()
    assert desk.engine.upload(at_once=False) is None
    assert desk.engine.ready_in() == UNDO_TIME
    desk.seconds += UNDO_TIME.total_seconds()
    assert desk.engine.upload(at_once=False) is not None
    assert acting.undo(desk.files, world.RULES, item.cmd_id), "until the command itself leaves"
    assert desk.engine.upload(at_once=False) is None


def test_an_action_with_a_photo_that_is_gone_is_not_stored(bench: Callable[..., Bench]) -> None:
    desk = bench()
    claim = desk.take()
    with write_scope(desk.files.outbox) as connection:
        photos.forget(connection, claim.sha256)
    with pytest.raises(PhotoError) as caught:
        desk.make(actions.TindakLanjut(note="Sudah", photos=(claim,)))
    assert caught.value.code == "photo_missing"
    assert desk.items() == []
