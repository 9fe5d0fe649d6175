"""Begins the practice anew in each folder; in the n-th one it is killed at the n-th thing it does to a file, and at
the latest before central starts. Says on stdout, a line each, what it was about to do.

Usage: python -m tests.services.practice_killed FOLDER...
"""

import os
import signal
import sys
from pathlib import Path

from app.services.desk import Announcements
from app.services.practice import Practice, PracticeData
from app.services.sign_in import SignIn

TOUCHING = {"os.remove", "os.rename", "os.rmdir", "shutil.rmtree", "shutil.copyfile"}
END = "subprocess.Popen"


def begin(root: Path, last: int) -> None:
    left = [last]

    def watch(event: str, _: tuple[object, ...]) -> None:
        if event not in (*TOUCHING, END):
            return
        left[0] -= 1
        if event == END or left[0] == 0:
            print(event, flush=True)
            os.kill(os.getpid(), signal.SIGKILL)

    tell = Announcements(lambda ids: None, lambda status: None, lambda code: None)
    practice = Practice(root, SignIn(root, tell), PracticeData())
    sys.addaudithook(watch)
    practice.begin_anew(lambda stage, share: None)


def main(folders: list[str]) -> None:
    for last, folder in enumerate(folders, 1):
        child = os.fork()
        if child == 0:
            begin(Path(folder), last)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
