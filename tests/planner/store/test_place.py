"""Where a file lies: what may go wrong there is said, and nothing is said where it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.document import Document
from planner.store import place
from planner.store.place import is_on_network, warnings
from tests.build import start_festival

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:20 / /proc rw - proc proc rw
30 22 0:40 / /home/anna/office rw,relatime - nfs4 server:/office rw,vers=4.2
31 22 0:41 / /media/share\040of\040the\040festival rw - cifs //nas/share rw
32 22 0:42 / /home/anna/ssh rw - fuse.sshfs anna@host: rw
33 22 8:17 / /media/stick rw - vfat /dev/sdb1 rw
34 22 8:18 / /media/disk rw - fuseblk /dev/sdc1 rw
35 30 8:19 / /home/anna/office/local rw - ext4 /dev/sdd1 rw
36 22 0:43 / /mnt/vm rw - vboxsf shared rw
37 22 0:44 / /mnt/twice rw - nfs server:/a rw
38 22 8:20 / /mnt/twice rw - ext4 /dev/sde1 rw
broken line
39 22 0:45 / /mnt/smb rw - smb3 //nas/b rw
"""


@pytest.fixture
def mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another computer's mounts, in the form in which Linux tells them."""
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS)
    monkeypatch.setattr(place, "_MOUNTS", table)


@pytest.mark.usefixtures("mounts")
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/anna/festival.marquee", ""),
        ("/home/anna/office/2026/festival.marquee", "nfs4"),
        ("/home/anna/office/local/festival.marquee", ""),
        ("/home/anna/officer/festival.marquee", ""),
        ("/media/share of the festival/festival.marquee", "cifs"),
        ("/home/anna/ssh/festival.marquee", "fuse.sshfs"),
        ("/media/stick/festival.marquee", ""),
        ("/media/disk/festival.marquee", ""),
        ("/mnt/vm/festival.marquee", "vboxsf"),
        ("/mnt/twice/festival.marquee", ""),
        ("/mnt/smb/festival.marquee", "smb3"),
    ],
)
def test_a_network_share_is_told_from_a_disk(path: str, kind: str) -> None:
    assert is_on_network(Path(path)) == bool(kind)
    said = warnings(Path(path))
    assert len(said) == bool(kind)
    assert all(f"network share ({kind})" in sentence and path in sentence for sentence in said)


def test_where_nothing_is_known_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "_MOUNTS", tmp_path / "not there")
    assert warnings(tmp_path / "f.marquee") == []


@pytest.mark.parametrize(
    ("folder", "cloud"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Festival office)/2026", "Dropbox"),
        ("OneDrive - Panorama/2026", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-anna@example.org/My Drive", "Google Drive"),
        ("Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud2/festivals", "Nextcloud"),
        ("Documents", ""),
        ("Dropbox party", ""),
        ("MEGAlomania", ""),
    ],
)
def test_a_cloud_folder_is_known_by_its_name(tmp_path: Path, folder: str, cloud: str) -> None:
    path = tmp_path / folder / "f.marquee"
    path.parent.mkdir(parents=True)
    said = warnings(path)
    assert len(said) == bool(cloud)
    assert all(f"is kept in step by {cloud}" in sentence for sentence in said)


@pytest.mark.parametrize(
    ("mark", "cloud"),
    [
        (".dropbox.cache", "Dropbox"),
        (".sync_4711.db", "Nextcloud"),
        (".stfolder", "Syncthing"),
        (".dropbox", ""),  # lies in the home folder of everybody who has Dropbox
        ("notes.txt", ""),
    ],
)
def test_a_cloud_folder_is_known_by_what_lies_in_it(tmp_path: Path, mark: str, cloud: str) -> None:
    path = tmp_path / "festivals" / "2026" / "f.marquee"
    path.parent.mkdir(parents=True)
    (tmp_path / mark).mkdir()
    said = warnings(path)
    assert len(said) == bool(cloud)
    assert all(f"“{tmp_path}” is kept in step by {cloud}" in sentence for sentence in said)


def test_a_link_hides_no_cloud(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "festivals").symlink_to(tmp_path / "Dropbox")
    (sentence,) = warnings(tmp_path / "festivals" / "f.marquee")
    assert "Dropbox" in sentence


def test_it_is_said_once_and_everything_works(tmp_path: Path) -> None:
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    with Document.create(folder / "f.marquee", start_festival()) as document:
        assert len(document.place_warnings) == 1
        assert document.read_only == ""
    with Document.create(tmp_path / "f.marquee", start_festival()) as document:
        assert document.place_warnings == ()
