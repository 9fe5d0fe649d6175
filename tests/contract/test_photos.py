"""Photos of a real desk at a real central: up in pieces through faults and kills, down with their hash checked."""

import hashlib
import json
import signal
import subprocess
import sys

import pytest

from app.errors import Cancelled, OfflineError
from domain.actions import Catatan
from tests.contract.conftest import filled
from tests.contract.photo_line import PhotoLine
from tests.contract.photo_work import attach, grainy, is_settled, workable
from tests.photos.camera import opened
from tests.stories.people import PASSWORD, ROOT, until

pytestmark = pytest.mark.slow

OPERATOR = "operator.31.74.01.1001"
HEAD = "kepala.31.74.01.1001"


@pytest.fixture
def line(central):
    line = PhotoLine(central.port)
    yield line
    line.go_on()
    line.cut()


@pytest.fixture
def desk(sign_in, line, no_secrets):
    return filled(sign_in.sign_in(line.address, OPERATOR, PASSWORD, False))


def arrived(desk, prepared):
    until(lambda: not desk.status().pending, "the action at central", 60)
    until(lambda: desk.photos.prepared(prepared.sha256, "proses") is None, "it becomes disposable")


def bytes_at_central(central, sha256):
    return central.session(HEAD)._http.get(f"http://127.0.0.1:{central.port}/v1/blobs/{sha256}", timeout=30)


def quiet(*_):
    return None


def test_a_photo_arrives_whole_with_its_action(central, desk, line, tmp_path):
    report_id, picture = workable(desk), grainy()
    prepared = attach(desk, report_id, picture)
    (shown,) = (photo for photo in desk.details(report_id).photos if photo.sha256 == prepared.sha256)
    assert (shown.slot, shown.is_on_pc, shown.width, shown.height) == ("proses", True, 1200, 900)
    desk.sync_now()
    arrived(desk, prepared)
    answer = bytes_at_central(central, prepared.sha256)
    assert hashlib.sha256(answer.content).hexdigest() == prepared.sha256
    assert len(answer.content) == prepared.size
    assert prepared.original_sha256 == hashlib.sha256(picture).hexdigest()
    assert sum(piece.size for piece in line.pieces) == prepared.size
    assert len(line.pieces) > 3
    assert desk.photos.full(prepared.sha256, quiet) == answer.content
    assert not line.downloads


def test_a_colleague_sees_it_small_and_whole(sign_in, desk, line, server, no_secrets):
    report_id = workable(desk)
    prepared = attach(desk, report_id, grainy())
    desk.sync_now()
    arrived(desk, prepared)
    other = filled(sign_in.sign_in(line.address, HEAD, PASSWORD, False))
    (shown,) = (photo for photo in other.details(report_id).photos if photo.sha256 == prepared.sha256)
    assert not shown.is_on_pc
    assert max(opened(other.photos.thumbnail(prepared.sha256)).size) <= 320
    told = []

    def stop(done, whole):
        raise Cancelled

    with pytest.raises(Cancelled):
        other.photos.full(prepared.sha256, stop)
    body = other.photos.full(prepared.sha256, lambda *done: told.append(done))
    assert told[-1] == (prepared.size, prepared.size)
    assert len(told) > 3
    assert hashlib.sha256(body).hexdigest() == prepared.sha256
    downloads = line.downloads
    line.cut()
    assert other.photos.full(prepared.sha256, quiet) == body
    assert other.photos.thumbnail(prepared.sha256) is not None
    assert line.downloads == downloads
    assert next(each for each in other.details(report_id).photos if each.sha256 == prepared.sha256).is_on_pc


def test_what_is_not_on_this_pc_is_offline(sign_in, desk, line, no_secrets):
    report_id = workable(desk)
    prepared = attach(desk, report_id, grainy())
    desk.sync_now()
    arrived(desk, prepared)
    other = filled(sign_in.sign_in(line.address, HEAD, PASSWORD, False))
    other.details(report_id)
    line.cut()
    assert other.photos.thumbnail(prepared.sha256) is None
    with pytest.raises(OfflineError):
        other.photos.full(prepared.sha256, quiet)


def test_a_line_that_breaks_costs_one_piece_each_time(central, desk, line):
    line.before_piece = dict.fromkeys((1, 3, 4), line.cut)
    report_id = workable(desk)
    prepared = attach(desk, report_id, grainy())
    desk.sync_now()

    def goes_on():
        if not line.is_open:
            line.restore()
            desk.sync_now()
        return not desk.status().pending

    until(goes_on, "the action at central", 60)
    assert hashlib.sha256(bytes_at_central(central, prepared.sha256).content).hexdigest() == prepared.sha256
    broken = sum(line.pieces[place].size for place in (1, 3, 4))
    assert sum(piece.size for piece in line.pieces) == prepared.size + broken


def test_after_a_kill_the_upload_goes_on_where_it_stopped(central, line, sign_in, no_secrets, tmp_path):
    """Seen at the place of the next piece: a wrong one that central corrects costs few bytes."""
    line.before_piece = {3: line.stop_here}
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(grainy())
    arguments = [str(tmp_path / "home"), line.address, OPERATOR, str(photo)]
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.contract.desk_process", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        told = json.loads(child.stdout.readline())
        assert line.held.wait(60)
    finally:
        child.send_signal(signal.SIGKILL)
        child.communicate()
    at_central = sum(piece.size for piece in line.pieces[:3])
    line.cut()
    line.go_on()
    line.restore()
    desk = sign_in.sign_in(line.address, OPERATOR, PASSWORD, False)
    until(lambda: len(line.pieces) > 4, "the next piece", 60)
    assert line.pieces[4].offset == at_central
    until(lambda: not desk.status().pending, "the action at central", 60)
    assert hashlib.sha256(bytes_at_central(central, told["sha256"]).content).hexdigest() == told["sha256"]
    until(lambda: is_settled(desk, told["report_id"]), "the report")


def test_words_do_not_wait_for_photos_of_other_reports(central, desk, line):
    line.before_piece = {1: line.stop_here}
    with_photo = workable(desk)
    attach(desk, with_photo, grainy())
    other = workable(desk, {with_photo})
    saved = desk.act(other, Catatan(note="Sudah dicek"))
    desk.sync_now()
    assert line.held.wait(60)
    events = central.session(HEAD).get(f"/v1/reports/{other}")["events"]
    assert saved.cmd_id in [event["cmd_id"] for event in events]
    upload = desk.status().upload
    assert upload.photos == 1
    assert 0 < upload.done < upload.whole
    line.go_on()
    until(lambda: not desk.status().pending, "the action at central", 60)
    until(lambda: desk.status().upload is None, "nothing under way")
