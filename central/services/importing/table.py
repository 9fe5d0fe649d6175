"""A published file as records: encoding, separator, quotes, line breaks. Knows no report and no database.

Files are read line by line and nothing of them is kept. What cannot be a table is found before the first record is
given out, so that a bad file changes nothing.
"""

import codecs
import csv
import stat
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

MAX_LINE_BYTES = 64 * 1024
# How far the end of a quoted field is looked for.
MAX_LINE_BREAKS = 200
QUOTE = '"'
FOREIGN = {
    b"PK\x03\x04": "ini berkas Excel atau ZIP; simpan dulu sebagai CSV",
    b"\xff\xfe": "ini teks UTF-16; simpan dulu sebagai CSV UTF-8",
    b"\xfe\xff": "ini teks UTF-16; simpan dulu sebagai CSV UTF-8",
}


class BadFileError(Exception):
    """The file is no table of reports; the sentence says why."""


class Line(NamedTuple):
    number: int
    text: str


class Record(NamedTuple):
    """One row of the table, and the number and text of the line it begins with."""

    line: int
    fields: list[str]
    text: str


def check(path: Path) -> int:
    """The size of the file in bytes. Raises BadFileError for what is no text in lines of a bearable length."""
    try:
        _check_kind(path)
        with path.open("rb") as file:
            _check_lines(file)
        return path.stat().st_size
    except OSError as error:
        raise BadFileError(f"{path}: tidak dapat dibaca ({error.strerror or error})") from error


def _check_kind(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise BadFileError(f"{path}: ini folder, bukan berkas")
    if not stat.S_ISREG(mode):
        raise BadFileError(f"{path}: bukan berkas biasa")


def _check_lines(file: BinaryIO) -> None:
    number = 0
    for number, line in enumerate(_raw_lines(file), 1):
        if number == 1:
            _check_beginning(line)
        if len(line) > MAX_LINE_BYTES:
            raise BadFileError(f"baris {number} lebih panjang dari {MAX_LINE_BYTES} byte; ini bukan tabel laporan")
        if b"\0" in line:
            raise BadFileError(f"baris {number} berisi byte nol; ini bukan berkas teks")
    if number == 0:
        raise BadFileError("berkas kosong")


def _check_beginning(line: bytes) -> None:
    for beginning, sentence in FOREIGN.items():
        if line.startswith(beginning):
            raise BadFileError(sentence)


def _raw_lines(file: BinaryIO) -> Iterator[bytes]:
    return iter(partial(file.readline, MAX_LINE_BYTES + 1), b"")


class Lines:
    """Lines of text with their numbers; some can be given back. `consumed`: bytes read so far."""

    def __init__(self, file: BinaryIO) -> None:
        self.consumed = 0
        self._raw = enumerate(_raw_lines(file), 1)
        self._returned: deque[Line] = deque()

    def __iter__(self) -> Iterator[Line]:
        return self

    def __next__(self) -> Line:
        if self._returned:
            return self._returned.popleft()
        number, raw = next(self._raw)
        self.consumed += len(raw)
        return Line(number, _text(raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw))

    def give_back(self, lines: list[Line]) -> None:
        self._returned.extendleft(reversed(lines))


def _text(raw: bytes) -> str:
    """Each line by itself: published files mix encodings, and a word of CP1252 is hardly ever valid UTF-8."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    return text.rstrip("\r\n").replace("\r", " ")


class Shape(NamedTuple):
    """`is_whole` knows the table's own rows from parts of them; asked only where a quote has no end."""

    separator: str
    width: int
    is_whole: Callable[[list[str]], bool]


def header_fields(line: Line, separator: str) -> list[str]:
    return _without_empty_end(_by_quotes([line], separator)[0], 1)


def records(lines: Lines, shape: Shape) -> Iterator[Record]:
    """All rows below the header; empty lines are none. The width of a row may still be wrong."""
    for line in lines:
        if not line.text.strip():
            continue
        fields = _quoted(line, lines, shape) if QUOTE in line.text else line.text.split(shape.separator)
        yield Record(line.number, _without_empty_end(fields, shape.width), line.text)


def _quoted(line: Line, lines: Lines, shape: Shape) -> list[str]:
    """A quote that begins a field and ends in this line or a later one, or one that only strayed in."""
    fields, is_open = _by_quotes([line], shape.separator)
    plain = line.text.split(shape.separator)
    if not is_open:
        return fields if _fits(fields, shape) or not _fits(plain, shape) else plain
    if _fits(plain, shape) and shape.is_whole(plain):
        return plain
    taken: list[Line] = []
    fields, is_open = _by_quotes(chain([line], _some(lines, len(line.text), taken)), shape.separator)
    if is_open or not _fits(fields, shape):
        lines.give_back(taken)
        return plain
    return fields


def _some(lines: Lines, size: int, taken: list[Line]) -> Iterator[Line]:
    for line in lines:
        taken.append(line)
        size += len(line.text)
        if len(taken) > MAX_LINE_BREAKS or size > MAX_LINE_BYTES:
            return
        yield line


def _by_quotes(lines: "list[Line] | chain[Line]", separator: str) -> tuple[list[str], bool]:
    """The fields of one record that begins with the first line, and whether its last quote found no end."""
    is_open = False

    def fed() -> Iterator[str]:
        nonlocal is_open
        for line in lines:
            yield line.text + "\n"
        is_open = True

    return next(csv.reader(fed(), delimiter=separator)), is_open


def _fits(fields: list[str], shape: Shape) -> bool:
    return len(_without_empty_end(fields, shape.width)) == shape.width


def _without_empty_end(fields: list[str], width: int) -> list[str]:
    """A spreadsheet writes separators behind the last column, too."""
    while len(fields) > width and not fields[-1].strip():
        fields = fields[:-1]
    return fields
