"""Long runs of a trial: `python -m tests.soak TRIAL [--n N] [--seed SEED]`; `make soak` is the same.

A run that was ended goes on when it is started again with the same figures. A whole one is added to
docs/reliability.md.
"""

import argparse
import random
import subprocess
import sys
from pathlib import Path

from tests.soak.frame import TRIALS, Sum, added_up, going_on, module_of

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "reliability.md"


def main() -> int:
    options = _options()
    commit = _commit()
    print(f"make soak TRIAL={options.trial} N={options.n} SEED={options.seed} (commit {commit})", flush=True)
    trial = module_of(options.trial)
    print(trial.GOALS, flush=True)
    kept = ROOT / "build" / "soak" / f"{options.trial}-{commit}-{options.seed}-{options.n}.jsonl"
    seeds = range(options.seed, options.seed + options.n)
    told = added_up(going_on(kept, trial.run, seeds))
    print(_words(told), flush=True)
    for words in told.broken:
        print(words, file=sys.stderr)
    with TABLE.open("a", encoding="utf-8") as file:
        file.write(_row(options.trial, commit, seeds, told))
    return 1 if told.broken else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make soak", description="Long runs of what is tried in short by make test."
    )
    parser.add_argument("trial", choices=TRIALS)
    parser.add_argument("--n", type=int, default=300, help="how many seeds")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="the first of them")
    return parser.parse_args()


def _commit() -> str:
    """With a plus sign when the program is not what was committed."""
    head = _git("rev-parse", "--short", "HEAD")
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", "app", "domain", "central", "tests")
    return f"{head}+" if changed else head


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def _words(told: Sum) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {value:.4g}" for name, value in sorted(told.figures.items()))


def _row(trial: str, commit: str, seeds: range, told: Sum) -> str:
    broken = len(told.broken)
    parts = (trial, commit, f"{seeds.start}–{seeds.stop - 1}", told.seeds, f"{told.hours:.2f}", _words(told), broken)
    return f"| {' | '.join(str(part) for part in parts)} |\n"


if __name__ == "__main__":
    sys.exit(main())
