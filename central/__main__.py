"""`python -m central`: the command line of central."""

import multiprocessing
import sys

from central.cli import main

if __name__ == "__main__":
    # In a frozen program the painters of `seed` are started as this program.
    multiprocessing.freeze_support()
    sys.exit(main(sys.argv[1:]))
