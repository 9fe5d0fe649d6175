"""What each role may do, told by the bar: against tables written by hand from domain.md 3, not from the code."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from app.models.projection import Viewer
from app.services import reading
from app.services.values import ReportLink, splits_of
from app.views.commands import action_keys, commands
from app.views.report.action_bar import ActionBar
from app.views.widgets.button import PRIMARY, Button
from domain.report import Status
from tests.domain.world import GAMBIR, OFFICERS, RULES, SUDIN, SUPERVISOR, VALIDATOR, in_state
from tests.gui.conftest import opened
from tests.gui.sample_desk import SampleDesk
from tests.gui.sample_forms import EXTENSION

EVERYBODY = {"catatan"}
FIRST_STEPS = {"terima", "koordinasi", "disposisi"}
ALWAYS_OPERATOR = {
    "minta_perpanjangan",
    "klasifikasi",
    "tugaskan",
    "tautkan_duplikat",
    "pecah",
    "balasan",
    "lampiran",
}
OPERATOR = EVERYBODY | ALWAYS_OPERATOR
PETUGAS = EVERYBODY | {"lampiran"}

MAY = {
    ("petugas", "menunggu"): PETUGAS | {"terima", "tindak_lanjut"},
    ("petugas", "koordinasi"): PETUGAS | {"terima", "tindak_lanjut"},
    ("petugas", "disposisi"): PETUGAS | {"terima", "tindak_lanjut"},
    ("petugas", "proses"): PETUGAS | {"tindak_lanjut"},
    ("petugas", "menunggu_validasi"): PETUGAS,
    ("petugas", "tl_ditolak"): PETUGAS | {"terima", "tindak_lanjut"},
    ("petugas", "selesai"): PETUGAS,
    ("petugas", "ditolak"): PETUGAS,
    ("operator", "menunggu"): OPERATOR | FIRST_STEPS | {"tindak_lanjut"},
    ("operator", "koordinasi"): OPERATOR | FIRST_STEPS | {"tindak_lanjut", "kembalikan"},
    ("operator", "disposisi"): OPERATOR | FIRST_STEPS | {"tindak_lanjut", "kembalikan"},
    ("operator", "proses"): OPERATOR | {"koordinasi", "disposisi", "tindak_lanjut", "kembalikan", "ajukan_selesai"},
    ("operator", "menunggu_validasi"): OPERATOR,
    ("operator", "tl_ditolak"): OPERATOR | FIRST_STEPS | {"tindak_lanjut", "ajukan_selesai"},
    ("operator", "selesai"): EVERYBODY | {"lampiran"},
    ("operator", "ditolak"): EVERYBODY | {"lampiran"},
    ("kepala", "menunggu"): OPERATOR | FIRST_STEPS | {"tindak_lanjut", "tolak"},
    ("kepala", "koordinasi"): OPERATOR | FIRST_STEPS | {"tindak_lanjut", "kembalikan", "tolak"},
    ("kepala", "disposisi"): OPERATOR | FIRST_STEPS | {"tindak_lanjut", "kembalikan", "tolak"},
    ("kepala", "proses"): OPERATOR | {"koordinasi", "disposisi", "tindak_lanjut", "kembalikan", "ajukan_selesai"},
    ("kepala", "menunggu_validasi"): OPERATOR,
    ("kepala", "tl_ditolak"): OPERATOR | FIRST_STEPS | {"tindak_lanjut", "ajukan_selesai"},
    ("kepala", "selesai"): EVERYBODY | {"lampiran"},
    ("kepala", "ditolak"): EVERYBODY | {"lampiran"},
    **{("supervisor", state.value): EVERYBODY for state in Status},
    **{("validator", state.value): EVERYBODY for state in Status},
    ("validator", "menunggu_validasi"): EVERYBODY | {"validasi", "tolak_tl"},
    ("validator", "selesai"): EVERYBODY | {"buka_kembali"},
    ("validator", "ditolak"): EVERYBODY | {"buka_kembali"},
}
"""No request for an extension and no duplicate link stands; the report came to the sudin by koordinasi."""

DESK = {
    *("terima", "koordinasi", "disposisi", "kembalikan", "tindak_lanjut", "ajukan_selesai", "minta_perpanjangan"),
    *("klasifikasi", "tugaskan", "tautkan_duplikat", "lepas_duplikat", "pecah", "catatan", "balasan", "lampiran"),
}
OF_ROLE = {
    "petugas": {"terima", "tindak_lanjut", "catatan", "lampiran"},
    "operator": DESK,
    "kepala": DESK | {"tolak"},
    "supervisor": {"putuskan_perpanjangan", "catatan"},
    "validator": {"validasi", "tolak_tl", "buka_kembali", "catatan"},
}
"""What stands in the bar at all: what the role can do on some report."""

EVERY_ACTION = {action for actions in OF_ROLE.values() for action in actions}

FIRST = {
    ("petugas", "koordinasi"): "Terima",
    ("petugas", "proses"): "Tindak lanjut",
    ("operator", "menunggu"): "Terima",
    ("operator", "koordinasi"): "Terima",
    ("operator", "proses"): "Tindak lanjut",
    ("operator", "tl_ditolak"): "Tindak lanjut",
    ("kepala", "disposisi"): "Terima",
    ("validator", "menunggu_validasi"): "Validasi",
    ("validator", "selesai"): "Catatan internal",
}


def officer_of(role):
    known = {"supervisor": SUPERVISOR, "validator": VALIDATOR}
    return OFFICERS[known.get(role, f"{role}.{SUDIN}")]


def choices(role, report):
    return reading.choices_of(report, Viewer(officer_of(role), RULES, lambda _: None))


def bar_of(qtbot, role, report, width=1200):
    bar = ActionBar(role)
    qtbot.addWidget(bar)
    bar.resize(width, 80)
    bar.show()
    bar.set_with_composer(True)
    bar.show_choices(choices(role, report))
    return bar


@pytest.mark.parametrize(("role", "state"), MAY, ids=str)
def test_the_bar_offers_what_the_role_may_do_and_tells_why_not_the_rest(qtbot, role, state):
    report = in_state(Status(state)).report
    bar = bar_of(qtbot, role, report)
    told = {kind: bar.reason(kind) for kind in OF_ROLE[role]}
    assert {kind for kind, reason in told.items() if reason == ""} == MAY[role, state]
    assert all(reason and reason.endswith(".") for reason in told.values() if reason != "")
    assert {bar.reason(kind) for kind in EVERY_ACTION - OF_ROLE[role]} <= {None}


def test_the_table_can_fail(qtbot):
    """A bar of another role does not pass for this one's."""
    report = in_state(Status.KOORDINASI).report
    offered = {choice.type for choice in choices("kepala", report) if choice.code is None}
    assert offered != MAY["operator", "koordinasi"]


@pytest.mark.parametrize(("role", "state"), FIRST, ids=str)
def test_the_likely_step_comes_first_and_never_goes_into_lainnya(qtbot, role, state):
    for width in (240, 500, 700):
        shown, hidden = bar_of(qtbot, role, in_state(Status(state)).report, width).titles()
        assert shown[0] == FIRST[role, state]
        assert len(shown) + len(hidden) == len(OF_ROLE[role])


def primaries(bar):
    return [found.title for found in bar.findChildren(Button) if found.isVisible() and found.kind == PRIMARY]


@pytest.mark.parametrize(("role", "state"), FIRST, ids=str)
def test_the_likely_step_is_the_one_primary_button(qtbot, role, state):
    assert primaries(bar_of(qtbot, role, in_state(Status(state)).report)) == [FIRST[role, state]]


@pytest.mark.parametrize("role", ["petugas", "operator", "kepala"])
def test_on_a_report_of_another_unit_nothing_but_the_note_is_likely(qtbot, role):
    """The note has its own field beside the bar; where that is folded away, it is the first button."""
    report = in_state(Status.PROSES).report
    other = OFFICERS[f"{role}.{GAMBIR}"]
    bar = ActionBar(role)
    qtbot.addWidget(bar)
    bar.resize(1200, 80)
    bar.show()
    bar.show_choices(reading.choices_of(report, Viewer(other, RULES, lambda _: None)))
    assert bar.titles()[0][0] == "Lampiran"
    assert primaries(bar) == []
    bar.set_with_composer(True)
    assert primaries(bar) == ["Catatan internal"]


def test_after_a_follow_up_the_next_step_is_to_hand_in(qtbot):
    case = in_state(Status.PROSES)
    case.do(f"petugas.{SUDIN}", "tindak_lanjut", note="Ditambal")
    assert bar_of(qtbot, "operator", case.report).titles()[0][0] == "Ajukan selesai"
    assert bar_of(qtbot, "petugas", case.report).titles()[0][0] == "Tindak lanjut"


def test_buttons_keep_their_order_within_legal_and_grey():
    """From state to state the legal ones stand in one fixed order after the likely one."""
    fixed = [
        "tindak_lanjut",
        "koordinasi",
        "disposisi",
        "klasifikasi",
        "tugaskan",
        "kembalikan",
        "minta_perpanjangan",
    ]
    for state in (Status.KOORDINASI, Status.DISPOSISI, Status.PROSES, Status.TL_DITOLAK):
        legal = [choice.type for choice in choices("operator", in_state(state).report) if choice.code is None]
        after = [kind for kind in legal[1:] if kind in fixed]
        assert after == [kind for kind in fixed if kind in after]


def test_a_request_makes_the_supervisors_decision_the_first_step(qtbot):
    case = in_state(Status.PROSES)
    finish = (case.now + timedelta(days=9)).isoformat()
    case.do(f"operator.{SUDIN}", "minta_perpanjangan", estimated_finish=finish, reason="Alat berat")
    bar = bar_of(qtbot, "supervisor", case.report)
    assert bar.titles()[0][0] == "Putuskan perpanjangan"
    assert bar_of(qtbot, "operator", case.report).reason("minta_perpanjangan") == (
        "Masih ada permintaan perpanjangan yang belum diputuskan."
    )


def test_a_link_turns_the_two_actions_around(qtbot):
    case = in_state(Status.PROSES)
    case.others["r9"] = in_state(Status.PROSES).report
    bar = bar_of(qtbot, "operator", case.report)
    assert bar.reason("lepas_duplikat") == "Laporan ini belum ditautkan ke laporan lain."
    case.do(f"operator.{SUDIN}", "tautkan_duplikat", duplicate_of="r9")
    bar = bar_of(qtbot, "operator", case.report)
    assert bar.reason("tautkan_duplikat") == "Laporan ini sudah ditautkan. Lepas tautannya dulu."
    assert bar.reason("lepas_duplikat") == ""


SPLITS = {
    "petugas": ["Tugas saya", "Baru", "Dikembalikan", "Jatuh tempo", "Perlu tindakan"],
    "operator": ["Baru", "Dikembalikan", "Jatuh tempo", "Perlu tindakan"],
    "kepala": ["Baru", "Dikembalikan", "Jatuh tempo", "Perlu tindakan"],
    "supervisor": ["Perpanjangan", "Perlu tindakan"],
    "validator": ["Validasi", "Perlu tindakan"],
}
V_DOES = {
    "petugas": set(),
    "operator": {"ajukan_selesai"},
    "kepala": {"ajukan_selesai"},
    "supervisor": set(),
    "validator": {"validasi"},
}
WATCHED = {
    "petugas": ["Diikuti", "Selesai", "Semua terbuka"],
    "operator": ["Di OPD lain", "Diikuti", "Di validator", "Selesai", "Semua terbuka"],
    "kepala": ["Di OPD lain", "Diikuti", "Di validator", "Selesai", "Semua terbuka"],
    "supervisor": ["Diikuti", "Selesai", "Semua terbuka"],
    "validator": ["Diikuti", "Selesai", "Semua terbuka"],
}


@pytest.fixture(params=SPLITS)
def role_window(request, qtbot, tasks, events):
    desk = SampleDesk(role=request.param)
    desk.extension = EXTENSION
    yield from opened(qtbot, tasks, events, desk)


def test_each_role_begins_with_its_own_work(role_window):
    role = role_window.owner.role
    model = role_window.reports.splits.splits
    shown = [model.data(model.index(at)) for at in range(model.rowCount())]
    names = [words.rsplit(" ", 1)[0] if words.rsplit(" ", 1)[-1].isdigit() else words for words in shown]
    assert names == ["Kotak kerja", *SPLITS[role], "Dipantau", *WATCHED[role]]
    assert role_window.reports.list.split is splits_of(role)[0]
    for place, split in enumerate(splits_of(role), 1):
        role_window.run(f"split_{place}")
        assert role_window.reports.list.split is split


def test_menu_tindakan_shows_the_keys_of_the_role(role_window):
    role = role_window.owner.role
    keys = {command.id: command.key for command in commands(role) if command.menu == "tindakan"}
    assert keys == action_keys(role)
    assert set(keys) == OF_ROLE[role]
    assert {kind for kind, key in keys.items() if key == "V"} == V_DOES[role]


def test_only_desk_roles_are_offered_a_new_report(role_window):
    role = role_window.owner.role
    can_create = role in ("operator", "kepala")
    assert role_window.reports.list.new_button.isVisible() is can_create
    assert ("new_report" in {command.id for command in commands(role)}) is can_create
    answer = role_window.reports.report.composer.tabs["balasan"]
    assert answer.isVisibleTo(role_window.reports.report.composer) is can_create


def test_lainnya_shows_reason_and_key(window):
    bar = window.reports.report.bar
    shown, hidden = bar.titles()
    assert shown[0] == "Terima"
    menu = bar.more()
    rows = {entry.text().split("\t")[0]: entry for entry in menu.actions()}
    assert len(rows) == len(hidden)
    assert rows["Pecah laporan"].text().endswith("\tH")
    assert rows["Pecah laporan"].isEnabled()
    grey = rows["Lepas duplikat — Laporan ini belum ditautkan ke laporan lain."]
    assert not grey.isEnabled()
    assert grey.text().endswith("\tShift+U")
    assert not any(title.startswith("Tolak laporan") for title in rows)


def test_a_linked_report_is_one_click_away(window, desk, qtbot):
    desk.links["r1"] = (ReportLink("parent", "r2", "JK2611230004", "Pohon tumbang", Status.MENUNGGU),)
    window.reports.list._select(window.reports.list.reports.row_of("r1"))
    qtbot.waitUntil(lambda: window.reports.report.details.line.id == "r1")
    button = window.reports.report._links.findChild(Button)
    assert button.accessibleName() == "Buka laporan terkait JK2611230004"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.reports.report.details.line.id == "r2")
