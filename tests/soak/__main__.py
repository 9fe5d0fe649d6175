"""Long runs of a trial: `python -m tests.soak TRIAL [--n N] [--seed SEED] [--jobs JOBS]`; `make soak` is the same.

A run that was ended goes on when it is started again with the same figures. It ends at the first finding. A whole one
is added to docs/reliability.md.
"""

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from tests.soak import reliability
from tests.soak.frame import (
    SEEDS,
    TRIALS,
    Line,
    added_up,
    going_on,
    in_words,
    judged,
    module_of,
    remarks,
    until_enough,
)

ROOT = Path(__file__).parents[2]
TOLD_EVERY_S = 15.0


def main() -> int:
    options = _options()
    trial = module_of(options.trial)
    wanted, counted = options.n or getattr(trial, "N", 300), getattr(trial, "COUNTED", SEEDS)
    commit = _commit()
    print(f"make soak TRIAL={options.trial} N={wanted} SEED={options.seed} (commit {commit})", flush=True)
    print(trial.GOALS, flush=True)
    kept = ROOT / "build" / "soak" / f"{options.trial}-{commit}-{options.seed}-{wanted}.jsonl"
    enough = until_enough(going_on(kept, trial.run, count(options.seed), options.jobs), counted, wanted)
    told = judged(trial, added_up(_telling(enough, counted)))
    kept.unlink()
    print(in_words(told.figures), flush=True)
    for words in remarks(trial, told):
        print(words, flush=True)
    for words in told.broken:
        print(f"{words}\nagain: make soak TRIAL={options.trial} N=1 SEED={_seed_in(words)}", file=sys.stderr)
    reliability.add(reliability.PAGE, options.trial, commit, options.seed, told)
    return 1 if told.broken else 0


def _telling(lines: Iterator[Line], counted: str) -> Iterator[Line]:
    done, last = 0.0, time.monotonic()
    for line in lines:
        yield line
        done += 1 if counted == SEEDS else line["figures"].get(counted, 0)
        if time.monotonic() - last > TOLD_EVERY_S:
            last = time.monotonic()
            print(f"{done:.0f} {counted.replace('_', ' ')}, seed {line['seed']}", flush=True)


def _seed_in(words: str) -> str:
    return words.removeprefix("seed ").partition(":")[0] if words.startswith("seed ") else "…"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make soak", description="Long runs of what is tried in short by make test."
    )
    parser.add_argument("trial", choices=TRIALS)
    parser.add_argument("--n", type=int, help="how many: seeds, or what the trial counts")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="the first of them")
    parser.add_argument("--jobs", type=int, default=1, help="how many seeds at once; says nothing but how fast")
    return parser.parse_args()


def _commit() -> str:
    """With a plus sign when the program is not what was committed."""
    head = _git("rev-parse", "--short", "HEAD")
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", "app", "domain", "central", "tests")
    return f"{head}+" if changed else head


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
