"""What ajukan selesai still needs, on real files: which photos count is central-api.md's rule."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models import cache
from app.models.cache import LocalFiles
from app.services.completion import Completion
from app.services.values import CompletionForm
from domain.report import Report
from domain.rulebook import Rulebook
from tests.domain import world
from tests.sync.desk_files import after, files_at, report, row_of

VALIDATOR = "validator.biro-pemerintahan"
FIRST, SECOND = world.photo("ab"), world.photo("cd")
RULES = Rulebook(world.reference(min_sesudah_photos=2))


@pytest.fixture
def files(tmp_path: Path) -> Iterator[LocalFiles]:
    made = files_at(tmp_path)
    yield made
    made.cache.dispose()
    made.outbox.dispose()


def form(files: LocalFiles, shown: Report, report_id: str = "r1") -> CompletionForm | None:
    cache.apply_page(files, RULES, [row_of(shown)], [], {"cursor": b"c"})
    return Completion(files, lambda: RULES).form(report_id)


def test_photos_of_a_follow_up_count_and_other_slots_do_not(files: LocalFiles) -> None:
    during = world.photo("ef", "proses")
    worked = after(report(), "c1", "tindak_lanjut", note="Dikeruk", photos=[FIRST, during])
    assert form(files, worked) == CompletionForm(2, frozenset({FIRST["sha256"]}))


def test_photos_before_the_refusal_no_longer_count(files: LocalFiles) -> None:
    worked = after(report(), "c1", "tindak_lanjut", note="Dikeruk", photos=[FIRST])
    handed_in = after(worked, "c2", "ajukan_selesai", public_answer="Selesai.", photos=[FIRST])
    refused = after(handed_in, "c3", "tolak_tl", VALIDATOR, reason="Belum bersih")
    assert form(files, refused) == CompletionForm(2, frozenset())
    again = after(refused, "c4", "tindak_lanjut", note="Diulang", photos=[SECOND])
    assert form(files, again) == CompletionForm(2, frozenset({SECOND["sha256"]}))


def test_a_report_that_is_not_here(files: LocalFiles) -> None:
    assert form(files, report(), "r2") is None
