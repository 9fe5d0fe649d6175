"""A seeded central: staff, reports whose every event is the workflow's, audit, feeds, and the same data again."""

import json
import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import msgspec
import pytest

from central import cli
from central.db import Database
from central.reference_data import initial_reference
from central.security import Passwords
from central.services import seeding
from central.services.audit import verify
from central.services.installation import install
from central.services.processes import made_elsewhere
from central.services.report_store import row_of
from central.settings import default_database_url
from domain.calendar import WIB
from domain.report import Report
from tests.central.office import CHEAP, PASSWORD, Clock, Office
from tests.central.served import central

UNTIL = datetime(2026, 11, 22, tzinfo=WIB).astimezone(UTC)
REPORTS = 300
TABLES = (
    "reference_item", "officer", "report", "report_link", "change_log", "scope_feed", "number_sequence", "reporter",
)  # fmt: skip


def seed(url, number=7, reports=REPORTS, days=60):
    database = Database(url, durable=False)
    progress: list[float] = []
    wanted = seeding.Wanted(reports, number, UNTIL, days, Passwords(CHEAP).hash(PASSWORD))
    seeded = seeding.seed_training(database, wanted, random.randbytes, progress.append)
    database.close()
    return seeded, progress


def empty_postgres(new_postgres):
    """The tables of a copy removed again."""
    database = Database(new_postgres())
    url = str(database._pool.url.render_as_string(hide_password=False))
    for statement in ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public"):
        database.write(lambda transaction, text=statement: transaction._cursor.execute(text))
    database.close()
    return url


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def seeded(request, folder):
    if request.param == "sqlite":
        url = f"sqlite:///{folder}/seeded.db"
    else:
        url = empty_postgres(request.getfixturevalue("new_postgres"))
    seed(url)
    office = Office(url, Clock(UNTIL + timedelta(hours=1)))
    yield office
    office.close()


def reports_of(office):
    return [msgspec.json.decode(row[0], type=Report) for row in office.rows("SELECT body FROM report ORDER BY id")]


def test_the_audit_is_whole(seeded):
    finding = verify(seeded.database)
    assert finding.ok
    assert finding.rows == sum(report.version for report in reports_of(seeded))


def test_changes_are_numbered_in_the_order_of_their_time(seeded):
    times = [row[0] for row in seeded.rows("SELECT at FROM change_log ORDER BY seq")]
    moments = [datetime.fromisoformat(text) for text in times]
    assert moments == sorted(moments)
    assert moments[-1] <= UNTIL


def test_rows_are_as_if_each_change_had_come_in_by_itself(seeded):
    organisation = seeded.rules.organisation
    for report in reports_of(seeded):
        assert len(report.events) == report.version
        last = seeded.rows("SELECT MAX(seq) FROM change_log WHERE report_id = :id", id=report.id)[0][0]
        names = ", ".join(row_of(report, last))
        stored = seeded.rows(f"SELECT {names} FROM report WHERE id = :id", id=report.id)[0]
        assert stored == tuple(row_of(report, last).values())
        feed = seeded.rows(
            "SELECT scope, seq, is_open FROM scope_feed WHERE report_id = :id AND dropped_ms IS NULL", id=report.id
        )
        assert {scope for scope, _, _ in feed} == organisation.scopes_of(report)
        assert {(seq, bool(is_open)) for _, seq, is_open in feed} == {(last, report.is_open)}


def test_wrongly_placed_reports_left_a_drop(seeded):
    drops = seeded.rows("SELECT report_id, moved_to, reason FROM scope_feed WHERE dropped_ms IS NOT NULL")
    reports = {report.id: report for report in reports_of(seeded)}
    assert drops
    for report_id, moved_to, reason in drops:
        assert (reports[report_id].kelurahan, reason) == (moved_to, "moved")


def test_numbers_follow_the_day_and_go_on(seeded):
    reports = reports_of(seeded)
    numbers = {report.number for report in reports}
    assert len(numbers) == len(reports) == REPORTS
    for report in reports:
        prefix = seeded.rules.channels[report.channel].prefix
        assert report.number.startswith(f"{prefix}{report.created_at.astimezone(WIB):%y%m%d}0")
    for prefix, last in seeded.rows("SELECT prefix, last FROM number_sequence"):
        assert sum(number.startswith(prefix) for number in numbers) == last


def test_there_is_something_of_everything(seeded):
    reports = reports_of(seeded)
    assert {report.status.value for report in reports} >= {"menunggu", "koordinasi", "proses", "selesai"}
    assert any(report.rating for report in reports)
    assert any(report.bounces for report in reports)
    assert any(report.is_private for report in reports)


def test_a_seeded_report_can_be_worked_on(seeded):
    report = next(report for report in reports_of(seeded) if report.holder == report.kelurahan and report.is_open)
    desk = seeded.desk(f"operator.{report.holder}")
    result = desk.do("catatan", report.id, report.version, note="x")
    assert (result["status"], result["report_version"]) == ("applied", report.version + 1)
    assert verify(seeded.database).ok
    rows, _ = desk.pull_all()
    assert report.id in {row["id"] for row in rows}


USERNAMES = [
    "petugas.31.71.01.1001", "petugas2.31.71.01.1001", "operator.31.71.01.1001", "kepala.31.71.01.1001",
    "operator.31.71.01", "operator.31.71", "operator.31.01", "kepala.dinas-bina-marga",
    "petugas2.sudin-bina-marga-31.71", "operator.up-perparkiran", "operator.pam-jaya", "operator.inspektorat",
    "supervisor.31", "supervisor.31.71", "supervisor.31.01", "validator.biro-pemerintahan", "admin.jsc",
    "pelatih.jsc",
]  # fmt: skip


@pytest.mark.parametrize("username", USERNAMES)
def test_the_staff_can_sign_in(seeded, username):
    officer = seeded.desk(username).session["officer"]
    assert officer["role"] == username.partition(".")[0].rstrip("2")
    assert officer["unit"] in {username.partition(".")[2], "up-jakarta-smart-city"}


def test_two_to_six_petugas_in_a_kelurahan(seeded):
    counts = seeded.rows(
        "SELECT unit, COUNT(*) FROM officer WHERE role = 'petugas' AND unit LIKE '31.__.__.____' GROUP BY unit"
    )
    assert len(counts) == 267
    assert {count for _, count in counts} == {2, 3, 4, 5, 6}
    names = seeded.rows("SELECT COUNT(DISTINCT name), COUNT(*) FROM officer")[0]
    assert names[0] > names[1] * 0.8


def test_one_password_hashed_once(seeded):
    assert len(seeded.rows("SELECT DISTINCT password_hash FROM officer")) == 1


def content(url):
    office = Office(url)
    order = {"reference_item": "kind, item_id", "scope_feed": "scope, report_id"}
    rows = {table: office.rows(f"SELECT * FROM {table} ORDER BY {order.get(table, '1, 2')}") for table in TABLES}
    rows["sync_head"] = office.rows("SELECT seq, chain_hash FROM sync_head")
    rows["officer"] = [tuple(value for value in row if "$argon2" not in str(value)) for row in rows["officer"]]
    epoch = office.central.epoch
    office.close()
    return rows, epoch


def test_same_seed_same_data(folder):
    urls = [f"sqlite:///{folder}/again-{number}.db" for number in range(3)]
    for url, number in zip(urls, (7, 7, 8), strict=True):
        seed(url, number, reports=40)
    (first, first_epoch), (second, second_epoch), (other, _) = map(content, urls)
    assert first == second
    assert first["report"] != other["report"]
    assert first_epoch != second_epoch, "a cursor of one must not fit the other"


def test_inventing_in_a_process_of_its_own_changes_nothing(folder, monkeypatch):
    urls = [f"sqlite:///{folder}/beside-{number}.db" for number in range(2)]
    seed(urls[0], reports=150)
    monkeypatch.setattr(seeding, "WORTH_A_PROCESS", 150)
    seed(urls[1], reports=150)
    assert content(urls[0])[0] == content(urls[1])[0]


def test_what_another_process_fails_to_make_is_no_end(capfd):
    assert list(made_elsewhere(range, 201)) == list(range(201))
    with pytest.raises(EOFError):
        list(made_elsewhere(range, "many"))
    assert "TypeError" in capfd.readouterr().err


def test_photos_come_unless_told_otherwise():
    assert cli._parser().parse_args(["seed", "--training"]).photos == "some"


def test_progress_is_told_at_least_every_twentieth(folder):
    _, progress = seed(f"sqlite:///{folder}/progress.db", reports=100)
    assert progress[0] == 0
    assert progress[-1] == 1
    assert max(later - sooner for sooner, later in pairwise(progress)) <= 0.05


@pytest.mark.parametrize("reports", [0, 1])
def test_very_few_reports(folder, reports):
    url = f"sqlite:///{folder}/few-{reports}.db"
    seeded, _ = seed(url, reports=reports)
    assert seeded.reports == reports
    office = Office(url)
    assert verify(office.database).ok
    assert office.desk("operator.31.71.01.1001").pull()["more"] is False
    office.close()


def test_a_seeding_that_was_broken_off_is_noticed(folder, capsys):
    class Stopped(Exception):
        pass

    def stop(done):
        if done > 0.5:
            raise Stopped

    url = f"sqlite:///{folder}/broken-off.db"
    database = Database(url, durable=False)
    wanted = seeding.Wanted(40, 7, UNTIL, 60, "x")
    with pytest.raises(Stopped):
        seeding.seed_training(database, wanted, random.randbytes, stop)
    database.close()
    for command in (["serve", "--training", "--port", "0"], ["seed", "--training"], ["verify-audit"]):
        assert cli.main([*command, "--database-url", url]) == 3
        assert "half made" in capsys.readouterr().err


# ---- the command line


def said(capsys):
    """What a command wrote, and its last line."""
    out = capsys.readouterr().out
    return out, json.loads(out.splitlines()[-1])


def test_seeding_as_a_process_of_its_own(folder, capsys, monkeypatch):
    url = f"sqlite:///{folder}/cli.db"
    command = ["seed", "--training", "--reports", "20", "--seed", "7", "--photos", "none", "--database-url", url]
    run = central(*command, "--until", "2026-11-22T00:00:00+07:00")
    assert (run.returncode, run.stderr) == (0, "")
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert all(set(line) == {"progress"} for line in lines[:-1])
    assert len(lines) > 20
    events = lines[-1]["events"]
    assert set(lines[-1]) == {"reports", "events", "officers", "photos"}
    assert (lines[-1]["reports"], lines[-1]["officers"]) == (20, 2517)
    assert lines[-1]["photos"] == 0

    assert cli.main(command) == 3
    assert "seeded already" in capsys.readouterr().err

    monkeypatch.setenv("CENTRAL_DATABASE_URL", url)
    assert cli.main(["verify-audit"]) == 0
    assert said(capsys)[1] == {"ok": True, "rows": events, "first_bad_seq": None, "what": None}
    assert cli.main(["verify-audit", "--head", f"{events}:{'f' * 64}"]) == 1
    expected = {"ok": False, "rows": events - 1, "first_bad_seq": events, "what": "head"}
    assert said(capsys)[1] == expected


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nix"],
        ["seed"],
        ["seed", "--training", "--reports", "-1"],
        ["seed", "--training", "--photos", "many"],
        ["seed", "--training", "--until", "kemarin"],
        ["seed", "--training", "--until", "2026-11-22T00:00:00"],
        ["verify-audit", "--head", "x"],
        ["verify-audit", "--database-url", "mysql://x/y"],
        ["verify-audit", "--database-url", "x"],
        ["serve", "--port", "x"],
    ],
)
def test_wrong_usage(arguments, capsys, monkeypatch, folder):
    monkeypatch.setenv("CENTRAL_DATABASE_URL", f"sqlite:///{folder}/unused.db")
    try:
        ending = SystemExit(cli.main(arguments))
    except SystemExit as usage:
        ending = usage
    output = capsys.readouterr()
    assert (ending.code, output.out) == (2, "")
    assert output.err


def test_the_usual_place_of_the_database(tmp_path, monkeypatch):
    monkeypatch.delenv("CENTRAL_DATABASE_URL", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_database_url() == f"sqlite:///{tmp_path}/tanggap-central/central.db"
    assert (tmp_path / "tanggap-central").is_dir()
    monkeypatch.setenv("CENTRAL_DATABASE_URL", "sqlite:////elsewhere.db")
    assert default_database_url() == "sqlite:////elsewhere.db"


def test_an_empty_database_has_no_audit(folder, capsys):
    (folder / "nothing.db").touch()
    assert cli.main(["verify-audit", "--database-url", f"sqlite:///{folder}/nothing.db"]) == 3
    assert "empty" in capsys.readouterr().err


def test_looking_for_a_database_makes_none(folder, capsys):
    """A slip in the path must not look like a central without events."""
    absent = folder / "absent.db"
    assert cli.main(["verify-audit", "--database-url", f"sqlite:///{absent}"]) == 2
    assert capsys.readouterr() == ("", "central: there is no such database\n")
    assert not absent.exists()


def test_seeding_production_is_refused(folder, capsys):
    url = f"sqlite:///{folder}/real.db"
    database = Database(url)
    install(database, initial_reference((2026,)), is_training=False, random_bytes=bytes)
    database.close()
    assert cli.main(["seed", "--training", "--reports", "1", "--database-url", url]) == 3
    assert "production" in capsys.readouterr().err
