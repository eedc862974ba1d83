"""Persistence: the only package that knows SQLAlchemy; ``planner.document`` is its only reader."""

from planner.store.backups import Backup, list_backups
from planner.store.handover import PATIENCE
from planner.store.journal import Link, Position, Step
from planner.store.lock import user_name
from planner.store.state import State
from planner.store.thread import Store
from planner.store.verify import verify
from planner.store.write import Write

__all__ = [
    "PATIENCE",
    "Backup",
    "Link",
    "Position",
    "State",
    "Step",
    "Store",
    "Write",
    "list_backups",
    "user_name",
    "verify",
]
