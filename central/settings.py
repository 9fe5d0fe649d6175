"""Settings of a running central that are no reference data: where its database is, and what passwords cost."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

DATABASE_FILE = "central.db"


@dataclass(frozen=True, slots=True)
class PasswordCost:
    """argon2id, the second choice of RFC 9106: about 50 ms and 64 MiB for each try."""

    time: int = 3
    memory_kib: int = 65536
    lanes: int = 4


def default_database_url() -> str:
    """`CENTRAL_DATABASE_URL`, else a file in the user's data folder, which is made."""
    named = os.environ.get("CENTRAL_DATABASE_URL")
    if named:
        return named
    folder = Path(platformdirs.user_data_dir("tanggap-central", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / DATABASE_FILE}"
