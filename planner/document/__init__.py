"""The document: a festival with its file, its history, and everyone who watches it."""

from planner.document.document import Document
from planner.store import Step

__all__ = ["Document", "Step"]
