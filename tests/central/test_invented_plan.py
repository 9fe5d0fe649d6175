"""The invented lives: legal for the workflow, and in the shares that domain.md tells."""

import re
from collections import Counter
from datetime import datetime, timedelta
from functools import cache
from itertools import chain
from random import Random
from statistics import mean, median

import msgspec
import pytest

from central.invented import desk_words, public_words
from central.invented.people import officer_name
from central.invented.plan import Plan, invent
from central.reference_data import DEFAULT_SETTINGS, initial_reference
from domain import workflow
from domain.actions import Koordinasi
from domain.calendar import WIB
from domain.organisation import Officer, Unit
from domain.report import OPEN, Report, Status
from domain.rulebook import Rulebook

SEEDS = (7, 11, 23)
COUNT, DAYS = 2000, 365
UNTIL = datetime(2026, 11, 22, tzinfo=WIB)
TEBET_TIMUR = "31.74.01.1001"


def staff_of(unit: Unit, rng: Random) -> list[Officer]:
    roles = ["petugas", "petugas", "operator", "kepala"]
    if unit.kind in {"provinsi", "kota", "kabupaten"}:
        roles.append("supervisor")
    if unit.id == "biro-pemerintahan":
        roles = ["validator"]
    return [
        Officer(id=f"{role}{number}.{unit.id}", name=officer_name(rng), role=role, unit=unit.id)
        for number, role in enumerate(roles)
    ]


@cache
def rulebook() -> Rulebook:
    reference = initial_reference((2025, 2026, 2027), msgspec.structs.replace(DEFAULT_SETTINGS, min_sesudah_photos=0))
    rng = Random(1)
    officers = tuple(chain.from_iterable(staff_of(unit, rng) for unit in reference.units))
    return Rulebook(msgspec.structs.replace(reference, officers=officers))


@cache
def plans(seed: int) -> tuple[Plan, ...]:
    return tuple(invent(Random(seed), rulebook(), COUNT, DAYS, UNTIL))


@cache
def reports(seed: int) -> dict[str, Report]:
    """What the workflow makes of the plans; it raises at the first illegal step."""
    rules, lived = rulebook(), {}
    for plan in plans(seed):
        lived[plan.intake.report_id] = taken_in(plan, rules)
    steps = [(step.at, plan.intake.report_id, step) for plan in plans(seed) for step in plan.steps]
    for _, report_id, step in sorted(steps, key=lambda entry: entry[0]):
        act = workflow.Act(id=step.id, action=step.action, officer=step.officer, at=step.at)
        lived[report_id] = workflow.apply(lived[report_id], act, rules, lived.get)
    for plan in plans(seed):
        if plan.stars is not None:
            stars = plan.stars
            report = lived[plan.intake.report_id]
            lived[report.id] = workflow.rate(report, stars.stars, stars.text, stars.at, stars.id)
    return lived


def taken_in(plan: Plan, rules: Rulebook) -> Report:
    fields = msgspec.structs.asdict(plan.intake)
    report_id, created_at = fields.pop("report_id"), fields.pop("created_at")
    del fields["event_id"], fields["officer"]
    return workflow.intake(report_id, "X", created_at, rules, **fields)


def share(hits: int, seed: int) -> float:
    return hits / len(plans(seed))


def types_of(seed: int) -> Counter[str]:
    return Counter(step.action.type for plan in plans(seed) for step in plan.steps)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_step_is_legal_and_every_state_occurs(seed):
    states = Counter(report.status for report in reports(seed).values())
    assert set(states) == set(Status)
    assert 0.8 <= states[Status.SELESAI] / COUNT <= 0.92


def test_all_kinds_of_acts_that_need_no_photo_occur():
    acts = sum((types_of(seed) for seed in SEEDS), Counter())
    assert set(acts) == {
        *("terima", "koordinasi", "disposisi", "kembalikan", "tindak_lanjut", "ajukan_selesai", "validasi"),
        *("tolak_tl", "tolak", "buka_kembali", "minta_perpanjangan", "putuskan_perpanjangan", "klasifikasi"),
        *("tautkan_duplikat", "catatan", "balasan"),
    }


def test_the_same_seed_and_end_give_the_same_plans_and_another_seed_others():
    again = tuple(invent(Random(7), rulebook(), 200, DAYS, UNTIL))
    assert again == tuple(invent(Random(7), rulebook(), 200, DAYS, UNTIL))
    assert again != tuple(invent(Random(8), rulebook(), 200, DAYS, UNTIL))


@pytest.mark.parametrize("seed", SEEDS)
def test_all_is_in_order_of_time_and_nothing_is_later_than_the_end(seed):
    intakes = [plan.intake.created_at for plan in plans(seed)]
    assert intakes == sorted(intakes)
    assert UNTIL - timedelta(days=DAYS) <= intakes[0]
    for plan in plans(seed):
        times = [plan.intake.created_at, *(step.at for step in plan.steps)]
        times += [plan.stars.at] if plan.stars else []
        assert times == sorted(times)
        assert times[-1] < UNTIL


@pytest.mark.parametrize("seed", SEEDS)
def test_ids_are_uuid7_and_none_occurs_twice(seed):
    ids = [one for plan in plans(seed) for one in (plan.intake.report_id, plan.intake.event_id)]
    ids += [step.id for plan in plans(seed) for step in plan.steps]
    ids += [plan.stars.id for plan in plans(seed) if plan.stars]
    assert len(set(ids)) == len(ids)
    assert all(
        re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", one) for one in ids
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_jaki_brings_91_percent_and_alone_a_pin(seed):
    channels = Counter(plan.intake.channel for plan in plans(seed))
    assert 0.89 <= channels["jaki"] / COUNT <= 0.93
    assert len(channels) >= 10
    assert {plan.intake.channel for plan in plans(seed) if plan.intake.lat is not None} == {"jaki"}
    assert all(plan.intake.lon is not None for plan in plans(seed) if plan.intake.channel == "jaki")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_pin_lies_near_its_kelurahan_and_counters_have_an_officer(seed):
    for plan in plans(seed):
        intake = plan.intake
        if intake.kelurahan == TEBET_TIMUR and intake.lat is not None and intake.lon is not None:
            assert abs(intake.lat + 6.2338) < 0.003
            assert abs(intake.lon - 106.85564) < 0.003
        if intake.channel == "kantor-lurah":
            assert intake.officer is not None
            assert intake.officer.unit == intake.kelurahan
        assert (intake.officer is not None) == intake.channel.startswith("kantor-")


@pytest.mark.parametrize("seed", SEEDS)
def test_categories_come_in_their_shares(seed):
    categories = Counter(plan.intake.category for plan in plans(seed))
    assert 0.11 <= categories["jalan"] / COUNT <= 0.16
    assert 0.08 <= categories["parkir-liar"] / COUNT <= 0.12
    assert 0.07 <= categories["sampah"] / COUNT <= 0.12
    assert 0.07 <= categories["pohon"] / COUNT <= 0.11
    assert len(categories) >= 50


def test_the_kelurahan_handles_sixteen_and_a_half_percent_itself():
    own = [
        not any(event.type in {"koordinasi", "tolak"} for event in report.events)
        for seed in SEEDS
        for report in reports(seed).values()
        if report.status is Status.SELESAI
    ]
    assert 0.145 <= mean(own) <= 0.185


def test_handing_on_takes_almost_two_hours_and_goes_to_the_usual_agency():
    hours: list[float] = []
    targets: Counter[str] = Counter()
    for seed in SEEDS:
        for plan in plans(seed):
            first = next((step for step in plan.steps if step.action.type != "catatan"), None)
            if first is not None and isinstance(first.action, Koordinasi):
                hours.append((first.at - plan.intake.created_at).total_seconds() / 3600)
                if plan.intake.category == "jalan" and plan.intake.kelurahan.startswith("31.74."):
                    targets[first.action.target_unit] += 1
    assert 1.6 <= mean(hours) <= 2.6
    assert median(hours) < 1.5
    usual, count = targets.most_common(1)[0]
    assert usual == "sudin-bina-marga-31.74"
    assert count / targets.total() >= 0.75
    assert targets["dinas-bina-marga"] / targets.total() >= 0.05


def test_bounces_refusals_ratings_and_privacy_come_in_their_shares():
    acts = sum((types_of(seed) for seed in SEEDS), Counter())
    total = len(SEEDS) * COUNT
    assert 0.045 <= acts["kembalikan"] / (acts["koordinasi"] - acts["kembalikan"]) <= 0.085
    assert 0.06 <= acts["tolak_tl"] / (acts["tolak_tl"] + acts["validasi"]) <= 0.1
    assert 0.015 <= acts["tolak"] / total <= 0.035
    assert 0.07 <= sum(plan.intake.is_private for seed in SEEDS for plan in plans(seed)) / total <= 0.09
    done = [report for seed in SEEDS for report in reports(seed).values() if report.status is Status.SELESAI]
    rated = [report.rating for report in done if report.rating is not None]
    assert 0.22 <= len(rated) / len(done) <= 0.28
    assert {rating.stars for rating in rated} == {1, 2, 3, 4, 5}
    assert 0.4 <= mean(rating.text is not None for rating in rated) <= 0.8


@pytest.mark.parametrize("seed", SEEDS)
def test_half_is_done_in_a_day_and_a_half_and_some_take_more_than_a_week(seed):
    days = []
    for report in reports(seed).values():
        if report.status is Status.SELESAI:
            closed = next(event for event in report.events if event.to_status is Status.SELESAI)
            days.append((closed.at - report.created_at) / timedelta(days=1))
    assert 1.1 <= median(days) <= 1.9
    assert 0.03 <= mean(day > 7 for day in days) <= 0.15


@pytest.mark.parametrize("seed", SEEDS)
def test_the_newest_reports_are_open_and_a_few_are_red(seed):
    open_ones = [report for report in reports(seed).values() if report.is_open]
    assert {report.status for report in open_ones} == OPEN
    assert 0.06 <= len(open_ones) / COUNT <= 0.15
    red = [report for report in open_ones if report.clocks.red_at <= UNTIL]
    assert 0.05 <= len(red) / len(open_ones) <= 0.3
    last_day = [report for report in reports(seed).values() if UNTIL - report.created_at < timedelta(hours=12)]
    assert mean(report.is_open for report in last_day) >= 0.8


@pytest.mark.parametrize("seed", SEEDS)
def test_tebet_timur_has_eight_percent_and_a_full_desk(seed):
    load = Counter(plan.intake.kelurahan for plan in plans(seed))
    busiest, second = load.most_common(2)
    assert busiest[0] == TEBET_TIMUR
    assert 0.065 <= busiest[1] / COUNT <= 0.095
    assert second[1] / COUNT <= 0.03
    assert len(load) >= 230
    desk = [report for report in reports(seed).values() if report.is_open and report.kelurahan == TEBET_TIMUR]
    assert len(desk) >= 60
    mine = [report for report in desk if report.holder == TEBET_TIMUR]
    assert sum(report.status is Status.MENUNGGU and not report.bounces for report in mine) >= 3
    assert sum(report.holder != TEBET_TIMUR for report in desk) >= 20
    assert any(report.status is Status.MENUNGGU_VALIDASI for report in mine)
    assert any(report.clocks.red_at <= UNTIL for report in desk)


def test_the_desk_of_tebet_timur_has_something_returned():
    returned = [
        report
        for seed in SEEDS
        for report in reports(seed).values()
        if report.holder == TEBET_TIMUR and report.is_open and report.events[-1].type in {"kembalikan", "tolak_tl"}
    ]
    assert len(returned) >= 3


@pytest.mark.parametrize("seed", SEEDS)
def test_a_quarter_comes_in_the_last_fortnight(seed):
    recent = sum(plan.intake.created_at > UNTIL - timedelta(days=14) for plan in plans(seed))
    assert 0.22 <= share(recent, seed) <= 0.28


def test_people_report_by_day_and_less_at_weekends():
    local = [plan.intake.created_at.astimezone(WIB) for seed in SEEDS for plan in plans(seed)]
    hours = Counter(moment.hour for moment in local)
    days = Counter(moment.weekday() for moment in local)
    assert sum(hours[hour] for hour in range(7, 12)) / len(local) >= 0.33
    assert sum(hours[hour] for hour in range(5)) / len(local) <= 0.05
    assert (days[5] + days[6]) / 2 < 0.9 * sum(days[day] for day in range(5)) / 5


@pytest.mark.parametrize("seed", SEEDS)
def test_a_duplicate_leads_to_an_earlier_report_of_the_same_kelurahan(seed):
    lived = reports(seed)
    repeated = [report for report in lived.values() if report.duplicate_of is not None]
    assert repeated
    for report in repeated:
        head = lived[report.duplicate_of or ""]
        assert head.kelurahan == report.kelurahan
        assert head.created_at <= report.created_at


@pytest.mark.parametrize("seed", SEEDS)
def test_no_two_reports_have_the_same_description(seed):
    told = Counter(plan.intake.description for plan in plans(seed))
    assert told.most_common(1)[0][1] == 1


def test_a_short_training_week_works_too():
    few = list(invent(Random(3), rulebook(), 60, 7, UNTIL))
    assert len(few) == 60
    assert all(UNTIL - timedelta(days=7) <= plan.intake.created_at < UNTIL for plan in few)


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("KOORDINASI", 40),
        ("CATATAN_KERJA", 40),
        ("JAWABAN", 40),
        ("INSTRUKSI", 20),
        ("BALASAN", 20),
        ("CATATAN", 20),
        ("TOLAK_TL", 20),
        ("VALIDASI", 20),
        ("BUKA_KEMBALI", 20),
        ("PERPANJANGAN", 20),
        ("SETUJU", 20),
        ("TIDAK_SETUJU", 20),
        ("PRAISE", 20),
        ("MIXED", 20),
        ("BLAME", 20),
    ],
)
def test_officers_have_enough_ways_to_say_it(table, least):
    assert len(set({**vars(desk_words), **vars(public_words)}[table])) >= least


def test_reasons_for_sending_back_and_refusing_are_varied_too():
    back = {*desk_words.KURANG, *desk_words.SALAH_ALAMAT, *desk_words.KE_KELURAHAN}
    assert len(back) >= 20
    assert len(set(chain.from_iterable(public_words.TOLAK.values()))) >= 20
    assert set(public_words.TOLAK) == set(rulebook().reject_reasons)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_officers_write_differs_and_holds_no_open_slot(seed):
    texts = [
        text
        for plan in plans(seed)
        for step in plan.steps
        for text in msgspec.structs.astuple(step.action)
        if isinstance(text, str) and " " in text
    ]
    assert not [text for text in texts if re.search(r"[\[\]{}|]", text)]
    assert Counter(texts).most_common(1)[0][1] <= 0.03 * len(texts)
