"""requirements.lock fits pyproject.toml: each direct dependency is in it, in a version asked for, with hashes."""

import re
import tomllib

from packaging.requirements import Requirement

from tests.architecture.repository import ROOT

ENTRY = re.compile(
    r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)[^\\\n]*\\\n\s+--hash=sha256:[0-9a-f]{64}", re.MULTILINE
)


def same_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def wrong_in(lock: str, project: dict) -> list[str]:
    locked: dict[str, list[str]] = {}
    for name, version in ENTRY.findall(lock):
        locked.setdefault(same_name(name), []).append(version)
    asked = [
        *project["project"]["dependencies"],
        *(line for group in project["project"]["optional-dependencies"].values() for line in group),
        *(line for group in project["dependency-groups"].values() for line in group),
    ]
    wishes = [Requirement(line) for line in asked]
    return [
        str(wish)
        for wish in wishes
        if not any(wish.specifier.contains(v) for v in locked.get(same_name(wish.name), []))
    ]


def test_lock_fits_pyproject():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wrong = wrong_in((ROOT / "requirements.lock").read_text("utf-8"), project)
    assert not wrong, f"run make lock: {wrong}"


def test_fault_is_found():
    project = {
        "project": {"dependencies": ["Some_Thing>=2"], "optional-dependencies": {}},
        "dependency-groups": {"dev": ["other>=1"]},
    }
    digest = "0" * 64
    lock = f"other==1.5 \\\n    --hash=sha256:{digest}\nsome-thing=={{}} \\\n    --hash=sha256:{digest}\n"
    assert wrong_in(lock.format("2.1"), project) == []
    assert wrong_in(lock.format("1.9"), project) == ["Some_Thing>=2"]
    assert wrong_in("other==1.5\n", project) == ["Some_Thing>=2", "other>=1"]
