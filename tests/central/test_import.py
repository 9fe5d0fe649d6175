"""`python -m central import`: published files with every oddity of the city's, each expected value by hand."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from domain.calendar import WIB
from tests.central.importing import EXACT, PUBLISHED, Central, rejected
from tests.central.office import CIDENG, DINAS, GAMBIR, PROVINCE, SUDIN, TEBET

HARAPAN_MULIA, KECAMATAN_GAMBIR = "31.71.03.1003", "31.71.01"
UNKNOWN = "tidak_dikenal"


@pytest.fixture
def central(new_empty, capsys):
    return Central.with_jakarta(new_empty(), capsys)


@pytest.fixture
def lite(folder, tmp_path, capsys):
    """For what has nothing to do with the engine."""
    return Central.with_jakarta(f"sqlite:///{tmp_path}/central.db", capsys)


@pytest.fixture
def trace(tmp_path_factory):
    """Rejected rows go beside the file: it is a copy."""
    return Path(shutil.copy(PUBLISHED / "trace.csv", tmp_path_factory.mktemp("published")))


@pytest.fixture
def laporan(tmp_path_factory):
    return Path(shutil.copy(PUBLISHED / "laporan.csv", tmp_path_factory.mktemp("published")))


def wib(text):
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=WIB)


def reports(central):
    return {row["number"]: row for row in central.rows()}


def seen_by_hand(row):
    """Holder, place, channel, category, status, headline, and how long it took."""
    times = [datetime.fromisoformat(event["at"]) for event in row["events"]]
    return (
        row["holder"], row["kelurahan"], row["channel"], row["category"], row["status"], row["description"],
        times[0], times[-1],
    )  # fmt: skip


def test_the_layout_with_eight_columns(central, tmp_path, trace):
    rejects = tmp_path / "rejects.csv"
    code, out, err = central.run("import", trace, "--rejects", rejects)
    assert (code, err) == (1, "")
    assert json.loads(out.splitlines()[-1]) == {
        "read": 11, "imported": 7, "unchanged": 0, "duplicates": 1, "rejected": 3, "dry_run": False,
    }  # fmt: skip
    assert out.splitlines()[:-1] == [
        "1 unit yang tidak dikenal, dicatat sebagai unit jenis «tidak_dikenal»:",
        "  SUKU DINAS BINA MARGA KOTA JAKARTA UTARA (2 laporan); nama terdekat: Suku Dinas Bina Marga Jakarta Utara",
        "1 kategori yang tidak dikenal, kini nama lain dari «lainnya»:",
        "  HAL YANG BARU (2 laporan)",
        "1 status lain, dibaca sebagai menunggu:",
        "  ON PROGRESS (1 laporan)",
        "1 laporan selesai sebelum masuk menurut sumbernya; dihitung selesai saat masuk dan ditandai",
        "1 laporan selesai tanpa waktu selesai; dihitung selesai saat masuk dan ditandai",
        f"3 baris ditolak, dengan alasannya di {rejects}",
    ]
    assert rejected(rejects) == [
        (10, "no_id", "nomor laporan kosong"),
        (11, "no_date", "waktu masuk tidak terbaca: «31/02/2021»"),
        (14, "no_columns", "ada 1 kolom, seharusnya 8; baris mungkin terpotong"),
    ]
    stored = reports(central)
    unknown = stored["FB2101010012"]["holder"]
    assert {number: seen_by_hand(row) for number, row in stored.items()} == {
        "JK2101010001": (
            GAMBIR, GAMBIR, "jaki", "sampah", "selesai", "Tumpukan sampah di depan pasar",
            wib("2021-01-01 08:00:00"), wib("2021-01-02 09:30:00"),
        ),
        "QL2101010002": (
            HARAPAN_MULIA, HARAPAN_MULIA, "qlue", "jalan", "selesai", "Jalan",
            wib("2021-01-03 00:00:00"), wib("2021-01-03 00:00:00"),
        ),
        "TW2101010003": (
            CIDENG, CIDENG, "twitter", "parkir-liar", "menunggu",
            "Mobil parkir di trotoar; pejalan kaki turun ke jalan,\nsetiap sore – \"sudah lama\".",
            wib("2021-01-04 17:05:09"), wib("2021-01-04 17:05:09"),
        ),
        "1234": (
            DINAS, PROVINCE, UNKNOWN, "pohon", "selesai", "Pohon",
            wib("2021-01-05 00:00:00"), wib("2021-01-07 00:00:00"),
        ),
        "9876543210987654321012": (
            SUDIN, "31.71", UNKNOWN, "saluran-air", "menunggu", "Kali penuh di belakang Café Méntèng",
            wib("2021-01-13 00:00:00"), wib("2021-01-13 00:00:00"),
        ),
        "FB2101010012": (
            unknown, PROVINCE, "facebook", "lainnya", "selesai", "Unit yang sudah tidak ada",
            wib("2021-01-06 00:00:00"), wib("2021-01-06 00:00:00"),
        ),
        "EM2101010013": (
            unknown, PROVINCE, "email", "lainnya", "menunggu", "Ejaan yang lain",
            wib("2021-01-07 00:00:00"), wib("2021-01-07 00:00:00"),
        ),
    }  # fmt: skip


def test_the_layout_with_six_columns(central, tmp_path, laporan):
    rejects = tmp_path / "rejects.csv"
    assert central.summary(laporan, "--rejects", rejects) == {
        "read": 6, "imported": 4, "unchanged": 0, "duplicates": 0, "rejected": 2, "dry_run": False,
    }  # fmt: skip
    assert rejected(rejects) == [
        (6, "no_id", "nomor laporan sudah dibulatkan oleh program lembar kerja: «1,90815E+11»"),
        (7, "no_date", "waktu selesai tidak terbaca: «besok»"),
    ]
    stored = reports(central)
    both = stored["JK2102010004"]["holder"]  # a kecamatan and a kelurahan have this name
    assert {number: seen_by_hand(row) for number, row in stored.items()} == {
        "JK2102010001": (
            TEBET, TEBET, "jaki", "saluran-air", "selesai", "Saluran Air, Kali/Sungai",
            wib("2021-02-01 00:30:00"), wib("2021-02-01 06:00:00"),
        ),
        "JK2102010002": (
            "satpol-pp", PROVINCE, "jaki", "pkl-liar", "selesai", "PKL Liar",
            wib("2021-02-02 00:00:00"), wib("2021-02-03 00:00:00"),
        ),
        "2102010003": (
            KECAMATAN_GAMBIR, KECAMATAN_GAMBIR, UNKNOWN, "lainnya", "menunggu", "Tanpa rincian",
            wib("2021-02-03 00:00:00"), wib("2021-02-03 00:00:00"),
        ),
        "JK2102010004": (
            both, PROVINCE, "jaki", "sampah", "selesai", "Sampah",
            wib("2021-02-04 00:00:00"), wib("2021-02-05 00:00:00"),
        ),
    }  # fmt: skip
    units = {unit["id"]: unit for unit in central.reference_list("units")}
    assert (units[both]["kind"], units[both]["parent"]) == (UNKNOWN, PROVINCE)


def test_what_is_doubtful_stands_in_the_report(lite, trace):
    lite.summary(trace)
    notes = {number: [event["note"] for event in row["events"]] for number, row in reports(lite).items()}
    assert notes["JK2101010001"] == [None, None]
    assert notes["QL2101010002"] == [
        None,
        "Waktu selesai pada sumber (02/01/2021 00.00 WIB) lebih awal daripada waktu masuk;"
        " dihitung selesai saat masuk.",
    ]
    assert notes["FB2101010012"] == [
        "Kategori pada sumber: HAL YANG BARU",
        "Sumber tidak menyebut waktu selesai; dihitung selesai saat masuk.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_encodings_and_line_ends(lite, tmp_path, encoding, ending, trace):
    text = trace.read_text("utf-8")
    path = tmp_path / "published.csv"
    path.write_bytes(text.replace("\n", ending).encode(encoding))
    assert lite.summary(path)["imported"] == 7
    stored = reports(lite)
    assert stored["9876543210987654321012"]["description"] == "Kali penuh di belakang Café Méntèng"
    assert stored["TW2101010003"]["description"].endswith('turun ke jalan,\nsetiap sore – "sudah lama".')
    assert rejected(tmp_path / "published.ditolak.csv")[0][:2] == (10, "no_id")


def test_115_spellings_of_107_categories(lite, tmp_path):
    """58 of them are known, the others become aliases of `lainnya`, one for all spellings."""
    lines = (PUBLISHED / "categories.txt").read_text("utf-8").splitlines()
    expected = dict(line.split(" = ") for line in lines)
    assert len(expected) == 115
    path = tmp_path / "published.csv"
    rows = [
        f"JK21030{number:05d};KELURAHAN GAMBIR;{text};COMPLETE;2021-03-01;2021-03-02"
        for number, text in enumerate(expected)
    ]
    path.write_text("\n".join(["id_laporan;skpd;kategori;status;waktu_masuk;waktu_selesai", *rows]), "utf-8")
    assert lite.summary(path)["imported"] == 115
    found = [row["category"] for _, row in sorted(reports(lite).items())]
    assert found == list(expected.values())
    assert len(set(found) - {"lainnya"}) == 57
    aliases = next(item["aliases"] for item in lite.reference_list("categories") if item["id"] == "lainnya")
    assert len(aliases) == 2 + 49
    assert aliases[:4] == ["LAIN-LAIN", "LAIN LAIN", "AKTA KELAHIRAN", "AKTA KEMATIAN"]


# ---- nothing, twice, and beside others


def test_a_dry_run_writes_nothing_and_says_the_same(central, tmp_path, trace):
    path = tmp_path / "published.csv"
    path.write_bytes(trace.read_bytes())
    before = central.content(EXACT)
    code, out, _ = central.run("import", path, "--dry-run")
    *told, last = out.splitlines()
    assert (code, json.loads(last)["dry_run"]) == (1, True)
    assert told[-4:] == [
        "3 baris ditolak:",
        "  baris 10: nomor laporan kosong [no_id]",
        "  baris 11: waktu masuk tidak terbaca: «31/02/2021» [no_date]",
        "  baris 14: ada 1 kolom, seharusnya 8; baris mungkin terpotong [no_columns]",
    ]
    assert central.content(EXACT) == before
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".csv"] == ["published.csv"]
    _, real, _ = central.run("import", path)
    assert real.splitlines()[: len(told) - 4] == told[:-4]
    assert json.loads(real.splitlines()[-1]) == {**json.loads(last), "dry_run": False}


def test_a_dry_run_makes_no_database(tmp_path, capsys, laporan):
    central = Central(f"sqlite:///{tmp_path}/absent.db", capsys)
    assert central.summary(laporan, "--dry-run")["imported"] == 4
    assert not list(tmp_path.iterdir())


def test_the_same_file_again_changes_nothing(central, tmp_path, trace):
    central.summary(trace, "--rejects", tmp_path / "rejects.csv")
    before = central.content(EXACT)
    assert central.summary(trace, "--rejects", tmp_path / "rejects.csv") == {
        "read": 11, "imported": 0, "unchanged": 7, "duplicates": 1, "rejected": 3, "dry_run": False,
    }  # fmt: skip
    assert central.content(EXACT) == before
    assert len(rejected(tmp_path / "rejects.csv")) == 3
    code, out, _ = central.run("verify-audit")
    assert (code, json.loads(out)) == (0, {"ok": True, "rows": 11, "first_bad_seq": None, "what": None})


def test_what_central_has_is_left_as_it_is(lite, tmp_path):
    path = tmp_path / "published.csv"
    head = "id_laporan;skpd;kategori;status;waktu_masuk;waktu_selesai\n"
    path.write_text(head + "JK2103010001;KELURAHAN GAMBIR;SAMPAH;MENUNGGU;2021-03-01;NULL\n", "utf-8")
    lite.summary(path)
    before = lite.content(EXACT)
    path.write_text(head + "JK2103010001;KELURAHAN CIDENG;HAL LAIN;COMPLETE;2021-03-01;2021-03-02\n", "utf-8")
    code, out, _ = lite.run("import", path)
    assert (code, json.loads(out.splitlines()[-1])["unchanged"]) == (0, 1)
    assert out.splitlines()[0] == ("1 laporan selesai menurut berkas, tetapi masih terbuka di central; dibiarkan")
    assert lite.content(EXACT) == before


def test_a_desk_pulls_what_was_imported(central, trace):
    """Beside a central that is serving: desks get reports and lists without a restart."""
    office = central.office()
    kelurahan, agency = office.desk(f"operator.{GAMBIR}"), office.desk(f"operator.{DINAS}")
    province = office.desk("supervisor.31")
    _, cursor = kelurahan.pull_all()
    central.summary(trace)
    rows, _ = kelurahan.pull_all(cursor)
    assert [(row["number"], row["status"], row["version"]) for row in rows] == [("JK2101010001", "selesai", 2)]
    assert kelurahan.report(rows[0]["id"])["events"][-1]["type"] == "impor"
    assert {row["number"] for row in agency.pull_all()[0]} == {"1234", "9876543210987654321012"}
    everything = {row["number"]: row for row in province.pull_all()[0]}
    assert len(everything) == 7
    unknown = {unit["id"]: unit for unit in province.get("/v1/reference")["units"]}[
        everything["FB2101010012"]["holder"]
    ]
    assert (unknown["name"], unknown["kind"]) == ("SUKU DINAS BINA MARGA KOTA JAKARTA UTARA", UNKNOWN)
    trail = province.get("/v1/audit", report=rows[0]["id"])["events"]
    assert [(event["version"], event["actor"], event["kind"]) for event in trail] == [
        (1, "impor", "masuk"), (2, "impor", "impor"),
    ]  # fmt: skip
    office.close()


def test_a_desk_goes_on_with_an_imported_report(central, trace):
    office = central.office()
    central.summary(trace)
    desk = office.desk(f"operator.{CIDENG}")
    (row,) = desk.pull_all()[0]
    assert desk.do("terima", row["id"], 1)["status"] == "applied"
    closed = office.desk(f"operator.{GAMBIR}").pull_all()[0][0]
    validator = office.desk("validator.biro-pemerintahan")
    assert validator.do("buka_kembali", closed["id"], 2, reason="Belum selesai")["status"] == "applied"
    assert office.desk(f"operator.{GAMBIR}").report(closed["id"])["status"] == "menunggu"
    before = central.content(EXACT)
    assert central.summary(trace)["unchanged"] == 7
    assert central.content(EXACT) == before
    office.close()


def test_imported_numbers_are_not_given_again(central, tmp_path):
    path = tmp_path / "published.csv"
    head = "id_laporan;skpd;kategori;status;waktu_masuk;waktu_selesai\n"
    path.write_text(head + "KL2611160007;KELURAHAN GAMBIR;SAMPAH;MENUNGGU;2026-11-16;NULL\n", "utf-8")
    office = central.office()
    central.summary(path)
    desk = office.desk(f"operator.{GAMBIR}")
    told = {"channel": "kantor-lurah", "category": "sampah", "description": "Sampah", "is_private": False}
    report_id = "0193f000-0000-7000-8000-000000000001"
    for _ in range(2):
        result = desk.do("buat_laporan", report_id, 0, kelurahan=GAMBIR, **told)
        assert result["status"] == "applied"
        report_id = report_id.replace("0001", "0002")
    assert desk.report(report_id)["number"] == "KL2611160009"
    office.close()
