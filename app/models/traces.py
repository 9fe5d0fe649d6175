"""Taking who reported out of every file of the outbox, once nobody needs it: rows, journal and write-ahead log.

First the words are overwritten together with the answer or decision (`outbox.forget_reporters`), then what is left of
them beside the table goes. A death in between is made up for at the next start.
"""

import sqlalchemy as sa

from app.models import outbox
from app.models.journal import journal_of
from app.models.unit_of_work import read_scope, storage_errors, write_scope


def remove(engine: sa.Engine) -> None:
    """Where another thread is reading, the write-ahead log stays until the next time or until the file is closed."""
    kept = journal_of(engine)
    with write_scope(engine) as connection:
        outbox.drop_forgotten(connection)
        if kept is not None:
            kept.begin_anew(connection)
    _empty_log(engine)


def remove_left(engine: sa.Engine) -> None:
    """At the start."""
    with read_scope(engine) as connection:
        is_left = outbox.has_forgotten(connection)
    if is_left:
        remove(engine)
    else:
        _empty_log(engine)


def _empty_log(engine: sa.Engine) -> None:
    with storage_errors(), engine.connect() as connection:
        connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
