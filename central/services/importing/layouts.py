"""The two layouts of the city's open-data portal, and what a row in one of them says (central-api.md, "Import")."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from domain.calendar import WIB
from domain.words import fold

MAX_NUMBER = 64
SEPARATORS = (";", ",")
# By what the row means to us; `periode_data` is the month of the publication and says nothing of a report.
LAYOUTS = (
    {
        "number": "trace_number",
        "unit": "nama_skpd",
        "category": "kategori",
        "description": "rincian_masalah",
        "status": "status",
        "created": "tanggal_masuk",
        "finished": "tanggal_selesai",
    },
    {
        "number": "id_laporan",
        "unit": "skpd",
        "category": "kategori",
        "status": "status",
        "created": "waktu_masuk",
        "finished": "waktu_selesai",
    },
)
FINISHED = frozenset({"complete", "completed", "selesai"})
EMPTY = frozenset({"", "null"})
# What a spreadsheet makes of a long number: its last digits are lost.
ROUNDED = re.compile(r"\d[.,]\d+[eE]\+\d+")
_TIME = r"(?:[ T](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?)?"
YEAR_FIRST = re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)" + _TIME)
DAY_FIRST = re.compile(r"(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>20\d\d)" + _TIME)


class RejectedError(Exception):
    """A row that is no report: `no_columns`, `no_id` or `no_date`, and a sentence for whoever mends the file."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class Published(NamedTuple):
    """A row as published. Times in UTC; `finished_at` only where the row says when, right or wrong."""

    number: str
    unit: str
    category: str
    description: str
    status: str
    created_at: datetime
    finished_at: datetime | None

    @property
    def is_finished(self) -> bool:
        return fold(self.status) in FINISHED


class Layout:
    """Where each column of a known header stands."""

    def __init__(self, header: Sequence[str], separator: str, columns: dict[str, int]) -> None:
        self.separator = separator
        self.width = len(header)
        self._columns = columns

    def is_whole(self, fields: list[str]) -> bool:
        """Whether the fields stand where they belong: their date of intake can be read."""
        return moment(self._value(fields, "created")) is not None

    def read(self, fields: list[str]) -> Published:
        """Raises RejectedError."""
        if len(fields) != self.width:
            sentence = f"ada {len(fields)} kolom, seharusnya {self.width}; baris mungkin terpotong"
            raise RejectedError("no_columns", sentence)
        status = self._value(fields, "status")
        row = Published(
            number=_number(self._value(fields, "number")),
            unit=self._value(fields, "unit"),
            category=self._value(fields, "category"),
            description=self._description(fields),
            status=status,
            created_at=_moment("masuk", self._value(fields, "created")),
            finished_at=None,
        )
        finished = self._value(fields, "finished")
        if not row.is_finished or not finished:
            return row
        return row._replace(finished_at=_moment("selesai", finished))

    def _value(self, fields: list[str], name: str) -> str:
        """Without the quotes that strayed in; NULL is nothing."""
        value = " ".join(fields[self._columns[name]].replace('"', " ").split())
        return "" if value.lower() in EMPTY else value

    def _description(self, fields: list[str]) -> str:
        """Quotes and line breaks belong to the text, but for one that has no partner."""
        if "description" not in self._columns or not self._value(fields, "description"):
            return ""
        text = fields[self._columns["description"]].strip()
        return text.strip('"').strip() if text.count('"') % 2 else text


def layout_of(header: Sequence[str], separator: str) -> Layout | None:
    names = [name.strip().strip('"').strip().lower() for name in header]
    for layout in LAYOUTS:
        if set(layout.values()) <= set(names):
            return Layout(names, separator, {name: names.index(column) for name, column in layout.items()})
    return None


def moment(text: str) -> datetime | None:
    """A time in WIB as UTC, a day as its beginning; None for anything else. Years are 2000 to 2099."""
    found = YEAR_FIRST.fullmatch(text) or DAY_FIRST.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = found.group("year", "month", "day", "hour", "minute", "second")
    try:
        local = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=WIB
        )
    except ValueError:
        return None
    return local.astimezone(UTC)


def _moment(which: str, text: str) -> datetime:
    found = moment(text)
    if found is None:
        raise RejectedError("no_date", f"waktu {which} tidak terbaca: «{text}»")
    return found


def _number(text: str) -> str:
    if not text:
        raise RejectedError("no_id", "nomor laporan kosong")
    if ROUNDED.fullmatch(text):
        raise RejectedError("no_id", f"nomor laporan sudah dibulatkan oleh program lembar kerja: «{text}»")
    if len(text) > MAX_NUMBER or " " in text or not text.isprintable():
        raise RejectedError("no_id", f"bukan nomor laporan: «{text[:MAX_NUMBER]}»")
    return text
