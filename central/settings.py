"""Settings of a running central that are no reference data: where its database is, and what passwords cost."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

DATABASE_FILE = "central.db"


@dataclass(frozen=True, slots=True)
class PasswordCost:
    """argon2id with OWASP's figures: memory is what a morning on which everybody signs in at once runs out of."""

    time: int = 2
    memory_kib: int = 19 * 1024
    lanes: int = 1


def default_database_url() -> str:
    """`CENTRAL_DATABASE_URL`, else a file in the user's data folder, which is made."""
    named = os.environ.get("CENTRAL_DATABASE_URL")
    if named:
        return named
    folder = Path(platformdirs.user_data_dir("tanggap-central", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / DATABASE_FILE}"


def snapshot_folder(database_file: Path | None) -> Path:
    """Beside an SQLite file; with another database below `CENTRAL_DATA_FOLDER`, else in the user's data folder."""
    if database_file is not None:
        return database_file.with_name(f"{database_file.name}.snapshots")
    named = os.environ.get("CENTRAL_DATA_FOLDER")
    folder = Path(named) if named else Path(platformdirs.user_data_dir("tanggap-central", appauthor=False))
    return folder / "snapshots"
