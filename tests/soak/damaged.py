"""Trial: one of the local files is damaged while the program is closed or was killed; the desk starts all the same.

The outbox and its journal make each other good, so of these two one is hit; the cache may be hit beside it.
"""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.soak.frame import Result
from tests.soak.work_done import REPORTS, Made, folder_in, made, start

GOALS = "Goals: usable within 10 s, 0 tersimpan lost, 0 unusable starts."
USABLE_S = 10.0
PAGE = 4096

CACHE = ("cache.db", "cache.db-wal")
OUTBOX = ("outbox.db", "outbox.db-wal")
JOURNAL = ("outbox.journal",)

Harm = Callable[[random.Random, Path, Made], None]


def run(seed: int, folder: Path) -> Result:
    draw, known = random.Random(seed), made()
    before = draw.choice((known.later, known.later, known.closed))
    home = folder / "home"
    shutil.copytree(before, home)
    told = _harm(draw, folder_in(home), known)
    first = start(home, known.words, "sesudah yang pertama")
    again = start(home, known.words | {"sesudah yang pertama"} if not first.broken else known.words, "lagi")
    if "cache" not in told and first.reports != REPORTS:
        first = first._replace(broken=(*first.broken, "lost: the list, and the cache was not hit"))
    slowest = max(first.seconds, again.seconds)
    broken = [*first.broken, *again.broken, *(["not usable in time"] if slowest > USABLE_S else [])]
    figures = {
        "starts": 2.0,
        "lost": float(sum(words.startswith("lost") for words in broken)),
        "unusable_starts": float(sum(words.startswith("unusable") for words in broken)),
        "lists_as_before": float(first.reports == REPORTS),
        "lists_in_part": float(0 < first.reports < REPORTS),
        "worst_start_s": slowest,
    }
    return Result(figures, tuple(f"{told}: {words}" for words in broken))


def _harm(draw: random.Random, folder: Path, known: Made) -> str:
    """What was done, in words."""
    groups = draw.choice(((CACHE,), (OUTBOX,), (JOURNAL,), (CACHE, OUTBOX), (CACHE, JOURNAL)))
    told = []
    for group in groups:
        name = draw.choice([name for name in group if (folder / name).exists()] or [group[0]])
        harm = draw.choice(HARMS)
        harm(draw, folder / name, known)
        told.append(f"{harm.__name__.strip('_')} {name}")
    return " and ".join(told)


def _flipped(draw: random.Random, path: Path, known: Made) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(draw.randint(1, 16) if data else 0):
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    path.write_bytes(data)


def _zeroed(draw: random.Random, path: Path, known: Made) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(draw.randint(1, 3)):
        begin = draw.randrange(len(data) // PAGE + 1) * PAGE
        data[begin : begin + PAGE] = bytes(len(data[begin : begin + PAGE]))
    path.write_bytes(data)


def _cut(draw: random.Random, path: Path, known: Made) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: draw.randrange(len(data) + 1)])


def _gone(draw: random.Random, path: Path, known: Made) -> None:
    path.unlink()


def _older(draw: random.Random, path: Path, known: Made) -> None:
    """As it was earlier; its neighbours are newer."""
    shutil.copy(folder_in(known.earlier) / path.name, path)


def _swapped(draw: random.Random, path: Path, known: Made) -> None:
    """What belongs to another file of the desk."""
    other = {"cache": "outbox.db", "outbox": "cache.db"}[path.name.partition(".")[0]]
    end = "-wal" if path.name.endswith("-wal") else ""
    shutil.copy(folder_in(known.later) / f"{other}{end}", path)


def _foreign(draw: random.Random, path: Path, known: Made) -> None:
    path.write_bytes(draw.randbytes(draw.randrange(3 * PAGE)))


HARMS: tuple[Harm, ...] = (_flipped, _flipped, _zeroed, _cut, _gone, _older, _swapped, _foreign)
