"""The workflow against the independent interpreter (tests/oracle) on random legal histories."""

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.concurrency import Judged, judge
from domain.errors import Refused
from domain.organisation import involved_units
from domain.report import Report
from domain.workflow import apply
from tests.domain.histories import History, Move, histories, interpreter_with_intake, moves
from tests.domain.world import HOUR, OFFICERS, RULES

FIELDS = (
    "status",
    "holder",
    "handed_by",
    "bounces",
    "assignee",
    "category",
    "priority",
    "kelurahan",
    "address",
    "duplicate_of",
    "version",
)


def plain(report: Report) -> dict[str, object]:
    extension = report.extension
    facts: dict[str, object] = {name: getattr(report, name) for name in FIELDS}
    facts["extension"] = (extension.state, extension.finish_at) if extension else None
    facts["events"] = [event.type for event in report.events]
    facts["involved"] = involved_units(report)
    return facts


@settings(deadline=None)
@given(histories())
def test_every_version_is_the_one_the_interpreter_comes_to(history: History) -> None:
    oracle = interpreter_with_intake(history)
    for command, after in zip([None, *history.commands], history.versions, strict=True):
        if command is not None:
            assert oracle.judge(command)[0] in {"applied", "applied_same"}
            oracle.accept(command)
        told = oracle.reports["r1"]
        expected = {name: told[name] for name in FIELDS}
        extension = told["extension"]
        if extension:
            finish_at = extension["finish_at"]
            moment = datetime.fromisoformat(finish_at) if finish_at else None
            expected["extension"] = (extension["state"], moment)
        else:
            expected["extension"] = None
        expected["events"] = [event["type"] for event in told["events"]]
        expected["involved"] = oracle.involved(told)
        assert plain(after) == expected


def legal_moves(history: History, base: Report) -> list[Move]:
    """What a desk that showed `base` would have let its officer do."""
    legal = []
    for move in moves(base, history.case.now):
        act = history.case.act(move[0], move[1], history.case.now, move[2])
        try:
            apply(base, act, RULES, history.case.found_by(move[0]))
        except Refused:
            continue
        legal.append(move)
    return legal


def verdict(history: History, move: Move, base_version: int) -> tuple[str, str | None]:
    """Judged and, where that says so, applied: as central does it."""
    case = history.case
    act = case.act(move[0], move[1], case.now + HOUR, move[2])
    answer = judge(Judged(act.action, base_version, {}, OFFICERS[move[0]]), case.report, RULES)
    if answer.status != "apply":
        return answer.status, answer.code
    try:
        apply(case.report, act, RULES, case.found_by(move[0]))
    except Refused as refusal:
        return "refused", refusal.code
    return "applied", None


@settings(deadline=None, report_multiple_bugs=False)
@given(histories(max_acts=12, channels=("jaki",)), st.integers(0, 999), st.integers(0, 999))
def test_late_commands_are_judged_as_the_interpreter_judges_them(history: History, base: int, choice: int) -> None:
    oracle = interpreter_with_intake(history)
    oracle.fold(history.commands)
    base_version = base % len(history.versions) + 1
    legal = legal_moves(history, history.versions[base_version - 1])
    move = legal[choice % len(legal)]
    expected = oracle.judge(history.command(move, history.case.now + HOUR, base_version, "late"))
    if expected != ("refused", "not_found"):
        assert verdict(history, move, base_version) == expected
