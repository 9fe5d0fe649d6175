"""Finding: what is found by what, in which order, what a query may hold, and that the dropped leave no trace."""

import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msgspec.structs import replace

from app.models import cache, search
from app.models.unit_of_work import empty_log, read_scope
from app.services import acting
from app.services.finding_values import UnitLoad
from app.services.search import Search
from app.sync.device_clock import DeviceClock, Sources
from domain import actions
from domain.report import Report
from tests.domain import world
from tests.sync.desk_files import KEY, files_at, report, row_of

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SECRET = replace(report("rahasia"), number="JK2611229999", description="Kwetiauzaitun mengganggu")
ODD_NUMBER = "12345678901234567890AB"


class Bench:
    """A kelurahan's desk with the reports given, one more day old each."""

    def __init__(self, folder: Path, **reports: dict[str, object]) -> None:
        self.files = files_at(folder)
        self.clock = DeviceClock(Sources(lambda: NOW, lambda: 0.0, "boot"))
        self.search = Search(self.files, lambda: world.RULES, lambda: NOW)
        self.rows = [
            replace(
                report(name), **{"number": f"JK26112200{at:02}", "created_at": NOW - timedelta(days=at), **fields}
            )
            for at, (name, fields) in enumerate(reports.items())
        ]
        self.put(*self.rows)

    def put(self, *rows: Report) -> None:
        cache.apply_page(self.files, world.RULES, [row_of(row) for row in rows], [], {"cursor": b"c"})

    def drop(self, *report_ids: str) -> None:
        cache.apply_page(self.files, world.RULES, [], report_ids, {"cursor": b"c"})
        cache.clean_words(self.files)

    def found(self, query: str) -> list[str]:
        page = self.search.find(query)
        assert page.problem is None, page.problem
        return [line.id for line in page.page.lines]

    def problem(self, query: str) -> tuple[str, str, str]:
        problem = self.search.find(query).problem
        assert problem is not None
        assert problem.possible
        return problem.code, problem.prefix, problem.value


@pytest.fixture
def desk(tmp_path):
    return Bench(
        tmp_path,
        banjir={"description": "Banjir di Gang Melati. Air setinggi lutut.", "address": "Jl. Kebon Sirih 3"},
        lampu={"description": "Lampu jalan padam di depan Café Anggrek", "landmark": "Pos RW 03"},
        pohon={"description": "Pohon tumbang menutup jalan", "number": ODD_NUMBER},
        parkir={"description": 'Parkir liar, O\'Brien "roda dua" (RT-05) 50% * NEAR/3 AND OR NOT'},
    )


def test_a_part_of_a_number_is_enough(desk):
    def suggested(typed):
        return [line.id for line in desk.search.suggest(typed, 5).page.lines]

    assert suggested("0003") == ["parkir"]
    assert suggested("901234567890ab") == ["pohon"]
    assert suggested("RT-05") == ["parkir"]
    assert suggested("jalan") == ["lampu", "pohon"]
    assert suggested("003") == ["parkir"]
    assert suggested("03") == ["lampu"]
    assert suggested("sla:merah") == desk.found("sla:merah")


def test_units_are_told_with_what_they_hold(desk):
    units = desk.search.units()
    assert units[:2] == (UnitLoad("Kelurahan Gambir", 4), UnitLoad("Badan tanpa petugas", 0))
    assert {unit.open_count for unit in units[1:]} == {0}
    assert desk.found(f'pemegang:"{units[0].name}"') == ["banjir", "lampu", "pohon", "parkir"]


class TestWords:
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("jalan", ["lampu", "pohon"]),
            ("pad jal", []),
            ("padam jal", ["lampu"]),
            ("JALAN padam", ["lampu"]),
            ("cafe", ["lampu"]),
            ("CAFÉ anggr", ["lampu"]),
            ("sirih", ["banjir"]),
            ("rw 03", ["lampu"]),
            ("jk26112200", ["banjir", "lampu", "parkir"]),
            ("jala", ["lampu", "pohon"]),
            ("j", ["banjir", "lampu", "pohon", "parkir"]),
            ("tidakada", []),
        ],
    )
    def test_all_words_the_last_as_a_beginning_newest_first(self, desk, query, expected):
        assert desk.found(query) == expected

    @pytest.mark.parametrize(
        "query",
        [
            *('"', '""', '"roda', "*", "roda*", "^roda", "-roda", "+roda", "roda-dua", "(roda", "roda)"),
            "O'Brien",
            *("roda:", "NEAR(roda dua, 3)"),
            *("roda AND", "AND", "OR NOT", "NOT roda", "words : roda"),
            *("roda; DROP TABLE line", "a" * 5000, "roda " * 500, "\0", "roda\0dua", "\\", "'--", "💧", "ｒｏｄａ"),
            *(
                "é\u0301\u0301",
                "\ud7ff",
                "[roda]",
                "roda?",
                "//",
                "#roda",
                "@roda",
                "roda+dua",
                "\u202eroda",
                "ro\nda",
            ),
            *("{roda}", "%", "_", ".."),
        ],
    )
    def test_signs_never_break_it(self, desk, query):
        desk.search.find(query)
        assert desk.found("roda") == ["parkir"]

    def test_signs_between_words_separate_them(self, desk):
        assert desk.found("RT-05") == ["parkir"]
        assert desk.found('"roda dua"') == ["parkir"]
        assert desk.found("12:30") == []

    def test_an_empty_query_finds_nothing(self, desk):
        assert desk.found("***") == []

    def test_a_number_goes_to_its_report(self, desk):
        for typed in (ODD_NUMBER, ODD_NUMBER.lower(), f"  {ODD_NUMBER} "):
            page = desk.search.find(typed)
            assert [line.id for line in page.page.lines] == ["pohon"]

    def test_pages_go_on_by_key(self, tmp_path):
        desk = Bench(tmp_path, **{f"r{at:02}": {"created_at": NOW} for at in range(25)})
        found: list[str] = []
        after = None
        while True:
            page = desk.search.find("jk2611220", after, limit=10).page
            found += [line.id for line in page.lines]
            after = page.after
            if after is None:
                break
        assert sorted(found) == sorted(row.id for row in desk.rows)
        assert len(found) == 25

    def test_an_excerpt_shows_what_the_row_does_not(self, desk):
        page = desk.search.find("lutut")
        assert page.excerpts == {"banjir": "…di Gang Melati. Air setinggi lutut."}
        assert desk.search.find("jalan").excerpts == {}


class TestPrefixes:
    @pytest.fixture
    def desk(self, tmp_path):
        limit = NOW + timedelta(days=3)
        clocks = world.channel_report("x").clocks
        far = {"respond_by": None, "warn_at": limit, "red_at": limit, "finish_by": limit}
        soon = {**far, "finish_by": NOW + timedelta(hours=6)}
        late = {**far, "red_at": NOW}
        return Bench(
            tmp_path,
            aman={"clocks": replace(clocks, **far), "category": "jalan"},
            kuning={"clocks": replace(clocks, **soon), "channel": "jaki"},
            merah={"clocks": replace(clocks, **late), "holder": "sudin-bina-marga-31.71"},
        )

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("sla:merah", ["merah"]),
            ("sla:kuning", ["kuning"]),
            ("sla:aman", ["aman"]),
            ("sla:MERAH jk26", ["merah"]),
            ("no:220001", ["kuning"]),
            ("no:220001 sla:merah", []),
            ("status:menunggu", ["aman", "kuning", "merah"]),
            ("status:selesai", []),
            ("kel:gambir", ["aman", "kuning", "merah"]),
            ('kel:"gambir"', ["aman", "kuning", "merah"]),
            ("pemegang:saya", ["aman", "kuning"]),
            ("pemegang:bina", ["merah"]),
            ("sejak:1h", ["aman", "kuning"]),
            ("sejak:2026-11-22", ["aman", "kuning"]),
            ("sejak:22/11/2026", ["aman", "kuning"]),
            ("sejak:0001-01-01", ["aman", "kuning", "merah"]),
            ("kanal:jaki", ["aman", "kuning", "merah"]),
        ],
    )
    def test_each_alone_and_together(self, desk, query, expected):
        assert desk.found(query) == expected

    def test_categories_by_name_and_by_beginning(self, desk):
        name = world.RULES.categories["jalan"].name
        assert "aman" in desk.found(f"kat:{name.split()[0].lower()}")

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("kelurahan:gambir", ("unknown_prefix", "kelurahan:", "gambir")),
            ("http://contoh", ("unknown_prefix", "http:", "//contoh")),
            ("sla:biru", ("unknown_value", "sla:", "biru")),
            ("status:hilang", ("unknown_value", "status:", "hilang")),
            ("kel:zzz", ("unknown_value", "kel:", "zzz")),
            ("sejak:kemarin", ("unknown_value", "sejak:", "kemarin")),
            ("sejak:2026-02-30", ("unknown_value", "sejak:", "2026-02-30")),
            ('pemegang:"', ("missing_value", "pemegang:", "")),
            ("jalan kat:", ("missing_value", "kat:", "")),
        ],
    )
    def test_what_is_unknown_says_what_is_possible(self, desk, query, expected):
        assert desk.problem(query) == expected


class TestDerivedLikeTheLines:
    def test_own_note_is_found_until_it_is_undone(self, desk):
        item = acting.make(
            desk.files, world.RULES, desk.clock, "banjir", actions.Catatan(note="Pompa dipinjam dari Sawah Besar")
        )
        assert desk.found("pompa dipinjam") == ["banjir"]
        acting.undo(desk.files, world.RULES, item.cmd_id)
        assert desk.found("pompa dipinjam") == []

    def test_a_newer_row_replaces_the_words(self, desk):
        desk.put(replace(desk.rows[0], version=2, description="Genangan surut"))
        assert (desk.found("melati"), desk.found("surut")) == ([], ["banjir"])

    def test_a_cache_filled_anew_finds_the_same(self, desk):
        cache.forget_rows(desk.files, world.RULES)
        assert desk.found("jalan") == []
        desk.put(*desk.rows)
        assert desk.found("jalan") == ["lampu", "pohon"]

    def test_who_reported_is_nowhere(self, desk):
        assert not {"reporter", "pelapor"} & set(desk.rows[0].__struct_fields__)


class TestDropped:
    """Reads what stands in the file, page by page, deciphered: SQLCipher 4, AES-256-CBC, 80 bytes kept per page."""

    def test_no_trace_of_its_words_is_left(self, desk, tmp_path):
        desk.put(SECRET)
        assert b"kwetiauzaitun" in deciphered(desk, tmp_path)
        desk.drop("rahasia")
        assert b"waitiauzaitun"[4:] not in deciphered(desk, tmp_path).lower()
        assert desk.found("kwetiauzaitun") == []
        assert desk.found("jalan") == ["lampu", "pohon"]

    def test_a_drop_without_cleaning_is_seen(self, desk, tmp_path, monkeypatch):
        """Negative control: a line that is only deleted leaves its words in the index."""
        monkeypatch.setattr(search, "clean_step", lambda connection, is_begun: False)
        desk.put(SECRET)
        desk.drop("rahasia")
        assert b"kwetiauzaitun" in deciphered(desk, tmp_path)


def deciphered(desk: Bench, folder: Path) -> bytes:
    empty_log(desk.files.cache)
    raw = (folder / "cache.db").read_bytes()
    size = 4096
    pages = []
    for at in range(0, len(raw), size):
        page = raw[at : at + size]
        start = 16 if at == 0 else 0
        cipher = Cipher(algorithms.AES(KEY), modes.CBC(page[size - 80 : size - 64])).decryptor()
        pages.append(cipher.update(page[start : size - 80]) + cipher.finalize())
    assert struct.unpack(">H", pages[0][0:2])[0] == size, "the first page is read"
    return b"".join(pages)


def test_the_order_comes_from_the_full_text(desk):
    """No sorting: the index is walked from its newest row, whatever else is asked."""
    with read_scope(desk.files.cache) as connection:
        statements: list[str] = []
        sa.event.listen(
            desk.files.cache, "before_cursor_execute", lambda *told: statements.append((told[2], told[3]))
        )
        desk.found("jalan pemegang:saya sla:aman")
        text, values = next(told for told in statements if "MATCH" in told[0])
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values).all()
    steps = [row[3] for row in plan]
    assert steps[0].startswith("SCAN line_search VIRTUAL TABLE")
    assert not any("TEMP B-TREE" in step for step in steps)


def test_of_a_changed_report_only_what_is_different_is_written(desk):
    """SQLite writes the index of every column that a statement names, changed or not."""
    written: list[str] = []
    sa.event.listen(desk.files.cache, "before_cursor_execute", lambda *told: written.append(told[2]))
    noted = replace(desk.rows[0], version=2, description="Banjir di Gang Melati. Air surut.")
    desk.put(noted)
    desk.put(replace(noted, version=3, address="Jl. Wahid Hasyim 9"))
    assert [text for text in written if "line SET" in text] == [
        "UPDATE line SET words_hash=:words_hash WHERE line.report_id = :report_id",
        "UPDATE line SET place=:place, words_hash=:words_hash WHERE line.report_id = :report_id",
    ]
    assert desk.found("surut") == desk.found("hasyim") == ["banjir"]
    assert desk.search.find("surut").page.lines[0].place == "Jl. Wahid Hasyim 9"
