"""`python -m central`: the command line of central."""

import sys

from central.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
