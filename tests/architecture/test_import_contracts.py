"""Negative control for the import contracts of pyproject.toml: a small tree with one fault for each breaks all.

That the real tree keeps them is checked by `make check`.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT

CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract["name"] for contract in CONFIGURATION["contracts"]}

CLEAN = {
    "domain/wire.py": "import msgspec",
    "app/bootstrap.py": "import app.models.engine\nfrom PySide6 import QtWidgets\nfrom app.views import window",
    "app/views/window.py": "from PySide6 import QtWidgets\nimport pyqtgraph\nfrom app.services import inbox",
    "app/self_check/run.py": "from PySide6 import QtWidgets\nfrom app.views import window",
    "app/collector.py": "import gc",
    "app/doorbell.py": "from PySide6 import QtCore",
    "app/hold.py": "",
    "app/place.py": "",
    "app/hooks.py": "import logging",
    "app/logs.py": "from app import errors",
    "app/services/inbox.py": "from app.models import engine\nfrom app import errors",
    "app/sync/api_client.py": "import requests\nfrom domain import wire",
    "app/sync/worker.py": "from domain import wire",
    "app/models/engine.py": "import sqlalchemy\nimport sqlcipher3",
    "app/tasks.py": "from PySide6 import QtCore",
    "app/events.py": "from PySide6 import QtCore",
    "app/credentials.py": "import keyring",
    "app/config.py": "",
    "app/errors.py": "",
    "central/routes/commands.py": "from central.services import commands",
    "central/services/commands.py": "import sqlalchemy\nfrom central.models import tables",
    "central/models/tables.py": "import sqlalchemy",
}

FAULTS = {
    "layers": ("app/models/engine.py", "from app.services import inbox"),
    "two-programs": ("central/services/commands.py", "from app import errors"),
    "domain-alone": ("domain/wire.py", "import sqlalchemy"),
    "qt": ("app/services/inbox.py", "from PySide6 import QtCore"),
    "http": ("app/services/inbox.py", "import requests"),
    "sql": ("app/sync/worker.py", "import sqlalchemy"),
    "keyring": ("app/sync/worker.py", "import keyring"),
    "views-use-services": ("app/views/window.py", "from app.models import engine"),
    "central-client-libraries": ("central/models/tables.py", "import requests"),
    "routes-call-services": ("central/routes/commands.py", "from central.models import tables"),
}


def broken_contracts(root: Path, files: dict[str, str]) -> set[str]:
    (root / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        for folder in [file.parent, *file.parent.parents]:
            if folder != root and root in folder.parents:
                (folder / "__init__.py").touch()
        file.write_text(text, "utf-8")
    program = "from importlinter.cli import lint_imports_command as lint; lint()"
    command = [sys.executable, "-c", program, "--no-cache", "--no-logo"]
    answer = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=100)
    lines = [" ".join(line.split()) for line in answer.stdout.splitlines()]
    verdicts = {
        key: {line.removeprefix(name) for line in lines if line.startswith(name)} for key, name in CONTRACTS.items()
    }
    assert all(verdicts.values()), answer.stdout + answer.stderr
    return {key for key, verdict in verdicts.items() if any("BROKEN" in word for word in verdict)}


def test_clean_tree_keeps_all(tmp_path):
    assert broken_contracts(tmp_path, CLEAN) == set()


def test_each_fault_breaks_its_contract(tmp_path):
    faulty = dict(CLEAN)
    for file, line in FAULTS.values():
        faulty[file] += f"\n{line}\n"
    assert broken_contracts(tmp_path, faulty) == set(CONTRACTS)


def test_new_module_needs_a_place(tmp_path):
    assert broken_contracts(tmp_path, CLEAN | {"app/somewhere.py": ""}) == {"layers"}


@pytest.mark.parametrize("module", ["app/views/deep/chart.py", "app/views/__init__.py"])
def test_views_may_use_qt_at_any_depth(module, tmp_path):
    assert broken_contracts(tmp_path, CLEAN | {module: "from PySide6 import QtWidgets"}) == set()


def test_every_contract_has_a_control():
    assert set(FAULTS) == set(CONTRACTS)
