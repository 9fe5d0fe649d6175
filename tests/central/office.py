"""A central for tests, called in process: a small Jakarta, a clock that is moved by hand, desks that send."""

import hashlib
import itertools
import json
import pathlib
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from central.db import Database, Sql, Transaction
from central.main import open_central
from central.message import Request, Response
from central.security import Passwords
from central.services import changes
from central.services.accounts import Account, write_accounts
from central.services.changes import Change
from central.services.installation import install
from central.services.reference import read_reference
from central.settings import PasswordCost
from domain import workflow
from domain.ids import uuid7
from domain.report import Photo, Report
from domain.wire import Reference
from tests.domain import world

PASSWORD = "latihan"
CHEAP = PasswordCost(time=1, memory_kib=8, lanes=1)
START = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
GAMBIR, CIDENG, TEBET = world.GAMBIR, world.CIDENG, world.TEBET
SUDIN, SUDIN_SDA, DINAS = world.SUDIN, world.SUDIN_SDA, world.DINAS
PUSAT, PROVINCE, KECAMATAN, BIRO = world.PUSAT, world.PROVINCE, world.KECAMATAN, world.BIRO
PHOTO = Photo(sha256="ab" * 32, slot="laporan", mime="image/jpeg", size=10, width=4, height=3)


UNLOGGED = (
    "SELECT r.id, r.version, COUNT(l.seq), MIN(l.version), MAX(l.version) FROM report r"
    " LEFT JOIN change_log l ON l.report_id = r.id GROUP BY r.id, r.version"
    " HAVING COUNT(l.seq) <> r.version OR MIN(l.version) <> 1 OR MAX(l.version) <> r.version"
)


def named_id(name: str) -> str:
    """An id as clients make them, the same for the same name."""
    return uuid7(int(START.timestamp() * 1000), hashlib.sha256(name.encode()).digest())


class Clock:
    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now


def fill(database: Database, reference: Reference | None = None) -> None:
    """Schema, the small Jakarta and its officers, whose user names are their ids."""
    reference = reference or world.reference()
    install(database, reference, is_training=True, random_bytes=random.Random(1).randbytes)
    password_hash = Passwords(CHEAP).hash(PASSWORD)
    accounts = [Account(officer.id, officer) for officer in world.OFFICERS.values()]
    database.write(lambda transaction: write_accounts(transaction, accounts, password_hash))


class Office:
    """Central on one database of its own. `reopen` is a restart: only what is stored is still known."""

    def __init__(
        self, url: str, clock: Clock | None = None, seed: int = 2, snapshots: pathlib.Path | None = None
    ) -> None:
        self.url = url
        self.snapshots = snapshots
        self.clock = clock or Clock()
        self.random = random.Random(seed)
        self.numbers = itertools.count(1)
        self.database = Database(url, durable=False)
        self.central = open_central(
            self.database,
            is_training=True,
            clock=self.clock,
            random_bytes=self.random.randbytes,
            password_cost=CHEAP,
            snapshots=snapshots,
        )
        self.rules = self.database.read(read_reference).rules
        self.is_tampered = False

    def close(self) -> None:
        self.central.close()

    def reopen(self) -> "Office":
        self.close()
        return Office(self.url, self.clock, seed=3, snapshots=self.snapshots)

    def call(self, method: str, path: str, body: Any = None, **parts: Any) -> Response:
        """`parts`: query, headers, address; a body that is not bytes goes as JSON."""
        headers = {"x-protocol": "1", **parts.pop("headers", {})}
        if body is not None and not isinstance(body, bytes):
            headers.setdefault("content-type", "application/json")
            body = json.dumps(body).encode()
        headers = {name: value for name, value in headers.items() if value is not None}
        return self.central.handle(Request(method=method, path=path, headers=headers, body=body or b"", **parts))

    def desk(self, username: str, device_id: str = "pc-1") -> "Desk":
        return Desk(self, username, device_id)

    def intake(self, kelurahan: str = GAMBIR, **fields: Any) -> Report:
        """A report that comes in through a channel by itself."""
        photos = fields.pop("photos", ())
        report = workflow.intake(
            fields.pop("report_id", None) or f"rep-{self.random.getrandbits(60):x}",
            f"JK{self.random.getrandbits(40):x}",
            self.clock.now,
            self.rules,
            **{
                "channel": "jaki",
                "category": "jalan",
                "priority": "biasa",
                "description": "Jalan berlubang.",
                "is_private": False,
                "kelurahan": kelurahan,
                **fields,
            },
        )
        report = msgspec.structs.replace(report, photos=photos)
        self.record(None, report)
        return report

    def record(self, before: Report | None, after: Report) -> int:
        change = Change(before, after, None, None, self.clock.now)
        return self.database.write(lambda transaction: changes.record(transaction, change, self.rules.organisation))

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        return self.database.read(lambda transaction: transaction.all(Sql(sql), values))

    def check_log(self) -> None:
        """Whoever changed a report wrote it down: a row of the log for each version, and none besides."""
        if not self.is_tampered:
            assert self.rows(UNLOGGED) == []

    def run(self, sql: str, **values: Any) -> None:
        def work(transaction: Transaction) -> None:
            transaction.run(Sql(sql), values)

        self.database.write(work)


@dataclass
class Desk:
    """One officer at one PC, signed in. Commands get their ids and numbers in order."""

    office: Office
    username: str
    device_id: str
    session: dict[str, Any] = field(init=False)
    dseq: int = 0

    def __post_init__(self) -> None:
        self.sign_in()

    def sign_in(self) -> None:
        credentials = {"username": self.username, "password": PASSWORD, "device_id": self.device_id}
        response = self.office.call("POST", "/v1/session", credentials)
        assert response.status == 200, response.body
        self.session = json.loads(response.body)

    @property
    def scope(self) -> str:
        return str(self.session["scopes"][0])

    def call(self, method: str, path: str, body: Any = None, **parts: Any) -> Response:
        headers = {"authorization": f"Bearer {self.session['access_token']}", **parts.pop("headers", {})}
        return self.office.call(method, path, body, headers=headers, **parts)

    def get(self, path: str, **query: str) -> Any:
        response = self.call("GET", path, query=query)
        assert response.status == 200, response.body
        return json.loads(response.body)

    def command(self, kind: str, report_id: str, base_version: int, /, **payload: Any) -> dict[str, Any]:
        """A command not sent yet."""
        self.dseq += 1
        return {
            "cmd_id": named_id(f"cmd-{next(self.office.numbers)}"),
            "dseq": self.dseq,
            "cmd_schema": 1,
            "type": kind,
            "report_id": report_id,
            "base_version": base_version,
            "payload": payload,
        }

    def push(self, *commands: dict[str, Any]) -> list[dict[str, Any]]:
        response = self.call("POST", "/v1/commands", {"commands": list(commands)})
        assert response.status == 200, response.body
        results: list[dict[str, Any]] = json.loads(response.body)["results"]
        return results

    def do(self, kind: str, report_id: str, base_version: int, /, **payload: Any) -> dict[str, Any]:
        """Send one command and answer its result."""
        return self.push(self.command(kind, report_id, base_version, **payload))[0]

    def pull(self, cursor: str | None = None, limit: int | None = None, **headers: str) -> dict[str, Any]:
        query = {"scope": self.scope}
        if cursor is not None:
            query["cursor"] = cursor
        if limit is not None:
            query["limit"] = str(limit)
        response = self.call("GET", "/v1/pull", query=query, headers=headers)
        assert response.status == 200, response.body
        page: dict[str, Any] = json.loads(response.body)
        return page

    def pull_all(self, cursor: str | None = None, limit: int | None = None) -> tuple[list[dict[str, Any]], str]:
        """All rows of all pages, and the last cursor."""
        rows: list[dict[str, Any]] = []
        while True:
            page = self.pull(cursor, limit)
            rows += page["rows"]
            cursor = page["next_cursor"]
            if not page["more"]:
                return rows, cursor

    def report(self, report_id: str) -> Any:
        return self.get(f"/v1/reports/{report_id}")


def code_of(response: Response) -> tuple[int, str]:
    """Status and code of a problem, whose form is checked."""
    assert response.headers["Content-Type"] == "application/problem+json", response.body
    problem = json.loads(response.body)
    assert problem["status"] == response.status
    assert set(problem) <= {"type", "title", "status", "code", "detail", "errors"}
    return response.status, problem["code"]
