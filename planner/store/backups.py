"""The backups of festivals: what there is, whether it is sound, and how to read one.

Each is one compressed file in the user's own folder, not beside the festival, so that what happens
to that folder does not happen to them. A small file beside it says when and why it was made and
what its bytes add up to; one without that note was never finished.
"""

from __future__ import annotations

import gzip
import hashlib
import heapq
import json
import logging
import uuid
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from planner.errors import FestivalDamaged, FestivalHeld
from planner.festival_file import claimed
from planner.i18n import N_, _
from planner.store.folders import data_folder, real_path, when
from planner.store.lock import holder_of, require_free
from planner.store.names import Names, names_in

log = logging.getLogger(__name__)

SUFFIX = ".marquee.gz"

PART = 1 << 18
"""How many bytes of a file are held at once while it is copied or compared."""

MIGRATION = "migration"
"""Why a file of an older Marquee was kept; that Marquee cannot open any later backup."""

REASONS = {
    MIGRATION: N_("before it was brought up to date"),
    "open": N_("when it was opened"),
    "hourly": N_("while it was edited"),
    "risky": N_("before {title}"),
    "restore": N_("before another version took its place"),
}
"""Why a backup was made, as people read it."""


@dataclass(frozen=True)
class Backup:
    """One backup. ``path`` is where the festival's file was, in older ones by the link by which it
    was opened; ``why`` a key of ``REASONS``, for which ``title`` names the edit; ``digest`` the
    SHA-256 of the uncompressed file of ``size`` bytes; ``number`` counts those of one file, because
    clocks are put back.
    """

    file: Path
    time: datetime
    why: str
    path: str
    uuid: str
    copy: str
    name: str
    films: int
    screenings: int
    size: int
    digest: str
    title: str = ""
    number: int = 0

    @property
    def id(self) -> str:
        """The name by which a person picks it: the time of its making, in UTC."""
        return self.file.name.removesuffix(SUFFIX)

    @property
    def reason(self) -> str:
        """Why it was made: “when it was opened”."""
        return _(REASONS.get(self.why, REASONS["hourly"])).format(title=self.title)

    @property
    def when(self) -> str:
        """When it was made, by the user's clock: “2026-11-06 14:05”."""
        return when(self.time)

    def is_of(self, path: Path) -> bool:
        """Whether it is of the file in that place, by whichever links either was reached; a copy
        made by a file manager has the same names.
        """
        return real_path(Path(self.path)) == real_path(path)

    def content(self) -> bytes:
        """The festival's file as it was; raises FestivalDamaged when that is not what was kept."""
        return b"".join(self._parts())

    def require_whole(self) -> None:
        """Raise FestivalDamaged when it is not what was kept, without taking memory for it all."""
        for _part in self._parts():
            pass

    def _parts(self) -> Iterator[bytes]:
        """The file as it was, part by part; raises FestivalDamaged at the end at the latest."""
        digest = hashlib.sha256()
        try:
            with gzip.open(self.file) as compressed:
                while part := compressed.read(PART):
                    digest.update(part)
                    yield part
        except (OSError, EOFError, zlib.error) as error:
            raise self.damaged() from error
        if digest.hexdigest() != self.digest:
            raise self.damaged()

    def damaged(self) -> FestivalDamaged:
        """The sentence for a backup that cannot be read."""
        return FestivalDamaged(
            _("The backup of {when} ({file}) is damaged; take another one.").format(
                when=self.when, file=self.file
            )
        )

    def note(self) -> str:
        """What is written beside it."""
        values = asdict(self)
        del values["file"]
        return json.dumps({**values, "time": self.time.isoformat()}, ensure_ascii=False)


def folder_of(festival: str) -> Path:
    """Where backups of the festival of that random name are; raises OSError when impossible."""
    try:
        name = str(uuid.UUID(festival))
    except ValueError:  # no name of ours, and a folder must not be named by what a file says
        name = hashlib.sha256(festival.encode()).hexdigest()[:32]
    return data_folder("backups", name)


def note_of(file: Path) -> Path:
    """The note beside a backup."""
    return file.with_name(file.name.removesuffix(SUFFIX) + ".json")


def backups_of(festival: str) -> tuple[Backup, ...]:
    """All backups of the festival of that random name, newest first."""
    try:
        found = list(_read(folder_of(festival).iterdir()))
    except OSError as error:
        log.info("no backups can be read: %s", error)
        return ()
    return tuple(sorted(found, key=lambda backup: (backup.time, backup.id), reverse=True))


def list_backups(path: Path) -> tuple[Backup, ...]:
    """All backups of the festival in that file, of all its copies, newest first.

    A file that is open, damaged or gone is known by who has it open, or by its former path.
    """
    names = names_of(path)
    return backups_of(names.uuid) if names.uuid else _of_path(path)


def newest_of_copy(backups: Iterable[Backup], copy: str, path: Path | None = None) -> list[Backup]:
    """Newest first, those of that copy of the festival; those of all where it is not known.

    Those made of the file at ``path`` come before all others: a copy made by a file manager has
    the same name.
    """
    here, elsewhere = list[Backup](), list[Backup]()
    for backup in backups:
        if not copy or backup.copy == copy:
            is_here = path is not None and backup.is_of(path)
            (here if is_here else elsewhere).append(backup)
    return [*_newest_first(here), *_newest_first(elsewhere)]


def _newest_first(backups: Iterable[Backup]) -> Iterator[Backup]:
    """By their numbers, whatever the clock said; older ones were counted for each link to a file
    by itself, and only their times say how these go together.
    """
    counted = defaultdict[str, list[Backup]](list)
    for backup in sorted(backups, key=lambda b: (b.number, b.time), reverse=True):
        counted[backup.path].append(backup)
    return heapq.merge(*counted.values(), key=lambda b: b.time, reverse=True)


def names_of(path: Path) -> Names:
    """The random names of the festival in a file, as far as they can be found out."""
    try:
        with claimed(path):
            require_free(path)
            return names_in(path)
    except (FestivalHeld, OSError):
        holder = holder_of(path)
        return Names() if holder is None else Names(holder.uuid, holder.copy)


def _of_path(path: Path) -> tuple[Backup, ...]:
    """The backups of whatever festival was last at that path."""
    try:
        folders = [folder for folder in data_folder("backups").iterdir() if folder.is_dir()]
    except OSError as error:
        log.info("no backups can be read: %s", error)
        return ()
    backups = [backups_of(folder.name) for folder in folders]
    here = [group for group in backups if any(backup.is_of(path) for backup in group)]
    return max(here, key=lambda group: group[0].time, default=())


def _read(files: Iterable[Path]) -> Iterator[Backup]:
    for file in files:
        if file.name.endswith(SUFFIX):
            try:
                yield _from_note(file, json.loads(note_of(file).read_text(encoding="utf-8")))
            except (OSError, ValueError, TypeError, KeyError) as error:
                log.info("%s is no finished backup: %r", file, error)


def _from_note(file: Path, noted: dict[str, Any]) -> Backup:
    time = datetime.fromisoformat(noted.pop("time"))
    if time.tzinfo is None:
        raise ValueError(time)
    return Backup(file=file, time=time, **noted)
