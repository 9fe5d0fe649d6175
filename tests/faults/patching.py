"""Faults are seeded into a copy of the program: copying what is needed, applying the patch."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]


def copied(folder: Path, names: Iterable[str], *unneeded: str) -> Path:
    """These files and folders of the checkout, below `folder`, with what is compiled of them (it saves seconds).

    Tests beside this one may be compiling: files that are half written (*.pyc.NUMBER) are left out.
    """
    left_out = shutil.ignore_patterns("*.pyc.*", *unneeded)
    for name in names:
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, folder / name)
        else:
            shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    return folder


def apply(patch: str, folder: Path) -> None:
    """A unified diff whose old lines must stand in the file exactly once."""
    for part in re.split(r"^--- a/", patch, flags=re.MULTILINE)[1:]:
        name, _, hunks = part.partition("\n")
        path = folder / name
        text = path.read_text()
        for hunk in re.split(r"^@@ .*\n", hunks, flags=re.MULTILINE)[1:]:
            lines = hunk.splitlines(keepends=True)
            old = "".join(line[1:] for line in lines if line[0] in " -")
            new = "".join(line[1:] for line in lines if line[0] in " +")
            assert text.count(old) == 1, f"the patch no longer fits {name}:\n{hunk}"
            text = text.replace(old, new)
        path.write_text(text)
