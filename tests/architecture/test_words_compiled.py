"""The compiled words for Qt's own dialogs are those of their source."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.repository import ROOT

WORDS = ROOT / "resources" / "i18n"


def compiled(source, place):
    made = place / "made.qm"
    command = [Path(sys.executable).with_name("pyside6-lrelease"), "-silent", source, "-qm", made]
    subprocess.run(command, check=True, timeout=60, stdout=subprocess.DEVNULL)
    return made.read_bytes()


def test_compiled_words_are_those_of_the_source(tmp_path):
    assert compiled(WORDS / "qt_id.ts", tmp_path) == (WORDS / "qt_id.qm").read_bytes(), "run make words"


def test_another_word_is_seen(tmp_path):
    changed = tmp_path / "changed.ts"
    changed.write_text((WORDS / "qt_id.ts").read_text("utf-8").replace("Batal", "Batalkan"), "utf-8")
    assert compiled(changed, tmp_path) != (WORDS / "qt_id.qm").read_bytes()
