"""PouchDB as a side: pouch.mjs against couch_source.mjs, in fresh processes.

It stores the same bodies, without encryption, list columns or words, from a source that has all its answers ready.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import data, peers
from benchmarks.harness import Figures, Side
from benchmarks.side import PEERS, main

NAME = "PouchDB"
BATCH = 1000


def first_sync(reports: int) -> Side:
    data.documents(reports)
    return _side("first", reports)


def changes(reports: int, changed: int) -> Side:
    """So many changes for a database that holds all documents already."""
    _filled(reports)
    return _side("changed", reports, changed)


def first(reports: str) -> Figures:
    with data.fresh_folder() as folder:
        return _replicated(folder / "db", int(reports), 0)


def changed(reports: str, count: str) -> Figures:
    with data.fresh_folder() as folder:
        copy = folder / "db"
        shutil.copytree(_filled(int(reports)), copy)
        return _replicated(copy, int(reports), int(count))


def _side(name: str, *arguments: int) -> Side:
    about = f"{peers.pouch_version()}, batches of {BATCH}, no encryption, no index, source in memory"
    return Side(NAME, (sys.executable, "-m", __name__, name, *map(str, arguments)), about)


def _filled(reports: int) -> Path:
    path = data.folder() / f"pouch-{data.documents(reports).stem}"
    if not path.exists():
        draft = path.with_suffix(".part")
        shutil.rmtree(draft, ignore_errors=True)
        _replicated(draft, reports, 0)
        draft.rename(path)
    return path


def _replicated(target: Path, reports: int, changes: int) -> Figures:
    source = ("node", str(PEERS / "couch_source.mjs"), str(data.documents(reports)))
    with data.listening(source) as address:
        told = _node(str(PEERS / "pouch.mjs"), str(target), address, str(BATCH), str(changes))
    if told["written"] != (changes or reports):
        raise RuntimeError(f"PouchDB has written {told['written']} documents")
    return told


def _node(*command: str) -> Figures:
    environment = {**os.environ, "PEERS": str(peers.node_packages())}
    done = subprocess.run(("node", *command), env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr[-2000:])
    told: Sequence[str] = done.stdout.splitlines()
    return Figures(json.loads(told[-1]))


if __name__ == "__main__":
    main({"first": first, "changed": changed})
