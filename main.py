"""Starts Tanggap, the desk for civic case work."""

import gc
import sys


def main(argv: list[str]) -> int:
    gc.disable()  # nothing that is loaded is garbage; app.collector goes on from here
    from app.bootstrap import run

    return run(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv))
