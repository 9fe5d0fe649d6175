"""The program checks itself as a process from source, leaves no trace, and names what a seeded fault has broken.

The built folder is checked by `make package`, with an empty environment and with parts taken away.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.patching import ROOT, apply, copied

FAULTS = sorted((ROOT / "tests" / "faults" / "package").glob("*.patch"))
NEEDED = ("domain", "app", "central", "resources", "main.py")
TOLD = re.compile(r"# .+\. Found by «(.+)»$", flags=re.MULTILINE)
STEPS = """
    Berkas terenkripsi: dibuat, dibuka lagi, kunci lain ditolak
    Skema berkas naik, isinya tetap
    Tampilan dimuat
    Huruf Inter
    Ikon
    Kata-kata Qt dalam bahasa Indonesia
    Pengaya Qt, foto JPEG, PNG dan WebP, gantungan kunci
    Sertifikat untuk https
    Layar Masuk
    Server sendiri: mulai, masuk, menarik
    Laporan baru dan catatan tersimpan di PC
    Keduanya terkirim dan diakui server
    Rekan di PC lain melihatnya
    Layar Laporan
    Layar Laporan sebagai tabel
    Dialog koordinasi
    Layar Perlu tindakan
    Layar Laporan baru
    Layar Sinkronisasi
    Pencarian
    Lembar pintasan
    Layar Validasi
"""


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Libraries are compiled once for all runs, and not into the checkout."""
    return tmp_path_factory.mktemp("compiled")


SPY = """
import pathlib
from keyring.backend import KeyringBackend


class Keyring(KeyringBackend):
    priority = 9

    def __init__(self):
        pathlib.Path(__file__).with_name("asked").touch()
        super().__init__()

    def get_password(self, service, username):
        return None

    set_password = delete_password = get_password
"""


def an_officers_home(home: Path) -> Path:
    """With a keyring that leaves a trace when it is looked for."""
    settings = home / ".config" / "python_keyring"
    settings.mkdir(parents=True)
    (home / "spy.py").write_text(SPY)
    (settings / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring=spy.Keyring\nkeyring-path={home}\n")
    (home / "tmp").mkdir()
    return home


def files(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


def checked(program: Path, home: Path, compiled: Path) -> subprocess.CompletedProcess[str]:
    """As an officer's PC has it: no bus, no screen, a home that must stay as it is."""
    surroundings = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "PYTHONPYCACHEPREFIX": str(compiled),
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(
        [sys.executable, str(program / "main.py"), "--self-check"],
        cwd=program,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )


@pytest.mark.slow
def test_all_of_it_works_and_leaves_nothing(tmp_path: Path, compiled: Path) -> None:
    home = an_officers_home(tmp_path / "home")
    before = files(home)
    found = checked(ROOT, home, compiled)
    assert found.returncode == 0, found.stdout + found.stderr
    lines = found.stdout.splitlines()
    assert [re.sub(r" \(\d+,\d detik\)$", "", line) for line in lines[1:-1]] == [
        f"  baik   {step.strip()}" for step in STEPS.strip().splitlines()
    ]
    assert lines[-1].startswith("Semuanya baik")
    assert files(home) == before
    assert not list((home / "tmp").iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.stem)
def test_the_fault_is_found(fault: Path, tmp_path: Path, compiled: Path) -> None:
    patch = fault.read_text()
    told = TOLD.match(patch)
    assert told is not None, "the first line tells the fault and the step that finds it"
    folder = copied(tmp_path, NEEDED)
    apply(patch, folder)
    found = checked(folder, an_officers_home(tmp_path / "home"), compiled)
    assert found.returncode == 1, found.stdout + found.stderr
    assert f"  GAGAL  {told[1]}: " in found.stdout
    assert "Semuanya baik" not in found.stdout


def test_the_control_of_the_home_and_a_central_that_is_not_there(tmp_path: Path, compiled: Path) -> None:
    """Two faults at once: the keyring is asked before central is missed, and that leaves its trace."""
    home, folder = an_officers_home(tmp_path / "home"), copied(tmp_path, NEEDED)
    for fault in sorted((ROOT / "tests" / "faults" / "package" / "home").glob("*.patch")):
        apply(fault.read_text(), folder)
    found = checked(folder, home, compiled)
    assert found.returncode == 1
    assert "  GAGAL  Server sendiri: mulai, masuk, menarik: " in found.stdout
    assert "asked" in files(home)


def test_there_are_faults() -> None:
    assert len(FAULTS) >= 4
