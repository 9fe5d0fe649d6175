"""Random examples: how one begins and the list of its steps. Everything comes from one number.

Weights follow sync.md 5.2: a warm start, page limits of 1 to 4, and compound steps (a lost answer, an expired
token and a retry in a row), because faults that need three things to coincide are found by chance too seldom.
"""

from random import Random
from typing import Any

from tests.sync.model.deeds import BEFALLS, CONTACTS, OFFICERS
from tests.sync.model.jakarta import BIRO, K1, K2, KOTA, SUDIN
from tests.sync.model.world import Desk, Start, Step

LENGTH = (5, 15)
PARTS = 10
"""A long example has the steps of so many short ones."""
BIG = 2**20

FIRST = (f"operator.{K1}", f"operator.{K1}", f"kepala.{K1}", f"operator.{SUDIN}")
OTHERS = (
    f"operator.{K1}",
    f"kepala.{K1}",
    f"petugas.{K1}",
    f"operator.{K2}",
    f"operator.{SUDIN}",
    f"validator.{BIRO}",
    f"supervisor.{KOTA}",
)

COLLEAGUES = 0.4
"""Share of examples in which two desks belong to one unit: only they can meet on the same field."""

WEIGHTS = {
    "act": 30,
    "stack": 8,
    "classify": 2,
    "move": 2,
    "undo": 5,
    "keep_mine": 3,
    "keep_theirs": 2,
    "star": 1,
    "push": 16,
    "pull": 18,
    "round": 14,
    "reference": 1,
    "kill": 2,
    "lose_cache": 2,
    "reboot": 1,
    "jump": 1,
    "wait": 5,
    "expire": 3,
    "citizen": 4,
    "restart_central": 1,
    "new_epoch": 1,
    "change_reference": 1,
    "chain": 14,
}
NAMES, CUMULATED = tuple(WEIGHTS), tuple(WEIGHTS.values())
INTAKES = ("create", "create", "create_and_act")
WITH_INTAKES = 0.4
"""Share of examples in which reports are also taken in at a counter; drawn apart, so that the others stay."""
WITH_RESTORES = 0.12
LONG_WITH_RESTORES = 0.5
FILLED, FILLED_COLD = 0.5, 0.7
"""Share of desks in long examples that central's files fill, and of these that begin with nothing."""
RESTORES = ("backup", "restore")
assert set(NAMES) | set(INTAKES) | set(RESTORES) == OFFICERS.keys() | CONTACTS.keys() | BEFALLS.keys() | {"chain"}


def start_of(seed: int) -> Start:
    rng = Random(f"start {seed}")
    officers = [rng.choice(FIRST)]
    others = [officer for officer in OTHERS if officer != officers[0]]
    if rng.random() < COLLEAGUES:
        others.sort(key=lambda officer: officer.partition(".")[2] != officers[0].partition(".")[2])
        officers.append(others.pop(0))
    officers += rng.sample(others, rng.choice((1, 1, 1, 2, 2, 3)) - (len(officers) > 1))
    desks = tuple(Desk(officer, rng.choice((1, 1, 2, 3, 4)), rng.random() < 0.8) for officer in officers)
    return Start(seed, desks)


def long_start_of(seed: int) -> Start:
    rng, start = Random(f"fills {seed}"), start_of(seed)
    desks = []
    for desk in start.desks:
        is_filled, is_cold = rng.random() < FILLED, rng.random() < FILLED_COLD
        desks.append(desk._replace(is_filled=True, warm=not is_cold) if is_filled else desk)
    return Start(BIG + seed, tuple(desks))


def steps_of(seed: int) -> list[Step]:
    return _with_a_restore(Random(f"restore {seed}"), _undisturbed(seed), WITH_RESTORES)


def long_steps_of(seed: int) -> list[Step]:
    """Only towards the end central is put back: after that the model expects less of it."""
    *parts, last = range(seed * PARTS, (seed + 1) * PARTS)
    steps = [step for part in parts for step in _undisturbed(part)]
    return steps + _with_a_restore(Random(f"restore {last}"), _undisturbed(last), LONG_WITH_RESTORES)


def _undisturbed(seed: int) -> list[Step]:
    rng = Random(f"steps {seed}")
    steps: list[Step] = []
    length = rng.randint(*LENGTH)
    while len(steps) < length:
        name = rng.choices(NAMES, CUMULATED)[0]
        steps += _chain(rng) if name == "chain" else [_step(rng, name)]
    return _with_intakes(Random(f"intakes {seed}"), steps)


def _with_intakes(rng: Random, steps: list[Step]) -> list[Step]:
    """Some examples with one to four intakes more, each perhaps with what usually follows."""
    if rng.random() >= WITH_INTAKES:
        return steps
    for _ in range(rng.choice((1, 1, 2, 3, 4))):
        who = rng.randrange(4)
        follows = rng.choice(
            ((), ("push",), ("push", "kill"), ("kill",), ("lose_cache",), ("act",), ("new_epoch", "pull"), ("undo",))
        )
        made = [_step(rng, rng.choice(INTAKES)), *(_step(rng, name) for name in follows)]
        place = rng.randint(0, len(steps))
        steps[place:place] = [step._replace(who=who) for step in made]
    return steps


def _with_a_restore(rng: Random, steps: list[Step], share: float) -> list[Step]:
    """Some examples in which central is put back, to its beginning or to a backup, after two desks have acted."""
    if rng.random() >= share:
        return steps
    who = rng.randrange(4)
    acts = [
        _step(rng, name, plain=True)._replace(who=who + index % 2)
        for index, name in enumerate(rng.choice((("act", "act"), ("act", "act", "round", "act"), ("create",), ())))
    ]
    sent = [_step(rng, "round", plain=True)._replace(who=who + index, a=1) for index in range(rng.choice((1, 2)))]
    after = [_step(rng, rng.choice(("pull", "round", "push", "act", "kill", "lose_cache"))) for _ in range(3)]
    place = rng.randint(0, len(steps))
    steps[place:place] = [*acts, *sent, _step(rng, "restore"), *after[: rng.randrange(4)]]
    if rng.random() < 0.5:
        steps.insert(rng.randint(0, place), _step(rng, "backup"))
    return steps


def _step(rng: Random, name: str, *, plain: bool = False) -> Step:
    step = Step(name, rng.randrange(4), rng.randrange(BIG), rng.randrange(BIG), rng.randrange(BIG))
    if plain:
        return step
    if name in CONTACTS and rng.random() < 0.45:
        step = step._replace(faults=_faults(rng))
    chance = rng.random()
    if name in CONTACTS or name in OFFICERS:
        if chance < 0.08:
            step = step._replace(kill_at=rng.randint(1, 7))
        elif chance < 0.16:
            deeds = tuple(deed for deed in OFFICERS if deed not in INTAKES)
            inside = deeds if name in CONTACTS else ("push", "pull", "round")
            other = _step(rng, rng.choice(inside), plain=True)._replace(who=step.who)
            step = step._replace(between=(rng.randrange(8), (tuple(other),)))
    return step


def _faults(rng: Random) -> tuple[Any, ...]:
    """One fault, after none to three requests that go well."""
    quiet = (("none",),) * rng.choice((0, 0, 0, 1, 2, 3))
    return (*quiet, _fault(rng))


def _fault(rng: Random) -> tuple[Any, ...]:
    name = rng.choice(
        (
            *("lost_request", "lost_answer", "lost_answer", "lost_answer", "twice", "cut", "login_page"),
            *("error_before", "error_after", "busy", "partly", "kill_before", "kill_after", "kill_after"),
            *("act_before", "act_after", "act_after", "act_after", "old_thread"),
        )
    )
    match name:
        case "busy":
            return (name, rng.choice((429, 503)))
        case "cut" | "partly":
            return (name, rng.randrange(100))
        case "login_page" | "error_after":
            return (name, rng.randrange(2))
        case "act_before" | "act_after" | "old_thread":
            return (name, _ambush(rng))
    return (name,)


def _ambush(rng: Random) -> tuple[Any, ...]:
    names = ("act", "act", "act", "stack", "undo", "keep_mine", "push", "round", "round", "citizen", "expire", "wait")
    return tuple(tuple(_step(rng, rng.choice(names), plain=True)) for _ in range(rng.choice((1, 1, 2, 3))))


def _chain(rng: Random) -> list[Step]:
    """Several things in a row that together make a hard case, for one desk and one report."""
    who, which = rng.randrange(4), rng.randrange(BIG)

    def step(name: str, **fields: Any) -> Step:
        return _step(rng, name, plain=True)._replace(who=who, **fields)

    def others(name: str, **fields: Any) -> Step:
        return _step(rng, name, plain=True)._replace(who=who + 1, **fields)

    act, send, sync = step("act", a=which), step("push", a=1), step("round", a=1)
    foreign = [others("act", a=which), others("push", a=1)]
    undo = tuple(step("undo", a=1))
    again = tuple(tuple(one) for one in (others("act", a=which), others("push", a=1), sync))
    corrected = [others("classify", a=which, c=2), others("push", a=1)]
    meanwhile = (tuple(step("classify", a=which, c=0)),)
    chains: tuple[list[Step], ...] = (
        [act, step("push", a=1, faults=(("lost_answer",),)), step("expire", a=1), send, sync],
        [act, step("push", a=1, faults=(("lost_answer",),)), step("kill"), *foreign, sync],
        [act, *foreign, send, step("pull"), step("pull")],
        [*foreign, step("stack", a=which), send, sync],
        [act, send, *foreign, step("pull"), step("pull"), step("pull")],
        [step("stack", a=which), step("push", a=1, kill_at=rng.randint(1, 4)), sync],
        [act, step("undo", a=0, kill_at=rng.randint(1, 2)), step("wait", a=4), step("round")],
        [act, step("expire", a=1), step("push", a=1, faults=(("none",), ("lost_answer",))), sync],
        [step("lose_cache"), step("pull"), step("pull"), others("move", a=which), others("push", a=1), sync],
        [act, *foreign, sync, step("keep_mine"), step("keep_theirs"), sync],
        [act, step("act"), step("push", a=1, between=(rng.randrange(3), (undo,))), sync],
        [act, *foreign, step("act", a=which, between=(rng.randrange(4), (tuple(send),))), sync],
        [act, *foreign, step("push", a=1, faults=(("act_after", (tuple(step("act", a=which)),)),)), sync],
        [*foreign, step("pull", faults=(("old_thread", again),)), step("pull")],
        [act, step("classify", a=which, c=1), *corrected, send, sync],
        [step("classify", a=which, c=1), *corrected, step("push", a=1, faults=(("act_after", meanwhile),)), sync],
    )
    return rng.choice(chains)
