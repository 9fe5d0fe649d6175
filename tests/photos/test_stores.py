"""Where photos are kept: precious until central has them, disposable afterwards, gone with their report."""

import hashlib
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa

from app.errors import Cancelled, OfflineError, PhotoError, StorageError
from app.models import blobs, cache, drafts, outbox
from app.models.drafts import Content, DraftRow
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting
from app.services.desk import Announcements, Desk
from app.services.values import DeskOwner, PreparedPhoto
from app.sync.api_client import Request, Response
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from app.sync.engine import SyncEngine
from app.sync.worker import Announce, Contact, SyncWorker
from domain import actions
from domain.report import Photo, Report
from tests.domain import world
from tests.photos.camera import drawn, phone, saved
from tests.sync.desk_files import OPERATOR, SCOPE, after, files_at, reference_body, report, row_of
from tests.sync.scripted import HEADERS, Answer, Script, applied, page, session

REFERENCE = Response(200, {**HEADERS, "etag": 'W/"1"'}, reference_body())
PICTURE = saved(drawn(640, 480), "JPEG")
SHA256 = hashlib.sha256(PICTURE).hexdigest()
THUMB = saved(drawn(320, 240), "JPEG")
IMAGE = {**HEADERS, "content-type": "image/jpeg"}
WHOLE = Response(200, IMAGE, PICTURE)
SMALL = Response(200, IMAGE, THUMB)
LOGIN_PAGE = Response(200, {**HEADERS, "content-type": "text/html"}, b"<html>Silakan masuk</html>")
DAY_S = 86_400.0
OWNER = DeskOwner("o", "n", OPERATOR.role, OPERATOR.unit, "u", "s", True)


def pictured(report_id: str = "r1", *slots: str, sha256: str = SHA256) -> Report:
    shown = tuple(
        Photo(sha256=sha256, slot=slot, mime="image/jpeg", size=len(PICTURE), width=640, height=480)
        for slot in slots or ("laporan",)
    )
    return msgspec.structs.replace(report(report_id), photos=shown)


class Bench:
    """A desk whose report r1 shows a resident's photo."""

    def __init__(self, folder: Path, *answers: Answer, first: Report | None = None) -> None:
        self.folder = folder
        first_page = page(first or pictured(), report("r2"))
        self.script = Script([session(), REFERENCE, first_page, *answers, OfflineError("offline")])
        self.seconds = 0.0
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
        self.engine.load()
        announce = Announce(lambda _: None, lambda: None, lambda _: None)
        worker = SyncWorker(self.engine, self.clock, lambda: None, announce, Contact(False, None, None, None, None))
        quiet = Announcements(lambda _: None, lambda _: None, lambda _: None)
        self.desk = Desk(OWNER, self.files, self.engine, worker, self.clock, quiet)

    def start_again(self) -> None:
        self.files.cache.dispose()
        self.files.outbox.dispose()
        self._open()

    def prepare(self, slot: str = "proses", width: int = 900) -> PreparedPhoto:
        return self.desk.photos.prepare(phone(width, 700), slot)

    def follow_up(self, prepared: PreparedPhoto, report_id: str = "r1") -> outbox.OutboxAction:
        action = actions.TindakLanjut(note="Sudah", photos=(prepared.claim(),))
        return acting.make(self.files, world.RULES, self.clock, report_id, action)

    def full(self) -> bytes:
        return self.desk.photos.full(SHA256, lambda done, whole: None)

    def is_shown_here(self) -> list[bool]:
        details = self.desk.details("r1")
        assert details is not None
        return [photo.is_on_pc for photo in details.photos]

    def stored(self) -> dict[str, list[str]]:
        """Hashes in each place."""
        with read_scope(self.files.outbox) as connection:
            precious = connection.execute(sa.text("select sha256 from photo order by sha256")).scalars().all()
        with read_scope(self.files.cache) as connection:
            rows = connection.execute(sa.text("select sha256, is_thumb from blob order by sha256")).all()
        small = [row.sha256 for row in rows if row.is_thumb]
        return {"outbox": list(precious), "cache": [row.sha256 for row in rows if not row.is_thumb], "small": small}

    def apply(self, *reports: Report, drops: tuple[str, ...] = ()) -> None:
        cache.apply_page(self.files, world.RULES, [row_of(each) for each in reports], drops, {"cursor": b"c2"})

    def settle(self, prepared: PreparedPhoto) -> None:
        """Central has taken the follow-up, and its row has come."""
        item = self.follow_up(prepared)
        self.script.answers.insert(0, applied)
        self.engine.uploads._there.add(prepared.sha256)
        self.engine.push(at_once=True)
        claim = msgspec.to_builtins(prepared.claim())
        row = after(pictured(), item.cmd_id, "tindak_lanjut", note="Sudah", photos=[claim])
        self.apply(row)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_prepared_photo_survives_and_tells_its_claim(bench: Bench) -> None:
    made = bench.prepare()
    assert made.claim() == actions.PhotoClaim(
        sha256=made.sha256,
        slot="proses",
        mime="image/jpeg",
        size=made.size,
        width=900,
        height=700,
        taken_at=made.taken_at,
    )
    bench.start_again()
    again = bench.desk.photos.prepared(made.sha256, "proses")
    assert again == made
    whole = bench.desk.photos.full(made.sha256, lambda *_: None)
    assert hashlib.sha256(whole).hexdigest() == made.sha256
    assert bench.desk.photos.thumbnail(made.sha256) == made.thumbnail
    assert bench.script.asked == []


def test_own_photos_are_shown_before_central_has_them(bench: Bench) -> None:
    made = bench.prepare("sebelum")
    item = bench.follow_up(made)
    details = bench.desk.details("r1")
    assert details is not None
    told = [(photo.slot, photo.sha256, photo.is_on_pc, photo.event) for photo in details.photos]
    assert told == [("laporan", SHA256, False, None), ("sebelum", made.sha256, True, item.cmd_id)]


def test_slots_stand_in_their_order(tmp_path: Path) -> None:
    row = pictured("r1", "sesudah", "laporan", "proses", "sebelum", "laporan")
    details = Bench(tmp_path, first=row).desk.details("r1")
    assert details is not None
    assert [photo.slot for photo in details.photos] == ["laporan", "laporan", "sebelum", "proses", "sesudah"]


def test_forgetting_spares_what_an_action_names(bench: Bench) -> None:
    used, unused = bench.prepare(), bench.prepare(width=800)
    bench.follow_up(used)
    for made in (used, unused):
        bench.desk.photos.forget(made.sha256)
    assert bench.stored()["outbox"] == [used.sha256]


def test_after_undo_it_can_be_forgotten(bench: Bench) -> None:
    made = bench.prepare()
    assert acting.undo(bench.files, world.RULES, bench.follow_up(made).cmd_id)
    assert bench.stored()["outbox"] == [made.sha256]
    bench.desk.photos.forget(made.sha256)
    assert bench.stored()["outbox"] == []


def test_what_no_action_names_goes_after_two_weeks(bench: Bench) -> None:
    used, unused = bench.prepare(), bench.prepare(width=800)
    bench.follow_up(used)
    both = sorted((used.sha256, unused.sha256))
    bench.seconds += 13 * DAY_S
    bench.start_again()
    assert bench.stored()["outbox"] == both
    bench.seconds += 2 * DAY_S
    bench.start_again()
    assert bench.stored()["outbox"] == [used.sha256]


def test_a_draft_keeps_its_photo(bench: Bench) -> None:
    made, unused = bench.prepare(), bench.prepare(width=800)
    content = Content(texts=(("note", "Sudah"),), extra=f'{{"photos": [{{"sha256": "{made.sha256}"}}]}}')
    row = DraftRow(report_id="r1", kind="tindak_lanjut", number="JKr1", content=content, saved_at=world.MONDAY_09)
    with write_scope(bench.files.outbox) as connection:
        drafts.put(connection, row)
    for each in (made, unused):
        bench.desk.photos.forget(each.sha256)
    bench.seconds += 90 * DAY_S
    bench.start_again()
    assert bench.stored()["outbox"] == [made.sha256]


def test_a_settled_photo_becomes_disposable(bench: Bench) -> None:
    made = bench.prepare()
    bench.settle(made)
    assert bench.stored() == {"outbox": [], "cache": [made.sha256], "small": [made.sha256]}
    assert bench.desk.photos.thumbnail(made.sha256) == made.thumbnail


def test_another_action_that_waits_keeps_it(bench: Bench) -> None:
    made = bench.prepare()
    first = bench.follow_up(made)
    bench.follow_up(made, "r2")
    bench.script.answers.insert(0, applied)
    bench.engine.uploads._there.add(made.sha256)
    bench.engine.push(at_once=True)
    bench.apply(
        after(pictured(), first.cmd_id, "tindak_lanjut", note="Sudah", photos=[msgspec.to_builtins(made.claim())])
    )
    with read_scope(bench.files.outbox) as connection:
        assert [item.report_id for item in outbox.unsettled(connection)] == ["r2"]
    assert bench.stored()["outbox"] == [made.sha256]


def test_of_a_report_that_left_nothing_stays(bench: Bench) -> None:
    made = bench.prepare()
    item = bench.follow_up(made)
    bench.script.answers.insert(0, applied)
    bench.engine.uploads._there.add(made.sha256)
    bench.engine.push(at_once=True)
    assert bench.stored()["outbox"] == [made.sha256]
    bench.apply(drops=("r1",))
    assert bench.stored() == {"outbox": [], "cache": [], "small": []}
    with read_scope(bench.files.outbox) as connection:
        kept = outbox.get(connection, item.cmd_id)
    assert kept is not None
    assert kept.is_settled


def test_a_refused_action_keeps_its_photo_even_put_away(bench: Bench) -> None:
    made = bench.prepare()
    item = bench.follow_up(made)
    with write_scope(bench.files.outbox) as connection:
        connection.execute(sa.text("update action set status = 'refused', code = 'role'"))
    acting.put_away(bench.files, world.RULES, item.cmd_id)
    bench.seconds += 90 * DAY_S
    bench.start_again()
    assert bench.stored()["outbox"] == [made.sha256]


def goes_off_at_commit(engine: sa.Engine, number: int = 1) -> None:
    left = [number]

    def off(_: sa.Connection) -> None:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt

    sa.event.listen(engine, "commit", off)


@pytest.mark.parametrize("place", ["cache", "outbox"])
def test_power_cut_while_it_becomes_disposable(bench: Bench, place: str) -> None:
    made = bench.prepare()
    item = bench.follow_up(made)
    with write_scope(bench.files.outbox) as connection:
        connection.execute(sa.text("update action set status = 'applied', report_version = 2, is_settled = 1"))
    claim = msgspec.to_builtins(made.claim())
    bench.apply(after(pictured(), item.cmd_id, "tindak_lanjut", note="Sudah", photos=[claim]))
    goes_off_at_commit(getattr(bench.files, place))
    with pytest.raises(KeyboardInterrupt):
        cache.release_photos(bench.files)
    assert bench.stored()["outbox"] == [made.sha256]
    bench.start_again()
    assert bench.stored() == {"outbox": [], "cache": [made.sha256], "small": [made.sha256]}


def test_a_full_disk_stores_nothing_by_halves(bench: Bench) -> None:
    with read_scope(bench.files.outbox) as connection:
        pages = connection.exec_driver_sql("pragma page_count").scalar_one()

    def little(connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"pragma max_page_count={pages + 2:d}")

    sa.event.listen(bench.files.outbox, "begin", little)
    with pytest.raises(StorageError) as caught:
        bench.prepare()
    assert caught.value.code == "disk_full"
    assert bench.stored()["outbox"] == []


def test_no_byte_of_a_photo_stands_in_the_files(bench: Bench) -> None:
    made = bench.prepare()
    body = bench.desk.photos.full(made.sha256, lambda *_: None)
    bench.settle(made)
    bench.script.answers.insert(0, WHOLE)
    bench.desk.details("r1")
    assert bench.full() == PICTURE
    inside = [file.read_bytes() for file in bench.folder.iterdir() if file.is_file()]
    for known in (body[200:260], made.thumbnail[200:260], PICTURE[200:260]):
        assert not any(known in content for content in inside)
    assert {path.name.split(".")[0] for path in bench.folder.iterdir()} == {"cache", "open", "outbox"}, (
        "no file of its own"
    )


# ---- fetching


def asked(bench: Bench) -> list[tuple[str, str, dict[str, str]]]:
    return [(one.method, one.path, dict(one.query)) for one in bench.script.asked]


def test_a_photo_is_fetched_once(tmp_path: Path) -> None:
    bench = Bench(tmp_path, SMALL, WHOLE)
    assert bench.is_shown_here() == [False]
    assert bench.desk.photos.thumbnail(SHA256) == THUMB
    assert bench.is_shown_here() == [False]
    assert bench.full() == PICTURE
    assert bench.is_shown_here() == [True]
    bench.start_again()
    assert (bench.full(), bench.desk.photos.thumbnail(SHA256)) == (PICTURE, THUMB)
    path = f"/v1/blobs/{SHA256}"
    assert asked(bench) == [("GET", path, {"size": "thumb"}), ("GET", path, {})]


def test_progress_may_stop_it(tmp_path: Path) -> None:
    def answer(request: Request) -> Response:
        assert request.progress is not None
        request.progress(100, len(PICTURE))
        return WHOLE

    bench = Bench(tmp_path, answer, answer)
    bench.desk.details("r1")
    told: list[tuple[int, int]] = []

    def stop(done: int, whole: int) -> None:
        told.append((done, whole))
        raise Cancelled

    with pytest.raises(Cancelled):
        bench.desk.photos.full(SHA256, stop)
    assert told == [(100, len(PICTURE))]
    assert bench.stored()["cache"] == []


FOREIGN = {
    "login page": LOGIN_PAGE,
    "login page that says it is a picture": LOGIN_PAGE._replace(headers=IMAGE),
    "another picture": Response(200, IMAGE, saved(drawn(640, 480).rotate(180), "JPEG")),
    "cut": Response(200, IMAGE, PICTURE[:-100]),
    "part": Response(206, IMAGE, PICTURE),
    "nothing": Response(200, IMAGE, b""),
    "json": Response(200, HEADERS, PICTURE),
    "no server time": Response(200, {"content-type": "image/jpeg"}, PICTURE),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_not_the_photo_is_never_stored_as_one(tmp_path: Path, name: str) -> None:
    bench = Bench(tmp_path, FOREIGN[name])
    bench.desk.details("r1")
    with pytest.raises(OfflineError):
        bench.full()
    assert bench.stored()["cache"] == []


@pytest.mark.parametrize("name", sorted(FOREIGN.keys() - {"another picture"}))
def test_a_thumbnail_must_be_a_picture(tmp_path: Path, name: str) -> None:
    bench = Bench(tmp_path, FOREIGN[name]._replace(body=FOREIGN[name].body[:-9]))
    bench.desk.details("r1")
    assert bench.desk.photos.thumbnail(SHA256) is None
    assert bench.stored()["small"] == []


def test_a_photo_of_no_report_here_is_not_asked_for(bench: Bench) -> None:
    bench.desk.details("r1")
    with pytest.raises(PhotoError):
        bench.desk.photos.full("0" * 64, lambda *_: None)
    assert bench.desk.photos.thumbnail("0" * 64) is None
    assert bench.script.asked == []


def test_before_signing_in_it_is_simply_offline(bench: Bench) -> None:
    bench.start_again()
    bench.desk.details("r1")
    assert bench.desk.photos.thumbnail(SHA256) is None
    with pytest.raises(OfflineError):
        bench.full()


def test_a_report_that_leaves_takes_its_photos_along(tmp_path: Path) -> None:
    bench = Bench(tmp_path, SMALL, WHOLE)
    bench.desk.details("r1")
    bench.desk.photos.thumbnail(SHA256)
    bench.full()
    bench.apply(drops=("r1",))
    assert bench.stored() == {"outbox": [], "cache": [], "small": []}


def test_a_photo_that_a_report_no_longer_shows_goes(tmp_path: Path) -> None:
    bench = Bench(tmp_path, WHOLE)
    bench.desk.details("r1")
    bench.full()
    bench.apply(msgspec.structs.replace(report(), version=2))
    assert bench.stored()["cache"] == []


def test_an_older_row_takes_nothing_along(tmp_path: Path) -> None:
    bench = Bench(tmp_path, WHOLE, first=msgspec.structs.replace(pictured(), version=3))
    bench.desk.details("r1")
    bench.full()
    bench.apply(msgspec.structs.replace(report(), version=2))
    assert bench.stored()["cache"] == [SHA256]


def test_a_report_may_leave_during_the_download(tmp_path: Path) -> None:
    def answer(request: Request) -> Response:
        cache.apply_page(found[0].files, world.RULES, [], ["r1"], {"cursor": b"c2"})
        return WHOLE

    found = [Bench(tmp_path, answer)]
    found[0].desk.details("r1")
    assert found[0].full() == PICTURE
    assert found[0].stored()["cache"] == []


def test_a_full_disk_hides_no_photo(tmp_path: Path) -> None:
    bench = Bench(tmp_path, WHOLE)
    bench.desk.details("r1")
    with read_scope(bench.files.cache) as connection:
        pages = connection.exec_driver_sql("pragma page_count").scalar_one()

    def little(connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"pragma max_page_count={pages:d}")

    sa.event.listen(bench.files.cache, "begin", little)
    assert bench.full() == PICTURE
    assert bench.stored()["cache"] == []


def test_filling_anew_forgets_the_photos(tmp_path: Path) -> None:
    bench = Bench(tmp_path, WHOLE)
    bench.desk.details("r1")
    bench.full()
    cache.forget_rows(bench.files, world.RULES)
    assert bench.stored()["cache"] == []


def test_the_one_not_used_for_longest_goes_first(bench: Bench) -> None:
    with write_scope(bench.files.cache) as connection:
        for name in ("a", "b", "c"):
            blobs.put(connection, name, bytes(100), is_thumb=False, cap_bytes=350)
        blobs.touch(connection, "a", is_thumb=False)
        blobs.put(connection, "d", bytes(100), is_thumb=True, cap_bytes=350)
    assert bench.stored() == {"outbox": [], "cache": ["a", "c"], "small": ["d"]}
