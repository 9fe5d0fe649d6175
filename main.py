"""Starts Tanggap, the desk for civic case work."""

import sys


def main(argv: list[str]) -> int:
    from app.bootstrap import run

    return run(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv))
