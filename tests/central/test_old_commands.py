"""Commands as desks of schema 1 wrote them, kept for ever: a PC may have been off for weeks when it sends them.

Lines are only added to the file, never changed.
"""

import hashlib
import json
from pathlib import Path

import msgspec
import pytest

from central.services import envelopes
from domain import actions
from tests.central.office import named_id

LINES = (Path(__file__).parents[1] / "domain" / "commands_v1.jsonl").read_text().splitlines()
WRITTEN = [json.loads(line) for line in LINES]


def as_sent(written):
    head = {"cmd_id": named_id("c"), "dseq": 1, "cmd_schema": 1, "report_id": named_id("r"), "base_version": 1}
    return {**head, **written, "made_at": "2026-11-16T02:00:00Z"}


@pytest.mark.parametrize("written", WRITTEN, ids=lambda written: written["type"])
def test_it_is_still_understood_and_known_by_the_same_hash(written):
    command = envelopes.read(msgspec.Raw(json.dumps(as_sent(written)).encode()))
    decoded = msgspec.to_builtins(actions.decode(command.type, command.payload))
    for name, value in written["payload"].items():
        assert holds(decoded[name], value), name
    canonical = json.dumps(
        [written["type"], command.report_id, written["payload"]],
        sort_keys=True, separators=(",", ":"), ensure_ascii=False,
    )  # fmt: skip
    assert envelopes.payload_hash(command) == hashlib.sha256(canonical.encode()).digest()


def holds(found, value):
    """What was written is in what is understood; absent parts may have become defaults."""
    if isinstance(value, dict):
        return all(holds(found[name], part) for name, part in value.items())
    if isinstance(value, list):
        return len(found) == len(value) and all(map(holds, found, value))
    return found == value


def test_every_kind_of_command_is_there():
    assert {written["type"] for written in WRITTEN} == set(actions.ACTIONS)
