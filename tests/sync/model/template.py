"""What every example starts from, made once: a central with reports in many states, desks that have seen them.

Files are copied for each example; on /dev/shm where there is one.
"""

import atexit
import json
import os
import pickle
import secrets
import shutil
import sqlite3
import tempfile
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from app.models.files import open_files
from app.sync.api_client import Request as ClientRequest
from app.sync.api_client import Response as ClientResponse
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from app.sync.engine import SyncEngine
from central.db import Database
from central.main import Central, open_central
from central.message import Request
from central.security import Passwords
from central.services.accounts import Account, write_accounts
from central.services.installation import install
from central.settings import PasswordCost
from domain.ids import uuid7
from tests.sync.model import jakarta
from tests.sync.model.jakarta import K1, K2, SUDIN
from tests.sync.model.oracle import Oracle

KEY = bytes(range(32))
CHEAP = PasswordCost(1, 8, 1)
PASSWORD = "latihan"
AGE = timedelta(hours=40)
WORKING = timedelta(minutes=3)

OK1, OK2, OS, VAL = f"operator.{K1}", f"operator.{K2}", f"operator.{SUDIN}", f"validator.{jakarta.BIRO}"
Deed = tuple[str, dict[str, Any]]
ACCEPT: Deed = ("terima", {})
HAND_ON: Deed = ("koordinasi", {"target_unit": SUDIN, "reason": "Jalan kota"})
FINISH: Deed = ("ajukan_selesai", {"public_answer": "Sudah ditambal."})

STORIES: tuple[tuple[str, tuple[tuple[str, Deed], ...]], ...] = (
    (K1, ()),
    (K1, ((OK1, ACCEPT),)),
    (K1, ((OK1, HAND_ON),)),
    (K1, ((OK1, HAND_ON), (OS, ACCEPT), (OS, FINISH))),
    (K2, ()),
    (K1, ((OK1, ACCEPT), (OK1, FINISH), (VAL, ("validasi", {})))),
    (K2, ((OK2, HAND_ON), (OS, ("minta_perpanjangan", {"estimated_finish": jakarta.FAR, "reason": "Hujan"})))),
)


class Template(NamedTuple):
    """`sessions`: an answer of sign-in per officer, good at `jakarta.START`."""

    folder: Path
    oracle: bytes
    sessions: dict[str, bytes]

    def unpacked(self) -> Oracle:
        oracle: Oracle = pickle.loads(self.oracle)
        return oracle

    def desk(self, officer_id: str, warm: bool) -> Path:
        """The files of a desk: as after its last sync, or with nothing in them yet."""
        return self.folder / ("warm" if warm else "cold") / officer_id


def scratch() -> Path:
    """A folder of this process for files of the model, gone at its end."""
    parent = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="tanggap-model-", dir=parent))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@lru_cache(maxsize=1)
def template() -> Template:
    folder = scratch() / "template"
    folder.mkdir()
    path = folder / "central.db"
    database = Database(f"sqlite:///{path}", durable=False)
    install(database, jakarta.REFERENCE, is_training=True, random_bytes=secrets.token_bytes)
    accounts = [Account(officer.id, officer) for officer in jakarta.OFFICERS.values()]
    database.write(lambda transaction: write_accounts(transaction, accounts, Passwords(CHEAP).hash(PASSWORD)))
    maker = _Maker(database, path)
    maker.tell_stories()
    sessions = {officer_id: maker.session(officer_id, f"pc-{officer_id}") for officer_id in jakarta.OFFICERS}
    for officer_id, session in sessions.items():
        maker.desk(officer_id, session, folder)
    maker.central.close()
    return Template(folder, maker.oracle.packed(), sessions)


class _Direct:
    """A line without faults; the first answer is a session that was begun before."""

    def __init__(self, central: Central, session: bytes) -> None:
        self.central, self.session = central, session

    def send(self, request: ClientRequest) -> ClientResponse:
        if request.path == "/v1/session":
            told = {"x-server-time": "1000000000000", "content-type": "application/json"}
            return ClientResponse(200, told, self.session)
        headers = {name.lower(): value for name, value in request.headers.items()}
        answer = self.central.handle(
            Request(method=request.method, path=request.path, query=request.query, headers=headers)
        )
        return ClientResponse(answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.body)


class _Maker:
    """Brings the reports of the template to their states through the API itself."""

    def __init__(self, database: Database, path: Path) -> None:
        self.rng = Random(1)
        self.now = jakarta.START - AGE
        self.central: Central = open_central(
            database,
            is_training=True,
            clock=lambda: self.now,
            random_bytes=self.rng.randbytes,
            password_cost=CHEAP,
        )
        self.path = path
        self.oracle = Oracle(jakarta.ORACLE_UNITS, jakarta.ORACLE_OFFICERS)
        self.numbers: dict[str, int] = {}

    def tell_stories(self) -> None:
        ids = [self._intake(index, kelurahan) for index, (kelurahan, _) in enumerate(STORIES)]
        for report_id, (_, acts) in zip(ids, STORIES, strict=True):
            for officer_id, (kind, payload) in acts:
                self.now += WORKING
                self._act(officer_id, report_id, kind, payload)
        self.now = jakarta.START
        self._follow()

    def session(self, officer_id: str, device: str) -> bytes:
        body = {"username": officer_id, "password": PASSWORD, "device_id": device}
        return self._post("/v1/session", body, {})

    def desk(self, officer_id: str, session: bytes, folder: Path) -> None:
        """The real client fills its files once, so that examples may start from there."""
        officer, clock = jakarta.OFFICERS[officer_id], DeviceClock(Sources(lambda: self.now, lambda: 0.0, "boot-0"))
        for warm in (False, True):
            files = open_files(folder / ("warm" if warm else "cold") / officer_id, KEY, officer)
            calls = CentralCalls(_Direct(self.central, session), f"pc-{officer_id}", clock, "tanggap/model")
            engine = SyncEngine(calls, files, jakarta.scope_of(officer_id), clock)
            if warm:
                calls.sign_in(officer_id, PASSWORD)
                engine.fetch_reference()
                engine.pull()
            files.cache.dispose()
            files.outbox.dispose()

    def _intake(self, index: int, kelurahan: str) -> str:
        self.now += WORKING
        report_id = uuid7(int(self.now.timestamp() * 1000), self.rng.randbytes(10))
        told = {"kelurahan": kelurahan, "category": "jalan", "description": f"Jalan berlubang {index}."}
        number, at = f"JK{index:04d}", self.now
        self.central.database.write(lambda t: jakarta.take_in(t, report_id, number, at, told))
        self.oracle.intake(report_id, told)
        self._follow()
        return report_id

    def _act(self, officer_id: str, report_id: str, kind: str, payload: dict[str, Any]) -> None:
        device = f"maker-{officer_id}"
        session = json.loads(self.session(officer_id, device))
        self.numbers[device] = self.numbers.get(device, 0) + 1
        command = {
            "cmd_id": uuid7(int(self.now.timestamp() * 1000), self.rng.randbytes(10)),
            "dseq": self.numbers[device],
            "type": kind,
            "report_id": report_id,
            "base_version": len(self.oracle.judge.reports[report_id]["events"]),
            "payload": payload,
            "seen": {},
            "depends_on": [],
        }
        expected = self.oracle.expect(device, officer_id, command, None)
        token = {"authorization": f"Bearer {session['access_token']}"}
        answer = json.loads(self._post("/v1/commands", {"commands": [command]}, token))
        assert answer["results"][0]["status"] == expected.status == "applied", answer
        self._follow()

    def _follow(self) -> None:
        connection = sqlite3.connect(self.path)
        self.oracle.follow(connection)
        connection.close()

    def _post(self, path: str, body: dict[str, Any], headers: dict[str, str]) -> bytes:
        headers = {"content-type": "application/json", **headers}
        answer = self.central.handle(
            Request(method="POST", path=path, headers=headers, body=json.dumps(body).encode())
        )
        assert answer.status == 200, answer
        return answer.body
