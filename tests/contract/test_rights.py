"""An officer who gets another unit or role at central: the open desk shows nothing of it, signing in again does."""

import sqlite3
from contextlib import closing

import pytest

from app.services.values import Split
from domain.actions import Catatan
from tests.contract.conftest import filled
from tests.stories.people import PASSWORD, new_id, until

BEFORE, AFTER = "31.71.01.1002", "31.71.01.1003"
OPERATOR = f"operator.{BEFORE}"


def moved(central, **columns):
    told = ", ".join(f"{name} = ?" for name in columns)
    with closing(sqlite3.connect(central.database, timeout=30)) as connection, connection:
        done = connection.execute(
            f"update officer set {told}, scope_rev = scope_rev + 1 where username = ?", (*columns.values(), OPERATOR)
        )
        assert done.rowcount == 1


@pytest.fixture
def as_before(central):
    yield
    moved(central, unit=BEFORE, role="operator")


def taken_in(central):
    """Id of a report that comes in at the counter of the former unit."""
    told = {"channel": "kantor-lurah", "category": "jalan", "description": "Jalan berlubang.", "is_private": False}
    new = {"id": new_id(), "version": 0}
    found = central.session(OPERATOR).command("buat_laporan", new, {**told, "kelurahan": BEFORE})
    assert found["status"] == "applied", found
    return new["id"]


def shown(desk):
    return {line.number for line in desk.page(Split.SEMUA_TERBUKA, 500).lines}


def test_another_unit_is_another_cache(sign_in, server, central, no_secrets, as_before):
    report_id = taken_in(central)
    desk = filled(sign_in.sign_in(server, OPERATOR, PASSWORD, False))
    before = shown(desk)
    note = desk.act(report_id, Catatan(note="dari unit lama"))
    moved(central, unit=AFTER)
    until(lambda: desk.sync_now() or desk.status().problem == "other_unit", "the desk has understood")
    assert shown(desk) == before, "what is here stays, and nothing of the new unit comes into these files"
    assert desk.status().problem == "other_unit", "and the sentence stays"
    desk.close()
    again = filled(sign_in.sign_in(server, OPERATOR, PASSWORD, False))
    assert again.owner.unit_id == AFTER
    assert not before & shown(again), "the cache of the former unit is gone"
    facts = again.queue.facts()
    kept = [item for items in (facts.needs_officer, facts.waiting, facts.history) for item in items]
    assert [item.cmd_id for item in kept] == [note.cmd_id], "what was written is not lost"


def test_another_role_in_the_same_unit_is_told_too(sign_in, server, central, no_secrets, as_before):
    desk = filled(sign_in.sign_in(server, OPERATOR, PASSWORD, False))
    moved(central, role="kepala")
    until(lambda: desk.sync_now() or desk.status().problem == "other_unit", "the desk has understood")
    desk.close()
    assert filled(sign_in.sign_in(server, OPERATOR, PASSWORD, False)).owner.role == "kepala"
