"""The engines are what they are said to be, and a database that does not fit is refused."""

import psycopg
import pytest

from central.db import BusyError, Database, Sql, UnavailableError
from central.main import open_central
from central.services.installation import RefusedError
from tests.central.office import CHEAP, Office


def test_postgres_is_real_and_durable(new_postgres):
    office = Office(new_postgres())
    assert office.rows("SELECT version()")[0][0].startswith("PostgreSQL 18")
    for setting in ("fsync", "synchronous_commit"):
        assert office.rows(f"SHOW {setting}") == [("on",)]
    assert office.rows("SHOW lock_timeout") == [("2s",)]
    office.close()


def test_a_restart_of_postgres_is_noticed_by_nobody(new_postgres):
    office = Office(new_postgres())
    assert office.call("GET", "/v1/health").status == 200
    with psycopg.connect(office.url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    assert office.call("GET", "/v1/health").status == 200
    office.close()


def test_a_database_that_is_away(folder):
    url = f"postgresql+psycopg://postgres@/nix?host={folder}"
    with pytest.raises(UnavailableError):
        Database(url).read_one(Sql("SELECT 1"), {})
    with pytest.raises(UnavailableError):
        Database(f"sqlite:///{folder}/nix/nix.db").read_one(Sql("SELECT 1"), {})


@pytest.mark.parametrize(("durable", "synchronous"), [(True, 2), (False, 1)])
def test_sqlite_keeps_what_it_promises(new_sqlite, durable, synchronous):
    database = Database(new_sqlite(), durable=durable)
    for pragma, value in (("synchronous", synchronous), ("journal_mode", "wal"), ("foreign_keys", 1)):
        assert database.read_one(Sql(f"PRAGMA {pragma}"), {}) == (value,)
    database.close()


def test_a_read_sees_one_state(office):
    other = Database(office.url)

    def read(transaction):
        before = transaction.all(Sql("SELECT seq FROM sync_head"))
        other.write(lambda writing: writing.run(Sql("UPDATE sync_head SET seq = seq + 1")))
        return before, transaction.all(Sql("SELECT seq FROM sync_head"))

    before, after = office.database.read(read)
    assert before == after == [(0,)]
    assert office.rows("SELECT seq FROM sync_head") == [(1,)]
    other.close()


def test_a_failed_transaction_leaves_no_trace(office):
    def work(transaction):
        transaction.run(Sql("UPDATE sync_head SET seq = 7"))
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        office.database.write(work)
    assert office.rows("SELECT seq FROM sync_head") == [(0,)]


def test_a_lock_of_others_is_busy(office):
    other = Database(office.url)
    if office.database.engine == "sqlite":
        office.database.read_one(Sql("PRAGMA busy_timeout=50"), {})

    def hold(transaction):
        transaction.run(Sql("UPDATE sync_head SET seq = 7"))
        with pytest.raises(BusyError):
            office.database.write(lambda mine: mine.run(Sql("UPDATE sync_head SET seq = 8")))

    other.write(hold)
    other.close()


@pytest.mark.parametrize(
    ("change", "is_training"),
    [
        ("UPDATE installation SET schema_version = 99", True),
        ("UPDATE installation SET schema_version = 0", True),
        ("DELETE FROM installation", True),
        ("UPDATE installation SET reference_rev = 1", False),
    ],
)
def test_a_database_that_does_not_fit_is_refused(office, change, is_training):
    office.run(change)
    with pytest.raises(RefusedError):
        open_central(office.database, is_training=is_training, password_cost=CHEAP)


def test_an_empty_database_is_refused(folder):
    database = Database(f"sqlite:///{folder}/empty.db")
    with pytest.raises(RefusedError):
        open_central(database, is_training=True, password_cost=CHEAP)
    database.close()


def test_another_kind_of_database_is_refused():
    with pytest.raises(ValueError, match="mysql"):
        Database("mysql://localhost/central")
