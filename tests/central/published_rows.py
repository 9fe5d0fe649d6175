"""A published file of any length for measuring: `python -m tests.central.published_rows ROWS FILE`.

Rows differ in everything an import looks at; which of them are rejected or doubled is known by their number alone.
"""

import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

HEADER = "trace_number;nama_skpd;kategori;rincian_masalah;status;tanggal_masuk;tanggal_selesai;periode_data"
UNITS = (
    "KELURAHAN GAMBIR", "KELURAHAN HARAPAN MULYA", "KELURAHAN CIDENG", "SUKU DINAS BINA MARGA JAKARTA PUSAT",
    "DINAS PERHUBUNGAN", "SATPOL PP JAKARTA BARAT", "KELURAHAN TEBET TIMUR", "UNIT YANG TIDAK ADA",
)  # fmt: skip
CATEGORIES = ("JALAN", "SAMPAH", "PARKIR LIAR", "POHON", "SALURAN AIR KALI/SUNGAI", "PERIHAL BARU", "PKL LIAR")
PREFIXES = ("JK", "JK", "JK", "QL", "TW", "")
START = datetime(2021, 1, 1)
# Every so many rows: a doubled number, a row without date, a description over two lines.
DOUBLED, UNDATED, BROKEN = 1000, 1001, 7


def lines(count: int) -> Iterator[str]:
    yield HEADER
    yield from (_row(number) for number in range(count))


def write(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines(count))


def _row(number: int) -> str:
    created = START + timedelta(minutes=12 * number)
    finished = created + timedelta(hours=number % 200, minutes=number % 60)
    words = f"Lubang di depan rumah nomor {number}, sudah lama dan makin lebar; mohon ditambal."
    cells = (
        _number(number - 1 if number % DOUBLED == DOUBLED - 1 else number),
        UNITS[number % len(UNITS)],
        CATEGORIES[number % len(CATEGORIES)],
        f'"{words}\nTerima kasih."' if number % BROKEN == 0 else f'"{words}"',
        "MENUNGGU" if number % 50 == 0 else "COMPLETE",
        "" if number % UNDATED == UNDATED - 1 else f"{created:%Y-%m-%d %H:%M:%S}",
        'NULL"' if number % 50 == 0 else f"{finished:%Y-%m-%d %H:%M:%S}",
        f"{created:%Y%m}",
    )
    return ";".join(cells)


def _number(number: int) -> str:
    return f"{PREFIXES[number % len(PREFIXES)]}{2101010000 + number}"


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
