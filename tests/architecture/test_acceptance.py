"""docs/acceptance.md names for each promise what shows it; every name must exist.

A line is a list item or a table row below its head. What shows it stands in backquotes: a file, `file::test`,
or a command of the Makefile such as `make test`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT

QUOTED = re.compile(r"`([^`]+)`")
LIST_ITEM = re.compile(r"\s*([-*]|\d+\.)\s+\S")
TABLE_RULE = re.compile(r"\s*\|[\s|:-]+\|\s*$")
FILE = re.compile(r"[\w.-]+(/[\w.-]+)*\.(py|md|csv|png|json|toml|yml|patch|sh)(::\w+(::\w+)*)?$|[\w.-]+(/[\w.-]+)*/$")


def promises(text: str) -> Iterator[tuple[int, str]]:
    """(line number, whole item): table rows and list items with their continuation lines."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if line.lstrip().startswith("|"):
            if not TABLE_RULE.match(line) and not TABLE_RULE.match(below):
                yield number + 1, line
        elif LIST_ITEM.match(line):
            rest = lines[number + 1 :]
            end = next(
                (i for i, more in enumerate(rest) if not more.startswith("  ") or LIST_ITEM.match(more)),
                len(rest),
            )
            yield number + 1, " ".join([line, *rest[:end]])


def is_shown(name: str, root: Path) -> bool | None:
    """Whether the named proof exists; None when the quoted words are no proof at all (a key, a state)."""
    if name.startswith("make "):
        return (
            re.search(rf"^{re.escape(name.split()[1])}:", (root / "Makefile").read_text("utf-8"), re.MULTILINE)
            is not None
        )
    if not FILE.match(name):
        return None
    file, *inner = name.split("::")
    path = root / file
    if not path.exists():
        return False
    return all(re.search(rf"\b(def|class) {word}\b", path.read_text("utf-8")) for word in inner)


def findings_in(text: str, root: Path) -> list[str]:
    found = []
    for number, item in promises(text):
        proofs = {name: is_shown(name, root) for name in QUOTED.findall(item)}
        found += [f"line {number}: {name} does not exist" for name, shown in proofs.items() if shown is False]
        if not any(shown is not None for shown in proofs.values()):
            found.append(f"line {number}: names nothing that shows it")
    return found


def test_every_promise_names_what_shows_it():
    text = (ROOT / "docs/acceptance.md").read_text("utf-8")
    assert list(promises(text))
    findings = findings_in(text, ROOT)
    assert not findings, "\n" + "\n".join(findings)


@pytest.mark.parametrize(
    "text",
    [
        "- The window opens: `tests/gone.py`",
        "- The window opens",
        "- The window opens with `F5`",
        "- The window opens: `tests/test_a.py::test_gone`",
        "- The window opens: `make gone`",
        "| promise | shown by |\n|---|---|\n| it opens | nothing |",
    ],
)
def test_fault_is_found(text, tmp_path):
    a_small_project(tmp_path)
    assert findings_in(text, tmp_path)


def test_right_way_is_left_alone(tmp_path):
    a_small_project(tmp_path)
    text = """Introduction.
    | promise | shown by |
    |---|---|
    | it opens with `F5` | `tests/test_a.py::test_it`, `make test` |

- The window opens
  (`tests/test_a.py`)
"""
    assert findings_in(text, tmp_path) == []


def a_small_project(root: Path) -> None:
    (root / "tests").mkdir()
    (root / "tests/test_a.py").write_text("def test_it(): ...\n", "utf-8")
    (root / "Makefile").write_text("test:\n\ttrue\n", "utf-8")
