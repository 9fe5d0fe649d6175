"""Owns what becomes of one invented report: who does what, and when, until it is closed.

A life is generated step by step in the order of time, and each step is legal after those before it, so that it may be
cut off anywhere: the newest reports are lives not yet lived out.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from central.invented import desk_scene as say
from central.invented import moments, shares
from central.invented.desk_scene import DeskScene
from central.invented.grammar import Template
from central.invented.moments import after, by_day, in_office
from central.invented.staff import Staff
from domain import actions
from domain.actions import Action
from domain.organisation import Officer

MINUTE = 60.0


class Deed(NamedTuple):
    """One step of a life: seconds since 1970, who and what."""

    at: float
    officer: Officer
    action: Action


class Case(NamedTuple):
    """What a life starts from. ``agency`` is None where the kelurahan handles the report itself."""

    created: float
    kelurahan: str
    kota: str
    agency: str | None
    desk: DeskScene
    true_category: str | None
    refusal: str | None
    moved_to: str | None
    duplicate_of: str | None
    slowness: float


class Life:
    """The deeds of one report; iterate once."""

    def __init__(self, rng: Random, staff: Staff, case: Case) -> None:
        self._rng = rng
        self._random = rng.random
        self._staff = staff
        self._case = case
        self._desk = case.desk
        self._desk.now = case.created
        self._lags = case.slowness > 1
        # Which wait is the one in which the report is forgotten; never the kelurahan's first look.
        self._forgotten_at = 1 + 2 * self._random() if self._random() < shares.FORGOTTEN * case.slowness else -1.0
        finish = moments.lognormal(rng, shares.FINISH_MEDIAN_H, shares.FINISH_SPREAD)
        self._finish = case.created + finish * case.slowness
        self._closed: float | None = None

    @property
    def closed_at(self) -> float | None:
        """When the report was accepted as finished; None while it is not, or was refused."""
        return self._closed

    def deeds(self) -> Iterator[Deed]:
        case = self._case
        kelurahan = case.kelurahan
        self._hold(kelurahan)
        self._wait(self._first_look())
        if case.refusal is not None:
            yield self._refuse(kelurahan, case.refusal)
            return
        if case.moved_to is not None:
            yield Deed(self._desk.now, self._staff.desk(kelurahan), actions.Klasifikasi(kelurahan=case.moved_to))
            kelurahan = case.moved_to
            self._hold(kelurahan)
            self._wait(self._first_look())
        yield from self._classify(kelurahan)
        if case.duplicate_of is not None:
            yield from self._close_as_duplicate(kelurahan, case.duplicate_of)
        elif case.agency is None:
            yield from self._work(kelurahan)
        else:
            yield from self._hand_on(kelurahan, case.agency)
        if self._random() < shares.REOPENED:
            yield from self._reopen()

    def _hold(self, unit: str) -> None:
        """From now on texts speak as this unit."""
        name = self._staff.organisation.units[unit].name
        self._desk.holder = f"Kelurahan {name}" if unit.startswith("31.") else name
        self._holder = unit

    def _wait(self, seconds: float) -> None:
        self._desk.now += max(seconds, MINUTE)
        if 0 <= self._forgotten_at < 1:
            self._desk.now += (6 + 50 * self._random()) * moments.DAY
            self._desk.now = by_day(self._random, self._desk.now)
        self._forgotten_at -= 1

    def _until_office(self) -> None:
        self._desk.now = in_office(self._random, self._desk.now)

    def _first_look(self) -> float:
        """Seconds until a kelurahan responds: almost two hours on average, quiet at night."""
        random = self._random
        mean_h = shares.LOOK_LAGGING_H if self._lags else 0.8 if random() < 0.94 else 9.0
        moment = self._desk.now + after(random, mean_h)
        return (by_day(random, moment) if random() < 0.7 else moment) - self._desk.now

    def _refuse(self, unit: str, code: str) -> Deed:
        answer = self._desk.say(say.REFUSAL[code])
        refusal = actions.Tolak(reason_code=code, public_answer=answer)
        return Deed(self._desk.now, self._staff.one(unit, "kepala"), refusal)

    def _classify(self, unit: str) -> Iterator[Deed]:
        if self._case.true_category is not None:
            correction = actions.Klasifikasi(category=self._case.true_category)
            yield Deed(self._desk.now, self._staff.desk(unit), correction)
            self._desk.now += MINUTE + after(self._random, 0.1)
        elif self._random() < 0.012:
            yield Deed(self._desk.now, self._staff.desk(unit), actions.Klasifikasi(priority="mendesak"))
            self._desk.now += MINUTE + after(self._random, 0.1)
        yield from self._aside(unit, shares.NOTED / 3)

    def _aside(self, unit: str, chance: float) -> Iterator[Deed]:
        """Perhaps an internal note of an involved unit."""
        if self._random() < chance:
            yield Deed(self._desk.now, self._staff.field(unit), actions.Catatan(note=self._desk.note(say.INTERNAL)))
            self._desk.now += MINUTE

    def _close_as_duplicate(self, unit: str, head: str) -> Iterator[Deed]:
        yield Deed(self._desk.now, self._staff.desk(unit), actions.TautkanDuplikat(duplicate_of=head))
        self._desk.now += after(self._random, 0.5)
        yield Deed(self._desk.now, self._staff.desk(unit), actions.Terima())
        self._wait(after(self._random, 6.0))
        self._until_office()
        yield from self._hand_in(unit, say.DUPLICATE)

    def _hand_on(self, kelurahan: str, agency: str) -> Iterator[Deed]:
        """Sideways to the agency or its branch; now and then it comes back first."""
        branch = self._staff.branch(agency, self._case.kota)
        target = agency if branch is None or self._random() < shares.TO_DINAS_FIRST else branch
        yield from self._coordinate(kelurahan, target, say.HAND_ON)
        if self._random() < (shares.BOUNCED_LAGGING if self._lags else shares.BOUNCED):
            yield from self._bounce(target, kelurahan, agency)
            return
        if branch is not None and target != branch:
            yield from self._send_down(agency, branch)
            target = branch
        yield from self._work(target)

    def _bounce(self, unit: str, kelurahan: str, agency: str) -> Iterator[Deed]:
        """The unit sends it back: for want of facts, to another agency, or because the kelurahan can do it."""
        chance = self._random()
        if chance < shares.BOUNCED_FOR_LACK:
            yield self._send_back(unit, say.LACKING)
        elif chance < shares.BOUNCED_TO_OTHERS:
            yield self._send_back(unit, say.WRONG_AGENCY)
            agency = self._staff.other_agency(agency)
        else:
            yield self._send_back(unit, say.KELURAHAN_ITSELF)
        self._hold(kelurahan)
        self._wait(self._first_look() * (6 if self._lags else 4))
        if chance >= shares.BOUNCED_TO_OTHERS:
            yield from self._work(kelurahan)
            return
        target = self._staff.branch(agency, self._case.kota) or agency
        yield from self._coordinate(kelurahan, target, say.HAND_ON_AGAIN)
        yield from self._work(target)

    def _send_back(self, unit: str, reasons: tuple[Template, ...]) -> Deed:
        action = actions.Kembalikan(reason=self._desk.note(reasons))
        return Deed(self._desk.now, self._staff.desk(unit), action)

    def _coordinate(self, unit: str, target: str, reasons: tuple[Template, ...]) -> Iterator[Deed]:
        self._desk.target = self._staff.organisation.units[target].name
        action = actions.Koordinasi(target_unit=target, reason=self._desk.note(reasons))
        yield Deed(self._desk.now, self._staff.desk(unit), action)
        yield from self._aside(unit, shares.NOTED / 4)
        self._hold(target)
        self._wait(self._agency_look())

    def _agency_look(self) -> float:
        random = self._random
        moment = self._desk.now + after(random, 1.6 if random() < 0.85 else 14.0)
        return (in_office(random, moment) if random() < 0.6 else moment) - self._desk.now

    def _send_down(self, unit: str, branch: str) -> Iterator[Deed]:
        instruction = self._desk.note(say.INSTRUCTION)
        yield Deed(
            self._desk.now,
            self._staff.desk(unit),
            actions.Disposisi(target_unit=branch, instruction=instruction),
        )
        self._hold(branch)
        self._wait(self._agency_look())

    def _work(self, unit: str) -> Iterator[Deed]:
        """The holder takes it up, does it, and hands the result in."""
        yield from self._take_up(unit)
        done = in_office(self._random, max(self._finish, self._desk.now + 20 * MINUTE + after(self._random, 1.5)))
        yield from self._extend(unit, done)
        yield from self._report_progress(unit, done)
        self._desk.now = max(done, self._desk.now + MINUTE)
        self._wait(MINUTE)
        yield from self._hand_in(unit, say.PUBLIC_ANSWER)

    def _take_up(self, unit: str) -> Iterator[Deed]:
        chance = self._random()
        officer = self._staff.field(unit)
        if chance < 0.45:
            assignee = officer.id if self._random() < 0.4 else None
            yield Deed(self._desk.now, self._staff.desk(unit), actions.Terima(assignee=assignee))
        elif chance < 0.8:
            order = actions.Disposisi(assignee=officer.id, instruction=self._desk.note(say.INSTRUCTION))
            yield Deed(self._desk.now, self._staff.desk(unit), order)
            self._wait(after(self._random, 2.0))
            yield Deed(self._desk.now, officer, actions.Terima())
        else:
            yield self._progress(officer)
        self._desk.now += MINUTE
        if self._random() < shares.ANSWERED:
            self._desk.now += after(self._random, 0.3)
            answer = actions.Balasan(public_answer=self._desk.say(say.REPLY))
            yield Deed(self._desk.now, self._staff.desk(unit), answer)
            self._desk.now += MINUTE

    def _progress(self, officer: Officer) -> Deed:
        return Deed(self._desk.now, officer, actions.TindakLanjut(note=self._desk.note(say.WORK_NOTE)))

    def _report_progress(self, unit: str, done: float) -> Iterator[Deed]:
        """Follow-up notes on the way to completion."""
        days = (done - self._desk.now) / moments.DAY
        count = min(int(self._random() * (1.4 + days * 0.5)), 4)
        for left in range(count, 0, -1):
            pause = (done - self._desk.now) / (left + 1) * (0.6 + 0.8 * self._random())
            at = by_day(self._random, self._desk.now + pause)
            if at >= done - MINUTE or pause < 5 * MINUTE:
                return
            self._desk.now = at
            yield self._progress(self._staff.field(unit))
            yield from self._aside(unit, shares.NOTED / 3)

    def _extend(self, unit: str, done: float) -> Iterator[Deed]:
        """Work that will not be done in time may ask for more (EWS)."""
        asked = self._case.created + (3 + 2.5 * self._random()) * moments.DAY
        if done - self._case.created < 5 * moments.DAY or self._random() > shares.EXTENDED:
            return
        asked = in_office(self._random, max(asked, self._desk.now + MINUTE))
        decided = in_office(self._random, asked + after(self._random, 9.0))
        if decided >= done:
            return
        estimate = moments.utc(max(decided, self._case.created) + (5 + int(self._random() * 12)) * moments.DAY)
        reason = self._desk.note(say.EXTENSION)
        self._desk.now = asked
        request = actions.MintaPerpanjangan(estimated_finish=estimate, reason=reason)
        yield Deed(asked, self._staff.desk(unit), request)
        supervisor = self._staff.supervisor(self._case.kota)
        if supervisor is None:
            return
        self._desk.now = decided
        granted = self._random() < shares.GRANTED
        yield Deed(
            decided,
            supervisor,
            actions.PutuskanPerpanjangan(
                approved=granted,
                finish_at=estimate if granted else None,
                reason=self._desk.note(say.GRANTED if granted else say.DENIED),
            ),
        )
        self._desk.now += MINUTE

    def _hand_in(self, unit: str, answers: tuple[Template, ...]) -> Iterator[Deed]:
        """Report as finished until the validator accepts it."""
        staff, desk = self._staff, self._desk
        while True:
            answer = actions.AjukanSelesai(public_answer=desk.say(answers))
            yield Deed(self._desk.now, staff.desk(unit), answer)
            if not staff.organisation.units[unit].needs_validation or not staff.validators:
                break
            validator = staff.validators[int(self._random() * len(staff.validators))]
            self._wait(after(self._random, shares.VALIDATION_LAGGING_H if self._lags else shares.VALIDATION_H))
            self._until_office()
            if self._random() >= shares.REFUSED_WORK:
                note = desk.note(say.ACCEPTED) if self._random() < 0.3 else None
                yield Deed(self._desk.now, validator, actions.Validasi(note=note))
                break
            yield Deed(self._desk.now, validator, actions.TolakTl(reason=desk.note(say.REFUSED_WORK)))
            yield from self._redo(unit)
        self._closed = self._desk.now

    def _redo(self, unit: str) -> Iterator[Deed]:
        self._wait(moments.lognormal(self._rng, 26.0, 0.9))
        self._desk.now = by_day(self._random, self._desk.now)
        yield self._progress(self._staff.field(unit))
        self._wait(after(self._random, 4.0))
        self._until_office()

    def _reopen(self) -> Iterator[Deed]:
        if not self._staff.validators or self._closed is None:
            return
        self._desk.now = in_office(self._random, self._desk.now + (0.5 + 3 * self._random()) * moments.DAY)
        reason = self._desk.note(say.REOPENED)
        validator = self._staff.validators[0]
        yield Deed(self._desk.now, validator, actions.BukaKembali(reason=reason))
        self._closed = None
        unit = self._holder
        self._wait(self._agency_look())
        yield Deed(self._desk.now, self._staff.desk(unit), actions.Terima())
        self._wait(moments.lognormal(self._rng, 24.0, 0.7))
        self._until_office()
        yield from self._hand_in(unit, say.PUBLIC_ANSWER)
