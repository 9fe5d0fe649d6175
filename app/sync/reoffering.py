"""Following central into a new epoch: what it took and no longer has is offered again, before anything else.

Central is asked which of its answers it still knows. What it lost waits in the outbox once more, so the rest is done
by sending as always. Cut at any place, all of it is simply done again: the epoch is noted together with it.
"""

from app.errors import OfflineError
from app.models import outbox, reoffer
from app.models.cache import LocalFiles
from app.models.outbox import OutboxAction
from app.models.unit_of_work import read_scope, write_scope
from app.sync.calls import CentralCalls
from app.sync.device_clock import DeviceClock
from domain.wire import FINAL, MAX_COMMANDS


def follow_epoch(files: LocalFiles, calls: CentralCalls, clock: DeviceClock, epoch: str | None) -> frozenset[str]:
    """Reports of the actions that are offered again; nothing when the epoch is known. None: it was not told."""
    with read_scope(files.outbox) as connection:
        known = reoffer.epoch(connection)
        taken = () if known in {None, epoch} else reoffer.taken(connection, clock.now())
    if epoch is None or epoch == known:
        return frozenset()
    lost = _lost(files, calls, taken)
    with read_scope(files.cache) as connection:
        kept = reoffer.pictures(connection, lost)
    with write_scope(files.outbox) as connection:
        reoffer.offer(connection, lost, kept)
        reoffer.set_epoch(connection, epoch)
    return frozenset(item.report_id for item in lost)


def _lost(files: LocalFiles, calls: CentralCalls, cmd_ids: tuple[str, ...]) -> list[OutboxAction]:
    """Those of which central has no final answer any more, in the order they were made."""
    unknown: list[str] = []
    for start in range(0, len(cmd_ids), MAX_COMMANDS):
        asked = cmd_ids[start : start + MAX_COMMANDS]
        results = calls.results(asked)
        if [result.cmd_id for result in results] != list(asked):
            raise OfflineError("not_central")
        unknown += [cmd_id for cmd_id, result in zip(asked, results, strict=True) if result.status not in FINAL]
    with read_scope(files.outbox) as connection:
        found = (outbox.get(connection, cmd_id) for cmd_id in unknown)
        return [item for item in found if item is not None]
