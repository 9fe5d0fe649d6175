"""Whether central and its database work."""

from central import VERSION
from central.db import Sql
from central.resources import Resources
from domain.wire import Health

PROBE = Sql("SELECT seq FROM sync_head WHERE id = :id")


def health(resources: Resources) -> Health:
    """Raises what a database that cannot be reached raises."""
    resources.database.read_one(PROBE, {"id": 1})
    return Health(
        status="ok",
        version=VERSION,
        database=resources.database.engine,
        epoch=resources.epoch,
        training=resources.is_training,
    )
