"""Photos: their upload in pieces, and who may read one (central-api.md, "Snapshot, digest, blobs").

They are rows of the database, so that a photo and the action that brings it are one transaction and one backup.
"""

from central.db import Sql, Transaction
from central.services.pictures import Picture

KEEP = Sql(
    "INSERT INTO blob (sha256, mime, size, width, height, data)"
    " VALUES (:sha256, :mime, :size, :width, :height, :data) ON CONFLICT (sha256) DO NOTHING"
)


def keep(transaction: Transaction, picture: Picture, data: bytes) -> None:
    """Store a whole photo. It can be read by whoever sees a report that shows it (`report_store.write`)."""
    transaction.run(KEEP, {**picture._asdict(), "data": data})
