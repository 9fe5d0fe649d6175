"""`python -m central import FILE`: what it says while it runs and at its end, and where rejected rows go."""

import argparse
import csv
import secrets
import sqlite3
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from central.db import Database
from central.reference_data import holiday_years, initial_reference
from central.services.importing.importer import Importer, Progress, check
from central.services.importing.layouts import RejectedError
from central.services.importing.matching import OTHER, UNKNOWN, Matcher
from central.services.importing.table import BadFileError, Record
from central.services.importing.tally import Summary, Tally
from central.services.installation import install, is_installed, open_installation
from central.services.reference import read_reference
from domain.wire import Reference

BAR = 20
REDRAW_S = 0.2
SHOWN = 50
SHOWN_REJECTED = 20
CONTINUE = "impor berkas yang sama sekali lagi untuk melanjutkan"
REJECTS_HEAD = ("baris", "kode", "alasan", "isi")
# A spreadsheet takes what begins like this for a formula.
FORMULA = ("=", "+", "-", "@", "\t")


def run(database: Database, arguments: argparse.Namespace) -> Summary:
    """Raises BadFileError for files that cannot be read or written: before anything is changed, unless they fail
    later, as on a full disk."""
    path: Path = arguments.file
    size = check(path)
    with _Rejects(path, arguments) as rejects:
        reference, opened = _prepared(database, is_dry=arguments.dry_run)
        matcher = Matcher(reference)
        importer = Importer(opened, matcher, lambda: datetime.now(UTC), rejects.add, is_dry=arguments.dry_run)
        rejects.begin()
        try:
            summary = importer.run(path, _progress(size))
        except (OSError, sqlite3.OperationalError) as error:
            raise BadFileError(f"{error}; {CONTINUE}") from error
    _tell(importer.tally, matcher)
    rejects.tell()
    return summary


def _prepared(database: Database, *, is_dry: bool) -> tuple[Reference, Database | None]:
    """Reference data and, unless a dry run found none, the database; a new one is a production central."""
    if database.is_absent() or not is_installed(database):
        reference = initial_reference(holiday_years(datetime.now(UTC).date()))
        if is_dry:
            return reference, None
        install(database, reference, is_training=False, random_bytes=secrets.token_bytes)
    open_installation(database)
    return database.read(read_reference).reference, database


class _Rejects:
    """The file of rejected rows. In the end there is one only when there are such rows; a dry run makes none."""

    def __init__(self, source: Path, arguments: argparse.Namespace) -> None:
        self._path: Path = arguments.rejects or source.with_name(f"{source.stem}.ditolak.csv")
        self._file = None if arguments.dry_run else self._opened(source)
        self._count = 0
        self._first: list[str] = []

    def _opened(self, source: Path) -> TextIO:
        """What an earlier run left stays until this one begins."""
        if self._path.exists() and self._path.samefile(source):
            raise BadFileError("--rejects menunjuk berkas yang diimpor")
        try:
            return self._path.open("a", encoding="utf-8", newline="")
        except OSError as error:
            raise BadFileError(f"{error}; pilih tempat lain dengan --rejects") from error

    def __enter__(self) -> "_Rejects":
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()
            if self._path.is_file() and not self._path.stat().st_size:
                self._path.unlink()

    def begin(self) -> None:
        if self._file is not None and self._path.is_file():
            self._file.truncate(0)

    def add(self, record: Record, error: RejectedError) -> None:
        self._count += 1
        if self._file is None:
            if self._count <= SHOWN_REJECTED:
                self._first.append(f"  baris {record.line}: {error.sentence} [{error.code}]")
            return
        rows = csv.writer(self._file, delimiter=";")
        if self._count == 1:
            rows.writerow(REJECTS_HEAD)
        text = f"'{record.text}" if record.text.startswith(FORMULA) else record.text
        rows.writerow((record.line, error.code, error.sentence, text))

    def tell(self) -> None:
        if not self._count:
            return
        if self._file is not None:
            print(f"{self._count} baris ditolak, dengan alasannya di {self._path}")
            return
        print(f"{self._count} baris ditolak:")
        print("\n".join(self._first))
        if self._count > SHOWN_REJECTED:
            print(f"  … dan {self._count - SHOWN_REJECTED} lagi")


def _progress(size: int) -> Progress:
    """A bar on a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        return lambda consumed, rows: None
    began = time.monotonic()
    drawn = 0.0

    def draw(consumed: int, rows: int) -> None:
        nonlocal drawn
        now, is_over = time.monotonic(), consumed >= size
        if now - drawn < REDRAW_S and not is_over:
            return
        drawn, share = now, min(consumed / size, 1.0)
        bar = ("█" * round(BAR * share)).ljust(BAR, "░")
        left = (now - began) * (1 - share) / share
        words = f"{bar} {share:4.0%}  {rows} baris, sisa {left / 60:.0f} menit {left % 60:.0f} detik"
        print(f"\r{words:<79}", end="\n" if is_over else "", file=sys.stderr, flush=True)

    return draw


def _tell(told: Tally, matcher: Matcher) -> None:
    _tell_units(told.units, matcher)
    _tell_counts(f"kategori yang tidak dikenal, kini nama lain dari «{OTHER}»", told.categories)
    others = Counter({text: count for text, count in told.states.items() if text not in {"", "MENUNGGU"}})
    _tell_counts("status lain, dibaca sebagai menunggu", others)
    sentences = {
        "backwards": "laporan selesai sebelum masuk menurut sumbernya; dihitung selesai saat masuk dan ditandai",
        "no_end": "laporan selesai tanpa waktu selesai; dihitung selesai saat masuk dan ditandai",
        "behind": "laporan selesai menurut berkas, tetapi masih terbuka di central; dibiarkan",
    }
    for name, sentence in sentences.items():
        if told.doubts[name]:
            print(f"{told.doubts[name]} {sentence}")


def _tell_units(units: Counter[str], matcher: Matcher) -> None:
    if units:
        print(f"{len(units)} unit yang tidak dikenal, dicatat sebagai unit jenis «{UNKNOWN}»:")
    for name, count in units.most_common(SHOWN):
        print(f"  {name} ({count} laporan); nama terdekat: {matcher.nearest(name)}")
    _tell_rest(units)


def _tell_counts(what: str, texts: Counter[str]) -> None:
    if texts:
        print(f"{len(texts)} {what}:")
    for text, count in texts.most_common(SHOWN):
        print(f"  {text} ({count} laporan)")
    _tell_rest(texts)


def _tell_rest(texts: Counter[str]) -> None:
    if len(texts) > SHOWN:
        print(f"  … dan {len(texts) - SHOWN} lagi")
