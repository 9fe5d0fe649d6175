"""Files to fill a desk from: what is in them, for whom, cut at one moment, used again, and kept a day."""

import contextlib
import json
import threading
import zlib
from datetime import timedelta

import pytest
import zstandard

from central.services import snapshots
from tests.central.office import BIRO, CIDENG, GAMBIR, PHOTO, code_of

OPERATOR, KEPALA = f"operator.{GAMBIR}", f"kepala.{GAMBIR}"
A_SECOND_ONE_COMES_S = 0.3
ZSTD = {"accept-encoding": "zstd, gzip"}


def close(office, report):
    done = office.desk(KEPALA).do("tolak", report.id, 1, reason_code="lainnya", public_answer="Bukan laporan")
    assert done["status"] == "applied"


def told(desk, part="open", headers=ZSTD):
    """Where the file is."""
    response = desk.call("GET", "/v1/snapshot", query={"scope": desk.scope, "slice": part}, headers=headers)
    assert response.status == 303, response.body
    return response.headers["Location"]


def bytes_of(response):
    return b"".join(response.file.pieces())


def loaded(desk, part="open"):
    """First line and rows of a file."""
    response = desk.call("GET", told(desk, part))
    assert (response.status, response.headers["Content-Type"]) == (200, "application/zstd")
    assert "Content-Encoding" not in response.headers
    plain = zstandard.ZstdDecompressor().stream_reader(bytes_of(response), read_across_frames=True).read()
    head, *rows = map(json.loads, plain.splitlines())
    return head, rows


def ids(rows):
    return {row["id"] for row in rows}


def test_the_file(office):
    office.intake(GAMBIR, report_id="rep-1")
    closed = office.intake(GAMBIR, report_id="rep-2")
    office.intake(CIDENG)
    close(office, closed)
    desk = office.desk(OPERATOR)
    pulled = {row["id"]: row for row in desk.pull()["rows"]}
    head, rows = loaded(desk)
    assert rows == [pulled["rep-1"]]
    assert list(head) == ["scope", "slice", "slices", "cursor", "seq", "epoch", "schema", "rows", "digest"]
    assert (head["scope"], head["slice"], head["slices"]) == (GAMBIR, "open", ["open", "closed90", "older"])
    assert (head["epoch"], head["schema"], head["rows"], head["seq"]) == (office.central.epoch, 1, 1, 4)
    # printf 'rep-1:1' | sha256sum, the first sixteen digits
    assert head["digest"] == "bf5e81be23286880"
    head, rows = loaded(desk, "closed90")
    assert (rows, head["digest"]) == ([pulled["rep-2"]], "2e655801dc9c090f")


def test_the_digest_of_two_rows_is_their_sum(office):
    office.intake(GAMBIR, report_id="rep-1")
    desk = office.desk(OPERATOR)
    desk.do("catatan", office.intake(GAMBIR, report_id="rep-2").id, 1, note="x")
    assert loaded(desk)[0]["digest"] == "edc3d9bfffc4718f"


def test_a_report_is_in_one_part_at_least_whenever_the_files_are_cut(office):
    old, at_the_edge, late, still_open = (office.intake(GAMBIR) for _ in range(4))
    close(office, old)
    office.clock.forward(days=10.5)
    close(office, at_the_edge)
    office.clock.forward(days=1)
    close(office, late)
    office.clock.forward(days=88.9)
    desk = office.desk(OPERATOR)
    assert ids(loaded(desk)[1]) == {still_open.id}
    assert ids(loaded(desk, "closed90")[1]) == {at_the_edge.id, late.id}
    # A day more than the rest: what leaves the other file between two cuts is in this one already.
    assert ids(loaded(desk, "older")[1]) == {old.id, at_the_edge.id}


def test_what_changes_during_the_cut_comes_by_pull(office, monkeypatch):
    first, second = office.intake(GAMBIR), office.intake(GAMBIR)
    late = []
    summed = snapshots.digest.of_row

    def of_row(report_id, version):
        if not late:
            late.append(office.intake(GAMBIR))
        return summed(report_id, version)

    monkeypatch.setattr(snapshots.digest, "of_row", of_row)
    desk = office.desk(OPERATOR)
    head, rows = loaded(desk)
    assert ids(rows) == {first.id, second.id}
    assert ids(desk.pull(head["cursor"])["rows"]) == {late[0].id}


def test_a_file_in_frames(lite, monkeypatch):
    monkeypatch.setattr(snapshots, "FRAME_ROWS", 2)
    wanted = {lite.intake(GAMBIR).id for _ in range(5)}
    desk = lite.desk(OPERATOR)
    head, rows = loaded(desk)
    assert (head["rows"], ids(rows)) == (5, wanted)
    packed = bytes_of(desk.call("GET", told(desk)))
    for _ in range(4):  # the first line, and five rows by two
        assert zstandard.get_frame_parameters(packed).has_checksum
        frame = zstandard.ZstdDecompressor().decompressobj()
        frame.decompress(packed)
        packed = frame.unused_data
    assert packed == b""


def test_each_class_of_readers_has_its_own_file(office):
    private = office.intake(GAMBIR, is_private=True, photos=(PHOTO,))
    validator, supervisor = office.desk(f"validator.{BIRO}"), office.desk("supervisor.31")
    assert validator.scope == supervisor.scope == "31"
    for desk, seen in ((validator, 1), (supervisor, 0), (validator, 1)):
        assert [(row["id"], len(row["photos"])) for row in loaded(desk)[1]] == [(private.id, seen)]
    assert code_of(supervisor.call("GET", told(validator))) == (404, "not_found")
    assert supervisor.call("GET", told(supervisor)).status == 200


def test_nobody_else_gets_the_file(office):
    office.intake(GAMBIR)
    desk, other = office.desk(OPERATOR), office.desk(f"operator.{CIDENG}")
    assert code_of(other.call("GET", "/v1/snapshot", query={"scope": GAMBIR}, headers=ZSTD)) == (404, "not_found")
    assert code_of(other.call("GET", told(desk))) == (404, "not_found")
    assert code_of(desk.call("GET", "/v1/snapshots/" + "0" * 64)) == (404, "not_found")
    assert code_of(desk.call("GET", "/v1/snapshots/..")) == (404, "not_found")
    assert office.desk(KEPALA).call("GET", told(desk)).status == 200


def test_rights_that_end_between_two_ranges(office):
    office.intake(GAMBIR)
    desk = office.desk(OPERATOR)
    path = told(desk)
    assert desk.call("GET", path, headers={"range": "bytes=0-9"}).status == 206
    office.run("UPDATE officer SET unit = :unit, scope_rev = 2 WHERE id = :id", unit=CIDENG, id=OPERATOR)
    assert code_of(desk.call("GET", path, headers={"range": "bytes=10-"})) == (404, "not_found")
    office.run("UPDATE officer SET is_active = :no WHERE id = :id", no=False, id=OPERATOR)
    assert code_of(desk.call("GET", path, headers={"range": "bytes=10-"})) == (401, "token_invalid")


def test_ranges(lite):
    lite.intake(GAMBIR)
    desk = lite.desk(OPERATOR)
    path = told(desk)
    etag = f'"{path.rpartition("/")[2]}"'
    whole = desk.call("GET", path)
    data = bytes_of(whole)
    assert (whole.headers["ETag"], whole.headers["Accept-Ranges"]) == (etag, "bytes")
    assert whole.headers["Content-Length"] == str(len(data))
    part = desk.call("GET", path, headers={"range": "bytes=5-9", "if-range": etag})
    assert (part.status, part.headers["Content-Range"]) == (206, f"bytes 5-9/{len(data)}")
    assert (bytes_of(part), part.headers["Content-Length"]) == (data[5:10], "5")
    other = desk.call("GET", path, headers={"range": "bytes=5-9", "if-range": '"other"'})
    assert (other.status, bytes_of(other)) == (200, data)
    beyond = desk.call("GET", path, headers={"range": f"bytes={len(data)}-"})
    assert code_of(beyond) == (416, "range_not_satisfiable")


@pytest.mark.parametrize("accepted", [None, "gzip", "zstd;q=0, gzip", "identity"])
def test_a_client_without_zstd(lite, accepted):
    wanted = {lite.intake(GAMBIR).id for _ in range(3)}
    desk = lite.desk(OPERATOR)
    path = told(desk, headers={"accept-encoding": accepted})
    assert told(desk) != path
    assert told(desk, headers={"accept-encoding": accepted}) == path
    response = desk.call("GET", path)
    assert response.headers["Content-Type"] == "application/gzip"
    head, *rows = map(json.loads, zlib.decompress(bytes_of(response), 31).splitlines())
    assert (head["rows"], ids(rows)) == (3, wanted)


@pytest.mark.parametrize("query", [{}, {"scope": ""}, {"scope": GAMBIR, "slice": "all"}])
def test_bad_questions(lite, query):
    assert code_of(lite.desk(OPERATOR).call("GET", "/v1/snapshot", query=query)) == (422, "invalid_query")


def test_a_file_is_used_again_while_it_is_fresh_and_kept_for_a_day(lite):
    lite.intake(GAMBIR)
    desk = lite.desk(OPERATOR)
    first = told(desk)
    lite.intake(GAMBIR)
    lite.clock.forward(minutes=29)
    assert told(lite.desk(OPERATOR)) == first
    lite.clock.forward(minutes=2)
    desk = lite.desk(OPERATOR)
    assert told(desk) != first
    lite.clock.forward(hours=25)
    desk = lite.desk(OPERATOR)
    told(desk)
    assert desk.call("GET", first).status == 200
    lite.clock.forward(hours=2)
    desk = lite.desk(OPERATOR)
    told(desk)
    assert code_of(desk.call("GET", first)) == (404, "not_found")


def test_a_file_of_a_history_that_is_no_more_is_not_used(lite):
    lite.intake(GAMBIR)
    desk = lite.desk(OPERATOR)
    first = told(desk)
    lite.run("UPDATE sync_head SET seq = 0 WHERE id = 1")
    assert told(desk) != first


def test_it_is_not_made_twice_at_the_same_time(office, monkeypatch):
    office.intake(GAMBIR)
    desk, made, paths = office.desk(OPERATOR), [], []
    together, second = threading.Barrier(4), threading.Barrier(2)
    make = snapshots._make

    def making(*arguments):
        made.append(1)
        with contextlib.suppress(threading.BrokenBarrierError):
            second.wait(A_SECOND_ONE_COMES_S)
        return make(*arguments)

    monkeypatch.setattr(snapshots, "_make", making)

    def ask():
        together.wait()
        paths.append(told(desk))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), len(paths), len(set(paths))) == (1, 4, 1)


def test_a_cut_that_fails_leaves_nothing(lite, monkeypatch):
    lite.intake(GAMBIR)
    desk = lite.desk(OPERATOR)
    monkeypatch.setattr(snapshots.Reader, "cut", lambda *arguments, **more: 1 / 0)
    response = desk.call("GET", "/v1/snapshot", query={"scope": GAMBIR}, headers=ZSTD)
    assert code_of(response) == (500, "internal_error")
    folder = lite.database.file.with_name(f"{lite.database.file.name}.snapshots")
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_ahead_of_time(lite):
    """As `python -m central snapshot` does it: the same files are then given to desks."""
    lite.intake(GAMBIR)
    now = lite.clock.now - timedelta(minutes=1)
    assert snapshots.make_all(lite.database, lite.central.epoch, GAMBIR, now) == 3
    folder = lite.database.file.with_name(f"{lite.database.file.name}.snapshots")
    before = {path.name for path in folder.rglob("*.zst")}
    told(lite.desk(OPERATOR))
    assert len(before) == 3
    assert {path.name for path in folder.rglob("*.zst")} == before
