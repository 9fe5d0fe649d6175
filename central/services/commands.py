"""Commands of a desk: each is decided in one transaction of its own and its final result kept with its effect."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from central.db import BusyError, Sql, Transaction
from central.resources import Resources
from central.services import blobs, decision, envelopes
from central.services.answers import sentence
from central.services.decision import Moment, Outcome, WaitsError
from central.services.restoring import recovers_until
from central.services.sessions import Caller
from central.services.times import to_ms
from domain import errors
from domain.wire import CONTAINED, FINAL, Command, CommandResult, CommandResults

CLAIM = Sql(
    "INSERT INTO command (device, cmd_id, dseq, payload_hash, received_ms, status)"
    " VALUES (:device, :cmd_id, :dseq, :payload_hash, :received_ms, '')"
    " ON CONFLICT (device, cmd_id) DO NOTHING"
)
STORED = Sql(
    "SELECT payload_hash, status, code, report_version, applied_seq FROM command"
    " WHERE device = :device AND cmd_id = :cmd_id"
)
DECIDE = Sql(
    "UPDATE command SET status = :status, code = :code, report_version = :report_version,"
    " applied_seq = :applied_seq WHERE device = :device AND cmd_id = :cmd_id"
)
HEAR = Sql("INSERT INTO heard_number (device, dseq) VALUES (:device, :dseq) ON CONFLICT DO NOTHING")


class Batch:
    """One request on its way. After a command that met a lock the rest is `busy` too; of one that waits for other
    desks, only what builds on it."""

    def __init__(self, resources: Resources, caller: Caller, now: datetime) -> None:
        self._database = resources.database
        self._caller = caller
        self._moment = Moment(now, recovers_until(resources.epoch))
        self._waiting: set[str] = set()
        self.met_a_lock = False

    def result_of(self, raw: msgspec.Raw) -> tuple[CommandResult, bool]:
        """The result, and whether it is stored."""
        try:
            command = envelopes.read(raw)
        except envelopes.UnreadableError as error:
            return _result(error.cmd_id, Outcome(error.status, error.code)), False
        result, is_stored = self._decided(command)
        if result.status == "busy":
            self._waiting.add(command.cmd_id)
        return result, is_stored

    def _decided(self, command: Command) -> tuple[CommandResult, bool]:
        if self.met_a_lock or not self._waiting.isdisjoint(command.depends_on):
            return _result(command.cmd_id, Outcome("busy")), False
        try:
            return self._database.write(lambda t: _decide(t, self._caller, command, self._moment)), True
        except WaitsError as reason:
            return _result(command.cmd_id, Outcome(reason.status)), False
        except BusyError:
            self.met_a_lock = True
            return _result(command.cmd_id, Outcome("busy")), False


def push(resources: Resources, caller: Caller, commands: Iterable[msgspec.Raw], now: datetime) -> CommandResults:
    """Results in the order of the commands."""
    batch = Batch(resources, caller, now)
    results: list[CommandResult] = []
    heard: list[int] = []
    for raw in commands:
        result, is_stored = batch.result_of(raw)
        if not is_stored and not batch.met_a_lock:
            heard += envelopes.numbers_in(raw)
        results.append(result)
    if heard:
        rows = [{"device": caller.device, "dseq": dseq} for dseq in heard]
        resources.database.write(lambda transaction: transaction.many(HEAR, rows))
    return CommandResults(results=tuple(results))


def results_of(resources: Resources, caller: Caller, ids: Iterable[str]) -> CommandResults:
    """What became of commands of this device; `unknown` means: send it again."""

    def read(transaction: Transaction) -> CommandResults:
        return CommandResults(results=tuple(_stored(transaction, caller.device, cmd_id) for cmd_id in ids))

    return resources.database.read(read)


def _decide(transaction: Transaction, caller: Caller, command: Command, moment: Moment) -> CommandResult:
    """A twin of this command that comes in at the same time waits at the claim."""
    key = {"device": caller.device, "cmd_id": command.cmd_id}
    payload_hash = envelopes.payload_hash(command)
    claim = {**key, "dseq": command.dseq, "payload_hash": payload_hash, "received_ms": to_ms(moment.now)}
    if not transaction.run(CLAIM, claim):
        return _again(transaction, caller.device, command.cmd_id, payload_hash)
    if not all(blobs.usable(transaction, caller, sha256) for sha256 in envelopes.hashes_of(command)):
        raise WaitsError("blob_missing")
    if not all(_is_contained(transaction, caller.device, other) for other in command.depends_on):
        raise WaitsError("held")
    outcome = decision.decide(transaction, caller, command, moment)
    transaction.run(DECIDE, {**key, **outcome._asdict()})
    return _result(command.cmd_id, outcome)


def _again(transaction: Transaction, device: int, cmd_id: str, payload_hash: bytes) -> CommandResult:
    stored_hash, *outcome = transaction.only(STORED, {"device": device, "cmd_id": cmd_id})
    if stored_hash != payload_hash:
        return _result(cmd_id, Outcome("refused", errors.ID_REUSE))
    return _result(cmd_id, Outcome(*outcome))


def _is_contained(transaction: Transaction, device: int, cmd_id: str) -> bool:
    return _stored(transaction, device, cmd_id).status in CONTAINED


def _stored(transaction: Transaction, device: int, cmd_id: str) -> CommandResult:
    row = None
    if envelopes.is_id(cmd_id):
        row = transaction.one(STORED, {"device": device, "cmd_id": cmd_id})
    if row is None or row[1] not in FINAL:
        return _result(cmd_id, Outcome("unknown"))
    return _result(cmd_id, Outcome(*row[1:]))


def _result(cmd_id: str | None, outcome: Outcome) -> CommandResult:
    return CommandResult(cmd_id=cmd_id, message=sentence(outcome.status, outcome.code), **outcome._asdict())
