"""What changes at central shows at an idle desk by a hint, long before the next poll."""

import time

from domain.actions import Catatan
from tests.contract.conftest import filled
from tests.contract.photo_work import workable
from tests.stories.people import PASSWORD, until

KELURAHAN = "31.74.01.1001"
LONG_BEFORE_THE_POLL_S = 20.0


def test_an_idle_desk_hears_of_it(sign_in, server, no_secrets):
    idle = filled(sign_in.sign_in(server, f"kepala.{KELURAHAN}", PASSWORD, False))
    busy = filled(sign_in.sign_in(server, f"operator.{KELURAHAN}", PASSWORD, False))
    report_id = workable(busy)
    for note in ("satu", "dua"):
        before = len(idle.details(report_id).timeline)
        busy.act(report_id, Catatan(note=note))
        busy.sync_now()
        until(lambda: busy.status().pending == 0, "central's answer")
        began = time.monotonic()
        until(
            lambda n=before: len(idle.details(report_id).timeline) > n,
            "the note at the idle desk",
            LONG_BEFORE_THE_POLL_S,
        )
        print(f"shown after {time.monotonic() - began:.2f} s")
    began = time.monotonic()
    idle.close()
    assert time.monotonic() - began < LONG_BEFORE_THE_POLL_S, "nobody waits for a hint that is under way"
