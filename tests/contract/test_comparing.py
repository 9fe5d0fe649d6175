"""A desk that holds something else than central finds it out by itself and fetches anew; what was written stays."""

from app.models import cache
from app.models.unit_of_work import read_scope, write_scope
from app.services.values import Split
from app.sync import comparing
from domain.actions import Catatan
from tests.contract.conftest import filled
from tests.contract.photo_work import workable
from tests.stories.people import PASSWORD, until

OPERATOR = "operator.31.74.01.1001"


def compared_at(desk):
    with read_scope(desk._files.cache) as connection:
        return cache.get_state(connection, comparing.COMPARED)


def test_a_row_that_went_missing_is_found(sign_in, server, no_secrets):
    desk = filled(sign_in.sign_in(server, OPERATOR, PASSWORD, False))
    until(lambda: compared_at(desk) is not None, "the first comparison, after the fill")
    assert desk.queue.facts().refilled_at is None
    report_id, whole = workable(desk), desk.queue.facts().reports
    lost = next(line.id for line in desk.page(Split.SEMUA_TERBUKA).lines if line.id != report_id)
    note = desk.act(report_id, Catatan(note="masih di sini"))
    with write_scope(desk._files.cache) as connection:
        for table in ("base", "line"):
            connection.exec_driver_sql(f"delete from {table} where report_id = ?", (lost,))
        cache.set_state(connection, comparing.COMPARED, b"2020-01-01T00:00:00+00:00")
    assert desk.details(lost) is None
    desk.sync_now()
    until(lambda: desk.queue.facts().refilled_at is not None, "the desk has found it out")
    until(lambda: desk.queue.facts().reports == whole, "everything is fetched anew")
    assert desk.details(lost) is not None
    assert note.cmd_id in {entry.id for entry in desk.details(report_id).timeline}
    assert desk.status().tray == 0
