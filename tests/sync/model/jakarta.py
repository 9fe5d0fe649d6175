"""The small Jakarta of the model test: units, officers, reference data, and intake through a channel.

Two kelurahan in one kecamatan, one dinas with its branch, supervisors and a validator. No photos are needed to
finish a report, so that a text command can bring it to any state; some actions bring one all the same.
"""

import hashlib
import io
from datetime import UTC, datetime
from typing import Any

from PIL import Image

from central.db import Transaction
from central.services import changes
from central.services.changes import Change
from domain import workflow
from domain.organisation import Officer, Unit
from domain.rulebook import Rulebook
from domain.sla import ClockProfile
from domain.wire import Category, Channel, Reference, RejectReason, Settings

K1, K2 = "31.71.01.1001", "31.71.01.1002"
KECAMATAN, KOTA, PROVINCE = "31.71.01", "31.71", "31"
DINAS, SUDIN, BIRO = "dinas-bina-marga", "sudin-bina-marga-31.71", "biro-pemerintahan"

START = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
FAR = "2090-01-01T00:00:00Z"
CATEGORIES = ("jalan", "saluran", "pohon")

UNITS = (
    Unit(id=PROVINCE, name="DKI Jakarta", kind="provinsi", parent=None),
    Unit(id=KOTA, name="Jakarta Pusat", kind="kota", parent=PROVINCE),
    Unit(id=KECAMATAN, name="Gambir", kind="kecamatan", parent=KOTA),
    Unit(id=K1, name="Gambir", kind="kelurahan", parent=KECAMATAN),
    Unit(id=K2, name="Cideng", kind="kelurahan", parent=KECAMATAN, needs_validation=False),
    Unit(id=DINAS, name="Dinas Bina Marga", kind="dinas", parent=PROVINCE),
    Unit(id=SUDIN, name="Sudin Bina Marga Pusat", kind="sudin", parent=DINAS),
    Unit(id=BIRO, name="Biro Pemerintahan", kind="biro", parent=PROVINCE),
)


def _officer(role: str, unit: str) -> Officer:
    return Officer(id=f"{role}.{unit}", name=f"{role} {unit}", role=role, unit=unit)


OFFICERS = {
    officer.id: officer
    for officer in (
        *(_officer(role, unit) for unit in (K1, K2) for role in ("operator", "kepala", "petugas")),
        *(_officer(role, SUDIN) for role in ("operator", "petugas")),
        *(_officer("supervisor", unit) for unit in (KOTA, PROVINCE)),
        _officer("validator", BIRO),
    )
}

REFERENCE = Reference(
    units=UNITS,
    officers=tuple(OFFICERS.values()),
    categories=tuple(Category(id=name, name=name.title(), default_unit=DINAS) for name in CATEGORIES),
    channels=(
        Channel(id="jaki", name="JAKI", prefix="JK", geotagged=True),
        Channel(id="kantor-lurah", name="Kantor Lurah", prefix="KL", geotagged=False, counters=("kelurahan",)),
    ),
    clock_profiles=(ClockProfile(id="crm", respond_h=6, warn_h=120, red_h=144, finish_h=168),),
    holidays=(),
    reject_reasons=(RejectReason(id="lainnya", name="Lainnya"),),
    templates=(),
    settings=Settings(min_sesudah_photos=0, ranking_min_n=30, max_photo_bytes=10_000_000),
)
RULES = Rulebook(REFERENCE)

ORACLE_UNITS = {
    unit.id: {"parent": unit.parent, "kind": unit.kind, "needs_validation": unit.needs_validation} for unit in UNITS
}
ORACLE_OFFICERS = {officer.id: (officer.unit, officer.role) for officer in OFFICERS.values()}


def _photo(colour: str) -> tuple[bytes, dict[str, Any]]:
    """A whole JPEG of a few hundred bytes, and what a claim says of it."""
    buffer = io.BytesIO()
    Image.new("RGB", (16, 12), colour).save(buffer, "JPEG")
    body = buffer.getvalue()
    told = {"mime": "image/jpeg", "size": len(body), "width": 16, "height": 12}
    return body, {"sha256": hashlib.sha256(body).hexdigest(), **told}


PHOTOS = tuple(_photo(colour) for colour in ("red", "green", "blue"))


def scope_of(officer_id: str) -> str:
    scope = RULES.organisation.scope_of(OFFICERS[officer_id])
    assert scope is not None
    return scope


def take_in(transaction: Transaction, report_id: str, number: str, at: datetime, told: dict[str, Any]) -> None:
    """A resident's report that came through a channel."""
    fields: dict[str, Any] = {"channel": "jaki", "priority": "biasa", "is_private": False, **told}
    report = workflow.intake(report_id, number, at, RULES, **fields)
    changes.record(transaction, Change(None, report, None, None, at), RULES.organisation)
