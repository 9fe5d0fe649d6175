"""Another officer's work at a central, made over HTTP."""

import os
import time

import requests

from benchmarks.accounts import PASSWORD, SEES_ALL
from domain import ids
from domain.wire import MAX_COMMANDS

TIMEOUT_S = 60


def note_on(server: str, report_ids: list[str]) -> None:
    """A note on each of these reports. Raises RuntimeError when central takes one of them not."""
    token = _token(server)
    commands = [_note(report_id, place) for place, report_id in enumerate(report_ids, 1)]
    for start in range(0, len(commands), MAX_COMMANDS):
        batch = {"commands": commands[start : start + MAX_COMMANDS]}
        headers = {"Authorization": f"Bearer {token}"}
        answer = requests.post(f"{server}/v1/commands", json=batch, headers=headers, timeout=TIMEOUT_S)
        refused = [one for one in answer.json()["results"] if one["status"] not in ("applied", "late_note")]
        if refused:
            raise RuntimeError(str(refused[0]))


def signed_in(server: str) -> dict[str, str]:
    """Headers of an own session."""
    return {"Authorization": f"Bearer {_token(server)}"}


def _token(server: str) -> str:
    body = {"username": SEES_ALL, "password": PASSWORD, "device_id": f"bench-{time.time_ns()}"}
    answer = requests.post(f"{server}/v1/session", json=body, timeout=TIMEOUT_S)
    answer.raise_for_status()
    return str(answer.json()["access_token"])


def _note(report_id: str, place: int) -> dict[str, object]:
    return {
        "cmd_id": ids.uuid7(time.time_ns() // 1_000_000, os.urandom(ids.RANDOM_BYTES)),
        "dseq": place,
        "type": "catatan",
        "report_id": report_id,
        "base_version": 1,
        "payload": {"note": "Sudah dicek petugas lain, menunggu alat."},
        "made_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }
