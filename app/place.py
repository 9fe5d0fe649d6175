"""Where the data folder must not be: on another machine's disk, or where a program copies files to a cloud.

SQLite's write-ahead log needs memory that all its processes share, which no network folder has; and a cloud takes
files one by one, at moments of its own, and puts older ones back.
"""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
REMOTE_SYSTEMS = frozenset(
    """nfs nfs4 cifs smb3 smbfs ncpfs afs 9p ceph glusterfs fuse.glusterfs lustre davfs fuse.davfs2 fuse.sshfs
    fuse.rclone fuse.gvfsd-fuse fuse.smbnetfs fuse.curlftpfs fuse.s3fs fuse.onedriver
    fuse.google-drive-ocamlfuse""".split()
)
CLOUD_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
CLOUD_NAMES = re.compile(
    r"(onedrive( - .+)?|dropbox( \(.+\))?|google ?drive(-.+)?|nextcloud|icloud ?drive)", re.IGNORECASE
)
CLOUD_MARKERS = (
    *(".849C9593-D756-4E56-8D6E-42412F2A707B", ".dropbox", ".dropbox.cache", ".tmp.drivedownload"),
    *(".tmp.driveupload", ".stfolder", ".nextcloudsync.log"),
)
"""Left in its folder by OneDrive, Dropbox, Google Drive, Syncthing, Nextcloud."""
DRIVE_REMOTE = 4


def refusal(folder: Path, environment: Mapping[str, str] = os.environ, mounts: Path = MOUNTS) -> str | None:
    """`network_folder`, `cloud_folder`, or None. Writes nothing; the folder need not be there."""
    place = folder.resolve()
    if is_unc(str(folder)) or is_unc(str(place)) or _is_remote(place, mounts):
        return "network_folder"
    return "cloud_folder" if _is_synced(place, environment) else None


def is_unc(path: str) -> bool:
    r"""A Windows path to another machine: \\server\share, \\?\UNC\server\share; not \\?\C:\."""
    text = path.replace("/", "\\") if sys.platform == "win32" else path
    if text.startswith(("\\\\?\\", "\\\\.\\")):
        return text[4:8].upper() == "UNC\\"
    return text.startswith("\\\\")


def _is_synced(place: Path, environment: Mapping[str, str]) -> bool:
    around = (place, *place.parents)
    told = {Path(environment[name]).resolve() for name in CLOUD_VARIABLES if environment.get(name)}
    return any(
        each in told
        or CLOUD_NAMES.fullmatch(each.name) is not None
        or any((each / marker).exists() for marker in CLOUD_MARKERS)
        for each in around
    )


if sys.platform == "win32":
    import ctypes

    def _is_remote(place: Path, mounts: Path) -> bool:
        return bool(ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == DRIVE_REMOTE)

else:

    def _is_remote(place: Path, mounts: Path) -> bool:
        """By the kernel's table: field 5 is where something is mounted, the first one after `-` what it is."""
        try:
            lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
        except OSError:
            return False
        systems = {Path(_plain(line.split()[4])): line.partition(" - ")[2].split()[0] for line in lines}
        around = (place, *place.parents)
        return next((systems[each] in REMOTE_SYSTEMS for each in around if each in systems), False)

    def _plain(escaped: str) -> str:
        """Spaces and the like stand in the table as three octal digits."""
        return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), escaped)
