"""Trial `network`: every exchange of a desk with central breaks off at each of its bytes, and goes wrong in the ways
that networks have; the line is good again afterwards, and everything must be as if nothing had happened.

A real desk, `python -m central`, sockets; the faults come from a line between them. A case is one fault of one
exchange: the officer works, the fault happens, the desk goes on. Seeds walk through `cases` in their order, PER_SEED
at a time, so that enough seeds in a row are all of them.
"""

import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import msgspec

from app.services import acting
from app.sync import api_client, comparing, hints
from app.sync.api_client import HttpTransport
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from central.services.times import to_ms
from domain.wire import Command
from tests.soak.desk_life import OFFICER, PASSWORD, RIVAL
from tests.soak.faulty_desk import FaultyDesk
from tests.soak.frame import Result, require
from tests.soak.network_cases import EXCHANGES, PACKED_KINDS, POSITIONS, WELL, Case, cases, told_of
from tests.soak.office import ServedCentral, fresh
from tests.sync.model import jakarta

GOALS = "Goals: each action once, no answer believed that is not central's, nobody asked to sign in, nothing stuck."
COUNTED, N = "cases", len(cases())
PER_SEED = 24
MOST_ROUNDS = 6
MOST_GAP_S = 5.0
PATIENCE_S = 10.0
MEETS_SOON_S = 0.2
SHORT_TIMEOUT_S = 0.3
SHORT = ((hints, "random", SimpleNamespace(random=lambda: 0.0)), (hints, "PAUSE_S", 0.05))
"""The listener for hints comes back at once. A round is begun by F5 and waits for nothing."""

SIGN_IN = "POST /v1/session"
NOUGHT = dict.fromkeys(("lost", "doubled", "stuck", "positions", "beyond_the_end"), 0)
EFFECTS = "select cmd_id, count(*) from change_log where cmd_id is not null group by cmd_id"
HELD = (
    "select f.report_id, r.version from scope_feed f join report r on r.id = f.report_id"
    " where f.scope = ? and f.dropped_ms is null"
)
EXPIRE = "update token set expires_ms = ? where kind = 'access'"


def run(seed: int, folder: Path) -> Result:
    walk = cases()
    return tried([walk[(seed * PER_SEED + number) % len(walk)] for number in range(PER_SEED)], folder)


def tried(chosen: Iterable[Case], folder: Path) -> Result:
    """The first case that breaks a promise is the last."""
    with ExitStack() as stack:
        for module, name, value in SHORT:
            stack.enter_context(patch.object(module, name, value))
        network, broken, case = Network(folder, stack), [], None
        try:
            for case in chosen:
                network.run(case)
            network.compare_contents()
        except AssertionError as found:
            broken.append(f"{case}: {found}")
        return Result({name: float(value) for name, value in network.figures.items()}, tuple(broken))


def judge(figures: dict[str, float]) -> tuple[str, ...]:
    """A run through all cases has met each kind in each exchange, and its table of lengths is not far too long."""
    if figures[COUNTED] < len(cases()):
        return ()
    missed = sorted({case.figure for case in cases()} - figures.keys())
    broken = [f"never hit: {missed}"] if missed else []
    if figures["positions"] < figures["beyond_the_end"]:
        broken.append("most places are beyond the end: EXCHANGES is too long")
    return tuple(broken)


class Network:
    """One central and the desks that the cases need, each behind a line of its own."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.figures: Counter[str] = Counter(NOUGHT)
        self._folder = folder
        self._stack = stack
        self._database = fresh(folder)
        self._central = ServedCentral(self._database)
        self._central.start()
        stack.callback(self._central.stop)
        self._rows = stack.enter_context(closing(sqlite3.connect(self._database, isolation_level=None)))
        self._desks: dict[str, FaultyDesk] = {}
        self._photo = ""
        self._sign_ins = 0
        self._rival = self._signed_in(RIVAL)
        self._rivals: list[str] = []

    def run(self, case: Case) -> None:
        ways: dict[str, Callable[[Case], FaultyDesk]] = {"photo": self._show_photo, "hint": self._listen}
        desk = ways.get(case.exchange, self._work)(case)
        self._count(case, desk)
        if case.fault.kind == "late":
            desk.line.deliver_late()
        self._recover(desk)
        if case.exchange not in {"session", "reference"}:
            require(desk.line.asked[SIGN_IN] == self._sign_ins, "the desk had to sign in with the password")
        self._compare(desk)
        if case.fault.kind in PACKED_KINDS:
            self.compare_contents()

    # ---- the ways to a fault

    def _work(self, case: Case) -> FaultyDesk:
        desk = self._prepared(case.exchange)
        first = len(desk.ends)
        self._choose(desk, case)
        with patch.object(api_client, "READ_TIMEOUT_S", _timeout(case)):
            desk.round()
            self._happened(desk)
        self._check_told(case, desk, set(desk.ends[first:]))
        return desk

    def _prepared(self, exchange: str) -> FaultyDesk:
        """A desk whose next round has such an exchange, and work to lose."""
        if exchange in {"snapshot", "piece_of_snapshot"}:
            return self._reader()
        desk = self._desk("desk")
        match exchange:
            case "session":
                desk.forget_session()
            case "refresh":
                self._rows.execute(EXPIRE, (to_ms(_now()) - 1,))
            case "reference":
                desk.forget_reference()
            case "announce" | "piece_of_photo":
                desk.photo()
                return desk
            case "digest":
                desk.forget_comparison()
        for _ in range(3 if exchange == "commands" else 2):
            desk.note()
        return desk

    def _reader(self) -> FaultyDesk:
        """Holds nothing, and has done nothing itself: so it is filled from files. One that has given them up, as it
        may when they were spoiled, is opened anew.
        """
        desk = self._desk("reader")
        if desk.has_given_up_files():
            self.figures["files_given_up"] += 1
            self._desks.pop("reader").close()
            desk = self._desk("reader")
        desk.forget_rows()
        return desk

    def _show_photo(self, case: Case) -> FaultyDesk:
        """A photo is fetched when somebody looks at it."""
        desk = self._desk("desk")
        if not self._photo:
            self._photo = desk.photo()
            self._recover(desk)
        desk.forget_photo(self._photo)
        self._choose(desk, case)
        ends: list[str | None] = []
        with patch.object(api_client, "READ_TIMEOUT_S", _timeout(case)):
            while len(ends) < MOST_ROUNDS and None not in ends:
                ends.append(desk.look_at(self._photo))
        require(None in ends, f"stuck: the photo does not come, {ends}")
        self._happened(desk)
        self._check_told(case, desk, set(ends[:-1]) or set(ends))
        return desk

    def _listen(self, case: Case) -> FaultyDesk:
        """The waiting hint ends, the next one meets the fault while somebody else brings news; then more news come,
        without F5.
        """
        desk = self._desk("listener")
        self._choose(desk, case, is_held=True)
        desk.line.end_hints()
        with patch.object(api_client, "READ_TIMEOUT_S", _timeout(case)):
            for _ in range(MOST_ROUNDS):
                desk.round()
                if desk.line.met.wait(MEETS_SOON_S):
                    break
            self._bring_news()
            desk.line.go.set()
            self._happened(desk)
        for _ in range(MOST_ROUNDS):
            if desk.round() is None and desk.waits_for_news():
                break
        desk.hears_of(*self._bring_news())
        return desk

    def _choose(self, desk: FaultyDesk, case: Case, *, is_held: bool = False) -> None:
        self._sign_ins = desk.line.asked[SIGN_IN]
        desk.line.choose(EXCHANGES[case.exchange].call, case.fault, is_held=is_held)

    # ---- what must hold afterwards

    @staticmethod
    def _happened(desk: FaultyDesk) -> None:
        for _ in range(MOST_ROUNDS):
            if desk.line.is_raging or not desk.line.met.is_set():
                desk.round()
        require(desk.line.over.wait(PATIENCE_S), "the fault did not happen")

    @staticmethod
    def _check_told(case: Case, desk: FaultyDesk, ends: set[str | None]) -> None:
        exchange = desk.line.exchange
        assert exchange is not None
        told = told_of(case, exchange.left)
        require(ends <= told if told == WELL else ends & told, f"the officer was told {ends}, not {set(told)}")

    def _recover(self, desk: FaultyDesk) -> None:
        for _ in range(MOST_ROUNDS):
            if desk.round() is None and desk.is_settled():
                return
        self.figures["stuck"] += 1
        raise AssertionError(f"stuck: {desk.ends[-1]}, {[row for row in desk.rows() if not row[2]]}")

    def _count(self, case: Case, desk: FaultyDesk) -> None:
        exchange, known = desk.line.exchange, EXCHANGES[case.exchange]
        assert exchange is not None
        is_position = case.fault.kind in POSITIONS
        if is_position:
            require(len(exchange.request) <= known.request, f"EXCHANGES: a request has {len(exchange.request)} bytes")
            require(len(exchange.answer) <= known.answer, f"EXCHANGES: an answer has {len(exchange.answer)} bytes")
        self.figures[COUNTED] += 1
        self.figures["beyond_the_end"] += not exchange.is_reached
        if not (exchange.is_reached or is_position):
            return
        self.figures["exchanges_broken"] += 1
        self.figures["positions"] += is_position
        self.figures[case.figure] += 1

    def _compare(self, desk: FaultyDesk) -> None:
        """The desk's files with central's, by plain SQL."""
        rows, effects = desk.rows(), dict(self._rows.execute(EFFECTS).fetchall())
        made = {cmd_id for each in self._desks.values() for cmd_id in each.made}.union(self._rivals)
        lost = [cmd_id for cmd_id in desk.made if cmd_id not in effects]
        doubled = [cmd_id for cmd_id, times in effects.items() if times > 1 or cmd_id not in made]
        self.figures["lost"] += len(lost)
        self.figures["doubled"] += len(doubled)
        require(not doubled, f"twice, or never made: {doubled}")
        require(not lost, f"lost: {lost}")
        require([row[0] for row in rows] == desk.made, "the desk has other actions than were made")
        refused = [row for row in rows if row[1] != "applied"]
        require(not refused, f"not taken, or in Perlu tindakan: {refused}")
        require(desk.base() == self._held(), "the desk holds other reports or versions than central")
        require(desk.state(comparing.REFILLED) is None, "the desk found itself wrong and filled anew")
        require(not desk.sessions_ended, f"the session ended: {desk.sessions_ended}")
        gap_s = desk.worst_gap.total_seconds()
        require(gap_s < MOST_GAP_S, f"the desk's clock was {gap_s:.0f} s off")

    def compare_contents(self) -> None:
        """What the desks hold, with what central tells somebody who asks for everything."""
        truth = self._signed_in(OFFICER)
        rows = [msgspec.json.decode(row) for row in truth.pull(jakarta.K1, None, 500, 0, None).rows]
        reports, reference = {row["id"]: row for row in rows}, truth.reference(None).body
        for desk in self._desks.values():
            self._recover(desk)
            require(desk.bodies() == reports, "the desk holds something else than central says")
            require(desk.state("reference") == reference, "the desk has other reference data than central")

    def _held(self) -> dict[str, int]:
        return dict(self._rows.execute(HELD, (jakarta.K1,)).fetchall())

    # ---- who is there

    def _desk(self, name: str) -> FaultyDesk:
        if name not in self._desks:
            home = self._folder / f"{name}-{self.figures['files_given_up']}"
            desk = FaultyDesk(home, self._central.port, is_listening=name == "listener")
            self._stack.callback(desk.close)
            self._desks[name] = desk
        return self._desks[name]

    def _signed_in(self, username: str) -> CentralCalls:
        """Straight, without a line."""
        clock = DeviceClock(Sources(_now, time.monotonic, "boot"))
        calls = CentralCalls(HttpTransport(self._central.address), acting.new_id(_now()), clock, "tanggap/soak")
        calls.sign_in(username, PASSWORD)
        return calls

    def _bring_news(self) -> tuple[str, int]:
        """A colleague's note; its report and the version that this has then."""
        held = self._held()
        report_id = sorted(held)[len(self._rivals) % len(held)]
        command = Command(
            cmd_id=acting.new_id(_now()),
            dseq=len(self._rivals) + 1,
            type="catatan",
            report_id=report_id,
            base_version=held[report_id],
            payload={"note": f"Sudah dilihat, ke-{len(self._rivals)}."},
            seen={},
        )
        self._rivals.append(command.cmd_id)
        (result,) = self._rival.push((command,))
        require(result.status == "applied", f"the colleague's note is {result.status}")
        return report_id, self._held()[report_id]


def _timeout(case: Case) -> float:
    return SHORT_TIMEOUT_S if case.fault.kind == "silence" else api_client.READ_TIMEOUT_S


def _now() -> datetime:
    return datetime.now(UTC)
