"""Rows of published tables one by one: quotes that strayed in, dates, numbers, names."""

import io
from datetime import UTC, datetime

import pytest

from central.reference_data import initial_reference
from central.services.importing.histories import history_of
from central.services.importing.layouts import RejectedError, layout_of, moment
from central.services.importing.matching import Matcher
from central.services.importing.table import Lines, Shape, records

HEAD = ("id_laporan", "skpd", "kategori", "status", "waktu_masuk", "waktu_selesai")
DAYS = "COMPLETE;2021-01-01;2021-01-02"


def fields_of(text, separator=";"):
    """Line and fields of each record."""
    layout = layout_of(HEAD, separator)
    shape = Shape(separator, layout.width, layout.is_whole)
    found = records(Lines(io.BytesIO(text.encode())), shape)
    return [(record.line, record.fields) for record in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f'1;A;"B;\n""C""";{DAYS}', [(1, ["1", "A", 'B;\n"C"', *DAYS.split(";")])]),
        (f'1;A;"B;{DAYS}\n2;A;C";{DAYS}', [(1, ["1", "A", '"B', *DAYS.split(";")]),
                                           (2, ["2", "A", 'C"', *DAYS.split(";")])]),
        (f'1;A;NULL";{DAYS}\n2;A;NULL";{DAYS}', [(1, ["1", "A", 'NULL"', *DAYS.split(";")]),
                                                 (2, ["2", "A", 'NULL"', *DAYS.split(";")])]),
        (f'1;"A "B" C";D;{DAYS}', [(1, ["1", 'A B" C"', "D", *DAYS.split(";")])]),
        (f'1;A;"B\n2;A;C;{DAYS}', [(1, ["1", "A", '"B']), (2, ["2", "A", "C", *DAYS.split(";")])]),
        (f"1;A;B;{DAYS};;\n\n2;A;B;{DAYS};x", [(1, ["1", "A", "B", *DAYS.split(";")]),
                                               (3, ["2", "A", "B", *DAYS.split(";"), "x"])]),
        ('1;A;"B\n' + "C\n" * 300, [(1, ["1", "A", '"B'])] + [(line, ["C"]) for line in range(2, 302)]),
    ],
    ids=["line break", "stray first", "stray last", "quotes in quotes", "cut off", "empty columns", "no end"],
)  # fmt: skip
def test_quotes_and_line_breaks(text, expected):
    assert fields_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-01-01", datetime(2020, 12, 31, 17, tzinfo=UTC)),
        ("2021-01-01 06:59:59", datetime(2020, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("2021-01-01T07:00:00.000", datetime(2021, 1, 1, tzinfo=UTC)),
        ("03/02/2021", datetime(2021, 2, 2, 17, tzinfo=UTC)),
        ("3/2/2021 07:30", datetime(2021, 2, 3, 0, 30, tzinfo=UTC)),
        ("13/01/2021", datetime(2021, 1, 12, 17, tzinfo=UTC)),
        ("01/13/2021", None),
        ("2021-02-29", None),
        ("1900-01-01", None),
        ("2021-01-0", None),
        ("2021-01-01 10:0", None),
        ("44197", None),
        ("", None),
    ],
)
def test_times_are_day_first_and_in_wib(text, expected):
    assert moment(text) == expected


@pytest.mark.parametrize("number", ["1234", "JK2101010001", "9876543210987654321012", "QL-77/2014"])
def test_numbers_are_taken_as_they_are(number):
    row = layout_of(HEAD, ";").read([f' "{number}"', "A", "B", *DAYS.split(";")])
    assert row.number == number


@pytest.mark.parametrize("number", ["", " ", "NULL", 'null"', "1.9E+11", "1,90815E+11", "nomor hilang", "x" * 65])
def test_what_is_no_number(number):
    with pytest.raises(RejectedError) as refusal:
        layout_of(HEAD, ";").read([number, "A", "B", *DAYS.split(";")])
    assert refusal.value.code == "no_id"


def test_the_same_row_is_the_same_report_whenever_it_is_imported():
    row = layout_of(HEAD, ";").read(["JK2101010001", "KELURAHAN GAMBIR", "SAMPAH", *DAYS.split(";")])
    first, later = (
        history_of(row, Matcher(initial_reference((2021,))), datetime(year, 1, 1, tzinfo=UTC))
        for year in (2026, 2027)
    )
    assert [change.after for change in first] == [change.after for change in later]
    assert [change.received_at.year for change in (*first, *later)] == [2026, 2026, 2027, 2027]
    other = row._replace(number="JK2101010002")
    assert (
        history_of(other, Matcher(initial_reference((2021,))), later[0].received_at)[0].after.id != first[0].after.id
    )


@pytest.fixture(scope="module")
def matcher():
    return Matcher(initial_reference((2021,)))


@pytest.mark.parametrize(
    ("text", "unit_id", "place"),
    [
        ("KELURAHAN GAMBIR", "31.71.01.1001", "31.71.01.1001"),
        ("Kecamatan Gambir", "31.71.01", "31.71.01"),
        ("KELURAHAN HARAPAN MULYA", "31.71.03.1003", "31.71.03.1003"),
        ("HARAPAN MULIA", "31.71.03.1003", "31.71.03.1003"),
        ("KELURAHAN KRAMAT JATI", "31.75.04.1001", "31.75.04.1001"),
        ("DISHUB", "dinas-perhubungan", "31"),
        ("SUDIN BINA MARGA JAKARTA TIMUR", "sudin-bina-marga-31.75", "31.75"),
        ("BIRO TATA PEMERINTAHAN", "biro-pemerintahan", "31"),
    ],
)
def test_units_by_name_and_kind(matcher, text, unit_id, place):
    unit = matcher.unit(text)
    assert (unit.id, matcher.place(unit)) == (unit_id, place)
    assert not matcher.new_units


def test_an_unknown_unit_is_one_in_all_its_spellings():
    matcher = Matcher(initial_reference((2021,)))
    first = matcher.unit("DINAS TATA KOTA")
    assert matcher.unit("Dinas  Tata-Kota") is first
    assert (first.kind, first.parent, matcher.place(first)) == ("tidak_dikenal", "31", "31")
    assert matcher.unit("") is matcher.unit("Tidak dikenal")
    assert [unit.name for unit in matcher.new_units] == ["DINAS TATA KOTA", "Tidak dikenal"]
    again = Matcher(initial_reference((2021,)))
    assert again.unit("dinas tata kota").id == first.id
    assert len(matcher.unit("X" * 500).id) <= 64


@pytest.mark.parametrize(
    ("number", "channel"),
    [("JK2101010001", "jaki"), ("ql123", "qlue"), ("LP1", "lapor"), ("ZZ1", "tidak_dikenal"), ("12", "tidak_dikenal"),
     ("JAKI-1", "tidak_dikenal")],
)  # fmt: skip
def test_the_channel_by_its_prefix(matcher, number, channel):
    assert matcher.channel(number) == channel
