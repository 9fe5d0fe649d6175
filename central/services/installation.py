"""A central database from nothing to ready: schema, kind (training or production), epoch, reference data.

There are no migrations yet, because nothing is deployed: a schema of another version is refused.
"""

from typing import NamedTuple

from central.db import Database, Sql, Transaction
from central.models import tables
from central.models.statements import insert
from central.security import RandomBytes
from central.services.audit import FIRST_HASH
from central.services.reference import write_lists
from domain.wire import Reference

TRAINING = "training"
PRODUCTION = "central"

INSERT_INSTALLATION = insert(tables.installation)
INSERT_HEAD = insert(tables.sync_head)
INSTALLED = Sql("SELECT 1 FROM installation WHERE id = :id")
SET_VERSION = Sql("UPDATE installation SET schema_version = :version WHERE id = :id")
INSTALLATION = Sql(
    "SELECT i.schema_version, i.is_training, h.epoch FROM installation i, sync_head h WHERE i.id = :id"
)


class Installation(NamedTuple):
    epoch: str
    is_training: bool


class RefusedError(Exception):
    """This database must not be used this way: wrong kind, unknown schema, or in use already."""


class OtherSchemaError(RefusedError):
    """Another version of this program made the database, or its making was broken off."""


def install(
    database: Database,
    reference: Reference,
    *,
    is_training: bool,
    random_bytes: RandomBytes,
    version: int = tables.SCHEMA_VERSION,
) -> None:
    """Tables and reference data in an empty database."""
    database.create_tables(tables.metadata)
    epoch = f"{TRAINING if is_training else PRODUCTION}-{random_bytes(8).hex()}"

    def fill(transaction: Transaction) -> None:
        row = {"id": 1, "schema_version": version, "is_training": is_training, "reference_rev": 1}
        transaction.run(INSERT_INSTALLATION, row)
        head = {"id": 1, "seq": 0, "epoch": epoch, "chain_hash": FIRST_HASH, "forgotten_seq": 0}
        transaction.run(INSERT_HEAD, head)
        write_lists(transaction, reference)

    database.write(fill)


def finish(database: Database) -> None:
    """A database that was installed as unfinished may be used from now on."""
    values = {"id": 1, "version": tables.SCHEMA_VERSION}
    database.write(lambda transaction: transaction.run(SET_VERSION, values))


def is_installed(database: Database) -> bool:
    """Tables without this row were left by an installation that was killed; it is simply done again."""
    return database.has_table(tables.installation.name) and database.read_one(INSTALLED, {"id": 1}) is not None


def open_installation(database: Database) -> Installation:
    """What kind of central this database holds. Raises OtherSchemaError."""
    version, is_training, epoch = database.read_one(INSTALLATION, {"id": 1}) or (tables.UNFINISHED, False, "")
    if version == tables.UNFINISHED:
        raise OtherSchemaError("the database was left half made; delete it and start again")
    if version != tables.SCHEMA_VERSION:
        raise OtherSchemaError(f"the database has schema {version}, this program knows {tables.SCHEMA_VERSION}")
    return Installation(epoch, bool(is_training))
