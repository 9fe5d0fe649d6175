"""`python -m central`: the command line of central."""

import io
import multiprocessing
import sys

if __name__ == "__main__":
    # In a frozen program the painters of `seed` start as this program; none of them needs what follows.
    multiprocessing.freeze_support()

    from central.cli import main

    if isinstance(sys.stdout, io.TextIOWrapper):
        # A name that the console cannot show must not end the command.
        sys.stdout.reconfigure(errors="backslashreplace")

    sys.exit(main(sys.argv[1:]))
