"""No byte of a report outside an officer's scope is in any answer: a canary in each unit, every route crawled."""

import json
from typing import Any

import pytest

from central.message import Response
from central.routes import ROUTES
from tests.central.office import CIDENG, PHOTO, Office, named_id
from tests.central.photos import photo, send
from tests.domain import world

KELURAHAN = (world.GAMBIR, world.CIDENG, world.TEBET)
TARGETS = (world.SUDIN, world.SUDIN_SELATAN, world.SUDIN_SDA, world.DINAS, world.BUMD, world.UPT)


class Canary:
    """One report with texts that stand nowhere else, and the scopes that may see it."""

    def __init__(
        self, office: Office, number: int, kelurahan: str, target: str | None, linked: "Canary | None"
    ) -> None:
        self.number_mark = f"kenari{number}"
        self.marks = {f"kenari{number}{part}" for part in ("isi", "alamat", "catatan", "alasan", "warga")}
        desk = office.desk(f"operator.{kelurahan}", f"pc-{number}")
        self.id = named_id(f"kenari-{number}")
        self.photo = photo(1000 + number)
        self.entered_by = desk.username
        send(desk, self.photo)
        new = {
            "channel": "kelurahan",
            "category": "jalan",
            "description": f"kenari{number}isi",
            "address": f"kenari{number}alamat",
            "kelurahan": kelurahan,
            "is_private": number % 2 == 0,
            "photos": [self.photo.claim("laporan")],
            "reporter": {"name": f"kenari{number}warga"},
        }
        assert desk.do("buat_laporan", self.id, 0, **new)["status"] == "applied"
        desk.do("catatan", self.id, 1, note=f"kenari{number}catatan")
        units = {kelurahan}
        if linked is not None:
            assert desk.do("tautkan_duplikat", self.id, 2, duplicate_of=linked.id)["status"] == "applied"
        if target is not None:
            version = 3 if linked else 2
            desk.do("koordinasi", self.id, version, target_unit=target, reason=f"kenari{number}alasan")
            units.add(target)
        row = desk.report(self.id)
        self.number = row["number"]
        self.marks |= {f'"{value}"' for value in (self.id, self.number, *(event["id"] for event in row["events"]))}
        organisation = office.rules.organisation
        self.scopes = units | {above for unit in units for above in organisation.ancestors(unit)}
        self.event = row["events"][0]["id"]
        photo_marks = {self.photo.sha256, f"{self.number_mark}foto"}
        self.locked = photo_marks if new["is_private"] else set()
        self.marks |= photo_marks - self.locked

    def asks_for_the_photo(self) -> list[tuple[str, str, dict[str, str], Any]]:
        return [
            ("GET", self.photo.path, {}, None),
            ("GET", self.photo.path, {"size": "thumb"}, None),
            ("HEAD", self.photo.path, {}, None),
            ("POST", "/v1/blobs", {}, self.photo.announcement()),
        ]

    def told(self, username: str, method: str, response: Response) -> str:
        """What the answer says about the photo, as the mark in whose place it stands: that it is there. Who sent it
        may be told so, but not see it."""
        is_own_upload = username == self.entered_by and method in {"HEAD", "POST"}
        return f"{self.number_mark}foto" if response.status == 200 and not is_own_upload else ""

    def stands_in(self, text: str) -> set[str]:
        """Which of its marks; ids and numbers only as whole values."""
        return {mark for mark in self.marks if mark in text}


@pytest.fixture(scope="module", params=["new_sqlite", "new_postgres"])
def office(request):
    office = Office(request.getfixturevalue(request.param)())
    yield office
    office.close()


@pytest.fixture(scope="module")
def canaries(office):
    """In each kelurahan one report that stays, and one for each agency that is marked as its duplicate."""
    made: list[Canary] = []
    for kelurahan in KELURAHAN:
        stays = Canary(office, len(made), kelurahan, None, None)
        made.append(stays)
        made += [Canary(office, len(made) + turn, kelurahan, unit, stays) for turn, unit in enumerate(TARGETS)]
    return made


def crawl(office, desk, canaries):
    """Everything that any route answers to this officer, asked in every way for every canary."""
    scopes = [*desk.session["scopes"], "31", world.GAMBIR, CIDENG, world.SUDIN]
    asks: list[tuple[str, str, dict[str, str], Any]] = [
        ("GET", route.path, {}, None) for route in ROUTES if route.method == "GET" and "{" not in route.path
    ]
    asks += [
        ("GET", "/v1/pull", {"scope": scope, "limit": limit}, None) for scope in scopes for limit in ("1", "1000")
    ]
    for canary in canaries:
        asks += [
            ("GET", f"/v1/reports/{canary.id}", {}, None),
            ("GET", "/v1/audit", {"report": canary.id}, None),
            ("GET", "/v1/reports", {"q": canary.number}, None),
            ("GET", "/v1/reports", {"number": canary.number}, None),
            ("GET", "/v1/reports", {"q": "kenari", "limit": "200"}, None),
            ("GET", "/v1/commands", {"ids": canary.event}, None),
        ]
        commands = [
            desk.command("catatan", canary.id, 1, note="x"),
            desk.command("lampiran", canary.id, 1, event=canary.event, photos=[]),
            desk.command("tautkan_duplikat", canary.id, 1, duplicate_of=canary.id),
        ]
        asks.append(("POST", "/v1/commands", {}, {"commands": commands}))
    for method, path, query, body in asks:
        response = desk.call(method, path, body, query=query)
        asked = json.dumps([path, query, body])
        yield asked, json.dumps(response.headers) + response.body.decode()
    for canary in canaries:
        for method, path, query, body in canary.asks_for_the_photo():
            response = desk.call(method, path, body, query=query)
            asked = json.dumps([method, path, query, body])
            yield asked, json.dumps(response.headers) + canary.told(desk.username, method, response)


USERNAMES = [
    "petugas.31.71.01.1001", "operator.31.71.01.1002", "kepala.31.74.01.1001", "operator.31.71.01",
    "supervisor.31.71", "supervisor.31.74", "operator.sudin-bina-marga-31.71", "supervisor.dinas-bina-marga",
    "operator.bumd-pam-jaya", "kepala.badan-tanpa-petugas", "operator.jsc", "admin.jsc", "pelatih.jsc",
    "supervisor.31", "validator.biro-pemerintahan",
]  # fmt: skip


@pytest.mark.parametrize("username", [name for name in USERNAMES if name in world.OFFICERS])
def test_no_foreign_byte(office, canaries, username):
    desk = office.desk(username)
    scope = desk.session["scopes"][0] if desk.session["scopes"] else None
    seen = seen_locked = 0
    for asked, answer in crawl(office, desk, canaries):
        assert "warga" not in answer, "the reporter is in no answer"
        for canary in canaries:
            found = canary.stands_in(answer)
            locked = {mark for mark in canary.locked if mark in answer and mark not in asked}
            assert locked == set() or username.startswith("validator"), asked
            seen_locked += bool(locked)
            if scope in canary.scopes:
                seen += bool(found)
            else:
                assert {mark for mark in found if mark not in asked} == set(), asked
    has_any = any(scope in canary.scopes for canary in canaries)
    assert bool(seen) is has_any, "the crawl must be able to find something"
    assert bool(seen_locked) is username.startswith("validator"), "and what is locked too"


def test_error_texts_repeat_nothing(office):
    """A refused command echoes neither its payload nor anything of the report."""
    report = office.intake(CIDENG, description="kenari", photos=(PHOTO,))
    desk = office.desk("operator.31.71.01.1001")
    bodies = [
        {"commands": [{**desk.command("catatan", report.id, 1, note="rahasia"), "base_version": "rahasia"}]},
        {"commands": "rahasia"},
    ]
    for body in bodies:
        answer = desk.call("POST", "/v1/commands", body).body
        assert b"rahasia" not in answer
        assert b"kenari" not in answer
