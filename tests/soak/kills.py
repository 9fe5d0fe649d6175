"""Trial `kills`: SIGKILL of a real desk and of central, at named points and at random moments.

A case is one profile folder and one central, and several deaths in a row; then everything is sent and compared. Only
deaths with work pending count: an action in the making, or stored and without central's last word.
"""

import random
import signal
import sqlite3
import time
from collections import Counter
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from central.db import Database
from central.services.audit import verify
from tests.contract.photo_work import grainy
from tests.soak.desk_life import SCENES, Life, live
from tests.soak.frame import Result, require
from tests.soak.office import ServedCentral, forks, fresh, is_killed
from tests.soak.points import POINTS, Death, Point
from tests.sync.model import jakarta

GOALS = "Goals: 0 lost, 0 doubled, 0 stuck, 0 unusable starts; at least 40 named points hit with work pending."
COUNTED, N = "kills_with_work_pending", 1000
LEAST_POINTS = 40
LONG = 2 * LEAST_POINTS
DEATHS, NAMED = 8, 5
"""In a row, and how many of them at points, the others at random."""
USABLE_S = 10.0
OVER_S = 60.0
SOON_S, LATE_S = 0.005, 0.5
TURNS = (1, 1, 1, 2, 3, 5)
"""A point is come to more than once where a scene is played again and again; a start happens once."""
CONTAINED = ("applied", "applied_same", "late_note")
LOGGED = ("applied", "late_note")
TRAY = ("conflict", "refused", "held")
FILES = ("", "-wal", "-shm")
ENDED = (0, -signal.SIGTERM)
EMPTYING = ("any", "lost_cache", "bad_cache", "bad_cursor")
"""Scenes after whose end the cache may hold no report."""
NOT_REACHED, KILLED = "not reached: ", "killed: "
DECIDED = (
    "select cmd_id, status from command where status <> '' and device in (select id from device where officer_id = ?)"
)


class Plan(NamedTuple):
    """One death: at a point, or so many seconds after the desk's start (`is_early`) or after it was usable."""

    is_central: bool
    scene: str
    death: Death | None
    after_s: float
    is_early: bool


class Last(NamedTuple):
    """The last death, until the next start has shown what it left."""

    place: str
    is_central: bool
    was_making: bool
    promised: set[str]


class Told:
    """What a desk has said in all its lives."""

    def __init__(self) -> None:
        self.stored: set[str] = set()
        self.undoing: set[str] = set()
        self.undone: set[str] = set()
        self.is_making = False
        self.rows: list[tuple[Any, ...]] | None = None
        self.base: dict[str, int] = {}
        self.is_over = self.is_usable = False

    def hear(self, message: tuple[Any, ...]) -> None:
        match message:
            case ("begun",):
                self.is_making = True
            case ("stored", cmd_id):
                self.stored.add(cmd_id)
                self.is_making = False
            case ("undoing", cmd_id):
                self.undoing.add(cmd_id)
            case ("undone", cmd_id, is_undone):
                self.undoing.discard(cmd_id)
                if is_undone:
                    self.undone.add(cmd_id)
            case ("ready", rows):
                self.rows = rows
            case ("drained", rows, base):
                self.rows, self.base = rows, base
            case ("over",):
                self.is_over = True
            case ("usable",):
                self.is_usable = True

    def kept(self) -> set[str]:
        """What must be there."""
        return self.stored - self.undone - self.undoing


class Desk:
    """One life of the desk's process and what it says."""

    def __init__(self, told: Told, life: Life) -> None:
        self.told = told
        told.is_over, told.is_usable, told.rows = False, False, None
        self._hear, tell = forks().Pipe(duplex=False)
        self.process = forks().Process(target=live, args=(tell, life), daemon=True)
        self.process.start()
        tell.close()

    def listen(self, until: float, until_usable: bool = False) -> bool:
        """Hears everything until that moment; false when the process has ended."""
        while True:
            if until_usable and self.told.is_usable:
                return True
            if not self._hear.poll(max(until - time.monotonic(), 0)):
                return True
            try:
                self.told.hear(self._hear.recv())
            except (EOFError, OSError):
                self.process.join()
                return False

    def kill(self) -> None:
        self.process.kill()
        self.listen(time.monotonic() + OVER_S)
        self._hear.close()


class Case:
    def __init__(self, seed: int, folder: Path) -> None:
        self.chance = random.Random(f"kills {seed}")
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir()
        self.central = ServedCentral(fresh(folder))
        self.told = Told()
        self.figures: Counter[str] = Counter()
        self.last: Last | None = None

    # ---- deaths

    def run(self, plans: list[Plan]) -> Counter[str]:
        self.central.start()
        before = ""
        for plan in plans:
            # A desk that holds nothing yet needs a central that does not die of its first questions.
            if plan.is_early or (plan.is_central and before in EMPTYING):
                self._look()
            before = plan.scene
            self._damage(plan.scene)
            if plan.is_central:
                self._kill_central(plan)
            else:
                self._kill_desk(plan)
        self._look()
        self._drain()
        self._compare()
        return self.figures

    def _kill_desk(self, plan: Plan) -> None:
        desk = self._begun(plan)
        if plan.death is None:
            if desk.listen(time.monotonic() + plan.after_s):
                desk.kill()
        elif desk.listen(time.monotonic() + OVER_S):
            desk.kill()
            raise AssertionError(f"the desk hangs: {plan}")
        if is_killed(desk.process):
            self._died(plan)
        else:
            require(desk.process.exitcode == 0, f"the desk ended with {desk.process.exitcode}: {plan}")
            self._missed(plan)

    def _kill_central(self, plan: Plan) -> None:
        if plan.death is not None:
            self.central.stop()
            self.central.start(plan.death)
        desk = self._begun(plan)
        if plan.death is None:
            desk.listen(time.monotonic() + plan.after_s)
            self.central.process.kill()
        end = time.monotonic() + OVER_S
        while self.central.process.exitcode is None and not self.told.is_over and time.monotonic() < end:
            if not desk.listen(time.monotonic() + 0.01):
                break
        desk.kill()
        if self._is_central_dead(plan):
            self._died(plan)
        else:
            self._missed(plan)

    def _is_central_dead(self, plan: Plan) -> bool:
        """Afterwards there is a central without a plan."""
        if self.central.process.exitcode is None:
            self.central.stop()
        is_dead = is_killed(self.central.process)
        require(is_dead or self.central.process.exitcode in ENDED, f"central ended by itself: {plan}")
        self.central.start()
        require(self.central.process.exitcode is None, f"central does not start again after {plan}")
        return is_dead

    def _begun(self, plan: Plan) -> Desk:
        """A life that has shown that it is usable, unless it may die before."""
        desk = Desk(self.told, self._life(plan))
        if not plan.is_early:
            self._check_usable(desk)
        return desk

    def _look(self) -> None:
        desk = Desk(self.told, Life(str(self.home), self.central.address, "look", self.chance.getrandbits(32), b""))
        self._check_usable(desk)
        desk.kill()

    def _died(self, plan: Plan) -> None:
        place = "at random" if plan.death is None else f"{plan.death.side} {plan.death.place}"
        self.last = Last(place, plan.is_central, self.told.is_making, self.told.kept())

    def _missed(self, plan: Plan) -> None:
        self.figures["not_reached"] += 1
        if plan.death is not None:
            self.figures[f"at_{NOT_REACHED}{plan.death.side} {plan.death.place}"] += 1

    def _check_usable(self, desk: Desk) -> None:
        """Within ten seconds something can be stored again; everything promised before the last death is there."""
        last, self.last = self.last, None
        place = "nobody's death" if last is None else last.place
        desk.listen(time.monotonic() + USABLE_S, until_usable=True)
        require(self.told.is_usable, f"no usable start within {USABLE_S:.0f} s after {place}")
        if last is None:
            return
        rows = self.told.rows or []
        lost = last.promised - {row[0] for row in rows}
        require(not lost, f"lost after {place}: {sorted(lost)}")
        self.figures["kills"] += 1
        self.figures[f"at_{KILLED}{last.place}"] += 1
        if last.was_making or any(not is_settled and status not in TRAY for _, status, is_settled, _ in rows):
            self.figures[COUNTED] += 1
            self.figures[f"at_{place}"] += 1
            self.figures["of_central" if last.is_central else "of_a_desk"] += 1

    def _life(self, plan: Plan) -> Life:
        seed = self.chance.getrandbits(32)
        death = None if plan.is_central else plan.death
        return Life(str(self.home), self.central.address, plan.scene, seed, photo(), death, plan.is_early)

    def _damage(self, scene: str) -> None:
        for profile in (self.home / "p").glob("*/"):
            if scene == "lost_cache":
                _remove(profile / "cache.db")
            elif scene == "bad_cache" and (profile / "cache.db").exists():
                _remove(profile / "cache.db")
                (profile / "cache.db").write_bytes(b"x" * 8192)
            elif scene == "bad_outbox" and (profile / "outbox.db").exists():
                _remove(profile / "outbox.db")

    # ---- the end

    def _drain(self) -> None:
        desk = Desk(self.told, Life(str(self.home), self.central.address, "drain", 0, b""))
        if desk.listen(time.monotonic() + OVER_S):
            desk.kill()
            raise AssertionError("the desk does not drain")
        require(desk.process.exitcode == 0, f"the last start ended with {desk.process.exitcode}")

    def _compare(self) -> None:
        """The desk's files with central's, by plain SQL."""
        rows = {row[0]: row for row in self.told.rows or ()}
        lost = self.told.kept() - rows.keys()
        require(not lost, f"lost at the end: {sorted(lost)}")
        stuck = [row for row in rows.values() if row[1] not in TRAY and not row[2]]
        require(not stuck, f"stuck: {stuck}")
        with closing(sqlite3.connect(self.folder / "central.db")) as central:
            self._compare_actions(central, rows)
            held = dict(
                central.execute(
                    "select f.report_id, r.version from scope_feed f join report r on r.id = f.report_id"
                    " where f.scope = ? and f.dropped_ms is null",
                    (jakarta.K1,),
                )
            )
        require(self.told.base == held, "the desk holds other reports or versions than central")
        database = Database(f"sqlite:///{self.folder / 'central.db'}", durable=False)
        require(verify(database).ok, "the audit's chain is broken")
        database.close()
        self.figures["actions"] += len(rows)

    def _compare_actions(self, central: sqlite3.Connection, rows: dict[str, tuple[Any, ...]]) -> None:
        officer = f"operator.{jakarta.K1}"
        decided = dict(central.execute(DECIDED, (officer,)).fetchall())
        effects = Counter(
            row[0] for row in central.execute("select cmd_id from change_log where actor = ?", (officer,))
        )
        doubled = [cmd_id for cmd_id, times in effects.items() if times > 1]
        require(not doubled, f"took effect twice: {doubled}")
        require(not self.told.undone & decided.keys(), f"undone and sent: {self.told.undone & decided.keys()}")
        require(effects.keys() <= rows.keys(), f"central has what the desk never had: {effects.keys() - rows.keys()}")
        for cmd_id, status, _, code in rows.values():
            if status in (*CONTAINED, "conflict", "refused"):
                require(
                    decided.get(cmd_id) == status or code in REFUSED_HERE, f"{cmd_id} is {status} on the desk alone"
                )
            require(
                (effects[cmd_id] == 1) == (status in LOGGED), f"{cmd_id}, {status}, has {effects[cmd_id]} effects"
            )


REFUSED_HERE = ("photo_missing",)


@cache
def photo() -> bytes:
    return grainy(480, 360)


def _remove(path: Path) -> None:
    for end in FILES:
        path.with_name(path.name + end).unlink(missing_ok=True)


def run(seed: int, folder: Path) -> Result:
    return tried(seed, plans_of(seed), folder)


def tried(seed: int, plans: list[Plan], folder: Path) -> Result:
    """Raises AssertionError."""
    case = Case(seed, folder)
    try:
        return Result(dict(case.run(plans)))
    finally:
        case.central.stop()


def judge(figures: dict[str, float]) -> tuple[str, ...]:
    """A run that is long enough has been at many different points with work pending."""
    hit = _hit(figures)
    if figures[COUNTED] < LONG or len(hit) >= LEAST_POINTS:
        return ()
    return (f"only {len(hit)} points hit with work pending",)


def whole(figures: dict[str, float]) -> dict[str, float]:
    return {"most_points_hit": float(len(_hit(figures)))}


def remarks(figures: dict[str, float]) -> tuple[str, ...]:
    """The points that were never hit, and why."""
    tried = [point for point in POINTS if any(_in_vain(point, figures))]
    missed = [_never(point, figures) for point in tried if not figures.get(f"at_{point}")]
    untried = [str(point) for point in POINTS if point not in tried and not figures.get(f"at_{point}")]
    told = (f"{len(_hit(figures))} of {len(POINTS)} points hit with work pending", *missed)
    return (*told, f"not tried: {', '.join(untried)}") if untried else told


def _hit(figures: dict[str, float]) -> list[Point]:
    return [point for point in POINTS if figures.get(f"at_{point}")]


def _never(point: Point, figures: dict[str, float]) -> str:
    killed, missed = _in_vain(point, figures)
    why = f"killed there {killed:.0f} times with nothing pending, {missed:.0f} times not reached"
    return f"never hit: {point} ({'central' if point.is_central else 'desk'}, {point.scene}): {why}"


def _in_vain(point: Point, figures: dict[str, float]) -> tuple[float, float]:
    return figures.get(f"at_{KILLED}{point}", 0), figures.get(f"at_{NOT_REACHED}{point}", 0)


def plans_of(seed: int) -> list[Plan]:
    """DEATHS in a row: the points in turn, so that every one comes, and random moments between them."""
    chance = random.Random(f"plans {seed}")
    places = range(seed * NAMED, (seed + 1) * NAMED)
    plans = [named_plan(chance, POINTS[place % len(POINTS)]) for place in places]
    plans += [random_plan(chance) for _ in range(DEATHS - NAMED)]
    chance.shuffle(plans)
    while plans[0].is_central and plans[0].death:  # at first there is no profile, and without central none is made
        plans.append(plans.pop(0))
    return plans


def named_plan(chance: random.Random, point: Point) -> Plan:
    return plan_at(point, chance.choice(TURNS) if point.scene in SCENES else 1)


def plan_at(point: Point, turn: int) -> Plan:
    return Plan(point.is_central, point.scene, Death(point.place, point.side, turn), 0.0, point.scene not in SCENES)


def random_plan(chance: random.Random) -> Plan:
    scene = chance.choice(("any", "any", "any", "start", "sign_in", "lost_cache", "bad_outbox"))
    is_early = scene != "any" or chance.random() < 0.3
    return Plan(chance.random() < 0.4, scene, None, chance.uniform(SOON_S, LATE_S), is_early)
