"""The audit: one chained row per effect, who may read it, and that no tampering stays unseen."""

import hashlib
import json

import pytest

from central.models import tables
from central.services.audit import FIRST_HASH, Head, LogRow, verify
from central.services.changes import LOG
from tests.central.office import BIRO, GAMBIR, SUDIN, TEBET, Office, code_of

OPERATOR = f"operator.{GAMBIR}"
EXTRA = "INSERT INTO change_log (seq, report_id, version, actor, kind, payload, at, row_hash)" \
    " VALUES (:seq, 'x', 1, 'x', 'x', '{}', 'x', :row_hash)"  # fmt: skip


def events_of(office, report, username="supervisor.31"):
    return office.desk(username).get("/v1/audit", report=report.id)["events"]


def test_one_row_for_each_effect(office):
    report = office.intake(GAMBIR)
    desk = office.desk(OPERATOR)
    office.clock.forward(minutes=1)
    command = desk.command("koordinasi", report.id, 1, target_unit=SUDIN, reason="jalan kota")
    desk.push(command, command)
    desk.do("terima", report.id, 2)  # refused: no row
    desk.do("koordinasi", report.id, 1, target_unit=SUDIN, reason="b")  # already so: no row
    first, second = events_of(office, report)
    assert (first["seq"], first["version"], first["actor"], first["kind"]) == (1, 1, "warga", "masuk")
    assert first["prev_hash"] == FIRST_HASH == "0" * 64
    assert first["payload"] == {"credited_at": "2026-11-16T02:00:00Z"}
    assert second == {
        "seq": 2,
        "report_id": report.id,
        "version": 2,
        "cmd_id": command["cmd_id"],
        "actor": OPERATOR,
        "kind": "koordinasi",
        "payload": {"target_unit": SUDIN, "reason": "jalan kota", "credited_at": "2026-11-16T02:01:00Z"},
        "at": "2026-11-16T02:01:00Z",
        "prev_hash": first["row_hash"],
        "row_hash": second["row_hash"],
    }


def test_the_chain_can_be_checked_from_outside(office):
    """By its documented form, with nothing of ours."""
    report = office.intake(GAMBIR)
    office.intake(TEBET)
    desk = office.desk(OPERATOR)
    desk.do("klasifikasi", report.id, 1, lat=-6.1754, lon=106.8272, address="Jl. «Merdeka» 1")
    for event in events_of(office, report):
        names = ("seq", "report_id", "version", "cmd_id", "actor", "kind", "payload", "at")
        event["payload"] = dict(sorted(event["payload"].items()))
        canonical = json.dumps([event[name] for name in names], separators=(",", ":"), ensure_ascii=False)
        digest = hashlib.sha256((event["prev_hash"] + canonical).encode()).hexdigest()
        assert digest == event["row_hash"]


@pytest.mark.parametrize(
    ("username", "sees"),
    [
        ("supervisor.31.71", True),
        ("supervisor.31", True),
        (f"validator.{BIRO}", True),
        ("supervisor.31.74", False),
        (OPERATOR, False),
        (f"kepala.{GAMBIR}", False),
        ("admin.jsc", False),
        ("pelatih.jsc", False),
    ],
)
def test_who_reads_it(lite, username, sees):
    report = lite.intake(GAMBIR)
    response = lite.desk(username).call("GET", "/v1/audit", query={"report": report.id})
    if sees:
        assert response.status == 200
    else:
        assert code_of(response) == (404, "not_found")


def test_faulty_questions(lite):
    desk = lite.desk("supervisor.31")
    assert code_of(desk.call("GET", "/v1/audit")) == (422, "invalid_query")
    assert code_of(desk.call("GET", "/v1/audit", query={"report": "rep-0"})) == (404, "not_found")


# ---- tampering


@pytest.fixture(scope="module", params=["new_sqlite", "new_postgres"])
def whole(request):
    """Nine rows: three reports with two further effects each."""
    office = Office(request.getfixturevalue(request.param)())
    desk = office.desk(OPERATOR)
    for _ in range(3):
        report = office.intake(GAMBIR)
        desk.do("koordinasi", report.id, 1, target_unit=SUDIN, reason="x")
        desk.do("catatan", report.id, 2, note="y")
    assert verify(office.database).ok
    yield office
    office.close()


@pytest.fixture
def chain(whole):
    """Afterwards the chain is put back as it was, and is whole again."""
    rows = whole.rows("SELECT * FROM change_log ORDER BY seq")
    head = whole.rows("SELECT seq, chain_hash FROM sync_head")[0]
    yield whole
    whole.run("DELETE FROM change_log")
    columns = [column.name for column in tables.change_log.columns]
    for row in rows:
        whole.database.write(lambda transaction, row=row: transaction.run(LOG, dict(zip(columns, row, strict=True))))
    whole.run("UPDATE sync_head SET seq = :seq, chain_hash = :chain_hash", seq=head[0], chain_hash=head[1])
    assert verify(whole.database).ok


def hash_of(office, seq):
    return office.rows("SELECT row_hash FROM change_log WHERE seq = :seq", seq=seq)[0][0]


def found(office, kept=None):
    finding = verify(office.database, kept)
    assert finding.ok is (finding.what is None)
    return finding.first_bad_seq, finding.what


def test_a_whole_chain(chain):
    finding = verify(chain.database, Head(5, hash_of(chain, 5)))
    assert (finding.ok, finding.rows, finding.first_bad_seq, finding.what) == (True, 9, None, None)


@pytest.mark.parametrize("seq", range(1, 10))
@pytest.mark.parametrize(
    ("column", "value"),
    [("payload", "{}"), ("actor", "x"), ("at", "2026-11-16T02:00:01Z"), ("version", 7), ("cmd_id", "x"),
     ("kind", "x"), ("report_id", "x")],
)  # fmt: skip
def test_an_edited_row(chain, seq, column, value):
    chain.run(f"UPDATE change_log SET {column} = :value WHERE seq = :seq", value=value, seq=seq)
    assert found(chain) == (seq, "edited")


@pytest.mark.parametrize("seq", [1, 5, 9])
def test_an_edited_row_with_a_fitting_hash(chain, seq):
    """Whoever computes the hash anew breaks the next row, or differs from the head."""
    columns = "seq, report_id, version, cmd_id, actor, kind, payload, at"
    row = LogRow(*chain.rows(f"SELECT {columns} FROM change_log WHERE seq = :seq", seq=seq)[0])
    forged = row._replace(actor="orang lain")
    previous = FIRST_HASH if seq == 1 else hash_of(chain, seq - 1)
    chain.run(
        "UPDATE change_log SET actor = :actor, row_hash = :row_hash WHERE seq = :seq",
        actor=forged.actor, row_hash=forged.hash_after(previous), seq=seq,
    )  # fmt: skip
    assert found(chain) == ((seq + 1, "edited") if seq < 9 else (9, "head"))


@pytest.mark.parametrize("seq", range(1, 10))
def test_a_deleted_row(chain, seq):
    chain.run("DELETE FROM change_log WHERE seq = :seq", seq=seq)
    assert found(chain) == (seq, "missing")


@pytest.mark.parametrize(("first", "second"), [(1, 2), (4, 5), (2, 8), (8, 9)])
def test_swapped_rows(chain, first, second):
    for old, new in ((first, 99), (second, first), (99, second)):
        chain.run("UPDATE change_log SET seq = :new WHERE seq = :old", old=old, new=new)
    assert found(chain) == (first, "edited")


@pytest.mark.parametrize("seq", [1, 4, 9])
def test_an_inserted_row(chain, seq):
    """Between others it moves the later ones."""
    for old in range(9, seq - 1, -1):
        chain.run("UPDATE change_log SET seq = seq + 1 WHERE seq = :old", old=old)
    chain.run(EXTRA, seq=seq, row_hash="f" * 64)
    assert found(chain) == (seq, "edited")


def test_a_row_behind_the_head(chain):
    row = LogRow(10, "x", 1, None, "x", "x", "{}", "x")
    chain.run(EXTRA, seq=10, row_hash=row.hash_after(hash_of(chain, 9)))
    assert found(chain) == (10, "inserted")


@pytest.mark.parametrize("left", [0, 1, 5, 8])
def test_a_cut_tail(chain, left):
    kept = Head(9, hash_of(chain, 9))
    chain.run("DELETE FROM change_log WHERE seq > :left", left=left)
    assert found(chain) == (left + 1, "missing")
    row_hash = hash_of(chain, left) if left else FIRST_HASH
    chain.run("UPDATE sync_head SET seq = :left, chain_hash = :row_hash", left=left, row_hash=row_hash)
    assert found(chain) == (None, None), "without a head that was kept elsewhere this cannot be seen"
    assert found(chain, kept) == (left + 1, "missing")


def test_a_tail_that_was_written_anew(office):
    chain = office
    office.is_tampered = True
    report = office.intake(GAMBIR)
    desk = office.desk(OPERATOR)
    for version in range(1, 9):
        desk.do("catatan", report.id, version, note="x")
    kept = Head(9, hash_of(chain, 9))
    chain.run("DELETE FROM change_log WHERE seq > 7")
    chain.run("UPDATE sync_head SET seq = 7, chain_hash = :row_hash", row_hash=hash_of(chain, 7))
    for version in (9, 10):
        desk.do("catatan", report.id, version, note="y")
    assert found(chain) == (None, None)
    assert found(chain, kept) == (9, "head")


def test_an_edited_head(chain):
    chain.run("UPDATE sync_head SET chain_hash = :row_hash", row_hash="f" * 64)
    assert found(chain) == (9, "head")


def test_an_empty_audit(office):
    assert found(office) == (None, None)
    assert found(office, Head(1, "f" * 64)) == (1, "missing")
