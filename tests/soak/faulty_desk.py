"""A desk behind a faulty line: the services that the window uses, round by round, and what the officer was told.

A round is begun by F5, which stands for the next poll: so nothing waits for a clock.
"""

import io
import threading
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs

import msgspec
import sqlalchemy as sa
from PIL import Image

from app.errors import AppError
from app.models import blobs, cache
from app.models.unit_of_work import read_scope, write_scope
from app.services.desk import Announcements
from app.services.sign_in import SignIn
from app.services.values import Split, SyncStatus
from app.sync import comparing
from domain.actions import Action, Catatan, TindakLanjut
from tests.soak.desk_life import BASE, OFFICER, PASSWORD, ROWS
from tests.soak.faulty_line import FaultyLine
from tests.soak.frame import require

PATIENCE_S = 15.0
LONG_AGO = b"2020-01-01T00:00:00+00:00"
BODIES = sa.text("select report_id, body from base")


class FaultyDesk:
    """`ends`: how each round ended, None when all went well. `made`: ids of what the officer did."""

    def __init__(self, home: Path, central_port: int, *, is_listening: bool) -> None:
        self.line = FaultyLine(central_port)
        self.ends: list[str | None] = []
        self.sessions_ended: list[str] = []
        self.worst_gap = timedelta()
        self.made: list[str] = []
        self._asked = 0
        self._shown_in: dict[str, str] = {}
        self._told = threading.Condition()
        self._changed = ExitStack()
        tell = Announcements(lambda ids: None, self._hear, self.sessions_ended.append)
        self.desk = SignIn(home, tell).sign_in(self.line.address, OFFICER, PASSWORD, False)
        self._count_rounds()
        if not is_listening:
            self.desk._worker._hints.stop()
        require(self.round() is None, "the first fill goes well")
        self.reports = sorted(line.id for line in self.desk.page(Split.SEMUA_TERBUKA).lines if line.is_mine)

    def close(self) -> None:
        self.line.choose_nothing()
        self.desk.close()
        self._changed.close()
        self.line.cut()

    # ---- rounds

    def round(self) -> str | None:
        """One that begins now; the problem it ended with."""
        wanted = self._asked + 1
        for _ in range(3):
            self.desk.sync_now()
            with self._told:
                if self._told.wait_for(lambda: self._asked >= wanted, PATIENCE_S / 3):
                    return self.ends[-1]
        raise AssertionError("stuck: no round ends")

    def wait(self, holds: Any, what: str) -> None:
        with self._told:
            require(self._told.wait_for(holds, PATIENCE_S), f"stuck: {what}")

    def _count_rounds(self) -> None:
        once = self.desk._worker._contact_once

        def counted() -> timedelta:
            is_asked = self.desk._worker._at_once
            wait = once()
            with self._told:
                self._asked += is_asked
                self.ends.append(self.desk._worker.contact.problem)
                self._told.notify_all()
            return wait

        self._changed.enter_context(patch.object(self.desk._worker, "_contact_once", counted))

    def _hear(self, status: SyncStatus) -> None:
        with self._told:
            self.worst_gap = max(self.worst_gap, abs(status.clock_gap))
            self._told.notify_all()

    # ---- what the officer does

    def note(self) -> None:
        self._act(Catatan(note=f"Dicek bersama warga, catatan ke-{len(self.made):03d}."))

    def photo(self) -> str:
        """Its hash."""
        shade = 10 * len(self.made)
        buffer = io.BytesIO()
        Image.new("RGB", (16, 12), (shade % 256, shade // 256 * 10 % 256, 128)).save(buffer, "JPEG")
        prepared = self.desk.photos.prepare(buffer.getvalue(), "proses")
        report_id = self._act(TindakLanjut(note="Ditambal.", photos=(prepared.claim(),)))
        self._shown_in[prepared.sha256] = report_id
        return prepared.sha256

    def _act(self, action: Action) -> str:
        """On one report after the other, so that none grows much longer than the others."""
        report_id = self.reports[len(self.made) % len(self.reports)]
        self.made.append(self.desk.act(report_id, action).cmd_id)
        return report_id

    def look_at(self, sha256: str) -> str | None:
        """At the photo of an action of this desk; why it cannot be shown."""
        self.desk.details(self._shown_in[sha256])
        try:
            self.desk.photos.full(sha256, lambda *_: None)
        except AppError as error:
            return error.code
        return None

    # ---- what makes it ask central for something

    def forget_session(self) -> None:
        """As a desk that was opened without a network."""
        self.desk._engine.calls.forget_session()

    def forget_reference(self) -> None:
        with write_scope(self.desk._files.cache) as connection:
            cache.set_state(connection, "reference_etag", b"")
        self.forget_session()

    def forget_comparison(self) -> None:
        with write_scope(self.desk._files.cache) as connection:
            cache.set_state(connection, comparing.COMPARED, LONG_AGO)

    def forget_rows(self) -> None:
        cache.forget_rows(self.desk._files, self.desk._engine.rules)

    def has_given_up_files(self) -> bool:
        filling = self.desk._engine._filling
        return filling is not None and filling._is_refused

    def forget_photo(self, sha256: str) -> None:
        with write_scope(self.desk._files.cache) as connection:
            blobs.remove(connection, [sha256])

    # ---- what stands in the files

    def rows(self) -> list[tuple[Any, ...]]:
        """`cmd_id, status, is_settled, code` of all actions."""
        with read_scope(self.desk._files.outbox) as connection:
            return [tuple(row) for row in connection.execute(ROWS)]

    def is_settled(self) -> bool:
        return all(row[2] for row in self.rows())

    def base(self) -> dict[str, int]:
        with read_scope(self.desk._files.cache) as connection:
            return {row.report_id: row.version for row in connection.execute(BASE)}

    def bodies(self) -> dict[str, Any]:
        with read_scope(self.desk._files.cache) as connection:
            return {row.report_id: msgspec.json.decode(row.body) for row in connection.execute(BODIES)}

    def state(self, name: str) -> bytes | None:
        with read_scope(self.desk._files.cache) as connection:
            return cache.get_state(connection, name)

    def waits_for_news(self) -> bool:
        """A hint is under way that knows all this desk knows."""
        cursor, asked = self.state("cursor"), parse_qs(self.line.hint.removeprefix("?")).get("since", [""])
        return cursor is not None and asked[0].endswith(f":{cursor.decode()}")

    def hears_of(self, report_id: str, version: int) -> None:
        """Without F5."""
        self.wait(partial(self._has, report_id, version), "news come without a hint")

    def _has(self, report_id: str, version: int) -> bool:
        return self.base().get(report_id, 0) >= version
