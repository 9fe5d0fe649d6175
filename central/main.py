"""Puts a central together: the one place that knows all parts. Clock and chance can be given, for tests."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

from central.db import Database
from central.dispatch import Dispatcher, Table
from central.message import Request, Response
from central.resources import Clock, Resources
from central.routes import ROUTES
from central.security import Passwords, RandomBytes
from central.services import hints
from central.services.installation import RefusedError, is_installed, open_installation
from central.services.reference import Library
from central.services.snapshots import Snapshots
from central.settings import PasswordCost, snapshot_folder


def wall_clock() -> datetime:
    return datetime.now(UTC)


class Central:
    """The whole API in one process: `handle` answers any request, from any thread."""

    def __init__(self, database: Database, resources: Resources) -> None:
        self.database = database
        self.epoch = resources.epoch
        self._dispatcher = Dispatcher(resources, Table(ROUTES))

    def handle(self, request: Request) -> Response:
        return self._dispatcher.handle(request)

    def body_limit(self, method: str, path: str) -> int:
        return self._dispatcher.body_limit(method, path)

    def look(self, head: int, scopes: frozenset[str]) -> tuple[int, dict[str, int]]:
        """See `hints.look`."""
        return hints.look(self.database, head, scopes)

    def close(self) -> None:
        self.database.close()


def open_central(
    database: Database,
    *,
    is_training: bool,
    clock: Clock = wall_clock,
    random_bytes: RandomBytes = secrets.token_bytes,
    password_cost: PasswordCost | None = None,
    snapshots: Path | None = None,
) -> Central:
    """A central on an installed database. Raises RefusedError when the database is of the other kind."""
    if not is_installed(database):
        raise RefusedError("the database is empty")
    installation = open_installation(database)
    if installation.is_training != is_training:
        kind = "training" if installation.is_training else "production"
        raise RefusedError(f"this is a {kind} database")
    resources = Resources(
        database=database,
        library=Library(database),
        snapshots=Snapshots(snapshots or snapshot_folder(database.file)),
        passwords=Passwords(password_cost or PasswordCost()),
        clock=clock,
        random_bytes=random_bytes,
        epoch=installation.epoch,
        is_training=is_training,
    )
    return Central(database, resources)
