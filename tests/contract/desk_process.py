"""A desk without a window in a process of its own, to be killed: signs in, attaches a photo to a report, sends.

`python -m tests.contract.desk_process ROOT SERVER OFFICER PHOTO`; tells the photo's hash and the report once both are
stored, then lives until its input ends.
"""

import json
import sys
from pathlib import Path

import keyring
from keyring.backends import fail

from app.services.desk import Announcements
from app.services.sign_in import SignIn
from tests.contract.photo_work import attach, workable
from tests.stories.people import PASSWORD, until


def main():
    root, server, officer, photo = sys.argv[1:]
    keyring.set_keyring(fail.Keyring())
    quiet = Announcements(lambda ids: None, lambda status: None, lambda code: None)
    desk = SignIn(Path(root), quiet).sign_in(server, officer, PASSWORD, False)
    until(lambda: desk.status().last_sync_at is not None, "the first fetch")
    report_id = workable(desk)
    prepared = attach(desk, report_id, Path(photo))
    print(json.dumps({"sha256": prepared.sha256, "report_id": report_id}), flush=True)
    desk.sync_now()
    sys.stdin.read()


if __name__ == "__main__":
    main()
