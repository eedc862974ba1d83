"""Where a festival lies: places in which a file may be replaced or its lock may not hold.

Nothing is refused there, because people have reasons; it is said once, and the guard watches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.i18n import _
from planner.store.folders import beside

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = re.compile(
    r"nfs4?|cifs|smb[23f]*s?|afs|ncpfs|9p|ceph|glusterfs|lustre|davfs2?|vboxsf|drvfs|prl_fs|"
    r"fuse\.(sshfs|davfs2?|smbnetfs|gvfsd-fuse|rclone|glusterfs|s3fs|curlftpfs|vmhgfs-fuse|"
    r"google-drive-ocamlfuse|onedriver|pcloud|ceph)"
)


@dataclass(frozen=True)
class _Cloud:
    """A synchronising program, by the folder names and the hidden files that it makes."""

    name: str
    folder: str
    marks: tuple[str, ...] = ()


_CLOUDS = (
    # Not “.dropbox”: that is also what lies in the home folder of everybody who has Dropbox.
    _Cloud("Dropbox", r"Dropbox( \(.*\))?", (".dropbox.cache",)),
    _Cloud("OneDrive", r"OneDrive( - .*)?", (".849C9593-D756-4E56-8D6E-42412F2A707B",)),
    _Cloud("Google Drive", r"Google ?Drive|GoogleDrive-.*|My Drive", (".tmp.drivedownload",)),
    _Cloud("iCloud", r"iCloud ?Drive|Mobile Documents|com~apple~CloudDocs"),
    _Cloud("Nextcloud", r"Nextcloud\d*", (".nextcloudsync.log", ".sync_*.db")),
    _Cloud("ownCloud", r"ownCloud\d*", (".owncloudsync.log", "._sync_*.db")),
    _Cloud("Syncthing", r"Syncthing", (".stfolder",)),
    _Cloud("pCloud", r"pCloud ?Drive"),
    _Cloud("MEGA", r"MEGA(sync)?", (".megaignore", ".debris")),
    _Cloud("Seafile", r"Seafile", (".seafile-data",)),
)


def warnings(path: Path) -> list[str]:
    """What is risky about the place of this file, one sentence each; empty where all is well."""
    return [*_network_warning(path), *_cloud_warning(path)]


def is_on_network(path: Path) -> bool:
    """Whether the file lies on another computer, as far as this system tells (Linux does)."""
    return _NETWORK.fullmatch(_kind_of_mount(path)) is not None


def _network_warning(path: Path) -> Iterator[str]:
    if is_on_network(path):
        yield _(
            "“{path}” is on a network share ({kind}), where locks do not always hold and a broken "
            "connection stops editing. Keep the festival on this computer and put copies on the "
            "share."
        ).format(path=path, kind=_kind_of_mount(path))


def _cloud_warning(path: Path) -> Iterator[str]:
    folders = (*path.absolute().parents, *beside(path).parents)  # a link may lead there
    for folder in dict.fromkeys(folders):
        for cloud in _CLOUDS:
            if re.fullmatch(cloud.folder, folder.name) or _has(folder, cloud.marks):
                yield _(
                    "“{folder}” is kept in step by {cloud}, which may replace the festival while "
                    "it is open. Marquee would notice and rescue your work; it is safer to keep "
                    "the festival elsewhere and put copies there."
                ).format(folder=folder, cloud=cloud.name)
                return


def _has(folder: Path, marks: tuple[str, ...]) -> bool:
    try:
        return any(next(folder.glob(mark), None) is not None for mark in marks)
    except OSError:  # a folder that may not be listed has no marks for us
        return False


def _kind_of_mount(path: Path) -> str:
    """The kind of file system the path lies on, as Linux calls it; empty elsewhere."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        inside = path.resolve()
    except (OSError, ValueError, RuntimeError):
        return ""
    mounts = [mount for line in lines if (mount := _mount(line)) is not None]
    around = [(len(place.parts), kind) for place, kind in mounts if inside.is_relative_to(place)]
    deepest = max((depth for depth, _kind in around), default=0)
    # Of two mounts in one place the later one hides the earlier.
    return next((kind for depth, kind in reversed(around) if depth == deepest), "")


def _mount(line: str) -> tuple[Path, str] | None:
    """Where a line of mountinfo mounts what kind of file system."""
    before, _dash, after = line.partition(" - ")
    fields, kind = before.split(" "), after.split(" ")[0]
    if len(fields) < 5 or not kind:
        return None
    place = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
    return Path(place), kind
