"""The epoch of a database that was put back from a backup, and what central does until the desks have given back
what it lost.

Such an epoch tells when it began; a database that was never put back has one without a time.
"""

from datetime import datetime, timedelta

import msgspec

from central.db import Database, Sql, Transaction
from central.security import RandomBytes
from central.services.times import from_ms, to_ms

RECOVERY = timedelta(days=14)
"""So long a command may wait for another desk to bring what it builds on."""

PARTS = 3
HEAD = Sql("SELECT seq, epoch, chain_hash FROM sync_head WHERE id = :id")
BEGIN = Sql("UPDATE sync_head SET epoch = :epoch WHERE id = :id")


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """`seq` and `row_hash`: the head of the audit from which it goes on."""

    epoch: str
    seq: int
    row_hash: str


def begin_epoch(database: Database, random_bytes: RandomBytes, now: datetime) -> Restored:
    """All cursors are void from now on, and desks offer again what this database no longer has."""

    def begin(transaction: Transaction) -> Restored:
        seq, epoch, row_hash = transaction.only(HEAD, {"id": 1})
        kind = epoch.partition("-")[0]
        fresh = f"{kind}-{random_bytes(8).hex()}-{to_ms(now):x}"
        transaction.run(BEGIN, {"id": 1, "epoch": fresh})
        return Restored(epoch=fresh, seq=seq, row_hash=row_hash)

    return database.write(begin)


def recovers_until(epoch: str) -> datetime | None:
    """Until when what is not here may still be brought by a desk; None when nothing was ever lost."""
    parts = epoch.split("-")
    return from_ms(int(parts[-1], 16)) + RECOVERY if len(parts) == PARTS else None
