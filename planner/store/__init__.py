"""Persistence: the only package that knows SQLAlchemy; ``planner.document`` is its only reader."""

from planner.store.backups import Backup, list_backups
from planner.store.file import remove_unfinished
from planner.store.handover import PATIENCE
from planner.store.journal import Position, Step
from planner.store.lock import user_name
from planner.store.mending import LeftOut
from planner.store.restore import (
    Restored,
    Version,
    is_sound,
    newest_sound,
    restore_file,
    stills_in,
    version_in,
    version_of,
)
from planner.store.salvage import Salvaged, salvage
from planner.store.state import State
from planner.store.thread import Store
from planner.store.verify import verify
from planner.store.write import Write

__all__ = [
    "PATIENCE",
    "Backup",
    "LeftOut",
    "Position",
    "Restored",
    "Salvaged",
    "State",
    "Step",
    "Store",
    "Version",
    "Write",
    "is_sound",
    "list_backups",
    "newest_sound",
    "remove_unfinished",
    "restore_file",
    "salvage",
    "stills_in",
    "user_name",
    "verify",
    "version_in",
    "version_of",
]
