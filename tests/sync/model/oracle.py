"""What central must answer and hold, from its log alone: plain sqlite3 and the interpreter of tests/oracle.

Imports nothing of ours.

`expect` says beforehand what becomes of each command of a request; `follow` compares with what central wrote.
"""

import json
import pickle
import sqlite3
from datetime import datetime
from typing import Any, NamedTuple

from tests.oracle.interpreter import Interpreter

Plain = dict[str, Any]
CONTAINED = ("applied", "applied_same", "late_note")
FIELDS = tuple(
    "version status holder kelurahan assignee handed_by bounces category priority duplicate_of landmark".split()
)


class Violation(AssertionError):
    """An invariant of sync.md, section 4, does not hold."""

    def __init__(self, invariant: str, text: str) -> None:
        super().__init__(f"{invariant}: {text}")
        self.invariant = invariant


def require(holds: object, invariant: str, text: object) -> None:
    if not holds:
        raise Violation(invariant, str(text() if callable(text) else text))


class Answer(NamedTuple):
    status: str
    code: str | None


class Judge(Interpreter):
    """Knows besides that an officer may still act on what was on his desk at the version he saw."""

    lenient = False

    def _record(self, report: Plain, command: Plain, status: str | None, moved: bool) -> None:
        """As the interpreter does, with copies as deep as anything is changed later; there are no photos here."""
        event = {"id": command["cmd_id"], "type": command["type"], "unit": command["unit"], "moved": moved}
        event |= {"from": status, "to": report["status"], "payload": command["payload"], "photos": set()}
        report["events"].append(event)
        report["version"] += 1
        kept = {name: report[name].copy() for name in ("events", "stack", "held", "worked")}
        self.history.setdefault(report["id"], []).append({**report, **kept})

    def sees(self, command: Plain, report: Plain) -> bool:
        return self.lenient or super().sees(command, report)

    def _judge_fields(self, command: Plain, base: Plain, report: Plain) -> str | None:
        """To take a link away is to change it: one that was never on screen stays (I9)."""
        if command["type"] == "lepas_duplikat":
            return None if report["duplicate_of"] == base["duplicate_of"] else "conflict_field"
        return super()._judge_fields(command, base, report)

    def verdict(self, command: Plain) -> Answer:
        report = self.reports.get(command["report_id"])
        if command["type"] == "buat_laporan":
            return self._intake_verdict(command, report)
        base = command["base_version"]
        if report is None or self.sees(command, report) or not 1 <= base < report["version"]:
            return Answer(*self.judge(command))
        if not self.sees(command, self.history[report["id"]][base - 1]):
            return Answer("refused", "not_found")
        if command["type"] in ("catatan", "lampiran"):
            return Answer("conflict", "conflict_state")
        self.lenient = True
        try:
            return Answer(*self.judge(command))
        finally:
            self.lenient = False

    def _intake_verdict(self, command: Plain, report: Plain | None) -> Answer:
        """What it continues must be there for its author; an id is given once."""
        answer = Answer(*self.judge(command))
        before = command["payload"].get("continues")
        if answer.code is None and before is not None:
            found = self.reports.get(before)
            if found is None or not self.sees(command, found):
                return Answer("refused", "invalid_continues")
        return answer if report is None or answer.code else Answer("refused", "invalid_report_id")


class Oracle:
    """`told`: what each command's author had on screen, by cmd_id: base_version and seen."""

    def __init__(self, units: dict[str, Plain], officers: dict[str, tuple[str, str]]) -> None:
        self.officers = officers
        self.judge = Judge(units, {name: unit for name, (unit, _) in officers.items()}, 0)
        self.seq = 0
        self.changes = [(-1, units)]
        self.answers: dict[tuple[str, str], Answer] = {}
        self.hashes: dict[int, str] = {}
        self.intakes: dict[str, Plain] = {}
        self.pending: list[tuple[str, str, str | None]] = []
        self.is_restored = self.is_put_back = False
        self.put_off: set[str] = set()

    def packed(self) -> bytes:
        return pickle.dumps(self)

    def change_validation(self, unit: str, needs_validation: bool) -> None:
        """Reference data changed after the log row `seq`."""
        self.judge.units = {
            **self.judge.units,
            unit: {**self.judge.units[unit], "needs_validation": needs_validation},
        }
        self.changes.append((self.seq, self.judge.units))

    def intake(self, report_id: str, told: Plain) -> None:
        command = self._masuk(report_id, told)
        self.intakes[report_id] = told
        self.judge.accept(command)
        self.pending.append((report_id, "masuk", None))

    def expect(self, device: str, author: str, command: Plain, told: Plain | None) -> Answer:
        """The answer to a command that reaches central now; it takes effect here at once."""
        key = (device, command["cmd_id"])
        if key in self.answers:
            return self.answers[key]
        if not self.put_off.isdisjoint(command["depends_on"]):
            return self._put_off(command)
        if not all(self._is_contained(device, other) for other in command["depends_on"]):
            return Answer("held", None)
        unit, role = self.officers[author]
        known = {"officer": author, "unit": unit, "role": role, "at": "", "depends_on": command["depends_on"]}
        judged = {**command, **known, **(told or {})}
        found = self.judge.reports.get(command["report_id"])
        if self.is_put_back and found is not None and not self.is_restored:
            judged["base_version"] = min(judged["base_version"], found["version"])
        if self.is_restored and command["type"] != "buat_laporan" and self._is_ahead(judged):
            return self._put_off(command)
        answer = self.judge.verdict(judged)
        self.answers[key] = answer
        if answer.status in ("applied", "late_note"):
            kind = command["type"] if answer.status == "applied" else "catatan"
            self.judge.accept({**judged, "type": kind})
            shown = "masuk" if kind == "buat_laporan" else kind
            self.pending.append((command["report_id"], shown, command["cmd_id"]))
        return answer

    def lacking_photo(self, device: str, command: Plain) -> Answer:
        """What it builds on may wait, which is said first."""
        key = (device, command["cmd_id"])
        if key not in self.answers and not self.put_off.isdisjoint(command["depends_on"]):
            return self._put_off(command)
        return self.answers.get(key, Answer("blob_missing", None))

    def _is_ahead(self, judged: Plain) -> bool:
        """After a restore: its author's report, or the version it is for, is what another desk may still bring."""
        report, base = self.judge.reports.get(judged["report_id"]), judged["base_version"]
        if report is None or base > report["version"]:
            return True
        before = self.judge.history[report["id"]][base - 1] if 1 <= base < report["version"] else report
        return not (self.judge.sees(judged, report) or self.judge.sees(judged, before))

    def _put_off(self, command: Plain) -> Answer:
        self.put_off.add(command["cmd_id"])
        return Answer("busy", None)

    def follow(self, connection: sqlite3.Connection) -> list[str]:
        """New rows of the log are exactly what was expected (I1, I6, I9); answers the reports they changed."""
        rows = connection.execute(
            "select seq, report_id, version, cmd_id, kind, payload, at, row_hash from change_log where seq > ?"
            " order by seq",
            (self.seq,),
        ).fetchall()
        found = [(report_id, kind, cmd_id) for _, report_id, _, cmd_id, kind, *_ in rows]
        require(found == self.pending, "I9", lambda: f"central wrote {found}, the rules say {self.pending}")
        self.pending = []
        for seq, report_id, _, _, _, payload, at, row_hash in rows:
            require(seq == self.seq + 1, "I1", f"log goes on with {seq} after {self.seq}")
            self.seq, self.hashes[seq] = seq, row_hash
            counts_from = json.loads(payload)["credited_at"]
            require(
                datetime.fromisoformat(counts_from) <= datetime.fromisoformat(at),
                "I22",
                f"{report_id} counts from after its receipt",
            )
        head = connection.execute("select seq from sync_head").fetchone()[0]
        require(head == self.seq, "I1", f"head {head}, log {self.seq}")
        return sorted({row[1] for row in rows})

    def check_report(self, connection: sqlite3.Connection, report_id: str) -> None:
        """Central's row and feeds of a report against the interpreter."""
        body, seq = connection.execute("select body, seq from report where id = ?", (report_id,)).fetchone()
        row, told = json.loads(body), self.judge.reports[report_id]
        differs = {name: (row[name], told[name]) for name in FIELDS if row[name] != told[name]}
        require(not differs, "I9", f"{report_id} at central and by the rules: {differs}")
        events = [event["cmd_id"] for event in row["events"]][1:]
        require(events == [event["id"] for event in told["events"]][1:], "I6", f"events of {report_id}: {events}")
        require(len(set(events)) == len(events), "I6", f"{report_id} holds an effect twice: {events}")
        self._check_feeds(connection, report_id, seq)

    def scopes(self, report_id: str) -> set[str]:
        """Who may see a report: involved units and all above."""
        involved = self.judge.involved(self.judge.reports[report_id])
        return {scope for unit in involved for scope in (unit, *self.judge.above(unit))}

    def check_log(self, connection: sqlite3.Connection) -> None:
        """The whole log folded anew: each accepted command once, the same reports, nothing rewritten."""
        anew = Judge(self.changes[0][1], self.judge.officers, 0)
        seen: set[tuple[str, str]] = set()
        rows = connection.execute(
            "select seq, report_id, cmd_id, actor, kind, payload, row_hash from change_log order by seq"
        )
        for place, (seq, report_id, cmd_id, actor, kind, payload, row_hash) in enumerate(rows, start=1):
            require(seq == place and self.hashes[seq] == row_hash, "I1", f"log row {seq} was rewritten")
            anew.units = next(units for after, units in reversed(self.changes) if after < seq)
            if cmd_id is None:
                anew.accept(self._masuk(report_id, self.intakes[report_id]))
                continue
            require((report_id, cmd_id) not in seen, "I6", f"{cmd_id} took effect twice")
            seen.add((report_id, cmd_id))
            command = {"cmd_id": cmd_id, "type": kind, "report_id": report_id, "payload": json.loads(payload)}
            anew.accept(command | {"officer": actor, "unit": self.officers[actor][0]})
        for report_id, told in self.judge.reports.items():
            mine = {name: told[name] for name in FIELDS}
            folded = {name: anew.reports[report_id][name] for name in FIELDS}
            require(folded == mine, "I6", f"{report_id} by its log is {folded}, by its answers {mine}")

    def _check_feeds(self, connection: sqlite3.Connection, report_id: str, seq: int) -> None:
        feeds = connection.execute("select scope, seq, reason from scope_feed where report_id = ?", (report_id,))
        found = {scope: (at, reason) for scope, at, reason in feeds}
        shown, wanted = {scope for scope, (_, reason) in found.items() if reason is None}, self.scopes(report_id)
        require(shown == wanted, "I15", lambda: f"{report_id} is fed to {sorted(shown)}, not {sorted(wanted)}")
        stale = sorted(scope for scope in wanted if found[scope][0] < seq)
        require(not stale, "I3", f"change {seq} of {report_id} is not in the feed of {stale}")

    def _is_contained(self, device: str, cmd_id: str) -> bool:
        return (device, cmd_id) in self.answers and self.answers[device, cmd_id].status in CONTAINED

    @staticmethod
    def _masuk(report_id: str, told: Plain) -> Plain:
        head = {"cmd_id": report_id, "type": "masuk", "report_id": report_id, "payload": told}
        return head | {"officer": None, "unit": told["kelurahan"]}
