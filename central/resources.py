"""What every request works with: database, rules, clock and chance. Made once by `central.main`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from central.db import Database
from central.security import Passwords, RandomBytes
from central.services.reference import Library
from central.services.snapshots import Snapshots

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Resources:
    database: Database
    library: Library
    snapshots: Snapshots
    passwords: Passwords
    clock: Clock
    random_bytes: RandomBytes
    epoch: str
    is_training: bool
