"""Random legal histories of one report for hypothesis: every act is one that `domain.workflow` accepts.

The same acts are kept as plain commands, so that the interpreter of tests/oracle can follow them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from domain.errors import Refused
from domain.report import Report
from domain.workflow import may
from tests.domain.world import (
    CIDENG,
    DINAS,
    GAMBIR,
    MONDAY_09,
    OFFICERS,
    PUSAT,
    RULES,
    SUDIN,
    SUDIN_SDA,
    SUPERVISOR,
    TEBET,
    UNITS,
    UPT,
    VALIDATOR,
    Case,
    channel_report,
    photo,
)
from tests.oracle.interpreter import Interpreter

Plain = dict[str, Any]
Move = tuple[str, str, Plain]

TARGETS = (SUDIN, SUDIN_SDA, UPT, DINAS, CIDENG, GAMBIR)
PLACES = (GAMBIR, CIDENG, TEBET)
OTHERS = ("r2", "r3")
QUIET = frozenset({"catatan", "balasan", "lampiran", "tugaskan", "tautkan_duplikat", "lepas_duplikat"})
QUIET_EVERY = 4


def moves(report: Report, now: datetime) -> Iterator[Move]:
    """Acts that somebody might try; `now` makes the dates of extensions lie ahead."""
    unit = report.holder
    petugas, operator, kepala = (f"{role}.{unit}" for role in ("petugas", "operator", "kepala"))
    later = (now + timedelta(days=9, minutes=report.version)).isoformat()
    number = f"{report.version % 16:x}"
    yield petugas, "terima", {}
    yield operator, "terima", {"assignee": petugas}
    for target in TARGETS:
        yield operator, "koordinasi", {"target_unit": target, "reason": "…"}
        yield kepala, "disposisi", {"target_unit": target, "instruction": "…"}
    yield operator, "disposisi", {"assignee": petugas, "instruction": "…"}
    yield operator, "kembalikan", {"reason": "…"}
    yield petugas, "tindak_lanjut", {"note": "…", "photos": [photo(number)]}
    yield petugas, "tindak_lanjut", {"note": "…"}
    yield operator, "ajukan_selesai", {"public_answer": "…", "photos": [photo(number)]}
    yield operator, "ajukan_selesai", {"public_answer": "…"}
    yield VALIDATOR, "validasi", {}
    yield VALIDATOR, "tolak_tl", {"reason": "…"}
    yield kepala, "tolak", {"reason_code": "lainnya", "public_answer": "…"}
    yield VALIDATOR, "buka_kembali", {"reason": "…"}
    yield operator, "minta_perpanjangan", {"estimated_finish": later, "reason": "…"}
    yield "supervisor.31", "putuskan_perpanjangan", {"approved": True, "finish_at": later, "reason": "…"}
    yield SUPERVISOR, "putuskan_perpanjangan", {"approved": False, "reason": "…"}
    for place in PLACES:
        yield operator, "klasifikasi", {"kelurahan": place}
    yield operator, "klasifikasi", {"category": "saluran", "priority": "mendesak"}
    yield operator, "klasifikasi", {"category": "jalan", "address": "Jl. Biak"}
    yield operator, "tugaskan", {"assignee": petugas}
    for other in OTHERS:
        yield operator, "tautkan_duplikat", {"duplicate_of": other}
    if report.duplicate_of is not None:
        yield operator, "lepas_duplikat", {}
    for author in (f"operator.{GAMBIR}", f"kepala.{PUSAT}", VALIDATOR, petugas):
        yield author, "catatan", {"note": "…"}
    yield operator, "balasan", {"public_answer": "…"}
    yield petugas, "lampiran", {"event": report.events[-1].id, "photos": [photo(number)]}


@dataclass
class History:
    """A case with its acts as commands, what it looked like at each version, and the last approved finish."""

    case: Case
    commands: list[Plain] = field(default_factory=list)
    versions: list[Report] = field(default_factory=list)
    finish_at: datetime | None = None

    def command(self, move: Move, at: datetime, base_version: int, cmd_id: str) -> Plain:
        officer, kind, payload = move
        author = {"officer": officer, "unit": OFFICERS[officer].unit, "role": OFFICERS[officer].role}
        head = {"cmd_id": cmd_id, "type": kind, "report_id": self.case.report.id, "payload": payload}
        return {**head, **author, "base_version": base_version, "seen": {}, "at": at.isoformat()}

    def play(self, choice: int, gap: timedelta) -> None:
        """One more act: the `choice`-th kind that is possible now, and of that kind the `choice`-th act.

        Three choices of four pass over the quiet kinds, which change no state, so that reports get somewhere.
        """
        before = self.case.report
        for move in self._possible(choice):
            try:
                after = self.case.do(move[0], move[1], after=gap, **move[2])
            except Refused:
                continue
            self.commands.append(self.command(move, self.case.now, before.version, after.events[-1].id))
            self.versions.append(after)
            if after.clocks.finish_by != before.clocks.finish_by:
                self.finish_at = after.clocks.finish_by
            return

    def _possible(self, choice: int) -> Iterator[Move]:
        report = self.case.report
        legal: dict[str, list[Move]] = {}
        for move in moves(report, self.case.now):
            if may(OFFICERS[move[0]], move[1], report, RULES) is None:
                legal.setdefault(move[1], []).append(move)
        choice, quiet = divmod(choice, QUIET_EVERY)
        kinds = [kind for kind in legal if kind not in QUIET or quiet == 0]
        for step in range(len(kinds)):
            same_kind = legal[kinds[(choice + step) % len(kinds)]]
            turn = choice // len(kinds) % len(same_kind)
            yield from (*same_kind[turn:], *same_kind[:turn])


@st.composite
def histories(draw: st.DrawFn, max_acts: int = 25, channels: tuple[str, ...] = ("jaki", "lapor")) -> History:
    first = channel_report(channel=draw(st.sampled_from(channels)))
    others = {name: channel_report(name) for name in OTHERS}
    history = History(case=Case(report=first, others=others), versions=[first])
    for choice, minutes in draw(st.lists(st.tuples(st.integers(0, 3999), st.integers(0, 3000)), max_size=max_acts)):
        history.play(choice, timedelta(minutes=minutes))
    return history


def interpreter_with_intake(history: History) -> Interpreter:
    """The oracle at the moment when the reports have come in and nobody has acted yet."""
    units = {
        unit.id: {"parent": unit.parent, "kind": unit.kind, "needs_validation": unit.needs_validation}
        for unit in UNITS
    }
    oracle = Interpreter(units, {officer.id: officer.unit for officer in OFFICERS.values()})
    for report_id in (history.case.report.id, *OTHERS):
        author = {"officer": None, "unit": GAMBIR, "role": "", "at": MONDAY_09.isoformat()}
        payload = {"kelurahan": GAMBIR, "category": "jalan", "priority": "biasa"}
        head = {"cmd_id": report_id, "type": "masuk", "report_id": report_id, "payload": payload}
        oracle.accept({**head, **author, "base_version": 0, "seen": {}})
    return oracle
