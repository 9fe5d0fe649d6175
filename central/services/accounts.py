"""Officers with their accounts: the staff of a training central, and writing officers into the database."""

from collections.abc import Iterable, Iterator
from random import Random
from typing import Any, NamedTuple

from central.db import Sql, Transaction
from central.invented.people import officer_name
from central.models import tables
from central.models.statements import insert
from domain.ids import uuid7
from domain.organisation import PROVINCE, Officer, Unit

INSERT_OFFICER = insert(tables.officer)
REVISED = Sql("UPDATE installation SET reference_rev = reference_rev + 1 WHERE id = :id")

SUPERVISED = frozenset({"provinsi", "kota", "kabupaten"})
VALIDATOR_UNIT = "biro-pemerintahan"
JSC_UNIT = "up-jakarta-smart-city"
MOST_PETUGAS = 6
FEWEST_PETUGAS = 2


class Account(NamedTuple):
    username: str
    officer: Officer


def training_staff(units: Iterable[Unit], rng: Random) -> Iterator[Account]:
    """`petugas.<unit>`, `petugas2.<unit>` … (2 to 6 in a kelurahan), `operator.<unit>`, `kepala.<unit>` in
    every unit that handles reports; supervisors, one validator, and the two accounts of Jakarta Smart City."""
    for unit in units:
        if unit.id not in {PROVINCE, VALIDATOR_UNIT}:
            yield from (_account(name, unit.id, rng) for name in _unit_names(unit, rng))
        if unit.kind in SUPERVISED:
            yield _account("supervisor", unit.id, rng)
    yield _account("validator", VALIDATOR_UNIT, rng)
    for role in ("admin", "pelatih"):
        account = _account(role, JSC_UNIT, rng)
        yield account._replace(username=f"{role}.jsc")


def write_accounts(transaction: Transaction, accounts: Iterable[Account], password_hash: str) -> None:
    transaction.many(INSERT_OFFICER, [_row(account, password_hash) for account in accounts])
    transaction.run(REVISED, {"id": 1})


def _unit_names(unit: Unit, rng: Random) -> list[str]:
    most = MOST_PETUGAS if unit.kind == "kelurahan" else FEWEST_PETUGAS
    count = rng.randint(FEWEST_PETUGAS, most)
    return ["petugas", *(f"petugas{number}" for number in range(2, count + 1)), "operator", "kepala"]


def _account(name: str, unit: str, rng: Random) -> Account:
    role = name.rstrip("0123456789")
    officer = Officer(id=_officer_id(rng), name=officer_name(rng), role=role, unit=unit)
    return Account(f"{name}.{unit}", officer)


def _officer_id(rng: Random) -> str:
    return uuid7(0, rng.randbytes(10))


def _row(account: Account, password_hash: str) -> dict[str, Any]:
    officer = account.officer
    return {
        "id": officer.id,
        "username": account.username,
        "name": officer.name,
        "role": officer.role,
        "unit": officer.unit,
        "password_hash": password_hash,
        "is_active": True,
        "scope_rev": 1,
    }
