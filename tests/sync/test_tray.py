"""Perlu tindakan as the officer reads it, and what each decision sends; expected values by hand from the contract."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.models import cache, outbox
from app.models.outbox import OutboxAction
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting
from app.services.acting import Origin
from app.services.drafts import Drafts
from app.services.tray import Tray
from app.services.values import ActionSaved, Draft, SyncMark, TrayChoice, TrayDecision, TrayItem
from app.sync.device_clock import DeviceClock, Sources
from domain import actions
from domain.actions import Action
from domain.report import Report
from domain.wire import CommandResult
from tests.domain import world
from tests.sync.desk_files import after, files_at, report, row_of

AGAIN, NOTE, AWAY = TrayDecision(TrayChoice.AGAIN), TrayDecision(TrayChoice.NOTE), TrayDecision(TrayChoice.AWAY)
KEPALA = f"kepala.{world.GAMBIR}"


class Desk:
    """A desk without a line; central's rows and answers are put in by hand."""

    def __init__(self, folder: Path) -> None:
        self.files = files_at(folder)
        self.clock = DeviceClock(Sources(lambda: world.MONDAY_09, lambda: 0.0, "boot"))
        self.drafts = Drafts(self.files, self.clock.now, lambda ids: None)
        self.tray = Tray(self.files, self.drafts, lambda: world.RULES, self._make, lambda ids: None)
        self.base = report(landmark="Depan toko", address="Jl. Satu")
        self.arrives(self.base)

    def arrives(self, row: Report | None) -> None:
        puts, drops = ([], ["r1"]) if row is None else ([row_of(row)], [])
        cache.apply_page(self.files, world.RULES, puts, drops, {"cursor": b"c"})
        self.base = row or self.base

    def act(self, action: Action) -> OutboxAction:
        return acting.make(self.files, world.RULES, self.clock, "r1", action)

    def answered(self, cmd_id: str, status: str, code: str) -> None:
        with write_scope(self.files.outbox) as connection:
            outbox.number(connection, [cmd_id])
            outbox.record(connection, CommandResult(cmd_id=cmd_id, status=status, code=code), world.MONDAY_09)
            if status != "applied":
                outbox.hold(connection, outbox.dependants(connection, cmd_id))

    def waiting(self) -> list[tuple[str, dict[str, Any]]]:
        """Type and payload of what goes to central next."""
        with read_scope(self.files.outbox) as connection:
            return [(item.type, item.payload) for item in outbox.queued(connection) if item.status == "queued"]

    def _make(self, report_id: str, action: Action, origin: Origin) -> ActionSaved:
        item = acting.make(self.files, world.RULES, self.clock, report_id, action, origin)
        return ActionSaved(item.cmd_id, item.report_id, item.number, item.type, 8.0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.files.cache.dispose()
    made.files.outbox.dispose()


def corrected_by_both(desk: Desk) -> TrayItem:
    """I: landmark, address and priority. The kepala: landmark and category, and a note. The landmark collides."""
    mine = desk.act(actions.Klasifikasi(landmark="Depan pos", address="Jl. Dua", priority="mendesak"))
    theirs = after(desk.base, "k1", "klasifikasi", KEPALA, landmark="Sebelah masjid", category="saluran")
    desk.arrives(after(theirs, "k2", "catatan", KEPALA, note="Sudah dicek"))
    desk.answered(mine.cmd_id, "conflict", "conflict_field")
    (item,) = desk.tray.items()
    return item


def test_only_what_both_changed_is_asked_and_the_rest_is_told(desk: Desk) -> None:
    item = corrected_by_both(desk)
    assert [(field.name, field.base, field.mine, field.theirs) for field in item.fields] == [
        ("landmark", "Depan toko", "Depan pos", "Sebelah masjid")
    ]
    assert [(change.name, change.after, change.by is None) for change in item.merged] == [
        ("priority", "mendesak", True),
        ("address", "Jl. Dua", True),
        ("category", "Saluran", False),
        ("", "Sudah dicek", False),
    ]
    assert item.note_code == "no_text"


@pytest.mark.parametrize(
    ("mine", "sent"),
    [
        (frozenset({"landmark"}), {"landmark": "Depan pos", "address": "Jl. Dua", "priority": "mendesak"}),
        (frozenset(), {"address": "Jl. Dua", "priority": "mendesak"}),
    ],
)
def test_each_field_goes_as_it_was_chosen(desk: Desk, mine: frozenset[str], sent: dict[str, str]) -> None:
    item = corrected_by_both(desk)
    desk.tray.decide(item.cmd_id, TrayDecision(TrayChoice.AGAIN, mine))
    assert desk.waiting() == [("klasifikasi", sent)]
    assert desk.tray.items() == ()


def test_theirs_alone_sends_nothing(desk: Desk) -> None:
    mine = desk.act(actions.Klasifikasi(landmark="Depan pos"))
    desk.arrives(after(desk.base, "k1", "klasifikasi", KEPALA, landmark="Sebelah masjid"))
    desk.answered(mine.cmd_id, "conflict", "conflict_field")
    assert desk.tray.decide(mine.cmd_id, AGAIN) is None
    assert (desk.waiting(), desk.tray.items()) == ([], ())


def test_a_place_is_one_choice(desk: Desk) -> None:
    mine = desk.act(actions.Klasifikasi(lat=-6.2, lon=106.8))
    desk.arrives(after(desk.base, "k1", "klasifikasi", KEPALA, lat=-6.3, lon=106.9))
    desk.answered(mine.cmd_id, "conflict", "conflict_field")
    (item,) = desk.tray.items()
    assert [(field.name, field.mine, field.theirs) for field in item.fields] == [
        ("coordinates", "-6.20000, 106.80000", "-6.30000, 106.90000")
    ]
    desk.tray.decide(item.cmd_id, TrayDecision(TrayChoice.AGAIN, frozenset({"coordinates"})))
    assert desk.waiting() == [("klasifikasi", {"lat": -6.2, "lon": 106.8})]


def handed_on_by_both(desk: Desk) -> TrayItem:
    mine = desk.act(actions.Koordinasi(target_unit=world.SUDIN, reason="Saluran penghubung"))
    desk.arrives(after(desk.base, "k1", "koordinasi", KEPALA, target_unit=world.SUDIN_SDA, reason="Jalan kota"))
    desk.answered(mine.cmd_id, "conflict", "conflict_handover")
    (item,) = desk.tray.items()
    return item


def test_three_facts_of_a_hand_over(desk: Desk) -> None:
    item = handed_on_by_both(desk)
    assert item.was is not None
    assert item.now is not None
    assert (item.was.status, item.now.status) == ("menunggu", "koordinasi")
    assert item.was.holder != item.now.holder
    assert (item.text, item.can_repeat, item.repeat_code) == ("Saluran penghubung", False, "not_holder")


def test_a_text_becomes_a_note_to_the_new_holder_and_undo_brings_the_choice_back(desk: Desk) -> None:
    item = handed_on_by_both(desk)
    assert item.note_code is None
    saved = desk.tray.decide(item.cmd_id, NOTE)
    assert desk.waiting() == [("catatan", {"note": "Saluran penghubung"})]
    assert desk.tray.items() == ()
    assert saved is not None
    assert acting.undo(desk.files, world.RULES, saved.cmd_id)
    assert [left.cmd_id for left in desk.tray.items()] == [item.cmd_id]


def test_a_held_action_names_what_it_waits_for(desk: Desk) -> None:
    first = desk.act(actions.Terima())
    desk.act(actions.TindakLanjut(note="Satu lajur dibuka"))
    last = desk.act(actions.TindakLanjut(note="Dua lajur dibuka"))
    desk.answered(first.cmd_id, "refused", "not_holder")
    held = {item.cmd_id: item for item in desk.tray.items()}[last.cmd_id]
    assert (held.mark, held.waits_for, held.waits_since) == (SyncMark.HELD, "terima", first.made_at)
    desk.tray.decide(last.cmd_id, AWAY)
    assert last.cmd_id not in {item.cmd_id for item in desk.tray.items()}


def test_a_report_that_left_leaves_text_and_draft(desk: Desk) -> None:
    mine = desk.act(actions.Catatan(note="Sudah ditegur"))
    desk.drafts.keep(Draft("r1", "balasan", desk.base.number, (("balasan", "Terima kasih"),)))
    desk.answered(mine.cmd_id, "refused", "not_found")
    desk.arrives(None)
    action, draft = desk.tray.items()
    assert (action.text, action.was, action.now, action.repeat_code) == ("Sudah ditegur", None, None, "not_found")
    assert (draft.mark, draft.text, draft.number, draft.type) == (
        SyncMark.DRAFT,
        "Terima kasih",
        desk.base.number,
        "balasan",
    )
    desk.tray.decide(draft.cmd_id, AWAY)
    assert [item.cmd_id for item in desk.tray.items()] == [mine.cmd_id]
