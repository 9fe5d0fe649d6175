"""Where the data folder must not be, by tables and folders made up here; nothing is ever written there."""

from pathlib import Path

import pytest

from app import place

MOUNTS = """\
22 1 8:1 / {root} rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:41 / {root}/kantor rw,relatime shared:9 - cifs //fileserver/kantor rw,vers=3.0
31 22 0:42 / {root}/rumah\\040dinas rw,relatime - nfs4 nas:/rumah rw
32 22 0:43 / {root}/jauh rw,nosuid shared:11 master:3 - fuse.sshfs petugas@jauh:/ rw
33 30 8:2 / {root}/kantor/lokal rw,relatime - ext4 /dev/sdb1 rw
34 22 0:44 / {root}/ganti rw - nfs4 nas:/a rw
35 22 8:3 / {root}/ganti rw - xfs /dev/sdc1 rw
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS.format(root=tmp_path))
    return table


@pytest.mark.parametrize(
    ("folder", "code"),
    [
        ("kantor/Tanggap", "network_folder"),
        ("rumah dinas/Tanggap", "network_folder"),
        ("jauh", "network_folder"),
        ("kantor/lokal/Tanggap", None),
        ("ganti/Tanggap", None),
        ("kantoran/Tanggap", None),
        ("OneDrive - Pemprov DKI/Tanggap", "cloud_folder"),
        ("Dropbox/Tanggap", "cloud_folder"),
        ("Google Drive/Tanggap", "cloud_folder"),
        ("OneDriveku/Tanggap", None),
        ("AppData/Local/Tanggap", None),
    ],
)
def test_by_what_is_mounted_and_by_name(tmp_path: Path, mounts: Path, folder: str, code: str | None) -> None:
    assert place.refusal(tmp_path / folder, {}, mounts) == code
    assert {path.name for path in tmp_path.iterdir()} == {"mountinfo"}


def test_a_link_does_not_hide_it(tmp_path: Path, mounts: Path) -> None:
    (tmp_path / "kantor").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "kantor")
    assert place.refusal(tmp_path / "data" / "Tanggap", {}, mounts) == "network_folder"


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial"])
def test_by_what_onedrive_says(tmp_path: Path, mounts: Path, variable: str) -> None:
    told = {variable: str(tmp_path / "Berkas Saya")}
    assert place.refusal(tmp_path / "Berkas Saya" / "Tanggap", told, mounts) == "cloud_folder"
    assert place.refusal(tmp_path / "Berkas" / "Tanggap", told, mounts) is None


@pytest.mark.parametrize("marker", [".dropbox", ".dropbox.cache", ".tmp.drivedownload", ".stfolder"])
def test_by_what_a_cloud_leaves_in_its_folder(tmp_path: Path, mounts: Path, marker: str) -> None:
    (tmp_path / "Berkas" / marker).mkdir(parents=True)
    assert place.refusal(tmp_path / "Berkas" / "a" / "Tanggap", {}, mounts) == "cloud_folder"


@pytest.mark.parametrize(
    ("path", "is_elsewhere"),
    [
        (r"\\fileserver\kantor\Tanggap", True),
        (r"\\?\UNC\fileserver\kantor", True),
        (r"\\?\D:\Tanggap", False),
        (r"D:\Tanggap", False),
        ("/srv/Tanggap", False),
    ],
)
def test_paths_of_windows(path: str, is_elsewhere: bool) -> None:
    assert place.is_unc(path) == is_elsewhere
