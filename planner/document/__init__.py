"""The document: a festival with its file, its history, and everyone who watches it."""

from planner.document.document import Document
from planner.store import Backup, Step, list_backups
from planner.store.folders import when
from planner.store.lock import Holder, holder_of, lock_file

__all__ = [
    "Backup",
    "Document",
    "Holder",
    "Step",
    "holder_of",
    "list_backups",
    "lock_file",
    "when",
]
