"""Independent interpreter of the workflow: folds commands in log order over plain-dict reports.

Follows domain.md 3-4 and central-api.md ("Command", "Workflow details"). Payloads are taken as well-formed:
the codes of decoding (`missing_<field>`, most `invalid_<field>`) are not its matter. Standard library only.

A command is a dict: cmd_id, type, report_id, base_version, seen, payload, officer, unit, role, at, and perhaps
depends_on (own commands it was made on top of: they do not count as changes since its base). A channel intake is
a command of type `masuk` with the payload of `buat_laporan` and officer None.
"""

from copy import deepcopy
from typing import Any

Plain = dict[str, Any]
Verdict = tuple[str, str | None]

CLOSED = ("selesai", "ditolak")
FRESH = ("menunggu", "koordinasi", "disposisi")
OPEN = (*FRESH, "proses", "menunggu_validasi", "tl_ditolak")
FROM: dict[str, tuple[str, ...]] = {
    "terima": (*FRESH, "tl_ditolak"),
    "koordinasi": (*FRESH, "proses", "tl_ditolak"),
    "disposisi": (*FRESH, "proses", "tl_ditolak"),
    "kembalikan": ("koordinasi", "disposisi", "proses"),
    "tindak_lanjut": (*FRESH, "proses", "tl_ditolak"),
    "ajukan_selesai": ("proses", "tl_ditolak"),
    "validasi": ("menunggu_validasi",),
    "tolak_tl": ("menunggu_validasi",),
    "tolak": FRESH,
    "buka_kembali": CLOSED,
    "catatan": OPEN + CLOSED,
    "lampiran": OPEN + CLOSED,
}
STAFF = ("petugas", "operator", "kepala")
DESK = ("operator", "kepala")
ROLES = {"terima": STAFF, "tindak_lanjut": STAFF, "lampiran": STAFF, "tolak": ("kepala",)}
ROLES |= dict.fromkeys(("validasi", "tolak_tl", "buka_kembali"), ("validator",))
ROLES |= {"putuskan_perpanjangan": ("supervisor",), "catatan": (*STAFF, "supervisor", "validator")}
UNBOUND = ("validasi", "tolak_tl", "buka_kembali", "putuskan_perpanjangan", "catatan", "lampiran")
CLASSIFIED = ("category", "priority", "kelurahan", "lat", "lon", "address", "landmark")
STATE_BOUND = ("ajukan_selesai", "validasi", "tolak_tl", "tolak", "buka_kembali")
HANDOVERS = ("koordinasi", "disposisi", "kembalikan")
RE_ORDERED = (("disposisi", "koordinasi"), ("disposisi", "disposisi"))
REACHED = {
    "terima": "proses",
    "tindak_lanjut": "proses",
    "koordinasi": "koordinasi",
    "disposisi": "disposisi",
}
REACHED |= {"validasi": "selesai", "tolak_tl": "tl_ditolak", "tolak": "ditolak"}
REACHED |= {"kembalikan": "menunggu", "buka_kembali": "menunggu"}


class Interpreter:
    """`units`: id -> {parent, kind, needs_validation}; `officers`: id -> unit id."""

    def __init__(self, units: dict[str, Plain], officers: dict[str, str], min_sesudah: int = 1) -> None:
        self.units, self.officers, self.min_sesudah = units, officers, min_sesudah
        self.reports: dict[str, Plain] = {}
        self.history: dict[str, list[Plain]] = {}

    def above(self, unit: str) -> list[str]:
        parent = self.units[unit]["parent"]
        return [] if parent is None else [parent, *self.above(parent)]

    def involved(self, report: Plain) -> set[str]:
        return {report["kelurahan"], report["holder"], *report["worked"]} | ({report["creator"]} - {None})

    def sees(self, command: Plain, report: Plain) -> bool:
        units = self.involved(report)
        known = any(command["unit"] in (unit, *self.above(unit)) for unit in units)
        return command["role"] == "validator" or (known and command["role"] in (*STAFF, "supervisor"))

    def submit(self, command: Plain) -> Verdict:
        """Judge against the log so far and, when it takes effect, append it."""
        verdict = self.judge(command)
        if verdict[0] in ("applied", "late_note"):
            self.accept(command if verdict[0] == "applied" else {**command, "type": "catatan"})
        return verdict

    def fold(self, commands: list[Plain]) -> dict[str, Plain]:
        for command in commands:
            self.accept(command)
        return self.reports

    def judge(self, command: Plain) -> Verdict:
        """(status, code): code is None for applied, applied_same and late_note."""
        if command["type"] in ("masuk", "buat_laporan"):
            known = command["type"] == "masuk" or command["role"] in DESK
            return ("applied", None) if known else ("refused", "role")
        report = self.reports.get(command["report_id"])
        if report is None or not self.sees(command, report):
            return "refused", "not_found"
        now = self.refusal(command, report)
        if now is None and self._values_are_there(command, report):
            return "applied_same", None
        if command["base_version"] == report["version"] or command["type"] in ("catatan", "lampiran"):
            return ("refused", now) if now else ("applied", None)
        return self._judge_stale(command, report, now)

    def _judge_stale(self, command: Plain, report: Plain, now: str | None) -> Verdict:
        kind, own = command["type"], command.get("depends_on", ())
        told = [number for number, e in enumerate(report["events"], start=1) if e["id"] in own]
        base = self.history[report["id"]][max(command["base_version"], *told, 1) - 1]
        since = [e for e in report["events"][command["base_version"] :] if e["id"] not in own]
        if now and self._rights(command, base):
            return "refused", now
        if _was_done(command, base, report, since) or self._values_are_there(command, report):
            return "applied_same", None
        if kind == "tindak_lanjut" and report["status"] in CLOSED:
            return "late_note", None
        if kind in HANDOVERS and any(e["moved"] or (e["type"], kind) in RE_ORDERED for e in since):
            return "conflict", "conflict_handover"
        if kind in STATE_BOUND and any(e["from"] != e["to"] for e in since):
            return "conflict", "conflict_state"
        if kind == "putuskan_perpanjangan" and any(e["type"] == kind for e in since):
            return "conflict", "conflict_state"
        if rights := self._rights(command, report):
            return "conflict", "conflict_handover" if rights == "not_holder" else "conflict_state"
        code = self._judge_fields(command, base, report) or now
        return ("conflict" if code == "conflict_field" else "refused", code) if code else ("applied", None)

    def _judge_fields(self, command: Plain, base: Plain, report: Plain) -> str | None:
        if command["type"] in ("klasifikasi", "tugaskan", "tautkan_duplikat"):
            for name, wanted in command["payload"].items():
                seen = command["seen"].get(name, base[name])
                if report[name] not in (seen, wanted):
                    return "conflict_field"
        return None

    def refusal(self, command: Plain, report: Plain) -> str | None:
        """The first code that speaks against the command on this report, in the order of the list."""
        return self._rights(command, report) or self._payload_refusal(command, report)

    def _rights(self, command: Plain, report: Plain) -> str | None:
        """State, holder, role, involvement, and what must be there already."""
        kind, role, unit = command["type"], command["role"], command["unit"]
        if report["status"] not in FROM.get(kind, OPEN):
            return "illegal_state"
        if kind not in UNBOUND and (unit != report["holder"] or role not in STAFF):
            return "not_holder"
        if role not in ROLES.get(kind, DESK):
            return "role"
        if kind == "putuskan_perpanjangan" and not self._may_decide(unit, report):
            return "role"
        if not self.sees(command, report):
            return "not_involved"
        if kind == "kembalikan" and not report["stack"]:
            return "nobody_to_return_to"
        pending = (report["extension"] or {}).get("state") == "requested"
        if kind == "minta_perpanjangan" and pending:
            return "request_pending"
        return "no_request" if kind == "putuskan_perpanjangan" and not pending else None

    def _may_decide(self, unit: str, report: Plain) -> bool:
        kota = [u for u in self.above(report["kelurahan"]) if self.units[u]["kind"] in ("kota", "kabupaten")]
        return unit in ("31", *kota, *self.above(report["holder"]))

    def _payload_refusal(self, command: Plain, report: Plain) -> str | None:
        kind, payload, holder = command["type"], command["payload"], report["holder"]
        target, assignee = payload.get("target_unit"), payload.get("assignee")
        targets = [c["target_unit"] for c in payload.get("children", [])]
        if any(self._same_branch(t, holder) for t in ([target] if kind == "koordinasi" else targets)):
            return "not_another_branch"
        if kind == "disposisi" and target and holder not in self.above(target):
            return "not_below"
        if assignee and self.officers.get(assignee) != holder:
            return "invalid_assignee"
        if kind == "ajukan_selesai" and self._after_photos(payload, report) < self.min_sesudah:
            return "evidence_required"
        if kind == "putuskan_perpanjangan" and payload["approved"] and payload["finish_at"] <= command["at"]:
            return "invalid_finish_at"
        return self._link_refusal(command) if kind == "tautkan_duplikat" else None

    def _same_branch(self, unit: str, other: str) -> bool:
        return unit == other or unit in self.above(other) or other in self.above(unit)

    def _link_refusal(self, command: Plain) -> str | None:
        other = command["payload"]["duplicate_of"]
        if other not in self.reports or not self.sees(command, self.reports[other]):
            return "not_found"
        return "duplicate_cycle" if self.head(other, command["report_id"]) == command["report_id"] else None

    def head(self, report_id: str, stop: str | None = None) -> str:
        while report_id != stop and self.reports[report_id]["duplicate_of"] is not None:
            report_id = self.reports[report_id]["duplicate_of"]
        return report_id

    def _after_photos(self, payload: Plain, report: Plain) -> int:
        """Distinct `sesudah` photos of this command and of the events since the last TL Ditolak."""
        found = set(_after(payload))
        for event in reversed(report["events"]):
            found |= {sha for sha, slot in event["photos"] if slot == "sesudah"}
            if event["type"] == "tolak_tl":
                break
        return len(found)

    def _values_are_there(self, command: Plain, report: Plain) -> bool:
        kind, payload = command["type"], command["payload"]
        if kind == "lampiran":
            shown: set = next((e["photos"] for e in report["events"] if e["id"] == payload["event"]), set())
            return _photos(payload) <= shown
        if kind == "tautkan_duplikat":
            other = payload["duplicate_of"]
            return other in self.reports and report["duplicate_of"] == self.head(other, report["id"])
        if kind == "lepas_duplikat":
            return report["duplicate_of"] is None
        return kind in ("klasifikasi", "tugaskan") and all(report[n] == v for n, v in payload.items())

    def accept(self, command: Plain) -> None:
        """Append a command that was accepted: one event, version + 1."""
        kind, payload, rid = command["type"], command["payload"], command["report_id"]
        if kind in ("masuk", "buat_laporan"):
            self._open(rid, payload["kelurahan"], "menunggu", payload, command)
            return
        report = self.reports[rid]
        status, holder = report["status"], report["holder"]
        self._change(kind, report, payload)
        if kind == "pecah":
            self._split(report, command)
        if report["holder"] != holder:
            report["assignee"] = None
        report["handed_by"] = report["stack"][-1] if report["stack"] else None
        if kind != "klasifikasi" and command["unit"] in report["held"]:
            report["worked"].add(command["unit"])
        report["held"].add(report["holder"])
        self._record(report, command, status, report["holder"] != holder)

    def _change(self, kind: str, report: Plain, payload: Plain) -> None:
        report["status"] = REACHED.get(kind, report["status"])
        report["assignee"] = payload.get("assignee") or report["assignee"]
        if kind == "ajukan_selesai":
            checked = self.units[report["holder"]]["needs_validation"]
            report["status"] = "menunggu_validasi" if checked else "selesai"
        self._hand_over(kind, report, payload)
        match kind:
            case "minta_perpanjangan":
                report["extension"] = {"state": "requested", "finish_at": None}
            case "putuskan_perpanjangan":
                state = "approved" if payload["approved"] else "denied"
                report["extension"] = {"state": state, "finish_at": payload.get("finish_at")}
            case "klasifikasi":
                report.update({name: payload[name] for name in CLASSIFIED if name in payload})
            case "tautkan_duplikat":
                report["duplicate_of"] = self.head(payload["duplicate_of"])
            case "lepas_duplikat":
                report["duplicate_of"] = None

    def _hand_over(self, kind: str, report: Plain, payload: Plain) -> None:
        place = payload.get("kelurahan") or report["kelurahan"]
        if kind in ("koordinasi", "disposisi") and payload.get("target_unit"):
            report["stack"].append(report["holder"])
            report["holder"] = payload["target_unit"]
        elif kind == "kembalikan":
            report.update(holder=report["stack"].pop(), bounces=report["bounces"] + 1)
        elif kind == "klasifikasi" and report["holder"] == report["kelurahan"] != place:
            report.update(holder=place, status="menunggu", stack=[])

    def _split(self, report: Plain, command: Plain) -> None:
        for child in command["payload"]["children"]:
            fields = {name: child.get(name) or report[name] for name in CLASSIFIED}
            links = {"parent": report["id"], "stack": [report["holder"]], "handed_by": report["holder"]}
            self._open(child["report_id"], child["target_unit"], "koordinasi", fields, command, links)

    def _open(
        self, rid: str, holder: str, status: str, fields: Plain, command: Plain, links: Plain | None = None
    ) -> None:
        names = ("assignee", "handed_by", "extension", "duplicate_of", "parent", "continues", *CLASSIFIED)
        report = dict.fromkeys(names) | {"priority": "biasa", "stack": [], "bounces": 0, "version": 0}
        report |= {name: fields[name] for name in (*CLASSIFIED, "continues") if name in fields}
        report |= {"id": rid, "status": status, "holder": holder, "held": {holder}, "worked": set()}
        report |= {"events": [], "creator": command["unit"] if command["officer"] else None, **(links or {})}
        self.reports[rid] = report
        self._record(report, command | {"type": "masuk"}, None, False)

    def _record(self, report: Plain, command: Plain, status: str | None, moved: bool) -> None:
        event = {"id": command["cmd_id"], "type": command["type"], "unit": command["unit"], "moved": moved}
        event |= {"from": status, "to": report["status"], "payload": command["payload"], "photos": set()}
        report["events"].append(event)
        shown: str = command["payload"].get("event", command["cmd_id"])
        next(e for e in report["events"] if e["id"] == shown)["photos"] |= _photos(command["payload"])
        report["version"] += 1
        self.history.setdefault(report["id"], []).append(deepcopy(report))


def _photos(payload: Plain) -> set[tuple[str, str]]:
    return {(photo["sha256"], photo["slot"]) for photo in payload.get("photos") or []}


def _after(payload: Plain) -> set[str]:
    return {sha for sha, slot in _photos(payload) if slot == "sesudah"}


def _was_done(command: Plain, base: Plain, report: Plain, since: list[Plain]) -> bool:
    """Whether a colleague brought the same about since the base and it still stands.

    Actions whose text reaches somebody outside (ajukan_selesai, tolak, tolak_tl, the extension) never are
    the same: the explicit lines of the table make them conflicts.
    """
    kind, payload = command["type"], command["payload"]
    if not any(event["type"] == kind for event in since):
        return False
    assignee = payload.get("assignee") or report["assignee"]
    match kind:
        case "terima":
            same = (base["holder"], "proses", assignee)
            last = [event["type"] for event in since if event["from"] != event["to"] or event["moved"]][-1:]
            return last == [kind] and (report["holder"], report["status"], report["assignee"]) == same
        case "koordinasi" | "disposisi" if payload.get("target_unit"):
            moves = [(event["type"], event["unit"]) for event in since if event["moved"]]
            return moves == [(kind, command["unit"])] and report["holder"] == payload["target_unit"]
        case "disposisi":
            return bool((report["status"], report["assignee"]) == ("disposisi", assignee))
        case "kembalikan":
            return bool((report["status"], report["holder"]) == ("menunggu", base["handed_by"]))
        case "validasi" | "buka_kembali":
            return bool(report["status"] == REACHED[kind])
    return False
