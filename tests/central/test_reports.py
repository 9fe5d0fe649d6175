"""Reading and searching reports within the own scope."""

import pytest

from tests.central.office import BIRO, CIDENG, GAMBIR, SUDIN, code_of

OPERATOR = f"operator.{GAMBIR}"


def found(desk, **query):
    return [row["id"] for row in desk.get("/v1/reports", **query)["rows"]]


def test_one_report_is_the_row_without_op(office):
    report = office.intake(GAMBIR, lat=-6.17, lon=106.82, landmark="Dekat masjid")
    row = office.desk(OPERATOR).report(report.id)
    assert next(iter(row)) == "id"
    assert "op" not in row
    assert (row["lat"], row["lon"], row["landmark"], row["number"]) == (-6.17, 106.82, "Dekat masjid", report.number)


def test_absent_and_not_yours_answer_the_same(office):
    report = office.intake(CIDENG)
    desk = office.desk(OPERATOR)
    theirs, absent = desk.call("GET", f"/v1/reports/{report.id}"), desk.call("GET", "/v1/reports/rep-0")
    assert code_of(theirs) == (404, "not_found")
    assert (theirs.status, theirs.headers, theirs.body) == (absent.status, absent.headers, absent.body)


def test_the_list_is_newest_first_and_of_the_own_scope(office):
    reports = []
    for number in range(5):
        reports.append(office.intake(CIDENG if number == 2 else GAMBIR).id)
        office.clock.forward(minutes=1)
    desk = office.desk(OPERATOR)
    desk.do("catatan", reports[0], 1, note="x")
    own = [reports[4], reports[3], reports[1], reports[0]]
    assert found(desk) == own
    page = desk.get("/v1/reports", limit="3")
    assert ([row["id"] for row in page["rows"]], page["more"]) == (own[:3], True)
    assert desk.get("/v1/reports", limit="4")["more"] is False
    assert found(office.desk("operator.31.71.01")) == reports[::-1]


def test_filters(office):
    first, second = office.intake(GAMBIR), office.intake(CIDENG)
    desk = office.desk("operator.31.71.01")
    office.desk(OPERATOR).do("terima", first.id, 1)
    assert found(desk, number=first.number) == [first.id]
    assert found(desk, number=first.number[:-1]) == []
    assert found(desk, status="proses") == [first.id]
    assert found(desk, status="selesai") == []
    assert found(desk, kelurahan=CIDENG) == [second.id]
    assert found(desk, kelurahan=CIDENG, status="menunggu", number=second.number) == [second.id]
    assert found(desk, kelurahan=GAMBIR, number=second.number) == []


def test_empty_conditions_are_none(office):
    report = office.intake(GAMBIR)
    assert found(office.desk(OPERATOR), number="", status="", kelurahan="", q=" ") == [report.id]


@pytest.fixture
def told(office):
    """One report with words in each place that is searched."""
    report = office.intake(
        GAMBIR,
        description="Lampu jalan PADAM, sudah dua-malam.",
        address="Jl. K.H. Hasyim Ashari No. 5",
        landmark="seberang Café Éclair",
    )
    desk = office.desk(OPERATOR)
    desk.do("balasan", report.id, 1, public_answer="Sedang dijadwalkan teknisi")
    desk.do("catatan", report.id, 2, note="Tiang rahasia bengkok")
    return report


@pytest.mark.parametrize(
    ("q", "is_found"),
    [
        ("lampu", True), ("LAMPU", True), ("padam", True), ("pad", True), ("adam", False), ("lampu pad", True),
        ("lam padam", False),  # only the last word may be a beginning
        ("padam lampu", True), ("lampu lampu", True), ("lampu banjir", False), ("dua malam", True), ("dua-mal", True),
        ("hasyim 5", True), ("k.h.", True), ("cafe eclair", True), ("CAFÉ", True), ("ｃａｆｅ", True),
        ("teknisi", True), ("rahasia", True), ("tiang teknisi", True), ("%", False), ("_", False), ("lamp%", True),
        ("l_mpu", False), ("!!!", False), ("'; DROP TABLE report; --", False), ('"lampu"', True),
        ("lampu OR x", False),
        ("x" * 500, False), ("lampu " * 83, True),
    ],
)  # fmt: skip
def test_words(office, told, q, is_found):
    assert found(office.desk(OPERATOR), q=q) == ([told.id] if is_found else [])


def test_the_number_is_a_word(office, told):
    desk = office.desk(OPERATOR)
    assert found(desk, q=told.number.lower()) == [told.id]
    assert found(desk, q=told.number[:6]) == [told.id]


def test_notes_are_found_by_officers_of_involved_units_only(office, told):
    for username, sees in ((OPERATOR, True), ("supervisor.31", True), (f"validator.{BIRO}", False)):
        desk = office.desk(username)
        assert found(desk, q="rahasia") == ([told.id] if sees else [])
        assert found(desk, q="teknisi") == [told.id]


def test_words_of_a_hand_over_are_found(office, told):
    desk = office.desk(OPERATOR)
    desk.do("koordinasi", told.id, 3, target_unit=SUDIN, reason="kewenangan provinsi")
    assert found(desk, q="kewenangan") == [told.id]
    assert found(office.desk(f"operator.{SUDIN}"), q="lampu kewenangan") == [told.id]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"limit": "0"}, "invalid_limit"),
        ({"limit": "201"}, "invalid_limit"),
        ({"limit": "x"}, "invalid_limit"),
        ({"status": "buka"}, "invalid_query"),
        ({"status": "SELESAI"}, "invalid_query"),
        ({"q": "a\0"}, "invalid_query"),
        ({"q": "x" * 501}, "invalid_query"),
        ({"number": "\0"}, "invalid_query"),
        ({"kelurahan": "\0"}, "invalid_query"),
    ],
)
def test_faulty_questions(lite, query, code):
    assert code_of(lite.desk(OPERATOR).call("GET", "/v1/reports", query=query)) == (422, code)


@pytest.mark.parametrize("username", ["admin.jsc", "pelatih.jsc"])
def test_who_reads_no_report(lite, username):
    report = lite.intake(GAMBIR)
    desk = lite.desk(username)
    for path in ("/v1/reports", f"/v1/reports/{report.id}"):
        assert code_of(desk.call("GET", path)) == (404, "not_found")
