"""Rows, pages and local files for the tests of one desk; the small Jakarta is that of `tests.domain`."""

from pathlib import Path
from typing import Any

import msgspec

from app.models import profile
from app.models.cache import LocalFiles, Row
from app.models.files import open_files
from app.models.projection import decode_base
from domain import actions, workflow
from domain.report import Report
from tests.domain import world

KEY = bytes(range(32))
SERVER, PASSWORD = "http://127.0.0.1:9", "kata sandi"
OPERATOR = world.OFFICERS[f"operator.{world.GAMBIR}"]
SCOPE = world.GAMBIR


def files_at(folder: Path) -> LocalFiles:
    return open_files(folder, KEY, OPERATOR)


def report(report_id: str = "r1", **changes: Any) -> Report:
    return world.channel_report(report_id, **changes)


def after(before: Report, cmd_id: str, kind: str, officer: str = OPERATOR.id, **payload: Any) -> Report:
    """The report after an action that central accepted."""
    act = workflow.Act(
        id=cmd_id,
        action=actions.decode(kind, payload),
        officer=world.OFFICERS[officer],
        at=before.events[-1].at + world.HOUR,
    )
    return workflow.apply(before, act, world.RULES, lambda _: None)


def body_of(row: Report) -> bytes:
    return b'{"op":"put",' + msgspec.json.encode(row)[1:]


def row_of(row: Report) -> Row:
    body = body_of(row)
    assert decode_base(body) == row
    return Row(row.id, row.version, body)


def reference_body() -> bytes:
    return msgspec.json.encode(world.reference())


def write_profile(root: Path) -> Path:
    """One profile in a data folder, to be opened without central; answers its folder. Its key is wrapped by little
    work: how hard that is, is not what is tried with it.
    """
    hard, profile.SCRYPT_N = profile.SCRYPT_N, 2
    known = profile.Profile(
        server=SERVER,
        username=OPERATOR.id,
        officer=OPERATOR,
        scope=SCOPE,
        device_id="d1",
        is_training=True,
        key=profile.wrap(KEY, PASSWORD),
    )
    profile.SCRYPT_N = hard
    folder = profile.folder_of(root, SERVER, OPERATOR.id)
    profile.write(folder, known)
    return folder
