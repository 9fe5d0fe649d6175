"""Earlier versions of a report, rebuilt from its events, are what they were at the time."""

from typing import Any

import pytest

from domain.report import Report, at_version
from tests.domain.world import (
    CIDENG,
    GAMBIR,
    SUDIN,
    SUPERVISOR,
    VALIDATOR,
    Case,
    channel_report,
    photo,
)

Step = tuple[str, str, dict[str, Any]]

OPERATOR, PETUGAS = f"operator.{GAMBIR}", f"petugas.{GAMBIR}"
SUDIN_OPERATOR, SUDIN_PETUGAS = f"operator.{SUDIN}", f"petugas.{SUDIN}"

FOLLOW_UP: dict[str, Any] = {"note": "Ditambal", "photos": [photo("b")]}
DONE: dict[str, Any] = {"public_answer": "Selesai", "photos": [photo("c")]}
REQUEST: dict[str, Any] = {"estimated_finish": "2026-12-24T00:00:00Z", "reason": "Berat"}
APPROVAL: dict[str, Any] = {"approved": True, "finish_at": "2026-12-20T00:00:00Z", "reason": "Setuju"}


def coordinated(unit: str, target: str) -> Step:
    return f"operator.{unit}", "koordinasi", {"target_unit": target, "reason": "Wewenang"}


class TestEarlierVersions:
    """`at_version` gives back what a judgement needs: state, holder, stack, request, assignee, fields."""

    STEPS: tuple[Step, ...] = (
        (OPERATOR, "klasifikasi", {"category": "saluran", "priority": "mendesak", "lat": -6.2, "lon": 106.8}),
        (OPERATOR, "tugaskan", {"assignee": PETUGAS}),
        coordinated(GAMBIR, SUDIN),
        (SUDIN_OPERATOR, "disposisi", {"assignee": SUDIN_PETUGAS, "instruction": "Tambal"}),
        (SUDIN_OPERATOR, "kembalikan", {"reason": "Bukan jalan kota"}),
        (OPERATOR, "tautkan_duplikat", {"duplicate_of": "r2"}),
        (OPERATOR, "klasifikasi", {"kelurahan": CIDENG, "address": "Jl. Biak"}),
        (f"petugas.{CIDENG}", "tindak_lanjut", FOLLOW_UP),
        (f"operator.{CIDENG}", "lepas_duplikat", {}),
        (f"operator.{CIDENG}", "ajukan_selesai", DONE),
        (VALIDATOR, "tolak_tl", {"reason": "Kurang"}),
    )
    FIELDS = (
        "version",
        "status",
        "holder",
        "handed_by",
        "assignee",
        "kelurahan",
        "category",
        "priority",
        "lat",
        "lon",
        "address",
        "duplicate_of",
        "photos",
        "events",
    )

    def versions(self) -> list[Report]:
        case = Case(others={"r2": channel_report("r2")})
        return [case.report, *(case.do(officer, kind, **payload) for officer, kind, payload in self.STEPS)]

    @pytest.mark.parametrize("field", FIELDS)
    def test_field(self, field: str) -> None:
        versions = self.versions()
        again = [at_version(versions[-1], number) for number in range(1, len(versions) + 1)]
        assert [getattr(r, field) for r in again] == [getattr(r, field) for r in versions]

    def test_request_and_decision(self) -> None:
        case = Case()
        states: list[str | None] = [None]
        for officer, kind, payload in (
            (OPERATOR, "minta_perpanjangan", REQUEST),
            (SUPERVISOR, "putuskan_perpanjangan", {"approved": False, "reason": "Tidak"}),
            (OPERATOR, "minta_perpanjangan", REQUEST),
            (SUPERVISOR, "putuskan_perpanjangan", APPROVAL),
            (OPERATOR, "catatan", {"note": "Cek"}),
        ):
            extension = case.do(officer, kind, **payload).extension
            states.append(extension.state if extension else None)
        assert states == [None, "requested", "denied", "requested", "approved", "approved"]
        again = [at_version(case.report, number).extension for number in range(1, 7)]
        assert [e is not None and e.state == "requested" for e in again] == [state == "requested" for state in states]
