"""A desk that fills itself from a central, to be killed: `… -m tests.sync.fill_process FOLDER SERVER POINT NUMBER`.

`POINT` names where it ends by SIGKILL, at the `NUMBER`th time: `request` (an answer has come), `rows` (rows and lines
are written but not committed), `commit` (a batch is committed). `-` lets it go on to the end. Its last line tells how
many bytes of files came.
"""

import os
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from app.models import cache
from app.sync import snapshot_file
from app.sync.api_client import HttpTransport, Response
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock, Sources
from app.sync.engine import SyncEngine
from app.sync.filling import Filling
from tests.central.office import PASSWORD
from tests.sync.desk_files import SCOPE, files_at

BATCH_ROWS = 3
PIECE_BYTES, UNPACKED_BYTES = 1500, 200


class Ending:
    """Kills this process at its point."""

    def __init__(self, point: str, number: int) -> None:
        self.point, self.left = point, number

    def reached(self, point: str) -> None:
        if point == self.point:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def filled(folder: Path, server: str, ending: Ending) -> int:
    came = 0

    class Line(HttpTransport):
        def send(self, request) -> Response:
            nonlocal came
            response = super().send(request)
            if request.path.startswith("/v1/snapshots/"):
                came += len(response.body)
            ending.reached("request")
            return response

    snapshot_file.FIRST_PIECE_BYTES = snapshot_file.MOST_PIECE_BYTES = PIECE_BYTES
    snapshot_file.UNPACKED_AT_ONCE = UNPACKED_BYTES
    derive, fill = cache._derive, cache.fill

    def deriving(*arguments):
        derive(*arguments)
        ending.reached("rows")

    def filling(*arguments):
        is_done = fill(*arguments)
        ending.reached("commit")
        return is_done

    cache._derive, cache.fill = deriving, filling
    clock = DeviceClock(Sources(lambda: datetime.now(UTC), time.monotonic, "boot"))
    calls = CentralCalls(Line(server), "pc-1", clock, "tanggap/test")
    files = files_at(folder)
    filler = Filling(calls, files, SCOPE, is_ahead=True)
    filler.batch_rows = BATCH_ROWS
    engine = SyncEngine(calls, files, SCOPE, clock, page_limit=2, filling=filler)
    calls.sign_in(f"operator.{SCOPE}", PASSWORD)
    engine.load()
    engine.fetch_reference()
    while engine.pull().more:
        pass
    return came


if __name__ == "__main__":
    root, address, where, number = sys.argv[1:]
    print(filled(Path(root), address, Ending(where, int(number))), flush=True)
