"""Other versions of a festival, its backups and copies: to look at, to go back to, to salvage.

``Document.restore`` takes an open festival back as one step. Of one that does not open any more,
``restore_file`` puts a backup in its place and ``salvage`` reads what can be read.
"""

from __future__ import annotations

from pathlib import Path

from planner.edit.restoring import Restore
from planner.errors import UserError
from planner.i18n import _
from planner.model import Festival
from planner.store import (
    Backup,
    LeftOut,
    Restored,
    Salvaged,
    is_sound,
    list_backups,
    newest_sound,
    restore_file,
    salvage,
    verify,
    version_in,
    version_of,
)

__all__ = [
    "Backup",
    "LeftOut",
    "Restored",
    "Salvaged",
    "festival_in",
    "festival_of_file",
    "is_sound",
    "list_backups",
    "newest_sound",
    "restore_edit",
    "restore_file",
    "salvage",
    "verify",
]


def festival_in(backup: Backup) -> Festival:
    """What a backup holds, brought up to date when an older Marquee made it.

    Raises UserError when it cannot be read.
    """
    return version_in(backup).festival


def festival_of_file(path: Path) -> Festival:
    """What another file holds, as data; it is not held, and nothing in it is changed.

    Raises NotAFestival, FestivalDamaged, FestivalTooNew or FestivalHeld.
    """
    return version_of(path).festival


def restore_edit(source: Backup | Path, festival: str) -> Restore:
    """The edit that makes a festival what a backup or another file of it holds.

    ``festival`` is the random name of the one that is open. Raises UserError when the source cannot
    be read, or is another festival.
    """
    version = version_in(source) if isinstance(source, Backup) else version_of(source)
    if version.uuid != festival:
        raise UserError(
            _("“{source}” is another festival; open it by itself.").format(
                source=version.festival.edition.name
            )
        )
    if isinstance(source, Backup):
        title = _("Restore the backup of {when}").format(when=source.when)
    else:
        title = _("Restore what “{file}” says").format(file=source.name)
    return Restore(version.festival, title)
