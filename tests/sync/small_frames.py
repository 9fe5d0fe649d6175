"""`python -m central …` whose files have a frame for every four rows, so that few reports make many places."""

import sys

from central import cli
from central.services import snapshots

if __name__ == "__main__":
    snapshots.FRAME_ROWS = 4
    sys.exit(cli.main(sys.argv[1:]))
