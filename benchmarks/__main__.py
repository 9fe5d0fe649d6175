"""Runs rows and writes what came out: `python -m benchmarks [ROW...] [--rounds N] [--small]`."""

import argparse
import sys

from benchmarks import report
from benchmarks.harness import SideError, measure
from benchmarks.rows import NAMES, plan_of
from benchmarks.scale import FULL, SMALL

ROUNDS = 5


def main() -> int:
    options = _options()
    scale = SMALL if options.small else FULL
    for name in options.rows or NAMES:
        print(f"== {name}", flush=True)
        plan = plan_of(name, scale)
        try:
            measured = measure(plan, options.rounds, _say)
        except SideError as error:
            print(error, file=sys.stderr)
            return 1
        print(report.table({name: report.told(measured)}), flush=True)
        if not options.small:
            report.keep(name, measured)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description="Tanggap beside its peers.")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(NAMES))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--small", action="store_true", help="little data, to try the bench itself; nothing is kept")
    return parser.parse_args()


def _say(what: str) -> None:
    print(f"   {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
