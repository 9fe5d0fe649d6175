"""The encrypted local files: made, closed, opened again, closed to another key, stepped to a later schema."""

from pathlib import Path

from app.errors import StorageError
from app.models import profile, recent
from app.models.engine import open_engine
from app.models.tables import OUTBOX_SCHEMA, outbox_metadata
from app.models.unit_of_work import read_scope, write_scope
from app.self_check.trial import check

NAME = "periksa.db"
WRITTEN = "got mampet"
PLAIN_HEAD = b"SQLite format 3\0"


def encrypted(folder: Path) -> None:
    path, key = folder / NAME, profile.new_key()
    _write(path, key)
    body = path.read_bytes()
    check(not body.startswith(PLAIN_HEAD) and WRITTEN.encode() not in body, "berkas tidak terenkripsi")
    check(_read(path, key) == (WRITTEN,), "isi berkas tidak kembali")
    check(_refusal(path, profile.new_key()) == "damaged", "kunci lain membuka berkas")
    check(profile.unwrap(profile.wrap(key, WRITTEN), WRITTEN) == key, "kunci tidak terbuka dengan kata sandinya")


def schemas(folder: Path) -> None:
    """A program of the next schema takes the file over with what is in it; an older one then leaves it alone."""
    path, key = folder / f"skema-{NAME}", profile.new_key()
    _write(path, key)
    check(_read(path, key, OUTBOX_SCHEMA + 1) == (WRITTEN,), "isi berkas hilang saat skema naik")
    check(_refusal(path, key) == "too_new", "skema yang lebih baru tidak dikenali")


def _write(path: Path, key: bytes) -> None:
    engine = open_engine(path, key, outbox_metadata, OUTBOX_SCHEMA, durable=True)
    with write_scope(engine) as connection:
        recent.add(connection, WRITTEN)
    engine.dispose()


def _read(path: Path, key: bytes, schema: int = OUTBOX_SCHEMA) -> tuple[str, ...]:
    engine = open_engine(path, key, outbox_metadata, schema, durable=True)
    with read_scope(engine) as connection:
        found = recent.newest(connection)
    engine.dispose()
    return found


def _refusal(path: Path, key: bytes) -> str:
    try:
        _read(path, key)
    except StorageError as error:
        return error.code
    return ""
