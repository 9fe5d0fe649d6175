"""`python -m central`: the command line of central."""

import multiprocessing
import sys

if __name__ == "__main__":
    # In a frozen program the painters of `seed` start as this program; none of them needs what follows.
    multiprocessing.freeze_support()

    from central.cli import main

    sys.exit(main(sys.argv[1:]))
