"""What central may forget, and when: done when it starts to serve, so that nothing grows for ever.

Never the audit, never a report. Final results stay 400 days, because a PC may have been off for weeks; the highest
number of a device stays, since later ones go on from it.
"""

from datetime import datetime, timedelta

import msgspec

from central.db import Database, Sql, Transaction
from central.services import changes
from central.services.times import to_ms

RESULTS_KEPT = timedelta(days=400)
TOKENS_KEPT = timedelta(days=1)
"""After their end."""

RESULTS = Sql(
    "DELETE FROM command WHERE received_ms < :before_ms"
    " AND dseq < (SELECT d.dense_dseq FROM device d WHERE d.id = command.device)"
)
HEARD = Sql(
    "DELETE FROM heard_number WHERE dseq <= (SELECT d.dense_dseq FROM device d WHERE d.id = heard_number.device)"
)
TOKENS = Sql("DELETE FROM token WHERE expires_ms < :before_ms")
SESSIONS = Sql("DELETE FROM session WHERE NOT EXISTS (SELECT 1 FROM token t WHERE t.session = session.id)")


class Forgotten(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of rows."""

    results: int
    heard: int
    tokens: int
    sessions: int
    drops: int


def forget(database: Database, now: datetime) -> Forgotten:
    def work(transaction: Transaction) -> Forgotten:
        return Forgotten(
            results=transaction.run(RESULTS, {"before_ms": to_ms(now - RESULTS_KEPT)}),
            heard=transaction.run(HEARD),
            tokens=transaction.run(TOKENS, {"before_ms": to_ms(now - TOKENS_KEPT)}),
            sessions=transaction.run(SESSIONS),
            drops=changes.forget_drops(transaction, now),
        )

    return database.write(work)
